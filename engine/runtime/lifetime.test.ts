/**
 * Nothing outlives its store. The table of testing/worlds.ts has a row for every member of every public object, found by looking
 * at their classes, and says what it does once the store is closed, with what belongs to another store, and with what comes from
 * another thread (of real threads: threads.test.ts).
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { CHECKS } from '../target/settings.ts';
import * as runtime from './index.ts';
import { Store } from './index.ts';
import { artifact, EXPORTS, IMPORTS, LIBRARY, MEMBERS, NONE, ROWS, type World, world } from './testing/worlds.ts';
import type { Func } from './values/extern.ts';
import { externref, i32 } from './values/values.ts';

const CLOSED = 'the store is closed';
/** A mapped file belongs to its module. */
const FOREIGN = / of another store$|^the artifact of a loaded module/;

/** The objects of a world as another thread gets them: copies, or nothing but their names where they cannot be sent. */
function sent(): World {
  const other = world();
  const copy = (name: string, object: unknown): unknown => {
    try {
      return structuredClone(object);
    } catch (error) {
      expect(error).to.be.instanceOf(DOMException).and.include({ name: 'DataCloneError' });
      return { name };
    }
  };
  const copies = Object.entries(other).map(([name, object]) => [name, copy(name, object)]);
  other.store.close();
  return Object.fromEntries(copies) as World;
}

describe('runtime: lifetimes', () => {
  it('have a row for every member that is public', () => {
    const w = world();
    for (const object of Object.values(w) as object[]) {
      const { name, prototype } = object.constructor;
      const members = Object.getOwnPropertyNames(prototype).filter((m) => m !== 'constructor');
      expect(members, name).to.have.members(Object.keys(MEMBERS[name] ?? {}));
    }
    expect(Object.keys(runtime)).to.have.members(Object.keys(EXPORTS));
    w.store.close();
  });

  for (const [name, { use, foreign = [], closed }] of ROWS) {
    it(`${name} works, and ${closed ?? 'throws'} when the store is closed`, () => {
      const w = world();
      use(w);
      const late = world();
      late.store.close();
      // Whoever comes next gets the same memory.
      const next = world();
      const before = [next.memory.read(0, 64), next.global.get(), next.table.get(0), next.store.invoke(next.func)];
      if (closed === 'answers') use(late);
      else expect(() => use(late)).to.throw(Error, CLOSED);
      expect([next.memory.read(0, 64), next.global.get(), next.table.get(0), next.store.invoke(next.func)]).to.deep.equal(before);
      w.store.close();
      next.store.close();
    });
    foreign.forEach((give, i) => {
      it(`${name} takes nothing of another store, open or closed (${i})`, () => {
        const [w, other] = [world(), world()];
        expect(() => give(w, other)).to.throw(TypeError, FOREIGN);
        other.store.close();
        expect(() => give(w, other)).to.throw(TypeError, FOREIGN);
        // The store is as good as before.
        expect(w.store.invoke(w.func)).to.deep.equal([i32(7)]);
        w.store.close();
      });
      it(`${name} takes nothing that came from another thread (${i})`, () => {
        const w = world();
        expect(() => give(w, sent())).to.throw(TypeError);
        expect(w.store.invoke(w.func)).to.deep.equal([i32(7)]);
        w.store.close();
      });
    });
  }

  for (const settings of CHECKS) {
    it(`code for traps ${settings.traps}, bounds ${settings.bounds} runs in no store of other settings, whoever has loaded it`, () => {
      const code = artifact('(module (memory 1) (func (export "f") (drop (i32.load (i32.const 65536)))))', settings);
      const own = new Store(settings);
      const module = own.load(code);
      for (const options of CHECKS) {
        const store = new Store(options);
        const checked = settings.traps === 'explicit' || (settings.bounds === 'explicit' && options.traps === 'signals');
        const fits = options.bounds === 'guard' || checked;
        if (fits) store.instantiate(code);
        else expect(() => store.instantiate(code)).to.throw('artifact does not fit the store');
        expect(() => store.instantiate(module)).to.throw(TypeError, FOREIGN);
        store.close();
      }
      own.close();
      expect(() => own.instantiate(module)).to.throw(CLOSED);
    });
  }

  it('a store closes others, but not itself, while its function runs', () => {
    const [outer, inner] = [world(), world()];
    const callback = outer.store.hostFunc(NONE, () => {
      expect(() => outer.store.close()).to.throw('cannot be closed while one of its functions runs');
      inner.store.close();
      expect(() => inner.store.invoke(inner.func)).to.throw(CLOSED);
      inner.store.close();
      return [];
    });
    outer.store.invoke(callback);
    const nested = outer.store.hostFunc(NONE, () => outer.store.invoke(callback));
    outer.store.invoke(nested);
    outer.store.close();
  });

  it('a function that another store has called by way of the host goes on when that store closes', () => {
    const [outer, inner] = [world(), world()];
    const closes = inner.store.hostFunc(NONE, () => {
      expect(() => outer.store.close()).to.throw('cannot be closed while one of its functions runs');
      return [];
    });
    outer.store.invoke(outer.store.hostFunc(NONE, () => inner.store.invoke(closes)));
    inner.store.close();
    outer.store.close();
  });

  it('an instantiation ends where resolving its imports closes store or module', () => {
    const store = new Store();
    const module = store.load(IMPORTS.func);
    const host = store.hostFunc(NONE, () => []);
    expect(() =>
      store.instantiate(module, () => {
        module.close();
        return host;
      }),
    ).to.throw('the module is closed');
    expect(() =>
      store.instantiate(IMPORTS.func, () => {
        store.close();
        return host;
      }),
    ).to.throw(CLOSED);
  });

  it('a module without instances can be closed, one with instances lives as long as its store', () => {
    const { store, module, func } = world();
    expect(() => module.close()).to.throw('the module has instances');
    expect(store.invoke(func)).to.deep.equal([i32(7)]);
    const unused = store.load(LIBRARY);
    const failed = store.load(IMPORTS.func);
    expect(() => store.instantiate(failed)).to.throw('unknown import');
    for (const m of [unused, failed]) {
      m.close();
      m.close();
      expect(m.closed).to.equal(true);
      expect(() => store.instantiate(m)).to.throw('the module is closed');
    }
    store.close();
    expect(module.closed).to.equal(true);
  });

  it('views of a mapped file end with their module', () => {
    const folder = mkdtempSync(join(tmpdir(), 'touchstone-lifetime-'));
    const file = join(folder, 'library.elf');
    writeFileSync(file, LIBRARY);
    const store = new Store();
    const module = store.load(file);
    const { artifact: mapped } = module;
    const copied = mapped.bytes.subarray(0, 4);
    store.close();
    expect([...copied]).to.deep.equal([...LIBRARY.subarray(0, 4)]);
    expect(() => mapped.bytes.subarray(0, 4)).to.throw('the module is closed');
    const next = new Store();
    expect(() => next.load({ artifact: mapped, file: undefined })).to.throw(TypeError, FOREIGN);
    next.close();
    rmSync(folder, { recursive: true });
  });

  it('the buffer of a memory cannot be taken away from it', () => {
    const { store, memory } = world();
    const { buffer } = memory;
    new Uint8Array(buffer)[8] = 1;
    try {
      // Copied, or refused.
      structuredClone(buffer, { transfer: [buffer as ArrayBuffer] });
    } catch (error) {
      expect(error).to.be.instanceOf(DOMException);
    }
    for (const method of ['transfer', 'transferToFixedLength'] as const) {
      const take = (buffer as unknown as Record<typeof method, () => ArrayBuffer>)[method];
      expect(() => take.call(buffer)).to.throw(TypeError, "a memory's buffer cannot be transferred");
    }
    expect(memory.buffer).to.equal(buffer);
    expect([...memory.read(8, 1)]).to.deep.equal([1]);
    const view = new Uint8Array(buffer);
    store.close();
    expect([buffer.byteLength, view.length, view[8]]).to.deep.equal([0, 0, undefined]);
  });

  it('what lies in references may belong to anybody', () => {
    const [w, other] = [world(), world()];
    const same = w.instance.getExport('same') as Func;
    other.store.close();
    for (const value of Object.values(other)) expect(w.store.invoke(same, [externref(value)])[0]?.ref).to.equal(value);
    w.store.close();
  });
});
