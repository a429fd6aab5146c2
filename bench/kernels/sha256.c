// SHA-256 compression over 64 KiB: rotates, 32-bit adds, many live values.
#include "kernel.h"
static u32 k[64];
static u8 data[65536];
static inline u32 ror(u32 x, u32 r) { return x >> r | x << (32 - r); }
static NOINLINE void block(u32 *h, const u8 *p) {
  u32 w[64];
  for (u32 i = 0; i < 16; i++) w[i] = (u32)p[4 * i] << 24 | (u32)p[4 * i + 1] << 16 | (u32)p[4 * i + 2] << 8 | p[4 * i + 3];
  for (u32 i = 16; i < 64; i++)
    w[i] = (ror(w[i - 2], 17) ^ ror(w[i - 2], 19) ^ w[i - 2] >> 10) + w[i - 7] + (ror(w[i - 15], 7) ^ ror(w[i - 15], 18) ^ w[i - 15] >> 3) + w[i - 16];
  u32 a = h[0], b = h[1], c = h[2], d = h[3], e = h[4], f = h[5], g = h[6], x = h[7];
  for (u32 i = 0; i < 64; i++) {
    u32 t1 = x + (ror(e, 6) ^ ror(e, 11) ^ ror(e, 25)) + ((e & f) ^ (~e & g)) + k[i] + w[i];
    u32 t2 = (ror(a, 2) ^ ror(a, 13) ^ ror(a, 22)) + ((a & b) ^ (a & c) ^ (b & c));
    x = g, g = f, f = e, e = d + t1, d = c, c = b, b = a, a = t1 + t2;
  }
  h[0] += a, h[1] += b, h[2] += c, h[3] += d, h[4] += e, h[5] += f, h[6] += g, h[7] += x;
}
u64 run(u32 n) {
  u32 seed = 7, h[8];
  for (u32 i = 0; i < 64; i++) k[i] = xorshift(&seed);
  for (u32 i = 0; i < sizeof data; i++) data[i] = (u8)xorshift(&seed);
  for (u32 i = 0; i < 8; i++) h[i] = xorshift(&seed);
  for (u32 round = 0; round < n; round++)
    for (u32 i = 0; i < sizeof data; i += 64) block(h, data + i);
  return (u64)h[0] << 32 | h[1];
}
