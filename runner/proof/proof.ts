/**
 * An engine proves itself before its column counts: it must accept what is right, refuse what is wrong, and see a trap where
 * there is one, with numbers that nobody can know beforehand. Who cannot tell would pass everything, or nothing, and a report
 * about that is no report.
 */
import { randomInt } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Features, WASM3 } from '../../engine/wasm/features.ts';
import type { AnyEngine } from '../engines/engine.ts';
import { runScript } from '../judge/run.ts';
import type { DirectiveRecord } from '../results/results.ts';
import { UsageError } from '../usage/usage.ts';

/** A directive, and its verdict by whoever can tell. */
export interface Probe {
  readonly text: string;
  readonly right: 'passed' | 'failed';
}

export const passes = (text: string): Probe => ({ text, right: 'passed' });
export const fails = (text: string): Probe => ({ text, right: 'failed' });

const validates = (engine: AnyEngine): boolean =>
  engine.kind === 'script' || engine.front.kind === 'shared' || engine.front.validates;

/**
 * What every engine must be able to tell, whatever features it has; one without a validator is not asked what is invalid. A
 * module that fails is the last: it would be the latest module.
 */
export function probes(engine: AnyEngine): readonly Probe[] {
  const [a, b] = [randomInt(1, 2 ** 30), randomInt(1, 2 ** 30)];
  const sum = `(invoke "sum" (i32.const ${a}))`;
  const quotient = (by: number): string => `(invoke "quotient" (i32.const ${a}) (i32.const ${by}))`;
  const invalid = [
    passes('(assert_invalid (module (func (result i32) (nop))) "type mismatch")'),
    fails('(module (func (result i32) (i64.const 1)))'),
  ];
  return [
    passes(`(module
      (func (export "sum") (param i32) (result i32) (i32.add (local.get 0) (i32.const ${b})))
      (func (export "quotient") (param i32 i32) (result i32) (i32.div_s (local.get 0) (local.get 1))))`),
    passes(`(assert_return ${sum} (i32.const ${a + b}))`),
    fails(`(assert_return ${sum} (i32.const ${a + b + 1}))`),
    passes(`(assert_trap ${quotient(0)} "integer divide by zero")`),
    fails(`(assert_trap ${quotient(1)} "integer divide by zero")`),
    fails(`(assert_return ${quotient(0)} (i32.const 0))`),
    fails('(assert_invalid (module (func (result i32) (i32.const 1))) "type mismatch")'),
    ...(validates(engine) ? invalid : []),
  ];
}

/** Characters of a directive in a message. */
const SHOWN = 300;

function oneLine(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ');
  return line.length > SHOWN ? `${line.slice(0, SHOWN)}…` : line;
}

/**
 * What an engine said of some probes that no engine says that can tell; undefined where there is nothing. It may skip what it
 * does not do.
 */
export function wrongVerdict(asked: readonly Probe[], said: readonly DirectiveRecord[]): string | undefined {
  for (const [i, { text, right }] of asked.entries()) {
    const { status, got } = said[i] ?? { status: 'failed' };
    if (status === right || (status === 'skipped' && got === undefined)) continue;
    const instead = got === undefined ? '' : ` (${oneLine(got)})`;
    return right === 'failed'
      ? `by it this passes, and it must not: ${oneLine(text)}`
      : `by it this fails${instead}, and it must pass: ${oneLine(text)}`;
  }
  return undefined;
}

/** An engine's verdicts of some probes, as one script. */
export function judged(engine: AnyEngine, asked: readonly Probe[], features: Features = WASM3): readonly DirectiveRecord[] {
  const text = asked.map((p) => `${p.text}\n`).join('');
  const folder = mkdtempSync(join(tmpdir(), 'touchstone-proof-'));
  try {
    const path = join(folder, 'proof.wast');
    writeFileSync(path, text);
    const file = { name: 'proof.wast', path, kind: 'script', suites: [], features, weight: 1 } as const;
    const quiet = { messages: 'class', detail: true, precise: false, stopAt: undefined } as const;
    const silent = { progress: () => {}, print: () => {} };
    const { fault, directives = [] } = runScript(file, Buffer.from(text), engine, { ...quiet, ...silent });
    if (fault !== undefined) throw new Error(fault);
    return directives;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * Has an engine judge what is known. Throws a UsageError where it cannot tell right from wrong; `label`: what the user calls it.
 */
export function proveEngine(engine: AnyEngine, label: string): void {
  const asked = probes(engine);
  const said = judged(engine, asked);
  const tells = (right: Probe['right']): boolean => asked.some((p, i) => i > 0 && p.right === right && said[i]?.status === right);
  const idle = tells('passed') && tells('failed') ? undefined : 'it judges nothing that an engine must be able to judge';
  const what = wrongVerdict(asked, said) ?? idle;
  if (what !== undefined) throw new UsageError(`${label} cannot tell right from wrong: ${what}`);
}
