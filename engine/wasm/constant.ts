/**
 * Constant expressions (core specification, section 3.4.14) as everybody reads them who does not evaluate them: most are one
 * number or one function. What is more than that is compiled into the init function (frontend/init.ts); there is no evaluator.
 */
import { Instr, readInstr } from './body.ts';
import { Cursor } from './cursor.ts';
import type { ConstExpr, Elem } from './module.ts';
import { op } from './opcodes.ts';

const END = op('end');
const REF_FUNC = op('ref.func');
const instr = new Instr();

/** The bits of a number, in two words; the upper one is 0 where the type has one. */
export interface NumberBits {
  readonly lo: number;
  readonly hi: number;
}

const NUMBERS: ReadonlyMap<number, () => NumberBits> = new Map([
  [op('i32.const'), () => ({ lo: instr.a, hi: 0 })],
  [op('i64.const'), () => ({ lo: instr.lo, hi: instr.hi })],
  [op('f32.const'), () => ({ lo: instr.lo, hi: 0 })],
  [op('f64.const'), () => ({ lo: instr.lo, hi: instr.hi })],
]);

/** What `read` makes of the first instruction where it is the only one. */
function single<T>(expr: ConstExpr, read: () => T | undefined): T | undefined {
  const c = new Cursor(expr.bytes, expr.start, expr.end);
  readInstr(c, instr);
  const value = read();
  if (value === undefined) return undefined;
  readInstr(c, instr);
  return instr.op === END ? value : undefined;
}
const readNumber = (): NumberBits | undefined => NUMBERS.get(instr.op)?.();
const readFunc = (): number | undefined => (instr.op === REF_FUNC ? instr.a : undefined);

/** The number that an expression is; undefined for anything else. */
export function constantNumber(expr: ConstExpr): NumberBits | undefined {
  return single(expr, readNumber);
}

/** The offset that an expression is, unsigned; undefined for anything else, and where no table or memory can have it (2^53). */
export function constantOffset(expr: ConstExpr | undefined): number | undefined {
  const bits = expr && constantNumber(expr);
  if (bits === undefined) return undefined;
  const offset = (bits.hi >>> 0) * 2 ** 32 + (bits.lo >>> 0);
  return Number.isSafeInteger(offset) ? offset : undefined;
}

/** The functions of a segment that is nothing else: the short forms, or expressions that are one `ref.func` each. */
export function functionsOf({ funcs, exprs = [] }: Elem): readonly number[] | undefined {
  if (funcs !== undefined) return funcs;
  const found: number[] = [];
  for (const expr of exprs) {
    const func = single(expr, readFunc);
    if (func === undefined) return undefined;
    found.push(func);
  }
  return found;
}

/** Calls `visit` with the index of each function that an expression refers to. */
export function refFuncs(expr: ConstExpr | undefined, visit: (func: number) => void): void {
  if (expr === undefined) return;
  const c = new Cursor(expr.bytes, expr.start, expr.end);
  while (c.pos < c.end) {
    readInstr(c, instr);
    if (instr.op === REF_FUNC) visit(instr.a);
  }
}
