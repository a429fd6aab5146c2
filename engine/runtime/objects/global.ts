/**
 * Globals: a 16-byte cell each, in the instance that defines it, or in the store's arena for the host's.
 */
import { ENTRY } from '../../abi/layout.ts';
import type { ArenaBlock } from '../../addon/arena.ts';
import type { GlobalType } from '../../wasm/types.ts';
import type { RootList, RootSource } from '../heap/roots.ts';
import { isTracedType } from '../heap/traits.ts';
import { Domain } from '../state/domain.ts';
import { showAs } from '../state/inspect.ts';
import type { FuncHolder, StoreState } from '../state/state.ts';
import type { Global } from '../values/extern.ts';
import type { WasmValue } from '../values/values.ts';
import { checkValue, getValue, putValue } from './convert.ts';

export class GlobalObject implements Global, FuncHolder, RootSource {
  readonly kind = 'global';
  readonly type: GlobalType;
  readonly state: StoreState;
  readonly domain: Domain;
  readonly cell: ArenaBlock;

  /** `domain`: that of the instance whose block has the cell. */
  constructor(state: StoreState, type: GlobalType, cell: ArenaBlock, domain = new Domain()) {
    this.state = state;
    this.type = type;
    this.domain = domain;
    this.cell = cell;
    if (isTracedType(type.type)) state.heap.addWeakly(this);
  }
  addRoots(to: RootList): void {
    to.add(this.cell.address, 1, ENTRY.global.size);
  }
  /** A global of the host. */
  static create(state: StoreState, type: GlobalType, value: WasmValue): GlobalObject {
    checkValue(state, value, type.type);
    const cell = state.arena.alloc(ENTRY.global.size);
    const global = new GlobalObject(state, type, cell);
    state.resources.lend(global, cell);
    putValue(global, cell.words, cell.at, value, type.type);
    return global;
  }
  get(): WasmValue {
    this.state.checkOpen();
    return getValue(this.state, this.cell.words, this.cell.at, this.type.type);
  }
  set(value: WasmValue): void {
    this.state.checkOpen();
    if (!this.type.mutable) throw new TypeError('the global is immutable');
    checkValue(this.state, value, this.type.type);
    putValue(this, this.cell.words, this.cell.at, value, this.type.type);
  }
}

showAs(GlobalObject, 'Global', ({ type }) => ({ type }));
