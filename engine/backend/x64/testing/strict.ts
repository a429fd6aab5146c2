/** Relaxed instructions as the deterministic profile defines them, in strict ones: text of operands in, an expression out. */
const shift8 = (name: string, x: string): string => `(i16x8.${name} ${x} (i32.const 8))`;
const evenBytes = (x: string): string => shift8('shr_s', shift8('shl', x));
const dot = ([a = '', b = '']: readonly string[]): string =>
  `(i16x8.add_sat_s (i16x8.mul ${shift8('shr_s', a)} ${shift8('shr_s', b)}) (i16x8.mul ${evenBytes(a)} ${evenBytes(b)}))`;
/** The instruction applied to operands; operands may be written more than once. */
export function strict(name: string, args: readonly string[]): string {
  const [a, b, c] = args;
  const [shape = '', op = ''] = name.split('.');
  const as = (other: string): string => `(${other} ${args.join(' ')})`;
  switch (op) {
    case 'relaxed_madd':
      return `(${shape}.add (${shape}.mul ${a} ${b}) ${c})`;
    case 'relaxed_nmadd':
      return `(${shape}.sub ${c} (${shape}.mul ${a} ${b}))`;
    case 'relaxed_laneselect':
      return as('v128.bitselect');
    case 'relaxed_q15mulr_s':
      return as('i16x8.q15mulr_sat_s');
    case 'relaxed_dot_i8x16_i7x16_s':
      return dot(args);
    case 'relaxed_dot_i8x16_i7x16_add_s':
      return `(i32x4.add (i32x4.extadd_pairwise_i16x8_s ${dot(args)}) ${c})`;
    default:
      return as(name.replace('relaxed_trunc', 'trunc_sat').replace('relaxed_', ''));
  }
}
