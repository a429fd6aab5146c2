/** `touchstone`: the engine with its compiler, and all of `touchstone/runtime`. docs/embedding.md shows how it is used. */
export type { FeatureName } from '../wasm/features.ts';
export { Engine, type EngineOptions } from './engine.ts';
export * from './runtime.ts';
