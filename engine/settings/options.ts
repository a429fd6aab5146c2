/**
 * What can be asked of the compiler, and the settings that follow for an artifact. Apart from the compiler itself, because who
 * finds everything compiled (a warm cache, strategy `none`) asks the same without loading it.
 */

import type { EngineInfo } from '../compiled/compiled.ts';
import type { Timing } from '../debug/timing.ts';
import { CPUS, type TargetName, targetOf, targetOfCpu } from '../target/index.ts';
import {
  type Bounds,
  checksOf,
  contradiction,
  type Nans,
  SETTINGS as ROWS,
  type SettingName,
  type Traps,
  WORK,
} from '../target/settings.ts';
import { WasmError } from '../wasm/errors.ts';
import type { Module } from '../wasm/module.ts';

/** `optimizing` compiles; `none` refuses to: what is compiled already still runs. */
export type Strategy = 'optimizing' | 'none';

/** How to compile. What is absent is the default; only the first six and `symbols` change the artifact's bytes. */
export interface CompileOptions {
  /** The machine that is compiled for. The default is the same on every host: bytes never depend on who compiles. */
  readonly target?: TargetName | undefined;
  /** A CPU level, which says the machine, too; by default the machine's own default. */
  readonly cpu?: string | undefined;
  /** `guard`: 32-bit memories rely on guard regions. The default, unless traps are explicit. */
  readonly bounds?: Bounds | undefined;
  readonly traps?: Traps | undefined;
  /** Machine address → wasm offset, for backtraces. On unless false. */
  readonly addressMap?: boolean | undefined;
  /** `canonical`: every NaN that an arithmetic instruction yields has the canonical bits; `any`, the default: the machine's. */
  readonly nan?: Nans | undefined;
  /** Symbol table for debuggers and profilers. */
  readonly symbols?: boolean | undefined;
  /** Check IR and register allocation of every function. Absent: what the environment says (WORK.verify), as in `npm test`. */
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

/** What a setting is called among the options, and what a value of it means there. */
const flag = (option: 'addressMap' | 'symbols') => (value: string) => ({ [option]: value === 'true' });
const word = (option: 'traps' | 'bounds' | 'target' | 'cpu' | 'nan') => (value: string) => ({ [option]: value });
const MEANINGS: Readonly<Record<SettingName, (value: string) => CompileOptions>> = {
  traps: word('traps'),
  bounds: word('bounds'),
  target: word('target'),
  cpu: word('cpu'),
  nan: word('nan'),
  'address-map': flag('addressMap'),
  symbols: flag('symbols'),
};

/** Every setting of the compiler, with its values: what the command line offers and engineInfo takes. */
export const SETTINGS: readonly Setting[] = Object.entries(ROWS).map(
  ([name, { values, byDefault, describe, detail, ...row }]) => ({
    ...{ name, byDefault: 'unless' in row ? `${byDefault} (${row.unless})` : byDefault },
    ...{ description: describe + detail, values },
  }),
);

/** What a setting's value means; throws a WasmError of phase `compile` where there is no such setting or value. */
export function settingOptions(name: string, value: string): CompileOptions {
  const values: readonly string[] | undefined = Object.hasOwn(ROWS, name) ? ROWS[name as SettingName].values : undefined;
  if (values?.includes(value) === true) return MEANINGS[name as SettingName](value);
  const what = values === undefined ? `unknown setting ${name}: there are` : `${name}=${value}: must be one of`;
  throw new WasmError('compile', 'unsupported', `${what} ${(values ?? Object.keys(ROWS)).join(', ')}`);
}

/** Whether what is compiled with these options is verified. */
export function verifies({ verify }: CompileOptions): boolean {
  return verify ?? process.env[WORK.verify.variable] === WORK.verify.on;
}

/** The settings an artifact compiled with these options carries. */
export function engineInfo(options: CompileOptions): EngineInfo {
  const cpu = options.cpu ?? targetOf(options.target ?? ROWS.target.byDefault).defaultCpu;
  const target = targetOfCpu(cpu);
  const wrong = contradiction({ target: options.target, cpu }, (name, value) => `${name}=${value}`);
  if (wrong !== undefined) throw new WasmError('compile', 'unsupported', wrong);
  if (target === undefined) throw new WasmError('compile', 'unsupported', `unknown cpu ${cpu}: known are ${CPUS.join(' and ')}`);
  return {
    target: target.name,
    cpu,
    ...checksOf(options),
    addressMap: options.addressMap ?? true,
    nan: options.nan ?? ROWS.nan.byDefault,
  };
}

/** A strategy at work. */
export interface Compiler {
  readonly strategy: Strategy;
  /** A validated module → the bytes of an artifact. */
  compile(m: Module, options: CompileOptions): Uint8Array;
}
