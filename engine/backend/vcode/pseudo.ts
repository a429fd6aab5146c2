/**
 * Pseudo instructions that every machine has, and what their fields say. A machine's own stand behind them in its list; all are
 * numbered behind its rows.
 */
export const COMMON_PSEUDO = [
  /** The parameters in registers are its fixed defs. */
  'args',
  /** d = imm, upper half aux. */
  'iconst32',
  'iconst64',
  /** The aux stack slots from disp on go to those from imm on, the lowest first. */
  'moveSlots',
  /** To the only successor. */
  'jump',
  /** To the first successor where the condition in imm holds, to the second where not; the machine says what a condition is. */
  'jcc',
  /** By the last operand to one of the imm labels of pool entry disp, or to block aux. */
  'jumpTable',
  /** The results in registers are its fixed uses. */
  'ret',
  /** Traps with code aux, always, or where a condition holds (backend/lower/traps.ts). */
  'trap',
  'trapIf',
  /** The stack pointer goes down by imm bytes. */
  'lowerSp',
  /** Its def is the address of the result area. */
  'areaAddress',
  /**
   * imm: text function, of `callPtr` none: its first two operands are code and instance. disp: 1 + place of the exceptional
   * successors in `VCode.handlers`, the normal one is the block's last; 0: there are none, and the block goes on. aux of `call`:
   * 1 where the instance register may come back changed.
   */
  'call',
  'callPtr',
  /** imm: the libcall's number, or the offset of the builtin's address in the instance. */
  'exitCall',
  'builtinCall',
  /** imm: text function (`tailCallPtr`: operands code and instance). disp 1: the arguments stand in place. aux: their bytes. */
  'tailCall',
  'tailCallPtr',
] as const;
export type CommonPseudo = (typeof COMMON_PSEUDO)[number];
/** A machine's opcodes of them. */
export type CommonOps = Readonly<Record<CommonPseudo, number>>;
