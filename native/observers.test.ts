/** What gdb and perf see of compiled code, in processes of their own; skipped where they are not installed or may not trace. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { expect } from 'chai';
import { compile, parse, validate } from '../engine/index.ts';

const engine = new URL(`../engine/index${extname(import.meta.filename)}`, import.meta.url).href;
const NINE = '(local.get 0)'.repeat(9);
/** Tail calls with fewer, more and as many stack arguments lie between $stepped and $leaf; $spin is for the profiler. */
const SOURCE = `(module
  (func $leaf (param i32) (result i32) (i32.add (local.get 0) (i32.const 1)))
  (func $fewer (param i32 i32 i32 i32 i32 i32 i32 i32 i32) (result i32) (return_call $leaf (local.get 8)))
  (func $same (param i32 i32 i32 i32 i32 i32 i32 i32 i32) (result i32)
    (return_call $fewer ${NINE}))
  (func $more (param i32) (result i32) (return_call $same ${NINE}))
  (func $stepped (param i32) (result i32) (i32.add (call $more (local.get 0)) (i32.const 1)))
  (func $entry (export "entry") (param i32) (result i32) (i32.add (call $stepped (local.get 0)) (i32.const 1)))
  (func $traps (param i32) (if (local.get 0) (then (unreachable))))
  (func (export "trap") (param i32) (call $traps (local.get 0)) (call $traps (local.get 0)))
  (func $spin (export "spin") (param i32) (result i32) (local i32)
    (loop $l
      (local.set 1 (i32.add (i32.mul (local.get 1) (i32.const 31)) (local.get 0)))
      (br_if $l (local.tee 0 (i32.sub (local.get 0) (i32.const 1)))))
    (local.get 1)))`;
/** How gdb prints the enter stub, whose tables mark it as a signal frame: the stack it leads to is another one. */
const ENTER = '<signal handler called>';

/** Runs one export after the other: `name=argument`. */
const CHILD = `
import { Store, Trap, i32 } from ${JSON.stringify(engine)};
const [file, ...calls] = process.argv.slice(2);
const store = new Store();
const instance = store.instantiate(file);
for (const call of calls) {
  const [name, argument] = call.split('=');
  try {
    store.invoke(instance.getExport(name), [i32(Number(argument))]);
  } catch (error) {
    if (!(error instanceof Trap)) throw error;
  }
}
console.log(process.pid);
store.close();
`;

/** Steps through $stepped and what it calls, and looks at the whole stack before each instruction. */
const STEPPER = `
import gdb
def stack():
    names, frame = [], gdb.newest_frame()
    while frame is not None and len(names) < 12:
        names.append(frame.name())
        if frame.name() == 'ts_enter': break
        frame = frame.older()
    return names
steps, seen, wrong = 0, [], []
while steps < 500:
    names = stack()
    if names[0] == 'entry': break
    steps += 1
    if names[0] not in seen: seen.append(names[0])
    rest = ['entry', 'ts_enter'] if names[0] == 'stepped' else ['stepped', 'entry', 'ts_enter']
    if names[1:] != rest: wrong.append((hex(gdb.newest_frame().pc()), names))
    gdb.execute('stepi', to_string=True)
print('steps', steps, 'through', ' '.join(seen), 'wrong', wrong)
`;

describe('observers of compiled code', () => {
  const dir = mkdtempSync(join(tmpdir(), 'touchstone-'));
  after(() => rmSync(dir, { recursive: true }));
  const artifact = join(dir, 'a.elf');
  const symbols = join(dir, 'symbols.elf');
  const child = join(dir, 'child.mjs');
  before(() => {
    const m = parse(SOURCE);
    validate(m);
    writeFileSync(artifact, compile(m, { cpu: 'x86-64-v2' }));
    writeFileSync(symbols, compile(m, { cpu: 'x86-64-v2', symbols: true }));
    writeFileSync(child, CHILD);
  });
  /** Output of a command, or undefined where there is no such command. */
  function run(command: string, args: readonly string[], env: Record<string, string> = {}): string | undefined {
    const options = { encoding: 'utf8', env: { ...process.env, ...env }, timeout: 60000, maxBuffer: 2 ** 26 } as const;
    const { error, stdout, stderr } = spawnSync(command, args, options);
    if ((error as NodeJS.ErrnoException | undefined)?.code === 'ENOENT') return undefined;
    if (error !== undefined) throw error;
    return stdout + stderr;
  }

  it('gdb shows wasm functions by name, and where they are at every instruction (needs gdb)', function () {
    this.timeout(60000);
    const stepper = join(dir, 'stepper.py');
    writeFileSync(stepper, STEPPER);
    const commands = [
      'set breakpoint pending on',
      'set debuginfod enabled off',
      'break stepped',
      'run',
      'bt',
      `source ${stepper}`,
    ];
    commands.push('delete', 'break ts_trap_exit', 'continue', 'bt', 'delete');
    // It ends here: gdb may lose a process whose threads exit at once.
    commands.push('catch syscall exit_group', 'continue', 'x/4xg &__jit_debug_descriptor', 'print $rdi');
    const args = ['-nx', '-batch', ...commands.flatMap((c) => ['-ex', c]), '--args', process.execPath, child];
    const out = run('gdb', [...args, artifact, 'entry=5', 'trap=1'], { TOUCHSTONE_GDB: '1' });
    if (out === undefined || /(ptrace|Couldn't get registers): Operation not permitted/.test(out)) return this.skip();
    // Entered by name, seen from there down to Node.
    const frames = [...out.matchAll(/^#\d+ +(?:0x\w+ in )?(.+?)(?: \(|$)/gm)].map(([, name]) => name as string);
    const trap = frames.indexOf('ts_trap_exit');
    expect(frames.slice(0, 3), out).to.deep.equal(['stepped', 'entry', ENTER]);
    expect(frames[3]).to.match(/^touchstone::Batch::/);
    expect(frames.slice(trap, trap + 4)).to.deep.equal(['ts_trap_exit', 'traps', 'trap', ENTER]);
    expect(out).to.match(/steps \d\d+ through stepped more same fewer leaf wrong \[\]/);
    // The store is closed: the list is empty, and no action under way.
    const descriptor = /__jit_debug_descriptor>:\t(\S+)\t(\S+)\n\S+ <__jit_debug_descriptor\+16>:\t(\S+)\t(\S+)/.exec(out);
    expect(descriptor?.slice(1).map(Number)).to.deep.equal([1, 0, 0, 0]);
    expect(out, 'the exit status').to.match(/^\$1 = 0$/m);
  });

  it('perf finds names in the map file', function () {
    this.timeout(60000);
    const out = run(process.execPath, [child, artifact, 'entry=1'], { TOUCHSTONE_PERF: '1' });
    const pid = /^\d+$/m.exec(out ?? '')?.[0];
    const map = `/tmp/perf-${pid}.map`;
    const lines = readFileSync(map, 'utf8').trim().split('\n');
    rmSync(map);
    const names = ['leaf', 'fewer', 'same', 'more', 'stepped', 'entry', 'traps', 'trap', 'spin'];
    expect(lines.map((l) => l.split(' ')[2])).to.deep.equal(names);
    const [first, second] = lines.map((l) => l.split(' ').map((n) => Number.parseInt(n, 16)) as [number, number]);
    expect((first?.[0] as number) % 4096).to.equal(0);
    expect(second?.[0]).to.be.at.least((first?.[0] as number) + (first?.[1] as number));
  });

  for (const [how, file, setting] of [
    ['the map', artifact, '1'],
    ['the symbols of a mapped file', symbols, ''],
  ] as const) {
    it(`perf record shows wasm functions by name, from ${how} (needs perf)`, function () {
      this.timeout(60000);
      const data = join(dir, 'perf.data');
      const record = ['record', '-N', '-B', '-e', 'cpu-clock', '-F', '500', '-o', data];
      const args = [...record, '--', process.execPath, child, file, 'spin=200000000'];
      const recorded = run('perf', args, { TOUCHSTONE_PERF: setting });
      if (recorded === undefined || !existsSync(data)) return this.skip();
      const report =
        run('perf', ['report', '-i', data, '--stdio', '--no-children', '--sort', 'symbol', '--percent-limit', '3']) ?? '';
      rmSync(data);
      const pid = /^\d+$/m.exec(recorded)?.[0];
      if (pid !== undefined) rmSync(`/tmp/perf-${pid}.map`, { force: true });
      expect(report).to.match(/%\s+\[\.\] spin/);
    });
  }

  it('is told nothing unless asked', () => {
    const out = run(process.execPath, [child, artifact, 'entry=1'], { TOUCHSTONE_PERF: '', TOUCHSTONE_GDB: '' });
    const pid = /^\d+$/m.exec(out ?? '')?.[0];
    expect(existsSync(`/tmp/perf-${pid}.map`)).to.equal(false);
  });
});
