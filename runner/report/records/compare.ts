/**
 * What a change does to results: the run of its base and its own in, and what became of each directive out. Directives are told
 * apart by their ids (docs/reports.md); where a module was edited, and in reports of before ids, by what they say, in order.
 */
import { diffArrays } from 'diff';
import type { DirectiveRecord, Failure } from '../../results/results.ts';
import type { Ran, RunRecord, Verdict } from './record.ts';
import { verdictsOf } from './record.ts';

/** A directive whose verdict is another. */
export interface Change {
  readonly file: string;
  readonly engine: string;
  readonly directive: DirectiveRecord;
  /** Of the base; undefined where it has no such directive. */
  readonly before: DirectiveRecord['status'] | undefined;
  readonly failure: Failure | undefined;
}

export interface Comparison {
  /** Fails, and did not in the base. */
  readonly regressions: readonly Change[];
  /** Fails, and is new. */
  readonly failures: readonly Change[];
  /** Passes, and failed in the base. */
  readonly fixes: readonly Change[];
  /** Is skipped, and passed in the base. */
  readonly skips: readonly Change[];
  /** Failed in the base, too. */
  readonly still: number;
  /** Directives that the base has and the change has not, by file; `whole`: the file itself is not there. */
  readonly gone: readonly { readonly file: string; readonly engine: string; readonly count: number; readonly whole: boolean }[];
  /** Goldens that the change's own code does not give. */
  readonly drift: readonly { readonly file: string; readonly what: string }[];
  /** Faults of ours and files that cannot be used, in the change's run. */
  readonly faults: readonly string[];
  readonly time: Times;
}

/** Wall time in workers of what ran in both, in milliseconds; 0 where reports have no times. */
export interface Times {
  readonly before: number;
  readonly after: number;
  /** Files that take longer, the most first. */
  readonly slower: readonly { readonly file: string; readonly before: number; readonly after: number }[];
}

const keyOf = ({ file, engine }: Ran): string => JSON.stringify([file.name, file.only ?? null, engine]);
const said = ({ directive: d }: Verdict): string => `${d.directive} ${d.text}`;
const place = ({ directive: d }: Verdict): string => `${d.line}:${d.column} ${d.line > 0 ? d.directive : d.text}`;

/** Pairs of verdicts about the same directive; one of a pair is undefined where it has no counterpart. */
function* pairs(
  base: readonly Verdict[],
  head: readonly Verdict[],
): Generator<readonly [Verdict | undefined, Verdict | undefined]> {
  const byId = new Map(base.flatMap((v) => (v.directive.id === undefined ? [] : [[v.directive.id, v] as const])));
  const rest: Verdict[] = [];
  for (const v of head) {
    const before = byId.get(v.directive.id ?? '');
    if (before === undefined) rest.push(v);
    else yield [before, v];
    byId.delete(v.directive.id ?? '');
  }
  const unmet = base.filter((v) => v.directive.id === undefined || byId.has(v.directive.id));
  let b = 0;
  let h = 0;
  for (const { added, removed, count } of diffArrays(unmet.map(said), rest.map(said))) {
    for (let i = 0; i < count; i++) yield [added ? undefined : unmet[b++], removed ? undefined : rest[h++]];
  }
}

/** Without detail only failures are known: what a report does not name did not fail. */
function* known(
  base: Ran | undefined,
  head: Ran,
): Generator<readonly [DirectiveRecord['status'] | undefined, Verdict | undefined]> {
  const after = verdictsOf(head.result);
  if (base === undefined) {
    for (const v of after) yield [undefined, v];
    return;
  }
  const before = verdictsOf(base.result);
  if (base.result.directives !== undefined && head.result.directives !== undefined) {
    for (const [b, h] of pairs(before, after)) yield [b?.directive.status, h];
    return;
  }
  // By id, and then by place: where a module was edited, or a report is of before ids.
  const failed = new Set(before.filter((v) => v.directive.status === 'failed'));
  let rest: readonly Verdict[] = after;
  for (const key of [({ directive }: Verdict) => directive.id, place]) {
    const keyed = new Map([...failed].map((v) => [key(v), v]));
    keyed.delete(undefined);
    const unmet: Verdict[] = [];
    for (const v of rest) {
      const was = keyed.get(key(v));
      if (was === undefined || !failed.delete(was)) unmet.push(v);
      else yield ['failed', v];
    }
    rest = unmet;
  }
  for (const v of rest) yield ['passed', v];
  const passes = { status: 'passed', text: '' } as const;
  for (const v of failed) yield ['failed', { directive: { ...v.directive, ...passes }, failure: undefined }];
}

function times(base: ReadonlyMap<string, Ran>, head: readonly Ran[]): Times {
  const both = head.flatMap((h) => {
    const b = base.get(keyOf(h));
    return b === undefined ? [] : [{ file: h.file.name, before: b.result.ms, after: h.result.ms }];
  });
  const sum = (key: 'before' | 'after'): number => both.reduce((n, f) => n + f[key], 0);
  // Below that it is the machine that differs.
  const slower = both.filter((f) => f.after > 1.3 * f.before && f.after - f.before > 100);
  return { before: sum('before'), after: sum('after'), slower: slower.sort((a, b) => b.after - b.before - a.after + a.before) };
}

/** Compares; both runs are whole. */
export function compare(base: RunRecord, head: RunRecord): Comparison {
  const old = new Map(base.ran.map((r) => [keyOf(r), r]));
  const found: Record<'regressions' | 'failures' | 'fixes' | 'skips', Change[]> = {
    ...{ regressions: [], failures: [], fixes: [], skips: [] },
  };
  const gone: Comparison['gone'][number][] = [];
  const drift: Comparison['drift'][number][] = [];
  const faults: string[] = [];
  let still = 0;
  for (const ran of head.ran) {
    const { name: file } = ran.file;
    const { result, engine } = ran;
    for (const trouble of [result.fault, result.unusable])
      if (trouble !== undefined) faults.push(`${file} on ${engine}: ${trouble}`);
    if (result.drift !== undefined) {
      drift.push({ file, what: result.drift.what });
      continue;
    }
    let missing = 0;
    for (const [before, verdict] of known(old.get(keyOf(ran)), ran)) {
      if (verdict === undefined) {
        missing++;
        continue;
      }
      const { directive, failure } = verdict;
      const change: Change = { file, engine, directive, before, failure };
      if (directive.status === 'failed') {
        if (before === 'failed') still++;
        else found[before === undefined ? 'failures' : 'regressions'].push(change);
      } else if (directive.status === 'passed' && before === 'failed') found.fixes.push(change);
      else if (directive.status === 'skipped' && before === 'passed') found.skips.push(change);
    }
    if (missing > 0) gone.push({ file, engine, count: missing, whole: false });
  }
  const here = new Set(head.ran.map(keyOf));
  for (const ran of base.ran) {
    const { passed, failed, skipped } = ran.result.totals;
    if (!here.has(keyOf(ran)))
      gone.push({ file: ran.file.name, engine: ran.engine, count: passed + failed + skipped, whole: true });
  }
  return { ...found, still, gone, drift, faults, time: times(old, head.ran) };
}
