/** Command lines without a process: what flags mean, and the one line that says what is wrong. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import fc from 'fast-check';
import { readCommandLine, readPlain, readWithYargs } from './command-line.ts';
import { checkScripts } from './commands/wast.ts';
import { engineOptions, filesArgs, peekJobs, strings } from './flags.ts';
import { scriptFiles } from './suites.ts';
import { UsageError } from './usage.ts';

/** What is said about a command line, or undefined where nothing is wrong with it. */
async function complaint(...argv: string[]): Promise<string | undefined> {
  try {
    const flags = await readCommandLine(argv);
    strings(flags, 'suite');
    filesArgs(flags);
    return undefined;
  } catch (e) {
    if (!(e instanceof UsageError)) throw e;
    return e.message;
  }
}

describe('command line', () => {
  const wrong: [string, string[], RegExp][] = [
    ['no command', [], /^no command/],
    ['an unknown command', ['tset'], /^Unknown argument: tset$/],
    ['an unknown flag', ['test', '--sweet=simd'], /^Unknown argument: sweet$/],
    ['a suite without a name', ['test', '--suite'], /^--suite needs a value$/],
    ['an empty suite', ['test', '--suite='], /^--suite needs a value$/],
    ['a bad choice', ['test', '--traps=sometimes'], /^--traps=sometimes: must be one of signals, explicit$/],
    ['an unknown cpu', ['test', '--cpu=z80'], /^--cpu=z80: must be one of x86-64-v2, x86-64-v3$/],
    ['flags that contradict', ['test', '--traps=explicit', '--bounds=guard'], /^--bounds=guard needs --traps=signals/],
    ['a bad number', ['wast', 'x.wast', '--jobs=many'], /^--jobs=many: must be a number/],
    ['a fraction of a job', ['wast', 'x.wast', '--jobs=1.5'], /^--jobs=1.5: must be a whole number/],
    ['no time at all', ['wast', 'x.wast', '--timeout=0'], /^--timeout=0: must be a number above 0/],
    ['a flag given twice', ['wast', 'x.wast', '--json', 'a', '--json', 'b'], /^--json is given more than once$/],
    ['nothing to run', ['wast'], /^Not enough non-option arguments/],
  ];
  for (const [what, argv, message] of wrong) {
    it(`${what}: ${argv.join(' ')}`, async () => {
      const said = await complaint(...argv);
      expect(said).match(message);
      expect(said).not.include('\n');
    });
  }

  it('flags and files may stand in any order', async () => {
    const flags = await readCommandLine(['test', '--suite=a', 'x.wast', '--suite', 'b', 'y.wast:7', '--timeout=1.5']);
    expect(strings(flags, 'suite')).deep.equal(['a', 'b']);
    expect(filesArgs(flags)).deep.include({ files: ['x.wast', 'y.wast:7'], reports: [] });
    expect(filesArgs(flags).options).include({ timeoutMs: 1500, messages: undefined, traps: 'signals', bounds: 'guard' });
  });

  it('explicit traps have explicit bounds', async () => {
    expect(engineOptions(await readCommandLine(['test', '--traps=explicit']))).include({ traps: 'explicit', bounds: 'explicit' });
    expect(engineOptions(await readCommandLine(['test', '--bounds=explicit']))).include({ traps: 'signals', bounds: 'explicit' });
  });

  it('plain lines mean without yargs what they mean with it', async () => {
    const word = fc.constantFrom('a', 'x.wast:3', '7', '0x1', 'true', 'no', 'a=b', 'ä b', '..', '1e3');
    const names = ['suite', 'jobs', 'cache', 'json', 'timeout', 'traps', 'o', 'output'];
    const arg = fc.oneof(
      fc.tuple(fc.constantFrom(...names), word).map(([name, value]) => `--${name}=${value}`),
      fc.constantFrom(
        '--print-config',
        '--timing',
        '--address-map',
        '--address-map=false',
        '-o',
        '-ox',
        '-o=x',
        '--files=a',
        '--no-print-config',
        '--suite',
        '-x',
        '--',
        '',
        '--jobs=',
        '--Jobs=1',
        '--toString=a',
      ),
      word,
      word,
    );
    for (const word of ['true', 'false']) expect(readPlain(['test', '--print-config', word])).equal(undefined);
    const plain = { test: 0, wast: 0, compile: 0 };
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom('test' as const, 'wast', 'compile'),
        fc.array(arg, { maxLength: 5 }),
        async (command, args) => {
          const read = readPlain([command, ...args]);
          if (read === undefined) return;
          plain[command]++;
          const all = await readWithYargs([command, ...args]);
          for (const name of ['files', 'suite']) expect(strings(read, name)).deep.equal(strings(all, name));
          const single = (flags: object) => Object.entries(flags).filter(([name]) => !['files', 'suite', '$0'].includes(name));
          expect(Object.fromEntries(single(read))).deep.equal(Object.fromEntries(single(all)));
        },
      ),
      { numRuns: 500 },
    );
    for (const command of ['test', 'wast', 'compile'] as const) expect(plain[command], command).above(10);
  });

  it('the number of workers is seen ahead of everything else', () => {
    expect(peekJobs(['test', '--jobs=3'])).equal(3);
    expect(peekJobs(['test', '--jobs', '5', '--suite=x'])).equal(5);
    expect(peekJobs(['wast', 'a', '--jobs=3'])).equal(1);
    for (const none of [['test', '--jobs=x'], ['test', '--help'], ['compile', 'x'], ['run'], []]) expect(peekJobs(none)).equal(0);
  });

  it('files that are no scripts are named before anything runs', () => {
    const dir = mkdtempSync(join(tmpdir(), 'touchstone-command-line-'));
    const said = (name: string, bytes: Uint8Array | string): string => {
      writeFileSync(join(dir, name), bytes);
      try {
        checkScripts(scriptFiles([join(dir, name)]));
        return '';
      } catch (e) {
        return e instanceof UsageError ? e.message : String(e);
      }
    };
    try {
      expect(said('module.wasm', Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0))).match(
        /module\.wasm: a binary module, not a script/,
      );
      expect(said('artifact.elf', '\x7fELF\x02\x01')).match(/artifact\.elf: an artifact, not a script/);
      // Comments may hold any character but those that end them.
      expect(said('nul.wast', '(; \0 ;) (module)')).equal('');
      expect(said('good.wast', '(module)')).equal('');
    } finally {
      rmSync(dir, { recursive: true });
    }
  });
});
