#!/usr/bin/env bash
# Rebuilds the committed wasm of every kernel. Needs clang with the wasm32 target and wasm-ld (Debian: clang lld).
set -euo pipefail
cd "$(dirname "$0")"
for c in *.c; do
  simd=""
  [[ $c == simd-* ]] && simd=-msimd128
  # shellcheck disable=SC2086
  clang --target=wasm32 $simd -O2 -ffp-contract=off -nostdlib -fno-builtin-memset -fno-builtin-memcpy -Wall -Wextra \
    -Wl,--no-entry,--export=run,--strip-debug,-z,stack-size=65536 -o "${c%.c}.wasm" "$c"
done
