/** What ends a program: a host function throws it, wasm cannot catch it, and whoever called gets it as it is. */
export class Exit extends Error {
  /** What the program ends with, from 0 to 2^32-1. */
  readonly code: number;

  constructor(code: number) {
    super(`exit code ${code}`);
    this.name = 'Exit';
    this.code = code;
  }
}
