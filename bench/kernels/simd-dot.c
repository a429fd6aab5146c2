// Dot products of int8 vectors, as in a quantised network: sign extension, 16-bit products, pairwise sums.
#include "kernel.h"
typedef signed char c16 __attribute__((vector_size(16)));
typedef short s8 __attribute__((vector_size(16)));
typedef i32 i4 __attribute__((vector_size(16)));
enum { ROWS = 64, COLUMNS = 512 };
static c16 matrix[ROWS][COLUMNS / 16], input[COLUMNS / 16];
static inline s8 low(c16 v) { return __builtin_convertvector(__builtin_shufflevector(v, v, 0, 1, 2, 3, 4, 5, 6, 7), s8); }
static inline s8 high(c16 v) { return __builtin_convertvector(__builtin_shufflevector(v, v, 8, 9, 10, 11, 12, 13, 14, 15), s8); }
static inline i4 left(s8 v) { return __builtin_convertvector(__builtin_shufflevector(v, v, 0, 1, 2, 3), i4); }
static inline i4 right(s8 v) { return __builtin_convertvector(__builtin_shufflevector(v, v, 4, 5, 6, 7), i4); }
u64 run(u32 n) {
  u32 seed = 12;
  for (u32 i = 0; i < sizeof matrix; i++) ((i8 *)matrix)[i] = (i8)xorshift(&seed);
  for (u32 i = 0; i < COLUMNS; i++) ((i8 *)input)[i] = (i8)xorshift(&seed);
  u64 sum = 0;
  for (u32 round = 0; round < n; round++)
    for (u32 r = 0; r < ROWS; r++) {
      i4 acc = {0, 0, 0, 0};
      for (u32 i = 0; i < COLUMNS / 16; i++) {
        s8 p = low(matrix[r][i]) * low(input[i]), q = high(matrix[r][i]) * high(input[i]);
        acc += left(p) + right(p) + left(q) + right(q);
      }
      i32 total = acc[0] + acc[1] + acc[2] + acc[3];
      ((i8 *)input)[r] += (i8)(total >> 8);
      sum = sum * 31 + (u32)total;
    }
  return sum;
}
