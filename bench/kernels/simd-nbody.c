// Gravity of 256 bodies on each other in single precision, four at a time: multiplies, square roots, divisions.
#include "kernel.h"
typedef float f4 __attribute__((vector_size(16)));
enum { N = 256 };
static f4 px[N / 4], py[N / 4], vx[N / 4], vy[N / 4], mass[N / 4];
static inline f4 root(f4 v) {
  return (f4){__builtin_sqrtf(v[0]), __builtin_sqrtf(v[1]), __builtin_sqrtf(v[2]), __builtin_sqrtf(v[3])};
}
u64 run(u32 n) {
  u32 seed = 13;
  for (u32 i = 0; i < N; i++) {
    ((float *)px)[i] = (float)(xorshift(&seed) & 4095) / 64, ((float *)py)[i] = (float)(xorshift(&seed) & 4095) / 64;
    ((float *)vx)[i] = 0, ((float *)vy)[i] = 0, ((float *)mass)[i] = (float)(xorshift(&seed) & 15) + 1;
  }
  for (u32 step = 0; step < n; step++) {
    for (u32 i = 0; i < N / 4; i++) {
      f4 ax = {0, 0, 0, 0}, ay = {0, 0, 0, 0};
      for (u32 j = 0; j < N; j++) {
        f4 dx = ((float *)px)[j] - px[i], dy = ((float *)py)[j] - py[i];
        f4 d2 = dx * dx + dy * dy + 0.5f;
        f4 f = ((float *)mass)[j] / (d2 * root(d2));
        ax += dx * f, ay += dy * f;
      }
      vx[i] += ax * 0.001f, vy[i] += ay * 0.001f;
    }
    for (u32 i = 0; i < N / 4; i++) px[i] += vx[i] * 0.001f, py[i] += vy[i] * 0.001f;
  }
  float sum = 0;
  for (u32 i = 0; i < N; i++) sum += ((float *)px)[i] + ((float *)py)[i];
  return (u64)(i64)(sum * 1000);
}
