/** A difference made small: functions that it does not need become `unreachable`, calls that it does not need are left out. */
import { decode, encode } from '../../index.ts';
import { ALL_FEATURES } from '../../wasm/features.ts';
import type { FuncBody } from '../../wasm/module.ts';
import { answer, type Difference, differences, HERE, type Question } from './driver.ts';
import type { Judge } from './sides/peer.ts';
import { jobOf, subject } from './subject.ts';

/** No locals, `unreachable`, `end`. */
const NOTHING = Uint8Array.of(0, 0, 0x0b);
const nothing = (body: FuncBody): FuncBody => ({ ...body, bytes: NOTHING, start: 0, end: NOTHING.length });

/** The same difference with less around it. What another module is judged by stays as it is. */
export async function shrink({ question, mode, lines }: Difference, judge: Judge, side = HERE): Promise<Difference> {
  if (question.sample.judged !== undefined) return { question, mode, lines };
  let best: Difference = { question, mode, lines };
  const { sample } = question;
  /** Whether the difference is still there with these functions and calls; keeps it if so. */
  const attempt = async (kept: ReadonlySet<number>, calls: Question['job']['calls']): Promise<boolean> => {
    const whole = decode(question.subject.binary, { features: ALL_FEATURES });
    const funcs = whole.funcs.map((f, i) => (kept.has(i) ? f : { ...f, body: nothing(f.body) }));
    const called = new Set(calls.map(({ func }) => func));
    const exports = whole.exports.filter(({ kind, name }) => kind !== 'func' || called.has(name));
    const s = subject(decode(encode({ ...whole, funcs, exports }), { features: ALL_FEATURES }));
    const q: Question = { ...question, subject: s, job: jobOf(s, calls, sample.hard === true) };
    const left = differences(q.job, await judge.ask(q.job), await answer(q, mode, side));
    if (left.length === 0) return false;
    best = { question: q, mode, lines: left };
    return true;
  };
  let kept = new Set(question.subject.module.funcs.keys());
  let { calls } = question.job;
  for (let size = Math.ceil(calls.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    for (let at = calls.length - size; at >= 0; at -= size) {
      const fewer = calls.filter((_, i) => i < at || i >= at + size);
      if (await attempt(kept, fewer)) calls = fewer;
    }
  }
  for (const f of [...kept].reverse()) {
    const fewer = new Set([...kept].filter((k) => k !== f));
    if (await attempt(fewer, calls)) kept = fewer;
  }
  return best;
}
