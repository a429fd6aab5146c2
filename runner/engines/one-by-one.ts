/**
 * Batches for engines that gain nothing from them: invocations run one after another when the batch runs.
 */
import type { Batch, Func, Outcome } from '../../engine/runtime/values/extern.ts';
import type { WasmValue } from '../../engine/runtime/values/values.ts';
import { bug } from '../../engine/wasm/errors.ts';
import { isRef, typeName, type ValType } from '../../engine/wasm/types.ts';

/** How an engine invokes: it throws what `DirectiveEngine.thrown` understands. */
export type Invoke = (func: Func, args: readonly WasmValue[]) => readonly WasmValue[];

/** Arguments must fit before anybody gets to convert them; references are the engine's to judge. */
export function checkArguments(params: readonly ValType[], args: readonly WasmValue[]): void {
  if (params.length !== args.length) throw new TypeError(`${args.length} arguments, ${params.length} wanted`);
  args.forEach(({ type }, i) => {
    const wanted = params[i] as ValType;
    if (isRef(wanted) ? !isRef(type) : wanted !== type)
      throw new TypeError(`argument ${i} is ${typeName(type)}, ${typeName(wanted)} wanted`);
  });
}

/** A queue of invocations. */
export function oneByOne(invoke: Invoke): Batch {
  const waiting: (() => readonly WasmValue[])[] = [];
  const outcomes: Outcome[] = [];
  return {
    add(func, args) {
      checkArguments(func.type.params, args);
      waiting.push(() => invoke(func, args));
      return outcomes.length + waiting.length - 1;
    },
    run() {
      for (const call of waiting.splice(0)) {
        try {
          outcomes.push({ kind: 'values', values: call() });
        } catch (error) {
          outcomes.push({ kind: 'error', error });
        }
      }
    },
    outcome: (index) => outcomes[index] ?? bug(`no outcome ${index}`),
    clear() {
      outcomes.length = 0;
    },
  };
}
