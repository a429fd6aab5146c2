/** Badges: a name, and what was measured on each axis. No number stands for all of them. */
import { attribute, markup, visibleLine } from '../../report/text/escape.ts';
import { AXES, type Axis, type Column, type Counts } from '../format/data.ts';
import { inWords, LETTERS, percent, type Sum, sumOf } from './page/letters.ts';

/** What counts come to. */
export const sumOfCounts = (counts: readonly Counts[]): Sum =>
  sumOf((code) => {
    const { letter } = LETTERS[code] ?? { letter: ' ' };
    return letter === ' ' ? 0 : counts.reduce((n, c) => n + (c[letter] ?? 0), 0);
  });

/** A column's sums in some groups, an axis a sum. */
export const axisSums = ({ scores }: Column, groups: readonly string[]): readonly (readonly [Axis, Sum])[] =>
  AXES.map((axis) => [axis, sumOfCounts(groups.flatMap((group) => scores[group]?.[axis] ?? []))] as const);

/** Units. */
const HEIGHT = 20;
const PAD = 6;
/** The width of a letter, about: `textLength` makes it so. */
const CHARACTER = 6.5;

const COLOURS = { passed: '#17733a', failed: '#b3202b', limit: '#7a5900', lacking: '#57606c' } as const;
const colourOf = ({ judged, failed, limit, lacking }: Sum): string => {
  if (failed > 0) return COLOURS.failed;
  if (lacking > 0 || judged === 0) return COLOURS.lacking;
  return limit > 0 ? COLOURS.limit : COLOURS.passed;
};

/** A badge as SVG, and what it says in words. */
export function badge(name: string, sums: readonly (readonly [Axis, Sum])[]): string {
  const label = visibleLine(name);
  const parts = [
    { text: label, colour: '#2b323b' },
    ...sums
      .filter(([, sum]) => sum.judged > 0)
      .map(([axis, sum]) => ({ text: `${axis} ${percent(sum)}`, colour: colourOf(sum) })),
  ];
  if (parts.length === 1) parts.push({ text: 'not run', colour: COLOURS.lacking });
  let x = 0;
  const drawn = parts.map(({ text, colour }) => {
    const length = [...text].length * CHARACTER;
    const width = length + 2 * PAD;
    const from = x;
    x += width;
    return [
      `<rect x="${from}" width="${width}" height="${HEIGHT}" fill="${colour}"/>`,
      `<text x="${from + PAD}" y="14" textLength="${length}" lengthAdjust="spacingAndGlyphs">${markup(text)}</text>`,
    ].join('');
  });
  const words = `${label}: ${sums.map(([axis, sum]) => `${axis}: ${inWords(sum)}`).join('; ')}`;
  const font = 'font-family="Verdana,DejaVu Sans,sans-serif" font-size="11" fill="#ffffff"';
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${x}" height="${HEIGHT}" role="img" aria-label=${attribute(words)}>`,
    `<title>${markup(words)}</title><clipPath id="r"><rect width="${x}" height="${HEIGHT}" rx="3"/></clipPath>`,
    `<g clip-path="url(#r)" ${font}>${drawn.join('')}</g></svg>\n`,
  ].join('');
}
