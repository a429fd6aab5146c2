/** The layer check catches what it is there for, on made-up sources. */
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect } from 'chai';
import { ROOT } from '../runner/system/paths.ts';
import { checkLayers, isTest, LAYERS, type Layers, readSources } from './layers.ts';

const check = (files: Record<string, string>, layers?: Layers): string[] => checkLayers(new Map(Object.entries(files)), layers);
const imports = (...paths: string[]): string => paths.map((path) => `import { x } from '${path}';\n`).join('');

const CASES: readonly (readonly [what: string, files: Record<string, string>, complaint: RegExp])[] = [
  ['an upward import', { 'engine/wasm/a.ts': "import { x } from '../text/b.ts';" }, /may not import engine\/text\/b\.ts/],
  ['runtime importing the compiler', { 'engine/runtime/a.ts': "import type { C } from '../compiler/c.ts';" }, /may not import/],
  ['a re-export', { 'engine/artifact/a.ts': "export { x } from '../runtime/b.ts';" }, /may not import/],
  ['a dynamic import', { 'engine/valid/a.ts': "const x = await import('../text/b.ts');" }, /may not import/],
  ['an import over several lines', { 'engine/ir/a.ts': "import {\n  x,\n  y,\n} from '../backend/b.ts';" }, /may not import/],
  ['regalloc seeing the backend', { 'engine/backend/regalloc/a.ts': imports('../vcode/b.ts') }, /may not import/],
  ['the checker seeing an allocator', { 'engine/backend/regalloc/check/a.ts': imports('../scan/b.ts') }, /may not import/],
  [
    'a cycle',
    { 'engine/wasm/a.ts': "import { x } from './b.ts';", 'engine/wasm/b.ts': "import { x } from './a.ts';" },
    /import cycle/,
  ],
  ['a test file used by production', { 'engine/wasm/a.ts': "import { x } from './b.test.ts';" }, /test file/],
  ['an outgrown file', { 'engine/wasm/a.ts': '\n'.repeat(700) }, /701 lines/],
  ['a file without a room', { 'elsewhere/a.ts': '' }, /no room/],
  ['a folder without a room', { 'engine/new/a.ts': '' }, /no room/],
  [
    'a cycle of folders without one of files',
    {
      'engine/ir/one/a.ts': imports('../two/a.ts'),
      'engine/ir/two/a.ts': '',
      'engine/ir/two/b.ts': imports('../one/b.ts'),
      'engine/ir/one/b.ts': '',
    },
    /cycle of folders: engine\/ir\/one -> engine\/ir\/two -> engine\/ir\/one/,
  ],
  [
    'a folder and its own files that need each other',
    { 'engine/ir/a.ts': imports('./one/a.ts'), 'engine/ir/one/a.ts': '', 'engine/ir/one/b.ts': imports('../b.ts') },
    /cycle of folders: engine\/ir -> engine\/ir\/one -> engine\/ir/,
  ],
  [
    'a cycle by way of folders in folders',
    { 'engine/ir/one/deep/a.ts': imports('../../two/a.ts'), 'engine/ir/two/deep/a.ts': imports('../../one/b.ts') },
    /cycle of folders: engine\/ir\/one -> engine\/ir\/two -> engine\/ir\/one/,
  ],
  [
    'an entry point that loads the compiler',
    { 'engine/core.ts': imports('./compiler/a.ts'), 'engine/compiler/a.ts': imports('../ir/b.ts'), 'engine/ir/b.ts': '' },
    /engine\/core\.ts: loads engine\/ir: engine\/core\.ts -> engine\/compiler\/a\.ts -> engine\/ir\/b\.ts/,
  ],
];

describe('layers', () => {
  for (const [what, files, complaint] of CASES) {
    it(`complains about ${what}`, () => {
      expect(check(files).join('\n')).to.match(complaint);
    });
  }
  const ROWS: readonly (readonly [what: string, layers: Layers, complaint: RegExp])[] = [
    ['a file for a room', { 'engine/a.ts': [] }, /engine\/a\.ts is a file; a room is a folder/],
    ['a room that sees one file', { 'engine/a': [], 'engine/b': ['engine/a/x.ts'] }, /engine\/a\/x\.ts is a file/],
    ['rooms that see each other', { a: ['b'], b: ['a'] }, /a sees b, which is no room above it/],
    ['a room that is not there', { a: ['b'] }, /a sees b, which is no room above it/],
  ];
  for (const [what, layers, complaint] of ROWS) {
    it(`complains about ${what}`, () => {
      expect(check({}, layers).join('\n')).to.match(complaint);
    });
  }
  it('has rooms that are folders, each row leading upwards', () => {
    expect(check({})).to.deep.equal([]);
    expect(Object.keys(LAYERS).filter((room) => room.endsWith('.ts'))).to.deep.equal([]);
  });
  it('accepts downward imports and tests that use the pipeline', () => {
    const fine = {
      'engine/text/a.ts': "import { x } from '../wasm/b.ts';",
      'engine/wasm/b.ts': '',
      'engine/text/a.test.ts': "import { x } from '../binary/encode.ts';",
      'engine/backend/regalloc/a.ts': "import type { Allocate } from './interface/operands.ts';",
      'engine/ir/one/a.ts': imports('../two/a.ts', '../b.ts'),
      'engine/ir/two/a.ts': imports('../b.ts'),
      'engine/ir/b.ts': '',
    };
    expect(check(fine)).to.deep.equal([]);
  });

  /** The folders of a tree of indented names. */
  function foldersOf(tree: string): string[] {
    const path: string[] = [];
    return [...tree.matchAll(/^( *)([\w-]+)\/ /gm)].map(([, indent = '', name = '']) => {
      path.splice(indent.length / 2, Number.POSITIVE_INFINITY, name);
      return path.join('/');
    });
  }
  it('ARCHITECTURE.md has a line for each folder', () => {
    const tree = /```text\n([\s\S]*?)```/.exec(readFileSync(join(ROOT, 'ARCHITECTURE.md'), 'utf8'))?.[1] ?? '';
    const folders = [...readSources(ROOT).keys()].filter((file) => !isTest(file)).map((file) => dirname(file));
    // Theirs are of data, of tests, or of other folders alone.
    const others = [
      'golden',
      'engine/text',
      'engine/testing',
      'engine/testing/differential',
      'engine/testing/gc',
      'engine/testing/random-gc',
      'engine/testing/pipeline',
      'engine/testing/threads',
      'runner/report',
      'runner/matrix',
    ];
    expect(foldersOf(tree).sort()).deep.equal([...new Set([...folders, ...others])].sort());
  });
});
