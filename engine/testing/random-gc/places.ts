/** What code of random programs is, and the places that it reads and writes. */
import { ModelTrap, type Obj, type Reference, type State, type Value } from './model.ts';
import { type Heap, type Types, topOf, type ValueType } from './types.ts';

/** One call under way. */
export class Frame {
  readonly state: State;
  readonly locals: Map<string, Value>;
  constructor(state: State, locals: Map<string, Value>) {
    this.state = state;
    this.locals = locals;
  }
}
export interface Code<T = void> {
  readonly text: string;
  readonly run: (f: Frame) => T;
}
/** A local, global or table element that can be read and written. */
export interface Place {
  readonly type: ValueType;
  readonly read: Code<Value>;
  readonly write: (value: Code<Value>) => Code;
}

export function localPlace(name: string, type: ValueType): Place {
  return {
    type,
    read: { text: `(local.get ${name})`, run: ({ locals }) => locals.get(name) as Value },
    write: ({ text, run }) => ({ text: `(local.set ${name} ${text})`, run: (f) => void f.locals.set(name, run(f)) }),
  };
}
export function globalPlace(name: string, type: ValueType): Place {
  return {
    type,
    read: { text: `(global.get ${name})`, run: ({ state }) => state.globals.get(name) as Value },
    write: ({ text, run }) => ({ text: `(global.set ${name} ${text})`, run: (f) => void f.state.globals.set(name, run(f)) }),
  };
}
/** Element `at` of a table, which has it. */
export function elementPlace(table: string, at: number, type: ValueType): Place {
  return {
    type,
    read: { text: `(table.get ${table} (i32.const ${at}))`, run: ({ state }) => state.table(table).cells[at] as Reference },
    write: ({ text, run }) => ({
      text: `(table.set ${table} (i32.const ${at}) ${text})`,
      run: (f) => {
        const x = run(f) as Reference;
        f.state.table(table).cells[at] = x;
      },
    }),
  };
}

export const constant = (n: number): Code<number> => ({ text: `(i32.const ${n})`, run: () => n });
const NULLS = { any: 'none', extern: 'noextern', func: 'nofunc', exn: 'noexn' } as const;
/** Null of a hierarchy. */
export const nullOf = (heap: Heap): Code<Reference> => ({ text: `(ref.null ${NULLS[topOf(heap)]})`, run: () => null });
/** The object that must be there. */
export const defined = (x: Reference): Obj => {
  if (x === null) throw new ModelTrap('function');
  return x as Obj;
};

/** What all functions of a program share. */
export interface World {
  readonly types: Types;
  readonly globals: readonly Place[];
  readonly elements: readonly Place[];
  readonly helpers: readonly string[];
  /** Names of functions of type `$number` or below. */
  readonly numbers: readonly string[];
}
