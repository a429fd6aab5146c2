/**
 * What can be chosen about generated code: names, values, defaults, and what goes together; and what can be chosen about the
 * work. The command line, the configuration file, compiler and stores, artifacts, goldens and every list of modes read these
 * tables.
 */
import { CPUS, DEFAULT_TARGET, TARGETS, type TargetName, targetOfCpu } from './index.ts';

/** A choice that changes what compiled code is. */
interface Row {
  /** What it may be, as flags and files write it. */
  readonly values: readonly string[];
  /** What it is where nobody says. */
  readonly byDefault: string;
  /** Where something else is the default, for people. */
  readonly unless?: string;
  readonly describe: string;
  /** What else there is to say, behind `describe`. */
  readonly detail: string;
}

/** Every setting, by the name it has on the command line and in headers of goldens. */
export const SETTINGS = {
  traps: {
    values: ['signals', 'explicit'],
    byDefault: 'signals',
    describe: 'how generated code finds traps',
    detail: ': faults that handlers see, or checks everywhere and no handler at all',
  },
  bounds: {
    values: ['guard', 'explicit'],
    byDefault: 'guard',
    unless: 'explicit where traps are',
    describe: 'how accesses of 32-bit memories are checked',
    detail: ': by 8 GiB of address space each, or by comparisons',
  },
  target: {
    values: TARGETS.map(({ name }) => name),
    byDefault: DEFAULT_TARGET.name,
    describe: 'machine that is compiled for',
    detail: '; a CPU level says it, too',
  },
  cpu: {
    values: CPUS,
    byDefault: DEFAULT_TARGET.defaultCpu,
    unless: TARGETS.filter((t) => t !== DEFAULT_TARGET)
      .map((t) => `${t.defaultCpu} for ${t.name}`)
      .join(', '),
    describe: 'instructions that may be used',
    detail: '; artifacts for more than the processor has are refused',
  },
  nan: {
    values: ['any', 'canonical'],
    byDefault: 'any',
    describe: 'NaNs that arithmetic yields',
    detail: ": the machine's, or the specification's canonical ones, whatever the operands",
  },
  'address-map': {
    values: ['true', 'false'],
    byDefault: 'true',
    describe: 'machine address to wasm offset, for backtraces',
    detail: '; without it they have functions only',
  },
  symbols: {
    values: ['true', 'false'],
    byDefault: 'false',
    describe: 'a symbol table for debuggers and profilers',
    detail: '; nothing else reads it',
  },
} as const satisfies Readonly<Record<string, Row>>;

export type SettingName = keyof typeof SETTINGS;

/** What can be chosen about the work: no byte of compiled code depends on it. */
export const WORK = {
  /** How many; more than one compile a module together. */
  jobs: { byDefault: 1, describe: 'threads that compile' },
  /** A path, or the word for none; by default a folder of this name in the user's cache. */
  cache: { byDefault: 'touchstone', off: 'off', describe: 'folder of the artifact cache' },
  /** Who does not say asks the variable for this value. */
  verify: { variable: 'TOUCHSTONE_VERIFY', on: '1', describe: 'check IR and register allocation of every function' },
} as const;

/** How generated code finds traps, and how it checks accesses of 32-bit memories. */
export type Traps = (typeof SETTINGS.traps.values)[number];
export type Bounds = (typeof SETTINGS.bounds.values)[number];

/** Which NaNs arithmetic yields. */
export type Nans = (typeof SETTINGS.nan.values)[number];

/** The two settings that depend on each other: stores have them, too, and run code that fits. */
export interface Checks {
  readonly traps: Traps;
  readonly bounds: Bounds;
}
/** What somebody says about them. */
export type ChosenChecks = { readonly [K in keyof Checks]?: Checks[K] | undefined };

/** What somebody says about the machine. */
export interface ChosenMachine {
  readonly target?: TargetName | undefined;
  readonly cpu?: string | undefined;
}

/** Why two values do not go together, or undefined; `write`: how messages write a value. */
export function contradiction(
  { traps, bounds, target, cpu }: ChosenChecks & ChosenMachine,
  write: (name: string, value: string) => string,
): string | undefined {
  const machine = cpu === undefined ? undefined : targetOfCpu(cpu);
  if (target !== undefined && cpu !== undefined && machine !== undefined && machine.name !== target)
    return `${write('cpu', cpu)} is a level of ${machine.name}, ${write('target', target)} another machine`;
  if (traps !== 'explicit' || bounds !== 'guard') return undefined;
  return `${write('bounds', 'guard')} needs ${write('traps', 'signals')}: guard pages are seen by signals`;
}

/** What holds: defaults where nothing was said, and explicit bounds wherever traps are, whatever was said. */
export function checksOf({ traps = SETTINGS.traps.byDefault, bounds = SETTINGS.bounds.byDefault }: ChosenChecks): Checks {
  return { traps, bounds: traps === 'explicit' ? 'explicit' : bounds };
}

/** All that go together. */
export const CHECKS: readonly Checks[] = SETTINGS.traps.values.flatMap((traps) =>
  SETTINGS.bounds.values.flatMap((bounds) => (contradiction({ traps, bounds }, String) === undefined ? [{ traps, bounds }] : [])),
);

/** Checks and a CPU level: a way to compile code that runs. */
export interface CodeMode extends Checks {
  readonly cpu: string;
}
/** All ways to compile for these CPU levels. */
export function codeModes(cpus: readonly string[]): readonly CodeMode[] {
  return CHECKS.flatMap((checks) => cpus.map((cpu) => ({ ...checks, cpu })));
}
/** A mode as the command line writes it. */
export function modeFlags(mode: CodeMode): string[] {
  return Object.entries(mode).map(([name, value]) => `--${name}=${value}`);
}
