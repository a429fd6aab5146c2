#include "pages.h"

#include <windows.h>

#include <cstring>

#include "handles.h"

namespace touchstone {

namespace {

DWORD protection(Access access) {
  switch (access) {
    case Access::none:
      return PAGE_NOACCESS;
    case Access::read:
      return PAGE_READONLY;
    case Access::write:
      return PAGE_READWRITE;
    case Access::execute:
      return PAGE_EXECUTE_READ;
  }
  return PAGE_NOACCESS;
}

// Pages without access are reserved, others have memory. Nothing is committed that nobody may touch: it would count all the same.
DWORD kind(Access access) { return access == Access::none ? MEM_RESERVE : MEM_RESERVE | MEM_COMMIT; }

uint64_t map_at(uint64_t start, uint64_t size, Access access) {
  return reinterpret_cast<uint64_t>(VirtualAlloc(pointer(start), size, kind(access), protection(access)));
}

bool take_back(uint64_t start, uint64_t size) { return VirtualFree(pointer(start), size, MEM_DECOMMIT) != 0; }

}  // namespace

uint64_t page_size() {
  static const uint64_t size = [] {
    SYSTEM_INFO info;
    GetSystemInfo(&info);
    return info.dwPageSize;
  }();
  return size;
}

uint64_t map_pages(uint64_t size, Access access) { return map_at(0, size, access); }

uint64_t map_aligned_pages(uint64_t size) {
  // No part of a reservation can be given back: what is found has to be reserved again, and another thread may be faster.
  constexpr int kAttempts = 16;
  for (int i = 0; i < kAttempts; i++) {
    uint64_t found = map_pages(2 * size, Access::none);
    if (found == 0) return 0;
    unmap_pages(found, 2 * size);
    uint64_t start = map_at((found + size - 1) & ~(size - 1), size, Access::write);
    if (start != 0) return start;
  }
  return 0;
}

void unmap_pages(uint64_t start, uint64_t) {
  // Of a file or of none.
  if (VirtualFree(pointer(start), 0, MEM_RELEASE) == 0) UnmapViewOfFile(pointer(start));
}

bool allow(uint64_t start, uint64_t size, Access access) {
  if (access == Access::none) return take_back(start, size);
  DWORD before;
  return VirtualAlloc(pointer(start), size, MEM_COMMIT, protection(access)) != nullptr &&
         VirtualProtect(pointer(start), size, protection(access), &before) != 0;
}

bool replace_pages(uint64_t start, uint64_t size, Access access) {
  return take_back(start, size) && (access == Access::none || allow(start, size, access));
}

// A view of a file cannot stand in the middle of a reservation.
bool map_file_pages(uint64_t, uint64_t, int, uint64_t, Access) { return false; }

uint64_t map_shared_file(int fd, uint64_t size) {
  Handle mapping(CreateFileMappingW(file_of(fd), nullptr, PAGE_READWRITE, 0, 0, nullptr));
  if (!mapping.is_open()) return 0;
  return reinterpret_cast<uint64_t>(MapViewOfFile(mapping.get(), FILE_MAP_ALL_ACCESS, 0, 0, size));
}

// Taken back and committed again they might not be had any more.
void discard_pages(uint64_t start, uint64_t size) { std::memset(pointer(start), 0, size); }

void prefer_large_pages(uint64_t, uint64_t) {}

bool is_untouchable(uint64_t start, uint64_t size) {
  for (uint64_t at = start; at < start + size;) {
    MEMORY_BASIC_INFORMATION found;
    if (VirtualQuery(pointer(at), &found, sizeof found) == 0) return false;
    bool touchable = found.State == MEM_COMMIT && found.Protect != PAGE_NOACCESS;
    if (touchable || found.State == MEM_FREE) return false;
    at = reinterpret_cast<uint64_t>(found.BaseAddress) + found.RegionSize;
  }
  return true;
}

}  // namespace touchstone
