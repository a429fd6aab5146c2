/**
 * How goldens show what changed: a line diff with a little context, and for artifacts the sizes of their sections and the code of
 * the first function that differs.
 */
import { structuredPatch } from 'diff';
import type { Artifact } from '../../engine/index.ts';
import { listCode, MACHINES } from './machine-code.ts';

/** Beyond this many edits only the hunks at the beginning are looked for: a diff of everything explains nothing. */
const MAX_EDITS = 4000;

/** The lines of a unified diff without its file names; none when the texts are the same. */
export function lineDiff(old: string, fresh: string, context = 3): string[] {
  const patch = structuredPatch('', '', old, fresh, '', '', { context, maxEditLength: MAX_EDITS });
  if (patch === undefined) return [`${count(old)} lines became ${count(fresh)}, nearly all of them others`];
  return patch.hunks.flatMap((h) => [`@@ line ${h.newStart} @@`, ...h.lines]);
}
const count = (text: string): number => text.split('\n').length - 1;

/** What became of an artifact: its sections that differ, and the first function with other code. */
export async function artifactDiff(old: Artifact, fresh: Artifact): Promise<string[]> {
  const sections = (a: Artifact): Map<string, Uint8Array> =>
    new Map(a.sections.map((s) => [s.name, a.bytes.subarray(s.offset, s.offset + s.size)]));
  const [before, after] = [sections(old), sections(fresh)];
  const size = (s: Uint8Array | undefined): string => (s === undefined ? 'absent' : String(s.length));
  const lines = ['sections that differ (sizes):'];
  for (const name of new Set([...before.keys(), ...after.keys()])) {
    const [was, is] = [before.get(name), after.get(name)];
    if (was !== undefined && is !== undefined && Buffer.compare(was, is) === 0) continue;
    lines.push(`  ${name} ${was?.length === is?.length ? `${size(is)}, other bytes` : `${size(was)} -> ${size(is)}`}`);
  }
  const machine = MACHINES.find((m) => m.cpus.includes(fresh.engine.cpu));
  if (machine === undefined) return lines;
  const decode = await machine.decoder();
  const [was, is] = [listCode(old, decode), listCode(fresh, decode)];
  const first = is.findIndex((code, i) => code.join('\n') !== was[i]?.join('\n'));
  if (first < 0) return [...lines, 'no function has other code'];
  const text = (code: readonly string[] | undefined): string => (code ?? []).map((l) => `${l}\n`).join('');
  return [...lines, `first difference in code, function ${first}:`, ...lineDiff(text(was[first]), text(is[first]))];
}
