/** Programs of many megabytes: interpreters, a database, a browser's graphics, a typesetter. */
import { readFileSync } from 'node:fs';
import { digest, type Program, type Stage } from './stage.ts';

interface Pyodide {
  runPython(code: string): unknown;
  runPythonAsync(code: string): Promise<unknown>;
  readonly globals: { set(name: string, value: unknown): void };
}

const PYTHON = `
import hashlib, json, math, re, sys, collections, itertools, datetime, decimal
class Vector:
    def __init__(self, *xs): self.xs = xs
    def __add__(self, other): return Vector(*(a + b for a, b in zip(self.xs, other.xs)))
    def __repr__(self): return f'Vector{self.xs}'
def primes(n):
    sieve = bytearray([1]) * (n + 1)
    for i in range(2, int(n ** 0.5) + 1):
        if sieve[i]: sieve[i * i :: i] = bytes(len(range(i * i, n + 1, i)))
    return [i for i in range(2, n + 1) if sieve[i]]
def depth(n): return 0 if n == 0 else 1 + depth(n - 1)
def attempt(f):
    try: return f()
    except Exception as e: return f'{type(e).__name__}: {e}'
words = 'the quick brown fox jumps over the lazy dog the end'.split()
out = [
    sys.version_info[:2],
    Vector(1, 2) + Vector(3, 4),
    sum(primes(200000)),
    hashlib.sha256(b'touchstone').hexdigest(),
    json.dumps({'b': [1, 2.5, None], 'a': 'ünï'}, sort_keys=True),
    collections.Counter(words).most_common(2),
    list(itertools.islice(itertools.permutations('abc'), 4)),
    re.sub(r'(\\w)(\\w*)', lambda m: m[2] + m[1], 'pig latin'),
    2 ** 200 % 10 ** 30,
    math.fsum([0.1] * 10), math.gamma(5.5), round(math.sin(1e6), 12),
    decimal.Decimal(1) / 7,
    datetime.date(2026, 11, 30).strftime('%A %j'),
    attempt(lambda: 1 / 0), attempt(lambda: [][1]), attempt(lambda: depth(10 ** 6))[:15],
    depth(200),
    sorted(words, key=lambda w: (len(w), w)),
    attempt(lambda: twice(21)), attempt(lambda: fails()),
]
repr(out)
`;

/** CPython: the standard library, calls to JavaScript, its errors. */
async function pyodide({ load, print, phase }: Stage): Promise<void> {
  const { loadPyodide } = (await load('pyodide/pyodide.mjs')) as { loadPyodide(): Promise<Pyodide> };
  const python = await loadPyodide();
  phase('run');
  python.globals.set('twice', (n: number) => 2 * n);
  python.globals.set('fails', () => {
    throw new RangeError('from outside');
  });
  for (const line of String(python.runPython(PYTHON)).split(', ')) print(line);
  print(String(await python.runPythonAsync('import asyncio\nawait asyncio.sleep(0.01)\n"slept"')));
  try {
    python.runPython('def f():\n  raise KeyError("deep")\nf()');
  } catch (error) {
    print(String((error as Error).message));
  }
}

interface Skia {
  MakeSurface(
    width: number,
    height: number,
  ): {
    getCanvas(): Canvas;
    makeImageSnapshot(): { encodeToBytes(): Uint8Array; readPixels(x: number, y: number, info: object): Uint8Array };
  };
  readonly Paint: new () => { setColor(color: unknown): void; setAntiAlias(on: boolean): void; setShader(shader: unknown): void };
  readonly Path: { MakeFromSVGString(path: string): unknown };
  readonly Shader: { MakeLinearGradient(from: number[], to: number[], colors: unknown[], at: null, mode: unknown): unknown };
  readonly TileMode: { readonly Mirror: unknown };
  readonly AlphaType: { readonly Unpremul: unknown };
  readonly ColorType: { readonly RGBA_8888: unknown };
  readonly ColorSpace: { readonly SRGB: unknown };
  Color(r: number, g: number, b: number, a?: number): unknown;
}
interface Canvas {
  clear(color: unknown): void;
  save(): void;
  restore(): void;
  rotate(degrees: number, x: number, y: number): void;
  drawCircle(x: number, y: number, r: number, paint: unknown): void;
  drawPath(path: unknown, paint: unknown): void;
}

/** Skia: a picture of paths, gradients and transparency. */
async function canvaskit({ require, path, print, phase }: Stage): Promise<void> {
  const initialize = require('canvaskit-wasm') as (options: object) => Promise<Skia>;
  const skia = await initialize({ locateFile: (file: string) => path(`canvaskit-wasm/bin/${file}`) });
  phase('run');
  const surface = skia.MakeSurface(600, 400);
  const canvas = surface.getCanvas();
  const paint = new skia.Paint();
  paint.setAntiAlias(true);
  canvas.clear(skia.Color(255, 250, 240));
  const star = skia.Path.MakeFromSVGString(
    'M300 40 L360 220 L540 220 L390 320 L450 390 L300 330 L150 390 L210 320 L60 220 L240 220 Z',
  );
  const colors = [skia.Color(255, 0, 0), skia.Color(0, 0, 255, 0.5), skia.Color(0, 200, 90)];
  paint.setShader(skia.Shader.MakeLinearGradient([0, 0], [300, 300], colors, null, skia.TileMode.Mirror));
  for (let i = 0; i < 24; i++) {
    canvas.save();
    canvas.rotate(i * 15, 300, 200);
    canvas.drawPath(star, paint);
    canvas.restore();
  }
  paint.setShader(null);
  for (let i = 0; i < 300; i++) {
    paint.setColor(skia.Color((i * 37) % 256, (i * 91) % 256, (i * 53) % 256, 0.3));
    canvas.drawCircle((i * 131) % 600, (i * 71) % 400, 5 + (i % 40), paint);
  }
  const image = surface.makeImageSnapshot();
  const info = {
    width: 600,
    height: 400,
    alphaType: skia.AlphaType.Unpremul,
    colorType: skia.ColorType.RGBA_8888,
    colorSpace: skia.ColorSpace.SRGB,
  };
  print(digest(image.readPixels(0, 0, info)));
  print(digest(image.encodeToBytes()));
}

interface Postgres {
  exec(sql: string): Promise<readonly { readonly rows: unknown[] }[]>;
  query(sql: string, values?: unknown[]): Promise<{ readonly rows: unknown[] }>;
  close(): Promise<void>;
}

/** PostgreSQL: tables, a join, a function in PL/pgSQL, errors, a transaction that is rolled back. */
async function pglite({ load, print, phase }: Stage): Promise<void> {
  const { PGlite } = (await load('@electric-sql/pglite/dist/index.js')) as { PGlite: { create(): Promise<Postgres> } };
  const db = await PGlite.create();
  phase('run');
  const show = async (sql: string, values: unknown[] = []): Promise<void> => {
    try {
      print(JSON.stringify((await db.query(sql, values)).rows));
    } catch (error) {
      print(String(error));
    }
  };
  await db.exec(`CREATE TABLE person (id serial PRIMARY KEY, name text NOT NULL, born date, data jsonb);
    INSERT INTO person (name, born, data) SELECT 'person ' || i, date '1970-01-01' + i, jsonb_build_object('n', i, 'sq', i * i)
      FROM generate_series(1, 2000) i;
    CREATE FUNCTION fib(n int) RETURNS bigint AS $$ DECLARE a bigint := 0; b bigint := 1; BEGIN
      FOR i IN 1..n LOOP SELECT b, a + b INTO a, b; END LOOP; RETURN a; END $$ LANGUAGE plpgsql;`);
  await show('SELECT count(*)::int AS n, max(name) AS last, sum(id)::int AS ids FROM person');
  await show("SELECT name, born::text, data->>'sq' AS sq FROM person WHERE id % 500 = $1 ORDER BY id", [0]);
  await show('SELECT fib(80)::text AS fib, md5(string_agg(name, $1 ORDER BY id)) AS all FROM person', [',']);
  await show(
    'SELECT a.id, count(b.id)::int AS n FROM person a JOIN person b ON b.id % a.id = 0 WHERE a.id < 6 GROUP BY a.id ORDER BY 1',
  );
  await show(
    'SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY id) AS median, stddev(id)::numeric(20, 8)::text AS s FROM person',
  );
  await show('SELECT * FROM nothing');
  await show('INSERT INTO person (id, name) VALUES (1, $1)', ['twice']);
  await db.exec('BEGIN; DELETE FROM person; ROLLBACK').catch((error) => print(String(error)));
  await show("SELECT count(*)::int AS n, regexp_replace('2026-11-30', '(\\d+)-(\\d+)', '\\2/\\1') AS r FROM person");
  await db.close();
}

interface RubyVm {
  eval(code: string): { toString(): string };
}

/** Ruby with its standard library, over WASI in JavaScript. */
async function ruby({ require, path, print, phase }: Stage): Promise<void> {
  const { DefaultRubyVM } = require(path('@ruby/3.4-wasm-wasi/dist/browser.umd.js')) as {
    DefaultRubyVM(module: unknown, options: object): Promise<{ vm: RubyVm }>;
  };
  const { WebAssembly } = globalThis as unknown as { WebAssembly: { compile(bytes: Uint8Array): Promise<unknown> } };
  const module = await WebAssembly.compile(readFileSync(path('@ruby/3.4-wasm-wasi/dist/ruby+stdlib.wasm')));
  phase('load');
  const { vm } = await DefaultRubyVM(module, { consolePrint: false });
  phase('run');
  for (const code of [
    'RUBY_VERSION',
    '(1..20).reduce(:*)',
    'require "json"; JSON.generate({a: [1, 2.5, nil], "ü" => :x})',
    'require "digest"; Digest::SHA256.hexdigest("touchstone")',
    'require "set"; Set.new([3, 1, 2, 3]).sort.inspect',
    'def f(n) = n < 2 ? n : f(n - 1) + f(n - 2); f(22)',
    'begin; Integer("x"); rescue => e; "#{e.class}: #{e.message}"; end',
    'begin; def deep(n) = deep(n + 1); deep(0); rescue SystemStackError => e; e.class.name; end',
    '%w[b c a].each_with_index.map { |s, i| s * (i + 1) }.sort.join("-")',
    'Fiber.new { Fiber.yield 1; 2 }.then { |f| [f.resume, f.resume] }.inspect',
    '"The year 2026".gsub(/(\\d+)/) { ($1.to_i + 1).to_s }',
    'ObjectSpace.garbage_collect; 300000.times.map { |i| "s#{i}" }.last',
    'catch(:done) { 10.times { |i| throw :done, i if i == 7 } }',
  ]) {
    print(vm.eval(code).toString());
  }
  try {
    vm.eval('raise ArgumentError, "from Ruby"');
  } catch (error) {
    print(String(error).split('\n')[0] ?? '');
  }
}

interface Typst {
  default(wasm: object): Promise<unknown>;
  readonly TypstCompilerBuilder: new () => {
    set_dummy_access_model(): void;
    build(): Promise<{
      add_source(path: string, text: string): boolean;
      compile(main: string, inputs: null, format: string, diagnostics: number): unknown;
      query(main: string, inputs: null, selector: string, field: string): string;
    }>;
  };
}

const PAGE = `#set page(width: 300pt, height: 200pt, margin: 10pt)
#let fib(n) = if n < 2 { n } else { fib(n - 1) + fib(n - 2) }
#metadata((fib(15), range(10).map(x => x * x), calc.sin(1), "ünï".clusters())) <facts>
#for i in range(40) { place(dx: calc.rem(i * 37, 260) * 1pt, dy: calc.rem(i * 61, 160) * 1pt,
  rotate(i * 9deg, rect(width: 20pt, height: 10pt, fill: gradient.linear(red, blue).sample(i * 2.5%)))) }
#curve(fill: green, curve.move((0pt, 50pt)), curve.cubic((30pt, 0pt), (70pt, 0pt), (100pt, 50pt)), curve.close())
#table(columns: 3, ..range(9).map(i => square(size: i * 2pt + 3pt, fill: luma(i * 25))))
`;

/** Typst: a page of figures, as vectors and as PDF, a query, an error. */
async function typst({ load, path, print, phase }: Stage): Promise<void> {
  const { default: initialize, TypstCompilerBuilder } = (await load(
    '@myriaddreamin/typst-ts-web-compiler/pkg/wasm-pack-shim.mjs',
  )) as Typst;
  const wasm = readFileSync(path('@myriaddreamin/typst-ts-web-compiler/pkg/typst_ts_web_compiler_bg.wasm'));
  await initialize({ module_or_path: wasm });
  phase('load');
  const builder = new TypstCompilerBuilder();
  builder.set_dummy_access_model();
  const compiler = await builder.build();
  phase('run');
  const shown = (value: unknown): string =>
    JSON.stringify(value, (_, v) => (v instanceof Uint8Array ? `${v.length} bytes ${digest(v)}` : v)) ?? 'undefined';
  compiler.add_source('/main.typ', PAGE);
  compiler.add_source('/wrong.typ', '#let x = (1, 2\n#x.nothing()');
  print(shown(compiler.compile('/main.typ', null, 'vector', 2)));
  print(compiler.query('/main.typ', null, '<facts>', 'value'));
  try {
    print(shown(compiler.compile('/wrong.typ', null, 'vector', 2)));
  } catch (error) {
    print(String(error));
  }
}

interface Php {
  run(request: { readonly code: string }): Promise<{ readonly text: string; readonly errors: string; readonly exitCode: number }>;
  onMessage(listener: (data: string) => Promise<string>): void;
  writeFile(path: string, data: string): void;
  readFileAsText(path: string): string;
}
interface PhpPackage {
  loadPHPRuntime(loader: unknown, options: object): Promise<number>;
  readonly PHP: new (runtime: number) => Php;
}

/** Each script runs in the same interpreter, and what it sends is answered by a promise: it is suspended meanwhile (JSPI). */
const PHP_SCRIPTS: readonly string[] = [
  `class Vector { function __construct(public readonly float $x, public readonly float $y) {}
    function plus(Vector $v): Vector { return new Vector($this->x + $v->x, $this->y + $v->y); } }
  enum Suit: string { case Hearts = 'h'; case Spades = 's'; }
  function primes(int $n) { for ($i = 2; $i < $n; $i++) { for ($k = 2; $k * $k <= $i; $k++) if ($i % $k == 0) continue 2; yield $i; } }
  echo PHP_VERSION, ' ', json_encode((new Vector(1, 2))->plus(new Vector(0.5, -1))), ' ', Suit::from('s')->name, "\\n";
  echo array_sum(iterator_to_array(primes(5000), false)), ' ', hash('sha256', 'touchstone'), ' ', crc32('touchstone'), "\\n";
  echo preg_replace_callback('/\\\\b(\\\\w)(\\\\w*)/u', fn($m) => $m[2] . $m[1], 'pig latin ünï'), ' ', sprintf('%08.3f|%-6s|%x', M_PI, 'ab', 255), "\\n";
  $words = explode(' ', 'the quick brown fox jumps over the lazy dog'); usort($words, fn($a, $b) => strlen($a) <=> strlen($b) ?: strcmp($a, $b));
  echo implode(',', $words), ' ', serialize(array_count_values($words)), "\\n";
  try { intdiv(1, 0); } catch (DivisionByZeroError $e) { echo get_class($e), ': ', $e->getMessage(), "\\n"; } finally { echo "finally\\n"; }`,
  `for ($i = 0; $i < 3; $i++) echo post_message_to_js("question $i"), "\\n"; usleep(2000); echo "slept\\n";`,
  `$db = new SQLite3(':memory:'); $db->exec('create table t (n integer, s text)');
  for ($i = 0; $i < 500; $i++) $db->exec("insert into t values ($i, hex($i * $i))");
  $r = $db->query('select count(*), sum(n), max(s) from t where n % 7 = 3'); echo json_encode($r->fetchArray(SQLITE3_NUM)), "\\n";`,
  `file_put_contents('/out.txt', strrev(file_get_contents('/in.txt'))); $d = simplexml_load_string('<a><b c="1">x</b><b c="2">y</b></a>');
  foreach ($d->b as $b) echo $b['c'], '=', $b, ' '; echo md5(gzcompress(str_repeat('abc', 1000))), "\\n";`,
  `function f(int $n) { return $n === 0 ? throw new LogicException('deep') : f($n - 1); } f(50);`,
  `exit(7);`,
];

/** PHP: the language, SQLite, XML, files, errors, and scripts that wait for JavaScript's promises. */
async function php({ load, print, phase }: Stage): Promise<void> {
  const { PHP, loadPHPRuntime } = (await load('@php-wasm/universal/index.js')) as PhpPackage;
  // Its JSPI build, whatever the package takes this host for.
  const runtime = await loadPHPRuntime(await load('@php-wasm/node-8-3/jspi/php_8_3.js'), {});
  phase('load');
  const interpreter = new PHP(runtime);
  interpreter.onMessage(async (question) => {
    await new Promise((resolve) => setTimeout(resolve, 5));
    return `answer to ${question}`;
  });
  interpreter.writeFile('/in.txt', 'kept in a file');
  phase('run');
  for (const script of PHP_SCRIPTS) {
    try {
      const { text, errors, exitCode } = await interpreter.run({ code: `<?php ${script}` });
      print(`${text}${errors}exit ${exitCode}`);
    } catch (error) {
      print(String((error as Error).message));
    }
  }
  print(interpreter.readFileAsText('/out.txt'));
}

export const HEAVY: readonly Program[] = [
  {
    name: 'canvaskit',
    packages: [
      [
        'canvaskit-wasm',
        '0.42.0',
        'sha512-N3ikotmzYwDVAcpQKDMptBT2P5pIEWS9ywdmrQA2awwaMF9cxKEFuxZZHv9ay1Em9kDjxDsPtwUzDm1uNj136g==',
      ],
    ],
    run: canvaskit,
  },
  {
    name: 'pyodide',
    packages: [
      ['pyodide', '314.0.7', 'sha512-0YvXxEhfEdpLfb/XkM2BFAeMROq0iMUX2bzzH9pOttyMcWkwq+HbE5uyuGD82LN7y2q+SNvi/6V5JEsOlD2R1A=='],
    ],
    run: pyodide,
  },
  {
    name: 'pglite',
    packages: [
      [
        '@electric-sql/pglite',
        '0.5.17',
        'sha512-8SvKjiUjaU+0O0dbxjOfN+jXz14TEqDWbwDkYOW1aQ11y/ph2JvFVI27ABBo5nfw+ZfSqy4hKCNlbnbB1TDE+g==',
      ],
    ],
    run: pglite,
  },
  {
    name: 'ruby',
    packages: [
      [
        '@ruby/3.4-wasm-wasi',
        '2.10.1',
        'sha512-qrzIJ/7TGSpsZpFyLJb9OXO6TYAq18XoLd11We17Sr78hWpb5IGGFgMQ9A2Y8Ww5n0k8uKA/I8/P8MJdzlJX0Q==',
      ],
    ],
    run: ruby,
  },
  {
    name: 'typst',
    packages: [
      [
        '@myriaddreamin/typst-ts-web-compiler',
        '0.7.0',
        'sha512-nMwMcfOBy5pABPDuVM7/u8425SxhPUM+OJe6daqqgVOT3+neCTz4JKwx2L8XasfEHTNvd0cUI07LR9q5ADo7Gw==',
      ],
    ],
    run: typst,
  },
  {
    name: 'php',
    packages: [
      [
        '@php-wasm/node-8-3',
        '3.1.56',
        'sha512-FGj6HK9zlh+3Zoh/qOSP7WS1zPWvWMW1oBVojRzedW1j5XxlbXydcypUYpAcsdlQdrVFJ3VzSqytXK4QmQwaFQ==',
      ],
      [
        '@php-wasm/universal',
        '3.1.56',
        'sha512-TTus/ztQk6jI7duyKGOCO5FJqDhtCYYtdjdL9uxCaAwjWc535yj9110uegqhKKNvKgnc/B+ZbWROnTC8KFnl3A==',
      ],
      [
        '@php-wasm/util',
        '3.1.56',
        'sha512-jRL3vqVrKQYx9p91O9xC5KZbVwWpMQ6ZFtTWO6Z4GtqcNoBsUunsPR82y/9k84EnKSj+ZTLLD6cEgLWYRUOoBw==',
      ],
      [
        '@php-wasm/logger',
        '3.1.56',
        'sha512-CaKsiO0OGaS07s+of2ZS486La5JhsT/V1yn96/BJ9BKDSQKVQERJDsXIQ2XIdV0/4C6owKBtKn7e7DGhOqPg5Q==',
      ],
      [
        '@php-wasm/progress',
        '3.1.56',
        'sha512-vj0wMLaIz1Ct+oKalMhsLpwXslqXRk8HnmPljlU4oeKVtIuus4+lPY7AbJbrKLPu/mjtTUTe6ckhAvvKh2/MJQ==',
      ],
      [
        '@php-wasm/stream-compression',
        '3.1.56',
        'sha512-fM6HkAFJ8+oIi4RE5ohkyMD5i504cHkKvs3YVDaRuT437T0L/w7v3IPQ0Un9OaLkamzExKPlnfMxyekkvJqH6Q==',
      ],
      ['ini', '4.1.2', 'sha512-AMB1mvwR1pyBFY/nSevUX6y8nJWS63/SzUKD3JyQn97s4xgIdgQPT75IRouIiBAN4yLQBUShNYVW0+UG25daCw=='],
      [
        'wasm-feature-detect',
        '1.8.0',
        'sha512-zksaLKM2fVlnB5jQQDqKXXwYHLQUVH9es+5TOOHwGOVJOCeRBCiPjwSg+3tN2AdTCzjgli4jijCH290kXb/zWQ==',
      ],
    ],
    run: php,
  },
];
