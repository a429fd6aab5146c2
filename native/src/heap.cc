#include "heap.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>
#include <utility>

#include "layout.h"
#include "pages.h"

namespace touchstone {

Heaps::~Heaps() {
  for (const HeapSlot& heap : live_) unmap_pages(heap.base, TS_HEAP_REGION);
  for (uint64_t base : idle_) unmap_pages(base, TS_HEAP_REGION);
}

HeapSlot* Heaps::slot(uint64_t base) {
  auto found = std::find_if(live_.begin(), live_.end(), [=](const HeapSlot& heap) { return heap.base == base; });
  return found == live_.end() ? nullptr : &*found;
}

uint64_t Heaps::create(uint64_t store) {
  uint64_t base = 0;
  if (idle_.empty()) {
    base = map_pages(TS_HEAP_REGION, Access::none);
    if (base == 0) return 0;
  } else {
    base = idle_.back();
    idle_.pop_back();
  }
  uint64_t tables = TS_HEAP_TABLES_END - TS_HEAP_CARDS;
  if (!allow(base + TS_HEAP_CARDS, tables, Access::write)) {
    unmap_pages(base, TS_HEAP_REGION);
    return 0;
  }
  live_.push_back({base, store, 0});
  return base;
}

bool Heaps::release(uint64_t base) {
  HeapSlot* heap = slot(base);
  if (heap == nullptr) return false;
  *heap = live_.back();
  live_.pop_back();
  if (idle_.size() < kMaxIdle && replace_pages(base, TS_HEAP_REGION, Access::none)) {
    idle_.push_back(base);
  } else {
    unmap_pages(base, TS_HEAP_REGION);
  }
  return true;
}

bool Heaps::open(uint64_t base, uint64_t from, uint64_t length) {
  HeapSlot* heap = slot(base);
  if (heap == nullptr || from + length > TS_HEAP_REGION) return false;
  if (!allow(base + from, length, Access::write)) return false;
  // Of a small heap most pages are never touched; a large one has thousands of faults less.
  if (length >= kHugeBytes) prefer_large_pages(base + from, length);
  heap->accessible += length;
  return true;
}

bool Heaps::close(uint64_t base, uint64_t from, uint64_t length) {
  HeapSlot* heap = slot(base);
  if (heap == nullptr || from + length > TS_HEAP_REGION || !replace_pages(base + from, length, Access::none)) return false;
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

uint32_t get(const uint8_t* at) {
  uint32_t word;
  std::memcpy(&word, at, sizeof word);
  return word;
}
void put(uint8_t* at, uint32_t word) { std::memcpy(at, &word, sizeof word); }

// A type's record.
class Type {
 public:
  explicit Type(const uint8_t* record) : record_(record) {}

  bool is_array() const { return get(record_ + TS_RTT_KIND) == TS_RTT_KIND_ARRAY; }
  // Whether its objects hold references.
  bool is_traced() const { return get(record_ + TS_RTT_TRACE) != 0; }
  uint64_t size_of(const uint8_t* object) const {
    uint32_t size = get(record_ + TS_RTT_SIZE);
    if (!is_array()) return size;
    uint64_t bytes = TS_OBJECT_ELEMENTS + (uint64_t{get(object + TS_OBJECT_LENGTH)} << size);
    return (bytes + TS_OBJECT_ALIGN - 1) & ~uint64_t{TS_OBJECT_ALIGN - 1};
  }
  // Offsets of a structure's references.
  std::span<const uint32_t> offsets() const {
    uint32_t entries = std::max(get(record_ + TS_RTT_DEPTH) + 1, uint32_t{TS_RTT_DISPLAY_MIN});
    return {reinterpret_cast<const uint32_t*>(record_ + TS_RTT_DISPLAY) + entries, get(record_ + TS_RTT_TRACE)};
  }

 private:
  const uint8_t* record_;
};

// Old objects lie in cards of 2^TS_CARD_SHIFT bytes. A byte for each says whether something was written into it (HEAP_CARDS);
// another one (HEAP_STARTS) leads to the object that its first byte belongs to: so many words before that, or, from kFar on, an
// object that reaches into the card 2^(n - kFar) before, too.
class Cards {
 public:
  static constexpr uint64_t kBytes = uint64_t{1} << TS_CARD_SHIFT;
  static constexpr uint8_t kFar = 128;

  explicit Cards(uint64_t base) : marks_(table(base, TS_HEAP_CARDS)), starts_(table(base, TS_HEAP_STARTS)) {}

  // An object lies there now.
  void add(uint64_t from, uint64_t end) {
    for (uint64_t card = (from + kBytes - 1) >> TS_CARD_SHIFT; card << TS_CARD_SHIFT < end; card++) {
      uint64_t words = ((card << TS_CARD_SHIFT) - from) / 8;
      starts_[card] = words < kFar ? static_cast<uint8_t>(words)
                                   : static_cast<uint8_t>(kFar + std::bit_width(card - (from >> TS_CARD_SHIFT) - 1) - 1);
    }
  }
  // Where the object begins that the first byte of a card belongs to.
  uint64_t start_of(uint64_t card) const {
    while (starts_[card] >= kFar) card -= uint64_t{1} << (starts_[card] - kFar);
    return (card << TS_CARD_SHIFT) - starts_[card] * uint64_t{8};
  }
  void mark(Extent extent) {
    if (extent.from == extent.end) return;
    uint64_t first = extent.from >> TS_CARD_SHIFT;
    std::memset(marks_ + first, 1, ((extent.end - 1) >> TS_CARD_SHIFT) - first + 1);
  }
  // Calls with each marked card of an extent, which is not marked any more.
  template <typename F>
  void take_marked(Extent extent, F visit) {
    uint64_t end = (extent.end + kBytes - 1) >> TS_CARD_SHIFT;
    for (uint64_t card = extent.from >> TS_CARD_SHIFT; card < end; card++) {
      // Eight at a time where none is.
      while ((card & 7) == 0 && card + 8 <= end && none_of_eight(card)) card += 8;
      if (card >= end || marks_[card] == 0) continue;
      marks_[card] = 0;
      visit(card);
    }
  }

 private:
  static uint8_t* table(uint64_t base, uint64_t at) { return reinterpret_cast<uint8_t*>(base + at); }
  bool none_of_eight(uint64_t card) const {
    uint64_t eight;
    std::memcpy(&eight, marks_ + card, sizeof eight);
    return eight == 0;
  }

  uint8_t* marks_;
  uint8_t* starts_;
};

class Collection {
 public:
  // `old` is empty where only young objects are collected.
  Collection(uint64_t base, Extent young, Extent old, uint64_t to, std::span<uint8_t> marks)
      : base_(reinterpret_cast<uint8_t*>(base)), cards_(base), young_(young), old_(old), scan_(to), top_(to), marks_(marks) {}

  // Sees to it that what a cell refers to moves, unless it has moved before.
  void visit(uint8_t* cell) {
    uint32_t ref = get(cell);
    if ((ref & TS_REF_NO_OBJECT) != 0) {
      size_t handle = ref >> TS_REF_HOST_SHIFT;
      if ((ref & TS_REF_NO_OBJECT) == TS_REF_HOST && handle < marks_.size()) marks_[handle] = 1;
    } else if (leaves(ref)) {
      // Looked at some cells later, when it has come from memory.
      __builtin_prefetch(base_ + ref);
      std::swap(cell, waiting_[next_++ % kWaiting]);
      if (cell != nullptr) move_from(cell);
    }
  }
  void visit(CodeMaps& code, Roots roots);
  // Visits the references in marked cards of old objects.
  void visit_marked(Extent old);
  // Visits all references of what has moved; what they refer to follows behind it. Gives the end.
  uint64_t finish() {
    do {
      while (scan_ < top_) {
        uint8_t* object = base_ + scan_;
        Type type = type_of(object);
        scan_ += type.size_of(object);
        if (type.is_traced()) visit_references(object, type, {0, UINT64_MAX});
      }
      for (uint8_t*& cell : waiting_) {
        if (cell != nullptr) move_from(cell);
        cell = nullptr;
      }
    } while (scan_ < top_);
    return top_;
  }

 private:
  Type type_of(const uint8_t* object) const { return Type(base_ + get(object + TS_OBJECT_HEADER)); }

  // Of an array, those elements whose offsets in the object lie in an extent.
  void visit_references(uint8_t* object, Type type, Extent within) {
    if (!type.is_array()) {
      for (uint32_t offset : type.offsets()) visit(object + offset);
      return;
    }
    uint64_t end = std::min(TS_OBJECT_ELEMENTS + uint64_t{get(object + TS_OBJECT_LENGTH)} * 4, within.end);
    for (uint64_t at = std::max(uint64_t{TS_OBJECT_ELEMENTS}, within.from); at < end; at += 4) visit(object + at);
  }

  // Whole words. Most objects are too small for a call.
  static void copy(uint8_t* to, const uint8_t* from, uint64_t size) {
    if (size > 64) {
      std::memcpy(to, from, size);
      return;
    }
    for (uint64_t i = 0; i < size; i += 8) std::memcpy(to + i, from + i, 8);
  }

  // Whether an object is one of those that move.
  bool leaves(uint32_t ref) const {
    return ref - young_.from < young_.end - young_.from || ref - old_.from < old_.end - old_.from;
  }
  // A cell may have waited twice.
  void move_from(uint8_t* cell) {
    uint32_t ref = get(cell);
    if (leaves(ref)) put(cell, moved(ref));
  }
  // Where an object is now.
  uint32_t moved(uint32_t ref) {
    uint8_t* object = base_ + ref;
    uint32_t header = get(object + TS_OBJECT_HEADER);
    if ((header & TS_FORWARDED) != 0) return header - TS_FORWARDED;
    uint64_t size = Type(base_ + header).size_of(object);
    auto to = static_cast<uint32_t>(top_);
    copy(base_ + to, object, size);
    top_ += size;
    cards_.add(to, top_);
    put(object + TS_OBJECT_HEADER, to + TS_FORWARDED);
    return to;
  }

  uint8_t* base_;
  Cards cards_;
  Extent young_;
  Extent old_;
  uint64_t scan_;
  uint64_t top_;
  std::span<uint8_t> marks_;
  // Cells whose objects come from memory now, in a circle; null: none.
  static constexpr size_t kWaiting = 16;
  std::array<uint8_t*, kWaiting> waiting_ = {};
  size_t next_ = 0;
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

void Collection::visit(CodeMaps& code, Roots roots) {
  auto [cells, heads] = roots;
  for (size_t i = 0; i + 2 < cells.size(); i += 3) {
    auto* cell = reinterpret_cast<uint8_t*>(static_cast<uint64_t>(cells[i]));
    auto count = static_cast<uint64_t>(cells[i + 1]);
    auto distance = static_cast<uint64_t>(cells[i + 2]);
    for (; count > 0; count--, cell += distance) visit(cell);
  }
  walk(code, heads, [&](uint64_t pc, uint64_t fp, const StackMaps& maps) {
    auto words = maps.find(pc).value_or(std::span<const uint32_t>());
    for (uint32_t word : words) visit(reinterpret_cast<uint8_t*>(fp - word * uint64_t{8}));
  });
}

// Of structures the card is marked that they begin in, of arrays that of the element.
void Collection::visit_marked(Extent old) {
  cards_.take_marked(old, [&](uint64_t card) {
    uint64_t from = card << TS_CARD_SHIFT;
    uint64_t end = std::min(from + Cards::kBytes, old.end);
    uint64_t at = from < old.from ? old.from : cards_.start_of(card);
    while (at < end) {
      uint8_t* object = base_ + at;
      Type type = type_of(object);
      uint64_t begin = at;
      at += type.size_of(object);
      if (!type.is_traced() || (begin < from && !type.is_array())) continue;
      visit_references(object, type, {from > begin ? from - begin : 0, end - begin});
    }
  });
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

uint64_t collect_young(CodeMaps& code, uint64_t base, Extent young, Extent old, Roots roots) {
  Collection collection(base, young, {0, 0}, old.end, {});
  collection.visit(code, roots);
  collection.visit_marked(old);
  return collection.finish();
}

uint64_t collect_all(CodeMaps& code, uint64_t base, Extent young, Extent old, uint64_t to, Roots roots,
                     std::span<uint8_t> marks) {
  Collection collection(base, young, old, to, marks);
  collection.visit(code, roots);
  if (base != 0) Cards(base).take_marked(old, [](uint64_t) {});
  return collection.finish();
}

void adopt(uint64_t base, Extent objects) {
  Cards cards(base);
  for (uint64_t at = objects.from; at < objects.end;) {
    auto* object = reinterpret_cast<uint8_t*>(base + at);
    uint64_t size = Type(reinterpret_cast<uint8_t*>(base) + get(object + TS_OBJECT_HEADER)).size_of(object);
    cards.add(at, at + size);
    at += size;
  }
  cards.mark(objects);
}

}  // namespace touchstone
