import { attribute, type Attribution, type Method } from '../../../src/domain/attribution/attribute.js';
import { EVENT, EventTable, FLAG, LineSets, SettledParts } from '../../../src/domain/attribution/event-table.js';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

interface Settled {
  readonly payment: string;
  readonly amount?: number;
}

/**
 * A ledger written as the story it tells: every line is an hour later than the one before, or on the day given. Small letters are lines
 * and tags, capitals are accounts; G is the treasury, U somebody outside the ledger.
 */
export class LedgerStory {
  private readonly events = new EventTable(4);
  private readonly settles = new SettledParts();
  private readonly lineSets = new LineSets();
  private readonly accounts = new Map<string, number>();
  private readonly lines = new Map<string, number>();
  private readonly tags = new Map<string, number>();
  private readonly named = new Map<string, { row: number; batchTag: number; lineTag: number; lineSet: number }>();
  private clock = HOUR;
  private dateOnly = 0;

  issue(line: string, amount: number, traced = true): this {
    const row = this.row(EVENT.issue, amount, this.line(line), this.line(line));
    this.events.flags[row] = traced ? FLAG.traced : 0;
    return this;
  }

  allocate(source: string, target: string, amount: number): this {
    this.row(EVENT.allocation, amount, this.line(source), this.line(target));
    return this;
  }

  opens(account: string, amount: number): this {
    this.row(EVENT.opening, amount, -1, this.account(account));
    return this;
  }

  arrives(account: string, amount: number, tag?: string): this {
    const row = this.row(EVENT.arrival, amount, -1, this.account(account));
    if (tag) this.events.lineTag[row] = this.tag(tag);
    return this;
  }

  leaves(account: string, amount: number, tag?: string): this {
    const row = this.row(EVENT.outflow, amount, this.account(account), -1);
    if (tag) this.events.lineTag[row] = this.tag(tag);
    this.events.flags[row] = FLAG.payerHasLots;
    return this;
  }

  /** A payment; `tag` is its indicator, `batch` its payout batch. */
  pay(
    payer: string,
    payee: string,
    amount: number,
    more: { tag?: string; batch?: string; bounced?: number; id?: string; funding?: readonly [string, number][]; origin?: boolean } = {},
  ): this {
    const row = this.row(EVENT.payment, amount, this.account(payer), this.account(payee));
    if (more.tag) this.events.lineTag[row] = this.tag(more.tag);
    if (more.batch) this.events.batchTag[row] = this.tag(more.batch);
    const funding = more.funding ?? (more.tag ? [[more.tag, 1] as const] : []);
    if (funding.length > 0)
      this.events.lineSet[row] = this.lineSets.add(
        funding.map(([line]) => this.line(line)),
        funding.map(([, weight]) => weight),
      );
    this.events.bounced[row] = more.bounced ?? 0;
    this.events.flags[row] = (payer === 'G' ? 0 : FLAG.payerHasLots) | (more.origin ? FLAG.origin : 0);
    return this.name(row, more.id);
  }

  /** A refund that names the payments it undoes; with `restores` quota goes back to the lines that funded the first of them. */
  refund(payer: string, receiver: string, amount: number, settled: readonly Settled[], more: { restores?: boolean; id?: string } = {}): this {
    const row = this.row(EVENT.settlement, amount, this.account(payer), this.account(receiver));
    this.settle(row, amount, settled, more.id);
    if (more.restores !== true) return this;
    this.events.lineSet[row] = this.named.get(settled[0]!.payment)!.lineSet;
    this.events.flags[row] = FLAG.restores;
    return this;
  }

  /** A correction voucher: the payments move to another line. */
  reclassify(payee: string, amount: number, settled: readonly Settled[], line: string, id?: string): this {
    const row = this.row(EVENT.reclassification, amount, this.account(payee), this.account(payee));
    this.events.line[row] = this.line(line);
    this.events.lineTag[row] = this.tag(line);
    this.settle(row, amount, settled, id);
    return this;
  }

  onDay(day: number): this {
    this.clock = day * DAY - 8 * HOUR;
    this.dateOnly = 1;
    return this;
  }

  atHour(day: number, hour: number): this {
    this.clock = day * DAY + (hour - 8) * HOUR;
    this.dateOnly = 0;
    return this;
  }

  told(): ToldStory {
    const ledgers = new Uint8Array(this.lines.size).fill(1);
    const { events, settles, lineSets } = this;
    const input = { events, settles, lineSets, accounts: this.accounts.size, lines: this.lines.size, tags: this.tags.size, ledgers };
    return new ToldStory(attribute(input), this.accounts, this.lines, new Map([...this.named].map(([id, { row }]) => [id, row])));
  }

  private settle(row: number, amount: number, settled: readonly Settled[], id?: string): void {
    this.events.settlesStart[row] = this.settles.count;
    this.events.settlesCount[row] = settled.length;
    for (const one of settled) {
      const { row: payment, batchTag, lineTag } = this.named.get(one.payment)!;
      this.settles.add(payment, one.amount ?? amount, batchTag, lineTag);
    }
    this.name(row, id);
  }

  private row(type: number, amount: number, source: number, target: number): number {
    const row = this.events.add(type, this.clock, this.dateOnly, amount, source, target);
    if (this.dateOnly === 0) this.clock += HOUR;
    return row;
  }

  private name(row: number, id = `e${row}`): this {
    const { batchTag, lineTag, lineSet } = this.events;
    this.named.set(id, { row, batchTag: batchTag[row]!, lineTag: lineTag[row]!, lineSet: lineSet[row]! });
    return this;
  }

  private account(name: string): number {
    return name === 'U' ? -1 : number(this.accounts, name);
  }

  private line(name: string): number {
    return number(this.lines, name);
  }

  private tag(name: string): number {
    return number(this.tags, name);
  }
}

/** What the methods say of a story, by its names. */
export class ToldStory {
  constructor(
    readonly attribution: Attribution,
    private readonly accounts: ReadonlyMap<string, number>,
    private readonly lines: ReadonlyMap<string, number>,
    private readonly rows: ReadonlyMap<string, number>,
  ) {}

  /** Name of line or account → traced fen resting there, zeros left out. */
  rests(method: Method): Record<string, number> {
    const { lineRests, accountRests } = this.attribution.methods[method];
    const rests = [
      ...[...this.lines].map(([name, line]) => [name, lineRests[line]!] as const),
      ...[...this.accounts].map(([name, account]) => [name, accountRests[account]!] as const),
    ];
    return Object.fromEntries(rests.filter(([, amount]) => amount !== 0));
  }

  traced(method: Method, id: string): number {
    return this.attribution.methods[method].traced[this.rows.get(id)!]!;
  }

  isShare(method: Method, id: string): boolean {
    return this.attribution.methods[method].mixed[this.rows.get(id)!] === 1;
  }

  settlement(method: Method, id: string): { back: number; recovered: number; madeGood: number } | undefined {
    return this.attribution.methods[method].settlements.get(this.rows.get(id)!);
  }

  beforeIndicator(method: Method, id: string): number | undefined {
    return this.attribution.methods[method].beforeIndicator.get(this.rows.get(id)!);
  }

  excess(method: Method): Record<string, number> {
    return named(this.attribution.methods[method].excess, this.lines);
  }

  unknownInflow(method: Method): Record<string, number> {
    return named(this.attribution.methods[method].unknownInflow, this.accounts);
  }

  lots(method: Method, account: string): { at: number; amount: number }[] {
    return this.attribution.methods[method].lotsOf(this.accounts.get(account)!);
  }

  line(name: string): number {
    return this.lines.get(name)!;
  }
}

/** Amounts above zero. */
function named(amounts: Float64Array, numbers: ReadonlyMap<string, number>): Record<string, number> {
  return Object.fromEntries([...numbers].flatMap(([name, place]) => (amounts[place]! > 0 ? [[name, amounts[place]!]] : [])));
}

function number(names: Map<string, number>, name: string): number {
  const known = names.get(name);
  if (known !== undefined) return known;
  names.set(name, names.size);
  return names.size - 1;
}
