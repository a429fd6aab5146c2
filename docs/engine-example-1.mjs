// An engine behind protocol 1 (engine-protocol.md): this Node's WebAssembly, without v128 and NaN payloads.
//   touchstone test --suite=base --engine=cmd:"node docs/engine-example-1.mjs"
import { createInterface } from 'node:readline';

const W = WebAssembly;
const PRINTS = ['print', 'print_i32', 'print_i64', 'print_f32', 'print_f64', 'print_i32_f32', 'print_f64_f64'];
const GLOBALS = Object.entries({ i32: 666, i64: 666n, f32: 666.6, f64: 666.6 });
const spectest = () => ({
  ...Object.fromEntries(PRINTS.map((name) => [name, () => {}])),
  ...Object.fromEntries(GLOBALS.map(([type, value]) => [`global_${type}`, new W.Global({ value: type }, value)])),
  table: new W.Table({ element: 'anyfunc', initial: 10, maximum: 20 }),
  memory: new W.Memory({ initial: 1, maximum: 2 }),
});
const cell = new DataView(new ArrayBuffer(8));
const CELLS = { i32: 'Int32', i64: 'BigInt64', f32: 'Float32', f64: 'Float64' };
let [modules, instances, references] = [];
function read(text) {
  const [type, bits] = text.split(':');
  if (CELLS[type] === undefined) return type === 'null' ? null : (references[text] ??= { text });
  cell.setBigUint64(0, BigInt(`0x${bits}`) << (bits.length === 8 ? 32n : 0n));
  return cell[`get${CELLS[type]}`](0);
}
function write(type, value) {
  if (CELLS[type] === undefined) return value?.text ?? `${value === null ? 'null' : 'ref'}:${type.slice(0, -3)}`;
  cell[`set${CELLS[type]}`](0, value);
  const bits = cell.getBigUint64(0).toString(16).padStart(16, '0');
  return `${type}:${bits.slice(0, type.endsWith('64') ? 16 : 8)}`;
}
const OPS = {
  hello: () => ({ protocol: 1, name: 'example', version: process.versions.node, level: 'directive' }),
  reset: () => void ([modules, instances, references] = [{}, { 0: spectest() }, {}]),
  compile: ({ module, bytes }) => void (modules[module] = new W.Module(Buffer.from(bytes, 'base64'))),
  instantiate({ module, instance, imports }) {
    const given = Object.fromEntries(W.Module.imports(modules[module]).map((i) => [i.module, {}]));
    for (const i of imports) given[i.module][i.name] = instances[i.instance][i.export];
    instances[instance] = new W.Instance(modules[module], given).exports;
  },
  invoke({ instance, name, args, results }) {
    const values = [instances[instance][name](...args.map(read))].flat();
    return { values: results.map((type, i) => write(type, values[i])) };
  },
  get: ({ instance, name, results }) => ({ values: [write(results[0], instances[instance][name].value)] }),
};
const CLASSES = { CompileError: 'rejected', LinkError: 'unlinkable', RuntimeError: 'trap', RangeError: 'exhaustion' };
const said = (e) => ({ error: { class: CLASSES[e.name] ?? 'exception', message: String(e.message) } });
const answer = (request) => new Promise((done) => done(OPS[request.op](request) ?? {})).catch(said);
for await (const line of createInterface({ input: process.stdin })) console.log(JSON.stringify(await answer(JSON.parse(line))));
