/** What is declared in one function of a random program. */
import type { Random } from '../random.ts';
import type { Value } from './model.ts';
import { type Code, localPlace, type Place, type World } from './places.ts';
import { fits, isRef, nullable, type ValueType } from './types.ts';

/** One function: its locals, the places that it knows. */
export class Locals {
  protected readonly r: Random;
  protected readonly world: World;
  readonly declared: { readonly name: string; readonly type: ValueType }[] = [];
  protected readonly places: Place[];
  /** Helpers that may be called directly: those that come later. */
  protected readonly later: readonly string[];
  private names = 0;
  /** Whether there are structures with descriptors. */
  protected readonly described: boolean;

  constructor(r: Random, world: World, params: readonly Place[], later: readonly string[]) {
    this.r = r;
    this.world = world;
    this.later = later;
    this.places = [...params];
    this.described = world.types.structs.some(({ descriptor }) => descriptor !== undefined);
  }

  protected label(): string {
    return `$l${this.names++}`;
  }
  /** A new local for what is needed twice; references in it may be null. */
  protected fresh(type: ValueType): { readonly name: string; readonly get: Code<Value>; tee(x: Code<Value>): Code<Value> } {
    const name = `$x${this.names++}`;
    this.declared.push({ name, type: isRef(type) ? nullable(type.heap) : type });
    return {
      name,
      get: { text: `(local.get ${name})`, run: ({ locals }) => locals.get(name) as Value },
      tee: ({ text, run }) => ({
        text: `(local.tee ${name} ${text})`,
        run: (f) => {
          const x = run(f);
          f.locals.set(name, x);
          return x;
        },
      }),
    };
  }
  /** A local that statements use, too. */
  declare(type: ValueType): void {
    const name = `$v${this.names++}`;
    this.declared.push({ name, type });
    this.places.push(localPlace(name, type));
  }
  protected placesBelow(type: ValueType): readonly Place[] {
    return [...this.places, ...this.places, ...this.world.globals, ...this.world.elements].filter((p) => fits(p.type, type));
  }
}
