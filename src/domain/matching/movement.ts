import type { MatchDoubt } from './match.shapes.js';
import { dayOf, type MoneyRecord } from './money-record.js';

/** Records that are taken for one movement of money: at most one of each system. */
export class Movement {
  readonly records: MoneyRecord[];
  /** Systems that have a record of it, also through one that sums up several movements. */
  readonly systems: Set<string>;
  /** First and last day that its records give. */
  from: number;
  to: number;
  /** Movements that this one sums up, or of which it is a part: it is no payment of its own then. */
  observes: readonly Movement[] = [];
  /** Movements that observe this one as a whole. */
  readonly observers: Movement[] = [];
  /** What was joined although a doubt stays, and how the two sides were before. */
  readonly doubts: { readonly left: readonly string[]; readonly right: readonly string[]; readonly doubt: MatchDoubt }[] = [];
  /** Why it is not certain that it observes what it observes. */
  sumDoubt: MatchDoubt | null = null;
  /** What else it could sum up. */
  alternatives: readonly Movement[] = [];

  constructor(
    /** Its place among all; joined movements keep the first one's. */
    readonly number: number,
    record: MoneyRecord,
  ) {
    this.records = [record];
    this.systems = new Set([record.system]);
    this.from = this.to = dayOf(record.at);
  }

  /** The record that stands as the payment: with a tag, of a fiscal system, of a stated kind, with both accounts; then the smallest id. */
  get payment(): MoneyRecord {
    return this.records.reduce((best, record) => (rank(record) < rank(best) || (rank(record) === rank(best) && record.id < best.id) ? record : best));
  }

  get tagged(): boolean {
    return this.records.some((record) => record.tagged);
  }

  /** It can take in another record. */
  get isOpen(): boolean {
    return this.observes.length === 0;
  }

  /** Nothing that both know contradicts: no system twice, the accounts the same. */
  fits(other: Movement): boolean {
    if (!this.isOpen || !other.isOpen || this === other) return false;
    for (const system of other.systems) if (this.systems.has(system)) return false;
    return (['payer', 'payee'] as const).every((side) => {
      const one = this.records.find((record) => record[side].known);
      const two = other.records.find((record) => record[side].known);
      return !one || !two || one[side].kin === two[side].kin;
    });
  }

  /** Takes over all records of another one. */
  take(other: Movement, doubt: MatchDoubt | null): void {
    if (doubt !== null) this.doubts.push({ left: this.records.map(({ id }) => id), right: other.records.map(({ id }) => id), doubt });
    this.doubts.push(...other.doubts);
    this.records.push(...other.records);
    for (const system of other.systems) this.systems.add(system);
    this.observers.push(...other.observers);
    for (const observer of other.observers) observer.observes = observer.observes.map((movement) => (movement === other ? this : movement));
    this.from = Math.min(this.from, other.from);
    this.to = Math.max(this.to, other.to);
  }

  /** Stands behind others from here on: they are the payments. */
  observe(movements: readonly Movement[], doubt: MatchDoubt | null): void {
    this.observes = movements;
    this.sumDoubt = doubt;
    for (const movement of movements) {
      movement.observers.push(this);
      for (const system of this.systems) movement.systems.add(system);
    }
  }
}

function rank(record: MoneyRecord): number {
  return (record.tagged ? 0 : 8) + (record.fiscal ? 0 : 4) + (record.specific ? 0 : 2) + (record.payer.known && record.payee.known ? 0 : 1);
}

/** Members of two sides that can be paired at all, in groups that have nothing to do with each other. */
export interface Meeting<L, R> {
  readonly left: L[];
  readonly right: R[];
}

interface Span {
  readonly from: number;
  readonly to: number;
}

/** Splits two lists, each in order, into such groups; `reaches` is asked only of those whose days are near. Members without a partner are left out. */
export function meetings<L, R>(
  left: readonly L[],
  right: readonly R[],
  days: number,
  spanOf: (item: L | R) => Span,
  reaches: (one: L, other: R) => boolean,
): Meeting<L, R>[] {
  const parent = Array.from({ length: left.length + right.length }, (_, place) => place);
  const root = (place: number): number => {
    while (parent[place] !== place) {
      parent[place] = parent[parent[place]!]!;
      place = parent[place]!;
    }
    return place;
  };
  const byDay = right.map((item, place) => ({ item, place, span: spanOf(item) })).sort((one, other) => one.span.from - other.span.from);
  const longest = byDay.reduce((most, { span }) => Math.max(most, span.to - span.from), 0);
  const met = new Set<number>();
  left.forEach((item, place) => {
    const span = spanOf(item);
    for (let next = firstFrom(byDay, span.from - days - longest); next < byDay.length; next += 1) {
      const other = byDay[next]!;
      if (other.span.from > span.to + days) break;
      if (other.span.to < span.from - days || !reaches(item, other.item)) continue;
      met.add(place).add(left.length + other.place);
      parent[root(left.length + other.place)] = root(place);
    }
  });
  const groups = new Map<number, Meeting<L, R>>();
  for (const place of [...met].sort((one, other) => one - other)) {
    const key = root(place);
    const group = groups.get(key) ?? { left: [], right: [] };
    groups.set(key, group);
    if (place < left.length) group.left.push(left[place]!);
    else group.right.push(right[place - left.length]!);
  }
  return [...groups.values()];
}

function firstFrom(sorted: readonly { readonly span: Span }[], day: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (sorted[middle]!.span.from < day) low = middle + 1;
    else high = middle;
  }
  return low;
}
