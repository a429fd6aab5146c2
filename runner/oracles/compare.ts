/**
 * What oracles say of the text modules of scripts, beside what we and the scripts say. Known differences are data with a reason:
 * `spec-tests/oracles.json`. Scripts in → what differs and is not known, and what is known and differs no more.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { encode } from '../../engine/core.ts';
import type { SuiteFile } from '../suites/suites.ts';
import { ROOT } from '../system/paths.ts';
import { asWabt } from './as-wabt.ts';
import { type Answer, Oracle, type OracleName } from './ask.ts';
import { type TextModule, textModules } from './modules.ts';

/**
 * `bytes`: it encodes the module otherwise. `functions`: it sees another number of them. `accepts`: what the script calls
 * malformed, or we reject. `rejects`: what we accept. `dies`: it gave no answer. `command`: wast2json's JSON has another.
 */
export type Kind = 'bytes' | 'functions' | 'accepts' | 'rejects' | 'dies' | 'command';

export interface Difference {
  readonly kind: Kind;
  readonly file: string;
  /** Of the directive. */
  readonly line: number;
  readonly detail: string;
}

/** How many were asked, agreed and (wabt: modules of later proposals) were not understood; and all that differs. */
export interface Opinions {
  readonly asked: number;
  readonly agreed: number;
  readonly behind: number;
  readonly differences: readonly Difference[];
}

const same = (a: Uint8Array, b: Uint8Array): boolean => Buffer.compare(a, b) === 0;

function bytesDiffer({ module }: TextModule, theirs: Uint8Array): boolean {
  return module !== undefined && [module, asWabt(module)].every((m) => !same(theirs, encode(m, { names: false })));
}

/** Compares an answer; undefined where the oracle agrees. */
function judge(m: TextModule, answer: Answer): Pick<Difference, 'kind' | 'detail'> | undefined {
  if (answer.kind === 'dies') return { kind: 'dies', detail: answer.message };
  const accepted = m.module !== undefined && !m.malformed;
  if (answer.kind === 'rejects') {
    const [reason = ''] = answer.message.split('\n').filter((l) => /error|unexpected|expected/i.test(l));
    return accepted ? { kind: 'rejects', detail: reason } : undefined;
  }
  if (!accepted) return { kind: 'accepts', detail: m.malformed ? 'what the script calls malformed' : 'what we reject' };
  if (answer.bytes !== undefined && bytesDiffer(m, answer.bytes))
    return { kind: 'bytes', detail: Buffer.from(answer.bytes).toString('hex') };
  const { functions = m.module?.funcs.length } = answer;
  return functions === m.module?.funcs.length ? undefined : { kind: 'functions', detail: `${functions}` };
}

/** Asks an oracle about every text module of the files; the WebAssembly 1.0 parser about those that need no more. */
export async function askAll(name: OracleName, files: readonly SuiteFile[]): Promise<Opinions> {
  const oracle = new Oracle(name);
  const differences: Difference[] = [];
  const counts = { asked: 0, agreed: 0, behind: 0 };
  try {
    for (const file of files) {
      for (const m of textModules(file)) {
        if (name === 'wast-parser' && !m.first && !m.malformed) continue;
        counts.asked++;
        const found = judge(m, await oracle.ask(m.text));
        if (found === undefined) counts.agreed++;
        // wabt is years behind the specification, and says so.
        else if (name === 'wabt' && found.kind === 'rejects') counts.behind++;
        else differences.push({ ...found, file: m.file, line: m.line });
      }
    }
  } finally {
    oracle.stop();
  }
  return { ...counts, differences };
}

/** oracle → `kind: reason` → file → lines of directives. */
export type Known = Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, readonly number[]>>>>>>;

const KNOWN_PATH = join(ROOT, 'spec-tests', 'oracles.json');

export function readKnown(): Known {
  return JSON.parse(readFileSync(KNOWN_PATH, 'utf8')) as Known;
}

/** A line for each difference that is not known, and for each known one of these files that is none any more. */
export function complaints(
  name: string,
  files: readonly SuiteFile[],
  differences: readonly Difference[],
  known: Known,
): string[] {
  const place = (kind: string, file: string, line: number): string => `${kind} ${file}:${line}`;
  const names = new Set(files.map((f) => f.name));
  const listed = new Set(
    Object.entries(known[name] ?? {}).flatMap(([reason, places]) =>
      Object.entries(places).flatMap(([file, lines]) =>
        names.has(file) ? lines.map((line) => place(reason.slice(0, reason.indexOf(':')), file, line)) : [],
      ),
    ),
  );
  const found = new Set(differences.map((d) => place(d.kind, d.file, d.line)));
  return [
    ...differences
      .filter((d) => !listed.has(place(d.kind, d.file, d.line)))
      .map((d) => `${name}: ${place(d.kind, d.file, d.line)}: ${d.detail}`),
    ...[...listed].filter((l) => !found.has(l)).map((l) => `${name}: spec-tests/oracles.json has ${l}, and it differs no more`),
  ];
}
