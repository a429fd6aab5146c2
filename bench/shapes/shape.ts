/**
 * A shape: a family of modules, one for each n, whose size is linear in n and which ask one question of some stage of the
 * compiler: what if there are n of these? Written as text, so that the text parser answers, too. The helpers of the tables beside
 * this file.
 */

export interface Shape {
  readonly name: string;
  /** The least n that is measured, beside 2n, 4n and 8n: large enough for 8n to tell, and legal for 8n. */
  readonly n: number;
  /** The module's text for n. */
  readonly text: (n: number) => string;
}

/** A row of a table of shapes. */
export function shape(name: string, n: number, text: (n: number) => string): Shape {
  return { name, n, text };
}

/** The pieces for 0 .. n-1, in order, a line each. */
export function each(n: number, piece: (i: number) => string): string {
  const pieces = new Array<string>(n);
  for (let i = 0; i < n; i++) pieces[i] = piece(i);
  return pieces.join('\n');
}

/** A piece n times, on lines of their own: an endless line says nothing about anything but lines. */
export function times(n: number, piece: string): string {
  return `${piece}\n`.repeat(n);
}

/** A module with one function (i32) -> (i32), exported as "f", of further i32 `locals`; `fields` stand in front of it. */
export function body(instructions: string, { locals = 0, fields = '' } = {}): string {
  return `(module ${fields}
(func (export "f") (param i32) (result i32) (local ${'i32 '.repeat(locals)})
${instructions}
))`;
}
