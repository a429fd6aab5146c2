/**
 * What a smaller language than WebAssembly 3.0 lacks, beyond its instructions (which parser and decoder refuse by their row):
 * types, forms of segments and sections, several results, several tables. In: a module, and the features that are on. Out:
 * nothing, or the WasmError that a reader of that language has: class and words are those of the suite from before the feature.
 */
import { WasmError } from '../wasm/errors.ts';
import { FEATURE, type FeatureName, type Features, featureNames, WASM3 } from '../wasm/features.ts';
import type { Elem, Module } from '../wasm/module.ts';
import { OPS } from '../wasm/opcodes.ts';
import {
  EXTERNREF,
  FUNCREF,
  HEAP,
  heapOf,
  I64,
  isNullable,
  type SubType,
  type TableType,
  V128,
  type ValType,
} from '../wasm/types.ts';
import { positionOf } from './context.ts';
import { scanNeeds } from './scan.ts';

const EXCEPTION_HEAPS: ReadonlySet<number> = new Set([HEAP.exn, HEAP.noexn]);
const OLD_HEAPS: ReadonlySet<number> = new Set([HEAP.func, HEAP.extern]);

/** The feature that a value type came with. */
function featureOfType(t: ValType): FeatureName {
  if (t < 0) return t === V128 ? 'simd' : 'mvp';
  if (t === FUNCREF || t === EXTERNREF) return 'reference-types';
  const heap = heapOf(t);
  if (EXCEPTION_HEAPS.has(heap)) return 'exceptions';
  return heap >= 0 || (OLD_HEAPS.has(heap) && !isNullable(t)) ? 'function-references' : 'gc';
}

/** What is said of an instruction whose operands need a feature: class and words. */
const OF_OPERANDS: readonly (readonly [FeatureName, 'malformed' | 'invalid', string])[] = [
  ['multi-value', 'invalid', 'invalid result arity'],
  ['extended-const', 'invalid', 'constant expression required'],
  ['multi-memory', 'malformed', 'zero byte expected'],
  ['reference-types', 'malformed', 'zero byte expected'],
  ['memory64', 'malformed', 'integer representation too long'],
];

class Language {
  private readonly m: Module;
  private readonly lacks: Features;

  constructor(m: Module, features: Features) {
    this.m = m;
    this.lacks = ~features;
  }

  /** The reader does not know the form: in text an unexpected token, in binary what is said here. */
  private unknown(feature: FeatureName, inBinary: string, offset: number): void {
    const message = this.m.origin === 'text' ? 'unexpected token' : inBinary;
    this.refuse(feature, 'malformed', message, offset);
  }
  private refuse(feature: FeatureName, cls: 'malformed' | 'invalid', message: string, offset: number): void {
    if ((this.lacks & FEATURE[feature]) === 0) return;
    const phase = cls === 'invalid' ? 'validate' : this.m.origin === 'text' ? 'parse' : 'decode';
    throw new WasmError(phase, cls, `${message} (without ${feature})`, { offset });
  }

  private type(t: ValType, offset: number): void {
    this.unknown(featureOfType(t), 'malformed value type', offset);
  }
  private table(t: TableType, offset: number): void {
    if (t.element !== FUNCREF) this.unknown(featureOfType(t.element), 'malformed reference type', offset);
    this.limits(t, offset);
  }
  private limits(t: { readonly address: number }, offset: number): void {
    if (t.address === I64) this.unknown('memory64', 'malformed limits flags', offset);
  }
  private definition({ comp, final, supers, offset = 0 }: SubType, index: number): void {
    if (comp.kind !== 'func' || !final || supers.length > 0) this.unknown('gc', 'malformed type', offset);
    if (comp.kind === 'struct') for (const f of comp.fields) this.type(f.storage, offset);
    else if (comp.kind === 'array') this.type(comp.field.storage, offset);
    if (comp.kind !== 'func') return;
    for (const t of [...comp.params, ...comp.results]) {
      this.type(t, offset);
      if (t >= 0 && heapOf(t) >= index) this.refuse('gc', 'invalid', `unknown type ${heapOf(t)}`, offset);
    }
    if (comp.results.length > 1) this.refuse('multi-value', 'invalid', 'invalid result arity', offset);
  }
  private elem(e: Elem): void {
    if (e.mode !== 'active') this.unknown('bulk-memory', 'malformed elements segment kind', e.offset);
    if (e.exprs === undefined) return;
    this.unknown('reference-types', 'malformed elements segment kind', e.offset);
    this.type(e.type, e.offset);
  }

  check(): void {
    const { m } = this;
    for (const { first, count } of m.recs) if (count !== 1) this.unknown('gc', 'malformed type', m.types[first]?.offset ?? 0);
    for (const [i, t] of m.types.entries()) this.definition(t, i);
    for (const { desc, offset } of m.imports) {
      if (desc.kind === 'table') this.table(desc.type, offset);
      else if (desc.kind === 'memory') this.limits(desc.type, offset);
      else if (desc.kind === 'global') this.type(desc.type.type, offset);
      else if (desc.kind === 'tag') this.unknown('exceptions', 'malformed import kind', offset);
    }
    for (const t of m.tables) {
      this.table(t.type, t.offset);
      if (t.init !== undefined) this.unknown('function-references', 'malformed reference type', t.offset);
    }
    for (const t of m.memories) this.limits(t.type, t.offset);
    for (const t of m.tags) this.unknown('exceptions', 'malformed section id', t.offset);
    for (const g of m.globals) this.type(g.type.type, g.offset);
    for (const e of m.exports) if (e.kind === 'tag') this.unknown('exceptions', 'malformed export kind', e.offset);
    for (const e of m.elems) this.elem(e);
    for (const d of m.datas) if (d.mode === 'passive') this.unknown('bulk-memory', 'malformed data segment kind', d.offset);
    if (m.dataCount !== undefined && m.origin === 'binary') this.unknown('bulk-memory', 'malformed section id', 0);
    this.code();
  }

  private code(): void {
    const { m } = this;
    const at = (offset: number): number => positionOf(m, offset);
    scanNeeds(
      m,
      (op, needs, offset) => {
        if ((needs & this.lacks) === 0) return false;
        const row = OPS[op];
        if (row !== undefined) this.refuse(row.feature, 'malformed', `unknown operator ${row.name}`, at(offset));
        for (const [feature, cls, message] of OF_OPERANDS)
          if ((needs & FEATURE[feature]) !== 0) this.refuse(feature, cls, message, at(offset));
        const [feature = 'mvp'] = featureNames(needs & this.lacks);
        this.refuse(feature, 'malformed', `unknown operator ${row?.name}`, at(offset));
        return false;
      },
      (t, offset) => this.type(t, at(offset)),
    );
  }
}

/** Throws unless a module stays within a language that lacks something of WebAssembly 3.0. */
export function checkLanguage(m: Module, features: Features): void {
  if ((features & WASM3) !== WASM3) new Language(m, features).check();
}
