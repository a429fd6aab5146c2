// C functions that generated code calls on its own stack (INSTANCE.memmove, INSTANCE.memset). A stop that interrupts wasm does
// nothing while its pc is here, so they ask by themselves, at their beginning and between parts that take some microseconds.
#pragma once

#include <cstddef>

#include "machine.h"

namespace touchstone {

TS_GENERATED_ABI void builtin_memmove(void* to, const void* from, size_t n);
TS_GENERATED_ABI void builtin_memset(void* to, int byte, size_t n);

}  // namespace touchstone
