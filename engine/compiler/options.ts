/**
 * What can be asked of the compiler, and the settings that follow for an artifact. Apart from the compiler itself, because who
 * finds everything compiled (a warm cache, strategy `none`) asks the same without loading it.
 */

import type { EngineInfo } from '../artifact/compiled.ts';
import { CPUS, DEFAULT_TARGET, targetOfCpu } from '../target/index.ts';
import { WasmError } from '../wasm/errors.ts';
import type { Module } from '../wasm/module.ts';
import type { Timing } from './timing.ts';

/** `optimizing` compiles; `none` refuses to: what is compiled already still runs. */
export type Strategy = 'optimizing' | 'none';

/** How to compile. What is absent is the default; only the first four and `symbols` change the artifact's bytes. */
export interface CompileOptions {
  /** A CPU level, which says the machine, too. The default is the same on every host: bytes never depend on who compiles. */
  readonly cpu?: string | undefined;
  /** `guard`: 32-bit memories rely on guard regions. The default, unless traps are explicit. */
  readonly bounds?: 'guard' | 'explicit' | undefined;
  readonly traps?: 'signals' | 'explicit' | undefined;
  /** Machine address → wasm offset, for backtraces. On unless false. */
  readonly addressMap?: boolean | undefined;
  /** Symbol table for debuggers and profilers. */
  readonly symbols?: boolean | undefined;
  /** Check IR and register allocation of every function. Absent: where TOUCHSTONE_VERIFY is 1, as `npm test` sets it. */
  readonly verify?: boolean | undefined;
  readonly timing?: Timing | undefined;
  /** SHA-256 of the module's binary form, which the artifact then carries. */
  readonly module?: Uint8Array | undefined;
}

/** A choice that changes what compiled code is, as `touchstone settings` lists it. */
export interface Setting {
  readonly name: string;
  readonly values: readonly string[];
  readonly byDefault: string;
  readonly description: string;
}

/** A setting, and what each of its values means as options. */
interface Row extends Omit<Setting, 'values'> {
  readonly meanings: Readonly<Record<string, CompileOptions>>;
}

const ROWS: readonly Row[] = [
  {
    name: 'traps',
    meanings: { signals: { traps: 'signals' }, explicit: { traps: 'explicit' } },
    byDefault: 'signals',
    description: 'how generated code finds traps: faults that handlers see, or checks everywhere and no handler at all',
  },
  {
    name: 'bounds',
    meanings: { guard: { bounds: 'guard' }, explicit: { bounds: 'explicit' } },
    byDefault: 'guard (explicit where traps are)',
    description: 'how accesses of 32-bit memories are checked: by 8 GiB of address space each, or by comparisons',
  },
  {
    name: 'cpu',
    meanings: Object.fromEntries(CPUS.map((cpu) => [cpu, { cpu }])),
    byDefault: DEFAULT_TARGET.defaultCpu,
    description: 'instructions that may be used; artifacts for more than the processor has are refused',
  },
  {
    name: 'address-map',
    meanings: { true: { addressMap: true }, false: { addressMap: false } },
    byDefault: 'true',
    description: 'machine address to wasm offset, for backtraces; without it they have functions only',
  },
  {
    name: 'symbols',
    meanings: { true: { symbols: true }, false: { symbols: false } },
    byDefault: 'false',
    description: 'a symbol table for debuggers and profilers; nothing else reads it',
  },
];

/** Every setting of the compiler, with its values: what the command line offers and engineInfo takes. */
export const SETTINGS: readonly Setting[] = ROWS.map(({ meanings, ...row }) => ({ ...row, values: Object.keys(meanings) }));

/** What a setting's value means; throws a WasmError of phase `compile` where there is no such setting or value. */
export function settingOptions(name: string, value: string): CompileOptions {
  const row = ROWS.find((r) => r.name === name);
  const meaning = row !== undefined && Object.hasOwn(row.meanings, value) ? row.meanings[value] : undefined;
  if (meaning !== undefined) return meaning;
  const known = row === undefined ? ROWS.map((r) => r.name) : Object.keys(row.meanings);
  const what = row === undefined ? `unknown setting ${name}: there are` : `${name}=${value}: must be one of`;
  throw new WasmError('compile', 'unsupported', `${what} ${known.join(', ')}`);
}

/** Whether what is compiled with these options is verified. */
export function verifies({ verify }: CompileOptions): boolean {
  return verify ?? process.env['TOUCHSTONE_VERIFY'] === '1';
}

/** The settings an artifact compiled with these options carries. */
export function engineInfo(options: CompileOptions): EngineInfo {
  const traps = options.traps ?? 'signals';
  const cpu = options.cpu ?? DEFAULT_TARGET.defaultCpu;
  const target = targetOfCpu(cpu);
  if (target === undefined) throw new WasmError('compile', 'unsupported', `unknown cpu ${cpu}: known are ${CPUS.join(' and ')}`);
  return {
    target: target.name,
    cpu,
    bounds: traps === 'explicit' ? 'explicit' : (options.bounds ?? 'guard'),
    traps,
    addressMap: options.addressMap ?? true,
  };
}

/** A strategy at work. */
export interface Compiler {
  readonly strategy: Strategy;
  /** A validated module whose bodies know their place in the binary → the bytes of an artifact. */
  compile(m: Module, options: CompileOptions): Uint8Array;
}
