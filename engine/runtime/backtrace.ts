/**
 * Backtraces: pcs that the addon copied from a stack → functions, names and wasm offsets, from the artifact alone. Resolved
 * when first asked for, since most traps are only compared; a module that was unloaded by then leaves bare frames.
 */
import { functionName } from '../artifact/names.ts';
import { locate } from '../artifact/read.ts';
import { codeAt, type LoadedModule } from './load.ts';

/** One frame, innermost first. */
export interface Frame {
  /** Whose code it is; undefined where it was unloaded before anybody looked. */
  readonly module: LoadedModule | undefined;
  /** Index in the module's function space (imports first); -1 for the init function or where the module is gone. */
  readonly func: number;
  /** From the name section, else an export name. */
  readonly name: string | undefined;
  /** Offset of the instruction in the module's binary; -1 unknown. */
  readonly wasmOffset: number;
  /** Offset in `.text` of the artifact. */
  readonly textOffset: number;
}

interface Pc {
  readonly module: LoadedModule;
  readonly offset: number;
}

export class Backtrace {
  private readonly pcs: Pc[] = [];
  private resolved: Frame[] | undefined;

  /**
   * Appends the frames of one activation. `exact`: the first pc is that of the instruction; otherwise it is a return address
   * as all others are, and the call stands before it.
   */
  append(pcs: readonly number[], exact: boolean): void {
    pcs.forEach((pc, i) => {
      const at = exact && i === 0 ? pc : pc - 1;
      const module = codeAt(at);
      // A host function called directly: the pc is in the addon's enter stub.
      if (module !== undefined) this.pcs.push({ module, offset: at - module.text });
    });
    this.resolved = undefined;
  }

  get frames(): readonly Frame[] {
    this.resolved ??= this.pcs.map(resolve);
    return this.resolved;
  }

  /** A line a frame: `0: fac (wasm-function[3]+0x1f)`. */
  toString(): string {
    return this.frames.map((f, i) => `${i}: ${showFrame(f)}`).join('\n');
  }
}

function showFrame({ func, name, wasmOffset }: Frame): string {
  const offset = wasmOffset < 0 ? '' : `+0x${wasmOffset.toString(16)}`;
  const place = func < 0 ? `wasm-init${offset}` : `wasm-function[${func}]${offset}`;
  return name === undefined ? place : `${name} (${place})`;
}

function resolve({ module, offset }: Pc): Frame {
  const unknown = { module: undefined, func: -1, name: undefined, wasmOffset: -1, textOffset: offset };
  if (module.closed) return unknown;
  const { artifact } = module;
  const place = locate(artifact, offset);
  if (place === undefined) return { ...unknown, module };
  const { wasmOffset } = place;
  if (place.func === artifact.info.init) return { ...unknown, module, wasmOffset };
  const func = module.imported.func + place.func;
  return { module, func, name: functionName(artifact.names, func), wasmOffset, textOffset: offset };
}
