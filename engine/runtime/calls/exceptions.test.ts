/**
 * Exceptions at the border of wasm and host: what each side sees of the other's, what passes through, and what is left behind.
 */
import { expect } from 'chai';
import { addon } from '../../addon/native.ts';
import { compile, encode, parse, Store, validate } from '../../index.ts';
import { bug, WasmError } from '../../wasm/errors.ts';
import { TRAP } from '../../wasm/traps.ts';
import { EXTERNREF, F64, FUNCREF, type FuncType, I32, I64, V128 } from '../../wasm/types.ts';
import { WasmException } from '../thrown/exception.ts';
import { Trap } from '../thrown/trap.ts';
import type { Extern, Func, Global, HostCallback, Instance, Tag } from '../values/extern.ts';
import { externref, f64, funcref, i32, i64, toBigInt, v128, type WasmValue } from '../values/values.ts';

const type = (params: number[], results: number[] = []): FuncType => ({ kind: 'func', params, results });

/** Instantiates a text module; imports by their second name. */
function instanceOf(store: Store, wat: string, imports: Record<string, Extern> = {}): Instance {
  const m = parse(wat);
  validate(m);
  encode(m);
  return store.instantiate(compile(m, { verify: true }), (_, name) => imports[name]);
}
const call = (store: Store, instance: Instance, name: string, ...args: WasmValue[]): WasmValue[] =>
  store.invoke(instance.getExport(name) as Func, args);
function thrownBy(work: () => unknown): unknown {
  try {
    work();
  } catch (e) {
    return e;
  }
  return expect.fail('nothing was thrown');
}

/** Calls `$host` with handlers around; what each export answers tells which one took it. */
const CATCHER = `(module
  (import "" "host" (func $host (param i32) (result i32)))
  (import "" "tag" (tag $tag (param i32 i64)))
  (import "" "js" (tag $js (param externref)))
  (global $kept (mut exnref) (ref.null exn))
  (func (export "by tag") (param i32) (result i32 i64)
    (block $h (result i32 i64) (try_table (catch $tag $h) (return (call $host (local.get 0)) (i64.const 0))) (unreachable)))
  (func (export "by js tag") (param i32) (result externref)
    (block $h (result externref) (try_table (catch $js $h) (drop (call $host (local.get 0)))) (ref.null extern)))
  (func (export "all") (param i32) (result i32)
    (block $h (try_table (catch_all $h) (return (call $host (local.get 0))))) (i32.const -1))
  (func (export "again") (param i32) (result i32)
    (block $h (result exnref)
      (try_table (result i32) (catch_all_ref $h) (call $host (local.get 0))) (return))
    (global.set $kept)
    (throw_ref (global.get $kept)))
  (func (export "plain") (param i32) (result i32) (i32.add (call $host (local.get 0)) (i32.const 1)))
  (func (export "throw js") (param externref) (throw $js (local.get 0)))
  (func (export "throw tag") (param i32 i64) (throw $tag (local.get 0) (local.get 1))))`;

describe('runtime: exceptions', () => {
  let store: Store;
  let tag: Tag;
  /** What the host does when wasm calls it. */
  let body: HostCallback;
  let catcher: Instance;
  beforeEach(() => {
    store = new Store();
    tag = store.tag(type([I32, I64]));
    const host = store.hostFunc(type([I32], [I32]), (args) => body(args));
    catcher = instanceOf(store, CATCHER, { host, tag, js: store.jsTag });
  });
  afterEach(() => {
    expect(addon().liveActivations()).to.equal(0);
    store.close();
  });
  const run = (name: string, ...args: WasmValue[]): WasmValue[] =>
    call(store, catcher, name, ...(args.length > 0 ? args : [i32(1)]));

  it('a host function throws by tag', () => {
    body = () => {
      throw new WasmException(tag, [i32(7), i64(-8n)]);
    };
    const [first, second] = run('by tag') as [WasmValue, WasmValue];
    expect([first.lo, toBigInt(second)]).to.deep.equal([7, -8n]);
    expect(run('all')).to.deep.equal([i32(-1)]);
    // The clause is for another tag.
    const e = thrownBy(() => run('by js tag'));
    expect(e).to.be.instanceOf(WasmException);
    expect((e as WasmException).tag).to.equal(tag);
  });

  /** Some say what we would say of something else. */
  const VALUES: readonly unknown[] = [
    ...[new Error('mine'), { plain: 'object' }, Object.freeze([]), 'text', 17, undefined, null, Number.NaN],
    ...[new RangeError('Maximum call stack size exceeded'), new Error('touchstone bug: mine')],
    new WasmError('execute', 'exhaustion', 'call stack exhausted'),
  ];
  for (const value of VALUES)
    it(`a host function throws ${String(value)}: by the tag of JavaScript, and out again as itself`, () => {
      body = () => {
        throw value;
      };
      expect((run('by js tag')[0] as WasmValue).ref).to.satisfy((ref: unknown) => Object.is(ref, value));
      expect(run('all')).to.deep.equal([i32(-1)]);
      for (const name of ['plain', 'again', 'by tag'])
        expect(
          Object.is(
            thrownBy(() => run(name)),
            value,
          ),
          name,
        ).to.equal(true);
      expect(
        Object.is(
          thrownBy(() => run('throw js', externref(value))),
          value,
        ),
      ).to.equal(true);
      const batch = store.batch();
      batch.add(catcher.getExport('plain') as Func, [i32(0)]);
      batch.run();
      const outcome = batch.outcome(0);
      expect(outcome.kind === 'error' && Object.is(outcome.error, value)).to.equal(true);
    });

  it('wasm throws: tag and values, where it was, and the same object however often it is thrown', () => {
    const e = thrownBy(() => run('throw tag', i32(3), i64(4n))) as WasmException;
    expect(e).to.be.instanceOf(WasmException);
    expect(e.class).to.equal('exception');
    expect(e.tag).to.equal(tag);
    expect(e.values.map(toBigInt)).to.deep.equal([3n, 4n]);
    expect(e.detail).to.equal('(i32:3 i64:4)');
    expect(e.backtrace.frames.map((f) => f.name)).to.deep.equal(['throw tag']);
    body = () => {
      throw e;
    };
    for (const name of ['plain', 'again']) {
      expect(thrownBy(() => run(name))).to.equal(e);
      // Frames of where it was thrown last.
      expect(e.backtrace.frames.at(-1)?.name).to.equal(name);
    }
    expect(e.backtrace.frames.map((f) => f.name)).to.deep.equal(['again']);
  });

  it('traps pass through every handler, and so does what is called by way of the host', () => {
    const trapping = instanceOf(store, '(module (func (export "f") (unreachable)))');
    for (const work of [
      (): void => void call(store, trapping, 'f'),
      (): void => {
        throw new Trap(TRAP.integerOverflow);
      },
    ]) {
      body = () => {
        work();
        return [i32(0)];
      };
      for (const name of ['all', 'again', 'by tag', 'by js tag']) expect(thrownBy(() => run(name))).to.be.instanceOf(Trap);
    }
  });

  it("the host's own exhausted stack is its own error, too", () => {
    const down = (): number => down() + 1;
    body = () => [i32(down())];
    expect(run('all')).to.deep.equal([i32(-1)]);
    expect(thrownBy(() => run('plain')))
      .to.be.instanceOf(RangeError)
      .and.include({ message: 'Maximum call stack size exceeded' });
    expect(addon().liveActivations()).to.equal(0);
  });

  it('that the host makes badly is a TypeError of JavaScript', () => {
    const other = new Store();
    const alien = other.hostFunc(type([]), () => []);
    const funcs = store.tag(type([FUNCREF]));
    for (const thrown of [
      new WasmException(tag, []),
      new WasmException(tag, [i64(1n), i64(1n)]),
      new WasmException(funcs, [{ ...funcref(null), ref: 5 }]),
      new WasmException(funcs, [funcref(alien)]),
    ]) {
      body = () => {
        throw thrown;
      };
      expect((run('by js tag')[0] as WasmValue).ref).to.be.instanceOf(TypeError);
      expect(() => run('plain')).to.throw(TypeError);
    }
    other.close();
  });

  it("a fault of ours is nobody's exception", () => {
    body = () => bug('planted');
    for (const name of ['all', 'again', 'plain']) expect(() => run(name)).to.throw('touchstone bug: planted');
  });

  it('what the host answers wrongly is a TypeError of JavaScript', () => {
    body = () => [];
    expect((run('by js tag')[0] as WasmValue).ref).to.be.instanceOf(TypeError);
    body = () => [i64(0n)];
    expect(() => run('plain')).to.throw(TypeError, 'i32 expected');
  });

  it('goes from activation to activation, through the host or into it', () => {
    // Level n calls itself through the host; level 0 throws. The handler is 20 activations away.
    body = ([n]) => {
      const level = (n as WasmValue).lo;
      return level === 0 ? run('throw tag', i32(99), i64(5n)) : run('plain', i32(level - 1));
    };
    expect(run('by tag', i32(20)).map(toBigInt)).to.deep.equal([99n, 5n]);
    const seen: unknown[] = [];
    body = ([n]) => {
      if ((n as WasmValue).lo === 0) throw new Error('below');
      try {
        return run('plain', i32((n as WasmValue).lo - 1));
      } catch (e) {
        seen.push(e);
        return [i32(100)];
      }
    };
    expect(run('all', i32(2))).to.deep.equal([i32(101)]);
    expect((seen[0] as Error).message).to.equal('below');
    expect(addon().liveActivations()).to.equal(0);
  });

  it('in a batch it ends its own invocation only', () => {
    body = ([n]) => {
      if ((n as WasmValue).lo % 2 === 1) throw new WasmException(tag, [n as WasmValue, i64(0n)]);
      return [n as WasmValue];
    };
    const batch = store.batch();
    for (let k = 0; k < 6; k++) batch.add(catcher.getExport(k < 4 ? 'plain' : 'all') as Func, [i32(k)]);
    batch.run();
    const outcomes = Array.from({ length: 6 }, (_, k) => batch.outcome(k));
    const show = outcomes.map((o) => (o.kind === 'values' ? o.values[0]?.lo : (o.error as WasmException).values[0]?.lo));
    expect(show).to.deep.equal([1, 1, 3, 3, 4, -1]);
    expect(outcomes.map((o) => o.kind)).to.deep.equal(['values', 'error', 'values', 'error', 'values', 'values']);
  });

  it('of another store it is a JavaScript value like any other', () => {
    const other = new Store();
    const foreign = new WasmException(other.tag(type([I32, I64])), [i32(1), i64(1n)]);
    body = () => {
      throw foreign;
    };
    expect((run('by js tag')[0] as WasmValue).ref).to.equal(foreign);
    expect(thrownBy(() => run('by tag'))).to.equal(foreign);
    other.close();
  });

  it('ends an instantiation whose start function throws', () => {
    const wat = `(module (import "" "tag" (tag $t (param i32 i64))) (start $s)
      (func $s (throw $t (i32.const 1) (i64.const 2))))`;
    const e = thrownBy(() => instanceOf(store, wat, { tag })) as WasmException;
    expect(e.values.map(toBigInt)).to.deep.equal([1n, 2n]);
  });

  it('carries a thousand values of every type, vectors whole', () => {
    const params = Array.from({ length: 1000 }, (_, k) => [I32, I64, F64, V128, EXTERNREF][k % 5] as number);
    const wide = store.tag(type(params));
    const values = params.map(
      (_, k) => [i32(k), i64(BigInt(k)), f64(k / 2), v128(k, 1, 2, k + 1), externref(`ref ${k}`)][k % 5] as WasmValue,
    );
    const names = ['i32', 'i64', 'f64', 'v128', 'externref'];
    const list = params.map((_, k) => names[k % 5]).join(' ');
    const thrower = store.hostFunc(type([]), () => {
      throw new WasmException(wide, values);
    });
    const m = instanceOf(
      store,
      `(module (import "" "wide" (tag $w (param ${list}))) (import "" "throw" (func $throw))
        (func (export "f") (result ${list})
          (block $h (result ${list}) (try_table (catch $w $h) (call $throw)) (unreachable)))
        (func (export "by reference") (param ${list}) (result ${list}) (local $e exnref)
          (block $h (result exnref)
            (try_table (catch_all_ref $h) (throw $w ${params.map((_, k) => `(local.get ${k})`).join(' ')})) (unreachable))
          (local.set $e)
          (block $h (result ${list}) (try_table (catch $w $h) (throw_ref (local.get $e))) (unreachable)))
        (func (export "throw") (param ${list}) (throw $w ${params.map((_, k) => `(local.get ${k})`).join(' ')})))`,
      { wide, throw: thrower },
    );
    expect(call(store, m, 'f')).to.deep.equal(values);
    expect(call(store, m, 'by reference', ...values)).to.deep.equal(values);
    expect((thrownBy(() => call(store, m, 'throw', ...values)) as WasmException).values).to.deep.equal(values);
  });

  it('is a reference that the host may hold and give back', () => {
    let held: WasmValue | undefined;
    const exnref = parse('(module (type (func (param exnref))))').types[0]?.comp as FuncType;
    const keep = store.hostFunc(exnref, ([e]) => {
      held = e;
      return [];
    });
    const m = instanceOf(
      store,
      `(module (import "" "keep" (func $keep (param exnref))) (import "" "tag" (tag $t (param i32 i64)))
        (func (export "catch") (block $h (result i32 i64 exnref)
          (try_table (catch_ref $t $h) (throw $t (i32.const 1) (i64.const 2))) (unreachable)) (call $keep) (drop) (drop))
        (func (export "throw") (param exnref) (throw_ref (local.get 0)))
        (func (export "null") (result i32) (ref.is_null (ref.null exn))))`,
      { keep, tag },
    );
    call(store, m, 'catch');
    const e = (held as WasmValue).ref;
    expect(e).to.be.instanceOf(WasmException);
    expect((e as WasmException).values.map(toBigInt)).to.deep.equal([1n, 2n]);
    expect(thrownBy(() => call(store, m, 'throw', held as WasmValue))).to.equal(e);
    expect(() => call(store, m, 'throw', { ...(held as WasmValue), ref: new Error('no') })).to.throw(
      TypeError,
      'exnref expected',
    );
  });

  it('is the same for the host whenever it sees the same reference', () => {
    const m = instanceOf(
      store,
      `(module (import "" "tag" (tag $t (param i32 i64))) (import "" "js" (tag $js (param externref)))
        (global $e (export "e") (mut exnref) (ref.null exn))
        (func (export "catch") (param i32)
          (block $h (result exnref) (try_table (catch_all_ref $h) (throw $t (local.get 0) (i64.const 2))) (unreachable))
          (global.set $e))
        (func (export "catch js") (param externref)
          (block $h (result exnref) (try_table (catch_all_ref $h) (throw $js (local.get 0))) (unreachable)) (global.set $e))
        (func (export "throw") (throw_ref (global.get $e))))`,
      { tag, js: store.jsTag },
    );
    const e = m.getExport('e') as Global;
    const exceptions = [1, 2].map((i) => {
      call(store, m, 'catch', i32(i));
      const first = thrownBy(() => call(store, m, 'throw')) as WasmException;
      store.collectGarbage();
      expect(e.get().ref).to.equal(first);
      expect(thrownBy(() => call(store, m, 'throw'))).to.equal(first);
      // A host value comes back as one.
      e.set(e.get());
      expect(thrownBy(() => call(store, m, 'throw'))).to.equal(first);
      expect(first.values.map(toBigInt)).to.deep.equal([BigInt(i), 2n]);
      return first;
    });
    expect(exceptions[0]).not.to.equal(exceptions[1]);
    const own = new Error('own');
    call(store, m, 'catch js', externref(own));
    expect(thrownBy(() => call(store, m, 'throw'))).to.equal(own);
    expect((e.get().ref as WasmException).values[0]?.ref).to.equal(own);
  });

  it('thrown and caught a hundred thousand times, nothing grows', () => {
    const m = instanceOf(
      store,
      `(module (import "" "tag" (tag $t (param i32 i64)))
        (func (export "f") (param $n i32) (result i64) (local $sum i64)
          (loop $top
            (block $h (result i32 i64) (try_table (catch $t $h) (throw $t (local.get $n) (i64.extend_i32_u (local.get $n)))) (unreachable))
            (local.set $sum (i64.add (local.get $sum)))
            (drop)
            (br_if $top (local.tee $n (i32.sub (local.get $n) (i32.const 1)))))
          (local.get $sum)))`,
      { tag },
    );
    expect(toBigInt(call(store, m, 'f', i32(100_000))[0] as WasmValue)).to.equal(5_000_050_000n);
  }).timeout(20_000);
});
