/**
 * CRC-32 (ISO-HDLC, the polynomial of zip and Ethernet), four bytes a step. For checksums of small sections, not for security.
 */

import { createRequire } from 'node:module';

type Crc32 = (bytes: Uint8Array) => number;
/** For fewer bytes loading zlib (a millisecond, in a process that lives for a few hundred) is not worth it. */
const LARGE = 1 << 13;

function makeTables(): Int32Array {
  const t = new Int32Array(4 * 256);
  for (let i = 0; i < 256; i++) {
    let c = i;
    for (let k = 0; k < 8; k++) c = c & 1 ? (c >>> 1) ^ 0xedb88320 : c >>> 1;
    t[i] = c;
  }
  for (let i = 256; i < 1024; i++) {
    const c = t[i - 256];
    t[i] = (c >>> 8) ^ t[c & 255];
  }
  return t;
}
let tables: Int32Array | undefined;

/** Node's own, where it has one (from 20.15 on); `undefined` until somebody asks. */
let large: Crc32 | undefined;
function loadLarge(): Crc32 {
  const zlib = createRequire(import.meta.url)('node:zlib') as { readonly crc32?: Crc32 };
  return zlib.crc32 ?? portableCrc32;
}

/** CRC-32 of all of `bytes`, as an unsigned number: at some GB/s where there are many. */
export function crc32(bytes: Uint8Array): number {
  return bytes.length < LARGE ? portableCrc32(bytes) : (large ??= loadLarge())(bytes);
}

/** The same without Node's help, at some hundred MB/s. */
export function portableCrc32(bytes: Uint8Array): number {
  const t = (tables ??= makeTables());
  const n = bytes.length;
  let c = -1;
  let i = 0;
  for (; i + 4 <= n; i += 4) {
    c ^= bytes[i] | (bytes[i + 1] << 8) | (bytes[i + 2] << 16) | (bytes[i + 3] << 24);
    c = t[768 + (c & 255)] ^ t[512 + ((c >>> 8) & 255)] ^ t[256 + ((c >>> 16) & 255)] ^ t[c >>> 24];
  }
  for (; i < n; i++) c = (c >>> 8) ^ t[(c ^ bytes[i]) & 255];
  return ~c >>> 0;
}
