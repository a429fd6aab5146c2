/**
 * Objects that can be asked for as long as somebody has them. What was asked for is held until the next collection of
 * JavaScript's garbage: asking a WeakRef each time costs more than a call of wasm does.
 */

/** An object that is not kept by this. */
export class Weak<T extends object> {
  private readonly target: WeakRef<T>;
  private held: T | undefined;

  constructor(target: T) {
    this.target = new WeakRef(target);
  }
  /** Undefined where nobody had it any more. */
  get(): T | undefined {
    return this.held ?? this.hold();
  }
  private hold(): T | undefined {
    this.held = this.target.deref();
    if (asked.push(this) === 1) collection.register({}, undefined);
    return this.held;
  }
  /** Lets go of what was asked for. */
  letGo(): void {
    this.held = undefined;
  }
}

/** What holds its target. */
const asked: Weak<object>[] = [];
/** Watches an object that nobody has. */
const collection = new FinalizationRegistry(() => {
  for (const weak of asked) weak.letGo();
  asked.length = 0;
});

/** Objects by number, as long as somebody has them. */
export class WeakTable<T extends object> {
  /** Number 0 is nobody's. */
  private readonly items: (Weak<T> | undefined)[] = [undefined];
  private readonly unused: number[] = [];

  /** Gives an object a number, until `remove`. */
  add(item: T): number {
    const number = this.unused.pop() ?? this.items.length;
    this.items[number] = new Weak(item);
    return number;
  }
  /** Undefined where no object has that number, or nobody had it any more. */
  get(number: number): T | undefined {
    return this.items[number]?.get();
  }
  /** Nobody has the object with that number any more, which another one may get. */
  remove(number: number): void {
    this.items[number] = undefined;
    this.unused.push(number);
  }
}
