/**
 * Calls with exceptional successors through the backend, from IR text: both allocators are replayed by the checker, and the
 * handlers that come out lead to the code that their block became, whatever was shortened, elided or moved between.
 */
import { expect } from 'chai';
import * as iced from 'iced-x86';
import type { FunctionCode } from '../../compiled/compiled.ts';
import { verifyFunc } from '../../ir/inspect/verify.ts';
import { parseFunc } from '../../ir/testing/parse.ts';
import { runPasses } from '../../passes/pipeline.ts';
import { ANY_TAG } from '../../wasm/body.ts';
import { checkAllocation } from '../regalloc/check/check.ts';
import { allocateLinear } from '../regalloc/linear.ts';
import { allocateSimple } from '../regalloc/simple.ts';
import { x64Isa } from './isa.ts';

const HEAD = `signature 1 (i32) -> (i32)
signature 2 () -> (i64, i64, i64, i64, i64, i64, i64, f64)
`;
/**
 * Values live into landing pads, results in registers and in the result area, handlers that only pass on, a loop, an indirect
 * call.
 */
const FUNCTIONS: Readonly<Record<string, string>> = {
  'one handler': `function 0 (i32) -> (i32)
${HEAD}block0(v0: i32):
  v1 = try_call 0 sig1 (v0) [tag0 block2, block1]
block1:
  v2 = proj.i32 v1 0
  return v2
block2:
  return v0
`,
  'both ways to one block': `function 0 (i32) -> (i32)
${HEAD}block0(v0: i32):
  v1 = try_call 0 sig1 (v0) [tag0 block1, tag1 block1, catch_all block2, block1]
block1:
  return v0
block2:
  v2 = iconst.i32 7
  return v2
`,
  'a loop of calls': `function 0 (i32, i64) -> (i32)
${HEAD}block0(v0: i32, v1: i64):
  v20 = iconst.i32 0
  jump block1(v0, v20)
block1(v2: i32, v3: i32):
  v4 = try_call_ptr v1, v1 sig1 (v2) [tag3 block3, catch_all block4, block2]
block2:
  v5 = proj.i32 v4 0
  v6 = iadd.i32 v3, v5
  jump block5(v6)
block3:
  v7 = iadd.i32 v3, v2
  jump block5(v7)
block4:
  v8 = iconst.i32 1
  v9 = iadd.i32 v2, v8
  brif v9, block1(v9, v3), block6
block5(v10: i32):
  v11 = iconst.i32 -1
  v12 = iadd.i32 v2, v11
  brif v12, block1(v12, v10), block6
block6:
  return v3
`,
  'results in the result area': `function 0 (i64) -> (i64)
${HEAD}block0(v0: i64):
  v1 = try_call 0 sig2 () [catch_all block2, block1]
block1:
  v2 = proj.i64 v1 0
  v3 = proj.i64 v1 5
  v4 = proj.i64 v1 6
  v5 = iadd.i64 v2, v3
  v6 = iadd.i64 v5, v4
  return v6
block2:
  return v0
`,
};

/** The text of the code from `from` up to the first jump, return or call. */
function listing(f: FunctionCode, from: number): string[] {
  const formatter = new iced.Formatter(iced.FormatterSyntax.Intel);
  const decoder = new iced.Decoder(64, f.code.subarray(from, f.codeLength), iced.DecoderOptions.None);
  const lines: string[] = [];
  while (decoder.canDecode && !/^(j|ret|call)/.test(lines.at(-1) ?? '')) {
    const i = decoder.decode();
    lines.push(formatter.format(i));
    i.free();
  }
  decoder.free();
  formatter.free();
  return lines;
}

interface Handlers {
  readonly returnsTo: number;
  readonly list: readonly (readonly [tag: number, at: number])[];
}
function handlersOf({ handlers }: FunctionCode): Handlers[] {
  const all: Handlers[] = [];
  for (let i = 0; i < handlers.length; ) {
    const n = handlers[i + 1] as number;
    const list = Array.from(
      { length: n },
      (_, k) => [handlers[i + 2 + 2 * k] as number, handlers[i + 3 + 2 * k] as number] as const,
    );
    all.push({ returnsTo: handlers[i] as number, list });
    i += 2 + 2 * n;
  }
  return all;
}

describe('x64 calls with exceptional successors', () => {
  for (const [name, text] of Object.entries(FUNCTIONS))
    for (const optimized of [false, true])
      it(`${name}${optimized ? ', optimized' : ''}`, () => {
        const f = parseFunc(text);
        verifyFunc(f);
        if (optimized) runPasses(f, verifyFunc);
        const isa = x64Isa('x86-64-v3');
        const options = { addressMap: true, reloadInstance: true };
        for (const allocate of [allocateLinear, allocateSimple]) {
          const input = isa.lower(f, options);
          const allocation = allocate(input, isa.registers);
          checkAllocation(input, allocation, isa.registers);
          const code = isa.emit(allocation, options);
          const [handlers, ...others] = handlersOf(code);
          expect(others).to.deep.equal([]);
          const { returnsTo, list } = handlers as Handlers;
          // A call ends at the return address, and the instance comes back.
          expect(listing(code, returnsTo)[0]).to.equal('mov r15,[rbp-8]');
          expect([0xe8, 0xff]).to.include(code.code[returnsTo - 5] === 0xe8 ? 0xe8 : code.code[returnsTo - 2]);
          for (const [, at] of list) expect(at).to.be.within(1, code.codeLength - 1);
        }
      });

  it('names tags in order, and lands where the block begins', () => {
    const f = parseFunc(FUNCTIONS['both ways to one block'] as string);
    const isa = x64Isa('x86-64-v3');
    const options = { addressMap: false, reloadInstance: false };
    const code = isa.emit(allocateLinear(isa.lower(f, options), isa.registers), options);
    const { list } = handlersOf(code)[0] as Handlers;
    expect(list.map(([tag]) => tag)).to.deep.equal([0, 1, ANY_TAG]);
    // Two handlers are one edge; the normal way is another, and the parameter comes out of its slot on both.
    expect(list[0]?.[1]).to.equal(list[1]?.[1]);
    expect(listing(code, list[0]?.[1] as number)).to.deep.equal(['mov rdi,[rbp-18h]', 'mov rsp,rbp', 'pop rbp', 'ret']);
    expect(listing(code, list[2]?.[1] as number)).to.deep.equal(['mov edi,7', 'mov rsp,rbp', 'pop rbp', 'ret']);
  });
});
