/**
 * Instruction sequences, flat and folded (core specification, sections 6.5 and 6.5.12), straight to wasm bytes in the parser's
 * body buffer, with a source-map entry each. Iterative: nesting lives in a frame stack, so depth costs memory only.
 *
 * A folded instruction is written at once; when operands follow, its bytes move to a side buffer until its parenthesis closes.
 */

import { doubled } from '../../base/arrays.ts';
import { innerMap } from '../../base/maps.ts';
import type { ByteWriter } from '../../wasm/bytes.ts';
import { type Op, op } from '../../wasm/opcodes.ts';
import { KEYWORD_OP, KW } from '../lex/keywords.ts';
import { ID, LPAR, RPAR } from '../lex/lexer.ts';
import { FRAME_WORDS } from '../lex/scratch.ts';
import { type BranchHints, bindingName } from './annotations.ts';
import { OP_FEATURE, plainInstr, TEXT, TEXT_KIND, writeOp } from './immediates.ts';
import { Labels } from './labels.ts';
import { NONE, type Parser, SPACE } from './parser.ts';
import { checkInline, explicitType, signature } from './types.ts';
import { writeHeap, writeValType } from './write-types.ts';

const BLOCK = op('block');
const LOOP = op('loop');
const IF = op('if');
const ELSE = op('else');
const END = op('end');
const BR_IF = op('br_if');
const TRY_TABLE = op('try_table');
const TRY = op('try');
const CATCH = op('catch');
const CATCH_ALL = op('catch_all');
const DELEGATE = op('delegate');

/** Frame kinds, ordered: up to LAST_FLAT any instruction may follow, up to LAST_OPERAND folded ones, then only clauses. */
const F_BASE = 0;
/** A block closed by `end`. */
const F_FLAT = 1;
const F_BLOCK = 2;
const F_THEN = 3;
const F_ELSE = 4;
const F_DO = 5;
const F_CATCH = 6;
const F_CATCH_ALL = 7;
const LAST_FLAT = F_CATCH_ALL;
const F_OPERANDS = 8;
/** Before `(then`. */
const F_IF = 9;
const LAST_OPERAND = F_IF;
const F_AFTER_THEN = 10;
const F_AFTER_ELSE = 11;
/** Before `(do`. */
const F_TRY = 12;
const F_AFTER_CATCH = 13;
const F_AFTER_CATCH_ALL = 14;
const F_AFTER_DELEGATE = 15;

/** A frame's words: kind, opcode, start of its bytes in the side buffer, keyword token, label symbol, branch hint. */
const STRIDE = FRAME_WORDS;

export class BodyParser {
  private readonly p: Parser;
  private readonly hints: BranchHints;
  private readonly labels: Labels;
  private frames: Int32Array;
  private top = 0;
  /** Bytes of folded instructions that wait for their operands. */
  private readonly waiting: ByteWriter;
  /** Names of the labels of folded `if`s that wait for their `then`, by frame. */
  private readonly ifNames = new Map<number, string>();
  /** Branch hint for the next instruction, or NONE. */
  private hint = NONE;
  /** Where label names go; undefined in constant expressions. */
  private func = NONE;

  constructor(p: Parser, hints: BranchHints) {
    this.p = p;
    this.hints = hints;
    this.labels = new Labels(p.scratch);
    this.frames = p.scratch.frames;
    this.waiting = p.scratch.waiting;
  }

  /** Instructions up to the parenthesis that closes the enclosing form, and the final `end`. `func`: index for names, or NONE. */
  sequence(func: number): void {
    this.func = func;
    this.run(F_BASE);
  }
  /** Exactly one folded instruction, and the final `end`. */
  single(): void {
    this.func = NONE;
    this.run(F_OPERANDS);
  }

  private run(base: number): void {
    const { p } = this;
    const { kind } = p;
    this.labels.reset();
    // The function's own label.
    if (base === F_BASE && this.func !== NONE) this.labels.push(NONE);
    this.waiting.length = 0;
    this.hint = NONE;
    this.top = 0;
    this.frames[0] = base;
    for (;;) {
      const token = p.pos;
      if (token >= p.annotationToken) this.hint = this.hints.take(p);
      const k = kind[token];
      if (k >= KEYWORD_OP) {
        if (this.frames[this.top] > LAST_FLAT) p.unexpected();
        p.pos++;
        this.flat(k - KEYWORD_OP, token);
      } else if (k === LPAR) {
        this.open(token);
      } else if (k === RPAR) {
        if (this.hint !== NONE) p.fail('misplaced @metadata.code.branch_hint annotation');
        if (this.top === 0) {
          if (base !== F_BASE) p.unexpected();
          break;
        }
        this.close(token);
      } else p.unexpected();
      if (this.top === 0 && base !== F_BASE) break;
    }
    p.mark(p.pos);
    p.out.u8(0x0b);
  }

  // --- Frames ---------------------------------------------------------------------------------------------------------

  private push(kind: number, code: Op, token: number, symbol: number): void {
    const at = (this.top += STRIDE);
    if (at === this.frames.length) {
      this.frames = this.p.scratch.frames = doubled(this.frames);
    }
    const { frames } = this;
    frames[at] = kind;
    frames[at + 1] = code;
    frames[at + 2] = this.waiting.length;
    frames[at + 3] = token;
    frames[at + 4] = symbol;
    frames[at + 5] = this.hint;
    this.hint = NONE;
  }
  private check(code: Op, token: number): void {
    if ((OP_FEATURE[code] & this.p.features) !== 0) return;
    // `catch` and `catch_all` are words of try_table too: without legacy exceptions they are merely misplaced.
    if (code === CATCH || code === CATCH_ALL) this.notHere(token);
    this.p.unknownOperator(token);
  }
  private applyHint(code: Op, hint: number, token: number): void {
    if (hint !== NONE) this.hints.add(this.p, hint, this.p.out.length, code === IF || code === BR_IF, token);
    this.hint = NONE;
  }
  private pushLabel(symbol: number, name: string | undefined): void {
    // The function's own label is not counted in the name section.
    if (name !== undefined && this.func !== NONE)
      innerMap(this.p.module.names.labels, this.func).set(this.labels.count - 1, name);
    this.labels.push(symbol);
  }
  /** Moves what was written since `at` to the side buffer, for a frame just pushed. */
  private defer(at: number): void {
    const { out } = this.p;
    this.waiting.range(out.bytes, at, out.length);
    out.length = at;
  }
  /** Writes the top frame's deferred bytes. */
  private release(): void {
    const { p, waiting, top, frames } = this;
    const token = frames[top + 3];
    const from = frames[top + 2];
    this.applyHint(frames[top + 1], frames[top + 5], token);
    p.mark(token);
    p.out.range(waiting.bytes, from, waiting.length);
    waiting.length = from;
  }

  // --- Flat instructions ------------------------------------------------------------------------------------------------

  private flat(code: Op, token: number): void {
    const { p } = this;
    this.check(code, token);
    if (this.hint !== NONE) this.applyHint(code, this.hint, token);
    if (TEXT_KIND[code] !== TEXT.control) {
      p.mark(token);
      plainInstr(p, this.labels, code);
    } else if (code === END) this.end(token);
    else if (code === ELSE || code === CATCH || code === CATCH_ALL || code === DELEGATE) this.flatClause(code, token);
    else {
      p.mark(token);
      const symbol = p.optionalId();
      const name = symbol === NONE && p.pos < p.annotationToken ? undefined : bindingName(p, symbol);
      this.header(code);
      this.pushLabel(symbol, name);
      this.push(F_FLAT, code, token, symbol);
    }
  }

  private end(token: number): void {
    const { p } = this;
    if (this.frames[this.top] !== F_FLAT) this.notHere(token);
    this.labelAgain();
    p.mark(token);
    p.out.u8(0x0b);
    this.labels.pop();
    this.top -= STRIDE;
  }

  /** `else`, `catch`, `catch_all` and `delegate` of a flat block. */
  private flatClause(code: Op, token: number): void {
    const { p, frames, top } = this;
    const inside = frames[top] === F_FLAT ? frames[top + 1] : NONE;
    if (code === ELSE ? inside !== IF : code === DELEGATE ? inside !== TRY : inside !== TRY && inside !== CATCH)
      this.notHere(token);
    if (code === ELSE) this.labelAgain();
    frames[top + 1] = code;
    p.mark(token);
    writeOp(p.out, code);
    if (code === CATCH) p.out.leb(p.index(SPACE.tag));
    else if (code === DELEGATE) {
      this.labels.pop();
      p.out.leb(this.labels.index(p));
      this.top -= STRIDE;
    }
  }
  private notHere(token: number): never {
    this.p.pos = token;
    this.p.unexpected();
  }
  /** The label repeated after `else` and `end`. */
  private labelAgain(): void {
    const { p } = this;
    if (p.kind[p.pos] !== ID) return;
    if (p.value[p.pos] !== this.labels.top()) p.fail(`mismatching label ${p.lexeme(p.pos)}`);
    p.pos++;
  }

  // --- Folded instructions ------------------------------------------------------------------------------------------------

  private open(token: number): void {
    const { p } = this;
    const k = p.kind[token + 1];
    const above = this.frames[this.top];
    p.pos = token + 1;
    const { hint } = this;
    if (above >= F_IF && this.clause(above, k)) {
      // A clause is no instruction, let alone a branch.
      if (hint !== NONE) this.hints.add(p, hint, p.out.length, false, token);
      this.hint = NONE;
      return;
    }
    if (k < KEYWORD_OP || above > LAST_OPERAND) p.unexpected();
    if (p.pos >= p.annotationToken) this.hint = this.hints.take(p, hint);
    const code = k - KEYWORD_OP;
    this.check(code, token + 1);
    p.pos++;
    if (TEXT_KIND[code] !== TEXT.control) this.foldedPlain(code, token + 1);
    else this.foldedBlock(code, token + 1);
  }

  private foldedPlain(code: Op, token: number): void {
    const { p } = this;
    const at = p.out.length;
    plainInstr(p, this.labels, code);
    if (p.kind[p.pos] === RPAR) {
      // The common case: no operands. The mark belongs before the bytes.
      if (this.hint !== NONE) this.hints.add(p, this.hint, at, code === BR_IF, token);
      this.hint = NONE;
      p.markAt(token, at);
      p.pos++;
      return;
    }
    this.push(F_OPERANDS, code, token, NONE);
    this.defer(at);
  }

  private foldedBlock(code: Op, token: number): void {
    const { p } = this;
    if (code !== BLOCK && code !== LOOP && code !== IF && code !== TRY_TABLE && code !== TRY) this.notHere(token);
    if (code !== IF && this.hint !== NONE) this.applyHint(code, this.hint, token);
    const at = p.out.length;
    if (code !== IF) p.mark(token);
    const symbol = p.optionalId();
    const name = symbol === NONE && p.pos < p.annotationToken ? undefined : bindingName(p, symbol);
    this.header(code);
    if (code === IF) {
      this.push(F_IF, code, token, symbol);
      if (name !== undefined) this.ifNames.set(this.top, name);
      this.defer(at);
      return;
    }
    this.pushLabel(symbol, name);
    this.push(code === TRY ? F_TRY : F_BLOCK, code, token, symbol);
  }

  /** Opens a clause of the top frame; false where the parenthesis opens none. The cursor stands at the keyword `k`. */
  private clause(above: number, k: number): boolean {
    const { p, frames, top } = this;
    const token = p.pos;
    if (above === F_IF) {
      if (k !== KW.then) return false;
      this.release();
      this.pushLabel(frames[top + 4], this.ifNames.get(top));
      this.ifNames.delete(top);
      frames[top] = F_THEN;
    } else if (above === F_AFTER_THEN && k === KEYWORD_OP + ELSE) {
      p.mark(token);
      p.out.u8(0x05);
      frames[top] = F_ELSE;
    } else if (above === F_TRY && k === KW.do) frames[top] = F_DO;
    else if (above === F_AFTER_CATCH && k === KEYWORD_OP + CATCH) {
      p.mark(token);
      p.out.u8(0x07);
      p.pos++;
      p.out.leb(p.index(SPACE.tag));
      frames[top] = F_CATCH;
      frames[top + 1] = CATCH;
      return true;
    } else if (above === F_AFTER_CATCH && k === KEYWORD_OP + CATCH_ALL) {
      p.mark(token);
      p.out.u8(0x19);
      frames[top] = F_CATCH_ALL;
    } else if (above === F_AFTER_CATCH && k === KEYWORD_OP + DELEGATE && frames[top + 1] === TRY) {
      p.mark(token);
      p.pos++;
      this.labels.pop();
      p.out.u8(0x18);
      p.out.leb(this.labels.index(p));
      p.close();
      frames[top] = F_AFTER_DELEGATE;
      return true;
    } else return false;
    p.pos++;
    return true;
  }

  /** A closing parenthesis inside a body. */
  private close(token: number): void {
    const { p, frames, top } = this;
    switch (frames[top]) {
      case F_OPERANDS:
        this.release();
        this.top -= STRIDE;
        break;
      case F_BLOCK:
      case F_AFTER_THEN:
      case F_AFTER_ELSE:
      case F_AFTER_CATCH:
      case F_AFTER_CATCH_ALL:
        p.mark(token);
        p.out.u8(0x0b);
        this.labels.pop();
        this.top -= STRIDE;
        break;
      case F_AFTER_DELEGATE:
        this.top -= STRIDE;
        break;
      case F_THEN:
        frames[top] = F_AFTER_THEN;
        break;
      case F_ELSE:
        frames[top] = F_AFTER_ELSE;
        break;
      case F_DO:
      case F_CATCH:
        frames[top] = F_AFTER_CATCH;
        break;
      case F_CATCH_ALL:
        frames[top] = F_AFTER_CATCH_ALL;
        break;
      default:
        // A flat block without `end`, an `if` without `then`, a `try` without `do`.
        p.unexpected();
    }
    p.pos++;
  }

  // --- Blocks -------------------------------------------------------------------------------------------------------------

  /** Opcode, block type and, for try_table, the catch clauses, whose labels are those outside the block. */
  private header(code: Op): void {
    const { p } = this;
    const { out, params, results } = p;
    writeOp(out, code);
    const token = p.pos;
    const explicit = explicitType(p);
    signature(p, undefined, false);
    if (explicit !== undefined) {
      checkInline(p, explicit, token);
      writeHeap(out, explicit);
    } else if (params.length === 0 && results.length === 0) out.u8(0x40);
    else if (params.length === 0 && results.length === 1) writeValType(out, results[0]);
    else writeHeap(out, p.funcTypeIndex());
    if (code === TRY_TABLE) this.catches();
  }

  private catches(): void {
    const { p } = this;
    const { out } = p;
    // Count the clauses first: each is a parenthesis with its partner known.
    let count = 0;
    for (let t = p.pos; p.kind[t] === LPAR && catchCode(p.kind[t + 1]) >= 0; t = p.value[t] + 1) count++;
    out.leb(count);
    for (; count > 0; count--) {
      const clause = catchCode(p.kind[p.pos + 1]);
      p.pos += 2;
      out.u8(clause);
      if (clause < 2) out.leb(p.index(SPACE.tag));
      out.leb(this.labels.index(p));
      p.close();
    }
  }
}

/** Binary code of a try_table clause's keyword, or -1. */
function catchCode(kind: number): number {
  if (kind === KEYWORD_OP + CATCH) return 0;
  if (kind === KW.catch_ref) return 1;
  if (kind === KEYWORD_OP + CATCH_ALL) return 2;
  return kind === KW.catch_all_ref ? 3 : -1;
}
