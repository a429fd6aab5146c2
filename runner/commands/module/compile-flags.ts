/**
 * How V8 runs a process that compiles one module. A small module is compiled before V8 has warmed up, and V8's own optimizing
 * compiler then spends more time on our code than our code on the module: on what it inlines, and on first iterations of loops,
 * of which it makes copies (peeling). Told to inline less, to copy none and to begin a little earlier, it takes half of that
 * (sql.js: 1.5 s of CPU time instead of 2.1, of which 0.8 s instead of 0.85 are the compiling thread's). A large module runs long
 * enough to profit from what inlining buys: there it stays as it is.
 *
 * This is about V8 11, which is Node 20's; later ones have a tier in between, and other flags.
 */
import { setFlagsFromString } from 'node:v8';

/** Modules of fewer bytes are small: a few seconds of work. */
const SMALL_MODULE = 4 << 20;

/** Tells V8 what is coming: to be called with the bytes of the module before it is compiled. */
export function prepareV8(moduleBytes: number): void {
  if (moduleBytes >= SMALL_MODULE || !process.versions.v8.startsWith('11.')) return;
  setFlagsFromString('--max-inlined-bytecode-size-cumulative=150');
  setFlagsFromString('--no-turbo-loop-peeling');
  setFlagsFromString('--interrupt-budget=45000');
}
