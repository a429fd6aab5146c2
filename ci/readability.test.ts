/** Each row of the table of readability counts its kind, and nothing in the sentence beside it. */
import { expect } from 'chai';
import { ROWS } from './readability.ts';

/** A row's name, a file and its text that count, and what they count. */
const CASES: readonly (readonly [row: keyof typeof ROWS, file: string, text: string, count: number | string])[] = [
  ['`as number`, lines in `engine/`', 'engine/wasm/x.ts', 'a = b[0] as number;\n// b as number', 1],
  ['`as number`, lines in all else', 'runner/x.ts', 'a = b[0] as number;', 1],
  ['`as number`, lines of tests', 'runner/x.test.ts', 'a = b[0] as number;', 1],
  ['casts to a brand, lines in `engine/`', 'engine/ir/x.ts', "type V = Brand<'V'>;\na as V;\nb as V;\nc as W;", 'V 2'],
  ["machine names outside the machine's rooms", 'engine/passes/x.ts', '// rax\n// rcx', '1 files, 2 lines'],
  ['arithmetic on rows of an assembler', 'engine/backend/x64/lower/x.ts', 'X.add + 1; X.add; row + w', 1],
  ['module-level `let` in ir, frontend, passes, backend', 'engine/ir/x.ts', 'let a = 1;\n  let b = 2;', 1],
  ['module-level `let` elsewhere in `engine/`', 'engine/text/x.ts', 'let a = 1;', 1],
  [
    'file-sized rooms',
    'ci/layers.ts',
    "LAYERS = {\n  'engine/a.ts': ['engine/b.ts'],\n};\nWITHOUT = {\n  'engine/c.ts': [],\n};",
    1,
  ],
  ['lines over 130 columns', 'engine/x.ts', `${'x'.repeat(131)}\n${'x'.repeat(130)}`, 1],
  ['lines of tests', 'engine/x.test.ts', '1\n2', 2],
  ['lines of code', 'engine/x.ts', '1\n2', 2],
];

describe('readability', () => {
  for (const [row, file, text, count] of CASES) {
    it(row, () => {
      const complaintsOf = (): number => 0;
      expect(ROWS[row]?.({ sources: new Map([[file, text]]), complaintsOf })).to.equal(count);
      expect(ROWS[row]?.({ sources: new Map([['engine/deep/y.cc', text]]), complaintsOf })).to.be.oneOf([
        0,
        '0',
        '1 files, 2 lines',
      ]);
    });
  }

  it('folders that need each other, and those with thirteen files', () => {
    const crowd = Array.from({ length: 13 }, (_, i): [string, string] => [`engine/a/${i}.ts`, "import '../b/x.ts';"]);
    const sources = new Map([...crowd, ['engine/b/x.ts', "import '../a/1.ts';"]]);
    const tree = { sources, complaintsOf: () => 0 };
    expect(ROWS['cycles of folders']?.(tree)).to.equal(1);
    expect(ROWS['folders of more than a dozen files, tests apart']?.(tree)).to.equal(1);
  });
});
