/**
 * The verifier finds each kind of fault: one small function each, in IR text.
 */
import { expect } from 'chai';
import { ENTRY_BLOCK, type Value } from '../func.ts';
import { IR } from '../ops.ts';
import { parseFunc } from '../testing/parse.ts';
import { verifyFunc } from './verify.ts';

const func = (body: string, results = ''): string =>
  `function 0 (i32, i64) -> (${results})\nsignature 1 (i64) -> (i32)\nblock0(v0: i32, v1: i64):\n${body}`;

const FAULTS: readonly (readonly [what: string, text: string, message: string])[] = [
  ['an operand of another type', func('  v2 = iadd.i32 v0, v1\n  return\n'), 'operand v1 has type i64'],
  ['a result of a type the operation has not', func('  v2 = uextend.i32 v0\n  return\n'), 'result type i32'],
  ['a comparison of different types', func('  v2 = icmp.eq.i32 v0, v1\n  return\n'), 'operands of different types'],
  ['a use before the definition', func('  v2 = iadd.i32 v3, v0\n  v3 = iadd.i32 v0, v0\n  return\n'), 'does not dominate'],
  [
    'a use the definition does not dominate',
    func('  brif v0, block1, block2\nblock1:\n  v2 = iconst.i32 1\n  jump block2\nblock2:\n  v3 = clz.i32 v2\n  return\n'),
    'does not dominate',
  ],
  ['too few arguments on an edge', func('  jump block1\nblock1(v2: i32):\n  return\n'), '0 arguments for the 1 parameters'],
  ['an argument of another type', func('  jump block1(v1)\nblock1(v2: i32):\n  return\n'), 'operand v1 has type i64'],
  ['no terminator', func('  v2 = clz.i32 v0\n'), 'no terminator'],
  ['a terminator in the middle', func('  return\n  v2 = clz.i32 v0\n  return\n'), 'terminator and end of block differ'],
  ['other results than the signature', func('  return\n', 'i32'), '0 results, 1 expected'],
  ['a call with wrong arguments', func('  v2 = call.i32 0 sig1 (v0)\n  return\n'), 'operand v0 has type i32'],
  ['a call with a wrong result', func('  v2 = call.i64 0 sig1 (v1)\n  return\n'), 'result type i64'],
  ['a libcall with wrong arguments', func('  v2 = libcall.i64 memory_grow (v0)\n  return\n'), '1 arguments, 2 expected'],
  [
    'a call with handlers and none',
    func('  v2 = try_call 0 sig1 (v1) [block1]\nblock1:\n  return\n'),
    'no exceptional successor',
  ],
  [
    'a handler that is never asked',
    func('  v2 = try_call 0 sig1 (v1) [catch_all block2, tag1 block1, block1]\nblock1:\n  return\nblock2:\n  return\n'),
    'a handler behind the one for everything',
  ],
  [
    'two handlers for one tag',
    func('  v2 = try_call 0 sig1 (v1) [tag1 block2, tag1 block1, block1]\nblock1:\n  return\nblock2:\n  return\n'),
    'tag 1 has two handlers',
  ],
  [
    'a result where an exception arrives',
    func('  v2 = try_call 0 sig1 (v1) [tag1 block2, block1]\nblock1:\n  return\nblock2:\n  v3 = proj.i32 v2 0\n  return\n'),
    'not directly behind its call',
  ],
  [
    'a result where the call is only one way in',
    func(
      '  brif v0, block1, block2\nblock2:\n  v2 = try_call 0 sig1 (v1) [tag1 block3, block1]\nblock1:\n  v3 = proj.i32 v2 0\n  return\nblock3:\n  return\n',
    ),
    'not directly behind its call',
  ],
  [
    'a result behind something else',
    func(
      '  v2 = try_call 0 sig1 (v1) [tag1 block2, block1]\nblock1:\n  v4 = clz.i32 v0\n  v3 = proj.i32 v2 0\n  return\nblock2:\n  return\n',
    ),
    'not directly behind its call',
  ],
  ['a jump to the entry', func('  jump block0(v0, v1)\n'), 'the entry block has predecessors'],
  ['a block twice in the layout', func('  jump block1\nblock1:\n  return\nblock1:\n'), 'twice'],
  [
    'a block before its dominator',
    func('  jump block1\nblock2:\n  return\nblock1:\n  jump block2\n'),
    'stands before its dominator',
  ],
  [
    'where an object lies, across a call',
    func(
      '  v2 = iconst.ref 0\n  v3 = ref_offset.i64 v2\n  v4 = call.i32 0 sig1 (v1)\n  v5 = load.i32 v3 full object\n  return\n',
    ),
    'v3, where an object lies, is used behind it',
  ],
  [
    'an address in an object, across an exit',
    func(
      '  v2 = iconst.ref 0\n  v3 = ref_offset.i64 v2\n  v4 = iadd.i64 v3, v1\n  libcall heap_room (v1)\n  v5 = load.i32 v1 + v4 full object\n  return\n',
    ),
    'v4, where an object lies, is used behind it',
  ],
  [
    'such an address as a parameter of a loop with a call',
    func(
      '  v2 = iconst.ref 0\n  v3 = ref_offset.i64 v2\n  jump block1(v3)\nblock1(v4: i64):\n  v5 = load.i32 v4 full object\n  v6 = call.i32 0 sig1 (v1)\n  jump block1(v4)\n',
    ),
    'v4, where an object lies, is used behind it',
  ],
  [
    'such an address, where an exception arrives',
    func(
      '  v2 = iconst.ref 0\n  v3 = ref_offset.i64 v2\n  v4 = try_call 0 sig1 (v1) [catch_all block1, block2]\nblock1:\n  v5 = load.i32 v3 full object\n  return\nblock2:\n  return\n',
    ),
    'v3, where an object lies, is used behind it',
  ],
  [
    'a reference as an address',
    func('  v2 = iconst.ref 0\n  v3 = load.i32 v2 full object\n  return\n'),
    'operand v2 has type ref',
  ],
  ['an address that is no address', func('  v2 = load.i32 v0 full memory\n  return\n'), 'operand v0 has type i32'],
];

describe('IR verifier', () => {
  it('accepts where an object lies up to the next safepoint, builtins are none', () => {
    const body = [
      'v2 = iconst.ref 0',
      'v3 = ref_offset.i64 v2',
      'libcall set_elements (v3, v0, v1)',
      'v4 = call.i32 0 sig1 (v3)',
      'v5 = load.i32 v1 + v2 full object',
      'v6 = ref_offset.i64 v2',
      'v7 = load.i32 v1 + v6 full object',
      'return',
    ];
    verifyFunc(parseFunc(func(body.map((line) => `  ${line}\n`).join(''))));
  });
  it('accepts a well-formed function', () => {
    verifyFunc(
      parseFunc(
        func(
          '  v2 = call.i32 0 sig1 (v1)\n  brif v2, block1(v0), block2\nblock2:\n  jump block1(v2)\nblock1(v3: i32):\n  return v3\n',
          'i32',
        ),
      ),
    );
  });
  for (const [what, text, message] of FAULTS) {
    it(`rejects ${what}`, () => {
      expect(() => verifyFunc(parseFunc(text))).to.throw(message);
    });
  }
  it('rejects broken links', () => {
    const f = parseFunc(func('  v2 = clz.i32 v0\n  v3 = ctz.i32 v0\n  return\n'));
    const v3 = f.prev[f.last[ENTRY_BLOCK] as Value] as Value;
    f.prev[v3] = v3;
    expect(() => verifyFunc(f)).to.throw('broken link');
  });
  it('rejects operations that do not belong into a block', () => {
    const f = parseFunc(func('  v2 = clz.i32 v0\n  return\n'));
    f.op[f.first[ENTRY_BLOCK] as Value] = IR.param;
    expect(() => verifyFunc(f)).to.throw('not an instruction of a block');
  });
});
