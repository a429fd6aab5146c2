// Activations: one run of wasm code each, on a pooled stack of its own. The block stands at the top of the stack's mapping
// (ACTIVATION of engine/abi/layout.ts, read by the stubs); below it the stack, below that the headroom and a guard region.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "layout.h"
#include "machine.h"

namespace touchstone {

struct Environment;

struct alignas(16) Activation {
  uint64_t host_sp;
  uint64_t sp;
  uint64_t fp;
  uint64_t pc;
  uint64_t instance;
  uint64_t asked;
  uint32_t exit;
  uint32_t number;
  uint64_t slot;
  uint64_t last_slot;
  uint64_t pop;
  uint64_t limit;
  uint64_t exit_registers;
  // From here on the stubs read nothing.
  uint8_t* mapping;
  uint64_t stack_bytes;
  uint64_t store;

  uint64_t top() const { return reinterpret_cast<uint64_t>(this); }
  uint64_t guard_end() const;
  uint64_t stack_limit() const;
};
static_assert(offsetof(Activation, host_sp) == TS_ACTIVATION_HOST_SP);
static_assert(offsetof(Activation, sp) == TS_ACTIVATION_SP);
static_assert(offsetof(Activation, fp) == TS_ACTIVATION_FP);
static_assert(offsetof(Activation, pc) == TS_ACTIVATION_PC);
static_assert(offsetof(Activation, instance) == TS_ACTIVATION_INSTANCE);
static_assert(offsetof(Activation, asked) == TS_ACTIVATION_ASKED);
static_assert(offsetof(Activation, exit) == TS_ACTIVATION_EXIT);
static_assert(offsetof(Activation, number) == TS_ACTIVATION_NUMBER);
static_assert(offsetof(Activation, slot) == TS_ACTIVATION_SLOT);
static_assert(offsetof(Activation, last_slot) == TS_ACTIVATION_LAST_SLOT);
static_assert(offsetof(Activation, pop) == TS_ACTIVATION_POP);
static_assert(offsetof(Activation, limit) == TS_ACTIVATION_LIMIT);
static_assert(offsetof(Activation, exit_registers) == TS_ACTIVATION_EXIT_REGISTERS);
static_assert(TS_REGISTERS_VECS == TS_REGISTERS_INTS + TS_INT_ARG_REGS * 8);
static_assert(TS_REGISTERS_SIZE == TS_REGISTERS_VECS + TS_VEC_ARG_REGS * 16);
static_assert(sizeof(Activation) <= TS_ACTIVATION_SIZE);

extern "C" {
TS_GENERATED_ABI void ts_enter(Activation*);
TS_GENERATED_ABI void ts_resume(Activation*);
TS_GENERATED_ABI void ts_land(Activation*);
void ts_leave();
// For builtins on the activation's stack: back to the host, with what the activation says of its end.
[[noreturn]] TS_GENERATED_ABI void ts_interrupted(Activation*);
void ts_trap_exit();
void ts_trap_detail_exit();
void ts_libcall_exit();
void ts_host_exit();
// Code of host functions that look into strings; a machine may have none of them. They exit where they cannot tell.
[[gnu::weak]] void ts_string_test();
[[gnu::weak]] void ts_string_cast();
[[gnu::weak]] void ts_string_length();
[[gnu::weak]] void ts_string_unit();
[[gnu::weak]] void ts_string_equals();
}

// A stub that lets an activation go on.
using Stub = decltype(&ts_enter);

// The stacks of one environment. Live activations are bounded, idle ones are kept for the next run.
class StackPool {
 public:
  static constexpr size_t kGuardBytes = 1 << 16;
  // So many that host functions of usual size, through which they nest, do not exhaust the stack of JavaScript before.
  static constexpr size_t kMaxLive = 768;
  static constexpr size_t kMaxIdle = 16;

  StackPool() = default;
  StackPool(const StackPool&) = delete;
  StackPool& operator=(const StackPool&) = delete;
  ~StackPool();

  // A stack of so many bytes. Null when too many are live or the system refuses another mapping.
  Activation* acquire(uint64_t stack_bytes);
  void release(Activation*);
  size_t live() const { return live_.size(); }
  bool full() const { return live_.size() >= kMaxLive; }

 private:
  static void unmap(Activation*);

  std::vector<Activation*> live_;
  std::vector<Activation*> idle_;
};

}  // namespace touchstone
