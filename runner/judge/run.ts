/**
 * Runs one script file on one engine: parse, then a verdict for every directive in order, then totals and failures with
 * everything a report shows. A failing directive never stops the file.
 */
import { CompilerNotLoaded, lineAt, positionAt } from '../../engine/core.ts';
import type { Position } from '../../engine/wasm/errors.ts';
import type { Features } from '../../engine/wasm/features.ts';
import type { SourceOffset } from '../../engine/wasm/module.ts';
import type { AnyEngine, DirectiveEngine, ScriptEngine, ScriptVerdict } from '../engines/engine.ts';
import type { ExpectedRow, Identity } from '../results/expected.ts';
import type { DirectivePlace, DirectiveRecord, Failure, FailureKind, FileResult } from '../results/results.ts';
import type { Directive, Script } from '../script/ast.ts';
import { directiveIds, moduleDirectives } from '../script/ids.ts';
import { parseScript } from '../script/parser.ts';
import { allDirectives, extentOf } from '../script/threads.ts';
import type { SuiteFile } from '../suites/suites.ts';
import type { MessageMode } from '../values/expect.ts';
import { ScriptContext } from './context.ts';
import { Directives } from './directives.ts';
import { type Expectations, expectationsOf, REJECTIONS } from './expectations.ts';
import { shownFrame } from './frames.ts';
import { directiveFeatures, selectDirectives } from './select.ts';
import { spectest } from './spectest.ts';
import type { StartThread } from './thread.ts';
import { type Failed, failed, skipped, type Verdict } from './verdict.ts';

/** State of a run that a watcher outside may need if the process dies in the next directive. */
export interface Progress {
  readonly file: string;
  readonly directives: number;
  /** Where the directive about to run stands. */
  readonly at: {
    readonly index: number;
    readonly directive: string;
    readonly line: number;
    readonly column: number;
    readonly id?: string;
    readonly source: string;
  };
  readonly passed: number;
  readonly skips: Readonly<Record<string, number>>;
  readonly failures: readonly Failure[];
  /** Of the directives that count, how those before `at` ended: `p`assed, `f`ailed, `s`kipped, `-` not yet; and why some are. */
  readonly statuses?: string;
  readonly reasons?: readonly string[];
}

export interface RunSettings {
  readonly messages: MessageMode;
  /** Record the verdict of every directive. */
  readonly detail: boolean;
  /** Run every invocation alone and tell `progress` before each directive: slower, but a crash has an address. */
  readonly precise: boolean;
  readonly progress: (p: Progress) => void;
  /** In a precise run with detail, told all directives that count before the first of them runs. */
  readonly outline?: (places: readonly DirectivePlace[]) => void;
  /** Stop before this directive, telling `progress`. */
  readonly stopAt: number | undefined;
  /** Failures that are known, of any engine. */
  readonly expected?: readonly ExpectedRow[];
  /** Features of the file that the engine lacks. */
  readonly lacks?: Features;
  /** What the script's modules print through spectest. */
  readonly print: (line: string) => void;
  /** Starts threads of scripts; absent: directives about them are skipped. */
  readonly startThread?: StartThread | undefined;
}

/** Threads of a script at a time, those within threads included: each has a V8 of its own. */
const MAX_THREADS = 32;
/** Failures of a file that come with their function's machine code. */
const LISTED = 20;
/** Characters of a directive's text in its record. */
const BEGINNING = 100;

class FileRun {
  private readonly script: Script;
  /** Those of threads, too: what an index is of. */
  private readonly directives: readonly Directive[];
  private readonly file: SuiteFile;
  private readonly failures = new Map<number, Failure>();
  private readonly skips: Record<string, number> = {};
  private readonly messages: Partial<Record<MessageMode, number>> = {};
  private passed = 0;
  /** By directive. */
  private readonly records: DirectiveRecord[] | undefined;
  /** 1: counts; undefined: all do. */
  private readonly selected: Uint8Array | undefined;
  private readonly identity: Identity;
  /** undefined: nothing is expected to fail. */
  private readonly expectations: Expectations | undefined;
  private readonly decoder = new TextDecoder();
  /** Made when somebody asks: most runs name no directive. */
  private readonly ids: () => ReadonlyMap<Directive, string>;
  /** By directive: features that its module needs and that the engine lacks. */
  private readonly lacked: () => readonly Features[];

  constructor(file: SuiteFile, script: Script, engine: AnyEngine, { detail, expected = [], lacks = 0 }: RunSettings) {
    this.file = file;
    this.script = script;
    this.directives = allDirectives(script.directives);
    this.selected = selectDirectives(script, file.only);
    this.ids = once(() => directiveIds(script));
    this.lacked = once(() => (lacks === 0 ? [] : directiveFeatures(script).map((needs) => needs & lacks)));
    this.identity = { name: engine.name, version: engine.version };
    this.expectations = expectationsOf(script, expected, engine, this.ids);
    if (detail) this.records = [];
  }

  run(engine: DirectiveEngine, settings: RunSettings): void {
    const ctx = new ScriptContext(engine, (store) => spectest(store, settings.print));
    const { name, path } = this.file;
    const place = { script: this.script, path, root: path, depth: 0 };
    const report = (index: number, verdict: Verdict): void => this.record(index, verdict);
    const before = settings.precise ? (index: number): void => settings.progress(this.progress(index)) : undefined;
    const run = new Directives({ ctx, engine, name, left: { threads: MAX_THREADS }, ...settings }, place, report, before);
    if (settings.precise && settings.detail) settings.outline?.(this.outline());
    try {
      const { stopAt = Number.POSITIVE_INFINITY } = settings;
      const end = this.end();
      run.steps(this.script.directives, 0, Math.min(stopAt, end));
      if (stopAt >= end) run.finish();
      else {
        run.flush();
        settings.progress(this.progress(stopAt));
      }
    } finally {
      run.close();
      engine.settle();
      ctx.dispose();
    }
  }

  /** Behind the last directive that has to run: the last that counts, or whoever waits for the thread that it is in. */
  private end(): number {
    const { selected, directives } = this;
    if (selected === undefined) return directives.length;
    const last = selected.lastIndexOf(1);
    const inThread = directives.some((d, i) => d.kind === 'thread' && selected.subarray(i, i + extentOf(d)).includes(1));
    return (
      1 +
      (inThread
        ? Math.max(
            last,
            directives.findLastIndex((d) => d.kind === 'wait'),
          )
        : last)
    );
  }

  /** The engine reads the script, too, and says how each directive went; of a thread, how all of it went. */
  runWhole(engine: ScriptEngine, { precise, progress }: RunSettings): void {
    const { directives } = this.script;
    const modules = once(() => moduleDirectives(directives));
    const begins: number[] = [];
    let index = 0;
    for (const verdict of engine.run(this.file.path, this.script)) {
      if (precise) progress(this.progress(index));
      const at = begins.push(index) - 1;
      const end = index + extentOf(directives[at] as Directive);
      // An engine that judges by itself does not say what follows from what: the failure of a directive's module does.
      const of = verdict.status === 'failed' ? (modules()[at] ?? at) : at;
      const because = of !== at && this.failures.has(begins[of] ?? -1) ? directives[of] : undefined;
      for (; index < end; index++) this.record(index, verdictOf(verdict, because));
    }
  }

  private record(index: number, given: Verdict): void {
    const d = this.directives[index] as Directive;
    if (!this.counts(index)) return;
    const kinded = this.kinded(index, given);
    const verdict = this.expectations?.judge(d, kinded) ?? kinded;
    if (this.records !== undefined)
      this.records[index] = { ...this.placeOf(d), ...endOf(verdict), ...this.unasked(d, index, verdict) };
    if (verdict === 'passed') this.passed++;
    else if (verdict.kind === 'passed') {
      this.passed++;
      this.messages[verdict.rule] = (this.messages[verdict.rule] ?? 0) + 1;
    } else if (verdict.kind === 'skipped') this.skips[verdict.reason] = (this.skips[verdict.reason] ?? 0) + 1;
    else this.failures.set(index, this.failure(d, verdict));
  }

  /** A failure with what can be known of its kind. */
  private kinded(index: number, given: Verdict): Verdict {
    if (given === 'passed' || given.kind !== 'failed' || given.failure !== undefined) return given;
    const failure = given.because !== undefined ? 'unreached' : this.lacked()[index] ? 'unsupported' : undefined;
    return failure === undefined ? given : { ...given, failure };
  }

  /** Who lacks what a module needs refuses it, right or wrong. */
  private unasked(d: Directive, index: number, verdict: Verdict): { readonly kind?: FailureKind } {
    const passed = verdict === 'passed' || verdict.kind === 'passed';
    return passed && REJECTIONS.has(d.kind) && this.lacked()[index] ? { kind: 'unsupported' } : {};
  }

  private failure(d: Directive, f: Failed): Failure {
    const start = positionAt(this.script.source, d.start);
    const place: Position = f.position?.line === undefined ? start : f.position;
    const listed = this.records !== undefined && this.failures.size < LISTED;
    const code = listed ? (f.trace?.[0]?.code ?? f.code)?.() : undefined;
    return {
      file: this.file.name,
      line: place.line ?? start.line,
      column: place.column ?? start.column,
      ...this.idOf(d),
      directive: d.kind,
      phase: f.phase,
      class: f.class,
      expected: f.expected,
      got: f.got,
      ...(f.failure === undefined ? {} : { kind: f.failure }),
      ...(f.rule === undefined ? {} : { rule: f.rule }),
      source: lineAt(this.script.source, place.offset as SourceOffset),
      backtrace: (f.trace ?? []).map((frame) => shownFrame(this.script, this.file.name, frame)),
      ...(code === undefined ? {} : { code }),
    };
  }

  private placeOf(d: Directive): DirectivePlace {
    const { line, column } = positionAt(this.script.source, d.start);
    return { line, column, ...this.idOf(d), directive: d.kind, text: this.beginning(d) };
  }

  private idOf(d: Directive): { readonly id?: string } {
    const id = this.ids().get(d);
    return id === undefined ? {} : { id };
  }

  /** How a directive begins, on one line. */
  private beginning(d: Directive): string {
    const end = Math.min(d.end, d.start + 4 * BEGINNING);
    const text = this.decoder.decode(this.script.source.subarray(d.start, end)).replaceAll(/\s+/g, ' ');
    if (text.length <= BEGINNING) return end < d.end ? `${text}…` : text;
    return `${text.slice(0, BEGINNING).replace(/[\ud800-\udbff]$/, '')}…`;
  }

  private counts(index: number): boolean {
    return this.selected?.[index] !== 0;
  }
  /** How many directives count. */
  private count(): number {
    return this.selected?.reduce((a, b) => a + b, 0) ?? this.directives.length;
  }

  /** Everything that counts. */
  private outline(): DirectivePlace[] {
    return this.directives.filter((_, i) => this.counts(i)).map((d) => this.placeOf(d));
  }

  private progress(index: number): Progress {
    const d = this.directives[index] as Directive;
    const { line, column } = positionAt(this.script.source, d.start);
    // Threads that run have no verdicts yet.
    const before = this.records && Array.from({ length: index }, (_, i) => this.records?.[i]).filter((_, i) => this.counts(i));
    const statuses = before?.map((r) => r?.status[0] ?? '-').join('');
    const reasons = before?.flatMap((r) => r?.reason ?? []) ?? [];
    return {
      file: this.file.name,
      directives: this.count(),
      at: { index, directive: d.kind, line, column, ...this.idOf(d), source: lineAt(this.script.source, d.start) },
      passed: this.passed,
      skips: this.skips,
      // Machine code is for reports of runs that come to their end: this is written before every directive.
      failures: [...this.failures.values()].map(({ code: _, ...f }) => f),
      ...(statuses === undefined ? {} : { statuses, reasons }),
    };
  }

  result(ms: number): FileResult {
    const skipped = Object.values(this.skips).reduce((a, b) => a + b, 0);
    const failures = [...this.failures].sort((a, b) => a[0] - b[0]).map(([, f]) => f);
    const totals = { passed: this.passed, failed: failures.length, skipped };
    const records = this.records?.filter((r) => r !== undefined);
    const detail = records === undefined ? {} : { directives: records };
    const selected = this.selected === undefined ? {} : { selected: this.count() };
    const outcomes = this.expectations?.outcomes() ?? [];
    const expected = outcomes.length === 0 ? {} : { expected: outcomes };
    return {
      file: this.file.name,
      totals,
      skips: this.skips,
      messages: this.messages,
      failures,
      identity: this.identity,
      ...expected,
      ...detail,
      ...selected,
      ms,
    };
  }
}

/** A value that is made when it is first asked for. */
function once<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

/** `because`: the directive whose failure one that failed follows from. */
function verdictOf(said: ScriptVerdict, because: Directive | undefined): Verdict {
  if (said.status === 'passed') return 'passed';
  if (said.status === 'skipped') return skipped(said.message);
  return failed('a directive that passes', said.message, { failure: said.kind, because });
}

function endOf(verdict: Verdict): Omit<DirectiveRecord, keyof DirectivePlace> {
  if (verdict === 'passed') return { status: 'passed' };
  switch (verdict.kind) {
    case 'passed':
      return { status: 'passed', rule: verdict.rule };
    case 'skipped':
      return { status: 'skipped', reason: verdict.reason, ...(verdict.got === undefined ? {} : { got: verdict.got }) };
    case 'failed':
      return {
        status: 'failed',
        ...(verdict.failure === undefined ? {} : { kind: verdict.failure }),
        got: verdict.got,
        ...(verdict.rule === undefined ? {} : { rule: verdict.rule }),
      };
  }
}

/**
 * Runs a script's bytes. Whatever is not the script's own fault (a bug of ours) is the result's `fault`. Throws
 * `CompilerNotLoaded` where something must be compiled and the compiler is not there: load it, and run the script again.
 */
export function runScript(file: SuiteFile, source: Uint8Array, engine: AnyEngine, settings: RunSettings): FileResult {
  const start = performance.now();
  const script = parseScript(source, file.features);
  const run = new FileRun(file, script, engine, settings);
  try {
    if (engine.kind === 'script') run.runWhole(engine, settings);
    else run.run(engine, settings);
  } catch (e) {
    if (e instanceof CompilerNotLoaded) throw e;
    return { ...run.result(performance.now() - start), fault: e instanceof Error ? (e.stack ?? e.message) : String(e) };
  }
  return run.result(performance.now() - start);
}
