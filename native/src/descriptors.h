// Descriptors of the system that a program of WASI has open: what Node has no function for. Each gives an error's number, or 0.
#pragma once

#include <cstdint>
#include <span>

#include "interrupt.h"

namespace touchstone {

enum class Polled : int32_t { timed_out = 0, ready = 1, interrupted = -1 };

// Waits until one of these is ready, or for so many milliseconds; infinity: for good. Pairs of a descriptor and the events of
// poll(2) that are wanted, in whose place stand those that came. Ends early where wasm of this thread is to be interrupted.
Polled poll_descriptors(std::span<int32_t> pairs, double milliseconds, const Interrupt& interrupt);

// Makes a file at least `offset + length` bytes long, with room on the disk.
int allocate_file(int fd, int64_t offset, int64_t length);

// Times of what a path names: seconds and nanoseconds of the last access, seconds and nanoseconds of the last change, or in place
// of nanoseconds UTIME_NOW and UTIME_OMIT. `path` ends in a zero. `follow`: a link at its end is followed.
int set_times(const char* path, bool follow, std::span<const double, 4> times);

}  // namespace touchstone
