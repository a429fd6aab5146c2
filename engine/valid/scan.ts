/**
 * What a module's code needs from an engine: one walk over bodies and constant expressions. Needs belong to instructions, so
 * a module that merely mentions a type of a feature needs nothing; an instruction also needs what its operands are: a second
 * memory, a table other than the first, 64-bit addresses, several results of a block.
 */
import { BLOCK_FUNC, BLOCK_VALUE, Instr, readInstr } from '../wasm/body.ts';
import { Cursor } from '../wasm/cursor.ts';
import { FEATURE, type Features } from '../wasm/features.ts';
import type { ByteRange, Module } from '../wasm/module.ts';
import { OP_COUNT, OP_ROWS, OPS, type OpRow, op } from '../wasm/opcodes.ts';
import { I64, type MemoryIndex, type TableIndex, type ValType } from '../wasm/types.ts';

/** Which of an instruction's immediates name what its needs depend on. */
const NOTHING = 0;
const MEMORY_A = 1;
const MEMORY_B = 2;
const MEMORY_BOTH = 3;
const TABLE_A = 4;
const TABLE_B = 8;
const TABLE_BOTH = 12;
const BLOCK = 16;
const OPERANDS: Uint8Array = (() => {
  const operands = new Uint8Array(OP_COUNT);
  const kind = ({ imms: [first, second] }: OpRow): number => {
    if (first === 'block') return BLOCK;
    if (first === 'memory') return second === 'memory' ? MEMORY_BOTH : MEMORY_A;
    if (second === 'memory') return MEMORY_B;
    if (first === 'table') return second === 'table' ? TABLE_BOTH : TABLE_A;
    if (second === 'table') return TABLE_B;
    return first?.startsWith('mem') === true ? MEMORY_A : NOTHING;
  };
  for (const row of OP_ROWS) operands[row.op] = kind(row);
  return operands;
})();
const NEEDS = Int32Array.from(OPS, (row) => row?.featureBit ?? 0);
// It is of two proposals at once.
NEEDS[op('return_call_ref')] |= FEATURE['function-references'];
/** Opcodes from here on are prefixes of others. */
const FIRST_PREFIX = 0xfb;
const CALLS_INDIRECT = new Set([op('call_indirect'), op('return_call_indirect')]);
/** Constant expressions of WebAssembly 1.0 and 2.0; any further number instruction is `extended-const`. */
const ARITHMETIC: ReadonlySet<string> = new Set(['i32', 'i64'].flatMap((t) => [`${t}.add`, `${t}.sub`, `${t}.mul`]));

/** An instruction some engine cannot execute. */
export interface Unsupported {
  readonly row: OpRow;
  readonly needs: Features;
  /** Function index, or undefined in a constant expression. */
  readonly func: number | undefined;
  /** Offset of the instruction in its buffer. */
  readonly at: number;
}

/** Called for each instruction; true ends the scan. */
type Visit = (op: number, needs: Features, at: number, func: number | undefined) => boolean;
/** Called for each type that code names: of locals, blocks, `select`, `ref.null`. */
type SeeType = (t: ValType, at: number) => void;
const HEAP_IMMEDIATE = Uint8Array.from(OPS, (row) => (row?.imms[0] === 'heap' ? 1 : 0));
const TYPES_IMMEDIATE = Uint8Array.from(OPS, (row) => (row?.imms[0] === 'types' ? 1 : 0));

class Scanner {
  private readonly m: Module;
  private readonly instr = new Instr();

  private readonly seeType: SeeType | undefined;

  constructor(m: Module, seeType?: SeeType) {
    this.m = m;
    this.seeType = seeType;
  }

  private types(seeType: SeeType): void {
    const { instr } = this;
    if (OPERANDS[instr.op] === BLOCK && instr.block === BLOCK_VALUE) seeType(instr.type, instr.at);
    if (HEAP_IMMEDIATE[instr.op] === 1) seeType(instr.type2, instr.at);
    if (TYPES_IMMEDIATE[instr.op] === 1) for (let i = 0; i < instr.count; i++) seeType(instr.list[i], instr.at);
  }

  private operands(kind: number): Features {
    const { instr, m } = this;
    if (kind === BLOCK) {
      if (instr.block !== BLOCK_FUNC) return 0;
      const comp = m.types[instr.a]?.comp;
      return comp?.kind === 'func' && (comp.params.length > 0 || comp.results.length > 1) ? FEATURE['multi-value'] : 0;
    }
    let needs = 0;
    if (kind & MEMORY_A) needs |= this.memory(instr.memoryIndex);
    if (kind & MEMORY_B) needs |= this.memory(instr.secondMemory);
    if (kind & TABLE_A) needs |= this.table(instr.tableIndex);
    if (kind & TABLE_B) needs |= this.table(instr.secondTable);
    return needs;
  }
  /**
   * What the encoding needs of an instruction that `c` has read: before these features an index of the first memory or table was
   * a byte of zero, a block had no type index, an alignment no flag, an offset at most 5 bytes.
   */
  private encoding(kind: number, c: Cursor): Features {
    const { instr } = this;
    if (kind === BLOCK) return instr.block === BLOCK_FUNC ? FEATURE['multi-value'] : 0;
    const [first = '', second] = OPS[instr.op]?.imms ?? [];
    const at = new Cursor(c.bytes, instr.at, c.pos);
    if (at.u8() >= FIRST_PREFIX) at.u32();
    const bytes = (read: () => unknown): number => {
      const start = at.pos;
      read();
      return at.pos - start;
    };
    if (kind === MEMORY_A && first !== 'memory') {
      const indexed = (at.u32() & 0x40) !== 0;
      if (indexed) at.u32();
      return (indexed ? FEATURE['multi-memory'] : 0) | (bytes(() => at.u64()) > 5 ? FEATURE.memory64 : 0);
    }
    let needs = 0;
    for (const imm of [first, second]) {
      if (imm === undefined || bytes(() => at.u32()) === 1) continue;
      if (imm === 'memory') needs |= FEATURE['multi-memory'];
      else if (imm === 'table' && CALLS_INDIRECT.has(instr.op)) needs |= FEATURE['reference-types'];
    }
    return needs;
  }
  private memory(index: MemoryIndex): Features {
    const t = this.m.spaces.memories[index];
    return (
      (index === 0 ? 0 : FEATURE['multi-memory']) |
      (t?.address === I64 ? FEATURE.memory64 : 0) |
      (t !== undefined && t.pageSizeLog2 !== 16 ? FEATURE['custom-page-sizes'] : 0)
    );
  }
  private table(index: TableIndex): Features {
    return (index === 0 ? 0 : FEATURE['reference-types']) | (this.m.spaces.tables[index]?.address === I64 ? FEATURE.memory64 : 0);
  }

  private expression(c: Cursor, func: number | undefined, visit: Visit): boolean {
    const { instr } = this;
    while (c.pos < c.end) {
      readInstr(c, instr);
      const kind = OPERANDS[instr.op];
      let needs = NEEDS[instr.op];
      if (kind !== NOTHING) needs |= this.operands(kind);
      if (this.seeType !== undefined) {
        this.types(this.seeType);
        if (kind !== NOTHING && this.m.origin === 'binary') needs |= this.encoding(kind, c);
      }
      if (func === undefined && ARITHMETIC.has(OPS[instr.op]?.name ?? '')) needs |= FEATURE['extended-const'];
      if (visit(instr.op, needs, instr.at, func)) return true;
    }
    return false;
  }
  private constant(expr: ByteRange | undefined, visit: Visit): boolean {
    return expr !== undefined && this.expression(new Cursor(expr.bytes, expr.start, expr.end), undefined, visit);
  }

  scan(visit: Visit): void {
    const { m } = this;
    for (const [i, { body }] of m.funcs.entries()) {
      const c = new Cursor(body.bytes, body.start, body.end);
      for (let groups = c.u32(); groups > 0; groups--) {
        c.u32();
        const t = c.valType();
        this.seeType?.(t, body.start);
      }
      if (this.expression(c, this.m.spaces.importedFuncs + i, visit)) return;
    }
    for (const g of m.globals) if (this.constant(g.init, visit)) return;
    for (const t of m.tables) if (this.constant(t.init, visit)) return;
    for (const e of m.elems) {
      if (this.constant(e.at, visit)) return;
      for (const x of e.exprs ?? []) if (this.constant(x, visit)) return;
    }
    for (const d of m.datas) if (this.constant(d.at, visit)) return;
  }
}

/** Shows what each instruction needs, and each type that code names. */
export function scanNeeds(m: Module, visit: Visit, seeType: SeeType): void {
  new Scanner(m, seeType).scan(visit);
}

/** The features of all instructions a module contains. */
export function neededFeatures(m: Module): Features {
  let all = 0;
  new Scanner(m).scan((_, needs) => {
    all |= needs;
    return false;
  });
  return all;
}

/** The first instruction that `executable` refuses; it is asked once for each combination of instruction and needs. */
export function firstUnsupported(m: Module, executable: (row: OpRow, needs: Features) => boolean): Unsupported | undefined {
  let found: Unsupported | undefined;
  const accepted = new Int32Array(OP_COUNT).fill(-1);
  new Scanner(m).scan((op, needs, at, func) => {
    if (accepted[op] === needs) return false;
    const row = OPS[op];
    if (row === undefined || executable(row, needs)) {
      accepted[op] = needs;
      return false;
    }
    found = { row, needs, func, at };
    return true;
  });
  return found;
}
