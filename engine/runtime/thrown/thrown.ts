/**
 * What ends an invocation: an error whose stack has the frames of wasm, innermost first, then those of JavaScript that called it.
 * It is put together when somebody reads it: most such errors are only compared.
 */
import { WasmError } from '../../wasm/errors.ts';
import { Backtrace } from './backtrace.ts';

export abstract class ThrownError extends WasmError {
  /** From where it was thrown last to where it left wasm. */
  readonly backtrace = new Backtrace();
  /** An object with the stack of whoever called the invocation. */
  #caller: { readonly stack: string } | undefined;

  constructor(...args: ConstructorParameters<typeof WasmError>) {
    super(...args);
    // The prototype has it.
    delete this.stack;
  }

  /** Notes who calls `invocation`, a function under way; of several that it passes the first one counts. */
  leave(invocation: (...args: never[]) => unknown): void {
    if (this.#caller !== undefined) return;
    this.#caller = { stack: '' };
    Error.captureStackTrace(this.#caller, invocation);
  }

  static {
    const descriptor: PropertyDescriptor & ThisType<ThrownError> = {
      configurable: true,
      get() {
        const [, ...javaScript] = this.#caller?.stack.split('\n') ?? [];
        const wasm = this.backtrace.lines().map((line) => `    ${line}`);
        return [`${this.name}: ${this.message}`, ...wasm, ...javaScript].join('\n');
      },
      set(value) {
        Object.defineProperty(this, 'stack', { value, writable: true, configurable: true });
      },
    };
    Object.defineProperty(ThrownError.prototype, 'stack', descriptor);
  }
}
