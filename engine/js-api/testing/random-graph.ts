/** Instances that import from each other and exchange functions at random, beside a model, while others are dropped. */
import WebAssembly from '../index.ts';
import { type Callable, collect, type Exports, instance, R } from './instances.ts';

/**
 * An instance of the random graph: each of its ways to a function, as the model has it, gives a number. Whether it imports a
 * table and a global, or has one more.
 */
const node = (
  importsTable: boolean,
  importsGlobal: boolean,
): string => `(module ${R} (import "m" "f" (func $imported (result i32)))
  ${importsTable ? '(import "m" "table" (table $table 4 funcref))' : ''}
  ${importsGlobal ? '(import "m" "global" (global $global (mut funcref)))' : ''}
  (import "m" "memory" (memory 1))
  ${importsTable ? '' : '(table $table 4 funcref)'} ${importsGlobal ? '' : '(global $global (mut funcref) (ref.null func))'}
  (table $own (export "table") 4 funcref) (global $kept (export "global") (mut funcref) (ref.null func))
  (global $number (export "number") (mut i32) (i32.const 0)) (elem declare func $self $imported)
  (func $self (export "self") (result i32) (global.get $number))
  (func (export "imported") (result i32) (call $imported))
  (func (export "byTable") (param i32) (result i32) (call_indirect $table (type $r) (local.get 0)))
  (func (export "byGlobal") (result i32) (call_ref $r (ref.cast (ref $r) (global.get $global))))
  (func (export "putSelf") (param i32) (table.set $table (local.get 0) (ref.func $self)))
  (func (export "keepSelf") (global.set $global (ref.func $self)))
  (func (export "putImported") (param i32) (table.set $own (local.get 0) (ref.func $imported)))
  (func (export "put") (param i32 funcref) (table.set $table (local.get 0) (local.get 1)))
  (func (export "copy") (table.copy $own $table (i32.const 0) (i32.const 0) (i32.const 4)))
  (func (export "globalFromTable") (param i32) (global.set $global (table.get $own (local.get 0)))))`;

/** Numbers that functions give; null: there is none. */
interface TableModel {
  readonly table: Exports[string];
  readonly slots: (number | null)[];
}
const noSlots = (): (number | null)[] => [null, null, null, null];
interface GlobalModel {
  readonly global: Exports[string];
  readonly cell: { number: number | null };
}
interface NodeModel extends TableModel, GlobalModel {
  readonly exports: Exports;
  readonly number: number;
  readonly imported: number;
  readonly usedSlots: TableModel['slots'];
  readonly usedCell: GlobalModel['cell'];
}

/** Instances that import from each other, put functions into each other's tables and globals, and are dropped at random. */
export async function graph(seed: number): Promise<{ checks: number }> {
  let state = seed >>> 0;
  /** A number below `n` (xorshift). */
  const random = (n: number): number => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % n;
  };
  const pick = <T>(items: readonly T[]): T => items[random(items.length)] as T;
  const table = (): TableModel => ({
    table: new WebAssembly.Table({ element: 'anyfunc', initial: 4 }) as never,
    slots: noSlots(),
  });
  const global = (): GlobalModel => ({
    global: new WebAssembly.Global({ value: 'anyfunc', mutable: true }, null as never) as never,
    cell: { number: null },
  });
  const nodes: NodeModel[] = [];
  const tables: TableModel[] = [table()];
  const globals: GlobalModel[] = [global()];
  let made = 1000;
  const add = (): void => {
    const number = ++made;
    const from = nodes.length > 0 && random(4) > 0 ? pick(nodes) : undefined;
    const imported = from?.number ?? -number;
    const [importsTable, importsGlobal] = [random(2) === 0, random(2) === 0];
    const used = importsTable ? pick([...tables, ...nodes]) : { table: undefined, slots: noSlots() };
    const kept = importsGlobal ? pick([...globals, ...nodes]) : { global: undefined, cell: { number: null } };
    const f = from?.exports['self'] ?? (() => -number);
    const memory = new WebAssembly.Memory({ initial: 1 });
    const imports = { f, table: used.table, global: kept.global, memory };
    const exports = instance(node(importsTable, importsGlobal), imports, { fresh: random(8) === 0 });
    (exports['number'] as { value: unknown }).value = number;
    const own = { table: exports['table'] as Exports[string], global: exports['global'] as Exports[string] };
    const empty = { slots: noSlots(), cell: { number: null } };
    nodes.push({ ...own, ...empty, exports, number, imported, usedSlots: used.slots, usedCell: kept.cell });
  };
  const steps: readonly (() => void)[] = [
    add,
    () => void tables.push(table()),
    () => void globals.push(global()),
    () => {
      const { exports, usedSlots, number } = pick(nodes);
      const at = random(4);
      exports['putSelf']?.(at);
      usedSlots[at] = number;
    },
    () => {
      const { exports, usedCell, number } = pick(nodes);
      exports['keepSelf']?.();
      usedCell.number = number;
    },
    () => {
      const { exports, slots, imported } = pick(nodes);
      const at = random(4);
      exports['putImported']?.(at);
      slots[at] = imported;
    },
    () => {
      const [a, b] = [pick(nodes), pick(nodes)];
      const at = random(4);
      a.exports['put']?.(at, b.exports['self']);
      a.usedSlots[at] = b.number;
    },
    () => {
      const { exports, slots, usedSlots } = pick(nodes);
      exports['copy']?.();
      usedSlots.forEach((number, i) => {
        slots[i] = number;
      });
    },
    () => {
      const { exports, slots, usedCell } = pick(nodes);
      const at = random(4);
      exports['globalFromTable']?.(at);
      usedCell.number = slots[at] ?? null;
    },
    () => {
      const { table: to, slots } = pick([...tables, ...nodes]);
      const { exports, number } = pick(nodes);
      const at = random(4);
      to.set(at, exports['self']);
      slots[at] = number;
    },
    () => {
      const { global: to, cell } = pick([...globals, ...nodes]);
      const from = pick([...tables, ...nodes]);
      const at = random(4);
      to.value = from.table.get(at);
      cell.number = from.slots[at] ?? null;
    },
    () => void nodes.splice(random(nodes.length), nodes.length > 1 ? 1 : 0),
    () => void tables.splice(random(tables.length), tables.length > 1 ? 1 : 0),
    () => void globals.splice(random(globals.length), globals.length > 1 ? 1 : 0),
  ];
  let checks = 0;
  const check = (what: string, expected: number | null, call: () => unknown): void => {
    let got: unknown = null;
    try {
      got = call();
    } catch {}
    checks++;
    if (got !== expected) throw new Error(`seed ${seed}: ${what} gives ${got}, not ${expected}`);
  };
  const at = (f: Callable | null): unknown => (f === null ? null : f());
  const checkAll = (): void => {
    for (const { table: t, slots } of [...tables, ...nodes])
      for (const [i, n] of slots.entries()) check('table', n, () => at(t.get(i)));
    for (const { global: g, cell } of [...globals, ...nodes]) check('global', cell.number, () => at(g.value as Callable));
    for (const { exports, number, imported, usedSlots, usedCell } of nodes) {
      check('self', number, () => exports['self']?.());
      check('imported', imported, () => exports['imported']?.());
      for (const [i, n] of usedSlots.entries()) check('byTable', n, () => exports['byTable']?.(i));
      check('byGlobal', usedCell.number, () => exports['byGlobal']?.());
    }
  };
  add();
  for (let round = 0; round < 12; round++) {
    for (let i = 0; i < 40; i++) pick(steps)();
    // Chains that nobody holds but tables and globals.
    if (round % 3 === 2) nodes.splice(1);
    await collect();
    checkAll();
  }
  return { checks };
}
