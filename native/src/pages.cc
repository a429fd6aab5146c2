#include "pages.h"

#include <sys/mman.h>
#include <unistd.h>

#include <cstdio>

namespace touchstone {

uint64_t page_size() {
  static const uint64_t size = static_cast<uint64_t>(sysconf(_SC_PAGESIZE));
  return size;
}

uint64_t page_round_up(uint64_t bytes) { return (bytes + page_size() - 1) & ~(page_size() - 1); }

namespace {

constexpr int kFlags = MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE;

}  // namespace

uint64_t map_pages(uint64_t size, int protection) {
  void* at = mmap(nullptr, size, protection, kFlags, -1, 0);
  return at == MAP_FAILED ? 0 : reinterpret_cast<uint64_t>(at);
}

bool replace_pages(uint64_t start, uint64_t size, int protection) {
  return mmap(pointer(start), size, protection, kFlags | MAP_FIXED, -1, 0) != MAP_FAILED;
}

bool is_untouchable(uint64_t start, uint64_t size) {
  // The kernel lists what is mapped in order, a line each: `start-end rwxp …`.
  std::FILE* maps = std::fopen("/proc/self/maps", "re");
  if (maps == nullptr) return false;
  uint64_t covered = start;
  unsigned long from;
  unsigned long to;
  char mode[5];
  while (covered < start + size && std::fscanf(maps, "%lx-%lx %4s%*[^\n]", &from, &to, mode) == 3) {
    if (to <= covered) continue;
    if (from > covered || mode[0] != '-' || mode[1] != '-' || mode[2] != '-') break;
    covered = to;
  }
  std::fclose(maps);
  return covered >= start + size;
}

}  // namespace touchstone
