/** As much of WASI as programs in Kotlin import: what they print is kept, nothing waits, and random bytes are always the same. */

/** The functions, by name; `memory` is the program's, as it is then. */
export function wasi(
  memory: () => DataView,
  print: (text: string) => void,
): Readonly<Record<string, (...args: number[]) => number>> {
  return {
    fd_write(_fd = 0, vectors = 0, count = 0, written = 0) {
      const view = memory();
      let total = 0;
      for (let i = 0; i < count; i++) {
        const at = view.getUint32(vectors + 8 * i, true);
        const length = view.getUint32(vectors + 8 * i + 4, true);
        print(Buffer.from(view.buffer, view.byteOffset + at, length).toString());
        total += length;
      }
      view.setUint32(written, total, true);
      return 0;
    },
    poll_oneoff: () => 0,
    random_get(at = 0, length = 0) {
      const view = memory();
      for (let i = 0; i < length; i++) view.setUint8(at + i, (i * 37 + 11) & 255);
      return 0;
    },
  };
}

/** What each program is called with. */
export const CALLS: readonly (readonly [name: string, n: number])[] = [
  ['words', 7],
  ['shapes', 300],
  ['numbers', 60],
];
