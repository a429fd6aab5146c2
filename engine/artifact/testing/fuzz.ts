/**
 * `npm run fuzz:artifacts [-- COUNT [SEED]]`: damages artifacts in COUNT ways (100,000 by default) and loads each with
 * `verify: true`. Exit code 1 and the seed on the first that is accepted, or that fails with anything but one load error.
 */
import { readCount } from '../../../runner/usage/options.ts';
import { compile, parse, readArtifact, validate, WasmError } from '../../index.ts';
import { randomFrom } from '../../testing/random.ts';
import { corrupted } from './corrupt.ts';

const MODULES = [
  '(module)',
  `(module $m (memory (export "m") 1) (data (i32.const 1) "x") (data "passive") (table 3 funcref) (elem (i32.const 0) 0 1)
    (func $f (export "f") (param i32) (result i32) (i32.div_s (i32.load (local.get 0)) (call 1)))
    (func (result i32) (i32.const 7)) (@custom ".debug_line" "lines"))`,
];

const [, , artifacts = '100000', first = '1'] = process.argv;
const count = readCount('COUNT', artifacts);
const seed = readCount('SEED', first);
const good = MODULES.map((text, i) => {
  const m = parse(text);
  validate(m);
  return compile(m, { symbols: i === 1 });
});
const started = performance.now();
for (let i = 0; i < count; i++) {
  const bad = corrupted(good[i % good.length] as Uint8Array, randomFrom(seed + i));
  try {
    readArtifact(bad, { verify: true });
  } catch (e) {
    if (e instanceof WasmError && e.phase === 'load') continue;
    console.error(`seed ${seed + i}: ${e instanceof Error ? e.stack : e}`);
    process.exit(1);
  }
  console.error(`seed ${seed + i}: accepted`);
  process.exit(1);
}
console.log(`${count} damaged artifacts: 0 crashes, 0 accepted, ${((performance.now() - started) / 1000).toFixed(1)} s`);
