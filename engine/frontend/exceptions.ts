/**
 * Translation of exceptions, and of every call that may throw: throwing is calling a function of the runtime (of the tag, or of the
 * store for an exnref), and a call inside of a try_table is a `try_call` with a landing block for each clause that can be asked. There
 * the values of the exception are read from the store, and control branches to the clause's label with the locals as they were at
 * the call.
 */
import { LIBCALL } from '../abi.ts';
import { NONE } from '../ir/func.ts';
import { ALIAS, ICMP, IR, TY } from '../ir/ops.ts';
import { ENTRY, INSTANCE, STORE } from '../layout.ts';
import { ANY_TAG, CATCH } from '../wasm/body.ts';
import { bug } from '../wasm/errors.ts';
import { TRAP } from '../wasm/traps.ts';
import { blockSignature } from './control.ts';
import { FIELD, KIND, Stack32 } from './frames.ts';
import { field } from './memory.ts';
import { DELEGATE, WRITES_ALL } from './prescan.ts';
import type { Translator } from './translator.ts';

/**
 * What a landing block costs, in units of `Translator.work`; with locals in memory, where the limit is fixed, so much that the function is
 * refused before they fill the memory: thousands of clauses around thousands of calls are millions of blocks.
 */
const LANDING_WORK = 16;
const LANDING_WORK_IN_MEMORY = 200;
/** Bytes of a value in the store's payload. */
const VALUE_BYTES = 16;

/** Takes the arguments of signature `sig` from the stack. */
export function takeArguments(t: Translator, sig: number): number {
  const n = t.paramCount(sig);
  t.sp -= n;
  return t.b.list(t.stack, t.sp, n);
}

// Clauses that can be asked at the call at hand, as in `Translator.catches`.
const asked = new Stack32();
let seen = new Int32Array(64);
let generation = 0;

/** Finds them, innermost first: a tag's first clause is its only one, and behind one that takes everything comes nothing. */
function findClauses(t: Translator): void {
  asked.length = 0;
  const { data, length } = t.catches;
  if (length === 0) return;
  const tags = t.env.spaces.tags.length;
  if (seen.length < tags) seen = new Int32Array(tags * 2);
  generation++;
  for (let k = length - 3; k >= 0; k -= 3) {
    t.spend(1);
    const tag = data[k];
    // Asked are those around another construct.
    if (tag === DELEGATE) {
      k = data[k + 2];
      continue;
    }
    if (tag !== ANY_TAG && seen[tag] === generation) continue;
    for (let w = 0; w < 3; w++) asked.push(data[k + w]);
    if (tag === ANY_TAG) return;
    seen[tag] = generation;
  }
}

/** The store's pointer to the values of the exception that arrives. */
function payload(t: Translator): number {
  const store = t.vmload(TY.i64, INSTANCE.store, ALIAS.constant);
  return field(t, TY.i64, store, STORE.payload, ALIAS.limits);
}

/** Fills the landing block of clause `k`: pushes what its label takes, and branches there. */
function land(t: Translator, k: number): void {
  const height = t.sp;
  const tag = asked.data[k];
  if (tag !== ANY_TAG) {
    const sig = t.env.spaces.tags[tag] ?? bug('tag index');
    const n = t.paramCount(sig);
    for (let i = 0; i < n; i++) t.push(field(t, t.paramType(sig, i), payload(t), i * VALUE_BYTES, ALIAS.limits));
  }
  if (asked.data[k + 1] === 1) t.push(t.libcall(LIBCALL.caught_exception, TY.ref));
  t.branch(asked.data[k + 2], t.b.append(IR.jump, TY.none), FIELD.a, height);
  t.sp = height;
}

/**
 * Appends a call of what `op` says (IR.call or IR.call_ptr) with arguments from the stack, and pushes its results. Inside of try_tables
 * it ends its block.
 */
export function emitCall(t: Translator, op: number, code: number, instance: number, callee: number, sig: number): void {
  const { b, func } = t;
  const list = takeArguments(t, sig);
  findClauses(t);
  const clauses = asked.length / 3;
  const n = t.resultCount(sig);
  if (clauses === 0) {
    const call = b.append(op, n === 1 ? t.resultType(sig, 0) : TY.none, list, code, instance, callee, sig);
    t.clobber(WRITES_ALL);
    if (n === 1) t.push(call);
    else for (let i = 0; i < n; i++) t.push(b.append(IR.proj, t.resultType(sig, i), call, NONE, NONE, i));
    return;
  }
  // The edge list stands right behind the arguments.
  const edges = func.allocPool(2 + 2 * clauses);
  func.pool[edges] = clauses + 1;
  const call = b.append(op === IR.call ? IR.try_call : IR.try_call_ptr, TY.none, list, code, instance, callee, sig);
  t.clobber(WRITES_ALL);
  const level = b.numbers.length;
  for (let k = 0; k < clauses; k++) {
    t.spend(t.memoryLocals ? LANDING_WORK_IN_MEMORY : LANDING_WORK);
    const landing = t.newBlock();
    t.writeEdge(call, FIELD.table + edges + 1 + k, b.edge(landing, 0));
    func.pool[edges + 2 + clauses + k] = asked.data[3 * k];
    t.enter(landing);
    land(t, 3 * k);
    t.closeScope(level);
  }
  const normal = t.newBlock();
  t.writeEdge(call, FIELD.table + edges + 1 + clauses, b.edge(normal, 0));
  t.enter(normal);
  for (let i = 0; i < n; i++) t.push(b.append(IR.proj, t.resultType(sig, i), call, NONE, NONE, i));
}

/** Calls what throws, which never comes back. */
function emitThrow(t: Translator, code: number, instance: number, sig: number): void {
  emitCall(t, IR.call_ptr, code, instance, 0, sig);
  t.b.append(IR.unreachable, TY.none, NONE, NONE, NONE, TRAP.unreachable);
  t.reachable = false;
}

export function throw_(t: Translator): void {
  const tag = t.instr.a;
  const entry = t.env.layout.tags + tag * ENTRY.tag;
  const code = t.vmload(TY.i64, entry, ALIAS.constant);
  const instance = t.vmload(TY.i64, entry + 8, ALIAS.constant);
  emitThrow(t, code, instance, t.env.spaces.tags[tag] ?? bug('tag index'));
}

export function throwRef(t: Translator): void {
  const { b } = t;
  t.trapIf(b.icmp(ICMP.eq, t.stack[t.sp - 1], b.null()), TRAP.nullExceptionReference);
  throwAgain(t);
}
/** Throws the exception whose reference is on the stack, which is not null. */
export function throwAgain(t: Translator): void {
  const store = t.vmload(TY.i64, INSTANCE.store, ALIAS.constant);
  const code = field(t, TY.i64, store, STORE.throwRef, ALIAS.constant);
  const instance = field(t, TY.i64, store, STORE.throwRef + 8, ALIAS.constant);
  emitThrow(t, code, instance, t.env.throwSignature);
}

export function tryTable(t: Translator): void {
  const { instr } = t;
  const sig = blockSignature(t);
  // Labels count from outside of the construct.
  const clauses: number[] = [];
  for (let k = instr.count - 3; k >= 0; k -= 3) {
    const kind = instr.list[k];
    const tag = kind < CATCH.catchAll ? instr.list[k + 1] : ANY_TAG;
    const withRef = kind === CATCH.catchRef || kind === CATCH.catchAllRef;
    clauses.push(tag, Number(withRef), t.frame(instr.list[k + 2]));
  }
  t.pushFrame(KIND.block, sig, t.paramCount(sig));
  for (const word of clauses) t.catches.push(word);
}
