/**
 * Scripts of pages: a module and what it imports become one classic script, which a browser takes from a disk, too. Their names
 * share one scope, so each is used once in all modules of a page.
 */
import { readFileSync } from 'node:fs';
import * as nodeModule from 'node:module';
import { dirname, join } from 'node:path';
import { CODE_ROOT, EXTENSION } from '../system/paths.ts';

/** The text of a module as a browser reads it; of a source file, without its types. */
function textOf(path: string): string {
  const text = readFileSync(path, 'utf8');
  const { stripTypeScriptTypes: strip } = nodeModule as { stripTypeScriptTypes?: (text: string) => string };
  return EXTENSION === '.ts' && strip !== undefined ? strip(text) : text;
}

/** Imports of compiled modules and of sources; what is left of imports of types imports nothing. */
const IMPORT = /^import\s[^;]*?from\s*['"](\.[^'"]+)['"];$/gm;

/** The script of a module, named from the project's root without its extension. */
export function pageScript(entry: string): string {
  const done = new Set<string>();
  const parts: string[] = [];
  const add = (path: string): void => {
    if (done.has(path)) return;
    done.add(path);
    const text = textOf(path);
    for (const [, from = ''] of text.matchAll(IMPORT)) add(join(dirname(path), from));
    parts.push(
      text
        .replaceAll(IMPORT, '')
        .replaceAll(/^export (?=\w)/gm, '')
        .replaceAll(/^export \{\};$/gm, ''),
    );
  };
  add(join(CODE_ROOT, `${entry}${EXTENSION}`));
  return `(() => {\n'use strict';\n${parts.join('\n')}})();\n`;
}
