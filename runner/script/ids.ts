/**
 * Ids of directives that survive edits: a script in, for each directive an id out that is unique in its file. It is the hash of
 * the module that the directive is about and of its own text, with an ordinal where both occur several times. Text counts token
 * by token: white space and comments do not matter, and nothing above or below a directive does. docs/reports.md defines ids for
 * others.
 */
import { createHash, type Hash } from 'node:crypto';
import { type Annotation, endOf, startOf, type TokenTable, tokenFrom } from '../../engine/text/lex/lexer.ts';
import type { SourceOffset } from '../../engine/wasm/module.ts';
import { partitionPoint } from '../../engine/wasm/search.ts';
import type { Directive, Script } from './ast.ts';

/**
 * Hexadecimal digits of a hash: in a file of ten thousand directives one pair in twenty thousand files meets, and gets an
 * ordinal.
 */
const DIGITS = 10;

/**
 * For each directive of a list the one whose module it is about: itself where a module stands in it, that of the module
 * whose instance it uses; -1 where there is none. Without a name, the latest is meant.
 */
export function moduleDirectives(directives: readonly Directive[]): Int32Array {
  const instances = new Map<string | undefined, number>();
  const definitions = new Map<string | undefined, number>();
  const name = (map: Map<string | undefined, number>, as: string | undefined, index: number): number => {
    map.set(as, index).set(undefined, index);
    return index;
  };
  return Int32Array.from(directives, (d, index) => {
    switch (d.kind) {
      case 'module':
        return name(instances, d.module.name, name(definitions, d.module.name, index));
      case 'module_definition':
        return name(definitions, d.module.name, index);
      case 'module_instance':
        return name(instances, d.name, definitions.get(d.definition) ?? -1);
      case 'register':
        return instances.get(d.module) ?? -1;
      case 'bad':
      case 'input':
      case 'output':
      case 'wait':
      case 'thread':
        return -1;
    }
    if ('action' in d && d.action !== undefined) return instances.get(d.action.module) ?? -1;
    if ('instance' in d) return definitions.get(d.instance.definition) ?? -1;
    return index;
  });
}

/** The id of each directive, threads' own directives included. */
export function directiveIds({ tokens, directives }: Script): ReadonlyMap<Directive, string> {
  const ids = new Map<Directive, string>();
  const number = numbering();
  const list = (all: readonly Directive[]): void => {
    const modules = moduleDirectives(all);
    const hashes: string[] = [];
    for (const [i, d] of all.entries()) {
      const module = modules[i] ?? -1;
      const hash = createHash('sha256');
      if (module >= 0 && module < i) hash.update(hashes[module] ?? '');
      hashTokens(hash, tokens, d.start, d.end);
      hashes.push(hash.digest('hex'));
      ids.set(d, number(hashes[i] ?? ''));
    }
    for (const d of all) if (d.kind === 'thread') list(d.directives);
  };
  list(directives);
  return ids;
}

/** Gives ids of texts that are no directives of a script (titles of unit tests), in their order. */
export function textIds(): (text: string) => string {
  const number = numbering();
  return (text) => number(createHash('sha256').update(text).digest('hex'));
}

/** Makes hashes ids: cut, and numbered from the second of a kind on. */
function numbering(): (hash: string) => string {
  const met = new Map<string, number>();
  return (hash) => {
    const id = hash.slice(0, DIGITS);
    const nth = (met.get(id) ?? 0) + 1;
    met.set(id, nth);
    return nth === 1 ? id : `${id}.${nth}`;
  };
}

/** No good token holds it. */
const BETWEEN = Buffer.from([0]);

/** Feeds a range of a script to a hash: its tokens, and the annotations that mean something. */
function hashTokens(hash: Hash, tokens: TokenTable, from: SourceOffset, to: SourceOffset): void {
  const { source, count, annotations } = tokens;
  const put = (at: number, behind: number): unknown => hash.update(source.subarray(at, behind)).update(BETWEEN);
  let note = partitionPoint(annotations.length, (i) => (annotations[i] as Annotation).start < from);
  for (let t = tokenFrom(tokens, from); t <= count; t++) {
    for (let a = annotations[note]; a !== undefined && a.token <= t && a.start < to; a = annotations[++note]) put(a.start, a.end);
    if (t === count || startOf(tokens, t) >= to) return;
    put(startOf(tokens, t), endOf(tokens, t));
  }
}
