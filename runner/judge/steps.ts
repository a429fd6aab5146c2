/**
 * One function a directive: takes the script's context and gives a verdict. Invocations whose result is only looked at
 * afterwards are queued (`Queue`) and run in one native call; everything that depends on their effects flushes the queue first.
 */

import { checkCustoms } from '../../engine/core.ts';
import type { Batch, Func } from '../../engine/runtime/values/extern.ts';
import type { WasmValue } from '../../engine/runtime/values/values.ts';
import { bug, type ErrorClass, WasmError } from '../../engine/wasm/errors.ts';
import type { Thrown } from '../engines/engine.ts';
import type {
  Action,
  ActionDirective,
  AssertActionDirective,
  AssertInstanceDirective,
  AssertModuleDirective,
  AssertReturnDirective,
  AssertTrapModuleDirective,
  InstanceCommand,
  ModuleDefinitionDirective,
  ModuleDirective,
  ModuleInstanceDirective,
  ModuleSource,
  Pattern,
  RegisterDirective,
} from '../script/ast.ts';
import { allMatch, laneFits, type MessageMode, matches } from '../values/expect.ts';
import { compareLanes, formatPattern, formatValue, lanesOf, shapeOf } from '../values/values.ts';
import { asFunc, type Definition, type Entry, type Linkable, type ScriptContext } from './context.ts';
import { type Failed, failed, failedBy, failedWith, judgeError, judgeFailing, skipped, type Verdict } from './verdict.ts';

/** What steps need beside the context: the front end bound to the script, and the message rule. */
export interface StepTools {
  /** Parses or decodes, then validates; throws WasmError. */
  readonly judge: (source: ModuleSource) => Definition;
  /** The same for a module that is to run: what an earlier run has compiled is not validated again. */
  readonly define: (source: ModuleSource) => Definition;
  readonly messages: MessageMode;
}

function nameOf(id: string | undefined): string {
  return id === undefined ? 'the latest module' : `$${id}`;
}

/** What was thrown, in the specification's terms: our front end's or linker's error, or whatever the engine threw. */
function inTerms(ctx: ScriptContext, e: unknown): WasmError | Thrown {
  return e instanceof WasmError && e.phase !== 'execute' ? e : ctx.engine.thrown(e);
}

/** The verdict about a module that had to be accepted, link and start, and did not. */
function failedAs(ctx: ScriptContext, expected: string, e: unknown): Failed {
  const error = inTerms(ctx, e);
  if (error instanceof WasmError) return failedWith(expected, error);
  return failedBy(expected, error, error.phase === 'execute' ? 'instantiate' : error.phase);
}

/** Why the engine never executes anything. */
function idle({ engine: { front } }: ScriptContext): string | undefined {
  return front.kind === 'own' ? front.idle : undefined;
}

/** Said of text modules that must be malformed, where the engine is only given binaries. */
const NO_TEXT = 'reads no text format';
const NO_CUSTOMS = 'says nothing about custom sections';

/** Links and instantiates a definition; gives the entry, or a verdict where there is none to be had. */
function makeInstance(ctx: ScriptContext, definition: Definition): { entry: Entry | undefined; verdict: Verdict } {
  try {
    const skip = ctx.checkImports(definition, true) ?? startUnknown(ctx, definition);
    const reason = definition.skip ?? skip;
    if (reason !== undefined) return { entry: ctx.skipped(definition, reason), verdict: skipped(reason) };
    return { entry: ctx.instantiate(definition), verdict: 'passed' };
  } catch (e) {
    const because = ctx.missing(definition.module);
    return { entry: undefined, verdict: { ...failedAs(ctx, 'a module that instantiates', e), because } };
  }
}

/** Why nobody knows how a module's start function ends. */
function startUnknown(ctx: ScriptContext, { module }: Definition): string | undefined {
  return module?.start === undefined ? undefined : ctx.whyImportsUnknown(module);
}

/** Parses and validates for a directive that expects success. */
function defineOr(ctx: ScriptContext, tools: StepTools, source: ModuleSource, expected: string): Definition | Failed {
  try {
    return tools.define(source);
  } catch (e) {
    return failedAs(ctx, expected, e);
  }
}

export function stepModule(ctx: ScriptContext, d: ModuleDirective, tools: StepTools): Verdict {
  const definition = defineOr(ctx, tools, d.module, 'a valid module');
  if ('kind' in definition) {
    ctx.addInstance(d.module.name, d);
    ctx.addDefinition(d.module.name, d);
    return definition;
  }
  const { entry, verdict } = makeInstance(ctx, definition);
  ctx.addDefinition(d.module.name, definition);
  ctx.addInstance(d.module.name, entry ?? d);
  // An engine that never executes has said all it can say: the module is valid.
  return definition.skip !== undefined && definition.skip === idle(ctx) ? 'passed' : verdict;
}

export function stepDefinition(ctx: ScriptContext, d: ModuleDefinitionDirective, tools: StepTools): Verdict {
  const definition = defineOr(ctx, tools, d.module, 'a valid module');
  const bad = 'kind' in definition;
  ctx.addDefinition(d.module.name, bad ? d : definition);
  return bad ? definition : 'passed';
}

/** The definition that an instance command names, or the verdict where there is none. */
function definitionOf(ctx: ScriptContext, command: InstanceCommand, expected: string): Definition | Failed {
  const definition = ctx.definition(command.definition);
  if (definition !== undefined && !('kind' in definition)) return definition;
  const name = command.definition === undefined ? '' : ` $${command.definition}`;
  return failed(expected, `there is no module definition${name}`, { because: definition });
}

export function stepInstance(ctx: ScriptContext, d: ModuleInstanceDirective): Verdict {
  const definition = definitionOf(ctx, d, 'an instance');
  if ('kind' in definition) {
    ctx.addInstance(d.name, d);
    return definition;
  }
  const { entry, verdict } = makeInstance(ctx, definition);
  ctx.addInstance(d.name, entry ?? d);
  return verdict;
}

/** The instance a directive speaks of, or the verdict where it cannot be used. */
function entryOf(ctx: ScriptContext, id: string | undefined, expected: () => string): Entry | Verdict {
  const never = idle(ctx);
  if (never !== undefined) return skipped(never);
  const entry = ctx.instance(id);
  if (entry === undefined) return failed(expected(), `there is no instance of ${nameOf(id)}`);
  if (entry.failed !== undefined) return failed(expected(), `${nameOf(id)} failed to instantiate`, { because: entry.failed });
  return entry;
}

export function stepRegister(ctx: ScriptContext, d: RegisterDirective): Verdict {
  // Under its name, what could not be made is known to be missing.
  const known = ctx.instance(d.module);
  if (known !== undefined) ctx.register(d.as, known);
  const entry = entryOf(ctx, d.module, () => 'a registered instance');
  if (!isEntry(entry)) return entry;
  return entry.skip === undefined ? 'passed' : skipped(entry.skip);
}

function isEntry(e: Entry | Verdict): e is Entry {
  return typeof e === 'object' && 'exports' in e;
}

const CLASS_OF: Readonly<Record<AssertModuleDirective['kind'], ErrorClass>> = {
  assert_malformed: 'malformed',
  assert_malformed_custom: 'malformed',
  assert_invalid: 'invalid',
  assert_invalid_custom: 'invalid',
  assert_unlinkable: 'unlinkable',
};

export function stepAssertModule(
  ctx: ScriptContext,
  d: AssertModuleDirective | AssertInstanceDirective<'assert_unlinkable'>,
  tools: StepTools,
): Verdict {
  const own = ctx.engine.front.kind === 'own';
  const customs = d.kind === 'assert_malformed_custom' || d.kind === 'assert_invalid_custom';
  if (own && customs) return skipped(NO_CUSTOMS);
  let error: WasmError | undefined;
  try {
    const definition =
      'instance' in d ? definitionOf(ctx, d.instance, `unlinkable: ${JSON.stringify(d.message)}`) : tools.judge(d.module);
    if ('kind' in definition) return definition;
    if (d.kind === 'assert_unlinkable') {
      const skip = ctx.checkImports(definition, false) ?? definition.skip;
      // By type it links: ask the engine too, where it can run the module.
      if (skip === undefined) ctx.instantiate(definition);
      else if (own) return skipped(skip);
    }
    // A bad custom section never rejects its module, but these two directives ask for it.
    if (customs) error = checkCustoms(definition.module ?? bug('a module that nobody read'));
  } catch (e) {
    const known = inTerms(ctx, e);
    const byText = own && known instanceof WasmError;
    return byText ? skipped(NO_TEXT) : judgeFailing(known, CLASS_OF[d.kind], d.message, tools.messages);
  }
  return judgeError(error, CLASS_OF[d.kind], d.message, tools.messages);
}

export function stepAssertTrapModule(
  ctx: ScriptContext,
  d: AssertTrapModuleDirective | AssertInstanceDirective<'assert_trap'>,
  tools: StepTools,
): Verdict {
  const expected = `trap: ${JSON.stringify(d.message)}`;
  const definition = 'instance' in d ? definitionOf(ctx, d.instance, expected) : defineOr(ctx, tools, d.module, expected);
  if ('kind' in definition) return definition;
  try {
    const reason = definition.skip ?? ctx.checkImports(definition, true) ?? ctx.whyImportsUnknown(definition.module);
    if (reason !== undefined) return skipped(reason);
    ctx.instantiate(definition);
  } catch (e) {
    const error = inTerms(ctx, e);
    const verdict =
      error instanceof WasmError ? failedWith(expected, error) : judgeFailing(error, 'trap', d.message, tools.messages);
    const failing = verdict !== 'passed' && verdict.kind === 'failed';
    return failing ? { ...verdict, because: ctx.missing(definition.module) } : verdict;
  }
  return failed(expected, 'the module instantiated');
}

const THROWN_CLASS = { assert_trap: 'trap', assert_exhaustion: 'exhaustion', assert_exception: 'exception' } as const;

function expectation(d: ActionDirective | AssertReturnDirective | AssertActionDirective): string {
  if (d.kind === 'assert_return') return d.expected.length === 0 ? 'no result' : d.expected.map(formatPattern).join(', ');
  if ('message' in d) return d.message === '' ? THROWN_CLASS[d.kind] : `${THROWN_CLASS[d.kind]}: ${JSON.stringify(d.message)}`;
  return 'an action that succeeds';
}

/** What a result had to be, and what it is. */
function compared(p: Pattern, v: WasmValue): readonly [want: string, got: string] {
  if (p.kind !== 'either') return compareLanes(p, v, (i) => laneFits(p, i, v)) ?? [formatPattern(p), formatValue(v, shapeOf(p))];
  // Beside the alternative that most lanes fit; the others are named.
  const fitting = (option: Pattern): number => lanesOf(option).filter((i) => laneFits(option, i, v)).length;
  const [nearest, ...others] = [...p.options].sort((x, y) => fitting(y) - fitting(x));
  if (nearest === undefined || lanesOf(nearest).length === 0) return [formatPattern(p), formatValue(v, shapeOf(p))];
  const [want, got] = compared(nearest, v);
  return [[want, ...others.map((o) => `or ${formatPattern(o)}`)].join('\n'), got];
}

function mismatch(expected: readonly Pattern[], got: readonly WasmValue[]): Failed {
  if (expected.length !== got.length) {
    const want = expected.map(formatPattern).join(', ') || 'no result';
    return failed(want, got.map((v, i) => formatValue(v, shapeOf(expected[i]))).join(', ') || 'no result', { phase: 'execute' });
  }
  const at = expected.findIndex((p, i) => !matches(p, got[i] as WasmValue));
  const [want, have] = compared(expected[at] as Pattern, got[at] as WasmValue);
  if (got.length === 1) return failed(want, have, { phase: 'execute' });
  const place = `result ${at} of ${got.length}: `;
  return failed(place + want, place + have, { phase: 'execute' });
}

type Judged = ActionDirective | AssertReturnDirective | AssertActionDirective;

function judgeValues(d: Judged, values: readonly WasmValue[]): Verdict {
  if (d.kind === 'invoke' || d.kind === 'get') return 'passed';
  if (d.kind === 'assert_return') return allMatch(d.expected, values) ? 'passed' : mismatch(d.expected, values);
  return failed(expectation(d), `returned ${values.map((v) => formatValue(v)).join(', ') || 'no result'}`, { phase: 'execute' });
}

function judgeFailure(d: Judged, thrown: Thrown, mode: MessageMode): Verdict {
  if (d.kind === 'assert_trap' || d.kind === 'assert_exhaustion' || d.kind === 'assert_exception') {
    return judgeFailing(thrown, THROWN_CLASS[d.kind], d.message, mode);
  }
  return failedBy(expectation(d), thrown);
}

/** The export an action names, or the verdict where it has none that can be used. */
function target(ctx: ScriptContext, d: Judged, action: Action): Linkable | Verdict {
  const entry = entryOf(ctx, action.module, () => expectation(d));
  if (!isEntry(entry)) return entry;
  const skip = entry.skip ?? ctx.whyUnknown(entry);
  if (skip !== undefined) return skipped(skip);
  const found = entry.exports.get(action.name);
  if (found !== undefined) return found;
  return failed(expectation(d), `${nameOf(action.module)} exports no ${JSON.stringify(action.name)}`);
}

function isVerdict(l: Linkable | Verdict): l is Verdict {
  return l === 'passed' || 'kind' in l;
}

/** Where a queued directive's verdict goes. */
export type Report = (index: number, verdict: Verdict) => void;

/** Invocations waiting to run together, in script order. */
export class Queue {
  private readonly ctx: ScriptContext;
  private readonly mode: MessageMode;
  private readonly report: Report;
  private readonly limit: number;
  private readonly before: (index: number) => void;
  private batch: Batch | undefined;
  private readonly waiting: { readonly d: Judged; readonly index: number; readonly func: Func }[] = [];

  /** `limit` invocations run together (1: each alone); `before` is told the first index of a batch right before it runs. */
  constructor(ctx: ScriptContext, mode: MessageMode, limit: number, report: Report, before: (index: number) => void) {
    this.ctx = ctx;
    this.mode = mode;
    this.limit = limit;
    this.report = report;
    this.before = before;
  }

  /** Queues an invocation, or reports at once where there is nothing to run; `get` runs after all that is queued. */
  add(d: Judged, index: number): void {
    const verdict = this.enqueue(d, index);
    if (verdict !== undefined) this.report(index, verdict);
    else if (this.waiting.length >= this.limit) this.flush();
  }

  private enqueue(d: Judged, index: number): Verdict | undefined {
    const { action } = d;
    const found = target(this.ctx, d, action);
    if (isVerdict(found)) return found;
    if (action.kind === 'get') {
      this.flush();
      return this.get(d, found);
    }
    const func = asFunc(found);
    if (func === undefined) return failed(expectation(d), `${JSON.stringify(action.name)} is not a function`);
    this.batch ??= this.ctx.store.batch();
    try {
      this.batch.add(func, this.ctx.values(action.args), index);
    } catch (e) {
      if (!(e instanceof TypeError)) throw e;
      return failed(expectation(d), `the call does not fit: ${e.message}`);
    }
    this.waiting.push({ d, index, func });
    return undefined;
  }

  private get(d: Judged, found: Linkable): Verdict {
    if (found.extern?.kind !== 'global') return failed(expectation(d), `${JSON.stringify(d.action.name)} is not a global`);
    try {
      return judgeValues(d, [found.extern.get()]);
    } catch (e) {
      return judgeFailure(d, this.ctx.engine.thrown(e), this.mode);
    }
  }

  /** Runs what waits and judges it. */
  flush(): void {
    const first = this.waiting[0];
    if (first === undefined || this.batch === undefined) return;
    this.before(first.index);
    this.batch.run();
    for (let i = 0; i < this.waiting.length; i++) {
      const { d, index, func } = this.waiting[i] as (typeof this.waiting)[number];
      const outcome = this.batch.outcome(i);
      const verdict =
        outcome.kind === 'values'
          ? judgeValues(d, outcome.values)
          : judgeFailure(d, this.ctx.engine.thrown(outcome.error), this.mode);
      const failing = typeof verdict === 'object' && verdict.kind === 'failed';
      this.report(index, failing ? { ...verdict, code: () => this.ctx.engine.machineCode?.(func) } : verdict);
    }
    this.waiting.length = 0;
    this.batch.clear();
  }
}
