/**
 * Test support: random modules whose functions have dead code, which validation judges by rules of its own (core specification,
 * appendix "Validation Algorithm"). In: a source of random numbers; out: the text of a module with one function of interest.
 *
 * Each instruction of the opcode table can occur, with any immediates that exist. Operands come from a palette of few types, so
 * that a third of the modules is valid: an operand of the wrong type, or one that the empty stack makes up, stands beside right
 * ones.
 */
import { FEATURE, type Features } from '../../wasm/features.ts';
import { OP_ROWS, type OpRow, SECOND_CODES } from '../../wasm/opcodes.ts';

/** A number from 0 to `below - 1`. */
export type Random = (below: number) => number;

/** Types that bodies refer to by index: structures, arrays, functions. */
const TYPES = [
  '(sub (struct (field (mut i32)) (field i8) (field (mut anyref))))',
  '(sub 0 (struct (field (mut i32)) (field i8) (field (mut anyref)) (field f64)))',
  '(sub (array (mut i64)))',
  '(sub (array (mut (ref null 0))))',
  '(array funcref)',
  '(array (mut i16))',
  '(func)',
  '(func (param i32) (result i64))',
  '(func (param (ref null 0)) (result funcref))',
  '(func (param externref) (result (ref 6)))',
];
/** Which of them an instruction may name, by the start of its name. */
const KINDS: readonly (readonly [RegExp, readonly number[]])[] = [
  [/^struct/, [0, 1]],
  [/^array/, [2, 3, 4, 5]],
  [/^(return_)?call/, [6, 7, 8, 9]],
];
/** With the custom-descriptors proposal: a structure, and what describes it. */
const DESCRIPTORS = '(rec (type (descriptor 11) (struct (field i32))) (type (describes 10) (struct (field i64))))';

const NUMBERS = ['i32', 'i64', 'f32', 'f64', 'v128'];
const HEAPS = ['func', 'extern', 'any', 'eq', 'i31', 'struct', 'array', 'exn', 'none', 'nofunc', 'noextern', 'noexn'];
const SPACES: Readonly<Record<string, number>> = {
  func: 4,
  table: 4,
  global: 4,
  memory: 2,
  elem: 3,
  data: 1,
  tag: 3,
  field: 4,
  u32: 4,
};
const FIELDS = `
  (import "m" "f" (func (type 6))) (import "m" "g" (func (type 7))) (import "m" "h" (func (type 8)))
  (table 1 funcref) (table 1 externref) (table i64 1 anyref) (table 1 (ref null 0)) (memory 1 1) (memory i64 1 1)
  (global (mut i32) (i32.const 0)) (global (mut anyref) (ref.null any)) (global (mut funcref) (ref.null func))
  (global externref (ref.null extern)) (tag) (tag (param i32)) (tag (param eqref f32))
  (elem declare func 0 1 2 3) (elem externref) (elem (ref null 0)) (data "d")`;

const STRUCTURED = new Set(['else', 'end', 'catch', 'catch_all', 'delegate', 'block', 'loop', 'if', 'try', 'try_table']);
const rowsOf = (features: Features): OpRow[] =>
  OP_ROWS.filter((row) => (row.featureBit & features) !== 0 && !STRUCTURED.has(row.name) && !SECOND_CODES.has(row.name));

class Writer {
  private readonly random: Random;
  private readonly features: Features;
  private readonly rows: OpRow[];
  /** Those whose rule is more than a row's signature. */
  private readonly special: OpRow[];
  private readonly heaps: readonly string[];
  /** Types of the function's parameters. */
  private readonly palette: string[];
  private depth = 0;

  constructor(random: Random, features: Features) {
    this.random = random;
    this.features = features;
    this.rows = rowsOf(features);
    this.special = this.rows.filter((row) => row.params === undefined);
    const defined = [...TYPES.keys(), ...(this.has('custom-descriptors') ? [10, 11] : [])];
    this.heaps = [...HEAPS, ...defined.map(String), ...(this.has('custom-descriptors') ? ['(exact 0)', '(exact 10)'] : [])];
    this.palette = Array.from({ length: 2 + random(5) }, () => this.anyType());
  }

  private has(feature: keyof typeof FEATURE): boolean {
    return (this.features & FEATURE[feature]) !== 0;
  }
  private pick<T>(list: readonly T[]): T {
    return list[this.random(list.length)] as T;
  }
  private list(below: number, item: () => string): string {
    return Array.from({ length: this.random(below) }, item).join(' ');
  }
  private refType(): string {
    return `(ref ${this.pick(['', 'null '])}${this.pick(this.heaps)})`;
  }
  private anyType(): string {
    return this.random(3) === 0 ? this.pick(NUMBERS) : this.refType();
  }
  private type(): string {
    return this.random(5) === 0 ? this.anyType() : this.pick(this.palette);
  }
  private reference(): string {
    const known = this.palette.filter((t) => t.startsWith('('));
    return known.length > 0 && this.random(3) > 0 ? this.pick(known) : this.refType();
  }
  private blockType(): string {
    switch (this.random(6)) {
      case 0:
        return `(type ${this.pick([6, 7, 8, 9])})`;
      case 1:
        return `(param ${this.list(3, () => this.type())}) (result ${this.list(3, () => this.type())})`;
      case 2:
      case 3:
        return `(result ${this.type()})`;
      case 4:
        return `(result ${this.list(3, () => this.type())} ${this.reference()})`;
      default:
        return '';
    }
  }
  private label(): number {
    return this.random(this.depth + 1);
  }

  /** A type index that fits an instruction, mostly. */
  private typeIndex(name: string): string {
    const described = this.has('custom-descriptors') ? [10, 11] : [];
    const fitting = KINDS.find(([start]) => start.test(name))?.[1] ?? described;
    if (fitting.length === 0 || this.random(12) === 0) return String(this.random(TYPES.length + described.length));
    return String(this.pick(name.startsWith('struct') ? [...fitting, ...described] : fitting));
  }
  private immediate(kind: string): string {
    const bound = SPACES[kind];
    if (bound !== undefined) return String(this.random(bound));
    if (kind.startsWith('mem')) return this.pick(['', '1']);
    if (kind.startsWith('lane')) return String(this.random(Number(kind.slice(4))));
    switch (kind) {
      case 'label':
        return String(this.label());
      case 'labels':
        return `${this.label()} ${this.list(3, () => String(this.label()))}`;
      case 'local':
        return String(this.random(this.palette.length));
      case 'v128':
        return 'i64x2 1 2';
      case 'shuffle':
        return '0 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15';
      case 'heap':
        return this.pick(this.heaps);
      case 'cast':
        return this.reference();
      case 'castflags':
      case 'order':
        return '';
      default:
        return '1';
    }
  }
  private plain(row: OpRow): string {
    const { name, imms } = row;
    if (name === 'select' && this.random(2) === 0) return `select (result ${this.type()})`;
    if (imms[0] === 'castflags') return `${name} ${this.label()} ${this.reference()} ${this.reference()}`;
    if (name === 'call_indirect' || name === 'return_call_indirect')
      return `${name} ${this.immediate('table')} (type ${this.typeIndex(name)})`;
    const written = imms.map((kind) => (kind === 'type' ? this.typeIndex(name) : this.immediate(kind)));
    // Where an instruction has two index spaces, text and binary order them differently.
    if (name === 'memory.init' || name === 'table.init') written.reverse();
    return `${name} ${written.join(' ')}`;
  }

  private within(code: () => string): string {
    this.depth++;
    const inside = code();
    this.depth--;
    return inside;
  }
  private clause(): string {
    const label = this.label();
    const tag = this.random(3);
    return this.pick([
      `(catch ${tag} ${label})`,
      `(catch_ref ${tag} ${label})`,
      `(catch_all ${label})`,
      `(catch_all_ref ${label})`,
    ]);
  }
  private block(): string {
    const type = this.blockType();
    const kinds = ['block', 'loop', 'if', 'if else', 'try_table'];
    if (this.has('legacy-exceptions')) kinds.push('try', 'try delegate');
    const kind = this.pick(kinds);
    const body = (): string => this.within(() => this.sequence(4));
    switch (kind) {
      case 'if else':
        return `if ${type} ${body()} else ${body()} end`;
      case 'try_table': {
        const clauses = this.list(3, () => this.clause());
        return `try_table ${type} ${clauses} ${body()} end`;
      }
      case 'try':
        return `try ${type} ${body()} ${this.list(3, () => `catch ${this.random(3)} ${body()}`)} ${this.pick(['', `catch_all ${body()}`])} end`;
      case 'try delegate':
        return `try ${type} ${body()} delegate ${this.label()}`;
      default:
        return `${kind} ${type} ${body()} end`;
    }
  }
  /** What makes the rest of a block unreachable. */
  private leave(): string {
    return this.pick([
      'unreachable',
      'unreachable',
      'unreachable',
      `br ${this.label()}`,
      `br_table ${this.immediate('labels')}`,
      'return',
      `throw ${this.random(3)}`,
      'throw_ref',
      `return_call ${this.random(4)}`,
    ]);
  }
  private item(): string {
    const kind = this.random(20);
    if (kind < 5) return `local.get ${this.immediate('local')}`;
    if (kind < 8) return `local.set ${this.immediate('local')}`;
    if (kind === 8) return 'drop';
    if (kind === 9) return this.leave();
    if (kind < 12 && this.depth < 5) return this.block();
    return this.plain(this.pick(kind < 19 ? this.special : this.rows));
  }
  private sequence(below: number): string {
    const first = this.random(8) === 0 ? this.leave() : 'unreachable';
    // What a last `unreachable` drops need not be what the block gives.
    return `${first} ${this.list(below, () => this.item())} ${this.random(3) === 0 ? '' : 'unreachable'}`;
  }
  /**
   * One instruction whose rule is more than a row, on fewer operands than it wants, and a question after the type of its result.
   */
  private question(): string {
    const operands = this.list(3, () => `local.get ${this.immediate('local')}`);
    const asked = this.pick([
      'select drop',
      'drop drop',
      `drop local.set ${this.immediate('local')}`,
      `local.set ${this.immediate('local')}`,
      this.plain(this.pick(this.rows)),
    ]);
    return `unreachable ${operands} ${this.plain(this.pick(this.special))} ${asked} unreachable`;
  }

  module(): string {
    const params = this.palette.join(' ');
    const results = this.list(3, () => this.type());
    // Labels of several types are in reach; what they leave is of no interest.
    const labels = this.list(4, () => `(result ${this.list(3, () => this.type())} ${this.pick(['', this.reference()])})`);
    const opened = labels === '' ? [] : labels.split(/ (?=\(result)/);
    this.depth = opened.length;
    const body = this.random(2) === 0 ? this.question() : this.sequence(7);
    const open = opened.map((t) => `block ${t} `).join('');
    return `(module ${TYPES.map((t) => `(type ${t})`).join(' ')} ${this.has('custom-descriptors') ? DESCRIPTORS : ''} ${FIELDS}
  (func (param ${params}) (result ${results}) ${open}
    ${body}
    ${opened.map(() => 'end unreachable').join(' ')}))`;
  }
}

/** One module of the language `features`. */
export function deadCode(random: Random, features: Features): string {
  return new Writer(random, features).module();
}
