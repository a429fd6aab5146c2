/** Versions of alias classes: equal ones say equal contents. */
import { expect } from 'chai';
import { ALIAS, ALIAS_CLASSES } from '../ops.ts';
import { AliasVersions } from './alias-versions.ts';

const { constant, memory, global } = ALIAS;

describe('alias versions', () => {
  it('a write renews its classes and no others; what is constant is never written', () => {
    const versions = new AliasVersions();
    const before = versions.of(memory);
    versions.renew((1 << global) | (1 << constant));
    expect([versions.of(memory), versions.of(constant)]).deep.equal([before, before]);
    expect(versions.of(global)).not.equal(before);
  });

  it('where ways meet, what any of them wrote is as nothing before, and all else as it was', () => {
    const versions = new AliasVersions();
    const record = new Int32Array(ALIAS_CLASSES);
    versions.renew(1 << memory);
    const before = versions.of(memory);
    versions.save(record, 0);
    versions.renew(1 << global);
    const written = versions.of(global);
    versions.merge(record, 0);
    versions.join(record, 0);
    expect(versions.of(memory)).equal(before);
    expect(versions.of(global)).above(written);
  });

  it('a record brings back its place', () => {
    const versions = new AliasVersions();
    const record = new Int32Array(2 * ALIAS_CLASSES);
    versions.renew(1 << memory);
    versions.save(record, ALIAS_CLASSES);
    const before = versions.of(memory);
    versions.renew(1 << memory);
    versions.restore(record, ALIAS_CLASSES);
    expect(versions.of(memory)).equal(before);
    versions.renew(1 << memory);
    expect(versions.of(memory)).above(before + 1);
  });
});
