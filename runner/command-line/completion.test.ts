/** Completion as each shell does it: the line that a user has typed, and the word that stands there after Tab. */
import { type SpawnSyncReturns, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { MAIN } from '../testing/children.ts';
import type { Shell } from './completion.ts';
import { COMMANDS } from './options.ts';

/** Line → the one word that its last is completed to. */
const LINES: Readonly<Record<string, string>> = {
  'touchstone te': 'test',
  'touchstone completion f': 'fish',
  'touchstone test --sui': '--suite',
  'touchstone test --suite=relaxed': '--suite=relaxed-simd',
  'touchstone test --failed --traps=ex': '--traps=explicit',
  'touchstone wast x.wast --list=j': '--list=json',
  'touchstone wast --kind=assert_exh': '--kind=assert_exhaustion',
  'touchstone compile only': 'only.wat',
  'touchstone compile x.wat -o on': 'only.wat',
  'touchstone run m.wasm --inv': '--invoke',
};

describe('completion', function () {
  this.timeout(120_000);
  let dir: string;
  before(() => {
    dir = mkdtempSync(join(tmpdir(), 'touchstone-completion-'));
    writeFileSync(join(dir, 'only.wat'), '');
  });
  after(() => rmSync(dir, { recursive: true }));
  const run = (program: string, ...args: string[]): SpawnSyncReturns<string> =>
    spawnSync(program, args, { encoding: 'utf8', cwd: dir, timeout: 100_000, env: { ...process.env, HOME: dir } });
  /** The script's path. */
  const script = (shell: Shell): string => {
    const { stdout } = run(process.execPath, MAIN, 'completion', shell);
    for (const [name, { options }] of Object.entries(COMMANDS))
      for (const word of [name, ...Object.keys(options)]) expect(stdout).include(word);
    writeFileSync(join(dir, `script.${shell}`), stdout);
    return join(dir, `script.${shell}`);
  };

  /** What a shell makes of all lines, one answer a line of output: the last word, or what it may be. */
  const asks: Readonly<Record<Shell, (path: string, lines: readonly string[]) => SpawnSyncReturns<string>>> = {
    bash(path, lines) {
      // As readline calls it: \`=\` is a word, and only what stands behind it is replaced.
      const each = lines.map((line) => {
        const words = line.split(/ |(?<==)|(?==)/).map((word) => `'${word}'`);
        const before = /=/.test(words.at(-2) ?? '') ? `${/\S+=/.exec(line)?.[0]}` : '';
        return `COMP_WORDS=(${words.join(' ')}); COMP_CWORD=${words.length - 1}; _touchstone; echo "${before}\${COMPREPLY[*]}"`;
      });
      return run('bash', '-c', [`compopt() { :; }; source ${path}`, ...each].join('\n'));
    },
    zsh(path, lines) {
      const each = lines.map(
        (line) => `zpty -w -n z $'${line}\\t\\C-aprint -r -- "<\\C-e> EN""D"\\n'
zpty -r -m z out '*> END*'; out=\${out%> END*}; print -r -- \${\${out##*<}##* }`,
      );
      // What is typed before the line editor owns the terminal may be lost: the editor says when it does. Its keys are
      // those of emacs, whatever the environment says: npm sets EDITOR to vi, where zsh binds no Control-A.
      const ready = 'zle-line-init() { print READY; zle -D zle-line-init }; zle -N zle-line-init';
      const rc = `bindkey -e; PS1=; autoload -U compinit; compinit -u -D; source ${path}; ${ready}\n`;
      writeFileSync(join(dir, '.zshrc'), rc);
      const start = `zmodload zsh/zpty; export ZDOTDIR=${dir}; zpty z zsh -d -i\nzpty -r -m z out '*READY*'`;
      return run('zsh', '-f', '-c', [start, ...each, 'zpty -d z'].join('\n'));
    },
    fish(path, lines) {
      const each = lines.map((line) => `echo (complete -C '${line}' | cut -f 1)`);
      return run('fish', '--no-config', '-c', [`source ${path}`, ...each].join('\n'));
    },
  };
  for (const [shell, ask] of Object.entries(asks) as [Shell, (typeof asks)[Shell]][]) {
    it(`in ${shell} (needs ${shell})`, function () {
      if (run(shell, '--version').error !== undefined) this.skip();
      const { stdout, stderr } = ask(script(shell), Object.keys(LINES));
      const found = stdout.split('\n').map((line) => line.trim().replace(/=$/, ''));
      expect(Object.fromEntries(Object.keys(LINES).map((line, i) => [line, found[i]])), stderr).deep.equal(LINES);
    });
  }
});
