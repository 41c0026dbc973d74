import type { Method } from '../../../src/domain/attribution/attribute.js';
import { purse, shared, type Fen, type Purse } from './plain-purse.js';

export interface Weighted {
  readonly line: number;
  readonly weight: number;
}

/** One event in plain words; holders, lines and tags are small numbers, -1 is outside or none. */
export interface Act {
  readonly type: 'opening' | 'arrival' | 'issue' | 'allocation' | 'payment' | 'settlement' | 'reclassification' | 'outflow';
  readonly at: number;
  readonly dayPrecise: boolean;
  readonly amount: number;
  readonly source: number;
  readonly target: number;
  readonly batchTag: number;
  readonly lineTag: number;
  readonly lines: readonly Weighted[] | null;
  readonly line: number;
  readonly bounced: number;
  readonly traced: boolean;
  readonly contained: boolean;
  readonly origin: boolean;
  readonly payerHasLots: boolean;
  readonly restores: boolean;
  readonly undoes: readonly {
    readonly act: number;
    readonly amount: number;
    readonly batchTag: number;
    readonly lineTag: number;
    /** Lines that get this part back; null: those of the act; empty: none. */
    readonly lines: readonly Weighted[] | null;
  }[];
}

const DAY = 86_400_000;
const dayOf = (at: number): number => Math.floor((at + DAY / 3) / DAY);

/** The rules of attribution told step by step, one method, every fen an object; slow on purpose and written without a look at the sweep. */
export class PlainLedger {
  readonly accounts: Purse[];
  readonly lines: Purse[];
  readonly traced: number[];
  readonly mixed: boolean[];
  readonly beforeIndicator = new Map<number, number>();
  readonly excess = new Map<number, number>();
  readonly unknownInflow = new Map<number, number>();
  readonly settlements = new Map<number, { back: number; recovered: number; madeGood: number }>();
  readonly flows: { arrived: number; arrivedTraced: number; allocated: number; allocatedTraced: number }[];
  issued = 0;
  beyond = 0;
  private readonly late: { act: number; line: number; amount: number }[] = [];
  private readonly made = new Set<number>();

  constructor(
    private readonly acts: readonly Act[],
    private readonly method: Method,
    accounts: number,
    lines: number,
    private readonly isLedger: readonly boolean[],
  ) {
    this.accounts = Array.from({ length: accounts }, () => purse(method));
    this.lines = Array.from({ length: lines }, () => purse(method));
    this.flows = this.lines.map(() => ({ arrived: 0, arrivedTraced: 0, allocated: 0, allocatedTraced: 0 }));
    this.traced = acts.map(() => 0);
    this.mixed = acts.map(() => false);
  }

  do(place: number): void {
    const act = this.acts[place]!;
    if (act.type === 'opening' || act.type === 'arrival') this.toAccount(act.target, untraced(act.amount), act, act.at);
    else if (act.type === 'issue') this.issue(place, act);
    else if (act.type === 'allocation') this.allocate(place, act);
    else if (act.type === 'payment') this.pay(place, act);
    else if (act.type === 'outflow') this.leave(place, act);
    else if (act.type === 'settlement') this.settle(place, act);
    else this.reclassify(place, act);
  }

  /** When all is done: what still waits for quota is covered by none. */
  finish(): void {
    for (const { act, line, amount } of this.late) if (this.acts[act]!.type !== 'allocation') add(this.excess, line, amount);
  }

  private issue(place: number, act: Act): void {
    if (act.traced) {
      this.issued += act.amount;
      this.traced[place] = act.amount;
    }
    this.flows[act.target]!.arrived += act.amount;
    if (act.traced) this.flows[act.target]!.arrivedTraced += act.amount;
    this.toLine(
      act.target,
      Array.from({ length: act.amount }, () => act.traced),
      act.at,
    );
  }

  private allocate(place: number, act: Act): void {
    const drawn = this.draw(place, act.source, act.amount);
    this.traced[place] = traced(drawn.fen);
    this.moveQuota(act, [...drawn.fen, ...untraced(act.amount - drawn.waits - drawn.fen.length)], act.at);
  }

  private moveQuota(act: Act, fen: Fen[], at: number): void {
    const arriving = act.contained ? fen.filter(Boolean) : fen;
    this.flows[act.source]!.allocated += fen.length;
    this.flows[act.source]!.allocatedTraced += traced(fen);
    this.flows[act.target]!.arrived += arriving.length;
    this.flows[act.target]!.arrivedTraced += traced(fen);
    this.toLine(act.target, arriving, at);
  }

  private pay(place: number, act: Act): void {
    const need = act.amount - act.bounced;
    this.made.add(place);
    if (need === 0) {
      if (act.origin) this.traced[place] = act.amount;
      else this.wouldHavePaid(place, act);
      return;
    }
    const fen = this.fromPayer(place, act, need, !act.origin);
    if (act.lines) {
      const shares = shared(
        need - fen.length,
        act.lines.map(({ weight }) => weight),
      );
      act.lines.forEach(({ line }, one) => fen.push(...this.draw(place, line, shares[one]!).fen));
    }
    if (act.origin) {
      this.issued += need - traced(fen);
      this.traced[place] = act.amount;
      this.mixed[place] = false;
      this.toAccount(
        act.target,
        Array.from({ length: need }, () => true),
        act,
        act.at,
      );
    } else {
      this.traced[place] = Number((BigInt(act.amount) * BigInt(traced(fen))) / BigInt(need));
      this.toAccount(act.target, [...fen, ...untraced(need - fen.length)], act, act.at);
    }
  }

  /** Steps 1 of a tagged and an untagged payment. */
  private fromPayer(place: number, act: Act, need: number, isReported: boolean): Fen[] {
    if (!act.payerHasLots || act.source < 0) return [];
    const payer = this.accounts[act.source]!;
    if (isUntagged(act)) {
      const fen = this.pick(place, payer, need);
      if (isReported) add(this.unknownInflow, act.source, need - fen.length);
      return fen;
    }
    const fen = act.batchTag >= 0 ? this.pick(place, payer, need, act.batchTag) : [];
    if (act.lineTag >= 0) fen.push(...this.pick(place, payer, need - fen.length, act.lineTag));
    return fen;
  }

  private wouldHavePaid(place: number, act: Act): void {
    let left = act.amount;
    const look = (holder: Purse, tag?: number, most = left): void => {
      const fen = this.pick(place, holder.copy(), most, tag);
      left -= fen.length;
      this.traced[place]! += traced(fen);
    };
    if (act.payerHasLots && act.source >= 0) {
      const payer = this.accounts[act.source]!;
      if (isUntagged(act)) return look(payer);
      if (act.batchTag >= 0) look(payer, act.batchTag);
      if (act.lineTag >= 0) look(payer, act.lineTag);
    }
    const shares = shared(
      left,
      (act.lines ?? []).map(({ weight }) => weight),
    );
    act.lines?.forEach(({ line }, one) => look(this.lines[line]!, undefined, shares[one]!));
  }

  private leave(place: number, act: Act): void {
    const fen = this.fromPayer(place, act, act.amount, true);
    this.traced[place] = traced(fen);
    this.beyond += traced(fen);
  }

  private settle(place: number, act: Act): void {
    let left = act.amount;
    let recovered = 0;
    const parts = act.undoes.map((part) =>
      part.act < 0 && part.batchTag < 0 && part.lineTag < 0 ? { ...part, batchTag: act.batchTag, lineTag: act.lineTag } : part,
    );
    for (const part of [...parts, { act: -1, amount: Infinity, batchTag: act.batchTag, lineTag: act.lineTag, lines: null }]) {
      const amount = Math.min(left, part.amount);
      if (amount === 0) continue;
      left -= amount;
      if (this.made.has(part.act)) recovered += Math.floor((amount * this.traced[part.act]!) / this.acts[part.act]!.amount);
      const fen = act.source < 0 ? [] : this.pickTagsThenAny(place, act.source, amount, part);
      if (act.source >= 0) add(this.unknownInflow, act.source, amount - fen.length);
      this.traced[place]! += traced(fen);
      const all = [...fen, ...untraced(amount - fen.length)];
      const lines = part.lines ?? act.lines;
      if (act.restores && lines && weighs(lines)) this.restore(lines, all, act.at);
      else this.toAccount(act.target, all, part, act.at);
    }
    if (recovered > 0) this.settlements.set(place, { back: 0, recovered, madeGood: Math.max(0, recovered - this.traced[place]!) });
  }

  private reclassify(place: number, act: Act): void {
    let back = 0;
    let unnamed = act.amount;
    const wasMixed = this.mixed[place]!;
    const giveUp = (amount: number, tags: { batchTag: number; lineTag: number }): void => {
      if (!act.payerHasLots || act.source < 0 || amount <= 0) return;
      const fen = this.pickTagsThenAny(place, act.source, amount, tags);
      this.beyond += traced(fen);
      add(this.unknownInflow, act.source, amount - fen.length);
    };
    for (const part of act.undoes) {
      const undone = this.acts[part.act];
      unnamed -= part.amount;
      if (part.act < 0) giveUp(part.amount, part);
      if (!undone || !this.made.has(part.act) || part.amount === 0) continue;
      const lines = undone.type === 'reclassification' ? [{ line: undone.line, weight: 1 }] : (undone.lines ?? []);
      if (!weighs(lines)) continue;
      const fen = act.source < 0 ? [] : this.pickTagsThenAny(place, act.source, part.amount, part);
      back += traced(fen);
      this.restore(lines, [...fen, ...untraced(part.amount - fen.length)], act.at);
    }
    giveUp(unnamed, { batchTag: -1, lineTag: -1 });
    this.mixed[place] = wasMixed;
    const { fen } = this.draw(place, act.line, act.amount);
    this.traced[place] = traced(fen);
    this.toAccount(act.target, [...fen, ...untraced(act.amount - fen.length)], act, act.at);
    this.made.add(place);
    if (back > 0) this.settlements.set(place, { back, recovered: 0, madeGood: 0 });
  }

  private pickTagsThenAny(place: number, account: number, amount: number, tags: { batchTag: number; lineTag: number }): Fen[] {
    const payer = this.accounts[account]!;
    const fen = tags.batchTag >= 0 ? this.pick(place, payer, amount, tags.batchTag) : [];
    if (tags.lineTag >= 0) fen.push(...this.pick(place, payer, amount - fen.length, tags.lineTag));
    return [...fen, ...this.pick(place, payer, amount - fen.length)];
  }

  /** Takes what is there up to an amount and notes whether it was a share. */
  private pick(place: number, holder: Purse, amount: number, tag?: number): Fen[] {
    const there = holder.count(tag);
    const taken = Math.min(amount, there.all);
    if (taken === 0) return [];
    if (there.traced > 0 && there.traced < there.all) this.mixed[place] = true;
    return holder.take(taken, tag);
  }

  private draw(place: number, line: number, amount: number): { fen: Fen[]; waits: number } {
    const first = this.firstQuota(line);
    if (first === Infinity && this.isLedger[line]) add(this.excess, line, amount);
    if (first === Infinity || amount === 0) return { fen: [], waits: 0 };
    const fen = this.pick(place, this.lines[line]!, amount);
    const lacking = amount - fen.length;
    if (lacking === 0) return { fen, waits: 0 };
    if (this.horizon(place) >= first) {
      add(this.excess, line, lacking);
      return { fen, waits: 0 };
    }
    this.late.push({ act: place, line, amount: lacking });
    return { fen, waits: lacking };
  }

  firstQuota(line: number): number {
    if (!this.isLedger[line]) return Infinity;
    const arrivals = this.acts.filter((act) => (act.type === 'issue' || act.type === 'allocation') && act.target === line);
    return Math.min(Infinity, ...arrivals.map((act) => act.at));
  }

  /** The last moment that may have come before an act. */
  horizon(place: number): number {
    const { at } = this.acts[place]!;
    const day = this.acts.filter((act) => dayOf(act.at) === dayOf(at));
    return day.some((act) => act.dayPrecise) ? Math.max(...day.map((act) => act.at)) : at;
  }

  private restore(lines: readonly Weighted[], fen: readonly Fen[], at: number): void {
    const amounts = shared(
      fen.length,
      lines.map(({ weight }) => weight),
    );
    const tracedParts = shared(traced(fen), amounts);
    const parts = lines.map((): Fen[] => []);
    const untracedLeft = amounts.map((amount, place) => amount - tracedParts[place]!);
    for (const one of fen) {
      const left = one ? tracedParts : untracedLeft;
      const receiver = left.findIndex((amount) => amount > 0);
      left[receiver]! -= 1;
      parts[receiver]!.push(one);
    }
    lines.forEach(({ line }, place) => this.lines[line]!.put(parts[place]!, -1, at));
    for (const { line } of lines) this.serve(line, at);
  }

  private toLine(line: number, fen: readonly Fen[], at: number): void {
    this.lines[line]!.put(fen, -1, at);
    this.serve(line, at);
  }

  /** Who drew on a line before it had anything gets what has come, the first first. */
  private serve(line: number, at: number): void {
    for (;;) {
      const place = this.late.findIndex((one) => one.line === line);
      if (place < 0 || this.lines[line]!.count().all === 0) return;
      const one = this.late[place]!;
      const act = this.acts[one.act]!;
      const wasMixed = this.mixed[one.act]!;
      const fen = this.pick(one.act, this.lines[line]!, one.amount);
      if (act.origin && act.type === 'payment') this.mixed[one.act] = wasMixed;
      one.amount -= fen.length;
      if (one.amount === 0) this.late.splice(place, 1);
      if (!(act.origin && act.type === 'payment')) this.traced[one.act]! += traced(fen);
      if (act.type === 'allocation') this.moveQuota(act, fen, at);
      else add(this.beforeIndicator, one.act, traced(fen));
    }
  }

  private toAccount(account: number, fen: readonly Fen[], tags: { batchTag: number; lineTag: number }, at: number): void {
    if (account < 0) this.beyond += traced(fen);
    else this.accounts[account]!.put(fen, tags.batchTag >= 0 ? tags.batchTag : tags.lineTag, at);
  }

  /** The payer or source has less than an act takes. */
  lacks(place: number): boolean {
    const act = this.acts[place]!;
    const knows = (line: number): boolean => this.firstQuota(line) <= this.horizon(place);
    const need = act.amount - act.bounced;
    if (act.type === 'allocation') return knows(act.source) && this.lines[act.source]!.count().all < need;
    if (act.type === 'settlement') return act.source >= 0 && this.accounts[act.source]!.count().all < need;
    if (act.source >= 0 && act.payerHasLots) {
      const payer = this.accounts[act.source]!;
      if (isUntagged(act)) return payer.count().all < need;
      return [act.batchTag, act.lineTag].filter((tag) => tag >= 0).reduce((sum, tag) => sum + payer.count(tag).all, 0) < need;
    }
    if (act.type === 'outflow' || !act.lines) return false;
    return act.lines.reduce((sum, { line }) => sum + (knows(line) ? this.lines[line]!.count().all : Infinity), 0) < need;
  }
}

/** The order in which acts are done: days one by one, inside a day of which not all times are known whoever lacks something waits. */
export function plainOrder(acts: readonly Act[], proRata: PlainLedger): { order: number[]; unprovenDays: number[] } {
  const order: number[] = [];
  const unprovenDays: number[] = [];
  const go = (place: number): void => {
    order.push(place);
    proRata.do(place);
  };
  for (const day of new Set(acts.map((act) => dayOf(act.at)))) {
    let open = acts.flatMap((act, place) => (dayOf(act.at) === day ? [place] : []));
    const first = open[0]!;
    const fed = open.some((place) => acts[place]!.dayPrecise) ? open.flatMap((place) => holdersFed(acts[place]!)) : [];
    const waits = (place: number): boolean => holdersDrawn(acts[place]!).some((holder) => fed.includes(holder)) && proRata.lacks(place);
    let isFirstPass = true;
    let turned = false;
    while (open.length > 0) {
      const deferred: number[] = [];
      for (const place of open) {
        if (waits(place)) deferred.push(place);
        else {
          go(place);
          turned ||= !isFirstPass;
        }
      }
      if (deferred.length === open.length) go(deferred.shift()!);
      open = deferred;
      isFirstPass = false;
    }
    if (turned) unprovenDays.push(acts[first]!.at);
  }
  return { order, unprovenDays };
}

function holdersDrawn(act: Act): string[] {
  if (act.type === 'allocation') return [`line ${act.source}`];
  if (act.type !== 'payment' && act.type !== 'settlement' && act.type !== 'outflow') return [];
  return [...(act.source >= 0 ? [`account ${act.source}`] : []), ...(act.type === 'payment' ? (act.lines ?? []).map(({ line }) => `line ${line}`) : [])];
}

function holdersFed(act: Act): string[] {
  if (act.type === 'allocation' || act.type === 'issue') return [`line ${act.target}`];
  return [
    ...(act.target >= 0 ? [`account ${act.target}`] : []),
    ...(act.type === 'settlement' && act.restores
      ? [act.lines, ...act.undoes.map(({ lines }) => lines)].flatMap((lines) => lines ?? []).map(({ line }) => `line ${line}`)
      : []),
  ];
}

function isUntagged(act: Act): boolean {
  return act.batchTag < 0 && act.lineTag < 0 && act.lines === null;
}

function weighs(lines: readonly Weighted[]): boolean {
  return lines.some(({ weight }) => weight > 0);
}

function untraced(amount: number): Fen[] {
  return Array.from({ length: amount }, () => false);
}

function traced(fen: readonly Fen[]): number {
  return fen.filter(Boolean).length;
}

function add(map: Map<number, number>, key: number, amount: number): void {
  if (amount > 0) map.set(key, (map.get(key) ?? 0) + amount);
}
