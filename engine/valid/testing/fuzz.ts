/**
 * `npm run fuzz:validation [-- COUNT [SEED]]`: COUNT modules with dead code (20,000 by default), in each language that a judge
 * knows, our verdicts against wasm-tools and V8. Exit code 1 where they differ for no known reason; a judge that is not there is
 * said.
 */
import { readCount } from '../../../runner/usage/options.ts';
import { type Features, featureNames, WASM3 } from '../../wasm/features.ts';
import { compareDeadCode, type Judge, V8, WASM_TOOLS } from './judges.ts';

/** Modules a process of the judge takes at once. */
const BATCH = 5000;

const [, , modules = '20000', first = '1'] = process.argv;
const count = readCount('COUNT', modules);
const seed = readCount('SEED', first);

function compare(judge: Judge, features: Features): void {
  const language = ['3.0', ...featureNames(features & ~WASM3)].join(' + ');
  let valid = 0;
  let excused = 0;
  let differing = 0;
  for (let done = 0; done < count; done += BATCH) {
    const seeds = Array.from({ length: Math.min(BATCH, count - done) }, (_, i) => seed + done + i);
    const result = compareDeadCode(judge, seeds, features);
    if (result === undefined) {
      console.log(`${judge.name}: skipped: needs ${judge.name}`);
      return;
    }
    valid += result.valid;
    excused += result.excused;
    differing += result.differences.length;
    for (const difference of result.differences) console.error(difference);
  }
  console.log(
    `${judge.name}, ${language}: ${count} modules, ${valid} valid, ${differing} differences, ${excused} with a known reason`,
  );
  if (differing > 0) process.exitCode = 1;
}

for (const judge of [WASM_TOOLS, V8]) for (const features of [WASM3, WASM3 | judge.beyond]) compare(judge, features);
