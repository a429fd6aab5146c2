/** Statements of random programs: what changes the heap, in branches, loops and handlers. */
import { Expressions } from './code.ts';
import { byteSize, Exn, ModelTrap, narrowed, type Obj, type Reference, Thrown, type Value } from './model.ts';
import { type Code, constant, type Frame } from './places.ts';
import {
  type Arrays,
  fits,
  type Heap,
  isRef,
  MARK,
  nonNull,
  nullable,
  type Ref,
  topOf,
  unpacked,
  type ValueType,
} from './types.ts';

/** Tables: name, element type, sizes. */
export const TABLES = [
  { name: '$any', type: nullable('any'), size: 5, max: 9 },
  { name: '$extern', type: nullable('extern'), size: 3, max: 5 },
  { name: '$func', type: nullable('func'), size: 4, max: 6 },
] as const;

const sequence = (parts: readonly Code[]): Code => ({
  text: parts.map(({ text }) => text).join('\n    '),
  run: (f) => {
    for (const part of parts) part.run(f);
  },
});

export class Statements extends Expressions {
  /** Statements that may still be written. */
  private budget = 12;
  private nested = 0;

  block(depth: number): Code {
    return sequence(Array.from({ length: 1 + this.r.below(3) }, () => this.statement(depth)));
  }
  /** Most places get something, then it goes on. */
  body(): Code {
    const { r, world } = this;
    const own = this.places.filter(() => r.chance(35));
    const others = r.some([...world.globals, ...world.elements], 2, 6);
    const fill = [...own, ...others].map(({ type, write }) =>
      write(isRef(type) ? this.nonNull(type.heap, 2) : this.value(type, 2)),
    );
    return sequence([...fill, ...Array.from({ length: 3 + r.below(3) }, () => this.statement(2))]);
  }

  private note(x: Code<number>): Code {
    return { text: `(call $note ${x.text})`, run: (f) => f.state.note(x.run(f)) };
  }
  /** What the heap is just now. */
  private digest(): Code {
    return { text: '(call $note (call $digest))', run: ({ state }) => state.note(state.digest()) };
  }

  private statement(depth: number): Code {
    const { r } = this;
    this.budget--;
    if (this.budget < 0 || depth <= 0) return this.assign(1);
    switch (r.below(24)) {
      case 0:
      case 1:
      case 2:
      case 3:
        return this.assign(2);
      case 4:
      case 5:
      case 6:
        return this.setField() ?? this.assign(2);
      case 7:
      case 8:
        return this.setElement() ?? this.assign(2);
      case 9:
        return this.fill() ?? this.assign(2);
      case 10:
        return this.copy() ?? this.assign(2);
      case 11:
        return this.init() ?? this.assign(2);
      case 12:
      case 13:
        return this.table();
      case 14: {
        const c = this.i32(2);
        const [yes, no] = [this.block(depth - 1), this.block(depth - 1)];
        return {
          text: `(if ${c.text} (then ${yes.text}) (else ${no.text}))`,
          run: (f) => (c.run(f) !== 0 ? yes.run(f) : no.run(f)),
        };
      }
      case 15:
      case 16:
        return this.nested < 2 ? this.loop(depth) : this.assign(2);
      case 17:
      case 18:
        return this.attempt(depth);
      case 19:
        return this.throws();
      case 20: {
        const n = r.below(20);
        return { text: `(call $garbage (i32.const ${n}))`, run: () => {} };
      }
      case 21:
        return this.note(this.i32(3));
      case 22:
        if (!r.chance(4)) return this.digest();
        return r.chance(50)
          ? { text: '(elem.drop $elem)', run: ({ state }) => void (state.elem = []) }
          : { text: '(data.drop $data)', run: ({ state }) => void (state.data = new Uint8Array(0)) };
      default: {
        const x = this.value(r.pick<ValueType>(['i32', nullable('any'), nullable('extern')]), 3);
        return { text: `(drop ${x.text})`, run: (f) => void x.run(f) };
      }
    }
  }

  private assign(depth: number): Code {
    const { r } = this;
    const place = r.pick([...this.places, ...this.places, ...this.world.globals, ...this.world.elements]);
    return place.write(this.value(place.type, depth));
  }

  private setField(): Code | undefined {
    const all = this.world.types.structs.flatMap((def) =>
      def.fields.flatMap((field, at) => (field.mutable && at !== MARK ? [{ def, field, at }] : [])),
    );
    if (all.length === 0) return undefined;
    const { def, field, at } = this.r.pick(all);
    const x = this.maybeNull(def, 2);
    const value = this.value(unpacked(field.storage), 2);
    return {
      text: `(struct.set ${def.name} ${at} ${x.text} ${value.text})`,
      run: (f) => {
        const object = x.run(f) as Obj | null;
        const given = narrowed(field.storage, value.run(f));
        if (object === null) throw new ModelTrap('function');
        object.cells[at] = given;
      },
    };
  }

  private mutableArray(): Arrays | undefined {
    const all = this.world.types.arrays.filter(({ element }) => element.mutable);
    return all.length === 0 ? undefined : this.r.pick(all);
  }
  /**
   * `act` on an array, mostly where elements `at` to `at + count - 1` are there. `act` is given how the array is read; in the
   * model, the array.
   */
  private within(
    def: Arrays,
    at: number,
    count: number,
    act: (array: string) => Code<unknown> & { on(f: Frame, x: Obj): void },
  ): Code {
    const x = this.maybeNull(def, 2);
    const array = this.fresh(nullable(def));
    const tee = array.tee(x);
    const inner = act(array.get.text);
    const guarded = this.r.chance(98);
    const test = `(i32.ge_u (array.len ${tee.text}) (i32.const ${at + count}))`;
    return {
      text: guarded ? `(if ${test} (then ${inner.text}))` : `(drop (array.len ${tee.text})) ${inner.text}`,
      run: (f) => {
        const object = tee.run(f) as Obj | null;
        if (object === null) throw new ModelTrap('function');
        if (guarded && object.cells.length < at + count) return;
        inner.on(f, object);
      },
    };
  }
  private setElement(): Code | undefined {
    const def = this.mutableArray();
    if (def === undefined) return undefined;
    const at = this.r.below(4);
    const value = this.value(unpacked(def.element.storage), 2);
    return this.within(def, at, 1, (array) => ({
      text: `(array.set ${def.name} ${array} (i32.const ${at}) ${value.text})`,
      run: () => {},
      on: (f, x) => {
        const given = narrowed(def.element.storage, value.run(f));
        if (at >= x.cells.length) throw new ModelTrap('array');
        x.cells[at] = given;
      },
    }));
  }
  private fill(): Code | undefined {
    const def = this.mutableArray();
    if (def === undefined) return undefined;
    const [at, count] = [this.r.below(4), this.r.below(4)];
    const value = this.value(unpacked(def.element.storage), 2);
    return this.within(def, at, count, (array) => ({
      text: `(array.fill ${def.name} ${array} (i32.const ${at}) ${value.text} (i32.const ${count}))`,
      run: () => {},
      on: (f, x) => {
        const given = narrowed(def.element.storage, value.run(f));
        if (at + count > x.cells.length) throw new ModelTrap('array');
        x.cells.fill(given, at, at + count);
      },
    }));
  }
  private copy(): Code | undefined {
    const { r } = this;
    const def = this.mutableArray();
    if (def === undefined) return undefined;
    const same = ({ element: { storage } }: Arrays): boolean =>
      isRef(storage) ? isRef(def.element.storage) && fits(storage, def.element.storage) : storage === def.element.storage;
    const from = r.pick(this.world.types.arrays.filter(same));
    const [to, at, count] = [r.below(4), r.below(4), r.below(4)];
    const itself = from === def && r.chance(50);
    const source = this.maybeNull(from, 2);
    const sourceLocal = this.fresh(nullable(from));
    const tee = sourceLocal.tee(source);
    return this.within(def, to, count, (array) => {
      const copy = (text: string): string =>
        `(array.copy ${def.name} ${from.name} ${array} (i32.const ${to}) ${text} (i32.const ${at}) (i32.const ${count}))`;
      const enough = (text: string): string => `(i32.ge_u (array.len ${text}) (i32.const ${at + count}))`;
      return {
        text: itself
          ? `(if ${enough(array)} (then ${copy(array)}))`
          : `(if ${enough(tee.text)} (then ${copy(sourceLocal.get.text)}))`,
        run: () => {},
        on: (f, x) => {
          const other = itself ? x : (tee.run(f) as Obj | null);
          if (other === null) throw new ModelTrap('function');
          if (other.cells.length < at + count) return;
          if (to + count > x.cells.length) throw new ModelTrap('array');
          x.cells.splice(to, count, ...other.cells.slice(at, at + count));
        },
      };
    });
  }
  private init(): Code | undefined {
    const { r } = this;
    const able = this.world.types.arrays.filter(
      ({ element: { storage, mutable } }) => mutable && (byteSize(storage) > 0 || fits(nullable('any'), unpacked(storage))),
    );
    if (able.length === 0) return undefined;
    const def = r.pick(able);
    const { storage } = def.element;
    const [to, at, count] = [r.below(3), r.below(4), r.below(4)];
    const [op, segment] = isRef(storage) ? ['elem', '$elem'] : ['data', '$data'];
    return this.within(def, to, count, (array) => ({
      text: `(array.init_${op} ${def.name} ${segment} ${array} (i32.const ${to}) (i32.const ${at}) (i32.const ${count}))`,
      run: () => {},
      on: ({ state }, x) => {
        if (to + count > x.cells.length) throw new ModelTrap('array');
        x.cells.splice(to, count, ...state.segment(storage, at, count));
      },
    }));
  }

  private table(): Code {
    const { r } = this;
    const { name, type, size, max } = r.pick(TABLES);
    const bound = (f: Frame, end: number): Reference[] => {
      const { cells } = f.state.table(name);
      if (end > cells.length) throw new ModelTrap('table');
      return cells;
    };
    // All below the size are there; some are not.
    const [at, from] = [r.below(size), r.below(size)];
    const count = r.chance(2) ? size + 1 : r.below(size - Math.max(at, from) + 1);
    switch (r.below(4)) {
      case 0: {
        const x = this.ref(type, 2);
        return {
          text: `(table.fill ${name} (i32.const ${at}) ${x.text} (i32.const ${count}))`,
          run: (f) => {
            const given = x.run(f);
            bound(f, at + count).fill(given, at, at + count);
          },
        };
      }
      case 1:
        return {
          text: `(table.copy ${name} ${name} (i32.const ${at}) (i32.const ${from}) (i32.const ${count}))`,
          run: (f) => {
            const cells = bound(f, Math.max(at, from) + count);
            cells.splice(at, count, ...cells.slice(from, from + count));
          },
        };
      case 2: {
        const x = this.ref(type, 2);
        const n = constant(r.below(3));
        return this.note({
          text: `(table.grow ${name} ${x.text} ${n.text})`,
          run: (f) => {
            const given = x.run(f);
            const { cells } = f.state.table(name);
            const before = cells.length;
            const more = n.run(f);
            if (before + more > max) return -1;
            for (let k = 0; k < more; k++) cells.push(given);
            return before;
          },
        });
      }
      default: {
        if (name !== '$any') return this.assign(2);
        const many = r.below(3);
        return {
          text: `(table.init $any $elem (i32.const ${at}) (i32.const ${from % 2}) (i32.const ${many}))`,
          run: (f) => {
            const { elem } = f.state;
            if ((from % 2) + many > elem.length) throw new ModelTrap('table');
            bound(f, at + many).splice(at, many, ...elem.slice(from % 2, (from % 2) + many));
          },
        };
      }
    }
  }

  private loop(depth: number): Code {
    const label = this.label();
    const n = this.fresh('i32');
    const times = 1 + this.r.below(3);
    this.nested++;
    const body = this.block(depth - 1);
    this.nested--;
    return {
      text: `(local.set ${n.name} (i32.const ${times})) (loop ${label} ${body.text}
      (br_if ${label} (i32.gt_s (local.tee ${n.name} (i32.sub ${n.get.text} (i32.const 1))) (i32.const 0))))`,
      run: (f) => {
        for (let k = 0; k < times; k++) body.run(f);
        f.locals.set(n.name, 0);
      },
    };
  }

  /** A body whose exceptions are caught, into places of this function or of all. */
  private attempt(depth: number): Code {
    const { r } = this;
    const body = this.block(depth - 1);
    const handler = this.block(depth - 2);
    const [done, label] = [this.label(), this.label()];
    const kind = r.pick(['catch $t0', 'catch $t0', 'catch_ref $t0', 'catch $t1', 'catch_ref $t2', 'catch_all', 'catch_all_ref']);
    const tag = /\$\w+/.exec(kind)?.[0];
    const values: readonly ValueType[] = {
      '': [] as const,
      $t0: [nullable('any'), 'i32'] as const,
      $t1: [nullable('extern')] as const,
      $t2: ['i64', nullable('any')] as const,
    }[(tag ?? '') as '' | '$t0' | '$t1' | '$t2'];
    const types: readonly ValueType[] = kind.includes('_ref') ? [...values, nonNull('exn')] : values;
    // Each value goes into a place that can hold it, the last one first.
    const sinks = types.map((t) => {
      const wide = isRef(t) ? nullable(topOf(t.heap) as Heap) : t;
      return { local: this.fresh(wide), into: r.pick(this.placesAbove(wide)) };
    });
    const take = [...sinks].reverse().map(({ local }) => `(local.set ${local.name})`);
    const keep = sinks.flatMap(({ local, into }) => (into === undefined ? [] : [into.write(local.get)]));
    const names = types.map((t) => (isRef(t) ? `(ref ${t.nullable ? 'null ' : ''}${t.heap as string})` : t)).join(' ');
    const result = types.length === 0 ? '' : `(result ${names})`;
    return {
      text: `(block ${done} (block ${label} ${result} (try_table (${kind} ${label}) ${body.text}) (br ${done}))
      ${take.join(' ')} ${keep.map(({ text }) => text).join(' ')} ${handler.text})`,
      run: (f) => {
        try {
          body.run(f);
          return;
        } catch (e) {
          if (!(e instanceof Thrown) || (tag !== undefined && e.exn.tag !== tag)) throw e;
          const given: Value[] = [...(tag === undefined ? [] : e.exn.values), ...(kind.includes('_ref') ? [e.exn] : [])];
          sinks.forEach(({ local }, i) => void f.locals.set(local.name, given[i] as Value));
        }
        for (const { run } of keep) run(f);
        handler.run(f);
      },
    };
  }
  private placesAbove(type: ValueType): readonly (ReturnType<Statements['placesBelow']>[number] | undefined)[] {
    const able = [...this.places, ...this.world.globals, ...this.world.elements].filter((p) => fits(type, p.type));
    return able.length === 0 ? [undefined] : able;
  }
  private throws(): Code {
    const { r } = this;
    const c = this.i32(2);
    const when = (inner: Code): Code => ({
      text: `(if ${c.text} (then ${inner.text}))`,
      run: (f) => {
        if (c.run(f) !== 0) inner.run(f);
      },
    });
    if (r.chance(25)) {
      const x = this.ref(nullable('exn'), 2) as Code<Exn | null>;
      const e = this.fresh(nullable('exn'));
      const tee = e.tee(x);
      return when({
        text: `(if (i32.eqz (ref.is_null ${tee.text})) (then (throw_ref ${e.get.text})))`,
        run: (f) => {
          const exn = tee.run(f) as Exn | null;
          if (exn !== null) throw new Thrown(exn);
        },
      });
    }
    const tag = r.pick(['$t0', '$t1', '$t2']);
    const types = { $t0: [nullable('any'), 'i32'], $t1: [nullable('extern')], $t2: ['i64', nullable('any')] }[tag] as (
      | Ref
      | 'i32'
      | 'i64'
    )[];
    const values = types.map((t) => this.value(t, 2));
    return when({
      text: `(throw ${tag} ${values.map(({ text }) => text).join(' ')})`,
      run: (f) => {
        throw new Thrown(
          new Exn(
            tag,
            values.map((v) => v.run(f)),
          ),
        );
      },
    });
  }
}
