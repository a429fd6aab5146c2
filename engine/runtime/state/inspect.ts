/**
 * What console.log shows of the runtime's objects: their kind, and what callers know of them.
 */
import { type InspectOptions, inspect } from 'node:util';

/** Objects of a class are shown under that name, with these facts. */
export function showAs<T extends object>(type: { readonly prototype: T }, name: string, facts: (object: T) => object): void {
  Object.defineProperty(type.prototype, inspect.custom, {
    value(this: T, _: number, options: InspectOptions): string {
      return `${name} ${inspect(facts(this), options)}`;
    },
  });
}
