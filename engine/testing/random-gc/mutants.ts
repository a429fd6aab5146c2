/**
 * Stack maps with one mistake: a word is left out, or another stands for it. Of a program's maps those words are taken that
 * held an object at some collection; whoever leaves one out must be found out: by another result, by the verifier, or by a
 * fault in the space that objects have left.
 */
import { BATCH } from '../../abi/layout.ts';
import { getAddress } from '../../addon/arena.ts';
import { addon } from '../../addon/native.ts';
import { readStackMaps, type StackMap, writeStackMaps } from '../../artifact/sections/stackmaps.ts';
import { compile, readArtifact } from '../../index.ts';
import { referencesIn, waitingFrames } from '../../runtime/calls/unwind.ts';
import type { LoadedModule } from '../../runtime/load/load.ts';
import { type Question, question } from '../differential/driver.ts';
import { FAMILIES } from '../differential/generators/families.ts';
import { runArtifact } from '../differential/sides/run.ts';

const KINDS = ['left out', 'one further', 'one nearer'] as const;
export interface Mutant {
  /** Return address, an offset in the text. */
  readonly pc: number;
  readonly word: number;
  readonly kind: (typeof KINDS)[number];
}

/** A heap of 16 MiB has no nursery: each collection moves all objects, so that no stale reference is right by chance. */
const EVERYTHING_MOVES = { gcZeal: 1, gcHeap: 16 * 2 ** 20 };

/** A program with what it comes to, and the mutants of its stack maps. */
export class Mutation {
  private readonly question: Question;
  private readonly artifact: Uint8Array;
  private readonly maps: readonly StackMap[];
  private readonly wanted: string;
  readonly mutants: readonly Mutant[];

  /** The program of a seed of the family `gc`. */
  constructor(seed: number) {
    const family = FAMILIES.find(({ name }) => name === 'gc');
    if (family === undefined) throw new TypeError('no family gc');
    this.question = question(family, seed);
    this.artifact = compile(this.question.subject.module);
    this.maps = readStackMaps(readArtifact(this.artifact).stackMaps);
    const seen = new Map<number, Set<number>>();
    this.wanted = this.run((module) => watch(module, seen));
    this.mutants = [...seen].flatMap(([pc, words]) => {
      const all = this.maps.find((map) => map.pc === pc)?.words ?? [];
      return [...words].flatMap((word) =>
        KINDS.filter((kind) => kind === 'left out' || !all.includes(moved(word, kind))).map((kind) => ({ pc, word, kind })),
      );
    });
  }

  /** Whether a mutant makes no difference. It may also end the process, or keep it for ever. */
  survives({ pc, word, kind }: Mutant): boolean {
    const records = this.maps.flatMap((map) => {
      const rest = map.pc === pc ? map.words.filter((w) => w !== word) : map.words;
      const words = map.pc === pc && kind !== 'left out' ? [...rest, moved(word, kind)].filter((w) => w > 0) : rest;
      return words.length === 0 ? [] : [map.pc, words.length, ...[...words].sort((a, b) => a - b)];
    });
    const stackMaps = writeStackMaps(Int32Array.from(records)) ?? new Uint8Array(0);
    const prepare = (module: LoadedModule): void => {
      Object.defineProperty(module, 'artifact', { value: Object.create(module.artifact, { stackMaps: { value: stackMaps } }) });
    };
    try {
      return this.run(prepare) === this.wanted;
    } catch {
      return false;
    }
  }

  private run(prepare: (module: LoadedModule) => void): string {
    return JSON.stringify(runArtifact(this.artifact, this.question.job, EVERYTHING_MOVES, prepare));
  }
}

const moved = (word: number, kind: Mutant['kind']): number => (kind === 'one further' ? word + 1 : word - 1);

/** Notes at each collection which words of the module's frames hold objects, by return address. */
function watch(module: LoadedModule, seen: Map<number, Set<number>>): void {
  const { state } = module;
  const cell = new Uint32Array(2);
  const look = (address: number): number => {
    addon().peek(address, new Uint8Array(cell.buffer));
    return cell[0] as number;
  };
  state.heap.roots.add({
    addRoots() {
      for (const { words } of state.executing)
        for (const frame of waitingFrames(state, getAddress(words, BATCH.sp / 4), getAddress(words, BATCH.fp / 4))) {
          if (frame.module !== module) continue;
          for (const address of referencesIn(frame)) {
            const ref = look(address);
            if (ref === 0 || (ref & 3) !== 0) continue;
            const known = seen.get(frame.pc) ?? new Set<number>();
            seen.set(frame.pc, known.add((frame.fp - address) / 8));
          }
        }
    },
  });
}
