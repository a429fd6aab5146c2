#!/usr/bin/env node
/** The `touchstone` command, as Node is told to run it. */
import { launch } from './bundle/launch.ts';

const { main } = await launch('command', () => import('./cli.ts'));
process.exitCode = await main(process.argv.slice(2));
