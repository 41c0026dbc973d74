import type { EvidenceEdge, EvidenceNode, EvidenceView } from '../../src/api/shapes.js';
import { columnsOf, evidencePicture } from '../../src/canvas/evidence-picture.js';

const BACKWARD = new Set(['refund']);
let edges = 0;
const edge = (kind: EvidenceEdge['kind'], source: string, target: string, more: Partial<EvidenceEdge> = {}): EvidenceEdge => ({
  ...{ id: `${kind}:${(edges += 1)}`, kind, movement: null, source, target, amount: null, at: null, dayOnly: false, detail: null, listed: true, sources: [] },
  ...more,
});
const paid = (source: string, target: string, amount = 100, more: Partial<EvidenceEdge> = {}): EvidenceEdge =>
  edge('PAID', source, target, { movement: 'payment', amount, at: 1_600_000_000_000, ...more });

function view(subject: string, ids: readonly string[], list: readonly EvidenceEdge[]): EvidenceView {
  const nodes = ids.map((id): EvidenceNode => ({
    id,
    kind: 'Account',
    name: id,
    region: null,
    regionName: null,
    outside: false,
    subject: id === subject,
    listed: true,
    detail: null,
    amount: null,
  }));
  return { finding: 'f', subject, dataVersion: 1, nodes, edges: [...list], leftOut: { nodes: 0, edges: 0, amount: 0, unknown: 0 }, parts: 1, trace: null };
}

describe('the picture of a finding’s evidence', () => {
  it('stands along the flow: document, line, payer, payee, and the holder behind', () => {
    const columns = columnsOf(
      view(
        'household:h',
        ['document:d', 'indicator:i', 'account:t', 'account:h', 'household:h', 'record:r'],
        [
          edge('HELD_BY', 'account:h', 'household:h'),
          edge('CARRIES', 'document:d', 'indicator:i'),
          edge('DRAWN_ON', 'indicator:i', 'account:t', { amount: 100 }),
          paid('account:t', 'account:h'),
          edge('ABOUT', 'record:r', 'household:h'),
        ],
      ),
      BACKWARD,
    );
    expect([...columns.values()]).toEqual([0, 1, 2, 3, 4, 5]);
  });

  it('puts who holds a payer before it, so that no line runs back over the payments', () => {
    const columns = columnsOf(
      view(
        'account:b',
        ['account:a', 'account:b', 'unit:u', 'enterprise:e'],
        [paid('account:a', 'account:b'), edge('HELD_BY', 'account:a', 'unit:u'), edge('HELD_BY', 'account:b', 'enterprise:e')],
      ),
      BACKWARD,
    );
    expect([columns.get('unit:u'), columns.get('account:a'), columns.get('account:b'), columns.get('enterprise:e')]).toEqual([0, 1, 2, 3]);
  });

  it('opens a ring at one place, and lets refunds decide nothing', () => {
    const ring = columnsOf(view('a', ['a', 'b', 'c'], [paid('a', 'b'), paid('b', 'c'), paid('c', 'a')]), BACKWARD);
    expect([ring.get('a'), ring.get('b'), ring.get('c')]).toEqual([0, 1, 2]);
    const back = columnsOf(view('a', ['a', 'b'], [paid('a', 'b'), paid('b', 'a', 50, { movement: 'refund' })]), BACKWARD);
    expect([back.get('a'), back.get('b')]).toEqual([0, 1]);
  });

  it('has a column for every node, also where no money flows and where nothing hangs together', () => {
    const columns = columnsOf(view('tender:t', ['tender:t', 'enterprise:1', 'enterprise:2', 'person:x'], [edge('BID', 'enterprise:1', 'tender:t')]), BACKWARD);
    expect([...columns.keys()].sort()).toEqual(['enterprise:1', 'enterprise:2', 'person:x', 'tender:t']);
    expect(Math.min(...columns.values())).toBe(0);
    expect(columns.get('enterprise:1')).not.toBe(columns.get('tender:t'));
  });

  it('merges payments of one kind between two accounts, with number, sum and days', () => {
    const { picture, edges: drawn } = evidencePicture(
      view(
        'b',
        ['a', 'b'],
        [paid('a', 'b', 100, { at: 1 }), paid('a', 'b', 50, { at: 3 }), paid('a', 'b', 7, { movement: 'transfer' }), paid('b', 'a', 9, { movement: 'refund' })],
      ),
      BACKWARD,
    );
    expect([...drawn.values()].map(({ count, amount, first, last }) => [count, amount, first, last])).toEqual([
      [2, 150, 1, 3],
      [1, 7, 1_600_000_000_000, 1_600_000_000_000],
      [1, 9, 1_600_000_000_000, 1_600_000_000_000],
    ]);
    expect(picture.steps.size).toBe(3);
    expect(picture.nodes.get('b')!.root).toBe(true);
    expect(new Set([...picture.positions.values()].map(({ x, y }) => `${x} ${y}`)).size).toBe(2);
  });
});
