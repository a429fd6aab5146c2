// Alpha blending of two images, 8 bits a channel: widening, 16-bit multiplies, narrowing.
#include "kernel.h"
typedef u8 b16 __attribute__((vector_size(16)));
typedef u8 b8 __attribute__((vector_size(8)));
typedef u16 h8 __attribute__((vector_size(16)));
enum { SIZE = 1 << 16 };
static b16 back[SIZE / 16], front[SIZE / 16];
static inline h8 low(b16 v) { return __builtin_convertvector(__builtin_shufflevector(v, v, 0, 1, 2, 3, 4, 5, 6, 7), h8); }
static inline h8 high(b16 v) { return __builtin_convertvector(__builtin_shufflevector(v, v, 8, 9, 10, 11, 12, 13, 14, 15), h8); }
static inline h8 mix(h8 a, h8 b, h8 alpha) { return (a * (256 - alpha) + b * alpha) >> 8; }
u64 run(u32 n) {
  u32 seed = 11;
  for (u32 i = 0; i < SIZE; i++) ((u8 *)back)[i] = (u8)xorshift(&seed), ((u8 *)front)[i] = (u8)xorshift(&seed);
  for (u32 round = 0; round < n; round++) {
    h8 alpha = (h8){0, 1, 2, 3, 4, 5, 6, 7} * 16 + (u16)(round & 127);
    for (u32 i = 0; i < SIZE / 16; i++) {
      b8 l = __builtin_convertvector(mix(low(back[i]), low(front[i]), alpha), b8);
      b8 h = __builtin_convertvector(mix(high(back[i]), high(front[i]), alpha), b8);
      back[i] = __builtin_shufflevector(l, h, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15);
    }
  }
  u64 sum = 0;
  for (u32 i = 0; i < SIZE; i++) sum = sum * 31 + ((u8 *)back)[i];
  return sum;
}
