/**
 * A failure as people read it: place, directive, expected and got, the source line with a caret, the backtrace.
 */
import { foldRepeats } from '../../../engine/runtime/thrown/fold.ts';
import type { Failure } from '../../results/results.ts';
import { visibleLine } from './escape.ts';
import { dim, type Line, red } from './terminal.ts';

/** Characters of a source line that are shown; the part around the column where it is longer. */
const WIDTH = 110;

/** Column in bytes → index in the decoded line. */
function characterIndex(line: string, column: number): number {
  let bytes = 0;
  let index = 0;
  for (const ch of line) {
    if (bytes >= column - 1) break;
    bytes += Buffer.byteLength(ch);
    index += ch.length;
  }
  return index;
}

/** Two lines: the source, and a caret below the column. */
export function caret(source: string, line: number, column: number): string[] {
  const index = characterIndex(source, column);
  const before = visibleLine(source.slice(0, index));
  let at = before.length;
  let text = before + visibleLine(source.slice(index));
  if (text.length > WIDTH) {
    const from = Math.max(0, Math.min(at - WIDTH / 2, text.length - WIDTH));
    const cut = from > 0 ? '…' : '';
    text = `${cut}${text.slice(from, from + WIDTH)}${from + WIDTH < text.length ? '…' : ''}`;
    at = at - from + cut.length;
  }
  const gutter = String(line).padStart(6);
  return [`${gutter} | ${text}`, `${' '.repeat(gutter.length)} | ${' '.repeat(at)}^`];
}

/** The frames of a backtrace, a line each, recursion folded; a line that begins with `…` tells of others. */
export function frameLines(frames: readonly string[]): string[] {
  const told = (line: string): boolean => line.startsWith('…');
  const lines = frames.map((frame) => (told(frame) ? frame : `at ${frame}`));
  return foldRepeats(lines).map((line) => `  ${line}`);
}

/** All lines of one failure. */
export function failureLines(f: Failure): Line[] {
  const place = f.line > 0 ? `${f.file}:${f.line}:${f.column}` : f.file;
  const verdict = f.phase === undefined ? '' : ` (${f.class === undefined ? '' : `${f.class}, `}phase ${f.phase})`;
  const part = (what: string, text: string): Line[] => {
    const [first = '', ...more] = text.split('\n');
    return [[`  ${what.padEnd(10)}${first}`], ...more.map((line): Line => ['            ', line])];
  };
  return [
    [red('FAIL'), ` ${place} ${f.directive}${verdict}`, ...(f.id === undefined ? [] : [dim(` #${f.id}`)])],
    ...part('expected', f.expected),
    ...part('got', f.got),
    ...(f.rule === undefined ? [] : part('matches', `by --messages=${f.rule} only`)),
    ...(f.line > 0 ? caret(f.source, f.line, f.column).map((line): Line => [dim(line)]) : []),
    ...frameLines(f.backtrace.map((frame) => frame.replace(/^at /, ''))).map((line): Line => [line]),
    ...(f.reproduce === undefined ? [] : [[dim(`  reproduce ${f.reproduce}`)]]),
  ];
}
