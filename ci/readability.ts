/**
 * What makes code hard to read and can be counted, side by side at several commits, as a table: `node build/ci/readability.js
 * 83bdd3a HEAD`, from the project's root. Rows are of sources without tests where they say nothing else; `biome` counts what
 * takes a parser.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { grouped } from '../engine/base/maps.ts';
import { wideLines } from './documents.ts';
import { cyclesOfFolders, isAtOrBelow, isTest, readSources } from './layers.ts';
import { checkMachineNames, MACHINES } from './machine-names.ts';

/** A commit's files, as they stand in a folder. */
export interface Tree {
  /** Path → text: TypeScript and native code, tests among them. */
  readonly sources: ReadonlyMap<string, string>;
  /** How often `biome` complains of a rule in the files without tests. */
  readonly complaintsOf: (rule: Rule) => number;
}

/** The rules asked, with their limits; no setting of the project's own matters. */
const RULES = {
  useMaxParams: { group: 'complexity', options: { max: 6 } },
  noExcessiveLinesPerFunction: { group: 'complexity', options: { maxLines: 80 } },
  noNonNullAssertion: { group: 'style', options: {} },
} as const;
type Rule = keyof typeof RULES;

/** Files a folder may have: a dozen. */
const DOZEN = 12;
/** Where state of a module's own would be shared by what is compiled at once. */
const STATELESS = ['engine/ir', 'engine/frontend', 'engine/passes', 'engine/backend'];

const MACHINE_ROOMS = MACHINES.flatMap(({ rooms }) => rooms);

/** In code: neither in a comment nor quoted. */
const CAST = /^(?!\s*(\/?\*|\/\/)).*[^`]\bas number\b/;

const isSource = (file: string): boolean => file.endsWith('.ts') && !isTest(file);
const below =
  (...folders: readonly string[]) =>
  (file: string) =>
    folders.some((folder) => isAtOrBelow(file, folder));

/** Lines of sources that fit. */
function linesOf({ sources }: Tree, isAsked: (file: string) => boolean, pattern: RegExp): number {
  const texts = [...sources].filter(([file]) => isAsked(file)).map(([, text]) => text.split('\n'));
  return texts.flat().filter((line) => pattern.test(line)).length;
}

const lines =
  (isAsked: (file: string) => boolean, pattern: RegExp) =>
  (tree: Tree): number =>
    linesOf(tree, isAsked, pattern);

const inEngine = (file: string): boolean => isSource(file) && isAtOrBelow(file, 'engine');

/** Casts to each kind of integer with a name (`Brand`), `Value 3, Block 1`. */
function casts(tree: Tree): string {
  const brands = [...tree.sources.values()].flatMap((text) => [...text.matchAll(/type (\w+) = Brand</g)].map((m) => m[1] ?? ''));
  const counts = brands.map((brand) => [brand, linesOf(tree, inEngine, new RegExp(`\\bas ${brand}\\b`))] as const);
  const some = counts.filter(([, n]) => n > 0).sort(([, a], [, b]) => b - a);
  return some.length === 0 ? '0' : some.map(([brand, n]) => `${brand} ${n}`).join(', ');
}

function crowdedFolders({ sources }: Tree): number {
  const folders = grouped([...sources.keys()].filter(isSource), dirname);
  return [...folders.values()].filter((files) => files.length > DOZEN).length;
}

const places = (complaints: readonly string[]): string => {
  const files = new Set(complaints.map((complaint) => complaint.split(':')[0]));
  return `${files.size} files, ${complaints.length} lines`;
};

/** What is counted: a row each. */
export const ROWS: Readonly<Record<string, (tree: Tree) => number | string>> = {
  '`as number`, lines in `engine/`': lines(inEngine, CAST),
  '`as number`, lines in all else': lines((file) => isSource(file) && !isAtOrBelow(file, 'engine'), CAST),
  '`as number`, lines of tests': lines((file) => file.endsWith('.ts') && isTest(file), CAST),
  'casts to a brand, lines in `engine/`': casts,
  'assertions `!`': (tree) => tree.complaintsOf('noNonNullAssertion'),
  "machine names outside the machine's rooms": (tree) => places(checkMachineNames(tree.sources)),
  'arithmetic on rows of an assembler': lines(
    (file) => isSource(file) && below(...MACHINE_ROOMS)(file) && !file.includes('/assembler/'),
    /\b[XPA]\.[a-z]\w+ [-+] \w|\brow [-+] \w/,
  ),
  'module-level `let` in ir, frontend, passes, backend': lines((file) => isSource(file) && below(...STATELESS)(file), /^let /),
  'module-level `let` elsewhere in `engine/`': lines((file) => inEngine(file) && !below(...STATELESS)(file), /^let /),
  'functions with more than six parameters': (tree) => tree.complaintsOf('useMaxParams'),
  'functions of more than 80 lines': (tree) => tree.complaintsOf('noExcessiveLinesPerFunction'),
  'cycles of folders': (tree) => cyclesOfFolders(tree.sources).length,
  'file-sized rooms': ({ sources }) =>
    new Set(/LAYERS.*?\n};/s.exec(sources.get('ci/layers.ts') ?? '')?.[0].match(/'[\w/-]+\.ts'(?=:)/g)).size,
  'folders of more than a dozen files, tests apart': crowdedFolders,
  'lines over 130 columns': ({ sources }) =>
    [...sources].filter(([file]) => file.endsWith('.ts')).flatMap(([, text]) => wideLines(text)).length,
  'lines of tests': lines((file) => file.endsWith('.ts') && isTest(file), /^/),
  'lines of code': lines(isSource, /^/),
};

/** Runs `look` on the files of a commit. */
function atCommit<T>(commit: string, look: (tree: Tree) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'touchstone-readability-'));
  try {
    const input = execFileSync('git', ['archive', commit], { maxBuffer: 1 << 30 });
    execFileSync('tar', ['-x', '-C', folder], { input });
    return look({ sources: readSources(folder, /\.(ts|cc|h|S)$/), complaintsOf: (rule) => complaintsOf(folder, rule) });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** How often `biome` complains of a rule in the files of a folder that are no tests. Writes its settings there. */
function complaintsOf(folder: string, rule: Rule): number {
  const { group, options } = RULES[rule];
  const rules = { preset: 'none', [group]: { [rule]: { level: 'error', options } } };
  writeFileSync(join(folder, 'biome.json'), JSON.stringify({ linter: { rules } }));
  const biome = join(process.cwd(), 'node_modules', '.bin', 'biome');
  const args = ['lint', '--max-diagnostics=none', '--reporter=github'];
  const { stdout } = spawnSync(biome, args, { cwd: folder, encoding: 'utf8', maxBuffer: 1 << 28 });
  const found = [...stdout.matchAll(/title=lint\/\w+\/(\w+),file=([^,]*)/g)];
  return found.filter(([, broken, file = '']) => broken === rule && !isTest(file)).length;
}

function main(commits: readonly string[]): void {
  const columns = commits.map((commit) => atCommit(commit, (tree) => Object.values(ROWS).map((count) => count(tree))));
  const row = (cells: readonly (string | number)[]): string => `| ${cells.join(' | ')} |\n`;
  process.stdout.write(row(['', ...commits]) + row(['---', ...commits.map(() => '--:')]));
  for (const [i, name] of Object.keys(ROWS).entries())
    process.stdout.write(row([name, ...columns.map((column) => column[i] ?? '')]));
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  main(process.argv.length > 2 ? process.argv.slice(2) : ['HEAD']);
}
