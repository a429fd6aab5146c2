#include "memory.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

// libgcc's; LLVM's libunwind takes a single FDE instead of a section, and no Node for Linux links it.
extern "C" {
void __register_frame(void* section);
void __deregister_frame(void* section);
}

namespace touchstone {

namespace {

constexpr int kReserveFlags = MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE;

void* pointer(uint64_t address) { return reinterpret_cast<void*>(address); }

uint64_t page_size() {
  static const uint64_t size = static_cast<uint64_t>(sysconf(_SC_PAGESIZE));
  return size;
}

// Writable pages; 0 on failure.
uint64_t anonymous(uint64_t size) {
  void* at = mmap(nullptr, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  return at == MAP_FAILED ? 0 : reinterpret_cast<uint64_t>(at);
}

}  // namespace

uint64_t page_round_up(uint64_t bytes) { return (bytes + page_size() - 1) & ~(page_size() - 1); }

FrameTables::FrameTables(uint64_t section) : section_(section) {
  if (section_ != 0) __register_frame(pointer(section_));
}
FrameTables::~FrameTables() {
  if (section_ != 0) __deregister_frame(pointer(section_));
}

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
    void* at = mmap(nullptr, reserve, PROT_NONE, kReserveFlags, -1, 0);
    if (at == MAP_FAILED) return 0;
    base = reinterpret_cast<uint64_t>(at);
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
  return base;
}

bool Memories::grow(uint64_t base, uint64_t accessible) {
  auto it = slot(base);
  accessible = page_round_up(accessible);
  if (it == live_.end() || accessible > it->reserved) return false;
  if (accessible <= it->accessible) return true;
  if (mprotect(pointer(base + it->accessible), accessible - it->accessible, PROT_READ | PROT_WRITE) != 0) return false;
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
  // One call drops contents and images. The next memory is mostly of the same size: pages stay accessible, unless they are so many that a
  // system that does not overcommit would miss them.
  bool open = m.accessible <= kMaxOpenBytes;
  int protection = open ? PROT_READ | PROT_WRITE : PROT_NONE;
  bool reset = m.accessible == 0 ||
               mmap(pointer(m.base), m.accessible, protection, kReserveFlags | MAP_FIXED, -1, 0) != MAP_FAILED;
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
  uint64_t mapped = anonymous(2 * kBytes);
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

CodeMaps::~CodeMaps() {
  for (Mapping& m : mappings_) {
    m.frames = {};
    m.symbols = {};
    munmap(pointer(m.start), m.end - m.start);
  }
  for (const Range& m : idle_) munmap(pointer(m.start), m.end - m.start);
}

uint64_t CodeMaps::map_file(int fd, uint64_t length) {
  length = page_round_up(length);
  void* at = mmap(nullptr, length, PROT_READ, MAP_PRIVATE, fd, 0);
  if (at == MAP_FAILED) return 0;
  auto start = reinterpret_cast<uint64_t>(at);
  mappings_.push_back({{start, start + length}, false, {}, {}});
  return start;
}

uint64_t CodeMaps::map_copy(const uint8_t* bytes, uint64_t length) {
  uint64_t size = page_round_up(length);
  uint64_t start = anonymous(size);
  if (start == 0) return 0;
  std::memcpy(pointer(start), bytes, length);
  if (mprotect(pointer(start), size, PROT_READ) != 0) {
    munmap(pointer(start), size);
    return 0;
  }
  mappings_.push_back({{start, start + size}, false, {}, {}});
  return start;
}

uint64_t CodeMaps::map_code(const uint8_t* bytes, uint64_t length, uint64_t code) {
  uint64_t size = page_round_up(length);
  uint64_t start = 0;
  auto idle = std::find_if(idle_.begin(), idle_.end(), [&](const Range& m) { return m.end - m.start == size; });
  if (idle != idle_.end()) {
    if (mprotect(pointer(idle->start), size, PROT_READ | PROT_WRITE) != 0) return 0;
    start = idle->start;
    *idle = idle_.back();
    idle_.pop_back();
  } else {
    start = anonymous(size);
    if (start == 0) return 0;
  }
  std::memcpy(pointer(start), bytes, length);
  mappings_.push_back({{start, start + size}, true, {}, {}});
  bool sealed = code == size || mprotect(pointer(start + code), size - code, PROT_READ) == 0;
  if (sealed && add_code(start, code, length > code ? start + code : 0)) return start;
  mappings_.pop_back();
  munmap(pointer(start), size);
  return 0;
}

bool CodeMaps::unmap(uint64_t start) {
  auto it = std::find_if(mappings_.begin(), mappings_.end(), [&](const Mapping& m) { return m.start == start; });
  if (it == mappings_.end()) return false;
  Mapping m = std::move(*it);
  m.frames = {};
  m.symbols = {};
  std::erase_if(code_, [&](const Range& c) { return c.start >= m.start && c.start < m.end; });
  *it = std::move(mappings_.back());
  mappings_.pop_back();
  if (m.pooled && idle_.size() < kMaxIdle && m.end - m.start <= kMaxIdleBytes) {
    idle_.push_back(m);
  } else {
    munmap(pointer(m.start), m.end - m.start);
  }
  return true;
}

bool CodeMaps::add_code(uint64_t start, uint64_t length, uint64_t frames) {
  auto mapping = std::find_if(mappings_.begin(), mappings_.end(),
                              [&](const Range& m) { return start >= m.start && length <= m.end - start && start < m.end; });
  if (mapping == mappings_.end() || length == 0) return false;
  if (mprotect(pointer(start), length, PROT_READ | PROT_EXEC) != 0) return false;
  auto it = std::lower_bound(code_.begin(), code_.end(), start, [](const Range& c, uint64_t s) { return c.start < s; });
  code_.insert(it, {start, start + length});
  mapping->frames = FrameTables(frames);
  return true;
}

bool CodeMaps::describe(uint64_t start, const uint8_t* symbols, uint64_t length) {
  auto it = std::find_if(mappings_.begin(), mappings_.end(), [&](const Mapping& m) { return start >= m.start && start < m.end; });
  if (it == mappings_.end()) return false;
  it->symbols = DebugSymbols(symbols, length);
  return true;
}

bool CodeMaps::contains(uint64_t pc) const {
  auto it = std::upper_bound(code_.begin(), code_.end(), pc, [](uint64_t p, const Range& c) { return p < c.start; });
  return it != code_.begin() && pc < (--it)->end;
}

}  // namespace touchstone
