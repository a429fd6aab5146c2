/**
 * Bundles: the one of this build is used, code cache included; one that may be of other modules never is; and whatever is wrong
 * with a cache, what runs is the bundle.
 */
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { bundlePath, COMPILER_NOTES, codeCachePath, ENTRIES, type Entry, starterPath, WRAPPER } from './launch.ts';
import { CODE_ROOT, EXTENSION } from './paths.ts';

const LAUNCH = join('runner', 'system', 'launch.js');

/** Runs a few lines with `launch.ts` of a build at hand; what they print, as JSON. */
function child(build: string, body: string, flags: readonly string[] = []): unknown {
  const code = `import { launch, loadBundle } from ${JSON.stringify(join(build, LAUNCH))};
const print = (value) => process.stdout.write(JSON.stringify(value), () => process.exit());
${body}`;
  const args = [...flags, '--input-type=module', '--eval', code];
  return JSON.parse(execFileSync(process.execPath, args, { encoding: 'utf8' }));
}

describe('bundles', function () {
  this.timeout(20_000);
  let dir: string;
  let build: string;
  before(function () {
    if (EXTENSION !== '.js') this.skip();
    dir = mkdtempSync(join(tmpdir(), 'touchstone-bundle-'));
    build = join(dir, 'build');
  });
  after(() => {
    if (dir !== undefined) rmSync(dir, { recursive: true, force: true });
  });

  for (const entry of Object.keys(ENTRIES) as Entry[]) {
    it(`this build has one of ${entry}, and V8 takes its code cache`, () => {
      const path = bundlePath(entry) ?? '';
      expect(existsSync(path), path).to.equal(true);
      const got = child(CODE_ROOT, `print(loadBundle('${entry}').script.cachedDataRejected);`, ENTRIES[entry].flags);
      expect(got).to.equal(false);
    });
  }

  it('the command is the same, whichever file Node is told to run', () => {
    const outputs = [starterPath('command'), join(CODE_ROOT, `${ENTRIES.command.start}.js`)].map((file) =>
      ['--version', 'settings'].map((word) => execFileSync(process.execPath, [file, word], { encoding: 'utf8' })),
    );
    expect(outputs[0]).to.deep.equal(outputs[1]);
  });

  describe('of a build made up', () => {
    const note = (name: string): string => join(build, name);
    const SOURCE = WRAPPER.join("exports.who = 'bundle'; exports.place = __path('x'); exports.url = __url('../y z');");
    const run = (): unknown => child(build, "print(await launch('command', async () => ({ who: 'modules' })));");
    let path: string;
    beforeEach(() => {
      rmSync(build, { recursive: true, force: true });
      mkdirSync(join(build, 'bundle'), { recursive: true });
      writeFileSync(join(dir, 'package.json'), '{ "type": "module" }');
      cpSync(join(CODE_ROOT, LAUNCH), join(build, LAUNCH));
      for (const name of COMPILER_NOTES) writeFileSync(note(name), '');
      const last = Math.max(...COMPILER_NOTES.map((name) => statSync(note(name)).mtimeMs));
      path = join(build, 'bundle', `command-${last}.cjs`);
      writeFileSync(path, SOURCE);
    });

    it('is run, and its modules look around from where they lay', () => {
      const place = join(build, 'bundle', 'x');
      expect(run()).to.deep.equal({ who: 'bundle', place, url: `file://${join(build, 'y%20z')}` });
    });

    for (const name of COMPILER_NOTES) {
      it(`is not run once the compiler has written a module: ${name}`, () => {
        const later = Date.now() / 1000 + 60;
        utimesSync(note(name), later, later);
        expect(run()).to.deep.equal({ who: 'modules' });
      });

      it(`is not run where nothing says what it was made of: ${name}`, () => {
        rmSync(note(name));
        expect(run()).to.deep.equal({ who: 'modules' });
      });
    }

    const cacheOf = (source: string): Buffer =>
      Buffer.from(
        child(
          build,
          `const { Script } = await import('node:vm');
print(new Script(${JSON.stringify(source)}).createCachedData().toString('base64'));`,
        ) as string,
        'base64',
      );
    const CACHES: Readonly<Record<string, () => Buffer>> = {
      'an empty cache': () => Buffer.alloc(0),
      noise: () => Buffer.alloc(5000, 0x5a),
      'half a cache': () => cacheOf(SOURCE).subarray(0, 200),
      'a cache with a flipped bit': () => cacheOf(SOURCE).map((byte, i) => (i === 150 ? byte ^ 1 : byte)) as Buffer,
      'the cache of a shorter bundle': () => cacheOf(WRAPPER.join("exports.who = 'impostor'")),
    };
    for (const [what, bytes] of Object.entries(CACHES)) {
      it(`is run beside ${what}`, () => {
        writeFileSync(codeCachePath(path), bytes());
        expect(run()).to.have.property('who', 'bundle');
      });
    }

    it('is run beside its own cache, and only under the name of this Node', () => {
      const rejected = (): unknown => child(build, "print(loadBundle('command').script.cachedDataRejected ?? 'no cache');");
      writeFileSync(codeCachePath(path).replace(process.version, 'v20.0.0'), cacheOf(SOURCE));
      expect(rejected()).to.equal('no cache');
      writeFileSync(codeCachePath(path), cacheOf(SOURCE));
      expect(rejected()).to.equal(false);
    });
  });
});
