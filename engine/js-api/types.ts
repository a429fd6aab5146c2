/**
 * The namespace's types: the Web IDL of the WebAssembly JavaScript interface as TypeScript has it, for programs that do not read
 * the library `dom`.
 */

export type ValueType = 'i32' | 'i64' | 'f32' | 'f64' | 'v128' | 'externref' | 'anyfunc';
export type TableKind = 'externref' | 'anyfunc';
export type AddressType = 'i32' | 'i64';
/** A number where addresses are i32, a BigInt where they are i64. */
export type AddressValue = number | bigint;
export type ImportExportKind = 'function' | 'table' | 'memory' | 'global' | 'tag';
export type BufferSource = ArrayBufferView | ArrayBuffer | SharedArrayBuffer;

export interface CompileOptions {
  /** Sets of builtins, such as `js-string`, that imports from `wasm:js-string` get. */
  readonly builtins?: readonly string[];
  /** The module whose imports are string constants: the names themselves. */
  readonly importedStringConstants?: string | null;
}
export interface ModuleExportDescriptor {
  readonly name: string;
  readonly kind: ImportExportKind;
}
export interface ModuleImportDescriptor extends ModuleExportDescriptor {
  readonly module: string;
}
export interface MemoryDescriptor {
  readonly initial: AddressValue;
  readonly maximum?: AddressValue;
  readonly address?: AddressType;
  readonly shared?: boolean;
}
export interface TableDescriptor {
  readonly element: TableKind;
  readonly initial: AddressValue;
  readonly maximum?: AddressValue;
  readonly address?: AddressType;
}
export interface GlobalDescriptor {
  readonly value: ValueType;
  readonly mutable?: boolean;
}
export interface TagType {
  readonly parameters: readonly ValueType[];
}

declare const brand: unique symbol;
/** A compiled module. */
export interface Module {
  readonly [brand]: 'Module';
}
export interface Instance {
  /** Frozen, without a prototype. */
  readonly exports: Readonly<Record<string, ExportValue>>;
}
export interface Memory {
  readonly buffer: ArrayBuffer | SharedArrayBuffer;
  grow(delta: AddressValue): AddressValue;
}
export interface Table {
  readonly length: AddressValue;
  get(index: AddressValue): unknown;
  set(index: AddressValue, value?: unknown): void;
  grow(delta: AddressValue, value?: unknown): AddressValue;
}
export interface Global {
  value: unknown;
  valueOf(): unknown;
}
export interface Tag {
  readonly [brand]: 'Tag';
}
export interface Exception {
  readonly stack: string | undefined;
  is(tag: Tag): boolean;
  getArg(tag: Tag, index: number): unknown;
}
/** A function that, imported, suspends the promising call that it is called from until its promise is settled. */
export interface Suspending {
  readonly [brand]: 'Suspending';
}
export type ExportedFunction = (...args: readonly unknown[]) => unknown;
export type ExportValue = ExportedFunction | Memory | Table | Global | Tag;
/** What modules import, by module and name. */
export type Imports = Readonly<Record<string, Readonly<Record<string, unknown>>>>;
export interface InstantiatedSource {
  readonly module: Module;
  readonly instance: Instance;
}
export interface ErrorConstructor {
  new (message?: string, options?: ErrorOptions): Error;
  (message?: string, options?: ErrorOptions): Error;
  readonly prototype: Error;
}

/** The namespace. */
export interface WebAssemblyNamespace {
  readonly Module: {
    new (bytes: BufferSource, options?: CompileOptions): Module;
    exports(module: Module): ModuleExportDescriptor[];
    imports(module: Module): ModuleImportDescriptor[];
    customSections(module: Module, name: string): ArrayBuffer[];
  };
  readonly Instance: new (module: Module, imports?: Imports) => Instance;
  readonly Memory: new (descriptor: MemoryDescriptor) => Memory;
  readonly Table: new (descriptor: TableDescriptor, value?: unknown) => Table;
  readonly Global: new (descriptor: GlobalDescriptor, value?: unknown) => Global;
  readonly Tag: new (type: TagType) => Tag;
  readonly Exception: new (tag: Tag, payload: Iterable<unknown>, options?: { readonly traceStack?: boolean }) => Exception;
  /** The tag of JavaScript's own exceptions. */
  readonly JSTag: Tag;
  readonly CompileError: ErrorConstructor;
  readonly LinkError: ErrorConstructor;
  readonly RuntimeError: ErrorConstructor;
  readonly SuspendError: ErrorConstructor;
  readonly Suspending: new (f: (...args: never[]) => unknown) => Suspending;
  /** The same function, but that it gives a promise and may be suspended. */
  promising(f: ExportedFunction): (...args: readonly unknown[]) => Promise<unknown>;
  validate(bytes: BufferSource, options?: CompileOptions): boolean;
  compile(bytes: BufferSource, options?: CompileOptions): Promise<Module>;
  instantiate(bytes: BufferSource, imports?: Imports, options?: CompileOptions): Promise<InstantiatedSource>;
  instantiate(module: Module, imports?: Imports): Promise<Instance>;
  /** Of a `Response` with the type `application/wasm`, or a promise of one. */
  compileStreaming(source: unknown, options?: CompileOptions): Promise<Module>;
  instantiateStreaming(source: unknown, imports?: Imports, options?: CompileOptions): Promise<InstantiatedSource>;
}
