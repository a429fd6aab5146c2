// Heaps of stores: a region of 4 GiB each (engine/abi/heap-layout.ts), and the loops of a collection. What is where in a region,
// when to collect and from which roots is decided by engine/runtime/heap; references are offsets in the region.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "code.h"

namespace touchstone {

// A heap's region: [base, base + TS_HEAP_REGION).
struct HeapSlot {
  uint64_t base;
  // The store block that owns it: an access through null is a trap in code of the same store.
  uint64_t store;
  // Bytes that can be touched, without the tables.
  uint64_t accessible;
};

class Heaps {
 public:
  static constexpr size_t kMaxIdle = 4;
  // Parts of this size are opened with huge pages, where the system has them.
  static constexpr uint64_t kHugeBytes = 16 << 20;

  Heaps() = default;
  Heaps(const Heaps&) = delete;
  Heaps& operator=(const Heaps&) = delete;
  ~Heaps();

  // A region of which nothing is accessible but its tables (cards and starts), which are zero; 0 when the system refuses.
  uint64_t create(uint64_t store);
  bool release(uint64_t base);
  // Makes whole pages at `base + from`, which are not, accessible and zero; false, with nothing changed, when the system refuses.
  bool open(uint64_t base, uint64_t from, uint64_t length);
  // Gives whole pages back that are accessible: touching them is a fault from then on.
  bool close(uint64_t base, uint64_t from, uint64_t length);
  // What can be touched in regions that have not been released.
  uint64_t live_bytes() const;
  // Whether an address is what code of that store touches through a null reference. Async-signal-safe as long as this thread is
  // not inside another function of this class.
  bool is_null(uint64_t address, uint64_t store) const;

 private:
  HeapSlot* slot(uint64_t base);

  std::vector<HeapSlot> live_;
  // Nothing in them is accessible.
  std::vector<uint64_t> idle_;
};

// Offsets in a region.
struct Extent {
  uint64_t from;
  uint64_t end;
};

// Activations that wait for the host: pairs of stack pointer (at a return address) and frame pointer.
using Heads = std::span<const double>;

// What a collection begins with.
struct Roots {
  // Cells whose first 4 bytes are a reference each: triples of address, count and distance of the cells.
  std::span<const double> cells;
  // No return address in their frames may be unknown.
  Heads heads;
};

// Fills `into` with return addresses in the frames of activations of which no stack map is known; gives their number.
uint32_t unknown_returns(CodeMaps& code, Heads heads, std::span<double> into);

// Collects young objects: those that roots reach, or old objects in whose cards something was written, move to the end of the
// old ones. Gives the end of the old objects; no card of theirs is marked, since they refer to no young ones any more.
uint64_t collect_young(CodeMaps& code, uint64_t base, Extent young, Extent old, Roots roots);

// Collects all: objects that roots reach move to `to`, and every reference to them with them. Handles of host values that are
// reached get a 1 in `marks`. Gives the end of what has moved.
uint64_t collect_all(CodeMaps& code, uint64_t base, Extent young, Extent old, uint64_t to, Roots roots,
                     std::span<uint8_t> marks);

// Takes objects that code has made right behind the old ones among them, as if something young had been written into each.
void adopt(uint64_t base, Extent objects);

}  // namespace touchstone
