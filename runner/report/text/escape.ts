/**
 * Text that somebody else chose (names in scripts, messages, file names) in reports: what cannot be seen or leads astray is
 * written out, and each format's own characters are escaped. Nothing here looks at what the text means.
 */

/** Ranges of code points that are not shown as they are: first, last, why. Line feed and tab are no part of them. */
const HIDDEN: readonly (readonly [first: number, last: number, why: string])[] = [
  [0x00, 0x08, 'control characters; XML has no way to write them'],
  [0x0b, 0x1f, 'control characters; a carriage return overwrites its line, an escape starts a terminal sequence'],
  [0x7f, 0x9f, 'control characters of the upper half'],
  [0xad, 0xad, 'soft hyphen'],
  [0x61c, 0x61c, 'changes the direction of what follows'],
  [0x180e, 0x180e, 'invisible'],
  [0x200b, 0x200f, 'invisible, or changes the direction'],
  [0x2028, 0x202e, 'breaks lines, or changes the direction'],
  [0x2060, 0x206f, 'invisible, or changes the direction'],
  [0xd800, 0xdfff, 'half of a pair without the other'],
  [0xfeff, 0xfeff, 'byte order mark'],
  [0xfff9, 0xfffb, 'hides what it annotates'],
  [0xfffe, 0xffff, 'no characters; XML refuses them'],
  [0xe0000, 0xe007f, 'tags, invisible'],
];

const hex = (code: number): string => code.toString(16);
const classOf = (ranges: typeof HIDDEN): RegExp =>
  new RegExp(`[${ranges.map(([first, last]) => `\\u{${hex(first)}}-\\u{${hex(last)}}`).join('')}]`, 'gu');
const HIDDEN_CLASS = classOf(HIDDEN);
/** JSON.stringify has written the others out already. */
const HIDDEN_IN_JSON = classOf(HIDDEN.filter(([first]) => first >= 0x7f && first !== 0xd800));

/** For people: what is hidden stands as `\u{202e}`. Line feeds and tabs stay. */
export function visible(text: string): string {
  return text.replace(HIDDEN_CLASS, (c) => `\\u{${hex(c.codePointAt(0) ?? 0)}}`);
}

/** The same on one line. */
export function visibleLine(text: string): string {
  return visible(text).replaceAll('\n', '\\n').replaceAll('\t', ' ');
}

/** JSON that parses to the same value; what is hidden stands as `\u202e`. */
export function jsonText(value: unknown, indent?: number): string {
  return JSON.stringify(value, undefined, indent).replace(HIDDEN_IN_JSON, (c) =>
    Array.from({ length: c.length }, (_, i) => `\\u${hex(c.charCodeAt(i)).padStart(4, '0')}`).join(''),
  );
}

/** JSON that may stand in an HTML script element: nothing in it ends the element or opens a comment. */
export function jsonInHtml(value: unknown): string {
  return jsonText(value).replaceAll('<', '\\u003c');
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text in XML and HTML. */
export function markup(text: string): string {
  return visible(text).replace(/[&<>"']/g, (c) => ENTITIES[c] ?? c);
}

/** An attribute's value in double quotes; line feeds and tabs come back when it is read. */
export function attribute(text: string): string {
  return `"${markup(text).replaceAll('\n', '&#10;').replaceAll('\t', '&#9;')}"`;
}

/** Text in Markdown that is nothing but text: not a link, not a column, not an element. */
export function markdown(text: string): string {
  return visibleLine(text).replace(/[!-/:-@[-`{-~]/g, (c) => `&#${c.charCodeAt(0)};`);
}
