/** What all pages are made of: a document with a policy, a style and a script. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../system/paths.ts';

/** Style sheets, one behind the other; named from the project's root. */
export const styleText = (...names: readonly string[]): string =>
  names.map((name) => readFileSync(join(ROOT, name), 'utf8')).join('\n');

/** Colours and whatever else every page looks like. */
export const LOOK = 'runner/web/look.css';

/** As a policy names a text. */
export const hashOf = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/** A document: `head` and `body` are markup, `styles`, `scripts` and `images` what the policy lets in. */
export function documentText(parts: {
  readonly title: string;
  readonly styles: string;
  readonly scripts: string;
  readonly images?: string;
  readonly head: string;
  readonly body: string;
}): string {
  const images = parts.images === undefined ? '' : `; img-src ${parts.images}`;
  const own = `style-src ${parts.styles}; script-src ${parts.scripts}${images}`;
  const policy = `default-src 'none'; ${own}; base-uri 'none'; form-action 'none'`;
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${parts.title}</title>
${parts.head}
</head>
<body>
${parts.body}
</body>
</html>
`;
}
