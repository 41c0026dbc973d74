import { NotFound } from '../../failures.js';
import type { Graph } from '../../graph/graph.js';
import { maskAccountName, maskText } from '../access/masking.js';
import type { ScopeService } from '../access/scope.service.js';
import type { Supervision } from '../access/supervision.js';
import { readBooks, BOOK_QUERIES } from '../books/book-reader.js';
import type { BooksService } from '../books/books.service.js';
import { Kept } from '../intake/kept.js';
import type { LineBook } from '../books/line-book.js';
import { readCursor, writeCursor } from '../documents/page-cursor.js';
import { currentData } from '../intake/data-version.js';
import { Comparison } from './comparison.js';
import { partsOfLine, type IsLoaded, type Part } from './line-checks.js';
import { accountParts, ledgerParts, paymentParts, type FiscalPaymentSum, type LedgerRow } from './sum-checks.js';
import type {
  ReconciliationLine,
  ReconciliationLinesQuestion,
  ReconciliationLinesView,
  ReconciliationQuestion,
  ReconciliationRow,
  ReconciliationView,
} from './reconciliation.shapes.js';
import type { Reason } from './words.js';

const PAGE_DEFAULT = 50;
const TIMEOUT_MS = 120_000;
/** Single payments behind a reason are read up to this many, largest first; sums are always whole. */
const PAYMENTS_LISTED_MAX = 10_000;
const SHANGHAI_MS = 8 * 3_600_000;
const QUERIES = [
  ...BOOK_QUERIES,
  'coverage-spans',
  'fiscal-payments',
  'general-ledger',
  'statement-accounts',
  'stated-balances',
  'movements-of-accounts',
  'names-of-regions',
];

/** A part together with what it is about, so that it can be listed. */
interface Entry {
  readonly part: Part;
  readonly about: Omit<ReconciliationLine, 'reason' | 'region' | 'regionName' | 'left' | 'right' | 'difference'>;
}

interface PaymentLine extends Record<string, unknown> {
  readonly id: string;
  readonly region: string;
  readonly year: number;
  readonly seen: FiscalPaymentSum['seen'];
  readonly document: string | null;
  readonly payee: string | null;
  readonly payeeKind: string | null;
  readonly at: number;
  readonly amount: number;
  readonly source: string | null;
}

interface Compared {
  readonly comparison: Comparison;
  readonly entries: readonly Entry[];
  /** Parts known as sums only: their payments are listed on demand. */
  readonly sums: readonly (Part & { readonly lines: number })[];
  readonly years: readonly number[];
}

interface Place {
  readonly batch: number;
  readonly stamp: string;
  /** Null: all regions. */
  readonly region: string | null;
  /** All regions of the subtree; null: every one. */
  readonly regions: readonly string[] | null;
  readonly path: readonly string[];
  readonly children: readonly string[];
  readonly names: ReadonlyMap<string, { readonly name: string | null; readonly level: string | null }>;
  readonly supervision: Supervision;
}

/** Compares the books of regions with each other: what was issued, registered, passed on, paid, seen by banks, booked. */
export class ReconciliationService {
  private readonly kept = new Kept<Compared>();

  constructor(
    private readonly graph: Graph,
    private readonly scopes: ScopeService,
    private readonly books: BooksService,
  ) {}

  /** The comparisons of a region, of it alone, and of those directly below it. */
  async reconcile(question: ReconciliationQuestion): Promise<ReconciliationView> {
    const place = await this.place(question);
    const year = question.year ?? null;
    const { comparison, years } = await this.compared(place, year);
    const { region, path, names, batch } = place;
    const all = comparison.regions();
    const row = (code: string | null, rolledUp: boolean, regions: readonly string[], children: number): ReconciliationRow => {
      const { name = null, level = null } = code === null ? {} : (names.get(code) ?? {});
      return comparison.row({ region: code, regionName: name, level, rolledUp, children }, regions);
    };
    const withFigures = new Set(all);
    const rows = place.children.map((code) => ({ code, regions: place.supervision.subtree(code).filter((one) => withFigures.has(one)) }));
    // Codes that no register of regions knows have figures too: they must not fall out of the sum.
    const known = new Set(rows.flatMap(({ regions }) => regions));
    const strangers = region === null ? all.filter((code) => !known.has(code)).map((code) => ({ code, regions: [code] })) : [];
    const filled = [...rows.filter(({ regions }) => regions.length > 0), ...strangers];
    return {
      path: path.map((code) => ({ region: code, name: names.get(code)?.name ?? null })),
      year,
      years: [...years],
      whole: row(region, true, all, place.children.length),
      own: region === null ? null : row(region, false, [region], place.children.length),
      children: filled
        .map(({ code, regions }) => row(code, true, regions, place.supervision.children(code).length))
        .sort((a, b) => (a.region! < b.region! ? -1 : 1)),
      emptyChildren: rows.filter(({ regions }) => regions.length === 0).length,
      dataVersion: batch,
      queries: QUERIES,
    };
  }

  /** What stands behind one difference, largest first. */
  async lines(question: ReconciliationLinesQuestion): Promise<ReconciliationLinesView> {
    const place = await this.place(question);
    const { check, reason, below = true, limit = PAGE_DEFAULT } = question;
    const year = question.year ?? null;
    const { entries, sums } = await this.compared(place, year);
    const wanted = (part: Part): boolean => part.check === check && (below || part.region === place.region);
    const named = (region: string): string | null => place.names.get(region)?.name ?? null;
    const listed = entries
      .filter((entry) => wanted(entry.part))
      .flatMap(({ part: { region, left, right, reasons }, about }) =>
        reasons.map((one): ReconciliationLine => ({ ...about, reason: one.reason, region, regionName: named(region), left, right, difference: one.amount })),
      )
      .filter((line) => reason === undefined || line.reason === reason);
    const summed = sums
      .filter(wanted)
      .flatMap((part) => part.reasons.map((one) => ({ ...one, lines: part.lines })))
      .filter((one) => reason === undefined || one.reason === reason);
    const total = listed.length + summed.reduce((count, { lines }) => count + lines, 0);
    const amount = [...listed.map(({ difference }) => difference), ...summed.map((one) => one.amount)].reduce((sum, one) => sum + one, 0);
    if (summed.length > 0) listed.push(...(await this.payments(place, question, year, named)));
    listed.sort(order);
    const after = question.cursor === undefined ? null : readCursor<{ amount: number; id: string }>(question.cursor, { amount: 'number', id: 'string' });
    const from = after
      ? listed.findIndex((line) => Math.abs(line.difference) < after.amount || (Math.abs(line.difference) === after.amount && keyOf(line) > after.id))
      : 0;
    const page = from < 0 ? [] : listed.slice(from, from + limit);
    const last = page.at(-1);
    return {
      lines: page,
      total,
      amount,
      leftOutLines: total - page.length,
      leftOutAmount: amount - page.reduce((sum, { difference }) => sum + difference, 0),
      cursor: last && from + limit < listed.length ? writeCursor({ amount: Math.abs(last.difference), id: keyOf(last) }) : null,
      dataVersion: place.batch,
      queries: [...QUERIES, ...(summed.length > 0 ? ['fiscal-payment-lines'] : [])],
    };
  }

  private async payments(
    place: Place,
    question: ReconciliationLinesQuestion,
    year: number | null,
    named: (region: string) => string | null,
  ): Promise<ReconciliationLine[]> {
    const untagged = question.check === 'quota-payments';
    const reasonOf: Readonly<Partial<Record<PaymentLine['seen'], Reason>>> = {
      unconfirmed: 'unconfirmed-match',
      'not-on-statement': 'not-on-statement',
      'no-statement': 'source-not-loaded',
    };
    const marks = Object.entries(reasonOf).flatMap(([seen, reason]) => (question.reason === undefined || question.reason === reason ? [seen] : []));
    const rows = await this.graph.read<PaymentLine>(
      'fiscal-payment-lines',
      {
        regions: question.below === false && place.region !== null ? [place.region] : place.regions,
        year,
        untagged,
        seen: untagged ? ['observed', ...Object.keys(reasonOf)] : marks,
        limit: PAYMENTS_LISTED_MAX,
        batch: place.batch,
      },
      { timeoutMs: TIMEOUT_MS },
    );
    return rows.map((row) => ({
      id: row.id,
      kind: 'payment',
      reason: untagged ? 'payment-without-indicator' : reasonOf[row.seen]!,
      region: row.region,
      regionName: named(row.region),
      documentNumber: row.document,
      name: row.payee === null ? null : maskAccountName(row.payee, row.payeeKind),
      at: row.at,
      left: untagged ? 0 : row.amount,
      right: untagged ? row.amount : 0,
      difference: untagged ? -row.amount : row.amount,
      sources: row.source === null ? [] : [row.source],
    }));
  }

  private async compared(place: Place, year: number | null): Promise<Compared> {
    return this.kept.of(JSON.stringify([place.stamp, place.regions, year]), () => this.compare(place, year));
  }

  private async compare({ regions, batch }: Place, year: number | null): Promise<Compared> {
    const [lines, isLoaded, payments, ledger, accounts] = await Promise.all([
      readBooks(this.graph, regions, year, batch),
      this.loadedSources(batch),
      this.graph.read<FiscalPaymentSum>('fiscal-payments', { regions, year, batch }, { timeoutMs: TIMEOUT_MS }),
      this.graph.read<LedgerRow>('general-ledger', { regions, year, batch }, { timeoutMs: TIMEOUT_MS }),
      this.books.accountBooks(regions),
    ]);
    const inside = new Set(regions ?? []);
    const seen = ({ part }: Entry): boolean => regions === null || inside.has(part.region);
    const loaded = withRegistrations(isLoaded, lines);
    const entries: Entry[] = [
      ...lines.flatMap((line) => partsOfLine(line, loaded).map((one) => ({ part: one, about: aboutLine(line) }))),
      ...accountParts(accounts.books, year).map(({ part: one, account, at, sources }) => ({
        part: one,
        about: {
          id: account.id,
          kind: 'account' as const,
          documentNumber: null,
          name: account.name === null ? null : maskAccountName(account.name, account.kind),
          at,
          sources,
        },
      })),
    ].filter(seen);
    const sums = paymentParts(payments);
    const booked = ledgerParts(ledger, [...entries.map((entry) => entry.part), ...sums], lines, accounts.books, year, regions).map(
      ({ part: one, id, sources }) => ({
        part: one,
        about: { id, kind: 'ledger' as const, documentNumber: null, name: null, at: null, sources },
      }),
    );
    const all = [...entries, ...booked];
    const years = [...new Set(lines.filter(({ stated }) => stated).map(({ fiscalYear }) => fiscalYear))].sort((a, b) => a - b);
    return {
      comparison: new Comparison([...all.map((entry) => entry.part), ...sums]),
      entries: all.filter((entry) => entry.part.reasons.length > 0),
      sums: sums.filter(({ reasons }) => reasons.length > 0),
      years,
    };
  }

  /** A source is loaded where a batch says that it covers some of the region's year. */
  private async loadedSources(batch: number): Promise<IsLoaded> {
    const spans = await this.graph.read<{ source: string; region: string; from: number; to: number }>('coverage-spans', { regions: null, batch });
    const covered = new Set<string>();
    for (const { source, region, from, to } of spans) for (let year = yearOf(from); year <= yearOf(to); year += 1) covered.add(`${source} ${region} ${year}`);
    return (source, region, year) => covered.has(`${source} ${region} ${year}`);
  }

  private async place({ region, scope }: ReconciliationQuestion): Promise<Place> {
    const { sequence: batch, stamp } = await currentData(this.graph);
    const seen = await this.scopes.regionsIn(scope);
    const code = region ?? scope ?? null;
    const supervision = await this.scopes.supervision();
    if (code !== null && (!supervision.has(code) || (seen !== null && !seen.includes(code))))
      throw new NotFound(
        `No region has the code ${code}.`,
        'Give a region code of the loaded data, for example 410300; GET /api/search?q= finds regions by name.',
        { region: code },
      );
    const rows = await this.graph.read<{ code: string; name: string | null; level: string | null }>('names-of-regions', { batch });
    return {
      batch,
      stamp,
      region: code,
      regions: code === null ? null : supervision.subtree(code),
      path: code === null ? [] : supervision.path(code).filter((one) => seen === null || seen.includes(one)),
      children: supervision.children(code),
      names: new Map(rows.map((row) => [row.code, row])),
      supervision,
    };
  }
}

/** Rows prove that their source is there, also where no batch says what it covers. */
function withRegistrations(isLoaded: IsLoaded, lines: readonly LineBook[]): IsLoaded {
  const present = new Set<string>();
  for (const { region, recipientRegion, fiscalYear, registrations, payments, passedOn } of lines) {
    for (const one of registrations) present.add(`REGISTER ${one.region} ${fiscalYear}`);
    if (payments > 0) present.add(`PAY ${region} ${fiscalYear}`);
    if (passedOn > 0) present.add(`ALLOC ${recipientRegion} ${fiscalYear}`);
  }
  return (source, region, year) => isLoaded(source, region, year) || present.has(`${source} ${region} ${year}`);
}

function aboutLine(line: LineBook): Entry['about'] {
  const { id, documentNumber, recipientName, issuedAt, source, registrations, bookings } = line;
  const sources = [source, ...registrations.map((one) => one.source), ...bookings].filter((one) => one !== null);
  return {
    id,
    kind: 'indicator',
    documentNumber,
    name: recipientName === null ? null : maskText(recipientName),
    at: issuedAt,
    sources: [...new Set(sources)].slice(0, 10),
  };
}

function order(a: ReconciliationLine, b: ReconciliationLine): number {
  return Math.abs(b.difference) - Math.abs(a.difference) || (keyOf(a) < keyOf(b) ? -1 : 1);
}

function keyOf({ id, reason, region }: ReconciliationLine): string {
  return `${id} ${reason} ${region}`;
}

function yearOf(at: number): number {
  return new Date(at + SHANGHAI_MS).getUTCFullYear();
}
