/**
 * Expected failures while a script runs: which rows concern the engine, which directives they cover, and what became of them.
 */
import { positionAt } from '../../engine/core.ts';
import type { ExpectedRow, Identity, RowOutcome } from '../results/expected.ts';
import type { Directive, Script } from '../script/ast.ts';
import type { ScriptPlace } from '../suites/filter.ts';
import type { Verdict } from './verdict.ts';

function engineMatches(wanted: string, { name, version }: Identity): boolean {
  const [base, prefix] = wanted.split('@');
  return base === name && (prefix === undefined || version === prefix || version?.startsWith(`${prefix}.`) === true);
}

/** Directives that ask for a rejection: an engine that lacks something rejects, too, and proves nothing. */
export const REJECTIONS: ReadonlySet<Directive['kind']> = new Set<Directive['kind']>([
  'assert_malformed',
  'assert_malformed_custom',
  'assert_invalid',
  'assert_invalid_custom',
  'assert_unlinkable',
]);

interface Known {
  readonly row: ExpectedRow;
  readonly passed: ScriptPlace[];
  failed: number;
}

type Ids = () => ReadonlyMap<Directive, string>;

/** The rows of one run of a script on an engine, and what became of them; undefined where no row is about that engine. */
export function expectationsOf(
  script: Script,
  rows: readonly ExpectedRow[],
  engine: Identity,
  ids: Ids,
): Expectations | undefined {
  const known = rows.filter((row) => engineMatches(row.engine, engine));
  return known.length === 0 ? undefined : new Expectations(script, known, ids);
}

/** Gives each directive's verdict as the rows have it. */
export class Expectations {
  private readonly script: Script;
  private readonly known: readonly Known[];
  /** Of the script's directives. */
  private readonly ids: Ids;
  /** Directives that failed as expected, and why: what depends on them fails for the same reason. */
  private readonly reasons = new Map<Directive, string>();

  constructor(script: Script, rows: readonly ExpectedRow[], ids: Ids) {
    this.script = script;
    this.ids = ids;
    this.known = rows.map((row) => ({ row, passed: [], failed: 0 }));
  }

  private placeOf(d: Directive): Required<ScriptPlace> {
    return positionAt(this.script.source, d.start);
  }

  private covers({ ids, kind }: ExpectedRow, d: Directive): boolean {
    return (kind === undefined || kind === d.kind) && (ids === undefined || ids.includes(this.ids().get(d) ?? ''));
  }

  /** Takes note of how a directive went; a failure that is known counts as skipped. */
  judge(d: Directive, verdict: Verdict): Verdict {
    if (verdict === 'passed' || verdict.kind === 'passed') this.passed(d);
    if (verdict === 'passed' || verdict.kind !== 'failed') return verdict;
    const reason = this.failed(d, verdict.got) ?? (verdict.because === undefined ? undefined : this.reasons.get(verdict.because));
    if (reason === undefined) return verdict;
    this.reasons.set(d, reason);
    return { kind: 'skipped', reason: `fails as expected: ${reason}`, got: verdict.got };
  }

  private passed(d: Directive): void {
    for (const { row, passed } of this.known) {
      if (!this.covers(row, d)) continue;
      const general = row.got === undefined && passed.length === 0 && (row.kind !== undefined || !REJECTIONS.has(d.kind));
      if (row.ids === undefined && !general) continue;
      const { line, column } = this.placeOf(d);
      passed.push({ line, column });
    }
  }

  private failed(d: Directive, got: string): string | undefined {
    let reason: string | undefined;
    for (const known of this.known) {
      const { row } = known;
      if (!this.covers(row, d) || (row.got !== undefined && !got.includes(row.got))) continue;
      reason ??= row.reason;
      known.failed++;
    }
    return reason;
  }

  outcomes(): readonly RowOutcome[] {
    const there = (id: string): boolean => [...this.ids().values()].includes(id);
    const outcome = ({ row, failed, passed }: Known): RowOutcome => ({
      ...{ row, failed, passed },
      astray: (row.ids ?? []).filter((id) => !there(id)),
    });
    return this.known.map(outcome).filter(({ failed, passed, astray }) => failed + passed.length + astray.length > 0);
  }
}
