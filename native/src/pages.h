// Pages of the system, by address.
#pragma once

#include <cstdint>

namespace touchstone {

inline void* pointer(uint64_t address) { return reinterpret_cast<void*>(address); }

uint64_t page_size();
uint64_t page_round_up(uint64_t bytes);
// Zeroed pages with that protection, anywhere; 0 on failure.
uint64_t map_pages(uint64_t size, int protection);
// Puts zeroed pages with that protection in the place of what is mapped there; false, with nothing changed, on failure.
bool replace_pages(uint64_t start, uint64_t size, int protection);

// Whether all of that address space is mapped, and none of it may be touched.
bool is_untouchable(uint64_t start, uint64_t size);

}  // namespace touchstone
