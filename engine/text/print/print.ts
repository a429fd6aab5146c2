/**
 * Printing a module as text: valid `.wat` that parses back to the same module, hence to the same binary. One field a line, flat
 * instructions with indentation, identifiers from the name section where they are unique, indices elsewhere.
 *
 * What a text cannot tell is normalised: grouping of locals, padded LEB128, a data count nobody needs. The name section lives on
 * in identifiers and annotations; it is printed only where it says more than they can, of things that are not there.
 */
import { skipLocals } from '../../wasm/body.ts';
import { Cursor } from '../../wasm/cursor.ts';
import { WasmError } from '../../wasm/errors.ts';
import {
  type CodePlaces,
  type Custom,
  countNames,
  type Data,
  type Elem,
  type ExternType,
  type Import,
  type Module,
} from '../../wasm/module.ts';
import { inOrder } from '../../wasm/sections.ts';
import { type GlobalType, I64, type Limits, type MemoryType, type SubType, type TableType } from '../../wasm/types.ts';
import { placementText } from '../parse/annotations.ts';
import { BodyPrinter } from './body.ts';
import { Identifiers, identifier, nameAnnotation, quoted, quotedName, type Scope } from './names.ts';

/** Below V8's longest string, 2^29 - 24. */
const MAX_TEXT = 2 ** 29 - 64;

/** The text of a module. One that would not fit into a string is a `limit` error. */
export function printModule(m: Module): string {
  return new ModulePrinter(m).run();
}

/** The text of each instruction by its offset in the module's binary, which must be known (decode and encode note it). */
export function instructionTexts(m: Module, code: CodePlaces): ReadonlyMap<number, string> {
  return new ModulePrinter(m).instructions(code);
}

class ModulePrinter {
  private readonly m: Module;
  private readonly ids: Identifiers;
  private readonly body: BodyPrinter;
  private readonly out: string[] = [];

  constructor(m: Module) {
    this.m = m;
    this.ids = new Identifiers(m);
    this.body = new BodyPrinter(this.ids);
  }

  run(): string {
    const { m, out } = this;
    const name = m.names.module;
    out.push('(module');
    if (name !== undefined) out.push(name === '' ? ` ${nameAnnotation(name)}` : ` ${identifier(name)}`);
    this.types();
    const next = { func: 0, table: 0, memory: 0, global: 0, tag: 0 };
    this.imports(next);
    for (const t of m.tables) {
      const init = t.init === undefined ? '' : ` ${this.body.expr(t.init)}`;
      this.line(`(table${this.ids.define('tables', next.table++)} ${this.tableType(t.type)}${init})`);
    }
    for (const t of m.memories) this.line(`(memory${this.ids.define('memories', next.memory++)} ${memoryType(t.type)})`);
    for (const t of m.tags) this.line(`(tag${this.ids.define('tags', next.tag++)} ${this.typeUse(t.type)})`);
    for (const g of m.globals) {
      const id = this.ids.define('globals', next.global++);
      this.line(`(global${id} ${this.globalType(g.type)} ${this.body.expr(g.init)})`);
    }
    for (const e of m.exports) {
      const space = SPACE_OF[e.kind];
      this.line(`(export ${quotedName(e.name)} (${e.kind} ${this.ids.use(space, e.index)}))`);
    }
    if (m.start !== undefined) this.line(`(start ${this.ids.use('funcs', m.start.func)})`);
    m.elems.forEach((e, i) => {
      this.elem(e, i);
    });
    for (const f of m.funcs) {
      const index = next.func++;
      const locals = this.ids.locals(index);
      this.out.push('\n  (func', this.ids.define('funcs', index), ' ', this.signature(f.type, locals));
      this.body.func(f.body, this.paramCount(f.type), locals, m.names.labels.get(index), this.out);
      this.out.push('\n  )');
    }
    m.datas.forEach((d, i) => {
      this.data(d, i);
    });
    const rest = this.namesRemain();
    for (const c of inOrder(m.customs)) if (c.name !== 'name' || rest) this.custom(c);
    out.push('\n)\n');
    return joined(out);
  }

  instructions({ bodies }: CodePlaces): ReadonlyMap<number, string> {
    const { m } = this;
    const texts = new Map<number, string>();
    const imported = m.spaces.importedFuncs;
    m.funcs.forEach(({ body }, i) => {
      const index = imported + i;
      const c = new Cursor(body.bytes, body.start, body.end);
      skipLocals(c);
      this.body.instructions(c, this.ids.locals(index), m.names.labels.get(index), (at, _, text) => {
        texts.set(bodies[i] + at - body.start, text);
      });
      // The body's own `end`, which printing leaves out.
      texts.set(bodies[i] + body.end - 1 - body.start, 'end');
    });
    return texts;
  }

  /** Whether the name section says more than the names that stand in the text by now: then it stands there, too. */
  private namesRemain(): boolean {
    const { names, origin } = this.m;
    if (origin === 'text' || names.unread) return true;
    const said = this.ids.tally.said + (names.module === undefined ? 0 : 1);
    return said === 0 || said < countNames(names);
  }

  private line(text: string): void {
    this.out.push('\n  ', text);
  }

  // --- Types ----------------------------------------------------------------------------------------------------------------

  private types(): void {
    const { m } = this;
    for (const { first, count } of m.recs) {
      if (count === 1) {
        this.line(this.typeDef(first));
        continue;
      }
      this.line('(rec');
      for (let i = first; i < first + count; i++) this.line(`  ${this.typeDef(i)}`);
      this.out.push(')');
    }
  }

  private typeDef(index: number): string {
    const type = this.m.types[index];
    const clause = (keyword: string, target: number | undefined): string =>
      target === undefined ? '' : `(${keyword} ${this.ids.use('types', target)}) `;
    const comp = clause('describes', type.describes) + clause('descriptor', type.descriptor) + this.compType(index, type);
    const head = `(type${this.ids.define('types', index)} `;
    if (type.final && type.supers.length === 0) return `${head}${comp})`;
    const supers = type.supers.map((s) => `${this.ids.use('types', s)} `).join('');
    return `${head}(sub ${type.final ? 'final ' : ''}${supers}${comp}))`;
  }

  private compType(index: number, { comp }: SubType): string {
    const storage = (f: { readonly storage: number; readonly mutable: boolean }): string =>
      f.mutable ? `(mut ${this.body.type(f.storage)})` : this.body.type(f.storage);
    switch (comp.kind) {
      case 'func': {
        const params = comp.params.length === 0 ? '' : ` (param${this.list(comp.params)})`;
        return `(func${params}${this.results(comp.results)})`;
      }
      case 'array':
        return `(array ${storage(comp.field)})`;
      case 'struct': {
        let s = '(struct';
        const names = this.ids.field(index);
        comp.fields.forEach((f, i) => {
          const id = names?.define(i);
          s += id === undefined ? ` (field ${storage(f)})` : ` (field ${id} ${storage(f)})`;
        });
        return `${s})`;
      }
    }
  }

  private list(types: readonly number[]): string {
    return types.map((t) => ` ${this.body.type(t)}`).join('');
  }
  private results(types: readonly number[]): string {
    return types.length === 0 ? '' : ` (result${this.list(types)})`;
  }
  private paramCount(type: number): number {
    const comp = this.m.types[type]?.comp;
    return comp?.kind === 'func' ? comp.params.length : 0;
  }

  /** `(type x)` and the parameters and results it stands for, with the names of locals. */
  private signature(type: number, locals: Scope): string {
    const comp = this.m.types[type]?.comp;
    let s = this.typeUse(type);
    if (comp?.kind !== 'func') return s;
    let run = '';
    comp.params.forEach((t, i) => {
      const id = locals.define(i);
      if (id === undefined) run += ` ${this.body.type(t)}`;
      else {
        if (run !== '') s += ` (param${run})`;
        run = '';
        s += ` (param ${id} ${this.body.type(t)})`;
      }
    });
    if (run !== '') s += ` (param${run})`;
    return s + this.results(comp.results);
  }

  // --- Fields ---------------------------------------------------------------------------------------------------------------

  private imports(next: Record<ExternType['kind'], number>): void {
    const { imports, importGroups } = this.m;
    let at = 0;
    const upTo = (end: number): void => {
      for (; at < end; at++) this.import(imports[at], next[imports[at].desc.kind]++);
    };
    for (const { first, count, oneType } of importGroups) {
      upTo(first);
      const group = imports.slice(first, first + count);
      const items = group.map(({ name, desc }) => {
        const index = next[desc.kind]++;
        return `(item ${quotedName(name)}${oneType ? '' : ` ${this.extern(desc, index)}`})`;
      });
      const [{ module, desc }] = group;
      this.line(`(import ${quotedName(module)} ${items.join(' ')}${oneType ? ` ${this.extern(desc)}` : ''})`);
      at = first + count;
    }
    upTo(imports.length);
  }
  private import({ module, name, desc }: Import, index: number): void {
    this.line(`(import ${quotedName(module)} ${quotedName(name)} ${this.extern(desc, index)})`);
  }
  /** `(func …)` and so on, with the names that the import of that index has; without one, the type of several imports. */
  private extern(desc: ExternType, index?: number): string {
    const id = index === undefined ? '' : this.ids.define(SPACE_OF[desc.kind], index);
    return `(${desc.kind}${id} ${this.externType(desc, index)})`;
  }
  private externType(desc: ExternType, index: number | undefined): string {
    switch (desc.kind) {
      case 'func': {
        const use = index === undefined ? this.typeUse(desc.type) : this.signature(desc.type, this.ids.locals(index));
        return desc.exact === true ? `(exact ${use})` : use;
      }
      case 'tag':
        return this.typeUse(desc.type);
      case 'table':
        return this.tableType(desc.type);
      case 'memory':
        return memoryType(desc.type);
      case 'global':
        return this.globalType(desc.type);
    }
  }
  private typeUse(type: number): string {
    return `(type ${this.ids.use('types', type)})`;
  }
  private globalType({ type, mutable }: GlobalType): string {
    return mutable ? `(mut ${this.body.type(type)})` : this.body.type(type);
  }
  private tableType(t: TableType): string {
    return `${t.address === I64 ? 'i64 ' : ''}${limits(t)} ${this.body.type(t.element)}`;
  }

  private elem(e: Elem, index: number): void {
    const { body, ids } = this;
    let s = `(elem${ids.define('elems', index)}`;
    if (e.mode === 'declarative') s += ' declare';
    if (e.table !== 0) s += ` (table ${ids.use('tables', e.table)})`;
    if (e.at !== undefined) s += ` (offset ${body.expr(e.at)})`;
    if (e.exprs === undefined) s += ` func${(e.funcs ?? []).map((f) => ` ${ids.use('funcs', f)}`).join('')}`;
    else s += ` ${body.type(e.type)}${e.exprs.map((x) => ` (item ${body.expr(x)})`).join('')}`;
    this.line(`${s})`);
  }

  private data(d: Data, index: number): void {
    let s = `(data${this.ids.define('datas', index)}`;
    if (d.memory !== 0) s += ` (memory ${this.ids.use('memories', d.memory)})`;
    if (d.at !== undefined) s += ` (offset ${this.body.expr(d.at)})`;
    this.line(`${s} ${quoted(d.init)})`);
  }

  private custom(c: Custom): void {
    this.line(`(@custom ${quotedName(c.name)} ${placementText(this.m, c.place)} ${quoted(c.data)})`);
  }
}

/** One string of all parts; the host's strings end at about half a gigabyte. */
function joined(parts: readonly string[]): string {
  let length = 0;
  for (const part of parts) length += part.length;
  if (length > MAX_TEXT) throw new WasmError('parse', 'limit', `text too long to print: ${length} characters`);
  return parts.join('');
}

const SPACE_OF = { func: 'funcs', table: 'tables', memory: 'memories', global: 'globals', tag: 'tags' } as const;

function limits(l: Limits): string {
  return l.max === undefined ? String(l.min) : `${l.min} ${l.max}`;
}

function memoryType(t: MemoryType): string {
  const page = t.pageSizeLog2 === 16 ? '' : ` (pagesize 0x${(2 ** t.pageSizeLog2).toString(16)})`;
  return `${t.address === I64 ? 'i64 ' : ''}${limits(t)}${t.shared ? ' shared' : ''}${page}`;
}
