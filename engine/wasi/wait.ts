/** Clocks, and waiting for times and descriptors. An interrupt of WebAssembly's (`withTimeout`) ends the waiting. */
import { fstatSync } from 'node:fs';
import { addon } from '../addon/native.ts';
import { type Descriptor, type Descriptors, FILE_TYPE, rights } from './descriptors.ts';
import { errnoOf, WasiError } from './errno.ts';
import type { GuestMemory } from './memory.ts';

const MILLISECOND = 1_000_000n;

/** `clockid` → what time it is, in nanoseconds, and the least difference there is. */
const CLOCKS: readonly { readonly now: () => bigint; readonly resolution: bigint }[] = [
  { now: () => BigInt(Date.now()) * MILLISECOND, resolution: MILLISECOND },
  { now: () => process.hrtime.bigint(), resolution: 1n },
  // Those of processor time.
  ...[0, 1].map(() => ({
    now: () => {
      const { user, system } = process.cpuUsage();
      return BigInt(user + system) * 1000n;
    },
    resolution: 1000n,
  })),
];
function clockOf(id: number): (typeof CLOCKS)[number] {
  const clock = CLOCKS[id];
  if (clock === undefined) throw new WasiError('inval');
  return clock;
}
export const resolution = (id: number): bigint => clockOf(id).resolution;
export const now = (id: number): bigint => clockOf(id).now();

/** Events of poll(2). */
const POLL = { in: 1, out: 4, error: 8, hangup: 16 } as const;
const WANTED = { read: POLL.in, write: POLL.out } as const;

/** Waits for descriptors, some milliseconds at most; whether one is ready. */
function poll(pairs: Int32Array, milliseconds: number): boolean {
  const polled = addon().pollDescriptors(pairs, milliseconds);
  if (polled < 0) throw new WasiError('intr');
  return polled > 0;
}
/** Waits until a descriptor of the host is ready. Fails with `again` where it is not, and nobody is patient. */
export function awaitDescriptor(host: number, what: keyof typeof WANTED, patient: boolean): void {
  if (!poll(Int32Array.of(host, WANTED[what]), patient ? Number.POSITIVE_INFINITY : 0)) throw new WasiError('again');
}

/** `eventtype`. */
const EVENT = { clock: 0, read: 1, write: 2 } as const;
const SUBSCRIPTION_SIZE = 48;
const EVENT_SIZE = 32;
const ABSOLUTE = 1;

interface Subscription {
  readonly userdata: bigint;
  readonly tag: number;
  /** When it happens at the latest, on the monotonic clock, in nanoseconds. */
  readonly due: bigint | undefined;
  readonly descriptor: Descriptor | undefined;
  /** What is wrong with it, which is at once an event. */
  readonly errno: number;
}

/** What is wanted; `descriptor` throws where it cannot be. */
function subscriptionAt({ view }: GuestMemory, at: number, descriptors: Descriptors): Subscription {
  const userdata = view.getBigUint64(at, true);
  const tag = view.getUint8(at + 8);
  const none = { userdata, tag, due: undefined, descriptor: undefined, errno: 0 };
  try {
    if (tag === EVENT.clock) {
      const time = view.getBigUint64(at + 24, true);
      const passed = (view.getUint16(at + 40, true) & ABSOLUTE) !== 0 ? now(view.getUint32(at + 16, true)) : 0n;
      clockOf(view.getUint32(at + 16, true));
      return { ...none, due: now(1) + (time > passed ? time - passed : 0n) };
    }
    if (tag > EVENT.write) throw new WasiError('inval');
    const needed = rights('poll_fd_readwrite', tag === EVENT.read ? 'fd_read' : 'fd_write');
    return { ...none, descriptor: descriptors.get(view.getUint32(at + 16, true), needed) };
  } catch (error) {
    const errno = errnoOf(error);
    if (errno === undefined) throw error;
    return { ...none, errno };
  }
}

/** An event of a subscription. */
interface Happening {
  readonly of: Subscription;
  readonly bytes: number;
  readonly hangup: boolean;
}
/** Files, and what functions of the host stand for, wait for nobody. */
const isReady = ({ host, type }: Descriptor): boolean =>
  host < 0 || type === FILE_TYPE.regularFile || type === FILE_TYPE.directory;
function bytesReady({ host, position }: Descriptor): number {
  return position === undefined ? 1 : Math.max(0, fstatSync(host).size - position);
}

/** What happens first, all that happens at that time. */
function happenings(subscriptions: readonly Subscription[]): readonly Happening[] {
  const at = (of: Subscription, bytes = 0, hangup = false): Happening => ({ of, bytes, hangup });
  const instant = subscriptions.flatMap((of) => {
    if (of.errno !== 0) return [at(of)];
    return of.descriptor !== undefined && isReady(of.descriptor) ? [at(of, bytesReady(of.descriptor))] : [];
  });
  const waiting = subscriptions.filter(({ descriptor }) => descriptor !== undefined && !isReady(descriptor));
  const pairs = Int32Array.from(
    waiting.flatMap(({ tag, descriptor }) => [descriptor?.host ?? -1, tag === EVENT.read ? POLL.in : POLL.out]),
  );
  const dues = subscriptions.flatMap(({ due }) => due ?? []);
  const first = dues.reduce<bigint | undefined>((least, due) => (least === undefined || due < least ? due : least), undefined);
  for (;;) {
    const left = first === undefined ? Number.POSITIVE_INFINITY : Math.max(0, Number(first - now(1)) / 1e6);
    const polled = poll(pairs, instant.length > 0 ? 0 : left)
      ? waiting.flatMap((of, i) => {
          const events = pairs[2 * i + 1] ?? 0;
          return events === 0 ? [] : [at(of, (events & (POLL.in | POLL.out)) !== 0 ? 1 : 0, (events & POLL.hangup) !== 0)];
        })
      : [];
    const time = now(1);
    const happened = [
      ...instant,
      ...polled,
      ...subscriptions.filter(({ due }) => due !== undefined && due <= time).map((of) => at(of)),
    ];
    if (happened.length > 0) return happened;
  }
}

/** Waits until something of `count` subscriptions happens, and writes an event for each that does; how many. */
export function pollOnce(memory: GuestMemory, descriptors: Descriptors, from: number, to: number, count: number): number {
  if (count === 0) throw new WasiError('inval');
  memory.bytes(from, count * SUBSCRIPTION_SIZE);
  memory.bytes(to, count * EVENT_SIZE);
  const subscriptions = Array.from({ length: count }, (_, i) =>
    subscriptionAt(memory, from + i * SUBSCRIPTION_SIZE, descriptors),
  );
  const events = happenings(subscriptions);
  for (const [i, { of, bytes, hangup }] of events.entries()) {
    const at = to + i * EVENT_SIZE;
    memory.bytes(at, EVENT_SIZE).fill(0);
    memory.view.setBigUint64(at, of.userdata, true);
    memory.view.setUint16(at + 8, of.errno, true);
    memory.view.setUint8(at + 10, of.tag);
    memory.view.setBigUint64(at + 16, BigInt(bytes), true);
    memory.view.setUint16(at + 24, hangup ? 1 : 0, true);
  }
  return events.length;
}
