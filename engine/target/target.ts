/**
 * A machine that is compiled for, as everybody but its own back end needs to know it: the compiler's options, the artifact, the
 * runtime, goldens. What it takes to write its code stands in `backend/<machine>`.
 */

/** Name of a target, as it stands in artifacts. */
export type TargetName = 'x86-64' | 'aarch64';

export interface Target {
  readonly name: TargetName;
  /** The folder of its own in `backend` and in `native`. */
  readonly room: string;
  /** What Node calls the processor (`process.arch`). */
  readonly nodeArch: string;
  /** How GNU's tools for it on Linux begin where they are cross tools: `NAME-g++`. */
  readonly gnuName: string;
  /** The same of MinGW-w64's, for Windows; undefined where that does not run on it. */
  readonly mingwName?: string;
  /** `e_machine` of ELF files. */
  readonly elfMachine: number;
  /** Bytes of a page: what is mapped by itself begins and ends at multiples of it. */
  readonly pageSize: number;
  /** The byte behind code, and between functions: an instruction, or a part of one, that stops. */
  readonly fill: number;
  /** CPU levels that can be compiled for, lowest first; each has all instructions of those before it. */
  readonly cpus: readonly string[];
  /** The level that is compiled for where none is named. */
  readonly defaultCpu: string;
  /** What a processor of the lowest level has, for people who have another one. */
  readonly leastCpu: string;
  /**
   * Whether Node's own shared memories have guard regions behind them there. Where they have none, code checks every access of a
   * shared memory, whatever it does with others.
   */
  readonly guardsShared: boolean;
  readonly unwind: UnwindRules;
}

/**
 * How unwinders find the caller's frame, as call frame instructions (cfa.ts). A function's body has one frame from its prologue
 * to its end; on the way out it is left, or moved by a tail call (`FRAME_CHANGE`).
 */
export interface UnwindRules {
  /** Units in which the rules count code and saved registers. */
  readonly codeAlignment: number;
  readonly dataAlignment: number;
  /** DWARF number of the return address's column. */
  readonly returnAddress: number;
  /** What holds at a function's first instruction. */
  readonly entry: readonly number[];
  /** The instructions of every prologue up to where the frame stands, and how many bytes those take. */
  readonly prologue: readonly number[];
  readonly prologueLength: number;
  /** The frame is left; from `moving` the return address is where it was, too. */
  readonly left: readonly number[];
  readonly leftFromMoving: readonly number[];
  /** A tail call moves its arguments over the frame: the caller's registers are elsewhere. */
  readonly moving: readonly number[];
}
