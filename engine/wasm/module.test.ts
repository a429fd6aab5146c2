/**
 * Which index is not another one: each line marked is a type error, and the build fails where one is none any more.
 */
import { expect } from 'chai';
import { FIRST } from '../base/brand.ts';
import { Instr } from './body.ts';
import { completed, emptyModule, funcType, type IndexSpaces, type Module, type ModuleDraft } from './module.ts';
import type { FuncIndex, TypeIndex } from './types.ts';

/** Never run: it is the compiler that looks at it. */
function mixes(m: Module, draft: ModuleDraft, { funcs }: IndexSpaces, func: FuncIndex, type: TypeIndex, instr: Instr): void {
  // @ts-expect-error a function is not its type
  funcType(m, func);
  // @ts-expect-error nor is a number the index of a type
  funcType(m, 3);
  // @ts-expect-error a type is no function
  expect(funcs[type]);
  // @ts-expect-error nor is a number
  expect(funcs[3]);
  // @ts-expect-error what starts a module is a function
  draft.start = { func: type, offset: 0 };
  // @ts-expect-error the type of a tag is the index of a type
  draft.tags.push({ type: func, offset: 0 });
  // @ts-expect-error a function is imported by the index of its type
  draft.imports.push({ module: '', name: '', desc: { kind: 'func', type: func }, offset: 0 });
  // @ts-expect-error a call names a function
  funcType(m, instr.funcIndex);
}

describe('indices of a module', () => {
  it('do not go for each other', () => {
    expect(mixes).a('function');
  });
  it('are numbers at run time', () => {
    const m = emptyModule('text');
    m.types.push({ final: true, supers: [], comp: { kind: 'func', params: [], results: [] } });
    m.imports.push({ module: '', name: '', desc: { kind: 'func', type: FIRST }, offset: 0 });
    const first: FuncIndex = FIRST;
    expect(completed(m).spaces.funcs[first]).equal(0);
    const instr = new Instr();
    instr.a = 5;
    expect([instr.typeIndex, instr.funcIndex]).deep.equal([5, 5]);
  });
});
