/** Programs that others have compiled to WebAssembly, with glue that knows nothing of us, and what each of them is to do. */
import { HEAVY } from './heavy.ts';
import { LIGHT } from './light.ts';
import type { Program } from './stage.ts';

export const PROGRAMS: readonly Program[] = [...LIGHT, ...HEAVY];
