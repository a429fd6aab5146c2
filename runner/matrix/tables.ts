/**
 * Tables for documents, in Markdown: columns with what became of their directives, and faults that the suite `hard` finds and no
 * official file does.
 */
import { columnsNamed } from './columns.ts';
import { type Counts, type Known, type KnownRow, LETTER_NAMES, type Letter, type Run, type Suite } from './format/data.ts';
import { explain } from './known.ts';
import { latestRun, type Stored } from './runs.ts';

/** What has a place of its own in the table; the rest is said in words. */
const SHOWN: readonly Letter[] = ['p', 'v', 'f', 'l', 'u', 'n', 's'];
const REST: readonly Letter[] = ['c', 't', 'd'];

const row = (cells: readonly (string | number)[]): string =>
  `| ${cells.map((c) => String(c).replaceAll('|', '\\|')).join(' | ')} |`;

/** The newest runs over a suite, in the order of the columns. */
const current = (runs: readonly Stored[], { suite }: Suite): readonly Run[] =>
  columnsNamed([]).flatMap(({ column }) => {
    const run = latestRun(runs, column)?.run;
    return run?.identity.suite === suite ? [run] : [];
  });

function totals(runs: readonly Run[]): string[] {
  const rest = (counts: Counts): string =>
    REST.flatMap((l) => (counts[l] === undefined ? [] : [`${LETTER_NAMES[l]} ${counts[l]}`])).join(', ');
  return [
    row(['column', 'version', ...SHOWN.map((l) => LETTER_NAMES[l]), 'seconds', '']),
    `|---|---|${'--:|'.repeat(SHOWN.length + 1)}---|`,
    ...runs.map(({ column, identity: { version, seconds }, counts }) =>
      row([`\`${column}\``, version, ...SHOWN.map((l) => counts[l] ?? 0), seconds, rest(counts)]),
    ),
  ];
}

/** Faults that are known, of whose directives some are of the suite `hard` and none is of an official file. */
function foundByHard(runs: readonly Run[], suite: Suite, known: Known): string[] {
  const found = new Map<KnownRow, { readonly ids: Set<string>; readonly columns: string[] }>();
  for (const run of runs)
    for (const [fault, ids] of explain(run, suite, known).explained) {
      const of = found.get(fault) ?? { ids: new Set(), columns: [] };
      found.set(fault, of);
      for (const id of ids) of.ids.add(id);
      of.columns.push(run.column);
    }
  const faults = known.rows.flatMap((fault) => {
    const { ids, columns } = found.get(fault) ?? { ids: new Set<string>(), columns: [] };
    const hard = fault.class === 'bug' && ids.size > 0 && [...ids].every((id) => id.startsWith('own:hard/'));
    return hard ? [row([fault.engine, columns.map((c) => `\`${c}\``).join(' '), ids.size, fault.note])] : [];
  });
  return [row(['engine', 'columns', 'directives', 'what is wrong']), '|---|---|--:|---|', ...faults];
}

/** Both tables, with a line between them. */
export function tables(runs: readonly Stored[], suite: Suite, known: Known): readonly string[] {
  const newest = current(runs, suite);
  return [...totals(newest), '', ...foundByHard(newest, suite, known)];
}
