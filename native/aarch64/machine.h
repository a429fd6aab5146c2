// What C++ must know of AArch64: CPU levels, and the registers of a thread that a signal stopped.
#pragma once

#include <asm/hwcap.h>
#include <sys/auxv.h>
#include <ucontext.h>

#include <cstdint>

#include "activation.h"

namespace touchstone::machine {

// How many of the target's CPU levels (engine/target/aarch64.ts) this processor has.
inline uint32_t cpu_levels() { return (getauxval(AT_HWCAP) & HWCAP_ATOMICS) != 0 ? 2 : 1; }

// Where a thread stood.
struct Stopped {
  uint64_t pc;
  uint64_t sp;
  uint64_t fp;
};
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

}  // namespace touchstone::machine
