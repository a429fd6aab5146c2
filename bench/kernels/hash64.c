// An open-addressing hash table with 64-bit mixing: 64-bit multiplies, random memory, compare loops.
#include "kernel.h"
enum { BITS = 16, SIZE = 1 << BITS };
static u64 keys[SIZE];
static u32 counts[SIZE];
u64 run(u32 n) {
  u32 seed = 31337;
  u64 sum = 0;
  for (u32 round = 0; round < n; round++) {
    for (u32 i = 0; i < SIZE; i++) keys[i] = 0, counts[i] = 0;
    for (u32 i = 0; i < SIZE; i++) {
      u64 key = (u64)(xorshift(&seed) % 40000) * 0x9E3779B97F4A7C15ull | 1;
      u64 h = key;
      h ^= h >> 33, h *= 0xff51afd7ed558ccdull, h ^= h >> 29;
      u32 at = (u32)(h >> (64 - BITS));
      while (keys[at] && keys[at] != key) at = (at + 1) & (SIZE - 1);
      keys[at] = key, counts[at]++;
    }
    for (u32 i = 0; i < SIZE; i++) sum = (sum << 1 | sum >> 63) ^ (keys[i] * counts[i]);
  }
  return sum;
}
