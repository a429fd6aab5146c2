/**
 * The seam to a machine, enforced: what only one machine has by its name (registers, instructions, CPU levels, file format
 * numbers) stands in that machine's rooms, and in the few places that list the machines. Fails (exit 1, one line each) on such a
 * name elsewhere, in code or comment. Tests and documents may say anything. Runs alone, from the project's root: `node
 * build/ci/machine-names.js`.
 */
import { pathToFileURL } from 'node:url';
import { isAtOrBelow, isTest, readSources } from './layers.ts';

interface MachineNames {
  readonly machine: string;
  /** Folders and files that are about this machine and nothing else. */
  readonly rooms: readonly string[];
  /** Its names, as words of lower case: `REG_RIP` has reg and rip, `x64Isa` has x64 and isa. */
  readonly names: RegExp;
}

/** The machines, with their rooms. A second one is a row, and a folder of its own in each part of the house. */
export const MACHINES: readonly MachineNames[] = [
  {
    machine: 'x86-64',
    rooms: ['engine/backend/x64', 'engine/target/x86-64.ts', 'native/x64'],
    names: new RegExp(
      [
        'x86|x64|i386|amd64|nehalem|haswell|intel|psabi|iced|0x3e',
        'r[abcd]x|r[sd]i|r[sb]p|rip|r(8|9|1[0-5])[dwb]?|e[abcd]x|e[sd]i|e[sb]p|eflags|rflags|mxcsr|[xyz]mm\\d*',
        'sse\\d*|ssse3|avx\\d*|bmi[12]?|fma[34]?|lzcnt|tzcnt|cpuid|modrm|sib|rex|vex',
        'lea|int3|setcc|cmov\\w*|ucomis[sd]|pshuf\\w+|movap[sd]|movup[sd]|cvtt?s[sdi]2\\w+',
      ]
        .map((names) => `\\b(${names})\\b`)
        .join('|'),
    ),
  },
  {
    machine: 'AArch64',
    rooms: ['engine/backend/aarch64', 'engine/target/aarch64.ts', 'native/aarch64'],
    names: /\b(aarch64|arm64|neon|nzcv|tbn?z|cbn?z|ldrsw|adrp?)\b/,
  },
];

/** Who names every machine, and why it may. */
export const LISTS: Readonly<Record<string, string>> = {
  'engine/target/index.ts': 'the targets, a row each',
  'engine/target/target.ts': "the targets' names as a type",
  'engine/backend/machines/isas.ts': 'the back ends, a row each',
  'runner/listing/disassembly.ts': 'the decoders, a row each',
  'runner/golden/machine-code.ts': 'how the decoders write targets and places',
  'runner/bundle/build.ts': 'the packages that are no part of a bundle: decoders are among them',
  'ci/layers.ts': 'the rooms of the house',
  'ci/machine-names.ts': 'the rooms of machines',
  'ci/mutants': 'mistakes to plant, and who finds them: the text of all rooms',
};

/** A line's words, apart and in lower case. */
const wordsOf = (line: string): string =>
  line
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replaceAll('_', ' ')
    .toLowerCase();

/** Checks a set of sources (path → text); returns complaints, none when all is well. */
export function checkMachineNames(sources: ReadonlyMap<string, string>): string[] {
  const complaints: string[] = [];
  for (const [file, text] of sources) {
    if (isTest(file) || Object.keys(LISTS).some((list) => isAtOrBelow(file, list))) continue;
    for (const { machine, rooms, names } of MACHINES) {
      if (rooms.some((room) => isAtOrBelow(file, room))) continue;
      for (const [i, line] of text.split('\n').entries()) {
        const found = names.exec(wordsOf(line))?.[0];
        if (found !== undefined)
          complaints.push(`${file}:${i + 1}: "${found}" is a name of ${machine}, which stands in ${rooms.join(', ')} only`);
      }
    }
  }
  return complaints;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const complaints = checkMachineNames(readSources(process.cwd(), /\.(ts|cc|h|S)$/));
  for (const complaint of complaints) console.error(complaint);
  if (complaints.length > 0) process.exitCode = 1;
}
