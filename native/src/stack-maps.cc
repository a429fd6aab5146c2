#include "stack-maps.h"

#include <utility>

namespace touchstone {

size_t StackMaps::place(uint64_t pc) const {
  // Multiplicative hashing, by the golden ratio.
  size_t at = static_cast<size_t>((pc * 0x9e3779b97f4a7c15u) >> 32) & (entries_.size() - 1);
  while (entries_[at].pc != 0 && entries_[at].pc != pc) at = (at + 1) & (entries_.size() - 1);
  return at;
}

std::optional<std::span<const uint32_t>> StackMaps::find(uint64_t pc) const {
  if (entries_.empty()) return {};
  const Entry& entry = entries_[place(pc)];
  if (entry.pc == 0) return {};
  return std::span(words_).subspan(entry.first, entry.count);
}

void StackMaps::add(uint64_t pc, std::span<const uint32_t> words) {
  if (2 * (used_ + 1) > entries_.size()) {
    std::vector<Entry> before(entries_.empty() ? 16 : 2 * entries_.size());
    std::swap(before, entries_);
    for (const Entry& entry : before) {
      if (entry.pc != 0) entries_[place(entry.pc)] = entry;
    }
  }
  Entry& entry = entries_[place(pc)];
  if (entry.pc != 0) return;
  entry = {pc, static_cast<uint32_t>(words_.size()), static_cast<uint32_t>(words.size())};
  words_.insert(words_.end(), words.begin(), words.end());
  used_++;
}

}  // namespace touchstone
