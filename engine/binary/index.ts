/** The binary format: the entry points other parts of the engine use. */
export { checkCustoms } from './customs.ts';
export { type DecodeOptions, decode } from './decode.ts';
export { type EncodeOptions, elemFlags, encode } from './encode.ts';
