// An addon for native/walk.test.ts only: a builtin that wasm calls on its own stack and that walks it with the system's unwinder.
#include <node_api.h>

#include <cstdint>

#include "stack.h"

namespace {

uint64_t pcs[256];
uint32_t count;

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
    napi_value file;
    napi_create_string_utf8(env, file_at(pcs[i]).c_str(), NAPI_AUTO_LENGTH, &file);
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
  napi_value known;
  napi_get_boolean(env, is_told(static_cast<uint64_t>(address)), &known);
  return known;
}

void set(napi_env env, napi_value exports, const char* name, napi_callback function) {
  napi_value value;
  napi_create_function(env, name, NAPI_AUTO_LENGTH, function, nullptr, &value);
  napi_set_named_property(env, exports, name, value);
}

}  // namespace

// `walk` stands where memory.copy finds memmove.
void on_walk() { count = walk_stack(pcs); }

NAPI_MODULE_INIT() {
  set(env, exports, "walker", Walker);
  set(env, exports, "frames", Frames);
  set(env, exports, "knows", Knows);
  return exports;
}
