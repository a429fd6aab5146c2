/** A script's thread, seen from inside (thread.ts): its part of the script, in a store of its own. */
import type { DirectiveEngine, TraceFrame } from '../engines/engine.ts';
import type { Directive, Script } from '../script/ast.ts';
import { parseScript } from '../script/parser.ts';
import { allDirectives, extentOf } from '../script/threads.ts';
import { ScriptContext } from './context.ts';
import { Directives } from './directives.ts';
import { placeOfFrame } from './frames.ts';
import { spectest } from './spectest.ts';
import { type SentVerdict, type StartThread, sharedEntry, type ThreadAnswer, type ThreadRequest } from './thread.ts';
import type { Verdict } from './verdict.ts';

/** A verdict as it can be sent. */
function sent(verdict: Verdict, script: Script, name: string, all: readonly Directive[]): SentVerdict {
  if (verdict === 'passed' || verdict.kind !== 'failed') return verdict;
  const { because, code: _, trace, ...failed } = verdict;
  const frame = ({ code: __, ...rest }: TraceFrame): TraceFrame => ({
    ...rest,
    module: undefined,
    source: placeOfFrame(script, name, rest),
  });
  return {
    ...failed,
    because: because === undefined ? undefined : all.indexOf(because),
    ...(trace === undefined ? {} : { trace: trace.map(frame) }),
  };
}

/** Runs it on an engine; `startThread`: for the threads inside of it. Gives the verdicts of its directives. */
export function runThread(
  request: ThreadRequest,
  engine: DirectiveEngine,
  print: (line: string) => void,
  startThread: StartThread | undefined,
): ThreadAnswer['verdicts'] {
  const { source, features, place, index, name, shared, threads, messages, precise } = request;
  const script = parseScript(source, features);
  const all = allDirectives(script.directives);
  const d = all[index];
  if (d?.kind !== 'thread') throw new Error('a thread of no directive');
  const verdicts: [number, SentVerdict][] = [];
  const ctx = new ScriptContext(engine, (store) => spectest(store, print));
  const run = new Directives(
    { ctx, engine, name, messages, precise, print, startThread, left: { threads } },
    { ...place, script },
    (at, verdict) => void verdicts.push([at, sent(verdict, script, name, all)]),
  );
  try {
    for (const instance of shared) ctx.addInstance(instance.as, sharedEntry(ctx, instance));
    run.steps(d.directives, index + 1, index + extentOf(d));
    run.finish();
    return verdicts;
  } finally {
    run.close();
    engine.settle();
    ctx.dispose();
  }
}
