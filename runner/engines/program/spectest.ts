/**
 * `spectest` for programs that bring nothing along: modules in binary, one for each group of exports, as a program need not know
 * what another group is made of. Functions do nothing.
 */
import { bug } from '../../../engine/wasm/errors.ts';
import { encoded } from '../adapters/owner.ts';

const prints = (...types: readonly string[]): string =>
  types.map((t) => `(func (export "${['print', ...t.split(' ')].filter(Boolean).join('_')}") (param ${t}))`).join('\n');

/** Names that begin with one of these keys are of that module; all others of the last. */
const MODULES: Readonly<Record<string, string>> = {
  table64: '(module (table (export "table64") i64 10 20 funcref))',
  shared_memory: '(module (memory (export "shared_memory") 1 2 shared))',
  '': `(module
    ${prints('', 'i32', 'i64', 'f32', 'f64', 'i32 f32', 'f64 f64')}
    (global (export "global_i32") i32 (i32.const 666)) (global (export "global_i64") i64 (i64.const 666))
    (global (export "global_f32") f32 (f32.const 666.6)) (global (export "global_f64") f64 (f64.const 666.6))
    (table (export "table") 10 20 funcref) (memory (export "memory") 1 2))`,
};

/** The group that an export is of. */
export const groupOf = (name: string): string =>
  Object.keys(MODULES).find((group) => name.startsWith(group)) ?? bug(`no group of ${name}`);

/** The module of a group. */
export const spectestModule = (group: string): Uint8Array => encoded(MODULES[group] ?? bug(`no group ${group}`));
