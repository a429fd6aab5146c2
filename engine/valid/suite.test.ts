/**
 * Every module of the official suite, through text → module → binary → module → validation: verdicts must be the suite's, text
 * and binary must agree, and encoding must be stable. Reads TOUCHSTONE_SPEC_TESTS; skipped without it.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { readModule } from '../../runner/judge/define.ts';
import type { ModuleSource, Script } from '../../runner/script/ast.ts';
import { loadTextModule } from '../../runner/script/modules.ts';
import { parseScript } from '../../runner/script/parser.ts';
import { featuresOf } from '../../runner/suites/suites.ts';
import { checkCustoms, codePlaces, decode, encode } from '../binary/index.ts';
import { positionAt } from '../text/lex/lines.ts';
import { WasmError } from '../wasm/errors.ts';
import { ALL_FEATURES, FEATURE, type Features, WASM3 } from '../wasm/features.ts';
import type { Module } from '../wasm/module.ts';
import { neededFeatures, validate } from './index.ts';

const DIR = process.env['TOUCHSTONE_SPEC_TESTS'];
const FOLDERS = [
  '.',
  'custom',
  'legacy',
  ...['custom-descriptors', 'custom-page-sizes', 'threads', 'wide-arithmetic'].map((p) => join('proposals', p)),
];

/** `class message` of what `run` throws, or `valid`. */
function verdict(run: () => void): string {
  try {
    run();
    return 'valid';
  } catch (e) {
    if (e instanceof WasmError) return `${e.class} ${e.message}`;
    throw e;
  }
}

/** The verdict on an embedded module; complaints about us go to `complain`. */
function judge(script: Script, source: ModuleSource, features: Features, complain: (what: string) => void): string {
  let m: Module;
  try {
    m = source.form === 'binary' ? decode(source.bytes, { features }) : loadTextModule(script, source);
  } catch (e) {
    if (e instanceof WasmError) return `${e.class} ${e.message}`;
    throw e;
  }
  const own = verdict(() => validate(m, { features }));
  const { bytes } = encode(m);
  const again = decode(bytes, { features });
  const binary = verdict(() => validate(again, { features }));
  if (own !== binary) complain(`${own} before encoding, ${binary} after`);
  if (Buffer.compare(encode(again).bytes, bytes) !== 0) complain('encoding is not stable');
  if (m.origin === 'text' && again.funcs.some(({ body }, i) => body.start !== codePlaces(m).bodies[i]))
    complain('wrong body offsets');
  neededFeatures(m);
  if (own !== 'valid') return own;
  const customs = checkCustoms(m);
  return customs === undefined ? 'valid' : `${customs.class} ${customs.message}`;
}

/** What is wrong with every embedded module of a folder's scripts in a language, by its place. */
function verdicts(folder: string, features: Features): Map<string, string> {
  const found = new Map<string, string>();
  for (const file of readdirSync(folder).filter((f) => f.endsWith('.wast'))) {
    const script = parseScript(readFileSync(join(folder, file)), features);
    for (const d of script.directives) {
      if (!('module' in d) || typeof d.module !== 'object') continue;
      const { module } = d;
      const got = verdict(() => validate(readModule(script, module), { features }));
      found.set(`${file}:${positionAt(script.source, d.start).line}`, got);
    }
  }
  return found;
}

describe('a proposal', () => {
  it('takes nothing from 3.0: what is valid stays so, and threads change no verdict at all', function () {
    if (DIR === undefined) return this.skip();
    this.timeout(120_000);
    const plain = [...verdicts(DIR, WASM3)];
    const threads = verdicts(DIR, WASM3 | FEATURE.threads);
    expect(plain.filter(([place, got]) => threads.get(place) !== got)).deep.equal([]);
    const all = verdicts(DIR, ALL_FEATURES);
    expect(plain.filter(([place, got]) => got === 'valid' && all.get(place) !== got)).deep.equal([]);
  });
});

describe('official suite, up to validation', () => {
  for (const folder of FOLDERS) {
    it(folder === '.' ? 'core' : folder, function () {
      if (DIR === undefined || !existsSync(join(DIR, folder))) return this.skip();
      this.timeout(60_000);
      const complaints: string[] = [];
      for (const file of readdirSync(join(DIR, folder)).filter((f) => f.endsWith('.wast'))) {
        const features = featuresOf(join(folder, file));
        const script = parseScript(readFileSync(join(DIR, folder, file)), features);
        for (const d of script.directives) {
          if (!('module' in d) || d.module === undefined || typeof d.module === 'string') continue;
          const complain = (what: string): number =>
            complaints.push(`${file}:${positionAt(script.source, d.start).line} ${what}`);
          const got = judge(script, d.module, features, complain);
          const cls = /^assert_(malformed|invalid)/.exec(d.kind)?.[1];
          const wanted = cls === undefined || !('message' in d) ? 'valid' : `${cls} ${d.message}`;
          if (!got.startsWith(wanted)) complain(`want ${wanted}, got ${got}`);
        }
      }
      expect(complaints).deep.equal([]);
    });
  }
});
