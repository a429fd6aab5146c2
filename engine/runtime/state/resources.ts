/**
 * What a store has from the system: arena, code, memories, buffers of queues. All of it goes back when the store is closed, or
 * when nobody can reach the store any more. So nothing in here leads back to the store.
 */
import { Arena } from '../../addon/arena.ts';

/** Something that the garbage collector does not give back. It must not refer to its store. */
export interface Closable {
  close(): void;
}

const dropped = new FinalizationRegistry<Resources>((resources) => resources.close());

export class Resources {
  readonly arena = new Arena();
  private readonly open = new Set<Closable>();

  /** Resources of `owner`, which is watched from now on. */
  constructor(owner: object) {
    dropped.register(owner, this, this);
  }
  /** Closes it with the rest. */
  add(closable: Closable): void {
    this.open.add(closable);
  }
  /** Whoever calls this has closed it. */
  remove(closable: Closable): void {
    this.open.delete(closable);
  }
  /** Gives everything back, last first. */
  close(): void {
    dropped.unregister(this);
    for (const closable of [...this.open].reverse()) closable.close();
    this.open.clear();
    this.arena.release();
  }
}
