/**
 * What ends an invocation: an error whose stack has the frames of wasm, innermost first, then those of JavaScript that called it. It is put
 * together when somebody reads it: most such errors are only compared.
 */
import { WasmError } from '../wasm/errors.ts';
import { Backtrace } from './backtrace.ts';

export abstract class ThrownError extends WasmError {
  /** From where it was thrown last to where it left wasm. */
  declare readonly backtrace: Backtrace;
  /** An object with the stack of whoever called the invocation. */
  #caller: { readonly stack: string } | undefined;

  static readonly #stack: PropertyDescriptor & ThisType<ThrownError> = {
    configurable: true,
    get() {
      const [, ...javaScript] = this.#caller?.stack.split('\n') ?? [];
      const wasm = this.backtrace.lines().map((line) => `    ${line}`);
      return [`${this.name}: ${this.message}`, ...wasm, ...javaScript].join('\n');
    },
    set(value) {
      Object.defineProperty(this, 'stack', { value, writable: true });
    },
  };

  constructor(...args: ConstructorParameters<typeof WasmError>) {
    super(...args);
    // Neither is shown beside the stack.
    Object.defineProperties(this, { backtrace: { value: new Backtrace() }, stack: ThrownError.#stack });
  }

  /** Notes who calls `invocation`, a function under way; of several that it passes the first one counts. */
  leave(invocation: (...args: never[]) => unknown): void {
    if (this.#caller !== undefined) return;
    this.#caller = { stack: '' };
    Error.captureStackTrace(this.#caller, invocation);
  }
}
