/**
 * What parent and worker say to each other over the IPC channel, and the progress file that survives a worker's death.
 */
import { readSync, writeSync } from 'node:fs';
import type { EngineOptions } from '../engines/engine.ts';
import type { MessageMode } from '../expect.ts';
import type { FileResult } from '../results.ts';
import type { SuiteFile } from '../suites.ts';

/** How a run executes its files. */
export interface RunOptions extends EngineOptions {
  readonly messages: MessageMode;
  /** Deadline of a file, in milliseconds. */
  readonly timeoutMs: number;
}

/** Parent → worker: run this file. `precise`: report progress before every directive. */
export interface Job {
  readonly file: SuiteFile;
  readonly options: RunOptions;
  readonly precise: boolean;
}

/** Worker → parent. */
export interface Done {
  readonly result: FileResult;
  /** What the script printed through spectest. */
  readonly printed: readonly string[];
}

/** The worker's descriptor of the progress file. */
export const PROGRESS_FD = 4;

/** Writes a record over the last one: its length in 8 digits, then JSON. Cheap enough once a directive, in precise runs only. */
export function writeProgress(record: unknown): void {
  const body = Buffer.from(JSON.stringify(record));
  writeSync(PROGRESS_FD, Buffer.concat([Buffer.from(String(body.length).padStart(8, '0')), body]), 0, null, 0);
}

/** Reads the last record from the parent's own descriptor, or undefined where there is none. */
export function readProgress(fd: number): unknown {
  const head = Buffer.alloc(8);
  if (readSync(fd, head, 0, 8, 0) < 8) return undefined;
  const body = Buffer.alloc(Number(head.toString()));
  return readSync(fd, body, 0, body.length, 8) < body.length ? undefined : JSON.parse(body.toString());
}
