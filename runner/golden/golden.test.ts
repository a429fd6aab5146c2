/** Stage goldens: every instruction is in them, files are taken apart and put together, and what is wrong with one is said. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { expect } from 'chai';
import { compile, decode, encode, parse, readArtifact, unsupported } from '../../engine/index.ts';
import { Instr, readInstr } from '../../engine/wasm/body.ts';
import { Cursor } from '../../engine/wasm/cursor.ts';
import { OP_ROWS } from '../../engine/wasm/opcodes.ts';
import { loadTextModule } from '../script/modules.ts';
import { parseScript } from '../script/parser.ts';
import { ROOT } from '../system/paths.ts';
import { checkStageFile, missingStageFiles, stageFiles } from './check.ts';
import { artifactDiff, lineDiff } from './diff.ts';
import { GoldenError, readGolden, writeGolden } from './file.ts';
import { MACHINES } from './machine-code.ts';
import { OPCODE_GROUPS } from './opcodes.ts';
import { renderPage } from './page.ts';
import { STAGES } from './stages.ts';
import { renderStructures } from './structures.ts';

/** Names of the instructions in the modules of a golden's input, as the reader of bodies sees them. */
function instructionsOf(path: string): Set<string> {
  const { input, options } = readGolden(readFileSync(join(ROOT, path), 'utf8'));
  const script = parseScript(new TextEncoder().encode(input), options.features);
  const found = new Set<string>();
  const instr = new Instr();
  for (const d of script.directives) {
    if (d.kind !== 'module' || d.module.form === 'binary') continue;
    try {
      for (const { body } of loadTextModule(script, d.module).funcs) {
        const c = new Cursor(body.bytes, body.start, body.end);
        for (let runs = c.u32(); runs > 0; runs--) {
          c.u32();
          c.valType();
        }
        while (c.pos < c.end) {
          readInstr(c, instr);
          found.add(OP_ROWS.find((r) => r.op === instr.op)?.name ?? '');
        }
      }
    } catch {
      // A module that is wrong on purpose.
    }
  }
  return found;
}

describe('stage goldens', () => {
  it('have every instruction: all in text and validation, what compiles in IR and machine code', function () {
    this.timeout(20_000);
    // A feature compiles where its group does: asked of the compiler, not of the goldens.
    const compiles = new Set(
      [...OPCODE_GROUPS.values()].flatMap((g) => {
        const text = readFileSync(join(ROOT, 'golden', 'text', `${g.name}.wat`), 'utf8');
        return unsupported(parse(text, { features: g.features })) === undefined ? g.rows.map((r) => r.name) : [];
      }),
    );
    expect(compiles.size).above(430);
    const stages = {
      text: false,
      valid: false,
      ir: true,
      passes: true,
      ...Object.fromEntries(MACHINES.map((m) => [m.name, true])),
    };
    for (const [stage, code] of Object.entries(stages)) {
      const names = new Set(stageFiles(ROOT).flatMap((p) => (p.startsWith(`golden/${stage}/`) ? [...instructionsOf(p)] : [])));
      const missing = OP_ROWS.filter((r) => !names.has(r.name) && (!code || compiles.has(r.name))).map((r) => r.name);
      expect(missing, stage).deep.equal([]);
    }
    expect(missingStageFiles(ROOT)).deep.equal([]);
  });

  it('are taken apart and put together', () => {
    const text = ';;! features threads\n;;! bounds explicit\n(module) ;; no expectation\n\n;; one\n;;\n;;   two\n';
    const golden = readGolden(text);
    expect(golden.options.settings).deep.equal({ bounds: 'explicit' });
    expect(golden.expected).deep.equal(['one', '', '  two']);
    expect(writeGolden(golden.input, golden.expected)).equal(text);
    for (const header of ['features flight', 'bounds none', 'colour red'])
      expect(() => readGolden(`(module)\n;;! ${header}\n`)).throw(GoldenError, header);
  });

  describe('on disk', () => {
    let root: string;
    before(() => {
      root = mkdtempSync(join(tmpdir(), 'touchstone-golden-'));
    });
    after(() => rmSync(root, { recursive: true }));
    const put = (path: string, text: string): string => {
      mkdirSync(join(root, dirname(path)), { recursive: true });
      writeFileSync(join(root, path), text);
      return path;
    };

    it('generated ones are missing until they are there, and generated anew', async () => {
      expect(missingStageFiles(root)).include.members(['golden/text/gc.wat', 'golden/ir/i32.wat', 'golden/x86-64/i32.wat']);
      const made = await checkStageFile(root, 'golden/passes/sign-extension.wat');
      expect([made.old, made.problem]).deep.equal([undefined, undefined]);
      const path = put('golden/passes/sign-extension.wat', (made.fresh ?? '').replace(/^ {2}\(func.*\n/m, ''));
      const again = await checkStageFile(root, path);
      expect(again.fresh).equal(made.fresh).and.not.equal(again.old);
      expect(missingStageFiles(root)).not.include(path);
    });

    it('what is wrong with one is said with its line', async () => {
      const cases: [path: string, text: string, line: number, message: RegExp][] = [
        ['golden/ir/a.wat', '(module)\n\n(modul)\n', 3, /^malformed: /],
        ['golden/ir/b.wat', '(module\n(func (i32.add)))\n', 2, /^invalid: type mismatch/],
        ['golden/ir/c.wat', ';; function 0:\n', 1, /an expectation without an input/],
        ['golden/ir/d.wat', ';;! opcodes vanished\n(module)\n', 1, /an orphan: ir has no instructions named vanished/],
        ['golden/vm/e.wat', '(module)\n', 0, /an orphan: no golden of any stage/],
        ['golden/ir/e.txt', '(module)\n', 0, /an orphan: no golden of any stage/],
      ];
      for (const [path, text, line, message] of cases) {
        const { fresh, problem } = await checkStageFile(root, put(path, text));
        expect([fresh, problem?.line], path).deep.equal([undefined, line]);
        expect(problem?.message).match(message);
      }
    });

    it('every stage shows a change of its input', async () => {
      for (const { name } of STAGES) {
        const of = async (value: number): Promise<string> => {
          const path = put(`golden/${name}/changed.wat`, `(module (func (result i64) (i64.const ${value})) (memory ${value}))\n`);
          return (await checkStageFile(root, path)).fresh?.split('\n\n').slice(1).join() ?? '';
        };
        const [one, two] = [await of(1), await of(70_000)];
        expect(one, name).not.equal('').and.not.equal(two);
      }
    });
  });

  it('a diff shows the lines around a change', () => {
    const old = Array.from({ length: 20 }, (_, i) => `line ${i}\n`).join('');
    expect(lineDiff(old, old)).deep.equal([]);
    expect(lineDiff(old, old.replace('line 9\n', 'other\n'), 1)).deep.equal([
      '@@ line 9 @@',
      ' line 8',
      '-line 9',
      '+other',
      ' line 10',
    ]);
  });

  it('artifacts are compared by sections and by code', async () => {
    const artifact = (body: string) => {
      const m = decode(encode(parse(`(module (func nop) (func (param i32) (result i32) ${body}))`)));
      return readArtifact(compile(m));
    };
    const same = await artifactDiff(artifact('local.get 0'), artifact('local.get 0'));
    expect(same).deep.equal(['sections that differ (sizes):', 'no function has other code']);
    const text = (await artifactDiff(artifact('local.get 0'), artifact('(i32.div_u (local.get 0) (i32.const 0))'))).join('\n');
    expect(text).match(/sections that differ \(sizes\):\n[\s\S]* {2}\.touchstone\.traps \d+ -> \d+\n/);
    expect(text).match(/first difference in code, function 1:[\s\S]*\+.*call.*integerDivideByZero/);
  });

  it('names of files are those of groups', () => {
    const groups = stageFiles(ROOT).filter((p) => readFileSync(join(ROOT, p), 'utf8').startsWith(';;! opcodes '));
    for (const path of groups) expect(OPCODE_GROUPS.has(basename(path, '.wat')), path).equal(true);
  });
});

describe('the page of stages', () => {
  const PAGE_TEXT = (name: string): string =>
    `# t\n\n<!-- example -->\n\`\`\`wasm\n(module (func (param i32) (result i32) (local.get 0)))\n\`\`\`\n\n<!-- ${name} -->\n\`\`\`text\nold\n\`\`\`\nend\n`;

  it('has its blocks made of its example, and keeps all else', async () => {
    const fresh = await renderPage(PAGE_TEXT('translated'));
    expect(fresh).to.contain('block0(v0: i32):\n  return v0\n```\nend\n').and.not.to.contain('old');
    expect(await renderPage(fresh)).to.equal(fresh);
  });

  const WRONG: readonly (readonly [what: string, page: string, message: string])[] = [
    ['no example', '# t\n', 'no block <!-- example -->'],
    ['an unknown block', PAGE_TEXT('nonsense'), 'no block named nonsense'],
    ['two functions', PAGE_TEXT('code').replace('(module', '(module (func)'), 'one function'],
  ];
  for (const [what, page, message] of WRONG) {
    it(`is refused with ${what}`, async () => {
      let error: unknown;
      await renderPage(page).catch((e: unknown) => (error = e));
      expect(error).to.be.instanceOf(GoldenError).with.property('message').that.contains(message);
    });
  }
});

describe('the page of data structures', () => {
  const sources: Readonly<Record<string, string>> = {
    'a/b.ts': `/** Of things. */
export class Thing<T> extends Base implements Other {
  // Numbers.
  count = 0;
  /** By thing. */
  readonly size: Int32Array<ArrayBuffer> = new Int32Array(256);
  #hidden = 1;
  private also = 2;
  /** Not a field. */
  get twice(): number {
    // Nor this.
    return 2;
  }
  readonly made: T | undefined;
}
/** Offsets. */
export const TABLE = {
  first: 0,
  /** A longer comment,
   * over lines. */
  second: 8,
} as const;
`,
    'a/b.h': `// A record.
struct alignas(16) Record {
  Record() = default;
  // Where it is.
  uint64_t at = 0;
  uint32_t words[SOME];
  bool f() const { return own_ != 0; }
  int own_;
};
`,
  };
  const page = (path: string, name: string): string => `# x\n\n<!-- ${path} ${name} -->\n\`\`\`text\nold\n\`\`\`\n`;
  const render = (path: string, name: string): string[] =>
    renderStructures(page(path, name), (file) => sources[file])
      .split('\n')
      .slice(4, -2);

  it('has public fields with their types and comments, of TypeScript and of C++', () => {
    expect(render('a/b.ts', 'Thing')).deep.equal([
      ...['Thing extends Base', '  Of things.', '', '  Numbers.', '  count: number'],
      ...['  size: Int32Array     By thing.', '  made: T | undefined'],
    ]);
    expect(render('a/b.ts', 'TABLE')).deep.equal([
      ...['TABLE', '  Offsets.', '  first: 0', '  second: 8  A longer comment, over lines.'],
    ]);
    expect(render('a/b.h', 'Record')).deep.equal([
      ...['Record', '  A record.', '  at: uint64_t           Where it is.', '  words: uint32_t[SOME]'],
    ]);
  });

  it('names the marker of a declaration that is gone', () => {
    for (const [path, name] of [
      ['a/b.ts', 'Thin'],
      ['a/c.ts', 'Thing'],
    ] as const)
      expect(() => render(path, name))
        .throws(GoldenError, `no ${name} with fields in ${path}`)
        .and.property('line', 3);
  });
});
