/** All tables. */

import { BACK } from './back.ts';
import { FRONT } from './front.ts';
import { MACHINE } from './machine.ts';
import { MIDDLE } from './middle.ts';
import type { Table } from './row.ts';
import { RUNNER } from './runner.ts';

export const TABLES: readonly Table[] = [FRONT, MIDDLE, MACHINE, BACK, RUNNER];
