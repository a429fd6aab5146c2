#include "frames.h"

#include <windows.h>

#include <cstring>
#include <map>
#include <vector>

#include "pages.h"
#include "prologue.h"

namespace touchstone {

namespace {

template <typename T>
T get(uint64_t address) {
  T value;
  std::memcpy(&value, pointer(address), sizeof value);
  return value;
}

// What the system wants to know of the functions of a section, by distances from `page`, where their prologue is described.
std::vector<RUNTIME_FUNCTION> functions_of(uint64_t section, uint64_t page) {
  // A record: length, 0 or the distance to a record with what is common to several. Behind that: where the function begins, as
  // the distance from here, and its length.
  constexpr uint64_t kId = 4;
  constexpr uint64_t kBegin = 8;
  constexpr uint64_t kRange = 12;
  std::vector<RUNTIME_FUNCTION> functions;
  for (uint64_t at = section; get<uint32_t>(at) != 0; at += kId + get<uint32_t>(at)) {
    if (get<uint32_t>(at + kId) == 0) continue;
    auto begin = static_cast<DWORD>(at + kBegin + static_cast<int64_t>(get<int32_t>(at + kBegin)) - page);
    functions.push_back({begin, begin + get<uint32_t>(at + kRange), {0}});
  }
  return functions;
}

}  // namespace

struct FrameList::Known {
  uint64_t page;
  std::map<uint64_t, std::vector<RUNTIME_FUNCTION>> sections = {};

  void hide(std::vector<RUNTIME_FUNCTION>& functions) {
    if (!functions.empty()) RtlDeleteFunctionTable(functions.data());
  }
};

FrameList::FrameList(uint64_t page) : known_(std::make_unique<Known>(page)) {
  // Nobody walks through frames of a list without it.
  if (!allow(page, page_size(), Access::write)) return;
  std::memcpy(pointer(page), kPrologue, sizeof kPrologue);
  allow(page, page_size(), Access::read);
}

FrameList::~FrameList() {
  for (auto& [_, functions] : known_->sections) known_->hide(functions);
}

void FrameList::add(uint64_t section) {
  auto& functions = known_->sections[section] = functions_of(section, known_->page);
  if (!functions.empty()) RtlAddFunctionTable(functions.data(), static_cast<DWORD>(functions.size()), known_->page);
}

void FrameList::remove(uint64_t section) {
  auto found = known_->sections.find(section);
  if (found == known_->sections.end()) return;
  known_->hide(found->second);
  known_->sections.erase(found);
}

}  // namespace touchstone
