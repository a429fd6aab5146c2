// Threads and processes of the system.
#pragma once

#include <cstdint>
#include <memory>

namespace touchstone {

struct Activation;

// The thread on which it is made.
class Thread {
 public:
  Thread();
  Thread(const Thread&) = delete;
  Thread& operator=(const Thread&) = delete;
  ~Thread();

  // To be called once, before the first `stop`; false when the system refuses.
  static bool allow_stops();
  // Stops the thread, where it runs wasm, for as long as it takes to ask whether it leaves (Running::take_interrupt).
  void stop() const;

 private:
  struct Handle;
  std::unique_ptr<Handle> handle_;
};

// While it lives, the system takes an activation's stack for that of this thread.
class OnStack {
 public:
  explicit OnStack(const Activation&);
  OnStack(const OnStack&) = delete;
  OnStack& operator=(const OnStack&) = delete;
  ~OnStack();

 private:
  // What it took for it before.
  uint64_t before_[3];
};

// From now on this process ends together with its parent, even in an endless loop; false where the system cannot do that.
bool die_with_parent();

}  // namespace touchstone
