/** The little of the JavaScript interface that the V8 peers use; neither the ES nor the Node typings declare it. */
interface JsInterface {
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (module: object, imports: object) => { readonly exports: Readonly<Record<string, unknown>> };
}

/** This process's own `WebAssembly`. */
export const { Module: V8Module, Instance: V8Instance } = (globalThis as unknown as { WebAssembly: JsInterface }).WebAssembly;
