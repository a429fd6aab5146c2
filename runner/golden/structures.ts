/**
 * A page of data structures as a golden (`docs/data-structures.md`): prose with blocks between markers, each of them a
 * declaration as the sources have it, with its fields and what their comments say. The page as it stands in, as it ought to be
 * out.
 *
 *   <!-- FILE NAME -->   the interface, class or table of constants of that name (TypeScript), or the struct or class (C++)
 *
 * Public fields only: methods and private state are their file's business. The sources are formatted by machine, so a declaration
 * ends with the first brace in column 0, and fields stand two columns in.
 */
import { wrapped } from '../../engine/base/wrap.ts';
import { GoldenError } from './file.ts';

const WIDTH = 130;
/** Names and types no longer than this have their comment beside them; others above it. */
const BESIDE = 40;

interface Field {
  /** As the source says it: name, and type or offset. */
  readonly text: string;
  readonly comment: string;
}
/** A declaration, with headings between its fields where the source has a comment of its own line there. */
interface Declaration {
  readonly comment: string;
  /** What it has the fields of, too: ` extends A`. */
  readonly base: string;
  readonly fields: readonly (Field | string)[];
}

/** What a comment says, without its marks. */
function commentText(lines: readonly string[]): string {
  return lines
    .map((line) =>
      line
        .trim()
        .replace(/^\/\*\*? ?|^\* ?|^\/\/ ?|\s*\*\/$/g, '')
        .replace(/\s*\*\/$/, ''),
    )
    .filter((line) => line !== '' && line !== '/')
    .join(' ')
    .trim();
}

/** Forms of initialisers, and their types; a constant's name stands for a number. */
const LITERALS: readonly (readonly [RegExp, string])[] = [
  [/^(-?[\d.]+|[A-Z_]+)$/, 'number'],
  [/^(true|false)$/, 'boolean'],
  [/^'.*'$/, 'string'],
];

/** The type that an initialiser shows. */
function typeOf(value: string): string {
  const made = /^new ([\w.]+(?:<.*>)?)\(/.exec(value)?.[1];
  return made ?? LITERALS.find(([form]) => form.test(value))?.[1] ?? value;
}

/** A public field of TypeScript, `undefined` where the line is something else. */
function fieldOf(line: string): string | undefined {
  const typed = /^(?:override )?(readonly )?(\w+)([?!]?): (.+?)(?: = .*)?[;,]$/.exec(line);
  if (typed !== null) {
    const [, , name = '', mark = '', type = ''] = typed;
    return `${name}${mark === '?' ? '?' : ''}: ${type.replace(/<ArrayBuffer>/g, '')}`;
  }
  const inferred = /^(?:readonly )?(\w+) = (.+);$/.exec(line);
  return inferred === null ? undefined : `${inferred[1]}: ${typeOf(inferred[2] ?? '')}`;
}

/** A field of C++. */
function memberOf(line: string): string | undefined {
  const [, type = '', name = '', length = ''] =
    /^((?:const |volatile )?[\w:]+(?:<.*>)?[ *&]+)(\w+)(\[\w[^\]]*\])?(?: = .*|\{.*\})?;$/.exec(line) ?? [];
  return name === '' || name.endsWith('_') ? undefined : `${name}: ${type.trim()}${length}`;
}

/** Lines between a declaration's braces → its fields. `headings`: a comment that begins with // is about all fields behind it. */
function fieldsOf(lines: readonly string[], field: (line: string) => string | undefined, headings: boolean): (Field | string)[] {
  const fields: (Field | string)[] = [];
  let comment: string[] = [];
  let heading: string[] = [];
  let open = false;
  for (const line of lines) {
    const text = line.trim();
    if (headings && line.startsWith('  //')) heading.push(text);
    else if (open || /^ {2}\/[*/]/.test(line)) {
      comment.push(text);
      open = (open || text.startsWith('/*')) && !text.endsWith('*/');
    } else {
      const found = /^ {2}\S/.test(line) ? field(text) : undefined;
      if (found !== undefined) {
        if (heading.length > 0) fields.push(commentText(heading));
        fields.push({ text: found, comment: commentText(comment) });
      }
      comment = [];
      heading = [];
    }
  }
  return fields;
}

/** The declaration of `name` in a source; undefined where there is none. */
function declarationOf(source: string, name: string, isNative: boolean): Declaration | undefined {
  const lines = source.split('\n');
  const head = isNative
    ? new RegExp(`^(struct|class)(?: alignas\\(\\d+\\))? ${name} .*\\{$`)
    : new RegExp(`^(export )?(interface|class|const) ${name}\\b.*\\{$`);
  const start = lines.findIndex((line) => head.test(line));
  if (start < 0) return undefined;
  let first = start;
  while (first > 0 && /^(\/\*\*| \*|\/\/)/.test(lines[first - 1] ?? '')) first--;
  const end = lines.findIndex((line, i) => i > start && line.startsWith('}'));
  const body = joined(lines.slice(start + 1, end));
  const base = / extends \w+(?:, \w+)*/.exec(lines[start] ?? '')?.[0] ?? '';
  return {
    comment: commentText(lines.slice(first, start)),
    base,
    fields: fieldsOf(body, isNative ? memberOf : fieldOf, !isNative),
  };
}

/** Fields that the formatter broke into several lines, in one. */
function joined(lines: readonly string[]): string[] {
  const out: string[] = [];
  for (const line of lines) {
    const last = out.at(-1) ?? '';
    if (/^ {2}(readonly )?\w+[?!]?(: .*|( =)?)$/.test(last) && !/[;,]$/.test(last))
      out[out.length - 1] = `${last} ${line.trim()}`;
    else out.push(line);
  }
  return out;
}

function show(name: string, { comment, base, fields }: Declaration): string {
  const texts = fields.flatMap((f) => (typeof f === 'string' || f.text.length > BESIDE ? [] : [f.text.length]));
  const column = Math.max(0, ...texts) + 4;
  const lines = [name + base, ...(comment === '' ? [] : wrapped(comment, WIDTH - 2).map((line) => `  ${line}`))];
  for (const field of fields) {
    if (typeof field === 'string') {
      lines.push('', ...wrapped(field, WIDTH - 2).map((line) => `  ${line}`));
      continue;
    }
    if (field.comment === '') {
      lines.push(`  ${field.text}`);
      continue;
    }
    const notes = wrapped(field.comment, WIDTH - column);
    if (field.text.length > BESIDE) lines.push(`  ${field.text}`, ...notes.map((note) => ' '.repeat(column) + note));
    else lines.push(...notes.map((note, i) => (i === 0 ? `  ${field.text}` : '').padEnd(column) + note));
  }
  return lines.join('\n');
}

/** A marker and the fenced block behind it. */
const BLOCK = /<!-- (\S+\.(?:ts|h)) (\w+) -->\n```text\n[\s\S]*?```\n/g;

/**
 * The page with its blocks made anew. `read`: the text of a source by its path from the project's root, undefined where there is
 * no such file. Throws a GoldenError where a marker names what is not there.
 */
export function renderStructures(page: string, read: (path: string) => string | undefined): string {
  return page.replace(BLOCK, (_, path: string, name: string, at: number) => {
    const source = read(path);
    const found = source === undefined ? undefined : declarationOf(source, name, path.endsWith('.h'));
    if (found === undefined || found.fields.length === 0)
      throw new GoldenError(page.slice(0, at).split('\n').length, `no ${name} with fields in ${path}`);
    return `<!-- ${path} ${name} -->\n\`\`\`text\n${show(name, found)}\n\`\`\`\n`;
  });
}
