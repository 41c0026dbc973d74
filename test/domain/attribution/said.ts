import type { Attribution, Method } from '../../../src/domain/attribution/attribute.js';
import { ACCOUNTS, LINES } from './random-ledger.js';

const DAY = 86_400_000;

/** Everything the sweep says under one method, in a form that compares. */
export function said(attribution: Attribution, method: Method): unknown {
  const result = attribution.methods[method];
  const { account, tag, amount, count } = result.restsByTag;
  return {
    traced: [...result.traced],
    mixed: [...result.mixed].map(Boolean),
    lineRests: [...result.lineRests],
    restsByTag: Array.from({ length: count }, (_, place) => [account[place], tag[place], amount[place]]),
    beforeIndicator: sorted(result.beforeIndicator),
    excess: aboveZero(result.excess),
    unknownInflow: aboveZero(result.unknownInflow),
    settlements: sorted(result.settlements),
    flows: Array.from({ length: LINES }, (_, line) => ({
      arrived: result.lineFlows.arrived[line],
      arrivedTraced: result.lineFlows.arrivedTraced[line],
      allocated: result.lineFlows.allocated[line],
      allocatedTraced: result.lineFlows.allocatedTraced[line],
    })),
    issued: result.issued,
    beyond: result.beyond,
    lots: Array.from({ length: ACCOUNTS }, (_, place) => byDay(result.lotsOf(place).map((lot) => [lot.at, lot.amount]))),
  };
}

/** Place and amount. */
function aboveZero(amounts: Float64Array): [number, number][] {
  return [...amounts.entries()].filter(([, amount]) => amount > 0);
}

export function sorted<V>(map: ReadonlyMap<number, V>): [number, V][] {
  return [...map].sort(([a], [b]) => a - b);
}

/** As text first: comparing ten thousand times four deep values takes a minute otherwise. */
export function expectSame(one: unknown, other: unknown): void {
  if (JSON.stringify(one) !== JSON.stringify(other)) expect(one).toEqual(other);
}

/** Lots of one day are one: inside a day ages do not count. */
export function byDay(lots: [number, number][]): [number, number][] {
  const days = new Map<number, number>();
  for (const [at, amount] of lots) days.set(Math.floor((at + DAY / 3) / DAY), (days.get(Math.floor((at + DAY / 3) / DAY)) ?? 0) + amount);
  return sorted(days);
}
