/** The site as files: every page's links, scripts and styles are there, scripts are scripts, and nobody's text is markup. */
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Script } from 'node:vm';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect } from 'chai';
import { NASTY } from '../../report/testing/records.ts';
import { visibleLine } from '../../report/text/escape.ts';
import { ownFiles } from '../../suites/suites.ts';
import type { Index, Known, Run } from '../format/data.ts';
import { compareVersions } from '../known.ts';
import { filePage } from './pack.ts';
import type { FilePageData, MatrixData } from './page/shape.ts';
import { writePublished } from './testing/published.ts';
import { writeSite } from './write.ts';

describe('the site as files', function () {
  this.timeout(60_000);
  let dir: string;
  before(() => {
    dir = mkdtempSync(join(tmpdir(), 'touchstone-site-'));
    writePublished(dir, ownFiles().slice(0, 8), 12);
    writeSite(dir);
  });
  after(() => rmSync(dir, { recursive: true, force: true }));

  const read = (name: string): string => readFileSync(join(dir, name), 'utf8');
  const json = <T>(name: string): T => JSON.parse(read(join('data', name))) as T;
  const embedded = <T>(page: string): T => JSON.parse(/id="data">(.*)<\/script>/.exec(read(page))?.[1] ?? '') as T;
  const pages = (): string[] =>
    readdirSync(dir, { recursive: true, encoding: 'utf8' })
      .map((name) => name.replaceAll('\\', '/'))
      .filter((name) => name.endsWith('.html'));

  it('has what its pages name', () => {
    expect(pages().length).above(8);
    for (const page of pages()) {
      const named = Array.from(read(page).matchAll(/ (?:href|src)="([^"#:]+)[#"]/g), ([, name = '']) => name);
      expect(named.length, page).above(0);
      for (const name of named) expect(existsSync(join(dir, dirname(page), name)), `${page}: ${name}`).equal(true);
    }
    for (const { page } of embedded<MatrixData>('index.html').files) expect(existsSync(join(dir, page)), page).equal(true);
  });

  it('has scripts of one piece, in which no name stands twice', () => {
    for (const name of ['matrix.js', 'file.js']) {
      expect(() => new Script(read(name)), name).not.throw();
      expect(read(name), name).not.match(/^(import|export)\b/m);
    }
  });

  /** The site with other rows of known failures; its data is as it was. */
  function writeWith(rows: Known['rows']): void {
    const before = read('data/known.json');
    writeFileSync(join(dir, 'data/known.json'), JSON.stringify({ schema: 1, rows }));
    writeSite(dir);
    writeFileSync(join(dir, 'data/known.json'), before);
  }
  it('knows which failures are known, by directive, file, pattern, engine and version', () => {
    const { columns } = json<Index>('index.json');
    const { ids } = embedded<FilePageData>(filePage('own:control.wast'));
    const engine = columns[0]?.identity.engine ?? '';
    const same = columns.flatMap((c, i) => (c.identity.engine === engine ? [i] : []));
    const every = ids.map((_, i) => i);
    const row = { engine, class: 'bug', note: 'n' } as const;
    const rows: Known['rows'] = [
      { ...row, ids: ['no', `own:control.wast#${ids[3]}`], link: 'https://example.org/1' },
      { ...row, ids: ['own:control.wast'], link: 'javascript:alert(1)' },
      { ...row, ids: ['own:cont*.wast#*'], column: columns[0]?.column ?? '' },
      { ...row, ids: ['own:*'], since: columns[1]?.identity.version ?? '' },
      { ...row, ids: ['own:*'], until: columns[0]?.identity.version ?? '' },
      { ...row, ids: ['own:contro.wast'] },
      { ...row, ids: ['own:*'], got: 'what nobody answers' },
    ];
    writeWith(rows);
    expect(embedded<FilePageData>(filePage('own:control.wast')).known.map((k) => [k.directives, k.columns, k.link])).deep.equal([
      [[3], same, 'https://example.org/1'],
      [every, same, ''],
      [every, [0], ''],
      [every, same.slice(1), ''],
    ]);
  });

  it('knows of which columns what is known holds by what they answered', () => {
    const { columns, suite } = json<Index>('index.json');
    const engine = columns[0]?.identity.engine ?? '';
    const [a = '', b = ''] = columns.filter((c) => c.identity.engine === engine).map((c) => c.column);
    const [first] = embedded<MatrixData>('index.html').files;
    const name = join('data', 'files', suite, '0.json');
    const before = read(name);
    const details = { [a]: [0, 1, 2].map((i) => [i, '', i === 2 ? 'neither' : 'what came']), [b]: [[1, '', 'what came, too']] };
    writeFileSync(join(dir, name), JSON.stringify({ ...(JSON.parse(before) as object), details }));
    writeWith([{ ids: ['*'], engine, got: 'what came', class: 'bug', note: 'n' }]);
    writeFileSync(join(dir, name), before);
    const { known, columns: shown } = embedded<FilePageData>(first?.page ?? '');
    const [ofA, ofB] = [a, b].map((column) => shown.findIndex(({ id }) => id === column));
    expect(known.map((k) => [k.directives, k.columns])).deep.equal([
      [[0], [ofA]],
      [[1], [ofA, ofB]],
    ]);
  });

  it('stands beside data that fits the published schema, by a validator in its strict mode', () => {
    const ajv = new Ajv2020({ allErrors: true, strictTuples: false });
    ajv.addSchema(JSON.parse(read('data/schema.json')) as object, 'matrix');
    const parts: readonly (readonly [pattern: RegExp, part: string])[] = [
      [/^index\.json$/, 'matrix'],
      [/^runs\//, 'matrix#/$defs/run'],
      [/^statuses\//, 'matrix#/$defs/statuses'],
      [/^suites\//, 'matrix#/$defs/suite'],
      [/^files\//, 'matrix#/$defs/texts'],
      [/^known\.json$/, 'matrix#/$defs/known'],
    ];
    const found = new Set<string>();
    for (const name of readdirSync(join(dir, 'data'), { recursive: true, encoding: 'utf8' })) {
      const part = parts.find(([pattern]) => pattern.test(name.replaceAll('\\', '/')))?.[1];
      if (part === undefined || !name.endsWith('.json')) continue;
      found.add(part);
      expect(ajv.validate(part, json(name)) ? [] : ajv.errors, name).deep.equal([]);
    }
    expect(found.size).equal(parts.length);
    const { statuses, ...rest } = json<Run>(`runs/${json<Index>('index.json').columns[0]?.runs[0]?.slice('runs/'.length)}`);
    for (const wrong of [
      rest,
      { ...rest, statuses: { a: 'x' } },
      { ...rest, statuses, more: 1 },
      { ...rest, statuses, schema: 2 },
    ])
      expect(ajv.validate('matrix#/$defs/run', wrong)).equal(false);
  });

  for (const [a, b, expected] of [
    ['1.2', '1.10', -1],
    ['20.1.0', '20.1.0', 0],
    ['14.6.202', '14.6', 1],
    ['2', '1.9.9', 1],
  ] as const)
    it(`compares versions: ${a} and ${b}`, () => expect(Math.sign(compareVersions(a, b))).equal(expected));

  for (const [file, page] of [
    ['spec:address.wast', 't/spec/address.wast.html'],
    ['spec:proposals/threads/a.wast', 't/spec/proposals/threads/a.wast.html'],
    ['../../x', 't/_../_../x.html'],
    ['a b?.wast', 't/a~20b~3F.wast.html'],
  ] as const)
    it(`has a page for ${file}`, () => expect(filePage(file)).equal(page));

  it('takes every text as text', () => {
    const texts = Object.values(NASTY);
    const other = join(dir, 'nasty');
    writePublished(other, ownFiles().slice(0, 2), texts.length);
    const path = join(other, 'data/index.json');
    const index = JSON.parse(readFileSync(path, 'utf8')) as Index;
    const columns = index.columns.map((c, i) => {
      const text = texts[i] ?? '';
      return { ...c, title: text, identity: { ...c.identity, version: text, mode: text } };
    });
    writeFileSync(path, JSON.stringify({ ...index, published: texts.join('').slice(0, 900), columns }));
    writeSite(other);
    for (const page of pages().filter((name) => name.startsWith('nasty/'))) {
      const markup = read(page).replace(/id="data">.*<\/script>/, '');
      expect(markup, page).not.match(/<img src=x|<script>|on(error|load)=["']/);
    }
    expect(embedded<MatrixData>('nasty/index.html').columns.map((c) => c.title)).deep.equal(texts.map(visibleLine));
  });
});
