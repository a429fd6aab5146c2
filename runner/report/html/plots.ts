/**
 * The page's plots: horizontal bars as SVG, coloured by the page's style. Rows in, markup out; no time, no random id, so the same
 * rows give the same bytes.
 */

import { type Ran, type RunRecord, totalsOf } from '../records/record.ts';
import { summaryRows } from '../records/summary.ts';
import { attribute, markup, visibleLine } from '../text/escape.ts';

/** Widths in user units: labels, bars, numbers. */
const LABEL = 230;
const BAR = 360;
const NUMBER = 230;
const ROW = 20;
/** Bars in the plot of times. */
const SLOWEST = 25;

interface Part {
  /** The style's class: what the colour means. */
  readonly kind: 'passed' | 'failed' | 'skipped' | 'time';
  /** Share of the bar's width, 0 to 1. */
  readonly share: number;
}
interface Bar {
  readonly label: string;
  readonly parts: readonly Part[];
  readonly number: string;
  /** What a pointer that rests on it is told. */
  readonly title: string;
}

const fixed = (n: number): string => String(Math.round(n * 100) / 100);
const cut = (text: string): string => (text.length > 34 ? `${text.slice(0, 33)}…` : text);
/** A number, with the engine's name where there are several. */
const numbered = (number: string, engine: string, run: RunRecord): string =>
  cut(run.engines.length > 1 ? `${number} ${visibleLine(engine)}` : number);

function barMarkup({ label, parts, number, title }: Bar, row: number): string {
  const y = row * ROW;
  let x = LABEL;
  const rects = parts
    .filter((p) => p.share > 0)
    .map(({ kind, share }) => {
      // What is there at all is seen.
      const width = Math.max(share * BAR, 1.5);
      const left = fixed(Math.min(x, LABEL + BAR - width));
      const rect = `<rect class="${kind}" x="${left}" y="${y + 3}" width="${fixed(width)}" height="${ROW - 6}"/>`;
      x += share * BAR;
      return rect;
    });
  return [
    `<g><title>${markup(title)}</title>`,
    `<text x="${LABEL - 8}" y="${y + 14}" text-anchor="end">${markup(cut(label))}</text>`,
    `<rect class="track" x="${LABEL}" y="${y + 3}" width="${BAR}" height="${ROW - 6}"/>`,
    ...rects,
    `<text x="${LABEL + BAR + 8}" y="${y + 14}">${markup(number)}</text></g>`,
  ].join('');
}

function plot(title: string, bars: readonly Bar[]): string {
  if (bars.length === 0) return '';
  const size = `0 0 ${LABEL + BAR + NUMBER} ${bars.length * ROW}`;
  return [
    `<figure tabindex="0"><figcaption>${markup(title)}</figcaption>`,
    `<svg viewBox="${size}" role="img" aria-label=${attribute(title)}>${bars.map(barMarkup).join('')}</svg></figure>`,
  ].join('');
}

/** Of what a suite has, how much passed: a bar a suite and engine, for every suite that a file belongs to. */
export function passRates(run: RunRecord): string {
  const suites = [...new Set(run.ran.flatMap((r) => r.file.suites))];
  const bars = summaryRows({ ...run, suites }).map(({ suite, engine, totals: t }, i, all): Bar => {
    const sum = Math.max(t.passed + t.failed + t.skipped, 1);
    const percent = Math.floor((t.passed / sum) * 1000) / 10;
    return {
      label: all[i - 1]?.suite === suite ? '' : visibleLine(suite),
      parts: (['passed', 'failed', 'skipped'] as const).map((kind) => ({ kind, share: t[kind] / sum })),
      number: numbered(`${percent} % of ${sum}`, engine, run),
      title: `${visibleLine(suite)} on ${visibleLine(engine)}: ${t.passed} passed, ${t.failed} failed, ${t.skipped} skipped`,
    };
  });
  return plot('Passed, failed and skipped by suite', bars);
}

/** The files that took longest. Reports without times have no such plot. */
export function fileTimes(run: RunRecord): string {
  const slowest = [...run.ran].sort((a, b) => b.result.ms - a.result.ms).slice(0, SLOWEST);
  const longest = slowest[0]?.result.ms ?? 0;
  if (longest === 0) return '';
  const all = run.ran.reduce((sum, r) => sum + r.result.ms, 0);
  const took = (ran: Ran): string => `${Math.round(ran.result.ms)} ms`;
  const bar = (ran: Ran): Bar => ({
    label: visibleLine(ran.file.name),
    parts: [{ kind: 'time', share: ran.result.ms / longest }],
    number: numbered(took(ran), ran.engine, run),
    title: `${visibleLine(ran.file.name)} on ${visibleLine(ran.engine)}: ${took(ran)}, ${totalsOf([ran]).passed} passed`,
  });
  return plot(`Time by file: the slowest ${slowest.length} of ${(all / 1000).toFixed(1)} s`, slowest.map(bar));
}
