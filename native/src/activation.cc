#include "activation.h"

#include <sys/mman.h>

#include <algorithm>

namespace touchstone {

uint64_t Activation::guard_end() const { return reinterpret_cast<uint64_t>(mapping) + StackPool::kGuardBytes; }
uint64_t Activation::stack_limit() const { return guard_end() + TS_STACK_HEADROOM; }

void StackPool::unmap(Activation* a) { munmap(a->mapping, kGuardBytes + a->stack_bytes); }

StackPool::~StackPool() {
  for (auto* list : {&live_, &idle_}) {
    for (Activation* a : *list) unmap(a);
  }
}

Activation* StackPool::acquire(uint64_t stack_bytes) {
  if (full()) return nullptr;
  auto idle = std::find_if(idle_.rbegin(), idle_.rend(), [&](Activation* a) { return a->stack_bytes == stack_bytes; });
  if (idle != idle_.rend()) {
    live_.push_back(*idle);
    *idle = idle_.back();
    idle_.pop_back();
    return live_.back();
  }
  size_t size = kGuardBytes + stack_bytes;
  void* at = mmap(nullptr, size, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
  if (at == MAP_FAILED) return nullptr;
  auto* mapping = static_cast<uint8_t*>(at);
  if (mprotect(mapping + kGuardBytes, stack_bytes, PROT_READ | PROT_WRITE) != 0) {
    munmap(at, size);
    return nullptr;
  }
  auto* activation = reinterpret_cast<Activation*>(mapping + size - TS_ACTIVATION_SIZE);
  activation->mapping = mapping;
  activation->stack_bytes = stack_bytes;
  live_.push_back(activation);
  return activation;
}

void StackPool::release(Activation* activation) {
  // Nearly always the last one; a dropped activation of an asynchronous host call may be any.
  live_.erase(std::find(live_.rbegin(), live_.rend(), activation).base() - 1);
  // The oldest goes: its size may be one that no store has any more.
  if (idle_.size() == kMaxIdle) {
    unmap(idle_.front());
    idle_.erase(idle_.begin());
  }
  idle_.push_back(activation);
}

}  // namespace touchstone
