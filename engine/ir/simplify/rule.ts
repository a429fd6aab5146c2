/**
 * What a simplification is: a row with a name. The rules of an operation are tried in the order of the list; each reads the
 * instruction at hand (`b.op`, `b.a`, ...), perhaps as the ones before it have rewritten it. Exact for every operand, NaN bits
 * included.
 */
import { NONE } from '../../base/brand.ts';
import { isInt } from '../constants.ts';
import type { IrFunc, Value } from '../func.ts';
import { IR_NAMES, type Ty } from '../ops.ts';

/** The instruction under simplification, and ways to other values: what rules need of a builder. */
export interface Reducible {
  readonly func: IrFunc;
  op: number;
  ty: Ty;
  a: Value;
  b: Value;
  c: Value;
  imm: number;
  imm2: number;
  value(op: number, ty: Ty, a?: Value, b?: Value, c?: Value, imm?: number, imm2?: number): Value;
  constant(ty: Ty, lo: number, hi: number): Value;
  words(w0: number, w1: number, w2: number, w3: number): number;
  vector(w0: number, w1: number, w2: number, w3: number): Value;
  i32(v: number): Value;
  icmp(cond: number, a: Value, b: Value): Value;
}

/** Answers a value that equals the instruction; NONE: its fields stand, perhaps rewritten to a cheaper or more canonical form. */
export type Rewrite = (b: Reducible) => Value;

/** Exchanges the operands. */
export function exchange(b: Reducible): void {
  const { a } = b;
  b.a = b.b;
  b.b = a;
}

export interface RewriteRule {
  /** What becomes of what, and where. */
  readonly name: string;
  /** Operations that it is asked about. */
  readonly ops: readonly number[];
  /** It is asked only where `b.b` is an integer constant. */
  readonly constant?: true;
  readonly apply: Rewrite;
}

/** Operation → what tries its rules in their order; undefined where there is none. */
export function handlersOf(rules: readonly RewriteRule[]): readonly (Rewrite | undefined)[] {
  return IR_NAMES.map((_, op) => {
    const own = rules.filter((rule) => rule.ops.includes(op));
    if (own.length === 0) return undefined;
    const applies = own.map(({ apply }) => apply);
    // Rules of constants mostly stand in a row. By rule: the next one that is asked about anything; itself where it is one.
    const nextOfAny = Int32Array.from(own, (_, k) => {
      const next = own.findIndex(({ constant }, i) => i >= k && constant !== true);
      return next < 0 ? own.length : next;
    });
    return (b) => {
      for (let k = 0; k < applies.length; k++) {
        if (nextOfAny[k] !== k && !isInt(b.func, b.b)) k = nextOfAny[k];
        const v = applies[k]?.(b) ?? NONE;
        if (v >= 0) return v;
      }
      return NONE;
    };
  });
}
