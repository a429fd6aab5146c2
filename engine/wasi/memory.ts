/** A program's memory, as its calls see it. Addresses are unsigned; whatever lies outside is the error `fault`. */
import { WasiError } from './errno.ts';

/** Where a memory's bytes are; asked for at each call, since a memory that grows has another buffer. */
export interface HasBuffer {
  readonly buffer: ArrayBuffer | SharedArrayBuffer;
}

export class GuestMemory {
  readonly view: DataView;
  readonly #buffer: ArrayBuffer | SharedArrayBuffer;

  constructor(buffer: ArrayBuffer | SharedArrayBuffer) {
    this.#buffer = buffer;
    this.view = new DataView(buffer);
  }
  /** The bytes themselves. */
  bytes(at: number, length: number): Uint8Array {
    if (at + length > this.#buffer.byteLength) throw new WasiError('fault');
    return new Uint8Array(this.#buffer, at, length);
  }
  /** The buffers of a list (`iovec`, `ciovec`): pairs of address and length. */
  list(at: number, count: number): Uint8Array[] {
    this.bytes(at, 8 * count);
    return Array.from({ length: count }, (_, i) =>
      this.bytes(this.view.getUint32(at + 8 * i, true), this.view.getUint32(at + 8 * i + 4, true)),
    );
  }
  /** A path: a character a byte, since the host's names need not be UTF-8. */
  path(at: number, length: number): string {
    return Buffer.from(this.bytes(at, length)).toString('latin1');
  }
}
