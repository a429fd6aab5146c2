/**
 * Modules of the official suite through the whole compiler with the IR verifier and the allocation checker on: a sample of the
 * files on every run (the runner executes all of them), chosen by name so that it does not change from run to run.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { loadTextModule } from '../../runner/script/modules.ts';
import { parseScript } from '../../runner/script/parser.ts';
import { officialFolder } from '../../runner/suites/official.ts';
import { featuresOf } from '../../runner/suites/suites.ts';
import { readArtifact } from '../artifact/read.ts';
import { functionCount } from '../artifact/sections/functions.ts';
import { decode } from '../binary/decode.ts';
import { encode } from '../binary/encode.ts';
import { unsupported } from '../core.ts';
import type { CompileOptions } from '../settings/options.ts';
import { validate } from '../valid/module.ts';
import { WasmError } from '../wasm/errors.ts';
import type { Module } from '../wasm/module.ts';
import { compile } from './compile.ts';

const folder = officialFolder();
/** One file in so many. */
const SAMPLE = 13;
const SETTINGS: readonly CompileOptions[] = [
  { bounds: 'guard', traps: 'signals' },
  { bounds: 'explicit', traps: 'explicit', cpu: 'x86-64-v2', addressMap: false },
];

/** The modules of a script that ought to be valid. */
function* modulesOf(file: string): Generator<Module> {
  const features = featuresOf(file);
  const script = parseScript(readFileSync(join(folder ?? '', file)), features);
  for (const directive of script.directives) {
    if (!('module' in directive) || typeof directive.module !== 'object') continue;
    const source = directive.module;
    try {
      const m = source.form === 'binary' ? decode(source.bytes, { features }) : loadTextModule(script, source);
      validate(m, { features });
      if (m.origin === 'text') encode(m);
      yield m;
    } catch (e) {
      // The suite's own invalid modules.
      if (!(e instanceof WasmError)) throw e;
    }
  }
}

describe('compiling the official suite', () => {
  const files = folder === undefined ? [] : readdirSync(folder).filter((f) => f.endsWith('.wast'));
  for (const file of files.sort().filter((_, i) => i % SAMPLE === 0)) {
    it(file, () => {
      let modules = 0;
      for (const m of modulesOf(file)) {
        modules++;
        for (const settings of SETTINGS) {
          const compiled = (): Uint8Array => compile(m, { ...settings, verify: true });
          if (unsupported(m) !== undefined) {
            expect(compiled).to.throw(WasmError).with.property('class', 'unsupported');
            continue;
          }
          const { functions, engine } = readArtifact(compiled(), { verify: true });
          // The init function stands behind those of the module.
          expect(functionCount(functions)).to.be.oneOf([m.funcs.length, m.funcs.length + 1]);
          expect(engine).to.include({ bounds: settings.bounds, traps: settings.traps });
        }
      }
      expect(modules, 'valid modules').to.be.greaterThan(0);
    });
  }
  if (folder === undefined) it('needs the official suite');
});
