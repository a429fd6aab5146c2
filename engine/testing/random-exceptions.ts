/**
 * Test support: random modules in text whose control flow is mostly exceptions. In: a seed; out: a module that ends (calls go to
 * later functions, loops turn a few times, and every call spends fuel). It exports `f` (i32, i64) -> (i64), the global `acc` in
 * which every step leaves a mark, and its tags `t0`...; it imports a host function and the tag of JavaScript's exceptions.
 */

const TYPES = ['i32', 'i64', 'f64'] as const;
type Type = (typeof TYPES)[number];
/** Types of the tags' values; the last one is imported: JavaScript's. */
export const TAGS: readonly (readonly Type[])[] = [
  ['i32'],
  [],
  ['i64', 'f64'],
  ['f64', 'i32', 'i64', 'i64', 'i32', 'i32', 'i32', 'i32', 'i32', 'i32'],
];
const JS_TAG = TAGS.length;

interface Signature {
  readonly params: readonly Type[];
  readonly results: readonly Type[];
}
interface Label {
  readonly name: string;
  readonly types: readonly string[];
}

class Writer {
  private state: number;
  private readonly sigs: Signature[];
  private names = 0;
  private budget = 0;
  private self = 0;
  private locals: string[] = [];
  private labels: Label[] = [];
  /** Legacy constructs instead of try_table: engines refuse both in one module. */
  private readonly legacy: boolean;
  /** Labels of the `try`s whose clauses are being written. */
  private caught: string[] = [];

  constructor(seed: number, legacy: boolean) {
    this.legacy = legacy;
    this.state = seed | 0;
    this.sigs = [{ params: ['i32', 'i64'], results: ['i64'] }];
    while (this.sigs.length < 6) this.sigs.push({ params: this.types(5), results: this.types(4) });
  }

  private below(n: number): number {
    this.state = (Math.imul(this.state, 0x41c6_4e6d) + 12345) | 0;
    return (this.state >>> 12) % n;
  }
  private pick<T>(list: readonly T[]): T {
    return list[this.below(list.length)] as T;
  }
  private types(n: number): Type[] {
    return Array.from({ length: this.below(n) }, () => this.pick(TYPES));
  }
  private fresh(prefix: string): string {
    return `$${prefix}${this.names++}`;
  }

  private expr(t: Type, depth = 2): string {
    if (depth === 0 || this.below(3) === 0) {
      const local = { i32: ['$i0', '$i1'], i64: ['$l0', '$l1'], f64: ['$d0', '$d1'] }[t];
      return this.below(3) === 0 ? `(${t}.const ${this.below(100) - 30})` : `(local.get ${this.pick(local)})`;
    }
    if (t === 'i64' && this.below(4) === 0) return `(i64.extend_i32_s ${this.expr('i32', depth - 1)})`;
    const op = this.pick(t === 'f64' ? ['add'] : ['add', 'sub', 'xor', 'mul']);
    return `(${t}.${op} ${this.expr(t, depth - 1)} ${this.expr(t, depth - 1)})`;
  }
  private exprs(types: readonly Type[]): string {
    return types.map((t) => this.expr(t)).join(' ');
  }
  /** Puts what is on the stack into locals. */
  private consume(types: readonly string[]): string {
    const into: Record<string, readonly string[]> = {
      i32: ['$i0', '$i1'],
      i64: ['$l0', '$l1'],
      f64: ['$d0', '$d1'],
      exnref: ['$e'],
      externref: ['$x'],
    };
    return [...types]
      .reverse()
      .map((t) => (this.below(8) === 0 ? '(drop)' : `(local.set ${this.pick(into[t] as readonly string[])})`))
      .join(' ');
  }

  private call(): string {
    const callee = this.self + 1 + this.below(this.sigs.length - this.self);
    if (callee >= this.sigs.length) return `(local.set $i1 (call $host ${this.expr('i32')}))`;
    const { params, results } = this.sigs[callee] as Signature;
    const kind = this.below(3);
    const how = kind === 0 ? `call_indirect (type $s${callee})` : `call $f${callee}`;
    const index = kind === 0 ? `(i32.const ${callee})` : '';
    return `(${how} ${this.exprs(params)} ${index}) ${this.consume(results)}`;
  }

  /** A construct with clauses, each with a block that takes what it catches, or with somebody else's. */
  private tryTable(depth: number): string {
    const done = this.fresh('done');
    const clauses: string[] = [];
    const own: Label[] = [];
    for (let n = this.below(4); n >= 0; n--) {
      const tag = this.below(JS_TAG + 1);
      const kind = this.pick(['catch', 'catch', 'catch_ref', 'catch_all', 'catch_all_ref']);
      const values = kind.startsWith('catch_all') ? [] : tag === JS_TAG ? ['externref'] : (TAGS[tag] as readonly string[]);
      const types = kind.endsWith('ref') ? [...values, 'exnref'] : values;
      const others = this.labels.filter((l) => l.types.join() === types.join());
      let label = others.length > 0 && this.below(3) === 0 ? this.pick(others) : undefined;
      if (label === undefined) own.push((label = { name: this.fresh('catch'), types }));
      clauses.push(`(${kind} ${kind.startsWith('catch_all') ? '' : `$t${tag} `}${label.name})`);
    }
    const labels = this.labels;
    this.labels = [...labels, { name: done, types: [] }];
    const value = this.below(3) === 0;
    const body = this.body(depth - 1);
    const table = `(try_table ${value ? '(result i64)' : ''} ${clauses.join(' ')} ${body} ${value ? this.expr('i64') : ''})`;
    let code = `${value ? `(local.set $l0 ${table})` : table} (br ${done})`;
    this.labels = labels;
    for (const { name, types } of own) {
      const result = types.length === 0 ? '' : `(result ${types.join(' ')})`;
      const handler = this.below(2) === 0 ? this.statement(depth - 1) : '';
      code = `(block ${name} ${result} ${code}) ${this.consume(types)} ${handler} (br ${done})`;
    }
    return `(block ${done} ${code})`;
  }

  /** `try` with clauses, which may throw again what this or an outer one took; or with `delegate`, to any construct around it. */
  private tryLegacy(depth: number): string {
    const name = this.fresh('try');
    const { labels, caught } = this;
    const inside = (work: () => string): string => {
      this.labels = [...labels, { name, types: [] }];
      const code = work();
      this.labels = labels;
      this.caught = caught;
      return code;
    };
    const body = inside(() => this.body(depth - 1));
    if (this.below(4) === 0) {
      const target = this.below(labels.length + 1);
      return `(try ${name} (do ${body}) (delegate ${labels[target]?.name ?? labels.length}))`;
    }
    const clauses: string[] = [];
    for (let n = this.below(3); n > 0; n--) {
      const tag = this.below(JS_TAG + 1);
      const values = tag === JS_TAG ? ['externref'] : (TAGS[tag] as readonly string[]);
      clauses.push(`(catch $t${tag} ${this.consume(values)} ${inside(() => this.clause(name, depth))})`);
    }
    if (this.below(2) === 0) clauses.push(`(catch_all ${inside(() => this.clause(name, depth))})`);
    return `(try ${name} (do ${body}) ${clauses.join(' ')})`;
  }
  private clause(name: string, depth: number): string {
    this.caught = [...this.caught, name];
    const again = this.below(3) === 0 ? `(if ${this.expr('i32')} (then (rethrow ${this.pick(this.caught)})))` : '';
    return `${this.below(2) === 0 ? this.statement(depth - 1) : ''} ${again}`;
  }

  private statement(depth: number): string {
    this.budget--;
    const mark = `(global.set $acc (i64.add (i64.mul (global.get $acc) (i64.const 31)) ${this.expr('i64')}))`;
    if (this.budget < 0 || depth <= 0) return mark;
    switch (this.below(12)) {
      case 0:
      case 1:
        return this.call();
      case 2:
      case 3:
      case 4:
        return this.legacy ? this.tryLegacy(depth) : this.tryTable(depth);
      case 5: {
        const tag = this.below(JS_TAG);
        return `(if ${this.expr('i32')} (then (throw $t${tag} ${this.exprs(TAGS[tag] as readonly Type[])})))`;
      }
      case 6:
        if (this.legacy) return mark;
        // Mostly an exception that was caught; a trap where there was none.
        return this.below(4) === 0
          ? '(throw_ref (local.get $e))'
          : '(if (i32.eqz (ref.is_null (local.get $e))) (then (throw_ref (local.get $e))))';
      case 7: {
        const top = this.fresh('top');
        const count = this.fresh('n');
        this.locals.push(`(local ${count} i32)`);
        return `(local.set ${count} (i32.const ${1 + this.below(3)})) (loop ${top} ${this.body(depth - 1)}
          (br_if ${top} (i32.gt_s (local.tee ${count} (i32.sub (local.get ${count}) (i32.const 1))) (i32.const 0))))`;
      }
      case 8:
        return `(if ${this.expr('i32')} (then ${this.body(depth - 1)}) (else ${this.body(depth - 1)}))`;
      case 9: {
        const t = this.pick(TYPES);
        return `${this.expr(t)} ${this.consume([t])}`;
      }
      case 10: {
        const same = this.sigs.findIndex((s, i) => i > this.self && s.results.join() === this.sigs[this.self]?.results.join());
        if (same < 0) return this.below(10) === 0 ? `(if ${this.expr('i32')} (then (unreachable)))` : mark;
        return `(if ${this.expr('i32')} (then (return_call $f${same} ${this.exprs(this.sigs[same]?.params ?? [])})))`;
      }
      default:
        return mark;
    }
  }
  private body(depth: number): string {
    return Array.from({ length: 1 + this.below(4) }, () => this.statement(depth)).join(' ');
  }

  private func(i: number): string {
    const { params, results } = this.sigs[i] as Signature;
    this.self = i;
    this.budget = 22;
    this.locals = [];
    this.labels = [];
    const own = params.map((t, k) => `(local.set $${{ i32: 'i', i64: 'l', f64: 'd' }[t]}${k % 2} (local.get ${k}))`).join(' ');
    const body = this.body(4);
    const end = this.exprs(results);
    const zeros = results.map((t) => `(${t}.const 0)`).join(' ');
    return `(func $f${i} (type $s${i}) (local $i0 i32) (local $i1 i32) (local $l0 i64) (local $l1 i64) (local $d0 f64) (local $d1 f64)
      ${this.legacy ? '' : '(local $e exnref)'} (local $x externref) ${this.locals.join(' ')}
      (if (i32.eqz (global.get $fuel)) (then (return ${zeros}))) (global.set $fuel (i32.sub (global.get $fuel) (i32.const 1)))
      ${own} ${body} ${end})`;
  }

  module(): string {
    const list = (name: string, types: readonly string[]): string => (types.length === 0 ? '' : `(${name} ${types.join(' ')})`);
    const funcs = this.sigs.map((_, i) => this.func(i));
    return `(module
      ${this.sigs.map((s, i) => `(type $s${i} (func ${list('param', s.params)} ${list('result', s.results)}))`).join('\n')}
      (import "m" "host" (func $host (param i32) (result i32)))
      (import "m" "js" (tag $t${JS_TAG} (param externref)))
      ${TAGS.map((t, k) => `(tag $t${k} (export "t${k}") ${list('param', t)})`).join(' ')}
      (global $acc (export "acc") (mut i64) (i64.const 1)) (global $fuel (mut i32) (i32.const 200))
      (table funcref (elem ${this.sigs.map((_, i) => `$f${i}`).join(' ')}))
      ${funcs.join('\n')} (export "f" (func $f0)))`;
  }
}

/** The module of a seed; `legacy`: with the constructs that came before try_table. */
export function randomExceptions(seed: number, legacy: boolean): string {
  return new Writer(seed, legacy).module();
}
