#include "stack.h"

#include <windows.h>

// Compilers describe no frames of functions with another ABI than Windows' own.
asm(R"(
        .text
        .globl  walk
        .seh_proc walk
walk:   pushq   %rbp
        .seh_pushreg %rbp
        movq    %rsp, %rbp
        .seh_setframe %rbp, 0
        .seh_endprologue
        subq    $32, %rsp
        call    on_walk
        leave
        ret
        .seh_endproc
)");

uint32_t walk_stack(std::span<uint64_t> pcs) {
  CONTEXT context;
  RtlCaptureContext(&context);
  uint32_t count = 0;
  while (count < pcs.size() && context.Rip != 0) {
    pcs[count++] = context.Rip - 1;
    DWORD64 base;
    RUNTIME_FUNCTION* function = RtlLookupFunctionEntry(context.Rip, &base, nullptr);
    if (function == nullptr) {
      // A function without a frame.
      context.Rip = *reinterpret_cast<uint64_t*>(context.Rsp);
      context.Rsp += 8;
      continue;
    }
    void* data;
    DWORD64 frame;
    RtlVirtualUnwind(UNW_FLAG_NHANDLER, base, context.Rip, function, &context, &data, &frame, nullptr);
  }
  return count;
}

std::string file_at(uint64_t pc) {
  HMODULE module;
  constexpr DWORD kHow = GET_MODULE_HANDLE_EX_FLAG_FROM_ADDRESS | GET_MODULE_HANDLE_EX_FLAG_UNCHANGED_REFCOUNT;
  if (GetModuleHandleExA(kHow, reinterpret_cast<const char*>(pc), &module) == 0) return "";
  char name[MAX_PATH];
  return {name, GetModuleFileNameA(module, name, sizeof name)};
}

bool is_told(uint64_t pc) {
  DWORD64 base;
  return RtlLookupFunctionEntry(pc, &base, nullptr) != nullptr;
}
