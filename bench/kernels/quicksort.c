// Recursive quicksort of 65,536 integers: unpredictable branches, swaps, recursion.
#include "kernel.h"
enum { N = 65536 };
static i32 v[N];
static NOINLINE void sort(i32 lo, i32 hi) {
  while (lo < hi) {
    i32 pivot = v[lo + (hi - lo) / 2], i = lo, j = hi;
    while (i <= j) {
      while (v[i] < pivot) i++;
      while (v[j] > pivot) j--;
      if (i <= j) {
        i32 t = v[i];
        v[i++] = v[j];
        v[j--] = t;
      }
    }
    if (j - lo < hi - i) sort(lo, j), lo = i;
    else sort(i, hi), hi = j;
  }
}
u64 run(u32 n) {
  u64 sum = 0;
  u32 seed = 4242;
  for (u32 round = 0; round < n; round++) {
    for (u32 i = 0; i < N; i++) v[i] = (i32)xorshift(&seed);
    sort(0, N - 1);
    for (u32 i = 0; i < N; i += 97) sum = sum * 31 + (u32)v[i];
  }
  return sum;
}
