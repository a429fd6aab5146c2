/**
 * What lowering makes of common expressions, as disassembled by iced-x86: folded loads and addresses, fused compares,
 * three-operand forms. One line a case; the frame is left out. And what it must not fold.
 */
import { expect } from 'chai';
import * as iced from 'iced-x86';
import type { FunctionCode } from '../../../compiled/compiled.ts';
import { moduleEnv } from '../../../frontend/ssa/env.ts';
import { translateFunction } from '../../../frontend/translate.ts';
import { encode, parse, validate } from '../../../index.ts';
import { IrFunc } from '../../../ir/func.ts';
import { runPasses } from '../../../passes/pipeline.ts';
import { TRAP } from '../../../wasm/traps.ts';
import { allocate } from '../../regalloc/index.ts';
import { compileFunction } from '../../testing/compile-function.ts';
import { x64Isa } from '../isa.ts';

/** Compiles the first function of a module with one memory and a mutable global. */
function compiled(wat: string, cpu: string): FunctionCode {
  const m = parse(`(module (memory 1) (global $g (mut i32) (i32.const 0)) ${wat})`);
  validate(m);
  encode(m);
  const env = moduleEnv(m, { bounds: 'guard', traps: 'signals' });
  const f = new IrFunc();
  translateFunction(env, 0, f);
  runPasses(f);
  return compileFunction(f, x64Isa(cpu), allocate, { addressMap: true, reloadInstance: false });
}

const EPILOGUE = ['mov rsp,rbp', 'pop rbp', 'ret'];
const formatter = new iced.Formatter(iced.FormatterSyntax.Intel);
/** Instructions as text, without prologue (to the last push of r15 or the frame's sub) and epilogue. */
function listing(f: FunctionCode): string[] {
  const decoder = new iced.Decoder(64, f.code.subarray(0, f.codeLength), iced.DecoderOptions.None);
  const lines: string[] = [];
  while (decoder.canDecode) {
    const i = decoder.decode();
    lines.push(formatter.format(i));
    i.free();
  }
  decoder.free();
  const start = lines.findLastIndex((l) => l === 'push r15' || l.startsWith('sub rsp'));
  return lines.slice(start + 1).filter((l) => !EPILOGUE.includes(l) && !l.startsWith('nop'));
}

const CASES: readonly (readonly [name: string, wat: string, v3: readonly string[], v2?: readonly string[]])[] = [
  ['add', '(func (param i32 i32) (result i32) (i32.add (local.get 0) (local.get 1)))', ['add edi,esi']],
  ['add of a constant', '(func (param i32 i32) (result i32) (i32.add (local.get 1) (i32.const 8)))', ['lea edi,[rsi+8]']],
  [
    'scaled add',
    '(func (param i64 i64) (result i64) (i64.add (local.get 0) (i64.shl (local.get 1) (i64.const 3))))',
    ['lea rdi,[rdi+rsi*8]'],
  ],
  ['multiplication by 5', '(func (param i64) (result i64) (i64.mul (local.get 0) (i64.const 5)))', ['lea rdi,[rdi+rdi*4]']],
  [
    'load into arithmetic',
    '(func (param i32 i32) (result i32) (i32.sub (local.get 0) (i32.load offset=8 (local.get 1))))',
    ['mov eax,esi', 'mov rcx,[r15+40h]', 'sub edi,[rcx+rax+8]'],
  ],
  [
    'load behind a store',
    '(func (param i32 i32) (result i32) (local i32) (local.set 2 (i32.load (local.get 0))) (i32.store (local.get 1) (i32.const 0)) (i32.add (local.get 0) (local.get 2)))',
    ['mov eax,edi', 'mov ecx,esi', 'mov rdx,[r15+40h]', 'mov esi,[rdx+rax]', 'mov dword ptr [rdx+rcx],0', 'lea edi,[rax+rsi]'],
  ],
  [
    'a zero with a sign lies in memory, as numbers do',
    '(func (param f64) (result f64) (f64.mul (local.get 0) (f64.const -0)))',
    ['vmulsd xmm0,xmm0,[20h]'],
    ['mulsd xmm0,[20h]'],
  ],
  [
    'a zero is made in a register',
    '(func (param f32) (result f32) (f32.mul (local.get 0) (f32.const 0)))',
    ['vxorps xmm1,xmm1,xmm1', 'vmulss xmm0,xmm0,xmm1'],
    ['xorps xmm1,xmm1', 'mulss xmm0,xmm1'],
  ],
  [
    'a mask of bit 6',
    '(func (param i32) (if (i32.and (local.get 0) (i32.const 0x40)) (then (unreachable))))',
    ['test dil,40h', 'jne short 0000000000000015h', 'call qword ptr [r15+8]'],
  ],
  [
    'a mask of bit 7',
    '(func (param i32) (if (i32.and (local.get 0) (i32.const 0x80)) (then (unreachable))))',
    ['test edi,80h', 'jne short 0000000000000017h', 'call qword ptr [r15+8]'],
  ],
  ['constant address', '(func (result i32) (i32.load offset=16 (i32.const 1024)))', ['mov rax,[r15+40h]', 'mov edi,[rax+410h]']],
  [
    'sign-extending load',
    '(func (param i32) (result i64) (i64.load16_s (local.get 0)))',
    ['mov eax,edi', 'mov rcx,[r15+40h]', 'movsx rdi,word ptr [rcx+rax]'],
  ],
  [
    'read-modify-write',
    '(func (param i32 i32) (i32.store (local.get 0) (i32.xor (i32.load (local.get 0)) (local.get 1))))',
    ['mov eax,edi', 'mov rcx,[r15+40h]', 'xor [rcx+rax],esi'],
  ],
  ['global increment', '(func (global.set $g (i32.add (global.get $g) (i32.const 1))))', ['add dword ptr [r15+50h],1']],
  [
    'store of a constant',
    '(func (param i32) (i64.store (local.get 0) (i64.const -1)))',
    ['mov eax,edi', 'mov rcx,[r15+40h]', 'mov qword ptr [rcx+rax],0FFFFFFFFFFFFFFFFh'],
  ],
  [
    'compare and branch',
    '(func (param i32 i32) (result i32) (if (result i32) (i32.lt_u (local.get 0) (i32.const 100)) (then (local.get 0)) (else (local.get 1))))',
    ['cmp edi,64h', 'jae short 0000000000000012h', 'mov rsi,rdi', 'mov rdi,rsi'],
  ],
  [
    'compare with memory',
    '(func (param i32 i32) (result i32) (i32.eq (i32.load8_u (local.get 0)) (i32.const 34)))',
    ['mov eax,edi', 'mov rcx,[r15+40h]', 'xor edx,edx', 'cmp byte ptr [rcx+rax],22h', 'mov rdi,rdx', 'sete dil'],
  ],
  [
    'test of a mask',
    '(func (param i32 i32) (result i32) (select (local.get 1) (i32.const 7) (i32.and (local.get 0) (i32.const 64))))',
    ['mov eax,7', 'test dil,40h', 'mov rdi,rax', 'cmovne edi,esi'],
  ],
  [
    'shift by a variable',
    '(func (param i32 i32) (result i32) (i32.shr_u (local.get 0) (local.get 1)))',
    ['shrx edi,edi,esi'],
    ['mov rcx,rsi', 'shr edi,cl'],
  ],
  [
    'rotate by a constant',
    '(func (param i32) (result i32) (i32.rotl (local.get 0) (i32.const 7)))',
    ['rorx edi,edi,19h'],
    ['rol edi,7'],
  ],
  [
    'and with complement',
    '(func (param i64 i64) (result i64) (i64.and (local.get 0) (i64.xor (local.get 1) (i64.const -1))))',
    ['andn rdi,rsi,rdi'],
    ['not rsi', 'and rdi,rsi'],
  ],
  [
    'leading zeros',
    '(func (param i32 i32) (result i32) (i32.clz (local.get 1)))',
    ['xor edi,edi', 'lzcnt edi,esi'],
    ['mov r11d,3Fh', 'bsr edi,esi', 'cmove edi,r11d', 'xor edi,1Fh'],
  ],
  [
    'division',
    '(func (param i32 i32) (result i32) (i32.rem_u (local.get 0) (local.get 1)))',
    [
      'mov rax,rdi',
      'test esi,esi',
      'je short 000000000000001Dh',
      'xor edx,edx',
      'div esi',
      'mov rdi,rdx',
      'call qword ptr [r15+8]',
    ],
  ],
  [
    'float chain',
    '(func (param f64 f64) (result f64) (f64.add (f64.mul (local.get 0) (local.get 1)) (f64.const 1)))',
    ['vmulsd xmm0,xmm0,xmm1', 'vaddsd xmm0,xmm0,[20h]'],
    ['mulsd xmm0,xmm1', 'addsd xmm0,[20h]'],
  ],
  [
    'float minimum by select',
    '(func (param f32 f32) (result f32) (select (local.get 0) (local.get 1) (f32.lt (local.get 0) (local.get 1))))',
    ['vminss xmm0,xmm0,xmm1'],
    ['minss xmm0,xmm1'],
  ],
  [
    'float minimum',
    '(func (param f64 f64) (result f64) (f64.min (local.get 0) (local.get 1)))',
    [
      'vucomisd xmm0,xmm1',
      'je short 0000000000000019h',
      'vminsd xmm0,xmm0,xmm1',
      'jp short 0000000000000021h',
      'vorps xmm0,xmm0,xmm1',
      'jmp short 0000000000000014h',
      'vaddsd xmm0,xmm0,xmm1',
      'jmp short 0000000000000014h',
    ],
    [
      'ucomisd xmm0,xmm1',
      'je short 0000000000000019h',
      'minsd xmm0,xmm1',
      'jp short 0000000000000020h',
      'orps xmm0,xmm1',
      'jmp short 0000000000000014h',
      'addsd xmm0,xmm1',
      'jmp short 0000000000000014h',
    ],
  ],
  [
    'float equality',
    '(func (param f64 f64) (result i32) (f64.eq (local.get 0) (local.get 1)))',
    ['xor eax,eax', 'xor ecx,ecx', 'vucomisd xmm0,xmm1', 'mov rdi,rax', 'sete dil', 'setnp cl', 'and edi,ecx'],
    ['xor eax,eax', 'xor ecx,ecx', 'ucomisd xmm0,xmm1', 'mov rdi,rax', 'sete dil', 'setnp cl', 'and edi,ecx'],
  ],
  [
    'conversion',
    '(func (param i32) (result f64) (f64.convert_i32_s (local.get 0)))',
    ['vxorps xmm0,xmm0,xmm0', 'vcvtsi2sd xmm0,xmm0,edi'],
    ['xorps xmm0,xmm0', 'cvtsi2sd xmm0,edi'],
  ],
  [
    'saturating conversion',
    '(func (param f64) (result i32) (i32.trunc_sat_f64_s (local.get 0)))',
    [
      'vcvttsd2si edi,xmm0',
      'cmp edi,1',
      'jo short 0000000000000018h',
      'vxorps xmm15,xmm15,xmm15',
      'vucomisd xmm15,xmm0',
      'jp short 000000000000002Ah',
      'ja short 0000000000000013h',
      'sub edi,1',
      'jmp short 0000000000000013h',
      'xor edi,edi',
      'jmp short 0000000000000013h',
    ],
    [
      'cvttsd2si edi,xmm0',
      'cmp edi,1',
      'jo short 0000000000000018h',
      'xorps xmm15,xmm15',
      'ucomisd xmm15,xmm0',
      'jp short 000000000000002Ah',
      'ja short 0000000000000013h',
      'sub edi,1',
      'jmp short 0000000000000013h',
      'xor edi,edi',
      'jmp short 0000000000000013h',
    ],
  ],
  [
    'counted loop',
    '(func (param i32 i32) (result i32) (local i32) (loop $l (local.set 2 (i32.add (local.get 2) (i32.load (local.get 0)))) (local.set 0 (i32.add (local.get 0) (i32.const 4))) (br_if $l (local.tee 1 (i32.sub (local.get 1) (i32.const 1))))) (local.get 2))',
    [
      'mov eax,edi',
      'xor ecx,ecx',
      'mov rdx,[r15+40h]',
      'add ecx,[rdx+rax]',
      'add eax,4',
      'add esi,0FFFFFFFFh',
      'jne short 0000000000000020h',
      'mov rdi,rcx',
    ],
  ],
];

describe('x64 lowering', () => {
  for (const [name, wat, v3, v2] of CASES) {
    it(name, () => {
      expect(listing(compiled(wat, 'x86-64-v3'))).to.deep.equal(v3);
      if (v2 !== undefined) expect(listing(compiled(wat, 'x86-64-v2'))).to.deep.equal(v2);
    });
  }

  it('records the faulting instruction itself as the trap', () => {
    const f = compiled('(func (param i32 i32) (result i32) (i32.add (local.get 0) (i32.load (local.get 1))))', 'x86-64-v3');
    expect(f.traps.length).to.equal(2);
    expect(f.traps[1]).to.equal(TRAP.memoryOutOfBounds);
    const decoder = new iced.Decoder(64, f.code.subarray(f.traps[0] as number), iced.DecoderOptions.None);
    const i = decoder.decode();
    expect(formatter.format(i)).to.match(/^add e.., \[|^add e..,\[/);
    i.free();
    decoder.free();
    expect(f.addrs[0]).to.equal(f.traps[0]);
  });
});
