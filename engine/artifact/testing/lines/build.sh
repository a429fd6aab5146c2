#!/usr/bin/env bash
# Builds the modules with line tables from the C files beside: DWARF 4 unoptimised, DWARF 5 optimised, from two units each and with a
# function that the linker drops. Needs clang and lld (Debian: apt-get install clang lld).
set -euo pipefail
cd "$(dirname "$0")"
for kind in "4 -O0" "5 -O2"; do
  read -r version level <<<"$kind"
  clang --target=wasm32 "$level" -gdwarf-"$version" -ffunction-sections -fdebug-compilation-dir=/lines -nostdlib \
    -Wl,--no-entry,--gc-sections,--export=first,--export=second,--export=divide main.c sum.c -o "dwarf-$version.wasm"
done
