/** Loads and stores of AArch64 (rows.ts), three forms each: scaled offset, unscaled offset, register offset. */

/** Name, mnemonic and register as the assembler writes them, and the fields size, V and opc that tell them apart. */
const ACCESSES = [
  ['ldrb', 'ldrb Wt', '00', '0', '01'],
  ['ldrsb32', 'ldrsb Wt', '00', '0', '11'],
  ['ldrsb64', 'ldrsb Xt', '00', '0', '10'],
  ['ldrh', 'ldrh Wt', '01', '0', '01'],
  ['ldrsh32', 'ldrsh Wt', '01', '0', '11'],
  ['ldrsh64', 'ldrsh Xt', '01', '0', '10'],
  ['ldr32', 'ldr Wt', '10', '0', '01'],
  ['ldrsw', 'ldrsw Xt', '10', '0', '10'],
  ['ldr64', 'ldr Xt', '11', '0', '01'],
  ['ldrs', 'ldr St', '10', '1', '01'],
  ['ldrd', 'ldr Dt', '11', '1', '01'],
  ['ldrq', 'ldr Qt', '00', '1', '11'],
  ['strb', 'strb Wt', '00', '0', '00'],
  ['strh', 'strh Wt', '01', '0', '00'],
  ['str32', 'str Wt', '10', '0', '00'],
  ['str64', 'str Xt', '11', '0', '00'],
  ['strs', 'str St', '10', '1', '00'],
  ['strd', 'str Dt', '11', '1', '00'],
  ['strq', 'str Qt', '00', '1', '10'],
] as const;
export type MemoryName = (typeof ACCESSES)[number][0];
export type MemoryRowName = MemoryName | `${MemoryName}u` | `${MemoryName}r`;

/** log2 of the bytes of an access with these fields. */
const log2Of = (size: string, v: string, opc: string): number =>
  v === '1' && opc.startsWith('1') ? 4 : Number.parseInt(size, 2);

/** By name: log2 of the bytes. */
export const MEMORY_LOG2: ReadonlyMap<string, number> = new Map(
  ACCESSES.map(([name, , size, v, opc]) => [name, log2Of(size, v, opc)]),
);

export const MEMORY_ROWS: readonly (readonly [name: string, syntax: string, diagram: string])[] = ACCESSES.flatMap(
  ([name, form, size, v, opc]) => {
    const log2 = log2Of(size, v, opc);
    const [mnemonic, register] = form.split(' ');
    const of = (suffix: string): string => `${mnemonic.replace(/^(ldr|str)/, suffix)} ${register}`;
    return [
      [name, `${form}, [Xn|sp, #imm12*${1 << log2}]`, `${size} 111 ${v} 01 ${opc} imm12 Rn Rt`],
      [
        `${name}u`,
        `${of(mnemonic.startsWith('ldr') ? 'ldur' : 'stur')}, [Xn|sp, #imm9s]`,
        `${size} 111 ${v} 00 ${opc} 0 imm9 00 Rn Rt`,
      ],
      [`${name}r`, `${form}, [Xn|sp, Rm:option, option #S*${log2}]`, `${size} 111 ${v} 00 ${opc} 1 Rm option S 10 Rn Rt`],
    ] as const;
  },
);
