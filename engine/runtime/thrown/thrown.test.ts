/**
 * What people see of traps, exceptions and the runtime's objects: stacks with the frames of wasm before JavaScript's, recursion
 * folded, and nothing of the runtime's insides.
 */
import { inspect } from 'node:util';
import { expect } from 'chai';
import { compile, parse, validate } from '../../index.ts';
import { FUNCREF, type FuncType, I32 } from '../../wasm/types.ts';
import { Store } from '../store.ts';
import type { Func } from '../values/extern.ts';
import { i32 } from '../values/values.ts';
import { Backtrace } from './backtrace.ts';
import { foldRepeats } from './fold.ts';
import { Trap } from './trap.ts';

const NONE: FuncType = { kind: 'func', params: [], results: [] };
const WAT = `(module (import "" "host" (func $host)) (tag $tag (export "tag")) (memory (export "memory") 1) (table $t 1 funcref)
  (func $inner (unreachable)) (func $middle (call $inner))
  (func $trap (export "trap") (call $middle))
  (func $fault (export "fault") (drop (i32.load (i32.const -1))))
  (func $fill (export "fill") (table.fill $t (i32.const 1) (ref.null func) (i32.const 1)))
  (func $throw (export "throw") (throw $tag))
  (func $loop (export "loop") (call $loop))
  (func $even (export "even") (call $odd)) (func $odd (call $even))
  (func $out (export "out") (call $host)))`;

describe('runtime: what is thrown', () => {
  let store: Store;
  let body: () => void;
  let f: (name: string) => Func;
  beforeEach(() => {
    store = new Store();
    const m = parse(WAT);
    validate(m);
    const host = store.hostFunc(NONE, function hostBody() {
      body();
      return [];
    });
    const instance = store.instantiate(compile(m), () => host);
    f = (name) => instance.getExport(name) as Func;
  });
  afterEach(() => store.close());

  /** The stack's lines: names of functions alone, or what else there is. */
  function stackOf(work: () => unknown): string[] {
    const { stackTraceLimit } = Error;
    // Ten frames, what V8 keeps, may end before the outer activation's caller.
    Error.stackTraceLimit = 30;
    try {
      work();
    } catch (e) {
      const [first = '', ...lines] = ((e as Error).stack ?? '').split('\n');
      expect(first).to.equal(`${(e as Error).name}: ${(e as Error).message}`);
      return lines.map((line) => /^ {4}at (?:\w+\.)?(\w+) \(/.exec(line)?.[1] ?? line.trim());
    } finally {
      Error.stackTraceLimit = stackTraceLimit;
    }
    return expect.fail('nothing was thrown');
  }
  function caller(name: string): void {
    store.invoke(f(name));
  }

  for (const [name, ...wasm] of [
    ['trap', 'inner', 'middle', 'trap'],
    ['fault', 'fault'],
    ['fill', 'fill'],
    ['throw', 'throw'],
    ['loop', 'loop', 'loop', '… 62 times', /^… [\d,]{5,} more frames$/],
    ['even', 'even', 'odd', 'even', '… 30 times, all 2', 'odd', /^… [\d,]{5,} more frames$/],
  ] as const) {
    it(`${name}: frames of wasm, then of JavaScript`, () => {
      const lines = stackOf(() => caller(name));
      // Which of the two meets the end of the stack depends on where it begins.
      const other = new Map(lines[0] === 'odd' ? Object.entries({ even: 'odd', odd: 'even' }) : []);
      wasm.forEach((line, i) => {
        if (typeof line === 'string') expect(lines[i]).to.equal(other.get(line) ?? line);
        else expect(lines[i]).to.match(line);
      });
      expect(lines.slice(wasm.length, wasm.length + 2)).to.deep.equal(['invoke', 'caller']);
    });
  }

  it('both activations of wasm, then JavaScript from the inner one on', () => {
    body = () => caller('trap');
    const lines = stackOf(() => caller('out'));
    expect(lines.slice(0, 7)).to.deep.equal(['inner', 'middle', 'trap', 'out', 'invoke', 'caller', 'body']);
    expect(lines.indexOf('hostBody')).to.be.lessThan(lines.lastIndexOf('caller'));
    body = () => caller('out');
    expect(stackOf(() => caller('out')).slice(0, 3)).to.deep.equal(['out', '… 767 times', 'invoke']);
  });

  it('an error of the host has little of the runtime between its body and who called', () => {
    body = () => {
      throw new Error('own');
    };
    const lines = stackOf(() => caller('out'));
    const between = lines.slice(lines.indexOf('hostBody') + 1, lines.indexOf('caller'));
    expect(between).to.deep.equal(['serveHost', 'execute', 'invoke', 'invoke']);
  });

  it('a queued invocation has frames of wasm only, an error of the host has its own stack', () => {
    const batch = store.batch();
    batch.add(f('trap'), []);
    batch.add(f('out'), []);
    const own = new Error('own');
    const { stack } = own;
    body = () => {
      throw own;
    };
    batch.run();
    const [trap, error] = [batch.outcome(0), batch.outcome(1)];
    expect(
      stackOf(() => {
        throw trap.kind === 'error' ? trap.error : undefined;
      }),
    ).to.deep.equal(['inner', 'middle', 'trap']);
    expect(error.kind === 'error' && error.error).to.equal(own);
    expect(own.stack).to.equal(stack);
  });

  it('code that has gone by the time somebody looks is said to have gone', () => {
    let trap: Trap | undefined;
    try {
      caller('trap');
    } catch (e) {
      trap = e as Trap;
    }
    store.close();
    expect(trap?.stack).to.match(/^Trap: unreachable\n {4}at code that was unloaded\n {4}… 2 times\n {4}at Store.invoke/);
  });

  it('a stack can be replaced, as that of every error', () => {
    const trap = new Trap(1);
    expect(trap.stack).to.equal('Trap: unreachable');
    trap.stack = 'mine';
    expect(trap.stack).to.equal('mine');
  });

  it('shows no insides, open or closed', () => {
    const objects: object[] = [
      ...[
        store,
        store.load(compile(parse('(module)'))),
        store.batch(),
        store.memory({ min: 1, max: 1, address: I32, shared: false, pageSizeLog2: 16 }),
      ],
      ...[
        store.global({ type: I32, mutable: true }, i32(1)),
        store.table({ address: I32, element: FUNCREF, min: 1, max: 1 }),
        store.tag(NONE),
      ],
      ...[
        f('trap'),
        store.hostFunc(NONE, () => []),
        store.instantiate(compile(parse('(module (func (export "f")))'))),
        new Backtrace(),
      ],
    ];
    try {
      caller('trap');
    } catch (e) {
      objects.push(e as Trap);
    }
    for (const closed of [false, true]) {
      if (closed) store.close();
      for (const object of objects) {
        const text = inspect(object, { depth: 10, showHidden: false });
        expect(text).to.match(/^\w+ \{|^Trap: /);
        expect(text).not.to.match(/state|words|Array|Map|resources|arena|pcs/);
        expect(text.length, text).to.be.lessThan(3000);
      }
    }
  });
});

describe('runtime: folded recursion', () => {
  const a3 = ['a', 'a', 'a'];
  for (const [lines, folded] of [
    [[], []],
    [['a'], ['a']],
    [
      ['a', 'a', 'b'],
      ['a', 'a', 'b'],
    ],
    [a3, ['a', '… 2 times']],
    [
      ['x', ...a3, 'y', ...a3],
      ['x', 'a', '… 2 times', 'y', 'a', '… 2 times'],
    ],
    [
      ['a', 'b', 'a', 'b', 'a', 'b', 'a'],
      ['a', 'b', '… 2 times, all 2', 'a'],
    ],
    [new Array<string>(1023).fill('a'), ['a', '… 1,022 times']],
    [
      ['a', 'a', 'b', 'a', 'a', 'b', 'a', 'a', 'b'],
      ['a', 'a', 'b', '… 2 times, all 3'],
    ],
  ] as const) {
    it(`${lines.length} lines to ${folded.length}`, () => {
      expect(foldRepeats(lines)).to.deep.equal(folded);
    });
  }
});
