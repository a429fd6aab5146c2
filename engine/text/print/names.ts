/**
 * Identifiers for printing: names of the name section as `$id` where they are unique in their space, indices elsewhere. Names
 * that are no plain identifiers are quoted.
 */
import type { Module, Names } from '../../wasm/module.ts';

const encoder = new TextEncoder();
const PLAIN_ID = /^[!#$%&'*+\-./0-9:<=>?@A-Z\\^_`a-z|~]+$/;

/** A string literal with every byte outside printable ASCII escaped. */
export function quoted(bytes: Uint8Array): string {
  let s = '"';
  for (const c of bytes) {
    if (c === 0x22) s += '\\"';
    else if (c === 0x5c) s += '\\\\';
    else if (c >= 0x20 && c < 0x7f) s += String.fromCharCode(c);
    else s += `\\${c.toString(16).padStart(2, '0')}`;
  }
  return `${s}"`;
}

/** A name as a string literal; printable Unicode stays readable. */
export function quotedName(name: string): string {
  let s = '"';
  for (const c of name) {
    if (c === '"' || c === '\\') s += `\\${c}`;
    else if (/[\p{L}\p{N}\p{P}\p{S} ]/u.test(c)) s += c;
    else s += quoted(encoder.encode(c)).slice(1, -1);
  }
  return `${s}"`;
}

/** `$id` for a name, quoted where it has to be. */
export function identifier(name: string): string {
  return PLAIN_ID.test(name) ? `$${name}` : `$${quotedName(name)}`;
}

/** How many names a text has said. */
export interface Tally {
  said: number;
}

/** The names of one index space: identifiers where they are unique and not empty, annotations otherwise. */
export class Scope {
  private readonly names: ReadonlyMap<number, string>;
  private readonly ids = new Map<number, string>();
  private readonly tally: Tally;

  constructor(names: ReadonlyMap<number, string> | undefined, tally: Tally) {
    this.names = names ?? NOTHING;
    this.tally = tally;
    if (this.names.size === 0) return;
    const uses = new Map<string, number>();
    for (const name of this.names.values()) uses.set(name, (uses.get(name) ?? 0) + 1);
    for (const [index, name] of this.names) if (name !== '' && uses.get(name) === 1) this.ids.set(index, identifier(name));
  }

  /** How to refer to an index. */
  use(index: number): string {
    return this.ids.get(index) ?? String(index);
  }
  /** What names a definition: `$id`, a name that makes no identifier as an annotation; undefined: nothing. */
  define(index: number): string | undefined {
    const name = this.names.get(index);
    if (name === undefined) return undefined;
    this.tally.said++;
    return this.ids.get(index) ?? nameAnnotation(name);
  }
}
const NOTHING: ReadonlyMap<number, string> = new Map();

/** A name as text says it where no identifier can. */
export function nameAnnotation(name: string): string {
  return `(@name ${quotedName(name)})`;
}

export type SpaceName = 'funcs' | 'types' | 'tables' | 'memories' | 'globals' | 'elems' | 'datas' | 'tags';

/** Names of all index spaces of a module. */
export class Identifiers {
  readonly tally: Tally = { said: 0 };
  private readonly names: Names;
  private readonly spaces: Readonly<Record<SpaceName, Scope>>;
  private readonly fields = new Map<number, Scope>();

  constructor({ names }: Module) {
    const scope = (of: ReadonlyMap<number, string>): Scope => new Scope(of, this.tally);
    this.names = names;
    this.spaces = {
      funcs: scope(names.funcs),
      types: scope(names.types),
      tables: scope(names.tables),
      memories: scope(names.memories),
      globals: scope(names.globals),
      elems: scope(names.elems),
      datas: scope(names.datas),
      tags: scope(names.tags),
    };
    for (const [type, fields] of names.fields) this.fields.set(type, scope(fields));
  }

  /** How to refer to an index. */
  use(space: SpaceName, index: number): string {
    return this.spaces[space].use(index);
  }
  /** What stands behind the keyword of a definition, a space before it. */
  define(space: SpaceName, index: number): string {
    const name = this.spaces[space].define(index);
    if (name === undefined) return ` (;${index};)`;
    return name.startsWith('$') ? ` ${name}` : ` (;${index};) ${name}`;
  }
  field(type: number): Scope | undefined {
    return this.fields.get(type);
  }
  locals(func: number): Scope {
    return new Scope(this.names.locals.get(func), this.tally);
  }
}
