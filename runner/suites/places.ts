/** Where goldens lie that have no folder of a stage. Imports nothing: lists of files are made without the compiler. */

/** Pages of documentation with blocks that are made (golden/check.ts says by what), from the project's root. */
export const PAGES = ['docs/compiler.md', 'docs/data-structures.md'] as const;
export type Page = (typeof PAGES)[number];
