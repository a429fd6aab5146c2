/**
 * What we use of the JavaScript interface of WebAssembly (its specification, section 4). The library of types has it only for
 * browsers, and without what is newer than them.
 */
/** `WebAssembly.Module`, an instance's export, …: only JavaScript looks inside. */
export type JsObject = object;
type Errors = new (message?: string) => Error;

interface Api {
  readonly Module: {
    new (bytes: Uint8Array): JsObject;
    imports(module: JsObject): readonly { readonly module: string; readonly name: string }[];
  };
  readonly Instance: new (
    module: JsObject,
    imports: Readonly<Record<string, Readonly<Record<string, unknown>>>>,
  ) => { readonly exports: Readonly<Record<string, JsObject>> };
  readonly Memory: new (type: {
    readonly initial: number;
    readonly maximum?: number;
    readonly shared?: boolean;
  }) => { readonly buffer: ArrayBuffer };
  /** Sizes of 64-bit tables are bigints. */
  readonly Table: new (type: {
    readonly element: 'anyfunc';
    readonly address: string;
    readonly initial: number | bigint;
    readonly maximum: number | bigint | undefined;
  }) => { readonly length: number | bigint };
  readonly Global: new (type: { readonly value: string; readonly mutable: boolean }, value: number | bigint) => JsObject;
  readonly CompileError: Errors;
  readonly LinkError: Errors;
  readonly RuntimeError: Errors;
  /** Not in a V8 without exceptions. */
  readonly Exception?: new (
    ...args: never[]
  ) => JsObject;
}

export const { WebAssembly } = globalThis as unknown as { readonly WebAssembly: Api };
