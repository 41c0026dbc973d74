import { Readable } from 'node:stream';
import { stringify } from 'csv-stringify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { problemOf } from './problem.js';
import type { JsonLog } from './json-log.js';

/**
 * The first item is fetched before anything is sent, so that a failure at the start is still an answer of its own
 * (404, 409 …) and not a broken stream.
 */
export async function begun<T>(items: AsyncIterable<T>): Promise<AsyncGenerator<T>> {
  const iterator = items[Symbol.asyncIterator]();
  const first = await iterator.next();
  return (async function* () {
    try {
      if (first.done) return;
      yield first.value;
      for (let next = await iterator.next(); !next.done; next = await iterator.next()) yield next.value;
    } finally {
      // Also when the caller hangs up: the database session behind the generator is closed.
      await iterator.return?.();
    }
  })();
}

/**
 * One JSON object a line, at the pace of the reader. A failure on the way becomes the last line, `{"problem": …}`:
 * whoever reads to the end knows whether the answer is whole.
 */
export async function sendNdjson(request: FastifyRequest, reply: FastifyReply, items: AsyncIterable<object>, log: JsonLog): Promise<void> {
  const started = await begun(items);
  async function* lines(): AsyncGenerator<string> {
    try {
      for await (const item of started) yield `${JSON.stringify(item)}\n`;
    } catch (error) {
      const { problem, cause } = problemOf(error, request.id);
      if (cause !== undefined) log.error({ requestId: request.id, status: problem.status, code: problem.code }, cause);
      yield `${JSON.stringify({ problem })}\n`;
    }
  }
  reply.type('application/x-ndjson; charset=utf-8');
  // Not awaited: a caller that hangs up is no failure of the service.
  void reply.send(Readable.from(lines(), { highWaterMark: 64 }));
}

export interface CsvTable<T> {
  /** File name without its ending; may be Chinese. */
  readonly name: string;
  readonly headings: readonly string[];
  readonly cells: (item: T) => readonly CsvCell[];
}
export type CsvCell = string | null | { readonly number: string };

/** UTF-8 with a byte order mark, which Excel needs to read Chinese. */
export async function csvOf<T>(items: AsyncIterable<T>, table: CsvTable<T>): Promise<Readable> {
  const started = await begun(items);
  const writer = stringify({ bom: true, record_delimiter: '\r\n' });
  const source = Readable.from(rowsOf(started, table));
  source.on('error', (error) => writer.destroy(error));
  writer.on('close', () => source.destroy());
  return source.pipe(writer);
}

/** A failure on the way breaks the connection off. */
export async function sendCsv<T>(reply: FastifyReply, items: AsyncIterable<T>, table: CsvTable<T>): Promise<void> {
  const rows = await csvOf(items, table);
  reply
    .type('text/csv; charset=utf-8; header=present')
    .header('content-disposition', `attachment; filename="trace.csv"; filename*=UTF-8''${encodeURIComponent(`${table.name}.csv`)}`);
  void reply.send(rows);
}

async function* rowsOf<T>(items: AsyncIterable<T>, table: CsvTable<T>): AsyncGenerator<readonly string[]> {
  yield table.headings;
  for await (const item of items) yield table.cells(item).map(cellText);
}

/**
 * A spreadsheet runs a cell that begins with = + - @, and cuts digits off a number past 15 places or drops its leading
 * zeros. Text that would run gets an apostrophe, digits that are a code and no quantity a tab: both make it text.
 */
export function cellText(cell: CsvCell): string {
  if (cell === null) return '';
  if (typeof cell === 'object') return cell.number;
  if (/^(?:\d{12,}|0\d+)$/u.test(cell)) return `\t${cell}`;
  return /^[\s\u0000]*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20|%]/u.test(cell) || /^[\t\r\n]/u.test(cell) ? `'${cell}` : cell;
}
