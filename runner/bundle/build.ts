/**
 * Builds the bundles: `node build/runner/bundle/build.js`, after the compiler. Each entry point becomes one script, and a process
 * of its own runs that script on the project's own files (rehearse.ts) and leaves V8's code for what it ran. Where a bundle comes
 * out as it was, it is kept with its code cache, under the name that system/launch.ts looks for now.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { build, type Plugin } from 'esbuild';
import { notedHash } from '../../engine/cache/build-hash.ts';
import { bug } from '../../engine/wasm/errors.ts';
import { BUNDLE_FOLDER, bundlePath, codeCachePath, ENTRIES, type Entry, starterPath, WRAPPER } from '../system/launch.ts';
import { CODE_ROOT } from '../system/paths.ts';
import { writeCodeCache } from './code-cache.ts';

/** Packages that are loaded as they are, by `require` or by `import()`. */
const EXTERNAL = ['@alexaltea/capstone-js', '@webassemblyjs/wast-parser', 'iced-x86', 'mocha', 'wabt'];

/**
 * What is made here: one script each. Its constants stand where they are used, and what only gives a number a name
 * (engine/base/brand.ts) is no call.
 */
const FOR_NODE = { bundle: true, platform: 'node', format: 'cjs', target: 'node20', minifySyntax: true } as const;

/** What a module asks about its own place, as system/launch.ts answers it: a bundled module looks around from where it lay. */
const PLACE: Readonly<Record<string, (path: string) => string>> = {
  dirname: (path) => `__path(${JSON.stringify(relative(BUNDLE_FOLDER, dirname(path)))})`,
  filename: (path) => `__path(${JSON.stringify(relative(BUNDLE_FOLDER, path))})`,
  url: (path) => `__url(${JSON.stringify(relative(BUNDLE_FOLDER, path))})`,
};

/** What only a module has, given by system/launch.ts. */
const moduleWords: Plugin = {
  name: 'module words',
  setup({ onLoad }) {
    onLoad({ filter: /\.m?js$/ }, ({ path }) => ({
      contents: readFileSync(path, 'utf8')
        .replace(/\bimport\.meta\.(\w+)/g, (all, name: string) => PLACE[name]?.(path) ?? all)
        .replace(/\bimport\('([^.'][^']*)'\)/g, (all, name: string) => (EXTERNAL.includes(name) ? `__import('${name}')` : all)),
    }));
  },
};

/** Of yargs the command takes the parser alone: what its other helpers load has no effect, and stays away. */
const parserOfYargs: Plugin = {
  name: 'parser of yargs',
  setup({ onResolve, resolve }) {
    onResolve({ filter: /\/platform-shims\// }, async ({ path, pluginData, ...where }) =>
      pluginData === 'asked' ? undefined : { ...(await resolve(path, { ...where, pluginData: 'asked' })), sideEffects: false },
    );
  },
};

/** One entry point and all it reaches, as one script that assigns to `module.exports`. */
async function bundled(entry: Entry): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [join(CODE_ROOT, `${ENTRIES[entry].module}.js`)],
    ...FOR_NODE,
    external: EXTERNAL,
    plugins: [moduleWords, parserOfYargs],
    define: { TOUCHSTONE_BUILD_HASH: JSON.stringify(notedHash(join(CODE_ROOT, 'engine'), undefined)) },
    legalComments: 'none',
    banner: { js: WRAPPER[0] },
    footer: { js: WRAPPER[1] },
    write: false,
  });
  return outputFiles[0]?.text ?? bug('esbuild wrote no file');
}

/** Modules that are imported when they are wanted stay where they are. */
const lazily: Plugin = {
  name: 'lazy imports',
  setup({ onResolve }) {
    onResolve({ filter: /^\./ }, ({ kind, path, resolveDir }) =>
      kind === 'dynamic-import' ? { path: relative(BUNDLE_FOLDER, join(resolveDir, path)), external: true } : undefined,
    );
  },
};

async function writeStarter(entry: Entry): Promise<void> {
  await build({
    entryPoints: [join(CODE_ROOT, `${ENTRIES[entry].start}.js`)],
    outfile: starterPath(entry),
    ...FOR_NODE,
    plugins: [lazily, moduleWords],
    banner: { js: "const __path = (place) => require('node:path').join(__dirname, place);" },
  });
}

async function renew(entry: Entry): Promise<void> {
  const path = bundlePath(entry) ?? bug('bundles are made of compiled modules');
  const old = readdirSync(BUNDLE_FOLDER).filter((name) => name.startsWith(`${entry}-`) && name.endsWith('.cjs'));
  const text = await bundled(entry);
  const same = old
    .map((name) => join(BUNDLE_FOLDER, name))
    .find((b) => existsSync(codeCachePath(b)) && readFileSync(b, 'latin1') === text);
  if (same !== undefined) {
    renameSync(codeCachePath(same), codeCachePath(path));
    renameSync(same, path);
  }
  for (const name of readdirSync(BUNDLE_FOLDER)) {
    const left = join(BUNDLE_FOLDER, name);
    if (name.startsWith(`${entry}-`) && left !== path && left !== codeCachePath(path)) rmSync(left, { force: true });
  }
  if (same !== undefined) return;
  writeFileSync(path, text);
  writeCodeCache(entry, path);
}

mkdirSync(BUNDLE_FOLDER, { recursive: true });
for (const entry of Object.keys(ENTRIES) as Entry[]) {
  await writeStarter(entry);
  await renew(entry);
}
