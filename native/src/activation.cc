#include "activation.h"

#include <algorithm>

#include "pages.h"

namespace touchstone {

uint64_t Activation::guard_end() const { return reinterpret_cast<uint64_t>(mapping) + StackPool::kGuardBytes; }
uint64_t Activation::stack_limit() const { return guard_end() + TS_STACK_HEADROOM; }

void StackPool::unmap(Activation* a) { unmap_pages(reinterpret_cast<uint64_t>(a->mapping), kGuardBytes + a->stack_bytes); }

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
  uint64_t size = kGuardBytes + stack_bytes;
  uint64_t mapping = map_pages(size, Access::none);
  if (mapping == 0) return nullptr;
  if (!allow(mapping + kGuardBytes, stack_bytes, Access::write)) {
    unmap_pages(mapping, size);
    return nullptr;
  }
  auto* activation = static_cast<Activation*>(pointer(mapping + size - TS_ACTIVATION_SIZE));
  activation->mapping = static_cast<uint8_t*>(pointer(mapping));
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
