/** Global objects (section "Globals"). */
import type { GlobalObject } from '../../runtime/objects/global.ts';
import { defaultValue } from '../../runtime/values/values.ts';
import { valueType } from '../border/addresses.ts';
import type { Agent } from '../border/agent.ts';
import { defaultOf, isForeign, toJs, toWasm } from '../border/functions.ts';
import { dictionary, type Interface, makeInterface, required } from '../border/web-idl.ts';

const WHERE = 'WebAssembly.Global()';

export function globalInterface(agent: Agent): Interface<GlobalObject> {
  const read = (global: GlobalObject): unknown => toJs(agent, global.get());
  return makeInterface<GlobalObject>({
    name: 'Global',
    length: 1,
    construct: (args) => {
      const descriptor = dictionary(required(args[0], `${WHERE}: Argument 0`), `${WHERE}: Argument 0`);
      const mutable = Boolean(descriptor['mutable']);
      const type = valueType(required(descriptor['value'], `${WHERE}: Property 'value'`), `${WHERE}: Property 'value'`);
      if (isForeign(type)) throw new TypeError(`${WHERE}: JavaScript has no values of such a global`);
      const value = args[1] === undefined ? (defaultOf(type) ?? defaultValue(type)) : toWasm(agent, args[1], type);
      return agent.store.global({ type, mutable }, value) as GlobalObject;
    },
    operations: { valueOf: { length: 0, call: read } },
    attributes: {
      value: {
        get: read,
        set: (global, value) => {
          const { type, mutable } = global.type;
          if (isForeign(type)) throw new TypeError('set WebAssembly.Global.value: JavaScript has no values of its type');
          if (!mutable) throw new TypeError('set WebAssembly.Global.value: the global is immutable');
          global.set(toWasm(agent, value, type));
        },
      },
    },
  });
}
