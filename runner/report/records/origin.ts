/**
 * Who ran what, when: what a record says so that its numbers mean something later. It differs from run to run, so that only
 * NDJSON has it.
 */
import { hostname } from 'node:os';
import { git, isCheckout } from '../../system/git.ts';
import { ownVersion, ROOT } from '../../system/paths.ts';
import type { Origin } from './record.ts';

/** An argument as it may be shown to whoever reads a report: who asks a cache by name and password keeps both. */
const withoutSecrets = (argument: string): string => argument.replace(/(:\/\/)[^/?#]*@/g, '$1…@');

/** This process. */
export function originOf(command: readonly string[]): Origin {
  const commit = isCheckout(ROOT) ? git(ROOT, 'rev-parse', 'HEAD') : undefined;
  return {
    touchstone: ownVersion(),
    ...(commit === undefined ? {} : { commit }),
    node: process.versions.node,
    command: command.map(withoutSecrets),
    host: hostname(),
    date: new Date().toISOString(),
  };
}
