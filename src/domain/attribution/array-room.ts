/** Where the long arrays of one answer come from. Without `fill` an array holds whatever stood there. */
export interface ArrayRoom {
  bytes(size: number, fill?: number): Uint8Array;
  places(size: number, fill?: number): Int32Array;
  numbers(size: number, fill?: number): Float64Array;
}

/** Each array in memory of its own. */
export const FRESH_ARRAYS: ArrayRoom = {
  bytes: (size, fill = 0) => new Uint8Array(size).fill(fill),
  places: (size, fill = 0) => new Int32Array(size).fill(fill),
  numbers: (size, fill = 0) => new Float64Array(size).fill(fill),
};

const LEAST_BYTES = 1 << 20;
/** What is kept from one answer to the next; a larger one gives its memory back. */
const KEPT_BYTES_MAX = 256 << 20;

/**
 * Arrays one after the other in memory that other threads see. It is used again by the next answer: shared memory is not counted when
 * V8 decides whether to collect, so that fresh arrays for every answer would pile up.
 */
export class SharedRoom implements ArrayRoom {
  private memory = new SharedArrayBuffer(0);
  private used = 0;

  bytes(size: number, fill?: number): Uint8Array {
    const from = this.take(size);
    const array = new Uint8Array(this.memory, from, size);
    return fill === undefined ? array : array.fill(fill);
  }

  places(size: number, fill?: number): Int32Array {
    const from = this.take(size * Int32Array.BYTES_PER_ELEMENT);
    const array = new Int32Array(this.memory, from, size);
    return fill === undefined ? array : array.fill(fill);
  }

  numbers(size: number, fill?: number): Float64Array {
    const from = this.take(size * Float64Array.BYTES_PER_ELEMENT);
    const array = new Float64Array(this.memory, from, size);
    return fill === undefined ? array : array.fill(fill);
  }

  /** Everything taken so far may be overwritten from now on. */
  empty(): void {
    this.used = 0;
    if (this.memory.byteLength > KEPT_BYTES_MAX) this.memory = new SharedArrayBuffer(0);
  }

  /** First byte of so many; what was taken before stays where it is. */
  private take(bytes: number): number {
    if (this.used + bytes > this.memory.byteLength) {
      this.memory = new SharedArrayBuffer(Math.max(LEAST_BYTES, bytes, this.memory.byteLength * 2));
      this.used = 0;
    }
    const from = this.used;
    this.used += Math.ceil(bytes / Float64Array.BYTES_PER_ELEMENT) * Float64Array.BYTES_PER_ELEMENT;
    return from;
  }
}
