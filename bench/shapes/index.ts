/** All shapes. */
import { FUNCTION_SHAPES } from './functions.ts';
import { MODULE_SHAPES } from './modules.ts';
import type { Shape } from './shape.ts';
import { TEXT_SHAPES } from './texts.ts';

export const SHAPES: readonly Shape[] = [...FUNCTION_SHAPES, ...MODULE_SHAPES, ...TEXT_SHAPES];
