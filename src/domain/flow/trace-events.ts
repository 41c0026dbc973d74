import { EVENT, type EventTable, FLAG, LineSets, NO_LINES, SettledParts } from '../attribution/event-table.js';
import type { SweepInput } from '../attribution/attribute.js';
import type { MoneyGraph } from '../projection/money-graph.js';
import { flagOf, kindOfMarks, MARK, type MovementRecords } from '../projection/movement-records.js';
import { PAYMENT_FLAGS } from '../projection/payments.js';
import { TAGS } from './account-states.js';
import { canBeAskedFor, isAskedFor } from './asked-tags.js';
import { isEndKind, isMadeOf, isSettling, REVERSAL } from './kinds.js';
import { CoveringLines } from './covering-lines.js';
import { NettedBounces } from './netted-bounces.js';
import { OpenArrivals } from './open-arrivals.js';
import { AHEAD, PaymentsAhead } from './payments-ahead.js';
import { quotaEvents, type QuotaEvent, type QuotaEvents } from './quota-events.js';
import { readLedgers } from './read-ledgers.js';
import { settledParts } from './settled-parts.js';
import { ROW, TraceRows } from './trace-rows.js';
import type { Walk } from './walk.js';
import type { WorkSpace } from './work-space.js';

/** The events of one trace in the one order, with what each stands for. */
export interface TraceEvents {
  readonly input: SweepInput;
  /** `ROW` of each event, and the number of the line, allocation or payment. */
  readonly of: Uint8Array;
  readonly thing: Int32Array;
  /** The marks (see `MovementRecords`) of documented and onward payments. */
  readonly marks: Int32Array;
  /** Whether a payment is a documented one of this trace; while the work space holds it. */
  readonly isDocumented: (payment: number) => boolean;
  /** Row of each payment that something later undoes or moves. */
  readonly rowOf: ReadonlyMap<number, number>;
  /** Row of each allocation. */
  readonly allocationRows: ReadonlyMap<number, number>;
  /** Documented bounces, with what each was netted against. */
  readonly bounces: readonly { readonly bounce: number; readonly parts: readonly { readonly payment: number; readonly amount: number }[] }[];
  /** Own number here of the place where money goes that is not followed further. */
  readonly beyond: number;
  /** Line of the graph behind each own number: those reached, and others that fund what is paid. */
  readonly lines: Int32Array;
  /** Account of the graph behind an own number; -1 for `beyond`. */
  readonly accountOf: (own: number) => number;
  readonly ownAccount: (account: number) => number;
  readonly tagOf: (own: number) => { readonly payout: number; readonly line: number };
  /** 1 where a ledger has no stated opening balance: what its methods say has no lower end. */
  readonly openingUnknown: Uint8Array;
  /** What the rows of the table tell: several arrivals of other money can stand in one. */
  readonly movements: number;
  readonly ledgers: number;
  /** Whether the whole ledger of an own account was read. */
  readonly isLedger: (own: number) => boolean;
}

/**
 * Turns what a walk touched into the events of the sweep. Bounces are netted against their payment and make no event. With onward
 * hops, the ledgers of all reached accounts are among them in full: what other money came and went decides the shares. What leaves a
 * reached account without being followed goes to `beyond` and is what the limits of the question cut off.
 */
export function traceEvents(space: WorkSpace, walk: Walk): TraceEvents {
  return new Events(space, walk).all();
}

class Events {
  private readonly graph: MoneyGraph;
  private readonly rows: TraceRows;
  private readonly table: EventTable;
  private readonly settles = new SettledParts();
  private readonly lineSets = new LineSets();
  private readonly quota: QuotaEvents;
  private readonly rowOf = new Map<number, number>();
  private readonly allocationRows = new Map<number, number>();
  private readonly covering: CoveringLines;
  private readonly arrivals = new OpenArrivals();
  private readonly records: MovementRecords;
  private readonly netted: NettedBounces;
  private ahead: PaymentsAhead | undefined;

  constructor(
    private readonly space: WorkSpace,
    private readonly walk: Walk,
  ) {
    this.graph = space.graph;
    this.quota = quotaEvents(space.graph, walk);
    this.covering = new CoveringLines(space, walk, this.lineSets);
    this.records = space.graph.payments.records;
    this.netted = new NettedBounces(space, walk.question.batch);
    const expected = walk.documented.length + walk.allocations.length + walk.reached.size + walk.edges * 4 + 64;
    this.rows = new TraceRows(expected, space.room);
    this.table = this.rows.table;
  }

  all(): TraceEvents {
    const { space, graph, walk } = this;
    const { rank } = graph.payments;
    for (const line of walk.reached) space.lines.of(line);
    const hasLedgers = walk.question.depth > 0;
    const beginnings = hasLedgers ? readLedgers(space, walk) : undefined;
    beginnings?.accounts.forEach((account, place) => {
      const own = this.own(account);
      const balance = beginnings.balance[place]!;
      if (balance > 0) this.rows.add(EVENT.opening, 0, false, balance, -1, own);
    });
    for (const payment of walk.documented) space.ledger.add(rank[payment]!);
    const ranks = space.ledger.sorted();
    this.netted.net(ranks);
    this.merge(this.quota.events, ranks);
    const accounts = space.accounts.count + 1;
    const openingUnknown = new Uint8Array(accounts);
    const lackedBefore = new Float64Array(accounts);
    beginnings?.accounts.forEach((account, place) => {
      const own = this.own(account);
      openingUnknown[own] = beginnings.openingUnknown[place]!;
      lackedBefore[own] = beginnings.lacked[place]!;
    });
    const ledgers = new Uint8Array(space.lines.count);
    ledgers.fill(1, 0, walk.reached.size);
    const tagMembers = [...space.tags.members];
    const accountMembers = Int32Array.from(space.accounts.members);
    const lineCount = graph.lines.count;
    return {
      input: {
        events: this.table,
        settles: this.settles,
        lineSets: this.lineSets,
        accounts,
        lines: space.lines.count,
        tags: space.tags.count,
        ledgers,
        lackedBefore,
        dateOnly: new Set(space.dateOnly),
      },
      of: this.rows.of,
      thing: this.rows.thing,
      marks: this.rows.marks,
      isDocumented: (payment) => space.documented.has(rank[payment]!),
      rowOf: this.rowOf,
      allocationRows: this.allocationRows,
      bounces: this.netted.documented.map((bounce) => ({ bounce, parts: this.netted.partsOf(bounce) })),
      beyond: 0,
      lines: Int32Array.from(space.lines.members),
      accountOf: (own) => (own === 0 ? -1 : accountMembers[own - 1]!),
      ownAccount: (account) => space.accounts.known(account) + 1,
      tagOf: (own) => {
        const tag = own < 0 ? -1 : tagMembers[own]!;
        return tag >= lineCount ? { payout: tag - lineCount, line: -1 } : { payout: -1, line: tag };
      },
      openingUnknown,
      movements: this.table.count + this.arrivals.joined,
      ledgers: hasLedgers ? space.accounts.touched.length : 0,
      isLedger: (own) => hasLedgers && own > 0 && space.accounts.earliest(accountMembers[own - 1]!) !== Infinity,
    };
  }

  private merge(quota: readonly QuotaEvent[], ranks: Int32Array): void {
    const { byRank, seq, ids } = this.graph.payments;
    const { check } = this.walk.question;
    const ahead = new PaymentsAhead(this.graph, ranks);
    this.ahead = ahead;
    let next = 0;
    for (let turn = 0; turn < ranks.length; turn += 1) {
      if (turn % AHEAD === 0) check();
      ahead.come(turn);
      const place = ranks[turn]!;
      const payment = byRank[place]!;
      const { at } = ahead;
      for (; next < quota.length; next += 1) {
        const event = quota[next]!;
        const difference = event.at - at;
        if (difference > 0) break;
        // At one moment an issue comes first, then what the source numbers, then the id.
        if (difference === 0 && !event.issue && (event.seq > seq[payment]! || (event.seq === seq[payment] && event.id > ids.id(payment)))) break;
        this.quotaEvent(event);
      }
      this.arrivals.come(at, this.table.count);
      this.paymentEvent(payment, place);
    }
    for (; next < quota.length; next += 1) this.quotaEvent(quota[next]!);
  }

  // ---------------------------------------------------------------------------------------------------------------- quota

  private quotaEvent({ issue, thing, at, amount }: QuotaEvent): void {
    const { lines } = this.space;
    const { roots, derived } = this.quota;
    if (issue) {
      const own = lines.of(thing);
      const row = this.rows.add(EVENT.issue, at, true, amount, own, own);
      this.table.flags[row] = roots.has(thing) ? FLAG.traced : 0;
      this.rows.of[row] = ROW.issue;
      this.rows.thing[row] = thing;
      return;
    }
    const { source, target, dayPrecise } = this.graph.allocations;
    const row = this.rows.add(EVENT.allocation, at, dayPrecise[thing] === 1, amount, lines.of(source[thing]!), lines.of(target[thing]!));
    const isContained = roots.has(target[thing]!) && isMadeOf(this.graph, thing, this.walk.question) && !derived.has(source[thing]!);
    this.table.flags[row] = isContained ? FLAG.contained : 0;
    this.rows.of[row] = ROW.allocation;
    this.rows.thing[row] = thing;
    this.allocationRows.set(thing, row);
  }

  // ---------------------------------------------------------------------------------------------------------------- money

  private paymentEvent(payment: number, place: number): void {
    if (this.netted.isWhole(payment)) return;
    if (this.space.documented.has(place)) this.documentedEvent(payment);
    else this.ledgerEvent(payment);
  }

  private documentedEvent(payment: number): void {
    const { records } = this;
    const { payments, accounts } = this.graph;
    const { indicator } = payments;
    const marks = records.marks(payment);
    const at = records.at(payment);
    const amount = records.amount(payment);
    const payer = records.payer(payment);
    const payee = records.payee(payment);
    const day = flagOf(marks, PAYMENT_FLAGS.dayPrecise);
    if ((marks & MARK.settling) !== 0) {
      this.documentedSettlement(payment);
      return;
    }
    if ((marks & MARK.reclassification) !== 0) {
      if (indicator[payment]! < 0) return;
      const own = this.own(payee);
      const row = this.rows.add(EVENT.reclassification, at, day, amount, own, own);
      this.table.line[row] = this.space.lines.of(indicator[payment]!);
      this.table.lineTag[row] = this.tag(indicator[payment]!);
      const parts = this.settledParts(payment).filter((part) => part.payment >= 0);
      // One that the order puts before a documented payment it moves can take nothing of it yet, and takes nothing else instead.
      const isRead = this.isRead(payee) && parts.every((part) => !this.isDocumentedPayment(part.payment) || this.rowOf.has(part.payment));
      if (isRead) this.table.flags[row] = FLAG.payerHasLots;
      this.namedParts(
        row,
        parts.filter((part) => isRead || this.isDocumentedPayment(part.payment)),
      );
      this.keep(row, payment);
      return;
    }
    const row = this.rows.add(EVENT.payment, at, day, amount, this.own(payer), this.own(payee));
    this.tagged(row);
    this.table.lineSet[row] = this.covering.setOf(payment);
    this.table.bounced[row] = Math.min(amount, this.netted.bouncedOf(payment));
    const hasLots = isEndKind[accounts.kindAt(payer, this.walk.question.batch)] === 0;
    this.table.flags[row] = (hasLots ? FLAG.payerHasLots : 0) | (this.walk.question.origins?.has(payment) ? FLAG.origin : 0);
    this.keep(row, payment);
  }

  /** Money that a settlement takes from payments of other documents is in the picture only where the payer's ledger is read. */
  private documentedSettlement(payment: number): void {
    const { records } = this;
    const { indicator } = this.graph.payments;
    const marks = records.marks(payment);
    const payer = records.payer(payment);
    const isTagged = (marks & (MARK.indicator | MARK.payout)) !== 0;
    const isSeen = (part: { readonly payment: number }): boolean => this.isDocumentedPayment(part.payment) || this.isRead(payer);
    // One that says itself whose money it is takes that money, whatever it names.
    const isElsewhere = (part: { readonly payment: number }): boolean =>
      !isTagged && !isSeen(part) && !this.space.documented.has(this.graph.payments.rank[part.payment]!);
    // What a bounce was netted against is taken from nobody again.
    const parts = this.netted.has(payment) ? [] : this.settledParts(payment).filter((part) => part.payment >= 0);
    const named = parts.filter(isSeen);
    const elsewhere = parts.reduce((sum, part) => (isElsewhere(part) ? sum + part.amount : sum), 0);
    const moved = this.netted.movedOf(payment) - elsewhere;
    if (moved <= 0) return;
    const day = flagOf(marks, PAYMENT_FLAGS.dayPrecise);
    const row = this.rows.add(EVENT.settlement, records.at(payment), day, moved, this.own(payer), this.own(records.payee(payment)));
    this.tagged(row);
    if (flagOf(marks, PAYMENT_FLAGS.restoresQuota) || kindOfMarks(marks) === REVERSAL) {
      // One that names no line gives the quota of each payment back to the lines of that payment.
      const own = this.covering.setOf(payment);
      const setOf = (undone: number): number => {
        const set = indicator[payment]! >= 0 ? own : this.covering.setOf(undone);
        return set < 0 ? NO_LINES : set;
      };
      this.namedParts(row, named, setOf);
      const sets = [...named.map((part) => setOf(part.payment)), own].filter((set) => set >= 0);
      this.table.lineSet[row] = sets[0] ?? -1;
      if (sets.length > 0) this.table.flags[row] = FLAG.restores;
    } else this.namedParts(row, named);
    this.keep(row, payment);
  }

  /** A movement that no document of the trace covers, seen from the accounts whose ledgers are read. */
  private ledgerEvent(payment: number): void {
    const { space, table, records } = this;
    const { accounts } = space;
    const marks = records.marks(payment);
    if ((marks & MARK.reclassification) !== 0) return;
    const moved = this.netted.movedOf(payment);
    if (moved === 0) return;
    const from = records.payer(payment);
    const moment = records.at(payment);
    const day = flagOf(marks, PAYMENT_FLAGS.dayPrecise);
    const to = records.payee(payment);
    if (moment < accounts.readFrom(from)) {
      if (moment >= accounts.readFrom(to)) this.arrival(payment, moved, day);
      return;
    }
    const settling = (marks & MARK.settling) !== 0;
    if ((marks & (MARK.indicator | MARK.payout)) !== 0 && !settling) {
      if (accounts.tagsOn(from) === TAGS.none || isAskedFor(space, from, payment)) {
        const row = this.rows.add(EVENT.outflow, moment, day, moved, this.own(from), -1);
        this.tagged(row);
        table.flags[row] = FLAG.payerHasLots;
        this.rows.thing[row] = payment;
      }
      if (moment >= accounts.readFrom(to)) this.arrival(payment, moved, day);
      return;
    }
    const isFollowed = space.isOpen(from, moment);
    const row = this.rows.add(settling ? EVENT.settlement : EVENT.payment, moment, day, moved, this.own(from), isFollowed ? this.own(to) : 0);
    table.flags[row] = FLAG.payerHasLots;
    if (settling) {
      this.tagged(row);
      this.namedParts(row, this.settledParts(payment));
    }
    if (isFollowed) this.keep(row, payment, ROW.onward);
    else {
      this.rows.thing[row] = payment;
      // Where it is not followed it arrives as other money.
      if (moment >= accounts.readFrom(to)) this.arrival(payment, moved, day);
    }
  }

  private arrival(payment: number, amount: number, day: boolean): void {
    const { records, table } = this;
    const payee = records.payee(payment);
    const own = this.space.accounts.of(payee) + 1;
    const isTagged = (records.marks(payment) & (MARK.indicator | MARK.payout)) !== 0 && canBeAskedFor(this.space, this.walk.question, payment);
    const open = isTagged ? -1 : this.arrivals.join(own);
    if (open >= 0) {
      table.amount[open]! += amount;
      if (day) table.dayPrecise[open] = 1;
      return;
    }
    const row = this.rows.add(EVENT.arrival, records.at(payment), day, amount, -1, this.own(payee));
    this.rows.thing[row] = payment;
    if (isTagged) this.tagged(row);
    else this.arrivals.open(own, row);
  }

  /** The ledger of the account is among the events. */
  private isRead(account: number): boolean {
    return this.space.accounts.readFrom(account) !== Infinity;
  }

  private isDocumentedPayment(payment: number): boolean {
    return this.space.documented.has(this.graph.payments.rank[payment]!) && !isSettling(this.graph, payment);
  }

  /** `setOf`: the lines that get the quota of a payment back. */
  private namedParts(row: number, parts: readonly { payment: number; amount: number }[], setOf: (payment: number) => number = () => -1): void {
    const { indicator, payout } = this.graph.payments;
    let first = -1;
    for (const { payment, amount } of parts) {
      const [batchTag, lineTag] = payment < 0 ? [-1, -1] : [this.payoutTag(payout[payment]!), this.tag(indicator[payment]!)];
      const part = this.settles.add(payment < 0 ? -1 : (this.rowOf.get(payment) ?? -1), amount, batchTag, lineTag, payment < 0 ? -1 : setOf(payment));
      if (first < 0) first = part;
    }
    this.table.settlesStart[row] = Math.max(0, first);
    this.table.settlesCount[row] = parts.length;
  }

  private settledParts(payment: number): { payment: number; amount: number }[] {
    return settledParts(this.graph, payment, this.walk.question.batch);
  }

  /** The row is of the payment that the order has come to. */
  private tagged(row: number): void {
    const { indicator, payout } = this.ahead!;
    this.table.batchTag[row] = this.payoutTag(payout);
    this.table.lineTag[row] = this.tag(indicator);
  }

  private tag(line: number): number {
    return line < 0 ? -1 : this.space.tags.of(line);
  }

  private payoutTag(payout: number): number {
    return payout < 0 ? -1 : this.space.tags.of(this.graph.lines.count + payout);
  }

  private own(account: number): number {
    const own = this.space.accounts.of(account) + 1;
    this.arrivals.close(own);
    return own;
  }

  private keep(row: number, payment: number, of: number = ROW.documented): void {
    this.rows.of[row] = of;
    this.rows.thing[row] = payment;
    const marks = this.records.marks(payment);
    this.rows.marks[row] = marks;
    // Only what something later undoes is looked for again.
    if (flagOf(marks, PAYMENT_FLAGS.settled)) this.rowOf.set(payment, row);
  }
}
