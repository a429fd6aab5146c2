// What C++ must know of x86-64: CPU levels, and the registers of a thread that a signal stopped. Another machine is another
// folder with a header of this name and these functions, and stubs beside it (native/build.ts takes the host's).
#pragma once

#include <ucontext.h>

#include <cstdint>

#include "activation.h"

namespace touchstone::machine {

// How many of the target's CPU levels (engine/target/x86-64.ts) this processor has.
inline uint32_t cpu_levels() {
  __builtin_cpu_init();
  return __builtin_cpu_supports("x86-64-v3") ? 2 : __builtin_cpu_supports("x86-64-v2") ? 1 : 0;
}

// Where a thread stood.
struct Stopped {
  uint64_t pc;
  uint64_t sp;
  uint64_t fp;
};
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

}  // namespace touchstone::machine
