/** Vector instructions of AArch64 (rows.ts). */
export const VECTOR_ROWS = [
  ['vand', 'and Vd.16b, Vn.16b, Vm.16b', '0 1 0 01110 00 1 Rm 00011 1 Rn Rd'],
  ['vorr', 'orr Vd.16b, Vn.16b, Vm.16b', '0 1 0 01110 10 1 Rm 00011 1 Rn Rd'],
  ['bit', 'bit Vd+.16b, Vn.16b, Vm.16b', '0 1 1 01110 10 1 Rm 00011 1 Rn Rd'],
  ['movi0', 'movi Vd.2d, #0', '0 1 1 0111100000 000 1110 01 00000 Rd'],
  ['movisign', 'movi Vd.4s, #0x80, lsl #24', '0 1 0 0111100000 100 0110 01 00000 Rd'],
  ['fneg2d', 'fneg Vd.2d, Vn.2d', '0 1 1 01110 1 1 10000 01111 10 Rn Rd'],
  ['cnt8b', 'cnt Vd.8b, Vn.8b', '0 0 0 01110 00 10000 00101 10 Rn Rd'],
  ['addv8b', 'addv Bd, Vn.8b', '0 0 0 01110 00 11000 11011 10 Rn Rd'],
] as const;
