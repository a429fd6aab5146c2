/**
 * The directives of one script, or of a part of it that another thread runs: which step each takes, what has to have run before
 * it, the scripts that it inputs and the threads that it starts.
 */
import { positionAt, print } from '../../engine/core.ts';
import type { Module } from '../../engine/wasm/module.ts';
import type { Compiled, DirectiveEngine } from '../engines/engine.ts';
import type { Directive, InputDirective, OutputDirective, Script, ThreadDirective, WaitDirective } from '../script/ast.ts';
import { allDirectives, extentOf, threadsIn } from '../script/threads.ts';
import type { MessageMode } from '../values/expect.ts';
import type { ScriptContext } from './context.ts';
import { define, defineElsewhere } from './define.ts';
import { inputScript, MAX_INPUTS, type Place, shownAs } from './meta.ts';
import {
  Queue,
  type Report,
  type StepTools,
  stepAssertModule,
  stepAssertTrapModule,
  stepDefinition,
  stepInstance,
  stepModule,
  stepRegister,
} from './steps.ts';
import { type RunningThread, received, type StartThread, sharedWith } from './thread.ts';
import { failed, failedWith, skipped, type Verdict } from './verdict.ts';

/** Invocations in one native call; more gain nothing. */
const BATCH = 1024;

/** What directives are run with, wherever they stand. */
export interface Run {
  readonly ctx: ScriptContext;
  readonly engine: DirectiveEngine;
  /** The file of the run, as reports name it. */
  readonly name: string;
  readonly messages: MessageMode;
  /** Every invocation runs alone. */
  readonly precise: boolean;
  readonly print: (line: string) => void;
  /** Absent: there are no threads. */
  readonly startThread?: StartThread | undefined;
  /** How many more threads may run. */
  readonly left: { threads: number };
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

const NO_THREADS = 'needs threads';

/** A thread that nobody has waited for. `running` is undefined where it could not be started. */
interface Started {
  readonly d: ThreadDirective;
  readonly running: RunningThread | undefined;
}

/** Indices are places in `allDirectives` of the script. */
export class Directives {
  private readonly run: Run;
  private readonly place: Place;
  private readonly report: Report;
  private readonly before: (index: number) => void;
  private readonly tools: StepTools;
  private readonly queue: Queue;
  private threads: readonly Started[] = [];

  /** `report` is told each verdict; `before` the index of what runs next, mostly. */
  constructor(run: Run, place: Place, report: Report, before: (index: number) => void = () => {}) {
    const { ctx, engine, messages, precise } = run;
    this.run = run;
    this.place = place;
    this.report = report;
    this.before = before;
    this.tools = toolsFor(place.script, engine, messages);
    this.queue = new Queue(ctx, messages, precise ? 1 : BATCH, report, before);
  }

  /** Those of a list whose first has the index `first`, up to the index `end`; a verdict may come later. */
  steps(list: readonly Directive[], first: number, end: number): void {
    let index = first;
    for (const d of list) {
      if (index >= end) return;
      const verdict = this.verdictOf(d, index);
      if (verdict !== undefined) this.report(index, verdict);
      index += extentOf(d);
    }
  }
  /** Runs what is queued. */
  flush(): void {
    this.queue.flush();
  }
  /** Behind the last directive: whatever has not been reported is. */
  finish(): void {
    this.flush();
    for (const { d, running } of this.threads) if (running !== undefined) this.join(d, running);
    this.threads = [];
  }
  /** Ends threads that nobody has waited for. */
  close(): void {
    for (const { running } of this.threads) running?.end();
    this.threads = [];
  }

  /** undefined: it will be reported. */
  private verdictOf(d: Directive, index: number): Verdict | undefined {
    const { queue, tools } = this;
    const { ctx } = this.run;
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
        this.before(index);
        return stepAssertModule(ctx, d, tools);
      case 'register':
        return stepRegister(ctx, d);
      case 'bad':
        return failedWith('a directive', d.error);
    }
    if (d.kind === 'assert_trap' && d.action !== undefined) {
      queue.add(d, index);
      return undefined;
    }
    queue.flush();
    this.before(index);
    switch (d.kind) {
      case 'thread':
        return this.start(d, index);
      case 'wait':
        return this.wait(d);
      case 'input':
        return this.input(d);
      case 'output':
        return this.output(d);
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

  /** One verdict on all commands of a file: the first failure, or why one was skipped. */
  private input({ name, file }: InputDirective): Verdict {
    const expected = `input ${JSON.stringify(file)}`;
    const { root, path: from, depth, script: outer } = this.place;
    if (depth === MAX_INPUTS) return failed(expected, `inputs are nested more than ${MAX_INPUTS} deep`);
    const found = inputScript(root, from, file, outer.features);
    if (typeof found === 'string') return failed(expected, found);
    const { path, script } = found;
    let verdict: Verdict = 'passed';
    const all = allDirectives(script.directives);
    const inner = new Directives(this.run, { root, path, script, depth: depth + 1 }, (index, v) => {
      if (typeof v !== 'object' || v.kind === 'passed' || (typeof verdict === 'object' && verdict.kind === 'failed')) return;
      const d = all[index] as Directive;
      const { line, column } = positionAt(script.source, d.start);
      const where = `${shownAs(root, path)}:${line}:${column} ${d.kind}`;
      if (v.kind === 'failed') verdict = failed(`${expected}: ${where}: ${v.expected}`, v.got, { phase: v.phase });
      else if (verdict === 'passed') verdict = v;
    });
    try {
      inner.steps(script.directives, 0, all.length);
      inner.finish();
    } finally {
      inner.close();
    }
    if (name !== undefined) this.run.ctx.nameLatest(name);
    return verdict;
  }

  private output({ name, file }: OutputDirective): Verdict {
    if (file !== undefined) return skipped('scripts write no files');
    const { script } = this.place;
    const range = name === undefined ? undefined : script.named.get(name);
    const definition = this.run.ctx.definition(name);
    const module = definition === undefined || 'kind' in definition ? undefined : definition.module;
    if (range !== undefined) this.run.print(new TextDecoder().decode(script.source.subarray(range.start, range.end)));
    else if (module !== undefined) this.run.print(print(module).trimEnd());
    else return failed('a module or script to show', `there is none${name === undefined ? '' : ` of the name $${name}`}`);
    return 'passed';
  }

  /** Starts a thread: the verdicts of its directives come when somebody waits for it. */
  private start(d: ThreadDirective, index: number): Verdict {
    const { ctx, startThread, name, messages, precise, left } = this.run;
    if (startThread === undefined) {
      // What it shares with others is then as nobody knows.
      for (const { module } of d.shared) ctx.forget(module, NO_THREADS);
      return this.idle(d, index, skipped(NO_THREADS), skipped(NO_THREADS));
    }
    const expected = `thread $${d.name}`;
    const unstarted = failed(expected, 'the thread did not start', { because: d });
    const shared = sharedWith(ctx, d, expected);
    if ('kind' in shared) return this.idle(d, index, shared, unstarted);
    // Which are too many must not depend on how fast others run: a thread counts with all that are written in it.
    const threads = threadsIn(d);
    if (threads > left.threads) return this.idle(d, index, failed(expected, 'too many threads run'), unstarted);
    left.threads -= threads;
    const { script, ...place } = this.place;
    const { source, features } = script;
    const more = { name, shared, threads: threads - 1, messages, precise };
    const running = startThread({ source, features, place, index, ...more });
    this.threads = [...this.threads, { d, running }];
    return 'passed';
  }

  /** A thread that does not run: none of its directives does. */
  private idle(d: ThreadDirective, index: number, verdict: Verdict, inside: Verdict): Verdict {
    for (let i = index + 1; i < index + extentOf(d); i++) this.report(i, inside);
    this.threads = [...this.threads, { d, running: undefined }];
    return verdict;
  }

  private wait({ thread }: WaitDirective): Verdict {
    const expected = `thread $${thread}`;
    const found = this.threads.findLast(({ d }) => d.name === thread);
    if (found === undefined) return failed(expected, 'there is none to wait for');
    this.threads = this.threads.filter((each) => each !== found);
    if (found.running !== undefined) return this.join(found.d, found.running);
    return this.run.startThread === undefined ? skipped(NO_THREADS) : failed(expected, 'it did not start', { because: found.d });
  }

  private join(d: ThreadDirective, running: RunningThread): Verdict {
    const { verdicts, printed } = running.join();
    this.run.left.threads += threadsIn(d);
    for (const line of printed) this.run.print(line);
    const all = allDirectives(this.place.script.directives);
    for (const [index, sent] of verdicts) this.report(index, received(sent, all));
    return 'passed';
  }
}
