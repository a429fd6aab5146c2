#include "frames.h"

#include <algorithm>
#include <array>
#include <vector>

#include "pages.h"

// libgcc's; LLVM's libunwind takes a single FDE instead of a section, and no Node for Linux links it.
extern "C" {
void __register_frame_info_table(void* sections, void* note);
void* __deregister_frame_info(const void* sections);
}

namespace touchstone {

namespace {

// An .eh_frame that is nothing but its terminator. libgcc takes a list for empty if the first 32 bits of it are zero, as those of
// a section's address can be.
constexpr uint32_t kNoFrames = 0;

}  // namespace

struct FrameList::Known {
  // What the unwinder notes of it; larger than libgcc's `struct object` of any version.
  std::array<uint64_t, 16> note = {};
  // Of the unwinder's form: one that is always there, sections, null.
  std::vector<const void*> sections = {&kNoFrames, nullptr};

  bool empty() const { return sections.size() == 2; }
  void show() {
    if (!empty()) __register_frame_info_table(sections.data(), note.data());
  }
  void hide() {
    if (!empty()) __deregister_frame_info(sections.data());
  }
};

FrameList::FrameList(uint64_t) : known_(std::make_unique<Known>()) {}
FrameList::~FrameList() { known_->hide(); }

void FrameList::add(uint64_t section) {
  known_->hide();
  known_->sections.insert(known_->sections.end() - 1, pointer(section));
  known_->show();
}

void FrameList::remove(uint64_t section) {
  known_->hide();
  std::erase(known_->sections, pointer(section));
  known_->show();
}

}  // namespace touchstone
