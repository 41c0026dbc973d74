import type { EvidenceEdge, EvidenceNode, EvidenceView } from '../../src/api/shapes.js';
import { ROW_PITCH } from '../../src/canvas/arrange.js';
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
  it('stands along the flow: document, line, payer, payee with its holder, and what is on record of the holder', () => {
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
    expect([...columns.values()]).toEqual([0, 1, 2, 3, 3, 4]);
  });

  it('puts right below an account who holds it, whatever else hangs on the holder', () => {
    const shown = view(
      'account:b',
      ['account:a', 'account:b', 'unit:u', 'enterprise:e', 'contract:c', 'enterprise:f'],
      [
        paid('account:a', 'account:b'),
        edge('HELD_BY', 'account:a', 'unit:u'),
        edge('HELD_BY', 'account:b', 'enterprise:e'),
        edge('DRAWN_ON', 'contract:c', 'account:a'),
        edge('CONTRACTED_FOR', 'enterprise:e', 'contract:c'),
        edge('CONTRACTED_FOR', 'enterprise:f', 'contract:c'),
      ],
    );
    const { positions } = evidencePicture(shown, BACKWARD).picture;
    for (const [account, holder] of [
      ['account:a', 'unit:u'],
      ['account:b', 'enterprise:e'],
    ] as const) {
      expect(positions.get(holder)!.x).toBe(positions.get(account)!.x);
      const below = positions.get(holder)!.y - positions.get(account)!.y;
      expect(below).toBeGreaterThan(ROW_PITCH);
      expect(below).toBeLessThan(2 * ROW_PITCH);
    }
  });

  it('puts beside its accounts who holds several, and before a payer who holds it and another one', () => {
    const columns = columnsOf(
      view(
        'account:b',
        ['account:a', 'account:b', 'account:c', 'unit:u', 'enterprise:e'],
        [
          ...[paid('account:a', 'account:b'), paid('account:a', 'account:c')],
          ...['account:b', 'account:c'].map((account) => edge('HELD_BY', account, 'enterprise:e')),
          ...['unit:u', 'enterprise:e'].map((holder) => edge('HELD_BY', 'account:a', holder)),
        ],
      ),
      BACKWARD,
    );
    expect([columns.get('unit:u'), columns.get('account:a'), columns.get('account:b'), columns.get('account:c')]).toEqual([0, 1, 2, 2]);
    expect(columns.get('enterprise:e')).not.toBe(columns.get('account:b'));
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
