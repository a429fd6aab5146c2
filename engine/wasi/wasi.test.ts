/** WASI preview 1, function by function, called by machine code. */
import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { Engine, Trap, withTimeout } from '../api/index.ts';
import { encode, parse } from '../core.ts';
import WebAssembly from '../js-api/index.ts';
import { FUNCTIONS, WASI_MODULE } from './functions.ts';
import { Wasi } from './index.ts';
import { Guest, READ, RESULT, WRITE } from './testing/guest.ts';

/** `oflags` and `fdflags`. */
const [CREATE, DIRECTORY, EXCLUSIVE, TRUNCATE] = [1, 2, 4, 8];
const [APPEND, NONBLOCK] = [1, 4];

describe('WASI', function () {
  this.timeout(60_000);
  let dir: string;
  let guest: Guest;
  let printed: string;
  beforeEach(() => {
    dir = mkdtempSync(join(tmpdir(), 'touchstone-wasi-'));
    printed = '';
    guest = new Guest({
      args: ['prog', 'ü'],
      env: { A: '1', LONG: 'x y' },
      folders: { '/': dir, second: dir },
      stdin: Buffer.from('in\n'),
      stdout: (bytes) => void (printed += Buffer.from(bytes).toString()),
    });
  });
  afterEach(() => {
    guest.wasi.close();
    rmSync(dir, { recursive: true, force: true });
  });
  const file = (name: string, text = ''): string => {
    writeFileSync(join(dir, name), text);
    return join(dir, name);
  };

  it('has the functions of the specification', () => {
    expect(Object.keys(FUNCTIONS)).length(46);
    const i64s = Object.entries(FUNCTIONS).flatMap(([name, { params }]) =>
      params.flatMap((t, i) => (t === 'i64' ? `${name}:${i}` : [])),
    );
    expect(i64s.join(' ')).equal(
      'clock_time_get:1 fd_advise:1 fd_advise:2 fd_allocate:1 fd_allocate:2 fd_fdstat_set_rights:1 fd_fdstat_set_rights:2 ' +
        'fd_filestat_set_size:1 fd_filestat_set_times:1 fd_filestat_set_times:2 fd_pread:3 fd_pwrite:3 fd_readdir:3 fd_seek:1 ' +
        'path_filestat_set_times:4 path_filestat_set_times:5 path_open:5 path_open:6',
    );
  });

  it('hands arguments and environment on', () => {
    for (const [kind, strings] of [
      ['args', ['prog', 'ü']],
      ['environ', ['A=1', 'LONG=x y']],
    ] as const) {
      expect(guest.call(`${kind}_sizes_get`, RESULT, RESULT + 4)).equal('success');
      const text = strings.map((s) => `${s}\0`).join('');
      expect([guest.u32, guest.view.getUint32(RESULT + 4, true)]).deep.equal([2, Buffer.byteLength(text)]);
      expect(guest.call(`${kind}_get`, 2000, 3000)).equal('success');
      expect(guest.text(3000, Buffer.byteLength(text))).equal(text);
      expect(guest.view.getUint32(2000, true)).equal(3000);
      expect(guest.view.getUint32(2004, true)).equal(3000 + (strings[0]?.length ?? 0) + 1);
      expect(guest.call(`${kind}_get`, 2000, 4 * 65536 - 2)).equal('fault');
    }
    expect(() => new Wasi({ args: ['a\0b'] })).throw(TypeError);
  });

  it('refuses every address outside of the memory', () => {
    const end = 4 * 65536;
    file('f', 'text');
    const fd = guest.open(3, 'f') as number;
    const cases: readonly [string, ...(number | bigint | string)[]][] = [
      ['fd_read', fd, end, 1, RESULT],
      ['fd_read', fd, end - 7, 1, RESULT],
      ['fd_read', fd, 0, 0xffffffff, RESULT],
      ['fd_read', fd, 0, 0, end - 3],
      ['fd_write', 1, 0xfffffff8, 1, RESULT],
      ['fd_filestat_get', fd, end - 63],
      ['fd_fdstat_get', fd, -1],
      ['fd_readdir', 3, end - 1, 2, 0n, RESULT],
      ['path_open', 3, 0, end, 1, 0, 0n, 0n, 0, RESULT],
      ['path_open', 3, 0, 'f', 0, 0n, 0n, 0, end],
      ['path_readlink', 3, 'f', end, 1, RESULT],
      ['path_filestat_get', 3, 0, 'f', end - 1],
      ['random_get', end - 1, 2],
      ['clock_time_get', 0, 0n, end - 7],
      ['poll_oneoff', end - 47, 0, 1, RESULT],
      ['poll_oneoff', 0, end - 31, 1, RESULT],
      ['poll_oneoff', 0, 0, 0x0fffffff, RESULT],
      ['fd_prestat_get', 3, end - 7],
    ];
    for (const args of cases) expect(guest.call(...args), args.join(' ')).equal('fault');
    // A buffer of a list that lies outside.
    guest.view.setUint32(2048, end - 1, true);
    guest.view.setUint32(2052, 2, true);
    expect(guest.call('fd_read', fd, 2048, 1, RESULT)).equal('fault');
    expect(guest.call('fd_tell', fd, RESULT)).equal('success');
    expect(guest.u64).equal(0n);
  });

  it('reads and writes standard streams', () => {
    expect(guest.read(0)).equal('in\n');
    expect(guest.call('fd_write', 1, ['one ', '', 'two'], RESULT)).equal('success');
    expect([guest.u32, printed]).deep.equal([7, 'one two']);
    expect(guest.call('fd_read', 1, ['xx'], RESULT)).equal('notcapable');
    expect(guest.call('fd_write', 0, ['xx'], RESULT)).equal('notcapable');
    expect(guest.call('fd_seek', 1, 0n, 0, RESULT)).equal('notcapable');
    expect(guest.call('fd_write', 99, ['xx'], RESULT)).equal('badf');
  });

  it('opens, writes, reads, seeks and truncates files', () => {
    const fd = guest.open(3, 'new', CREATE, { rights: WRITE }) as number;
    expect(fd).equal(5);
    expect(guest.call('fd_write', fd, ['hello ', 'world'], RESULT)).equal('success');
    expect(guest.call('fd_tell', fd, RESULT)).equal('success');
    expect(guest.u64).equal(11n);
    for (const [offset, whence, position] of [
      [-5n, 2, 6n],
      [-1n, 1, 5n],
      [2n, 0, 2n],
      [100n, 1, 102n],
      [0n, 0, 0n],
    ] as const) {
      expect(guest.call('fd_seek', fd, offset, whence, RESULT)).equal('success');
      expect(guest.u64).equal(position);
    }
    expect(guest.call('fd_seek', fd, -1n, 0, RESULT)).equal('inval');
    expect(guest.call('fd_seek', fd, 0n, 3, RESULT)).equal('inval');
    expect(guest.call('fd_seek', fd, 2n ** 62n, 0, RESULT)).equal('inval');
    expect(guest.read(fd)).equal('hello world');
    expect(guest.call('fd_pwrite', fd, ['J'], 0n, RESULT)).equal('success');
    expect(readFileSync(join(dir, 'new'), 'utf8')).equal('Jello world');
    expect(guest.call('fd_filestat_set_size', fd, 5n)).equal('success');
    expect(guest.call('fd_allocate', fd, 0n, 8n)).equal('success');
    expect(readFileSync(join(dir, 'new'), 'latin1')).equal('Jello\0\0\0');
    for (const name of ['fd_sync', 'fd_datasync']) expect(guest.call(name, fd)).equal('notcapable');
    expect(guest.call('fd_close', fd)).equal('success');
    expect(guest.call('fd_close', fd)).equal('badf');
    expect(guest.open(3, 'new', CREATE | EXCLUSIVE)).equal('exist');
    expect(guest.open(3, 'new', DIRECTORY)).equal('notdir');
    expect(guest.open(3, 'new/')).equal('notdir');
    expect(guest.open(3, 'missing')).equal('noent');
    expect(guest.open(3, 'new', 16)).equal('inval');
    expect(guest.open(3, 'new', TRUNCATE, { rights: WRITE })).equal(5);
    expect(readFileSync(join(dir, 'new'), 'utf8')).equal('');
  });

  it('appends, and changes flags of what is open', () => {
    const path = file('log', 'a');
    const fd = guest.open(3, 'log', 0, { rights: WRITE, fdflags: APPEND }) as number;
    writeFileSync(path, 'b', { flag: 'a' });
    expect(guest.call('fd_write', fd, ['c'], RESULT)).equal('success');
    expect(readFileSync(path, 'utf8')).equal('abc');
    expect(guest.call('fd_fdstat_get', fd, RESULT)).equal('success');
    expect([guest.view.getUint8(RESULT), guest.view.getUint16(RESULT + 2, true)]).deep.equal([4, APPEND]);
    expect(guest.call('fd_fdstat_set_flags', fd, NONBLOCK)).equal('success');
    expect(guest.call('fd_seek', fd, 0n, 0, RESULT)).equal('success');
    expect(guest.call('fd_write', fd, ['d'], RESULT)).equal('success');
    expect(readFileSync(path, 'utf8')).equal('dbc');
    expect(guest.call('fd_fdstat_set_flags', fd, 32)).equal('inval');
  });

  it('gives up rights, and regains none', () => {
    file('f', 'text');
    const fd = guest.open(3, 'f') as number;
    expect(guest.call('fd_write', fd, ['x'], RESULT)).equal('notcapable');
    expect(guest.call('fd_fdstat_set_rights', fd, 2n, 0n)).equal('success');
    expect(guest.call('fd_seek', fd, 0n, 0, RESULT)).equal('notcapable');
    expect(guest.call('fd_fdstat_set_rights', fd, READ, 0n)).equal('notcapable');
    expect(guest.read(fd)).equal('text');
    const sub = guest.open(3, '.', DIRECTORY, { rights: 1n << 13n }) as number;
    expect(guest.call('fd_fdstat_set_rights', sub, 1n << 13n, 2n)).equal('success');
    expect(guest.open(sub, 'f')).equal('notcapable');
    expect(guest.open(sub, 'g', CREATE, { rights: 0n })).equal('notcapable');
    expect(guest.call('path_unlink_file', sub, 'f')).equal('notcapable');
  });

  it('names the folders that it gives', () => {
    for (const [fd, name] of [
      [3, '/'],
      [4, 'second'],
    ] as const) {
      expect(guest.call('fd_prestat_get', fd, RESULT)).equal('success');
      expect([guest.u32, guest.view.getUint32(RESULT + 4, true)]).deep.equal([0, name.length]);
      expect(guest.call('fd_prestat_dir_name', fd, 2000, name.length)).equal('success');
      expect(guest.text(2000, name.length)).equal(name);
      expect(guest.call('fd_prestat_dir_name', fd, 2000, name.length - 1)).equal('nametoolong');
    }
    for (const fd of [0, 5]) expect(guest.call('fd_prestat_get', fd, RESULT)).equal('badf');
  });

  it('makes, lists, links, renames and removes', () => {
    const ok = (...call: Parameters<Guest['call']>) => expect(guest.call(...call), call.join(' ')).equal('success');
    ok('path_create_directory', 3, 'd/');
    ok('path_create_directory', 3, 'd/e');
    expect(guest.call('path_create_directory', 3, 'd')).equal('exist');
    file('d/f', 'text');
    ok('path_symlink', 'f', 3, 'd/s');
    ok('path_link', 3, 0, 'd/f', 3, 'd/g');
    ok('path_rename', 3, 'd/g', 4, 'd/h');
    const long = 'n'.repeat(200);
    for (let i = 0; i < 30; i++) file(`d/${long}${i}`);
    const fd = guest.open(3, 'd', DIRECTORY) as number;
    const names = new Map<string, number>();
    for (let cookie = 0n; ; ) {
      ok('fd_readdir', fd, 8192, 1000, cookie, RESULT);
      const used = guest.u32;
      for (let at = 8192; at + 24 <= 8192 + used; ) {
        const length = guest.view.getUint32(at + 16, true);
        if (at + 24 + length > 8192 + used) break;
        names.set(guest.text(at + 24, length), guest.view.getUint8(at + 20));
        cookie = guest.view.getBigUint64(at, true);
        at += 24 + length;
      }
      if (used < 1000) break;
    }
    expect([...names].filter(([name]) => name.length < 200).sort()).deep.equal([
      ['.', 3],
      ['..', 3],
      ['e', 3],
      ['f', 4],
      ['h', 4],
      ['s', 7],
    ]);
    expect(names.size).equal(36);
    ok('path_readlink', 3, 'd/s', 2000, 10, RESULT);
    expect([guest.u32, guest.text(2000, 1)]).deep.equal([1, 'f']);
    expect(guest.call('path_readlink', 3, 'd/f', 2000, 10, RESULT)).equal('inval');
    expect(guest.call('path_readlink', 3, 'd/x', 2000, 10, RESULT)).equal('noent');
    expect(guest.call('path_remove_directory', 3, 'd')).equal('notempty');
    expect(guest.call('path_remove_directory', 3, 'd/f')).equal('notdir');
    expect(guest.call('path_unlink_file', 3, 'd/e')).equal('isdir');
    expect(guest.call('path_unlink_file', 3, 'd/f/')).equal('notdir');
    expect(guest.call('path_link', 3, 0, 'd/f', 3, 'd/x/')).equal('noent');
    expect(guest.call('path_rename', 3, 'd/f', 3, 'd/x/')).equal('notdir');
    expect(guest.call('path_symlink', '/etc', 3, 'd/x')).equal('notcapable');
    ok('path_unlink_file', 3, 'd/s');
    ok('path_remove_directory', 3, 'd/e/');
  });

  it('tells and sets times, to the nanosecond', () => {
    file('f', 'text');
    symlinkSync('f', join(dir, 's'));
    expect(guest.call('path_filestat_set_times', 3, 1, 's', 1_234_567_890_123_456_789n, 987_654_321n, 5)).equal('success');
    const times = (): bigint[] => [40, 48].map((at) => guest.view.getBigUint64(RESULT + at, true));
    expect(guest.call('path_filestat_get', 3, 0, 'f', RESULT)).equal('success');
    expect(times()).deep.equal([1_234_567_890_123_456_789n, 987_654_321n]);
    expect([guest.view.getUint8(RESULT + 16), guest.view.getBigUint64(RESULT + 32, true)]).deep.equal([4, 4n]);
    expect(guest.call('path_filestat_set_times', 3, 0, 's', 0n, 7n, 4)).equal('success');
    expect(guest.call('path_filestat_get', 3, 0, 's', RESULT)).equal('success');
    expect([guest.view.getUint8(RESULT + 16), times()[1]]).deep.equal([7, 7n]);
    const fd = guest.open(3, 'f', 0, { rights: WRITE }) as number;
    expect(guest.call('fd_filestat_set_times', fd, 0n, 5n, 4)).equal('success');
    expect(guest.call('fd_filestat_set_times', fd, 0n, 5n, 12)).equal('inval');
    expect(guest.call('fd_filestat_set_times', fd, 0n, 5n, 16)).equal('inval');
    expect(guest.call('fd_filestat_get', fd, RESULT)).equal('success');
    expect(times()).deep.equal([1_234_567_890_123_456_789n, 5n]);
    expect(guest.call('fd_filestat_set_times', fd, 0n, 0n, 8)).equal('success');
    expect(guest.call('fd_filestat_get', fd, RESULT)).equal('success');
    expect(Number((times()[1] as bigint) / 1_000_000n)).closeTo(Date.now(), 10_000);
  });

  it('numbers descriptors as POSIX does', () => {
    file('f');
    expect([guest.open(3, 'f'), guest.open(3, 'f')]).deep.equal([5, 6]);
    expect(guest.call('fd_close', 5)).equal('success');
    expect(guest.open(3, 'f')).equal(5);
    expect(guest.call('fd_renumber', 6, 5)).equal('success');
    expect(guest.call('fd_tell', 6, RESULT)).equal('badf');
    expect(guest.call('fd_renumber', 5, 6)).equal('badf');
    expect(guest.call('fd_advise', 5, 0n, 0n, 6)).equal('notcapable');
  });

  it('tells the time, waits for it, and gives random bytes', () => {
    for (const clock of [0, 1, 2, 3]) {
      expect(guest.call('clock_res_get', clock, RESULT)).equal('success');
      expect(guest.call('clock_time_get', clock, 0n, RESULT)).equal('success');
    }
    expect(guest.call('clock_time_get', 4, 0n, RESULT)).equal('inval');
    expect(guest.call('clock_time_get', 0, 0n, RESULT)).equal('success');
    expect(Number(guest.u64 / 1_000_000n)).closeTo(Date.now(), 10_000);
    expect(guest.call('random_get', 8192, 200_000)).equal('success');
    const values = new Set(guest.bytes(8192, 200_000));
    expect(values.size).equal(256);
    // A clock, an input that has something, and a descriptor that is none.
    const subscribe = (i: number, userdata: bigint, tag: number, fdOrClock: number, timeout: bigint): void => {
      guest.bytes(2048 + 48 * i, 48).fill(0);
      guest.view.setBigUint64(2048 + 48 * i, userdata, true);
      guest.view.setUint8(2048 + 48 * i + 8, tag);
      guest.view.setUint32(2048 + 48 * i + 16, fdOrClock, true);
      guest.view.setBigUint64(2048 + 48 * i + 24, timeout, true);
    };
    subscribe(0, 7n, 0, 1, 20_000_000n);
    const begin = process.hrtime.bigint();
    expect(guest.call('poll_oneoff', 2048, 3000, 1, RESULT)).equal('success');
    expect(process.hrtime.bigint() - begin >= 20_000_000n).equal(true);
    expect([guest.u32, guest.view.getBigUint64(3000, true), guest.view.getUint16(3008, true)]).deep.equal([1, 7n, 0]);
    subscribe(0, 7n, 0, 1, 10n ** 12n);
    subscribe(1, 8n, 1, 0, 0n);
    subscribe(2, 9n, 2, 77, 0n);
    expect(guest.call('poll_oneoff', 2048, 3000, 3, RESULT)).equal('success');
    const events = Array.from({ length: guest.u32 }, (_, i) => [
      Number(guest.view.getBigUint64(3000 + 32 * i, true)),
      guest.view.getUint16(3000 + 32 * i + 8, true),
      guest.view.getUint8(3000 + 32 * i + 10),
    ]);
    expect(events).deep.equal([
      [8, 0, 1],
      [9, 8, 2],
    ]);
    expect(guest.call('poll_oneoff', 2048, 3000, 0, RESULT)).equal('inval');
    expect(guest.call('sched_yield')).equal('success');
    expect(guest.call('sock_shutdown', 0, 0)).equal('notsock');
    expect(guest.call('sock_shutdown', 70, 0)).equal('badf');
  });

  it('reads, writes and fills a shared memory', () => {
    const path = file('f', 'text');
    const engine = new Engine({ cache: 'off', enable: ['threads'] });
    const call = (name: string, type: string): string =>
      `(import "${WASI_MODULE}" "${name}" (func $${name} (param ${type}) (result i32)))`;
    const module = engine.compile(`(module ${call('fd_read', 'i32 i32 i32 i32')} ${call('fd_write', 'i32 i32 i32 i32')}
      ${call('random_get', 'i32 i32')} ${call('path_open', 'i32 i32 i32 i32 i32 i64 i64 i32 i32')}
      (memory (export "memory") 4 4 shared) (data (i32.const 0) "\\40\\00\\00\\00\\04\\00\\00\\00f")
      (func (export "_start")
        (drop (call $path_open (i32.const 3) (i32.const 1) (i32.const 8) (i32.const 1) (i32.const 0) (i64.const 2) (i64.const 0) (i32.const 0) (i32.const 16)))
        (drop (call $fd_read (i32.load (i32.const 16)) (i32.const 0) (i32.const 1) (i32.const 20)))
        (drop (call $fd_write (i32.const 1) (i32.const 0) (i32.const 1) (i32.const 20)))
        (drop (call $random_get (i32.const 1024) (i32.const 200000)))))`);
    const wasi = new Wasi({ folders: { '/': dir }, stdout: (bytes) => void (printed += Buffer.from(bytes).toString()) });
    const instance = engine.store().instantiate(module, wasi.imports);
    expect(wasi.start(instance)).equal(0);
    expect(printed).equal(readFileSync(path, 'utf8'));
    expect(new Set(new Uint8Array(instance.memory('memory').buffer, 1024, 200_000)).size).equal(256);
    wasi.close();
  });

  const endless = (body: string): string => `(module
    (import "${WASI_MODULE}" "poll_oneoff" (func $poll (param i32 i32 i32 i32) (result i32)))
    (import "${WASI_MODULE}" "proc_exit" (func $exit (param i32)))
    (memory (export "memory") 1)
    (data (i32.const 40) "\\ff\\ff\\ff\\ff\\ff\\ff\\ff\\7f")
    (func (export "_start") ${body}))`;
  it('is ended by a deadline while it waits', () => {
    const store = new Engine({ cache: 'off' }).store();
    const text = endless(
      '(i64.store (i32.const 24) (i64.const 0x7fffffffffffffff)) (drop (call $poll (i32.const 0) (i32.const 64) (i32.const 1) (i32.const 96)))',
    );
    const wasi = new Wasi();
    const instance = store.instantiate(new Engine({ cache: 'off' }).compile(text), wasi.imports);
    const begin = performance.now();
    expect(() => withTimeout(50, () => wasi.start(instance))).throw(Trap, 'interrupted');
    expect(performance.now() - begin).within(50, 5000);
  });

  it('exits, whatever the program catches, on both faces of the engine', () => {
    const text = endless(`(block $h (try_table (catch_all $h) (call $exit (i32.const 300)))) (unreachable)`);
    const engine = new Engine({ cache: 'off' });
    const wasi = new Wasi();
    expect(wasi.start(engine.store().instantiate(engine.compile(text), wasi.imports))).equal(300);
    const other = new Wasi();
    const module = new WebAssembly.Module(encode(parse(text)));
    expect(other.start(new WebAssembly.Instance(module, other.imports))).equal(300);
    expect(() => new Wasi().start({ exports: {} })).throw(TypeError, '_start');
    expect(() => (new Wasi().imports[WASI_MODULE]['sched_yield'] as () => number)()).throw(Trap, 'exports no memory');
  });
});
