import type { Graph } from '../../graph/graph.js';
import { apportion } from '../attribution/money-share.js';
import { correctedByLine, lineBook, type BookLineRow, type LineBook, type UnfundedRoster } from './line-book.js';

/** A year of a province has some hundred thousand lines; more is asked region by region. */
const LINES_MAX = 500_000;
const TIMEOUT_MS = 120_000;
const CHUNK = 10_000;

export const BOOK_QUERIES = ['book-lines', 'lines-of-payments', 'unfunded-rosters'] as const;

/**
 * The lines issued by or given to some regions with what is left on each by its moves and payments. A correction voucher that
 * takes a payment from a line of another region or year than those asked for is counted at the line it brings it to alone:
 * vouchers correct within their year.
 */
export async function readBooks(graph: Graph, regions: readonly string[] | null, year: number | null, batch: number): Promise<LineBook[]> {
  const rows = await graph.read<BookLineRow>('book-lines', { regions, year, batch }, { rowsMax: LINES_MAX, timeoutMs: TIMEOUT_MS });
  const settled = rows.flatMap((row) => row.corrections.flatMap(({ settles }) => settles));
  const lineOfPayment = new Map<string, string>();
  for (const payments of chunks([...new Set(settled)].sort()))
    for (const { payment, line } of await graph.read<{ payment: string; line: string }>('lines-of-payments', { payments, batch }))
      lineOfPayment.set(payment, line);
  const corrected = correctedByLine(rows, lineOfPayment);
  const byRosters = new Map<string, number>();
  for (const rosters of chunks([...new Set(rows.flatMap((row) => row.batches))].sort())) {
    for (const { amount, funding } of await graph.read<UnfundedRoster>('unfunded-rosters', { rosters, batch })) {
      const shares = apportion(
        amount,
        funding.map(({ weight }) => weight),
      );
      funding.forEach(({ line }, place) => byRosters.set(line, (byRosters.get(line) ?? 0) + shares[place]!));
    }
  }
  return rows.map((row) => lineBook(row, corrected.get(row.id) ?? 0, byRosters.get(row.id) ?? 0));
}

export function* chunks<T>(items: readonly T[], size = CHUNK): Generator<T[]> {
  for (let from = 0; from < items.length; from += size) yield items.slice(from, from + size);
}
