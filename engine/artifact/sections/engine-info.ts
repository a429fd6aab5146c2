/**
 * `.touchstone.engine`: what the code was compiled for, as lines of text (`readelf -p .touchstone.engine` shows them). A loader
 * compares every line with what it can run and reports all differences together.
 *
 *   touchstone-artifact 2        format version, first line
 *   target …                     its name and one of its CPU levels (engine/target)
 *   cpu …
 *   bounds guard
 *   traps signals
 *   address-map yes
 *   relaxed-simd deterministic   the one profile there is: the same bits on every machine
 *   nan canonical                only where it is so: the default has no line
 *   heap yes                     the code looks into the heap of its store; otherwise no line
 */

import type { EngineInfo } from '../../compiled/compiled.ts';
import { DEFAULT_TARGET, TARGETS, type TargetName, targetOf } from '../../target/index.ts';
import { SETTINGS } from '../../target/settings.ts';

/** Grows with every change of the format that an older reader would misread. */
const FORMAT_VERSION = 2;

/** One thing that keeps an artifact from being loaded. */
export interface Mismatch {
  readonly what: string;
  readonly found: string;
  readonly expected: string;
  readonly fix: string;
}

/** What a loader can run. */
export interface HostInfo {
  /** Undefined on a machine that is no target. */
  readonly target: TargetName | undefined;
  /** CPU levels the processor has. */
  readonly cpus: readonly string[];
}

/**
 * How relaxed vector operations behave (specification, appendix "Profiles"): recorded, so that another answer cannot come in
 * unseen.
 */
const RELAXED_PROFILE = 'deterministic';

/** Values each line may have; `undefined`: it need not be there. */
const FIELDS = new Map<string, readonly (string | undefined)[]>([
  ['touchstone-artifact', [String(FORMAT_VERSION)]],
  ['target', TARGETS.map(({ name }) => name)],
  ['cpu', SETTINGS.cpu.values],
  ['bounds', SETTINGS.bounds.values],
  ['traps', SETTINGS.traps.values],
  ['address-map', ['yes', 'no']],
  ['relaxed-simd', [RELAXED_PROFILE]],
  ['nan', [undefined, 'canonical']],
  ['heap', [undefined, 'yes']],
]);
const RECOMPILE = 'compile the module again with this version of touchstone';

/** Encodes the section. */
export function writeEngineInfo(e: EngineInfo): Uint8Array {
  const map = e.addressMap ? 'yes' : 'no';
  const nan = e.nan === 'canonical' ? e.nan : undefined;
  const values = [
    String(FORMAT_VERSION),
    e.target,
    e.cpu,
    e.bounds,
    e.traps,
    map,
    RELAXED_PROFILE,
    nan,
    e.heap ? 'yes' : undefined,
  ];
  const lines = [...FIELDS.keys()].map((key, i) => (values[i] === undefined ? '' : `${key} ${values[i]}\n`));
  return new TextEncoder().encode(lines.join(''));
}

/** The last section that was in order, and what it says: artifacts of one run mostly have the same settings. */
let lastSection = new Uint8Array(0);
let lastInfo: EngineInfo | undefined;

/** A value as it was found, or the default where it is none that there is. */
function known<T extends string>(row: { readonly values: readonly T[]; readonly byDefault: T }, word: string | undefined): T {
  return row.values.find((value) => value === word) ?? row.byDefault;
}

/** Decodes the section; whatever is missing, unknown or not allowed is added to `problems`. */
export function readEngineInfo(section: Uint8Array, problems: Mismatch[]): EngineInfo {
  if (lastInfo !== undefined && Buffer.compare(section, lastSection) === 0) return lastInfo;
  const before = problems.length;
  const found = new Map<string, string>();
  for (const line of new TextDecoder().decode(section).split('\n')) {
    if (line === '') continue;
    const space = line.indexOf(' ');
    const key = space < 0 ? line : line.slice(0, space);
    if (FIELDS.has(key) && !found.has(key)) found.set(key, line.slice(space + 1));
    else
      problems.push({ what: 'engine setting', found: JSON.stringify(line), expected: 'a known setting, once', fix: RECOMPILE });
  }
  for (const [key, allowed] of FIELDS) {
    const value = found.get(key);
    if (allowed.includes(value)) continue;
    const expected = allowed.filter((word) => word !== undefined).join(' or ');
    problems.push({
      what: `engine setting ${key}`,
      found: value === undefined ? 'nothing' : JSON.stringify(value),
      expected,
      fix: RECOMPILE,
    });
  }
  const info: EngineInfo = {
    target: TARGETS.find(({ name }) => name === found.get('target'))?.name ?? DEFAULT_TARGET.name,
    cpu: found.get('cpu') ?? '',
    bounds: known(SETTINGS.bounds, found.get('bounds')),
    traps: known(SETTINGS.traps, found.get('traps')),
    addressMap: found.get('address-map') === 'yes',
    nan: known(SETTINGS.nan, found.get('nan')),
    ...(found.get('heap') === 'yes' ? { heap: true } : {}),
  };
  if (problems.length === before) {
    lastSection = section.slice();
    lastInfo = info;
  }
  return info;
}

/** What of an artifact's settings this host cannot run. */
export function checkHost(engine: EngineInfo, host: HostInfo): Mismatch[] {
  if (engine.target !== host.target) {
    const { target } = host;
    const fix =
      target === undefined ? 'no code can be compiled for this processor' : `compile the module with --target=${target}`;
    return [{ what: 'target', found: engine.target, expected: target ?? 'none of this processor', fix }];
  }
  if (host.cpus.includes(engine.cpu)) return [];
  const best = host.cpus.at(-1);
  const fix =
    best === undefined ? `use a processor with ${targetOf(engine.target).leastCpu}` : `compile the module with --cpu=${best}`;
  const expected = host.cpus.join(' or ') || 'none of this processor';
  return [{ what: 'cpu level', found: engine.cpu, expected, fix }];
}
