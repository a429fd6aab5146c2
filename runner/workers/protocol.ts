/**
 * What parent and worker say to each other over the IPC channel, and the progress file that survives a worker's death.
 */
import { ftruncateSync, readSync, writeSync } from 'node:fs';
import type { Features } from '../../engine/wasm/features.ts';
import type { EngineOptions } from '../engines/engine.ts';
import type { Progress } from '../judge/run.ts';
import type { ExpectedRow } from '../results/expected.ts';
import type { DirectivePlace, FileResult } from '../results/results.ts';
import type { EngineSpec } from '../suites/engine-spec.ts';
import type { SuiteFile } from '../suites/suites.ts';
import type { Remembered } from '../system/processes.ts';
import type { MessageMode } from '../values/expect.ts';

export const RECHECKS = ['always', 'sample', 'never'] as const;
export type Recheck = (typeof RECHECKS)[number];

/** How a run executes its files. */
export interface RunOptions extends EngineOptions {
  /** undefined: what suits the engine. */
  readonly messages: MessageMode | undefined;
  /** Deadline of a file, in milliseconds. */
  readonly timeoutMs: number;
  /** Record the verdict of every directive. */
  readonly detail: boolean;
  /** A file to which everything is added that programs of the line protocol are told and say. */
  readonly trace?: string | undefined;
  /** Whether files in which something fails run again in a fresh process. */
  readonly recheck: Recheck;
  /** Address space that a program of the line protocol may have, in MiB. */
  readonly engineMemory?: number | undefined;
}

/** Parent → worker: run this file. */
export interface Job {
  readonly file: SuiteFile;
  readonly engine: EngineSpec;
  /** Failures that are known; rows of other engines may be among them. */
  readonly expected: readonly ExpectedRow[];
  readonly options: RunOptions;
  /** Features of the file that the engine lacks; undefined: it has to show first that it can tell right from wrong. */
  readonly lacks: Features | undefined;
  /** Run each directive alone and report progress before it. */
  readonly precise: boolean;
  /** Do everything before this directive, and not the directive: it hung when it was run. */
  readonly stopAt: number | undefined;
}

/** Worker → parent, once: the engine is loaded. */
export interface Ready {
  readonly ready: true;
  /** `fallbackCpu` of its processor. */
  readonly fallbackCpu: string | undefined;
}
/** Worker → parent, once a job of another engine: it has started and shown what it can, and the file begins. */
export interface Begun {
  readonly begun: true;
}
/** Worker → parent: it has started this process. */
export interface Program {
  readonly program: Remembered;
}
/** Worker → parent: the answer to a job. */
export interface Done {
  /** The job cannot be done as it was asked for: wrong use. */
  readonly usage?: string;
  readonly result: FileResult;
  /** The engine has been at work: it can tell right from wrong, and lacks these features. */
  readonly lacks?: Features;
  /** What the script printed through spectest. */
  readonly printed: readonly string[];
  /** What whoever runs the engine should know, a sentence each. */
  readonly notes?: readonly string[];
}

/** The worker's descriptor of the progress file. */
export const PROGRESS_FD = 4;
/** The file begins with the addon's cell: u32 running, u32 tag (the directive's index). The record of precise runs follows. */
const CELL_SIZE = 4096;

/** Gives the file the size that the addon maps. */
export function createProgress(fd: number): void {
  ftruncateSync(fd, CELL_SIZE);
}

/** Far behind any record: what a precise run with detail is going to do. The file has a hole there. */
const OUTLINE_AT = 2 ** 30;

function writeAt(position: number, value: unknown): void {
  const body = Buffer.from(JSON.stringify(value));
  writeSync(PROGRESS_FD, Buffer.concat([Buffer.from(String(body.length).padStart(8, '0')), body]), 0, null, position);
}

function readAt(fd: number, position: number): unknown {
  const head = Buffer.alloc(8);
  if (readSync(fd, head, 0, 8, position) < 8) return undefined;
  const body = Buffer.alloc(Number(head.toString()));
  return readSync(fd, body, 0, body.length, position + 8) < body.length ? undefined : JSON.parse(body.toString());
}

/** Writes a record over the last one: its length in 8 digits, then JSON. Cheap enough once a directive, in precise runs only. */
export function writeProgress(record: Progress): void {
  writeAt(CELL_SIZE, record);
}

/** Reads the last record from the parent's own descriptor, or undefined where there is none. */
export function readProgress(fd: number): Progress | undefined {
  return readAt(fd, CELL_SIZE) as Progress | undefined;
}

/** Writes what is going to run, once. */
export function writeOutline(places: readonly DirectivePlace[]): void {
  writeAt(OUTLINE_AT, places);
}

/** Reads that, or undefined where nobody wrote it. */
export function readOutline(fd: number): readonly DirectivePlace[] | undefined {
  return readAt(fd, OUTLINE_AT) as readonly DirectivePlace[] | undefined;
}

/** The directive whose invocation ran when the worker ended, or undefined where compiled code did not run. */
export function readCell(fd: number): number | undefined {
  const cell = Buffer.alloc(8);
  return readSync(fd, cell, 0, 8, 0) === 8 && cell.readUInt32LE(0) === 1 ? cell.readUInt32LE(4) : undefined;
}
