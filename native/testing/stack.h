// What walk.cc asks the system's unwinder.
#pragma once

#include <cstdint>
#include <span>
#include <string>

extern "C" {
// For generated code, which calls it on its own stack: calls `on_walk`.
void walk();
void on_walk();
}
// Walks the stack from its caller on: pcs, innermost first, of each call rather than of what it returns to. Their number.
uint32_t walk_stack(std::span<uint64_t> pcs);
// The file whose code is there; empty where that is none.
std::string file_at(uint64_t pc);
// Whether the unwinder has been told of the function there.
bool is_told(uint64_t pc);
