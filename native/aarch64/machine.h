// What C++ must know of AArch64: CPU levels.
#pragma once

#include <asm/hwcap.h>
#include <sys/auxv.h>

#include <cstdint>

// Of functions that generated code or a stub calls, and of stubs that C++ calls: the ABI of every system.
#define TS_GENERATED_ABI

namespace touchstone::machine {

// How many of the target's CPU levels (engine/target/aarch64.ts) this processor has.
inline uint32_t cpu_levels() { return (getauxval(AT_HWCAP) & HWCAP_ATOMICS) != 0 ? 2 : 1; }

}  // namespace touchstone::machine
