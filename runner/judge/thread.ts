/**
 * Threads of scripts: `(thread $t (shared (module $m)) …)` is a Worker with a store of its own, which reads the script again and
 * runs its part of it. Of the instances that it may see it has what threads can share, their shared memories.
 */
import type { Features } from '../../engine/wasm/features.ts';
import type { ExternType } from '../../engine/wasm/module.ts';
import type { Directive, ThreadDirective } from '../script/ast.ts';
import type { MessageMode } from '../values/expect.ts';
import type { Entry, Linkable, ScriptContext } from './context.ts';
import type { Place } from './meta.ts';
import { type Failed, failed, type Verdict } from './verdict.ts';

/** An instance as another thread sees it. */
export interface SharedInstance {
  readonly as: string;
  /** Why it is not there. */
  readonly skip: string | undefined;
  /** Its shared memories: name, type, and what the thread's store opens, if it is there. */
  readonly memories: readonly (readonly [name: string, type: ExternType<number> | undefined, memory: unknown])[];
}

/** What a thread is told. */
export interface ThreadRequest {
  readonly source: Uint8Array;
  readonly features: Features;
  readonly place: Omit<Place, 'script'>;
  /** The thread's directive in `allDirectives` of the script. */
  readonly index: number;
  /** The file of the run, as reports name it. */
  readonly name: string;
  readonly shared: readonly SharedInstance[];
  /** How many threads it may have. */
  readonly threads: number;
  readonly messages: MessageMode;
  readonly precise: boolean;
}

/** A verdict as threads send it: directives are places in `allDirectives`, frames know where they stand, code stays behind. */
export type SentVerdict =
  | Exclude<Verdict, Failed>
  | (Omit<Failed, 'because' | 'code'> & { readonly because: number | undefined });
/** What a thread answers when it has come to its end. */
export interface ThreadAnswer {
  /** By places in `allDirectives`. */
  readonly verdicts: readonly (readonly [index: number, verdict: SentVerdict])[];
  readonly printed: readonly string[];
}

/** A verdict that a thread has sent; `all`: the script's directives. */
export function received(sent: SentVerdict, all: readonly Directive[]): Verdict {
  if (sent === 'passed' || sent.kind !== 'failed') return sent;
  return { ...sent, because: sent.because === undefined ? undefined : all[sent.because] };
}

/** What a thread may see of a script's instances, or the verdict where there is no such instance. */
export function sharedWith(ctx: ScriptContext, d: ThreadDirective, expected: string): readonly SharedInstance[] | Failed {
  const shared: SharedInstance[] = [];
  for (const { module, as } of d.shared) {
    const entry = ctx.instance(module);
    if (entry === undefined) return failed(expected, `there is no instance of $${module}`);
    if (entry.failed !== undefined) return failed(expected, `$${module} failed to instantiate`, { because: entry.failed });
    const memories = [...entry.exports.keys()].flatMap((name): SharedInstance['memories'] => {
      const { extern, type } = entry.exports.get(name) ?? {};
      const memory = extern === undefined ? undefined : ctx.store.share?.(extern);
      const known = extern === undefined && type?.kind === 'memory' && type.type.shared;
      return memory === undefined && !known ? [] : [[name, type, memory]];
    });
    shared.push({ as, skip: entry.skip ?? ctx.whyUnknown(entry), memories });
  }
  return shared;
}

/** The same on the other side: an instance of the thread's own script. */
export function sharedEntry(ctx: ScriptContext, { skip, memories }: SharedInstance): Entry {
  const linkables = memories.map(([name, type, memory]): [string, Linkable] => {
    return [name, { type, extern: memory === undefined ? undefined : ctx.store.open?.(memory), skip }];
  });
  return { instance: undefined, exports: new Map(linkables), skip, failed: undefined };
}

/** A thread that runs. */
export interface RunningThread {
  /** Waits for its end, as long as it takes: a script has a deadline. Throws where it ends otherwise: a fault of ours. */
  join(): ThreadAnswer;
  /** Ends it where it stands; machine code runs to its end. */
  end(): void;
}
/** Starts a thread on the engine of whoever asks. */
export type StartThread = (request: ThreadRequest) => RunningThread;
