/**
 * The engines of a run, as `--engine` names them: `kind` or `kind:target`. One row a kind; who executes stands beside, in the
 * adapter of that kind.
 */
import { existsSync } from 'node:fs';
import { UsageError } from '../usage/usage.ts';
import type { MessageMode } from '../values/expect.ts';

export type EngineKind = 'native' | 'v8' | 'wabt' | 'cmd' | 'wasmtime';

/** What `--engine` says of a kind; `target`: whether something stands behind the colon. */
interface KindRow {
  readonly target: 'none' | 'optional' | 'required';
  /** How messages are compared where nobody says: only ours are the specification's. */
  readonly messages: MessageMode;
  /** The target is a Node that runs the worker. */
  readonly node?: true;
  readonly describe: string;
}

export const ENGINE_KINDS: Readonly<Record<EngineKind, KindRow>> = {
  native: { target: 'none', messages: 'prefix', describe: "our compiler's code" },
  v8: {
    target: 'optional',
    messages: 'class',
    node: true,
    describe: "this Node's WebAssembly, or that of the Node named, with its flags",
  },
  wabt: { target: 'none', messages: 'class', describe: 'npm wabt: parses, decodes and validates' },
  cmd: { target: 'required', messages: 'class', describe: 'a program that speaks the line protocol of docs/engine-protocol.md' },
  wasmtime: {
    target: 'optional',
    messages: 'class',
    describe: 'the wasmtime program, from PATH or the one named, with its flags',
  },
};

/** One engine of a run. */
export interface EngineSpec {
  /** Of its column: as the user calls it, or all that was written. */
  readonly name: string;
  /** What was written: `name=kind:target`, `kind:target` or `kind`. */
  readonly given: string;
  readonly kind: EngineKind;
  readonly target: string | undefined;
}

export const NATIVE: EngineSpec = { name: 'native', given: 'native', kind: 'native', target: undefined };

/** The Node whose worker is to run the engine, and its flags; undefined: the one that runs us. */
export function nodeOf({ kind, target }: EngineSpec): string | undefined {
  return ENGINE_KINDS[kind].node === true ? target : undefined;
}

/** Reads one `--engine`. */
export function engineSpec(given: string): EngineSpec {
  const wrong = (what: string): never => {
    throw new UsageError(`--engine=${given}: ${what}`);
  };
  // Programs have equal signs among their arguments, behind the colon.
  const [, label, spec = ''] = /^(?:([^:=]*)=)?(.*)$/s.exec(given) ?? [];
  if (label !== undefined && !/^[^\p{C}\s](?:[^\p{C}]*[^\p{C}\s])?$/u.test(label)) wrong('a name stands before the equal sign');
  const colon = spec.indexOf(':');
  const kind = colon < 0 ? spec : spec.slice(0, colon);
  const target = colon < 0 ? undefined : spec.slice(colon + 1);
  if (!Object.hasOwn(ENGINE_KINDS, kind)) wrong(`must be one of ${Object.keys(ENGINE_KINDS).join(', ')}`);
  const wants = ENGINE_KINDS[kind as EngineKind].target;
  if (wants === 'none' && target !== undefined) wrong(`${kind} takes nothing behind a colon`);
  if (wants === 'required' && (target ?? '') === '') wrong(`${kind}:WHAT is wanted`);
  return { name: label ?? given, given, kind: kind as EngineKind, target: target === '' ? undefined : target };
}

/** Each engine once, in the order given; columns of one name would be one. */
export function engineSpecs(given: readonly string[]): readonly EngineSpec[] {
  const specs = [...new Set(given)].map(engineSpec);
  for (const [i, { name, given: second }] of specs.entries()) {
    const first = specs.slice(0, i).find((s) => s.name === name);
    if (first !== undefined) throw new UsageError(`--engine=${second}: ${name} is the name of --engine=${first.given}`);
  }
  return specs;
}

/** `PROGRAM 'ARG UMENT' "…"` → words. Quotes keep spaces; there is no shell and no escape. */
export function splitCommand(text: string): string[] {
  const quoted = /'([^']*)'|"([^"]*)"/g;
  const words = text.match(/(?:'[^']*'|"[^"]*"|[^\s'"])+/g) ?? [];
  if (/['"]/.test(text.replace(quoted, ''))) throw new UsageError(`${text}: a quote is not closed`);
  if (words.length === 0) throw new UsageError('no program is named');
  return words.map((word) => word.replace(quoted, (_, single?: string, double?: string) => single ?? double ?? ''));
}

/** What stands behind a colon as a program and its flags; a path that is there may have spaces without quotes. */
export function programOf(target: string): readonly string[] {
  return existsSync(target) ? [target] : splitCommand(target);
}
