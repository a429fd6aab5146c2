/**
 * Which index is not another one: each line marked is a type error, and the build fails where one is none any more.
 */
import { expect } from 'chai';
import { instanceLayout, memoryEntry, tableEntry } from '../abi/layout.ts';
import { FIRST } from '../base/brand.ts';
import { Instr } from './body.ts';
import { completed, emptyModule, exportOf, funcType, type IndexSpaces, type Module, type ModuleDraft } from './module.ts';
import type { DataIndex, ElemIndex, FuncIndex, GlobalIndex, MemoryIndex, TableIndex, TagIndex, TypeIndex } from './types.ts';

/** An index of each space. */
interface Indices {
  readonly type: TypeIndex;
  readonly func: FuncIndex;
  readonly table: TableIndex;
  readonly memory: MemoryIndex;
  readonly global: GlobalIndex;
  readonly tag: TagIndex;
  readonly elem: ElemIndex;
  readonly data: DataIndex;
}

/** Never run: it is the compiler that looks at it. */
function mixes(m: Module, draft: ModuleDraft, spaces: IndexSpaces, instr: Instr, indices: Indices): void {
  const { funcs } = spaces;
  const { type, func, table, memory, global, tag, elem, data } = indices;
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
  // @ts-expect-error a table is no memory
  expect(spaces.memories[table]);
  // @ts-expect-error nor a memory a table
  expect(spaces.tables[memory]);
  // @ts-expect-error a global is no tag
  expect(spaces.tags[global]);
  // @ts-expect-error nor a tag a global
  expect(spaces.globals[tag]);
  // @ts-expect-error a data segment is no element segment
  expect(m.elems[data]);
  // @ts-expect-error nor an element segment a data segment
  expect(m.datas[elem]);
  // @ts-expect-error nor is a number
  expect(m.datas[0]);
  // @ts-expect-error memory.init names a segment first
  expect(spaces.memories[instr.dataIndex]);
  // @ts-expect-error table.init has its table behind the segment
  expect(m.elems[instr.secondTable]);
  // @ts-expect-error a data segment writes a memory
  draft.datas.push({ mode: 'passive', memory: table, init: new Uint8Array(0), offset: 0 });
  // @ts-expect-error an export of a memory has the index of one
  draft.exports.push({ name: '', kind: 'memory', index: table, offset: 0 });
  const layout = instanceLayout({ ...NOTHING });
  // @ts-expect-error the entry of a memory is none of a table
  expect(tableEntry(layout, memory));
  // @ts-expect-error nor the other way round
  expect(memoryEntry(layout, table));
  // @ts-expect-error the kind says what the index of an export is of
  for (const e of m.exports) if (e.kind === 'global') expect(spaces.tables[e.index]);
}
const NOTHING = {
  memories: 0,
  tables: 0,
  importedFuncs: 0,
  globals: 0,
  types: 0,
  elems: 0,
  datas: 0,
  tags: 0,
  escapingFuncs: 0,
};

describe('indices of a module', () => {
  it('do not go for each other', () => {
    expect(mixes).a('function');
  });
  it('are numbers at run time', () => {
    const m = emptyModule('text');
    m.types.push({ final: true, supers: [], comp: { kind: 'func', params: [], results: [] } });
    m.imports.push({ module: '', name: '', desc: { kind: 'func', type: FIRST }, offset: 0 });
    const func: FuncIndex = FIRST;
    expect(completed(m).spaces.funcs[func]).equal(0);
    const instr = new Instr();
    instr.a = 5;
    instr.b = 6;
    const { typeIndex, funcIndex, tableIndex, memoryIndex, globalIndex, tagIndex, elemIndex, dataIndex } = instr;
    const first = [typeIndex, funcIndex, tableIndex, memoryIndex, globalIndex, tagIndex, elemIndex, dataIndex];
    expect(first).deep.equal(first.map(() => 5));
    const second = [instr.secondType, instr.secondTable, instr.secondMemory, instr.secondElem, instr.secondData];
    expect(second).deep.equal(second.map(() => 6));
    expect(exportOf('x', 'tag', 7, 8)).deep.equal({ name: 'x', kind: 'tag', index: 7, offset: 8 });
  });
});
