/** The addon's build: what it says when something is missing, that it does nothing twice, what the layout header holds. */
import { expect } from 'chai';
import { ACTIVATION, SLOT, STORE } from '../engine/abi/layout.ts';
import { buildAddon, layoutHeader, ROOT } from './build.ts';

describe('native build', () => {
  it('does nothing when nothing changed', () => {
    expect(buildAddon(ROOT)).to.deep.equal({ ok: true, message: 'addon is up to date' });
  });

  it('says how to get a compiler where there is none', () => {
    const before = process.env['CXX'];
    process.env['CXX'] = '/nonexistent/g++';
    try {
      const { ok, message } = buildAddon(ROOT);
      expect(ok).to.equal(false);
      expect(message).to.match(/"\/nonexistent\/g\+\+" was not found: install g\+\+/);
    } finally {
      if (before === undefined) delete process.env['CXX'];
      else process.env['CXX'] = before;
    }
  });

  it('writes every constant of the layout as a macro', () => {
    const header = layoutHeader();
    expect(header).to.contain(`#define TS_STORE_STACK_LIMIT ${STORE.stackLimit}\n`);
    expect(header).to.contain(`#define TS_ACTIVATION_HOST_SP ${ACTIVATION.hostSp}\n`);
    expect(header).to.contain(`#define TS_SLOT_STACK_ARG_BYTES ${SLOT.stackArgBytes}\n`);
  });
});
