/**
 * Results through mocha: one `it` a file, its failing directives in the message, for any of mocha's reporters (`spec`, `tap`,
 * `xunit`, `json`, …). Loaded only when a reporter is asked for.
 */
import { notInstalled, UsageError } from '../../usage/usage.ts';
import type { Ran, RunRecord } from '../records/record.ts';
import { failureLines } from '../text/failure.ts';
import { plainLine, shown, shownLines } from '../text/terminal.ts';

function messageOf({ result: { failures, fault, totals } }: Ran): string | undefined {
  if (totals.failed === 0 && fault === undefined) return undefined;
  const lines = failures.flatMap(failureLines).map(plainLine);
  return [...(fault === undefined ? [] : [`fault: ${shownLines(fault)}`]), ...lines].join('\n');
}

/** Prints results with one of mocha's reporters. */
export async function reportWithMocha(reporter: string, { ran, engines }: RunRecord): Promise<void> {
  const { default: Mocha } = await import('mocha').catch(() => {
    throw notInstalled(`--reporter=${reporter} is a reporter of`, 'mocha');
  });
  let mocha: InstanceType<typeof Mocha>;
  try {
    mocha = new Mocha({ reporter, timeout: 0 });
  } catch {
    throw new UsageError(`--reporter=${reporter}: mocha has no such reporter`);
  }
  for (const each of ran) {
    const { file, engine } = each;
    const message = messageOf(each);
    const suite = file.kind === 'unit' ? 'unit tests' : (file.suites[0] ?? 'files');
    const parent = mocha.suite.suites.find((s) => s.title === suite) ?? Mocha.Suite.create(mocha.suite, suite);
    const test = new Mocha.Test(shown(engines.length > 1 ? `${file.name} (${engine})` : file.name), () => {
      if (message === undefined) return;
      const error = new Error(message);
      error.stack = message;
      throw error;
    });
    parent.addTest(test);
  }
  await new Promise<void>((resolve) => mocha.run(() => resolve()));
}
