// Naive Fibonacci: nothing but calls.
#include "kernel.h"
static NOINLINE u32 fib(u32 n) { return n < 2 ? n : fib(n - 1) + fib(n - 2); }
u64 run(u32 n) {
  u64 sum = 0;
  for (u32 i = 0; i < n; i++) sum += fib(25 + (i & 1));
  return sum;
}
