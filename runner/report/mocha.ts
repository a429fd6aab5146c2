/**
 * Results through mocha: one `it` a file, its failing directives in the message, for any of mocha's reporters (`spec`, `tap`,
 * `xunit`, `json`, …). Loaded only when a reporter is asked for.
 */
import Mocha from 'mocha';
import type { FileResult } from '../results.ts';
import { UsageError } from '../usage.ts';
import { failureLines } from './failure.ts';
import type { RunRecord } from './record.ts';
import { Terminal } from './terminal.ts';

function messageOf(result: FileResult): string | undefined {
  if (result.totals.failed === 0 && result.fault === undefined) return undefined;
  const { paint } = new Terminal({ write: () => true }, {});
  const lines = result.failures.flatMap((f) => failureLines(f, paint));
  return [...(result.fault === undefined ? [] : [`fault: ${result.fault}`]), ...lines].join('\n');
}

/** Prints results with one of mocha's reporters. */
export async function reportWithMocha(reporter: string, { ran, engines }: RunRecord): Promise<void> {
  let mocha: Mocha;
  try {
    mocha = new Mocha({ reporter, timeout: 0 });
  } catch {
    throw new UsageError(`--reporter=${reporter}: mocha has no such reporter`);
  }
  for (const { file, engine, result } of ran) {
    const message = messageOf(result);
    const suite = file.kind === 'unit' ? 'unit tests' : (file.suites[0] ?? 'files');
    const parent = mocha.suite.suites.find((s) => s.title === suite) ?? Mocha.Suite.create(mocha.suite, suite);
    const test = new Mocha.Test(engines.length > 1 ? `${file.name} (${engine})` : file.name, () => {
      if (message === undefined) return;
      const error = new Error(message);
      error.stack = message;
      throw error;
    });
    parent.addTest(test);
  }
  await new Promise<void>((resolve) => mocha.run(() => resolve()));
}
