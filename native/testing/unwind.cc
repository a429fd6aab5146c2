// Proves the call frame information of the stubs: an unwinder that starts on an activation's stack must come out in the host
// frames of the latest enter, resume or landing. Prints one line per walk: the names it saw, innermost first.
#include <dlfcn.h>
#include <unwind.h>

#include <cstdint>
#include <cstdio>
#include <cstring>

#include "activation.h"

using touchstone::Activation;
using touchstone::StackPool;

#define VISIBLE extern "C" __attribute__((noinline, visibility("default")))

namespace {

struct StoreBlock {
  uint64_t activation;
  uint64_t rest[7];
} store;

_Unwind_Reason_Code print_frame(_Unwind_Context* context, void*) {
  Dl_info info = {};
  dladdr(reinterpret_cast<void*>(_Unwind_GetIP(context)), &info);
  if (info.dli_sname != nullptr) std::printf(" %s", info.dli_sname);
  return _URC_NO_REASON;
}

void walk(const char* when) {
  std::printf("%s:", when);
  _Unwind_Backtrace(print_frame, nullptr);
  std::printf("\n");
}

}  // namespace

// The head of an instance, as far as the exit stub reads it; the assembly below names it.
extern "C" {
uint64_t instance_block[8];
void landing_pad();
}

// The exit stub called with a number, as compiled code does.
#if defined(__x86_64__)
#define EXIT_WITH(number, after)                                                                                       \
  asm volatile("lea instance_block(%%rip), %%r15\n mov $" number ", %%r11d\n call *%c0(%%r15)\n" after                 \
               :                                                                                                       \
               : "i"(TS_INSTANCE_EXIT_STUB)                                                                            \
               : "memory", "rax", "rbx", "rcx", "rdx", "rsi", "rdi", "r8", "r9", "r10", "r11", "r12", "r13", "r14", "r15")
#define NOWHERE "ud2\n"
#elif defined(__aarch64__)
#define EXIT_WITH(number, after)                                                                                       \
  asm volatile("adrp x28, instance_block\n add x28, x28, :lo12:instance_block\n"                                       \
               "mov w16, #" number "\n ldr x17, [x28, #%c0]\n blr x17\n" after                                          \
               :                                                                                                       \
               : "i"(TS_INSTANCE_EXIT_STUB)                                                                            \
               : "memory", "x0", "x1", "x2", "x3", "x4", "x5", "x6", "x7", "x8", "x9", "x10", "x11", "x12", "x13",     \
                 "x14", "x15", "x16", "x17", "x19", "x20", "x21", "x22", "x23", "x24", "x25", "x26", "x27", "x28", "x30")
#define NOWHERE "udf #0\n"
#endif

// Stands for compiled code: runs on the activation's stack and leaves it through the libcall exit.
VISIBLE void wasm_code() {
  walk("entered");
  EXIT_WITH("3", "");
  walk("resumed");
  EXIT_WITH("4", NOWHERE " .globl landing_pad\n landing_pad:");
  walk("landed");
}

VISIBLE void host_resumes(Activation* activation) {
  activation->pop = 0;
  touchstone::ts_resume(activation);
  asm volatile("");
}

VISIBLE void host_lands(Activation* activation) {
  activation->pc = reinterpret_cast<uint64_t>(&landing_pad);
  activation->sp += 8;
  touchstone::ts_land(activation);
  asm volatile("");
}

VISIBLE void host_enters(StackPool& stacks) {
  Activation* activation = stacks.acquire(1 << 20);
  alignas(16) static uint8_t slot[TS_SLOT_SIZE];
  auto put = [](size_t at, uint64_t word) { std::memcpy(slot + at, &word, sizeof word); };
  put(TS_SLOT_CODE, reinterpret_cast<uint64_t>(&wasm_code));
  put(TS_SLOT_INSTANCE, reinterpret_cast<uint64_t>(instance_block));
  put(TS_SLOT_VECTORS, 1);
  activation->slot = activation->last_slot = reinterpret_cast<uint64_t>(slot);
  static uint64_t registers[TS_REGISTERS_SIZE / 8];
  activation->exit_registers = reinterpret_cast<uint64_t>(registers);
  store.activation = activation->top();
  instance_block[TS_INSTANCE_STORE / 8] = reinterpret_cast<uint64_t>(&store);
  instance_block[TS_INSTANCE_EXIT_STUB / 8] = reinterpret_cast<uint64_t>(&touchstone::ts_libcall_exit);
  touchstone::ts_enter(activation);
  std::printf("exit %u number %u\n", activation->exit, activation->number);
  host_resumes(activation);
  std::printf("exit %u number %u\n", activation->exit, activation->number);
  host_lands(activation);
  std::printf("exit %u\n", activation->exit);
}

int main() {
  StackPool stacks;
  host_enters(stacks);
}
