/**
 * Validation of control instructions: blocks, branches, calls, exceptions, and the legacy exception instructions (core
 * specification, section 3.4.8 and 3.4.9). Each entry is one instruction's rule over the checker's stacks.
 */
import { CATCH } from '../wasm/body.ts';
import { FEATURE } from '../wasm/features.ts';
import { checkLimit, LIMIT } from '../wasm/limits.ts';
import {
  EXNREF,
  HEAP,
  heapOf,
  I32,
  isNullable,
  isRef,
  nonNull,
  refType,
  type TagIndex,
  type TypeIndex,
  type ValType,
} from '../wasm/types.ts';
import { type Checker, CONTROL_KIND } from './checker.ts';
import { positionOf, topOf } from './context.ts';

/** One instruction's validation rule. */
export type TypingRule = (v: Checker) => void;

const EXN: ValType = refType(HEAP.exn, false);

function open(v: Checker, kind: number): void {
  v.blockType();
  v.popRange(v.blockParamsAt, v.blockParamCount);
  v.enter(kind);
}
/** Takes the innermost frame's signature for the frame that goes on where it ends (`else`, `catch`). */
function reuseSignature(v: Checker): void {
  const { depth } = v;
  v.blockParamsAt = v.startAt[depth];
  v.blockParamCount = v.startCount[depth];
  v.blockResultsAt = v.endAt[depth];
  v.blockResultCount = v.endCount[depth];
}
function end(v: Checker): void {
  const { depth } = v;
  const kind = v.kinds[depth];
  reuseSignature(v);
  const at = v.blockResultsAt;
  const n = v.blockResultCount;
  if (kind === CONTROL_KIND.if) {
    // An `if` without `else` is one with an empty `else`: its parameters are its results.
    v.leave();
    v.enter(CONTROL_KIND.else);
  }
  v.leave();
  if (depth > 0) v.pushRange(at, n);
}

function branchIf(v: Checker): void {
  v.label(v.instr.a);
  v.pop(I32);
  v.popRange(v.labelAt, v.labelCount);
  v.pushRange(v.labelAt, v.labelCount);
}

function branchTable(v: Checker): void {
  const { list, count } = v.instr;
  checkLimit('validate', 'labels in br_table', count - 1, LIMIT.labels, positionOf(v.ctx.m, v.instr.at));
  v.pop(I32);
  v.label(list[count - 1] >>> 0);
  const arity = v.labelCount;
  const stamp = ++v.stamp;
  for (let i = 0; i < count; i++) {
    const relative = list[i] >>> 0;
    v.label(relative);
    const frame = v.depth - relative;
    if (v.stamps[frame] === stamp) continue;
    v.stamps[frame] = stamp;
    if (v.labelCount !== arity)
      v.fail(`type mismatch: label ${relative} takes ${v.labelCount} operands, the default label ${arity}`);
    v.checkRange(v.labelAt, v.labelCount);
  }
  v.setUnreachable();
}

/** br_on_null and br_on_non_null. */
function branchOnNull(v: Checker): void {
  v.label(v.instr.a);
  const t = v.popRef();
  v.popRange(v.labelAt, v.labelCount);
  v.pushRange(v.labelAt, v.labelCount);
  v.push(nonNull(t));
}
function branchOnNonNull(v: Checker): void {
  v.label(v.instr.a);
  const t = v.popRef();
  if (v.labelCount === 0) v.fail('type mismatch: label must take a reference');
  const last = v.ctx.signatures.pool[v.labelAt + v.labelCount - 1];
  if (!isRef(last)) v.fail(`type mismatch: label must take a reference but takes ${v.show(last)}`);
  v.push(nonNull(t));
  v.popRange(v.labelAt, v.labelCount);
  v.pushRange(v.labelAt, v.labelCount - 1);
}

/** The type of what is left of `from` when a cast to `to` fails (section 3.1.4, type difference). */
export function difference(from: ValType, to: ValType): ValType {
  return isNullable(to) ? nonNull(from) : from;
}
/** The branch of br_on_cast and its kin: `taken` goes to the label, `left` stays. */
export function branchCast(v: Checker, taken: ValType, left: ValType): void {
  v.label(v.instr.a);
  if (v.labelCount === 0) v.fail('type mismatch: label must take a reference');
  v.push(taken);
  v.popRange(v.labelAt, v.labelCount);
  v.pushRange(v.labelAt, v.labelCount - 1);
  v.push(left);
}
/** Source and target of a branching cast: the target is a subtype, or just of the same hierarchy with custom-descriptors. */
export function castTypes(v: Checker): [from: ValType, to: ValType] {
  const { registry, features } = v.ctx;
  const from = v.type(v.instr.type);
  const to = v.type(v.instr.type2);
  const ok =
    features & FEATURE['custom-descriptors']
      ? topOf(registry, heapOf(from)) === topOf(registry, heapOf(to))
      : registry.matches(to, from);
  if (!ok) v.fail(`type mismatch: ${v.show(to)} is not a subtype of ${v.show(from)}`);
  return [from, to];
}

function calledFunction(v: Checker): TypeIndex {
  const index = v.instr.funcIndex;
  const { funcs } = v.ctx.spaces;
  if (index >= funcs.length) v.fail(`unknown function ${index}`);
  return v.funcType(funcs[index]);
}
function calledIndirectly(v: Checker): TypeIndex {
  const { typeIndex: type, secondTable: table } = v.instr;
  const { ctx } = v;
  if (table >= ctx.tableElements.length) v.fail(`unknown table ${table}`);
  const element = ctx.tableElements[table];
  if (!ctx.registry.matchesHeap(heapOf(element), HEAP.func))
    v.fail(`type mismatch: instruction requires a table of functions but table ${table} has ${v.show(element)}`);
  const index = v.funcType(type);
  v.pop(ctx.tableAddress[table]);
  return index;
}
function calledByRef(v: Checker): TypeIndex {
  const index = v.funcType(v.instr.typeIndex);
  v.pop(refType(v.ctx.canon[index], true));
  return index;
}
/** A tail call: the callee's results must be results of this function (section 3.4.8). */
function tailCall(v: Checker, index: number): void {
  const s = v.ctx.signatures;
  const n = s.resultCount[index];
  const at = s.resultsAt[index];
  const wantedAt = v.endAt[0];
  const matches =
    n === v.endCount[0] && s.pool.subarray(at, at + n).every((t, i) => v.ctx.registry.matches(t, s.pool[wantedAt + i]));
  v.popRange(s.paramsAt[index], s.paramCount[index]);
  if (!matches) v.fail('type mismatch: current function has other results than the tail-called one');
  v.setUnreachable();
}

function tagType(v: Checker, tag: TagIndex): TypeIndex {
  const { tags } = v.ctx.spaces;
  if (tag >= tags.length) v.fail(`unknown tag ${tag}`);
  return tags[tag];
}
/** A clause of try_table: the tag's parameters, then the reference, must match the label. */
function catchClause(v: Checker, kind: number, tag: TagIndex, target: number): void {
  const s = v.ctx.signatures;
  const tagged = kind === CATCH.catch || kind === CATCH.catchRef;
  const type = tagged ? tagType(v, tag) : -1;
  const n = tagged ? s.paramCount[type] : 0;
  const at = tagged ? s.paramsAt[type] : 0;
  const withRef = kind === CATCH.catchRef || kind === CATCH.catchAllRef;
  v.label(target);
  const { pool } = s;
  let ok = v.labelCount === n + (withRef ? 1 : 0);
  for (let i = 0; ok && i < n; i++) ok = v.ctx.registry.matches(pool[at + i], pool[v.labelAt + i]);
  if (ok && withRef) ok = v.ctx.registry.matches(EXN, pool[v.labelAt + n]);
  if (!ok) v.fail(`type mismatch: catch clause does not match label ${target}`);
}
function tryTable(v: Checker): void {
  const { list, count } = v.instr;
  for (let i = 0; i < count; i += 3) catchClause(v, list[i], v.instr.clauseTag(i), list[i + 2] >>> 0);
  open(v, CONTROL_KIND.block);
}

/** Closes a legacy `try` or `catch` and opens the next clause, whose operands are the tag's parameters. */
function legacyCatch(v: Checker, kind: number, type: number): void {
  reuseSignature(v);
  v.leave();
  v.blockParamsAt = type < 0 ? 0 : v.ctx.signatures.paramsAt[type];
  v.blockParamCount = type < 0 ? 0 : v.ctx.signatures.paramCount[type];
  v.enter(kind);
}

export const CONTROL_RULES: Readonly<Record<string, TypingRule>> = {
  unreachable: (v) => v.setUnreachable(),
  block: (v) => open(v, CONTROL_KIND.block),
  loop: (v) => open(v, CONTROL_KIND.loop),
  if: (v) => {
    // The block type is judged before the condition: an unknown type is that, whatever the stack holds.
    v.blockType();
    v.pop(I32);
    v.popRange(v.blockParamsAt, v.blockParamCount);
    v.enter(CONTROL_KIND.if);
  },
  else: (v) => {
    reuseSignature(v);
    v.leave();
    v.enter(CONTROL_KIND.else);
  },
  end,
  br: (v) => {
    v.label(v.instr.a);
    v.popRange(v.labelAt, v.labelCount);
    v.setUnreachable();
  },
  br_if: branchIf,
  br_table: branchTable,
  return: (v) => {
    v.popRange(v.endAt[0], v.endCount[0]);
    v.setUnreachable();
  },
  call: (v) => v.applySignature(calledFunction(v)),
  call_indirect: (v) => v.applySignature(calledIndirectly(v)),
  call_ref: (v) => v.applySignature(calledByRef(v)),
  return_call: (v) => tailCall(v, calledFunction(v)),
  return_call_indirect: (v) => tailCall(v, calledIndirectly(v)),
  return_call_ref: (v) => tailCall(v, calledByRef(v)),
  br_on_null: branchOnNull,
  br_on_non_null: branchOnNonNull,
  br_on_cast: (v) => {
    const [from, to] = castTypes(v);
    v.pop(from);
    branchCast(v, to, difference(from, to));
  },
  br_on_cast_fail: (v) => {
    const [from, to] = castTypes(v);
    v.pop(from);
    branchCast(v, difference(from, to), to);
  },
  throw: (v) => {
    const type = tagType(v, v.instr.tagIndex);
    v.popRange(v.ctx.signatures.paramsAt[type], v.ctx.signatures.paramCount[type]);
    v.setUnreachable();
  },
  throw_ref: (v) => {
    v.pop(EXNREF);
    v.setUnreachable();
  },
  try_table: tryTable,
  try: (v) => open(v, CONTROL_KIND.try),
  catch: (v) => legacyCatch(v, CONTROL_KIND.catch, tagType(v, v.instr.tagIndex)),
  catch_all: (v) => legacyCatch(v, CONTROL_KIND.catchAll, -1),
  rethrow: (v) => {
    const frame = v.depth - v.instr.a;
    v.label(v.instr.a);
    const kind = v.kinds[frame];
    if (kind !== CONTROL_KIND.catch && kind !== CONTROL_KIND.catchAll) v.fail(`invalid rethrow label ${v.instr.a}`);
    v.setUnreachable();
  },
  delegate: (v) => {
    if (v.kinds[v.depth] !== CONTROL_KIND.try) v.fail('type mismatch: delegate after a catch clause');
    // The label counts from outside the `try`; the frame itself is 0 here.
    v.label(v.instr.a + 1);
    reuseSignature(v);
    const { blockResultsAt, blockResultCount } = v;
    v.leave();
    v.pushRange(blockResultsAt, blockResultCount);
  },
};
