// Dense double matrix product, ijk order with a transposed operand: loads, multiplies, adds.
#include "kernel.h"
enum { N = 160 };
static double a[N][N], b[N][N], c[N][N];
u64 run(u32 n) {
  u32 seed = 12345;
  for (u32 i = 0; i < N; i++)
    for (u32 j = 0; j < N; j++) a[i][j] = (double)(xorshift(&seed) & 1023) / 16, b[i][j] = (double)(xorshift(&seed) & 1023) / 8;
  for (u32 round = 0; round < n; round++)
    for (u32 i = 0; i < N; i++)
      for (u32 j = 0; j < N; j++) {
        double s = c[i][j] * 0.5;
        for (u32 k = 0; k < N; k++) s += a[i][k] * b[j][k];
        c[i][j] = s;
      }
  double t = 0;
  for (u32 i = 0; i < N; i++)
    for (u32 j = 0; j < N; j++) t += c[i][j];
  return (u64)(i64)t;
}
