// An addon for native/walk.test.ts only: a builtin that wasm calls on its own stack and that walks it with libgcc's unwinder.
#include <dlfcn.h>
#include <node_api.h>
#include <unwind.h>

#include <cstdint>

extern "C" const void* _Unwind_Find_FDE(void* pc, void* bases);

namespace {

constexpr uint32_t kMaxFrames = 256;
uint64_t pcs[kMaxFrames];
uint32_t count;

_Unwind_Reason_Code note(_Unwind_Context* context, void*) {
  if (count == kMaxFrames) return _URC_END_OF_STACK;
  // Of a return address the call before it; a signal frame's pc is exact.
  int exact = 0;
  uint64_t pc = _Unwind_GetIPInfo(context, &exact);
  pcs[count++] = exact != 0 ? pc : pc - 1;
  return _URC_NO_REASON;
}

// Stands where memory.copy finds memmove.
void walk(void*, const void*, uint64_t) {
  count = 0;
  _Unwind_Backtrace(note, nullptr);
}

napi_value number(napi_env env, uint64_t n) {
  napi_value value;
  napi_create_double(env, static_cast<double>(n), &value);
  return value;
}

napi_value Walker(napi_env env, napi_callback_info) { return number(env, reinterpret_cast<uint64_t>(&walk)); }

// The last walk: pc and the file it lies in, alternately, innermost first.
napi_value Frames(napi_env env, napi_callback_info) {
  napi_value frames;
  napi_create_array(env, &frames);
  for (uint32_t i = 0; i < count; i++) {
    Dl_info info = {};
    dladdr(reinterpret_cast<void*>(pcs[i]), &info);
    napi_value file;
    napi_create_string_utf8(env, info.dli_fname == nullptr ? "" : info.dli_fname, NAPI_AUTO_LENGTH, &file);
    napi_set_element(env, frames, 2 * i, number(env, pcs[i]));
    napi_set_element(env, frames, 2 * i + 1, file);
  }
  return frames;
}

// Whether the process's unwinder has a record for the pc.
napi_value Knows(napi_env env, napi_callback_info info) {
  size_t arguments = 1;
  napi_value pc;
  double address = 0;
  napi_get_cb_info(env, info, &arguments, &pc, nullptr, nullptr);
  napi_get_value_double(env, pc, &address);
  void* bases[3];
  napi_value known;
  napi_get_boolean(env, _Unwind_Find_FDE(reinterpret_cast<void*>(static_cast<uint64_t>(address)), bases) != nullptr, &known);
  return known;
}

void set(napi_env env, napi_value exports, const char* name, napi_callback function) {
  napi_value value;
  napi_create_function(env, name, NAPI_AUTO_LENGTH, function, nullptr, &value);
  napi_set_named_property(env, exports, name, value);
}

}  // namespace

NAPI_MODULE_INIT() {
  set(env, exports, "walker", Walker);
  set(env, exports, "frames", Frames);
  set(env, exports, "knows", Knows);
  return exports;
}
