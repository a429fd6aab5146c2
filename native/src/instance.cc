#include "instance.h"

#include <algorithm>
#include <cstddef>

#include "layout.h"

namespace touchstone {

namespace {

constexpr uint32_t kFunctionRow = 3;
// ENTRY.importedFunc: code, instance, record.
constexpr uint64_t kImportedRecord = 16;

template <typename T>
T& at(uint64_t address) {
  return *reinterpret_cast<T*>(address);
}

// Where `function` stands in an ascending list, or the list's size. Mostly all functions behind the first stand there.
size_t place_in(std::span<const uint32_t> list, uint32_t function) {
  if (list.empty() || function < list[0]) return list.size();
  size_t last = std::min<size_t>(function - list[0], list.size() - 1);
  if (list[last] == function) return last;
  auto found = std::lower_bound(list.begin(), list.begin() + static_cast<ptrdiff_t>(last), function);
  return *found == function ? static_cast<size_t>(found - list.begin()) : list.size();
}

}  // namespace

bool write_records(uint64_t records, uint64_t instance, uint32_t handle, const FunctionSpace& space,
                   std::span<const uint32_t> escaping) {
  for (uint32_t function : escaping) {
    uint64_t row = (uint64_t{function} - space.imported) * kFunctionRow;
    if (function < space.imported || row >= space.functions.size() || function >= space.types.size()) return false;
    uint32_t type = space.types[function];
    if (type >= space.canonical.size()) return false;
    at<uint64_t>(records + TS_FUNCREF_CODE) = space.text + space.functions[row];
    at<uint64_t>(records + TS_FUNCREF_INSTANCE) = instance;
    at<int32_t>(records + TS_FUNCREF_TYPE) = space.canonical[type];
    at<uint32_t>(records + TS_FUNCREF_HANDLE) = handle++;
    records += TS_FUNCREF_SIZE;
  }
  return true;
}

bool write_elements(uint64_t to, const RecordSpace& space, std::span<const uint32_t> functions) {
  for (uint32_t function : functions) {
    if (function < space.imported) {
      at<uint64_t>(to) = at<uint64_t>(space.imports + function * uint64_t{TS_ENTRY_IMPORTED_FUNC} + kImportedRecord);
    } else {
      size_t place = place_in(space.escaping, function);
      if (place == space.escaping.size()) return false;
      at<uint64_t>(to) = space.own + place * TS_FUNCREF_SIZE;
    }
    to += 8;
  }
  return true;
}

}  // namespace touchstone
