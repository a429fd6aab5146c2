/**
 * What a store has from the system: arena, code, memories, buffers of queues. All of it goes back when the store is closed, or
 * when nobody can reach the store any more; what belongs to one object of the store when nobody has that. So nothing in here
 * leads back to the store or to such an object.
 */
import { type AllocatedBlock, Arena } from '../../addon/arena.ts';

/** Something that the garbage collector does not give back. It must not refer to its store. */
export interface Closable {
  close(): void;
}

/** Something with users that must be told where it is, each at an entry of its own. */
interface Used<E> {
  removeUser(entry: E): void;
}
/** What ends that. */
export const leaving = <E>(used: Used<E>, entry: E): Closable => ({ close: () => used.removeUser(entry) });

/** What gives blocks back to their arena. */
const lent = (arena: Arena, blocks: readonly AllocatedBlock[]): Closable => ({
  close(): void {
    for (const block of blocks) arena.free(block);
  },
});

/** What becomes of who is watched. One registry serves all stores: JavaScript's engine takes a task for each. */
const dropped = new FinalizationRegistry<Closable>((closable) => closable.close());

export class Resources {
  readonly arena = new Arena();
  private readonly open = new Set<Closable>();
  private closed = false;

  /** Resources of `owner`, which is watched from now on. */
  constructor(owner: object) {
    dropped.register(owner, this, this);
  }
  /** Closes it with the rest, or when nobody has `owner` any more. */
  add(closable: Closable, owner?: object): void {
    this.open.add(closable);
    if (owner !== undefined) this.whenDropped(owner, closable);
  }
  /** Closes it when nobody has `owner` any more; with the rest it needs no closing. */
  whenDropped(owner: object, closable: Closable): void {
    dropped.register(owner, { close: () => this.closeOne(closable) }, closable);
  }
  private closeOne(closable: Closable): void {
    if (this.closed) return;
    this.open.delete(closable);
    closable.close();
  }
  /** The arena takes these blocks back when nobody has `owner` any more. */
  lend(owner: object, ...blocks: readonly AllocatedBlock[]): void {
    this.whenDropped(owner, lent(this.arena, blocks));
  }
  /** Whoever calls this has closed it. */
  remove(closable: Closable): void {
    this.open.delete(closable);
    dropped.unregister(closable);
  }
  /** Gives everything back, last first. */
  close(): void {
    dropped.unregister(this);
    this.closed = true;
    for (const closable of [...this.open].reverse()) closable.close();
    this.open.clear();
    this.arena.release();
  }
}
