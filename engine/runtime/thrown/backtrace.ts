/**
 * Backtraces: pcs that the addon copied from a stack → functions, names, wasm offsets and source lines, from the artifact alone.
 * Resolved when first asked for, since most traps are only compared; a module that was unloaded by then leaves bare frames.
 */

import { type SourcePlace, showSource, sourcePlaces } from '../../artifact/dwarf/dwarf.ts';
import { locate } from '../../artifact/read.ts';
import { functionName } from '../../artifact/sections/names.ts';
import { NONE } from '../../base/brand.ts';
import type { TextOffset } from '../../compiled/compiled.ts';
import type { WasmOffset } from '../../wasm/module.ts';
import { codeAt, type LoadedModule } from '../load/load.ts';
import { showAs } from '../state/inspect.ts';
import type { StoreState } from '../state/state.ts';
import { foldRepeats } from './fold.ts';

/** One frame, innermost first. */
export interface BacktraceFrame {
  /** Whose code it is; undefined where it was unloaded before anybody looked. */
  readonly module: LoadedModule | undefined;
  /** Index in the module's function space (imports first); -1 for the init function or where the module is gone. */
  readonly func: number;
  /** From the name section, else an export name. */
  readonly name: string | undefined;
  /** Offset of the instruction in the module's binary; -1 unknown. */
  readonly wasmOffset: WasmOffset;
  /** Offset in `.text` of the artifact. */
  readonly textOffset: TextOffset;
  /** Where the source has it, by the module's own DWARF. */
  readonly source: SourcePlace | undefined;
}

interface Pc {
  readonly module: LoadedModule;
  readonly offset: TextOffset;
}

export class Backtrace {
  private readonly pcs: Pc[] = [];
  /** How many frames were left out, and how many there are before them. */
  private readonly gaps: { readonly after: number; readonly left: number }[] = [];
  private resolved: BacktraceFrame[] | undefined;

  /**
   * Appends the innermost frames of one activation of a store, which has `depth`. `exact`: the first pc is that of the
   * instruction; otherwise it is a return address as all others are, and the call stands before it.
   */
  append(state: StoreState, pcs: readonly number[], exact: boolean, depth: number): void {
    let before = exact ? 0 : 1;
    for (const pc of pcs) {
      const at = pc - before;
      before = 1;
      const module = codeAt(state, at);
      // A host function called directly: the pc is in the addon's enter stub.
      if (module !== undefined) this.pcs.push({ module, offset: module.textOffset(at) });
    }
    if (depth > pcs.length) this.gaps.push({ after: this.pcs.length, left: depth - pcs.length });
    this.resolved = undefined;
  }

  /** Forgets all frames. */
  clear(): void {
    this.pcs.length = 0;
    this.gaps.length = 0;
    this.resolved = undefined;
  }

  get frames(): readonly BacktraceFrame[] {
    this.resolved ??= withSources(this.pcs.map(resolve));
    return this.resolved;
  }

  /** One item a frame, and one for the frames left out at each place: what `frame` and `omitted` make of them. */
  map<T>(frame: (frame: BacktraceFrame) => T, omitted: (text: string) => T): T[] {
    const items: T[] = [];
    let from = 0;
    for (const { after, left } of this.gaps) {
      items.push(...this.frames.slice(from, after).map(frame), omitted(`… ${left.toLocaleString('en-US')} more frames`));
      from = after;
    }
    return [...items, ...this.frames.slice(from).map(frame)];
  }

  /** A line a frame: `at fac (wasm-function[3]+0x1f) fac.c:7:10`. Recursion is folded, and what was left out is counted. */
  lines(): string[] {
    return foldRepeats(
      this.map(
        (frame) => `at ${showFrame(frame)}`,
        (text) => text,
      ),
    );
  }
  toString(): string {
    return this.lines().join('\n');
  }
}

function showFrame({ module, func, name, wasmOffset, source }: BacktraceFrame): string {
  if (module === undefined) return 'code that was unloaded';
  const offset = wasmOffset < 0 ? '' : `+0x${wasmOffset.toString(16)}`;
  const place = func < 0 ? `wasm-init${offset}` : `wasm-function[${func}]${offset}`;
  return `${name === undefined ? place : `${name} (${place})`}${source === undefined ? '' : ` ${showSource(source)}`}`;
}

/** Adds source places, all those of a module in one pass over its lines. */
function withSources(frames: readonly BacktraceFrame[]): BacktraceFrame[] {
  const places = new Map<LoadedModule, ReadonlyMap<WasmOffset, SourcePlace | undefined>>();
  for (const { module } of frames) {
    if (module === undefined || module.closed || places.has(module)) continue;
    const offsets = frames.filter((f) => f.module === module && f.wasmOffset >= 0).map((f) => f.wasmOffset);
    const found = sourcePlaces(module.artifact.dwarf, offsets);
    places.set(module, new Map(offsets.map((offset, i) => [offset, found[i]])));
  }
  return frames.map((f) => {
    const source = f.module === undefined ? undefined : places.get(f.module)?.get(f.wasmOffset);
    return source === undefined ? f : { ...f, source };
  });
}

function resolve({ module, offset }: Pc): BacktraceFrame {
  const unknown: BacktraceFrame = {
    module: undefined,
    func: -1,
    name: undefined,
    wasmOffset: NONE,
    textOffset: offset,
    source: undefined,
  };
  if (module.closed) return unknown;
  const { artifact } = module;
  const place = locate(artifact, offset);
  if (place === undefined) return { ...unknown, module };
  const { wasmOffset } = place;
  if (place.func === artifact.info.init) return { ...unknown, module, wasmOffset };
  const func = module.imported.func + place.func;
  return { ...unknown, module, func, name: functionName(artifact.names, func), wasmOffset };
}

showAs(Backtrace, 'Backtrace', ({ frames }) => ({ frames: frames.length }));
