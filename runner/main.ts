#!/usr/bin/env node
/** The `touchstone` command, as Node is told to run it. */
import { launch } from './system/launch.ts';

void launch('command', () => import('./cli.ts')).then(async ({ main }) => {
  process.exitCode = await main(process.argv.slice(2));
});
