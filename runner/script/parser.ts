/**
 * Parser of `.wast` scripts (the reference interpreter's script grammar, with the threads proposal's commands): one lexing of the
 * file, then one record per directive. A directive that cannot be read becomes a `bad` one and the file goes on behind its
 * closing parenthesis; embedded text modules stay token ranges until their directive runs.
 */

import { KW } from '../../engine/text/lex/keywords.ts';
import { closingOf, endOf, ID, kindOf, LPAR, lex, RPAR, startOf, type TokenTable } from '../../engine/text/lex/lexer.ts';
import { Parser } from '../../engine/text/parse/parser.ts';
import { WasmError } from '../../engine/wasm/errors.ts';
import type { Features } from '../../engine/wasm/features.ts';
import type { SourceOffset } from '../../engine/wasm/module.ts';
import type {
  Action,
  AssertInstanceDirective,
  Const,
  Directive,
  InstanceCommand,
  ModuleAssertion,
  ModuleSource,
  Pattern,
  Script,
} from './ast.ts';
import { moduleSource } from './modules.ts';
import { constant, pattern } from './values.ts';

/** Threads and scripts inside each other; the grammar allows them, no script needs more. */
const MAX_DEPTH = 16;

const FIELDS = new Set<number>([
  KW.type,
  KW.rec,
  KW.import,
  KW.func,
  KW.table,
  KW.memory,
  KW.global,
  KW.tag,
  KW.export,
  KW.start,
  KW.elem,
  KW.data,
]);
const MODULE_ASSERTIONS: ReadonlyMap<number, ModuleAssertion> = new Map(
  (['assert_malformed', 'assert_invalid', 'assert_unlinkable', 'assert_malformed_custom', 'assert_invalid_custom'] as const).map(
    (name) => [KW[name], name],
  ),
);
const ACTION_ASSERTIONS: ReadonlyMap<number, 'assert_exhaustion' | 'assert_exception'> = new Map([
  [KW.assert_exhaustion, 'assert_exhaustion'],
  [KW.assert_exception, 'assert_exception'],
]);

/** Parses a script. Never throws for bad input: what cannot be read is a `bad` directive. */
export function parseScript(source: Uint8Array, features: Features): Script {
  const tokens = lex(source);
  const named: Named = new Map();
  return { source, features, tokens, named, directives: scriptDirectives(tokens, features, named) };
}

type Named = Map<string, { readonly start: SourceOffset; readonly end: SourceOffset }>;

function scriptDirectives(tokens: TokenTable, features: Features, named: Named): Directive[] {
  // A file of bare module fields is one module.
  if (tokens.kind[0] === LPAR && FIELDS.has(kindOf(tokens, 1))) {
    const start = startOf(tokens, 0);
    const module: ModuleSource = { form: 'text', name: undefined, start, first: 0, end: tokens.count };
    const end = endOf(tokens, tokens.count - 1);
    return [{ kind: 'module', module, start, end }];
  }
  return new DirectiveParser(tokens, features, named).list(0, tokens.count, 0);
}

interface Place {
  readonly start: SourceOffset;
  readonly end: SourceOffset;
}

class DirectiveParser {
  private readonly p: Parser;
  private readonly tokens: TokenTable;
  private readonly named: Named;

  constructor(tokens: TokenTable, features: Features, named: Named) {
    this.tokens = tokens;
    this.named = named;
    this.p = new Parser(tokens, 0, tokens.count, { features });
  }

  /** The directives that are tokens `from .. to`. */
  list(from: number, to: number, depth: number): Directive[] {
    const { p, tokens } = this;
    const found: Directive[] = [];
    for (let open = from; open < to; ) {
      const isForm = tokens.kind[open] === LPAR;
      const last = isForm ? Math.min(closingOf(tokens, open), to - 1) : this.strayEnd(open, to);
      const place = { start: startOf(tokens, open), end: endOf(tokens, last) };
      p.pos = open;
      try {
        if (!isForm) p.unexpected();
        if (tokens.kind[open + 1] === KW.script) {
          found.push(...this.script(open, depth));
          open = last + 1;
          continue;
        }
        const directive = this.directive(open, place, depth);
        if (p.pos !== last + 1) p.unexpected();
        found.push(directive);
      } catch (error) {
        if (!(error instanceof WasmError)) throw error;
        found.push({ kind: 'bad', error, ...place });
      }
      open = last + 1;
    }
    return found;
  }

  /** The last of the tokens outside any parenthesis that start at `from`. */
  private strayEnd(from: number, to: number): number {
    let last = from;
    while (last + 1 < to && this.tokens.kind[last + 1] !== LPAR) last++;
    return last;
  }

  private directive(open: number, place: Place, depth: number): Directive {
    const { p } = this;
    p.pos = open + 1;
    const keyword = kindOf(p, p.pos++);
    switch (keyword) {
      case KW.assert_return: {
        const action = this.action();
        const expected: Pattern[] = [];
        while (p.kind[p.pos] === LPAR) expected.push(pattern(p));
        p.close();
        return { kind: 'assert_return', action, expected, ...place };
      }
      case KW.assert_trap:
        return this.assertTrap(place);
      case KW.module:
        return this.module(open, place);
      case KW.invoke:
      case KW.get: {
        p.pos = open;
        const action = this.action();
        return { kind: action.kind, action, ...place };
      }
      case KW.register: {
        const as = p.name();
        const module = this.optionalName();
        p.close();
        return { kind: 'register', as, module, ...place };
      }
      case KW.thread:
        return this.thread(open, place, depth);
      case KW.input: {
        const name = this.optionalName();
        const file = p.name();
        p.close();
        return { kind: 'input', name, file, ...place };
      }
      case KW.output: {
        const name = this.optionalName();
        const file = p.kind[p.pos] === RPAR ? undefined : p.name();
        p.close();
        return { kind: 'output', name, file, ...place };
      }
      case KW.wait: {
        const thread = this.optionalName() ?? p.unexpected();
        p.close();
        return { kind: 'wait', thread, ...place };
      }
      default:
    }
    const assertion = MODULE_ASSERTIONS.get(keyword);
    if (assertion !== undefined) {
      if (assertion === 'assert_unlinkable' && this.atInstance()) return this.assertInstance(assertion, place);
      const module = this.embedded();
      return { kind: assertion, module, message: this.message(), ...place };
    }
    const onAction = ACTION_ASSERTIONS.get(keyword);
    if (onAction !== undefined) {
      const action = this.action();
      const message = onAction === 'assert_exception' && p.kind[p.pos] === RPAR ? this.noMessage() : this.message();
      return { kind: onAction, action, module: undefined, message, ...place };
    }
    p.pos--;
    return p.unexpected();
  }

  private optionalName(): string | undefined {
    const { p } = this;
    return p.kind[p.pos] === ID ? p.symbolText(p.optionalId()) : undefined;
  }
  /** The expected message and the directive's closing parenthesis. */
  private message(): string {
    const message = this.p.name();
    this.p.close();
    return message;
  }
  private noMessage(): string {
    this.p.close();
    return '';
  }

  private action(): Action {
    const { p } = this;
    p.expect(LPAR);
    const keyword = p.kind[p.pos++];
    if (keyword !== KW.invoke && keyword !== KW.get) {
      p.pos--;
      return p.unexpected();
    }
    const module = this.optionalName();
    const name = p.name();
    if (keyword === KW.get) {
      p.close();
      return { kind: 'get', module, name };
    }
    const args: Const[] = [];
    while (p.kind[p.pos] === LPAR) args.push(constant(p));
    p.close();
    return { kind: 'invoke', module, name, args };
  }

  /** Passes `(module`; the word that stands there instead is the fault: `component`, mostly. */
  private openModule(): void {
    this.p.expect(LPAR);
    if (!this.p.take(KW.module)) this.p.unexpected();
  }
  /** An embedded `(module …)`. */
  private embedded(): ModuleSource {
    const { p } = this;
    const open = p.pos;
    this.openModule();
    if (p.kind[p.pos] === KW.instance) p.unexpected();
    p.take(KW.definition);
    return moduleSource(p, open);
  }

  /** What stands behind `(module instance`, the parenthesis included. */
  private instance(): InstanceCommand {
    const name = this.optionalName();
    const definition = this.optionalName();
    this.p.close();
    return { name, definition };
  }
  private atInstance(): boolean {
    return this.p.atForm(KW.module) && this.p.kind[this.p.pos + 2] === KW.instance;
  }
  private assertInstance<Kind extends 'assert_trap' | 'assert_unlinkable'>(
    kind: Kind,
    place: Place,
  ): AssertInstanceDirective<Kind> {
    this.p.pos += 3;
    const instance = this.instance();
    return { kind, action: undefined, module: undefined, instance, message: this.message(), ...place };
  }

  private assertTrap(place: Place): Directive {
    const { p } = this;
    if (this.atInstance()) return this.assertInstance('assert_trap', place);
    if (p.atForm(KW.module)) {
      const module = this.embedded();
      return { kind: 'assert_trap', action: undefined, module, message: this.message(), ...place };
    }
    const action = this.action();
    return { kind: 'assert_trap', action, module: undefined, message: this.message(), ...place };
  }

  private module(open: number, place: Place): Directive {
    const { p } = this;
    if (p.take(KW.instance)) return { kind: 'module_instance', ...this.instance(), ...place };
    const kind = p.take(KW.definition) ? 'module_definition' : 'module';
    return { kind, module: moduleSource(p, open), ...place };
  }

  /** `(script $x? …)`: its commands are those of the script around it. */
  private script(open: number, depth: number): Directive[] {
    const { p } = this;
    const end = closingOf(p, open);
    if (depth === MAX_DEPTH) p.fail('scripts are nested too deeply', open);
    p.pos = open + 2;
    const name = this.optionalName();
    const first = p.pos;
    const directives = this.list(first, end, depth + 1);
    p.pos = end;
    p.close();
    const empty = first === end;
    const start = startOf(p, first);
    if (name !== undefined) this.named.set(name, { start, end: empty ? start : endOf(p, end - 1) });
    return directives;
  }

  private thread(open: number, place: Place, depth: number): Directive {
    const { p } = this;
    const end = closingOf(p, open);
    if (depth === MAX_DEPTH) p.fail('threads are nested too deeply', open);
    const name = this.optionalName() ?? p.unexpected();
    const shared: { readonly module: string; readonly as: string }[] = [];
    while (p.takeForm(KW.shared)) {
      this.openModule();
      const module = this.optionalName() ?? p.unexpected();
      p.close();
      p.close();
      shared.push({ module, as: module });
    }
    const directives = this.list(p.pos, end, depth + 1);
    p.pos = end;
    p.close();
    return { kind: 'thread', name, shared, directives, ...place };
  }
}
