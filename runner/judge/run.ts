/**
 * Runs one script file on one engine: parse, then a verdict for every directive in order, then totals and failures with
 * everything a report shows. A failing directive never stops the file.
 */
import { CompilerNotLoaded, lineAt, positionAt, print, sourceOffset } from '../../engine/core.ts';
import type { Position } from '../../engine/wasm/errors.ts';
import type { Module, SourceOffset } from '../../engine/wasm/module.ts';
import type { AnyEngine, Compiled, DirectiveEngine, ScriptEngine, TraceFrame } from '../engines/engine.ts';
import type { ExpectedRow, Identity } from '../results/expected.ts';
import type { DirectivePlace, DirectiveRecord, Failure, FileResult } from '../results/results.ts';
import type { Directive, InputDirective, OutputDirective, Script } from '../script/ast.ts';
import { directiveIds } from '../script/ids.ts';
import { parseScript } from '../script/parser.ts';
import type { SuiteFile } from '../suites/suites.ts';
import type { MessageMode } from '../values/expect.ts';
import { ScriptContext } from './context.ts';
import { define, defineElsewhere } from './define.ts';
import { type Expectations, expectationsOf } from './expectations.ts';
import { inputScript, MAX_INPUTS, shownAs } from './meta.ts';
import { selectDirectives } from './select.ts';
import { spectest } from './spectest.ts';
import {
  NO_THREADS,
  Queue,
  type StepTools,
  stepAssertModule,
  stepAssertTrapModule,
  stepDefinition,
  stepInstance,
  stepModule,
  stepRegister,
  stepThread,
} from './steps.ts';
import { type Failed, failed, failedWith, skipped, type Verdict } from './verdict.ts';

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
  /** Of the directives that count, how those before `at` ended: `p`assed, `f`ailed, `s`kipped; and why, of the skipped ones. */
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
  /** What the script's modules print through spectest. */
  readonly print: (line: string) => void;
}

/** Failures of a file that come with their function's machine code. */
const LISTED = 20;
/** Characters of a directive's text in its record. */
const BEGINNING = 100;
/** Invocations in one native call; more gain nothing. */
const BATCH = 1024;

class FileRun {
  private readonly script: Script;
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

  constructor(file: SuiteFile, script: Script, engine: AnyEngine, { detail, expected = [] }: RunSettings) {
    this.file = file;
    this.script = script;
    this.selected = selectDirectives(script, file.only);
    this.ids = once(() => directiveIds(script));
    this.identity = { name: engine.name, version: engine.version };
    this.expectations = expectationsOf(script, expected, engine, this.ids);
    if (detail) this.records = [];
  }

  run(engine: DirectiveEngine, settings: RunSettings): void {
    const ctx = new ScriptContext(engine, (store) => spectest(store, settings.print));
    const tools = toolsFor(this.script, engine, settings.messages);
    const report = (index: number, verdict: Verdict): void => this.record(index, verdict);
    const before = settings.precise ? (index: number): void => settings.progress(this.progress(index)) : (): void => {};
    const queue = new Queue(ctx, settings.messages, settings.precise ? 1 : BATCH, report, before);
    const meta = metaFor(ctx, engine, settings, { root: this.file.path, path: this.file.path, script: this.script, depth: 0 });
    if (settings.precise && settings.detail) settings.outline?.(this.outline());
    try {
      // What stands behind the last directive that counts need not happen.
      const { directives } = this.script;
      const end = this.selected === undefined ? directives.length : this.selected.lastIndexOf(1) + 1;
      for (let index = 0; index < end; index++) {
        const d = directives[index] as Directive;
        if (index === settings.stopAt) {
          queue.flush();
          settings.progress(this.progress(index));
          break;
        }
        const verdict = step(ctx, d, index, tools, queue, before, meta);
        if (verdict !== undefined) this.record(index, verdict);
      }
      queue.flush();
    } finally {
      engine.settle();
      ctx.dispose();
    }
  }

  /** The engine reads the script, too, and says how each directive went. */
  runWhole(engine: ScriptEngine, { precise, progress }: RunSettings): void {
    let index = 0;
    for (const verdict of engine.run(this.file.path, this.script)) {
      if (precise) progress(this.progress(index));
      if (verdict.status === 'passed') this.record(index, 'passed');
      else if (verdict.status === 'skipped') this.record(index, skipped(verdict.message));
      else this.record(index, failed('a directive that passes', verdict.message));
      index++;
    }
  }

  private record(index: number, given: Verdict): void {
    const d = this.script.directives[index] as Directive;
    if (this.selected?.[index] === 0) return;
    const verdict = this.expectations?.judge(index, given) ?? given;
    if (this.records !== undefined) this.records[index] = { ...this.placeOf(d), ...endOf(verdict) };
    if (verdict === 'passed') this.passed++;
    else if (verdict.kind === 'passed') {
      this.passed++;
      this.messages[verdict.rule] = (this.messages[verdict.rule] ?? 0) + 1;
    } else if (verdict.kind === 'skipped') this.skips[verdict.reason] = (this.skips[verdict.reason] ?? 0) + 1;
    else this.failures.set(index, this.failure(d, verdict));
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
      ...(f.rule === undefined ? {} : { rule: f.rule }),
      source: lineAt(this.script.source, place.offset as SourceOffset),
      backtrace: (f.trace ?? []).map((frame) => this.frame(frame)),
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

  private frame({ func, wasmOffset, module, source }: TraceFrame): string {
    if (wasmOffset === undefined) return func;
    const text = module === undefined ? undefined : sourceOffset(module, wasmOffset);
    const at = text === undefined || text >= this.script.source.length ? undefined : positionAt(this.script.source, text);
    const place = at === undefined ? source : `${this.file.name}:${at.line}:${at.column}`;
    return `${func} (wasm offset 0x${wasmOffset.toString(16)})${place === undefined ? '' : ` ${place}`}`;
  }

  /** How many directives count. */
  private count(): number {
    return this.selected?.reduce((a, b) => a + b, 0) ?? this.script.directives.length;
  }

  /** Everything that counts. */
  private outline(): DirectivePlace[] {
    return this.script.directives.filter((_, i) => this.selected?.[i] !== 0).map((d) => this.placeOf(d));
  }

  private progress(index: number): Progress {
    const d = this.script.directives[index] as Directive;
    const { line, column } = positionAt(this.script.source, d.start);
    const before = this.records?.slice(0, index).filter((r) => r !== undefined);
    const statuses = before?.map((r) => r.status[0]).join('');
    const reasons = before?.flatMap((r) => r.reason ?? []) ?? [];
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

/** What modules go through: our front end, or the engine's own. */
function toolsFor(script: Script, { front }: DirectiveEngine, messages: MessageMode): StepTools {
  if (front.kind === 'own') {
    const judge: StepTools['judge'] = (source) => defineElsewhere(script, source, front);
    return { judge, define: judge, messages };
  }
  const cached = (m: Module): Compiled | undefined => front.cached(m);
  return { judge: (source) => define(script, source), define: (source) => define(script, source, cached), messages };
}

function endOf(verdict: Verdict): Omit<DirectiveRecord, keyof DirectivePlace> {
  if (verdict === 'passed') return { status: 'passed' };
  switch (verdict.kind) {
    case 'passed':
      return { status: 'passed', rule: verdict.rule };
    case 'skipped':
      return { status: 'skipped', reason: verdict.reason, ...(verdict.got === undefined ? {} : { got: verdict.got }) };
    case 'failed':
      return { status: 'failed', got: verdict.got, ...(verdict.rule === undefined ? {} : { rule: verdict.rule }) };
  }
}

/** What commands about files do. */
interface Meta {
  input(d: InputDirective): Verdict;
  output(d: OutputDirective): Verdict;
}
/** Where such a command stands: its script, that script's file, the file of the run, and how many inputs lead here. */
interface MetaPlace {
  readonly root: string;
  readonly path: string;
  readonly script: Script;
  readonly depth: number;
}

function metaFor(ctx: ScriptContext, engine: DirectiveEngine, settings: RunSettings, place: MetaPlace): Meta {
  return {
    /** One verdict on all commands of a file: the first failure, or why one was skipped. */
    input({ name, file }) {
      const expected = `input ${JSON.stringify(file)}`;
      const { root, path: from, depth, script: outer } = place;
      if (depth === MAX_INPUTS) return failed(expected, `inputs are nested more than ${MAX_INPUTS} deep`);
      const found = inputScript(root, from, file, outer.features);
      if (typeof found === 'string') return failed(expected, found);
      const { path, script } = found;
      let verdict: Verdict = 'passed';
      const report = (index: number, v: Verdict): void => {
        if (typeof v !== 'object' || v.kind === 'passed' || (typeof verdict === 'object' && verdict.kind === 'failed')) return;
        const d = script.directives[index] as Directive;
        const { line, column } = positionAt(script.source, d.start);
        const where = `${shownAs(root, path)}:${line}:${column} ${d.kind}`;
        if (v.kind === 'failed') verdict = failed(`${expected}: ${where}: ${v.expected}`, v.got, { phase: v.phase });
        else if (verdict === 'passed') verdict = v;
      };
      const tools = toolsFor(script, engine, settings.messages);
      const queue = new Queue(ctx, settings.messages, settings.precise ? 1 : BATCH, report, () => {});
      const meta = metaFor(ctx, engine, settings, { root, path, script, depth: depth + 1 });
      for (const [index, d] of script.directives.entries()) {
        const v = step(ctx, d, index, tools, queue, () => {}, meta);
        if (v !== undefined) report(index, v);
      }
      queue.flush();
      if (name !== undefined) ctx.nameLatest(name);
      return verdict;
    },
    output({ name, file }) {
      if (file !== undefined) return skipped('scripts write no files');
      const range = name === undefined ? undefined : place.script.named.get(name);
      const definition = ctx.definition(name);
      const module = definition === undefined || 'kind' in definition ? undefined : definition.module;
      if (range !== undefined) settings.print(new TextDecoder().decode(place.script.source.subarray(range.start, range.end)));
      else if (module !== undefined) settings.print(print(module).trimEnd());
      else return failed('a module or script to show', `there is none${name === undefined ? '' : ` of the name $${name}`}`);
      return 'passed';
    },
  };
}

/** One directive. Gives its verdict, or undefined where the queue will report it. */
function step(
  ctx: ScriptContext,
  d: Directive,
  index: number,
  tools: StepTools,
  queue: Queue,
  before: (index: number) => void,
  meta: Meta,
): Verdict | undefined {
  switch (d.kind) {
    case 'invoke':
    case 'get':
    case 'assert_return':
    case 'assert_exhaustion':
    case 'assert_exception':
      queue.add(d, index);
      return undefined;
    // These look at types alone, or at names: what is queued need not have run.
    case 'assert_malformed':
    case 'assert_malformed_custom':
    case 'assert_invalid':
    case 'assert_invalid_custom':
      before(index);
      return stepAssertModule(ctx, d, tools);
    case 'register':
      return stepRegister(ctx, d);
    case 'bad':
      return failedWith('a directive', d.error);
    case 'wait':
      return skipped(NO_THREADS);
  }
  if (d.kind === 'assert_trap' && d.action !== undefined) {
    queue.add(d, index);
    return undefined;
  }
  queue.flush();
  before(index);
  switch (d.kind) {
    case 'thread':
      return stepThread(ctx, d);
    case 'input':
      return meta.input(d);
    case 'output':
      return meta.output(d);
    case 'module':
      return stepModule(ctx, d, tools);
    case 'module_definition':
      return stepDefinition(ctx, d, tools);
    case 'module_instance':
      return stepInstance(ctx, d);
    case 'assert_unlinkable':
      return stepAssertModule(ctx, d, tools);
    case 'assert_trap':
      return d.action === undefined ? stepAssertTrapModule(ctx, d, tools) : undefined;
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
