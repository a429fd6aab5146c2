// Calls that take too long, and calls that another thread wants to end. Compiled code asks for nothing: a thread of the process
// watches deadlines and stops the thread that runs wasm, again and again until it has left. A stop that finds the pc in generated
// code leaves there as a trap does; one that finds it elsewhere does nothing, and the next entry into wasm is refused.
#pragma once

#include <atomic>
#include <chrono>
#include <cstdint>

#include "thread.h"

namespace touchstone {

// What one environment is told. Made on the thread that runs its wasm.
class Interrupt {
 public:
  using Clock = std::chrono::steady_clock;

  Interrupt();
  Interrupt(const Interrupt&) = delete;
  Interrupt& operator=(const Interrupt&) = delete;
  ~Interrupt();

  // Known to other threads, never given again.
  uint32_t id() const { return id_; }
  // Whether what runs is to end, as far as the watcher has seen.
  bool pending() const { return requested_.load(std::memory_order_relaxed) || expired_.load(std::memory_order_relaxed); }
  // The same for who is about to enter, and need not wait for the watcher.
  bool due() const { return pending() || (armed_ && Clock::now() >= own_deadline_); }
  // What another thread wanted is done, or there is nothing that it could be about.
  void served() { requested_.store(false, std::memory_order_relaxed); }
  void entered(bool in_wasm) { in_wasm_.store(in_wasm, std::memory_order_relaxed); }

  // From now on, in so many milliseconds; infinity: never. Whatever runs then is interrupted until there is another deadline.
  // False where the system refuses stops.
  bool set_deadline(double milliseconds);
  // Ends what runs wasm on the thread of that environment, if anything does. False where there is no such environment.
  static bool request(uint32_t id);

 private:
  friend class Watcher;

  const Thread thread_;
  // The deadline as this thread knows it, where there is one.
  bool armed_ = false;
  Clock::time_point own_deadline_;
  std::atomic<bool> requested_ = false;
  std::atomic<bool> expired_ = false;
  std::atomic<bool> in_wasm_ = false;
  // The watcher's, behind its lock.
  uint32_t id_ = 0;
  Clock::time_point deadline_ = Clock::time_point::max();
};

}  // namespace touchstone
