/**
 * Compilers by settings' names: every setting and value, what is refused, and that the built compiler does what the options do.
 */
import { createHash } from 'node:crypto';
import { expect } from 'chai';
import { type CompileOptions, CompilerBuilder, compile, encode, parse, SETTINGS, WasmError } from '../index.ts';

const module = () => {
  const m = parse('(module (memory 1) (func (export "f") (param i32) (result i32) (i32.load (local.get 0))))');
  encode(m);
  return m;
};

describe('CompilerBuilder', () => {
  it('knows every setting and value that is listed, and they change the artifact as the options do', () => {
    const seen = new Set<string>();
    for (const { name, values } of SETTINGS) {
      for (const value of values) {
        const builder = new CompilerBuilder().set(name, value);
        const m = module();
        const bytes = Buffer.from(builder.build().compile(m, { module: createHash('sha256').update(encode(m)).digest() }));
        expect(bytes.equals(compile(m, builder.options()))).equal(true);
        seen.add(bytes.toString('latin1'));
      }
    }
    // Defaults are chosen among these: what they are alone they are together.
    expect(seen.size).equal(9);
  });

  const wrong: readonly (readonly [readonly (readonly [string, string])[], RegExp])[] = [
    [[['speed', 'high']], /^unknown setting speed: there are traps, bounds, target, cpu, nan, address-map, symbols$/],
    [[['cpu', 'z80']], /^cpu=z80: must be one of x86-64-v2, x86-64-v3, armv8-a, armv8.1-a$/],
    [[['traps', 'toString']], /^traps=toString: must be one of signals, explicit$/],
    [
      [
        ['traps', 'explicit'],
        ['bounds', 'guard'],
      ],
      /^bounds=guard needs traps=signals/,
    ],
    [
      [
        ['target', 'aarch64'],
        ['cpu', 'x86-64-v2'],
      ],
      /^cpu=x86-64-v2 is a level of x86-64, target=aarch64 another machine$/,
    ],
  ];
  for (const [settings, message] of wrong) {
    it(settings.map((s) => s.join('=')).join(' '), () => {
      expect(() => settings.reduce((b, [name, value]) => b.set(name, value), new CompilerBuilder()).build()).throw(
        WasmError,
        message,
      );
    });
  }

  it('the last choice counts, and says what artifacts will say', () => {
    const options: CompileOptions = { traps: 'explicit', cpu: 'x86-64-v2' };
    const built = new CompilerBuilder().set('cpu', 'x86-64-v3').set('cpu', 'x86-64-v2').set('traps', 'explicit').build();
    expect(built.settings).deep.equal({ target: 'x86-64', bounds: 'explicit', addressMap: true, nan: 'any', ...options });
    expect(built.strategy).equal('optimizing');
  });

  it('strategy none refuses to compile', () => {
    expect(() => new CompilerBuilder('none').build().compile(module())).throw(WasmError, /no compiler/);
  });
});
