/**
 * JavaScript stubs: a call of wasm, or by wasm, without an object for each value. One is made for each signature, as text, since
 * which words of a register file arguments and results are in is known then; of numbers that find room in registers, and of
 * references for who says what JavaScript has in their place. Whoever gets none calls as `invoke` does. Conversions are those of
 * the WebAssembly JavaScript interface (ToWebAssemblyValue, ToJSValue), and come before anything is written: they may run code
 * of the caller's.
 */
import { type ArgumentPlace, STACK_PLACE, VEC_PLACE } from '../../abi/calls.ts';
import { BATCH, COMMAND, EXIT, FUNCREF, REGISTERS, SLOT, SLOT_STATUS } from '../../abi/layout.ts';
import { bug } from '../../wasm/errors.ts';
import { F32, F64, HEAP, heapOf, I32, I64, isNullable, type ValType } from '../../wasm/types.ts';
import { isTracedType } from '../heap/traits.ts';
import type { CallType, DirectBody, StoreState, WasmFunc } from '../state/state.ts';
import { type BatchBuffer, QUEUE_SLOTS, slotWord, takeBuffer } from './batch-buffer.ts';
import { settleCall } from './invoke.ts';

/** A function of wasm as one of JavaScript. */
export type DirectCall = (...args: readonly unknown[]) => unknown;
/** What a queue's stub needs of its queue. */
export interface QueueState {
  buffer: BatchBuffer | undefined;
  /** Calls in it. */
  waiting: number;
  /** Calls that ran. */
  done: number;
  /** Gives a buffer with a free slot: the first one, or an empty one again. */
  readonly room: () => BatchBuffer;
}
/** The queue of a function. */
export interface DirectQueue {
  /** What puts a call into the queue's buffer and returns its number. */
  add(queue: QueueState): (...args: readonly unknown[]) => number;
  /** The results of `count` slots, from `first` on; in place of one that failed undefined, and `failed` is told its slot. */
  collect(buffer: BatchBuffer, count: number, results: unknown[], first: number, failed: (slot: number) => void): void;
}

interface Number {
  /** The view of a buffer that has its values. */
  readonly view: 'words' | 'longs' | 'floats' | 'doubles';
  /** log2 of an element's size. */
  readonly shift: 2 | 3;
  readonly convert: (value: string) => string;
}
const NUMBERS: ReadonlyMap<ValType, Number> = new Map([
  [I32, { view: 'words', shift: 2, convert: (value) => `${value} | 0` }],
  [I64, { view: 'longs', shift: 3, convert: (value) => `BigInt.asIntN(64, ${value})` }],
  [F32, { view: 'floats', shift: 2, convert: (value) => `+${value}` }],
  [F64, { view: 'doubles', shift: 3, convert: (value) => `+${value}` }],
] as const);

/** What stands in a register for a reference: its word, and zeros. */
const REFERENCE: Number = { view: 'words', shift: 2, convert: (value) => value };

/** What JavaScript has in place of references, which stubs encode and decode. */
export interface ReferenceBorder {
  /** Of an externref; throws a TypeError for null where there can be none. */
  toWasm(value: unknown, nullable: boolean): unknown;
  toJs(reference: unknown): unknown;
}

/** Where values of a signature stand in a register file. */
interface Value {
  readonly type: ValType;
  readonly number: Number;
  /** Byte offset in the register file. */
  readonly at: number;
}

function valuesOf(types: readonly ValType[], places: readonly ArgumentPlace[]): readonly Value[] | undefined {
  const values: Value[] = [];
  for (const [i, type] of types.entries()) {
    const number = NUMBERS.get(type) ?? (isTracedType(type) && !isException(type) ? REFERENCE : undefined);
    const place = places[i] ?? STACK_PLACE;
    if (number === undefined || place >= STACK_PLACE) return undefined;
    values.push({ type, number, at: place < VEC_PLACE ? REGISTERS.ints + place * 8 : REGISTERS.vecs + (place - VEC_PLACE) * 16 });
  }
  return values;
}

const list = (n: number, item: (i: number) => string, between = '\n'): string =>
  Array.from({ length: n }, (_, i) => item(i)).join(between);
const isException = (type: ValType): boolean => heapOf(type) === HEAP.exn || heapOf(type) === HEAP.noexn;
const isReference = ({ number }: Value): boolean => number === REFERENCE;
/** Whether JavaScript's values become these: all do that are no references to the heap's own objects. */
const comeFromJs = (values: readonly Value[]): boolean =>
  values.every((value) => !isReference(value) || heapOf(value.type) === HEAP.extern);
/** An expression converted to what is put into a register. */
const converted = (value: Value | undefined, of: string): string => {
  if (value === undefined) return bug('a value without a place');
  return isReference(value) ? `border.toWasm(${of}, ${isNullable(value.type)})` : value.number.convert(of);
};
/** Reads a value, and writes a converted one. */
const read = (value: Value, file: number, more = ''): string =>
  isReference(value) ? `border.toJs(references.decode(${element(value, file, more)} >>> 0))` : element(value, file, more);
const write = (value: Value, file: number, of: string): string =>
  isReference(value)
    ? `${element(value, file)} = references.encode(${of}); ${element(value, file + 4)} = 0;`
    : `${element(value, file)} = ${of};`;
const element = ({ number: { view, shift }, at }: Value, file: number, more = ''): string =>
  `buffer.${view}[${(file + at) >> shift}${more}]`;

/** What is made of a signature: functions that make the stubs of its functions. */
interface Makers {
  readonly call: (
    func: WasmFunc,
    take: typeof takeBuffer,
    settle: typeof settleCall,
    border: ReferenceBorder | undefined,
  ) => DirectCall;
  readonly body: (body: DirectCall, state: StoreState, border: ReferenceBorder | undefined) => DirectBody;
  readonly queue: (func: WasmFunc) => DirectQueue;
}

/** Source of `Makers`. */
function sourceOf(params: readonly Value[], result: Value | undefined): string {
  const slot = slotWord(0);
  const word = (field: number): number => slot + field / 4;
  const names = list(params.length, (i) => `a${i}`, ', ');
  const conversions = list(params.length, (i) => `const v${i} = ${converted(params[i], `a${i}`)};`);
  const file = slot * 4 + SLOT.ints;
  const slotSize = (shift: number): string => ` + slot * ${SLOT.size >> shift}`;
  const callee = list(4, (i) => `words[${word(SLOT.code) + i}at] = code${i};`);
  const isVector = ({ at }: Value): boolean => at >= REGISTERS.vecs;
  const vectors = params.some(isVector) || (result !== undefined && isVector(result)) ? 1 : 0;
  const begin = (at: string): string => `${callee.replaceAll('at]', `${at}]`)}
    words[${word(SLOT.tag)}${at}] = 0;
    words[${word(SLOT.stackArgBytes)}${at}] = 0;
    words[${word(SLOT.vectors)}${at}] = ${vectors};`;
  const code = (i: number): string => `const code${i} = record.words[record.at + ${FUNCREF.code / 4 + i}];`;
  const codes = `const { record } = func; ${list(4, code)}`;
  const taken = list(params.length, (i) => read(params[i] as Value, BATCH.ints), ', ');
  return `return {
  call(func, take, settle, border) {
    const { state } = func, { heap } = state, { references } = heap;
    ${codes}
    const call = (${names}) => {
      ${conversions}
      state.checkOpen();
      ${params.some(isReference) ? 'heap.pause();' : ''}
      const buffer = take(1), words = buffer.words;
      ${begin('')}
      ${list(params.length, (i) => write(params[i] as Value, file, `v${i}`))}
      words[${BATCH.command / 4}] = ${COMMAND.run};
      words[${BATCH.first / 4}] = 0;
      words[${BATCH.count / 4}] = 1;
      buffer.step();
      const done = words[${BATCH.exit / 4}] === ${EXIT.done} && words[${word(SLOT.status)}] === ${SLOT_STATUS.done};
      if (!done) settle(func, buffer, call);
      ${result === undefined ? '' : `const result = ${read(result, file)};`}
      buffer.close();
      ${result === undefined ? '' : 'return result;'}
    };
    return call;
  },
  body(body, state, border) {
    const { heap } = state, { references } = heap;
    return function (buffer) {
      ${result === undefined ? '' : 'const result = '}body(${taken});
      ${result === undefined ? '' : `const value = ${converted(result, 'result')};`}
      ${result !== undefined && isReference(result) ? 'heap.pause();' : ''}
      ${result === undefined ? '' : write(result, BATCH.ints, 'value')}
    };
  },
  queue(func) {
    ${codes}
    return {
      add(queue) {
        return function add(${names}) {
          ${conversions}
          let { buffer, waiting: slot } = queue;
          if (buffer === undefined || slot === ${QUEUE_SLOTS}) {
            buffer = queue.room();
            slot = queue.waiting;
          }
          const { words } = buffer;
          if (slot >= buffer.prepared) {
            ${begin(slotSize(2))}
            buffer.prepared = slot + 1;
          }
          ${list(params.length, (i) => `${element(params[i] as Value, file, slotSize(params[i]?.number.shift ?? 2))} = v${i};`)}
          queue.waiting = slot + 1;
          return queue.done + slot;
        };
      },
      collect(buffer, count, results, first, failed) {
        const { words } = buffer;
        for (let slot = 0; slot < count; slot++) {
          if (words[${word(SLOT.status)}${slotSize(2)}] === ${SLOT_STATUS.done}) {
            results[first + slot] = ${result === undefined ? 'undefined' : element(result, file, slotSize(result.number.shift))};
          } else {
            failed(slot);
            results[first + slot] = undefined;
          }
        }
      },
    };
  },
};`;
}

/** Stubs of a signature, and which of its values are references. */
interface Made {
  readonly makers: Makers;
  readonly params: readonly Value[];
  readonly results: readonly Value[];
}
/** By canonical type id. */
const made: (Made | 'none' | undefined)[] = [];

function madeOf({ id, type, signature }: CallType): Made | undefined {
  let found = made[id];
  if (found === undefined) {
    const params = valuesOf(type.params, signature.params);
    const results = valuesOf(type.results, signature.results);
    const direct = params !== undefined && results !== undefined && results.length < 2;
    const makers = direct ? compiled(sourceOf(params, results[0])) : undefined;
    found = direct && makers !== undefined ? { makers, params, results } : 'none';
    made[id] = found;
  }
  return found === 'none' ? undefined : found;
}
const hasReferences = ({ params, results }: Made): boolean => [...params, ...results].some(isReference);

/** Where text may not become code (`--disallow-code-generation-from-strings`) there are no stubs. */
function compiled(source: string): Makers | undefined {
  try {
    return new Function(source)() as Makers;
  } catch (e) {
    if (e instanceof EvalError) return undefined;
    throw e;
  }
}

/**
 * The stub of a function; undefined where its signature has none. `settle` ends calls that do not end at once; `border`: of
 * signatures with references, too.
 */
export function directCall(func: WasmFunc, settle = settleCall, border?: ReferenceBorder): DirectCall | undefined {
  const found = madeOf(func.call);
  if (found === undefined || (hasReferences(found) && (border === undefined || !comeFromJs(found.params)))) return undefined;
  return found.makers.call(func, takeBuffer, settle, border);
}
/** The stub of a host function's body. */
export function directBody(
  { call, state }: Pick<WasmFunc, 'call' | 'state'>,
  body: DirectCall,
  border?: ReferenceBorder,
): DirectBody | undefined {
  const found = madeOf(call);
  if (found === undefined || (hasReferences(found) && (border === undefined || !comeFromJs(found.results)))) return undefined;
  return found.makers.body(body, state, border);
}
/** The stub of a function's queue. */
export function directQueue(func: WasmFunc): DirectQueue | undefined {
  const found = madeOf(func.call);
  return found === undefined || hasReferences(found) ? undefined : found.makers.queue(func);
}
