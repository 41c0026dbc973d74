import { PAYMENT_FLAGS } from '../../projection/payments.js';
import type { Control } from './control.js';
import { DAY_MS, type Counted } from './counted.js';
import type { Narrowing } from './narrowing.js';
import { isAnchored } from './one-account.js';
import { enter, toMiddles } from './two-steps.js';

interface Settings {
  readonly kinds: readonly string[];
  readonly hubs: readonly string[];
  readonly busy: number;
  readonly layerLeast: number;
  readonly densityLeast: number;
  readonly windowDays: number;
  readonly keptLeast: number;
  readonly youngDays: number;
}

/** A payment into the middle or out of it. */
interface Way {
  readonly middle: number;
  readonly payment: number;
  /** Fen. */
  readonly net: number;
}

/** Steps of the search below one account; whoever takes more is asked. */
const STEPS_MOST = 5_000_000;

/** Thrown out of a search that cannot tell: the statement is asked. */
class CannotTell extends Error {}

/**
 * Layered relay: two who pay pay enough accounts in common within days, these pay enough others in common, money goes on through the layers
 * as the pattern says, net of what came back, and the middle is young or accounts have something in common. What holds of the world at some
 * time is taken as holding.
 */
export const layered: Narrowing = (counted, values, control) => {
  const settings = values as unknown as Settings;
  const [judged, hubKinds] = [counted.kinds(settings.kinds), counted.kinds(settings.hubs)];
  const { accounts } = counted.graph;
  return (account) => {
    if (!judged.has(accounts.kindAt(account, counted.batch)) || !isAnchored(counted, account)) return 'not-judged';
    try {
      const layers = new Layers(counted, settings, hubKinds, account);
      if (control) return layers.stand(control) ? 'ask' : 'pass';
      const about = layers.mayConcern();
      return about.size === 0 ? 'pass' : { about };
    } catch (error) {
      if (error instanceof CannotTell) return 'ask';
      throw error;
    }
  };
};

/** The search below one account, as the pattern's statement makes it. */
class Layers {
  private readonly window: number;
  /** By account of the middle: payments of this account to it, in the order of time. */
  private readonly own = new Map<number, number[]>();
  private steps = 0;

  constructor(
    private readonly counted: Counted,
    private readonly settings: Settings,
    private readonly hubKinds: ReadonlySet<number>,
    private readonly account: number,
  ) {
    this.window = settings.windowDays * DAY_MS;
    for (const payment of toMiddles(counted, account, hubKinds, settings.busy))
      if (counted.net(payment) > 0) collect(this.own, counted.graph.payments.payee[payment]!, payment);
  }

  /** All accounts that may be in layers with this one. */
  mayConcern(): Set<number> {
    const { firsts, lasts } = this.neighbours(this.others());
    return new Set([...firsts, ...lasts].flatMap(([middle, some]) => [middle, ...some]));
  }

  stand(control: Control): boolean {
    const others = this.others();
    const { firsts, lasts } = this.neighbours(others);
    const tied = control.tied([...firsts, ...lasts].flatMap(([middle, some]) => [middle, ...some]));
    const pays = byNeighbour(firsts, tied);
    const isPaid = byNeighbour(lasts, tied);
    for (const [other, common] of others) {
      const layers = {
        upper: this.beside(pays, common),
        middle: [...common.keys()].filter((middle) => tied.has(middle)),
        lower: this.beside(isPaid, common),
      };
      if ((this.isYoung(common, control) || control.isShared(layers)) && this.isPossible(other, common) && this.standBelow(other, common, control)) return true;
    }
    return false;
  }

  /** Whether enough of the middle can have been young. */
  private isYoung(common: ReadonlyMap<number, unknown>, control: Control): boolean {
    const { layerLeast, youngDays } = this.settings;
    const young = [...common.keys()].filter((middle) => control.isYounger(middle, this.earliestFor(middle) - youngDays * DAY_MS));
    return young.length >= layerLeast;
  }

  /** Whoever has payments with so much of what both pay that a layer may have it. */
  private beside(some: ReadonlyMap<number, ReadonlySet<number>>, common: ReadonlyMap<number, unknown>): number[] {
    const least = this.settings.densityLeast * this.settings.layerLeast;
    return [...some].filter(([, middles]) => [...middles].filter((middle) => common.has(middle)).length >= least).map(([one]) => one);
  }

  /** No first layer in which a middle is paid begins earlier. */
  private earliestFor(middle: number): number {
    return this.at(this.own.get(middle)![0]!) - this.window;
  }

  /** By middle that somebody else pays: who else pays it, and whom it pays, in any of its windows. */
  private neighbours(others: ReadonlyMap<number, ReadonlyMap<number, unknown>>): Record<'firsts' | 'lasts', Map<number, Set<number>>> {
    const { counted, window } = this;
    const { payer, payee } = counted.graph.payments;
    const firsts = new Map<number, Set<number>>();
    const lasts = new Map<number, Set<number>>();
    for (const middle of new Set([...others.values()].flatMap((common) => [...common.keys()]))) {
      const [from, to] = [this.earliestFor(middle), this.at(this.own.get(middle)!.at(-1)!)];
      for (const payment of counted.intoBetween(middle, from, to + window)) if (!this.isHub(payer[payment]!)) enter(firsts, middle, payer[payment]!);
      for (const payment of counted.outBetween(middle, from, to + 3 * window)) if (!this.isHub(payee[payment]!)) enter(lasts, middle, payee[payment]!);
    }
    return { firsts, lasts };
  }

  /** By the other payer, by middle: its payments near those of the account. Whoever pays enough of the middle. */
  private others(): Map<number, Map<number, Set<number>>> {
    const { counted, account, own } = this;
    const { payer } = counted.graph.payments;
    const others = new Map<number, Map<number, Set<number>>>();
    if (own.size < this.settings.layerLeast) return others;
    for (const [middle, mine] of own) {
      let until = -Infinity;
      for (const start of mine) {
        // Days that the one before has looked through as well are not looked through again; payments of one moment belong together.
        const from = Math.max(this.at(start) - this.window, until + 1);
        until = this.at(start) + this.window;
        for (const payment of counted.intoBetween(middle, from, until)) {
          const other = payer[payment]!;
          if (other === account || other === middle || this.isHub(other) || counted.net(payment) <= 0) continue;
          const common = others.get(other) ?? new Map<number, Set<number>>();
          others.set(other, common);
          enter(common, middle, payment);
        }
      }
    }
    for (const [other, common] of others) if (common.size < this.settings.layerLeast) others.delete(other);
    return others;
  }

  /** Whether what both pay pays enough others in common, within all the days; soon told. */
  private isPossible(other: number, common: ReadonlyMap<number, ReadonlySet<number>>): boolean {
    const { layerLeast } = this.settings;
    const lasts = new Map<number, Set<number>>();
    for (const [middle, theirs] of common) {
      const moments = [...this.own.get(middle)!, ...theirs].map((payment) => this.at(payment));
      const [from, to] = [Math.min(...moments), Math.max(...moments)];
      for (const payment of this.counted.outBetween(middle, from, to + 3 * this.window)) {
        const last = this.counted.graph.payments.payee[payment]!;
        if (last !== this.account && last !== other && last !== middle && !this.isHub(last)) enter(lasts, last, middle);
      }
    }
    const enough = [...lasts.values()].filter((middles) => middles.size >= layerLeast);
    return enough.some((one, place) => enough.slice(place + 1).some((two) => inBoth(one, two).length >= layerLeast));
  }

  private standBelow(other: number, common: ReadonlyMap<number, ReadonlySet<number>>, control: Control): boolean {
    const { layerLeast } = this.settings;
    const into = new Map([...common].map(([middle, theirs]) => [middle, { mine: this.own.get(middle)!, theirs: [...theirs] }]));
    const moments = new Set<number>();
    for (const { mine, theirs } of into.values()) for (const payment of [...mine, ...theirs]) moments.add(this.at(payment));
    for (const since of moments) {
      const sinks = new Map<number, Map<number, number[]>>();
      let paidByBoth = 0;
      for (const [middle, { mine, theirs }] of into) {
        const [first, second] = [mine, theirs].map((some) => some.filter((payment) => this.isWithin(payment, since))) as [number[], number[]];
        if (first.length === 0 || second.length === 0) continue;
        paidByBoth += 1;
        const paid = this.earliest([...first, ...second]);
        for (const payment of this.counted.outBetween(middle, since, since + 3 * this.window)) {
          const last = this.counted.graph.payments.payee[payment]!;
          if (last === this.account || last === other || last === middle || this.isHub(last) || !this.isAfter(payment, paid)) continue;
          const ways = sinks.get(last) ?? new Map<number, number[]>();
          sinks.set(last, ways);
          collect(ways, middle, payment);
        }
      }
      if (paidByBoth < layerLeast) continue;
      const ends = [...sinks.values()].filter((ways) => ways.size >= layerLeast);
      if (ends.length >= layerLeast && this.standBetween(since, ends, control)) return true;
    }
    return false;
  }

  /** Of accounts paid in the end, by middle that paid them: whether some middle that two of them share has its layers. */
  private standBetween(since: number, ends: readonly ReadonlyMap<number, readonly number[]>[], control: Control): boolean {
    const { layerLeast } = this.settings;
    const moments = new Set<number>();
    for (const ways of ends)
      for (const some of ways.values()) for (const payment of some) if (this.at(payment) <= since + 2 * this.window) moments.add(this.at(payment));
    const told = new Set<string>();
    for (const then of moments) {
      this.step(ends.length);
      const middles = ends
        .map((ways) => new Set([...ways].filter(([, some]) => some.some((payment) => this.isWithin(payment, then))).map(([middle]) => middle)))
        .filter((some) => some.size >= layerLeast);
      for (const [place, one] of middles.entries()) {
        for (const two of middles.slice(place + 1)) {
          this.step(Math.min(one.size, two.size));
          const middle = inBoth(one, two).sort((left, right) => left - right);
          const key = `${then} ${middle.join(' ')}`;
          if (middle.length < layerLeast || told.has(key)) continue;
          told.add(key);
          if (this.hasLayers(since, then, middle, control)) return true;
        }
      }
    }
    return false;
  }

  private hasLayers(since: number, then: number, middle: readonly number[], control: Control): boolean {
    const { counted, account } = this;
    const { payer, payee } = counted.graph.payments;
    const { layerLeast, densityLeast, keptLeast, youngDays } = this.settings;
    const inside = new Set(middle);
    const least = densityLeast * middle.length;
    const paid = new Map<number, Way[]>();
    for (const one of middle) {
      for (const payment of counted.intoBetween(one, since, since + this.window)) {
        this.step();
        const net = counted.net(payment);
        if (net > 0 && !this.isHub(payer[payment]!) && !inside.has(payer[payment]!)) collect(paid, payer[payment]!, { middle: one, payment, net });
      }
    }
    const upper = new Map([...paid].filter(([, ways]) => breadth(ways) >= least));
    if (upper.size < layerLeast || !upper.has(account)) return false;
    const begun = Math.min(...upper.get(account)!.map(({ payment }) => this.at(payment)));
    if (!counted.intoBetween(account, begun - this.window, begun).some((payment) => counted.isTagged(payment) && counted.net(payment) > 0)) return false;
    const into = [...upper.values()].flat();
    const first = new Map(middle.map((one) => [one, this.earliest(into.filter((way) => way.middle === one).map(({ payment }) => payment))]));
    const onward = new Map<number, Way[]>();
    for (const one of middle) {
      for (const payment of counted.outBetween(one, then, then + this.window)) {
        const last = payee[payment]!;
        if (this.isHub(last) || inside.has(last) || upper.has(last) || !this.isAfter(payment, first.get(one)!)) continue;
        collect(onward, last, { middle: one, payment, net: counted.net(payment) });
      }
    }
    const lower = new Map([...onward].filter(([, ways]) => breadth(ways) >= least));
    if (lower.size < layerLeast || sumOf([...lower.values()].flat()) < keptLeast * sumOf(into)) return false;
    const begins = Math.min(...into.map(({ payment }) => this.at(payment)));
    return middle.every((one) => control.isYounger(one, begins - youngDays * DAY_MS)) || control.isShared({ upper: upper.keys(), middle, lower: lower.keys() });
  }

  private at(payment: number): number {
    return this.counted.graph.payments.at[payment]!;
  }

  private isHub(account: number): boolean {
    return this.hubKinds.has(this.counted.graph.accounts.kind[account]!);
  }

  private isWithin(payment: number, since: number): boolean {
    return this.at(payment) >= since && this.at(payment) <= since + this.window;
  }

  /** Payments of the earliest moment. */
  private earliest(some: readonly number[]): readonly number[] {
    const moment = Math.min(...some.map((payment) => this.at(payment)));
    return some.filter((payment) => this.at(payment) === moment);
  }

  /** Whether something is left of a payment, and it can have come after one of those of the earliest moment. */
  private isAfter(payment: number, earliest: readonly number[]): boolean {
    this.step();
    const [first] = earliest;
    if (first === undefined || this.at(payment) < this.at(first) || this.counted.net(payment) <= 0) return false;
    return this.at(payment) > this.at(first) || earliest.some((one) => this.isNext(one, payment));
  }

  /** Of two payments of one moment. */
  private isNext(one: number, two: number): boolean {
    const { flags, seq } = this.counted.graph.payments;
    if (((flags[one]! | flags[two]!) & PAYMENT_FLAGS.dayPrecise) !== 0) return true;
    // Who states no sequence counts as 0 here and as unknown there.
    if (seq[one] === 0 || seq[two] === 0) throw new CannotTell();
    return seq[two]! > seq[one]!;
  }

  private step(count = 1): void {
    this.steps += count;
    if (this.steps > STEPS_MOST) throw new CannotTell();
  }
}

function collect<K, V>(lists: Map<K, V[]>, key: K, value: V): void {
  const known = lists.get(key);
  if (known) known.push(value);
  else lists.set(key, [value]);
}

/** Of neighbours by middle those among some accounts, and the middles of each. */
function byNeighbour(neighbours: ReadonlyMap<number, ReadonlySet<number>>, among: ReadonlySet<number>): Map<number, Set<number>> {
  const found = new Map<number, Set<number>>();
  for (const [middle, some] of neighbours) for (const one of some) if (among.has(one)) enter(found, one, middle);
  return found;
}

/** Different accounts of the middle. */
function breadth(ways: readonly Way[]): number {
  return new Set(ways.map(({ middle }) => middle)).size;
}

function sumOf(ways: readonly Way[]): number {
  return ways.reduce((sum, { net }) => sum + net, 0);
}

function inBoth(one: ReadonlySet<number>, two: ReadonlySet<number>): number[] {
  return [...one].filter((member) => two.has(member));
}
