/**
 * Two results of the same file: the first thing that differs, by its directive. Times may differ, and what unit tests say of
 * their failures (it may hold addresses).
 */
import { closingLine, type DirectiveRecord, type Failure, type FileResult } from '../results/results.ts';

function placeOf(file: string, { line, column, directive }: Pick<Failure, 'line' | 'column' | 'directive'>): string {
  return `${file}:${line}:${column} ${directive}`;
}
function statusOf(record: DirectiveRecord | undefined): string {
  if (record === undefined) return 'not run';
  return record.reason === undefined ? record.status : `${record.status} (${record.reason})`;
}
function failureOf(f: Failure | undefined): string {
  if (f === undefined) return 'passed';
  return f.directive === 'it' ? 'failed' : `failed with ${f.got}`;
}

/** What is different, in words; undefined: nothing. */
export function difference(first: FileResult, later: FileResult): string | undefined {
  if (later.fault !== undefined) return later.fault;
  const { file } = first;
  const [a, b] = [first.directives ?? [], later.directives ?? []];
  for (let i = 0; i < Math.max(a.length, b.length); i++) {
    const [was, is] = [statusOf(a[i]), statusOf(b[i])];
    const at = a[i] ?? b[i];
    if (was !== is && at !== undefined) return `${placeOf(file, at)} ${was}, then ${is}`;
  }
  const keyOf = (f: Failure): string => `${placeOf(file, f)}${f.directive === 'it' ? ` ${f.expected}` : ''}`;
  const [before, after] = [first, later].map((r) => new Map(r.failures.map((f) => [keyOf(f), f])));
  for (const key of new Set([...(before?.keys() ?? []), ...(after?.keys() ?? [])])) {
    const [was, is] = [failureOf(before?.get(key)), failureOf(after?.get(key))];
    if (was !== is) return `${key} ${was}, then ${is}`;
  }
  const [was, is] = [closingLine(first.totals), closingLine(later.totals)];
  return was === is ? undefined : `${file} ${was}, then ${is}`;
}
