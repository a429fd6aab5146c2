/**
 * The systems that the addon is built for, a row each. Everything is built on Linux: for Windows by MinGW-w64 with GCC's own
 * threads, whose addon needs no library that Windows does not bring.
 */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import type { Target } from '../engine/target/index.ts';

export interface System {
  /** Node's name of it (`process.platform`). */
  readonly platform: 'linux' | 'win32';
  /** Its folder in native/, and in that of each machine. */
  readonly room: string;
  /** The compiler that builds for it where it is not the one at hand, and Debian's package; undefined: it has no such machine. */
  compiler(target: Target): { readonly command: string; readonly debian: string } | undefined;
  readonly flags: readonly string[];
  /** Libraries behind the sources. May write into the folder `out`; `headers`: that of node-api-headers. */
  libraries(target: Target, out: string, headers: string): readonly string[];
}

const debianName = (gnuName: string): string => `g++-${gnuName.replaceAll('_', '-')}`;

export const LINUX: System = {
  platform: 'linux',
  room: 'linux',
  compiler: ({ gnuName }) => ({ command: `${gnuName}-g++`, debian: debianName(gnuName) }),
  flags: ['-fPIC', '-fvisibility=hidden', '-ftls-model=initial-exec', '-Wl,-z,nodelete', '-Wl,-z,now', '-Wl,-z,noexecstack'],
  libraries: () => [],
};

export const WINDOWS: System = {
  platform: 'win32',
  room: 'windows',
  compiler: ({ mingwName }) =>
    mingwName === undefined
      ? undefined
      : { command: `${mingwName}-g++-posix`, debian: `g++-mingw-w64-${mingwName.split('-')[0]?.replace('_', '-')}` },
  // Windows 10. GCC 12 takes what lies at small offsets of a segment register for an access through null.
  flags: ['-static', '-D_WIN32_WINNT=0x0A00', '-DWIN32_LEAN_AND_MEAN', '-DNOMINMAX', '--param=min-pagesize=0'],
  libraries({ mingwName }, out, headers) {
    // What Node's program exports, as the linker wants to be told.
    const nodes = ['js_native_api', 'node_api'].map((name) => {
      const library = join(out, `${name}.a`);
      const definitions = join(headers, 'def', `${name}.def`);
      spawnSync(`${mingwName}-dlltool`, ['-d', definitions, '-D', 'node.exe', '-l', library]);
      return library;
    });
    return [...nodes, '-lntdll', '-ladvapi32'];
  },
};

export const SYSTEMS: readonly System[] = [LINUX, WINDOWS];
