/**
 * A parsed `.wast` script: plain records, one per directive, in source order.
 *
 * Embedded modules are not parsed here: a text module is a range of the script's tokens, a binary or quoted module its bytes;
 * `loadTextModule` (modules.ts) parses one when its directive runs, so that a bad module fails its own directive only. A
 * directive whose own syntax is bad becomes a `bad` directive. Byte offsets are offsets in the script; `positionAt` gives the
 * lines and columns of the few that somebody asks about. Identifiers are stored without their `$`.
 */

import type { TokenTable } from '../../engine/text/lex/lexer.ts';
import type { WasmError } from '../../engine/wasm/errors.ts';
import type { Features } from '../../engine/wasm/features.ts';
import type { SourceOffset } from '../../engine/wasm/module.ts';
import type { F32, F64, HeapType, ValType } from '../../engine/wasm/types.ts';

/**
 * A constant argument or an exactly known result. Numbers are bits in little-endian 32-bit words, each a signed int32: i32 and
 * f32 use `lo`, i64 and f64 `lo hi`, v128 `lo hi x2 x3`; unused words are 0. So it is a value of the runtime's as it stands,
 * unless it is one of the script's own references.
 */
export interface Const {
  /** I32, I64, F32, F64, V128; for references: `(ref null ht)`, `(ref extern)` and `(ref any)` of `null`, `extern`, `host`. */
  readonly type: ValType;
  /** `extern` and `host` are the script's own reference values `(ref.extern N)` and `(ref.host N)`, with N in `lo`. */
  readonly form: 'number' | 'null' | 'extern' | 'host';
  readonly lo: number;
  readonly hi: number;
  readonly x2: number;
  readonly x3: number;
  readonly ref: null;
  /** The shape that a vector is written in. */
  readonly shape?: Shape;
}

export type NanPattern = 'canonical' | 'arithmetic';
/** Lane shapes of v128 constants: lane type and count. */
export type Shape = 'i8x16' | 'i16x8' | 'i32x4' | 'i64x2' | 'f32x4' | 'f64x2';

/** One lane of a vector result: exact bits (`hi` for 64-bit lanes only), or a NaN pattern. */
export interface LanePattern {
  readonly nan: NanPattern | undefined;
  readonly lo: number;
  readonly hi: number;
}

/** What a result must match. */
export type Pattern =
  | { readonly kind: 'value'; readonly value: Const }
  | { readonly kind: 'nan'; readonly type: typeof F32 | typeof F64; readonly nan: NanPattern }
  /** A vector with at least one NaN pattern; other vectors are a `value`. */
  | { readonly kind: 'lanes'; readonly shape: Shape; readonly lanes: readonly LanePattern[] }
  /** `(ref.null)` (any null) or `(ref.null ht)`. */
  | { readonly kind: 'null'; readonly heap: HeapType | undefined }
  /** `(ref.func)`, `(ref.i31)`, `(ref.struct)`, …: any non-null reference that matches the heap type; `(ref)` has none. */
  | { readonly kind: 'ref'; readonly heap: HeapType | undefined }
  | { readonly kind: 'either'; readonly options: readonly Pattern[] };

/** `(invoke $m? "f" args…)` or `(get $m? "g")`; `module` undefined: the most recent instance. */
export type Action =
  | { readonly kind: 'invoke'; readonly module: string | undefined; readonly name: string; readonly args: readonly Const[] }
  | { readonly kind: 'get'; readonly module: string | undefined; readonly name: string };

/**
 * Where one string of a quoted module stands: its bytes begin at `at` of the module's text, its token at `source` of the script.
 */
export interface QuotePiece {
  readonly at: number;
  readonly source: SourceOffset;
}

/** An embedded module. */
export type ModuleSource =
  /** Tokens `first .. end` of the script's table are the module's fields, the `module` parenthesis and name excluded. */
  | {
      readonly form: 'text';
      readonly name: string | undefined;
      readonly start: SourceOffset;
      readonly first: number;
      readonly end: number;
    }
  | { readonly form: 'binary'; readonly name: string | undefined; readonly start: SourceOffset; readonly bytes: Uint8Array }
  | {
      readonly form: 'quote';
      readonly name: string | undefined;
      readonly start: SourceOffset;
      readonly bytes: Uint8Array;
      readonly pieces: readonly QuotePiece[];
    };

interface Place {
  /** Byte range of the directive, parentheses included. */
  readonly start: SourceOffset;
  readonly end: SourceOffset;
}

/** `(module …)`: define and instantiate. */
export interface ModuleDirective extends Place {
  readonly kind: 'module';
  readonly module: ModuleSource;
}
/** `(module definition $d? …)`: define only. */
export interface ModuleDefinitionDirective extends Place {
  readonly kind: 'module_definition';
  readonly module: ModuleSource;
}
/** `(module instance $i? $d?)`: instantiate a definition, by default the latest. */
export interface InstanceCommand {
  readonly name: string | undefined;
  readonly definition: string | undefined;
}
export interface ModuleInstanceDirective extends Place, InstanceCommand {
  readonly kind: 'module_instance';
}
/** `(register "name" $m?)`. */
export interface RegisterDirective extends Place {
  readonly kind: 'register';
  readonly as: string;
  readonly module: string | undefined;
}
/** A bare `(invoke …)` or `(get …)`; `kind` equals `action.kind`. */
export interface ActionDirective extends Place {
  readonly kind: 'invoke' | 'get';
  readonly action: Action;
}
export interface AssertReturnDirective extends Place {
  readonly kind: 'assert_return';
  readonly action: Action;
  readonly expected: readonly Pattern[];
}
/** An action that must fail; `message` is '' for `assert_exception`. */
export interface AssertActionDirective extends Place {
  readonly kind: 'assert_trap' | 'assert_exhaustion' | 'assert_exception';
  readonly action: Action;
  readonly module: undefined;
  readonly message: string;
}
/** `(assert_trap (module …) "…")`: a module whose instantiation must trap. */
export interface AssertTrapModuleDirective extends Place {
  readonly kind: 'assert_trap';
  readonly action: undefined;
  readonly module: ModuleSource;
  readonly message: string;
}
/** An instance command that must fail: it names nothing. */
export interface AssertInstanceDirective<Kind extends 'assert_trap' | 'assert_unlinkable'> extends Place {
  readonly kind: Kind;
  readonly action: undefined;
  readonly module: undefined;
  readonly instance: InstanceCommand;
  readonly message: string;
}
export type ModuleAssertion =
  | 'assert_malformed'
  | 'assert_invalid'
  | 'assert_unlinkable'
  | 'assert_malformed_custom'
  | 'assert_invalid_custom';
/** A module that must be rejected. */
export interface AssertModuleDirective extends Place {
  readonly kind: ModuleAssertion;
  readonly module: ModuleSource;
  readonly message: string;
}
/** `(thread $t (shared (module $m))* directive*)` of the threads proposal. */
export interface ThreadDirective extends Place {
  readonly kind: 'thread';
  readonly name: string;
  /** Instances the thread may see: `as` is the name inside the thread. */
  readonly shared: readonly { readonly module: string; readonly as: string }[];
  readonly directives: readonly Directive[];
}
/** `(wait $t)`: join the thread. */
export interface WaitDirective extends Place {
  readonly kind: 'wait';
  readonly thread: string;
}
/** `(input $x? "file")`: the commands of another script, or a module; `$x` names what it leaves. */
export interface InputDirective extends Place {
  readonly kind: 'input';
  readonly name: string | undefined;
  readonly file: string;
}
/** `(output $x? "file"?)`: shows a module or a named script. */
export interface OutputDirective extends Place {
  readonly kind: 'output';
  readonly name: string | undefined;
  readonly file: string | undefined;
}
/** A directive that the parser does not understand; it fails with `error`, the rest of the file goes on. */
export interface BadDirective extends Place {
  readonly kind: 'bad';
  readonly error: WasmError;
}

export type Directive =
  | ModuleDirective
  | ModuleDefinitionDirective
  | ModuleInstanceDirective
  | RegisterDirective
  | ActionDirective
  | AssertReturnDirective
  | AssertActionDirective
  | AssertTrapModuleDirective
  | AssertInstanceDirective<'assert_trap'>
  | AssertInstanceDirective<'assert_unlinkable'>
  | AssertModuleDirective
  | ThreadDirective
  | WaitDirective
  | InputDirective
  | OutputDirective
  | BadDirective;

export interface Script {
  readonly source: Uint8Array;
  readonly features: Features;
  /** The file's tokens, lexed once for the script and all its text modules. */
  readonly tokens: TokenTable;
  /** Byte ranges of the commands of named `(script $x …)`; the commands stand among the directives. */
  readonly named: ReadonlyMap<string, { readonly start: SourceOffset; readonly end: SourceOffset }>;
  readonly directives: readonly Directive[];
}
