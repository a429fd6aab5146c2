/**
 * What stands under a key of a remote cache: an `ActionResult` of the Remote Execution API, as every server of Bazel's HTTP cache
 * protocol expects it (some look inside). One output file names the artifact by digest and size; small ones are contained. What
 * signs it stands in `stdout_raw`.
 *
 *   ActionResult { output_files = 2: OutputFile, stdout_raw = 5: bytes }
 *   OutputFile   { path = 1: string, digest = 2: Digest, contents = 5: bytes }
 *   Digest       { hash = 1: string, size_bytes = 2: int64 }
 *
 * Protocol buffers' wire format: each field is a LEB128 tag (number << 3 | kind), then a LEB128 (kind 0) or a length and bytes
 * (kind 2). Fields that we do not know are skipped, as the format wants it.
 */
import { ByteWriter } from '../wasm/bytes.ts';

/** An artifact as a remote cache names it. */
export interface RemoteEntry {
  /** SHA-256 of the artifact, in hexadecimal. */
  readonly hash: string;
  readonly size: number;
  /** The artifact itself, where it is small. */
  readonly contents: Uint8Array | undefined;
  /** Whatever signs the entry; empty: nothing does. */
  readonly signature: Uint8Array;
}

const PATH = 'artifact.elf';

function bytesField(w: ByteWriter, field: number, bytes: Uint8Array): void {
  w.leb((field << 3) | 2);
  w.leb(bytes.length);
  w.raw(bytes);
}
function message(write: (w: ByteWriter) => void): Uint8Array {
  const w = new ByteWriter(256);
  write(w);
  return w.finish();
}

/** Encodes an entry. */
export function writeActionResult({ hash, size, contents, signature }: RemoteEntry): Uint8Array {
  const text = new TextEncoder();
  return message((result) => {
    const digest = message((w) => {
      bytesField(w, 1, text.encode(hash));
      w.leb(2 << 3);
      w.leb(size);
    });
    const file = message((w) => {
      bytesField(w, 1, text.encode(PATH));
      bytesField(w, 2, digest);
      if (contents !== undefined) bytesField(w, 5, contents);
    });
    bytesField(result, 2, file);
    if (signature.length > 0) bytesField(result, 5, signature);
  });
}

type Field = number | Uint8Array;

/** The last value of each field of a message; undefined where the bytes are no message. */
function readFields(bytes: Uint8Array): ReadonlyMap<number, Field> | undefined {
  const fields = new Map<number, Field>();
  let at = 0;
  const leb = (): number => {
    let value = 0;
    for (let shift = 1; shift <= 2 ** 49; shift *= 128) {
      const b = bytes[at++];
      if (b === undefined) break;
      value += (b & 0x7f) * shift;
      if (b < 0x80) return value;
    }
    return Number.NaN;
  };
  while (at < bytes.length) {
    const tag = leb();
    const kind = tag % 8;
    const value = kind === 1 ? 8 : kind === 5 ? 4 : leb();
    if (Number.isNaN(tag) || Number.isNaN(value) || ![0, 1, 2, 5].includes(kind)) return undefined;
    if (kind === 0) fields.set(Math.floor(tag / 8), value);
    else {
      if (at + value > bytes.length) return undefined;
      fields.set(Math.floor(tag / 8), bytes.subarray(at, at + value));
      at += value;
    }
  }
  return fields;
}

/** Decodes an entry; undefined for whatever is none. */
export function readActionResult(bytes: Uint8Array): RemoteEntry | undefined {
  const part = (fields: ReadonlyMap<number, Field> | undefined, field: number): Uint8Array | undefined => {
    const value = fields?.get(field);
    return typeof value === 'object' ? value : undefined;
  };
  const result = readFields(bytes);
  const file = readFields(part(result, 2) ?? new Uint8Array());
  const digest = readFields(part(file, 2) ?? new Uint8Array());
  const hash = new TextDecoder().decode(part(digest, 1) ?? new Uint8Array());
  const size = digest?.get(2);
  if (!/^[0-9a-f]{64}$/.test(hash) || typeof size !== 'number') return undefined;
  return { hash, size, contents: part(file, 5), signature: part(result, 5) ?? new Uint8Array() };
}
