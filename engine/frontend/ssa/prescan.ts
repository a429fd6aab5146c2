/**
 * One read of a body ahead of its translation, which asks for it at the first loop or legacy `try` that it meets, so that no body
 * is read for nothing and none is missed: which locals each loop assigns and which alias classes it may write, and what each
 * `try` catches. In: the body; out: for each `loop` in order of appearance a range of `log` (with repetitions) and a mask of
 * ALIAS bits; nested loops share the log: an outer loop's range contains its inner loops' ranges.
 */
import { extended } from '../../base/arrays.ts';
import { NONE } from '../../base/brand.ts';
import { aliasesOf } from '../../ir/effects.ts';
import { ANY_TAG, Instr, readInstr, skipLocals } from '../../wasm/body.ts';
import { Cursor } from '../../wasm/cursor.ts';
import type { FuncBody } from '../../wasm/module.ts';
import { OPS, op } from '../../wasm/opcodes.ts';
import type { TagIndex } from '../../wasm/types.ts';

/** dense op → mask of alias classes it writes. */
const WRITES = Uint8Array.from(OPS, (row) => aliasesOf(row?.writes ?? []));

const OP_LOOP = op('loop');
const OP_END = op('end');
const OP_SET = op('local.set');
const OP_TEE = op('local.tee');
const OP_TRY = op('try');
const OP_CATCH = op('catch');
const OP_CATCH_ALL = op('catch_all');
const OP_DELEGATE = op('delegate');
const OP_RETHROW = op('rethrow');
/** Instructions that open a construct closed by `end`. */
const OPENS = new Set([op('block'), OP_LOOP, op('if'), op('try_table'), OP_TRY]);
/** What an open construct is. */
const CONSTRUCT = { other: 0, loop: 1, try: 2 } as const;
const opens = Uint8Array.from({ length: 1024 }, (_, i) => Number(OPENS.has(i)));

/** What a `try` catches. */
export interface LegacyTry {
  /** The tags of its clauses in order, ANY_TAG for catch_all. */
  readonly tags: TagIndex[];
  /** The label of the `delegate` that it ends with; NONE: it ends with clauses. */
  delegate: number;
}

export class Prescan {
  log: Int32Array = new Int32Array(256);
  start: Int32Array = new Int32Array(64);
  end: Int32Array = new Int32Array(64);
  writes: Uint8Array = new Uint8Array(64);
  count = 0;
  tries: LegacyTry[] = [];
  /** Some exception is thrown again. */
  hasRethrow = false;
  // Open constructs: a CONSTRUCT; of a loop the loop around it, of a `try` its number.
  private openKind: Uint8Array = new Uint8Array(64);
  private openNumber: Int32Array = new Int32Array(64);
  private readonly instr = new Instr();
  /** What has not been read yet. */
  private body: FuncBody | undefined;

  /** The next body; nothing is read yet. */
  begin(body: FuncBody): void {
    this.body = body;
  }
  /** What there is to know of the body, read when asked for the first time. */
  read(): this {
    const { body } = this;
    this.body = undefined;
    if (body !== undefined) this.scan(body);
    return this;
  }

  private scan(body: FuncBody): void {
    this.count = 0;
    this.tries = [];
    this.hasRethrow = false;
    const { instr } = this;
    const c = new Cursor(body.bytes, body.start, body.end);
    skipLocals(c);
    let logged = 0;
    let depth = 0;
    /** Innermost open loop, and its mask so far. */
    let loop = -1;
    let mask = 0;
    while (c.pos < c.end) {
      readInstr(c, instr);
      const { op } = instr;
      if (op === OP_SET || op === OP_TEE) {
        if (loop < 0) continue;
        this.log = extended(this.log, logged + 1);
        this.log[logged++] = instr.a;
      } else if (opens[op] === 1) {
        this.openKind = extended(this.openKind, depth + 1);
        this.openNumber = extended(this.openNumber, depth + 1);
        const at = depth++;
        if (op === OP_LOOP) {
          this.openKind[at] = CONSTRUCT.loop;
          this.openNumber[at] = loop;
          loop = this.count++;
          this.start = extended(this.start, this.count);
          this.end = extended(this.end, this.count);
          this.writes = extended(this.writes, this.count);
          this.start[loop] = logged;
          this.writes[loop] = mask;
          mask = 0;
        } else if (op === OP_TRY) {
          this.openKind[at] = CONSTRUCT.try;
          this.openNumber[at] = this.tries.push({ tags: [], delegate: NONE }) - 1;
        } else this.openKind[at] = CONSTRUCT.other;
      } else if (op === OP_CATCH || op === OP_CATCH_ALL || op === OP_DELEGATE) {
        const legacyTry = this.tries[this.openNumber[depth - 1]];
        if (op === OP_DELEGATE) {
          legacyTry.delegate = instr.a;
          depth--;
        } else legacyTry.tags.push(op === OP_CATCH ? instr.tagIndex : ANY_TAG);
      } else if (op === OP_RETHROW) {
        this.hasRethrow = true;
        mask |= WRITES[op];
      } else if (op === OP_END) {
        if (depth === 0) return;
        if (this.openKind[--depth] !== CONSTRUCT.loop) continue;
        this.end[loop] = logged;
        const before = this.writes[loop];
        this.writes[loop] = mask;
        mask |= before;
        loop = this.openNumber[depth];
      } else mask |= WRITES[op];
    }
  }
}
