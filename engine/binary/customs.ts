/**
 * The custom sections that have a meaning: `name` and `metadata.code.branch_hint` (core specification, appendix "Custom
 * Sections and Annotations"). A bad custom section never rejects its module; whoever cares asks here and gets the fault as a
 * value: class `malformed` where bytes make no sense, `invalid` where they point at the wrong thing, in the suite's words.
 */
import { Instr, readInstr, skipLocals } from '../wasm/body.ts';
import { Cursor } from '../wasm/cursor.ts';
import { WasmError } from '../wasm/errors.ts';
import { type Custom, emptyNames, type Module } from '../wasm/module.ts';
import { op } from '../wasm/opcodes.ts';
import { beforeSection, SECTION } from '../wasm/sections.ts';
import { decodeNames } from './names.ts';

const BRANCH_HINT = 'metadata.code.branch_hint';
const TARGETS: ReadonlySet<number> = new Set([op('if'), op('br_if')]);

/** The first fault in a custom section of a module that is valid otherwise, or undefined. */
export function checkCustoms(m: Module): WasmError | undefined {
  const met = new Set<string>();
  for (const custom of m.customs) {
    if (custom.name !== 'name' && custom.name !== BRANCH_HINT) continue;
    const fault = met.has(custom.name)
      ? new WasmError('decode', 'malformed', `@${custom.name} annotation: multiple sections`, { offset: custom.offset })
      : custom.name === 'name'
        ? checkNames(custom)
        : checkBranchHints(m, custom);
    if (fault !== undefined) return fault;
    met.add(custom.name);
  }
  return undefined;
}

function checkNames(custom: Custom): WasmError | undefined {
  const { data, offset } = custom;
  const fault = decodeNames(data, 0, data.length, emptyNames());
  return fault && new WasmError('decode', 'malformed', `@name annotation: ${fault.message}`, { offset });
}

/** vec(function index, vec(offset in the body, one byte 0 or 1)), both ascending, before the code section. */
function checkBranchHints(m: Module, custom: Custom): WasmError | undefined {
  const { offset } = custom;
  const fail = (cls: 'malformed' | 'invalid', why: string): never => {
    throw new WasmError(cls === 'malformed' ? 'decode' : 'validate', cls, `@${BRANCH_HINT} annotation: ${why}`, { offset });
  };
  const imported = m.spaces.importedFuncs;
  try {
    if (custom.place > beforeSection(SECTION.code)) fail('malformed', 'misplaced section');
    const c = new Cursor(custom.data, 0, custom.data.length, `@${BRANCH_HINT} annotation: unexpected end`);
    let lastFunc = -1;
    for (let funcs = c.u32(); funcs > 0; funcs--) {
      const index = c.u32();
      if (index <= lastFunc) fail('malformed', 'functions out of order');
      lastFunc = index;
      const func = m.funcs[index - imported];
      if (func === undefined) fail('invalid', `unknown function ${index}`);
      const instructions = func === undefined ? undefined : new Instructions(func.body);
      let last = -1;
      for (let hints = c.u32(); hints > 0; hints--) {
        const at = c.u32();
        if (at <= last) fail('malformed', at === last ? 'duplicate annotation' : 'hints out of order');
        last = at;
        if (c.u32() !== 1 || c.u8() > 1) fail('malformed', 'invalid hint value');
        if (!TARGETS.has(instructions?.at(at) ?? -1)) fail('invalid', 'invalid target');
      }
    }
    if (c.pos !== c.end) fail('malformed', 'section size mismatch');
    return undefined;
  } catch (e) {
    if (e instanceof WasmError) return new WasmError(e.phase, e.class, e.message, { offset });
    throw e;
  }
}

/** Opcodes of a body by offset from its locals; offsets must be asked for in ascending order. */
class Instructions {
  private readonly c: Cursor;
  private readonly start: number;
  private readonly instr = new Instr();

  constructor(body: { readonly bytes: Uint8Array; readonly start: number; readonly end: number }) {
    this.c = new Cursor(body.bytes, body.start, body.end);
    this.start = body.start;
    skipLocals(this.c);
  }
  /** The instruction that begins at `offset`, or -1 where none does. */
  at(offset: number): number {
    const { c, instr } = this;
    const target = this.start + offset;
    while (c.pos <= target && c.pos < c.end) {
      readInstr(c, instr);
      if (instr.at === target) return instr.op;
    }
    return -1;
  }
}
