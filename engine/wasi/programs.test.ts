/** Programs of C and Rust, built here where their compilers are, run by the command: what they read, write and leave with. */
import { type SpawnSyncReturns, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { MAIN } from '../../runner/testing/children.ts';

/** Sorts lines of its files, or of its input, to a file or its output; `-r` the other way round. */
const C = `#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

static char *lines[100000];
static int count, sign = 1;
static int compare(const void *a, const void *b) { return sign * strcmp(*(char *const *)a, *(char *const *)b); }
static void take(FILE *file) {
  char line[1000];
  while (fgets(line, sizeof line, file)) lines[count++] = strdup(line);
}
int main(int argc, char **argv) {
  const char *to = getenv("TO");
  int files = 0;
  for (int i = 1; i < argc; i++) {
    if (strcmp(argv[i], "-r") == 0) { sign = -1; continue; }
    FILE *file = fopen(argv[i], "r");
    if (!file) { fprintf(stderr, "%s: %s\\n", argv[i], strerror(errno)); return 3; }
    take(file);
    fclose(file);
    files++;
  }
  if (files == 0) take(stdin);
  qsort(lines, count, sizeof *lines, compare);
  FILE *out = to ? fopen(to, "w") : stdout;
  for (int i = 0; i < count; i++) fputs(lines[i], out);
  if (to) {
    fclose(out);
    struct stat s;
    stat(to, &s);
    int entries = 0;
    DIR *dir = opendir("/data");
    for (struct dirent *e; (e = readdir(dir));) entries += e->d_name[0] != '.';
    closedir(dir);
    rename(to, "/data/done");
    printf("%d bytes, %d entries, %s, %s\\n", (int)s.st_size, entries, time(0) > 1700000000 ? "now" : "then",
           fopen("/data/../../etc/passwd", "r") ? "out" : strerror(errno));
  }
  return 0;
}
`;
const RUST = `use std::{env, fs, io::{self, BufRead, Write}, process, thread, time::{Duration, Instant}};
fn main() -> io::Result<()> {
    let args: Vec<String> = env::args().skip(1).collect();
    let mut words = std::collections::BTreeMap::new();
    for line in io::stdin().lock().lines() {
        for word in line?.split_whitespace() { *words.entry(word.to_string()).or_insert(0) += 1; }
    }
    let begin = Instant::now();
    thread::sleep(Duration::from_millis(20));
    assert!(begin.elapsed() >= Duration::from_millis(20));
    fs::create_dir_all("/data/a/b")?;
    fs::write("/data/a/b/words", format!("{words:?}"))?;
    fs::OpenOptions::new().append(true).open("/data/a/b/words")?.write_all(b"!")?;
    let mut names: Vec<String> = fs::read_dir("/data/a")?.map(|e| e.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    println!("{args:?} {names:?} {} {}", fs::read_to_string("/data/a/b/words")?, env::var("K").unwrap_or_default());
    println!("{:?}", fs::read_to_string("/data/../../etc/passwd").is_ok());
    fs::remove_file("/data/a/b/words")?;
    fs::remove_dir("/data/a/b")?;
    process::exit(args.len() as i32 + 40);
}
`;

describe('programs of WASI', function () {
  this.timeout(180_000);
  let dir: string;
  before(() => {
    dir = mkdtempSync(join(tmpdir(), 'touchstone-wasi-programs-'));
    mkdirSync(join(dir, 'data'));
  });
  after(() => rmSync(dir, { recursive: true, force: true }));
  /** Compiles a source to `program.wasm`; whether that was possible. */
  const compiled = (source: string, text: string, command: string, ...args: string[]): boolean => {
    writeFileSync(join(dir, source), text);
    return spawnSync(command, [...args, source, '-o', 'program.wasm'], { cwd: dir }).status === 0;
  };
  const run = (input: string, ...args: string[]): SpawnSyncReturns<string> =>
    spawnSync(process.execPath, [MAIN, 'run', '--cache=off', 'program.wasm', ...args], { cwd: dir, encoding: 'utf8', input });

  it('C: a sorter of lines', function () {
    // Needs clang-19 and wasi-libc.
    if (!compiled('sort.c', C, 'clang-19', '--target=wasm32-wasi', '-O1')) return this.skip();
    const lines = Array.from({ length: 20_000 }, (_, i) => `${(i * 7919) % 20_011} line\n`);
    const sorted = [...lines].sort().join('');
    const piped = run(lines.join(''));
    expect([piped.status, piped.stdout === sorted, piped.stderr]).deep.equal([0, true, '']);
    writeFileSync(join(dir, 'data', 'lines'), lines.join(''));
    const reversed = [...lines].sort().reverse().join('');
    expect(run('', '--dir=data::/data', '--', '-r', '/data/lines').stdout === reversed).equal(true);
    expect(run('', '--dir=data::/data', '--env=TO=/data/sorted', '/data/lines')).include({
      status: 0,
      stdout: `${sorted.length} bytes, 2 entries, now, Capabilities insufficient\n`,
      stderr: '',
    });
    expect(readFileSync(join(dir, 'data', 'done'), 'utf8') === sorted).equal(true);
    expect(run('', '--dir=data::/data', '/data/missing')).include({
      status: 3,
      stderr: '/data/missing: No such file or directory\n',
    });
    expect(run('', '/data/lines')).include({ status: 3 });
    return undefined;
  });

  it('Rust: a counter of words', function () {
    // Needs rustc with its target wasm32-wasip1.
    if (!compiled('words.rs', RUST, 'rustc', '--target=wasm32-wasip1', '-O')) return this.skip();
    const { status, stdout, stderr } = run('b a\nb\n', '--dir=data::/data', '--env=K=v', 'x', 'y');
    expect([status, stderr]).deep.equal([42, '']);
    expect(stdout).equal('["x", "y"] ["b"] {"a": 1, "b": 2}! v\nfalse\n');
    return undefined;
  });
});
