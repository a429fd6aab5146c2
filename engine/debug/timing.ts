/**
 * Where compile time goes: a stack of phases whose self times add up to the whole. Off by default; then a phase is a call that
 * reads no clock. On, a line a function goes to the sink (TOUCHSTONE_DUMP=timing), and `report` sums up by phase.
 *
 * Self time is what a phase took without the phases inside it, so nested phases are never counted twice.
 */
import { dump, dumpsAny } from './dump.ts';

/** Phases in the order they first occurred, with self time and entries. */
export interface PhaseTime {
  readonly name: string;
  readonly ms: number;
  readonly count: number;
}

/** A stopwatch for one compilation. */
export interface Timing {
  /** Enters a phase; the one that ran is paused. */
  enter(name: string): void;
  /** Leaves the innermost phase. */
  leave(): void;
  /** Ends text function `func` (-1: the init function): its line has the times since the last one. */
  mark(func: number): void;
  /** Adds what another thread measured. */
  add(times: readonly PhaseTime[]): void;
  /** Self times of all phases. */
  report(): PhaseTime[];
}

/** Measures nothing. */
export const NO_TIMING: Timing = {
  enter() {},
  leave() {},
  mark() {},
  add() {},
  report: () => [],
};

function dumpLine(func: number, text: string): void {
  dump('timing', func, () => text);
}

/** A stopwatch that gives `line` a line for every mark; `now` is a clock in milliseconds. */
export function startTiming(
  line: (func: number, text: string) => void = dumpLine,
  now: () => number = () => performance.now(),
): Timing {
  const total = new Map<string, { ms: number; count: number }>();
  const current = new Map<string, number>();
  const stack: string[] = [];
  let last = now();
  /** Gives the time since the last change to the innermost phase. */
  const settle = (): void => {
    const t = now();
    const name = stack.at(-1);
    if (name !== undefined) {
      const sum = total.get(name);
      if (sum !== undefined) sum.ms += t - last;
      current.set(name, (current.get(name) ?? 0) + t - last);
    }
    last = t;
  };
  return {
    enter(name) {
      settle();
      stack.push(name);
      const sum = total.get(name);
      if (sum === undefined) total.set(name, { ms: 0, count: 1 });
      else sum.count++;
    },
    leave() {
      settle();
      stack.pop();
    },
    mark(func) {
      settle();
      const parts = [...current].map(([name, ms]) => `${name} ${ms.toFixed(3)}`);
      line(func, `${parts.join(', ')} ms`);
      current.clear();
    },
    add(times) {
      for (const { name, ms, count } of times) {
        const sum = total.get(name);
        total.set(name, { ms: ms + (sum?.ms ?? 0), count: count + (sum?.count ?? 0) });
      }
    },
    report: () => [...total].map(([name, { ms, count }]) => ({ name, ms, count })),
  };
}

/** Where nobody asks for times, there may still be somebody who wants the lines. */
const BY_DEFAULT = dumpsAny('timing') ? startTiming() : NO_TIMING;

/** The stopwatch of a compilation. */
export function timingOf({ timing }: { readonly timing?: Timing | undefined }): Timing {
  return timing ?? BY_DEFAULT;
}
