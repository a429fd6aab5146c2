/**
 * The columns of the matrix: `runner/drivers/engines.json`, a row a column. A row says what to install, who then runs, and how it
 * says its version.
 */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { CODE_ROOT, EXTENSION, ROOT } from '../system/paths.ts';
import { didYouMean, UsageError } from '../usage/usage.ts';

/** Where drivers stand, a folder each, beside the list of columns. */
export const DRIVERS = join(ROOT, 'runner', 'drivers');
const COLUMNS_FILE = join(DRIVERS, 'engines.json');

/**
 * A column. Texts of `run` and `probe` name folders: `{0}` that of the first package, `{drivers}` that of
 * the drivers; `{node}` and `{touchstone}` are programs, this Node and ourselves,
 * `{wast}` is what stands before programs that judge scripts as `wasmtime wast` does.
 */
export interface ColumnRow {
  /** Its name, of letters, digits and `-`: it stands in addresses. */
  readonly column: string;
  readonly title: string;
  /** The family, whatever product it is in: `v8`, `wasmtime`. */
  readonly engine: string;
  /** `default`, or how it differs from another column of the same engine and version. */
  readonly mode: string;
  /** Packages, `MANAGER:NAME@VERSION` (install.ts); of `go`, `rust` and `maven` the name is a driver's folder. */
  readonly install: readonly string[];
  /** What stands behind `--engine=`. */
  readonly run: string;
  /** Settings of the engine that `run` has, for people. */
  readonly flags?: readonly string[];
  /** The driver's file or folder below `runner/drivers`; an adapter of ours has none. */
  readonly driver?: string;
  /** A command that prints the engine's version; without it the engine's greeting has it. */
  readonly probe?: readonly string[];
  /** More flags of `touchstone test`: settings of our own engine, `--timeout`, `--engine-memory` in MiB. */
  readonly options?: readonly string[];
}

const NAME = /^[a-z0-9]+(?:-[a-z0-9.]+)*$/;

/** The rows, in the order of the table. Throws a UsageError where the file is none of them. */
export function readColumns(path: string = COLUMNS_FILE): readonly ColumnRow[] {
  const { columns } = JSON.parse(readFileSync(path, 'utf8')) as { readonly columns: readonly ColumnRow[] };
  const names = columns.map(({ column }) => column);
  const wrong = columns.find(({ column }, i) => !NAME.test(column) || names.indexOf(column) !== i);
  if (wrong !== undefined) throw new UsageError(`${path}: ${wrong.column} is no name, or stands twice`);
  return columns;
}

/** The columns of these names; one that no column has means all whose names begin with it and a dash. No names: all columns. */
export function columnsNamed(names: readonly string[], rows: readonly ColumnRow[] = readColumns()): readonly ColumnRow[] {
  if (names.length === 0) return rows;
  const exact = new Set(rows.map(({ column }) => column));
  const is = ({ column }: ColumnRow, name: string): boolean =>
    column === name || (!exact.has(name) && column.startsWith(`${name}-`));
  const unknown = names.find((name) => !rows.some((row) => is(row, name)));
  if (unknown !== undefined) {
    const all = rows.map(({ column }) => column);
    throw new UsageError(`no column ${unknown}${didYouMean(unknown, all)}; \`touchstone matrix list\` has all`);
  }
  return rows.filter((row) => names.some((name) => is(row, name)));
}

/** Ourselves, for drivers that ask us. */
export const MAIN = join(CODE_ROOT, 'runner', `main${EXTENSION}`);
const NAMED: Readonly<Record<string, string>> = {
  drivers: DRIVERS,
  node: process.execPath,
  touchstone: MAIN,
  wast: join(CODE_ROOT, 'runner', 'engines', 'program', `wasmtime${EXTENSION}`),
};

/** A text of a row with the paths it speaks of. */
export const filled = (text: string, packages: readonly string[]): string =>
  text
    .replace(/\{([a-z]+)\}/g, (all, name: string) => NAMED[name] ?? all)
    .replace(/\{(\d+)\}/g, (_, n: string) => packages[Number(n)] ?? '');

/** All files below a path that is a file or a folder, sorted; tests left out. */
function filesOf(path: string): string[] {
  if (!statSync(path).isDirectory()) return path.includes('.test.') ? [] : [path];
  return readdirSync(path)
    .sort()
    .flatMap((name) => filesOf(join(path, name)));
}

/** Eight hexadecimal digits of the text of a file or folder; a driver's, by its name. */
export function driverHash(driver: string, folder: string = DRIVERS): string {
  const path = join(folder, driver);
  const hash = createHash('sha256');
  if (!existsSync(path)) throw new UsageError(`${path}: there is no such driver`);
  for (const file of filesOf(path)) hash.update(readFileSync(file)).update('\0');
  return hash.digest('hex').slice(0, 8);
}

/** Kinds of `--engine` that are adapters of ours, and the folder whose text decides what they say. */
const ADAPTERS: Readonly<Record<string, string>> = {
  native: 'engine',
  v8: 'runner/engines/v8',
  cmd: 'runner/engines/program',
  wasmtime: 'runner/engines/program',
};

/** A driver as identities name it, `js@1a2b3c4d`; of an adapter of ours its kind. */
export function driverName({ driver, run }: ColumnRow): string {
  if (driver !== undefined) return `${driver}@${driverHash(driver)}`;
  const [kind = ''] = run.split(':');
  return `${kind}@${driverHash(ADAPTERS[kind] ?? '', CODE_ROOT)}`;
}
