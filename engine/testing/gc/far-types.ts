/**
 * For types.test.ts: `node far-types.js N` runs a program in a process in which N canonical types have been met before, and
 * says what it came to.
 */
import { compile, type Func, parse, Store, validate } from '../../index.ts';
import { TYPES } from '../../wasm/canon.ts';
import { WasmError } from '../../wasm/errors.ts';

const from = Number(process.argv[2]);
// They need not be there: nobody asks for their definitions.
const { defs, chains } = TYPES as unknown as { readonly defs: { length: number }; readonly chains: { length: number } };
defs.length += from;
chains.length += from;

const TYPE = `(rec (type $a (sub (struct (field i32)))) (type $b (sub $a (struct (field i32) (field (ref null $a))))))
  (type $f (sub (func (result i32)))) (type $g (sub $f (func (result i32)))) (type $x (array (mut (ref null $b))))`;

function run(store: Store): string {
  const make = (text: string, first?: ReturnType<Store['instantiate']>) => {
    const m = parse(text);
    validate(m);
    return store.instantiate(compile(m), (_, name) => first?.getExport(name));
  };
  const instance = make(`(module ${TYPE} (table funcref (elem $g)) (func $g (export "g") (type $g) (i32.const 5))
    (global $a (mut anyref) (ref.null any)) (global $b (mut anyref) (ref.null any))
    (func (export "make") (global.set $a (struct.new $a (i32.const 1))) (global.set $b (struct.new $b (i32.const 2) (ref.null none))))
    (func (export "a") (result i32 i32) (ref.test (ref $a) (global.get $a)) (ref.test (ref $a) (global.get $b)))
    (func (export "b") (result i32 i32) (ref.test (ref $b) (global.get $b)) (ref.test (ref $b) (global.get $a)))
    (func (export "c") (result i32 i32) (ref.test (ref $x) (global.get $b)) (ref.test (ref $x)
      (array.new $x (ref.cast (ref $b) (global.get $b)) (i32.const 3))))
    (func (export "null") (result i32) (ref.test (ref null $x) (ref.null any)))
    (func (export "call") (result i32) (call_indirect (type $f) (i32.const 0))))`);
  const call = (name: string): string =>
    store
      .invoke(instance.getExport(name) as Func)
      .map(({ lo }) => lo)
      .join('');
  call('make');
  const said = ['a', 'b', 'c', 'null', 'call'].map(call);
  make(`(module ${TYPE} (import "m" "g" (func (type $f))) (import "m" "g" (func (type $g))))`, instance);
  said.push('linked');
  try {
    make(`(module ${TYPE} (type $h (sub $g (func (result i32)))) (import "m" "g" (func (type $h))))`, instance);
    said.push('linked again');
  } catch (e) {
    said.push(e instanceof WasmError && e.class === 'unlinkable' ? 'refused' : String(e));
  }
  return said.join(' ');
}

const store = new Store({ gcZeal: 1 });
try {
  console.log(run(store));
} catch (e) {
  console.log(e instanceof WasmError ? `${e.class}: ${e.message}` : String(e));
} finally {
  store.close();
}
