// Mandelbrot iteration counts on a 256 x 256 grid: floating point in registers only.
#include "kernel.h"
u64 run(u32 n) {
  u64 sum = 0;
  for (u32 round = 0; round < n; round++)
    for (u32 y = 0; y < 256; y++)
      for (u32 x = 0; x < 256; x++) {
        double cr = x / 128.0 - 1.5, ci = y / 128.0 - 1.0, zr = 0, zi = 0;
        u32 k = 0;
        for (; k < 100 && zr * zr + zi * zi <= 4.0; k++) {
          double t = zr * zr - zi * zi + cr;
          zi = 2 * zr * zi + ci;
          zr = t;
        }
        sum += k;
      }
  return sum;
}
