/**
 * Which features a module's instructions need, computed from the module itself: what an engine must execute to run it. Types,
 * tags and limits alone need nothing, with one exception: an access to a 64-bit memory or table needs memory64.
 */
import { Instr, readInstr } from '../engine/wasm/body.ts';
import { Cursor } from '../engine/wasm/cursor.ts';
import { FEATURE, type Features } from '../engine/wasm/features.ts';
import { type ConstExpr, type IndexSpaces, indexSpaces, type Module } from '../engine/wasm/module.ts';
import { OPS } from '../engine/wasm/opcodes.ts';
import { I64 } from '../engine/wasm/types.ts';

/** dense op → which index of the instruction names a memory or table: bits 1 = `a` memory, 2 = `b` memory, 4 = `a` table, 8 = `b` table. */
const USES = Uint8Array.from(OPS, (row) => {
  let uses = 0;
  for (const [i, imm] of (row?.imms ?? []).entries()) {
    if (imm === 'memory' || (i === 0 && /^mem\d$/.test(imm))) uses |= i === 0 ? 1 : 2;
    if (imm === 'table') uses |= i === 0 ? 4 : 8;
  }
  return uses;
});
const BITS = Int32Array.from(OPS, (row) => row?.featureBit ?? 0);

const instr = new Instr();

function scan(c: Cursor, spaces: IndexSpaces): Features {
  let bits = 0;
  while (c.pos < c.end) {
    readInstr(c, instr);
    bits |= BITS[instr.op] as number;
    const uses = USES[instr.op] as number;
    if (uses === 0) continue;
    const wide =
      ((uses & 1) !== 0 && spaces.memories[instr.a]?.address === I64) ||
      ((uses & 2) !== 0 && spaces.memories[instr.b]?.address === I64) ||
      ((uses & 4) !== 0 && spaces.tables[instr.a]?.address === I64) ||
      ((uses & 8) !== 0 && spaces.tables[instr.b]?.address === I64);
    if (wide) bits |= FEATURE.memory64;
  }
  return bits;
}

/** The features behind all instructions of bodies and constant expressions of a valid module. */
export function neededFeatures(m: Module): Features {
  const spaces = indexSpaces(m);
  let bits = 0;
  for (const { body } of m.funcs) {
    const c = new Cursor(body.bytes, body.start, body.end);
    for (let groups = c.u32(); groups > 0; groups--) {
      c.u32();
      c.valType();
    }
    bits |= scan(c, spaces);
  }
  const expression = (e: ConstExpr | undefined): void => {
    if (e !== undefined) bits |= scan(new Cursor(e.bytes, e.start, e.end), spaces);
  };
  for (const t of m.tables) expression(t.init);
  for (const g of m.globals) expression(g.init);
  for (const e of m.elems) {
    expression(e.at);
    e.exprs?.forEach(expression);
  }
  for (const d of m.datas) expression(d.at);
  return bits;
}
