#include "pages.h"

#include <sys/mman.h>
#include <unistd.h>

#include <cstdio>
#include <cstring>

namespace touchstone {

uint64_t page_size() {
  static const uint64_t size = static_cast<uint64_t>(sysconf(_SC_PAGESIZE));
  return size;
}

namespace {

constexpr int kFlags = MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE;

constexpr int protection(Access access) {
  switch (access) {
    case Access::none:
      return PROT_NONE;
    case Access::read:
      return PROT_READ;
    case Access::write:
      return PROT_READ | PROT_WRITE;
    case Access::execute:
      return PROT_READ | PROT_EXEC;
  }
  return PROT_NONE;
}

uint64_t address_or_zero(void* at) { return at == MAP_FAILED ? 0 : reinterpret_cast<uint64_t>(at); }

}  // namespace

uint64_t map_pages(uint64_t size, Access access) {
  return address_or_zero(mmap(nullptr, size, protection(access), kFlags, -1, 0));
}

uint64_t map_aligned_pages(uint64_t size) {
  // As much again, so that an aligned part is in it.
  uint64_t mapped = map_pages(2 * size, Access::write);
  if (mapped == 0) return 0;
  uint64_t start = (mapped + size - 1) & ~(size - 1);
  if (start > mapped) unmap_pages(mapped, start - mapped);
  unmap_pages(start + size, mapped + size - start);
  return start;
}

void unmap_pages(uint64_t start, uint64_t size) { munmap(pointer(start), size); }

bool allow(uint64_t start, uint64_t size, Access access) { return mprotect(pointer(start), size, protection(access)) == 0; }

bool replace_pages(uint64_t start, uint64_t size, Access access) {
  return mmap(pointer(start), size, protection(access), kFlags | MAP_FIXED, -1, 0) != MAP_FAILED;
}

bool map_file_pages(uint64_t start, uint64_t size, int fd, uint64_t offset, Access access) {
  constexpr int kInPlace = MAP_PRIVATE | MAP_FIXED;
  return mmap(pointer(start), size, protection(access), kInPlace, fd, static_cast<off_t>(offset)) != MAP_FAILED;
}

uint64_t map_shared_file(int fd, uint64_t size) {
  return address_or_zero(mmap(nullptr, size, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0));
}

void discard_pages(uint64_t start, uint64_t size) {
  if (madvise(pointer(start), size, MADV_DONTNEED) != 0) std::memset(pointer(start), 0, size);
}

void prefer_large_pages(uint64_t start, uint64_t size) { madvise(pointer(start), size, MADV_HUGEPAGE); }

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
