/**
 * Modules and shared memories on their way to other threads. Only V8's own objects can be sent, so one of them is the object that
 * stands for ours, with another prototype: a Module of V8's without code, whose custom section has our source, and the Memory of
 * V8's that lies behind a shared memory. Who gets one from `postMessage` gets it with V8's prototype; wherever a Module or a
 * Memory is expected, it is taken for what it carries.
 */
import { isSharedJsMemory } from '../../runtime/objects/shared-memory.ts';
import type { Source } from './compiled.ts';

/** What of V8's namespace is asked; kept before another one stands in its place. */
interface V8 {
  readonly Module: {
    new (bytes: Uint8Array): object;
    customSections(module: unknown, name: string): ArrayBuffer[];
  };
  readonly Instance: new (module: object, imports: object) => object;
}
const v8 = (globalThis as unknown as { readonly WebAssembly?: V8 }).WebAssembly;

const SECTION = 'touchstone';
const MAGIC = [0, 0x61, 0x73, 0x6d, 1, 0, 0, 0];
/** An unsigned LEB128 number of five bytes. */
const leb = (n: number): number[] => [0, 7, 14, 21, 28].map((shift) => ((n / 2 ** shift) & 0x7f) | (shift < 28 ? 0x80 : 0));

/** What V8 takes for a module at most. */
const MOST_BYTES = 2 ** 30;

/** V8's Module that carries a source; undefined where this process has no V8 that compiles, or the source is too large for it. */
export function moduleCarrier({ bytes, options }: Source): object | undefined {
  const name = new TextEncoder().encode(SECTION);
  const about = new TextEncoder().encode(JSON.stringify(options));
  const head = [...leb(name.length), ...name, ...leb(about.length)];
  const size = head.length + about.length + bytes.length;
  if (v8 === undefined || MAGIC.length + 6 + size > MOST_BYTES) return undefined;
  const module = new Uint8Array(MAGIC.length + 6 + size);
  module.set([...MAGIC, 0, ...leb(size), ...head]);
  module.set(about, module.length - bytes.length - about.length);
  module.set(bytes, module.length - bytes.length);
  return new v8.Module(module);
}

/** The source that a Module of V8's carries; undefined where it is none, or carries nothing. */
export function carriedSource(value: unknown): Source | undefined {
  let section: ArrayBuffer | undefined;
  try {
    [section] = v8?.Module.customSections(value, SECTION) ?? [];
  } catch {
    return undefined;
  }
  if (section === undefined) return undefined;
  const bytes = new Uint8Array(section);
  const [a = 0, b = 0, c = 0, d = 0, e = 0] = bytes.map((byte) => byte & 0x7f);
  const length = a + b * 2 ** 7 + c * 2 ** 14 + d * 2 ** 21 + e * 2 ** 28;
  const options = JSON.parse(new TextDecoder().decode(bytes.subarray(5, 5 + length))) as Source['options'];
  return { bytes: bytes.subarray(5 + length), options };
}

/** Whether V8 links a shared memory to an import that has at most so many pages. */
function links(memory: object, most: number): boolean {
  const entry = [1, 0, 0, 2, 3, 0, ...leb(most)];
  const bytes = Uint8Array.from([...MAGIC, 2, ...leb(entry.length), ...entry]);
  try {
    return v8 !== undefined && new v8.Instance(new v8.Module(bytes), { '': { '': memory } }) !== undefined;
  } catch {
    return false;
  }
}

const MAX_PAGES = 65536;
/** Pages that a shared memory of V8 may have at most: V8 tells nobody, but links by it. Undefined where it is none. */
export function carriedMaximum(memory: unknown): number | undefined {
  if (!isSharedJsMemory(memory)) return undefined;
  let [least, most] = [0, MAX_PAGES];
  while (least < most) {
    const middle = (least + most) >> 1;
    if (links(memory, middle)) most = middle;
    else least = middle + 1;
  }
  return most;
}
