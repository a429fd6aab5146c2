#include "handles.h"

#include <cstdint>

namespace touchstone {

HANDLE file_of(int fd) {
  // libuv's, which Node's program exports.
  using OsHandle = HANDLE (*)(int);
  static const auto os_handle = reinterpret_cast<OsHandle>(
      reinterpret_cast<intptr_t>(GetProcAddress(GetModuleHandleW(nullptr), "uv_get_osfhandle")));
  return os_handle == nullptr ? INVALID_HANDLE_VALUE : os_handle(fd);
}

}  // namespace touchstone
