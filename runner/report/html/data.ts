/**
 * A run as the page wants it: files with their directives once, and for each engine a status a directive. Deterministic but for
 * times.
 */

import type { DirectiveRecord, Failure } from '../../results/results.ts';
import { byFile, type Ran, type RunRecord, type Verdict, verdictsOf } from '../records/record.ts';
import { visible, visibleLine } from '../text/escape.ts';
import { caret } from '../text/failure.ts';
import type { List } from './listing.ts';
import type { EngineData, FailureData, FileData, PageData } from './page/shape.ts';

/** A list in which every text stands once. */
interface Pool {
  readonly texts: string[];
  indexOf(text: string): number;
}
function pool(): Pool {
  const places = new Map<string, number>();
  const texts: string[] = [];
  return {
    texts,
    indexOf(text) {
      const found = places.get(text) ?? texts.push(text) - 1;
      places.set(text, found);
      return found;
    },
  };
}

interface Pools {
  readonly suites: Pool;
  readonly kinds: Pool;
  readonly reasons: Pool;
  readonly code: Pool;
  readonly list: List;
}

function failureData(f: Failure | undefined, { code, list }: Pools): FailureData | null {
  if (f === undefined) return null;
  return {
    place: visibleLine(f.line > 0 ? `${f.file}:${f.line}:${f.column}` : f.file),
    verdict: visibleLine(
      [f.class, f.phase === undefined ? undefined : `phase ${f.phase}`].filter((s) => s !== undefined).join(', '),
    ),
    expected: visible(f.expected),
    got: visible(f.got),
    source: f.line > 0 ? caret(f.source, f.line, f.column) : [],
    backtrace: f.backtrace.map(visibleLine),
    reproduce: visibleLine(f.reproduce ?? ''),
    code: f.code === undefined ? -1 : code.indexOf(visible(list(f.code))),
  };
}

/** What makes a directive the same on two engines; the same title twice in a unit test's file is told apart by its number. */
const keyOf = ({ line, column, directive, text }: DirectiveRecord): string =>
  line > 0 ? `${line}:${column}:${directive}` : `${directive}:${text}`;

function keyed(verdicts: readonly Verdict[]): Map<string, Verdict> {
  const found = new Map<string, Verdict>();
  for (const verdict of verdicts) {
    const key = keyOf(verdict.directive);
    let name = key;
    for (let n = 2; found.has(name); n++) name = `${key}#${n}`;
    found.set(name, verdict);
  }
  return found;
}

const LETTER = { passed: 'p', failed: 'f', skipped: 's' } as const;
/** An expected failure is recorded as a skip with what came. */
const letterOf = ({ status, got }: DirectiveRecord): string => (status === 'skipped' && got !== undefined ? 'x' : LETTER[status]);

function engineData(
  { result: r }: Ran,
  verdicts: ReadonlyMap<string, Verdict>,
  keys: readonly string[],
  pools: Pools,
): EngineData {
  const all = keys.map((key) => verdicts.get(key));
  return {
    ...r.totals,
    ms: Math.round(r.ms * 10) / 10,
    trouble: visible([r.fault, r.unusable].filter((s) => s !== undefined).join('\n')),
    statuses: all.map((v) => (v === undefined ? '?' : letterOf(v.directive))).join(''),
    reasons: all.flatMap((v) =>
      v?.directive.status === 'skipped' ? [pools.reasons.indexOf(visibleLine(v.directive.reason ?? ''))] : [],
    ),
    failures: all.flatMap((v) => (v?.directive.status === 'failed' ? [failureData(v.failure, pools)] : [])),
  };
}

/** Length of what two texts have in common at their start. */
function sharedPrefix(a: string, b: string): number {
  let n = 0;
  while (n < a.length && a[n] === b[n]) n++;
  return n;
}

/** Ids, as short as they can be. */
function idData(directives: readonly DirectiveRecord[]): Pick<FileData, 'hashes' | 'ordinals'> {
  const parts = directives.map((d) => (d.id ?? ' '.repeat(10)).split('.'));
  const ordinals = parts.flatMap(([, nth], i) => (nth === undefined ? [] : [[i, nth] as const]));
  const known = directives.some((d) => d.id !== undefined);
  return { hashes: known ? parts.map(([hash]) => hash).join('') : '', ordinals: Object.fromEntries(ordinals) };
}

function fileData(rans: readonly Ran[], engines: readonly string[], pools: Pools): FileData {
  const { file } = rans[0] as Ran;
  const byEngine = new Map(rans.map((ran) => [ran.engine, { ran, verdicts: keyed(verdictsOf(ran.result)) }]));
  const directives = new Map<string, DirectiveRecord>();
  for (const { verdicts } of byEngine.values()) {
    for (const [key, { directive }] of verdicts) if (!directives.has(key)) directives.set(key, directive);
  }
  // A stable sort: what has no place keeps its order.
  const sorted = [...directives].sort(([, a], [, b]) => a.line - b.line || a.column - b.column);
  const keys = sorted.map(([key]) => key);
  const texts = sorted.map(([, d]) => visibleLine(d.text));
  const shared = texts.map((text, i) => (i === 0 ? 0 : sharedPrefix(texts[i - 1] ?? '', text)));
  return {
    name: visibleLine(file.only?.line === undefined ? file.name : `${file.name}:${file.only.line}`),
    id: visibleLine(file.id ?? ''),
    ...idData(sorted.map(([, d]) => d)),
    suites: file.suites.map((s) => pools.suites.indexOf(visibleLine(s))),
    lines: sorted.map(([, d]) => d.line),
    columns: sorted.map(([, d]) => d.column),
    kinds: sorted.map(([, d]) => pools.kinds.indexOf(visibleLine(d.directive))),
    shared,
    texts: texts.map((text, i) => text.slice(shared[i])),
    engines: engines.map((engine) => {
      const found = byEngine.get(engine);
      return found === undefined ? null : engineData(found.ran, found.verdicts, keys, pools);
    }),
  };
}

/** Everything the page shows below its plots. */
export function pageData(run: RunRecord, list: List): PageData {
  const pools = { suites: pool(), kinds: pool(), reasons: pool(), code: pool(), list };
  const files = byFile(run.ran).map((rans) => fileData(rans, run.engines, pools));
  return {
    engines: run.engines.map(visibleLine),
    suites: pools.suites.texts,
    kinds: pools.kinds.texts,
    reasons: pools.reasons.texts,
    code: pools.code.texts,
    files,
  };
}
