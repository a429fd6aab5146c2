/** Suspending objects: functions that, imported, suspend who calls them (proposal js-promise-integration). */
import type { DirectCall } from '../../runtime/calls/stubs.ts';
import type { Agent } from '../border/agent.ts';
import { type Interface, makeInterface } from '../border/web-idl.ts';

/** What a Suspending object stands for. */
export interface SuspendingBody {
  readonly body: DirectCall;
}

export function suspendingInterface(agent: Agent): Interface<SuspendingBody> {
  return makeInterface<SuspendingBody>({
    name: 'Suspending',
    length: 1,
    construct: ([body]) => {
      if (typeof body !== 'function') throw new TypeError('WebAssembly.Suspending(): Argument 0 must be a function');
      if (agent.addresses.has(body))
        throw new TypeError('WebAssembly.Suspending(): Argument 0 must not be a WebAssembly function');
      return { body: body as DirectCall };
    },
  });
}
