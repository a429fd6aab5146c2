// The registers of a thread that a signal stopped, x86-64.
#pragma once

#include <ucontext.h>

#include "activation.h"
#include "faults.h"

namespace touchstone {

inline Stopped stopped(const ucontext_t* context) {
  const greg_t* registers = context->uc_mcontext.gregs;
  auto value = [&](int which) { return static_cast<uint64_t>(registers[which]); };
  return {value(REG_RIP), value(REG_RSP), value(REG_RBP)};
}

// Sends the thread to ts_leave once its handler returns. The stub takes the activation in rax and finds everything else there.
inline void leave(ucontext_t* context, const Activation* activation) {
  greg_t* registers = context->uc_mcontext.gregs;
  registers[REG_RAX] = static_cast<greg_t>(activation->top());
  registers[REG_RIP] = reinterpret_cast<greg_t>(&ts_leave);
}

}  // namespace touchstone
