/** Writes the generated scripts of the hard suite: `npm run spec-tests:hard`, from the project's root. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { HARD_SCRIPTS } from './scripts.ts';
import { scriptText } from './writing/script.ts';

for (const script of HARD_SCRIPTS) {
  const path = join('spec-tests', 'own', 'hard', script.path);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, scriptText(script));
}
