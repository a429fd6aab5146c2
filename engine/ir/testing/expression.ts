/**
 * Test support: functions of one block as expressions, read and printed. An instruction stands in the place of its value, with
 * its operands behind: `(iadd.i32 i 5i)`. The function's parameters are `i j` (i32), `l m` (i64), `f g` (f32), `d e` (f64), `v w`
 * (v128); constants have a suffix: `5i`, `5l`, `0.5f`, `0.5d`, and four words of a vector as `0x...v`.
 */
import type { IrFunc } from '../func.ts';
import { printFunc } from '../inspect/print.ts';
import { verifyFunc } from '../inspect/verify.ts';
import { TY } from '../ops.ts';
import { fromFloat } from './interpret.ts';
import { parseFunc } from './parse.ts';

/** Parameters of every such function: their names and types. */
export const PARAMS = {
  i: 'i32',
  j: 'i32',
  l: 'i64',
  m: 'i64',
  f: 'f32',
  g: 'f32',
  d: 'f64',
  e: 'f64',
  v: 'v128',
  w: 'v128',
} as const;
export const NAMES = Object.keys(PARAMS) as (keyof typeof PARAMS)[];

const bits = (ty: number, x: number): bigint => BigInt.asUintN(ty === TY.f32 ? 32 : 64, BigInt(fromFloat(ty, x)));
const hex = (v: bigint, digits: number): string => `0x${v.toString(16).padStart(digits, '0')}`;
/** Suffix of a constant → its instruction. */
const CONSTANTS: Readonly<Record<string, (text: string) => string>> = {
  i: (text) => `iconst.i32 ${text}`,
  l: (text) => `iconst.i64 ${hex(BigInt.asUintN(64, BigInt(text)), 16)}`,
  f: (text) => `f32const.f32 ${hex(bits(TY.f32, Number(text)), 8)}`,
  d: (text) => `f64const.f64 ${hex(bits(TY.f64, Number(text)), 16)}`,
  v: (text) => `v128const.v128 ${text}`,
};

/** The function that computes an expression. */
export function functionOf(expression: string): IrFunc {
  const tokens = expression.match(/[()]|[^\s()]+/g) ?? [];
  const lines: string[] = [];
  let count = NAMES.length;
  let at = 0;
  const add = (line: string): string => {
    lines.push(`v${count} = ${line}`);
    return `v${count++}`;
  };
  const read = (): string => {
    const token = tokens[at++] ?? '';
    const param = NAMES.indexOf(token as 'i');
    if (param >= 0) return `v${param}`;
    const constant = /^(-?[\d.]+(?:e-?\d+)?(?=[ilfd])|0x[0-9a-f]+(?=v))(.)$/.exec(token);
    if (constant !== null) return add(CONSTANTS[constant[2] ?? '']?.(constant[1] ?? '') ?? '');
    if (token !== '(') return token;
    let line = '';
    for (let before = ''; tokens[at] !== ')'; ) {
      const next = read();
      line += /^v\d+$/.test(before) && /^v\d+$/.test(next) ? `, ${next}` : ` ${next}`;
      before = next;
    }
    at++;
    return add(line.trim());
  };
  const result = read();
  const [, type = ''] = /^v\d+ = [^ ]*\.(\w+) /.exec(lines.find((line) => line.startsWith(`${result} =`)) ?? '') ?? [];
  const param = NAMES[Number(result.slice(1))];
  const head = `function 0 (${Object.values(PARAMS).join(', ')}) -> (${param === undefined ? type : PARAMS[param]})`;
  const params = NAMES.map((name, k) => `v${k}: ${PARAMS[name]}`).join(', ');
  const f = parseFunc(`${head}\nblock0(${params}):\n${lines.join('\n')}\nreturn ${result}\n`);
  verifyFunc(f);
  return f;
}

/** The expression that a function of one block returns. */
export function expressionOf(f: IrFunc): string {
  const of = new Map(NAMES.map((name, k) => [`v${k}`, name as string]));
  const asSigned = (text: string, width: number): bigint => BigInt.asIntN(width, BigInt(text));
  const asFloat = (text: string, width: 32 | 64): string => {
    const view = new DataView(new ArrayBuffer(8));
    view.setBigUint64(0, BigInt(text) << BigInt(64 - width));
    const x = width === 32 ? view.getFloat32(0) : view.getFloat64(0);
    return Object.is(x, -0) ? '-0' : String(x);
  };
  let result = '';
  for (const line of printFunc(f).split('\n').slice(2)) {
    const [, target, text = ''] = /^\s*(?:(v\d+) = )?(.*)$/.exec(line) ?? [];
    const [name = '', only = ''] = text.split(' ');
    if (name === 'return') result = of.get(only) ?? only;
    if (target === undefined) continue;
    if (name === 'iconst.i32') of.set(target, `${only}i`);
    else if (name === 'iconst.i64') of.set(target, `${asSigned(only, 64)}l`);
    else if (name === 'f32const.f32') of.set(target, `${asFloat(only, 32)}f`);
    else if (name === 'f64const.f64') of.set(target, `${asFloat(only, 64)}d`);
    else if (name === 'v128const.v128') of.set(target, `${only}v`);
    else of.set(target, `(${text.replaceAll(',', '').replaceAll(/\bv\d+\b/g, (v) => of.get(v) ?? v)})`);
  }
  return result;
}
