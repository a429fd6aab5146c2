/**
 * What executes on another machine: each line on standard input is an artifact with its job (`Execution`), answered by a line
 * (`Outcome`). No compiler is loaded here, as JavaScript is slow under an emulator.
 */
import { createInterface } from 'node:readline';
import type { Execution, Outcome } from './protocol.ts';
import { executed } from './run.ts';

for await (const line of createInterface({ input: process.stdin })) {
  const { artifact, job, zeal } = JSON.parse(line) as Execution;
  const outcome: Outcome = executed(Buffer.from(artifact, 'base64'), job, zeal);
  process.stdout.write(`${JSON.stringify(outcome)}\n`);
}
