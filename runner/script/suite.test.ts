/**
 * The official suite as far as parsing goes: every directive is read, counts agree with the suite's manifest, every text module
 * parses, every malformed text is rejected in the suite's words. Needs TOUCHSTONE_SPEC_TESTS.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { positionAt } from '../../engine/text/lex/lines.ts';
import { WasmError } from '../../engine/wasm/errors.ts';
import { featuresOf } from '../suites/suites.ts';
import type { Script } from './ast.ts';
import { loadTextModule } from './modules.ts';
import { parseScript } from './parser.ts';

interface Manifest {
  readonly files: Readonly<Record<string, { readonly counts: Readonly<Record<string, number>> }>>;
}
const folder = process.env['TOUCHSTONE_SPEC_TESTS'];

/** What is wrong with a file's verdicts, a line each. */
function complaints(file: string, s: Script): string[] {
  const found: string[] = [];
  for (const d of s.directives) {
    const place = `${file}:${positionAt(s.source, d.start).line}`;
    if (d.kind === 'bad') found.push(`${place}: ${d.error.message}`);
    if (!('module' in d) || typeof d.module !== 'object' || d.module.form === 'binary') continue;
    const rejects = d.kind === 'assert_malformed' || d.kind === 'assert_malformed_custom' || d.kind === 'assert_invalid_custom';
    let message = '';
    try {
      loadTextModule(s, d.module);
    } catch (error) {
      if (!(error instanceof WasmError)) throw error;
      message = error.message;
      const cls = d.kind === 'assert_invalid_custom' ? 'invalid' : 'malformed';
      if (error.class !== cls) found.push(`${place}: class ${error.class}`);
    }
    if (rejects ? message === '' || !message.startsWith(d.message) : message !== '') {
      found.push(`${place}: ${d.kind} got "${message}"`);
    }
  }
  return found;
}

describe('official suite, parsed', () => {
  it('every directive is read and every text module gets its verdict', function () {
    if (folder === undefined) this.skip();
    this.timeout(20_000);
    const manifest = JSON.parse(readFileSync(join(folder, 'MANIFEST.json'), 'utf8')) as Manifest;
    const wrong: string[] = [];
    for (const [file, { counts }] of Object.entries(manifest.files)) {
      const s = parseScript(new Uint8Array(readFileSync(join(folder, file))), featuresOf(file));
      const met: Record<string, number> = {};
      for (const d of s.directives) met[d.kind] = (met[d.kind] ?? 0) + 1;
      expect(met, file).to.deep.equal(counts);
      wrong.push(...complaints(file, s));
    }
    expect(wrong).to.deep.equal([]);
  });
});
