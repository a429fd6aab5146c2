// Memory faults in generated code become traps. The handler is the only process-wide state of the addon.
//
// A fault is ours when this thread is inside wasm, its pc lies in a code range of this environment, and the address lies in
// the inaccessible part of a memory of the running store, in the null page of its heap, or in the guard of the running stack. All
// of that is read through thread-local state and per-environment arrays that only this thread changes, and never while it is
// inside wasm: no lock, no atomics, no allocation. Everything else goes to the handler that was there before (V8's).
#pragma once

#include <cstddef>
#include <cstdint>

namespace touchstone {

struct Environment;
struct Activation;

// Installs the SIGSEGV and SIGBUS handlers once a process; false when the system refuses.
bool install_handlers();
bool handlers_installed();

// The activation that this thread runs and that is to be interrupted; null where there is none.
Activation* interrupted_activation();

// The handler of interrupts (interrupt.h), which is there once somebody asks for one, and its signal.
bool install_interrupt_handler();
int interrupt_signal();

// The alternate stack on which this thread's handlers run.
class SignalStack {
 public:
  SignalStack() = default;
  SignalStack(const SignalStack&) = delete;
  SignalStack& operator=(const SignalStack&) = delete;
  ~SignalStack();

  // Must be called on the thread that will run wasm. Does nothing when it has a stack already.
  bool install();

 private:
  static constexpr size_t kBytes = 64 * 1024;
  void* mapping_ = nullptr;
};

// While it lives, this thread runs wasm.
class InWasm {
 public:
  InWasm(Environment*, Activation*);
  InWasm(const InWasm&) = delete;
  InWasm& operator=(const InWasm&) = delete;
  ~InWasm();
};

}  // namespace touchstone
