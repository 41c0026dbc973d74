import type { Graph } from '../../graph/graph.js';
import { maskAccount, maskAccountName } from '../access/masking.js';
import type { ScopeService } from '../access/scope.service.js';
import { currentData } from '../intake/data-version.js';
import { readCursor, writeCursor } from '../documents/page-cursor.js';
import { stretchesOf, type MovementRow, type StatedRow } from './account-ledger.js';
import { BOOK_QUERIES, chunks, readBooks } from './book-reader.js';
import type { AccountBooksQuestion, AccountBooksView, AccountGap, BooksQuestion, IndicatorBooksView, IndicatorGap, LeftOut } from './books.shapes.js';
import type { LineBook } from './line-book.js';
import { Kept } from '../intake/kept.js';

const PAGE_DEFAULT = 50;
/** Accounts asked in one statement: their movements must fit into the memory of one transaction. */
const ACCOUNTS_CHUNK = 200;
/** More movements than this behind one question and it is asked region by region. */
const MOVEMENTS_MAX = 5_000_000;
const TIMEOUT_MS = 120_000;
/** Lists of lines kept for their next page: each may have some hundred thousand. */
const LINES_KEPT = 2;
const SHANGHAI_MS = 8 * 3_600_000;

interface StatementAccount extends Record<string, unknown> {
  readonly id: string;
  readonly name: string | null;
  readonly number: string | null;
  readonly institution: string | null;
  readonly kind: string;
  readonly region: string | null;
}

/** One account with the stretches between its stated balances, in order. */
export interface AccountBook {
  readonly account: StatementAccount;
  readonly stretches: BookStretch[];
}

/** `year` is that of the later balance; all amounts in fen. */
export interface BookStretch {
  readonly year: number;
  readonly from: number;
  readonly to: number;
  readonly expected: number;
  readonly at: number;
  readonly gap: AccountGap | null;
}

/** Whether what moved ties to what is stated: accounts to their statements, lines to their balances. */
export class BooksService {
  private readonly keptAccounts = new Kept<AccountBook[]>();
  private readonly keptLines = new Kept<LineBook[]>(LINES_KEPT);

  constructor(
    private readonly graph: Graph,
    private readonly scopes: ScopeService,
  ) {}

  /** Gaps between stated balances of accounts, largest first. */
  async accounts(question: AccountBooksQuestion): Promise<AccountBooksView> {
    const { batch, books } = await this.accountBooks(await this.regions(question), question.account ?? null);
    const stretches = books.flatMap((book) => book.stretches).filter(({ year }) => question.year === undefined || year === question.year);
    const gaps = stretches.flatMap(({ gap }) => gap ?? []).sort((a, b) => byDifference(a, b) || compare(placeOf(a), placeOf(b)));
    const page = pageOf(gaps, question, placeOf);
    return {
      gaps: page.rows,
      total: gaps.length,
      accounts: books.length,
      singleBalance: books.filter((book) => book.stretches.length === 0).length,
      stretches: stretches.length,
      agreeing: stretches.length - gaps.length,
      ...signs(gaps),
      leftOut: page.leftOut,
      cursor: page.cursor,
      dataVersion: batch,
      queries: ['statement-accounts', 'stated-balances', 'movements-of-accounts'],
    };
  }

  /** Lines whose stated balance is not what is left, largest difference first. */
  async indicators(question: BooksQuestion): Promise<IndicatorBooksView> {
    const { sequence: batch, stamp } = await currentData(this.graph);
    const regions = await this.regions(question);
    const year = question.year ?? null;
    const names = new Map((await this.graph.read<{ code: string; name: string | null }>('names-of-regions', { batch })).map(({ code, name }) => [code, name]));
    const lines = await this.keptLines.of(JSON.stringify([stamp, regions, year]), () => readBooks(this.graph, regions, year, batch));
    const books = lines.filter((line) => line.stated && (regions === null || regions.includes(line.region)));
    const compared = books.filter((line) => line.balance !== null);
    const notStated = books.filter((line) => line.balance === null);
    const gaps = compared
      .filter((line) => line.balance !== line.rest)
      .map((line) => gapOf(line, names.get(line.region) ?? null))
      .sort((a, b) => byDifference(a, b) || compare(a.id, b.id));
    const page = pageOf(gaps, question, ({ id }) => id);
    return {
      gaps: page.rows,
      total: gaps.length,
      compared: compared.length,
      notStated: notStated.length,
      notStatedExpected: notStated.reduce((sum, { rest }) => sum + rest, 0),
      stated: compared.reduce((sum, { balance }) => sum + balance!, 0),
      ...signs(gaps),
      leftOut: page.leftOut,
      cursor: page.cursor,
      dataVersion: batch,
      queries: [...BOOK_QUERIES, 'names-of-regions'],
    };
  }

  /** Every stretch between two stated balances of the accounts of some regions. */
  async accountBooks(regions: readonly string[] | null, account: string | null = null): Promise<{ batch: number; books: AccountBook[] }> {
    const { sequence: batch, stamp } = await currentData(this.graph);
    const books = await this.keptAccounts.of(JSON.stringify([stamp, regions, account]), () => this.readAccounts(regions, account, batch));
    return { batch, books };
  }

  private async readAccounts(regions: readonly string[] | null, only: string | null, batch: number): Promise<AccountBook[]> {
    const books: AccountBook[] = [];
    let left = MOVEMENTS_MAX;
    const accounts = await this.graph.read<StatementAccount>('statement-accounts', { account: only, regions, batch }, { timeoutMs: TIMEOUT_MS });
    for (const chunk of chunks(accounts, ACCOUNTS_CHUNK)) {
      const ids = chunk.map(({ id }) => id);
      const stated = byAccount(await this.graph.read<StatedRow>('stated-balances', { accounts: ids, batch }, { timeoutMs: TIMEOUT_MS }));
      const rows = await this.graph.read<MovementRow>('movements-of-accounts', { accounts: ids, batch }, { rowsMax: left, timeoutMs: TIMEOUT_MS });
      left -= rows.length;
      const movements = byAccount(rows);
      for (const account of chunk) {
        const stretches = stretchesOf(movements.get(account.id) ?? [], stated.get(account.id) ?? []);
        books.push({
          account,
          stretches: stretches.map((stretch) => {
            const { to, expected, difference } = stretch;
            const facts = { account: account.id, name: account.name === null ? null : maskAccountName(account.name, account.kind) };
            const number = account.number === null ? null : maskAccount(account.number);
            const { institution, kind, region } = account;
            const gap = difference === 0 ? null : { ...facts, number, institution, kind, region, ...stretch, expected, stated: to.amount };
            const year = new Date(to.at + SHANGHAI_MS).getUTCFullYear();
            return { year, from: stretch.from.amount, to: to.amount, expected, at: to.at, gap };
          }),
        });
      }
    }
    return books;
  }

  private async regions({ scope, region }: BooksQuestion): Promise<readonly string[] | null> {
    const seen = await this.scopes.regionsIn(scope);
    if (region === undefined) return seen;
    return seen === null || seen.includes(region) ? [region] : [];
  }
}

function gapOf(line: LineBook, regionName: string | null): IndicatorGap {
  const { id, region, fiscalYear, code, documentNumber, recipient, amount, arrived, paid, restored, corrected, source } = line;
  return {
    id,
    region,
    regionName,
    fiscalYear,
    code,
    documentNumber,
    recipient,
    amount,
    arrived,
    distributed: line.passedOn + line.carriedOver + line.takenBack,
    paid,
    restored,
    corrected,
    expected: line.rest,
    stated: line.balance!,
    difference: line.balance! - line.rest,
    source,
  };
}

/** One page of a sorted list, after the place the cursor names, and what comes neither before nor on it. */
export function pageOf<T extends { readonly difference: number }>(
  rows: readonly T[],
  { limit = PAGE_DEFAULT, cursor }: { limit?: number | undefined; cursor?: string | undefined },
  place: (row: T) => string,
): { rows: T[]; leftOut: LeftOut; cursor: string | null } {
  const after = cursor === undefined ? null : readCursor<{ amount: number; place: string }>(cursor, { amount: 'number', place: 'string' });
  const begin = after
    ? rows.findIndex((row) => Math.abs(row.difference) < after.amount || (Math.abs(row.difference) === after.amount && place(row) > after.place))
    : 0;
  const page = begin < 0 ? [] : rows.slice(begin, begin + limit);
  const listed = new Set(page);
  const left = rows.filter((row) => !listed.has(row));
  const last = page.at(-1);
  return {
    rows: page,
    leftOut: { rows: left.length, amount: left.reduce((sum, { difference }) => sum + Math.abs(difference), 0) },
    cursor: last && begin + limit < rows.length ? writeCursor({ amount: Math.abs(last.difference), place: place(last) }) : null,
  };
}

/** Larger differences first, whatever their sign. */
export function byDifference(a: { readonly difference: number }, b: { readonly difference: number }): number {
  return Math.abs(b.difference) - Math.abs(a.difference);
}

export function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function placeOf({ account, to }: AccountGap): string {
  return `${account} ${String(to.at).padStart(15, '0')} ${to.id}`;
}

function signs(gaps: readonly { readonly difference: number }[]): { above: number; below: number } {
  return {
    above: gaps.reduce((sum, { difference }) => sum + Math.max(0, difference), 0),
    below: gaps.reduce((sum, { difference }) => sum + Math.min(0, difference), 0),
  };
}

function byAccount<T extends { readonly account: string }>(rows: readonly T[]): Map<string, T[]> {
  const grouped = new Map<string, T[]>();
  for (const row of rows) {
    const list = grouped.get(row.account);
    if (list) list.push(row);
    else grouped.set(row.account, [row]);
  }
  return grouped;
}
