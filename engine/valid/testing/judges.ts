/**
 * Test support: who else says whether a module is valid. In: binaries; out: what is wrong with each, from one process for all of
 * them. A judge that is not there answers undefined.
 */
import { spawnSync } from 'node:child_process';
import { otherNode } from '../../../runner/system/other-node.ts';
import { encode } from '../../binary/index.ts';
import { randomFrom } from '../../testing/random.ts';
import { parseModule } from '../../text/parse/module.ts';
import { WasmError } from '../../wasm/errors.ts';
import { FEATURE, type Features, featureNames } from '../../wasm/features.ts';
import type { Module } from '../../wasm/module.ts';
import { validate } from '../index.ts';
import { deadCode } from './dead-code.ts';

export interface Judge {
  readonly name: string;
  /** What it knows beyond WebAssembly 3.0. */
  readonly beyond: Features;
  /** What is wrong with modules in the language `features`, '' nothing. */
  judge(modules: readonly Uint8Array[], features: Features): string[] | undefined;
  /** Where it is known to be wrong: our message if the module is invalid, its message otherwise; and why. */
  readonly wrong: readonly (readonly [message: RegExp, why: string])[];
}

/** What wasm-tools calls a feature, where that is not its name. */
const ITS_NAMES: Readonly<Record<string, readonly string[]>> = {
  mvp: [],
  annotations: [],
  'sat-float-to-int': ['saturating-float-to-int'],
  gc: ['gc', 'gc-types'],
  'compact-import-section': ['compact-imports'],
};

/** wasm-tools of the PATH, or of TOUCHSTONE_WASM_TOOLS. */
export const WASM_TOOLS: Judge = {
  name: 'wasm-tools',
  beyond: FEATURE['legacy-exceptions'] | FEATURE.threads | FEATURE['wide-arithmetic'] | FEATURE['custom-descriptors'],
  wrong: [[/return_call_ref needs tail-call$/, 'the instruction is of two proposals, and there without either']],
  judge(modules, features) {
    // Each module is asserted to be invalid on a line of its own: the failures are the valid ones, all of them in one process.
    const quoted = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex').replace(/../g, '\\$&');
    const script = modules.map((bytes) => `(assert_invalid (module binary "${quoted(bytes)}") "")`).join('\n');
    const names = ['-all', 'wasm1', ...featureNames(features).flatMap((name) => ITS_NAMES[name] ?? name)].join();
    const program = process.env['TOUCHSTONE_WASM_TOOLS'] ?? 'wasm-tools';
    const { error, stderr } = spawnSync(program, ['wast', '--ignore-error-messages', `--features=${names}`, '-'], {
      input: script,
      encoding: 'utf8',
      maxBuffer: 1 << 28,
    });
    if (error !== undefined) return undefined;
    const verdicts = modules.map(() => 'invalid');
    let failures = 0;
    for (const [, line, why] of stderr.matchAll(/^failed directive on .*:(\d+):\d+\n\nCaused by:\n\s+(.*)/gm)) {
      // A module that its reader refuses fails its directive as well.
      verdicts[Number(line) - 1] = why?.startsWith('encoded and validated successfully') === true ? '' : `invalid: ${why}`;
      failures++;
    }
    // One that does not say how many it found has not read the script.
    if (failures > 0 ? !stderr.includes(`${failures} test failure`) : stderr !== '') throw new Error(stderr);
    return verdicts;
  },
};

/** V8 of the Node that `otherNode` finds. */
export const V8: Judge = {
  name: 'V8',
  beyond: FEATURE['legacy-exceptions'] | FEATURE.threads,
  wrong: [
    [/\(br_on_non_null/, 'the label must take a reference, whatever the stack holds'],
    [/\(ref\.eq/, 'operands must be references below eq, also those that do stand on the stack of unreachable code'],
    [/\(ref bot\)/, 'the result of ref.as_non_null and br_on_null is a reference in unreachable code, too, not anything'],
    [/mix of legacy and new exception/, 'the specification has no such rule'],
  ],
  judge(modules) {
    const node = otherNode();
    if (node === undefined) return undefined;
    const script = `const modules = require('fs').readFileSync(0, 'utf8').split(' ');
      const fault = (hex) => { try { new WebAssembly.Module(Buffer.from(hex, 'hex')); return ''; } catch (e) { return e.message; } };
      console.log(JSON.stringify(modules.map(fault)));`;
    const input = modules.map((bytes) => Buffer.from(bytes).toString('hex')).join(' ');
    const { stdout } = spawnSync(node, ['-e', script], { input, encoding: 'utf8', maxBuffer: 1 << 28 });
    return JSON.parse(stdout) as string[];
  },
};

/** Modules by seed, and where a judge and we disagree. */
export interface Comparison {
  readonly judged: number;
  readonly valid: number;
  /** Differences where the judge is known to be wrong. */
  readonly excused: number;
  /** The others: seed, both verdicts, text. */
  readonly differences: readonly string[];
}

/** Compares our verdicts on modules with dead code, one for each seed, with a judge's. */
export function compareDeadCode(judge: Judge, seeds: readonly number[], features: Features): Comparison | undefined {
  const modules = seeds.map((seed) => {
    const text = deadCode(randomFrom(seed), features);
    const m = parseModule(new TextEncoder().encode(text), { features });
    return { seed, text, bytes: encode(m).bytes, ours: fault(m, features) };
  });
  const theirs = judge.judge(
    modules.map((m) => m.bytes),
    features,
  );
  if (theirs === undefined) return undefined;
  const differing = modules.flatMap((m, i) =>
    (m.ours === '') === (theirs[i] === '') ? [] : [{ ...m, theirs: theirs[i] ?? '' }],
  );
  const isWrong = (message: string): boolean => judge.wrong.some(([pattern]) => pattern.test(message));
  const differences = differing
    .filter((m) => !isWrong(m.ours || m.theirs))
    .map((m) => `seed ${m.seed}: ours ${m.ours || 'valid'}, ${judge.name} ${m.theirs || 'valid'}\n${m.text}`);
  return {
    judged: modules.length,
    valid: modules.filter((m) => m.ours === '').length,
    excused: differing.length - differences.length,
    differences,
  };
}

/** Our message, '' for a valid module. */
function fault(m: Module, features: Features): string {
  try {
    validate(m, { features });
    return '';
  } catch (e) {
    if (e instanceof WasmError && e.class === 'invalid') return e.message;
    throw e;
  }
}
