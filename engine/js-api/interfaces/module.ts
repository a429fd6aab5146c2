/** Module objects (section "Modules"). */
import type { ExternKind, Module } from '../../wasm/module.ts';
import type { Agent } from '../border/agent.ts';
import { findBuiltin } from '../border/builtins.ts';
import { carriedSource, moduleCarrier } from '../border/carriers.ts';
import { compile, sourceOf } from '../border/compile.ts';
import type { CompiledModule } from '../border/compiled.ts';
import { type Interface, makeInterface } from '../border/web-idl.ts';

const KINDS: Readonly<Record<ExternKind, string>> = {
  func: 'function',
  table: 'table',
  memory: 'memory',
  global: 'global',
  tag: 'tag',
};

const WHERE = 'WebAssembly.Module()';

/** The contents of all custom sections of that name. */
const customSections = ({ customs }: Module, name: string): ArrayBuffer[] =>
  customs.filter((custom) => custom.name === name).map(({ data }) => data.slice().buffer as ArrayBuffer);

export function moduleInterface(agent: Agent): Interface<CompiledModule> {
  const argument = (value: unknown, operation: string): CompiledModule =>
    modules.expect(value, `WebAssembly.Module.${operation}(): Argument 0`);
  const modules: Interface<CompiledModule> = makeInterface<CompiledModule>({
    name: 'Module',
    length: 1,
    construct: (args) => compile(agent, sourceOf(args, WHERE), WHERE),
    create: ({ source }, { prototype }) => Object.setPrototypeOf(moduleCarrier(source) ?? {}, prototype as object) as object,
    receive: (value) => {
      const source = carriedSource(value);
      return source === undefined ? undefined : compile(agent, source, WHERE);
    },
    statics: {
      exports: {
        length: 1,
        call: ([module]) => argument(module, 'exports').module.exports.map(({ name, kind }) => ({ name, kind: KINDS[kind] })),
      },
      imports: {
        length: 1,
        call: ([value]) => {
          const compiled = argument(value, 'imports');
          return compiled.module.imports
            .filter(
              (wish) =>
                wish.module !== compiled.source.options.importedStringConstants &&
                findBuiltin(compiled.source.options, wish) === undefined,
            )
            .map(({ module, name, desc }) => ({ module, name, kind: KINDS[desc.kind] }));
        },
      },
      customSections: {
        length: 2,
        call: ([module, name]) => {
          const compiled = argument(module, 'customSections');
          if (name === undefined) throw new TypeError('WebAssembly.Module.customSections(): Argument 1 is required');
          return customSections(compiled.module, `${name}`);
        },
      },
    },
  });
  return modules;
}
