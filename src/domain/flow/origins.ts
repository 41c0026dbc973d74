import { apportion } from '../attribution/money-share.js';
import type { MoneyGraph } from '../projection/money-graph.js';
import { isSettling, RECLASSIFICATION, tagPlace, tagsOf } from './kinds.js';
import type { Walk } from './walk.js';

/** A trace that begins at payments instead of at a document's lines: traced fen arise where these payments arrive. */
export interface Origins {
  readonly payments: ReadonlySet<number>;
  /** Fen of them that each indicator provided: what the chain above is drawn for. */
  readonly lines: ReadonlyMap<number, number>;
  /** First legs behind second legs among them: payment → the share that these second legs used. */
  readonly firstLegs: ReadonlyMap<number, number>;
}

/** Which indicators and first legs stand behind the origins; a second leg used its first legs in proportion to their amounts. */
export function originsOf(graph: MoneyGraph, walk: Walk, ids: ReadonlySet<number>): Origins {
  const { amount, indicator, payout } = graph.payments;
  const chosen = walk.documented.filter((payment) => ids.has(payment));
  const { firstLegs, covered } = firstLegsOf(graph, walk, chosen, ids);
  const lines = new Map<number, number>();
  const share = (payment: number, fen: number): void => {
    const funding = indicator[payment]! >= 0 ? [{ line: indicator[payment]!, amount: 1 }] : (walk.funding.get(payout[payment]!) ?? []);
    apportion(
      fen,
      funding.map((one) => one.amount),
    ).forEach((part, place) => {
      const { line } = funding[place]!;
      if (part > 0) lines.set(line, (lines.get(line) ?? 0) + part);
    });
  };
  for (const payment of chosen) if (!covered.has(payment)) share(payment, amount[payment]!);
  for (const [leg, fen] of firstLegs) share(leg, fen);
  return { payments: ids, lines, firstLegs };
}

function firstLegsOf(
  graph: MoneyGraph,
  walk: Walk,
  chosen: readonly number[],
  ids: ReadonlySet<number>,
): { firstLegs: Map<number, number>; covered: Set<number> } {
  const { amount, kind, payee, payer } = graph.payments;
  const legsInto = new Map<number, number[]>();
  for (const leg of walk.documented) {
    if (isSettling(graph, leg) || kind[leg] === RECLASSIFICATION || ids.has(leg)) continue;
    for (const tag of tagsOf(graph, leg)) {
      const key = tagPlace(graph, payee[leg]!, tag);
      const legs = legsInto.get(key);
      if (legs) legs.push(leg);
      else legsInto.set(key, [leg]);
    }
  }
  const needs = new Map<number, number>();
  const covered = new Set<number>();
  for (const payment of chosen) {
    const key = tagsOf(graph, payment)
      .map((tag) => tagPlace(graph, payer[payment]!, tag))
      .find((one) => legsInto.has(one));
    if (key === undefined) continue;
    needs.set(key, (needs.get(key) ?? 0) + amount[payment]!);
    covered.add(payment);
  }
  const firstLegs = new Map<number, number>();
  for (const [key, fen] of needs) {
    const legs = legsInto.get(key)!;
    apportion(
      fen,
      legs.map((leg) => amount[leg]!),
    ).forEach((part, place) => {
      const leg = legs[place]!;
      if (part > 0) firstLegs.set(leg, (firstLegs.get(leg) ?? 0) + part);
    });
  }
  return { firstLegs, covered };
}
