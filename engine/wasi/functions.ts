/**
 * The functions of WASI preview 1 (`wasi_snapshot_preview1.witx`), a row each: what it takes, what it gives, and who does it. A
 * row says all about a function's type: what WebAssembly passes, which rights a descriptor must have, and where results go, which
 * is checked before anything happens. Each returns an error's number, 0 where there is none.
 */
import { type Descriptor, type Descriptors, rights } from './descriptors.ts';
import { errnoOf, WasiError } from './errno.ts';
import * as files from './files.ts';
import * as folders from './folders.ts';
import type { GuestMemory } from './memory.ts';
import * as program from './program.ts';
import * as stats from './stats.ts';
import * as wait from './wait.ts';

/** What a function acts on. */
export interface Program {
  readonly descriptors: Descriptors;
  /** Each with a zero behind it. */
  readonly args: readonly Uint8Array[];
  readonly env: readonly Uint8Array[];
  readonly random: (into: Uint8Array) => void;
  /** The memory as it is now. Throws where none is known. */
  memory(): GuestMemory;
}

type WasmNumber = 'i32' | 'i64';
interface Parameter<T> {
  readonly types: readonly WasmNumber[];
  readonly read: (values: readonly (number | bigint)[], at: number, memory: GuestMemory, descriptors: Descriptors) => T;
}
interface Result<T> {
  /** Bytes that it takes, at a multiple of `align`. */
  readonly size: number;
  readonly write: (view: DataView, at: number, value: T) => void;
}

const unsigned = (value: number | bigint | undefined): number => Number(value) >>> 0;
/** A number of 32 bits or less: descriptors, addresses, flags, sizes. */
const u32: Parameter<number> = { types: ['i32'], read: (values, at) => unsigned(values[at]) };
const u64: Parameter<bigint> = { types: ['i64'], read: (values, at) => BigInt.asUintN(64, BigInt(values[at] ?? 0)) };
const s64: Parameter<bigint> = { types: ['i64'], read: (values, at) => BigInt.asIntN(64, BigInt(values[at] ?? 0)) };
/** Address and length. */
const pair = <T>(read: (memory: GuestMemory, at: number, length: number) => T): Parameter<T> => ({
  types: ['i32', 'i32'],
  read: (values, at, memory) => read(memory, unsigned(values[at]), unsigned(values[at + 1])),
});
const path = pair((memory, at, length) => memory.path(at, length));
const buffer = pair((memory, at, length) => memory.bytes(at, length));
const buffers = pair((memory, at, count) => memory.list(at, count));
/** A descriptor that must have these rights. */
const fd = (...needed: readonly string[]): Parameter<Descriptor> => ({
  types: ['i32'],
  read: (values, at, _, descriptors) => descriptors.get(unsigned(values[at]), rights(...needed)),
});

/** How a path is opened: parameters that stand one behind the other, by name. */
const opening: Parameter<folders.Opening> = {
  types: [u32, path, u32, u64, u64, u32].flatMap(({ types }) => types),
  read: (values, at, memory, descriptors) => ({
    lookup: u32.read(values, at, memory, descriptors),
    path: path.read(values, at + 1, memory, descriptors),
    openFlags: u32.read(values, at + 3, memory, descriptors),
    rights: u64.read(values, at + 4, memory, descriptors),
    inheriting: u64.read(values, at + 5, memory, descriptors),
    flags: u32.read(values, at + 6, memory, descriptors),
  }),
};

const size: Result<number> = { size: 4, write: (view, at, value) => view.setUint32(at, value, true) };
const long: Result<bigint> = { size: 8, write: (view, at, value) => view.setBigUint64(at, value, true) };
const flags: Result<number> = { size: 2, write: (view, at, value) => view.setUint16(at, value, true) };
const fdstat: Result<Descriptor> = {
  size: 24,
  write(view, at, descriptor) {
    view.setBigUint64(at, 0n, true);
    view.setUint8(at, descriptor.type);
    view.setUint16(at + 2, descriptor.flags, true);
    view.setBigUint64(at + 8, descriptor.rights, true);
    view.setBigUint64(at + 16, descriptor.inheriting, true);
  },
};
const filestat: Result<stats.FileStat> = {
  size: 64,
  write(view, at, { dev, ino, type, nlink, size: bytes, atim, mtim, ctim }) {
    const words = [dev, ino, BigInt(type), nlink, bytes, atim, mtim, ctim];
    for (const [i, word] of words.entries()) view.setBigUint64(at + 8 * i, BigInt.asUintN(64, word), true);
  },
};
/** Of a folder that was given: the length of its name. */
const prestat: Result<number> = {
  size: 8,
  write(view, at, length) {
    view.setUint32(at, 0, true);
    view.setUint32(at + 4, length, true);
  },
};

type Parameters<P extends readonly Parameter<unknown>[]> = { [I in keyof P]: P[I] extends Parameter<infer T> ? T : never };
type Results<R extends readonly Result<never>[]> = { [I in keyof R]: R[I] extends Result<infer T> ? T : never };

/** A function: its type, and what it does with numbers as WebAssembly passes them. */
export interface WasiFunction {
  readonly params: readonly WasmNumber[];
  readonly results: readonly WasmNumber[];
  call(program: Program, values: readonly (number | bigint)[]): number | undefined;
}

/** A row. `run` returns what goes to each result's address. */
function row<const P extends readonly Parameter<unknown>[], const R extends readonly Result<never>[]>(
  params: P,
  results: R,
  run: (program: Program, memory: GuestMemory, ...args: Parameters<P>) => Results<R>,
): WasiFunction {
  const types = params.flatMap((param) => param.types);
  return {
    params: [...types, ...results.map(() => 'i32' as const)],
    results: ['i32'],
    call(program, values) {
      try {
        const memory = program.memory();
        const addresses = results.map((result, i) => {
          const at = unsigned(values[types.length + i]);
          memory.bytes(at, result.size);
          return at;
        });
        let next = 0;
        const args = params.map((param) => {
          const at = next;
          next += param.types.length;
          return param.read(values, at, memory, program.descriptors);
        });
        const given = run(program, memory, ...(args as Parameters<P>));
        for (const [i, { write }] of results.entries()) write(memory.view, addresses[i] ?? 0, given[i] as never);
        return 0;
      } catch (error) {
        const errno = errnoOf(error);
        if (errno === undefined) throw error;
        return errno;
      }
    },
  };
}

/** A row without results. */
const act = <const P extends readonly Parameter<unknown>[]>(
  params: P,
  run: (program: Program, memory: GuestMemory, ...args: Parameters<P>) => void,
): WasiFunction =>
  row<P, readonly []>(params, [], (program, memory, ...args) => {
    run(program, memory, ...args);
    return [];
  });

/** A program is given no sockets, so what it has open is none. */
const noSocket = (): never => {
  throw new WasiError('notsock');
};

/** The module's name. */
export const WASI_MODULE = 'wasi_snapshot_preview1';

/** All functions by name. */
export const FUNCTIONS: Readonly<Record<string, WasiFunction>> = {
  args_get: act([u32, u32], ({ args }, memory, list, text) => program.writeStrings(memory, args, list, text)),
  args_sizes_get: row([], [size, size], ({ args }) => program.sizesOf(args)),
  environ_get: act([u32, u32], ({ env }, memory, list, text) => program.writeStrings(memory, env, list, text)),
  environ_sizes_get: row([], [size, size], ({ env }) => program.sizesOf(env)),
  clock_res_get: row([u32], [long], (_, __, id) => [wait.resolution(id)]),
  clock_time_get: row([u32, u64], [long], (_, __, id) => [wait.now(id)]),
  fd_advise: act([fd('fd_advise'), u64, u64, u32], (_, __, ...args) => files.advise(...args)),
  fd_allocate: act([fd('fd_allocate'), u64, u64], (_, __, ...args) => files.allocate(...args)),
  fd_close: act([u32], ({ descriptors }, _, number) => descriptors.close(number)),
  fd_datasync: act([fd('fd_datasync')], (_, __, file) => files.syncData(file)),
  fd_fdstat_get: row([fd()], [fdstat], (_, __, file) => [file]),
  fd_fdstat_set_flags: act([fd('fd_fdstat_set_flags'), u32], (_, __, ...args) => stats.setFlags(...args)),
  fd_fdstat_set_rights: act([fd(), u64, u64], (_, __, ...args) => stats.setRights(...args)),
  fd_filestat_get: row([fd('fd_filestat_get')], [filestat], (_, __, file) => [stats.statOfDescriptor(file)]),
  fd_filestat_set_size: act([fd('fd_filestat_set_size'), u64], (_, __, ...args) => files.setSize(...args)),
  fd_filestat_set_times: act([fd('fd_filestat_set_times'), u64, u64, u32], (_, __, ...args) => stats.setTimes(...args)),
  fd_pread: row([fd('fd_read', 'fd_seek'), buffers, u64], [size], (_, __, ...args) => [files.readAt(...args)]),
  fd_prestat_get: row([fd()], [prestat], (_, __, folder) => [program.nameOf(folder).length]),
  fd_prestat_dir_name: act([fd(), buffer], (_, __, folder, into) => program.writeName(folder, into)),
  fd_pwrite: row([fd('fd_write', 'fd_seek'), buffers, u64], [size], (_, __, ...args) => [files.writeAt(...args)]),
  fd_read: row([fd('fd_read'), buffers], [size], (_, __, ...args) => [files.read(...args)]),
  fd_readdir: row([fd('fd_readdir'), buffer, u64], [size], (_, __, ...args) => [folders.readFolder(...args)]),
  fd_renumber: act([u32, u32], ({ descriptors }, _, from, to) => descriptors.renumber(from, to)),
  fd_seek: row([fd('fd_seek'), s64, u32], [long], (_, __, ...args) => [files.seek(...args)]),
  fd_sync: act([fd('fd_sync')], (_, __, file) => files.sync(file)),
  fd_tell: row([fd('fd_tell')], [long], (_, __, file) => [files.tell(file)]),
  fd_write: row([fd('fd_write'), buffers], [size], (_, __, ...args) => [files.write(...args)]),
  path_create_directory: act([fd('path_create_directory'), path], (_, __, ...args) => folders.createFolder(...args)),
  path_filestat_get: row([fd('path_filestat_get'), u32, path], [filestat], (_, __, ...args) => [folders.statPath(...args)]),
  path_filestat_set_times: act([fd('path_filestat_set_times'), u32, path, u64, u64, u32], (_, __, ...args) =>
    folders.setPathTimes(...args),
  ),
  path_link: act([fd('path_link_source'), u32, path, fd('path_link_target'), path], (_, __, ...args) => folders.link(...args)),
  path_open: row([fd('path_open'), opening], [size], ({ descriptors }, _, ...args) => [folders.open(descriptors, ...args)]),
  path_readlink: row([fd('path_readlink'), path, buffer], [size], (_, __, ...args) => [folders.readlink(...args)]),
  path_remove_directory: act([fd('path_remove_directory'), path], (_, __, ...args) => folders.removeFolder(...args)),
  path_rename: act([fd('path_rename_source'), path, fd('path_rename_target'), path], (_, __, ...args) => folders.rename(...args)),
  path_symlink: act([path, fd('path_symlink'), path], (_, __, ...args) => folders.symlink(...args)),
  path_unlink_file: act([fd('path_unlink_file'), path], (_, __, ...args) => folders.removeFile(...args)),
  poll_oneoff: row([u32, u32, u32], [size], ({ descriptors }, memory, ...args) => [wait.pollOnce(memory, descriptors, ...args)]),
  proc_exit: { params: ['i32'], results: [], call: (_, [code]) => program.exit(unsigned(code)) },
  proc_raise: act([u32], (_, __, signal) => program.raise(signal)),
  random_get: act([buffer], ({ random }, _, into) => random(into)),
  sched_yield: act([], () => undefined),
  sock_accept: row([fd(), u32], [size], noSocket),
  sock_recv: row([fd(), buffers, u32], [size, flags], noSocket),
  sock_send: row([fd(), buffers, u32], [size], noSocket),
  sock_shutdown: act([fd(), u32], noSocket),
};
