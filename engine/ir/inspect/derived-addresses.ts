/**
 * What the verifier asks about objects that move: a `ref_offset`, and all that is computed from it, is used before the next
 * safepoint (a call, or a libcall that is an exit) on every way there is. In: a function with its graph; out: a complaint for
 * each value that lives across one.
 */
import { LIBCALLS } from '../../abi/calls.ts';
import { IntList } from '../../base/arrays.ts';
import { NONE } from '../../base/brand.ts';
import type { Cfg } from '../analysis/cfg.ts';
import { argumentAt, argumentCount, edgeAt, edgeCount, targetOf } from '../edges.ts';
import type { Block, IrFunc, Value } from '../func.ts';
import { FLAG, IR, IR_FLAGS, TY } from '../ops.ts';
import { readUses } from '../uses.ts';

/** Whether objects may move while instruction `i` runs. */
function isSafepoint(f: IrFunc, i: Value): boolean {
  const op = f.op[i];
  if (op === IR.libcall) return LIBCALLS[f.imm[i]]?.via === 'exit';
  return (IR_FLAGS[op] & FLAG.call) !== 0;
}

export class DerivedAddresses {
  private readonly f: IrFunc;
  private readonly cfg: Cfg;
  private readonly derived = new Set<Value>();
  private readonly uses: IntList<Value> = new IntList();

  constructor(f: IrFunc, cfg: Cfg) {
    this.f = f;
    this.cfg = cfg;
  }

  /** Calls `fail` with the first safepoint that a derived value lives across. */
  check(fail: (i: Value, message: string) => void): void {
    this.find();
    if (this.derived.size === 0) return;
    const blocks = Array.from({ length: this.cfg.count }, (_, k) => this.cfg.order[k]);
    const liveIn = new Map<Block, Set<Value>>();
    for (let changed = true; changed; ) {
      changed = false;
      for (const b of blocks.toReversed()) {
        const before = liveIn.get(b)?.size ?? -1;
        const live = this.backwards(b, liveIn, undefined);
        liveIn.set(b, live);
        if (live.size !== before) changed = true;
      }
    }
    for (const b of blocks) this.backwards(b, liveIn, fail);
  }

  /** Derived are i64s made of a derived one; parameters, too. */
  private find(): void {
    const { f, cfg, derived, uses } = this;
    for (let size = -1; size !== derived.size; ) {
      size = derived.size;
      for (let k = 0; k < cfg.count; k++) {
        const b = cfg.order[k];
        for (let i = f.first[b]; i !== NONE; i = f.next[i]) {
          if (f.op[i] === IR.ref_offset) derived.add(i);
          if (f.ty[i] !== TY.i64 || (IR_FLAGS[f.op[i]] & FLAG.pure) === 0) continue;
          readUses(f, i, uses);
          for (let u = 0; u < uses.length; u++) if (derived.has(uses.get(u))) derived.add(i);
        }
        this.overArguments(b, (param, argument) => {
          if (derived.has(argument)) derived.add(param);
        });
      }
    }
  }

  private overArguments(b: Block, visit: (param: Value, argument: Value) => void): void {
    const { f } = this;
    const t = f.last[b];
    for (let k = 0; k < edgeCount(f, t); k++) {
      const e = edgeAt(f, t, k);
      const params = f.params[targetOf(f, e)];
      for (let p = 0; p < argumentCount(f, e); p++) visit(params[p], argumentAt(f, e, p));
    }
  }

  /** The derived values that live at the start of `b`. */
  private backwards(b: Block, liveIn: ReadonlyMap<Block, Set<Value>>, fail?: (i: Value, message: string) => void): Set<Value> {
    const { f, derived, uses } = this;
    const live = new Set<Value>();
    const t = f.last[b];
    for (let k = 0; k < edgeCount(f, t); k++) {
      const to = targetOf(f, edgeAt(f, t, k));
      for (const v of liveIn.get(to) ?? []) if (!f.params[to].includes(v)) live.add(v);
    }
    this.overArguments(b, (_, argument) => {
      if (derived.has(argument)) live.add(argument);
    });
    for (let i = t; i !== NONE; i = f.prev[i]) {
      live.delete(i);
      const [across] = live;
      if (across !== undefined && isSafepoint(f, i)) fail?.(i, `v${across}, where an object lies, is used behind it`);
      readUses(f, i, uses);
      for (let u = 0; u < uses.length; u++) if (derived.has(uses.get(u))) live.add(uses.get(u));
    }
    return live;
  }
}
