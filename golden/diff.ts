/**
 * How goldens show what changed: a line diff with a little context, and for artifacts the sizes of their sections and the code of
 * the first function that differs.
 */
import { structuredPatch } from 'diff';
import type { Artifact } from '../engine/index.ts';
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

/** What became of an artifact: sections whose size changed, and the first function with other code. */
export async function artifactDiff(old: Artifact, fresh: Artifact): Promise<string[]> {
  const sizes = (a: Artifact): Map<string, number> => new Map(a.sections.map((s) => [s.name, s.size]));
  const [before, after] = [sizes(old), sizes(fresh)];
  const sections = [...new Set([...before.keys(), ...after.keys()])]
    .filter((name) => before.get(name) !== after.get(name))
    .map((name) => `${name} ${before.get(name) ?? 'absent'} -> ${after.get(name) ?? 'absent'}`);
  const lines =
    sections.length === 0 ? ['sections have the sizes they had'] : ['section sizes:', ...sections.map((s) => `  ${s}`)];
  const machine = MACHINES.find((m) => m.cpus.includes(fresh.engine.cpu));
  if (machine === undefined) return lines;
  const decode = await machine.decoder();
  const [was, is] = [listCode(old, decode), listCode(fresh, decode)];
  const first = is.findIndex((code, i) => code.join('\n') !== was[i]?.join('\n'));
  if (first < 0) return [...lines, 'no function has other code'];
  const text = (code: readonly string[] | undefined): string => (code ?? []).map((l) => `${l}\n`).join('');
  return [...lines, `first difference in code, function ${first}:`, ...lineDiff(text(was[first]), text(is[first]))];
}
