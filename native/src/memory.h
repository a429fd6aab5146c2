// Address space of one environment: linear memories (reservations, of which a part is accessible), mapped or copied artifacts,
// code ranges. Everything is released with the environment. Nothing is ever writable and executable at once.
#pragma once

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

#include "debug.h"

namespace touchstone {

// A linear memory's reservation: [base, base + reserved), accessible up to base + accessible.
struct MemorySlot {
  uint64_t base;
  uint64_t reserved;
  uint64_t accessible;
  // The store block that owns it; a fault is a trap only in code of the same store.
  uint64_t store;
};

struct Range {
  uint64_t start;
  uint64_t end;
};

uint64_t page_round_up(uint64_t bytes);

// Call frame information that the process's unwinder knows of, as long as this lives. Must go before its mapping does.
class FrameTables {
 public:
  FrameTables() = default;
  // An .eh_frame section that ends with a terminator.
  explicit FrameTables(uint64_t section);
  FrameTables(FrameTables&& other) noexcept : section_(std::exchange(other.section_, 0)) {}
  FrameTables& operator=(FrameTables&& other) noexcept {
    std::swap(section_, other.section_);
    return *this;
  }
  ~FrameTables();

 private:
  uint64_t section_ = 0;
};

class Memories {
 public:
  static constexpr size_t kMaxIdle = 64;
  // Of an idle slot.
  static constexpr uint64_t kMaxOpenBytes = 16 << 20;

  Memories() = default;
  Memories(const Memories&) = delete;
  Memories& operator=(const Memories&) = delete;
  ~Memories();

  // A zeroed memory; 0 when the system refuses.
  uint64_t create(uint64_t store, uint64_t reserve, uint64_t accessible);
  bool grow(uint64_t base, uint64_t accessible);
  // Maps pages of a file copy-on-write over [base + at, + length).
  bool map_image(uint64_t base, uint64_t at, int fd, uint64_t offset, uint64_t length);
  bool release(uint64_t base);
  // Async-signal-safe as long as this thread is not inside another function of this class.
  const MemorySlot* find(uint64_t address) const;

 private:
  std::vector<MemorySlot>::iterator slot(uint64_t base);
  // Sorted by base.
  std::vector<MemorySlot> live_;
  std::vector<MemorySlot> idle_;
};

// Memory of the runtime's own, which lives as long as the environment.
class Regions {
 public:
  static constexpr uint64_t kBytes = 2 << 20;

  Regions() = default;
  Regions(const Regions&) = delete;
  Regions& operator=(const Regions&) = delete;
  ~Regions();

  // kBytes of zeroes, aligned to as much; 0 when the system refuses. All but the first are huge pages where the system has them: one fault
  // costs as much as hundreds of a small page, which a process that needs little never has.
  uint64_t create();
  // Zeroes whole pages of a region; the system gets them back.
  static void discard(uint64_t start, uint64_t length);

 private:
  std::vector<uint64_t> regions_;
};

class CodeMaps {
 public:
  CodeMaps() = default;
  CodeMaps(const CodeMaps&) = delete;
  CodeMaps& operator=(const CodeMaps&) = delete;
  ~CodeMaps();

  // A whole file, read-only and private; 0 on failure.
  uint64_t map_file(int fd, uint64_t length);
  // An anonymous read-only copy; 0 on failure.
  uint64_t map_copy(const uint8_t* bytes, uint64_t length);
  // A copy of code and, behind its first `code` bytes, its .eh_frame (none if there is nothing behind them): as add_code, 0 on
  // failure. Its pages are kept for the next one when unmapped.
  uint64_t map_code(const uint8_t* bytes, uint64_t length, uint64_t code);
  bool unmap(uint64_t start);
  // Makes a page-aligned part of a mapping executable and registers it as generated code, and the .eh_frame at `frames` in the same
  // mapping (0: none) with the unwinder.
  bool add_code(uint64_t start, uint64_t length, uint64_t frames);
  // Shows debuggers a symbol file for the mapping at `start` until it is unmapped.
  bool describe(uint64_t start, const uint8_t* symbols, uint64_t length);
  // Async-signal-safe like Memories::find.
  bool contains(uint64_t pc) const;

 private:
  static constexpr size_t kMaxIdle = 512;
  static constexpr uint64_t kMaxIdleBytes = 1 << 18;

  struct Mapping : Range {
    // Anonymous code pages, which may be used again.
    bool pooled;
    FrameTables frames;
    DebugSymbols symbols;
  };

  std::vector<Mapping> mappings_;
  std::vector<Range> idle_;
  // Sorted by start.
  std::vector<Range> code_;
};

}  // namespace touchstone
