// What frames hold: return address → words with references. The artifact's section is read by engine/artifact, once for each
// return address that a collection meets; what it says is kept here, with the mapping of the code.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace touchstone {

class StackMaps {
 public:
  // The words of a frame that waits for a call to return to `pc`: each lies so many words below its frame pointer. Nothing where
  // nobody has said so.
  std::optional<std::span<const uint32_t>> find(uint64_t pc) const;
  void add(uint64_t pc, std::span<const uint32_t> words);

 private:
  struct Entry {
    // 0: none.
    uint64_t pc = 0;
    uint32_t first = 0;
    uint32_t count = 0;
  };

  // Where an address is, or would be.
  size_t place(uint64_t pc) const;

  // Open addressing; a power of two, at most half full.
  std::vector<Entry> entries_;
  size_t used_ = 0;
  std::vector<uint32_t> words_;
};

}  // namespace touchstone
