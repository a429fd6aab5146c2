/**
 * The kernels: name and units of work a timed run does. Those of C, sources and wasm in bench/kernels (`build.sh` there
 * rebuilds the wasm), take TurboFan about 40 ms; names that start with `simd-` use vector instructions and have a mean of their
 * own.
 */
export interface Kernel {
  readonly name: string;
  readonly n: number;
}

export const KERNELS: readonly Kernel[] = [
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

/** Kernels of the collector and of what it collects, text in bench/kernels/gc; TurboFan takes 30 to 500 ms. */
export const GC_KERNELS: readonly Kernel[] = [
  { name: 'binary-trees', n: 17 },
  { name: 'nbody', n: 3_000_000 },
  { name: 'list-sort', n: 4 },
  { name: 'hash-map', n: 2_000_000 },
  { name: 'dispatch', n: 2_000_000 },
  { name: 'strings', n: 30_000 },
  { name: 'queens', n: 12 },
  { name: 'expr', n: 100_000 },
  { name: 'churn', n: 300 },
  { name: 'boxes', n: 30_000 },
];
