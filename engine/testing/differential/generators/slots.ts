/**
 * More values than registers: locals of every type that change places in loops, by permutations and copies, and are kept across
 * calls, in frames that are larger than what one instruction reaches. In: random choices; out: a module.
 */
import type { Random } from '../../random.ts';
import type { Sample } from './sample.ts';

/** A type: how its value comes from the i64 in local 0 and a number, and how it becomes an i64 again. */
interface Kind {
  readonly type: string;
  readonly make: (n: number) => string;
  readonly look: (value: string) => string;
}
const mixed = (n: number): string => `(i64.add (i64.mul (local.get 0) (i64.const ${2 * n + 1})) (i64.const ${n}))`;
const KINDS: readonly Kind[] = [
  { type: 'i64', make: mixed, look: (v) => v },
  { type: 'i32', make: (n) => `(i32.wrap_i64 ${mixed(n)})`, look: (v) => `(i64.extend_i32_u ${v})` },
  { type: 'f64', make: (n) => `(f64.convert_i64_s ${mixed(n)})`, look: (v) => `(i64.reinterpret_f64 ${v})` },
  {
    type: 'f32',
    make: (n) => `(f32.convert_i64_s ${mixed(n)})`,
    look: (v) => `(i64.extend_i32_u (i32.reinterpret_f32 ${v}))`,
  },
  { type: 'v128', make: (n) => `(i64x2.splat ${mixed(n)})`, look: (v) => `(i64x2.extract_lane 1 ${v})` },
];
/** Parameters: what values come from, and how often they change places. */
const PARAMS = 2;

export function slots(r: Random): Sample {
  const kinds = Array.from({ length: r.pick([20, 60, 120, 400]) }, () => (r.chance(50) ? r.pick(KINDS) : (KINDS[0] as Kind)));
  const at = (k: number): string => String(PARAMS + k);
  const all = kinds.map((_, k) => k);
  /** Some locals of a type take each other's places; now and then one goes to several. */
  const turn = (): string => {
    const kind = r.pick(kinds);
    const places = r.some(
      all.filter((k) => kinds[k] === kind),
      1,
      60,
    );
    const from = [...places];
    for (let k = from.length - 1; k > 0; k--) {
      const other = r.below(k + 1);
      [from[k], from[other]] = [from[other] as number, from[k] as number];
    }
    if (r.chance(30)) from[0] = from.at(-1) as number;
    const gets = from.map((k) => `(local.get ${at(k)})`);
    const sets = places.map((k) => `(local.set ${at(k)})`).reverse();
    return [...gets, ...sets].join(' ');
  };
  const inside = Array.from({ length: 1 + r.below(4) }, () =>
    r.chance(30) ? '(local.set 0 (call $through (local.get 0)))' : turn(),
  );
  const looks = kinds.map(
    ({ look }, k) => `(local.set 0 (i64.add (i64.mul (local.get 0) (i64.const 31)) ${look(`(local.get ${at(k)})`)}))`,
  );
  return {
    module: `(module
      (func $through (param i64) (result i64) (if (i64.eqz (local.get 0)) (then (return (i64.const 1)))) (local.get 0))
      (func (export "f") (param i64 i32) (result i64) (local ${kinds.map(({ type }) => type).join(' ')})
        ${kinds.map(({ make }, k) => `(local.set ${at(k)} ${make(k)})`).join('\n')}
        (local.set 1 (i32.and (local.get 1) (i32.const 7)))
        (loop $l ${inside.join('\n')}
          (br_if $l (i32.gt_s (local.tee 1 (i32.sub (local.get 1) (i32.const 1))) (i32.const 0))))
        ${looks.join('\n')}
        (local.get 0)))`,
    times: 4,
  };
}
