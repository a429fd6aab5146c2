/**
 * DWARF line tables, versions 2 to 5 (DWARF 5, section 6.2): addresses in → files, lines and columns out. The section is a list
 * of units, each a program for a machine that prints rows; the row for an address is the last one at or before it in its
 * sequence.
 *
 * Made for bytes of any origin: every step of a program reads a byte at least, so work is linear in the section's size, of which
 * MAX_BYTES are read. A unit that makes no sense is passed over by its length, and places are unknown rather than wrong.
 */

import { WasmError } from '../../wasm/errors.ts';
import { partitionPoint } from '../../wasm/search.ts';
import { SectionReader } from '../bytes/reader.ts';
import { type FileTables, readFiles, type Sections } from './files.ts';

const MAX_BYTES = 1 << 26;

/** Standard and extended opcodes (section 7.22). */
const LNS = {
  copy: 1,
  advancePc: 2,
  advanceLine: 3,
  setFile: 4,
  setColumn: 5,
  constAddPc: 8,
  fixedAdvancePc: 9,
} as const;
const LNE = { endSequence: 1, setAddress: 2 } as const;

/** A place in a source file; line and column from 1, column 0: unknown. */
export interface SourcePlace {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** The head of a unit. */
interface LineUnit extends FileTables {
  /** Where the tables of directories and files begin, and the program; where the unit ends. */
  readonly tables: number;
  readonly program: number;
  readonly end: number;
  readonly instructionLength: number;
  readonly lineBase: number;
  readonly lineRange: number;
  /** Operands of each standard opcode, from 1 on. */
  readonly operands: Uint8Array;
}
/** What a program says of an address. */
interface Row {
  readonly unit: LineUnit;
  readonly file: number;
  readonly line: number;
  readonly column: number;
}

/** The places of addresses by the line section `bytes`, in their order. Never throws. */
export function findLines(bytes: Uint8Array, sections: Sections, addresses: readonly number[]): (SourcePlace | undefined)[] {
  const wanted = Float64Array.from(new Set(addresses)).sort();
  const rows = new Map<number, Row>();
  const limit = Math.min(bytes.length, MAX_BYTES);
  for (let at = 0; at < limit && rows.size < wanted.length; ) {
    const r = new SectionReader(bytes, '.debug_line', at, limit);
    const unit = orNone(() => readUnit(r));
    if (unit === undefined) break;
    if (unit.program < unit.end) {
      r.pos = unit.program;
      orNone(() => run(r, unit, wanted, rows));
    }
    at = unit.end;
  }
  const files = new Map<LineUnit, (file: number) => string>();
  const place = ({ unit, file, line, column }: Row): SourcePlace | undefined => {
    let paths = files.get(unit);
    if (paths === undefined) {
      const r = new SectionReader(bytes, '.debug_line', unit.tables, unit.program);
      paths = orNone(() => readFiles(r, unit, sections)) ?? (() => '');
      files.set(unit, paths);
    }
    const path = paths(file);
    return path === '' ? undefined : { file: path, line, column };
  };
  return addresses.map((address) => {
    const row = rows.get(address);
    return row === undefined ? undefined : place(row);
  });
}

/** What `read` answers, or undefined where the bytes make no sense. */
function orNone<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch (e) {
    if (e instanceof WasmError) return undefined;
    throw e;
  }
}

/** Reads the head of a unit; one of a kind that is not known has no program. */
function readUnit(r: SectionReader): LineUnit {
  const length32 = r.u32();
  const offsetSize = length32 === 0xffff_ffff ? 8 : 4;
  const offset = (): number => (offsetSize === 8 ? r.size() : r.u32());
  const length = offsetSize === 8 ? offset() : length32;
  const end = r.pos + length;
  if (end > r.end) r.fail('unit longer than its section');
  const version = r.u8() + 256 * r.u8();
  // Sizes of addresses and segment selectors: programs say the size of each address.
  if (version === 5) r.pos += 2;
  const head = offset();
  const program = r.pos + head;
  const instructionLength = r.u8();
  const operations = version >= 4 ? r.u8() : 1;
  // Whether rows begin statements, at first.
  r.pos++;
  const lineBase = (r.u8() << 24) >> 24;
  const lineRange = r.u8();
  const opcodeBase = r.u8();
  // No machine with several operations an instruction runs wasm.
  const known = version >= 2 && version <= 5 && program <= end && operations === 1 && lineRange > 0 && opcodeBase > 0;
  const operands = Uint8Array.from({ length: known ? opcodeBase - 1 : 0 }, () => r.u8());
  const base = { version, offsetSize, end, instructionLength, lineBase, lineRange, operands };
  return { ...base, tables: r.pos, program: known ? program : end };
}

/**
 * Runs the program at the reader; what it says of the wanted addresses (ascending) goes into `rows`, unless something is there.
 */
function run(r: SectionReader, unit: LineUnit, wanted: Float64Array, rows: Map<number, Row>): void {
  const { instructionLength, lineBase, lineRange, operands } = unit;
  const opcodeBase = operands.length + 1;
  let address = 0;
  let file = 1;
  let line = 1;
  let column = 0;
  // The row before, which holds until the next one; its address is negative where the sequence has none yet.
  let from = -1;
  let rowFile = 1;
  let rowLine = 1;
  let rowColumn = 0;
  let live = false;

  const endRow = (): void => {
    // Linkers keep the lines of functions that they dropped, at address 0, where no function can begin.
    if (from < 0) live = address > 0;
    else if (live && rowLine > 0) {
      for (let i = partitionPoint(wanted.length, (k) => wanted[k] < from); i < wanted.length && wanted[i] < address; i++) {
        const found = wanted[i];
        if (!rows.has(found)) rows.set(found, { unit, file: rowFile, line: rowLine, column: rowColumn });
      }
    }
  };
  const emit = (): void => {
    endRow();
    from = address;
    rowFile = file;
    rowLine = line;
    rowColumn = column;
  };
  while (r.pos < unit.end) {
    const opcode = r.u8();
    if (opcode >= opcodeBase) {
      const special = opcode - opcodeBase;
      address += instructionLength * Math.floor(special / lineRange);
      line += lineBase + (special % lineRange);
      emit();
    } else if (opcode === 0) {
      const length = r.count();
      const next = r.pos + length;
      const extended = length === 0 ? 0 : r.u8();
      if (extended === LNE.endSequence) {
        endRow();
        from = -1;
        address = 0;
        file = 1;
        line = 1;
        column = 0;
      } else if (extended === LNE.setAddress) address = length === 9 ? r.size() : r.u32();
      r.pos = next;
    } else if (opcode === LNS.copy) emit();
    else if (opcode === LNS.advancePc) address += instructionLength * r.leb();
    else if (opcode === LNS.advanceLine) line += r.sleb();
    else if (opcode === LNS.setFile) file = r.leb();
    else if (opcode === LNS.setColumn) column = r.leb();
    else if (opcode === LNS.constAddPc) address += instructionLength * Math.floor((255 - opcodeBase) / lineRange);
    else if (opcode === LNS.fixedAdvancePc) address += r.u8() + 256 * r.u8();
    else for (let n = operands[opcode - 1]; n > 0; n--) r.leb();
  }
}
