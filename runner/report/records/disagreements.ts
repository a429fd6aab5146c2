/**
 * Where engines disagree: directives that passed on one engine and failed on another, or failed in different ways, whether that
 * was expected or not. What was skipped was not judged. A finished run that recorded every directive in, a row a directive out,
 * and for people the causes: what was said there, once for all directives.
 */
import { grouped } from '../../../engine/base/maps.ts';
import { counted, type DirectiveRecord } from '../../results/results.ts';
import { byFile, type Ran, type RunRecord } from './record.ts';

/** Causes that are printed, and places of each; the JSON has all. */
const SHOWN = 30;
const PLACES = 5;
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

/**
 * How a directive ended, as far as another engine's can be compared: values as they are, of failures their kind, in whatever
 * words.
 */
function outcomeOf(d: DirectiveRecord): string | undefined {
  if (d.status === 'passed') return d.status;
  if (!hasFailed(d)) return undefined;
  const got = d.got?.split('\n')[0] ?? '';
  const kind = /^(malformed|invalid|rejected|unlinkable|trap|exhaustion|exception|error): /.exec(got)?.[1] ?? got;
  // Who does not say which of the two it is may mean either.
  return kind === 'malformed' || kind === 'invalid' ? 'rejected' : kind;
}

/** Said of directives that are about a module which failed before. */
const DEPENDS = /failed to instantiate$|^there is no (instance|module definition)/;

/** What is said of a directive; of one that only failed with its module, what the module failed by. */
function causes(directives: readonly DirectiveRecord[]): Map<DirectiveRecord, string> {
  let module: DirectiveRecord | undefined;
  const said = new Map<DirectiveRecord, string>();
  for (const d of directives) {
    if (d.directive.startsWith('module') && hasFailed(d)) module = d;
    const root = module !== undefined && d !== module && DEPENDS.test(d.got ?? '') ? module : undefined;
    said.set(
      d,
      root === undefined ? verdictOf(d) : `${verdictOf({ ...d, got: `with the module of line ${root.line}, ${root.got}` })}`,
    );
  }
  return said;
}

function inFile(ran: readonly Ran[]): Disagreement[] {
  const places = new Map<string, Map<string, DirectiveRecord>>();
  const said = new Map<string, ReadonlyMap<DirectiveRecord, string>>();
  for (const { engine, result } of ran) {
    said.set(engine, causes(result.directives ?? []));
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
    const outcomes = new Set(records.map(outcomeOf).filter((outcome) => outcome !== undefined));
    if (first === undefined || outcomes.size < 2) continue;
    const { line, column, directive } = first;
    const texts = [...verdicts].map(([engine, d]) => [engine, said.get(engine)?.get(d) ?? verdictOf(d)]);
    const unexpected = records.some((r) => r.status === 'failed');
    found.push({ file: ran[0]?.file.name ?? '', line, column, directive, unexpected, verdicts: Object.fromEntries(texts) });
  }
  return found.sort((a, b) => a.line - b.line || a.column - b.column);
}

/** All disagreements of a run, file by file. */
export function disagreements({ ran, engines }: RunRecord): Disagreement[] {
  if (engines.length < 2) return [];
  return byFile(ran).flatMap(inFile);
}

/** A verdict without its numbers and names: directives that differ in nothing else have one cause. */
const causeOf = ({ verdicts }: Disagreement): string => JSON.stringify(verdicts).replaceAll(/\d+|\$[\w.-]+/g, '#');

/** As people read them: the causes of those that nobody expected, the most frequent first, and how many others there are. */
export function disagreementLines(found: readonly Disagreement[]): string[] {
  if (found.length === 0) return [];
  const unexpected = found.filter((d) => d.unexpected);
  const causes = [...grouped(unexpected, causeOf).values()].sort((a, b) => b.length - a.length);
  const lines = causes.slice(0, SHOWN).flatMap((same) => {
    const places = same.slice(0, PLACES).map(({ file, line, column }) => `${file}:${line}:${column}`);
    const more = same.length > PLACES ? `, and ${same.length - PLACES} more` : '';
    const verdicts = Object.entries(same[0]?.verdicts ?? {}).map(([engine, verdict]) => `    ${engine}: ${verdict}`);
    return [`  ${counted(same.length, 'directive')} (${same[0]?.directive}): ${places.join(', ')}${more}`, ...verdicts];
  });
  const more = causes.length - SHOWN;
  if (more > 0) lines.push(`  … and ${counted(more, 'cause')} more (--json has all)`);
  const known = found.length - unexpected.length;
  const expected = known === 0 ? '' : `, ${known} of them by expected failures`;
  const reasons = unexpected.length === 0 ? '' : `, for ${counted(causes.length, 'cause')}`;
  return [`engines disagree about ${counted(found.length, 'directive')}${expected}${reasons}`, ...lines];
}
