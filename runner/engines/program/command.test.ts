/** Engines behind the line protocol: values, the example of the documentation, and programs that do everything wrong. */
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import fc from 'fast-check';
import { f32Bits, f64Bits, i32, i64Bits, v128, type WasmValue } from '../../../engine/runtime/values/values.ts';
import { WASM3 } from '../../../engine/wasm/features.ts';
import { EXTERNREF, FUNCREF, HEAP, refType } from '../../../engine/wasm/types.ts';
import type { FailureKind } from '../../results/results.ts';
import { type EngineSpec, engineSpec, engineSpecs, programOf, splitCommand } from '../../suites/engine-spec.ts';
import { ROOT } from '../../system/paths.ts';
import { endAll, type Remembered } from '../../system/processes.ts';
import { MAIN } from '../../testing/children.ts';
import { UsageError } from '../../usage/usage.ts';
import { HostRef } from '../../values/values.ts';
import type { AnyEngine } from '../engine.ts';
import { notPassed, runOn } from '../testing/run.ts';
import { commandEngine } from './command.ts';
import { readValue, writeValue } from './command-values.ts';

const EXAMPLES = join(ROOT, 'docs');

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
  it('--engine names an engine, and may call it something', () => {
    const rows: readonly (readonly [string, Partial<EngineSpec>])[] = [
      ['v8', { name: 'v8', kind: 'v8', target: undefined }],
      ['v8:/a=b', { name: 'v8:/a=b', kind: 'v8', target: '/a=b' }],
      ['new=v8:/a', { name: 'new', kind: 'v8', target: '/a' }],
      ['my engine=cmd:x --y=z', { name: 'my engine', kind: 'cmd', target: 'x --y=z' }],
      ['cmd:x --y=z', { name: 'cmd:x --y=z', kind: 'cmd', target: 'x --y=z' }],
      ['native=native', { name: 'native', kind: 'native' }],
    ];
    for (const [given, spec] of rows) expect(engineSpec(given)).include({ given, ...spec });
    for (const bad of ['=v8', ' x=v8', 'x=', 'x=y', 'x=y=v8', 'x\n=v8', 'cmd', 'x=cmd:', 'native:x', ''])
      expect(() => engineSpec(bad), bad).throw(UsageError, `--engine=${bad}: `);
    expect(engineSpecs(['v8', 'v8', 'a=v8']).map((s) => s.name)).deep.equal(['v8', 'a']);
    expect(() => engineSpecs(['v8', 'v8=wabt'])).throw(UsageError, '--engine=v8=wabt: v8 is the name of --engine=v8');
  });
  it('a command line is words; quotes keep spaces', () => {
    expect(splitCommand(`node  "a b" 'c"d' e"f g"h`)).deep.equal(['node', 'a b', 'c"d', 'ef gh']);
    expect(() => splitCommand("node 'a b")).throw(UsageError, 'a quote is not closed');
    expect(() => splitCommand('  ')).throw(UsageError, 'no program');
    expect(programOf('wasmtime -W gc=n')).deep.equal(['wasmtime', '-W', 'gc=n']);
    expect(programOf(process.execPath)).deep.equal([process.execPath]);
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
  const programs: Remembered[] = [];
  before(function () {
    if (process.platform !== 'linux') this.skip();
    dir = mkdtempSync(join(tmpdir(), 'touchstone-command-'));
  });
  after(() => {
    endAll(programs);
    if (dir !== undefined) rmSync(dir, { recursive: true, force: true });
  });
  const program = (text: string): string => {
    const path = join(dir, `program-${programs.length}`);
    writeFileSync(path, text);
    chmodSync(path, 0o755);
    return path;
  };
  const hello = (level: string): string => `{"protocol":1,"name":"made-up","version":"1.2.3","level":"${level}"}`;
  const engineOf = (command: readonly string[], timeoutMs = 40_000): AnyEngine =>
    commandEngine({ label: '--engine=x', command, features: WASM3, timeoutMs, started: (program) => programs.push(program) });
  /** An answer has a quarter of the deadline. */
  const made = (wrong: string, greeting = hello('directive'), timeoutMs = 40_000): AnyEngine =>
    engineOf([program(PROGRAM(greeting, wrong))], timeoutMs);

  const LOST = 'failed error: it is gone with the program, which was lost';
  const CLASSES = 'malformed, invalid, rejected, unlinkable, trap, exhaustion, exception, fault';
  /** What the program did: in the message, and in brief. */
  const did = (what: string): [string, string] => [what, what];
  const answered = (got: string, why: string): [string, string] => [
    `got ${JSON.stringify(got)}: ${why}`,
    `its answer was none: ${why}`,
  ];
  const KINDS: Readonly<Record<string, FailureKind>> = { mute: 'timeout', dies: 'crashed', killed: 'crashed' };
  const wrong: readonly (readonly [mode: string, what: readonly [message: string, brief: string]])[] = [
    ['mute', did('no answer within 2 s')],
    ['dies', did('the program ended (exit code 3): so it goes')],
    ['killed', did('the program ended (signal SIGKILL)')],
    ['long', did('the program wrote a line of more than 16 MiB')],
    ['garbage', answered('{"values":', 'no JSON')],
    ['number', answered('7', 'no object')],
    ['empty', answered('', 'no JSON')],
    ['deep', answered(`${'['.repeat(200)}…`, 'no JSON')],
    ['no values', answered('{}', '`values` is missing, no list')],
    [
      'bad value',
      answered(
        '{"values":["i32:7"]}',
        '`values[0]` is "i32:7", none of i32, i64, f32, f64, v128 with 8, 16, 8, 16, 32 hexadecimal digits, null:HEAP, ref:HEAP, extern:N, host:N',
      ),
    ],
    ['no class', answered('{"error":{"class":"mood","message":"bad"}}', `\`error.class\` is "mood", none of ${CLASSES}`)],
    ['no message', answered('{"error":{"class":"trap"}}', '`error.message` is missing, no text')],
  ];
  const INVOKE =
    'asked {"op":"invoke","instance":1,"name":"bad","args":[],"results":["i32"]}: expected {"values":["i32:00000007",…]}' +
    ' or {"error":{"class":"…","message":"…"}}';
  for (const [mode, [message, brief]] of wrong) {
    it(`${mode}: the directive fails, the program starts anew, what lived in it is gone`, () => {
      const r = runOn(made(WRONG[mode] ?? '', hello('directive'), mode === 'mute' ? 8000 : 40_000), SCRIPT);
      expect(notPassed(r)).deep.equal([`2 failed error: ${INVOKE}; ${message}`, `3 ${LOST} (${brief})`]);
      expect(r.failures.map((f) => f.kind)).deep.equal([KINDS[mode] ?? 'driver', 'unreached']);
    });
  }

  it('a line that nobody asked for breaks the protocol', () => {
    const r = runOn(made(`echo '{"values":["i32:00000001"]}'; echo '{"values":[]}'`), SCRIPT);
    expect(notPassed(r).map((l) => l.replace(/asked.*; /, ''))).deep.equal([
      `3 failed error: the program wrote a line that nobody asked for: "{\\"values\\":[]}"`,
    ]);
  });

  it('every line can be traced', () => {
    const trace = join(dir, 'trace');
    const command = [program(PROGRAM(hello('directive'), WRONG['trap'] ?? ''))];
    const started = (program: Remembered): void => {
      programs.push(program);
    };
    runOn(commandEngine({ label: '', command, features: 0, timeoutMs: 40_000, started, trace }), '(module)(get "g")');
    const { pid } = programs.at(-1) ?? { pid: 0 };
    expect(readFileSync(trace, 'utf8').split('\n')).deep.equal([
      `${pid} * ${command}`,
      `${pid} > {"op":"hello","protocol":1,"newest":2}`,
      `${pid} < ${hello('directive')}`,
      `${pid} > {"op":"reset","features":[]}`,
      `${pid} < {}`,
      `${pid} > {"op":"compile","module":1,"form":"binary","bytes":"AGFzbQEAAAA="}`,
      `${pid} < {}`,
      `${pid} > {"op":"instantiate","module":1,"instance":1,"imports":[]}`,
      `${pid} < {}`,
      '',
    ]);
  });

  it('a program that is lost again and again is started again as long as it answers in between', () => {
    const r = runOn(made(WRONG['dies'] ?? ''), `${SCRIPT.replace('(invoke "ok")\n(module', '(module')}\n`.repeat(5));
    expect(r.totals).deep.equal({ passed: 15, failed: 5, skipped: 0 });
  });

  it('a failure in its own words is no fault of its', () => {
    const r = runOn(made(WRONG['trap'] ?? ''), `${SCRIPT}\n(assert_trap (invoke "ok") "unreachable")`);
    expect(notPassed(r)).deep.equal(['2 failed trap: unreachable', '6 failed returned no result']);
  });

  const hellos: Readonly<Record<string, string>> = {
    '{}': '`protocol` is missing, none of 1, 2',
    '{"protocol":3,"name":"x","level":"script"}': '`protocol` is 3, none of 1, 2',
    '{"protocol":2,"name":"x","level":"script","features":["simd",7]}': '`features` is ["simd",7], no list of names',
    '{"protocol":1,"name":"x y","level":"script"}': '`name` is "x y", not letters, digits, - and _',
    '{"protocol":1,"name":"x","level":"file"}': '`level` is "file", neither "directive" nor "script"',
    '{"protocol":1,"name":"x","level":"script","version":7}': '`version` is 7, no text',
    '{"protocol":1,"name":"x","level":"script","text":1}': '`text` is 1, neither true nor false',
    no: 'no JSON',
  };
  for (const [greeting, why] of Object.entries(hellos)) {
    it(`that greets with ${greeting}: wrong use`, () => {
      const asked =
        'asked {"op":"hello","protocol":1,"newest":2}: expected {"protocol":2,"name":"…","level":"directive"} or "script"';
      expect(() => made('', greeting)).throw(UsageError, `--engine=x: ${asked}; got ${JSON.stringify(greeting)}: ${why}`);
    });
  }
  it('that says why it cannot work is wrong use', () => {
    expect(() => made('', '{"error":{"message":"no licence"}}')).throw(UsageError, /^--engine=x: no licence$/);
  });
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
  const scripts: readonly (readonly [mode: string, what: readonly [message: string, brief: string]])[] = [
    ['dies', did('the program ended (exit code 3): so it goes')],
    ['another directive', answered('{"directive":7,"status":"passed"}', '`directive` is 7, not 1')],
    ['no status', answered('{"directive":1}', '`status` is missing, none of passed, failed, skipped')],
    ['garbage', answered('{"values":', 'no JSON')],
  ];
  for (const [mode, [message, brief]] of scripts) {
    it(`per script, ${mode}: what follows has no verdict, the next file has`, () => {
      const engine = made(WRONG[mode] ?? '', hello('script'));
      const [first = '', ...more] = notPassed(runOn(engine, SCRIPT));
      const form = '{"directive":1,"status":"passed"}, or "failed" or "skipped" and a "message"';
      expect(first).match(/^2 failed asked \{"op":"script","path":"x\.wast",.*…: expected /);
      expect(first.endsWith(`: expected ${form}; ${message}`), first).equal(true);
      const none = `failed no verdict: the program was lost (${brief})`;
      expect(more).deep.equal([3, 4, 5].map((line) => `${line} ${none}`));
      expect(notPassed(runOn(engine, '(module)'))).deep.equal([]);
    });
  }

  /** Of scripts of our own what does not pass on an example of the documentation. */
  const failing = (example: string, names: readonly string[]): Record<string, string[]> => {
    const path = join(EXAMPLES, example);
    expect(readFileSync(path, 'utf8').split('\n').length).at.most(51);
    const engine = engineOf([process.execPath, path]);
    const found = names.map((name): [string, string[]] => {
      const r = runOn(engine, readFileSync(join(ROOT, 'spec-tests', 'own', `${name}.wast`), 'utf8'));
      expect(r.totals.passed, name).above(5);
      return [name, notPassed(r).filter((l) => !/reads no text format$/.test(l))];
    });
    return Object.fromEntries(found.filter(([, lines]) => lines.length > 0));
  };
  const SCRIPTS = ['calls', 'control', 'integers', 'memory', 'floats', 'results', 'rejected'];
  it('the example of protocol 1 runs scripts of our own', () => {
    // JavaScript's numbers have no payload.
    expect(failing('engine-example-1.mjs', SCRIPTS)).deep.equal({
      floats: ['27 failed f32 nan = bits 0x7fc00000'],
      results: ['10 failed f64 nan = bits 0x7ff8000000000000'],
    });
  });
  it('that of protocol 2 keeps every bit of them, with no word about floats', () => {
    expect(failing('engine-example.mjs', [...SCRIPTS, 'tables', 'hard/numbers/nan'])).deep.equal({});
  });

  it('protocol 2: what waits together is asked together, and what came before the end counts', () => {
    const script = `(module (func (export "f") (param i32) (result i32) (local.get 0)) (func (export "\u{e4}\u{1f600}") (result i32) (i32.const 1)))
(assert_return (invoke "f" (i32.const 1)) (i32.const 1))
(assert_return (invoke "\u{e4}\u{1f600}") (i32.const 1))
(assert_return (invoke "f" (i32.const 3)) (i32.const 3))
(module)`;
    // It answers nothing before all three have come, and then it goes after the second.
    const answers = `*'"op":"invoke"'*) echo "$line" >> ${dir}/asked; n=$((n+1))
      if [ $n = 3 ]; then echo '{"values":["i32:00000001"]}'; echo '{"values":["i32:00000001"]}'; exit 3; fi ;;`;
    const text = `#!/bin/sh\nn=0\nwhile read -r line; do case "$line" in
    *'"op":"hello"'*) echo '{"protocol":2,"name":"made-up","level":"directive","features":["simd"]}' ;;
    ${answers}
    *) echo '{}' ;;
  esac; done\n`;
    const r = runOn(engineOf([program(text)]), script);
    expect((r.directives ?? []).map(({ status, kind }) => kind ?? status)).deep.equal([
      'passed',
      'passed',
      'passed',
      'crashed',
      'passed',
    ]);
    const asked = readFileSync(join(dir, 'asked'), 'utf8');
    expect(asked.split('\n').length).equal(4);
    expect(asked)
      .include('"name":"\\u00e4\\ud83d\\ude00"')
      .match(/^[\n -~]*$/);
  });

  it('protocol 2: what an adapter is refused for is said of every directive that needs it, also of globals', () => {
    const script = `(module (global (export "g") f32 (f32.const 1)) (func (export "f") (result f32) (f32.const 1)))
(get "g")
(get "g")
(invoke "f")
(invoke "f")
(module)`;
    const example = readFileSync(join(EXAMPLES, 'engine-example.mjs'), 'utf8');
    const refuse = (error: string): string => `throw new W.${error}('no');`;
    for (const [where, instead, said] of [
      ['instances[instance] =', `if (imports.some((i) => i.module === 'adapter')) ${refuse('LinkError')} $&`, 'unlinkable: no'],
      [
        'const OPS =',
        `const seen = (bytes) => { if (atob(bytes).includes('adapter')) ${refuse('CompileError')} };\n$&`,
        'rejected: no',
      ],
    ] as const) {
      const path = join(dir, 'refuses.mjs');
      writeFileSync(
        path,
        example
          .replace(where, instead)
          .replace('void (modules[module] =', said.startsWith('r') ? 'void (seen(bytes), modules[module] =' : '$&'),
      );
      const r = runOn(engineOf([process.execPath, path]), script);
      expect(notPassed(r)).deep.equal([2, 3, 4, 5].map((line) => `${line} failed ${said}`));
    }
  });

  it('protocol 2: what a failure is where the script did not want it', () => {
    for (const [error, shown, kind, traps] of [
      ['"class":"trap"', 'trap', undefined, 'passed'],
      ['"class":"trap","kind":"limit"', 'trap', 'limit', 'passed'],
      ['"class":"rejected","kind":"unsupported"', 'rejected', 'unsupported', 'failed'],
      ['"class":"fault"', 'error', 'driver', 'failed'],
    ] as const) {
      const greeting = '{"protocol":2,"name":"made-up","level":"directive"}';
      const wrong = `echo '{"error":{${error},"message":"no"}}'`;
      const r = runOn(made(wrong, greeting), SCRIPT);
      expect(notPassed(r)).deep.equal([`2 failed ${shown}: no`]);
      expect(r.failures[0]?.kind).equal(kind);
      // A trap that a script wants is one, for whatever reason.
      const trap = runOn(made(wrong, greeting), SCRIPT.replace('(invoke "bad")', '(assert_trap (invoke "bad") "")'));
      expect(trap.directives?.[1]?.status).equal(traps);
    }
  });

  it('is killed with a worker that is ended by force', () => {
    writeFileSync(join(dir, 'x.wast'), '(module)\n'.repeat(1000));
    // Each verdict comes in time, all of them do not; and neither the end of its input nor a reader that is gone ends it.
    const slow = `i=0; while [ $i -lt 1000 ]; do sleep 0.3; echo "{\\"directive\\":$i,\\"status\\":\\"passed\\"}"; i=$((i+1)); done`;
    // What an engine is asked first (proof/proof.ts) it can tell.
    const said = ['passed', 'passed', 'failed', 'passed', 'failed', 'failed', 'failed', 'passed', 'failed'];
    const proof = said.map((status, i) => `echo '{"directive":${i},"status":"${status}","message":""}'\n`).join('');
    // And then what it lacks (proof/lacks.ts): nothing.
    const lacks = 'read line\nfor d in $(seq 0 13); do echo "{\\"directive\\":$d,\\"status\\":\\"passed\\"}"; done\n';
    const greet = `read line\necho '${hello('script')}'\nread line\n${proof}${lacks}read line\n`;
    const start = `#!/bin/sh\ntrap '' PIPE\necho $$ >> ${dir}/pids\n${greet}`;
    const stuck = program(`${start}${slow} 2>/dev/null\n${WRONG['mute']}\n`);
    const args = [MAIN, 'wast', 'x.wast', `--engine=cmd:${stuck}`, '--timeout=3'];
    const r = spawnSync(process.execPath, args, { cwd: dir, encoding: 'utf8' });
    expect(r.status).equal(1);
    expect(r.stdout).match(/got {7}the process died: no answer within 3 s/);
    const all = readFileSync(join(dir, 'pids'), 'utf8').trim().split('\n');
    expect(all.length).above(0);
    for (const pid of all) for (let i = 0; runs(pid); i++) expect(i, `${pid} runs on`).below(50);
  });
});
