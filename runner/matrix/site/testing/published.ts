/**
 * Published data for tests of the site: real directives of scripts, and engines that are made up. Each engine has habits (what it
 * lacks, what it gets wrong, where its limits are), so that results look like results.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { positionAt } from '../../../../engine/text/lex/lines.ts';
import type { Directive } from '../../../script/ast.ts';
import { directiveIds, moduleDirectives } from '../../../script/ids.ts';
import { parseScript } from '../../../script/parser.ts';
import { digestSuite, type SuiteFile as Script } from '../../../suites/suites.ts';
import type { Letter, Run, Statuses, Suite, SuiteFile } from '../../format/data.ts';
import {
  AXES,
  type Axis,
  type Column,
  type Counts,
  type FileTexts,
  type Group,
  type Index,
  type Known,
} from '../../format/data.ts';

const SUITE = '193e551-5eed5eed';
const COMMIT = '193e551ff22663995b1ac95dc62344133669e14b';
const VERSIONS: Readonly<Record<string, string>> = {
  ...{ base: '1.0', 'sign-extension': '2.0', 'sat-float-to-int': '2.0', 'multi-value': '2.0', 'reference-types': '2.0' },
  ...{ 'bulk-memory': '2.0', simd: '2.0', own: 'own', hard: 'own', proposals: 'proposal', legacy: 'proposal' },
  ...{ threads: 'proposal', 'custom-page-sizes': 'proposal', 'wide-arithmetic': 'proposal', 'custom-descriptors': 'proposal' },
};
const ORDER = ['1.0', '2.0', '3.0', 'proposal', 'own'];

interface ReadFile {
  readonly file: SuiteFile;
  readonly texts: FileTexts['texts'];
  readonly modules: FileTexts['modules'];
}

function axisOf(d: Directive): Axis {
  const form = 'module' in d && typeof d.module === 'object' ? d.module.form : undefined;
  if (d.kind === 'assert_malformed') return form === 'binary' ? 'binary' : 'text';
  if (d.kind === 'assert_invalid') return 'validation';
  return d.kind === 'module' && form === 'quote' ? 'text' : 'execution';
}

function read(script: Script, kinds: string[]): ReadFile {
  const parsed = parseScript(new Uint8Array(readFileSync(script.path)), script.features);
  const { source, directives, tokens } = parsed;
  const decoder = new TextDecoder();
  const ids = directiveIds(parsed);
  const kindOf = (d: Directive): number => (kinds.includes(d.kind) ? kinds.indexOf(d.kind) : kinds.push(d.kind) - 1);
  const end = (token: number): number => tokens.end[token] ?? source.length;
  const file: SuiteFile = {
    ...{ file: script.known ?? script.name, path: script.name, group: digestSuite(script.suites) },
    ids: directives.map((d) => ids.get(d) ?? ''),
    lines: directives.map((d) => positionAt(source, d.start).line),
    kinds: directives.map((d) => String.fromCharCode(97 + kindOf(d))).join(''),
    axes: directives.map((d) => axisOf(d)[0]).join(''),
  };
  const texts = directives.map((d, i) => {
    const to = directives[i + 1]?.start ?? end(tokens.count - 1);
    return decoder.decode(source.subarray(d.start, to)).trim().slice(0, 20_000);
  });
  return { file, texts, modules: [...moduleDirectives(directives)] };
}

/** Numbers that look random and are the same every time. */
export function numbers(seed: number): () => number {
  let state = seed * 2654435761 + 1;
  return () => {
    state = (Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x9e3779b9) | 0;
    return (state >>> 0) / 2 ** 32;
  };
}

interface Habits {
  readonly engine: string;
  readonly version: string;
  readonly mode: string;
  /** Groups that it lacks. */
  readonly lacks: readonly string[];
  /** Shares of directives. */
  readonly wrong: number;
  readonly limit: number;
  readonly readsText: boolean;
}

const FAMILIES = ['v8', 'spidermonkey', 'javascriptcore', 'wasmtime', 'wasmi', 'wazero', 'wizard', 'endive', 'chicory', 'wasm3'];

/** So many engines, families together. */
function engines(count: number, groups: readonly string[]): Habits[] {
  const each = Math.ceil(count / FAMILIES.length);
  const late = groups.filter((g) => (VERSIONS[g] ?? '3.0') === '3.0' || VERSIONS[g] === 'proposal');
  return Array.from({ length: count }, (_, i): Habits => {
    const [family, nth] = [Math.floor(i / each), i % each];
    const lacks = late.filter((_, g) => (g * 7 + family * 3 + 1) % 11 < 5 - nth);
    const mode = nth % 2 === 1 ? 'interpreter' : 'default';
    return {
      ...{ engine: FAMILIES[family] ?? 'other', version: `${family + 1}.${nth}.0`, mode, lacks },
      ...{ wrong: family % 3 === 0 ? 0 : 0.0002 * family, limit: family === 0 ? 0.0001 : 0, readsText: family === 3 },
    };
  });
}

/** What an engine says of a file, a letter a directive. */
function lettersOf(h: Habits, { file }: ReadFile, random: () => number): string {
  const lacks = h.lacks.includes(file.group);
  let module: Letter = 'p';
  return Array.from(file.ids, (_, i): Letter => {
    const dice = random();
    const executes = file.axes[i] === 'e';
    if (file.axes[i] === 't' && !h.readsText) return 's';
    if (file.kinds[i] === 'a') {
      if (lacks) module = dice < 0.8 ? 'u' : 'p';
      else module = dice < h.limit * 10 ? 'l' : 'p';
      return module;
    }
    if (module !== 'p') return executes ? 'n' : 'v';
    if (dice < h.wrong) return dice < h.wrong * 0.02 ? 'c' : dice < h.wrong * 0.05 ? 't' : 'f';
    return dice < h.wrong + h.limit ? 'l' : 'p';
  }).join('');
}

function countsOf(letters: string): Counts {
  const counts: Partial<Record<Letter, number>> = {};
  for (const letter of letters) counts[letter as Letter] = (counts[letter as Letter] ?? 0) + 1;
  return counts;
}

function addCounts(a: Counts, b: Counts): Counts {
  const sum: Partial<Record<Letter, number>> = { ...a };
  for (const [letter, n] of Object.entries(b)) sum[letter as Letter] = (sum[letter as Letter] ?? 0) + n;
  return sum;
}

function scoresOf(files: readonly ReadFile[], letters: readonly string[]): Column['scores'] {
  const scores: Record<string, Partial<Record<Axis, Counts>>> = {};
  for (const [f, { file }] of files.entries()) {
    const row = (scores[file.group] ??= {});
    for (const axis of AXES) {
      const said = [...(letters[f] ?? '')].filter((_, i) => file.axes[i] === axis[0]).join('');
      if (said !== '') row[axis] = addCounts(row[axis] ?? {}, countsOf(said));
    }
  }
  return scores;
}

/** Texts of nobody. */
const ANSWERS = ['i32 24 = 0x00000018', 'trap: unreachable', 'accepted', 'f32 nan:0x200000', 'refused: invalid module'];

/** Published data of these scripts, with so many columns, below a folder. */
export function writePublished(dir: string, scripts: readonly Script[], count: number): void {
  const kinds: string[] = ['module'];
  const files = scripts.map((script) => read(script, kinds));
  const groups = [...new Set(files.map(({ file }) => file.group))]
    .map((name): Group => ({ name, version: VERSIONS[name] ?? '3.0', title: name }))
    .sort((a, b) => ORDER.indexOf(a.version) - ORDER.indexOf(b.version));
  const write = (name: string, value: object): void => {
    const path = join(dir, 'data', name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, JSON.stringify(value));
  };
  const all = engines(
    count,
    groups.map((g) => g.name),
  );
  const said = all.map((h, e) => files.map((file, f) => lettersOf(h, file, numbers(e * 1000 + f))));
  const statuses: Record<string, string[]> = {};
  for (const [f, { file }] of files.entries()) statuses[file.file] = said.map((letters) => letters[f] ?? '');
  const columns = all.map((h, e): Column => {
    const letters = said[e] ?? [];
    const column = `${h.engine}-${h.version.replaceAll('.', '-')}`;
    const identity = {
      ...{ engine: h.engine, version: h.version, mode: h.mode, flags: h.mode === 'default' ? [] : ['--interpreter'] },
      ...{ driver: 'js@1a2b3c4d', package: `npm:${h.engine}@${h.version}`, touchstone: '0.1.0', suite: SUITE, os: 'linux' },
      ...{ arch: 'x64', cpu: 'a processor', started: '2026-11-30T14:00:00Z', seconds: 60 + e },
    };
    const starts = ['2026-11-30T14-00-00Z', '2026-10-01T09-00-00Z'];
    const runs = starts.map((started) => `runs/${column}/${h.version}/${started}.json`);
    for (const [r, path] of runs.entries()) {
      const random = numbers(e);
      const then = letters.map((text) =>
        r === 0 ? text : [...text].map((l) => (l === 'p' && random() < 0.001 ? 'f' : l)).join(''),
      );
      const run: Run = {
        ...{ schema: 1, column, identity: { ...identity, started: `${starts[r]?.slice(0, 11)}${r === 0 ? '14' : '09'}:00:00Z` } },
        ...{
          counts: countsOf(then.join('')),
          statuses: Object.fromEntries(files.map(({ file }, f) => [file.file, then[f] ?? ''])),
        },
        ...{ texts: ANSWERS, details: {} },
      };
      write(path, run);
    }
    return {
      ...{ column, title: `${h.engine} ${h.version}`, identity },
      claims: groups.flatMap((g) => (h.lacks.includes(g.name) && e % 2 === 0 ? [] : [g.name])),
      ...{ counts: countsOf(letters.join('')), scores: scoresOf(files, letters), runs, notices: [] },
    };
  });
  write('index.json', { schema: 1, published: '2026-11-30T15:00:00Z', suite: SUITE, groups, columns } satisfies Index);
  const names = columns.map((c) => c.column);
  write(`statuses/${SUITE}.json`, { schema: 1, columns: names, files: statuses } satisfies Statuses);
  const repository = 'https://github.com/WebAssembly/testsuite';
  const index = { schema: 1, suite: SUITE, commit: COMMIT, repository, kinds, files: files.map(({ file }) => file) } as const;
  write(`suites/${SUITE}.json`, index satisfies Suite);
  const rows: Known['rows'][number][] = [];
  for (const [n, { file, texts, modules }] of files.entries()) {
    const details = Object.fromEntries(
      names.flatMap((name, e) => {
        const list = [...(said[e]?.[n] ?? '')].flatMap((letter, i) =>
          'pvsn'.includes(letter) ? [] : [[i, 'i32 120 = 0x00000078', ANSWERS[(e + i) % ANSWERS.length] ?? ''] as const],
        );
        return list.length > 0 ? [[name, list] as const] : [];
      }),
    );
    const first = Object.entries(details)[0];
    if (first !== undefined && rows.length < 20) {
      const engine = all[names.indexOf(first[0])]?.engine ?? '';
      const id = `${file.file}#${file.ids[first[1][0]?.[0] ?? 0]}`;
      rows.push({ id, engine, class: 'bug', link: 'https://example.org/issues/1', note: 'a fault that is known' });
    }
    write(`files/${SUITE}/${n}.json`, { schema: 1, file: file.file, texts, modules, details } satisfies FileTexts);
  }
  write('known.json', { schema: 1, rows } satisfies Known);
}
