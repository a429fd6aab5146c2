/** What programs in Kotlin see of a system: what they print is kept, and random bytes are always the same. */
import { Wasi } from '../../wasi/index.ts';

/** A program's WASI; `print` takes what it writes. */
export function wasi(print: (text: string) => void): Wasi {
  return new Wasi({
    stdout: (bytes) => print(Buffer.from(bytes).toString()),
    random(into) {
      for (let i = 0; i < into.length; i++) into[i] = (i * 37 + 11) & 255;
    },
  });
}

/** What each program is called with. */
export const CALLS: readonly (readonly [name: string, n: number])[] = [
  ['words', 7],
  ['shapes', 300],
  ['numbers', 60],
];
