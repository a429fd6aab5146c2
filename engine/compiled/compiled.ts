/**
 * What a compiler hands to the artifact writer and what a runtime reads back: plain data. `FunctionCode` is one
 * function as a backend emits it, `TextSection` all of them linked, `ModuleInfo` what instantiation needs to know.
 */
import type { Brand } from '../base/brand.ts';
import type { TargetName } from '../target/index.ts';
import type { Checks, Nans } from '../target/settings.ts';
import type { Export, Import, SegmentMode } from '../wasm/module.ts';
import type {
  DataIndex,
  GlobalType,
  MemoryIndex,
  MemoryType,
  RecGroup,
  SubType,
  TableIndex,
  TableType,
  ValType,
} from '../wasm/types.ts';

/**
 * What happens to a frame inside a function's body, for unwind tables: every function begins with the same prologue, so only the
 * way out has to be told. In force from the offset it stands at.
 */
export const FRAME_CHANGE = {
  /** The frame is as the prologue left it: behind a return or tail call. */
  whole: 0,
  /** The frame is left: the stack pointer is at the return address, the caller's frame pointer is back. */
  left: 1,
  /**
   * A tail call moves its arguments over the frame: return address and caller's frame pointer are in the target's tail registers.
   */
  moving: 2,
} as const;

/** In place of the number of words of a stack map: the same ones as in the map before. */
export const SAME_MAP = -1;
/** Where the record at `at` of a list of stack maps ends. */
export const stackMapEnd = (maps: Int32Array, at: number): number => at + 2 + Math.max(0, maps[at + 1] ?? 0);

/** Place of a byte in `.text`. */
export type TextOffset = Brand<'offset in .text'>;

/** One function's machine code before linking. Offsets are relative to `code`. */
export interface FunctionCode {
  /** Instructions, then (16-byte aligned) the constant pool. */
  readonly code: Uint8Array;
  /** Bytes of instructions; what follows is padding and pool. */
  readonly codeLength: number;
  /** Bytes of the frame below the saved frame pointer. */
  readonly frameSize: number;
  /** Pairs: offset of a 32-bit displacement relative to its own end, text function number of the callee. */
  readonly calls: Int32Array;
  /** Pairs, ascending: offset of an instruction that can trap, its TrapCode. */
  readonly traps: Int32Array;
  /** Pairs, ascending: offset, wasm offset within the function's code entry; -1 as wasm offset: none from here on. */
  readonly addrs: Int32Array;
  /** Pairs, ascending: offset, FRAME_CHANGE. */
  readonly frameChanges: Int32Array;
  /**
   * Calls with handlers, ascending: return address, number of handlers, then for each its tag index (ANY_TAG: everything) and the
   * offset where it begins. They are asked in order.
   */
  readonly handlers: Int32Array;
  /**
   * Calls and exits that references live across, ascending: return address, number of words or SAME_MAP, then the words that hold
   * the references, as how many words they lie below the frame pointer, ascending.
   */
  readonly stackMaps: Int32Array;
}
/** A copy of code that a backend emitted: it outlives the next function, and can be sent (messages carry whole buffers). */
export function copyOf(code: FunctionCode): FunctionCode {
  return {
    code: code.code.slice(),
    codeLength: code.codeLength,
    frameSize: code.frameSize,
    calls: code.calls.slice(),
    traps: code.traps.slice(),
    addrs: code.addrs.slice(),
    frameChanges: code.frameChanges.slice(),
    handlers: code.handlers.slice(),
    stackMaps: code.stackMaps.slice(),
  };
}

/**
 * All functions of a module linked into one text section. Text function numbers: defined functions in module order from 0,
 * then the init function where there is one.
 */
export interface TextSection {
  readonly bytes: Uint8Array;
  /** Triples per function: offset, code length, whole length with pool. */
  readonly functions: Int32Array;
  /** Pairs, ascending: text offset, TrapCode. */
  readonly traps: Int32Array;
  /** Pairs, ascending: text offset, wasm offset in the module's binary (-1: none from here on). */
  readonly addrs: Int32Array;
  /** Pairs, ascending: text offset, FRAME_CHANGE. */
  readonly frameChanges: Int32Array;
  /**
   * Calls with handlers, ascending: return address, bytes from the stack pointer up to the frame pointer, number of handlers,
   * then for each its tag index (ANY_TAG: everything) and the text offset where it begins.
   */
  readonly handlers: Int32Array;
  /** As in FunctionCode, with text offsets. */
  readonly stackMaps: Int32Array;
}

/** Indices, as a list or where they lie in an artifact. */
export type Indices = readonly number[] | Uint32Array;

/** An element segment as instantiation sees it. */
export interface ElemInfo {
  readonly mode: SegmentMode;
  readonly type: ValType;
  readonly count: number;
  /**
   * Function indices where the segment is just functions: the runtime fills the references in. Otherwise the init function does.
   */
  readonly funcs: Indices | undefined;
  /** Where an active segment of just functions is put before the init function runs, and dropped: in bounds of an own table. */
  readonly place: { readonly table: TableIndex; readonly at: number } | undefined;
}
/** A data segment that stays for run time (passive, or active and not in an image): where its bytes lie in `.rodata.wasm`. */
export interface DataInfo {
  readonly offset: number;
  readonly length: number;
}
/** An initial image of a defined memory: pages of `.rodata.wasm` mapped copy-on-write at `address` of the memory. */
export interface ImageInfo {
  /** Memory index (imports first). */
  readonly memory: MemoryIndex;
  /** Byte address in the memory, a multiple of the target's page size. */
  readonly address: number;
  readonly offset: number;
  readonly length: number;
}

/** Bytes at an offset of `.rodata.wasm`; of overlapping pieces the later wins. */
export interface RodataPiece {
  readonly offset: number;
  readonly bytes: Uint8Array;
}
/** What of a module's data goes into `.rodata.wasm`, and where (frontend/memory-image.ts decides). */
export interface RodataPlan {
  /** Bytes of the section; 0: there is none. */
  readonly size: number;
  /** Alignment the section needs: the page size where there are images. */
  readonly align: number;
  readonly pieces: readonly RodataPiece[];
  readonly images: readonly ImageInfo[];
  /** One per data segment; {0, 0} for those that stand in an image. */
  readonly datas: readonly DataInfo[];
  /** Data segments that an image holds, so that the init function leaves them out. */
  readonly imaged: ReadonlySet<DataIndex>;
}

/** How the code was compiled: what a loader must find compatible. */
export interface EngineInfo extends Checks {
  readonly target: TargetName;
  /** A CPU level of the target. */
  readonly cpu: string;
  readonly addressMap: boolean;
  /** `canonical`: NaNs that arithmetic yields have the specification's canonical bits; `any`: the machine's. */
  readonly nan: Nans;
  /** The code looks into the heap, with or without types of structures and arrays. */
  readonly heap?: true;
}

/** Everything instantiation, linking and backtraces need beside code and tables. Index spaces as in the module, imports first. */
export interface ModuleInfo {
  readonly types: readonly SubType[];
  readonly recs: readonly RecGroup[];
  readonly imports: readonly Import[];
  readonly exports: readonly Export[];
  /** Type index of every function, imports first. */
  readonly funcs: Indices;
  readonly tables: readonly TableType[];
  readonly memories: readonly MemoryType[];
  readonly globals: readonly GlobalType[];
  readonly tags: readonly number[];
  /** Own globals that start with a number, three words each: global index, low and high word of its bits. */
  readonly constants: Indices;
  /** Function indices (defined functions) whose records stand in the instance, ascending: the order of the records. */
  readonly escaping: Indices;
  readonly elems: readonly ElemInfo[];
  readonly datas: readonly DataInfo[];
  readonly images: readonly ImageInfo[];
  /**
   * Text function number of the init function, -1 where nothing is to be done. Type [] -> []. It evaluates the other global and
   * table initialisers and element expressions, writes active segments (but those with a place or an image) in order, drops them,
   * and calls the start function.
   */
  readonly init: number;
}

/** The debug sections of the module, for source lines in backtraces. */
export interface DwarfInfo {
  /** Where the contents of the code section begin in the module's binary. */
  readonly codeOffset: number;
  readonly sections: readonly { readonly name: string; readonly data: Uint8Array }[];
}

/** Function and module names for backtraces: name section, else export names. */
export interface NameInfo {
  readonly module: string | undefined;
  /** function index → name. */
  readonly funcs: ReadonlyMap<number, string>;
}
