import { createHash } from 'node:crypto';
import { BadQuestion } from '../../failures.js';
import * as cursors from '../documents/page-cursor.js';

/**
 * Where a page ended: the data version it was read at, so that later loads do not shift the pages, how many rows came before, and which
 * question it belongs to: with another one it would pass over rows that nobody has seen.
 */
export type PageCursor = { readonly dataVersion: number; readonly skip: number; readonly of: string };

/** What does not change which rows there are, and in which order. */
const PAGING: ReadonlySet<string> = new Set(['cursor', 'limit', 'timeBudgetMs', 'engine']);
const DIGEST_CHARACTERS = 16;

/** Says which question a page belongs to: from where it starts, and all that decides its rows. */
export function digestOfQuestion(start: string, question: object): string {
  const parts = Object.entries(question)
    .filter(([name, value]) => value !== undefined && !PAGING.has(name))
    .sort(([left], [right]) => (left < right ? -1 : 1));
  return createHash('sha256')
    .update(JSON.stringify([start, parts]))
    .digest('base64url')
    .slice(0, DIGEST_CHARACTERS);
}

export function writeCursor(cursor: PageCursor): string {
  return cursors.writeCursor({ ...cursor });
}

/** `BadQuestion` when it is not a cursor of a trace. */
export function readCursor(text: string): PageCursor {
  const cursor = cursors.readCursor<{ dataVersion: number; skip: number; of: string }>(text, { dataVersion: 'number', skip: 'number', of: 'string' });
  if (cursor.dataVersion >= 0 && cursor.skip >= 0) return cursor;
  throw new BadQuestion('cursor', 'The cursor cannot be read.', 'Give back `cutOff.cursor` of the page before as it is, or leave it out to begin again.');
}
