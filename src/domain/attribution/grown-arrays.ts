/** Copies of typed arrays with more room: what was there stands first, the new places hold zero or what is asked for. */

export function grownPlaces(before: Int32Array<ArrayBuffer>, size: number, fill = -1): Int32Array<ArrayBuffer> {
  const after = new Int32Array(size);
  after.set(before);
  if (fill !== 0) after.fill(fill, before.length);
  return after;
}

export function grownNumbers(before: Float64Array<ArrayBuffer>, size: number): Float64Array<ArrayBuffer> {
  const after = new Float64Array(size);
  after.set(before);
  return after;
}

export function grownBytes(before: Uint8Array<ArrayBuffer>, size: number): Uint8Array<ArrayBuffer> {
  const after = new Uint8Array(size);
  after.set(before);
  return after;
}
