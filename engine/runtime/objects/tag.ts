/**
 * Tags: nothing but identity and type, and a function that throws what it is called with. So throwing takes its arguments where
 * every call does, and the runtime sees nothing but a host function that threw.
 */
import type { FuncType } from '../../wasm/types.ts';
import { showAs } from '../state/inspect.ts';
import type { CallType, StoreState, WasmFunc } from '../state/state.ts';
import { WasmException } from '../thrown/exception.ts';
import type { Tag } from '../values/extern.ts';
import { createHostFunc } from './host.ts';

export class TagObject implements Tag {
  readonly kind = 'tag';
  readonly call: CallType;
  readonly state: StoreState;
  /** Throws its arguments under this tag. */
  readonly thrower: WasmFunc;

  constructor(state: StoreState, call: CallType) {
    this.state = state;
    this.call = call;
    this.thrower = createHostFunc(state, call, (values) => {
      throw new WasmException(this, values);
    });
  }
  get type(): FuncType {
    return this.call.type;
  }
}

showAs(TagObject, 'Tag', ({ type }) => ({ type }));
