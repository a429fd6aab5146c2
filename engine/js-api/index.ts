/**
 * `touchstone/webassembly`: the WebAssembly JavaScript interface on this engine. The default export is the namespace;
 * docs/webassembly.md says what is different from the one that the host has.
 */
import { makeNamespace } from './namespace.ts';
import type { WebAssemblyNamespace } from './types.ts';

export type { AgentOptions } from './border/agent.ts';
export { makeNamespace } from './namespace.ts';
export type * from './types.ts';

const namespace: WebAssemblyNamespace = makeNamespace();

// biome-ignore lint/style/noDefaultExport: what stands in place of `globalThis.WebAssembly`
export default namespace;
