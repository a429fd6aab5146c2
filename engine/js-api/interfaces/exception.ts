/** Exception objects (section "Exceptions"). */
import type { TagObject } from '../../runtime/objects/tag.ts';
import { WasmException } from '../../runtime/thrown/exception.ts';
import type { ValType } from '../../wasm/types.ts';
import type { Agent } from '../border/agent.ts';
import { isForeign, toJs, toWasm } from '../border/functions.ts';
import { dictionary, type Interface, makeInterface, sequence, unsignedLong } from '../border/web-idl.ts';

const WHERE = 'WebAssembly.Exception()';

export function exceptionInterface(agent: Agent, tags: Interface<TagObject>): Interface<WasmException> {
  const stacks = new WeakMap<WasmException, string>();
  return makeInterface<WasmException>({
    name: 'Exception',
    length: 2,
    construct: ([exceptionTag, values, options]) => {
      const tag = tags.expect(exceptionTag, `${WHERE}: Argument 0`);
      const payload = sequence(values, `${WHERE}: Argument 1`);
      const { traceStack } = dictionary(options, `${WHERE}: Argument 2`);
      const { params } = tag.type;
      if (tag === agent.store.jsTag) throw new TypeError(`${WHERE}: the tag must not be WebAssembly.JSTag`);
      if (payload.length !== params.length)
        throw new TypeError(`${WHERE}: the tag has ${params.length} parameters, but ${payload.length} values are given`);
      const exception = new WasmException(
        tag,
        payload.map((value, i) => toWasm(agent, value, params[i] as ValType)),
      );
      if (traceStack)
        stacks.set(exception, new Error().stack?.replace(/^.*\n(?: {4}at (?:construct|new Exception) .*\n)*/, '') ?? '');
      return exception;
    },
    operations: {
      getArg: {
        length: 2,
        call: ({ tag, values }, [exceptionTag, at]) => {
          const where = 'WebAssembly.Exception.getArg()';
          const asked = tags.expect(exceptionTag, `${where}: Argument 0`);
          const index = unsignedLong(at, `${where}: Argument 1`);
          if (asked !== tag) throw new TypeError(`${where}: the exception has another tag`);
          const value = values[index];
          if (value === undefined)
            throw new RangeError(`${where}: the exception has ${values.length} values, not one at ${index}`);
          if (isForeign(value.type)) throw new TypeError(`${where}: JavaScript has no values of its type`);
          return toJs(agent, value);
        },
      },
      is: {
        length: 1,
        call: ({ tag }, [exceptionTag]) => tags.expect(exceptionTag, 'WebAssembly.Exception.is(): Argument 0') === tag,
      },
    },
    attributes: { stack: { get: (exception) => stacks.get(exception) } },
  });
}
