import { apportion, shareOf } from './money-share.js';
import { Pot } from './pot.js';
import {
  drawnBy,
  fedBy,
  shanghaiDay,
  type Allocation,
  type Payment,
  type Reclassification,
  type Settlement,
  type SweepEvent,
  type SweepOutcome,
} from './sweep-event.js';

/** Quota that passed through an indicator, fen; quota restored by refunds is left out. */
export interface LineFlow {
  arrived: number;
  arrivedTraced: number;
  allocated: number;
  allocatedTraced: number;
}

export interface SweepResult {
  readonly outcomes: ReadonlyMap<string, SweepOutcome>;
  /** Traced fen resting on each indicator, and on each account by tag; zeros left out. */
  readonly lineRests: ReadonlyMap<string, number>;
  readonly accountRests: ReadonlyMap<string, ReadonlyMap<string, number>>;
  readonly lineFlows: ReadonlyMap<string, LineFlow>;
  /** Traced fen paid before their indicator existed, by payment id. */
  readonly beforeIndicator: ReadonlyMap<string, number>;
  /** More left than had arrived: place (indicator) → fen. */
  readonly excess: ReadonlyMap<string, number>;
  /** Traced fen issued: Σ rests + Σ beforeIndicator, always. */
  readonly issued: number;
  /** Days on which the order of events inside the day had to be guessed; epoch ms of the day. */
  readonly unprovenDays: readonly number[];
}

const NO_TAG = '';
const NOTHING: SweepOutcome = { traced: 0, attributed: false, back: 0, recovered: 0, madeGood: 0 };

/**
 * The sweep: every event of the reached indicators and accounts in the one order (at, seq, id), once, pro-rata. Traced
 * fen arise only where the root lines are issued, so at the end they rest somewhere or are unexplained: nothing is lost.
 *
 * Pro-rata (the haircut method): what leaves a holder takes the traced part in proportion to the balance, ⌊x·T/B⌋, and
 * all of T when the balance is emptied. A tagged payment takes first the payer's lots with that tag, then the quota of
 * its indicator; what neither covers is excess, reported and untraced.
 */
class Sweep {
  readonly outcomes = new Map<string, SweepOutcome>();
  readonly beforeIndicator = new Map<string, number>();
  readonly excess = new Map<string, number>();
  readonly unprovenDays: number[] = [];
  issued = 0;
  readonly lineFlows = new Map<string, LineFlow>();
  private readonly lines = new Map<string, Pot>();
  private readonly accounts = new Map<string, Map<string, Pot>>();
  /** Payments and allocations that came before their indicator had anything, oldest first. */
  private readonly waiting = new Map<string, { id: string; amount: number; arrive: (taken: number, traced: number) => void }[]>();
  private readonly firstArrival = new Map<string, number>();
  private readonly payments = new Map<string, { act: Payment; traced: number }>();

  constructor(
    private readonly events: readonly SweepEvent[],
    ledgers: ReadonlySet<string>,
  ) {
    for (const { act, at } of events) {
      const line = act.type === 'issue' && act.amount > 0 ? act.line : act.type === 'allocation' ? act.target : undefined;
      if (line !== undefined && ledgers.has(line)) this.firstArrival.set(line, Math.min(at, this.firstArrival.get(line) ?? Infinity));
    }
  }

  run(): void {
    let start = 0;
    while (start < this.events.length) {
      const day = shanghaiDay(this.events[start]!.at);
      let end = start;
      while (end < this.events.length && shanghaiDay(this.events[end]!.at) === day) end += 1;
      this.runDay(this.events.slice(start, end));
      start = end;
    }
  }

  /** Where times of day are missing, an event whose payer lacks the amount waits until others of the day are done. */
  private runDay(events: readonly SweepEvent[]): void {
    const receivers = events.some((event) => event.dayPrecise) ? new Set(events.flatMap(({ act }) => fedBy(act))) : new Set<string>();
    let open = events;
    let turned = false;
    while (open.length > 0) {
      const deferred: SweepEvent[] = [];
      let progress = false;
      for (const event of open) {
        if (drawnBy(event.act).some((holder) => receivers.has(holder)) && this.lacks(event)) deferred.push(event);
        else {
          this.apply(event);
          progress = true;
          turned ||= open !== events;
        }
      }
      open = progress ? deferred : this.force(deferred);
    }
    if (turned) this.unprovenDays.push(events[0]!.at);
  }

  /** Nothing more arrives today, so what is lacking came from outside the data; stops where a forced event feeds one that still waits. */
  private force(events: readonly SweepEvent[]): SweepEvent[] {
    const waitedOn = new Set(events.flatMap(({ act }) => drawnBy(act)));
    for (const [place, event] of events.entries()) {
      this.apply(event);
      if (fedBy(event.act).some((holder) => waitedOn.has(holder))) return events.slice(place + 1);
    }
    return [];
  }

  private lacks({ act, at }: SweepEvent): boolean {
    if (act.type === 'allocation') return this.knows(act.source, at) && this.line(act.source).balance < act.amount;
    if (act.type === 'settlement') return this.holdings(act.payer) < act.amount;
    if (act.type !== 'payment') return false;
    const need = act.amount - act.bounced;
    const lots = act.payerHasLots ? act.tags.reduce((sum, tag) => sum + (this.pots(act.payer).get(tag)?.balance ?? 0), 0) : 0;
    if (act.payerHasLots || lots >= need) return lots < need;
    const quota = act.funding.reduce((sum, { line }) => sum + (this.knows(line, at) ? this.line(line).balance : Infinity), 0);
    return quota < need;
  }

  /** False for an indicator outside the walk, or one whose first quota comes only later. */
  private knows(line: string, at: number): boolean {
    return (this.firstArrival.get(line) ?? Infinity) <= at || this.line(line).balance > 0;
  }

  private apply({ id, at, act }: SweepEvent): void {
    switch (act.type) {
      case 'issue':
        if (act.traced) this.issued += act.amount;
        this.flow(act.line, { arrived: act.amount, arrivedTraced: act.traced ? act.amount : 0 });
        return this.arriveAtLine(act.line, act.amount, act.traced ? act.amount : 0);
      case 'allocation':
        return this.allocate(id, at, act);
      case 'payment':
        return this.pay(id, at, act);
      case 'settlement':
        return this.settle(id, act);
      case 'reclassification':
        return this.reclassify(id, at, act);
    }
  }

  private allocate(id: string, at: number, act: Allocation): void {
    const arrive = (taken: number, traced: number): void => {
      const arriving = act.containedInTarget ? traced : taken;
      this.flow(act.source, { allocated: taken, allocatedTraced: traced });
      this.flow(act.target, { arrived: arriving, arrivedTraced: traced });
      this.arriveAtLine(act.target, arriving, traced);
    };
    const drawn = this.drawLine(id, at, act.source, act.amount, arrive);
    this.record(id, drawn.traced, drawn.mixed);
    arrive(act.amount - drawn.waiting, drawn.traced);
  }

  private pay(id: string, at: number, act: Payment): void {
    const need = act.amount - act.bounced;
    let rest = need;
    let traced = 0;
    let mixed = false;
    if (act.payerHasLots) {
      for (const tag of act.tags) {
        const pot = this.pots(act.payer).get(tag);
        if (!pot || rest === 0) continue;
        const part = pot.take(rest);
        rest -= part.taken;
        traced += part.traced;
        mixed ||= part.mixed;
      }
    }
    const shares = apportion(
      rest,
      act.funding.map(({ weight }) => weight),
    );
    act.funding.forEach(({ line }, place) => {
      const share = shares[place]!;
      if (share === 0) return;
      // Money that left before its indicator existed is explained by no quota: it never counts as paid.
      const drawn = this.drawLine(id, at, line, share, (_, late) => this.beforeIndicator.set(id, (this.beforeIndicator.get(id) ?? 0) + late));
      traced += drawn.traced;
      mixed ||= drawn.mixed;
    });
    if (act.origin) {
      // Quota that an earlier origin restored and this one spends again is the same money: it begins once.
      this.issued += need - traced;
      this.record(id, act.amount, false);
      this.payments.set(id, { act, traced: act.amount });
      this.pot(act.payee, act.tags[0] ?? NO_TAG).add(need, need);
      return;
    }
    // Of a payment that bounced whole nothing moved; its share is what it would have had.
    const gross = need > 0 ? { traced: shareOf(act.amount, traced, need), mixed } : this.preview(act);
    this.record(id, gross.traced, gross.mixed);
    this.payments.set(id, { act, traced: gross.traced });
    this.pot(act.payee, act.tags[0] ?? NO_TAG).add(need, traced);
  }

  /** The traced share that a payment which bounced whole would have had. */
  private preview(act: Payment): { traced: number; mixed: boolean } {
    let rest = act.amount;
    let traced = 0;
    let mixed = false;
    const pots = [...(act.payerHasLots ? act.tags.map((tag) => this.pots(act.payer).get(tag)) : []), ...act.funding.map(({ line }) => this.lines.get(line))];
    for (const pot of pots) {
      if (!pot || pot.balance === 0) continue;
      const part = Math.min(rest, pot.balance);
      traced += shareOf(pot.traced, part, pot.balance);
      rest -= part;
      mixed ||= pot.traced > 0 && pot.traced < pot.balance;
    }
    return { traced, mixed };
  }

  private settle(id: string, act: Settlement): void {
    let traced = 0;
    let mixed = false;
    let left = act.amount;
    const draw = (amount: number, tags: readonly string[]): void => {
      const part = this.takeFromAccount(act.payer, Math.min(amount, left), tags);
      left -= Math.min(amount, left);
      traced += part.traced;
      mixed ||= part.mixed;
      const parts = apportion(
        Math.min(amount, act.amount),
        act.restores.map(({ weight }) => weight),
      );
      if (act.restores.length === 0) {
        this.pot(act.receiver, tags[0] ?? NO_TAG).add(amount, part.traced);
        return;
      }
      const tracedParts = apportion(part.traced, parts);
      act.restores.forEach(({ line }, place) => this.arriveAtLine(line, parts[place]!, tracedParts[place]!));
    };
    let inFull = 0;
    for (const settled of act.settles) {
      const payment = this.payments.get(settled.payment);
      draw(settled.amount, payment?.act.tags ?? act.tags);
      if (payment) inFull += shareOf(settled.amount, payment.traced, payment.act.amount);
    }
    // What the source leaves unnamed still left the payer.
    if (left > 0) draw(left, act.tags);
    this.outcomes.set(id, { traced, attributed: mixed, back: 0, recovered: inFull, madeGood: Math.max(0, inFull - traced) });
  }

  private reclassify(id: string, at: number, act: Reclassification): void {
    let back = 0;
    for (const settled of act.settles) {
      const payment = this.payments.get(settled.payment);
      if (!payment) continue;
      const part = this.takeFromAccount(act.payee, settled.amount, payment.act.tags);
      back += part.traced;
      const lines = payment.act.funding;
      const amounts = apportion(
        settled.amount,
        lines.map(({ weight }) => weight),
      );
      const traced = apportion(part.traced, amounts);
      lines.forEach(({ line }, place) => this.arriveAtLine(line, amounts[place]!, traced[place]!));
    }
    const drawn = this.drawLine(id, at, act.line, act.amount, (_, late) => this.beforeIndicator.set(id, (this.beforeIndicator.get(id) ?? 0) + late));
    this.pot(act.payee, act.line).add(act.amount, drawn.traced);
    this.outcomes.set(id, { ...NOTHING, traced: drawn.traced, attributed: drawn.mixed, back });
    this.payments.set(id, {
      act: {
        type: 'payment',
        payer: act.payee,
        payee: act.payee,
        amount: act.amount,
        bounced: 0,
        tags: [act.line],
        funding: [{ line: act.line, weight: 1 }],
        origin: false,
        payerHasLots: false,
      },
      traced: drawn.traced,
    });
  }

  /** Takes quota from an indicator; what comes before the indicator's first quota waits for it, the rest is excess. */
  private drawLine(
    id: string,
    at: number,
    line: string,
    amount: number,
    arriveLate: (taken: number, traced: number) => void,
  ): { traced: number; mixed: boolean; waiting: number } {
    const first = this.firstArrival.get(line);
    // An indicator outside the walk: its quota is not the traced document's.
    if (first === undefined) return { traced: 0, mixed: false, waiting: 0 };
    const part = this.line(line).take(amount);
    const lacking = amount - part.taken;
    if (lacking > 0 && at < first) {
      const queue = this.waiting.get(line) ?? [];
      queue.push({ id, amount: lacking, arrive: arriveLate });
      this.waiting.set(line, queue);
      return { ...part, waiting: lacking };
    }
    if (lacking > 0) this.excess.set(line, (this.excess.get(line) ?? 0) + lacking);
    return { ...part, waiting: 0 };
  }

  private arriveAtLine(line: string, amount: number, traced: number): void {
    const pot = this.line(line);
    pot.add(amount, traced);
    const queue = this.waiting.get(line);
    while (queue && queue.length > 0 && pot.balance > 0) {
      const first = queue[0]!;
      const part = pot.take(first.amount);
      first.amount -= part.taken;
      if (first.amount === 0) queue.shift();
      const before = this.outcomes.get(first.id) ?? NOTHING;
      this.outcomes.set(first.id, { ...before, traced: before.traced + part.traced, attributed: before.attributed || part.mixed });
      first.arrive(part.taken, part.traced);
    }
  }

  /** The named tags first, then the payer's other lots in proportion; what is lacking came from outside the data. */
  private takeFromAccount(account: string, amount: number, tags: readonly string[]): { traced: number; mixed: boolean } {
    const pots = this.pots(account);
    let rest = amount;
    let traced = 0;
    let mixed = false;
    const take = (pot: Pot | undefined, share: number): void => {
      if (!pot || share === 0) return;
      const part = pot.take(share);
      rest -= part.taken;
      traced += part.traced;
      mixed ||= part.mixed;
    };
    for (const tag of tags) take(pots.get(tag), rest);
    if (rest > 0) {
      const others = [...pots.values()];
      const balances = others.map((pot) => pot.balance);
      const shares = apportion(
        Math.min(
          rest,
          balances.reduce((sum, balance) => sum + balance, 0),
        ),
        balances,
      );
      others.forEach((pot, place) => take(pot, shares[place]!));
    }
    return { traced, mixed };
  }

  private record(id: string, traced: number, attributed: boolean): void {
    this.outcomes.set(id, { ...NOTHING, traced, attributed });
  }

  private flow(line: string, more: Partial<LineFlow>): void {
    const flow = entry(this.lineFlows, line, () => ({ arrived: 0, arrivedTraced: 0, allocated: 0, allocatedTraced: 0 }));
    for (const [key, amount] of Object.entries(more) as [keyof LineFlow, number][]) flow[key] += amount;
  }

  private line(id: string): Pot {
    return entry(this.lines, id, () => new Pot());
  }

  private pots(account: string): Map<string, Pot> {
    return entry(this.accounts, account, () => new Map());
  }

  private pot(account: string, tag: string): Pot {
    return entry(this.pots(account), tag, () => new Pot());
  }

  private holdings(account: string): number {
    return [...this.pots(account).values()].reduce((sum, pot) => sum + pot.balance, 0);
  }

  rests(): { lineRests: Map<string, number>; accountRests: Map<string, Map<string, number>> } {
    const lineRests = new Map<string, number>();
    for (const [id, pot] of this.lines) if (pot.traced > 0) lineRests.set(id, pot.traced);
    const accountRests = new Map<string, Map<string, number>>();
    for (const [id, pots] of this.accounts) {
      const byTag = [...pots].filter(([, pot]) => pot.traced > 0).map(([tag, pot]) => [tag, pot.traced] as const);
      if (byTag.length > 0) accountRests.set(id, new Map(byTag));
    }
    return { lineRests, accountRests };
  }
}

/**
 * Runs the sweep. The events may come in any order; they are put into (at, seq, id), issues of a moment first.
 * `ledgers` are the indicators whose every movement is among the events; quota of any other is not the document's.
 */
export function sweep(events: readonly SweepEvent[], ledgers: ReadonlySet<string>): SweepResult {
  const ordered = [...events].sort(
    (a, b) => a.at - b.at || Number(b.act.type === 'issue') - Number(a.act.type === 'issue') || a.seq - b.seq || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0),
  );
  const run = new Sweep(ordered, ledgers);
  run.run();
  const { outcomes, beforeIndicator, excess, issued, unprovenDays, lineFlows } = run;
  return { ...run.rests(), outcomes, beforeIndicator, excess, issued, unprovenDays, lineFlows };
}

function entry<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  let value = map.get(key);
  if (value === undefined) map.set(key, (value = make()));
  return value;
}
