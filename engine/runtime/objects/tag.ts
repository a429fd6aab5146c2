/**
 * Tags: nothing but identity and type, and a function that throws what it is called with. So throwing takes its arguments where
 * every call does, and the runtime sees nothing but a host function that threw. They stay the words that they are: most are
 * caught by wasm.
 */
import { REF } from '../../abi/heap-layout.ts';
import type { FuncType } from '../../wasm/types.ts';
import { Domain } from '../state/domain.ts';
import { showAs } from '../state/inspect.ts';
import type { CallType, FuncHolder, StoreState, WasmFunc } from '../state/state.ts';
import type { Tag } from '../values/extern.ts';
import { createDirectFunc, Signal } from './host.ts';

export class TagObject implements Tag, FuncHolder {
  readonly kind = 'tag';
  readonly call: CallType;
  readonly state: StoreState;
  readonly domain = new Domain();
  /** Throws its arguments under this tag. */
  readonly thrower: WasmFunc;

  constructor(state: StoreState, call: CallType) {
    this.state = state;
    this.call = call;
    this.thrower = createDirectFunc(state, call, () => {
      throw new Raised(this);
    });
  }
  get type(): FuncType {
    return this.call.type;
  }
}

/** What wasm throws. */
export class Raised extends Signal {
  readonly tag: TagObject;
  /** The object (abi/heap-layout.ts, EXCEPTION) that has its values; null: they are the arguments of the call of the tag. */
  readonly object: number;

  constructor(tag: TagObject, object: number = REF.null) {
    super();
    this.tag = tag;
    this.object = object;
  }
}

showAs(TagObject, 'Tag', ({ type }) => ({ type }));
