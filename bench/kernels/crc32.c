// Table-driven CRC-32 and Adler-32 over 256 KiB: dependent loads, shifts, a division by a constant.
#include "kernel.h"
static u32 table[256];
static u8 data[262144];
u64 run(u32 n) {
  u32 seed = 1;
  for (u32 i = 0; i < 256; i++) {
    u32 c = i;
    for (u32 k = 0; k < 8; k++) c = c & 1 ? 0xEDB88320u ^ c >> 1 : c >> 1;
    table[i] = c;
  }
  for (u32 i = 0; i < sizeof data; i++) data[i] = (u8)xorshift(&seed);
  u32 crc = ~0u, a = 1, b = 0;
  for (u32 round = 0; round < n; round++)
    for (u32 i = 0; i < sizeof data; i++) {
      crc = table[(crc ^ data[i]) & 255] ^ crc >> 8;
      a = (a + data[i]) % 65521;
      b = (b + a) % 65521;
    }
  return (u64)crc << 32 | b << 16 | a;
}
