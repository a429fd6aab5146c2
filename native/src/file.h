// Reading a whole file by a single call from TypeScript.
#pragma once

#include <cstdint>
#include <span>

namespace touchstone {

struct FileFacts {
  // In bytes; -1 where the file cannot be read whole.
  int64_t size;
  // When it was changed last, in milliseconds since 1970.
  double changed;
};

// Reads the file of that path if `to` has room for all of it; gives its facts in any case.
FileFacts read_file(const char* path, std::span<uint8_t> to);

}  // namespace touchstone
