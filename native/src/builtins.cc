#include "builtins.h"

#include <algorithm>
#include <cstdint>
#include <cstring>

#include "activation.h"
#include "faults.h"

namespace touchstone {

namespace {

constexpr size_t kPart = 1 << 20;

// Leaves the activation that called, where it is to be interrupted. Inlined, so that the frame is that of the builtin: its
// caller's frame pointer, and the return address into generated code.
[[gnu::always_inline]] inline void leave_if_interrupted() {
  Activation* a = interrupted_activation();
  if (a == nullptr) [[likely]] return;
  auto* frame = static_cast<uint64_t*>(__builtin_frame_address(0));
  a->exit = TS_EXIT_INTERRUPTED;
  a->fp = frame[0];
  a->pc = frame[1];
  ts_interrupted(a);
}

}  // namespace

void builtin_memmove(void* to, const void* from, size_t n) {
  auto* target = static_cast<uint8_t*>(to);
  auto* source = static_cast<const uint8_t*>(from);
  // From the end that the source's bytes are not overwritten at.
  bool backwards = target > source;
  for (size_t done = 0; done < n;) {
    leave_if_interrupted();
    size_t part = std::min(n - done, kPart);
    size_t at = backwards ? n - done - part : done;
    std::memmove(target + at, source + at, part);
    done += part;
  }
}

void builtin_memset(void* to, int byte, size_t n) {
  auto* target = static_cast<uint8_t*>(to);
  for (size_t done = 0; done < n; done += kPart) {
    leave_if_interrupted();
    std::memset(target + done, byte, std::min(n - done, kPart));
  }
}

}  // namespace touchstone
