// Sieve of Eratosthenes over 2^20 bytes: byte stores with strides, a counting loop.
#include "kernel.h"
enum { SIZE = 1 << 20 };
static u8 composite[SIZE];
u64 run(u32 n) {
  u64 sum = 0;
  for (u32 round = 0; round < n; round++) {
    for (u32 i = 0; i < SIZE; i++) composite[i] = 0;
    for (u32 i = 2; i * i < SIZE; i++)
      if (!composite[i])
        for (u32 j = i * i; j < SIZE; j += i) composite[j] = 1;
    for (u32 i = 2; i < SIZE; i++) sum += !composite[i];
  }
  return sum;
}
