import { TooLarge } from '../../failures.js';
import { PAYMENT_KINDS } from '../model/model.js';
import { listOf } from '../projection/adjacency.js';
import type { MoneyGraph } from '../projection/money-graph.js';
import type { StartKind } from '../traces/words.js';
import type { FlowQuestion } from './flow.js';
import type { Sight } from './sight.js';

/** Where a trace starts. */
export type FlowStart =
  | { readonly kind: 'lines'; readonly lines: readonly string[]; readonly document: string | null }
  | { readonly kind: 'document'; readonly document: string; readonly number: string }
  /** A document by its number alone, where one document only has it. */
  | { readonly kind: 'number'; readonly number: string }
  | { readonly kind: StartKind; readonly id: string; readonly inScope: boolean }
  | { readonly kind: 'set'; readonly set: LineSet };

/** Lines that have everything a set asks for; what is null is not asked. */
export interface LineSet {
  readonly documents: readonly string[] | null;
  readonly tags: readonly string[] | null;
  readonly funds: readonly string[] | null;
  readonly projects: readonly string[] | null;
  readonly years: readonly number[] | null;
  /** Region codes, subtrees already opened. */
  readonly regions: readonly string[] | null;
}

/** Where a trace starts, in numbers of the graph. */
type Started = Pick<FlowQuestion, 'roots' | 'origins' | 'root' | 'documentAlone'>;

/** What of a question decides where it starts. */
interface Asked {
  readonly start: FlowStart;
  readonly batch: number;
  readonly asOf: number | null;
}

const ROOTS_MAX = 200_000;

/** Finds the lines, and the payments, that traces start from. */
export class FlowStarts {
  constructor(private readonly graph: MoneyGraph) {}

  /** null: there is no such start, or nothing of it may be seen. Throws `TooLarge`. */
  of(question: Asked, sight: Sight): Started | null {
    const { graph } = this;
    const { start, batch } = question;
    const fromLines = (roots: readonly number[], documentAlone = -1): Started => {
      if (roots.length > ROOTS_MAX)
        throw new TooLarge(`The trace would start from more than ${ROOTS_MAX} lines.`, 'Narrow the set: one year, one region or one fund.', {
          limit: ROOTS_MAX,
        });
      return { roots, origins: null, root: null, documentAlone };
    };
    switch (start.kind) {
      case 'lines':
        return fromLines(
          start.lines.map((id) => graph.lines.ids.number(id)).filter((line) => line >= 0),
          start.document === null ? -1 : graph.documents.ids.number(start.document),
        );
      case 'document': {
        const document = graph.documents.ids.number(start.document);
        const own = document < 0 ? [] : graph.documents.linesOf(document, batch);
        const lines = own.length > 0 ? own : this.linesOfUpper(start.number, batch);
        return fromLines(lines, document);
      }
      case 'number':
        return null;
      case 'set': {
        const lines = this.linesOfSet(start.set, batch);
        return fromLines(sight.isWhole ? lines : this.reaching(lines, batch, sight));
      }
      case 'indicator': {
        const line = graph.lines.ids.number(start.id);
        return line < 0 ? null : fromLines([line]);
      }
      case 'project':
        return fromLines(graph.lines.ofProject(graph.projects.number(start.id), batch));
      default:
        return this.fromPayments(start, question, sight);
    }
  }

  private fromPayments(
    start: { readonly kind: StartKind; readonly id: string; readonly inScope: boolean },
    { batch, asOf }: Omit<Asked, 'start'>,
    sight: Sight,
  ): Started | null {
    const { graph } = this;
    const { payments, accounts, parties } = graph;
    const seen = (payment: number): boolean => sight.payment(payment) && payments.at[payment]! <= (asOf ?? Infinity);
    const isAccount = start.kind === 'account';
    const number = start.kind === 'payment' ? -1 : (isAccount ? accounts : parties).ids.number(start.id);
    let origins: number[];
    if (start.kind === 'payment') {
      const payment = payments.versionAt(start.id, batch);
      origins = payment >= 0 && seen(payment) ? [payment] : [];
    } else {
      const held = number < 0 ? [] : isAccount ? [number] : accounts.heldBy(number, batch);
      origins = held.flatMap((account) =>
        [...listOf(accounts.into, account)].filter((payment) => payments.visible(payment, batch) && isArrival(graph, payment) && seen(payment)),
      );
    }
    // Somebody of another region is seen only as the payee of the caller's own payments.
    if (origins.length === 0 && !start.inScope) return null;
    const lines = new Set<number>();
    for (const payment of origins) {
      if (payments.indicator[payment]! >= 0) lines.add(payments.indicator[payment]!);
      else if (payments.payout[payment]! >= 0) for (const { line } of graph.payouts.fundingOf(payments.payout[payment]!, batch)) lines.add(line);
    }
    const root = start.kind === 'payment' ? null : ({ kind: isAccount ? 'account' : 'party', number } as const);
    const roots = [...lines].sort((left, right) => graph.lines.ids.compare(left, right));
    return { roots, origins: new Set(origins), root, documentAlone: -1 };
  }

  private linesOfUpper(number: string, batch: number): number[] {
    const { lines, numbers } = this.graph;
    return lines.having('upperNumber', numbers.number(number)).filter((line) => lines.visible(line, batch));
  }

  private linesOfSet(set: LineSet, batch: number): number[] {
    const { graph } = this;
    const { lines } = graph;
    const numbers = (texts: readonly string[] | null, of: (text: string) => number): ReadonlySet<number> | null =>
      texts === null ? null : new Set(texts.map(of).filter((number) => number >= 0));
    const documents = numbers(set.documents, (id) => graph.documents.ids.number(id));
    const carried = documents && new Set([...documents].flatMap((document) => graph.documents.linesOf(document, batch)));
    const tags = numbers(set.tags, (text) => graph.tags.number(text));
    const funds = numbers(set.funds, (text) => graph.fundNames.number(text));
    const projects = numbers(set.projects, (id) => graph.projects.number(id));
    const ofProjects = projects && new Set([...projects].flatMap((project) => lines.ofProject(project, batch)));
    const regions = numbers(set.regions, (code) => graph.regions.number(code));
    const years = set.years && new Set(set.years);
    const found: number[] = [];
    for (let line = 0; line < lines.count; line += 1) {
      if (!lines.visible(line, batch) || (carried && !carried.has(line)) || (ofProjects && !ofProjects.has(line))) continue;
      const values = lines.valuesAt(line, batch);
      if (tags && !tags.has(values.fundTag)) continue;
      if (funds && !funds.has(values.fundName)) continue;
      if (years && !years.has(values.fiscalYear)) continue;
      if (regions && !regions.has(values.recipientRegion >= 0 ? values.recipientRegion : values.region)) continue;
      found.push(line);
    }
    return found.sort((left, right) => lines.ids.compare(left, right));
  }

  /** Of some lines those that the caller may see, and those whose quota has come to lines that the caller may see. */
  private reaching(lines: readonly number[], batch: number, sight: Sight): number[] {
    const { lines: all, allocations } = this.graph;
    const seen = new Set<number>();
    for (let line = 0; line < all.count; line += 1) if (all.visible(line, batch) && sight.line(line)) seen.add(line);
    const open = [...seen];
    for (let line = open.pop(); line !== undefined; line = open.pop()) {
      for (const allocation of listOf(all.into, line)) {
        const source = allocations.source[allocation]!;
        if (seen.has(source) || !allocations.visible(allocation, batch)) continue;
        seen.add(source);
        open.push(source);
      }
    }
    return lines.filter((line) => seen.has(line));
  }
}

/** A payment with which money of a document can have come: it names a line or payout batch and undoes nothing. */
function isArrival(graph: MoneyGraph, payment: number): boolean {
  const { indicator, payout, kind } = graph.payments;
  return (indicator[payment]! >= 0 || payout[payment]! >= 0) && ARRIVALS.has(kind[payment]!);
}

const ARRIVALS: ReadonlySet<number> = new Set(['payment', 'transfer', 'cash'].map((kind) => PAYMENT_KINDS.indexOf(kind as never)));
