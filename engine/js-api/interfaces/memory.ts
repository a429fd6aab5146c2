/** Memory objects (section "Memories"), and those that several threads share (proposal threads). */
import type { MemoryObject } from '../../runtime/objects/memory.ts';
import { I32, type MemoryType } from '../../wasm/types.ts';
import { addressOf, addressTypeOf, addressValue, checkSizes, sizesOf } from '../border/addresses.ts';
import type { Agent } from '../border/agent.ts';
import { carriedMaximum } from '../border/carriers.ts';
import { CompileError, rethrown } from '../border/errors.ts';
import { mostPages } from '../border/limits.ts';
import { dictionary, type Interface, makeInterface, required } from '../border/web-idl.ts';

const WHERE = 'WebAssembly.Memory()';

function memoryType(value: unknown): MemoryType {
  const descriptor = dictionary(required(value, `${WHERE}: Argument 0`), `${WHERE}: Argument 0`);
  const address = addressTypeOf(descriptor['address'], WHERE);
  const sizes = sizesOf(descriptor, address, WHERE);
  const shared = Boolean(descriptor['shared']);
  const most = mostPages(sizes);
  checkSizes(sizes, { initial: most, maximum: most }, WHERE);
  if (shared && sizes.max === undefined) throw new TypeError(`${WHERE}: a shared memory must have a maximum`);
  return { ...sizes, shared, pageSizeLog2: 16 };
}

/** The memory of V8's that lies behind a shared one: as the object that stands for it, it can be sent to other threads. */
function carrier(memory: MemoryObject): object | undefined {
  return memory.shared === undefined || memory.type.address !== I32 ? undefined : memory.share().memory;
}

export function memoryInterface(agent: Agent): Interface<MemoryObject> {
  return makeInterface<MemoryObject>({
    name: 'Memory',
    length: 1,
    construct: ([descriptor]) => {
      const type = memoryType(descriptor);
      return rethrown(WHERE, CompileError, () => agent.store.memory(type) as MemoryObject);
    },
    create: (memory, { prototype }) => {
      const shared = carrier(memory);
      return shared === undefined
        ? (Object.create(prototype as object) as object)
        : Object.setPrototypeOf(shared, prototype as object);
    },
    receive: (value) => {
      const max = carriedMaximum(value);
      if (max === undefined) return undefined;
      const type: MemoryType = { min: 0, max, address: I32, shared: true, pageSizeLog2: 16 };
      return agent.store.open({ type, memory: value as object }) as MemoryObject;
    },
    operations: {
      grow: {
        length: 1,
        call: (memory, [delta]) => {
          const { address } = memory.type;
          const pages = addressOf(delta, address, 'WebAssembly.Memory.grow(): Argument 0');
          const before = memory.grow(pages);
          if (before < 0) throw new RangeError(`WebAssembly.Memory.grow(): the memory cannot grow by ${pages} pages`);
          return addressValue(before, address);
        },
      },
    },
    attributes: { buffer: { get: (memory) => memory.buffer } },
  });
}
