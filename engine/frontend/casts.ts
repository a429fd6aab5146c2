/**
 * Translation of tests of types: ref.test, ref.cast, br_on_cast and br_on_cast_fail, and of the casts by descriptor. `decide` is
 * the sequence of questions that all of them ask; what they do with an answer differs (`Answer`).
 */
import { OBJECT, REF, RTT, RTT_KIND } from '../abi/heap-layout.ts';
import { FUNCREF, INSTANCE, STORE, TYPE_WORD } from '../abi/layout.ts';
import { NONE } from '../base/brand.ts';
import { setArgument } from '../ir/edges.ts';
import type { Block, Edge, Value } from '../ir/func.ts';
import { ACCESS, ALIAS, ICMP, IR, memFlags, TY } from '../ir/ops.ts';
import { TRAP } from '../wasm/traps.ts';
import { definedType, HEAP, type HeapType, heapOf, isExact, isNullable, type TypeIndex, type ValType } from '../wasm/types.ts';
import { constantAt, descriptorOf, popDescriptor, typeWord } from './heap.ts';
import { field } from './memory.ts';
import type { Translator } from './ssa/translator.ts';

/** Decides where control goes if `condition` holds: the reference has the type, or has not. It goes on in a block of its own. */
type Answer = (condition: Value, has: boolean) => void;

/** Heap types without values. */
const BOTTOMS: ReadonlySet<number> = new Set([HEAP.none, HEAP.nofunc, HEAP.noextern, HEAP.noexn]);
const PARENTS: ReadonlyMap<HeapType, HeapType> = new Map([
  [HEAP.i31, HEAP.eq],
  [HEAP.struct, HEAP.eq],
  [HEAP.array, HEAP.eq],
  [HEAP.eq, HEAP.any],
]);
/** Heap types above all others of their hierarchy. */
const TOPS: ReadonlySet<number> = new Set([HEAP.any, HEAP.func, HEAP.extern, HEAP.exn]);
/** Heap types of nothing but objects; the defined ones are, too. */
const OBJECTS: ReadonlySet<number> = new Set([HEAP.struct, HEAP.array]);

/** The number of supertypes of a defined type. */
function depthOf({ env }: Translator, type: number): number {
  let depth = 0;
  for (let t = env.module.types[type]?.supers[0]; t !== undefined; t = env.module.types[t]?.supers[0]) depth++;
  return depth;
}
const isFinal = ({ env }: Translator, target: ValType): boolean =>
  isExact(target) || env.module.types[heapOf(target)]?.final !== false;

/** The heap type right above another one; undefined above the top of a hierarchy. A bottom type has many, and none here. */
function parentOf({ env }: Translator, heap: HeapType): HeapType | undefined {
  const type = env.module.types[heap];
  return type === undefined ? PARENTS.get(heap) : (type.supers[0] ?? HEAP[type.comp.kind]);
}
/** Whether each reference of type `source` that is not null is known to be one of type `target`. */
function isBelow(t: Translator, source: ValType, target: ValType): boolean {
  const heap = heapOf(target);
  if (isExact(target)) return isExact(source) && heapOf(source) === heap;
  for (let h: HeapType | undefined = heapOf(source); h !== undefined; h = parentOf(t, h)) if (h === heap) return true;
  return false;
}

/**
 * Whether the reference `v`, of static type `source`, has type `target`: asks `answer` what can be said early, and answers with
 * the condition that is left. `nullTrap`: what a null that has not the type traps with where it faults, 0: it must not.
 */
function decide(t: Translator, v: Value, source: ValType, target: ValType, answer: Answer, nullTrap = 0): Value {
  const { b } = t;
  const heap = heapOf(target);
  const nullable = isNullable(target);
  const canBeNull = isNullable(source);
  if (BOTTOMS.has(heap)) return nullable ? t.isNull(v) : b.i32(0);
  if (TOPS.has(heap) || isBelow(t, source, target)) return nullable || !canBeNull ? b.i32(1) : b.icmp(ICMP.ne, v, t.nullOf(v));
  if (t.func.ty[v] !== TY.ref) {
    if (canBeNull) answer(t.isNull(v), nullable);
    return isFunction(t, v, target, answer);
  }
  if (heap === HEAP.i31) {
    if (nullable && canBeNull) answer(t.isNull(v), true);
    return b.value(IR.band, TY.i32, b.value(IR.ref_word, TY.i32, v), b.i32(REF.i31));
  }
  const faults = canBeNull && !nullable && heap !== HEAP.eq ? nullTrap : 0;
  if (canBeNull && faults === 0) answer(t.isNull(v), nullable);
  if (heap === HEAP.eq) return b.icmp(ICMP.ne, tagOf(t, v), b.i32(REF.host));
  const from = heapOf(source);
  if (from < 0 && !OBJECTS.has(from)) answer(b.icmp(ICMP.ne, tagOf(t, v), b.i32(0)), false);
  const header = constantAt(t, v, OBJECT.header, faults);
  if (heap < 0) {
    const kind = constantAt(t, b.uextend(header), RTT.kind);
    return b.icmp(ICMP.eq, kind, b.i32(heap === HEAP.struct ? RTT_KIND.struct : RTT_KIND.array));
  }
  const expected = typeWord(t, definedType(heap));
  const same = b.icmp(ICMP.eq, header, expected);
  if (isFinal(t, target)) return same;
  answer(same, true);
  const record = b.uextend(header);
  const above = inDisplay(t, definedType(heap), (offset) => constantAt(t, record, offset), no(answer));
  return b.icmp(ICMP.eq, above, expected);
}
/** What is done where a condition says that the question is answered by no. */
type Denial = (condition: Value) => void;
const no =
  (answer: Answer): Denial =>
  (condition) =>
    answer(condition, false);
/**
 * The word in a type's display at the depth of `type`: that of its supertype there, or its own, or of none that lies so deep.
 * `wordAt`: loads from the type's record. `deny`: does what is to be done where the display is too short.
 */
function inDisplay(t: Translator, type: TypeIndex, wordAt: (offset: number) => Value, deny: Denial): Value {
  const { b } = t;
  const depth = depthOf(t, type);
  if (depth >= RTT.displayMin) deny(b.icmp(ICMP.ult, wordAt(RTT.depth), b.i32(depth)));
  return wordAt(RTT.display + depth * 4);
}
/**
 * The word of the type at the depth of `type` among the supertypes of the function type that has the word `actual`, and itself;
 * of none that lies so deep. `deny`: does what is to be done where it has not so many.
 */
export function supertypeOf(t: Translator, actual: Value, type: TypeIndex, deny: Denial): Value {
  const { b } = t;
  deny(b.icmp(ICMP.eq, b.value(IR.band, TY.i32, actual, b.i32(TYPE_WORD.record)), b.i32(0)));
  const records = field(t, TY.i64, t.vmload(TY.i64, INSTANCE.store, ALIAS.constant), STORE.functionTypes, ALIAS.limits);
  const record = b.uextend(actual);
  const flags = memFlags(ACCESS.full, ALIAS.constant);
  const wordAt = (offset: number): Value => b.load(IR.load, TY.i32, records, record, offset - TYPE_WORD.record, flags);
  return inDisplay(t, type, wordAt, deny);
}
/** The bits that tell objects from what is none. */
function tagOf({ b }: Translator, v: Value): Value {
  return b.value(IR.band, TY.i32, b.value(IR.ref_word, TY.i32, v), b.i32(REF.noObject));
}
/** Of a function that is not null. */
function isFunction(t: Translator, v: Value, target: ValType, answer: Answer): Value {
  const { b } = t;
  const actual = field(t, TY.i32, v, FUNCREF.type, ALIAS.constant);
  const type = definedType(heapOf(target));
  const expected = typeWord(t, type);
  const same = b.icmp(ICMP.eq, actual, expected);
  if (isFinal(t, target)) return same;
  answer(same, true);
  return b.icmp(ICMP.eq, supertypeOf(t, actual, type, no(answer)), expected);
}

/** Asks whether the reference `v`, whose static type is `t.refType`, is to be taken. */
type Question = (v: Value, answer: Answer, nullTrap: number) => Value;
const typeQuestion =
  (t: Translator): Question =>
  (v, answer, nullTrap) =>
    decide(t, v, t.refType, t.instr.type2, answer, nullTrap);
/** Whether it has a descriptor, which is popped. Of a null whether the target is nullable. */
function descriptorQuestion(t: Translator): Question {
  const { b } = t;
  const wanted = popDescriptor(t);
  return (v, answer, nullTrap) => {
    const source = t.refType;
    const nullable = isNullable(t.instr.type2);
    const trap = nullable || !isNullable(source) ? 0 : nullTrap;
    if (isNullable(source) && trap === 0) answer(t.isNull(v), nullable);
    const from = heapOf(source);
    if (from < 0 && !OBJECTS.has(from)) answer(b.icmp(ICMP.ne, tagOf(t, v), b.i32(0)), false);
    return b.icmp(ICMP.eq, descriptorOf(t, v, trap), wanted);
  };
}

/** Ends the block: where `condition` holds by `yes`, else to a new block, where translation goes on. */
function leaveIf(t: Translator, condition: Value, yes: Edge): void {
  const { b } = t;
  const next = t.newBlock();
  b.append(IR.brif, TY.none, condition, yes, b.edge(next, 0));
  t.enter(next);
}

export function refTest(t: Translator): void {
  const { b } = t;
  const v = t.popRef();
  const level = b.numbers.length;
  let join: Block = NONE;
  const result = (value: Value): Edge => {
    if (join === NONE) join = t.newBlock();
    const edge = b.edge(join, 1);
    setArgument(t.func, edge, 0, value);
    return edge;
  };
  const last = decide(t, v, t.refType, t.instr.type2, (condition, has) => {
    leaveIf(t, condition, result(b.i32(Number(has))));
  });
  if (join === NONE) {
    t.push(last);
    return;
  }
  b.append(IR.jump, TY.none, result(last));
  b.numbers.popTo(level);
  t.enter(join);
  t.push(t.func.newParam(join, TY.i32));
}

/** Traps with `trap` unless the question is answered by yes. */
function castOr(t: Translator, trap: number, ask: Question): void {
  const { b } = t;
  const v = t.popRef();
  t.push(v, t.instr.type2);
  const level = b.numbers.length;
  let done: Block = NONE;
  const passed = (): Edge => {
    if (done === NONE) done = t.newBlock();
    return b.edge(done, 0);
  };
  const answer: Answer = (condition, has) => {
    if (has) leaveIf(t, condition, passed());
    else t.trapIf(condition, trap);
  };
  t.trapIf(ask(v, answer, t.env.nullFaults ? trap : 0), trap, true);
  if (done === NONE) return;
  b.append(IR.jump, TY.none, passed());
  b.numbers.popTo(level);
  t.enter(done);
}

export const refCast = (t: Translator): void => castOr(t, TRAP.castFailure, typeQuestion(t));
export const refCastDescriptor = (t: Translator): void => castOr(t, TRAP.descriptorCastFailure, descriptorQuestion(t));

/** Branches to the label where the question is answered by `wanted`; the reference stays on the stack. */
function branchOn(t: Translator, wanted: boolean, ask: Question): void {
  const { b } = t;
  const { a: label, type2: target } = t.instr;
  const v = t.peekRef();
  const source = t.refType;
  const frame = t.frame(label);
  const from = t.sp - t.labelArity(frame);
  // The way there begins in another block than what comes next: operands are in their slots before.
  if (t.memoryLocals) t.stackSlots.settle(from, t.labelArity(frame), NONE);
  const level = b.numbers.length;
  // Made where the first branch to them is: behind what dominates them.
  const ways = new Map<boolean, Block>();
  const edgeFor = (has: boolean): Edge => {
    const block = ways.get(has) ?? t.newBlock();
    ways.set(has, block);
    return b.edge(block, 0);
  };
  const last = ask(v, (condition, has) => leaveIf(t, condition, edgeFor(has)), 0);
  b.append(IR.brif, TY.none, last, edgeFor(true), edgeFor(false));
  b.numbers.popTo(level);
  t.enter(ways.get(wanted) ?? NONE);
  t.branch(frame, b.append(IR.jump, TY.none), 0, from);
  t.enter(ways.get(!wanted) ?? NONE);
  t.sp--;
  t.push(v, wanted ? source : target);
}
export const brOnCast = (t: Translator): void => branchOn(t, true, typeQuestion(t));
export const brOnCastFail = (t: Translator): void => branchOn(t, false, typeQuestion(t));
export const brOnCastDescriptor = (t: Translator): void => branchOn(t, true, descriptorQuestion(t));
export const brOnCastDescriptorFail = (t: Translator): void => branchOn(t, false, descriptorQuestion(t));
