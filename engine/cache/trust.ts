/**
 * Who may change a file: what others may, we neither run nor believe. A path is looked at from the root downwards, so that what
 * has been looked at already cannot be replaced meanwhile by anybody but us and the system's administrator; a file is looked at
 * when it is open.
 */
import { closeSync, constants, fstatSync, lstatSync, openSync, readFileSync, readlinkSync, type Stats } from 'node:fs';
import { isAbsolute, join } from 'node:path';

/** Permission bits: others may write; only its owner may take a name out of a folder. */
const OTHERS_WRITE = 0o022;
const STICKY = 0o1000;
/** As many links in one path as Linux follows (path_resolution(7)). */
const MAX_LINKS = 40;

/** We, as far as files are concerned; undefined on systems whose files have no owners. */
const user = (): number | undefined => process.geteuid?.();

const isOwned = ({ uid }: Stats): boolean => user() === undefined || uid === user() || uid === 0;

/** Whether nobody but us and the administrator may change what has these facts. */
function isOurs(stat: Stats): boolean {
  return isOwned(stat) && (user() === undefined || (stat.mode & OTHERS_WRITE) === 0);
}

/**
 * Why somebody else could put another folder, or other files, in this folder's place; undefined where nobody can. In a folder
 * that everybody may write to, like /tmp, names are their owners' if it is sticky. Throws a system error where there is no such
 * folder.
 */
export function whyForeign(path: string): string | undefined {
  if (user() === undefined) return void lstatSync(path);
  const names = (isAbsolute(path) ? path : join(process.cwd(), path)).split('/');
  let at = '/';
  let stat = lstatSync(at);
  for (let links = 0; ; ) {
    if (!isOwned(stat)) return `${at} belongs to user ${stat.uid}`;
    const name = names.shift();
    const last = name === undefined;
    if (!isOurs(stat) && (last || (stat.mode & STICKY) === 0)) return `others may write to ${at}`;
    if (last) return undefined;
    if (name === '' || name === '.') continue;
    const next = join(at, name);
    stat = lstatSync(next);
    if (!stat.isSymbolicLink()) at = next;
    else {
      if (!isOwned(stat)) return `${next} belongs to user ${stat.uid}`;
      if (++links > MAX_LINKS) return `${path} has too many links`;
      const target = readlinkSync(next);
      names.unshift(...target.split('/'));
      if (isAbsolute(target)) at = '/';
      stat = lstatSync(at);
    }
  }
}

/**
 * Opens a regular file that is ours, following no link in place of it and waiting for nobody (a FIFO, a terminal). Throws a
 * system error, or one that says why the file is not ours.
 */
export function openOurs(path: string, flags: number): number {
  const fd = openSync(path, flags | constants.O_NOFOLLOW | constants.O_NONBLOCK, 0o600);
  try {
    const stat = fstatSync(fd);
    // Another name of it may stand where we would not write.
    if (!stat.isFile() || !isOurs(stat) || stat.nlink !== 1) throw new Error(`${path} is no file of ours alone`);
    return fd;
  } catch (e) {
    closeSync(fd);
    throw e;
  }
}

/** The text of a file that is ours; undefined where there is none. */
export function readOurs(path: string): string | undefined {
  try {
    const fd = openOurs(path, constants.O_RDONLY);
    try {
      return readFileSync(fd, 'utf8');
    } finally {
      closeSync(fd);
    }
  } catch {
    return undefined;
  }
}
