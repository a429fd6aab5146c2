/**
 * wabt's `spectest-interp` behind the line protocol (docs/engine-protocol.md, level `script`): a script becomes wast2json's form,
 * each of its commands numbered in place of its line, and what the interpreter says of a number is the verdict of a directive.
 *
 *   node driver.mjs SPECTEST_INTERP VERSION TOUCHSTONE_MAIN
 *
 * The last is `runner/main.js` as it is built: its conversion is used in this process.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';

const [, , interpreter, version, touchstone] = process.argv;
const conversion = pathToFileURL(join(dirname(touchstone), 'commands', 'convert.js'));
const { convertCommand } = await import(conversion.href);
/** A script that takes longer hangs. */
const TIMEOUT_MS = 50_000;
const RUN = { encoding: 'utf8', maxBuffer: 1 << 28, timeout: TIMEOUT_MS };

const say = (answer) => process.stdout.write(`${JSON.stringify(answer)}\n`);

/** Types whose values the interpreter's JSON can have. */
const TYPES = new Set(['i32', 'i64', 'f32', 'f64', 'v128', 'externref', 'funcref']);
const COMMANDS = new Set([
  ...['module', 'action', 'register', 'assert_return', 'assert_trap', 'assert_exhaustion', 'assert_exception'],
  ...['assert_malformed', 'assert_invalid', 'assert_unlinkable', 'assert_uninstantiable'],
]);

/** Why the interpreter cannot be asked a command; undefined: it can. */
function unsayable({ type, action, expected = [] }) {
  if (!COMMANDS.has(type)) return `spectest-interp has no command ${type}`;
  const values = [...(action?.args ?? []), ...expected.map((v) => (type === 'assert_return' ? v : { ...v, value: '' }))];
  const other = values.find((v) => !TYPES.has(v.type) || v.value === undefined);
  return other === undefined ? undefined : `spectest-interp reads no such value: ${JSON.stringify(other)}`;
}

/** JSON as it reads it: of escapes it knows those by number alone. */
const jsonText = (value) =>
  JSON.stringify(value).replace(/\\(.)/g, (all, c) =>
    c === 'u' ? all : `\\u${JSON.parse(`"${all}"`).charCodeAt(0).toString(16).padStart(4, '0')}`,
  );

/** What became of each command, by its number: undefined, or what is said of its failure. */
function complaints(output, name, count) {
  const said = new Map();
  let last;
  for (const line of output.split('\n')) {
    const [, number, words] = new RegExp(`${name.replaceAll('.', '\\.')}:(\\d+): (.*)`).exec(line) ?? [];
    if (number === undefined) {
      if (last !== undefined && line.startsWith('  ')) said.set(last, `${said.get(last)} ${line.trim()}`);
      continue;
    }
    last = / passed(:|$)/.test(words) || Number(number) >= count ? undefined : Number(number);
    if (last !== undefined) said.set(last, words);
  }
  return said;
}

function script({ path, directives }) {
  const dir = mkdtempSync(join(tmpdir(), 'touchstone-wabt-'));
  try {
    const json = join(dir, 'script.json');
    const all = (message, kind) => directives.map((_, directive) => ({ directive, status: 'failed', message, kind }));
    const code = convertCommand({ input: path, output: json, to: 'wast2json', language: (place) => place });
    if (code > 1) return all(`it has no form in JSON: exit code ${code}`, 'driver');
    const { commands } = JSON.parse(readFileSync(json, 'utf8'));
    if (commands.length !== directives.length)
      return all(`${commands.length} commands of ${directives.length} directives`, 'driver');
    const why = commands.map(unsayable);
    const asked = commands.map((c, i) => ({ ...c, line: i })).filter((_, i) => why[i] === undefined);
    const lines = asked.map((c) => `  ${jsonText(c)}`).join(',\n');
    writeFileSync(json, `{"source_filename": "script", "commands": [\n${lines}]}\n`);
    const { status, signal, stdout, stderr } = spawnSync(interpreter, ['--enable-all', json], RUN);
    if (signal !== null) return all(`signal ${signal}`, signal === 'SIGTERM' ? 'timeout' : 'crashed');
    const output = stdout + stderr;
    const said = complaints(output, 'script', commands.length);
    const ended = /tests passed/.test(stdout);
    // It reads no further than to a module that it cannot read.
    const last = ended ? undefined : /.*(script\.\d+\.wasm)(.*)/s.exec(output);
    const stop = ended ? commands.length : commands.findIndex(({ filename }) => filename === last?.[1]);
    if (stop < 0) return all(`exit code ${status}: ${output.slice(-300)}`, 'driver');
    return directives.map((_, directive) => {
      if (directive > stop) return { directive, status: 'failed', message: 'the interpreter had stopped', kind: 'unreached' };
      if (directive === stop) return { directive, status: 'failed', message: last[2].slice(0, 300) };
      if (why[directive] !== undefined) return { directive, status: 'skipped', message: why[directive] };
      const message = said.get(directive);
      return message === undefined
        ? { directive, status: 'passed' }
        : { directive, status: 'failed', message: message.slice(0, 500) };
    });
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

for await (const line of createInterface({ input: process.stdin })) {
  const request = JSON.parse(line);
  if (request.op === 'script') script(request).forEach(say);
  else say({ protocol: 2, name: 'wabt', version, level: 'script' });
}
