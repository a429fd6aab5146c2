/**
 * `npm run test:oracles`: every text module of the official suite past wabt's encoder and @webassemblyjs/wast-parser, and every
 * script past wabt's wast2json. Exit 1 with a line for each difference that spec-tests/oracles.json has no reason for, and for
 * each entry there that has become untrue; 2 where the official suite is not here.
 */
import { officialFolder } from '../suites/official.ts';
import { selectFiles } from '../suites/suites.ts';
import { EXIT } from '../usage/usage.ts';
import { askAll, complaints, type Opinions, readKnown } from './compare.ts';
import { compareAll, haveWast2json } from './wast2json.ts';

async function main(): Promise<number> {
  if (officialFolder() === undefined) {
    process.stderr.write('the official suite is not here: set TOUCHSTONE_SPEC_TESTS=DIR, or `npm run spec-tests:fetch`\n');
    return EXIT.usage;
  }
  const { files } = selectFiles(['wasm-3.0', 'custom', 'legacy', 'proposals'], []);
  const known = readKnown();
  let wrong = 0;
  const report = (name: string, what: string, { asked, agreed, behind, differences }: Opinions): void => {
    const lines = complaints(name, files, differences, known);
    wrong += lines.length;
    for (const line of lines) process.stdout.write(`${line.slice(0, 400)}\n`);
    const explained = differences.length - lines.length;
    process.stdout.write(
      `${name}: ${asked} ${what}, ${agreed} agree, ${behind} beyond it, ${explained} differ for a known reason\n`,
    );
  };
  report('wabt', 'text modules', await askAll('wabt', files));
  report('wast-parser', 'text modules', await askAll('wast-parser', files));
  if (haveWast2json()) report('wast2json', 'scripts', compareAll(files));
  else process.stdout.write('wast2json: skipped, needs wast2json (package wabt)\n');
  return wrong === 0 ? EXIT.ok : EXIT.mismatch;
}

process.exitCode = await main();
