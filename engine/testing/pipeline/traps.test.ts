/**
 * What traps tell behind the specification's words, in every mode of traps and bounds: the same text. The address is the first
 * byte outside, computed here from the access.
 */
import { expect } from 'chai';
import { compile, type Func, i32, i64, parse, Store, Trap, validate, type WasmValue } from '../../index.ts';
import { CHECKS, type Checks, checksOf } from '../../target/settings.ts';
import { LIMIT } from '../../wasm/limits.ts';

function withModule<T>(text: string, mode: Checks, use: (store: Store, f: (name: string) => Func) => T): T {
  const store = new Store(mode);
  try {
    const m = parse(text);
    validate(m);
    const { exports } = store.instantiate(compile(m, mode));
    return use(store, (name) => exports.get(name) as Func);
  } finally {
    store.close();
  }
}

/** What calling the function ends in. */
function messageOf(store: Store, func: Func, args: readonly WasmValue[] = []): string {
  try {
    store.invoke(func, args);
  } catch (e) {
    if (e instanceof Trap) return e.message;
    throw e;
  }
  return 'no trap';
}

/** Runs the bodies of `[body, message]` in every mode. */
function check(module: string, cases: readonly (readonly [body: string, message: string])[]): void {
  const text = `(module ${module} ${cases.map(([body], i) => `(func (export "${i}") ${body})`).join('\n')})`;
  for (const mode of CHECKS) {
    withModule(text, mode, (store, f) => {
      for (const [i, [body, message]] of cases.entries()) {
        expect(messageOf(store, f(String(i))), `${mode.traps} ${mode.bounds}: ${body}`).to.equal(message);
      }
    });
  }
}

const hex = (n: number): string => `0x${n.toString(16)}`;
const oob = (address: number, size = 65536): string =>
  `out of bounds memory access: address ${hex(Math.max(address, size))}, memory size ${hex(size)}`;

describe('what traps tell', () => {
  it('a memory access its address, whatever its width, offset and distance from the end', () => {
    const ACCESSES: [op: string, size: number, value?: string][] = [
      ['i32.load8_u', 1],
      ['i64.load16_s', 2],
      ['i32.load', 4],
      ['f64.load', 8],
      ['v128.load', 16],
      ['i32.store8', 1, '(i32.const 1)'],
      ['i64.store', 8, '(i64.const 1)'],
      ['v128.store', 16, '(v128.const i64x2 1 2)'],
    ];
    const at = [65535, 65536, 65536 + 4094, 70001, 0x7fff_fff0, 0xffff_ffff];
    const offsets = [0, 3, 0x7fff_fffd, 0xffff_ffff];
    const cases = ACCESSES.flatMap(([op, size, value]) =>
      at.flatMap((index) =>
        offsets.flatMap((offset): [string, string][] => {
          const address = index + offset;
          if (address + size <= 65536) return [];
          const access = (operand: string): string => {
            const instr = `(${op} offset=${offset} ${operand} ${value ?? ''})`;
            return value === undefined ? `(drop ${instr})` : instr;
          };
          return [
            [access(`(i32.const ${index})`), oob(address)],
            // Not known at compile time.
            [access(`(i32.sub (i32.const ${index}) (global.get 0))`), oob(address)],
          ];
        }),
      ),
    );
    check('(memory 1) (global (mut i32) (i32.const 0))', cases);
  });

  it('the size at the time: calls that run in one batch, and growing', () => {
    const text = `(module (memory 1) (func (export "load") (param i32) (result i32) (i32.load (local.get 0)))
      (func (export "grow") (result i32) (memory.grow (i32.const 1))))`;
    for (const mode of CHECKS) {
      withModule(text, mode, (store, f) => {
        const batch = store.batch();
        for (let i = 0; i < 3; i++) {
          batch.add(f('load'), [i32(-4)]);
          batch.add(f('grow'), []);
        }
        batch.run();
        const messages = [0, 2, 4].map((i) => {
          const outcome = batch.outcome(i);
          return outcome.kind === 'error' ? (outcome.error as Error).message : 'no trap';
        });
        expect(messages, mode.bounds).to.deep.equal([1, 2, 3].map((pages) => oob(0xffff_fffc, pages * 65536)));
      });
    }
  });

  it('64-bit addresses, beyond 2^64 too, and pages of one byte', () => {
    check('(memory i64 1) (memory i64 2)', [
      ['(drop (i64.load (i64.const 65530)))', oob(65536)],
      ['(drop (i64.load 1 (i64.const 0x123456789abc)))', oob(0x1234_5678_9abc, 131072)],
      [
        '(drop (i32.load8_u offset=16 (i64.const -1)))',
        'out of bounds memory access: address 0x1000000000000000f, memory size 0x10000',
      ],
      ['(drop (i64.load (i64.const -8)))', 'out of bounds memory access: address 0xfffffffffffffff8, memory size 0x10000'],
      [
        '(i64.store (i64.const -1) (i64.const 0))',
        'out of bounds memory access: address 0xffffffffffffffff, memory size 0x10000',
      ],
      [
        '(memory.fill 1 (i64.const -1) (i32.const 0) (i64.const 2))',
        'out of bounds memory access: address 0xffffffffffffffff, memory size 0x20000',
      ],
    ]);
  });

  it('bulk instructions where they leave memory, data segment, table or element segment', () => {
    check('(memory 1) (memory 2) (data $d "abc") (table 3 funcref) (table 9 10 funcref) (elem $e func 0 0)', [
      ['(memory.fill (i32.const 65530) (i32.const 1) (i32.const 7))', oob(65536)],
      ['(memory.fill (i32.const 65537) (i32.const 1) (i32.const 0))', oob(65537)],
      ['(memory.copy 0 1 (i32.const 65530) (i32.const 0) (i32.const 7))', oob(65536)],
      ['(memory.copy 0 1 (i32.const 0) (i32.const 131073) (i32.const 7))', oob(131073, 131072)],
      [
        '(memory.init $d (i32.const 0) (i32.const 5) (i32.const 1))',
        'out of bounds memory access: address 0x5, data segment size 0x3',
      ],
      ['(memory.init 1 $d (i32.const 131071) (i32.const 0) (i32.const 2))', oob(131072, 131072)],
      ['(table.fill 0 (i32.const 2) (ref.null func) (i32.const 2))', 'out of bounds table access: element 3, table size 3'],
      ['(table.copy 0 1 (i32.const 0) (i32.const 10) (i32.const 1))', 'out of bounds table access: element 10, table size 9'],
      ['(table.copy 0 1 (i32.const 4) (i32.const 0) (i32.const 1))', 'out of bounds table access: element 4, table size 3'],
      [
        '(table.init $e (i32.const 0) (i32.const 1) (i32.const 2))',
        'out of bounds table access: element 2, element segment size 2',
      ],
    ]);
  });

  it('tables their index and size', () => {
    const tables = '(table $t 3 funcref) (table $fixed 2 2 funcref) (table $none 0 0 funcref) (global (mut i32) (i32.const 7))';
    check(tables, [
      ['(drop (table.get $t (i32.const 3)))', 'out of bounds table access: element 3, table size 3'],
      [
        '(drop (table.get $t (i32.sub (i32.const 0) (global.get 0))))',
        'out of bounds table access: element 4294967289, table size 3',
      ],
      ['(table.set $fixed (global.get 0) (ref.null func))', 'out of bounds table access: element 7, table size 2'],
      ['(drop (table.get $none (global.get 0)))', 'out of bounds table access: element 7, table size 0'],
      ['(call_indirect $t (global.get 0))', 'undefined element 7, table size 3'],
      ['(call_indirect $fixed (i32.const 5))', 'undefined element 5, table size 2'],
      ['(call_indirect $none (i32.const 0))', 'undefined element 0, table size 0'],
      ['(call_indirect $t (i32.const 1))', 'uninitialized element 1'],
      ['(return_call_indirect $fixed (i32.sub (global.get 0) (i32.const 6)))', 'uninitialized element 1'],
      [
        '(drop (table.grow $t (ref.null func) (i32.const 1))) (call_indirect $t (i32.const 9))',
        'undefined element 9, table size 4',
      ],
    ]);
  });

  it('a call of another type both types', () => {
    const expected = 'indirect call type mismatch: expected';
    const types = `(type $f (func (param i32 f64) (result i64))) (type $g (func)) (type $h (func (param (ref null $f) externref)))
      (type $open (sub (func (param i32)))) (type $sub (sub $open (func (param i32))))
      (rec (type $r1 (func)) (type $r2 (func)))
      (type $loop (func (param (ref $loop)))) (type $s (struct (field i32) (field (mut i8)))) (type $a (func (result (ref $s))))
      (table funcref (elem $f $g $h $open $r1 $loop $a))
      (func $f (type $f) (i64.const 0)) (func $g (type $g)) (func $h (type $h)) (func $open (type $open)) (func $r1 (type $r1))
      (func $loop (type $loop)) (func $a (type $a) (unreachable))`;
    check(types, [
      ['(call_indirect (type $g) (i32.const 0))', `${expected} (func), got (func (param i32 f64) (result i64))`],
      [
        '(call_indirect (type $g) (i32.const 2))',
        `${expected} (func), got (func (param (ref null (func (param i32 f64) (result i64))) externref))`,
      ],
      [
        '(call_indirect (type $sub) (i32.const 0) (i32.const 3))',
        `${expected} (func (param i32)), got another type of that form`,
      ],
      ['(call_indirect (type $open) (i32.const 0) (i32.const 1))', `${expected} (func (param i32)), got (func)`],
      ['(call_indirect (type $g) (i32.const 4))', `${expected} (func), got another type of that form`],
      ['(call_indirect (type $g) (i32.const 5))', `${expected} (func), got (func (param (ref (func (param (ref …))))))`],
      [
        '(call_indirect (type $g) (i32.const 6))',
        `${expected} (func), got (func (result (ref (struct (field i32) (field (mut i8))))))`,
      ],
    ]);
  });

  it('types of any size in few words', () => {
    const wide = (of: string): string => Array.from({ length: 900 }, () => of).join(' ');
    const types = ['(type (func))', `(type (func (param ${wide('i32')})))`, `(type (func (param ${wide('(ref null 1)')})))`];
    const text = `(module ${types.join('')} (type (func (param ${wide('(ref null 2)')})))
      (table funcref (elem 0)) (func (type 3)) (func (export "f") (call_indirect (type 0) (i32.const 0))))`;
    withModule(text, checksOf({}), (store, f) => expect(messageOf(store, f('f')).length).to.be.below(8000));
  });

  it('the functions they came through: by name, else by the first export, else by number', () => {
    const text = `(module (func (unreachable)) (func $named (call 0)) (func (export "a") (export "b") (call 1))
      (func $c (export "d") (call 2)))`;
    withModule(text, checksOf({}), (store, f) => {
      try {
        store.invoke(f('d'));
      } catch (e) {
        const shown = (e as Trap).backtrace.toString().replaceAll(/\+0x[0-9a-f]+/g, '');
        expect(shown.split('\n')).to.deep.equal([
          'at wasm-function[0]',
          'at named (wasm-function[1])',
          'at a (wasm-function[2])',
          'at c (wasm-function[3])',
        ]);
        return;
      }
      expect.fail('no trap');
    });
  });

  it('nothing where there is nothing to tell', () => {
    check('(memory 1)', [
      ['(unreachable)', 'unreachable'],
      ['(drop (i32.div_u (i32.const 1) (i32.load (i32.const 0))))', 'integer divide by zero'],
    ]);
  });

  it('what the end of a memory is does not depend on where the compiler finds it', () => {
    // Spilled operands, and fields of the instance that a short displacement does not reach.
    const sum = Array.from({ length: 30 }, (_, i) => `(local.get ${i})`);
    const body = `${sum.join(' ')} (i64.load (local.get 30)) ${'(i64.add) '.repeat(30)}`;
    const memories = '(memory i64 1) '.repeat(20);
    const text = `(module ${memories} (memory $last i64 3)
      (func (export "f") ${'(param i64) '.repeat(31)} (result i64) ${body.replace('i64.load', 'i64.load $last')}))`;
    for (const mode of CHECKS) {
      withModule(text, mode, (store, f) => {
        const args = Array.from({ length: 31 }, (_, i) => i64(BigInt(i === 30 ? 0x50000 : i)));
        expect(messageOf(store, f('f'), args)).to.equal(oob(0x50000, 3 * 65536));
      });
    }
  });

  it('the last of as many memories as a module may have', () => {
    const text = `(module ${'(memory 0) '.repeat(LIMIT.memories - 1)} (memory $last 1)
      (func (export "f") (param i32) (drop (i32.load $last (local.get 0)))))`;
    for (const mode of CHECKS) {
      withModule(text, mode, (store, f) => {
        store.invoke(f('f'), [i32(65532)]);
        expect(messageOf(store, f('f'), [i32(65533)])).to.equal(oob(65533, 65536));
      });
    }
  });
});
