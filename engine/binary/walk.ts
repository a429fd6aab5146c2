/**
 * Finds the end of an expression and every way it can be malformed: unknown or disabled instructions, bad immediates,
 * misnested `else` and `end`. In: a cursor at the first instruction. Out: the cursor after the matching `end`.
 * Iterative: the open blocks are bytes in an array, so nesting costs a byte a level. Types are validation's business.
 */
import { doubled } from '../base/arrays.ts';
import { Instr, readInstr } from '../wasm/body.ts';
import type { Cursor } from '../wasm/cursor.ts';
import type { Features } from '../wasm/features.ts';
import { OP_COUNT, OPS, type Op, op } from '../wasm/opcodes.ts';

/** What an instruction does to nesting. */
const PLAIN = 0;
const OPEN = 1;
const ELSE = 2;
const END = 3;
const CATCH = 4;
const CATCH_ALL = 5;
const DELEGATE = 6;
const USES_DATA = 7;
const ROLE: Uint8Array = (() => {
  const role = new Uint8Array(OP_COUNT);
  for (const name of ['block', 'loop', 'if', 'try', 'try_table']) role[op(name)] = OPEN;
  for (const name of ['memory.init', 'data.drop', 'array.new_data', 'array.init_data']) role[op(name)] = USES_DATA;
  role[op('else')] = ELSE;
  role[op('end')] = END;
  role[op('catch')] = CATCH;
  role[op('catch_all')] = CATCH_ALL;
  role[op('delegate')] = DELEGATE;
  return role;
})();
const NEEDS = Int32Array.from(OPS, (row) => row?.featureBit ?? 0);
const IF: Op = op('if');
const TRY: Op = op('try');
/** State of an open block: may have `else`, may have `catch`, only `end` is left to come. */
const MAY_ELSE = 1;
const MAY_CATCH = 2;
const NEITHER = 0;

export class ExprWalker {
  private readonly c: Cursor;
  private readonly disabled: number;
  private readonly instr = new Instr();
  private open = new Uint8Array(64);
  /** Offset of the first instruction that needs a data count section, or -1. */
  dataUse = -1;

  constructor(c: Cursor, features: Features) {
    this.c = c;
    this.disabled = ~features;
  }

  /** Walks one expression through its final `end`. */
  walk(): void {
    const { c, instr, disabled } = this;
    let depth = 0;
    for (;;) {
      readInstr(c, instr);
      const code = instr.op;
      if ((NEEDS[code] & disabled) !== 0) this.illegal();
      const role = ROLE[code];
      if (role === PLAIN) continue;
      if (role === END) {
        if (depth-- === 0) return;
      } else if (role === OPEN) {
        if (depth === this.open.length) this.open = doubled(this.open);
        this.open[depth++] = code === IF ? MAY_ELSE : code === TRY ? MAY_CATCH : NEITHER;
      } else if (role === USES_DATA) {
        if (this.dataUse < 0) this.dataUse = instr.at;
      } else {
        const state = depth === 0 ? NEITHER : this.open[depth - 1];
        if (state !== (role === ELSE ? MAY_ELSE : MAY_CATCH)) c.fail(`END opcode expected, ${OPS[code]?.name} found`, instr.at);
        if (role === ELSE || role === CATCH_ALL) this.open[depth - 1] = NEITHER;
        // `delegate` ends its try, and only stands where no catch clause did; validation checks the latter.
        else if (role === DELEGATE) depth--;
      }
    }
  }

  private illegal(): never {
    const { c, instr } = this;
    const row = OPS[instr.op];
    const hex = (n: number): string => n.toString(16).padStart(2, '0');
    const code = row === undefined || row.prefix === 0 ? hex(instr.op) : `${hex(row.prefix)} ${hex(row.code)}`;
    return c.fail(`illegal opcode ${code}: ${row?.name} needs ${row?.feature}`, instr.at);
  }
}
