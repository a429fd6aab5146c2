/**
 * Where engines disagree: directives that passed on one engine and failed on another, whether that was expected or not. What was
 * skipped was not judged. A finished run that recorded every directive in, a row a directive out.
 */
import type { DirectiveRecord } from '../results.ts';
import type { Ran, RunRecord } from './record.ts';

/** Disagreements that are printed; the JSON has all. */
const SHOWN = 30;
/** Characters of a verdict. */
const WIDTH = 120;

export interface Disagreement {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly directive: string;
  /** Some engine failed that was not expected to. */
  readonly unexpected: boolean;
  /** engine → `passed`, `failed: what came`, `fails as expected: why`, `skipped: why`. */
  readonly verdicts: Readonly<Record<string, string>>;
}

function verdictOf({ status, reason, got }: DirectiveRecord): string {
  if (status === 'passed') return status;
  if (status === 'failed') return `failed: ${(got ?? '').split('\n')[0]?.slice(0, WIDTH)}`;
  return got === undefined ? `skipped: ${reason}` : String(reason);
}

/** An expected failure is recorded as a skip with what came. */
const hasFailed = ({ status, got }: DirectiveRecord): boolean =>
  status === 'failed' || (status === 'skipped' && got !== undefined);

function inFile(ran: readonly Ran[]): Disagreement[] {
  const places = new Map<string, Map<string, DirectiveRecord>>();
  for (const { engine, result } of ran) {
    for (const d of result.directives ?? []) {
      const place = `${d.line}:${d.column}`;
      const verdicts = places.get(place) ?? new Map<string, DirectiveRecord>();
      places.set(place, verdicts.set(engine, d));
    }
  }
  const found: Disagreement[] = [];
  for (const verdicts of places.values()) {
    const records = [...verdicts.values()];
    const [first] = records;
    if (first === undefined || !records.some((r) => r.status === 'passed') || !records.some(hasFailed)) continue;
    const { line, column, directive } = first;
    const texts = [...verdicts].map(([engine, d]) => [engine, verdictOf(d)]);
    const unexpected = records.some((r) => r.status === 'failed');
    found.push({ file: ran[0]?.file.name ?? '', line, column, directive, unexpected, verdicts: Object.fromEntries(texts) });
  }
  return found.sort((a, b) => a.line - b.line || a.column - b.column);
}

/** All disagreements of a run, file by file. */
export function disagreements({ ran, engines }: RunRecord): Disagreement[] {
  if (engines.length < 2) return [];
  const files = new Map<string, Ran[]>();
  for (const r of ran) {
    const key = `${r.file.name} ${JSON.stringify(r.file.only ?? null)}`;
    files.set(key, [...(files.get(key) ?? []), r]);
  }
  return [...files.values()].flatMap(inFile);
}

/** As people read them: those that nobody expected, and how many others there are. */
export function disagreementLines(found: readonly Disagreement[]): string[] {
  if (found.length === 0) return [];
  const unexpected = found.filter((d) => d.unexpected);
  const lines = unexpected
    .slice(0, SHOWN)
    .flatMap(({ file, line, column, directive, verdicts }) => [
      `  ${file}:${line}:${column} ${directive}`,
      ...Object.entries(verdicts).map(([engine, verdict]) => `    ${engine}: ${verdict}`),
    ]);
  const more = unexpected.length - SHOWN;
  if (more > 0) lines.push(`  … and ${more} more (--json has all)`);
  const known = found.length - unexpected.length;
  const expected = known === 0 ? '' : `, ${known} of them by expected failures`;
  return [`engines disagree about ${found.length} ${found.length === 1 ? 'directive' : 'directives'}${expected}`, ...lines];
}
