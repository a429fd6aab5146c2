// An engine behind the line protocol (engine-protocol.md): this Node's WebAssembly, with every bit.
//   touchstone test --suite=base --engine=cmd:"node docs/engine-example.mjs"
import { createInterface } from 'node:readline';

const W = WebAssembly;
let [modules, instances, references] = [];
function read(text) {
  const [type, what] = text.split(':');
  if (type === 'i32') return Number.parseInt(what, 16) | 0;
  if (type === 'i64') return BigInt.asIntN(64, BigInt(`0x${what}`));
  return type === 'null' ? null : (references[what] ??= { number: what });
}
const hex = (bits, digits) => bits.toString(16).padStart(digits, '0');
function write(type, value) {
  if (type === 'i32') return `i32:${hex(value >>> 0, 8)}`;
  if (type === 'i64') return `i64:${hex(BigInt.asUintN(64, value), 16)}`;
  if (value === null) return 'null:extern';
  return value.number === undefined ? 'ref:extern' : `extern:${value.number}`;
}
const OPS = {
  hello: () => ({ protocol: 2, name: 'example', version: process.versions.node, level: 'directive' }),
  reset: () => void ([modules, instances, references] = [{}, {}, {}]),
  compile: ({ module, bytes }) => void (modules[module] = new W.Module(Buffer.from(bytes, 'base64'))),
  instantiate({ module, instance, imports }) {
    const given = Object.fromEntries(W.Module.imports(modules[module]).map((i) => [i.module, Object.create(null)]));
    for (const i of imports) given[i.module][i.name] = instances[i.instance][i.export];
    instances[instance] = new W.Instance(modules[module], given).exports;
  },
  invoke({ instance, name, args, results }) {
    const value = instances[instance][name](...args.map(read));
    return { values: results.map((type) => write(type, value)) };
  },
};
const CLASSES = { CompileError: 'rejected', LinkError: 'unlinkable', RuntimeError: 'trap', RangeError: 'exhaustion' };
const classOf = (e) => CLASSES[e.name] ?? (e instanceof W.Exception ? 'exception' : 'fault');
const said = (e) => ({ error: { class: classOf(e), message: String(e.message) } });
const answer = (request) => new Promise((done) => done(OPS[request.op](request) ?? {})).catch(said);
for await (const line of createInterface({ input: process.stdin })) console.log(JSON.stringify(await answer(JSON.parse(line))));
