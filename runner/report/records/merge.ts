/**
 * Many runs as one: shards of a run, runs of other engines, of other settings. Runs in, one run out, its files in the order of
 * their names, so that it does not matter how the work was divided. An engine with several settings gets a column for each.
 */
import { closingLine, sameResult } from '../../results/results.ts';
import { missingParts, type Part, partOfRun, planOfParts } from './missing.ts';
import type { Origin, Ran, RunRecord, Settings } from './record.ts';

/** A run, and where it was read. */
export interface Source {
  readonly from: string;
  readonly run: RunRecord;
}

export interface Merged {
  readonly run: RunRecord;
  /** A line for each file and column that has two different results. The worse one counts. */
  readonly conflicts: readonly string[];
  /** A line for each gap: shards and planned files that no source has. */
  readonly missing: readonly string[];
  /** Where runs came from that say nothing of what they set out to do: gaps in them are not seen. */
  readonly planless: readonly string[];
}

/** An engine with its settings, before it is known how to tell them apart. */
interface Column {
  readonly engine: string;
  readonly settings: Settings;
}

/** The engine's name, with those settings in which it differs from others of its name. */
function columnName({ engine, settings }: Column, all: readonly Column[]): string {
  const others = all.filter((c) => c.engine === engine);
  const keys = [...new Set(others.flatMap((c) => Object.keys(c.settings)))];
  const differing = keys.filter((k) => others.some((c) => c.settings[k] !== settings[k]));
  return [engine, ...differing.map((k) => `${k}=${settings[k] ?? ''}`)].join(' ');
}

function same(a: Ran, b: Ran): boolean {
  const statuses = ({ result }: Ran): string | undefined =>
    result.directives?.map((d) => `${d.line}:${d.column}${d.status}`).join();
  return sameResult(a.result, b.result) && (statuses(a) ?? statuses(b)) === (statuses(b) ?? statuses(a));
}

const weight = ({ result: { totals, fault } }: Ran): number[] => [fault === undefined ? 0 : 1, totals.failed, totals.skipped];
const worseThan = (a: Ran, b: Ran): boolean => {
  const [x, y] = [weight(a), weight(b)];
  const at = x.findIndex((n, i) => n !== y[i]);
  return at >= 0 && (x[at] ?? 0) > (y[at] ?? 0);
};
/** Part of a file, where not all of it was asked for. */
const partOf = ({ file }: Ran): string => (file.only === undefined ? '' : JSON.stringify(file.only));
const byName = (a: Ran, b: Ran): number =>
  a.file.name === b.file.name ? partOf(a).localeCompare(partOf(b), 'en') : a.file.name < b.file.name ? -1 : 1;

/** Merges; sources are taken one after the other, and what is the same twice is held once. */
export function mergeRuns(sources: Iterable<Source>): Merged {
  const columns = new Map<string, Column>();
  const rows = new Map<string, { readonly ran: Ran; readonly column: string; readonly from: string }>();
  const suites = new Set<string>();
  const conflicts: string[] = [];
  const parts: Part[] = [];
  const planless = new Set<string>();
  const origins = new Map<string, Origin>();
  for (const { from, run } of sources) {
    parts.push(partOfRun(run));
    if (run.planned === undefined) planless.add(from);
    for (const origin of run.origins ?? []) origins.set(JSON.stringify(origin), origin);
    for (const suite of run.suites) suites.add(suite);
    const keys = new Map<string, string>();
    for (const engine of run.engines) {
      const settings = run.settings[engine] ?? {};
      const key = JSON.stringify([engine, Object.entries(settings).sort()]);
      keys.set(engine, key);
      if (!columns.has(key)) columns.set(key, { engine, settings });
    }
    for (const ran of run.ran) {
      const column = keys.get(ran.engine) ?? '';
      const key = `${ran.file.name}\0${partOf(ran)}\0${column}`;
      const before = rows.get(key);
      if (before === undefined) rows.set(key, { ran, column, from });
      else if (same(before.ran, ran)) {
        if (before.ran.result.directives === undefined) rows.set(key, { ran, column, from });
      } else {
        const told = [before, { ran, from }].map((r) => `${closingLine(r.ran.result.totals)} (${r.from})`);
        conflicts.push(`${ran.file.name} on ${ran.engine} has two results: ${told.join(' and ')}`);
        if (worseThan(ran, before.ran)) rows.set(key, { ran, column, from });
      }
    }
  }
  const all = [...columns.values()];
  const names = new Map([...columns].map(([key, column]) => [key, columnName(column, all)]));
  const order = [...names.values()];
  const ran = [...rows.values()].map((r): Ran => ({ ...r.ran, engine: names.get(r.column) ?? r.ran.engine }));
  ran.sort((a, b) => byName(a, b) || order.indexOf(a.engine) - order.indexOf(b.engine));
  const settings = Object.fromEntries([...columns].map(([key, column]) => [names.get(key) ?? '', column.settings]));
  const head = { engines: order, settings, suites: [...suites], ...planOfParts(parts) };
  const whose = origins.size === 0 ? {} : { origins: [...origins.values()] };
  const interrupted = parts.some((part) => part.interrupted);
  return { run: { ...head, ...whose, ran, interrupted }, conflicts, missing: missingParts(parts), planless: [...planless] };
}
