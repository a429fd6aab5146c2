// The registers of a thread that a signal stopped, AArch64.
#pragma once

#include <ucontext.h>

#include "activation.h"
#include "faults.h"

namespace touchstone {

inline Stopped stopped(const ucontext_t* context) {
  const mcontext_t& registers = context->uc_mcontext;
  return {registers.pc, registers.sp, registers.regs[29]};
}

// Sends the thread to ts_leave once its handler returns. The stub takes the activation in x16 and finds everything else there.
inline void leave(ucontext_t* context, const Activation* activation) {
  // PSTATE.BTYPE: what was stopped right behind an indirect branch is not what goes on.
  constexpr uint64_t kBranchType = 3 << 10;
  mcontext_t& registers = context->uc_mcontext;
  registers.regs[16] = activation->top();
  registers.pc = reinterpret_cast<uint64_t>(&ts_leave);
  registers.pstate &= ~kBranchType;
}

}  // namespace touchstone
