/** Where goldens lie that have no folder of a stage. Imports nothing: lists of files are made without the compiler. */

/** The page that shows every stage (golden/page.ts), from the project's root. */
export const PAGE = 'docs/compiler.md';
