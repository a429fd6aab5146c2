/**
 * One small function for every instruction of the opcode table, in groups that each are one module: the inputs of goldens that
 * show every instruction at every stage. Most functions follow from the table's row; those of special validation are written out.
 * The table's features decide which groups the compiler can be given.
 */
import { bug } from '../../engine/wasm/errors.ts';
import { FEATURE, type Features, WASM3 } from '../../engine/wasm/features.ts';
import { OP_ROWS, type OpRow } from '../../engine/wasm/opcodes.ts';

/** Parameters, results and body of instructions whose rows have no signature. */
const WRITTEN = `
unreachable                (result i32) (unreachable)
block                      (param i32) (result i32) (block (result i32) (i32.eqz (local.get 0)))
loop                       (param i32) (loop (local.set 0 (i32.sub (local.get 0) (i32.const 1))) (br_if 0 (local.get 0)))
if                         (param i32 i64) (if (local.get 0) (then (global.set $g (i32.wrap_i64 (local.get 1)))))
else                       (param i32 i64 i64) (result i64) (if (result i64) (local.get 0) (then (local.get 1)) (else (local.get 2)))
end                        (result i32) (block (nop)) (i32.const 1)
br                         (param i64) (result i64) (block (result i64) (br 0 (local.get 0)))
br_if                      (param i32 f32) (result f32) (br_if 0 (local.get 1) (local.get 0)) (f32.neg)
br_table                   (param i32) (result i32) (block (block (br_table 0 1 1 0 (local.get 0))) (return (i32.const 5))) (i32.const 6)
return                     (param f64) (result f64) (return (local.get 0))
call                       (param i32) (result i32) (call $callee (local.get 0))
call_indirect              (param i32 i32) (result i32) (call_indirect (type $sig) (local.get 0) (local.get 1))
return_call                (param i32) (result i32) (return_call $callee (local.get 0))
return_call_indirect       (param i32 i32) (result i32) (return_call_indirect (type $sig) (local.get 0) (local.get 1))
return_call_ref            (param i32 (ref null $sig)) (result i32) (return_call_ref $sig (local.get 0) (local.get 1))
call_ref                   (param i32 (ref null $sig)) (result i32) (call_ref $sig (local.get 0) (local.get 1))
drop                       (param i32) (result i32) (drop (call $callee (local.get 0))) (local.get 0)
select                     (param i64 i64 i32) (result i64) (select (local.get 0) (local.get 1) (local.get 2))
select_t                   (param funcref funcref i32) (result funcref) (select (result funcref) (local.get 0) (local.get 1) (local.get 2))
local.get                  (param i32 i64) (result i64) (local.get 1)
local.set                  (param i32) (result i32) (local i32) (local.set 1 (local.get 0)) (local.get 1)
local.tee                  (param i32) (result i32) (local i32) (i32.add (local.tee 1 (local.get 0)) (local.get 1))
global.get                 (result i32) (global.get $g)
global.set                 (param i32) (global.set $g (local.get 0))
table.get                  (param i32) (result funcref) (table.get 0 (local.get 0))
table.set                  (param i32 funcref) (table.set 0 (local.get 0) (local.get 1))
table.copy                 (param i32 i32 i32) (table.copy (local.get 0) (local.get 1) (local.get 2))
memory.copy                (param i32 i32 i32) (memory.copy (local.get 0) (local.get 1) (local.get 2))
ref.null                   (result externref) (ref.null extern)
ref.is_null                (param externref) (result i32) (ref.is_null (local.get 0))
ref.func                   (result funcref) (ref.func $callee)
ref.as_non_null            (param (ref null $sig)) (result (ref $sig)) (ref.as_non_null (local.get 0))
br_on_null                 (param (ref null $sig)) (result i32) (block (return (call_ref $sig (i32.const 1) (br_on_null 0 (local.get 0))))) (i32.const 2)
br_on_non_null             (param (ref null $sig)) (result (ref $sig)) (br_on_non_null 0 (local.get 0)) (unreachable)
throw                      (param i32) (throw $e (local.get 0))
throw_ref                  (param exnref) (throw_ref (local.get 0))
try_table                  (param i32) (result i32) (block (result i32) (try_table (result i32) (catch $e 0) (call $callee (local.get 0))))
try                        (param i32) (result i32) (try (result i32) (do (call $callee (local.get 0))))
catch                      (param i32) (result i32) (try (result i32) (do (call $callee (local.get 0))) (catch $e))
rethrow                    (param i32) (result i32) (try (result i32) (do (call $callee (local.get 0))) (catch $e (rethrow 0)))
delegate                   (param i32) (result i32) (try (result i32) (do (call $callee (local.get 0))) (delegate 0))
catch_all                  (param i32) (result i32) (try (result i32) (do (call $callee (local.get 0))) (catch_all (i32.const 3)))
ref.eq                     (param eqref eqref) (result i32) (ref.eq (local.get 0) (local.get 1))
struct.new                 (param i32 f64) (result (ref $point)) (struct.new $point (local.get 0) (i32.const 1) (local.get 1))
struct.new_default         (result (ref $point)) (struct.new_default $point)
struct.get                 (param (ref null $point)) (result f64) (struct.get $point $z (local.get 0))
struct.get_s               (param (ref null $point)) (result i32) (struct.get_s $point $y (local.get 0))
struct.get_u               (param (ref null $point)) (result i32) (struct.get_u $point $y (local.get 0))
struct.set                 (param (ref null $point) i32) (struct.set $point $x (local.get 0) (local.get 1))
array.new                  (param i32 i32) (result (ref $bytes)) (array.new $bytes (local.get 0) (local.get 1))
array.new_default          (param i32) (result (ref $bytes)) (array.new_default $bytes (local.get 0))
array.new_fixed            (param i32 i32) (result (ref $bytes)) (array.new_fixed $bytes 2 (local.get 0) (local.get 1))
array.new_data             (param i32 i32) (result (ref $bytes)) (array.new_data $bytes $d (local.get 0) (local.get 1))
array.new_elem             (param i32 i32) (result (ref $funcs)) (array.new_elem $funcs $el (local.get 0) (local.get 1))
array.get                  (param (ref null $funcs) i32) (result funcref) (array.get $funcs (local.get 0) (local.get 1))
array.get_s                (param (ref null $bytes) i32) (result i32) (array.get_s $bytes (local.get 0) (local.get 1))
array.get_u                (param (ref null $bytes) i32) (result i32) (array.get_u $bytes (local.get 0) (local.get 1))
array.set                  (param (ref null $bytes) i32 i32) (array.set $bytes (local.get 0) (local.get 1) (local.get 2))
array.len                  (param arrayref) (result i32) (array.len (local.get 0))
array.fill                 (param (ref null $bytes) i32 i32 i32) (array.fill $bytes (local.get 0) (local.get 1) (local.get 2) (local.get 3))
array.copy                 (param (ref null $bytes) i32 i32) (array.copy $bytes $bytes (local.get 0) (local.get 1) (local.get 0) (local.get 2) (i32.const 4))
array.init_data            (param (ref null $bytes) i32 i32 i32) (array.init_data $bytes $d (local.get 0) (local.get 1) (local.get 2) (local.get 3))
array.init_elem            (param (ref null $funcs) i32 i32 i32) (array.init_elem $funcs $el (local.get 0) (local.get 1) (local.get 2) (local.get 3))
ref.test                   (param anyref) (result i32) (ref.test (ref $point) (local.get 0))
ref.test_null              (param anyref) (result i32) (ref.test (ref null $point) (local.get 0))
ref.cast                   (param anyref) (result (ref $point)) (ref.cast (ref $point) (local.get 0))
ref.cast_null              (param anyref) (result (ref null $point)) (ref.cast (ref null $point) (local.get 0))
br_on_cast                 (param anyref) (result i31ref) (br_on_cast 0 anyref i31ref (local.get 0)) (unreachable)
br_on_cast_fail            (param anyref) (result anyref) (br_on_cast_fail 0 anyref (ref $point) (local.get 0)) (drop) (ref.null any)
any.convert_extern         (param externref) (result anyref) (any.convert_extern (local.get 0))
extern.convert_any         (param anyref) (result externref) (extern.convert_any (local.get 0))
ref.i31                    (param i32) (result (ref i31)) (ref.i31 (local.get 0))
i31.get_s                  (param i31ref) (result i32) (i31.get_s (local.get 0))
i31.get_u                  (param i31ref) (result i32) (i31.get_u (local.get 0))
struct.new_desc            (param i32 (ref (exact $desc))) (result (ref $object)) (struct.new_desc $object (local.get 0) (local.get 1))
struct.new_default_desc    (param (ref (exact $desc))) (result (ref $object)) (struct.new_default_desc $object (local.get 0))
ref.get_desc               (param (ref null $object)) (result (ref $desc)) (ref.get_desc $object (local.get 0))
ref.cast_desc_eq           (param anyref (ref null $desc)) (result (ref $object)) (ref.cast_desc_eq (ref $object) (local.get 0) (local.get 1))
ref.cast_desc_eq_null      (param anyref (ref null $desc)) (result (ref null $object)) (ref.cast_desc_eq (ref null $object) (local.get 0) (local.get 1))
br_on_cast_desc_eq         (param anyref (ref null $desc)) (result (ref $object)) (br_on_cast_desc_eq 0 anyref (ref $object) (local.get 0) (local.get 1)) (unreachable)
br_on_cast_desc_eq_fail    (param anyref (ref null $desc)) (result anyref) (br_on_cast_desc_eq_fail 0 anyref (ref $object) (local.get 0) (local.get 1))
`;

const written: ReadonlyMap<string, string> = new Map(
  WRITTEN.trim()
    .split('\n')
    .map((line) => [line.slice(0, 27).trim(), line.slice(27)]),
);

/** Fields that the functions of a group refer to, a line each. */
const MEMORY = ['(memory 1)'];
const SIGNATURE = ['(type $sig (func (param i32) (result i32)))'];
const CALLEE = ['(func $callee (type $sig) (local.get 0))', '(elem declare func $callee)'];
const TABLE = ['(table 4 funcref)'];
const FIELDS: Readonly<Record<string, readonly string[]>> = {
  control: [...SIGNATURE, ...TABLE, '(global $g (mut i32) (i32.const 7))', ...CALLEE],
  memory: MEMORY,
  'tail-call': [...SIGNATURE, ...TABLE, ...CALLEE],
  'reference-types': [...SIGNATURE, ...TABLE, ...CALLEE],
  'function-references': [...SIGNATURE, ...CALLEE],
  'bulk-memory': [...SIGNATURE, ...MEMORY, ...TABLE, ...CALLEE, '(elem $el func $callee)', '(data $d "data")'],
  'simd-memory': MEMORY,
  gc: [
    ...SIGNATURE,
    '(type $point (struct (field $x (mut i32)) (field $y (mut i8)) (field $z f64)))',
    '(type $bytes (array (mut i8)))',
    '(type $funcs (array (mut funcref)))',
    ...CALLEE,
    '(elem $el func $callee)',
    '(data $d "data")',
  ],
  exceptions: [...SIGNATURE, '(tag $e (param i32))', ...CALLEE],
  'legacy-exceptions': [...SIGNATURE, '(tag $e (param i32))', ...CALLEE],
  threads: ['(memory 1 2 shared)'],
  'custom-descriptors': [
    '(rec (type $object (descriptor $desc) (struct (field i32))) (type $desc (describes $object) (struct)))',
  ],
};

const VALUES: Readonly<Record<string, string>> = {
  i32: '-7',
  i64: '0x123456789abcdef',
  f32: '1.5',
  f64: '-0.1',
  v128: 'i32x4 1 2 3 -4',
  shuffle: '0 3 1 2 5 7 6 4 9 8 11 10 30 31 29 28',
  elem: '$el',
  data: '$d',
};
/** An immediate as text; memories and tables are the only ones of their modules. */
function immediate(kind: string): string {
  if (/^mem\d$/.test(kind)) return 'offset=16';
  if (kind.startsWith('lane')) return '1';
  return VALUES[kind] ?? (['memory', 'table', 'order'].includes(kind) ? '' : bug(`no example of immediate ${kind}`));
}
const typeText = (t: string): string => (t === 'addr' || t === 'taddr' ? 'i32' : t === 'elem' ? 'funcref' : t);

/** `(param …) (result …) body` of a function that uses the instruction. */
function functionText(row: OpRow): string {
  const { params, results, name } = row;
  if (params === undefined || results === undefined) return written.get(name) ?? bug(`no example of ${name}`);
  const list = (keyword: string, types: readonly string[]): string =>
    types.length === 0 ? '' : `(${keyword} ${types.map(typeText).join(' ')}) `;
  const operands = [name, ...row.imms.map(immediate), ...params.map((_, i) => `(local.get ${i})`)].filter((s) => s !== '');
  return `${list('param', params)}${list('result', results)}(${operands.join(' ')})`;
}

/** The group that a row belongs to: its feature; the large features by what their instructions are about. */
function groupOf({ name, align, feature }: OpRow): string {
  const subject = name.includes('.') ? (name.split('.')[0] as string) : 'control';
  if (feature === 'mvp') {
    if (align >= 0 || subject === 'memory') return 'memory';
    return subject === 'local' || subject === 'global' ? 'control' : subject;
  }
  if (feature !== 'simd') return feature;
  return align >= 0 ? 'simd-memory' : `simd-${subject}`;
}

/** The instructions of a golden's input. */
export interface OpcodeGroup {
  readonly name: string;
  /** What the language must have switched on to read the group. */
  readonly features: Features;
  readonly rows: readonly OpRow[];
}

/** All groups, in the order of the table. */
export const OPCODE_GROUPS: ReadonlyMap<string, OpcodeGroup> = (() => {
  const groups = new Map<string, OpcodeGroup & { readonly rows: OpRow[] }>();
  for (const row of OP_ROWS) {
    const name = groupOf(row);
    const group = groups.get(name) ?? { name, features: WASM3 | FEATURE[row.feature], rows: [] };
    group.rows.push(row);
    groups.set(name, group);
  }
  return groups;
})();

/** A module with a function for each of the group's instructions. */
export function groupModule({ name, rows }: OpcodeGroup): string {
  const lines = [...(FIELDS[name] ?? []), ...rows.map((row) => `(func $${row.name} ${functionText(row)})`)];
  return `(module\n${lines.map((l) => `  ${l}\n`).join('')})\n`;
}

/** Operands of another type than the instruction wants. */
const WRONG: Readonly<Record<string, string>> = { i32: 'i64', i64: 'i32', f32: 'f64', f64: 'f32', v128: 'i32' };

/** The same function with operands that do not fit, or without operands one result too few or too many. */
function spoiled(text: string): string {
  const [, params, rest = ''] = /^\(param ((?:[^()]|\([^()]*(?:\([^()]*\))?[^()]*\))*)\) ?(.*)$/s.exec(text) ?? [];
  if (params === undefined)
    return text.startsWith('(result') ? text.replace(/^\(result [^()]*(?:\(.*?\))?[^()]*\) /, '') : `(result i64) ${text}`;
  const types = params.match(/\([^()]*(?:\([^()]*\))?[^()]*\)|[^ ()]+/g) ?? [];
  return `(param ${types.map((t) => WRONG[t] ?? 'i32').join(' ')}) ${rest}`;
}

/** Those of the fields that a text refers to, by the first name in each; all that have none. */
function fieldsFor(fields: readonly string[], text: string): string {
  const kept: string[] = [];
  for (const field of [...fields].reverse()) {
    const [name] = /\$\w+/.exec(field) ?? [];
    if (name === undefined || [...kept, text].some((t) => t.includes(name))) kept.unshift(field);
  }
  return kept.map((f) => `${f} `).join('');
}

/** A module for each instruction, and the same with operands that do not fit: what validation is to say of both. */
export function groupVerdicts({ name, rows }: OpcodeGroup): string {
  return rows
    .map((row) => {
      const text = functionText(row);
      const fields = fieldsFor(FIELDS[name] ?? [], text);
      return `;; ${row.name}\n(module ${fields}(func ${text}))\n(module ${fields}(func ${spoiled(text)}))\n`;
    })
    .join('');
}
