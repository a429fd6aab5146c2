/**
 * Translation of exceptions, and of every call that may throw: throwing is calling a function of the runtime (of the tag, or of
 * the store for an exnref), and a call inside of a try_table is a `try_call` with a landing block for each clause that can be
 * asked. There the values of the exception are read from the store, and control branches to the clause's label with the locals as
 * they were at the call.
 */
import { LIBCALL } from '../abi/calls.ts';
import { CALLEE, ENTRY, INSTANCE, PAYLOAD_VALUE, STORE, tagEntry } from '../abi/layout.ts';
import { NONE } from '../base/brand.ts';
import { newEdgeList, setEdge, setTag } from '../ir/edges.ts';
import { WRITES_ALL } from '../ir/effects.ts';
import type { Block, Value, ValueList } from '../ir/func.ts';
import { ALIAS, ALIAS_CLASSES, IR, TY } from '../ir/ops.ts';
import { ANY_TAG, CATCH } from '../wasm/body.ts';
import { bug } from '../wasm/errors.ts';
import { TRAP } from '../wasm/traps.ts';
import type { TagIndex } from '../wasm/types.ts';
import { blockSignature } from './control.ts';
import { field } from './memory.ts';
import { type Clauses, type ControlFrame, KIND } from './ssa/frames.ts';
import type { Translator } from './ssa/translator.ts';

/**
 * What a landing block costs, in units of `Budget`: thousands of clauses around thousands of calls are millions of
 * blocks.
 */
const LANDING_WORK = 16;

/** Takes the arguments of signature `sig` from the stack. */
export function takeArguments(t: Translator, sig: number): ValueList {
  const n = t.paramCount(sig);
  if (t.memoryLocals) t.stackSlots.fetchTop(n);
  t.sp -= n;
  return t.b.list(t.stack, t.sp, n);
}

/**
 * Finds the clauses that can be asked at the call at hand, innermost first: a tag's first clause is its only one, and behind one
 * that takes everything comes nothing.
 */
function findClauses(t: Translator): void {
  const { asked } = t;
  const { tag, withRef, target, outer, length } = t.catches;
  asked.begin(t.env.spaces.tags.length);
  if (length === 0) return;
  if (t.memoryLocals) {
    // One handler takes everything: the pad, which asks the clauses.
    asked.ask(ANY_TAG, 0, NONE);
    return;
  }
  for (let k = length - 1; k >= 0; k--) {
    t.budget.spend(1);
    // Asked are those around another construct.
    if (outer.get(k) !== NONE) {
      k = outer.get(k);
      continue;
    }
    const thrown = tag.get(k);
    if (asked.has(thrown)) continue;
    asked.ask(thrown, withRef.get(k), target.get(k));
    if (thrown === ANY_TAG) return;
  }
}

/** The store's pointer to the values of the exception that arrives. */
function payload(t: Translator): Value {
  const store = t.vmload(TY.i64, INSTANCE.store, ALIAS.constant);
  return field(t, TY.i64, store, STORE.payload, ALIAS.limits);
}

/** Fills the landing block of clause `k` of these: pushes what its label takes, and branches there. */
function land(t: Translator, clauses: Clauses, k: number): void {
  const height = t.sp;
  const tag = clauses.tag.get(k);
  if (tag !== ANY_TAG) {
    const sig = t.env.spaces.tags[tag] ?? bug('tag index');
    const n = t.paramCount(sig);
    for (let i = 0; i < n; i++) t.push(field(t, t.paramType(sig, i), payload(t), i * PAYLOAD_VALUE, ALIAS.limits));
  }
  if (clauses.withRef.get(k) === 1) t.push(t.libcall(LIBCALL.caught_exception, TY.ref));
  t.branch(clauses.target.get(k), t.b.append(IR.jump, TY.none), 0, height);
  t.sp = height;
}

/**
 * Appends a call of what `op` says (IR.call or IR.call_ptr) with arguments from the stack, and pushes its results. Inside of
 * try_tables it ends its block.
 */
export function emitCall(t: Translator, op: number, code: Value, instance: Value, callee: number, sig: number): void {
  const { b, func, asked } = t;
  const list = takeArguments(t, sig);
  findClauses(t);
  const clauses = asked.length;
  const n = t.resultCount(sig);
  const types = t.resultTypes(sig);
  if (clauses === 0) {
    const call = b.write(op, n === 1 ? t.resultType(sig, 0) : TY.none, list, code, instance, callee, sig);
    if (n === 1) t.push(call, types[0]);
    else for (let i = 0; i < n; i++) t.push(b.append(IR.proj, t.resultType(sig, i), call, NONE, NONE, i), types[i]);
    return;
  }
  // The edge list stands right behind the arguments.
  const edges = newEdgeList(func, clauses + 1, clauses);
  const call = b.write(op === IR.call ? IR.try_call : IR.try_call_ptr, TY.none, list, code, instance, callee, sig);
  const level = b.numbers.length;
  for (let k = 0; k < clauses; k++) {
    setTag(func, edges, k, asked.tag.get(k));
    if (t.memoryLocals) {
      setEdge(func, call, k, b.edge(t.pads.get(t.catches.length), 0));
      continue;
    }
    t.budget.spend(LANDING_WORK);
    const landing = t.newBlock();
    setEdge(func, call, k, b.edge(landing, 0));
    t.enter(landing);
    land(t, asked, k);
    t.ssa.closeScope(level);
  }
  const normal = t.newBlock();
  setEdge(func, call, clauses, b.edge(normal, 0));
  t.enter(normal);
  for (let i = 0; i < n; i++) t.push(b.append(IR.proj, t.resultType(sig, i), call, NONE, NONE, i), types[i]);
}

/** Calls what throws, which never comes back. */
function emitThrow(t: Translator, code: Value, instance: Value, sig: number): void {
  emitCall(t, IR.call_ptr, code, instance, 0, sig);
  t.b.append(IR.unreachable, TY.none, NONE, NONE, NONE, TRAP.unreachable);
  t.reachable = false;
}

export function throw_(t: Translator): void {
  const tag = t.instr.tagIndex;
  const entry = tagEntry(t.env.layout, tag);
  const code = t.vmload(TY.i64, entry + ENTRY.tag.code, ALIAS.constant);
  const instance = t.vmload(TY.i64, entry + ENTRY.tag.instance, ALIAS.constant);
  emitThrow(t, code, instance, t.env.spaces.tags[tag] ?? bug('tag index'));
}

export function throwRef(t: Translator): void {
  t.trapIf(t.isNull(t.peek()), TRAP.nullExceptionReference);
  throwAgain(t);
}
/** Throws the exception whose reference is on the stack, which is not null. */
export function throwAgain(t: Translator): void {
  const store = t.vmload(TY.i64, INSTANCE.store, ALIAS.constant);
  const code = field(t, TY.i64, store, STORE.throwRef + CALLEE.code, ALIAS.constant);
  const instance = field(t, TY.i64, store, STORE.throwRef + CALLEE.instance, ALIAS.constant);
  emitThrow(t, code, instance, t.env.throwSignature);
}

export function tryTable(t: Translator): void {
  const { instr } = t;
  const sig = blockSignature(t);
  // Labels count from outside of the construct.
  const clauses: Clause[] = [];
  for (let k = instr.count - 3; k >= 0; k -= 3) {
    const kind = instr.list[k];
    const tag = kind < CATCH.catchAll ? instr.clauseTag(k) : ANY_TAG;
    const withRef = kind === CATCH.catchRef || kind === CATCH.catchAllRef;
    clauses.push({ tag, withRef, target: t.frame(instr.list[k + 2]) });
  }
  t.pushFrame(KIND.block, sig, t.paramCount(sig));
  addClauses(t, clauses);
}

/** A clause to be opened, with the fields of `Clauses`. */
export interface Clause {
  readonly tag: TagIndex;
  readonly withRef: boolean;
  readonly target: ControlFrame;
  readonly outer?: number;
}

/** Opens clauses, the first to be asked last. */
export function addClauses(t: Translator, clauses: readonly Clause[]): void {
  const { catches, pads } = t;
  pads.length = catches.length + Number(catches.length > 0);
  // What no clause of the function takes is thrown on.
  if (t.memoryLocals && catches.length === 0 && clauses.length > 0) {
    t.hasPads = true;
    pads.push(
      aside(t, () => {
        t.push(t.libcall(LIBCALL.caught_exception, TY.ref));
        throwAgain(t);
      }),
    );
  }
  for (const { tag, withRef, target, outer } of clauses) {
    catches.push(tag, Number(withRef), target, outer);
    if (t.memoryLocals) pads.push(aside(t, () => ask(t, catches.length - 1)));
  }
}

/** Translates into a block beside what comes next, where anything may have been written; answers the block. */
function aside(t: Translator, translate: () => void): Block {
  const { b } = t;
  const { block } = b;
  const level = b.numbers.length;
  const before = new Int32Array(ALIAS_CLASSES);
  const { written } = b.versions;
  b.versions.save(before, 0);
  const pad = t.newBlock();
  t.enter(pad);
  b.versions.renew(WRITES_ALL);
  translate();
  t.stackSlots.forget(t.sp);
  t.ssa.closeScope(level);
  b.versions.restore(before, 0);
  b.versions.written = written;
  t.enter(block);
  return pad;
}

/** Fills a pad: lands where the clause at `k` takes the exception, and else goes on to the pad of the next one. */
function ask(t: Translator, k: number): void {
  const { b, pads, catches } = t;
  const tag = catches.tag.get(k);
  const outer = catches.outer.get(k);
  if (outer !== NONE) {
    b.append(IR.jump, TY.none, b.edge(pads.get(outer), 0));
    return;
  }
  if (tag !== ANY_TAG) {
    const landing = t.newBlock();
    const hasTag = t.libcall(LIBCALL.caught_has_tag, TY.i32, b.i32(tag));
    b.append(IR.brif, TY.none, hasTag, b.edge(landing, 0), b.edge(pads.get(k), 0));
    t.enter(landing);
  }
  land(t, catches, k);
}
