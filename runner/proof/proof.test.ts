/**
 * Programs that are no engines, or lie: whatever they do, no run with them is green. Each is one clear line of wrong use, except
 * where a program proves itself and dies later: then its directives fail.
 */
import { type SpawnSyncReturns, spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect } from 'chai';
import { WASM3 } from '../../engine/wasm/features.ts';
import { commandEngine, ourProgram } from '../engines/program/command.ts';
import { checkNode } from '../engines/program/other-node.ts';
import { v8Engine } from '../engines/v8/v8.ts';
import { wabtEngine } from '../engines/wabt/wabt.ts';
import { engineSpec } from '../suites/engine-spec.ts';
import { ROOT } from '../system/paths.ts';
import { endAll, type Remembered } from '../system/processes.ts';
import { MAIN } from '../testing/children.ts';
import { UsageError } from '../usage/usage.ts';
import { proveEngine } from './proof.ts';

const EXAMPLE = join(ROOT, 'docs', 'engine-example.mjs');

const SCRIPT = `(module (func (export "f") (param i32) (result i32) (local.get 0)))
${'(assert_return (invoke "f" (i32.const 1)) (i32.const 1))\n'.repeat(40)}`;

/** A program in the language of a shell: greets, then does the same for each request. */
const greeting = (level: string, each: string): string => `#!/bin/sh
read -r line
echo '{"protocol":1,"name":"liar","version":"1","level":"${level}"}'
n=0
while read -r line; do n=$((n+1)); ${each}; done
`;
/** Says the same of every directive of a script. */
const verdicts = (verdict: string): string =>
  `i=0; for d in $(echo "$line" | grep -o '"kind"'); do echo "{\\"directive\\":$i,${verdict.replaceAll('"', '\\\\"')}}"; i=$((i+1)); done`;

/** What the first program of that name is, for `cmd:`; its arguments are the lines it is told. */
const LIARS: Readonly<Record<string, string>> = {
  'answers {} to everything': greeting('directive', `echo '{}'`),
  'traps always': greeting('directive', `echo '{"error":{"class":"trap","message":"x"}}'`),
  'refuses everything': greeting('directive', `echo '{"error":{"class":"rejected","message":"x"}}'`),
  'returns zero': greeting('directive', `case $line in *invoke*) echo '{"values":["i32:00000000"]}';; *) echo '{}';; esac`),
  'returns its arguments': greeting(
    'directive',
    `case $line in *invoke*) echo "{\\"values\\":[$(echo "$line" | sed 's/.*"args":\\[\\([^],]*\\).*/\\1/')]}";; *) echo '{}';; esac`,
  ),
  'returns nothing': greeting('directive', `case $line in *invoke*) echo '{"values":[]}';; *) echo '{}';; esac`),
  'echoes what it is asked': greeting('directive', 'echo "$line"'),
  'answers twice': greeting('directive', `echo '{}'; echo '{}'`),
  'greets without end': `#!/bin/sh\nexec yes '{"protocol":1,"name":"liar","version":"1","level":"directive"}'\n`,
  'answers without end': greeting('directive', `exec yes '{}'`),
  'prints garbage': greeting('directive', 'head -c 200 /dev/urandom; echo'),
  'hangs after the greeting': greeting('directive', 'sleep 1000'),
  'passes every directive': greeting('script', verdicts('"status":"passed"')),
  'fails every directive': greeting('script', verdicts('"status":"failed","message":"x"')),
  'skips every directive': greeting('script', verdicts('"status":"skipped","message":"x"')),
  'passes with yes': greeting('script', `exec yes '{"directive":0,"status":"passed"}'`),
  'is silent about a script': greeting('script', 'true'),
  ...Object.fromEntries(
    [1, 2, 3, 4].map((n) => [`dies at request ${n}`, greeting('directive', `[ $n = ${n} ] && exit 7; echo '{}'`)]),
  ),
};

/** What ordinary programs do with our requests. */
const PROGRAMS = ['echo', 'true', 'false', 'cat', 'yes', 'sleep', '/no/such/program'];

/** Programs that call themselves wasmtime. */
const WASMTIMES: Readonly<Record<string, string>> = {
  'ends well whatever it is given': 'exit 0',
  'fails whatever it is given': 'exit 1',
  crashes: 'kill -SEGV $$',
  'complains about the first line': 'for f; do :; done; echo "Error: failed directive on $f:1:1" >&2; exit 1',
  'prints without end': 'exec yes',
};

describe('engines prove themselves', function () {
  this.timeout(180_000);
  let dir: string;
  before(function () {
    if (process.platform !== 'linux') this.skip();
    dir = mkdtempSync(join(tmpdir(), 'touchstone-liars-'));
    writeFileSync(join(dir, 'x.wast'), SCRIPT);
  });
  after(() => {
    if (dir !== undefined) rmSync(dir, { recursive: true, force: true });
  });
  let programs = 0;
  const program = (text: string, extension = ''): string => {
    const path = join(dir, `program-${programs++}${extension}`);
    writeFileSync(path, text);
    chmodSync(path, 0o755);
    return path;
  };
  const started: Remembered[] = [];
  /** Whoever lies is refused whatever is waited for; whoever is honest has time on a busy machine. */
  const prove = (command: readonly string[], timeoutMs = 1000): void => {
    const note = (program: Remembered): void => {
      started.push(program);
    };
    proveEngine(commandEngine({ label: 'LABEL', command, features: WASM3, timeoutMs, started: note }), 'LABEL');
  };
  afterEach(() => endAll(started));
  /** Wrong use, in one line. */
  const refused = (what: () => void, why: RegExp = /^LABEL/): void => {
    expect(what).throw(UsageError).property('message').match(why).not.match(/\n/);
  };

  for (const [what, text] of Object.entries(LIARS)) {
    it(`a program that ${what}`, () => refused(() => prove([program(text)])));
  }
  for (const name of PROGRAMS) {
    it(`cmd:${name}`, () => refused(() => prove([name])));
    it(`wasmtime:${name}`, () =>
      refused(() => prove(ourProgram('wasmtime', name)), /^LABEL: (there is no program|\S+ is not wasmtime)/));
    it(`v8:${name}`, () => refused(() => checkNode(engineSpec(`v8:${name}`)), /there is no program|is no Node/));
  }
  for (const [what, text] of Object.entries(WASMTIMES)) {
    it(`a wasmtime that ${what}`, () => {
      const liar = program(`#!/bin/sh\n[ "$1" = --version ] && echo 'wasmtime 99.0.0' && exit 0\n${text}\n`);
      refused(() => prove(ourProgram('wasmtime', liar)), /^LABEL cannot tell right from wrong: /);
    });
  }
  it('whoever can tell is believed', () => {
    proveEngine(v8Engine(), '');
    proveEngine(wabtEngine(WASM3), '');
    prove([process.execPath, EXAMPLE], 60_000);
  });
  it('who has no validator says so, and is believed in everything else', () => {
    const [bytes, module] = ["Buffer.from(bytes, 'base64')", "new W.Module(Buffer.from(bytes, 'base64'))"];
    const accepting = readFileSync(EXAMPLE, 'utf8').replace(module, `(W.validate(${bytes}) ? ${module} : undefined)`);
    const greets = accepting.replace("level: 'directive'", '$&, validates: false');
    const command = (text: string): string[] => [process.execPath, program(text, '.mjs')];
    refused(() => prove(command(accepting)), /^LABEL cannot tell right from wrong: by it this fails .no error/);
    prove(command(greets));
    refused(
      () => prove(command(greets.replace('=> write(type, value)', "=> 'i32:00000007'"))),
      /^LABEL cannot tell right from wrong: /,
    );
  });

  const run = (engine: string, ...more: string[]): SpawnSyncReturns<string> =>
    spawnSync(process.execPath, [MAIN, 'wast', 'x.wast', `--engine=${engine}`, ...more], { cwd: dir, encoding: 'utf8' });

  // The one that says nothing is waited for, whatever the deadline of a file is.
  for (const engine of ['wasmtime:/bin/echo', 'v8:/bin/true', 'cmd:cat', 'cmd:sleep 1000']) {
    it(`no run with ${engine} counts anything`, () => {
      const { status, stdout, stderr } = run(engine, '--timeout=3');
      expect([status, stdout], stderr).deep.equal([2, '']);
      expect(stderr.split('\n').length, stderr).equal(2);
      expect(stderr.startsWith(`touchstone: --engine=${engine}`), stderr).equal(true);
    });
  }

  it('a program that dies later fails, wherever that is', () => {
    const example = JSON.stringify(pathToFileURL(EXAMPLE).href);
    for (const n of [11, 16, 24]) {
      const count = `let n = 0; const { log } = console; console.log = (line) => (n++ < ${n} ? log(line) : process.exit(7));`;
      const mortal = program(`#!${process.execPath}\n${count} import(${example});\n`);
      const { status, stdout, stderr } = run(`cmd:${mortal}`);
      // Counted from its start, its end comes elsewhere the second time: that is a fault.
      expect([1, 2, 3], stdout + stderr).include(status);
      expect(stdout + stderr).match(/the program ended \(exit code 7\)/);
    }
  });
});
