/** The binary format: every number in every encoding, every section in every place, each byte that may be but one of a few. */
import type { HardScript } from '../writing/script.ts';

type Bytes = readonly number[];

/** A number of a module, by what it counts: it can be encoded in other ways than the shortest. */
type Encode = (field: string, n: number) => Bytes;

function unsigned(n: number, length: number): Bytes {
  const bytes: number[] = [];
  let rest = n;
  do {
    bytes.push(rest & 0x7f);
    rest = Math.floor(rest / 128);
  } while (rest > 0);
  while (bytes.length < length) bytes.push(0);
  return bytes.map((byte, i) => (i === bytes.length - 1 ? byte : byte | 0x80));
}
const shortest: Encode = (_, n) => unsigned(n, 1);

const ascii = (text: string): Bytes => [...text].map((c) => c.charCodeAt(0));
const HEADER: Bytes = [...ascii('\0asm'), 1, 0, 0, 0];

interface Section {
  readonly name: string;
  readonly id: number;
  readonly body: Bytes;
}

/** The sections of a module that has one of each, whose numbers are written by `n`. */
function sections(n: Encode): Section[] {
  const name = (field: string, text: string): Bytes => [...n(field, text.length), ...ascii(text)];
  const code: Bytes = [
    ...n('local groups', 1),
    ...n('locals of a group', 2),
    0x7f,
    ...[0x02, 0x40],
    ...[0x41, 0, 0x0e, ...n('br_table labels', 1), ...n('br_table label', 0), ...n('br_table default', 0), 0x0b],
    ...[0x02, 0x40, 0x0c, ...n('br label', 0), 0x0b],
    ...[0x20, ...n('local index', 1), 0x1a],
    ...[0x23, ...n('global index', 0), 0x1a],
    ...[0x10, ...n('function index', 0)],
    ...[0x41, 0, 0x11, ...n('call_indirect type', 0), ...n('call_indirect table', 0)],
    ...[0x41, 0, 0x28, ...n('alignment', 2), ...n('offset', 0), 0x1a],
    ...[0x3f, ...n('memory index', 0), 0x1a],
    ...[0x41, 0, 0x41, 0, 0x41, 0, 0xfc, ...n('opcode behind 0xfc', 8), ...n('data index', 0), 0],
    ...[0x41, 0, 0x41, 0, 0x41, 0, 0xfc, 12, ...n('element segment index', 0), 0],
    ...[0x41, 0, 0xfd, ...n('opcode behind 0xfd', 15), 0x1a],
    ...[0xd0, 0x70, 0x1a, 0xd2, ...n('ref.func index', 0), 0x1a],
    0x0b,
  ];
  return [
    { name: 'type', id: 1, body: [...n('types', 1), 0x60, ...n('parameters', 0), ...n('results', 0)] },
    { name: 'import', id: 2, body: n('imports', 0) },
    { name: 'function', id: 3, body: [...n('functions', 1), ...n('type index', 0)] },
    { name: 'table', id: 4, body: [...n('tables', 1), 0x70, 1, ...n('table minimum', 1), ...n('table maximum', 2)] },
    { name: 'memory', id: 5, body: [...n('memories', 1), 1, ...n('memory minimum', 1), ...n('memory maximum', 2)] },
    { name: 'tag', id: 13, body: [...n('tags', 1), 0, ...n('tag type', 0)] },
    { name: 'global', id: 6, body: [...n('globals', 1), 0x7f, 0, 0x41, 0, 0x0b] },
    { name: 'export', id: 7, body: [...n('exports', 1), ...name('export name', 'f'), 0, ...n('export index', 0)] },
    {
      name: 'element',
      id: 9,
      body: [...n('element segments', 1), ...n('element mode', 0), 0x41, 0, 0x0b, ...n('elements', 1), ...n('element index', 0)],
    },
    { name: 'data count', id: 12, body: n('data count', 1) },
    { name: 'code', id: 10, body: [...n('bodies', 1), ...n('body size', code.length), ...code] },
    { name: 'data', id: 11, body: [...n('data segments', 1), ...n('data mode', 1), ...name('data size', 'abc')] },
  ];
}

const FIELDS: readonly string[] = (() => {
  const met = new Set<string>();
  sections((field, n) => {
    met.add(field);
    return shortest(field, n);
  });
  return [...met, 'section size'];
})();

const encoded = ({ id, body }: Section, n: Encode = shortest): Bytes => [id, ...n('section size', body.length), ...body];
const moduleOf = (all: readonly Section[], n: Encode = shortest): Bytes => [...HEADER, ...all.flatMap((s) => encoded(s, n))];

const hex = (byte: number): string => `\\${byte.toString(16).padStart(2, '0')}`;
function text(bytes: Bytes): string {
  const lines: string[] = [];
  for (let at = 0; at < bytes.length; at += 32)
    lines.push(
      `"${bytes
        .slice(at, at + 32)
        .map(hex)
        .join('')}"`,
    );
  return lines.join('\n    ');
}
const valid = (what: string, bytes: Bytes): string => `;; ${what}\n(module binary\n    ${text(bytes)})`;
const malformed = (what: string, bytes: Bytes, message: string): string =>
  `;; ${what}\n(assert_malformed (module binary\n    ${text(bytes)}) "${message}")`;
const invalid = (what: string, bytes: Bytes, message: string): string =>
  `;; ${what}\n(assert_invalid (module binary\n    ${text(bytes)}) "${message}")`;

/** Fields that a byte of their own would do for, and that are numbers all the same; alignment and offset have more bits. */
const TEN_BYTES = new Set(['offset', 'table minimum', 'table maximum', 'memory minimum', 'memory maximum']);

/** Each number padded to all the bytes it may have, with bits set that it has not, and with a byte more. */
function numbers(): string[] {
  return FIELDS.flatMap((field) => {
    const most = TEN_BYTES.has(field) ? 10 : 5;
    const build = (change: (bytes: Bytes) => Bytes): Bytes => {
      const n: Encode = (name, number) => (name === field ? change(unsigned(number, most)) : shortest(name, number));
      return moduleOf(sections(n), n);
    };
    const last = most - 1;
    return [
      valid(
        `${field}: ${most} bytes`,
        build((bytes) => bytes),
      ),
      malformed(
        `${field}: a bit beyond`,
        build((bytes) => bytes.map((b, i) => (i === last ? b | (most === 5 ? 0x10 : 0x02) : b))),
        'integer too large',
      ),
      malformed(
        `${field}: a byte beyond`,
        build((bytes) => [...bytes.map((b, i) => (i === last ? b | 0x80 : b)), 0]),
        'integer representation too long',
      ),
    ];
  });
}

/** Sections in another order, twice, with others between, and with sizes that are not theirs. */
function structure(): string[] {
  const all = sections(shortest);
  const custom: Section = { name: 'custom', id: 0, body: [1, ...ascii('c'), 1, 2, 3] };
  const order = 'unexpected content after last section';
  const whole = moduleOf(all);
  return [
    valid('a custom section in front of each, and at the end', moduleOf([...all.flatMap((s) => [custom, s]), custom])),
    valid(
      'empty sections',
      moduleOf(all.filter((s) => ['type', 'import', 'function', 'code'].includes(s.name)).map((s) => ({ ...s, body: [0] }))),
    ),
    ...all
      .slice(1)
      .map((s, i) =>
        malformed(
          `${s.name} before ${all[i]?.name}`,
          moduleOf([...all.slice(0, i), s, ...all.slice(i, i + 1), ...all.slice(i + 2)]),
          order,
        ),
      ),
    ...all.map((s, i) => malformed(`${s.name} twice`, moduleOf([...all.slice(0, i + 1), s, ...all.slice(i + 1)]), order)),
    ...all
      .filter((s) => s.name !== 'import')
      .map((s, i) => {
        const at = all.indexOf(s);
        const before = all.slice(0, at);
        const after = all.slice(at + 1);
        const n = i % 2 === 0 ? s.body.length - 1 : s.body.length + 1;
        const bytes = [...moduleOf(before), s.id, ...unsigned(n, 1), ...s.body, ...after.flatMap((x) => encoded(x))];
        return malformed(`${s.name} whose size is one ${i % 2 === 0 ? 'less' : 'more'}`, bytes, '');
      }),
    ...all.map((s) => malformed(`${s.name} with a byte behind`, moduleOf([{ ...s, body: [...s.body, 0] }]), '')),
    ...all.map((s) =>
      malformed(`${s.name} that ends with the file`, [...HEADER, s.id, ...unsigned(s.body.length + 1, 1), ...s.body], ''),
    ),
    ...[14, 127, 128, 255].map((id) => malformed(`section ${id}`, [...HEADER, id, 1, 0], 'malformed section id')),
    ...[1, 5, 8].map((n) => malformed(`a file of ${n} bytes without end`, [...whole.slice(0, n), ...(n === 8 ? [1] : [])], '')),
    malformed('version 2', [...ascii('\0asm'), 2, 0, 0, 0], 'unknown binary version'),
    malformed('another magic', [...ascii('\0asM'), 1, 0, 0, 0], 'magic header not detected'),
    malformed('a custom section without a name', [...HEADER, 0, 0], ''),
    malformed('a custom section whose name is longer', [...HEADER, 0, 2, 5, 0x61], ''),
    malformed(
      'no data count where data are named',
      moduleOf(all.filter((s) => s.name !== 'data count')),
      'data count section required',
    ),
    malformed(
      'another data count',
      moduleOf(all.map((s) => (s.name === 'data count' ? { ...s, body: [2] } : s))),
      'data count and data section have inconsistent lengths',
    ),
    malformed(
      'data count without data',
      moduleOf(all.filter((s) => s.name !== 'data')),
      'data count and data section have inconsistent lengths',
    ),
    malformed(
      'functions without code',
      moduleOf(all.filter((s) => s.name !== 'code')),
      'function and code section have inconsistent lengths',
    ),
    malformed(
      'code without functions',
      moduleOf(all.filter((s) => s.name === 'code' || s.name === 'type')),
      'function and code section have inconsistent lengths',
    ),
  ];
}

const FUNCTION_HEAD: readonly Section[] = [
  { name: 'type', id: 1, body: [1, 0x60, 0, 0] },
  { name: 'function', id: 3, body: [1, 0] },
];
const MEMORY: Section = { name: 'memory', id: 5, body: [1, 0, 1] };
/** A module of one function with this body: local declarations, instructions, end. */
const withBody = (body: Bytes, more: readonly Section[] = []): Bytes =>
  moduleOf([...FUNCTION_HEAD, ...more, { name: 'code', id: 10, body: [1, ...unsigned(body.length, 1), ...body] }]);
const section = (id: number, ...body: number[]): Bytes => moduleOf([{ name: '', id, body }]);

/** Bytes of which few are allowed. */
function bytes(): string[] {
  const opcodes = [0x16, 0x17, 0x1d, 0x1e, 0x27, 0xc5, 0xcf, 0xd7, 0xdf, 0xe0, 0xf9, 0xfa, 0xff];
  return [
    ...opcodes.map((op) => malformed(`opcode ${hex(op)}`, withBody([0, op, 0x0b]), 'illegal opcode')),
    ...[
      0x9a, 0xa2, 0xa5, 0xa6, 0xaf, 0xb0, 0xb2, 0xb3, 0xb4, 0xbb, 0xc2, 0xc5, 0xc6, 0xcf, 0xd0, 0xd2, 0xd3, 0xd4, 0xe2, 0xee,
      0x114, 0x1ff, 0x10000,
    ].map((op) => malformed(`opcode \\fd ${op}`, withBody([0, 0xfd, ...unsigned(op, 1), 0x0b]), 'illegal opcode')),
    ...[18, 31, 127, 0x80, 0xffff].map((op) =>
      malformed(`opcode \\fc ${op}`, withBody([0, 0xfc, ...unsigned(op, 1), 0x0b]), 'illegal opcode'),
    ),
    ...[31, 127, 0x100].map((op) =>
      malformed(`opcode \\fb ${op}`, withBody([0, 0xfb, ...unsigned(op, 1), 0x0b]), 'illegal opcode'),
    ),
    ...[5, 0x7f, 0xff].map((kind) => malformed(`import of kind ${kind}`, section(2, 1, 0, 0, kind, 0), 'malformed import kind')),
    ...[5, 0x7f, 0xff].map((kind) => malformed(`export of kind ${kind}`, section(7, 1, 0, kind, 0), 'malformed export kind')),
    ...[2, 0xff].map((flag) =>
      malformed(`global with mutability ${flag}`, section(6, 1, 0x7f, flag, 0x41, 0, 0x0b), 'malformed mutability'),
    ),
    ...[8, 16, 0x80].map((flag) => malformed(`memory with limits ${flag}`, section(5, 1, flag, 1, 1), 'malformed limits flags')),
    ...[2, 3, 8].map((flag) => malformed(`table with limits ${flag}`, section(4, 1, 0x70, flag, 1, 1), 'malformed limits flags')),
    malformed(
      'tag with an attribute',
      moduleOf([...FUNCTION_HEAD.slice(0, 1), { name: '', id: 13, body: [1, 1, 0] }]),
      'zero byte expected',
    ),
    ...[0x5f, 0x61, 0x00, 0x7f].map((form) =>
      form === 0x5f
        ? valid('a structure without fields', section(1, 1, 0x5f, 0))
        : malformed(`type of form ${hex(form)}`, section(1, 1, form, 0, 0), ''),
    ),
    ...[0x7a, 0x79, 0x76, 0x75, 0x67, 0x40, 0x00].map((type) =>
      malformed(`value type ${hex(type)}`, section(1, 1, 0x60, 1, type, 0), ''),
    ),
    ...[0x78, 0x77].map((type) => malformed(`packed type ${hex(type)} as a parameter`, section(1, 1, 0x60, 1, type, 0), '')),
    malformed('table of numbers', section(4, 1, 0x7f, 0, 1), ''),
    malformed('table with an initial value and another byte', section(4, 1, 0x40, 1, 0x70, 0, 1, 0xd0, 0x70, 0x0b), ''),
    ...[8, 9, 0x7f].map((mode) =>
      malformed(`element segment of mode ${mode}`, section(9, 1, mode, 0, 0), 'malformed elements segment kind'),
    ),
    ...[3, 4, 0x7f].map((mode) =>
      malformed(`data segment of mode ${mode}`, section(11, 1, mode, 0), 'malformed data segment kind'),
    ),
    ...[1, 2].map((kind) => malformed(`elements of kind ${kind}`, section(9, 1, 1, kind, 0), 'malformed element kind')),
    malformed('constant expression without end', section(6, 1, 0x7f, 0, 0x41, 0), ''),
    malformed('body without end', withBody([0]), ''),
    malformed('body that goes on behind its end', withBody([0, 0x0b, 0x01]), ''),
    malformed('body whose block has no end', withBody([0, 0x02, 0x40, 0x0b]), ''),
    malformed('else without if', withBody([0, 0x05, 0x0b]), ''),
    malformed('else twice', withBody([0, 0x41, 0, 0x04, 0x40, 0x05, 0x05, 0x0b, 0x0b]), ''),
    malformed('catch of kind 4', withBody([0, 0x1f, 0x40, 1, 4, 0, 0x0b, 0x0b]), 'malformed catch clause'),
    malformed('block of an unknown type', withBody([0, 0x02, 0x7a, 0x0b, 0x0b]), ''),
    invalid('block of a type that is not there', withBody([0, 0x02, 0x01, 0x0b, 0x0b]), 'unknown type'),
    valid('block of type 0 in five bytes', withBody([0, 0x02, 0x80, 0x80, 0x80, 0x80, 0x00, 0x0b, 0x0b])),
    malformed(
      'block type with a bit beyond 33',
      withBody([0, 0x02, 0x80, 0x80, 0x80, 0x80, 0x10, 0x0b, 0x0b]),
      'integer too large',
    ),
    malformed(
      'block type of six bytes',
      withBody([0, 0x02, 0x80, 0x80, 0x80, 0x80, 0x80, 0x00, 0x0b, 0x0b]),
      'integer representation too long',
    ),
    valid('i32.const of five bytes, negative', withBody([0, 0x41, 0x80, 0x80, 0x80, 0x80, 0x78, 0x1a, 0x0b])),
    valid('i32.const -1 of five bytes', withBody([0, 0x41, 0xff, 0xff, 0xff, 0xff, 0x7f, 0x1a, 0x0b])),
    ...[0x08, 0x0f, 0x70, 0x77].map((last) =>
      malformed(
        `i32.const with ${hex(last)} as its fifth byte`,
        withBody([0, 0x41, 0x80, 0x80, 0x80, 0x80, last, 0x1a, 0x0b]),
        'integer too large',
      ),
    ),
    malformed(
      'i32.const of six bytes',
      withBody([0, 0x41, 0x80, 0x80, 0x80, 0x80, 0x80, 0x00, 0x1a, 0x0b]),
      'integer representation too long',
    ),
    valid('i64.const of ten bytes', withBody([0, 0x42, ...Array.from({ length: 9 }, () => 0xff), 0x7f, 0x1a, 0x0b])),
    valid('i64.const of ten bytes, lowest', withBody([0, 0x42, ...Array.from({ length: 9 }, () => 0x80), 0x7f, 0x1a, 0x0b])),
    ...[0x01, 0x3f, 0x40, 0x7e].map((last) =>
      malformed(
        `i64.const with ${hex(last)} as its tenth byte`,
        withBody([0, 0x42, ...Array.from({ length: 9 }, () => 0x80), last, 0x1a, 0x0b]),
        'integer too large',
      ),
    ),
    malformed(
      'i64.const of eleven bytes',
      withBody([0, 0x42, ...Array.from({ length: 10 }, () => 0x80), 0x00, 0x1a, 0x0b]),
      'integer representation too long',
    ),
    valid('many groups of no locals', withBody([3, 0, 0x7f, ...unsigned(0, 5), 0x7c, 1, 0x7b, 0x0b])),
    malformed('2^32 locals', withBody([2, ...unsigned(0xffff_ffff, 5), 0x7f, 1, 0x7f, 0x0b]), 'too many locals'),
    malformed(
      '2^33 locals',
      withBody([3, ...unsigned(0xffff_ffff, 5), 0x7f, ...unsigned(0xffff_ffff, 5), 0x7e, 2, 0x7f, 0x0b]),
      'too many locals',
    ),
    malformed('more groups of locals than there are', withBody([2, 1, 0x7f]), ''),
    invalid(
      'offset of 2^32 in a memory of 32 bits',
      withBody([0, 0x41, 0, 0x28, 2, ...unsigned(2 ** 32, 1), 0x1a, 0x0b], [MEMORY]),
      'offset out of range',
    ),
    valid('offset of 2^32 - 1 in ten bytes', withBody([0, 0x41, 0, 0x28, 2, ...unsigned(2 ** 32 - 1, 10), 0x1a, 0x0b], [MEMORY])),
    valid('memory 0 named in an access', withBody([0, 0x41, 0, 0x28, 0x42, 0, 0, 0x1a, 0x0b], [MEMORY])),
    invalid('memory 1 named in an access', withBody([0, 0x41, 0, 0x28, 0x42, 1, 0, 0x1a, 0x0b], [MEMORY]), 'unknown memory'),
    invalid(
      'alignment 2^3 of four bytes',
      withBody([0, 0x41, 0, 0x28, 3, 0, 0x1a, 0x0b], [MEMORY]),
      'alignment must not be larger than natural',
    ),
    malformed(
      'alignment 2^128',
      withBody([0, 0x41, 0, 0x28, ...unsigned(0x80, 1), 0, 0x1a, 0x0b], [MEMORY]),
      'malformed memop flags',
    ),
    invalid('select of no types', withBody([0, 0x00, 0x1c, 0, 0x1a, 0x0b]), 'invalid result arity'),
    invalid('select of two types', withBody([0, 0x00, 0x1c, 2, 0x7f, 0x7f, 0x1a, 0x0b]), 'invalid result arity'),
    malformed('a call that ends with its body', withBody([0, 0x10]), ''),
    malformed('a number that ends with its body', withBody([0, 0x41, 0x80]), ''),
    malformed('a float that ends with its body', withBody([0, 0x44, 0, 0, 0]), ''),
    malformed('a vector that ends with its body', withBody([0, 0xfd, 12, 0, 0, 0]), ''),
    malformed('a shuffle that ends with its body', withBody([0, 0xfd, 13, 0, 0, 0]), ''),
    malformed(
      'br_table with more labels than there are bytes',
      withBody([0, 0x41, 0, 0x0e, ...unsigned(0xffff_ffff, 5), 0, 0x0b]),
      '',
    ),
    malformed('more types than there are bytes', section(1, ...unsigned(0xffff_ffff, 5), 0x60, 0, 0), ''),
    malformed('more parameters than there are bytes', section(1, 1, 0x60, ...unsigned(0xffff_ffff, 5), 0x7f, 0), ''),
    malformed('a name longer than its section', section(7, 1, ...unsigned(0xffff_ffff, 5), 0x61, 0, 0), ''),
    malformed('data longer than their section', section(11, 1, 1, ...unsigned(0xffff_ffff, 5), 0x61), ''),
    malformed('a name that is no UTF-8', section(7, 1, 2, 0xc0, 0x80, 0, 0), 'malformed UTF-8 encoding'),
    malformed('a name of half a surrogate pair', section(2, 1, 3, 0xed, 0xa0, 0x80, 0, 0, 0), 'malformed UTF-8 encoding'),
    malformed('a custom name that is no UTF-8', section(0, 1, 0xff), 'malformed UTF-8 encoding'),
    invalid(
      'an export name twice',
      moduleOf([
        ...FUNCTION_HEAD,
        { name: '', id: 7, body: [2, 1, 0x61, 0, 0, 1, 0x61, 0, 0] },
        { name: '', id: 10, body: [1, 2, 0, 0x0b] },
      ]),
      'duplicate export name',
    ),
  ];
}

export const BINARY: HardScript = {
  path: 'validity/binary.wast',
  rule: [
    'The binary format. Specification 5.2.2: a number of N bits has at most ceil(N/7) bytes, with no bits set beyond N, and may be padded up to',
    'there; 5.5: sections in their order, each at most once, custom ones anywhere, as long as they say; 5.3 and 5.4: bytes of which few are',
    'allowed; 5.5.16 and 5.5.13: counts that must be equal; fewer than 2^32 locals.',
  ],
  lines: () => [...numbers(), ...structure(), ...bytes()],
};
