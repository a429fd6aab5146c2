/**
 * Compile throughput on real modules: MB of code-section bytes a second on one thread, beside V8's TurboFan. The modules come
 * by `npm pack` into `.cache/bench` (they are nobody's to commit here); where that fails the part is skipped and says so.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Summary, summarize } from './figures/stats.ts';

/** Real modules: where they come from, and how often a benchmark compiles each. */
export const MODULES = [
  { name: 'sql.js', pack: 'sql.js@1.16.0', file: 'package/dist/sql-wasm.wasm', rounds: 3 },
  { name: 'esbuild', pack: 'esbuild-wasm@0.28.2', file: 'package/esbuild.wasm', rounds: 1 },
] as const;

/** The path of a module, fetched by `npm pack` unless it is there; undefined where that fails. */
export function fetchModule(dir: string, pack: string, file: string): string | undefined {
  const at = join(dir, pack.replace('@', '-'));
  const path = join(at, file);
  if (existsSync(path)) return path;
  try {
    mkdirSync(at, { recursive: true });
    const tarball = execFileSync('npm', ['pack', '--silent', '--fetch-retries=0', pack], { cwd: at, encoding: 'utf8' }).trim();
    execFileSync('tar', ['xzf', tarball], { cwd: at });
  } catch {
    return undefined;
  }
  return existsSync(path) ? path : undefined;
}

interface CompileFigure {
  readonly codeBytes: number;
  readonly milliseconds: number;
  readonly peakBytes: number;
}

function compileOnce(script: string, flags: readonly string[], file: string): CompileFigure {
  return JSON.parse(execFileSync(process.execPath, [...flags, script, file], { encoding: 'utf8' })) as CompileFigure;
}

/** Times decode + validate + compile in fresh single-threaded processes, interleaved with V8. */
export async function benchCompile(
  root: string,
  build: string,
  print: (rows: readonly (readonly string[])[]) => void,
): Promise<readonly unknown[]> {
  const rows: string[][] = [['compile, one thread', 'code MB', 'MB/s', 'TurboFan MB/s', 'peak MB']];
  const results: unknown[] = [];
  for (const { name, pack, file, rounds } of MODULES) {
    const path = fetchModule(join(root, '.cache', 'bench'), pack, file);
    if (path === undefined) {
      console.log(`compile: ${name} skipped, npm pack ${pack} failed`);
      continue;
    }
    const own: CompileFigure[] = [];
    const v8: CompileFigure[] = [];
    for (let i = 0; i < rounds; i++) {
      own.push(compileOnce(join(build, 'bench', 'compile-touchstone.js'), [], path));
      const eager = ['--no-liftoff', '--no-wasm-lazy-compilation', '--wasm-num-compilation-tasks=1', '--single-threaded'];
      v8.push(compileOnce(join(build, 'bench', 'compile-v8.js'), eager, path));
    }
    const mb = (own[0]?.codeBytes ?? 0) / 1e6;
    const times: Summary = summarize(own.map((f) => f.milliseconds));
    const turbofan = summarize(v8.map((f) => f.milliseconds));
    const peak = Math.max(...own.map((f) => f.peakBytes));
    const rate = (s: Summary): string => ((mb * 1000) / s.median).toFixed(2);
    rows.push([name, mb.toFixed(2), rate(times), rate(turbofan), (peak / 1e6).toFixed(0)]);
    results.push({ name, codeBytes: own[0]?.codeBytes, milliseconds: times, turbofanMilliseconds: turbofan, peakBytes: peak });
  }
  print(rows);
  return results;
}
