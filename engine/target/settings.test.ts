/** Whoever reads the settings says the same of them: options, builder, store, command line, artifacts. */
import { expect } from 'chai';
import { readCommandLine } from '../../runner/command-line/command-line.ts';
import { engineOptions, threadsOf } from '../../runner/command-line/flags.ts';
import { UsageError } from '../../runner/usage/usage.ts';
import { defaultCacheFolder } from '../cache/folder.ts';
import { CompilerBuilder, compile, parse, readArtifact, Store, WasmError } from '../index.ts';
import { verifies } from '../settings/options.ts';
import {
  CHECKS,
  type Checks,
  type ChosenChecks,
  checksOf,
  codeModes,
  contradiction,
  modeFlags,
  SETTINGS,
  WORK,
} from './settings.ts';

const CHOICES: readonly ChosenChecks[] = [undefined, ...SETTINGS.traps.values].flatMap((traps) =>
  [undefined, ...SETTINGS.bounds.values].map((bounds) => ({ traps, bounds })),
);

describe('settings', () => {
  for (const chosen of CHOICES) {
    const said = Object.entries(chosen).flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const]));
    it(`mean one thing to everybody: ${said.map((s) => s.join('=')).join(', ') || 'nothing chosen'}`, () => {
      const wanted = checksOf(chosen);
      const given = Object.fromEntries(said) as Partial<Checks>;
      const m = parse('(module (memory 1))');
      expect(readArtifact(compile(m, chosen)).engine).include(wanted);
      const store = new Store(given);
      expect([store.traps, store.bounds]).deep.equal([wanted.traps, wanted.bounds]);
      store.close();

      const built = () => said.reduce((b, [name, value]) => b.set(name, value), new CompilerBuilder()).build().settings;
      const typed = () => engineOptions(readCommandLine(['test', ...said.map(([name, value]) => `--${name}=${value}`)]));
      if (contradiction(chosen, String) === undefined) {
        expect(built()).include(wanted);
        expect(typed()).include(wanted);
      } else {
        expect(built).throw(WasmError, /^bounds=guard needs traps=signals: guard pages/);
        expect(typed).throw(UsageError, /^--bounds=guard needs --traps=signals: guard pages/);
      }
    });
  }

  it('of the work: whoever does not say has the default', () => {
    const { variable, on } = WORK.verify;
    const before = process.env[variable];
    const whenSet = (value: string): boolean => {
      process.env[variable] = value;
      return verifies({});
    };
    try {
      expect([on, '0', ''].map(whenSet)).deep.equal([true, false, false]);
      expect([verifies({ verify: true }), verifies({ verify: false })]).deep.equal([true, false]);
    } finally {
      if (before === undefined) delete process.env[variable];
      else process.env[variable] = before;
    }
    expect(threadsOf(readCommandLine(['compile', 'in.wat']))).equal(WORK.jobs.byDefault);
    expect(engineOptions(readCommandLine(['test', `--cache=${WORK.cache.off}`])).cache).equal(WORK.cache.off);
    expect(defaultCacheFolder({ XDG_CACHE_HOME: '/x' })).equal(`/x/${WORK.cache.byDefault}`);
  });

  it('make modes: each is what it says it is, and none is missing', () => {
    expect(CHECKS.map((c) => `${c.traps} ${c.bounds}`)).deep.equal(['signals guard', 'signals explicit', 'explicit explicit']);
    for (const mode of codeModes(SETTINGS.cpu.values))
      expect(engineOptions(readCommandLine(['test', ...modeFlags(mode)]))).include(mode);
  });
});
