/** Documents name what is there, and sources speak as `docs/vocabulary.md` has it. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { ROOT } from '../runner/system/paths.ts';
import {
  longComments,
  longLines,
  misplacedNames,
  missingPaths,
  readVocabulary,
  sharedNames,
  vocabularyComplaints,
  wideLines,
  wordsOf,
} from './documents.ts';

const HIDDEN = new Set(['node_modules', 'build', 'official']);
/** Paths below the project's root, '/'-separated; no build outputs. */
const paths = readdirSync(ROOT, { withFileTypes: true })
  .filter((top) => !top.name.startsWith('.') && !HIDDEN.has(top.name))
  .flatMap((top) =>
    top.isDirectory()
      ? readdirSync(join(ROOT, top.name), { recursive: true, withFileTypes: true })
          .filter((entry) => entry.isFile())
          .map((entry) => join(entry.parentPath, entry.name).slice(ROOT.length + 1))
      : [top.name],
  )
  .map((path) => path.replaceAll('\\', '/'));
const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8');
const sources = new Map(paths.filter((p) => /^(engine|native|runner)\/.*\.(ts|cc|h|S)$/.test(p)).map((p) => [p, read(p)]));
const documents = new Map(paths.filter((p) => p.endsWith('.md') && p !== 'CHANGELOG.md').map((p) => [p, read(p)]));

/** Sources of tools, of figures and of suites. */
const others = new Map(paths.filter((p) => /^(ci|bench|spec-tests)\/.*\.ts$/.test(p)).map((p) => [p, read(p)]));
/** Tables with one row a line, however wide: of instructions, of programs. */
const TABLES = ['engine/wasm/opcodes.ts', 'runner/golden/opcodes.ts', 'runner/proof/checks.ts'];

describe('documents', () => {
  it('name paths that are there', () => {
    const complaints = [...documents].flatMap(([path, text]) => missingPaths(text, paths).map((c) => `${path}:${c}`));
    expect(documents.size).above(10);
    expect(complaints).deep.equal([]);
  });

  for (const [text, expected] of [
    ['see `engine/ir/ops.ts`, `engine/ir`, `engine/ir/` and `ir/ops.ts:12`', []],
    ['see `engine/ir/ops` and `engine/backend/x64/lower/integers/*.ts`', []],
    ['\nsee `engine/ir/gone.ts`', ['2: engine/ir/gone.ts']],
    ['see `engine/gone`', ['1: engine/gone']],
    ['see `gone.ts` and `ir/`', ['1: gone.ts']],
    ['run `npm test`, write `out.elf`, `build/x.h`, a folder of `backend/<machine>`, `engine.run()`', []],
  ] as const)
    it(`are asked for paths: ${text.trim()}`, () => {
      expect(missingPaths(text, ['engine/ir/ops.ts', 'engine/backend/x64/lower/integers/int.ts'])).deep.equal(expected);
    });

  it('name what is in the files they say', () => {
    const architecture = documents.get('ARCHITECTURE.md') ?? '';
    expect([...architecture.matchAll(/`\w+`\s+\(`/g)].length).above(30);
    expect(misplacedNames(architecture, (path) => sources.get(path))).deep.equal([]);
    const planted = 'first `a` (`x.ts`), then `b`\n(`x.ts`) and `c` (`y.ts`)';
    expect(misplacedNames(planted, (path) => (path === 'x.ts' ? 'function a() {}' : undefined))).deep.equal([
      '1: b (x.ts)',
      '2: c (y.ts)',
    ]);
  });

  it('walk an instruction through the files that it is in', () => {
    const walk = /### A new instruction[\s\S]*?(?=\n## )/.exec(documents.get('ARCHITECTURE.md') ?? '')?.[0] ?? '';
    const named = Array.from(walk.matchAll(/`(engine\/[^`]+\.ts)`/g), ([, path = '']) => path);
    expect(named.length).above(7);
    expect(named.filter((path) => !/popcnt/.test(sources.get(path) ?? ''))).deep.equal([]);
  });

  it('end their lines, as comments do, at column 130', () => {
    const prose = [...documents].flatMap(([path, text]) => longLines(text).map((c) => `${path}:${c}`));
    const comments = [...sources, ...others].flatMap(([path, text]) => longComments(text).map((c) => `${path}:${c}`));
    expect([...prose, ...comments]).deep.equal([]);
    const long = 'x'.repeat(131);
    expect(longLines(`a\n${long}\n| ${long}\n\`\`\`\n${long}\n\`\`\`\n`)).deep.equal(['2: 131 columns']);
    expect(longComments(`f();\n  // ${long}\n * ${long}\nconst a = '${long}';`)).deep.equal(['2: 136 columns', '3: 134 columns']);
  });
});

describe('sources', () => {
  it('end their lines at column 130, tables left out', () => {
    const isCode = (path: string): boolean => !/\.test\.ts$|\/testing\//.test(path) && !TABLES.includes(path);
    expect([...sources].flatMap(([path, text]) => (isCode(path) ? wideLines(text).map((c) => `${path}:${c}`) : []))).deep.equal(
      [],
    );
    for (const path of TABLES) expect(wideLines(sources.get(path) ?? ''), path).not.deep.equal([]);
    expect(wideLines(`const a = '';\n${'x'.repeat(130)}\n${'é'.repeat(131)}`)).deep.equal(['3: 131 columns']);
  });
});

describe('the vocabulary', () => {
  const text = read('docs/vocabulary.md');

  it('gives no two types of the engine one name', () => {
    expect(sharedNames(sources)).deep.equal([]);
    const planted = new Map([
      ['engine/a/x.ts', 'export interface Frame {}\nexport type Other = 1;'],
      ['engine/b/y.ts', 'export class Frame {}\ninterface Other {}'],
      ['engine/b/y.test.ts', 'export type Other = 2;'],
      ['engine/api/z.ts', 'export type Other = 3;'],
      ['runner/z.ts', 'export type Other = 4;'],
      ['engine/backend/x64/a.ts', 'export type Row = 1;\nexport type Twice = 1;'],
      ['engine/backend/aarch64/b.ts', 'export type Row = 2;'],
      ['engine/backend/x64/b.ts', 'export type Twice = 2;'],
    ]);
    expect(sharedNames(planted)).deep.equal([
      'Frame: engine/a/x.ts, engine/b/y.ts',
      'Twice: engine/backend/x64/a.ts, engine/backend/x64/b.ts',
    ]);
  });

  it('has identifiers that the code has, and the code none of the words it rules out', () => {
    const { terms, ruledOut } = readVocabulary(text);
    expect(terms.length).above(60);
    expect(ruledOut.length).above(5);
    expect(vocabularyComplaints(text, sources)).deep.equal([]);
  });

  it('complains of what is planted', () => {
    const table =
      '| live range | x | y | `LiveRanges` |\n| live range | x | y | `Gone` |\n| piece, pieces | live range | `engine/a` |\n';
    const planted = new Map([
      ['engine/a/x.ts', 'class LiveRanges {}\nconst isPieceOf = 1;'],
      ['engine/a/x.test.ts', 'a piece of text'],
      ['engine/b/x.ts', 'a piece of text'],
    ]);
    expect(vocabularyComplaints(table, planted)).deep.equal([
      'live range: no source has Gone',
      'live range: stands twice',
      'engine/a/x.ts:2: "piece" where the vocabulary has live range',
    ]);
    expect(wordsOf('isHomeBlock(HTMLPage, a_b)')).deep.equal(['is', 'home', 'block', 'html', 'page', 'a', 'b']);
  });
});
