/**
 * Builds the addon with one direct call of the C++ compiler: no node-gyp, no download, nothing but g++ and the header
 * packages in node_modules. In: native/src, the folders of the system, of the machine and of both beside it, the constants of
 * engine/abi/layout.ts. Out: build/native/layout.h and build/native/touchstone.node, or the same in another folder for another
 * build. Does nothing when the hash of all inputs is that of the last build.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { INT_ARG_REGS, VEC_ARG_REGS } from '../engine/abi/calls.ts';
import {
  CARD_SHIFT,
  FORWARDED,
  HEAP_CARDS,
  HEAP_NULL_PAGE,
  HEAP_REGION,
  HEAP_STARTS,
  HEAP_TABLES_END,
  OBJECT,
  REF,
  RTT,
  RTT_KIND,
} from '../engine/abi/heap-layout.ts';
import {
  ACTIVATION,
  BATCH,
  COMMAND,
  DETAIL,
  ENTRY,
  EXIT,
  FRAME,
  FUNCREF,
  HOST_FUNC,
  INSTANCE,
  MAX_FRAMES,
  PROGRESS,
  REGISTERS,
  SLOT,
  SLOT_STATUS,
  STACK_HEADROOM,
  STORE,
  STRING_ROW,
} from '../engine/abi/layout.ts';
import { rootAbove } from '../engine/base/root.ts';
import { hostTarget, prebuiltFolder, TARGET_NAMES, TARGETS, type Target } from '../engine/target/index.ts';
import { LINUX, SYSTEMS, type System } from './systems.ts';

const FLAGS = [
  '-std=c++20',
  '-shared',
  '-Wall',
  '-Wextra',
  '-Werror',
  '-ffp-contract=off',
  '-fno-exceptions',
  '-fno-rtti',
  '-fno-omit-frame-pointer',
  '-DNAPI_VERSION=9',
  '-DNODE_ADDON_API_DISABLE_CPP_EXCEPTIONS',
  '-DNODE_ADDON_API_REQUIRE_BASIC_FINALIZERS',
] as const;

/** The builds of the addon: the folder of each below build/, which engine/addon/native.ts knows, and its own flags. */
const BUILDS = {
  release: { folder: 'native', flags: ['-O2'] },
  /** Checked while it runs by AddressSanitizer and UndefinedBehaviorSanitizer, see sanitized.ts. */
  sanitized: { folder: 'native-sanitized', flags: ['-O1', '-g', '-fsanitize=address,undefined', '-fno-sanitize-recover=all'] },
} as const;

/** `stackLimit` → `STACK_LIMIT`. */
const upper = (name: string): string => name.replace(/([a-z0-9])([A-Z])/g, '$1_$2').toUpperCase();

/** The layout header: macros, since assembler and C++ both read it. */
export function layoutHeader(): string {
  const groups = {
    STORE,
    INSTANCE,
    FRAME,
    ...Object.fromEntries(Object.entries(ENTRY).map(([name, fields]) => [`ENTRY_${upper(name)}`, fields])),
    FUNCREF,
    HOST_FUNC,
    STRING_ROW,
    ACTIVATION,
    EXIT,
    DETAIL,
    SLOT,
    SLOT_STATUS,
    BATCH,
    COMMAND,
    REGISTERS,
    PROGRESS,
    REF,
    RTT,
    RTT_KIND,
    OBJECT,
  };
  const lines = [
    '/* Written by native/build.ts from engine/abi/layout.ts, heap-layout.ts and calls.ts: change those. */',
    '#pragma once',
  ];
  for (const [group, fields] of Object.entries(groups)) {
    for (const [field, value] of Object.entries(fields)) lines.push(`#define TS_${group}_${upper(field)} ${value}`);
  }
  lines.push(`#define TS_MAX_FRAMES ${MAX_FRAMES}`, `#define TS_STACK_HEADROOM ${STACK_HEADROOM}`);
  lines.push(`#define TS_INT_ARG_REGS ${INT_ARG_REGS}`, `#define TS_VEC_ARG_REGS ${VEC_ARG_REGS}`);
  const words = { HEAP_REGION, HEAP_NULL_PAGE, HEAP_CARDS, HEAP_STARTS, HEAP_TABLES_END, CARD_SHIFT, FORWARDED };
  for (const [name, value] of Object.entries(words)) lines.push(`#define TS_${name} ${value}`);
  return `${lines.join('\n')}\n`;
}

/** The rooms of native/ that make an addon: everybody's, the system's, the machine's, and what is known of one on the other. */
export function addonRooms(root: string, { system, target }: Platform): readonly string[] {
  return ['src', system.room, target.room, join(target.room, system.room)].map((room) => join(root, 'native', room));
}

/** What an addon is for. */
export interface Platform {
  readonly system: System;
  readonly target: Target;
}
/** All that there can be an addon for. */
export const PLATFORMS: readonly Platform[] = SYSTEMS.flatMap((system) =>
  TARGETS.filter((target) => system.compiler(target) !== undefined).map((target) => ({ system, target })),
);
/** Node's name of a platform. */
export const platformName = ({ system, target }: Platform): string => `${system.platform}-${target.nodeArch}`;
/** Whether this process runs there, and can build what it runs itself. */
const isHost = ({ system, target }: Platform): boolean =>
  system === LINUX && system.platform === process.platform && target === hostTarget();

/** The folder with package.json. */
export const ROOT = rootAbove(import.meta.dirname);

/** The C++ compiler of everything that is built here, or one for another platform. */
export function cxx(platform?: Platform): string {
  const cross = platform === undefined || isHost(platform) ? undefined : platform.system.compiler(platform.target);
  return cross?.command ?? process.env['CXX'] ?? 'g++';
}

export interface Built {
  readonly ok: boolean;
  /** What was done, or why it cannot be. */
  readonly message: string;
  /** This machine cannot build it: nothing is wrong with the sources. */
  readonly unable?: true;
}

/** Builds for this machine, to be used here. */
export function buildAddon(root: string, build: keyof typeof BUILDS = 'release'): Built {
  const platform = PLATFORMS.find(isHost);
  if (platform === undefined)
    return {
      ok: false,
      unable: true,
      message: `the addon is built on ${TARGET_NAMES} Linux, this is ${process.arch} ${process.platform}`,
    };
  const { folder, flags } = BUILDS[build];
  return buildFor(root, platform, folder, flags);
}

function howToInstall(platform: Platform): string {
  if (isHost(platform)) return 'install g++ (Debian: apt-get install g++), or name another one in CXX';
  return `Debian has it: apt-get install ${platform.system.compiler(platform.target)?.debian}`;
}

/** Builds for a platform, to be used wherever that is: `build/prebuilt`, where the loader looks, too. */
export function prebuildAddon(root: string, platform: Platform): Built {
  const { system, target } = platform;
  return buildFor(root, platform, prebuiltFolder(system.platform, target.nodeArch), BUILDS.release.flags);
}

function buildFor(root: string, platform: Platform, folder: string, flags: readonly string[]): Built {
  const out = join(root, 'build', folder);
  const file = join(out, 'touchstone.node');
  const { system, target } = platform;
  const rooms = addonRooms(root, platform);
  const inputs = rooms.flatMap((room) =>
    readdirSync(room, { withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ name }) => join(room, name))
      .sort(),
  );
  const [units, stubs] = ['.cc', '.S'].map((end) => inputs.filter((f) => f.endsWith(end)));
  const require = createRequire(join(root, 'package.json'));
  const headers = dirname(require.resolve('node-api-headers/package.json'));
  const includes = [dirname(require.resolve('node-addon-api/package.json')), join(headers, 'include')];
  const compiler = cxx(platform);
  const temporary = join(out, `touchstone.${process.pid}.node`);
  const header = layoutHeader();

  const hash = createHash('sha256').update(JSON.stringify([compiler, FLAGS, system.flags, flags, includes, header]));
  for (const f of inputs) hash.update(f).update('\0').update(readFileSync(f)).update('\0');
  const digest = hash.digest('hex');
  const stamp = join(out, 'touchstone.hash');
  if (existsSync(file) && existsSync(stamp) && readFileSync(stamp, 'utf8') === digest)
    return { ok: true, message: 'addon is up to date' };

  mkdirSync(out, { recursive: true });
  // Renamed into place, as the addon is: another build may read it now.
  writeFileSync(`${temporary}.h`, header);
  renameSync(`${temporary}.h`, join(out, 'layout.h'));
  // All in one: the compiler spends most of its time on headers of the library and of Node-API, and reads them once.
  const whole = `${temporary}.cc`;
  writeFileSync(whole, (units ?? []).map((f) => `#include ${JSON.stringify(f)}\n`).join(''));
  const args = [
    ...FLAGS,
    ...system.flags,
    ...flags,
    `-I${out}`,
    ...rooms.map((room) => `-I${room}`),
    ...includes.flatMap((dir) => ['-isystem', dir]),
    whole,
    ...(stubs ?? []),
    ...system.libraries(target, out, headers),
    '-o',
    temporary,
  ];
  const result = spawnSync(compiler, args, { encoding: 'utf8' });
  rmSync(whole);
  if (result.error !== undefined) {
    const missing = (result.error as NodeJS.ErrnoException).code === 'ENOENT';
    const hint = missing ? `the C++ compiler "${compiler}" was not found: ${howToInstall(platform)}` : String(result.error);
    return { ok: false, message: hint, ...(missing ? { unable: true } : {}) };
  }
  if (result.status !== 0) return { ok: false, message: `${compiler} failed:\n${result.stderr}` };
  // Renamed into place, so that processes which have the old addon mapped keep it whole.
  renameSync(temporary, file);
  writeFileSync(stamp, digest);
  return { ok: true, message: 'addon built' };
}

const [, script] = process.argv;
if (script !== undefined && import.meta.filename === script) {
  const { ok, message, unable } = buildAddon(ROOT);
  if (process.argv.includes('--prebuilt')) {
    for (const platform of PLATFORMS) {
      const built = prebuildAddon(ROOT, platform);
      process.stdout.write(`${platformName(platform)}: ${built.message}\n`);
      if (!built.ok) process.exitCode = 1;
    }
  } else if (!ok) {
    process.stderr.write(`native/build: ${message}\n`);
    if (unable === true) {
      // One of other sources would not fit what is built beside it.
      rmSync(join(ROOT, 'build', BUILDS.release.folder, 'touchstone.node'), { force: true });
      process.stderr.write('native/build: without the addon the native engine does not run; everything else does\n');
    } else process.exitCode = 1;
  }
}
