/**
 * Printing function bodies and constant expressions: wasm bytes through the one reader (wasm/body.ts), one flat instruction a
 * line. Iterative; indentation stops growing at a fixed depth, so that a million nested blocks print in linear space.
 */
import { BLOCK_FUNC, BLOCK_VALUE, Instr, readInstr } from '../../wasm/body.ts';
import { Cursor } from '../../wasm/cursor.ts';
import { WasmError } from '../../wasm/errors.ts';
import type { ByteRange, FuncBody } from '../../wasm/module.ts';
import { OPS, type Op, type OpRow, op } from '../../wasm/opcodes.ts';
import { heapName, heapOf, isExact, isNullable, refType, typeName, type ValType } from '../../wasm/types.ts';
import { TEXT, TEXT_KIND } from '../parse/immediates.ts';
import { type Identifiers, identifier, nameAnnotation, Scope, type SpaceName } from './names.ts';
import { f32Text, f64Text, i64Text, u64Text } from './numbers.ts';

const MAX_INDENT = 24;
const INDENTS = Array.from({ length: MAX_INDENT + 1 }, (_, i) => '  '.repeat(i));
/** What a text can hold; the implementation limit for locals lies far below. */
const MAX_LOCALS = 1_000_000;

const ELSE = op('else');
const END = op('end');
const CATCH = op('catch');
const CATCH_ALL = op('catch_all');
const DELEGATE = op('delegate');
const SELECT_T = op('select_t');
const CLAUSES = ['catch', 'catch_ref', 'catch_all', 'catch_all_ref'];

/** dense op → the text's mnemonic. */
const MNEMONIC = OPS.map((row) =>
  row === undefined ? '' : row.op === SELECT_T ? 'select' : row.imms[0] === 'cast' ? row.name.replace(/_null$/, '') : row.name,
);
const SPACES: Readonly<Record<string, SpaceName>> = {
  func: 'funcs',
  type: 'types',
  table: 'tables',
  memory: 'memories',
  global: 'globals',
  elem: 'elems',
  data: 'datas',
  tag: 'tags',
};

export class BodyPrinter {
  private readonly ids: Identifiers;
  private readonly instr = new Instr();
  private locals: Scope;
  private labelNames: ReadonlyMap<number, string> = new Map();
  private labelCount = 0;
  /** Identifiers of the open labels, '' for none; kept only in functions with label names. */
  private readonly labels: string[] = [];
  /** Identifier → position of the innermost open label that has it, and what each label hides. */
  private readonly innermost = new Map<string, number>();
  private readonly hidden: (number | undefined)[] = [];

  constructor(ids: Identifiers) {
    this.ids = ids;
    this.locals = new Scope(undefined, ids.tally);
  }

  /** The text of a type, with identifiers. */
  type(t: ValType): string {
    if (t < 0 || heapOf(t) < 0) return typeName(t);
    const heap = isExact(t) ? `(exact ${this.ids.use('types', heapOf(t))})` : this.ids.use('types', heapOf(t));
    return `(ref ${isNullable(t) ? 'null ' : ''}${heap})`;
  }

  /** Appends a function's locals and instructions to `out`, a line each. */
  func(body: FuncBody, params: number, locals: Scope, labels: ReadonlyMap<number, string> | undefined, out: string[]): void {
    const c = new Cursor(body.bytes, body.start, body.end);
    let index = params;
    for (let runs = c.u32(); runs > 0; runs--) {
      const count = c.u32();
      const type = this.type(c.valType());
      if (index + count > MAX_LOCALS) {
        throw new WasmError('parse', 'limit', `too many locals to print: ${index + count}`, { offset: body.start });
      }
      this.localRun(index, count, type, locals, out);
      index += count;
    }
    this.instructions(c, locals, labels, (_, depth, text) => {
      out.push('\n', INDENTS[Math.min(depth, MAX_INDENT)], text);
    });
  }

  /** Shows `see` each instruction of the cursor's rest: where it begins, how deep it is nested, its text. */
  instructions(
    c: Cursor,
    locals: Scope,
    labelNames: ReadonlyMap<number, string> | undefined,
    see: (at: number, depth: number, text: string) => void,
  ): void {
    const { instr, labels } = this;
    this.locals = locals;
    this.labelNames = labelNames ?? new Map();
    let depth = 2;
    labels.length = 0;
    this.innermost.clear();
    this.pushLabel('');
    this.labelCount = 0;
    while (c.pos < c.end) {
      const at = c.pos;
      readInstr(c, instr);
      const code = instr.op;
      // The body's own `end` is the closing parenthesis.
      if (code === END && c.pos === c.end) break;
      const closes = code === END || code === ELSE || code === CATCH || code === CATCH_ALL || code === DELEGATE;
      if (closes) depth--;
      if (code === END || code === DELEGATE) this.popLabel();
      see(at, depth, this.text(c, code));
      if (closes ? code !== END && code !== DELEGATE : TEXT_KIND[code] === TEXT.control) depth++;
    }
  }

  /** A run of locals: named ones in parentheses of their own. */
  private localRun(from: number, count: number, type: string, names: Scope, out: string[]): void {
    let line = '';
    for (let i = from; i < from + count; i++) {
      const id = names.define(i);
      if (id === undefined) line += ` ${type}`;
      else {
        if (line !== '') out.push(`\n    (local${line})`);
        line = '';
        out.push(`\n    (local ${id} ${type})`);
      }
    }
    if (line !== '') out.push(`\n    (local${line})`);
  }

  /** A constant expression on one line: folded where it is one instruction, flat otherwise. */
  expr(range: ByteRange): string {
    const c = new Cursor(range.bytes, range.start, range.end);
    const parts: string[] = [];
    this.labels.length = 0;
    while (c.pos < c.end) {
      readInstr(c, this.instr);
      if (this.instr.op === END && c.pos === c.end) break;
      parts.push(this.text(c, this.instr.op));
    }
    return parts.length === 1 ? `(${parts[0]})` : parts.join(' ');
  }

  // --- One instruction ----------------------------------------------------------------------------------------------------

  private text(c: Cursor, code: Op): string {
    const { instr, ids } = this;
    const name = MNEMONIC[code];
    const row = OPS[code] as OpRow;
    switch (TEXT_KIND[code]) {
      case TEXT.none:
      case TEXT.fence:
        return name;
      case TEXT.index:
        if (row.imms[0] === 'local') return `${name} ${this.locals.use(instr.a)}`;
        return `${name} ${ids.use(SPACES[row.imms[0]], instr.a)}`;
      case TEXT.label:
        return `${name} ${this.label(instr.a)}`;
      case TEXT.memarg:
        return name + this.memarg(row);
      case TEXT.i32:
        return `${name} ${instr.a}`;
      case TEXT.i64:
        return `${name} ${i64Text(instr.lo, instr.hi)}`;
      case TEXT.f32:
        return `${name} ${f32Text(instr.lo)}`;
      case TEXT.f64:
        return `${name} ${f64Text(instr.lo, instr.hi)}`;
      case TEXT.labels: {
        let s = name;
        for (let i = 0; i < instr.count; i++) s += ` ${this.label(instr.list[i])}`;
        return s;
      }
      case TEXT.callIndirect:
        return `${name}${this.optional('tables', instr.b)} (type ${ids.use('types', instr.a)})`;
      case TEXT.optionalIndex:
        return name + this.optional(SPACES[row.imms[0]], instr.a);
      case TEXT.copy: {
        const space = SPACES[row.imms[0]];
        return instr.a === 0 && instr.b === 0 ? name : `${name} ${ids.use(space, instr.a)} ${ids.use(space, instr.b)}`;
      }
      case TEXT.init: {
        const [segment, target] = row.imms;
        const where = this.optional(SPACES[target], instr.b);
        return `${name}${where} ${ids.use(SPACES[segment], instr.a)}`;
      }
      case TEXT.select:
        return code === SELECT_T ? `${name} (result${this.list()})` : name;
      case TEXT.v128:
        return `${name} i32x4${this.vectorWords(c)}`;
      case TEXT.lane:
        return `${name} ${instr.a}`;
      case TEXT.memlane:
        return `${name}${this.memarg(row)} ${instr.b}`;
      case TEXT.shuffle: {
        let s = name;
        for (let i = 0; i < 16; i++) s += ` ${c.bytes[instr.vec + i]}`;
        return s;
      }
      case TEXT.heap:
        return `${name} ${this.heap(c.heapExact ? refType(instr.a, true, true) : refType(instr.a, true))}`;
      case TEXT.cast:
        return `${name} ${this.type(instr.type2)}`;
      case TEXT.castBranch:
        return `${name} ${this.label(instr.a)} ${this.type(instr.type)} ${this.type(instr.type2)}`;
      case TEXT.typeField:
        return `${name} ${ids.use('types', instr.a)} ${ids.field(instr.a)?.use(instr.b) ?? instr.b}`;
      case TEXT.control:
        return this.control(name, code);
      default: {
        const space = SPACES[row.imms[1]];
        return `${name} ${ids.use('types', instr.a)} ${space === undefined ? instr.b : ids.use(space, instr.b)}`;
      }
    }
  }

  /** Block headers with their label; `else`, `end` and clauses of legacy `try`. */
  private control(name: string, code: Op): string {
    const { instr, ids } = this;
    if (code === CATCH) return `${name} ${ids.use('tags', instr.a)}`;
    if (code === DELEGATE) return `${name} ${this.label(instr.a)}`;
    if (code === ELSE || code === END || code === CATCH_ALL) return name;
    const labelName = this.labelNames.get(this.labelCount++);
    const id = labelName === undefined || labelName === '' ? '' : identifier(labelName);
    let s = id === '' ? name : `${name} ${id}`;
    if (labelName !== undefined) ids.tally.said++;
    if (labelName === '') s += ` ${nameAnnotation(labelName)}`;
    if (instr.block === BLOCK_FUNC) s += ` (type ${ids.use('types', instr.a)})`;
    else if (instr.block === BLOCK_VALUE) s += ` (result ${this.type(instr.type)})`;
    if (OPS[code]?.imms[1] === 'catches') {
      for (let i = 0; i < instr.count; i += 3) {
        const clause = instr.list[i];
        const tag = clause < 2 ? ` ${ids.use('tags', instr.list[i + 1])}` : '';
        s += ` (${CLAUSES[clause]}${tag} ${this.label(instr.list[i + 2])})`;
      }
    }
    this.pushLabel(id);
    return s;
  }

  private pushLabel(id: string): void {
    this.hidden[this.labels.length] = id === '' ? undefined : this.innermost.get(id);
    if (id !== '') this.innermost.set(id, this.labels.length);
    this.labels.push(id);
  }
  private popLabel(): void {
    const id = this.labels.pop() ?? '';
    if (id === '') return;
    const outer = this.hidden[this.labels.length];
    if (outer === undefined) this.innermost.delete(id);
    else this.innermost.set(id, outer);
  }
  /** A label by identifier where that finds it, else its depth. */
  private label(depth: number): string {
    if (this.labelNames.size === 0) return String(depth);
    const at = this.labels.length - 1 - depth;
    const id = this.labels[at] ?? '';
    return id !== '' && this.innermost.get(id) === at ? id : String(depth);
  }
  private optional(space: SpaceName, index: number): string {
    return index === 0 ? '' : ` ${this.ids.use(space, index)}`;
  }
  private heap(t: ValType): string {
    const heap = heapOf(t);
    const s = heap < 0 ? heapName(heap) : this.ids.use('types', heap);
    return isExact(t) ? `(exact ${s})` : s;
  }
  private memarg(row: OpRow): string {
    const { instr } = this;
    let s = this.optional('memories', instr.a);
    if (instr.lo !== 0 || instr.hi !== 0) s += ` offset=${u64Text(instr.lo, instr.hi)}`;
    if (instr.align !== row.align) s += ` align=0x${(2 ** instr.align).toString(16)}`;
    return s;
  }
  private list(): string {
    let s = '';
    for (let i = 0; i < this.instr.count; i++) s += ` ${this.type(this.instr.list[i])}`;
    return s;
  }
  private vectorWords(c: Cursor): string {
    const { vec } = this.instr;
    let s = '';
    for (let i = vec; i < vec + 16; i += 4) {
      let hex = '';
      for (let k = 3; k >= 0; k--) hex += c.bytes[i + k].toString(16).padStart(2, '0');
      s += ` 0x${hex}`;
    }
    return s;
  }
}
