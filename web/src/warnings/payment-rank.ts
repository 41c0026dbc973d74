import type { EvidenceView } from '../api/shapes.js';

/** What the payment with which a finding's trace can begin is among those of its evidence; the largest is only one that is larger than any other. */
export type PaymentRank = 'only' | 'equal' | 'largest';

export function rankOf({ edges, leftOut, trace }: Pick<EvidenceView, 'edges' | 'leftOut' | 'trace'>): PaymentRank {
  const payments = edges.filter(({ kind, listed }) => kind === 'PAID' && listed);
  const own = payments.find(({ id }) => id === trace?.payment);
  if (own && payments.some(({ id, amount }) => id !== own.id && amount === own.amount)) return 'equal';
  return payments.length > 1 || leftOut.edges > 0 ? 'largest' : 'only';
}
