/** Programs of some megabytes. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Pinned } from './packages.ts';
import { digest, type Program, random, type Stage } from './stage.ts';

interface SqlJs {
  readonly Database: new () => {
    run(sql: string, values?: readonly unknown[]): void;
    exec(sql: string): readonly { readonly columns: readonly string[]; readonly values: readonly unknown[][] }[];
    prepare(sql: string): { run(values: readonly unknown[]): void; free(): void };
    export(): Uint8Array;
    close(): void;
    create_function(name: string, f: (...args: never[]) => unknown): void;
  };
}

/** SQLite: 10,000 rows in and out, functions of JavaScript, errors, and the file. */
async function sqlJs({ require, print, phase }: Stage): Promise<void> {
  const initialize = require('sql.js') as () => Promise<SqlJs>;
  const { Database } = await initialize();
  phase('run');
  const db = new Database();
  db.run('CREATE TABLE people (id INTEGER PRIMARY KEY, name TEXT, weight REAL, photo BLOB)');
  db.run('BEGIN');
  const insert = db.prepare('INSERT INTO people (name, weight, photo) VALUES (?, ?, ?)');
  const numbers = random(7);
  for (let i = 0; i < 10_000; i++) {
    const [a, b] = [numbers.next().value, numbers.next().value];
    insert.run([`person ${a % 1000} ünï`, b / 997, Uint8Array.from([a, b, i])]);
  }
  insert.free();
  db.run('COMMIT');
  db.create_function('twice', (x: number) => 2 * x);
  for (const sql of [
    'SELECT count(*), sum(weight), min(name), max(name) FROM people',
    'SELECT name, count(*) AS n FROM people GROUP BY name ORDER BY n DESC, name LIMIT 10',
    'SELECT twice(id), hex(photo) FROM people WHERE id % 1000 = 0',
    'WITH RECURSIVE f(a, b) AS (SELECT 0, 1 UNION ALL SELECT b, a + b FROM f LIMIT 60) SELECT a FROM f',
    "SELECT id FROM people WHERE name LIKE '%99%' ORDER BY weight LIMIT 20",
  ]) {
    print(JSON.stringify(db.exec(sql)));
  }
  try {
    db.run('SELECT nothing FROM nowhere');
  } catch (error) {
    print(String(error));
  }
  print(digest(db.export()));
  db.close();
}

interface Esbuild {
  initialize(options: { readonly wasmModule: unknown; readonly worker: false }): Promise<void>;
  build(options: object): Promise<{ readonly outputFiles: readonly { readonly text: string }[]; readonly warnings: unknown[] }>;
  transform(text: string, options: object): Promise<{ readonly code: string }>;
}
interface Resolved {
  readonly path: string;
  readonly importer: string;
}

/** esbuild, a Go program: bundles a package, minifies, reports an error. */
async function esbuild({ require, path, print, phase }: Stage): Promise<void> {
  const { initialize, build, transform } = require('esbuild-wasm/lib/browser.js') as Esbuild;
  const { WebAssembly } = globalThis as unknown as { WebAssembly: { compile(bytes: Uint8Array): Promise<unknown> } };
  // Browsers have it, and the glue is theirs.
  Object.assign(globalThis, { self: globalThis });
  const wasmModule = await WebAssembly.compile(readFileSync(path('esbuild-wasm/esbuild.wasm')));
  phase('load');
  await initialize({ wasmModule, worker: false });
  phase('run');
  const files = {
    name: 'packages',
    setup(api: {
      onResolve(filter: object, resolve: (file: Resolved) => object): void;
      onLoad(filter: object, load: (file: Resolved) => object): void;
    }): void {
      api.onResolve({ filter: /.*/ }, (file) => ({
        path: file.path.startsWith('.') ? join(file.importer, '..', file.path) : path(`${file.path}/dist/index.mjs`),
        namespace: 'packages',
      }));
      api.onLoad({ filter: /.*/ }, (file) => ({ contents: readFileSync(file.path, 'utf8'), loader: 'js' }));
    },
  };
  for (const minify of [false, true]) {
    const stdin = { contents: "export * from 'quickjs-emscripten-core';" };
    const { outputFiles, warnings } = await build({
      stdin,
      bundle: true,
      format: 'esm',
      write: false,
      minify,
      plugins: [files],
    });
    print(JSON.stringify([outputFiles.map(({ text }) => [text.length, digest(text)]), warnings.length]));
  }
  print((await transform('enum A { B = 1 } let x: A = A.B ?? 2; export default <T,>(t: T) => t', { loader: 'ts' })).code);
  await transform('let x = ;', {}).catch((error) => print(String(error)));
}

interface Resvg {
  initWasm(wasm: unknown): Promise<void>;
  readonly Resvg: new (
    svg: string,
    options?: object,
  ) => { render(): { asPng(): Uint8Array; readonly pixels: Uint8Array; readonly width: number } };
}

/** resvg, a Rust program: SVG → PNG. */
async function resvg({ require, path, print, phase }: Stage): Promise<void> {
  const { initWasm, Resvg } = require('@resvg/resvg-wasm') as Resvg;
  await initWasm(readFileSync(path('@resvg/resvg-wasm/index_bg.wasm')));
  phase('run');
  const numbers = random(3);
  const next = (n: number): number => numbers.next().value % n;
  const shapes = Array.from({ length: 200 }, (_, i) => {
    const fill = `rgb(${next(256)},${next(256)},${next(256)})`;
    const at = `${next(400)} ${next(400)}`;
    return i % 2 === 0
      ? `<circle cx="${next(400)}" cy="${next(400)}" r="${next(60)}" fill="${fill}" opacity="0.${next(10)}"/>`
      : `<path d="M${at} C${next(400)} ${next(400)} ${at} ${next(400)} ${next(400)} Z" stroke="${fill}" fill="url(#g)"/>`;
  });
  const gradient = '<defs><linearGradient id="g"><stop offset="0" stop-color="red"/><stop offset="1"/></linearGradient></defs>';
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="400" height="400">${gradient}${shapes.join('')}</svg>`;
  for (const options of [{}, { fitTo: { mode: 'width', value: 1000 } }, { background: 'white' }]) {
    const image = new Resvg(svg, options).render();
    print(`${image.width} ${digest(image.pixels)} ${digest(image.asPng())}`);
  }
  try {
    new Resvg('<svg');
  } catch (error) {
    print(String(error));
  }
}

interface TreeSitter {
  readonly Parser: {
    new (): {
      setLanguage(language: unknown): void;
      parse(text: string, old?: unknown): { readonly rootNode: Node; delete(): void };
    };
    init(): Promise<void>;
  };
  readonly Language: { load(file: string): Promise<unknown> };
  readonly Query: new (
    language: unknown,
    text: string,
  ) => { captures(node: Node): { readonly name: string; readonly node: Node }[] };
}
interface Node {
  readonly type: string;
  readonly text: string;
  readonly descendantCount: number;
  readonly hasError: boolean;
  toString(): string;
}

/** tree-sitter: a grammar that is linked at run time, a file of 1 MB, a query. */
async function treeSitter({ require, path, print, phase }: Stage): Promise<void> {
  const { Parser, Language, Query } = require('web-tree-sitter') as TreeSitter;
  await Parser.init();
  const language = await Language.load(path('tree-sitter-javascript/tree-sitter-javascript.wasm'));
  phase('run');
  const parser = new Parser();
  parser.setLanguage(language);
  const source = readFileSync(path('web-tree-sitter/web-tree-sitter.cjs'), 'utf8');
  const text = source.repeat(Math.ceil(2 ** 20 / source.length));
  const { rootNode } = parser.parse(text);
  print(`${text.length} ${rootNode.type} ${rootNode.descendantCount} ${rootNode.hasError} ${digest(rootNode.toString())}`);
  const found = new Query(language, '(function_declaration name: (identifier) @name) (string) @text').captures(rootNode);
  print(`${found.length} ${digest(found.map(({ name, node }) => `${name} ${node.text}`).join('\n'))}`);
  print(parser.parse('let = (').rootNode.toString());
}

interface QuickJs {
  newQuickJSWASMModuleFromVariant(variant: unknown): Promise<{
    newContext(): {
      evalCode(code: string): unknown;
      unwrapResult(result: unknown): { dispose(): void };
      dump(handle: unknown): unknown;
      newFunction(name: string, f: (...args: unknown[]) => unknown): { dispose(): void };
      newNumber(n: number): unknown;
      getNumber(handle: unknown): number;
      readonly global: unknown;
      setProp(object: unknown, name: string, value: unknown): void;
    };
  }>;
}

/** QuickJS: JavaScript in WebAssembly, which calls JavaScript outside, and errors that go through both. */
async function quickJs({ require, print, phase }: Stage): Promise<void> {
  const { newQuickJSWASMModuleFromVariant } = require('quickjs-emscripten-core') as QuickJs;
  const { default: variant } = require('@jitl/quickjs-wasmfile-release-sync') as { default: unknown };
  const quickjs = await newQuickJSWASMModuleFromVariant(variant);
  phase('run');
  const vm = quickjs.newContext();
  const evaluate = (code: string): void => {
    try {
      const value = vm.unwrapResult(vm.evalCode(code));
      print(JSON.stringify(vm.dump(value)) ?? 'undefined');
      value.dispose();
    } catch (error) {
      print(String(error));
    }
  };
  const twice = vm.newFunction('twice', (n) => vm.newNumber(2 * vm.getNumber(n)));
  vm.setProp(vm.global, 'twice', twice);
  twice.dispose();
  const fails = vm.newFunction('fails', () => {
    throw new RangeError('from outside');
  });
  vm.setProp(vm.global, 'fails', fails);
  fails.dispose();
  evaluate('[1, 2, 3].map(twice)');
  evaluate('let s = 0; for (let i = 0; i < 300000; i++) s = (s * 31 + i) | 0; s');
  evaluate('try { fails() } catch (e) { e.name + ": " + e.message }');
  evaluate('(function f(n) { return f(n + 1) + 1 })(0)');
  evaluate('JSON.stringify([..."añb𝒳"].sort().map((c) => c.codePointAt(0)))');
  evaluate('new Array(1000).fill(0).map((_, i) => Math.sin(i)).reduce((a, b) => a + b)');
  evaluate('class A { #x = 1; get x() { return this.#x } } ; [new A().x, /(?<y>\\d{4})/.exec("in 2026").groups.y]');
  evaluate('nothing.there');
}

const QUICKJS: readonly Pinned[] = [
  [
    'quickjs-emscripten-core',
    '0.32.0',
    'sha512-QFnPfjFey8EqknSrSxe1hZrf1/8z7/6s1QzGOmKo6++02r7QRRX7ZoyNaZh7JuVjWsVW87KnQrbZqnHkOAzUyg==',
  ],
  [
    '@jitl/quickjs-ffi-types',
    '0.32.0',
    'sha512-v9T+GQpmk43VDJ7d72sf0Nexhk+ArvtUihW27dy7lqAl0zBObFKtSBBIm5RBjwIhE8VwsPPm9PNuvPvNqLWUEg==',
  ],
];

export const LIGHT: readonly Program[] = [
  {
    name: 'sql.js',
    packages: [
      ['sql.js', '1.17.0', 'sha512-HNdo5+2eSTEm7iLcfXUd2mjZX3Oe+5mJ0uDgIpirS7gSLHhZIw9kWDWxNcDVeFGEIBxJlkgo525g0CZJoH8GgA=='],
    ],
    run: sqlJs,
  },
  {
    name: 'resvg',
    packages: [
      [
        '@resvg/resvg-wasm',
        '2.6.2',
        'sha512-FqALmHI8D4o6lk/LRWDnhw95z5eO+eAa6ORjVg09YRR7BkcM6oPHU9uyC0gtQG5vpFLvgpeU4+zEAz2H8APHNw==',
      ],
    ],
    run: resvg,
  },
  {
    name: 'tree-sitter',
    packages: [
      [
        'web-tree-sitter',
        '0.27.2',
        'sha512-ZRo86GKI4aOSBAqOrPmCtriExI3xIzu1sNw/V6v3b4QGxrEmO19FGwbMNdyhw3MJLAZIw0xAV0oSpqX361eAyQ==',
      ],
      [
        'tree-sitter-javascript',
        '0.25.0',
        'sha512-1fCbmzAskZkxcZzN41sFZ2br2iqTYP3tKls1b/HKGNPQUVOpsUxpmGxdN/wMqAk3jYZnYBR1dd/y/0avMeU7dw==',
      ],
    ],
    run: treeSitter,
  },
  {
    name: 'quickjs',
    packages: [
      ...QUICKJS,
      [
        '@jitl/quickjs-wasmfile-release-sync',
        '0.32.0',
        'sha512-BKNDI/TPBfGlLNGYpLrhcDGXmIk4xHm4MRAisOBnOzpXVn9HZWsfmMAc9WMBrAHjvvds6HOikKeaOBKdPdpVrg==',
      ],
    ],
    run: quickJs,
  },
  {
    name: 'esbuild',
    packages: [
      [
        'esbuild-wasm',
        '0.28.2',
        'sha512-GccVwhv3mmOUVQHCQm2Ox/rby8n/EqUwvZxE6Pjfikrq/lWw9g9WX/u9EykWnpot3Ko6j426DgQdea2xWKIAQA==',
      ],
      ...QUICKJS,
    ],
    run: esbuild,
  },
];
