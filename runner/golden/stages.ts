/**
 * The stages that have goldens, a row each: a golden's input in, the lines that are to stand below it out. Nothing is executed,
 * so every target is checked on every host. One process makes them from the same public functions that users have.
 */

import { createHash } from 'node:crypto';
import {
  compile,
  type FunctionStages,
  featureNames,
  formatPosition,
  type Module,
  neededFeatures,
  parse,
  positionAt,
  print,
  readArtifact,
  stages,
  unsupported,
  validate,
  WASM3,
  WasmError,
} from '../../engine/index.ts';
import type { SourceOffset } from '../../engine/wasm/module.ts';
import { loadTextModule } from '../script/modules.ts';
import { parseScript } from '../script/parser.ts';
import { GoldenError, type GoldenFile } from './file.ts';
import { ALL_CPUS, listCode, MACHINES, type Machine } from './machine-code.ts';
import { groupModule, groupVerdicts, type OpcodeGroup } from './opcodes.ts';

export interface Stage {
  /** The folder below `golden/`. */
  readonly name: string;
  /** The generated input of a group of instructions, or undefined where the stage has none. */
  readonly generate: (group: OpcodeGroup) => string | undefined;
  readonly render: (golden: GoldenFile) => string[] | Promise<string[]>;
}

/** Runs a step of the front end; its errors are the golden's author's. */
function placed<T>(text: string, step: () => T): T {
  try {
    return step();
  } catch (e) {
    if (!(e instanceof WasmError)) throw e;
    const line = e.position?.line ?? positionAt(new TextEncoder().encode(text), (e.position?.offset ?? 0) as SourceOffset).line;
    throw new GoldenError(line, `${e.class}: ${e.message}`);
  }
}

function moduleOf({ input, options }: GoldenFile): Module {
  return placed(input, () => parse(input, { features: options.features }));
}
function validModule(golden: GoldenFile): Module {
  const m = moduleOf(golden);
  placed(golden.input, () => validate(m, { features: golden.options.features }));
  return m;
}

const lines = (text: string): string[] => text.trimEnd().split('\n');
const named = (m: Module, i: number): string => {
  const name = m.names.funcs.get(m.spaces.importedFuncs + i);
  return i === m.funcs.length ? 'init' : `function ${i}${name === undefined ? '' : ` $${name}`}`;
};

/** The IR of each function under its name. */
function irStage(pick: (s: FunctionStages) => string): Stage['render'] {
  return (golden) => {
    const m = validModule(golden);
    return stages(m, golden.options.settings)
      .flatMap((s, i) => [`${named(m, i)}:`, ...lines(pick(s)), ''])
      .slice(0, -1);
  };
}

/** A verdict for each module of the input: where it stands, what it needs or what is wrong. */
function verdicts({ input, options }: GoldenFile): string[] {
  const source = new TextEncoder().encode(input);
  const script = parseScript(source, options.features);
  return script.directives.map((d) => {
    const { line } = positionAt(source, d.start);
    if (d.kind === 'bad') return `${line}: ${d.error.class}: ${d.error.message}`;
    if (d.kind !== 'module' || d.module.form === 'binary')
      throw new GoldenError(line, 'only text and quoted modules have verdicts');
    try {
      const m = loadTextModule(script, d.module);
      validate(m, { features: options.features });
      return `${line}: valid, needs ${featureNames(neededFeatures(m)).join(', ') || 'nothing'}`;
    } catch (e) {
      if (!(e instanceof WasmError)) throw e;
      const place =
        e.position?.line === undefined && e.position !== undefined
          ? positionAt(source, e.position.offset as SourceOffset)
          : e.position;
      return `${line}: ${e.class} at ${formatPosition('', place).slice(1)}: ${e.message}`;
    }
  });
}

/** The code of each function, once for all CPU levels that get the same. */
function codeStage({ name, cpus, decoder }: Machine): Stage {
  const render = async (golden: GoldenFile): Promise<string[]> => {
    const m = validModule(golden);
    const decode = await decoder();
    const code = cpus.map((cpu) => listCode(readArtifact(compile(m, { ...golden.options.settings, cpu })), decode));
    const block = (cpu: string, i: number, rows: readonly string[]): string[] => [
      `${named(m, i)}, ${cpu}:`,
      ...rows.map((r) => `  ${r}`.trimEnd()),
      '',
    ];
    return (code[0] ?? [])
      .flatMap((first, i) => {
        const others = cpus.slice(1).map((cpu, k) => ({ cpu, rows: code[k + 1]?.[i] ?? [] }));
        const same = others.filter(({ rows }) => rows.join('\n') === first.join('\n'));
        const names = [cpus[0], ...same.map((o) => o.cpu)].join(' and ');
        return [...block(names, i, first), ...others.filter((o) => !same.includes(o)).flatMap((o) => block(o.cpu, i, o.rows))];
      })
      .slice(0, -1);
  };
  return { name, generate: executable(groupModule), render };
}

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** The artifact at each CPU level: its digest and its sections, each with the beginning of a digest of its own. */
function artifactStage(golden: GoldenFile): string[] {
  const m = validModule(golden);
  return ALL_CPUS.flatMap((cpu) => {
    const bytes = compile(m, { ...golden.options.settings, cpu });
    const rows = readArtifact(bytes).sections.map(({ name, offset, size }) => {
      const digest = sha256(bytes.subarray(offset, offset + size)).slice(0, 16);
      return `  ${name.padEnd(22)}${String(offset).padStart(8)}${String(size).padStart(8)}  ${digest}`;
    });
    return [`${cpu}: ${bytes.length} bytes, sha256 ${sha256(bytes)}`, ...rows, ''];
  }).slice(0, -1);
}

/** The generated text of a group, headed by its options. */
const headed =
  (body: (g: OpcodeGroup) => string) =>
  (group: OpcodeGroup): string => {
    const more = featureNames(group.features & ~WASM3);
    return `;;! opcodes ${group.name}\n${more.length === 0 ? '' : `;;! features ${more.join(' ')}\n`}${body(group)}`;
  };
/** Only groups that the compiler translates. */
const executable =
  (body: (g: OpcodeGroup) => string) =>
  (group: OpcodeGroup): string | undefined => {
    const { features } = group;
    return unsupported(parse(groupModule(group), { features })) === undefined ? headed(body)(group) : undefined;
  };

export const STAGES: readonly Stage[] = [
  { name: 'text', generate: headed(groupModule), render: (g) => lines(print(moduleOf(g))) },
  { name: 'valid', generate: headed(groupVerdicts), render: verdicts },
  { name: 'ir', generate: executable(groupModule), render: irStage((s) => s.translated) },
  { name: 'passes', generate: executable(groupModule), render: irStage((s) => s.optimized) },
  ...MACHINES.map(codeStage),
  { name: 'artifact', generate: () => undefined, render: artifactStage },
];
