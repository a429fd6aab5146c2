/** Errors as WASI numbers them (`errno` of typenames.witx), and those of the host as such. */
import { getSystemErrorName } from 'node:util';

/** Names by number. */
export const ERRORS: readonly string[] =
  `success 2big acces addrinuse addrnotavail afnosupport again already badf badmsg busy canceled child connaborted
  connrefused connreset deadlk destaddrreq dom dquot exist fault fbig hostunreach idrm ilseq inprogress intr inval io isconn isdir
  loop mfile mlink msgsize multihop nametoolong netdown netreset netunreach nfile nobufs nodev noent noexec nolck nolink nomem
  nomsg noprotoopt nospc nosys notconn notdir notempty notrecoverable notsock notsup notty nxio overflow ownerdead perm pipe proto
  protonosupport prototype range rofs spipe srch stale timedout txtbsy xdev notcapable`.split(/\s+/);
const NUMBERS: ReadonlyMap<string, number> = new Map(ERRORS.map((name, i) => [name, i]));

/** What errors of Node's own are. */
const OF_NODE: Readonly<Record<string, string>> = {
  ERR_INVALID_ARG_VALUE: 'inval',
  ERR_INVALID_ARG_TYPE: 'inval',
  ERR_OUT_OF_RANGE: 'inval',
  // The system's, under another name.
  EOPNOTSUPP: 'notsup',
  UNKNOWN: 'io',
};

/** A call that fails, by the name of its error: what the program is told. */
export class WasiError extends Error {
  readonly errno: number;

  constructor(name: string) {
    super(name);
    this.name = 'WasiError';
    this.errno = NUMBERS.get(name) ?? ERRORS.indexOf('io');
  }
}

/** The name of an error of the host's system; undefined where something else was thrown. */
export function nameOf(error: unknown): string | undefined {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (typeof code !== 'string') return undefined;
  const name = OF_NODE[code] ?? code.slice(1).toLowerCase();
  return NUMBERS.has(name) ? name : undefined;
}
/** The number of what was thrown; undefined where it is no failure of a call. */
export function errnoOf(error: unknown): number | undefined {
  return error instanceof WasiError ? error.errno : NUMBERS.get(nameOf(error) ?? '');
}

/** Fails where the system gave the number of an error. */
export function check(number: number): void {
  if (number !== 0) throw new WasiError(getSystemErrorName(-number).slice(1).toLowerCase());
}
