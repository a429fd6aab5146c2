/** Call frame instructions (DWARF 5, sections 6.4.2 and 7.24); the first three carry their operand in the lower six bits. */
export const CFA = {
  advance: 0x40,
  offset: 0x80,
  restore: 0xc0,
  nop: 0x00,
  advance1: 0x02,
  advance2: 0x03,
  advance4: 0x04,
  undefined: 0x07,
  sameValue: 0x08,
  register: 0x09,
  rememberState: 0x0a,
  restoreState: 0x0b,
  define: 0x0c,
  defineRegister: 0x0d,
  defineOffset: 0x0e,
} as const;
