// Code of one environment: mapped or copied artifacts, ranges of generated code, what unwinders and debuggers know of them.
// Everything is released with the environment. Nothing is ever writable and executable at once.
//
// Small mappings share slabs, and those of a slab are one registration with the process's unwinder: libgcc before version 13
// searches a list of all registrations when one goes.
#pragma once

#include <bitset>
#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <vector>

#include "debug.h"
#include "frames.h"
#include "stack-maps.h"

namespace touchstone {

// Address space for small mappings, and a page for their FrameList.
class Slab {
 public:
  static constexpr size_t kPages = 128;
  static constexpr size_t kMaxPages = 16;

  // Null when the system refuses.
  static std::unique_ptr<Slab> create();
  ~Slab();

  // Start of so many pages that nobody has, 0 if there is no such run.
  uint64_t take(size_t pages);
  // Gives them back.
  void put(uint64_t start, size_t pages);
  bool empty() const { return used_.none(); }

  // At most one section a mapping.
  FrameList frames;

 private:
  explicit Slab(uint64_t page);

  const uint64_t start_;
  std::bitset<kPages> used_;
};

struct CodeRange {
  uint64_t start = 0;
  uint64_t end = 0;

  bool contains(uint64_t pc) const { return pc >= start && pc < end; }
};

class CodeMaps {
 public:
  CodeMaps() = default;
  CodeMaps(const CodeMaps&) = delete;
  CodeMaps& operator=(const CodeMaps&) = delete;
  ~CodeMaps();

  // A whole file, read-only and private; 0 on failure.
  uint64_t map_file(int fd, uint64_t length);
  // An anonymous read-only copy; 0 on failure.
  uint64_t map_copy(const uint8_t* bytes, uint64_t length);
  // A copy of code and, behind its first `code` bytes, its .eh_frame (none if there is nothing behind them): as add_code, 0 on
  // failure.
  uint64_t map_code(const uint8_t* bytes, uint64_t length, uint64_t code);
  bool unmap(uint64_t start);
  // Makes a page-aligned part of a mapping executable and registers it as generated code, and the .eh_frame at `frames` in the
  // same mapping (0: none) with the unwinder. Once a mapping.
  bool add_code(uint64_t start, uint64_t length, uint64_t frames);
  // Shows debuggers a symbol file for the mapping at `start` until it is unmapped.
  bool describe(uint64_t start, const uint8_t* symbols, uint64_t length);
  // Async-signal-safe as long as this thread is not inside another function of this class.
  bool contains(uint64_t pc) const { return code_around(pc).contains(pc); }
  // What is known of frames whose code is around an address; null where there is no generated code.
  StackMaps* stack_maps(uint64_t pc);
  // The generated code around an address; where there is none, a range that does not contain it.
  CodeRange code_around(uint64_t pc) const;

 private:
  struct Mapping {
    uint64_t size;
    // Where it lies; null: on its own.
    Slab* slab;
    CodeRange code = {};
    uint64_t frames = 0;
    // Knows of `frames` where there is no slab.
    std::unique_ptr<FrameList> own = nullptr;
    DebugSymbols symbols = {};
    StackMaps stack_maps = {};
  };
  using Mappings = std::map<uint64_t, Mapping>;

  // A place of whole pages without access for a mapping, the end of all where the system refuses.
  Mappings::iterator place(uint64_t size);
  void release(Mappings::iterator);
  // The mapping that holds the address, or the end.
  Mappings::iterator around(uint64_t address);

  // By start.
  Mappings mappings_;
  std::vector<std::unique_ptr<Slab>> slabs_;
  // Those that may have room.
  std::vector<Slab*> roomy_;
};

}  // namespace touchstone
