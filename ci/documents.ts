/**
 * What documents promise of the sources: paths they name, terms of `docs/vocabulary.md` and the words it rules out, and columns.
 * Texts in, complaints out; reads no files.
 */
import { MACHINES } from './machine-names.ts';

/** Path of each file below the project's root → its text. */
export type Files = ReadonlyMap<string, string>;

const TOPS = ['engine', 'native', 'runner', 'docs', 'golden', 'ci', 'bench', 'spec-tests'];
/** What stands in backticks, on one line or over the end of one. */
const QUOTED = /`([^`]+)`/g;
const SOURCE = /^[\w.-]+(\/[\w.*-]+)*\.(ts|cc|h|S)$/;
/** What a document may end a line at. */
const COLUMNS = 130;

/** A path with `*` as an expression over paths. */
const glob = (path: string): RegExp => new RegExp(`(^|/)${path.replace(/[.]/g, '\\.').replace(/\*/g, '[^/]*')}(/|$)`);

/**
 * The paths that a document names in backticks and that are not there, as `line: path`. A stem stands for its `.ts`; what is
 * built is not looked for.
 */
export function missingPaths(document: string, paths: readonly string[]): string[] {
  const complaints: string[] = [];
  for (const { index, 1: quoted = '' } of document.matchAll(QUOTED)) {
    const path = quoted.replace(/:\d+$|\/$/g, '');
    const isRooted = TOPS.includes(path.split('/')[0] ?? '') && /^[\w.*/-]+$/.test(path) && path.includes('/');
    if ((!isRooted && !SOURCE.test(path)) || path.startsWith('build/')) continue;
    const forms = [glob(path), ...(/\.\w+$/.test(path) ? [] : [glob(`${path}.ts`)])];
    const here = (file: string): boolean =>
      forms.some((form) => {
        const found = form.exec(file);
        return found !== null && (!isRooted || found.index === 0);
      });
    if (!paths.some(here)) complaints.push(`${document.slice(0, index).split('\n').length}: ${path}`);
  }
  return complaints;
}

/**
 * Names that a document says to be in a file, `name` (`path`), and that are not, as `line: name (path)`. `read`: a file's text,
 * undefined where there is none.
 */
export function misplacedNames(document: string, read: (path: string) => string | undefined): string[] {
  return Array.from(document.matchAll(/`(\w+)`\s+\(`([\w./-]+)`\)/g)).flatMap(({ index, 1: name = '', 2: path = '' }) =>
    new RegExp(`\\b${name}\\b`).test(read(path) ?? '')
      ? []
      : [`${document.slice(0, index).split('\n').length}: ${name} (${path})`],
  );
}

/** Lines of prose with more columns than a line may have, as `line: columns`; tables and fenced blocks may be of any width. */
export function longLines(document: string): string[] {
  let isFenced = false;
  return document.split('\n').flatMap((line, i) => {
    if (line.startsWith('```')) isFenced = !isFenced;
    return isFenced || line.startsWith('|') || line.length <= COLUMNS ? [] : [`${i + 1}: ${line.length} columns`];
  });
}

/** Lines with more columns than a line may have. */
export function wideLines(source: string): string[] {
  return source.split('\n').flatMap((line, i) => (line.length > COLUMNS ? [`${i + 1}: ${line.length} columns`] : []));
}

/** Comments with more columns than a line may have. */
export function longComments(source: string): string[] {
  return source
    .split('\n')
    .flatMap((line, i) => (/^\s*(\/\*|\*|\/\/)/.test(line) && line.length > COLUMNS ? [`${i + 1}: ${line.length} columns`] : []));
}

interface Vocabulary {
  readonly terms: readonly { readonly term: string; readonly identifier: string }[];
  readonly ruledOut: readonly { readonly words: readonly string[]; readonly term: string; readonly folders: readonly string[] }[];
}

/** The rows of the tables of `docs/vocabulary.md`. */
export function readVocabulary(document: string): Vocabulary {
  const rows = document
    .split('\n')
    .filter((line) => /^\| (?!---|term \||not \|)/.test(line))
    .map((line) =>
      line
        .slice(1, -1)
        .split(' | ')
        .map((cell) => cell.trim()),
    );
  const names = (cell = ''): string[] => Array.from(cell.matchAll(QUOTED), ([, name = '']) => name);
  return {
    terms: rows.filter((r) => r.length === 4).map(([term = '', , , code]) => ({ term, identifier: names(code)[0] ?? '' })),
    ruledOut: rows
      .filter((r) => r.length === 3)
      .map(([not = '', term = '', where]) => ({ words: not.split(', '), term, folders: names(where) })),
  };
}

/** The words of a line, those of its identifiers among them: `isHomeBlock` has three. */
export function wordsOf(line: string): string[] {
  return Array.from(line.matchAll(/[A-Z]?[a-z]+|[A-Z]+(?![a-z])/g), ([word]) => word.toLowerCase());
}

/** Identifiers of the vocabulary that no source has, terms that stand twice, and words that came back. */
export function vocabularyComplaints(document: string, sources: Files): string[] {
  const { terms, ruledOut } = readVocabulary(document);
  const known = new Set([...sources.values()].flatMap((text) => text.match(/\w+/g) ?? []));
  const seen = new Set<string>();
  const complaints: string[] = [];
  for (const { term, identifier } of terms) {
    if (!known.has(identifier)) complaints.push(`${term}: no source has ${identifier === '' ? 'its identifier' : identifier}`);
    if (seen.has(term)) complaints.push(`${term}: stands twice`);
    seen.add(term);
  }
  for (const { words, term, folders } of ruledOut)
    for (const [path, text] of sources) {
      if (path.endsWith('.test.ts') || !folders.some((folder) => path.startsWith(`${folder}/`))) continue;
      for (const [i, line] of text.split('\n').entries())
        for (const word of wordsOf(line).filter((w) => words.includes(w)))
          complaints.push(`${path}:${i + 1}: "${word}" where the vocabulary has ${term}`);
    }
  return complaints;
}

/** Rooms whose types have the names of an interface that others know: what embedders see, and what JavaScript calls it. */
const FACES = ['engine/api/', 'engine/js-api/'];
const DECLARED = /^export (?:abstract )?(?:interface|class|type) (\w+)/gm;

/** Names that two types of the engine have, tests and faces left out, as `name: path, path`. */
export function sharedNames(sources: Files): string[] {
  const declared = new Map<string, string[]>();
  for (const [path, text] of sources) {
    const inside = path.startsWith('engine/') && !/\.test\.ts$|\/testing\//.test(path);
    if (!inside || FACES.some((face) => path.startsWith(face))) continue;
    for (const [, name = ''] of text.matchAll(DECLARED)) declared.set(name, [...(declared.get(name) ?? []), path]);
  }
  return [...declared].filter(([, at]) => !isOneEach(at)).map(([name, at]) => `${name}: ${at.join(', ')}`);
}
/** Whether that is one place, or one in each of several machines' back ends: those are built alike and never meet. */
function isOneEach(places: readonly string[]): boolean {
  if (places.length === 1) return true;
  const machines = places.map((path) => BACK_ENDS.find((room) => path.startsWith(`${room}/`)));
  return !machines.includes(undefined) && new Set(machines).size === places.length;
}
const BACK_ENDS = MACHINES.map(({ rooms }) => rooms.find((room) => room.startsWith('engine/backend/')));
