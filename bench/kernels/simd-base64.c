// Base64 encoding, twelve bytes at a time: byte shuffles, shifts of lanes, range lookups by comparison.
#include "kernel.h"
typedef u8 b16 __attribute__((vector_size(16)));
typedef signed char c16 __attribute__((vector_size(16)));
typedef u32 w4 __attribute__((vector_size(16)));
enum { SIZE = 49152 };
static u8 data[SIZE + 16];
static b16 out[SIZE / 12];
struct __attribute__((packed)) unaligned { b16 v; };
u64 run(u32 n) {
  u32 seed = 14;
  for (u32 i = 0; i < SIZE; i++) data[i] = (u8)xorshift(&seed);
  for (u32 round = 0; round < n; round++) {
    data[round % SIZE]++;
    for (u32 i = 0, o = 0; i < SIZE; i += 12, o++) {
      b16 in = ((const struct unaligned *)(data + i))->v;
      // Each lane: the three bytes of a group as a big-endian number.
      w4 g = (w4)__builtin_shufflevector(in, in, 2, 1, 0, 0, 5, 4, 3, 3, 8, 7, 6, 6, 11, 10, 9, 9) & 0xffffff;
      w4 s = g >> 18 | (g >> 12 & 63) << 8 | (g >> 6 & 63) << 16 | (g & 63) << 24;
      c16 v = (c16)s;
      c16 r = v + 65;
      r += (c16)(v >= 26) & 6;
      r -= (c16)(v >= 52) & 75;
      r -= (c16)(v == 62) & 15;
      r -= (c16)(v == 63) & 12;
      out[o] = (b16)r;
    }
  }
  u64 sum = 0;
  for (u32 i = 0; i < sizeof out; i++) sum = sum * 31 + ((u8 *)out)[i];
  return sum;
}
