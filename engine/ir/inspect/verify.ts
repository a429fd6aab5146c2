/**
 * The verifier: checks everything the representation promises and throws with the function's number and the offending
 * instruction. On in tests (and under TOUCHSTONE_VERIFY), off in production. In: a function; out: nothing, or a thrown fault.
 *
 * Checked: list links; one terminator, at the end; operand and result types by a row per operation; edges (targets, argument
 * counts and types); definitions dominate uses; calls against their signatures; handlers of a call; projections where they
 * belong; nothing computed from where an object lies is alive at a safepoint; `layout` without repetition and, when it is not
 * creation order any more, dominators first.
 */
import { LIBCALLS } from '../../abi/calls.ts';
import type { Column } from '../../base/arrays.ts';
import { FIRST, NONE } from '../../base/brand.ts';
import { bug } from '../../base/bug.ts';
import { ANY_TAG } from '../../wasm/body.ts';
import { Cfg } from '../analysis/cfg.ts';
import { Dominators } from '../analysis/dominators.ts';
import {
  argumentAt,
  argumentCount,
  argumentsOf,
  edgeAt,
  edgeCount,
  edgeList,
  edgesIn,
  listLength,
  tagAt,
  targetOf,
  valueAt,
} from '../edges.ts';
import { type Block, type Edge, ENTRY_BLOCK, type IrFunc, type Value } from '../func.ts';
import {
  FCMP_NAMES,
  FLAG,
  ICMP_NAMES,
  IR,
  IR_ARITY,
  IR_FLAGS,
  IR_NAMES,
  isAtomicAccess,
  isPointerCall,
  isTryCall,
  TY,
  TY_NAMES,
} from '../ops.ts';
import { DerivedAddresses } from './derived-addresses.ts';

const INT = (1 << TY.i32) | (1 << TY.i64);
const FLOAT = (1 << TY.f32) | (1 << TY.f64);
/** What memory is addressed by: an address, and an offset or a reference. */
const ADDRESS = 1 << TY.i64;
const INDEX = (1 << TY.i64) | (1 << TY.ref);
const ANY = INT | FLOAT | (1 << TY.v128) | (1 << TY.ref);
const bit = (ty: number): number => 1 << ty;

/** Result types allowed, then operand types: a mask, or SAME (the result's type). */
const SAME = -1;
const RULES: Partial<Record<(typeof IR_NAMES)[number], readonly [result: number, ...operands: number[]]>> = {
  iconst: [INT | bit(TY.ref)],
  f32const: [bit(TY.f32)],
  f64const: [bit(TY.f64)],
  v128const: [bit(TY.v128)],
  sextend8: [INT, SAME],
  sextend16: [INT, SAME],
  sextend32: [bit(TY.i64), INT],
  uextend: [bit(TY.i64), bit(TY.i32)],
  ireduce: [bit(TY.i32), bit(TY.i64)],
  bitcast: [INT | FLOAT, INT | FLOAT],
  fcvt_to_sint: [INT, FLOAT],
  fcvt_to_uint: [INT, FLOAT],
  fcvt_to_sint_sat: [INT, FLOAT],
  fcvt_to_uint_sat: [INT, FLOAT],
  fcvt_from_sint: [FLOAT, INT],
  fcvt_from_uint: [FLOAT, INT],
  fpromote: [bit(TY.f64), bit(TY.f32)],
  fdemote: [bit(TY.f32), bit(TY.f64)],
  icmp: [bit(TY.i32), INT | bit(TY.ref), INT | bit(TY.ref)],
  fcmp: [bit(TY.i32), FLOAT, FLOAT],
  select: [ANY, bit(TY.i32), SAME, SAME],
  vunary: [ANY, ANY],
  vbinary: [bit(TY.v128), bit(TY.v128), ANY],
  vternary: [bit(TY.v128), bit(TY.v128), bit(TY.v128), bit(TY.v128)],
  load: [ANY, ADDRESS, INDEX],
  store: [bit(TY.none), ADDRESS, INDEX, ANY],
  ref_offset: [bit(TY.i64), bit(TY.ref)],
  ref_word: [bit(TY.i32), bit(TY.ref)],
  ref_of: [bit(TY.ref), bit(TY.i32)],
  atomic_load: [INT, bit(TY.i64)],
  atomic_store: [bit(TY.none), bit(TY.i64), INT],
  atomic_cas: [INT, bit(TY.i64), SAME, SAME],
  fence: [bit(TY.none)],
  vmload: [ANY],
  vmstore: [bit(TY.none), ANY],
  vmaddr: [ADDRESS],
  vmctx: [bit(TY.i64)],
  stack_load: [ANY],
  stack_store: [bit(TY.none), ANY],
  stack_move: [bit(TY.none)],
  jump: [bit(TY.none)],
  unreachable: [bit(TY.none)],
  brif: [bit(TY.none), bit(TY.i32)],
  br_table: [bit(TY.none), bit(TY.i32)],
  trapz: [bit(TY.none), bit(TY.i32), INT],
  trapnz: [bit(TY.none), bit(TY.i32), INT],
};
for (const name of 'iadd isub imul sdiv udiv srem urem band bor bxor ishl sshr ushr rotl rotr'.split(' ')) {
  RULES[name as 'iadd'] = [INT, SAME, SAME];
}
for (const name of 'add sub and or xor xchg'.split(' ')) RULES[`atomic_${name}` as 'atomic_add'] = [INT, bit(TY.i64), SAME];
for (const name of ['umulhi', 'smulhi']) RULES[name as 'umulhi'] = [bit(TY.i64), SAME, SAME];
for (const name of ['iadd_cin', 'isub_bin']) RULES[name as 'iadd_cin'] = [bit(TY.i64), SAME, SAME, bit(TY.i32)];
for (const name of ['clz', 'ctz', 'popcnt']) RULES[name as 'clz'] = [INT, SAME];
for (const name of 'fabs fneg ceil floor trunc nearest sqrt'.split(' ')) RULES[name as 'fabs'] = [FLOAT, SAME];
for (const name of 'fadd fsub fmul fdiv fmin fmax fcopysign'.split(' ')) RULES[name as 'fadd'] = [FLOAT, SAME, SAME];

/** Operations that may lack their second operand. */
const OPTIONAL_SECOND: ReadonlySet<number> = new Set([IR.load, IR.store, IR.trapz, IR.trapnz]);

const LIBCALL_TYPES: Readonly<Record<string, number>> = {
  '': bit(TY.none),
  i: bit(TY.i32),
  l: bit(TY.i64),
  r: bit(TY.ref),
  w: INDEX,
};

/** Apart from what passes know of the function; the arenas serve all functions. */
const ownCfg = new Cfg();
const ownDominators = new Dominators();

class Verifier {
  readonly f: IrFunc;
  private readonly cfg = ownCfg;
  private readonly dom = ownDominators;
  /** Place of each instruction within its block. */
  private readonly place: Column<Value>;

  constructor(f: IrFunc) {
    this.f = f;
    this.place = new Int32Array(f.count).fill(NONE);
  }

  fail(i: Value, message: string): never {
    const { f } = this;
    const what = i >= 0 ? `v${i} (${IR_NAMES[f.op[i]]}) in block ${f.block[i]}: ` : '';
    bug(`IR of function ${f.index}: ${what}${message}`);
  }

  run(): void {
    const { f } = this;
    if (f.blockCount === 0) this.fail(NONE, 'no entry block');
    for (let b: Block = FIRST; b < f.blockCount; b++) if (f.first[b] !== NONE) this.links(b);
    const listed = new Set(f.layout);
    if (listed.size !== f.layout.length) this.fail(NONE, 'a block stands twice in layout');
    for (const b of f.layout)
      if (f.last[b] === NONE || !f.isTerminator(f.last[b])) this.fail(NONE, `block ${b} has no terminator`);
    this.cfg.compute(f);
    this.dom.compute(this.cfg, f.blockCount);
    for (let i = 0; i < this.cfg.count; i++) {
      const b = this.cfg.order[i];
      if (!listed.has(b)) this.fail(NONE, `reachable block ${b} is not in layout`);
      this.block(b);
    }
    if (f.layout.length === this.cfg.count) this.order();
    new DerivedAddresses(f, this.cfg).check((i, message) => this.fail(i, message));
  }

  /** Dominators stand first in `layout`. */
  private order(): void {
    const seen = new Uint8Array(this.f.blockCount);
    for (const b of this.f.layout) {
      const d = this.dom.idom[b];
      if (d !== NONE && seen[d] === 0) this.fail(NONE, `block ${b} stands before its dominator ${d}`);
      seen[b] = 1;
    }
  }

  private links(b: Block): void {
    const { f, place } = this;
    let prev: Value = NONE;
    let n = 0;
    for (let i = f.first[b]; i !== NONE; i = f.next[i]) {
      if (f.block[i] !== b) this.fail(i, `linked into block ${b}`);
      if (f.prev[i] !== prev) this.fail(i, 'broken link');
      if (place[i] !== NONE) this.fail(i, 'linked twice');
      place[i] = n++;
      prev = i;
    }
    if (f.last[b] !== prev) this.fail(prev, 'wrong last instruction');
    for (const p of f.params[b]) {
      if (f.op[p] !== IR.param || f.block[p] !== b) this.fail(p, `listed as parameter of block ${b}`);
      place[p] = -2;
    }
  }

  private block(b: Block): void {
    const { f } = this;
    if (b === ENTRY_BLOCK) {
      const { params } = f.signature;
      const own = f.params[ENTRY_BLOCK];
      if (own.length !== params.length || own.some((p, i) => f.ty[p] !== params[i]))
        this.fail(NONE, 'entry parameters differ from the signature');
      if (this.cfg.predStart[1] !== 0) this.fail(NONE, 'the entry block has predecessors');
    }
    for (let i = f.first[b]; i !== NONE; i = f.next[i]) {
      if (f.isTerminator(i) !== (i === f.last[b])) this.fail(i, 'terminator and end of block differ');
      this.inst(i, b);
    }
    const t = f.last[b];
    const n = edgeCount(f, t);
    for (let k = 0; k < n; k++) this.edge(t, edgeAt(f, t, k));
  }

  /** `v` is a value of a type in `mask`, defined where `user` can see it. */
  private use(user: Value, v: Value, mask: number): void {
    const { f } = this;
    if (!(v >= 0 && v < f.count)) this.fail(user, `operand ${v}`);
    const ty = f.ty[v];
    if (((mask >> ty) & 1) === 0) this.fail(user, `operand v${v} has type ${TY_NAMES[ty]}`);
    const at = this.place[v];
    if (at === NONE) this.fail(user, `operand v${v} (${IR_NAMES[f.op[v]]}) is in no block`);
    const defBlock = f.block[v];
    const here = f.block[user];
    const ok =
      defBlock === here ? at < this.place[user] : this.dom.enter[defBlock] !== NONE && this.dom.dominates(defBlock, here);
    if (!ok) this.fail(user, `v${v} of block ${defBlock} does not dominate it`);
  }

  /** The values of `user` are as many as `masks`, each of a type in its mask. */
  private list(user: Value, masks: ArrayLike<number>, what: string): void {
    const { f } = this;
    const list = argumentsOf(f, user);
    const n = listLength(f, list);
    if (n !== masks.length) this.fail(user, `${n} ${what}, ${masks.length} expected`);
    for (let k = 0; k < n; k++) this.use(user, valueAt(f, list, k), masks[k]);
  }

  private edge(user: Value, e: Edge): void {
    const { f } = this;
    if (!(e >= 0 && e + 1 < f.poolLength)) this.fail(user, `edge ${e}`);
    const to = targetOf(f, e);
    if (!(to >= 0 && to < f.blockCount)) this.fail(user, `edge to block ${to}`);
    const params = f.params[to];
    const n = argumentCount(f, e);
    if (n !== params.length) this.fail(user, `${n} arguments for the ${params.length} parameters of block ${to}`);
    for (let k = 0; k < n; k++) this.use(user, argumentAt(f, e, k), bit(f.ty[params[k]]));
  }

  private inst(i: Value, b: Block): void {
    const { f } = this;
    const op = f.op[i];
    const ty = f.ty[i];
    const rule = RULES[IR_NAMES[op] as 'iadd'];
    if (rule !== undefined) {
      if (((rule[0] >> ty) & 1) === 0) this.fail(i, `result type ${TY_NAMES[ty]}`);
      const operands = [f.a[i], f.b[i], f.c[i]];
      for (let k = 0; k < IR_ARITY[op]; k++) {
        const mask = rule[k + 1];
        const v = operands[k];
        if (v === NONE && k === 1 && OPTIONAL_SECOND.has(op)) continue;
        this.use(i, v, mask === SAME ? bit(ty) : mask);
      }
      if (op === IR.icmp || op === IR.fcmp) {
        if (f.ty[f.a[i]] !== f.ty[f.b[i]]) this.fail(i, 'operands of different types');
        const names = op === IR.icmp ? ICMP_NAMES : FCMP_NAMES;
        if (names[f.imm[i]] === undefined) this.fail(i, `condition ${f.imm[i]}`);
      }
      if ((op === IR.load || op === IR.store || isAtomicAccess(op)) && f.imm[i] < 0) this.fail(i, 'negative offset');
      return;
    }
    if ((IR_FLAGS[op] & FLAG.call) !== 0) this.call(i, op, ty);
    else if (op === IR.return) this.list(i, Array.from(f.signature.results, bit), 'results');
    else if (op === IR.proj) this.proj(i);
    else this.fail(i, `not an instruction of a block (${b})`);
  }

  private call(i: Value, op: number, ty: number): void {
    const { f } = this;
    if (op === IR.libcall) {
      const row = LIBCALLS[f.imm[i]];
      if (row === undefined) this.fail(i, `libcall ${f.imm[i]}`);
      this.list(
        i,
        [...row.params].map((c) => LIBCALL_TYPES[c]),
        'arguments',
      );
      if (((LIBCALL_TYPES[row.results] >> ty) & 1) === 0) this.fail(i, `result type ${TY_NAMES[ty]}`);
      return;
    }
    const sig = f.signatures[f.imm2[i]];
    if (sig === undefined) this.fail(i, `signature ${f.imm2[i]}`);
    this.list(i, Array.from(sig.params, bit), 'arguments');
    if (isPointerCall(op)) {
      this.use(i, f.b[i], bit(TY.i64));
      this.use(i, f.c[i], bit(TY.i64));
    }
    const tail = op === IR.return_call || op === IR.return_call_ptr;
    if (isTryCall(op)) this.handlers(i);
    const result = !tail && !isTryCall(op) && sig.results.length === 1 ? sig.results[0] : TY.none;
    if (ty !== result) this.fail(i, `result type ${TY_NAMES[ty]}`);
    if (tail && sig.results.join() !== f.signature.results.join()) this.fail(i, 'tail call with other results');
  }

  /** What the handlers of a try_call catch; their edges are checked with all others. */
  private handlers(i: Value): void {
    const { f } = this;
    const list = edgeList(f, i);
    const n = edgesIn(f, list);
    if (n < 2) this.fail(i, 'no exceptional successor');
    const tags = Array.from({ length: n - 1 }, (_, k) => tagAt(f, list, k));
    tags.forEach((tag, k) => {
      if (tag < ANY_TAG) this.fail(i, `tag ${tag}`);
      if (tag === ANY_TAG && k < n - 2) this.fail(i, 'a handler behind the one for everything');
      if (tags.indexOf(tag) < k) this.fail(i, `tag ${tag} has two handlers`);
    });
  }

  /** Whether block `b` is entered by the normal edge of try_call `call` only. */
  private isNormalSuccessor(b: Block, call: Value): boolean {
    const { predStart, predEdges } = this.cfg;
    const first = predStart[b];
    return predStart[b + 1] === first + 1 && predEdges[first] === edgeAt(this.f, call, edgeCount(this.f, call) - 1);
  }

  private proj(i: Value): void {
    const { f } = this;
    const call = f.a[i];
    const before = f.prev[i];
    const begins = isTryCall(f.op[call]) && this.isNormalSuccessor(f.block[i], call);
    const follows =
      before === (begins ? NONE : call) || (f.op[before] === IR.proj && f.a[before] === call && f.imm[before] < f.imm[i]);
    if (!follows) this.fail(i, 'not directly behind its call');
    const result = f.signatures[f.imm2[call]]?.results[f.imm[i]];
    if (f.ty[i] !== result) this.fail(i, 'type differs from the result');
  }
}

/** Throws unless `f` is well-formed. */
export function verifyFunc(f: IrFunc): void {
  new Verifier(f).run();
}
