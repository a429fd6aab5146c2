/**
 * Identifiers for printing: names of the name section as `$id` where they are unique in their space, indices elsewhere. Names that are
 * no plain identifiers are quoted.
 */
import type { Module, Names } from '../wasm/module.ts';

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

/** The identifiers of one index space: unique non-empty names only. */
export function identifiers(names: ReadonlyMap<number, string> | undefined): ReadonlyMap<number, string> {
  const ids = new Map<number, string>();
  if (names === undefined || names.size === 0) return ids;
  const uses = new Map<string, number>();
  for (const name of names.values()) uses.set(name, (uses.get(name) ?? 0) + 1);
  for (const [index, name] of names) if (name !== '' && uses.get(name) === 1) ids.set(index, identifier(name));
  return ids;
}

export type SpaceName = 'funcs' | 'types' | 'tables' | 'memories' | 'globals' | 'elems' | 'datas' | 'tags';

/** Identifiers of all index spaces of a module. */
export class Identifiers {
  private readonly names: Names;
  private readonly spaces: Readonly<Record<SpaceName, ReadonlyMap<number, string>>>;
  private readonly fields = new Map<number, ReadonlyMap<number, string>>();

  constructor(m: Module) {
    const { names } = m;
    this.names = names;
    this.spaces = {
      funcs: identifiers(names.funcs),
      types: identifiers(names.types),
      tables: identifiers(names.tables),
      memories: identifiers(names.memories),
      globals: identifiers(names.globals),
      elems: identifiers(names.elems),
      datas: identifiers(names.datas),
      tags: identifiers(names.tags),
    };
    for (const [type, fields] of names.fields) this.fields.set(type, identifiers(fields));
  }

  /** How to refer to an index. */
  use(space: SpaceName, index: number): string {
    return this.spaces[space].get(index) ?? String(index);
  }
  /** ` $id` behind the keyword of a definition; a name that makes no identifier becomes an annotation. */
  define(space: SpaceName, index: number): string {
    const id = this.spaces[space].get(index);
    if (id !== undefined) return ` ${id}`;
    const name = this.names[space].get(index);
    return name === undefined ? ` (;${index};)` : ` (;${index};) (@name ${quotedName(name)})`;
  }
  field(type: number, index: number): string | undefined {
    return this.fields.get(type)?.get(index);
  }
}
