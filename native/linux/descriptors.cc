#include "descriptors.h"

#include <fcntl.h>
#include <poll.h>
#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <cmath>
#include <vector>

namespace touchstone {

namespace {

using Clock = std::chrono::steady_clock;
using Nanoseconds = std::chrono::nanoseconds;

// How soon an interrupt is heard.
constexpr Nanoseconds kSlice = std::chrono::milliseconds(10);
// A hundred days: no sum of times overflows.
constexpr double kLongestWait = 1e10;

}  // namespace

Polled poll_descriptors(std::span<int32_t> pairs, double milliseconds, const Interrupt& interrupt) {
  std::vector<pollfd> wanted;
  for (size_t i = 0; i + 1 < pairs.size(); i += 2) wanted.push_back({pairs[i], static_cast<short>(pairs[i + 1]), 0});
  auto end = Clock::now() + std::chrono::duration_cast<Nanoseconds>(
                                std::chrono::duration<double, std::milli>(std::clamp(milliseconds, 0.0, kLongestWait)));
  for (;;) {
    auto left = std::max(Nanoseconds(0), std::chrono::duration_cast<Nanoseconds>(end - Clock::now()));
    auto slice = std::min(left, kSlice);
    timespec time = {0, static_cast<long>(slice.count())};
    int ready = ppoll(wanted.data(), wanted.size(), &time, nullptr);
    if (ready > 0) break;
    if (interrupt.due()) return Polled::interrupted;
    if (left <= slice && std::isfinite(milliseconds)) return Polled::timed_out;
  }
  for (size_t i = 0; i < wanted.size(); i++) pairs[2 * i + 1] = wanted[i].revents;
  return Polled::ready;
}

int allocate_file(int fd, int64_t offset, int64_t length) { return posix_fallocate(fd, offset, length); }

int set_times(const char* path, bool follow, std::span<const double, 4> times) {
  auto time = [&](size_t i) { return timespec{static_cast<time_t>(times[i]), static_cast<long>(times[i + 1])}; };
  timespec both[] = {time(0), time(2)};
  return utimensat(AT_FDCWD, path, both, follow ? 0 : AT_SYMLINK_NOFOLLOW) == 0 ? 0 : errno;
}

}  // namespace touchstone
