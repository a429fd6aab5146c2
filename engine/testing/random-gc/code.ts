/**
 * Expressions of random programs: each is text and what it comes to in the model. They have the type that is asked for; most of
 * what could trap is guarded, some is not.
 */
import type { Random } from '../random.ts';
import { Locals } from './locals.ts';
import {
  blank,
  byteSize,
  caught,
  defaultOf,
  Exn,
  type Func,
  hostValue,
  I31,
  isA,
  ModelTrap,
  narrowed,
  Obj,
  type Reference,
  same,
  type Value,
} from './model.ts';
import { type Code, constant, defined, type Frame, nullOf } from './places.ts';
import {
  type Arrays,
  all,
  exactText,
  type Field,
  FUNCTIONS,
  fits,
  type Heap,
  isBelow,
  isDefaultable,
  isRef,
  type Numeric,
  nonNull,
  nullable,
  type Ref,
  type Struct,
  topOf,
  typeText,
  unpacked,
  type ValueType,
} from './types.ts';

const FLOATS = [0, -0, 1, -1.5, 0.25, 16777216, -3];

/** Writes expressions of one function. */
export class Expressions extends Locals {
  /** A value of a type. */
  value(type: ValueType, depth: number): Code<Value> {
    if (isRef(type)) return this.ref(type, depth);
    return type === 'i32' ? this.i32(depth) : this.numeric(type, depth);
  }

  private numeric(type: Numeric, depth: number): Code<Value> {
    const { r } = this;
    if (depth > 0 && r.chance(60)) {
      const read = r.chance(50) ? this.field(type, depth) : this.element(type, depth);
      if (read !== undefined) return read;
    }
    const known = this.placesBelow(type);
    if (known.length > 0 && r.chance(60)) return r.pick(known).read;
    if (type === 'i64') {
      const n = BigInt.asIntN(64, (BigInt(r.next()) << 32n) | BigInt(r.next())) >> BigInt(r.below(64));
      return { text: `(i64.const ${n})`, run: () => n };
    }
    if (type === 'v128') {
      const lanes = [r.below(9), r.below(9), r.below(9), r.next() | 0] as const;
      return { text: `(v128.const i32x4 ${lanes.join(' ')})`, run: () => lanes };
    }
    const x = r.pick(FLOATS);
    return { text: `(${type}.const ${Object.is(x, -0) ? '-0' : x})`, run: () => x };
  }

  i32(depth: number): Code<number> {
    const { r } = this;
    if (depth > 0) {
      switch (r.below(12)) {
        case 0: {
          const [a, b] = [this.ref(nullable('eq'), depth - 1), this.ref(nullable('eq'), depth - 1)];
          return { text: `(ref.eq ${a.text} ${b.text})`, run: (f) => Number(same(a.run(f), b.run(f))) };
        }
        case 1: {
          const x = this.ref(nullable(r.pick<Heap>(['any', 'eq', 'extern', 'func', 'exn', ...all(this.world.types)])), depth - 1);
          return { text: `(ref.is_null ${x.text})`, run: (f) => Number(x.run(f) === null) };
        }
        case 2:
        case 3: {
          const [from, to] = this.castTypes();
          const x = this.ref(from, depth - 1);
          const { heap } = to;
          if (this.described && typeof heap !== 'string' && heap.kind === 'struct' && r.chance(40)) {
            const isExactly = (y: Reference): boolean => y === null || (y as Obj).def === heap;
            return { text: `(ref.test ${exactText(heap)} ${x.text})`, run: (f) => Number(isExactly(x.run(f))) };
          }
          const test = isA;
          return { text: `(ref.test ${typeText(to)} ${x.text})`, run: (f) => Number(test(x.run(f), to.heap, to.nullable)) };
        }
        case 4: {
          const x = this.maybeNull('i31', depth - 1);
          const unsigned = r.chance(50);
          return {
            text: `(i31.get_${unsigned ? 'u' : 's'} ${x.text})`,
            run: (f) => {
              const { n } = defined(x.run(f)) as unknown as I31;
              return unsigned ? n & 0x7fff_ffff : n;
            },
          };
        }
        case 5: {
          const x = this.maybeNull(r.pick(this.world.types.arrays), depth - 1);
          return { text: `(array.len ${x.text})`, run: (f) => defined(x.run(f)).cells.length };
        }
        case 6:
        case 7: {
          const read = this.field('i32', depth) ?? this.element('i32', depth);
          if (read !== undefined) return read as Code<number>;
          break;
        }
        case 8: {
          const read = this.element('i32', depth);
          if (read !== undefined) return read as Code<number>;
          break;
        }
        case 9: {
          const op = r.pick(['add', 'xor', 'sub'] as const);
          const [a, b] = [this.i32(depth - 1), this.i32(depth - 1)];
          const of = {
            add: (x: number, y: number) => x + y,
            xor: (x: number, y: number) => x ^ y,
            sub: (x: number, y: number) => x - y,
          };
          return { text: `(i32.${op} ${a.text} ${b.text})`, run: (f) => of[op](a.run(f), b.run(f)) | 0 };
        }
        case 10: {
          const table = r.pick(['$any', '$extern', '$func']);
          return { text: `(table.size ${table})`, run: ({ state }) => state.table(table).cells.length };
        }
        default: {
          // A function told by what it gives, through every kind of reference.
          const x = this.ref(nullable(r.pick<Heap>([FUNCTIONS.number, FUNCTIONS.below])), depth - 1);
          const t = this.fresh(nullable(FUNCTIONS.number));
          const arg = this.i32(depth - 1);
          const tee = t.tee(x);
          return {
            text: `(if (result i32) (ref.is_null ${tee.text}) (then (i32.const 0)) (else (call_ref $number ${arg.text} ${t.get.text})))`,
            run: (f) => (tee.run(f) === null ? 0 : ((t.get.run(f) as Func).run(f.state, [arg.run(f)]) as number)),
          };
        }
      }
    }
    const known = this.placesBelow('i32');
    return known.length > 0 && r.chance(50) ? (r.pick(known).read as Code<number>) : constant(r.below(12) - 3);
  }
  /** 0 to n - 1. */
  index(n: number, depth: number): Code<number> {
    if (this.r.chance(60)) return constant(this.r.below(n));
    const x = this.i32(depth);
    return { text: `(i32.rem_u ${x.text} (i32.const ${n}))`, run: (f) => (x.run(f) >>> 0) % n };
  }

  /** What a cast can tell: from a type to one below it, or to a bottom type's neighbour. */
  private castTypes(): readonly [from: Ref, to: Ref] {
    const { r } = this;
    const { structs, arrays } = this.world.types;
    const from = nullable(r.pick<Heap>(['any', 'any', 'eq', 'struct', 'array', 'func', ...structs]));
    const below = (
      ['eq', 'i31', 'struct', 'array', ...structs, ...arrays, FUNCTIONS.number, FUNCTIONS.below, FUNCTIONS.helper] as Heap[]
    ).filter((heap) => heap !== from.heap && isBelow(heap, from.heap));
    return [from, { heap: below.length === 0 ? from.heap : r.pick(below), nullable: r.chance(40) }];
  }

  ref(type: Ref, depth: number): Code<Reference> {
    const { r } = this;
    if (!type.nullable) return this.nonNull(type.heap, depth);
    if (depth <= 0) return this.leaf(type);
    if (this.described && r.chance(15)) {
      const read = this.descriptorOf(type.heap, depth);
      if (read !== undefined) return read;
    }
    switch (r.below(14)) {
      case 0:
      case 1:
        return this.nonNull(type.heap, depth - 1);
      case 2:
      case 3: {
        const read = this.field(type, depth);
        if (read !== undefined) return read as Code<Reference>;
        break;
      }
      case 4: {
        const read = this.element(type, depth);
        if (read !== undefined) return read as Code<Reference>;
        break;
      }
      case 5:
      case 6:
      case 7:
        return this.cast(type.heap, depth) ?? this.leaf(type);
      case 8: {
        const [a, b, c] = [this.ref(type, depth - 1), this.ref(type, depth - 1), this.i32(depth - 1)];
        return {
          text: `(select (result ${typeText(type)}) ${a.text} ${b.text} ${c.text})`,
          run: (f) => {
            const [x, y] = [a.run(f), b.run(f)];
            return c.run(f) !== 0 ? x : y;
          },
        };
      }
      case 9: {
        const [c, a, b] = [this.i32(depth - 1), this.ref(type, depth - 1), this.ref(type, depth - 1)];
        return {
          text: `(if (result ${typeText(type)}) ${c.text} (then ${a.text}) (else ${b.text}))`,
          run: (f) => (c.run(f) !== 0 ? a.run(f) : b.run(f)),
        };
      }
      case 10:
      case 11:
        if (type.heap === 'any' || type.heap === 'extern') return this.through(type.heap, depth);
        break;
      case 12: {
        const t = this.fresh(type);
        return t.tee(this.ref(type, depth - 1)) as Code<Reference>;
      }
      default:
    }
    return this.leaf(type);
  }
  private leaf(type: Ref): Code<Reference> {
    const known = this.placesBelow(type);
    if (known.length > 0 && this.r.chance(85)) return this.r.pick(known).read as Code<Reference>;
    return nullOf(type.heap);
  }

  /** Out of its hierarchy, through a helper, the host, or an exception. */
  private through(heap: 'any' | 'extern', depth: number): Code<Reference> {
    const ways = [this.converted, this.swapped, this.thrown, heap === 'any' ? this.called : this.made];
    return this.r.pick(ways).call(this, heap, depth - 1);
  }
  private converted(heap: 'any' | 'extern', depth: number): Code<Reference> {
    const [other, op] = heap === 'any' ? (['extern', 'any.convert_extern'] as const) : (['any', 'extern.convert_any'] as const);
    const x = this.ref(nullable(other), depth);
    return { text: `(${op} ${x.text})`, run: x.run };
  }
  /** The host keeps one and gives what it had before. */
  private swapped(heap: 'any' | 'extern', depth: number): Code<Reference> {
    const x = this.ref(nullable(heap), depth);
    return {
      text: `(call ${heap === 'any' ? '$swapAny' : '$swap'} ${x.text})`,
      run: (f) => {
        const given = x.run(f);
        const { kept } = f.state;
        const before = kept[heap];
        kept[heap] = given;
        return before;
      },
    };
  }
  private thrown(heap: 'any' | 'extern', depth: number): Code<Reference> {
    const label = this.label();
    const x = this.ref(nullable(heap), depth);
    if (heap === 'extern')
      return {
        text: `(block ${label} (result externref) (try_table (catch $t1 ${label}) (throw $t1 ${x.text})) (unreachable))`,
        run: (f) => caught('$t1', () => new Exn('$t1', [x.run(f)])).values[0] as Reference,
      };
    const n = this.i32(depth);
    return {
      text: `(block ${label} (result anyref i32) (try_table (catch $t0 ${label}) (throw $t0 ${x.text} ${n.text})) (unreachable)) (drop)`,
      run: (f) => caught('$t0', () => new Exn('$t0', [x.run(f), n.run(f)])).values[0] as Reference,
    };
  }
  private called(_: 'any' | 'extern', depth: number): Code<Reference> {
    const { r, later, world } = this;
    const [a, n] = [this.ref(nullable('any'), depth), this.i32(depth)];
    const direct = later.length > 0 && r.chance(70);
    const name = r.pick(direct ? later : world.helpers);
    return {
      text: direct ? `(call ${name} ${a.text} ${n.text})` : `(call_ref $helper ${a.text} ${n.text} (ref.func ${name}))`,
      run: (f) => {
        const args = [a.run(f), n.run(f)];
        return f.state.func(name).run(f.state, args) as Reference;
      },
    };
  }
  private made(_: 'any' | 'extern', depth: number): Code<Reference> {
    const n = this.index(8, depth);
    return { text: `(call $fresh ${n.text})`, run: (f) => hostValue(n.run(f)) };
  }

  /** A cast to the type from one above it; undefined where there is none. */
  private cast(heap: Heap, depth: number): Code<Reference> | undefined {
    const { r } = this;
    const top = topOf(heap);
    if (heap === top || top === 'extern' || top === 'exn') return undefined;
    if (typeof heap !== 'string' && heap.kind === 'struct' && heap.descriptor !== undefined && r.chance(60))
      return this.castByDescriptor(heap, heap.descriptor, depth);
    const from = nullable(
      typeof heap !== 'string' && heap.kind !== 'func' && r.chance(30) ? r.pick<Heap>(['eq', heap.kind]) : top,
    );
    const to = nullable(heap);
    const x = this.ref(from, depth - 1);
    const orNull = (f: Frame): Reference => {
      const y = x.run(f);
      return isA(y, heap, true) ? y : null;
    };
    const [source, target] = [typeText(from), typeText(to)];
    const [yes, no] = [this.label(), this.label()];
    const way = r.below(60);
    if (way === 0)
      return {
        text: `(ref.cast ${target} ${x.text})`,
        run: (f) => {
          const y = x.run(f);
          if (!isA(y, heap, true)) throw new ModelTrap('cast');
          return y;
        },
      };
    if (way < 20) {
      const t = this.fresh(from);
      return {
        text: `(if (result ${target}) (ref.test ${target} ${t.tee(x).text}) (then (ref.cast ${target} ${t.get.text})) (else ${nullOf(heap).text}))`,
        run: (f) => {
          const y = t.tee(x).run(f) as Reference;
          return isA(y, heap, true) ? y : null;
        },
      };
    }
    const text =
      way < 40
        ? `(drop (br_on_cast ${yes} ${source} ${target} ${x.text}))`
        : `(block ${no} (result ${source}) (br ${yes} (br_on_cast_fail ${no} ${source} ${target} ${x.text}))) (drop)`;
    return { text: `(block ${yes} (result ${target}) ${text} ${nullOf(heap).text})`, run: orNull };
  }

  /** A reference that is not null, made where there is none. */
  nonNull(heap: Heap, depth: number): Code<Reference> {
    const { r } = this;
    const type = typeText(nonNull(heap));
    const known = this.placesBelow(nonNull(heap));
    if (known.length > 0 && r.chance(30)) return r.pick(known).read as Code<Reference>;
    if (depth <= 0 || r.chance(25)) return this.create(heap, depth);
    const x = this.ref(nullable(heap), depth - 1);
    const other = this.create(heap, 0);
    const orElse = (f: Frame): Reference => x.run(f) ?? other.run(f);
    const label = this.label();
    const way = r.below(240);
    if (way === 0) return { text: `(ref.as_non_null ${x.text})`, run: (f) => defined(x.run(f)) };
    if (way < 80) {
      const t = this.fresh(nullable(heap));
      const tee = t.tee(x);
      return {
        text: `(if (result ${type}) (ref.is_null ${tee.text}) (then ${other.text}) (else (ref.as_non_null ${t.get.text})))`,
        run: (f) => (tee.run(f) ?? other.run(f)) as Reference,
      };
    }
    const done = this.label();
    const text =
      way < 40 ? `(block ${label} (br ${done} (br_on_null ${label} ${x.text})))` : `(br_on_non_null ${done} ${x.text})`;
    return { text: `(block ${done} (result ${type}) ${text} ${other.text})`, run: orElse };
  }
  /** What an instruction takes that traps on null: mostly it is none. */
  maybeNull(heap: Heap, depth: number): Code<Reference> {
    return this.r.below(300) === 0 ? this.ref(nullable(heap), depth) : this.nonNull(heap, depth);
  }

  private create(heap: Heap, depth: number): Code<Reference> {
    const { r } = this;
    const { structs, arrays } = this.world.types;
    if (typeof heap !== 'string') {
      if (heap.kind === 'struct') return this.newStruct(heap, depth);
      return heap.kind === 'array' ? this.newArray(heap, depth) : this.funcRef(heap.name);
    }
    switch (heap) {
      case 'i31': {
        const n = this.i32(depth);
        return { text: `(ref.i31 ${n.text})`, run: (f) => new I31(n.run(f)) };
      }
      case 'extern':
        if (r.chance(50)) return { text: '(ref.as_non_null (call $fresh (i32.const 1)))', run: () => hostValue(1) };
        else {
          const x = this.create(r.pick<Heap>(['struct', 'array', 'i31']), depth);
          return { text: `(extern.convert_any ${x.text})`, run: x.run };
        }
      case 'func':
        return this.funcRef(r.pick(['$helper', '$number', '$below']));
      case 'exn': {
        const label = this.label();
        const n = this.i32(depth);
        const x = this.ref(nullable('any'), depth);
        return {
          text: `(block ${label} (result (ref exn)) (try_table (catch_all_ref ${label}) (throw $t0 ${x.text} ${n.text})) (unreachable))`,
          run: (f) => caught(undefined, () => new Exn('$t0', [x.run(f), n.run(f)])),
        };
      }
      case 'struct':
        return this.newStruct(r.pick(structs), depth);
      case 'array':
        return this.newArray(r.pick(arrays), depth);
      default:
        return this.create(r.pick<Heap>(['struct', 'struct', 'array', 'i31']), depth);
    }
  }
  private funcRef(type: string): Code<Reference> {
    const { helpers, numbers } = this.world;
    const below = numbers.slice(-1);
    const name = this.r.pick(type === '$helper' ? helpers : type === '$number' ? numbers : below);
    return { text: `(ref.func ${name})`, run: ({ state }) => state.func(name) };
  }
  private newStruct(def: Struct, depth: number): Code<Reference> {
    const { text: last, run: descriptor } = this.exactDescriptor(def, depth - 1);
    const suffix = def.descriptor === undefined ? '' : '_desc';
    if (def.fields.every(isDefaultable) && this.r.chance(20))
      return { text: `(struct.new_default${suffix} ${def.name} ${last})`, run: (f) => blank(def, descriptor(f)) };
    const rest = def.fields.slice(2).map(({ storage }) => this.value(unpacked(storage), depth - 1));
    return {
      text: `(struct.new${suffix} ${def.name} (call $id) (i32.const 0) ${rest.map(({ text }) => text).join(' ')} ${last})`,
      run: (f) => {
        const id = ++f.state.ids;
        const cells = rest.map((c, i) => narrowed((def.fields[i + 2] as Field).storage, c.run(f)));
        return new Obj(def, [id, 0, ...cells], descriptor(f));
      },
    };
  }
  /** A descriptor for a new object: another new one, the one that is kept for the type, rarely none. */
  private exactDescriptor({ descriptor: type }: Struct, depth: number): Code<Reference> {
    const { r } = this;
    if (type === undefined) return { text: '', run: () => null };
    if (r.below(300) === 0)
      return {
        text: '(ref.null none)',
        run: () => {
          throw new ModelTrap('function');
        },
      };
    if (r.chance(40)) return this.newStruct(type, depth);
    return { text: `(call $kept.${type.name.slice(1)})`, run: ({ state }) => state.descriptor(type) };
  }
  /** The descriptor of an object, where its type is one of the heap type. */
  private descriptorOf(heap: Heap, depth: number): Code<Reference> | undefined {
    const all = this.world.types.structs.filter(({ descriptor }) => descriptor !== undefined && isBelow(descriptor, heap));
    if (all.length === 0) return undefined;
    const def = this.r.pick(all);
    const x = this.maybeNull(def, depth - 1);
    return { text: `(ref.get_desc ${def.name} ${x.text})`, run: (f) => defined(x.run(f)).descriptor };
  }
  /** A cast to a structure by its descriptor: by that of the object itself, by the one that is kept, by any of the type. */
  private castByDescriptor(def: Struct, type: Struct, depth: number): Code<Reference> {
    const { r } = this;
    const source = typeText(nullable(r.pick<Heap>(['any', 'eq', 'struct'])));
    const exact = r.chance(40);
    const target = exact ? exactText(def) : typeText(nullable(def));
    const own = r.chance(40);
    const object = this.fresh(nullable(def));
    const x = own ? (object.get as Code<Reference>) : this.ref(nullable(r.pick<Heap>(['struct', def])), depth - 1);
    const d = exact
      ? this.exactDescriptor(def, depth - 1)
      : own
        ? { text: `(ref.get_desc ${def.name} ${x.text})`, run: (f: Frame) => defined(x.run(f)).descriptor }
        : this.maybeNull(type, depth - 1);
    const operands = `(block (result ${source}) ${x.text}) ${d.text}`;
    const [yes, no] = [this.label(), this.label()];
    const traps = r.below(own && !exact ? 3 : 60) === 0;
    const branch = r.chance(50)
      ? `(drop (br_on_cast_desc_eq ${yes} ${source} ${target} ${operands}))`
      : `(block ${no} (result ${source}) (br ${yes} (br_on_cast_desc_eq_fail ${no} ${source} ${target} ${operands}))) (drop)`;
    const text = traps
      ? `(ref.cast_desc_eq ${target} ${operands})`
      : `(block ${yes} (result ${target}) ${branch} (ref.null none))`;
    const run = (f: Frame): Reference => {
      const y = x.run(f);
      const wanted = defined(d.run(f));
      const has = y === null || (y instanceof Obj && y.descriptor === wanted);
      if (traps && !has) throw new ModelTrap('cast');
      return has ? y : null;
    };
    if (!own) return { text, run };
    // An object that is null has no descriptor.
    const tee = object.tee(this.ref(nullable(def), depth - 1));
    return {
      text: `(if (result ${typeText(nullable(def))}) (ref.is_null ${tee.text}) (then (ref.null none)) (else ${text}))`,
      run: (f) => (tee.run(f) === null ? null : run(f)),
    };
  }
  private newArray(def: Arrays, depth: number): Code<Reference> {
    const { r } = this;
    const { name, element } = def;
    const { storage } = element;
    const repeat = (x: Value, n: number): Obj => new Obj(def, new Array<Value>(n).fill(x));
    const n = this.index(7, depth - 1);
    const item = (): Code<Value> => this.value(unpacked(storage), depth - 1);
    switch (r.below(isDefaultable(element) ? 6 : 4)) {
      case 0: {
        const items = Array.from({ length: r.below(5) }, item);
        return {
          text: `(array.new_fixed ${name} ${items.length} ${items.map(({ text }) => text).join(' ')})`,
          run: (f) =>
            new Obj(
              def,
              items.map((c) => narrowed(storage, c.run(f))),
            ),
        };
      }
      case 1: {
        const size = byteSize(storage);
        const segment = size > 0 ? '$data' : isRef(storage) && fits(nullable('any'), storage) ? '$elem' : undefined;
        if (segment === undefined) break;
        const [at, count] = [this.index(4, depth - 1), this.index(4, depth - 1)];
        return {
          text: `(array.new_${size > 0 ? 'data' : 'elem'} ${name} ${segment} ${at.text} ${count.text})`,
          run: (f) => {
            const from = at.run(f);
            return new Obj(def, f.state.segment(storage, from, count.run(f)));
          },
        };
      }
      case 4:
      case 5:
        return { text: `(array.new_default ${name} ${n.text})`, run: (f) => repeat(defaultOf(storage), n.run(f)) };
      default:
    }
    const x = item();
    return {
      text: `(array.new ${name} ${x.text} ${n.text})`,
      run: (f) => {
        const given = narrowed(storage, x.run(f));
        return repeat(given, n.run(f));
      },
    };
  }

  /** A field that has the type. */
  private field(type: ValueType, depth: number): Code<Value> | undefined {
    const { r } = this;
    const all = this.world.types.structs.flatMap((def) =>
      def.fields.flatMap((field, at) => (at !== 1 && fits(unpacked(field.storage), type) ? [{ def, field, at }] : [])),
    );
    if (all.length === 0) return undefined;
    const { def, field, at } = r.pick(all);
    const x = this.maybeNull(def, depth - 1);
    const { get, sign } = reading(field, r);
    return {
      text: `(struct.get${sign} ${def.name} ${at} ${x.text})`,
      run: (f) => get(defined(x.run(f)).cells[at] as Value),
    };
  }
  /** An element that has the type; the default where an array is too short. */
  private element(type: ValueType, depth: number): Code<Value> | undefined {
    const { r } = this;
    if (isRef(type) && !type.nullable) return undefined;
    const all = this.world.types.arrays.filter(({ element }) => fits(unpacked(element.storage), type));
    if (all.length === 0) return undefined;
    const def = r.pick(all);
    const x = this.maybeNull(def, depth - 1);
    const { get, sign } = reading(def.element, r);
    const n = this.index(5, depth - 1);
    if (r.chance(2))
      return {
        text: `(array.get${sign} ${def.name} ${x.text} ${n.text})`,
        run: (f) => {
          const array = x.run(f);
          const at = n.run(f);
          const { cells } = defined(array);
          if (at >= cells.length) throw new ModelTrap('array');
          return get(cells[at] as Value);
        },
      };
    const [array, at] = [this.fresh(nullable(def)), this.fresh('i32')];
    const [teeAt, teeArray] = [at.tee(n), array.tee(x)];
    return {
      text: `(if (result ${typeText(type)}) (i32.lt_u ${teeAt.text} (array.len ${teeArray.text}))
        (then (array.get${sign} ${def.name} ${array.get.text} ${at.get.text})) (else ${defaultText(type)}))`,
      run: (f) => {
        const i = teeAt.run(f) as number;
        const { cells } = defined(teeArray.run(f) as Reference);
        return i < cells.length ? get(cells[i] as Value) : defaultOf(type);
      },
    };
  }
}

/** How a field or element is read: packed ones with a sign or without. */
function reading({ storage }: Field, r: Random): { readonly sign: string; get(x: Value): Value } {
  if (storage !== 'i8' && storage !== 'i16') return { sign: '', get: (x) => x };
  if (r.chance(50)) return { sign: '_u', get: (x) => x };
  const shift = storage === 'i8' ? 24 : 16;
  return { sign: '_s', get: (x) => ((x as number) << shift) >> shift };
}
function defaultText(type: ValueType): string {
  if (isRef(type)) return nullOf(type.heap).text;
  return type === 'v128' ? '(v128.const i32x4 0 0 0 0)' : `(${type}.const 0)`;
}
