/**
 * Stage goldens on disk: which there are or should be, and what each should be. A path in (relative to the project's root), the
 * file as it stands and as it ought to out; nothing is written here.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PAGES, type Page } from '../suites/places.ts';
import { GoldenError, type GoldenFile, readGolden, writeGolden } from './file.ts';
import { OPCODE_GROUPS } from './opcodes.ts';
import { renderPage } from './page.ts';
import { STAGES, type Stage } from './stages.ts';
import { renderStructures } from './structures.ts';

/** A golden compared with what it should be. */
export interface Golden {
  readonly path: string;
  /** The file's text; undefined where there is none. */
  readonly old: string | undefined;
  /** What it should be; undefined where there is nothing to make it from. */
  readonly fresh: string | undefined;
  /** Why it cannot be made: a fault of the file, which no blessing mends. */
  readonly problem?: { readonly line: number; readonly message: string };
}

/** What makes the blocks of a page anew. */
const RENDERERS: Readonly<Record<Page, (page: string, root: string) => string | Promise<string>>> = {
  'docs/compiler.md': renderPage,
  'docs/data-structures.md': (page, root) => renderStructures(page, (path) => textAt(join(root, path))),
};

const textAt = (path: string): string | undefined => (existsSync(path) ? readFileSync(path, 'utf8') : undefined);

/** Stage goldens as they lie in their folders, sorted, and the pages. */
export function stageFiles(root: string): string[] {
  const files = STAGES.flatMap(({ name }) => {
    const folder = join(root, 'golden', name);
    return existsSync(folder) ? readdirSync(folder).map((file) => `golden/${name}/${file}`) : [];
  });
  return [...files, ...PAGES.filter((page) => existsSync(join(root, page)))].sort();
}

/** Those that the opcode table asks for and that are not there. */
export function missingStageFiles(root: string): string[] {
  const paths = STAGES.flatMap((stage) =>
    [...OPCODE_GROUPS.values()].flatMap((g) => (stage.generate(g) === undefined ? [] : [`golden/${stage.name}/${g.name}.wat`])),
  );
  return paths.filter((path) => !existsSync(join(root, path)));
}

/** The file's parts, its input generated anew where it is a generated one. Throws a GoldenError. */
function partsOf(stage: Stage, name: string, old: string | undefined): GoldenFile {
  const golden = old === undefined ? undefined : readGolden(old);
  if (golden !== undefined && golden.options.opcodes === undefined) {
    if (golden.input === '') throw new GoldenError(1, 'an expectation without an input');
    return golden;
  }
  const group = OPCODE_GROUPS.get(golden?.options.opcodes ?? name);
  const input = group === undefined ? undefined : stage.generate(group);
  if (input === undefined)
    throw new GoldenError(1, `an orphan: ${stage.name} has no instructions named ${golden?.options.opcodes ?? name}`);
  return readGolden(input);
}

/** Compares one stage golden. */
export async function checkStageFile(root: string, path: string): Promise<Golden> {
  const [, folder = '', file = ''] = path.split('/');
  const old = textAt(join(root, path));
  const page = PAGES.find((p) => p === path);
  if (page !== undefined) return checked(path, old, async () => RENDERERS[page](old ?? '', root));
  const stage = STAGES.find((s) => s.name === folder);
  const [, name] = /^([\w.-]+)\.wat$/.exec(file) ?? [];
  if (stage === undefined || name === undefined)
    return { path, old, fresh: undefined, problem: { line: 0, message: 'an orphan: no golden of any stage' } };
  return checked(path, old, async () => {
    const golden = partsOf(stage, name, old);
    return writeGolden(golden.input, await stage.render(golden));
  });
}

async function checked(path: string, old: string | undefined, render: () => Promise<string>): Promise<Golden> {
  try {
    return { path, old, fresh: await render() };
  } catch (e) {
    if (!(e instanceof GoldenError)) throw e;
    return { path, old, fresh: undefined, problem: { line: e.line, message: e.message } };
  }
}
