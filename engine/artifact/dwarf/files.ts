/**
 * The tables of directories and files in the head of a DWARF line unit (DWARF 5, section 6.2.4; versions 2 to 4 before): where
 * they lie in → paths by number out. Tables are read once a unit, and strings when a path is asked for: hostile tables may name
 * the same long string a million times.
 */
import type { SectionReader } from '../bytes/reader.ts';

/** Entries of a table, and bytes of a string, that are read. */
const MAX_ENTRIES = 1 << 20;
const MAX_STRING = 4096;

/** Content types and forms that version 5's tables use (section 7.22 and 7.5.6). */
const LNCT = { path: 1, directoryIndex: 2 } as const;
const FORM = {
  data2: 0x05,
  data4: 0x06,
  data8: 0x07,
  string: 0x08,
  block: 0x09,
  data1: 0x0b,
  strp: 0x0e,
  udata: 0x0f,
  data16: 0x1e,
  lineStrp: 0x1f,
} as const;

/** Contents of the other debug sections, by name. */
export type Sections = (name: string) => Uint8Array;

/** What the head of a unit says of its tables. */
export interface FileTables {
  readonly version: number;
  /** Bytes of an offset: 4, or 8 in the 64-bit format. */
  readonly offsetSize: number;
}

/** A directory or file: where its path stands, and the number of its directory. */
interface Entry {
  readonly section: string;
  readonly at: number;
  readonly directory: number;
}
const NO_PATH: Entry = { section: '', at: 0, directory: 0 };

/** Reads the tables of the unit whose head ends at the reader; answers the path of a file by number, '' where it has none. */
export function readFiles(r: SectionReader, unit: FileTables, sections: Sections): (file: number) => string {
  const directories: Entry[] = [];
  const files: Entry[] = [];
  if (unit.version < 5) readOldTables(r, directories, files);
  else {
    readTable(r, unit, directories);
    readTable(r, unit, files);
  }
  const text = ({ section, at }: Entry): string =>
    section === '' ? '' : zeroTerminated(section === r.section ? r.bytes : sections(section), at);
  return (file) => {
    const { [file]: entry = NO_PATH } = files;
    const { 0: root = NO_PATH, [entry.directory]: directory = NO_PATH } = directories;
    const path = text(entry);
    return path === '' ? '' : join(text(root), join(text(directory), path));
  };
}

/** Relative directories are relative to the first, that of the compilation. */
function join(directory: string, path: string): string {
  const absolute = /^(\/|[A-Za-z]:[\\/])/.test(path);
  return absolute || directory === '' || directory === '.' ? path : `${directory.replace(/\/$/, '')}/${path}`;
}

const utf8 = new TextDecoder();
/** The string that begins at `at`, up to its zero byte; '' outside of the section. */
function zeroTerminated(bytes: Uint8Array, at: number): string {
  const some = bytes.subarray(at, at + MAX_STRING);
  const end = some.indexOf(0);
  return utf8.decode(end < 0 ? some : some.subarray(0, end));
}
function skip(r: SectionReader, bytes: number): 0 {
  if (bytes > r.end - r.pos) r.fail('unexpected end');
  r.pos += bytes;
  return 0;
}
function skipString(r: SectionReader): void {
  const end = r.bytes.indexOf(0, r.pos);
  if (end < 0 || end >= r.end) r.fail('string without end');
  r.pos = end + 1;
}

/** A table of version 5, which describes its own fields. */
function readTable(r: SectionReader, unit: FileTables, out: Entry[]): void {
  const formats = Array.from({ length: r.u8() }, () => [r.leb(), r.leb()] as const);
  const count = r.count();
  if (count > MAX_ENTRIES || (count > 0 && formats.length === 0)) r.fail(`${count} entries of ${formats.length} fields`);
  for (let i = 0; i < count; i++) {
    const entry = { ...NO_PATH };
    for (const [content, form] of formats) {
      if (content === LNCT.path) readPath(r, unit, form, entry);
      else {
        const n = readNumber(r, form);
        if (content === LNCT.directoryIndex) entry.directory = n;
      }
    }
    out.push(entry);
  }
}

function readPath(r: SectionReader, unit: FileTables, form: number, entry: { section: string; at: number }): void {
  if (form === FORM.string) {
    entry.section = r.section;
    entry.at = r.pos;
    skipString(r);
    return;
  }
  if (form === FORM.lineStrp) entry.section = '.debug_line_str';
  else if (form === FORM.strp) entry.section = '.debug_str';
  else r.fail(`form ${form} of a path`);
  entry.at = unit.offsetSize === 8 ? r.size() : r.u32();
}

/** A field that is a number, or 0 for one that has to be passed over only. */
function readNumber(r: SectionReader, form: number): number {
  switch (form) {
    case FORM.data1:
      return r.u8();
    case FORM.data2:
      return r.u8() + 256 * r.u8();
    case FORM.data4:
      return r.u32();
    case FORM.udata:
      return r.leb();
    case FORM.data8:
      return skip(r, 8);
    case FORM.data16:
      return skip(r, 16);
    case FORM.block:
      return skip(r, r.count());
    default:
      return r.fail(`form ${form}`);
  }
}

/**
 * Versions 2 to 4: directories, an empty string, then files up to one without a name. Both count from 1; directory 0, that of the
 * compilation, stands elsewhere.
 */
function readOldTables(r: SectionReader, directories: Entry[], files: Entry[]): void {
  for (const table of [directories, files]) {
    table.push(NO_PATH);
    while (r.bytes[r.pos] !== 0) {
      const at = r.pos;
      skipString(r);
      const directory = table === files ? r.leb() : 0;
      if (table === files) {
        // Time and size.
        r.leb();
        r.leb();
      }
      if (table.push({ section: r.section, at, directory }) > MAX_ENTRIES) r.fail('too many entries');
    }
    r.pos++;
  }
}
