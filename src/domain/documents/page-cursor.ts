import { BadQuestion } from '../../failures.js';

export type CursorParts = Record<string, string | number>;

/** Where a page ended, as one opaque word. It holds sort keys and ids only: ids of persons and accounts are opaque themselves. */
export function writeCursor(parts: CursorParts): string {
  return Buffer.from(JSON.stringify(parts), 'utf8').toString('base64url');
}

/** `BadQuestion` when it is not a cursor with these parts. */
export function readCursor<T extends CursorParts>(cursor: string, shape: { readonly [K in keyof T]: 'string' | 'number' }): T {
  try {
    const parts = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')) as T;
    for (const [name, type] of Object.entries(shape)) {
      const part = parts[name];
      // The database is asked with 64-bit integers: a fraction or 1e309 would fail there instead of here.
      if (type === 'number' ? !Number.isSafeInteger(part) : typeof part !== 'string') throw new TypeError(name);
    }
    return parts;
  } catch {
    throw new BadQuestion('cursor', 'The cursor cannot be read.', 'Give back the cursor of the page before as it is, or leave it out to start again.');
  }
}
