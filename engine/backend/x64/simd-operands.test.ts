/**
 * Loads that may be folded into vector instructions, and stores of lanes, at the very end of memory: every operand of every
 * instruction from every load of its type, with its last byte the last byte of memory, and every lane through every store of its
 * type. Whoever reads or writes more bytes than the program asked for traps here, or changes what it should not. The results are
 * V8's.
 */
import { expect } from 'chai';
import { compile, encode, type Func, i32, type Memory, type Module, parse, Store, Trap, validate } from '../../index.ts';
import { hostCpus } from '../../runtime/load/load.ts';
import { OP_ROWS, type OpRow } from '../../wasm/opcodes.ts';
import { nanBits, unifyNans } from './testing/nans.ts';
import { strict } from './testing/strict.ts';

const { WebAssembly } = globalThis as unknown as {
  WebAssembly: {
    Module: new (bytes: Uint8Array) => object;
    Instance: new (module: object) => { exports: Record<string, unknown> };
  };
};

const CPUS = ['x86-64-v2', 'x86-64-v3'].filter((cpu) => hostCpus().includes(cpu));
const PAGE = 65536;
const RESULT_AT = 1000;
const SHUFFLE = '0 17 2 19 4 21 6 23 8 9 10 11 12 13 30 31';

const isVector = (row: OpRow): boolean => row.feature === 'simd' || row.feature === 'relaxed-simd';
const sizeOf = (row: OpRow): number => 2 ** row.align;
const access = OP_ROWS.filter(
  (row) => row.align >= 0 && row.feature !== 'threads' && !row.imms.some((imm) => imm.startsWith('lane')),
);
/** Loads and stores of one type. */
const loads = (type: string): OpRow[] => access.filter((row) => row.params?.length === 1 && row.results?.[0] === type);
const stores = (type: string): OpRow[] => access.filter((row) => row.params?.[1] === type && row.results?.length === 0);
const atEnd = (row: OpRow): string => `${row.name} offset=${PAGE - sizeOf(row)} (local.get $at)`;

interface Case {
  readonly what: string;
  readonly body: string;
  /** The same for the other engine. */
  readonly reference: string;
  /** Lanes whose NaNs may differ. */
  readonly nan: 0 | 32 | 64;
}

/** Immediates to use an instruction with. */
function immediates(row: OpRow): string[] {
  const [imm = ''] = row.imms;
  if (imm === 'shuffle') return [SHUFFLE];
  return imm.startsWith('lane') ? ['0', String(Number(imm.slice(4)) - 1)] : [''];
}

function operandCases(): Case[] {
  const cases: Case[] = [];
  for (const row of OP_ROWS) {
    const { name, params = [], results = [] } = row;
    if (!isVector(row) || row.align >= 0 || params.length === 0) continue;
    for (const imm of immediates(row))
      params.forEach((type, k) => {
        for (const load of loads(type)) {
          const args = params.map((t, j) => (j === k ? `(${atEnd(load)})` : `(local.get $${t}${j})`));
          const store = (e: string): string => `(${results[0]}.store offset=${RESULT_AT} (local.get $at) ${e})`;
          const body = store(`(${name} ${imm} ${args.join(' ')})`);
          const reference = row.feature === 'relaxed-simd' ? store(strict(name, args)) : body;
          cases.push({ what: `${name} ${imm}, operand ${k} by ${load.name}`, body, reference, nan: nanBits(name) });
        }
      });
  }
  return cases;
}
function storeCases(): Case[] {
  const lanes = OP_ROWS.filter((row) => row.name.includes('extract_lane'));
  return lanes.flatMap((row) =>
    immediates(row).flatMap((imm) =>
      stores(row.results?.[0] ?? '').map((store) => {
        const body = `(${atEnd(store)} (${row.name} ${imm} (local.get $v1280)))`;
        return { what: `${row.name} ${imm} by ${store.name}`, body, reference: body, nan: 0 as const };
      }),
    ),
  );
}

/** Operands that do not come from the end: vectors and scalars by type and place. */
const LOCALS = ['v1280', 'v1281', 'v1282', 'i321', 'i641', 'f321', 'f641'].map((local) => {
  const type = /^v128|^.32|^.64/.exec(local)?.[0] ?? '';
  return { local, type, load: `(local.set $${local} (${type}.load offset=${16 * Number(local.at(-1))} (local.get $at)))` };
});
function moduleOf(bodies: readonly string[]): Module {
  const head = `(param $at i32) ${LOCALS.map(({ local, type }) => `(local $${local} ${type})`).join(' ')} ${LOCALS.map((l) => l.load).join(' ')}`;
  const m = parse(`(module (memory (export "m") 1) ${bodies.map((b, i) => `(func (export "f${i}") ${head} ${b})`).join('\n')})`);
  validate(m);
  return m;
}
/** Bytes of all kinds: small and large, as floats numbers and NaNs. */
const INITIAL = Uint8Array.from({ length: PAGE }, (_, k) => (k % 7 === 3 ? 0x40 : Math.imul(k + 1, 0x9e3779b1) >>> 11));

describe('x64 vector operands at the end of memory', function () {
  this.timeout(240_000);
  for (const [what, cases] of [
    ['loads', operandCases()],
    ['stores', storeCases()],
  ] as const) {
    for (const cpu of CPUS) {
      it(`${cpu}: ${cases.length} ${what}`, () => {
        const { exports } = new WebAssembly.Instance(new WebAssembly.Module(encode(moduleOf(cases.map((c) => c.reference)))));
        const theirs = new Uint8Array((exports['m'] as { buffer: ArrayBuffer }).buffer);
        const ours = moduleOf(cases.map((c) => c.body));
        encode(ours);
        const store = new Store();
        try {
          const instance = store.instantiate(compile(ours, { cpu, verify: true }));
          const memory = instance.getExport('m') as Memory;
          const call = (i: number, at: number): void => void store.invoke(instance.getExport(`f${i}`) as Func, [i32(at)]);
          cases.forEach((c, i) => {
            theirs.set(INITIAL);
            memory.write(0, INITIAL);
            // One byte further nothing may happen.
            expect(() => call(i, 1), c.what).to.throw(Trap);
            expect(Buffer.compare(memory.read(0, PAGE), INITIAL), c.what).to.equal(0);
            call(i, 0);
            (exports[`f${i}`] as (at: number) => void)(0);
            const [got, expected] = [memory.read(0, PAGE).slice(), theirs.slice()];
            for (const bytes of [got, expected]) unifyNans(bytes.subarray(RESULT_AT, RESULT_AT + 16), c.nan);
            if (Buffer.compare(got, expected) === 0) return;
            const at = got.findIndex((b, k) => b !== expected[k]);
            expect.fail(`${c.what}: byte ${at} is ${got[at]}, V8 has ${expected[at]}`);
          });
        } finally {
          store.close();
        }
      });
    }
  }
});
