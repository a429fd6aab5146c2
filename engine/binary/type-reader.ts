/**
 * The types of the binary format (core specification, section 5.3): the type section's recursion groups, and the limits of
 * tables and memories. In: the decoder's cursor. Faults are `malformed` with the suite's words; whether indices exist and
 * limits make sense is left to validation.
 */
import { nextOf } from '../base/brand.ts';
import type { Cursor } from '../wasm/cursor.ts';
import { FEATURE, type Features } from '../wasm/features.ts';
import { checkLimit, LIMIT } from '../wasm/limits.ts';
import type { ModuleDraft } from '../wasm/module.ts';
import {
  type CompType,
  type FieldType,
  I32,
  I64,
  type Limits,
  type MemoryType,
  type SubType,
  type TableType,
  type TypeIndex,
  type ValType,
} from '../wasm/types.ts';

const NO_SUPERS: readonly TypeIndex[] = [];
const HAS_MAX = 1;
const SHARED = 2;
const ADDRESS64 = 4;
const PAGE_SIZE = 8;

export class TypeReader {
  private readonly c: Cursor;
  private readonly features: Features;

  constructor(c: Cursor, features: Features) {
    this.c = c;
    this.features = features;
  }

  /** The contents of the type section, into `types` and `recs`. */
  section(m: ModuleDraft): void {
    const { c } = this;
    const start = c.pos;
    const groups = c.count();
    checkLimit('decode', 'recursion groups', groups, LIMIT.types, start);
    for (let i = 0; i < groups; i++) {
      const first: TypeIndex = nextOf(m.types.length);
      const isGroup = c.pos < c.end && c.bytes[c.pos] === 0x4e;
      if (isGroup) c.pos++;
      const count = isGroup ? c.count() : 1;
      checkLimit('decode', 'types', first + count, LIMIT.types, c.pos);
      for (let k = 0; k < count; k++) m.types.push(this.subType());
      m.recs.push({ first, count });
    }
  }

  private subType(): SubType {
    const { c } = this;
    const offset = c.pos;
    let code = c.u8();
    let final = true;
    let supers = NO_SUPERS;
    if (code === 0x50 || code === 0x4f) {
      final = code === 0x4f;
      supers = this.indices();
      code = c.u8();
    }
    if ((code === 0x4c || code === 0x4d) && this.features & FEATURE['custom-descriptors'])
      return { final, supers, ...this.described(code), offset };
    return { final, supers, comp: this.compType(code), offset };
  }
  private indices(): readonly TypeIndex[] {
    const n = this.c.count();
    const indices: TypeIndex[] = [];
    for (let i = 0; i < n; i++) indices.push(this.c.typeIndex());
    return indices;
  }
  /** A composite type behind the clauses of custom-descriptors, which come in this order and once each. */
  private described(first: number): Pick<SubType, 'describes' | 'descriptor' | 'comp'> {
    const { c } = this;
    const clauses: { describes?: TypeIndex; descriptor?: TypeIndex } = {};
    let code = first;
    if (code === 0x4c) {
      clauses.describes = c.typeIndex();
      code = c.u8();
    }
    if (code === 0x4d) {
      clauses.descriptor = c.typeIndex();
      code = c.u8();
    }
    return { ...clauses, comp: this.compType(code) };
  }

  private compType(code: number): CompType {
    const { c } = this;
    switch (code) {
      case 0x60: {
        const params = this.resultType('parameters', LIMIT.params);
        return { kind: 'func', params, results: this.resultType('results', LIMIT.results) };
      }
      case 0x5f: {
        const start = c.pos;
        const n = c.count();
        checkLimit('decode', 'fields in a structure', n, LIMIT.fields, start);
        const fields: FieldType[] = [];
        for (let i = 0; i < n; i++) fields.push(this.field());
        return { kind: 'struct', fields };
      }
      case 0x5e:
        return { kind: 'array', field: this.field() };
      default:
        // The code is a signed 7-bit integer: a continued one is too long before it is unknown.
        return c.fail(code >= 0x80 ? 'integer representation too long' : 'malformed definition type', c.pos - 1);
    }
  }
  private resultType(what: string, limit: number): ValType[] {
    const { c } = this;
    const start = c.pos;
    const n = c.count();
    checkLimit('decode', what, n, limit, start);
    const types: ValType[] = [];
    for (let i = 0; i < n; i++) types.push(c.valType());
    return types;
  }
  private field(): FieldType {
    const storage = this.c.valType(true);
    return { storage, mutable: this.mutability() };
  }

  /** `const` or `var`. */
  mutability(): boolean {
    const { c } = this;
    const byte = c.u8();
    if (byte > 1) c.fail('malformed mutability', c.pos - 1);
    return byte === 1;
  }

  table(): TableType {
    const element = this.c.refType();
    const flags = this.limitsFlags(HAS_MAX | ADDRESS64);
    return { element, address: flags & ADDRESS64 ? I64 : I32, ...this.limits(flags) };
  }
  memory(): MemoryType {
    const { c } = this;
    const threads = this.features & FEATURE.threads ? SHARED : 0;
    const pageSizes = this.features & FEATURE['custom-page-sizes'] ? PAGE_SIZE : 0;
    const flags = this.limitsFlags(HAS_MAX | ADDRESS64 | threads | pageSizes);
    const limits = this.limits(flags);
    let pageSizeLog2 = 16;
    if (flags & PAGE_SIZE) {
      const start = c.pos;
      pageSizeLog2 = c.u32();
      if (pageSizeLog2 > 64) c.fail('invalid custom page size', start);
    }
    return { address: flags & ADDRESS64 ? I64 : I32, shared: (flags & SHARED) !== 0, pageSizeLog2, ...limits };
  }
  private limitsFlags(known: number): number {
    const { c } = this;
    const flags = c.u8();
    if (flags & ~known) c.fail('malformed limits flags', c.pos - 1);
    return flags;
  }
  private limits(flags: number): Limits {
    const min = this.c.u64();
    return { min, max: flags & HAS_MAX ? this.c.u64() : undefined };
  }
}
