/**
 * The kernels: name and units of work a timed run does (chosen so that TurboFan takes about 40 ms). Sources and wasm stand in
 * bench/kernels; `build.sh` there rebuilds the wasm. Names that start with `simd-` use vector instructions and have a mean of
 * their own.
 */
export const KERNELS: readonly { readonly name: string; readonly n: number }[] = [
  { name: 'crc32', n: 30 },
  { name: 'fib', n: 80 },
  { name: 'hash64', n: 40 },
  { name: 'interp', n: 80 },
  { name: 'mandelbrot', n: 5 },
  { name: 'matmul', n: 12 },
  { name: 'nbody', n: 18 },
  { name: 'quicksort', n: 9 },
  { name: 'sha256', n: 60 },
  { name: 'sieve', n: 20 },
  { name: 'simd-base64', n: 1000 },
  { name: 'simd-blend', n: 1500 },
  { name: 'simd-dot', n: 2500 },
  { name: 'simd-nbody', n: 600 },
];
