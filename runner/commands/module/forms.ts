/**
 * What arguments of `touchstone run` look like, by their types: for its help, and for complaints about others (arguments.ts).
 */
export const FORMS: Readonly<Record<'i32, i64' | 'f32, f64' | 'v128' | 'references', string>> = {
  'i32, i64': '7, -1, 0xff, 1_000: signed or unsigned',
  'f32, f64': '1.5, -0, 1e-3, 0x1.8p3, inf, -inf, nan, -nan, nan:0x1 (the payload)',
  v128: 'a shape and its lanes: i32x4 1 2 3 -4, in quotes or not; i8x16, i16x8, i32x4, i64x2, f32x4, f64x2',
  references: 'null, where the type has it; func:NAME for an exported function; i31:N; extern:N, host:N for values of the host',
};
