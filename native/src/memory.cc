#include "memory.h"

#include <sys/mman.h>

#include <algorithm>
#include <cstring>

#include "pages.h"

namespace touchstone {

Memories::~Memories() {
  for (auto* list : {&live_, &idle_}) {
    for (const MemorySlot& m : *list) munmap(pointer(m.base), m.reserved);
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
    base = map_pages(reserve, PROT_NONE);
    if (base == 0) return 0;
  }
  bool fits = open == accessible ||
              (open < accessible ? mprotect(pointer(base + open), accessible - open, PROT_READ | PROT_WRITE)
                                 : mprotect(pointer(base + accessible), open - accessible, PROT_NONE)) == 0;
  if (!fits) {
    munmap(pointer(base), reserve);
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
  if (mprotect(pointer(base + it->accessible), accessible - it->accessible, PROT_READ | PROT_WRITE) != 0) return false;
  live_bytes_ += accessible - it->accessible;
  it->accessible = accessible;
  return true;
}

bool Memories::map_image(uint64_t base, uint64_t at, int fd, uint64_t offset, uint64_t length) {
  auto it = slot(base);
  if (it == live_.end() || at > it->accessible || length > it->accessible - at) return false;
  return mmap(pointer(base + at), length, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_FIXED, fd, static_cast<off_t>(offset)) !=
         MAP_FAILED;
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
  int protection = open ? PROT_READ | PROT_WRITE : PROT_NONE;
  bool reset = m.accessible == 0 || replace_pages(m.base, m.accessible, protection);
  if (!open) m.accessible = 0;
  if (reset && idle_.size() < kMaxIdle) {
    idle_.push_back(m);
  } else {
    munmap(pointer(m.base), m.reserved);
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
  for (uint64_t start : regions_) munmap(pointer(start), kBytes);
}

uint64_t Regions::create() {
  // As much again, so that an aligned part is in it.
  uint64_t mapped = map_pages(2 * kBytes, PROT_READ | PROT_WRITE);
  if (mapped == 0) return 0;
  uint64_t start = (mapped + kBytes - 1) & ~(kBytes - 1);
  if (start > mapped) munmap(pointer(mapped), start - mapped);
  munmap(pointer(start + kBytes), mapped + kBytes - start);
#ifdef MADV_HUGEPAGE
  if (!regions_.empty()) madvise(pointer(start), kBytes, MADV_HUGEPAGE);
#endif
  regions_.push_back(start);
  return start;
}

void Regions::discard(uint64_t start, uint64_t length) {
#ifdef __linux__
  // Elsewhere the pages may keep what stands there.
  if (madvise(pointer(start), length, MADV_DONTNEED) == 0) return;
#endif
  std::memset(pointer(start), 0, length);
}

}  // namespace touchstone
