// Address space of one environment: linear memories (reservations, of which a part is accessible) and memory of the runtime's
// own. Everything is released with the environment.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace touchstone {

// A linear memory's reservation: [base, base + reserved), accessible up to base + accessible.
struct MemorySlot {
  uint64_t base;
  uint64_t reserved;
  uint64_t accessible;
  // The store block that owns it; a fault is a trap only in code of the same store.
  uint64_t store;
};

class Memories {
 public:
  static constexpr size_t kMaxIdle = 64;
  // Of an idle slot.
  static constexpr uint64_t kMaxOpenBytes = 16 << 20;
  static constexpr uint64_t kSlotBytes = 64 << 10;

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
  // What memories cost that have not been released: their accessible bytes, and a little each for the address space.
  uint64_t live_bytes() const { return live_bytes_ + live_.size() * kSlotBytes; }
  // Async-signal-safe as long as this thread is not inside another function of this class.
  const MemorySlot* find(uint64_t address) const;

 private:
  std::vector<MemorySlot>::iterator slot(uint64_t base);
  // Sorted by base.
  std::vector<MemorySlot> live_;
  std::vector<MemorySlot> idle_;
  // Accessible ones of `live_`.
  uint64_t live_bytes_ = 0;
};

// Memory of the runtime's own, which lives as long as the environment.
class Regions {
 public:
  static constexpr uint64_t kBytes = 2 << 20;

  Regions() = default;
  Regions(const Regions&) = delete;
  Regions& operator=(const Regions&) = delete;
  ~Regions();

  // kBytes of zeroes, aligned to as much; 0 when the system refuses. All but the first are huge pages where the system has them:
  // one fault costs as much as hundreds of a small page, which a process that needs little never has.
  uint64_t create();

 private:
  std::vector<uint64_t> regions_;
};

}  // namespace touchstone
