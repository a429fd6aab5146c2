// How every function of generated code begins (engine/target/x86-64.ts, `unwind`), as Windows wants it described: UNWIND_INFO of
// "x64 exception handling" (Microsoft). Behind its prologue a function keeps rbp, and whatever it does to rsp is undone by it. In
// its way out the system looks at the instructions themselves: at `pop rbp` and what returns behind it.
#pragma once

#include <cstdint>

namespace touchstone {

constexpr uint8_t kPrologue[] = {
    // Version; bytes of the prologue; two steps, the last one first; the frame register is rbp.
    1, 4, 2, 5,
    // At 4: UWOP_SET_FPREG, `mov rbp, rsp`.
    4, 3,
    // At 1: UWOP_PUSH_NONVOL, `push rbp`.
    1, 0x50,
};

}  // namespace touchstone
