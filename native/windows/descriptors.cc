#include "descriptors.h"

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <cmath>

#include "handles.h"

namespace touchstone {

namespace {

using Clock = std::chrono::steady_clock;
using Milliseconds = std::chrono::duration<double, std::milli>;

// Events of poll(2), which Windows does not have for files, pipes and terminals.
constexpr int32_t kInput = 1;
constexpr int32_t kOutput = 4;
constexpr int32_t kHangUp = 16;
constexpr int32_t kInvalid = 32;
// How soon an interrupt is heard, or something becomes ready.
constexpr DWORD kSliceMilliseconds = 5;
// A hundred days: no sum of times overflows.
constexpr double kLongestWait = 1e10;

// Which of the events that are wanted have come. What cannot wait is ready.
int32_t events_of(int fd, int32_t wanted) {
  HANDLE file = file_of(fd);
  if (file == INVALID_HANDLE_VALUE) return kInvalid;
  int32_t output = wanted & kOutput;
  int32_t input = wanted & kInput;
  DWORD type = GetFileType(file);
  if (input == 0 || type == FILE_TYPE_DISK) return input | output;
  if (type == FILE_TYPE_CHAR) return output | (WaitForSingleObject(file, 0) == WAIT_OBJECT_0 ? kInput : 0);
  DWORD waiting = 0;
  if (PeekNamedPipe(file, nullptr, 0, nullptr, &waiting, nullptr) == 0) return output | kHangUp;
  return output | (waiting > 0 ? kInput : 0);
}

}  // namespace

Polled poll_descriptors(std::span<int32_t> pairs, double milliseconds, const Interrupt& interrupt) {
  auto wait = Milliseconds(std::clamp(milliseconds, 0.0, kLongestWait));
  auto end = Clock::now() + std::chrono::duration_cast<Clock::duration>(wait);
  for (;;) {
    bool ready = false;
    for (size_t i = 0; i + 1 < pairs.size(); i += 2) ready = ready || events_of(pairs[i], pairs[i + 1]) != 0;
    if (ready) break;
    if (interrupt.due()) return Polled::interrupted;
    if (Clock::now() >= end && std::isfinite(milliseconds)) return Polled::timed_out;
    double left = Milliseconds(end - Clock::now()).count();
    Sleep(left < kSliceMilliseconds ? static_cast<DWORD>(std::max(0.0, std::ceil(left))) : kSliceMilliseconds);
  }
  for (size_t i = 0; i + 1 < pairs.size(); i += 2) pairs[i + 1] = events_of(pairs[i], pairs[i + 1]);
  return Polled::ready;
}

int allocate_file(int fd, int64_t offset, int64_t length) {
  HANDLE file = file_of(fd);
  LARGE_INTEGER size;
  if (GetFileSizeEx(file, &size) == 0) return EBADF;
  if (size.QuadPart >= offset + length) return 0;
  FILE_END_OF_FILE_INFO end;
  end.EndOfFile.QuadPart = offset + length;
  if (SetFileInformationByHandle(file, FileEndOfFileInfo, &end, sizeof end) != 0) return 0;
  return GetLastError() == ERROR_DISK_FULL ? ENOSPC : EFBIG;
}

// engine/wasi names files in folders by paths that Windows does not have, and never comes here.
int set_times(const char*, bool, std::span<const double, 4>) { return ENOSYS; }

}  // namespace touchstone
