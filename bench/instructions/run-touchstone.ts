/** Our code, compiled elsewhere: the runtime alone. */
import { i32, Store, toBigInt } from '../../engine/core.ts';
import { runKernels } from './run.ts';

runKernels(
  (file) => {
    const store = new Store();
    const run = store.instantiate(file).getExport('run');
    if (run?.kind !== 'func') throw new Error(`${file} exports no function run`);
    return (n) => {
      const [sum] = store.invoke(run, [i32(n)]);
      if (sum === undefined) throw new Error(`${file}: run has no result`);
      return toBigInt(sum);
    };
  },
  () => true,
);
