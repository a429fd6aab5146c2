// What debuggers are told of generated code: gdb's JIT interface (gdb manual, "JIT Compilation Interface"; lldb reads it, too).
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>

namespace touchstone {

// A symbol file in memory that debuggers see as long as this lives.
class DebugSymbols {
 public:
  DebugSymbols() = default;
  DebugSymbols(const uint8_t* bytes, size_t length);

 private:
  struct Entry;
  struct Forget {
    void operator()(Entry*) const;
  };
  std::unique_ptr<Entry, Forget> entry_;
};

}  // namespace touchstone
