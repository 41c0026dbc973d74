import { ACCOUNT_KINDS } from '../../../src/domain/model/model.js';
import { MoneyGraph } from '../../../src/domain/projection/money-graph.js';

const payment = { payer: 'account:a', payee: 'account:b', amount: 100, at: 1_000, kind: 'payment', addedIn: 1 };

describe('the money graph in memory', () => {
  it('takes things in any order: an edge makes placeholders, and what is said of them later counts', () => {
    const graph = new MoneyGraph();
    graph.addPayment({ ...payment, id: 'p1', indicator: 'indicator:l' });
    graph.arrange();
    const account = graph.accounts.ids.number('account:a');
    expect(ACCOUNT_KINDS[graph.accounts.kind[account]!]).toBe('unknown');
    expect(graph.payments.region[0]).toBe(-1);
    graph.addAccount({ id: 'account:a', kind: 'zero-balance', region: '410328' });
    graph.addLine({ id: 'indicator:l', amount: 500, region: '410300', addedIn: 1 });
    graph.addRecipient({ source: 'indicator:l', target: 'unit:u', addedIn: 1 });
    graph.addParty({ id: 'unit:u', region: '410328' });
    graph.arrange();
    expect(ACCOUNT_KINDS[graph.accounts.kind[account]!]).toBe('zero-balance');
    // A payment that states no region belongs to its payer's.
    expect(graph.regions.name(graph.payments.region[0]!)).toBe('410328');
    expect(graph.regions.name(graph.lines.recipientRegion[0]!)).toBe('410328');
    expect(graph.lines.amount[graph.payments.indicator[0]!]).toBe(500);
  });

  it('keeps two edges that are alike apart: where one has ended, the other goes on', () => {
    const graph = new MoneyGraph();
    const grant = { source: 'household:h', target: 'item:i', value: 10, addedIn: 1 };
    graph.addLink('BENEFITS_FROM', grant);
    graph.addLink('BENEFITS_FROM', grant);
    graph.arrange();
    const { grants, ids } = graph.parties;
    const seen = (batch: number): number => grants.ofSource(ids.number('household:h')).filter((link) => grants.visible(link, batch)).length;
    graph.version = 1;
    graph.addLink('BENEFITS_FROM', { ...grant, retiredIn: 2 });
    expect([1, 2].map(seen)).toEqual([2, 1]);
    graph.version = 2;
    graph.addLink('BENEFITS_FROM', { ...grant, retiredIn: 3 });
    // Read once more: it has ended already.
    graph.addLink('BENEFITS_FROM', { ...grant, retiredIn: 3 });
    expect([1, 2, 3].map(seen)).toEqual([2, 1, 0]);
  });

  it('lets a household stand for its members, the latest holder for earlier ones, and knows who it was', () => {
    const graph = new MoneyGraph();
    graph.addHolding({ source: 'account:a', target: 'person:p', value: 10, addedIn: 1 });
    graph.addMembership({ source: 'person:p', target: 'household:h', addedIn: 2, retiredIn: 4 });
    graph.addMembership({ source: 'person:p', target: 'enterprise:e', addedIn: 1 });
    graph.addHolding({ source: 'account:a', target: 'unit:u', value: 20, addedIn: 6 });
    graph.arrange();
    const { accounts, parties } = graph;
    const holders = [0, 1, 2, 3, 4, 5, 6].map((batch) => accounts.holderAt(0, batch)).map((party) => (party < 0 ? null : parties.ids.id(party)));
    expect(holders).toEqual([null, 'person:p', 'household:h', 'household:h', 'person:p', 'person:p', 'unit:u']);
    expect(parties.ids.id(accounts.holder[0]!)).toBe('unit:u');
    expect(accounts.heldBy(parties.ids.number('household:h'), 3)).toEqual([0]);
    expect(accounts.heldBy(parties.ids.number('household:h'), 4)).toEqual([]);
  });

  it('opens a ledger with the latest balance that stands before the first payment which can be seen', () => {
    const day = 86_400_000;
    const graph = new MoneyGraph();
    graph.addPayment({ ...payment, id: 'early', at: 2 * day, addedIn: 2 });
    graph.addPayment({ ...payment, id: 'late', at: 5 * day, addedIn: 1 });
    graph.addOpening({ account: 'account:a', day, amount: 7, addedIn: 1 });
    graph.addOpening({ account: 'account:a', day: 4 * day, amount: 8, opening: false, addedIn: 1 });
    // The balance at the end of a day already holds that day's payments.
    graph.addOpening({ account: 'account:a', day: 5 * day, amount: 9, addedIn: 1 });
    graph.arrange();
    const account = graph.accounts.ids.number('account:a');
    expect(graph.accounts.openings(account, 1)).toEqual({ at: 5 * day, amount: 8 });
    expect(graph.accounts.openings(account, 2)).toEqual({ at: 2 * day, amount: 7 });
    expect(graph.accounts.openings(account, 0)).toBeUndefined();
  });

  it('connects what undoes others, also where these come later, in whatever version', () => {
    const graph = new MoneyGraph();
    graph.addPayment({ ...payment, id: 'refund', kind: 'refund', settles: ['p1', 'p2'], settledAmounts: [60, 40] });
    graph.arrange();
    expect(graph.payments.settles(0)).toEqual({ payments: [-1, -1], amounts: [60, 40] });
    graph.addPayment({ ...payment, id: 'p1', addedIn: 2 });
    graph.arrange();
    expect(graph.payments.settles(0).payments).toEqual([1, -1]);
    graph.payments.retire('p1', 2, 3);
    graph.addPayment({ ...payment, id: 'p1', amount: 90, addedIn: 3 });
    graph.arrange();
    expect(graph.payments.settles(0).payments).toEqual([2, -1]);
    expect(graph.payments.settles(0, 2).payments).toEqual([1, -1]);
    for (const version of [1, 2]) expect(graph.payments.settledBy(version)).toEqual([0]);
    expect(graph.payments.versionAt('p1', 2)).toBe(1);
    expect(graph.payments.versionAt('p1', 3)).toBe(2);
    expect(graph.payments.versionAt('p1', 1)).toBe(-1);
  });

  it('finds lines by the words of their day, and as they were known at a batch', () => {
    const graph = new MoneyGraph();
    graph.addLine({
      id: 'indicator:b',
      amount: 5,
      fundTag: 'tag',
      upperNumber: '1号',
      addedIn: 1,
      changedIn: 3,
      was: [{ amount: 4, fundTag: 'tag', addedIn: 1, retiredIn: 3 }],
    });
    graph.addLine({ id: 'indicator:a', amount: 6, fundTag: 'tag', addedIn: 1 });
    graph.addCarries({ source: 'document:d', target: 'indicator:b', addedIn: 1 });
    graph.addCarries({ source: 'document:d', target: 'indicator:a', addedIn: 2 });
    graph.addDocument({ id: 'document:d', number: '2号', addedIn: 1 });
    graph.addPurpose({ source: 'indicator:a', target: 'project:x', addedIn: 2 });
    graph.addFunding({ source: 'payout:r', target: 'indicator:b', value: 3, addedIn: 2 });
    graph.addFunding({ source: 'payout:r', target: 'indicator:a', value: 2, addedIn: 1, retiredIn: 2 });
    graph.arrange();
    const [b, a] = [0, 1];
    expect(graph.lines.valuesAt(b, 2).amount).toBe(4);
    expect(graph.lines.valuesAt(b, 3).amount).toBe(5);
    expect(graph.lines.having('fundTag', graph.tags.number('tag'))).toEqual([a, b]);
    expect(graph.lines.having('upperNumber', graph.numbers.number('1号'))).toEqual([b]);
    const document = graph.documents.byNumber(graph.numbers.number('2号'));
    expect(document).toEqual([graph.documents.ids.number('document:d')]);
    expect(graph.documents.linesOf(document[0]!, 1)).toEqual([b]);
    expect(graph.documents.linesOf(document[0]!, 2)).toEqual([a, b]);
    expect(graph.lines.valuesAt(a, 1).document).toBe(-1);
    expect(graph.lines.document[a]).toBe(document[0]);
    expect(graph.lines.ofProject(graph.projects.number('project:x'), 2)).toEqual([a]);
    expect(graph.lines.ofProject(graph.projects.number('project:x'), 1)).toEqual([]);
    const payout = graph.payouts.ids.number('payout:r');
    expect(graph.payouts.fundingOf(payout, 1)).toEqual([{ line: a, amount: 2 }]);
    expect(graph.payouts.fundingOf(payout, 2)).toEqual([{ line: b, amount: 3 }]);
    expect(graph.lines.fundedBy(b, 2)).toEqual([payout]);
  });

  it('says how much memory it takes', () => {
    const graph = new MoneyGraph();
    for (let number = 0; number < 5_000; number += 1) graph.addPayment({ ...payment, id: `budget|410328|2024|V${number}|1` });
    graph.arrange();
    const { total, perPayment } = graph.bytes();
    expect(total).toBeGreaterThan(5_000 * 100);
    expect(perPayment).toBeGreaterThan(100);
    expect(perPayment).toBeLessThan(400);
  });
});
