#include "code.h"

#include <algorithm>
#include <cstring>

#include "pages.h"

namespace touchstone {

namespace {

// All bytes of address space for so many of mappings: their FrameList's page stands before them.
uint64_t with_frame_page(uint64_t bytes) { return bytes + page_size(); }

}  // namespace

std::unique_ptr<Slab> Slab::create() {
  uint64_t page = map_pages(with_frame_page(kPages * page_size()), Access::none);
  return std::unique_ptr<Slab>(page == 0 ? nullptr : new Slab(page));
}
Slab::Slab(uint64_t page) : frames(page), start_(page + page_size()) {}
Slab::~Slab() { unmap_pages(start_ - page_size(), with_frame_page(kPages * page_size())); }

uint64_t Slab::take(size_t pages) {
  for (size_t first = 0, i = 0; i < kPages; i++) {
    if (used_[i]) first = i + 1;
    if (i + 1 - first != pages) continue;
    for (size_t page = first; page <= i; page++) used_.set(page);
    return start_ + first * page_size();
  }
  return 0;
}
void Slab::put(uint64_t start, size_t pages) {
  size_t first = (start - start_) / page_size();
  for (size_t page = first; page < first + pages; page++) used_.reset(page);
  // Contents go, and a file that was mapped there. Where the system refuses, nothing can use the pages any more.
  uint64_t size = pages * page_size();
  if (!replace_pages(start, size, Access::none)) allow(start, size, Access::none);
}

CodeMaps::~CodeMaps() {
  while (!mappings_.empty()) release(mappings_.begin());
}

CodeMaps::Mappings::iterator CodeMaps::place(uint64_t size) {
  size_t pages = size / page_size();
  if (pages == 0) return mappings_.end();
  if (pages > Slab::kMaxPages) {
    uint64_t page = map_pages(with_frame_page(size), Access::none);
    if (page == 0) return mappings_.end();
    return mappings_.emplace(page + page_size(), Mapping{size, nullptr}).first;
  }
  for (;;) {
    if (roomy_.empty()) {
      auto created = Slab::create();
      if (created == nullptr) return mappings_.end();
      roomy_.push_back(created.get());
      slabs_.push_back(std::move(created));
    }
    Slab* slab = roomy_.back();
    uint64_t start = slab->take(pages);
    if (start != 0) return mappings_.emplace(start, Mapping{size, slab}).first;
    roomy_.pop_back();
  }
}

void CodeMaps::release(Mappings::iterator it) {
  uint64_t start = it->first;
  Mapping& m = it->second;
  if (m.frames != 0 && m.slab != nullptr) m.slab->frames.remove(m.frames);
  auto [size, slab] = std::pair(m.size, m.slab);
  // What else knows of the mapping goes before its pages.
  mappings_.erase(it);
  if (slab == nullptr) {
    unmap_pages(start - page_size(), with_frame_page(size));
    return;
  }
  slab->put(start, size / page_size());
  auto known = std::find(roomy_.begin(), roomy_.end(), slab);
  // One stays for the next mapping.
  if (!slab->empty() || slabs_.size() == 1) {
    if (known == roomy_.end()) roomy_.push_back(slab);
    return;
  }
  if (known != roomy_.end()) roomy_.erase(known);
  std::erase_if(slabs_, [&](const auto& s) { return s.get() == slab; });
}

CodeMaps::Mappings::iterator CodeMaps::around(uint64_t address) {
  auto it = mappings_.upper_bound(address);
  if (it == mappings_.begin()) return mappings_.end();
  --it;
  return address - it->first < it->second.size ? it : mappings_.end();
}

uint64_t CodeMaps::map_file(int fd, uint64_t length) {
  auto it = place(page_round_up(length));
  if (it == mappings_.end()) return 0;
  uint64_t start = it->first;
  if (map_file_pages(start, it->second.size, fd, 0, Access::read)) return start;
  release(it);
  return 0;
}

uint64_t CodeMaps::map_code(const uint8_t* bytes, uint64_t length, uint64_t code) {
  uint64_t start = map_copy(bytes, length);
  if (start == 0 || add_code(start, code, length > code ? start + code : 0)) return start;
  unmap(start);
  return 0;
}

uint64_t CodeMaps::map_copy(const uint8_t* bytes, uint64_t length) {
  auto it = place(page_round_up(length));
  if (it == mappings_.end()) return 0;
  auto [start, size] = std::pair(it->first, it->second.size);
  if (allow(start, size, Access::write)) {
    std::memcpy(pointer(start), bytes, length);
    // Some of it may be code, which processors may look for in a cache of its own.
    auto* copy = static_cast<char*>(pointer(start));
    __builtin___clear_cache(copy, copy + length);
    if (allow(start, size, Access::read)) return start;
  }
  release(it);
  return 0;
}

bool CodeMaps::unmap(uint64_t start) {
  auto it = mappings_.find(start);
  if (it == mappings_.end()) return false;
  release(it);
  return true;
}

bool CodeMaps::add_code(uint64_t start, uint64_t length, uint64_t frames) {
  auto it = around(start);
  if (it == mappings_.end() || length == 0 || length > it->first + it->second.size - start) return false;
  if (!allow(start, length, Access::execute)) return false;
  Mapping& m = it->second;
  m.code = {start, start + length};
  m.frames = frames;
  if (frames == 0) return true;
  if (m.slab == nullptr) m.own = std::make_unique<FrameList>(it->first - page_size());
  m.slab == nullptr ? m.own->add(frames) : m.slab->frames.add(frames);
  return true;
}

bool CodeMaps::describe(uint64_t start, const uint8_t* symbols, uint64_t length) {
  auto it = around(start);
  if (it == mappings_.end()) return false;
  it->second.symbols = DebugSymbols(symbols, length);
  return true;
}

StackMaps* CodeMaps::stack_maps(uint64_t pc) {
  auto it = around(pc);
  return it != mappings_.end() && it->second.code.contains(pc) ? &it->second.stack_maps : nullptr;
}

CodeRange CodeMaps::code_around(uint64_t pc) const {
  auto it = mappings_.upper_bound(pc);
  return it == mappings_.begin() ? CodeRange() : (--it)->second.code;
}

}  // namespace touchstone
