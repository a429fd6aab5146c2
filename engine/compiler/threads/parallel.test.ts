/** What goes wrong in a thread is the error of the whole compilation. */
import { expect } from 'chai';
import { encode, parse } from '../../index.ts';
import { compile } from '../compile.ts';
import { compileParallel, FUNCTIONS_PER_RUN } from './parallel.ts';

describe('compilation by threads', () => {
  const count = 3 * FUNCTIONS_PER_RUN;
  /** A module that nobody has validated: function `wrong` takes a value that is not there. */
  const moduleWith = (wrong: number): { module: ReturnType<typeof parse>; binary: Uint8Array } => {
    const funcs = Array.from(
      { length: count },
      (_, i) => `(func (result i32) ${i === wrong ? '(i32.add)' : `(i32.const ${i})`})`,
    );
    const module = parse(`(module ${funcs.join(' ')})`);
    return { module, binary: encode(module) };
  };
  const errorOf = async (run: () => Promise<Uint8Array> | Uint8Array): Promise<string> => {
    try {
      await run();
      return 'none';
    } catch (e) {
      return (e as Error).message.split('\n')[0] ?? '';
    }
  };

  for (const wrong of [-1, 0, FUNCTIONS_PER_RUN - 1, FUNCTIONS_PER_RUN, count - 1]) {
    for (const reverse of [false, true]) {
      it(`function ${wrong} of ${count} is wrong${reverse ? ', the last ones first' : ''}`, async () => {
        const { module, binary } = moduleWith(wrong);
        const one = await errorOf(() => compile(module));
        const many = await errorOf(() => compileParallel(module, binary, { jobs: 2, reverse }));
        expect(many).to.include(one);
        expect(one === 'none').to.equal(wrong < 0);
      });
    }
  }
});
