import { BadQuestion } from '../../failures.js';

/** Where a page ended: the data version it was read at, so that later loads do not shift the pages, and how many steps came before. */
export interface PageCursor {
  readonly dataVersion: number;
  readonly skip: number;
}

export function writeCursor(cursor: PageCursor): string {
  return Buffer.from(JSON.stringify([cursor.dataVersion, cursor.skip])).toString('base64url');
}

export function readCursor(text: string): PageCursor {
  try {
    const [dataVersion, skip] = JSON.parse(Buffer.from(text, 'base64url').toString('utf8')) as unknown[];
    if (Number.isSafeInteger(dataVersion) && Number.isSafeInteger(skip) && (skip as number) >= 0 && (dataVersion as number) >= 0)
      return { dataVersion: dataVersion as number, skip: skip as number };
  } catch {
    // Falls through to the one message below.
  }
  throw new BadQuestion(
    'cursor',
    'The cursor is not one that this service gave.',
    'Give back `cutOff.cursor` of the page before as it is, or leave it out to begin again.',
  );
}
