#include "stack.h"

#include <dlfcn.h>
#include <unwind.h>

extern "C" const void* _Unwind_Find_FDE(void* pc, void* bases);

namespace {

struct Walk {
  std::span<uint64_t> pcs;
  uint32_t count = 0;
};

_Unwind_Reason_Code note(_Unwind_Context* context, void* data) {
  auto* walk = static_cast<Walk*>(data);
  if (walk->count == walk->pcs.size()) return _URC_END_OF_STACK;
  // A signal frame's pc is exact.
  int exact = 0;
  uint64_t pc = _Unwind_GetIPInfo(context, &exact);
  walk->pcs[walk->count++] = exact != 0 ? pc : pc - 1;
  return _URC_NO_REASON;
}

}  // namespace

void walk() { on_walk(); }

uint32_t walk_stack(std::span<uint64_t> pcs) {
  Walk walk = {pcs};
  _Unwind_Backtrace(note, &walk);
  return walk.count;
}

std::string file_at(uint64_t pc) {
  Dl_info info = {};
  dladdr(reinterpret_cast<void*>(pc), &info);
  return info.dli_fname == nullptr ? "" : info.dli_fname;
}

bool is_told(uint64_t pc) {
  void* bases[3];
  return _Unwind_Find_FDE(reinterpret_cast<void*>(pc), bases) != nullptr;
}
