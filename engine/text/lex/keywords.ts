/**
 * Keywords of modules and scripts as token kinds, found by hash over bytes without making strings. Instructions come from the
 * opcode table: kind `KEYWORD_OP + dense opcode`; all other keywords are listed here and numbered from `KEYWORD_FIRST`.
 */
import { OP_ROWS, SECOND_CODES } from '../../wasm/opcodes.ts';

/** Token kinds below KEYWORD_FIRST are in lexer.ts. */
export const KEYWORD_FIRST = 64;
/** Instruction keywords: this plus the dense opcode. */
export const KEYWORD_OP = 1024;

const NAMES = [
  // value, storage and heap types
  ...([
    'i32',
    'i64',
    'f32',
    'f64',
    'v128',
    'i8',
    'i16',
    'any',
    'eq',
    'i31',
    'struct',
    'array',
    'none',
    'func',
    'nofunc',
  ] as const),
  ...([
    'extern',
    'noextern',
    'exn',
    'noexn',
    'funcref',
    'externref',
    'exnref',
    'anyref',
    'eqref',
    'i31ref',
    'structref',
  ] as const),
  ...(['arrayref', 'nullref', 'nullfuncref', 'nullexternref', 'nullexnref', 'ref', 'null', 'exact', 'mut', 'field'] as const),
  ...(['sub', 'final', 'rec', 'type', 'descriptor', 'describes', 'shared', 'pagesize'] as const),
  // fields and their parts
  ...([
    'module',
    'import',
    'export',
    'global',
    'table',
    'memory',
    'tag',
    'start',
    'elem',
    'data',
    'param',
    'result',
    'local',
  ] as const),
  ...(['offset', 'item', 'declare', 'then', 'do', 'catch_ref', 'catch_all_ref'] as const),
  // vector shapes
  ...(['i8x16', 'i16x8', 'i32x4', 'i64x2', 'f32x4', 'f64x2'] as const),
  // scripts
  ...(['binary', 'quote', 'definition', 'instance', 'register', 'invoke', 'get', 'thread', 'wait', 'either'] as const),
  ...(['script', 'input', 'output'] as const),
  ...(['assert_return', 'assert_trap', 'assert_exhaustion', 'assert_exception', 'assert_malformed', 'assert_invalid'] as const),
  ...(['assert_unlinkable', 'assert_malformed_custom', 'assert_invalid_custom', 'ref.extern', 'ref.host', 'ref.struct'] as const),
  ...(['ref.array', 'ref.any', 'ref.exn', 'nan:canonical', 'nan:arithmetic'] as const),
] as const;

export type KeywordName = (typeof NAMES)[number];
/** Keyword → token kind. */
export const KW = Object.fromEntries(NAMES.map((name, i) => [name, KEYWORD_FIRST + i])) as Readonly<Record<KeywordName, number>>;

/** A random start of the hash: no input can be made to collide. Hashes never reach any output. */
export const HASH_SEED = (Math.random() * 0x1_0000_0000) | 0;
/** FNV-1a's multiplier. */
export const HASH_PRIME = 0x01000193;

const SIZE = 4096;
const table = new Uint16Array(SIZE);
const textAt = new Uint32Array(SIZE);
let pool = new Uint8Array(0);

/** The hash of the zero-terminated name at `at` of the pool. */
function hashAt(at: number): number {
  let h = HASH_SEED;
  // Every process goes through all names before V8 has compiled anything: no iterator, no views.
  for (let i = at, c = pool[i]; c !== undefined && c !== 0; c = pool[++i]) h = Math.imul(h ^ c, HASH_PRIME);
  return h;
}
function slotOf(h: number): number {
  return (h ^ (h >>> 15)) & (SIZE - 1);
}

(() => {
  const all: [string, number][] = NAMES.map((name) => [name, KW[name]]);
  for (const row of OP_ROWS) if (!SECOND_CODES.has(row.name)) all.push([row.name, KEYWORD_OP + row.op]);
  pool = new TextEncoder().encode(
    all
      .map(([name]) => name)
      .join('\0')
      .concat('\0'),
  );
  let at = 0;
  for (const [name, kind] of all) {
    let slot = slotOf(hashAt(at));
    while (table[slot] !== 0) slot = (slot + 1) & (SIZE - 1);
    table[slot] = kind;
    textAt[slot] = at;
    at += name.length + 1;
  }
})();

/** The token kind of the keyword `src[start, end)` with FNV-1a hash `h` (started at HASH_SEED), or 0. */
export function lookupKeyword(src: Uint8Array, start: number, end: number, h: number): number {
  for (let slot = slotOf(h); ; slot = (slot + 1) & (SIZE - 1)) {
    const kind = table[slot];
    if (kind === 0) return 0;
    let p = textAt[slot];
    let i = start;
    while (i < end && src[i] === pool[p]) {
      i++;
      p++;
    }
    if (i === end && pool[p] === 0) return kind;
  }
}
