#include "faults.h"

#include "environment.h"

namespace touchstone {

namespace {

thread_local Running this_thread;

}  // namespace

Running& running() { return this_thread; }

Fault Running::take_fault(const Stopped& at, uint64_t address) const {
  Activation* a = activation;
  if (a == nullptr || !environment->code.contains(at.pc)) return Fault::foreign;
  auto stack = reinterpret_cast<uint64_t>(a->mapping);
  if (address >= stack && address < a->guard_end()) {
    a->exit = TS_EXIT_STACK_GUARD;
  } else if (environment->heaps.is_null(address, a->store)) {
    a->exit = TS_EXIT_FAULT;
    a->number = TS_DETAIL_NONE;
  } else {
    uint64_t base;
    // Code relies on faults only where pages of the memory are whole pages of the machine.
    uint64_t length;
    if (const MemorySlot* memory = environment->memories.find(address); memory != nullptr) {
      base = memory->base;
      length = memory->accessible;
      if (memory->store != a->store || address - base < length) return Fault::foreign;
    } else {
      const SharedMemory* shared = environment->shared.find(a->store, address);
      if (shared == nullptr) return Fault::foreign;
      base = shared->base;
      length = shared->length();
      // Another thread has grown it meanwhile.
      if (address - base < length) return Fault::gone;
    }
    a->exit = TS_EXIT_FAULT;
    a->number = TS_DETAIL_MEMORY;
    a->asked = address - base;
    a->limit = length;
  }
  a->pc = at.pc;
  a->sp = at.sp;
  a->fp = at.fp;
  return Fault::trap;
}

bool Running::take_interrupt(const Stopped& at) const {
  Activation* a = activation;
  if (a == nullptr || !environment->interrupt.pending() || !environment->code.contains(at.pc)) return false;
  a->exit = TS_EXIT_INTERRUPTED;
  a->pc = at.pc;
  a->sp = at.sp;
  a->fp = at.fp;
  return true;
}

Activation* interrupted_activation() {
  auto [environment, activation] = running();
  return environment != nullptr && environment->interrupt.pending() ? activation : nullptr;
}

InWasm::InWasm(Environment* environment, Activation* activation) : stack_(*activation) {
  running() = {environment, activation};
  environment->interrupt.entered(true);
}

InWasm::~InWasm() {
  running().environment->interrupt.entered(false);
  running() = {};
}

}  // namespace touchstone
