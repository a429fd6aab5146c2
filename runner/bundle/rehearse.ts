/**
 * Runs a bundle as its process would and writes V8's code cache: `node FLAGS rehearse.js ENTRY OUT`. What V8 has compiled by then
 * is in the cache, so the rehearsal goes over what every run needs: the project's own scripts, with an empty and with a full
 * cache, and `touchstone compile` and `run` on modules of theirs.
 */
import { readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { hasAddon } from '../../engine/addon/native.ts';
import { checksOf } from '../../engine/target/settings.ts';
import { bug } from '../../engine/wasm/errors.ts';
import { engineSpec, NATIVE } from '../suites/engine-spec.ts';
import { OWN_FOLDER, ownFiles } from '../suites/suites.ts';
import { type Entry, loadBundle } from '../system/launch.ts';
import { scratch } from '../system/scratch.ts';
import { EXIT } from '../usage/usage.ts';

/** Who runs the scripts: where our own engine cannot, whoever is always there. */
const ENGINE = hasAddon() ? NATIVE : engineSpec('v8');
/** Integers, floats, vectors, control flow: what most modules are made of. */
const COMPILED = ['control', 'floats', 'integers', 'lowering', 'simd'];
/**
 * An ignored section that makes a module a large one: for small ones the command sets flags, and code is cached for one set of
 * flags.
 */
const LARGE = Buffer.concat([Buffer.from([0, 0x81, 0x80, 0x80, 0x02, 0]), Buffer.alloc(4 << 20)]);

async function succeeding(code: Promise<number>): Promise<void> {
  if ((await code) !== EXIT.ok) bug('a rehearsal failed');
}

const REHEARSALS: Readonly<Record<Entry, (exports: never, folder: string) => Promise<void>>> = {
  async worker({ work }: typeof import('../workers/work.ts')) {
    const engine = { ...checksOf({}), cpu: undefined, cache: undefined, cacheBase: undefined } as const;
    const options = {
      ...engine,
      remoteCache: undefined,
      remoteReadOnly: true,
      messages: undefined,
      timeoutMs: 1000,
      recheck: 'never',
      detail: false,
    } as const;
    const files = ownFiles().filter(({ suites }) => suites.includes('own'));
    for (const file of [...files, ...files]) {
      await work({ file, engine: ENGINE, options, expected: [], lacks: 0, precise: false, stopAt: undefined });
    }
  },
  async command({ main }: typeof import('../cli.ts'), folder) {
    for (const name of COMPILED)
      await succeeding(main(['convert', join(OWN_FOLDER, `${name}.wast`), '--to=wast2json', '-o', join(folder, `${name}.json`)]));
    for (const name of readdirSync(folder).filter((each) => each.endsWith('.wasm'))) {
      const module = join(folder, name);
      writeFileSync(module, Buffer.concat([readFileSync(module), LARGE]));
      await succeeding(main(['compile', module, '-o', join(folder, 'artifact')]));
    }
    await succeeding(main(['test', '--suite=own', '--jobs=1', '--timeout=3600', `--engine=${ENGINE.given}`]));
  },
};

const [entry, out] = process.argv.slice(2) as [Entry, string];
const bundle = loadBundle(entry) ?? bug(`no bundle ${entry}`);
process.env['XDG_CACHE_HOME'] = scratch();
// V8 forgets the code of functions that have not run for a while: on a busy machine of most, before the rehearsal is over.
setFlagsFromString('--no-flush-bytecode');
await REHEARSALS[entry](bundle.exports as never, scratch());
setFlagsFromString('--flush-bytecode');
writeFileSync(`${out}.tmp`, bundle.script.createCachedData());
renameSync(`${out}.tmp`, out);
process.exit(0);
