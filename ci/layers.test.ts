/** The layer check catches what it is there for, on made-up sources. */
import { expect } from 'chai';
import { checkLayers } from './layers.ts';

const check = (files: Record<string, string>): string[] => checkLayers(new Map(Object.entries(files)));

const CASES: readonly (readonly [what: string, files: Record<string, string>, complaint: RegExp])[] = [
  ['an upward import', { 'engine/wasm/a.ts': "import { x } from '../text/b.ts';" }, /may not import engine\/text\/b\.ts/],
  ['runtime importing the compiler', { 'engine/runtime/a.ts': "import type { C } from '../compiler/c.ts';" }, /may not import/],
  ['a re-export', { 'engine/artifact/a.ts': "export { x } from '../runtime/b.ts';" }, /may not import/],
  ['a dynamic import', { 'engine/valid/a.ts': "const x = await import('../text/b.ts');" }, /may not import/],
  ['an import over several lines', { 'engine/ir/a.ts': "import {\n  x,\n  y,\n} from '../backend/b.ts';" }, /may not import/],
  ['regalloc seeing the backend', { 'engine/backend/regalloc/a.ts': "import { x } from '../vcode.ts';" }, /may not import/],
  [
    'a cycle',
    { 'engine/wasm/a.ts': "import { x } from './b.ts';", 'engine/wasm/b.ts': "import { x } from './a.ts';" },
    /import cycle/,
  ],
  ['a test file used by production', { 'engine/wasm/a.ts': "import { x } from './b.test.ts';" }, /test file/],
  ['an outgrown file', { 'engine/wasm/a.ts': '\n'.repeat(700) }, /701 lines/],
  ['a file without a room', { 'elsewhere/a.ts': '' }, /no room/],
];

describe('layers', () => {
  for (const [what, files, complaint] of CASES) {
    it(`complains about ${what}`, () => {
      expect(check(files).join('\n')).to.match(complaint);
    });
  }
  it('accepts downward imports and tests that use the pipeline', () => {
    const fine = {
      'engine/text/a.ts': "import { x } from '../wasm/b.ts';",
      'engine/wasm/b.ts': '',
      'engine/text/a.test.ts': "import { x } from '../binary/encode.ts';",
      'engine/backend/regalloc/a.ts': "import type { Allocate } from '../operands.ts';",
    };
    expect(check(fine)).to.deep.equal([]);
  });
});
