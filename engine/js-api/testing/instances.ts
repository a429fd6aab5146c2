/** What tests of the JavaScript interface make: instances of texts, and a moment at which what nobody has is gone. */
import { setTimeout } from 'node:timers/promises';
import { encode, FEATURE, parse, WASM3 } from '../../core.ts';
import WebAssembly from '../index.ts';

/** A function as JavaScript calls it. */
export type Callable = (...args: unknown[]) => unknown;
/** What an instance exports, whatever its kind. */
export type Exports = Readonly<
  Record<string, Callable & { value: unknown; get(i: number): Callable | null; set: Callable; buffer: ArrayBuffer }>
>;

const compiled = new Map<string, object>();
/** An instance's exports. The module of a text is made once, unless it is to be dropped with the instance. */
export function instance(text: string, imports: object = {}, { fresh = false } = {}): Exports {
  const known = compiled.get(text);
  const bytes = (): Uint8Array => encode(parse(text, { features: WASM3 | FEATURE.threads }));
  const module = known === undefined || fresh ? new WebAssembly.Module(bytes() as Uint8Array<ArrayBuffer>) : known;
  if (!fresh) compiled.set(text, module);
  return new WebAssembly.Instance(module as never, { m: imports } as never).exports as unknown as Exports;
}

/** What nobody has goes, and what comes next gets its memory. */
export async function collect(): Promise<void> {
  for (let i = 0; i < 4; i++) {
    (globalThis as unknown as { gc(): void }).gc();
    await setTimeout(1);
  }
}

/** The type of a function that gives a number. */
export const R = '(type $r (func (result i32)))';
