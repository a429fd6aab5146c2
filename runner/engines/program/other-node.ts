/** Another Node, which is to run a worker: whether it is one, before anybody waits for it. */
import { spawnSync } from 'node:child_process';
import { type EngineSpec, nodeOf, programOf } from '../../suites/engine-spec.ts';
import { UsageError } from '../../usage/usage.ts';

/** Older ones lack what a worker calls. */
const OLDEST = [20, 11] as const;
const TIMEOUT_MS = 10_000;

/** Throws a UsageError where an engine wants another Node, and what it names is none that is new enough. */
export function checkNode(engine: EngineSpec): void {
  const node = nodeOf(engine);
  if (node === undefined) return;
  const wrong = (what: string): never => {
    throw new UsageError(`--engine=${engine.given}: ${what}`);
  };
  const options = { encoding: 'utf8', timeout: TIMEOUT_MS, maxBuffer: 1 << 16, killSignal: 'SIGKILL' } as const;
  const [program = '', ...flags] = programOf(node);
  const { stdout, stderr, error } = spawnSync(program, [...flags, '-p', 'process.version'], options);
  const { code } = (error ?? {}) as NodeJS.ErrnoException;
  if (code === 'ENOENT') wrong(`there is no program ${program}`);
  const [, major, minor] = /^v(\d+)\.(\d+)\.\d+\n$/.exec(stdout ?? '') ?? [];
  if (major === undefined) {
    const said = JSON.stringify((stdout || stderr || '').trimEnd().slice(0, 60));
    return wrong(`${node} is no Node: asked for its version, it says ${said}${code === undefined ? '' : ` (${code})`}`);
  }
  const version = Number(major) * 1000 + Number(minor);
  if (version < OLDEST[0] * 1000 + OLDEST[1]) wrong(`${node} is Node ${major}.${minor}: it must be ${OLDEST.join('.')} or newer`);
}
