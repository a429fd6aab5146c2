/**
 * CompileError, LinkError and RuntimeError, and what the engine throws as one of them. A trap that JavaScript lets through wasm
 * again is that trap still: no handler in wasm takes it.
 */

import { ThrownError } from '../../runtime/thrown/thrown.ts';
import { Trap } from '../../runtime/thrown/trap.ts';
import { WasmError } from '../../wasm/errors.ts';
import { TRAP } from '../../wasm/traps.ts';
import { named } from './web-idl.ts';

/** A constructor of errors, which can be called as a function. */
export interface ErrorConstructor {
  new (message?: string, options?: ErrorOptions): Error;
  (message?: string, options?: ErrorOptions): Error;
}

/** A class of errors as JavaScript's own are (ECMA-262, section 20.5.6). */
function nativeError(name: string): ErrorConstructor {
  function NativeError(...args: [message?: string, options?: ErrorOptions]): Error {
    const error = Reflect.construct(Error, args, new.target ?? NativeError) as Error;
    Error.captureStackTrace(error, new.target ?? NativeError);
    return error;
  }
  const made = named(NativeError, name, 1) as unknown as ErrorConstructor;
  Object.setPrototypeOf(made, Error);
  const hidden = (value: unknown): PropertyDescriptor => ({ value, writable: true, configurable: true });
  const prototype = Object.create(Error.prototype, {
    constructor: hidden(made),
    name: hidden(name),
    message: hidden(''),
  });
  Object.defineProperty(made, 'prototype', { value: prototype, writable: false, enumerable: false });
  return made;
}

export const CompileError = nativeError('CompileError');
export const LinkError = nativeError('LinkError');
export const RuntimeError = nativeError('RuntimeError');
/** Of the proposal js-promise-integration. */
export const SuspendError = nativeError('SuspendError');

/** Runs something whose errors of the input are errors of that class, with `where` before their message. */
export function rethrown<T>(where: string, kind: ErrorConstructor, run: () => T): T {
  try {
    return run();
  } catch (error) {
    if (!(error instanceof WasmError) || error instanceof ThrownError) throw error;
    const at = error.position === undefined ? '' : ` @+${error.position.offset}`;
    throw error.class === 'limit' && error.phase !== 'decode' && error.phase !== 'validate'
      ? new RangeError(`${where}: ${error.message}`)
      : new kind(`${where}: ${error.message}${at}`);
  }
}

/** What ended a call → the error that JavaScript sees, and back. */
const shown = new WeakMap<ThrownError, Error>();
const hidden = new WeakMap<object, ThrownError>();

/** The error that JavaScript sees in place of a trap: the same one for the same trap. */
export function errorOf(thrown: ThrownError): Error {
  const known = shown.get(thrown);
  if (known !== undefined) return known;
  const limit = Error.stackTraceLimit;
  Error.stackTraceLimit = 0;
  const error =
    thrown instanceof Trap && thrown.code === TRAP.stackExhausted
      ? new RangeError('Maximum call stack size exceeded')
      : new RuntimeError(thrown.message);
  Error.stackTraceLimit = limit;
  const first = `${error.name}: ${error.message}`;
  Object.defineProperty(error, 'stack', {
    configurable: true,
    get: () => [first, ...(thrown.stack?.split('\n').slice(1) ?? [])].join('\n'),
    set: (value) => Object.defineProperty(error, 'stack', { value, writable: true, configurable: true }),
  });
  shown.set(thrown, error);
  hidden.set(error, thrown);
  return error;
}

/** What stands behind an error that `errorOf` made. */
export function thrownBehind(error: unknown): ThrownError | undefined {
  return hidden.get(error as object);
}
