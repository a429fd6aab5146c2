/**
 * Damage as files meet it: an artifact and a seed in → a damaged copy out, never equal to the original. Single bits, bytes,
 * runs of zeros or noise, cut and grown files, sections moved about, numbers at their extremes where the headers stand.
 */
const EXTREMES = [0, 1, 0x7f, 0x80, 0xff, 0x7fff_ffff, 0x8000_0000, 0xffff_ffff];

/** A damaged copy of `good`. */
export function corrupted(good: Uint8Array, random: (below: number) => number): Uint8Array {
  for (;;) {
    const bad = damage(good, random);
    if (Buffer.compare(bad, good) !== 0) return bad;
  }
}

function damage(good: Uint8Array, random: (below: number) => number): Uint8Array {
  const n = good.length;
  // Half of the places are where the structure is: file header, program headers, and the section headers at the end.
  const place = (): number => (random(2) === 0 ? random(n) : random(2) === 0 ? random(256) : n - 1 - random(Math.min(n, 1400)));
  const kind = random(8);
  if (kind === 0) return good.slice(0, random(n));
  if (kind === 1) {
    const longer = new Uint8Array(n + 1 + random(5000));
    longer.set(good);
    return longer;
  }
  const bad = good.slice();
  const at = place();
  const length = Math.min(1 + random(64), n - at);
  switch (kind) {
    case 2:
      bad[at] = (bad[at] as number) ^ (1 << random(8));
      break;
    case 3:
      for (let i = 0; i <= random(4); i++) bad[place()] = random(256);
      break;
    case 4:
      bad.fill(0, at, at + length);
      break;
    case 5:
      for (let i = 0; i < length; i++) bad[at + i] = random(256);
      break;
    case 6:
      bad.copyWithin(at, random(n - length), n);
      break;
    default:
      if (at + 4 <= n) new DataView(bad.buffer).setUint32(at & ~3, EXTREMES[random(EXTREMES.length)] as number, true);
  }
  return bad;
}
