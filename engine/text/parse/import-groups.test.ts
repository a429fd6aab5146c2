/** The compact-import-section proposal: groups in text and binary, there and back, and against wasm-tools. */
import { expect } from 'chai';
import { decode, encode } from '../../binary/index.ts';
import { validate } from '../../valid/index.ts';
import { WASM_TOOLS } from '../../valid/testing/judges.ts';
import { WasmError } from '../../wasm/errors.ts';
import { FEATURE, WASM3 } from '../../wasm/features.ts';
import type { Module } from '../../wasm/module.ts';
import { printModule } from '../print/print.ts';
import { parseModule } from './module.ts';

const features = WASM3 | FEATURE['compact-import-section'];
const parse = (text: string, on = features): Module => parseModule(new TextEncoder().encode(text), { features: on });
const imports = (m: Module): string[] => m.imports.map((i) => `${i.module}.${i.name} ${i.desc.kind}`);
/** A module's binary of these imports, () -> () being type 0. */
const binary = (...section: number[]): Uint8Array =>
  Uint8Array.from([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0, 1, 4, 1, 0x60, 0, 0, 2, section.length, ...section]);

describe('compact import sections', () => {
  const TEXT = `(module (import "a" "b" (global $g i32)) (import "m" (item "x" (func $x (param $p i32))) (item "y" (memory 1)) (item "" (global $h i64)))
    (import "n" (item "f") (item "g") (item "f") (func (result i32))) (import "n" (item "t") (table 1 funcref)) (import "z" "z" (func $z))
    (func $own (call $x (global.get $g)) (drop (call 1)) (drop (call 3)) (call $z) (drop (global.get $h))))`;

  it('are imports like others, in their order, with names and indices', () => {
    const m = parse(TEXT);
    expect(imports(m)).deep.equal([
      'a.b global',
      'm.x func',
      'm.y memory',
      'm. global',
      'n.f func',
      'n.g func',
      'n.f func',
      'n.t table',
      'z.z func',
    ]);
    expect([...m.names.funcs]).deep.equal([
      [0, 'x'],
      [4, 'z'],
      [5, 'own'],
    ]);
    validate(m, { features });
    const { bytes } = encode(m);
    const back = decode(bytes, { features });
    expect(imports(back)).deep.equal(imports(m));
    validate(back, { features });
    expect([...encode(back).bytes]).deep.equal([...bytes]);
    expect([...encode(parse(printModule(back))).bytes]).deep.equal([...bytes]);
    expect(WASM_TOOLS.judge([bytes], features) ?? ['']).deep.equal(['']);
  });

  it('are read as the proposal has them, and not without it', () => {
    const [m, b, c] = [
      [1, 0x6d],
      [1, 0x62],
      [1, 0x63],
    ] as const;
    const cases: [Uint8Array, string[] | RegExp][] = [
      [binary(1, ...m, 0, 0x7f, 2, ...b, 0, 0, ...c, 0, 0), ['m.b func', 'm.c func']],
      [binary(1, ...m, 0, 0x7e, 0, 0, 2, ...b, ...c), ['m.b func', 'm.c func']],
      [binary(2, ...m, 0, 0x7f, 0, ...m, 0, 0x7e, 0, 0, 0), []],
      // An empty name may be written long, and may be one.
      [binary(1, ...m, 0x80, 0x80, 0x00, 0x7f, 1, ...b, 0, 0), ['m.b func']],
      [binary(1, ...m, 0, 0, 0), ['m. func']],
      [binary(1, ...m, ...b, 0x7f, 1, ...c, 0, 0), /^malformed import kind/],
      [binary(1, ...m, 0, 0xff, 0x00, 1, ...c, 0, 0), /^malformed import kind/],
      [binary(1, ...m, 0, 0x7d, 1, ...c, 0, 0), /^malformed import kind/],
      [binary(1, ...m, 0, 0x7f, 9, ...c, 0, 0), /^(unexpected end|length out of bounds)/],
    ];
    for (const [bytes, wanted] of cases) {
      if (wanted instanceof RegExp) expect(() => decode(bytes, { features })).throw(WasmError, wanted);
      else expect(imports(decode(bytes, { features }))).deep.equal(wanted);
      if (bytes[19] !== 0 || bytes[20] === 0x7f) expect(() => decode(bytes, { features: WASM3 })).throw(WasmError);
    }
  });

  it('in text are all typed or none, and those without have no names', () => {
    const bad: [string, RegExp][] = [
      ['(import "m" (item "a" (func)) (item "b"))', /unexpected token/],
      ['(import "m" (item "a") (item "b" (func)) (func))', /unexpected token/],
      ['(import "m" (item "a"))', /unexpected token/],
      ['(import "m" (item "a" (func)) (func))', /unexpected token/],
      ['(import "m" (item "a") (func $f))', /identifier not allowed/],
      ['(func) (import "m" (item "a" (func)))', /import after function/],
    ];
    for (const [text, why] of bad) expect(() => parse(text), text).throw(WasmError, why);
    expect(() => parse('(import "m" (item "a" (func)))', WASM3)).throw(WasmError, /unexpected token/);
  });
});
