#include "instance.h"

#include <algorithm>
#include <cstddef>

#include "layout.h"

namespace touchstone {

namespace {

constexpr uint32_t kFunctionRow = 3;

// FUNCREF.
struct FunctionRecord {
  uint64_t code;
  uint64_t instance;
  uint32_t type;
  uint32_t owner;
};
static_assert(sizeof(FunctionRecord) == TS_FUNCREF_SIZE && offsetof(FunctionRecord, instance) == TS_FUNCREF_INSTANCE &&
              offsetof(FunctionRecord, type) == TS_FUNCREF_TYPE && offsetof(FunctionRecord, owner) == TS_FUNCREF_OWNER);

template <typename T>
T& at(uint64_t address) {
  return *reinterpret_cast<T*>(address);
}

// Whether an ascending list leaves out nothing between its ends: then places follow from the first, and it need not be read.
bool has_no_gap(std::span<const uint32_t> list) { return !list.empty() && list.back() - list.front() == list.size() - 1; }

// Where `function` stands in an ascending list, or the list's size.
size_t place_in(std::span<const uint32_t> list, uint32_t function) {
  auto found = std::lower_bound(list.begin(), list.end(), function);
  return found != list.end() && *found == function ? static_cast<size_t>(found - list.begin()) : list.size();
}

}  // namespace

bool write_records(uint64_t records, uint64_t instance, uint32_t owner, FunctionSpace space,
                   std::span<const uint32_t> escaping) {
  bool dense = has_no_gap(escaping);
  auto* record = reinterpret_cast<FunctionRecord*>(records);
  for (size_t i = 0; i < escaping.size(); i++) {
    uint32_t function = dense ? escaping.front() + static_cast<uint32_t>(i) : escaping[i];
    uint64_t row = (uint64_t{function} - space.imported) * kFunctionRow;
    if (function < space.imported || row >= space.functions.size() || function >= space.types.size()) return false;
    uint32_t type = space.types[function];
    if (type >= space.words.size()) return false;
    *record++ = {space.text + space.functions[row], instance, space.words[type], owner};
  }
  return true;
}

bool write_elements(uint64_t to, RecordSpace space, std::span<const uint32_t> functions) {
  bool dense = has_no_gap(space.escaping);
  uint32_t first = dense ? space.escaping.front() : 0;
  for (uint32_t function : functions) {
    if (function < space.imported) {
      uint64_t entry = space.imports + function * uint64_t{TS_ENTRY_IMPORTED_FUNC_SIZE};
      at<uint64_t>(to) = at<uint64_t>(entry + TS_ENTRY_IMPORTED_FUNC_RECORD);
    } else {
      size_t place = dense ? uint32_t{function - first} : place_in(space.escaping, function);
      if (place >= space.escaping.size()) return false;
      at<uint64_t>(to) = space.own + place * TS_FUNCREF_SIZE;
    }
    to += 8;
  }
  return true;
}

}  // namespace touchstone
