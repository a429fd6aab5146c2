/** Command lines without a process: what flags mean, and the one line that says what is wrong. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import fc from 'fast-check';
import { checkScripts } from '../commands/wast.ts';
import { scriptFiles } from '../suites/suites.ts';
import { UsageError } from '../usage/usage.ts';
import { readCommandLine } from './command-line.ts';
import { engineOptions, filesArgs, firstWorkers, strings } from './flags.ts';
import { helpText } from './help.ts';
import { COMMANDS, type Command, type Option } from './options.ts';

/** What is said about a command line, or undefined where nothing is wrong with it. */
function complaint(...argv: string[]): string | undefined {
  try {
    const flags = readCommandLine(argv);
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
    ['an unknown command', ['tset'], /^there is no command tset; did you mean test\?$/],
    ['a command unlike any', ['frobnicate'], /^there is no command frobnicate; `touchstone --help` lists them$/],
    ['a flag before the command', ['--jobs=2', 'test'], /^--jobs=2 stands where the command does/],
    ['an unknown flag', ['test', '--suit=simd'], /^test has no flag --suit; did you mean --suite\?$/],
    ['a flag unlike any', ['test', '--frobnicate'], /^test has no flag --frobnicate$/],
    ['a flag of another command', ['wast', 'x.wast', '--symbols'], /^wast has no flag --symbols$/],
    ['a flag in place of a value', ['test', '--json', '--failed'], /^--json needs a value, and --failed looks like a flag/],
    ['a truth that is none', ['test', '--failed=maybe'], /^--failed=maybe: must be 1 or 0$/],
    ['an unknown kind', ['test', '--kind=assert_trp'], /; did you mean assert_trap\?$/],
    ['an unknown feature', ['test', '--feature=sind'], /; did you mean simd\?$/],
    ['a suite without a name', ['test', '--suite'], /^--suite needs a value$/],
    ['an empty suite', ['test', '--suite='], /^--suite needs a value$/],
    ['a bad choice', ['test', '--traps=sometimes'], /^--traps=sometimes: must be one of signals, explicit$/],
    ['an unknown cpu', ['test', '--cpu=z80'], /^--cpu=z80: must be one of x86-64-v2, x86-64-v3, armv8-a, armv8.1-a$/],
    [
      'a level of another machine',
      ['compile', 'x.wat', '--target=aarch64', '--cpu=x86-64-v2', '-o', 'x'],
      /^--cpu=x86-64-v2 is a level of x86-64, --target=aarch64 another machine$/,
    ],
    ['flags that contradict', ['test', '--traps=explicit', '--bounds=guard'], /^--bounds=guard needs --traps=signals/],
    ['a bad number', ['wast', 'x.wast', '--jobs=many'], /^--jobs=many: must be a number/],
    ['a fraction of a job', ['wast', 'x.wast', '--jobs=1.5'], /^--jobs=1.5: must be a whole number/],
    ['no time at all', ['wast', 'x.wast', '--timeout=0'], /^--timeout=0: must be a number above 0/],
    ['a flag given twice', ['wast', 'x.wast', '--json', 'a', '--json', 'b'], /^--json is given more than once$/],
    ['nothing to compile', ['compile', '-o', 'x'], /^compile: MODULE is missing$/],
    ['two modules', ['compile', 'x', 'y'], /^compile: nothing is expected at y$/],
  ];
  for (const [what, argv, message] of wrong) {
    it(`${what}: ${argv.join(' ')}`, () => {
      const said = complaint(...argv);
      expect(said).match(message);
      expect(said).not.include('\n');
    });
  }

  it('flags and files may stand in any order', () => {
    const flags = readCommandLine(['test', '--suite=a', 'x.wast', '--suite', 'b', 'y.wast:7', '--timeout=1.5']);
    expect(strings(flags, 'suite')).deep.equal(['a', 'b']);
    expect(filesArgs(flags)).deep.include({ files: ['x.wast', 'y.wast:7'], reports: [] });
    expect(filesArgs(flags).options).include({ timeoutMs: 1500, messages: undefined, traps: 'signals', bounds: 'guard' });
  });

  it('explicit traps have explicit bounds', () => {
    expect(engineOptions(readCommandLine(['test', '--traps=explicit']))).include({ traps: 'explicit', bounds: 'explicit' });
    expect(engineOptions(readCommandLine(['test', '--bounds=explicit']))).include({ traps: 'signals', bounds: 'explicit' });
  });

  /** A command line, and what it says. */
  interface Line {
    readonly argv: readonly string[];
    readonly said: Readonly<Record<string, unknown>>;
  }
  const value = fc.constantFrom('a', 'x.wast:3', '7', '-7', '0x1', 'true', 'no', 'a=b', 'ä b', '..', '-', '--x', '1e3', '\n');
  /** A flag in every way it can be written. */
  const flag = (name: string, { type, short, bare }: Option): fc.Arbitrary<{ words: string[]; value: string | boolean }> => {
    if (type === 'boolean')
      return fc.constantFrom(
        { words: [`--${name}`], value: true },
        { words: [`--${name}=true`], value: true },
        { words: [`--${name}=0`], value: false },
      );
    return value.chain((v) => {
      const forms = [[`--${name}=${v}`]];
      if (bare === undefined && (v === '-' || !v.startsWith('-'))) forms.push([`--${name}`, v]);
      if (short !== undefined) forms.push([`-${short}${v}`], [`-${short}=${v}`]);
      const given = forms.map((words) => ({ words, value: v as string | boolean }));
      return fc.constantFrom(...given, ...(bare === undefined ? [] : [{ words: [`--${name}`], value: bare }]));
    });
  };
  const lineOf = ([command, { options, operands }]: readonly [string, Command]): fc.Arbitrary<Line> => {
    const names = Object.keys(options).filter((name) => name !== 'help');
    const flags = fc.uniqueArray(fc.constantFrom(...names), { maxLength: 4, size: 'max' }).chain((some) =>
      fc.tuple(
        ...some.map((name) => {
          const option = options[name] as Option;
          return fc
            .array(flag(name, option), { minLength: 1, maxLength: option.array === true ? 3 : 1 })
            .map((given) => ({ name, array: option.array === true, given }));
        }),
      ),
    );
    const least = operands.filter((o) => o.optional !== true).length;
    const most = operands.at(-1)?.many === true ? least + 3 : operands.length;
    const words = fc.array(fc.constantFrom('x.wast', 'y', '-', '-:3', 'true', '3'), { minLength: least, maxLength: most });
    const dashed = operands.at(-1)?.many === true ? fc.array(fc.constantFrom('-x', '--jobs=1', '--', '')) : fc.constant([]);
    return fc.tuple(flags, words, dashed, fc.infiniteStream(fc.nat())).map(([given, plain, behind, order]) => {
      const said: Record<string, unknown> = { _: [command] };
      for (const [name, option] of Object.entries(options)) if (option.default !== undefined) said[name] = option.default;
      // Operands keep their order, and so do values of one flag; everything else may stand anywhere.
      const rows: string[][][] = [plain.map((word) => [word])];
      for (const { name, array, given: values } of given) {
        said[name] = array ? values.map((v) => v.value) : values[0]?.value;
        rows.push(values.map((v) => v.words));
      }
      const argv = [command];
      for (let left = rows.filter((row) => row.length > 0); left.length > 0; left = left.filter((row) => row.length > 0))
        argv.push(...((left[(order.next().value ?? 0) % left.length] as string[][]).shift() as string[]));
      const all = [...plain, ...behind];
      for (const [i, { name, many }] of operands.entries()) said[name] = many === true ? all.slice(i) : all[i];
      return { argv: behind.length === 0 ? argv : [...argv, '--', ...behind], said };
    });
  };

  it('every flag of every command is read as it was said, however it is written and wherever it stands', () => {
    const line = fc.constantFrom(...Object.entries(COMMANDS)).chain(lineOf);
    fc.assert(
      fc.property(line, ({ argv, said }) => {
        const read = Object.entries(readCommandLine(argv)).filter(([, v]) => v !== undefined);
        expect(Object.fromEntries(read)).deep.equal(Object.fromEntries(Object.entries(said).filter(([, v]) => v !== undefined)));
      }),
      { numRuns: 2000 },
    );
  });

  it('whatever is written, it is read or one line says what is wrong', () => {
    const pieces = fc.constantFrom(
      '-',
      '--',
      '=',
      'o',
      'h',
      'jobs',
      'suite',
      'x',
      '1',
      ' ',
      '\0',
      '__proto__',
      'constructor',
      '€',
    );
    const words = fc.array(
      fc.array(pieces, { maxLength: 4 }).map((p) => p.join('')),
      { maxLength: 6 },
    );
    fc.assert(
      fc.property(fc.constantFrom(...Object.keys(COMMANDS), ''), words, (command, rest) => {
        try {
          readCommandLine(command === '' ? rest : [command, ...rest]);
        } catch (e) {
          expect(e).instanceOf(UsageError);
        }
      }),
      { numRuns: 2000 },
    );
  });

  it('numbers with a sign are arguments, where numbers are taken', () => {
    const args = ['-1', '-0x1p-3', '-inf', '-nan:0x1', '-.5', '7'];
    const read = readCommandLine(['run', 'm.wasm', '--invoke', 'f', ...args, '--traps=explicit']);
    expect(read).deep.include({ module: 'm.wasm', invoke: 'f', args, traps: 'explicit' });
    expect(() => readCommandLine(['wast', '-1'])).throw(UsageError, /^wast has no flag -1$/);
  });

  it('help has every command and every flag, in groups, and its examples can be read', () => {
    for (const [name, { options, examples }] of Object.entries(COMMANDS)) {
      expect(helpText()).match(new RegExp(`^  ${name}\\b`, 'm'));
      const text = helpText(name);
      for (const [flag, { group = 'Flags' }] of Object.entries(options))
        expect(text).match(new RegExp(`^${group}:\\n(  .*\\n)*  (   |-\\w,) --${flag}\\b`, 'm'));
      for (const line of text.split('\n')) expect(line.length, line).most(100);
      for (const [line] of examples) {
        expect(text).include(`  touchstone ${name} ${line}`.trimEnd());
        filesArgs(readCommandLine([name, ...line.split(' ').filter((word) => word !== '')]));
      }
    }
    expect(() => helpText('tset')).throw(UsageError, /^there is no command tset; did you mean test\?$/);
  });

  it('the number of workers that start at once', () => {
    const cases: readonly (readonly [number, string[]])[] = [
      [3, ['test', '--jobs=3']],
      [5, ['test', '--jobs', '5', '--suite=x']],
      [1, ['wast', 'a', '--jobs=3']],
      [0, ['test', '--list']],
      [0, ['test', '--watch']],
      [0, ['test', '--help']],
      [0, ['compile', 'x']],
    ];
    for (const [workers, argv] of cases) expect(firstWorkers(readCommandLine(argv)), argv.join(' ')).equal(workers);
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
