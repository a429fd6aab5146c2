/**
 * The labels in scope: a stack of symbols with constant-time lookup, whatever the nesting depth. An inner label hides an outer
 * one of the same name.
 */
import { doubled } from '../../base/arrays.ts';
import { ID } from '../lex/lexer.ts';
import type { Scratch } from '../lex/scratch.ts';
import { NONE, type Parser } from './parser.ts';

export class Labels {
  depth = 0;
  /** Labels pushed since the last `reset`: the next label's index in the name section. */
  count = 0;
  private symbols: Int32Array;
  /** Stack position of the label of the same name that this one hides, or NONE. */
  private hidden: Int32Array;
  private readonly innermost: Map<number, number>;
  private readonly scratch: Scratch;

  constructor(scratch: Scratch) {
    this.scratch = scratch;
    this.symbols = scratch.labelSymbols;
    this.hidden = scratch.labelHidden;
    this.innermost = scratch.labelNames;
  }

  /** Starts a function or constant expression. */
  reset(): void {
    this.depth = 0;
    this.count = 0;
    if (this.innermost.size > 0) this.innermost.clear();
  }
  push(symbol: number): void {
    if (this.depth === this.symbols.length) {
      this.symbols = this.scratch.labelSymbols = doubled(this.symbols);
      this.hidden = this.scratch.labelHidden = doubled(this.hidden);
    }
    this.symbols[this.depth] = symbol;
    if (symbol !== NONE) {
      this.hidden[this.depth] = this.innermost.get(symbol) ?? NONE;
      this.innermost.set(symbol, this.depth);
    }
    this.depth++;
    this.count++;
  }
  pop(): void {
    const symbol = this.symbols[--this.depth];
    if (symbol === NONE) return;
    const outer = this.hidden[this.depth];
    if (outer === NONE) this.innermost.delete(symbol);
    else this.innermost.set(symbol, outer);
  }
  /** Symbol of the innermost label. */
  top(): number {
    return this.symbols[this.depth - 1];
  }
  /** A label index at the cursor: a relative depth, or an identifier in scope. */
  index(p: Parser): number {
    if (p.kind[p.pos] !== ID) return p.u32();
    const position = this.innermost.get(p.value[p.pos]);
    if (position === undefined) p.fail(`unknown label ${p.lexeme(p.pos)}`);
    p.pos++;
    return this.depth - 1 - position;
  }
}
