// Pages of the system, by address. What is asked for in a call is whole pages.
#pragma once

#include <cstdint>

namespace touchstone {

inline void* pointer(uint64_t address) { return reinterpret_cast<void*>(address); }

// What may be done with pages. Never writing and executing at once.
enum class Access { none, read, write, execute };

uint64_t page_size();
inline uint64_t page_round_up(uint64_t bytes) { return (bytes + page_size() - 1) & ~(page_size() - 1); }
// Zeroed pages, anywhere; 0 on failure.
uint64_t map_pages(uint64_t size, Access access);
// The same, with write access, at a multiple of their size, which is a power of two.
uint64_t map_aligned_pages(uint64_t size);
// Gives back all that one call has mapped.
void unmap_pages(uint64_t start, uint64_t size);
// False on failure. Pages that had no access are zero where they never had any; those that lose it may lose their contents.
bool allow(uint64_t start, uint64_t size, Access access);
// Puts zeroed pages in the place of what is mapped there; false on failure.
bool replace_pages(uint64_t start, uint64_t size, Access access);
// Puts a file's pages in the place of what is mapped there, copied where they are written to; false, with nothing changed, where
// the system does not do that.
bool map_file_pages(uint64_t start, uint64_t size, int fd, uint64_t offset, Access access);
// The beginning of a file, which writing changes; 0 on failure.
uint64_t map_shared_file(int fd, uint64_t size);
// Zeroes pages that may be written; the system gets them back.
void discard_pages(uint64_t start, uint64_t size);
// Large pages are wanted there, where the system has them.
void prefer_large_pages(uint64_t start, uint64_t size);

// Whether all of that address space is mapped, and none of it may be touched.
bool is_untouchable(uint64_t start, uint64_t size);

}  // namespace touchstone
