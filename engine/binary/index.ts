/**
 * The binary format (core specification, chapter 5): bytes → Module, Module → bytes, and a look at custom sections. Only these
 * entry points are used by other parts of the engine.
 */
export { checkCustoms } from './customs.ts';
export { type DecodeOptions, decode } from './decode.ts';
export { codePlaces, type EncodeOptions, elemFlags, encode } from './encode.ts';
