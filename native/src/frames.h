// What the process's unwinder is told of generated code.
#pragma once

#include <cstdint>
#include <memory>

namespace touchstone {

// Sections of call frame information (.eh_frame, each with its terminator) that the process's unwinder knows of as long as they
// are in here. Their code must lie together, apart from that of other lists, and no further than 2 GiB behind a page that is the
// list's to use, and that nobody has access to.
class FrameList {
 public:
  explicit FrameList(uint64_t page);
  FrameList(const FrameList&) = delete;
  FrameList& operator=(const FrameList&) = delete;
  ~FrameList();

  void add(uint64_t section);
  void remove(uint64_t section);

 private:
  struct Known;
  std::unique_ptr<Known> known_;
};

}  // namespace touchstone
