/** Validation: the entry points other parts of the engine use. */
export { Checker } from './checker.ts';
export type { ModuleContext } from './context.ts';
export { positionOf } from './context.ts';
export { type ValidateOptions, validate, validateFunction, validateModule } from './module.ts';
export { firstUnsupported, neededFeatures, type Unsupported } from './scan.ts';
