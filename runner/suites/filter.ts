/**
 * Which directives of a script count, as plain data: it comes from the command line and travels with its file to the worker,
 * where judge/select.ts looks at the script. Those that do not count merely happen: what a directive needs stands before it.
 */
import type { Features } from '../../engine/wasm/features.ts';
import type { Directive } from '../script/ast.ts';

/** A place in a script, 1-based, columns in bytes. */
export interface ScriptPlace {
  readonly line: number;
  readonly column: number;
}

/** All that is said must hold; of the values of one field any. */
export interface DirectiveFilter {
  /** Covers this line. */
  readonly line?: number;
  /** Covers one of these places. */
  readonly places?: readonly ScriptPlace[];
  /** A regular expression that the directive's source text (the full title of a unit test) matches. */
  readonly grep?: string;
  readonly kinds?: readonly string[];
  /** The directive's module needs one of these: the one it has inside, or the one whose instance it uses. */
  readonly features?: Features;
}

/** Every kind of directive; `it` stands for a unit test. */
const KINDS: Readonly<Record<Directive['kind'] | 'it', true>> = {
  module: true,
  module_definition: true,
  module_instance: true,
  register: true,
  invoke: true,
  get: true,
  assert_return: true,
  assert_trap: true,
  assert_exhaustion: true,
  assert_exception: true,
  assert_malformed: true,
  assert_malformed_custom: true,
  assert_invalid: true,
  assert_invalid_custom: true,
  assert_unlinkable: true,
  thread: true,
  wait: true,
  input: true,
  output: true,
  bad: true,
  it: true,
};
/** What `--kind` may name. */
export const KIND_NAMES: readonly string[] = Object.keys(KINDS);

/** The expression of `--grep`; `^` and `$` stand for ends of lines. Throws a SyntaxError. */
export function grepExpression(pattern: string): RegExp {
  return new RegExp(pattern, 'm');
}
