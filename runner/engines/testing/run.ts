/** For tests: a script's text on an engine, in this process. */
import { type Features, WASM3 } from '../../../engine/wasm/features.ts';
import { type RunSettings, runScript } from '../../judge/run.ts';
import type { DirectiveRecord, FileResult } from '../../results/results.ts';
import type { AnyEngine } from '../engine.ts';

/** The whole result, with the verdict of every directive; what the script prints goes to `settings.print`. */
export function runOn(
  engine: AnyEngine,
  text: string,
  settings: Partial<RunSettings> = {},
  features: Features = WASM3,
): FileResult {
  const file = { name: 'x.wast', path: 'x.wast', kind: 'script', suites: [], features, weight: 1 } as const;
  const quiet = { messages: 'class', detail: true, precise: false, stopAt: undefined, expected: [] } as const;
  const silent = { progress: () => {}, print: () => {} };
  return runScript(file, new TextEncoder().encode(text), engine, { ...quiet, ...silent, ...settings });
}

const short = ({ line, status, reason, got }: DirectiveRecord): string =>
  [line, status, ...(reason === undefined ? [] : [reason]), ...(got === undefined ? [] : [got])].join(' ');

/** What did not pass, a line each: `LINE status why`. */
export function notPassed({ directives = [] }: FileResult): string[] {
  return directives.filter((d) => d.status !== 'passed').map(short);
}
