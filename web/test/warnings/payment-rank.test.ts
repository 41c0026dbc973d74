import type { EvidenceEdge, EvidenceView } from '../../src/api/shapes.js';
import { rankOf } from '../../src/warnings/payment-rank.js';

const paid = (id: string, amount: number, listed = true): EvidenceEdge => ({
  ...{ id, kind: 'PAID', movement: 'payment', source: 'account:a', target: 'account:b', amount, at: 0, dayOnly: false, detail: null, listed, sources: [] },
});
const rank = (edges: EvidenceEdge[], leftOut = 0) =>
  rankOf({
    edges,
    leftOut: { nodes: 0, edges: leftOut, amount: 0, unknown: 0 },
    trace: { kind: 'document', id: 'document:d', number: null, issuer: null, payment: 'paid:1', marked: [] },
  } as unknown as EvidenceView);

describe('the payment that a trace of a finding can begin with', () => {
  it('is called the largest only where it is larger than another one, and none is as large', () => {
    expect(rank([paid('paid:1', 500)])).toBe('only');
    expect(rank([paid('paid:1', 500), paid('paid:2', 500), paid('paid:3', 100)])).toBe('equal');
    expect(rank([paid('paid:1', 500), paid('paid:2', 100)])).toBe('largest');
    // What only connects is no payment of the finding; what is not drawn may be one.
    expect(rank([paid('paid:1', 500), paid('paid:2', 500, false)])).toBe('only');
    expect(rank([paid('paid:1', 500)], 3)).toBe('largest');
  });
});
