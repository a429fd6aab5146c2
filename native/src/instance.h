// Parts of a new instance that have thousands of entries in large modules. TypeScript could write them, too, and would take ten
// times as long as for all the rest of an instantiation.
#pragma once

#include <cstdint>
#include <span>

namespace touchstone {

// What a module says of its functions, imported ones first.
struct FunctionSpace {
  // Where `.text` is mapped.
  uint64_t text;
  uint32_t imported;
  // Rows of three words, the first of which is the offset of a text function.
  std::span<const uint32_t> functions;
  // Function index → type index → type word.
  std::span<const uint32_t> types;
  std::span<const uint32_t> words;
};

// The records of the functions in `escaping` (ascending), in that order, from address `records` on; `owner` is the instance's
// number. False, with some records missing, where an index is out of range.
bool write_records(uint64_t records, uint64_t instance, uint32_t owner, FunctionSpace space,
                   std::span<const uint32_t> escaping);

// Where an instance has the records of its functions: of own ones at `own` in the order of `escaping`, of imported ones as the
// entries at `imports` say.
struct RecordSpace {
  uint64_t own;
  uint64_t imports;
  uint32_t imported;
  std::span<const uint32_t> escaping;
};

// Record addresses of functions, 8 bytes each from address `to` on. False where a function has no record.
bool write_elements(uint64_t to, RecordSpace space, std::span<const uint32_t> functions);

}  // namespace touchstone
