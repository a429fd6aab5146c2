// What every kernel shares: fixed-width types, no library, one exported function `run(n)` that does n units of work and
// returns a checksum. The same source is compiled to wasm (clang) and to native code (gcc) by build.sh.
#pragma once
typedef signed char i8;
typedef unsigned char u8;
typedef unsigned short u16;
typedef int i32;
typedef unsigned int u32;
typedef long long i64;
typedef unsigned long long u64;
#define EXPORT __attribute__((visibility("default"), used)) extern
#ifdef __wasm__
#define NOINLINE __attribute__((noinline))
#else
#define NOINLINE __attribute__((noinline))
#endif
static inline u32 xorshift(u32 *s) {
  u32 x = *s;
  x ^= x << 13;
  x ^= x >> 17;
  x ^= x << 5;
  return *s = x;
}
EXPORT u64 run(u32 n);
