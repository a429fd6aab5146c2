/**
 * Versions of engines before anything has run, for records: what a result is worth depends on whose it is. Whoever does not say
 * has none.
 */
import { spawnSync } from 'node:child_process';
import { type EngineKind, type EngineSpec, nodeOf, programOf, splitCommand } from '../../suites/engine-spec.ts';
import { ownVersion } from '../../system/paths.ts';
import { wabtVersion } from '../wabt/wabt.ts';
import { HELLO } from './protocol.ts';

/** A program that takes longer than that, in milliseconds, has no version. */
const PATIENCE = 5000;

/** What a program prints. */
function said([program = '', ...flags]: readonly string[], args: readonly string[], input = ''): string {
  const { stdout } = spawnSync(program, [...flags, ...args], {
    encoding: 'utf8',
    timeout: PATIENCE,
    input,
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  return stdout ?? '';
}

/** The version in the answer to `hello` of docs/engine-protocol.md. */
function greeted(command: readonly string[]): string | undefined {
  const [line = ''] = said(command, [], `${JSON.stringify(HELLO.request)}\n`).split('\n');
  try {
    const { version } = JSON.parse(line) as { readonly version?: unknown };
    return typeof version === 'string' ? version : undefined;
  } catch {
    return undefined;
  }
}

const VERSIONS = 'process.versions.node + " with V8 " + process.versions.v8';

const ASK: Readonly<Record<EngineKind, (spec: EngineSpec) => string | undefined>> = {
  native: ownVersion,
  v8: (spec) => {
    const { node, v8 } = process.versions;
    const other = nodeOf(spec);
    return other === undefined ? `${node} with V8 ${v8}` : said(programOf(other), ['-p', VERSIONS]).trim() || undefined;
  },
  wabt: wabtVersion,
  wasmtime: ({ target = 'wasmtime' }) => /\d+(\.\d+)+/.exec(said(programOf(target).slice(0, 1), ['--version']))?.[0],
  cmd: ({ target = '' }) => greeted(splitCommand(target)),
};

/** The version of an engine, as it says it. */
export function engineVersion(spec: EngineSpec): string | undefined {
  return ASK[spec.kind](spec);
}
