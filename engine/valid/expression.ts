/**
 * The validation loop over one expression: a body after its locals, or a constant expression. Most instructions are one row
 * of the opcode table, compiled here to typed arrays and run inline; the others go to their rule through an array indexed by
 * opcode. In: a Checker whose cursor stands at the expression and whose first frame is open.
 */
import { readInstr } from '../wasm/body.ts';
import { bug } from '../wasm/errors.ts';
import { OP_COUNT, OP_ROWS, OPS, type OpRow, op } from '../wasm/opcodes.ts';
import { BOT, F32, F64, I32, I64, V128, type ValType } from '../wasm/types.ts';
import type { Checker } from './checker.ts';
import { CONTROL_RULES, type TypingRule } from './control.ts';
import { REFERENCE_RULES, SAME_RULE } from './references.ts';
import { checkOffset, memoryAddress, STORAGE_RULES } from './storage.ts';

const VALUE: Readonly<Record<string, ValType>> = { i32: I32, i64: I64, f32: F32, f64: F64, v128: V128 };

/** How an instruction is validated. */
const BY_ROW = 0;
const LOCAL_GET = 1;
const MEMORY = 2;
const BY_RULE = 3;

const HOW = new Uint8Array(OP_COUNT);
/** Operand and result types of rows, four and two an instruction; for memory accesses without the address. */
const PARAM_COUNT = new Uint8Array(OP_COUNT);
const PARAMS = new Int8Array(OP_COUNT * 4);
const RESULT_COUNT = new Uint8Array(OP_COUNT);
const RESULTS = new Int8Array(OP_COUNT * 2);
const NATURAL = new Int8Array(OP_COUNT);
/** Lanes an immediate may name, 0 where there is none. */
const LANES = new Uint8Array(OP_COUNT);
const RULES: TypingRule[] = new Array<TypingRule>(OP_COUNT).fill((v) => bug(`no validation rule for opcode ${v.instr.op}`));
/** Whether a constant expression may contain the instruction (section 3.4.14). */
const CONSTANT = new Uint8Array(OP_COUNT);
const IS_ATOMIC = new Uint8Array(OP_COUNT);

const ALL_RULES: Readonly<Record<string, TypingRule>> = { ...CONTROL_RULES, ...STORAGE_RULES, ...REFERENCE_RULES };

function compileRow(row: OpRow): void {
  const { op: code, name } = row;
  const rule = ALL_RULES[SAME_RULE[name] ?? name];
  const lane = row.imms.find((i) => i.startsWith('lane'));
  if (lane !== undefined) LANES[code] = Number(lane.slice(4));
  if (name === 'local.get') HOW[code] = LOCAL_GET;
  else if (rule !== undefined) {
    HOW[code] = BY_RULE;
    RULES[code] = rule;
  } else {
    const params = row.params ?? bug(`${name} has neither a signature nor a rule`);
    const memory = row.align >= 0;
    const values = memory ? params.slice(1) : params;
    HOW[code] = memory ? MEMORY : BY_ROW;
    PARAM_COUNT[code] = values.length;
    for (const [i, t] of values.entries()) PARAMS[code * 4 + i] = VALUE[t] ?? bug(`${name} takes ${t}`);
    const results = row.results ?? [];
    RESULT_COUNT[code] = results.length;
    for (const [i, t] of results.entries()) RESULTS[code * 2 + i] = VALUE[t] ?? bug(`${name} gives ${t}`);
    NATURAL[code] = row.align;
    if (memory && row.feature === 'threads') IS_ATOMIC[code] = 1;
  }
}
for (const row of OP_ROWS) compileRow(row);

for (const name of [
  ...['i32', 'i64', 'f32', 'f64', 'v128'].map((t) => `${t}.const`),
  ...['i32', 'i64'].flatMap((t) => [`${t}.add`, `${t}.sub`, `${t}.mul`]),
  ...['ref.null', 'ref.func', 'ref.i31', 'global.get', 'any.convert_extern', 'extern.convert_any'],
  ...['struct.new', 'struct.new_default', 'struct.new_desc', 'struct.new_default_desc'],
  ...['array.new', 'array.new_default', 'array.new_fixed', 'end'],
])
  CONSTANT[op(name)] = 1;

/** The text form of a row's operands in the words of the suite. */
function rowMismatch(v: Checker, sp: number): never {
  const code = v.instr.op;
  const wanted = OPS[code]?.params ?? [];
  const from = Math.max(v.height, sp - wanted.length);
  const found = Array.from(v.stack.subarray(from, sp), (t) => v.show(t));
  return v.mismatch(`[${wanted.join(' ').replace('addr', 'address')}]`, `[${found.join(' ')}]`);
}

/** Pops a row's operands, except a memory access's address. */
function popRow(v: Checker, code: number): void {
  const { stack, height } = v;
  let { sp } = v;
  for (let i = code * 4 + PARAM_COUNT[code] - 1; i >= code * 4; i--) {
    // Row types are numbers and vectors: they match nothing but themselves and bottom.
    if (sp > height) {
      const t = stack[--sp];
      if (t !== PARAMS[i] && t !== BOT) rowMismatch(v, v.sp);
    } else if (!v.unreachable) rowMismatch(v, v.sp);
  }
  v.sp = sp;
}

function memoryAccess(v: Checker, code: number): void {
  const { instr } = v;
  const address = memoryAddress(v, instr.memoryIndex);
  const natural = NATURAL[code];
  if (instr.align > natural) v.fail('alignment must not be larger than natural');
  if (IS_ATOMIC[code] === 1 && instr.align !== natural) v.fail('atomic alignment must be natural');
  checkOffset(v, address);
  if (LANES[code] !== 0 && instr.b >= LANES[code]) v.fail(`invalid lane index ${instr.b}`);
  popRow(v, code);
  v.pop(address);
}

/** Validates instructions until the `end` that closes the first frame. */
export function checkExpression(v: Checker): void {
  const { c, instr } = v;
  do {
    readInstr(c, instr);
    const code = instr.op;
    if (v.constant && CONSTANT[code] === 0) v.fail('constant expression required');
    const how = HOW[code];
    if (how === LOCAL_GET) v.push(v.localGet(instr.a));
    else if (how === BY_RULE) RULES[code](v);
    else {
      if (how === MEMORY) memoryAccess(v, code);
      else {
        if (LANES[code] !== 0 && instr.a >= LANES[code]) v.fail(`invalid lane index ${instr.a}`);
        popRow(v, code);
      }
      const n = RESULT_COUNT[code];
      if (n !== 0) {
        v.push(RESULTS[code * 2]);
        if (n === 2) v.push(RESULTS[code * 2 + 1]);
      }
    }
  } while (v.depth >= 0);
}
