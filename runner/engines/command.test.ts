/** Engines behind the line protocol: values, the example of the documentation, and programs that do everything wrong. */
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import fc from 'fast-check';
import { f32Bits, f64Bits, i32, i64Bits, v128, type WasmValue } from '../../engine/runtime/values.ts';
import { WASM3 } from '../../engine/wasm/features.ts';
import { EXTERNREF, FUNCREF, HEAP, refType } from '../../engine/wasm/types.ts';
import { CODE_ROOT, EXTENSION, ROOT } from '../paths.ts';
import { UsageError } from '../usage.ts';
import { HostRef } from '../values.ts';
import { commandEngine, splitCommand } from './command.ts';
import { readValue, writeValue } from './command-values.ts';
import type { AnyEngine } from './engine.ts';
import { notPassed, runOn } from './test-run.ts';

const MAIN = join(CODE_ROOT, 'runner', `main${EXTENSION}`);
const EXAMPLE = join(ROOT, 'docs', 'engine-example.mjs');

describe('values of the line protocol', () => {
  it('are bits', () => {
    const rows: [WasmValue, string][] = [
      [i32(-1), 'i32:ffffffff'],
      [i64Bits(0x89abcdef | 0, 0x01234567), 'i64:0123456789abcdef'],
      [f32Bits(0x7fa00000), 'f32:7fa00000'],
      [f64Bits(1, 0xfff00000 | 0), 'f64:fff0000000000001'],
      [v128(1, 2, 3, 0x80000004 | 0), 'v128:80000004000000030000000200000001'],
    ];
    for (const [v, text] of rows) expect([writeValue(v), readValue(text)]).deep.equal([text, v]);
    fc.assert(
      fc.property(fc.integer(), fc.integer(), fc.integer(), fc.integer(), (a, b, c, d) => {
        for (const v of [i32(a), i64Bits(a, b), f32Bits(a), f64Bits(a, b), v128(a, b, c, d)])
          expect(readValue(writeValue(v))).deep.equal(v);
      }),
    );
  });
  it('or references', () => {
    const ref = (type: number, value: unknown): WasmValue => ({ type, lo: 0, hi: 0, x2: 0, x3: 0, ref: value });
    expect(writeValue(ref(EXTERNREF, new HostRef('extern', 7)))).equal('extern:7');
    expect(writeValue(ref(FUNCREF, null))).equal('null:func');
    expect(readValue('extern:7')).deep.equal(ref(EXTERNREF, new HostRef('extern', 7)));
    expect(readValue('null:none')).deep.equal(ref(refType(HEAP.none, true), null));
    expect(readValue('ref:func')?.ref).deep.equal({ kind: 'func' });
    expect(readValue('ref:struct')?.type).equal(refType(HEAP.struct, false));
  });
  it('and nothing else', () => {
    const texts = [
      '',
      'i32',
      'i32:',
      'i32:7',
      'i32:0x000007',
      'i32:000000007',
      'i31:00000007',
      'extern:x',
      'null:i32',
      'ref:7',
      'toString:00000007',
    ];
    for (const text of [...texts, 7, null, {}]) expect(readValue(text), String(text)).equal(undefined);
  });
  it('a command line is words; quotes keep spaces', () => {
    expect(splitCommand(`node  "a b" 'c"d' e"f g"h`)).deep.equal(['node', 'a b', 'c"d', 'ef gh']);
    expect(() => splitCommand("node 'a b")).throw(UsageError, 'a quote is not closed');
    expect(() => splitCommand('  ')).throw(UsageError, 'no program');
  });
});

/** Whether the process is there, and not only waited for; takes its time to look. */
function runs(pid: string): boolean {
  spawnSync('sleep', ['0.05']);
  try {
    return !readFileSync(`/proc/${pid}/stat`, 'utf8').includes(') Z ');
  } catch {
    return false;
  }
}

const SCRIPT = `(module (func (export "ok")) (func (export "bad") (result i32) (i32.const 1)))
(invoke "bad")
(invoke "ok")
(module (func (export "ok")))
(invoke "ok")`;

/** What a made-up program does in place of an answer, in the language of a shell, which starts in no time. */
const WRONG: Readonly<Record<string, string>> = {
  mute: 'while :; do sleep 0.1; done',
  dies: 'echo "so it goes" >&2; exit 3',
  killed: 'kill -9 $$',
  garbage: `echo '{"values":'`,
  number: 'echo 7',
  empty: 'echo',
  deep: `head -c 100000 /dev/zero | tr '\\0' '['; echo`,
  long: `head -c 17000000 /dev/zero | tr '\\0' x`,
  'no values': `echo '{}'`,
  'bad value': `echo '{"values":["i32:7"]}'`,
  'no class': `echo '{"error":{"class":"mood","message":"bad"}}'`,
  'no message': `echo '{"error":{"class":"trap"}}'`,
  trap: `echo '{"error":{"class":"trap","message":"unreachable"}}'`,
  'another directive': `echo '{"directive":7,"status":"passed"}'`,
  'no status': `echo '{"directive":1}'`,
};

/** Accepts every module unseen; does the wrong thing for `invoke` of "bad", or for the second directive of a longer script. */
const PROGRAM = (hello: string, wrong: string): string => `#!/bin/sh
while read -r line; do
  case "$line" in
    *'"op":"hello"'*) echo '${hello}' ;;
    *'"name":"bad"'*) ${wrong} ;;
    *'"op":"invoke"'*) echo '{"values":[]}' ;;
    *'"op":"script"'*'"kind":"invoke"'*)
      echo '{"directive":0,"status":"passed"}'
      ${wrong}
      echo '{"directive":2,"status":"skipped","message":"not mine"}'
      echo '{"directive":3,"status":"passed"}'
      echo '{"directive":4,"status":"passed"}' ;;
    *'"op":"script"'*) echo '{"directive":0,"status":"passed"}' ;;
    *) echo '{}' ;;
  esac
done
`;

describe('a program that speaks the line protocol', function () {
  this.timeout(60_000);
  let dir: string;
  const pids: number[] = [];
  before(function () {
    if (process.platform !== 'linux') this.skip();
    dir = mkdtempSync(join(tmpdir(), 'touchstone-command-'));
  });
  after(() => {
    for (const pid of pids) {
      try {
        process.kill(pid, 'SIGKILL');
      } catch {
        // It has ended.
      }
    }
    if (dir !== undefined) rmSync(dir, { recursive: true, force: true });
  });
  const program = (text: string): string => {
    const path = join(dir, `program-${pids.length}`);
    writeFileSync(path, text);
    chmodSync(path, 0o755);
    return path;
  };
  const hello = (level: string): string => `{"protocol":1,"name":"made-up","version":"1.2.3","level":"${level}"}`;
  const engineOf = (command: readonly string[], timeoutMs = 40_000): AnyEngine =>
    commandEngine({ label: '--engine=x', command, features: WASM3, timeoutMs, started: (pid) => pids.push(pid) });
  /** An answer has a quarter of the deadline. */
  const made = (wrong: string, greeting = hello('directive'), timeoutMs = 40_000): AnyEngine =>
    engineOf([program(PROGRAM(greeting, wrong))], timeoutMs);

  const LOST = 'failed error: it is gone with the program, which was lost';
  const wrong: [keyof typeof WRONG & string, string][] = [
    ['mute', 'no answer within 2 s'],
    ['dies', 'the program ended (exit code 3): so it goes'],
    ['killed', 'the program ended (signal SIGKILL)'],
    ['garbage', `the program's answer is none: "{\\"values\\":"`],
    ['number', `the program's answer is none: "7"`],
    ['empty', `the program's answer is none: ""`],
    ['deep', `the program's answer is none: "${'['.repeat(200)}"`],
    ['long', 'the program wrote a line of more than 16 MiB'],
    ['no values', `the program's answer is none: "{}"`],
    ['bad value', `the program's answer is none: "{\\"values\\":[\\"i32:7\\"]}"`],
    ['no class', `the program's answer is none: "{\\"error\\":{\\"class\\":\\"mood\\",\\"message\\":\\"bad\\"}}"`],
    ['no message', `the program's answer is none: "{\\"error\\":{\\"class\\":\\"trap\\"}}"`],
  ];
  for (const [mode, why] of wrong) {
    it(`${mode}: the directive fails, the program starts anew, what lived in it is gone`, () => {
      const r = runOn(made(WRONG[mode] ?? '', hello('directive'), mode === 'mute' ? 8000 : 40_000), SCRIPT);
      expect(notPassed(r)).deep.equal([`2 failed error: ${why}`, `3 ${LOST} (${why})`]);
    });
  }

  it('a failure in its own words is no fault of its', () => {
    const r = runOn(made(WRONG['trap'] ?? ''), `${SCRIPT}\n(assert_trap (invoke "ok") "unreachable")`);
    expect(notPassed(r)).deep.equal(['2 failed trap: unreachable', '6 failed returned no result']);
  });

  const hellos = [
    '{}',
    '{"protocol":2,"name":"x","level":"script"}',
    '{"protocol":1,"name":"x y","level":"script"}',
    '{"protocol":1,"name":"x","level":"file"}',
    'no',
  ];
  for (const greeting of hellos) {
    it(`that greets with ${greeting}: wrong use`, () => {
      expect(() => made('', greeting)).throw(UsageError, `the program's answer is none: ${JSON.stringify(greeting)}`);
    });
  }
  it('that is not there is wrong use', () => {
    expect(() => engineOf(['/no/where'], 4000)).throw(UsageError, '--engine=x: there is no program /no/where');
    expect(() => engineOf([dir], 4000)).throw(UsageError, `--engine=x: ${dir} cannot be started (EACCES)`);
    expect(() => engineOf(['true'], 4000)).throw(UsageError, '--engine=x: the program ended (exit code 0)');
  });

  it('per script: a verdict for each directive', () => {
    expect(notPassed(runOn(made(`echo '{"directive":1,"status":"passed"}'`, hello('script')), SCRIPT))).deep.equal([
      '3 skipped not mine',
    ]);
  });
  const scripts: [string, string][] = [
    ['dies', 'the program ended (exit code 3): so it goes'],
    ['another directive', `the program's answer is none: "{\\"directive\\":7,\\"status\\":\\"passed\\"}"`],
    ['no status', `the program's answer is none: "{\\"directive\\":1}"`],
    ['garbage', `the program's answer is none: "{\\"values\\":"`],
  ];
  for (const [mode, why] of scripts) {
    it(`per script, ${mode}: what follows has no verdict, the next file has`, () => {
      const engine = made(WRONG[mode] ?? '', hello('script'));
      const r = runOn(engine, SCRIPT);
      const none = `failed no verdict: the program was lost (${why})`;
      expect(notPassed(r)).deep.equal([`2 failed ${why}`, ...[3, 4, 5].map((line) => `${line} ${none}`)]);
      expect(notPassed(runOn(engine, '(module)'))).deep.equal([]);
    });
  }

  it('the example of the documentation runs scripts of our own', () => {
    expect(readFileSync(EXAMPLE, 'utf8').split('\n').length).at.most(51);
    const engine = engineOf([process.execPath, EXAMPLE]);
    const failing: Record<string, string[]> = {};
    for (const name of ['calls', 'control', 'integers', 'memory', 'floats', 'results', 'rejected']) {
      const r = runOn(engine, readFileSync(join(ROOT, 'spec-tests', 'own', `${name}.wast`), 'utf8'));
      expect(r.totals.passed, name).above(5);
      const lines = notPassed(r).filter((l) => !/reads no text format$/.test(l));
      if (lines.length > 0) failing[name] = lines;
    }
    // JavaScript's numbers have no payload.
    expect(failing).deep.equal({
      floats: ['27 failed f32 nan = bits 0x7fc00000'],
      results: ['10 failed f64 nan = bits 0x7ff8000000000000'],
    });
  });

  it('is killed with a worker that is ended by force', () => {
    writeFileSync(join(dir, 'x.wast'), '(module)\n'.repeat(30));
    // Each verdict comes in time, all of them do not; and neither the end of its input nor a reader that is gone ends it.
    const slow = `i=0; while [ $i -lt 30 ]; do sleep 0.3; echo "{\\"directive\\":$i,\\"status\\":\\"passed\\"}"; i=$((i+1)); done`;
    // What an engine is asked first (proof.ts) it can tell.
    const said = ['passed', 'passed', 'failed', 'passed', 'failed', 'failed', 'passed', 'failed', 'failed'];
    const proof = said.map((status, i) => `echo '{"directive":${i},"status":"${status}","message":""}'\n`).join('');
    const greet = `read line\necho '${hello('script')}'\nread line\n${proof}read line\n`;
    const start = `#!/bin/sh\ntrap '' PIPE\necho $$ >> ${dir}/pids\n${greet}`;
    const stuck = program(`${start}${slow} 2>/dev/null\n${WRONG['mute']}\n`);
    const args = [MAIN, 'wast', 'x.wast', `--engine=cmd:${stuck}`, '--timeout=3'];
    const r = spawnSync(process.execPath, args, { cwd: dir, encoding: 'utf8' });
    expect(r.status).equal(1);
    expect(r.stdout).match(/got {7}the process died: no answer within 3 s/);
    const started = readFileSync(join(dir, 'pids'), 'utf8').trim().split('\n');
    expect(started.length).above(0);
    for (const pid of started) for (let i = 0; runs(pid); i++) expect(i, `${pid} runs on`).below(50);
  });
});
