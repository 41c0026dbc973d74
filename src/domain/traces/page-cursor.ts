import { BadQuestion } from '../../failures.js';
import * as cursors from '../documents/page-cursor.js';

/** Where a page ended: the data version it was read at, so that later loads do not shift the pages, and how many steps came before. */
export type PageCursor = { readonly dataVersion: number; readonly skip: number };

export function writeCursor(cursor: PageCursor): string {
  return cursors.writeCursor({ ...cursor });
}

/** `BadQuestion` when it is not a cursor of a trace. */
export function readCursor(text: string): PageCursor {
  const cursor = cursors.readCursor<{ dataVersion: number; skip: number }>(text, { dataVersion: 'number', skip: 'number' });
  if (cursor.dataVersion >= 0 && cursor.skip >= 0) return cursor;
  throw new BadQuestion('cursor', 'The cursor cannot be read.', 'Give back `cutOff.cursor` of the page before as it is, or leave it out to begin again.');
}
