import type { MoneyGraph } from '../projection/money-graph.js';
import { isVisible } from '../projection/links.js';
import { BOUNCE, isSettlingKind, RECLASSIFICATION } from './kinds.js';

/**
 * Which payments money is followed along past the documented payee, as a batch sees them: untagged ones and those that undo something,
 * since a tagged payment takes the money of its own line only. Whether a payment is among the documented ones is asked beside this.
 */
export function followedIn({ payments }: MoneyGraph, batch: number): (payment: number) => boolean {
  const { kind, indicator, payout, addedIn, retiredIn } = payments;
  return (payment) =>
    isVisible(addedIn[payment]!, retiredIn[payment]!, batch) &&
    ((indicator[payment]! < 0 && payout[payment]! < 0) || isSettlingKind[kind[payment]!] === 1) &&
    kind[payment] !== RECLASSIFICATION &&
    kind[payment] !== BOUNCE;
}
