/** The name section: what is malformed in it, what stays of it then, and what is written. */
import { expect } from 'chai';
import { parseModule } from '../text/parse/module.ts';
import { ByteWriter } from '../wasm/bytes.ts';
import { WASM3 } from '../wasm/features.ts';
import type { Names } from '../wasm/module.ts';
import { decodeNames, writeNames } from './names.ts';

const noNames = (): Names => parseModule(new TextEncoder().encode('(module)'), { features: WASM3 }).names;
const subsection = (id: number, ...content: number[]): number[] => [id, content.length, ...content];
const A = [1, 0x61];
const B = [1, 0x62];
/** Function 0 is `a`. */
const FUNCS = subsection(1, 1, 0, ...A);

describe('the name section', () => {
  const faults: readonly [what: string, bytes: number[], message: string][] = [
    ['in order', [...subsection(0, ...B), ...FUNCS, ...subsection(2, 1, 0, 1, 0, ...A)], 'fine'],
    ['unknown subsections are passed over', [...FUNCS, ...subsection(12, 1, 2, 3)], 'fine'],
    ['subsections the other way round', [...FUNCS, ...subsection(0, ...B)], 'name subsection out of order'],
    ['a subsection twice', [...FUNCS, ...FUNCS], 'name subsection out of order'],
    ['a name that ends in the next subsection', [...FUNCS, 4, 4, 1, 0, 3, 0x62, ...subsection(5, 0)], 'length out of bounds'],
    ['an index in the next subsection', [...FUNCS, 4, 1, 1, ...subsection(5, 0)], 'unexpected end of name section'],
    ['bytes behind the names', [...FUNCS, ...subsection(4, 1, 0, ...B, 0)], 'name subsection size mismatch'],
    ['a subsection that is longer than the section', [...FUNCS, 4, 9, 1, 0, ...B], 'length out of bounds'],
    ['an index twice', [...FUNCS, ...subsection(4, 2, 3, ...A, 3, ...B)], 'duplicate index'],
    ['indices the other way round', [...FUNCS, ...subsection(4, 2, 3, ...A, 2, ...B)], 'indices out of order'],
    ['a function twice', [...FUNCS, ...subsection(2, 2, 3, 1, 0, ...A, 3, 1, 0, ...B)], 'duplicate index'],
    ['functions the other way round', [...FUNCS, ...subsection(2, 2, 3, 1, 0, ...A, 2, 1, 0, ...B)], 'indices out of order'],
    ['a local twice', [...FUNCS, ...subsection(2, 1, 3, 2, 0, ...A, 0, ...B)], 'duplicate index'],
  ];
  for (const [what, bytes, message] of faults) {
    it(`${what}: ${message}; what stands in front stays`, () => {
      const names = noNames();
      // What lies behind the section is none of it.
      const fault = decodeNames(Uint8Array.from([...bytes, ...FUNCS]), 0, bytes.length, names);
      expect(fault?.message ?? 'fine').match(new RegExp(`^${message}`));
      expect([...names.funcs]).deep.equal([[0, 'a']]);
    });
  }

  it('what has no name is not written, neither a map nor one of its maps', () => {
    const names = noNames();
    const written = (): number[] => {
      const out = new ByteWriter();
      writeNames(names, out);
      return [...out.finish()];
    };
    names.locals.set(0, new Map());
    expect(written()).deep.equal([]);
    names.locals.set(2, new Map([[1, 'a']]));
    names.locals.set(1, new Map());
    names.funcs.set(0, 'a');
    expect(written()).deep.equal([...FUNCS, ...subsection(2, 1, 2, 1, 1, ...A)]);
  });
});
