// What C++ must know of x86-64 wherever it runs. Another machine is another folder with a header of this name and this function,
// stubs beside it, and a folder for each system with its context.h (native/build.ts takes the target's).
#pragma once

#include <cstdint>

// Of functions that generated code or a stub calls, and of stubs that C++ calls: the System V ABI, on every system. Elsewhere the
// compiler makes up for what its own ABI keeps and that one does not.
#define TS_GENERATED_ABI [[gnu::sysv_abi]]

namespace touchstone::machine {

// How many of the target's CPU levels (engine/target/x86-64.ts) this processor has.
inline uint32_t cpu_levels() {
  __builtin_cpu_init();
  return __builtin_cpu_supports("x86-64-v3") ? 2 : __builtin_cpu_supports("x86-64-v2") ? 1 : 0;
}

}  // namespace touchstone::machine
