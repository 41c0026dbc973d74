import { BadQuestion } from '../../failures.js';
import type { Graph } from '../../graph/graph.js';
import { maskAccount, maskAccountName, maskName, maskText } from '../access/masking.js';
import type { ScopeService } from '../access/scope.service.js';
import { Kept } from '../intake/kept.js';
import { readCursor, writeCursor } from '../documents/page-cursor.js';
import { currentData } from '../intake/data-version.js';
import { isDated, pairsOf, periodRows, silentRuns, type DayRow, type SpanRow } from './covered-days.js';
import { PAYEE_GAPS, type CompletenessView, type CoveragePage, type CoverageQuestion, type CoverageSection } from './coverage.shapes.js';
import type { PayeeGapSum, PayeeSection, PayeeWithoutStatement, PeriodSection, Placeholder, PlaceholderSection, PlaceholderSum } from './coverage.shapes.js';
import type { SerialSection, SilenceSection } from './coverage.shapes.js';
import { serialGaps, type NumberedDocument, type NumberMention } from './serial-gaps.js';

const PAGE_DEFAULT = 50;
const WORKING_DAYS_DEFAULT = 10;
/** Sources that are covered and empty: listed beside the runs. */
const EMPTY_LISTED = 500;
/** Every payment is looked at: minutes on tens of millions, and the answer is kept. */
const TIMEOUT_MS = 300_000;

interface Asked {
  readonly batch: number;
  readonly stamp: string;
  readonly regions: string[] | null;
  readonly year: number | null;
  readonly limit: number;
  readonly cursor: string | null;
}

interface PayeeRow extends Record<string, unknown>, PayeeWithoutStatement {}
interface PlaceholderRow extends Record<string, unknown>, Placeholder {
  readonly accountKind: string | null;
}

/** What is missing in what is loaded. */
export class CoverageService {
  private readonly keptDays = new Kept<ReturnType<typeof pairsOf>>();
  private readonly keptSums = new Kept<unknown>();

  constructor(
    private readonly graph: Graph,
    private readonly scopes: ScopeService,
  ) {}

  /** All sections with their first rows, or a page of one. */
  async coverage(question: CoverageQuestion): Promise<CompletenessView> {
    if (question.cursor !== undefined && question.section === undefined)
      throw new BadQuestion('section', 'A cursor belongs to one section.', 'Give `section` with the cursor.');
    const { sequence: batch, stamp } = await currentData(this.graph);
    const regions = await this.scopes.regionsIn(question.scope);
    const asked = { batch, stamp, regions, year: question.year ?? null, limit: question.limit ?? PAGE_DEFAULT, cursor: question.cursor ?? null };
    const want = async <T>(section: CoverageSection, make: () => Promise<T>): Promise<T | null> =>
      question.section === undefined || question.section === section ? make() : null;
    const names = await this.regionNames(batch);
    const [serials, silence, payees, periods, placeholders] = await Promise.all([
      want('serials', () => this.serials(asked)),
      want('silence', () => this.silence(asked, names, question.workingDays ?? WORKING_DAYS_DEFAULT)),
      want('payees', () => this.payees(asked)),
      want('periods', () => this.periods(asked, names)),
      want('placeholders', () => this.placeholders(asked)),
    ]);
    const queries = [
      ...(serials ? ['documents-and-issuers', 'upper-number-mentions'] : []),
      ...(silence || periods ? ['coverage-spans', 'rows-by-day', 'names-of-regions'] : []),
      ...(payees ? ['payees-without-statement', 'payee-gap-sums'] : []),
      ...(placeholders ? ['placeholders', 'placeholder-sums'] : []),
    ];
    return { serials, silence, payees, periods, placeholders, dataVersion: batch, queries };
  }

  private async serials(asked: Asked): Promise<SerialSection> {
    const { regions, batch } = asked;
    const [documents, mentions] = await Promise.all([
      this.graph.read<NumberedDocument>('documents-and-issuers', { batch }, { timeoutMs: TIMEOUT_MS }),
      this.graph.read<NumberMention>('upper-number-mentions', { regions, batch }, { timeoutMs: TIMEOUT_MS }),
    ]);
    const { gaps, unreadable } = serialGaps(documents, mentions, regions === null ? null : new Set(regions));
    const rows = asked.year === null ? gaps : gaps.filter(({ year }) => year === asked.year);
    return { ...page(rows, asked, ({ mentionedAmount }) => mentionedAmount), unreadable };
  }

  private async silence(asked: Asked, names: ReadonlyMap<string, string | null>, workingDays: number): Promise<SilenceSection> {
    const pairs = (await this.pairs(asked)).filter(({ source, covered }) => isDated(source) && covered.length > 0);
    const empty = pairs.filter(({ rows }) => rows.length === 0);
    const emptyPairs = empty.slice(0, EMPTY_LISTED).map(({ source, region, covered }) => ({
      source,
      region,
      regionName: names.get(region) ?? null,
      days: covered.reduce((sum, { from, to }) => sum + to - from + 1, 0),
    }));
    const filled = pairs.filter(({ rows }) => rows.length > 0);
    const runs = silentRuns(filled, workingDays, asked.year).map((run) => ({ ...run, regionName: names.get(run.region) ?? null }));
    return { ...page(runs, asked, () => 0), pairs: pairs.length, emptyPairs, empty: empty.length };
  }

  private async periods(asked: Asked, names: ReadonlyMap<string, string | null>): Promise<PeriodSection> {
    const rows = periodRows(await this.pairs(asked), asked.year).map((row) => ({ ...row, regionName: names.get(row.region) ?? null }));
    const outsideAmount = rows.reduce((sum, row) => sum + row.outsideAmount, 0);
    const sources = [...new Set(rows.map(({ source }) => source))].sort();
    return { ...page(rows, asked, (row) => row.outsideAmount), outsideAmount, sources };
  }

  private async payees(asked: Asked): Promise<PayeeSection> {
    const { regions, batch, limit } = asked;
    const [rows, found] = await Promise.all([
      this.graph.read<PayeeRow>('payees-without-statement', { regions, batch, after: amountCursor(asked), limit: limit + 1 }, { timeoutMs: TIMEOUT_MS }),
      this.sums<PayeeGapSum & Record<string, unknown>>('payee-gap-sums', asked),
    ]);
    const sums = (['with-statement', ...PAYEE_GAPS] as const).map((gap) => found.find((sum) => sum.gap === gap) ?? { gap, accounts: 0, received: 0 });
    const without = sums.filter(({ gap }) => gap !== 'with-statement');
    const listed = rows.slice(0, limit).map((row) => ({
      ...row,
      name: row.name === null ? null : maskAccountName(row.name, row.kind),
      number: row.number === null ? null : maskAccount(row.number),
    }));
    const last = listed.at(-1);
    return {
      rows: listed,
      total: without.reduce((sum, { accounts }) => sum + accounts, 0),
      leftOutRows: without.reduce((sum, { accounts }) => sum + accounts, 0) - listed.length,
      leftOutAmount: without.reduce((sum, { received }) => sum + received, 0) - listed.reduce((sum, { received }) => sum + received, 0),
      cursor: rows.length > limit && last ? writeCursor({ amount: last.received, id: last.account }) : null,
      sums,
    };
  }

  private async placeholders(asked: Asked): Promise<PlaceholderSection> {
    const { regions, batch, limit } = asked;
    const [rows, sums] = await Promise.all([
      this.graph.read<PlaceholderRow>('placeholders', { regions, batch, after: amountCursor(asked), limit: limit + 1 }, { timeoutMs: TIMEOUT_MS }),
      this.sums<PlaceholderSum & Record<string, unknown>>('placeholder-sums', asked),
    ]);
    const listed = rows.slice(0, limit).map(({ accountKind, ...row }) => ({ ...row, name: row.name === null ? null : maskedName(row.name, row.kind, accountKind) }));
    const last = listed.at(-1);
    const total = sums.reduce((sum, { things }) => sum + things, 0);
    return {
      rows: listed,
      total,
      leftOutRows: total - listed.length,
      leftOutAmount: sums.reduce((sum, { amount }) => sum + amount, 0) - listed.reduce((sum, { amount }) => sum + amount, 0),
      cursor: rows.length > limit && last ? writeCursor({ amount: last.amount, id: last.id }) : null,
      sums,
    };
  }

  private async pairs({ stamp, regions, batch }: Asked): Promise<ReturnType<typeof pairsOf>> {
    return this.keptDays.of(JSON.stringify([stamp, regions]), async () => {
      const [spans, days] = await Promise.all([
        this.graph.read<SpanRow>('coverage-spans', { regions, batch }, { timeoutMs: TIMEOUT_MS }),
        this.graph.read<DayRow>('rows-by-day', { regions, batch }, { timeoutMs: TIMEOUT_MS }),
      ]);
      return pairsOf(spans, days);
    });
  }

  private async sums<T extends Record<string, unknown>>(query: string, { stamp, regions, batch }: Asked): Promise<T[]> {
    return (await this.keptSums.of(JSON.stringify([query, stamp, regions]), () => this.graph.read<T>(query, { regions, batch }, { timeoutMs: TIMEOUT_MS }))) as T[];
  }

  private async regionNames(batch: number): Promise<Map<string, string | null>> {
    const rows = await this.graph.read<{ code: string; name: string | null }>('names-of-regions', { batch });
    return new Map(rows.map(({ code, name }) => [code, name]));
  }
}

/** A page of a list that is whole in memory; the cursor counts rows, since the list of one data version never changes. */
function page<T>(rows: T[], { limit, cursor }: Asked, amountOf: (row: T) => number): CoveragePage & { rows: T[] } {
  const from = cursor === null ? 0 : Math.max(0, readCursor<{ from: number }>(cursor, { from: 'number' }).from);
  const listed = rows.slice(from, from + limit);
  const sum = (some: readonly T[]): number => some.reduce((total, row) => total + amountOf(row), 0);
  return {
    rows: listed,
    total: rows.length,
    leftOutRows: rows.length - listed.length,
    leftOutAmount: sum(rows) - sum(listed),
    cursor: from + limit < rows.length ? writeCursor({ from: from + limit }) : null,
  };
}

function amountCursor({ cursor }: Asked): { amount: number; id: string } | null {
  return cursor === null ? null : readCursor<{ amount: number; id: string }>(cursor, { amount: 'number', id: 'string' });
}

function maskedName(name: string, kind: string, accountKind: string | null): string {
  if (kind === 'Person' || kind === 'Household') return maskName(name);
  return kind === 'Account' ? maskAccountName(name, accountKind) : maskText(name);
}
