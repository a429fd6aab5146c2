/**
 * Validation (core specification, chapter 3): whole modules, single functions, and what a module's code needs. Only these
 * entry points are used by other parts of the engine.
 */
export { Checker } from './checker.ts';
export type { ModuleContext } from './context.ts';
export { positionOf } from './context.ts';
export { type ValidateOptions, validate, validateFunction, validateModule } from './module.ts';
export { firstUnsupported, neededFeatures, scanNeeds, type Unsupported } from './scan.ts';
