#include "memory.h"

#include <algorithm>

#include "pages.h"

namespace touchstone {

Memories::~Memories() {
  for (auto* list : {&live_, &idle_}) {
    for (const MemorySlot& m : *list) unmap_pages(m.base, m.reserved);
  }
}

std::vector<MemorySlot>::iterator Memories::slot(uint64_t base) {
  auto it = std::lower_bound(live_.begin(), live_.end(), base, [](const MemorySlot& m, uint64_t b) { return m.base < b; });
  return it != live_.end() && it->base == base ? it : live_.end();
}

uint64_t Memories::create(uint64_t store, uint64_t reserve, uint64_t accessible) {
  reserve = page_round_up(reserve);
  accessible = page_round_up(accessible);
  if (accessible > reserve) return 0;
  uint64_t base = 0;
  // What can be touched already.
  uint64_t open = 0;
  // The one used last: its page tables are still there.
  auto idle = std::find_if(idle_.rbegin(), idle_.rend(), [&](const MemorySlot& m) { return m.reserved == reserve; });
  if (idle != idle_.rend()) {
    base = idle->base;
    open = idle->accessible;
    *idle = idle_.back();
    idle_.pop_back();
  } else {
    base = map_pages(reserve, Access::none);
    if (base == 0) return 0;
  }
  bool fits = open == accessible ||
              (open < accessible ? allow(base + open, accessible - open, Access::write)
                                 : allow(base + accessible, open - accessible, Access::none));
  if (!fits) {
    unmap_pages(base, reserve);
    return 0;
  }
  auto it = std::lower_bound(live_.begin(), live_.end(), base, [](const MemorySlot& m, uint64_t b) { return m.base < b; });
  live_.insert(it, {base, reserve, accessible, store});
  live_bytes_ += accessible;
  return base;
}

bool Memories::grow(uint64_t base, uint64_t accessible) {
  auto it = slot(base);
  accessible = page_round_up(accessible);
  if (it == live_.end() || accessible > it->reserved) return false;
  if (accessible <= it->accessible) return true;
  if (!allow(base + it->accessible, accessible - it->accessible, Access::write)) return false;
  live_bytes_ += accessible - it->accessible;
  it->accessible = accessible;
  return true;
}

bool Memories::map_image(uint64_t base, uint64_t at, int fd, uint64_t offset, uint64_t length) {
  auto it = slot(base);
  if (it == live_.end() || at > it->accessible || length > it->accessible - at) return false;
  return map_file_pages(base + at, length, fd, offset, Access::write);
}

bool Memories::release(uint64_t base) {
  auto it = slot(base);
  if (it == live_.end()) return false;
  MemorySlot m = *it;
  live_.erase(it);
  live_bytes_ -= m.accessible;
  // One call drops contents and images. The next memory is mostly of the same size: pages stay accessible, unless they are so
  // many that a system that does not overcommit would miss them.
  bool open = m.accessible <= kMaxOpenBytes;
  bool reset = m.accessible == 0 || replace_pages(m.base, m.accessible, open ? Access::write : Access::none);
  if (!open) m.accessible = 0;
  if (reset && idle_.size() < kMaxIdle) {
    idle_.push_back(m);
  } else {
    unmap_pages(m.base, m.reserved);
  }
  return true;
}

const MemorySlot* Memories::find(uint64_t address) const {
  auto it = std::upper_bound(live_.begin(), live_.end(), address, [](uint64_t a, const MemorySlot& m) { return a < m.base; });
  if (it == live_.begin()) return nullptr;
  --it;
  return address - it->base < it->reserved ? &*it : nullptr;
}

Regions::~Regions() {
  for (uint64_t start : regions_) unmap_pages(start, kBytes);
}

uint64_t Regions::create() {
  uint64_t start = map_aligned_pages(kBytes);
  if (start == 0) return 0;
  if (!regions_.empty()) prefer_large_pages(start, kBytes);
  regions_.push_back(start);
  return start;
}

}  // namespace touchstone
