/**
 * One compiled unit test by mocha alone, in a process of its own: `node unit.js SETUP TEST`. Prints the first failure's title and
 * ends with 1. The project's own runner is not asked: the mistake may be in it.
 */
import fc from 'fast-check';
import Mocha from 'mocha';

const [, , setup = '', test = ''] = process.argv;
const mocha = new Mocha({ timeout: 30_000, bail: true, reporter: class {} as unknown as Mocha.ReporterConstructor });
mocha.addFile(setup);
mocha.addFile(test);
try {
  await mocha.loadFilesAsync();
  // Nobody reads the smallest counterexample, and finding it takes minutes.
  fc.configureGlobal({ ...fc.readConfigureGlobal(), endOnFailure: true });
  // Deadlines of tests measure the machine; the process has one of its own.
  mocha.suite.eachTest((test: Mocha.Test) => void test.timeout(0));
  const runner = mocha.run((failures) => process.exit(failures === 0 ? 0 : 1));
  runner.on('fail', (failed) => process.stdout.write(`${failed.fullTitle()}\n`));
} catch (e) {
  process.stdout.write(`it does not load: ${String(e).split('\n')[0]}\n`);
  process.exit(1);
}
