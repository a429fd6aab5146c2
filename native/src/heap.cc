#include "heap.h"

#include <sys/mman.h>

#include <algorithm>
#include <cstring>

#include "layout.h"
#include "pages.h"

namespace touchstone {

Heaps::~Heaps() {
  for (const HeapSlot& heap : live_) munmap(pointer(heap.base), TS_HEAP_REGION);
  for (uint64_t base : idle_) munmap(pointer(base), TS_HEAP_REGION);
}

HeapSlot* Heaps::slot(uint64_t base) {
  auto found = std::find_if(live_.begin(), live_.end(), [=](const HeapSlot& heap) { return heap.base == base; });
  return found == live_.end() ? nullptr : &*found;
}

uint64_t Heaps::create(uint64_t store) {
  uint64_t base = 0;
  if (idle_.empty()) {
    base = map_pages(TS_HEAP_REGION, PROT_NONE);
    if (base == 0) return 0;
  } else {
    base = idle_.back();
    idle_.pop_back();
  }
  live_.push_back({base, store, 0});
  return base;
}

bool Heaps::release(uint64_t base) {
  HeapSlot* heap = slot(base);
  if (heap == nullptr) return false;
  *heap = live_.back();
  live_.pop_back();
  if (idle_.size() < kMaxIdle && replace_pages(base, TS_HEAP_REGION, PROT_NONE)) {
    idle_.push_back(base);
  } else {
    munmap(pointer(base), TS_HEAP_REGION);
  }
  return true;
}

bool Heaps::open(uint64_t base, uint64_t from, uint64_t length) {
  HeapSlot* heap = slot(base);
  if (heap == nullptr || from + length > TS_HEAP_REGION) return false;
  if (mprotect(pointer(base + from), length, PROT_READ | PROT_WRITE) != 0) return false;
#ifdef MADV_HUGEPAGE
  // Of a small heap most pages are never touched; a large one has thousands of faults less.
  if (length >= kHugeBytes) madvise(pointer(base + from), length, MADV_HUGEPAGE);
#endif
  heap->accessible += length;
  return true;
}

bool Heaps::close(uint64_t base, uint64_t from, uint64_t length) {
  HeapSlot* heap = slot(base);
  if (heap == nullptr || from + length > TS_HEAP_REGION || !replace_pages(base + from, length, PROT_NONE)) return false;
  heap->accessible -= length;
  return true;
}

uint64_t Heaps::live_bytes() const {
  uint64_t bytes = 0;
  for (const HeapSlot& heap : live_) bytes += heap.accessible;
  return bytes;
}

bool Heaps::is_null(uint64_t address, uint64_t store) const {
  for (const HeapSlot& heap : live_) {
    if (heap.store == store && address - heap.base < TS_HEAP_NULL_PAGE) return true;
  }
  return false;
}

namespace {

class Collection {
 public:
  Collection(uint64_t base, uint64_t from, uint64_t from_end, uint64_t to, std::span<uint8_t> marks)
      : base_(reinterpret_cast<uint8_t*>(base)), from_(from), bytes_(from_end - from), scan_(to), top_(to), marks_(marks) {}

  // Moves what a cell refers to, unless it has moved before.
  void visit(uint8_t* cell) {
    uint32_t ref = get(cell);
    if ((ref & TS_REF_NO_OBJECT) != 0) {
      size_t handle = ref >> TS_REF_HOST_SHIFT;
      if ((ref & TS_REF_NO_OBJECT) == TS_REF_HOST && handle < marks_.size()) marks_[handle] = 1;
    } else if (ref - from_ < bytes_) {
      put(cell, moved(ref));
    }
  }

  // Visits all references of what has moved; what they refer to follows behind it.
  uint64_t finish() {
    while (scan_ < top_) {
      uint8_t* object = base_ + scan_;
      const uint8_t* type = base_ + get(object + TS_OBJECT_HEADER);
      uint32_t trace = get(type + TS_RTT_TRACE);
      scan_ += size_of(object, type);
      if (trace == 0) continue;
      if (get(type + TS_RTT_KIND) == TS_RTT_KIND_ARRAY) {
        uint8_t* end = object + TS_OBJECT_ELEMENTS + size_t{get(object + TS_OBJECT_LENGTH)} * 4;
        for (uint8_t* cell = object + TS_OBJECT_ELEMENTS; cell < end; cell += 4) visit(cell);
      } else {
        const uint8_t* offsets = type + TS_RTT_DISPLAY + 4 * std::max(get(type + TS_RTT_DEPTH) + 1, uint32_t{TS_RTT_DISPLAY_MIN});
        for (uint32_t i = 0; i < trace; i++) visit(object + get(offsets + i * 4));
      }
    }
    return top_;
  }

 private:
  static uint32_t get(const uint8_t* at) {
    uint32_t word;
    std::memcpy(&word, at, sizeof word);
    return word;
  }
  static void put(uint8_t* at, uint32_t word) { std::memcpy(at, &word, sizeof word); }

  static uint64_t size_of(const uint8_t* object, const uint8_t* type) {
    uint32_t size = get(type + TS_RTT_SIZE);
    if (get(type + TS_RTT_KIND) != TS_RTT_KIND_ARRAY) return size;
    uint64_t bytes = TS_OBJECT_ELEMENTS + (uint64_t{get(object + TS_OBJECT_LENGTH)} << size);
    return (bytes + TS_OBJECT_ALIGN - 1) & ~uint64_t{TS_OBJECT_ALIGN - 1};
  }

  // Whole words. Most objects are too small for a call.
  static void copy(uint8_t* to, const uint8_t* from, uint64_t size) {
    if (size > 64) {
      std::memcpy(to, from, size);
      return;
    }
    for (uint64_t i = 0; i < size; i += 8) std::memcpy(to + i, from + i, 8);
  }

  // Where an object of the old space is now.
  uint32_t moved(uint32_t ref) {
    uint8_t* object = base_ + ref;
    uint32_t header = get(object + TS_OBJECT_HEADER);
    if ((header & TS_FORWARDED) != 0) return header - TS_FORWARDED;
    uint64_t size = size_of(object, base_ + header);
    auto to = static_cast<uint32_t>(top_);
    copy(base_ + to, object, size);
    top_ += size;
    put(object + TS_OBJECT_HEADER, to + TS_FORWARDED);
    return to;
  }

  uint8_t* base_;
  uint64_t from_;
  uint64_t bytes_;
  uint64_t scan_;
  uint64_t top_;
  std::span<uint8_t> marks_;
};

uint64_t word_at(uint64_t address) {
  uint64_t word;
  std::memcpy(&word, pointer(address), sizeof word);
  return word;
}

// Visits the frames of activations, innermost first: return address, frame pointer, what is known of their code. Below the last
// one stands a stub, which is no generated code.
template <typename F>
void walk(CodeMaps& code, Heads heads, F visit) {
  for (size_t i = 0; i + 1 < heads.size(); i += 2) {
    uint64_t pc = word_at(static_cast<uint64_t>(heads[i]));
    auto fp = static_cast<uint64_t>(heads[i + 1]);
    // Mostly one frame calls from the code that the last one did.
    CodeRange range;
    StackMaps* maps = nullptr;
    for (;;) {
      if (!range.contains(pc)) {
        range = code.code_around(pc);
        maps = code.stack_maps(pc);
      }
      if (maps == nullptr) break;
      visit(pc, fp, *maps);
      pc = word_at(fp + TS_FRAME_RETURN_ADDRESS);
      fp = word_at(fp + TS_FRAME_CALLER_FP);
    }
  }
}

}  // namespace

uint32_t unknown_returns(CodeMaps& code, Heads heads, std::span<double> into) {
  uint32_t count = 0;
  walk(code, heads, [&](uint64_t pc, uint64_t, const StackMaps& maps) {
    if (count == into.size() || maps.find(pc)) return;
    // Recursion returns to one place.
    if (count == 0 || into[count - 1] != static_cast<double>(pc)) into[count++] = static_cast<double>(pc);
  });
  return count;
}

uint64_t collect_heap(CodeMaps& code, uint64_t base, uint64_t from, uint64_t from_end, uint64_t to,
                      std::span<const double> roots, Heads heads, std::span<uint8_t> marks) {
  Collection collection(base, from, from_end, to, marks);
  for (size_t i = 0; i + 2 < roots.size(); i += 3) {
    auto* cell = reinterpret_cast<uint8_t*>(static_cast<uint64_t>(roots[i]));
    auto count = static_cast<uint64_t>(roots[i + 1]);
    auto distance = static_cast<uint64_t>(roots[i + 2]);
    for (; count > 0; count--, cell += distance) collection.visit(cell);
  }
  walk(code, heads, [&](uint64_t pc, uint64_t fp, const StackMaps& maps) {
    auto words = maps.find(pc).value_or(std::span<const uint32_t>());
    for (uint32_t word : words) collection.visit(reinterpret_cast<uint8_t*>(fp - word * uint64_t{8}));
  });
  return collection.finish();
}

}  // namespace touchstone
