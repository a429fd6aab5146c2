#include "activation.h"

#include <sys/mman.h>

#include <algorithm>

namespace touchstone {

uint64_t Activation::guard_end() const { return reinterpret_cast<uint64_t>(mapping) + StackPool::kGuardBytes; }
uint64_t Activation::limit() const { return guard_end() + TS_STACK_HEADROOM; }

StackPool::~StackPool() {
  for (auto* list : {&live_, &idle_}) {
    for (Activation* a : *list) munmap(a->mapping, kGuardBytes + kStackBytes);
  }
}

Activation* StackPool::acquire() {
  if (live_.size() >= kMaxLive) return nullptr;
  if (!idle_.empty()) {
    live_.push_back(idle_.back());
    idle_.pop_back();
    return live_.back();
  }
  constexpr size_t size = kGuardBytes + kStackBytes;
  void* at = mmap(nullptr, size, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
  if (at == MAP_FAILED) return nullptr;
  auto* mapping = static_cast<uint8_t*>(at);
  if (mprotect(mapping + kGuardBytes, kStackBytes, PROT_READ | PROT_WRITE) != 0) {
    munmap(at, size);
    return nullptr;
  }
  auto* activation = reinterpret_cast<Activation*>(mapping + size - TS_ACTIVATION_SIZE);
  activation->mapping = mapping;
  live_.push_back(activation);
  return activation;
}

void StackPool::release(Activation* activation) {
  // Nearly always the last one; a dropped activation of an asynchronous host call may be any.
  live_.erase(std::find(live_.rbegin(), live_.rend(), activation).base() - 1);
  if (idle_.size() < kMaxIdle) {
    idle_.push_back(activation);
  } else {
    munmap(activation->mapping, kGuardBytes + kStackBytes);
  }
}

}  // namespace touchstone
