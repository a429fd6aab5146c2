/**
 * Every function of the addon × every kind of wrong argument: a TypeError that names the argument, never a crash. What is right
 * is one table, by the names that engine/addon/native.ts declares, so that a function without a row fails.
 */
import { expect } from 'chai';
import { BATCH, COMMAND, EXIT } from '../engine/abi/layout.ts';
import { type Addon, addon } from '../engine/addon/native.ts';

/** One argument: a value that fits (nothing is called with it alone), and whether another one would, too. */
interface Kind {
  readonly wanted: string;
  right(): unknown;
  fits(value: unknown): boolean;
}
const integer = (wanted: string, min: number, max: number): Kind => ({
  wanted,
  right: () => 0,
  fits: (v) => typeof v === 'number' && Number.isInteger(v) && v >= min && v <= max,
});
const typedArray = (wanted: string, type: new (length: number) => unknown): Kind => ({
  wanted,
  right: () => new type(1),
  fits: (v) => Object.getPrototypeOf(v ?? 0) === type.prototype || (type === Uint8Array && v instanceof Uint8Array),
});
const KINDS = {
  u64: integer('an integer from 0 to 2^53', 0, 2 ** 53),
  u32: integer('a uint32', 0, 2 ** 32 - 1),
  i32: integer('an int32', -(2 ** 31), 2 ** 31 - 1),
  f64: { wanted: 'a number', right: () => 0, fits: (v) => typeof v === 'number' },
  bytes: typedArray('a Uint8Array', Uint8Array),
  i32s: typedArray('an Int32Array', Int32Array),
  u32s: typedArray('a Uint32Array', Uint32Array),
  f64s: typedArray('a Float64Array', Float64Array),
  buffer: { wanted: 'an ArrayBuffer', right: () => new ArrayBuffer(8), fits: (v) => v instanceof ArrayBuffer },
  string: { wanted: 'a string', right: () => '', fits: (v) => typeof v === 'string' },
} as const satisfies Readonly<Record<string, Kind>>;

const FUNCTIONS: Readonly<Record<keyof Addon, readonly (keyof typeof KINDS)[]>> = {
  cpuLevels: [],
  stubs: [],
  installHandlers: [],
  handlersInstalled: [],
  addressOf: ['buffer'],
  view: ['u64', 'u64'],
  detach: ['buffer'],
  peek: ['u64', 'bytes'],
  poke: ['u64', 'bytes'],
  move: ['u64', 'u64', 'u64'],
  createRegion: [],
  discard: ['u64', 'u64'],
  read: ['i32', 'u64', 'bytes'],
  openFolder: ['string'],
  readEntry: ['i32', 'string', 'bytes', 'f64s'],
  openEntry: ['i32', 'string', 'f64'],
  writeEntry: ['i32', 'string', 'string', 'bytes'],
  removeEntry: ['i32', 'string'],
  touchEntry: ['i32', 'string'],
  mapFile: ['i32', 'u64'],
  memoryFile: ['bytes'],
  closeFile: ['i32'],
  mapCopy: ['bytes'],
  mapCode: ['bytes', 'u64'],
  unmap: ['u64'],
  addCode: ['u64', 'u64', 'u64'],
  describe: ['u64', 'bytes'],
  writeRecords: ['u64', 'u64', 'u32', 'u64', 'u32', 'u32s', 'u32s', 'u32s', 'u32s'],
  writeElements: ['u64', 'u64', 'u64', 'u32', 'u32s', 'u32s'],
  createMemory: ['u64', 'u64', 'u64'],
  growMemory: ['u64', 'u64'],
  mapImage: ['u64', 'u64', 'i32', 'u64', 'u64'],
  releaseMemory: ['u64'],
  createHeap: ['u64'],
  openHeap: ['u64', 'u64', 'u64'],
  closeHeap: ['u64', 'u64', 'u64'],
  releaseHeap: ['u64'],
  unknownReturns: ['f64s', 'f64s'],
  noteStackMap: ['u64', 'u32s'],
  collectYoung: ['u64', 'u64', 'u64', 'u64', 'u64', 'f64s', 'f64s'],
  collectAll: ['u64', 'u64', 'u64', 'u64', 'u64', 'u64', 'f64s', 'f64s', 'bytes'],
  adoptObjects: ['u64', 'u64', 'u64'],
  addressOfView: ['bytes'],
  isUntouchable: ['u64', 'u64'],
  adoptShared: ['u64', 'u64', 'u64', 'u64'],
  createShared: ['u64', 'u64', 'u64'],
  openShared: ['u64', 'u64'],
  closeShared: ['u64', 'u64'],
  showLength: ['u64', 'u64', 'u64'],
  hideLength: ['u64', 'u64'],
  sharedLength: ['u64'],
  noteGrowth: ['u64', 'u64'],
  growShared: ['u64', 'u64', 'u64'],
  beginWait: ['u64', 'u64', 'u32', 'u32', 'u32'],
  wait: ['f64'],
  endWait: [],
  wake: ['u64', 'u64', 'u32'],
  createBatch: ['buffer', 'u32'],
  mapProgress: ['i32'],
  dieWithParent: [],
  setDeadline: ['f64'],
  interruptId: [],
  interrupt: ['u32'],
  isInterrupted: [],
  pollDescriptors: ['i32s', 'f64'],
  allocateFile: ['i32', 'u64', 'u64'],
  setTimes: ['bytes', 'u32', 'f64s'],
  liveActivations: [],
};

const detached = new ArrayBuffer(8);
structuredClone(detached, { transfer: [detached] });
/** One of each kind of value that a caller may give by mistake. */
const VALUES: readonly unknown[] = [
  ...[undefined, null, true, 'x', '', Symbol('s'), 1n, {}, [], [1, 2, 3], () => 0, new Date(0), new Proxy(new Uint8Array(8), {})],
  ...[0, -1, 0.5, 2 ** 31, 2 ** 32, 2 ** 53, 2 ** 64, -(2 ** 31) - 1, Number.NaN, Number.POSITIVE_INFINITY, { valueOf: () => 1 }],
  ...[new Uint8Array(8), new Int8Array(8), new Uint8ClampedArray(8), new Uint16Array(8), new Int32Array(8), new Uint32Array(8)],
  ...[new Float32Array(8), new Float64Array(8), new BigUint64Array(8), new DataView(new ArrayBuffer(8)), Buffer.alloc(8)],
  ...[new ArrayBuffer(8), new SharedArrayBuffer(8), detached],
];
const show = (v: unknown): string => (typeof v === 'symbol' || Array.isArray(v) ? 'x' : Object.prototype.toString.call(v));

describe('arguments of the addon', () => {
  type Function = (...args: readonly unknown[]) => unknown;
  const functions = (): Readonly<Record<string, Function>> => addon() as unknown as Readonly<Record<string, Function>>;

  it('stand in a table, all of them', () => {
    expect(Object.keys(functions()).sort()).to.deep.equal(Object.keys(FUNCTIONS).sort());
  });

  for (const [name, kinds] of Object.entries(FUNCTIONS)) {
    it(`of ${name} are checked`, () => {
      const call = functions()[name] as Function;
      const right = (): unknown[] => kinds.map((kind) => KINDS[kind].right());
      kinds.forEach((kind, i) => {
        const { wanted, fits } = KINDS[kind] as Kind;
        const message = `argument ${i + 1} is not ${wanted}`;
        for (const value of VALUES) {
          if (!fits(value)) expect(() => call(...right().with(i, value)), show(value)).to.throw(TypeError, message);
        }
        expect(() => call(...right().slice(0, i)), 'too few').to.throw(TypeError, message);
      });
    });
  }

  it('of no length need no address', () => {
    const { peek, poke, move } = addon();
    peek(0, new Uint8Array(0));
    poke(0, new Uint8Array(0));
    move(0, 0, 0);
  });

  it('in the head of a batch are checked', () => {
    const { createBatch } = addon();
    expect(() => createBatch(new ArrayBuffer(0), 1)).to.throw(TypeError, 'too small');
    expect(() => createBatch(new ArrayBuffer(1 << 16), 2 ** 32 - 1)).to.throw(TypeError, 'too small');
    const buffer = new ArrayBuffer(1 << 16);
    const words = new Uint32Array(buffer);
    const step = createBatch(buffer, 1);
    const doing = (command: number, first = 0, count = 0) => {
      words.set([command, first, count], BATCH.command / 4);
      return step;
    };
    for (const [first, count] of [
      [0, 2],
      [2, 0],
      [1, 1],
      [1, 2 ** 32 - 1],
    ] as const) {
      expect(doing(COMMAND.run, first, count)).to.throw(TypeError, 'fewer slots');
    }
    for (const command of [COMMAND.resume, COMMAND.land, COMMAND.abandon, 4, 2 ** 32 - 1])
      expect(doing(command)).to.throw(TypeError, 'no invocation of the batch is parked');
    doing(COMMAND.run)();
    expect(words[BATCH.exit / 4]).equal(EXIT.done);
  });
});
