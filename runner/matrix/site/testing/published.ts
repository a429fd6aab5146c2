/**
 * Published data for tests of the site: real directives of scripts, and engines that are made up. Each engine has habits (what it
 * lacks, what it gets wrong, where its limits are), so that results look like results.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SuiteFile as Script } from '../../../suites/suites.ts';
import type { Known, Letter, Run, SuiteFile } from '../../format/data.ts';
import { CAUSES, countsOf } from '../../letters.ts';
import { publish } from '../../publish.ts';
import { runPath } from '../../runs.ts';
import { GROUPS, suiteIndex } from '../../suite.ts';

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
function engines(count: number): Habits[] {
  const each = Math.ceil(count / FAMILIES.length);
  const late = GROUPS.flatMap(({ name, version }) => (version === '3.0' || version === 'proposal' ? [name] : []));
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
function lettersOf(h: Habits, file: SuiteFile, moduleKind: string, random: () => number): string {
  const lacks = h.lacks.includes(file.group);
  let module: Letter = 'p';
  return Array.from(file.ids, (_, i): Letter => {
    const dice = random();
    const executes = file.axes[i] === 'e';
    if (file.axes[i] === 't' && !h.readsText) return 's';
    if (file.kinds[i] === moduleKind) {
      if (lacks) module = dice < 0.8 ? 'u' : 'p';
      else module = dice < h.limit * 10 ? 'l' : 'p';
      return module;
    }
    if (module !== 'p') return executes ? 'n' : 'v';
    if (dice < h.wrong) return dice < h.wrong * 0.02 ? 'c' : dice < h.wrong * 0.05 ? 't' : 'f';
    return dice < h.wrong + h.limit ? 'l' : 'p';
  }).join('');
}

/** Texts of nobody. */
const ANSWERS = ['i32 24 = 0x00000018', 'trap: unreachable', 'accepted', 'f32 nan:0x200000', 'refused: invalid module'];
const EXPECTED = 'i32 120 = 0x00000078';

/** Published data of these scripts, with so many columns that have run twice, below a folder. */
export function writePublished(dir: string, own: readonly Script[], count: number): void {
  // The matrix has no group of the suite `own`.
  const scripts = own.map((f) => ({ ...f, suites: f.suites.map((suite) => (suite === 'own' ? 'base' : suite)) }));
  const suite = suiteIndex(scripts);
  const module = String.fromCharCode(97 + suite.kinds.indexOf('module'));
  const runs = engines(count).flatMap((h, e) => {
    const now = suite.files.map((file, f) => lettersOf(h, file, module, numbers(e * 1000 + f)));
    return ['2026-11-30T14:00:00Z', '2026-10-01T09:00:00Z'].map((started, r): Run => {
      const random = numbers(e);
      const before = (l: string): string => (l === 'p' && random() < 0.001 ? 'f' : l);
      const said = r === 0 ? now : now.map((text) => [...text].map(before).join(''));
      const details = said.map((text) =>
        [...text].flatMap((l, i) => (CAUSES.has(l) ? [[i, 0, 1 + ((e + i) % ANSWERS.length)] as const] : [])),
      );
      const byFile = <T>(list: readonly T[]): Record<string, T> =>
        Object.fromEntries(suite.files.flatMap(({ file }, f) => (list[f] === undefined ? [] : [[file, list[f]]])));
      return {
        ...{ schema: 1, column: `${h.engine}-${h.version.replaceAll('.', '-')}` },
        identity: {
          ...{ engine: h.engine, version: h.version, mode: h.mode, flags: h.mode === 'default' ? [] : ['--interpreter'] },
          ...{ driver: 'js@1a2b3c4d', package: `npm:${h.engine}@${h.version}`, touchstone: '0.1.0', suite: suite.suite },
          ...{ os: 'linux', arch: 'wasm', cpu: 'a processor', started, seconds: 60 + e },
        },
        claims: GROUPS.flatMap(({ name }) => (h.lacks.includes(name) && e % 2 === 0 ? [] : [name])),
        ...{ counts: countsOf(said), statuses: byFile(said), texts: [EXPECTED, ...ANSWERS], details: byFile(details) },
      };
    });
  });
  publish(
    runs.map((run) => ({ path: runPath(run), run })),
    dir,
    scripts,
  );
  const rows = runs.flatMap(({ identity, details }): Known['rows'] => {
    const [file, first] = Object.entries(details).find(([, list]) => list.length > 0) ?? [];
    const id = suite.files.find((f) => f.file === file)?.ids[first?.[0]?.[0] ?? 0];
    const row = {
      engine: identity.engine,
      class: 'bug',
      link: 'https://example.org/issues/1',
      note: 'a fault that is known',
    } as const;
    return file === undefined ? [] : [{ ids: [`${file}#${id}`], ...row }];
  });
  writeFileSync(join(dir, 'data/known.json'), JSON.stringify({ schema: 1, rows: rows.slice(0, 20) } satisfies Known));
}
