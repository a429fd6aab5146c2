// Memory faults in generated code become traps. The handler is the only process-wide state of the addon.
//
// A fault is ours when this thread is inside wasm, its pc lies in a code range of this environment, and the address lies in
// the inaccessible part of a memory of the running store, in the null page of its heap, or in the guard of the running stack. All
// of that is read through thread-local state and per-environment arrays that only this thread changes, and never while it is
// inside wasm: no lock, no atomics, no allocation. Everything else goes to the handler that was there before (V8's).
#pragma once

#include <cstddef>
#include <cstdint>

#include "thread.h"

namespace touchstone {

struct Environment;
struct Activation;

// Where a thread stood.
struct Stopped {
  uint64_t pc;
  uint64_t sp;
  uint64_t fp;
};

// What a memory fault is: none of ours, over by the time that we look, or a trap.
enum class Fault { foreign, gone, trap };

// The wasm that a thread is inside of; null where it is not.
struct Running {
  Environment* environment = nullptr;
  Activation* activation = nullptr;

  // Looks at a fault. Of a trap the activation says everything, and the thread goes on at ts_leave with it.
  Fault take_fault(const Stopped&, uint64_t address) const;
  // Whether the thread, which somebody stopped, is to leave for an interrupt; it goes on as from a trap then.
  bool take_interrupt(const Stopped&) const;
};
// This thread's.
Running& running();

// The activation that this thread runs and that is to be interrupted; null where there is none.
Activation* interrupted_activation();

// Installs the handlers of faults once a process; false when the system refuses.
bool install_handlers();
bool handlers_installed();

// Where this thread's handlers run, if that is not where the thread itself does.
class HandlerStack {
 public:
  HandlerStack() = default;
  HandlerStack(const HandlerStack&) = delete;
  HandlerStack& operator=(const HandlerStack&) = delete;
  ~HandlerStack();

  // Must be called on the thread that will run wasm. Does nothing when it has a stack already.
  bool install();

 private:
  uint64_t mapping_ = 0;
};

// While it lives, this thread runs wasm.
class InWasm {
 public:
  InWasm(Environment*, Activation*);
  InWasm(const InWasm&) = delete;
  InWasm& operator=(const InWasm&) = delete;
  ~InWasm();

 private:
  OnStack stack_;
};

}  // namespace touchstone
