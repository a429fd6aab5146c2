/**
 * An engine proves itself before its column counts: it must accept what is right, refuse what is wrong, and see a trap where there is
 * one, with numbers that nobody can know beforehand. Who cannot tell would pass everything, or nothing, and a report about that is no report.
 */
import { randomInt } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { WASM3 } from '../../engine/wasm/features.ts';
import type { DirectiveRecord } from '../results.ts';
import { runScript } from '../run.ts';
import { UsageError } from '../usage.ts';
import type { AnyEngine } from './engine.ts';

/** A directive, and its verdict by whoever can tell. */
interface Probe {
  readonly text: string;
  readonly right: 'passed' | 'failed';
}

const passes = (text: string): Probe => ({ text, right: 'passed' });
const fails = (text: string): Probe => ({ text, right: 'failed' });

/** What every engine must be able to tell, whatever features it has. A module that fails is the last: it would be the latest module. */
function probes(): readonly Probe[] {
  const [a, b] = [randomInt(1, 2 ** 30), randomInt(1, 2 ** 30)];
  const sum = `(invoke "sum" (i32.const ${a}))`;
  const quotient = (by: number): string => `(invoke "quotient" (i32.const ${a}) (i32.const ${by}))`;
  return [
    passes(`(module
      (func (export "sum") (param i32) (result i32) (i32.add (local.get 0) (i32.const ${b})))
      (func (export "quotient") (param i32 i32) (result i32) (i32.div_s (local.get 0) (local.get 1))))`),
    passes(`(assert_return ${sum} (i32.const ${a + b}))`),
    fails(`(assert_return ${sum} (i32.const ${a + b + 1}))`),
    passes(`(assert_trap ${quotient(0)} "integer divide by zero")`),
    fails(`(assert_trap ${quotient(1)} "integer divide by zero")`),
    fails(`(assert_return ${quotient(0)} (i32.const 0))`),
    passes('(assert_invalid (module (func (result i32) (nop))) "type mismatch")'),
    fails('(assert_invalid (module (func (result i32) (i32.const 1))) "type mismatch")'),
    fails('(module (func (result i32) (i64.const 1)))'),
  ];
}

const oneLine = (text: string): string => text.replaceAll(/\s+/g, ' ');

/** What an engine said of some probes that no engine says that can tell; undefined where there is nothing. */
function wrong(asked: readonly Probe[], said: readonly DirectiveRecord[]): string | undefined {
  for (const [i, { text, right }] of asked.entries()) {
    const { status, got } = said[i] ?? { status: 'failed' };
    if (status === right || (status === 'skipped' && got === undefined)) continue;
    const instead = got === undefined ? '' : ` (${oneLine(got)})`;
    return right === 'failed'
      ? `by it this passes, and it must not: ${oneLine(text)}`
      : `by it this fails${instead}, and it must pass: ${oneLine(text)}`;
  }
  const judged = (right: Probe['right']): boolean =>
    asked.some((p, i) => i > 0 && p.right === right && said[i]?.status === right);
  return judged('passed') && judged('failed') ? undefined : 'it judges nothing that an engine must be able to judge';
}

/** Has an engine judge what is known. Throws a UsageError where it cannot tell right from wrong; `label`: what the user calls it. */
export function proveEngine(engine: AnyEngine, label: string): void {
  const asked = probes();
  const text = asked.map((p) => `${p.text}\n`).join('');
  const folder = mkdtempSync(join(tmpdir(), 'touchstone-proof-'));
  try {
    const path = join(folder, 'proof.wast');
    writeFileSync(path, text);
    const file = { name: 'proof.wast', path, kind: 'script', suites: [], features: WASM3, weight: 1 } as const;
    const quiet = { messages: 'class', detail: true, precise: false, stopAt: undefined } as const;
    const silent = { progress: () => {}, print: () => {} };
    const { fault, directives = [] } = runScript(file, Buffer.from(text), engine, { ...quiet, ...silent });
    if (fault !== undefined) throw new Error(fault);
    const what = wrong(asked, directives);
    if (what !== undefined) throw new UsageError(`${label} cannot tell right from wrong: ${what}`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
