#include "interrupt.h"

#include <algorithm>
#include <cmath>
#include <condition_variable>
#include <map>
#include <mutex>
#include <thread>

namespace touchstone {

// The one thread of the process that watches. It begins with the first deadline or request, and never ends: it and what it holds
// outlive everything that could be torn down.
class Watcher {
 public:
  static Watcher& get() {
    static auto* watcher = new Watcher;
    return *watcher;
  }

  void add(Interrupt* interrupt) {
    std::lock_guard lock(mutex_);
    interrupt->id_ = ++last_id_;
    watched_.emplace(interrupt->id_, interrupt);
  }
  void remove(Interrupt* interrupt) {
    std::lock_guard lock(mutex_);
    watched_.erase(interrupt->id_);
  }

  bool set_deadline(Interrupt* interrupt, Interrupt::Clock::time_point deadline) {
    std::lock_guard lock(mutex_);
    interrupt->deadline_ = deadline;
    interrupt->expired_ = false;
    return deadline == Interrupt::Clock::time_point::max() || wake();
  }
  bool request(uint32_t id) {
    std::lock_guard lock(mutex_);
    auto found = watched_.find(id);
    if (found == watched_.end()) return false;
    found->second->requested_ = true;
    return wake();
  }

 private:
  // Between stops of a thread that has not left yet.
  static constexpr auto kAgain = std::chrono::milliseconds(5);

  bool wake() {
    if (!started_) {
      if (!Thread::allow_stops()) return false;
      std::thread([this] { watch(); }).detach();
      started_ = true;
    }
    changed_.notify_one();
    return true;
  }

  [[noreturn]] void watch() {
    std::unique_lock lock(mutex_);
    for (;;) {
      auto now = Interrupt::Clock::now();
      auto next = Interrupt::Clock::time_point::max();
      for (auto& [_, interrupt] : watched_) {
        if (interrupt->deadline_ <= now) interrupt->expired_ = true;
        if (interrupt->pending()) {
          // A thread that is elsewhere asks before it enters.
          if (interrupt->in_wasm_) interrupt->thread_.stop();
          next = std::min(next, now + kAgain);
        } else {
          next = std::min(next, interrupt->deadline_);
        }
      }
      if (next == Interrupt::Clock::time_point::max()) {
        changed_.wait(lock);
      } else {
        changed_.wait_until(lock, next);
      }
    }
  }

  std::mutex mutex_;
  std::condition_variable changed_;
  std::map<uint32_t, Interrupt*> watched_;
  uint32_t last_id_ = 0;
  bool started_ = false;
};

namespace {

// Thirty years: no sum of times overflows.
constexpr double kLongestDeadline = 1e12;

}  // namespace

Interrupt::Interrupt() { Watcher::get().add(this); }
Interrupt::~Interrupt() { Watcher::get().remove(this); }

bool Interrupt::set_deadline(double milliseconds) {
  armed_ = std::isfinite(milliseconds);
  own_deadline_ = Clock::time_point::max();
  if (armed_) {
    std::chrono::duration<double, std::milli> in(std::clamp(milliseconds, 0.0, kLongestDeadline));
    own_deadline_ = Clock::now() + std::chrono::duration_cast<Clock::duration>(in);
  }
  return Watcher::get().set_deadline(this, own_deadline_);
}

bool Interrupt::request(uint32_t id) { return Watcher::get().request(id); }

}  // namespace touchstone
