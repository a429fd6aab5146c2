/** Table objects (section "Tables"). */
import type { TableObject } from '../../runtime/objects/table.ts';
import type { WasmValue } from '../../runtime/values/values.ts';
import type { TableType } from '../../wasm/types.ts';
import { addressOf, addressTypeOf, addressValue, checkSizes, sizesOf, tableKind } from '../border/addresses.ts';
import type { Agent } from '../border/agent.ts';
import { CompileError, rethrown } from '../border/errors.ts';
import { defaultOf, isForeign, toJs, toWasm } from '../border/functions.ts';
import { MAX_TABLE } from '../border/limits.ts';
import { type Arguments, dictionary, type Interface, makeInterface, required } from '../border/web-idl.ts';

const WHERE = 'WebAssembly.Table()';

function tableType(value: unknown): TableType {
  const descriptor = dictionary(required(value, `${WHERE}: Argument 0`), `${WHERE}: Argument 0`);
  const element = tableKind(required(descriptor['element'], `${WHERE}: Property 'element'`), `${WHERE}: Property 'element'`);
  const address = addressTypeOf(descriptor['address'], WHERE);
  const sizes = sizesOf(descriptor, address, WHERE);
  checkSizes(sizes, { initial: MAX_TABLE, maximum: Number.POSITIVE_INFINITY }, WHERE);
  return { ...sizes, element };
}

export function tableInterface(agent: Agent): Interface<TableObject> {
  /** The argument at `at` as an element; the default value where it is missing. */
  const element = (table: TableObject, args: Arguments, at: number, where: string): WasmValue => {
    const type = table.type.element;
    const value = args.length > at ? toWasm(agent, args[at], type) : defaultOf(type);
    if (value === undefined) throw new TypeError(`${where}: Argument ${at} is required: the elements have no default value`);
    return value;
  };
  const readable = ({ type }: TableObject, where: string): void => {
    if (isForeign(type.element)) throw new TypeError(`${where}: JavaScript has no values of the type of the elements`);
  };
  return makeInterface<TableObject>({
    name: 'Table',
    length: 1,
    construct: (args) => {
      const table = rethrown(WHERE, CompileError, () => agent.store.table(tableType(args[0])) as TableObject);
      const first = element(table, args, 1, WHERE);
      if (first.ref !== null) for (let i = 0; i < table.length; i++) table.set(i, first);
      return table;
    },
    operations: {
      grow: {
        length: 1,
        call: (table, args) => {
          const { address } = table.type;
          const delta = addressOf(args[0], address, 'WebAssembly.Table.grow(): Argument 0');
          const before = table.grow(delta, element(table, args, 1, 'WebAssembly.Table.grow()'));
          if (before < 0) throw new RangeError(`WebAssembly.Table.grow(): the table cannot grow by ${delta} elements`);
          return addressValue(before, address);
        },
      },
      get: {
        length: 1,
        call: (table, [index]) => {
          readable(table, 'WebAssembly.Table.get()');
          return toJs(agent, table.get(addressOf(index, table.type.address, 'WebAssembly.Table.get(): Argument 0')));
        },
      },
      set: {
        length: 1,
        call: (table, args) => {
          readable(table, 'WebAssembly.Table.set()');
          const index = addressOf(args[0], table.type.address, 'WebAssembly.Table.set(): Argument 0');
          table.set(index, element(table, args, 1, 'WebAssembly.Table.set()'));
        },
      },
    },
    attributes: { length: { get: (table) => addressValue(table.length, table.type.address) } },
  });
}
