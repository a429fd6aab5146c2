/**
 * The process of one oracle, named as its argument: text modules in, its opinion out. It may hang or die (both do on deep
 * nesting); whoever asks kills it and starts another.
 */
import { createRequire } from 'node:module';
import type { Answer, Question } from './ask.ts';

type Opinion = (text: Uint8Array) => Answer;

/** Everything that the package's options know. */
const WABT_FEATURES = [
  ...['exceptions', 'mutable_globals', 'sat_float_to_int', 'sign_extension', 'simd', 'threads', 'function_references'],
  ...['multi_value', 'tail_call', 'bulk_memory', 'reference_types', 'annotations', 'gc', 'memory64', 'multi_memory'],
  ...['extended_const', 'relaxed_simd'],
];

const ORACLES: Readonly<Record<string, () => Promise<Opinion>>> = {
  /** Its parser and its encoder. */
  wabt: async () => {
    const { default: wabt } = await import('wabt');
    const module = await wabt();
    const features = Object.fromEntries(WABT_FEATURES.map((f) => [f, true]));
    return (text) => {
      // It reads the whole buffer behind a view: a copy has one of its own.
      const parsed = module.parseWat('m.wat', Uint8Array.from(text), features);
      try {
        parsed.resolveNames();
        return { kind: 'accepts', bytes: Uint8Array.from(parsed.toBinary({ canonicalize_lebs: true }).buffer) };
      } finally {
        parsed.destroy();
      }
    };
  },
  /** A parser of WebAssembly 1.0: whether it accepts, and how many functions it saw. */
  'wast-parser': () => {
    interface Node {
      readonly type: string;
      readonly body?: readonly Node[];
      readonly fields?: readonly Node[];
    }
    const { parse } = createRequire(import.meta.url)('@webassemblyjs/wast-parser') as { parse: (text: string) => Node };
    return Promise.resolve((text) => {
      const fields = parse(new TextDecoder().decode(text)).body?.[0]?.fields ?? [];
      return { kind: 'accepts', functions: fields.filter((f) => f.type === 'Func').length };
    });
  },
};

const opinion = await ORACLES[process.argv[2] ?? '']?.();
process.on('message', ({ text }: Question) => {
  let answer: Answer;
  try {
    answer = opinion?.(text) ?? { kind: 'rejects', message: 'no such oracle' };
  } catch (e) {
    // Out of its own stack or memory: whatever it says from now on is worth nothing.
    if (e instanceof RangeError || (e instanceof Error && e.name === 'RuntimeError')) process.exit(1);
    answer = { kind: 'rejects', message: String(e instanceof Error ? e.message : e).trim() };
  }
  process.send?.(answer);
});
process.on('disconnect', () => process.exit(0));
