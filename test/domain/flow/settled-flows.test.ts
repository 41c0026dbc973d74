import { METHODS } from '../../../src/domain/attribution/attribute.js';
import { FlowAnswers, type AnswerQuestion, type FlowAnswer } from '../../../src/domain/flow/flow-answers.js';
import type { Outline } from '../../../src/domain/flow/outline-view.js';
import { MoneyGraph } from '../../../src/domain/projection/money-graph.js';
import type { NewPayment } from '../../../src/domain/projection/payments.js';

const DAY = 86_400_000;
const START = Date.parse('2020-01-01T00:00:00+08:00');
const NUMBER = '豫财农〔2020〕1号';

type Given = Partial<NewPayment> & Pick<NewPayment, 'id' | 'amount'> & { readonly day: number; readonly from: string; readonly to: string };

/** The traced document with its lines, another document with line j, and payments; every account begins with nothing. G is the treasury. */
function world(lines: Readonly<Record<string, number>>, payments: readonly Given[], unknown: readonly string[] = []): FlowAnswers {
  const graph = new MoneyGraph();
  graph.addDocument({ id: 'document:P', number: NUMBER, region: '410325', level: 'county', issuedAt: START, addedIn: 1 });
  graph.addDocument({ id: 'document:Q', number: '豫财农〔2020〕2号', region: '410325', level: 'county', issuedAt: START, addedIn: 1 });
  for (const [line, amount] of Object.entries({ ...lines, j: 1_000 })) {
    graph.addLine({ id: `indicator:${line}`, region: '410325', recipientRegion: null, amount, issuedAt: START, addedIn: 1 });
    graph.addCarries({ source: line === 'j' ? 'document:Q' : 'document:P', target: `indicator:${line}`, addedIn: 1 });
  }
  const accounts = new Set(payments.flatMap(({ from, to }) => [from, to]));
  for (const name of accounts) {
    graph.addAccount({ id: `account:${name}`, kind: name === 'G' ? 'treasury' : 'enterprise', region: '410325' });
    if (!unknown.includes(name)) graph.addOpening({ account: `account:${name}`, day: START - DAY, amount: 0, addedIn: 1 });
  }
  for (const { day, from, to, indicator, settles, ...payment } of payments)
    graph.addPayment({
      kind: 'payment',
      payer: `account:${from}`,
      payee: `account:${to}`,
      at: START + day * DAY + 9 * 3_600_000,
      indicator: indicator == null ? null : `indicator:${indicator}`,
      ...(settles ? { settles } : {}),
      addedIn: 1,
      ...payment,
    });
  graph.version = 1;
  graph.arrange();
  return new FlowAnswers(graph);
}

function ask(answers: FlowAnswers, depth: number, more: Partial<AnswerQuestion> = {}): FlowAnswer {
  return answers.answer({
    start: { kind: 'document', document: 'document:P', number: NUMBER },
    batch: 1,
    asOf: null,
    depth,
    windowMs: null,
    edgesMax: 1_000,
    scope: null,
    timeBudgetMs: 60_000,
    view: { view: 'rows', limit: 1_000, skip: 0, amountMin: 0 },
    ...more,
  });
}

function outline(answers: FlowAnswers, depth: number, more: Partial<AnswerQuestion> = {}): Outline {
  const found = ask(answers, depth, more).outline!;
  for (const { issued, unspent, held, paid, returned, unexplained } of found.totals)
    expect(unspent + held + paid + returned + unexplained.reduce((sum, part) => sum + part.amount, 0)).toBe(issued);
  return found;
}

const rests = ({ nodes }: Outline, name: string): readonly number[] => nodes.find(({ id }) => id === `account:${name}`)?.rests ?? METHODS.map(() => 0);
const all = (amount: number): number[] => METHODS.map(() => amount);
const inflows = ({ unknownInflow }: Outline): string[] => unknownInflow.map(({ accountId }) => accountId);

describe('money that came back', () => {
  it('never left where it bounced, also before any traced money comes to its account', () => {
    const answers = world({ i: 100 }, [
      { id: 'p1', day: 1, from: 'A', to: 'B', amount: 100 },
      { id: 'p2', day: 2, from: 'B', to: 'A', amount: 100, kind: 'bounce', settles: ['p1'], settledAmounts: [100] },
      { id: 'p3', day: 10, from: 'G', to: 'A', amount: 100, indicator: 'i' },
      { id: 'p4', day: 11, from: 'A', to: 'C', amount: 100 },
    ]);
    const found = outline(answers, 1);
    expect([rests(found, 'A'), rests(found, 'C'), inflows(found)]).toEqual([all(0), all(100), []]);
  });

  it.each([
    ['of which each names its line', { indicator: 'i' }, { indicator: 'i' }],
    ['and names no line', { indicator: 'i' }, {}],
    ['and neither names its line', {}, {}],
  ])('counts again where only its return bounced, %s', (_, refund, bounce) => {
    const answers = world({ i: 100 }, [
      { id: 'p1', day: 1, from: 'G', to: 'A', amount: 100, indicator: 'i' },
      { id: 'p2', day: 2, from: 'A', to: 'G', amount: 100, kind: 'refund', restoresQuota: true, settles: ['p1'], settledAmounts: [100], ...refund },
      { id: 'p3', day: 3, from: 'G', to: 'A', amount: 100, kind: 'bounce', settles: ['p2'], settledAmounts: [100], ...bounce },
    ]);
    for (const depth of [0, 1]) {
      const found = outline(answers, depth);
      expect([found.totals[0]!.paid, found.totals[0]!.unspent, found.nets[0]!.recovered, inflows(found)]).toEqual([100, 0, 0, []]);
    }
  });

  it('comes back as far as a bounce names payments that are not in the data', () => {
    const answers = world({ i: 100 }, [
      { id: 'p1', day: 1, from: 'G', to: 'A', amount: 100, indicator: 'i' },
      { id: 'p2', day: 3, from: 'A', to: 'B', amount: 60 },
      { id: 'p3', day: 4, from: 'B', to: 'A', amount: 100, kind: 'bounce', settles: ['p2', 'absent'], settledAmounts: [60, 40] },
      { id: 'p4', day: 5, from: 'A', to: 'C', amount: 140 },
    ]);
    const found = outline(answers, 1);
    expect([rests(found, 'A'), rests(found, 'C')]).toEqual([all(0), all(100)]);
    expect(inflows(found)).not.toContain('account:A');
  });

  it('goes back to the line of each payment that a refund names', () => {
    const answers = world({ i1: 60, i2: 40 }, [
      { id: 'p1', day: 1, from: 'G', to: 'A', amount: 60, indicator: 'i1' },
      { id: 'p2', day: 2, from: 'G', to: 'A', amount: 40, indicator: 'i2' },
      { id: 'p3', day: 3, from: 'A', to: 'G', amount: 100, kind: 'refund', restoresQuota: true, settles: ['p1', 'p2'], settledAmounts: [60, 40] },
      { id: 'p4', day: 4, from: 'G', to: 'C', amount: 40, indicator: 'i2' },
    ]);
    const found = outline(answers, 0);
    expect([found.totals[0]!.unspent, found.totals[0]!.paid, rests(found, 'C'), found.excess]).toEqual([60, 40, all(40), []]);
  });

  it('takes of each document the part that a refund names of it', () => {
    const answers = world({ i: 60 }, [
      { id: 'p1', day: 1, from: 'G', to: 'A', amount: 60, indicator: 'i' },
      { id: 'p2', day: 2, from: 'G', to: 'A', amount: 40, indicator: 'j' },
      { id: 'p3', day: 3, from: 'A', to: 'G', amount: 60, kind: 'refund', restoresQuota: true, settles: ['p1', 'p2'], settledAmounts: [40, 20] },
    ]);
    for (const depth of [0, 1]) {
      const found = outline(answers, depth);
      expect([found.totals.map(({ unspent }) => unspent), rests(found, 'A')]).toEqual([all(40), all(20)]);
    }
  });
});

describe('a voucher that moves a payment of another document here', () => {
  it('moves no money', () => {
    const answers = world({ i: 100 }, [
      { id: 'p1', day: 1, from: 'G', to: 'A', amount: 100, indicator: 'j' },
      { id: 'p2', day: 5, from: 'G', to: 'A', amount: 100, kind: 'reclassification', indicator: 'i', settles: ['p1'], settledAmounts: [100] },
      { id: 'p3', day: 6, from: 'A', to: 'B', amount: 100 },
    ]);
    expect(rests(outline(answers, 0), 'A')).toEqual(all(100));
    const found = outline(answers, 1);
    expect([rests(found, 'A'), rests(found, 'B'), inflows(found)]).toEqual([all(0), all(100), []]);
  });
});

describe('what is moved from another document and undone', () => {
  it('goes back to the line that a refund itself names, whatever the payment it names was drawn on', () => {
    const answers = world({ i: 100 }, [
      { id: 'p1', day: 1, from: 'G', to: 'A', amount: 100, indicator: 'j' },
      { id: 'p2', day: 2, from: 'G', to: 'A', amount: 100, kind: 'reclassification', indicator: 'i', settles: ['p1'], settledAmounts: [100] },
      { id: 'p3', day: 3, from: 'A', to: 'G', amount: 100, kind: 'refund', restoresQuota: true, indicator: 'i', settles: ['p1'], settledAmounts: [100] },
    ]);
    for (const depth of [0, 1]) expect(outline(answers, depth).totals.map(({ unspent }) => unspent)).toEqual(all(100));
  });

  it('brings a line back only what was drawn on it', () => {
    const answers = world({ i: 60 }, [
      { id: 'p1', day: 1, from: 'G', to: 'A', amount: 60, indicator: 'i' },
      { id: 'p2', day: 2, from: 'G', to: 'A', amount: 40 },
      { id: 'p3', day: 3, from: 'A', to: 'G', amount: 100, kind: 'refund', restoresQuota: true, settles: ['p1', 'p2'], settledAmounts: [60, 40] },
      { id: 'p4', day: 4, from: 'G', to: 'C', amount: 60, indicator: 'i' },
    ]);
    for (const depth of [0, 1]) {
      const found = outline(answers, depth);
      expect([rests(found, 'C'), found.totals[0]!.unspent, found.totals[0]!.returned, found.excess]).toEqual([all(60), 0, 0, []]);
    }
  });

  it('takes nothing else where the day alone puts the voucher before the payment', () => {
    const answers = world({ i1: 100, i2: 100 }, [
      { id: 'p0', day: 1, from: 'X', to: 'A', amount: 50 },
      { id: 'p1', day: 5, from: 'G', to: 'A', amount: 100, indicator: 'i1' },
      { id: 'p2', day: 4, from: 'G', to: 'A', amount: 100, kind: 'reclassification', indicator: 'i2', settles: ['p1'], settledAmounts: [100] },
    ]);
    const found = outline(answers, 1);
    expect([found.totals.map(({ unexplained }) => unexplained), inflows(found)]).toEqual([METHODS.map(() => []), []]);
  });

  it('finds the money of a payment from before anything traced came', () => {
    const answers = world({ i: 200 }, [
      { id: 'p1', day: 9, from: 'G', to: 'A', amount: 100, indicator: 'j' },
      { id: 'p2', day: 10, from: 'G', to: 'A', amount: 100, indicator: 'i' },
      { id: 'p3', day: 12, from: 'G', to: 'A', amount: 100, kind: 'reclassification', indicator: 'i', settles: ['p1'], settledAmounts: [100] },
    ]);
    const found = outline(answers, 1);
    expect([rests(found, 'A'), found.totals.map(({ unexplained }) => unexplained)]).toEqual([all(200), METHODS.map(() => [])]);
  });
});

describe('an account that money reaches twice, far apart', () => {
  it('is not followed between the two windows, and what leaves it then is cut off', () => {
    const answers = world({ i: 200 }, [
      { id: 'p1', day: 0, from: 'G', to: 'P1', amount: 100, indicator: 'i' },
      { id: 'p2', day: 9, from: 'G', to: 'P2', amount: 100, indicator: 'i' },
      { id: 'p3', day: 1, from: 'P1', to: 'X', amount: 40 },
      { id: 'p4', day: 2, from: 'X', to: 'A', amount: 40 },
      { id: 'p5', day: 7, from: 'A', to: 'Z', amount: 30 },
      { id: 'p6', day: 10, from: 'P2', to: 'A', amount: 50 },
    ]);
    const windowMs = 3 * DAY;
    const found = outline(answers, 3, { windowMs });
    expect(found.totals[0]!.unexplained).toEqual([{ reason: 'cut-off', amount: 30 }]);
    expect([rests(found, 'A'), rests(found, 'Z')]).toEqual([all(60), all(0)]);
    const { reach } = ask(answers, 3, { windowMs, view: { view: 'reach', limit: 50, skip: 0 } });
    expect(reach!.stopped).toEqual({ payments: 1, amount: 30 });
    expect(reach!.hops.slice(1).reduce((sum, { payments }) => sum + payments, 0)).toBe(found.marks.edges);
  });
});

describe('an opening balance that is not known', () => {
  it('makes doubtful what its account passed on, and nothing else', () => {
    const answers = world(
      { i: 200 },
      [
        { id: 'p1', day: 1, from: 'G', to: 'A', amount: 100, indicator: 'i' },
        { id: 'p2', day: 1, from: 'G', to: 'B', amount: 100, indicator: 'i' },
        { id: 'p3', day: 2, from: 'A', to: 'C', amount: 60 },
        { id: 'p4', day: 2, from: 'B', to: 'D', amount: 60 },
      ],
      ['A'],
    );
    const { nodes, marks } = outline(answers, 1);
    const doubtful = nodes.filter(({ openingUnknown }) => openingUnknown).map(({ id }) => id);
    expect([doubtful, marks.openingsUnknown]).toEqual([['account:A', 'account:C'], 1]);
    expect(outline(answers, 0).nodes.filter(({ openingUnknown }) => openingUnknown)).toEqual([]);
  });
});

describe('lists beside the picture', () => {
  it('say what they come to as a whole, past what they list', () => {
    const payees = Array.from({ length: 60 }, (_, place) => `A${place}`);
    const answers = world(
      { i: 6_000 },
      payees.flatMap((payee, place): Given[] => [
        { id: `p${place}`, day: 1, from: 'G', to: payee, amount: 100, indicator: 'i' },
        { id: `q${place}`, day: 2, from: payee, to: 'Z', amount: 100 + place },
      ]),
    );
    const found = outline(answers, 1);
    expect(found.unknownInflow).toHaveLength(50);
    expect(found.unknownInflowSum).toEqual({ count: 59, amounts: all((59 * 60) / 2) });
    expect(found.excessSum).toEqual({ count: 0, amounts: all(0) });
  });
});

describe('an account that pays under tags alone, some of it under two', () => {
  it('knows in which order a day went by what lies under the other tag', () => {
    const answers = world({ i: 300 }, [
      { id: 'p1', day: 1, from: 'G', to: 'A', amount: 10, indicator: 'i' },
      { id: 'p2', day: 1, from: 'X', to: 'A', amount: 80, indicator: 'j' },
      { id: 'p3', day: 2, from: 'A', to: 'C', amount: 80, indicator: 'j' },
      // It has to wait for the next one, since nothing is left under j.
      { id: 'p4', day: 3, from: 'A', to: 'D', amount: 80, indicator: 'j', payout: 'payout:B', dayPrecise: true },
      { id: 'p5', day: 3, from: 'G', to: 'A', amount: 80, indicator: 'i', payout: 'payout:B', dayPrecise: true },
    ]);
    expect(rests(outline(answers, 1), 'D')).toEqual(all(80));
  });

  it('pays what was given back to it under one of them only as far as nothing lies under the other', () => {
    const answers = world({ i: 300 }, [
      { id: 'p1', day: 1, from: 'G', to: 'A', amount: 100, indicator: 'i' },
      { id: 'p2', day: 2, from: 'A', to: 'B', amount: 100, indicator: 'i' },
      { id: 'p3', day: 3, from: 'B', to: 'A', amount: 100, kind: 'refund', indicator: 'j' },
      { id: 'p4', day: 4, from: 'X', to: 'A', amount: 50, payout: 'payout:C' },
      { id: 'p5', day: 5, from: 'A', to: 'E', amount: 50, payout: 'payout:C' },
      { id: 'p6', day: 6, from: 'A', to: 'D', amount: 60, indicator: 'j', payout: 'payout:C' },
    ]);
    const found = outline(answers, 2);
    expect([rests(found, 'A'), found.totals.map(({ unexplained }) => unexplained)]).toEqual([all(40), METHODS.map(() => [{ reason: 'cut-off', amount: 60 }])]);
  });
});

describe('outside the caller’s region', () => {
  const boundaries = (depth: number, scope: string[] | null): [string, number, number, number[]][] => {
    const answers = world({ i: 190 }, [
      { id: 'p1', day: 1, from: 'G', to: 'X', amount: 100, indicator: 'i', region: '410325' },
      { id: 'p2', day: 2, from: 'G', to: 'X', amount: 40, indicator: 'i', region: '410328' },
      { id: 'p3', day: 3, from: 'G', to: 'X', amount: 30, indicator: 'i', region: '410328' },
      // Nobody in the caller's region pays or is paid: not even its sum is theirs to see.
      { id: 'p4', day: 3, from: 'G', to: 'F', amount: 20, indicator: 'i', region: '410328' },
      { id: 'p5', day: 4, from: 'X', to: 'Y', amount: 25, region: '410328' },
      { id: 'p6', day: 5, from: 'X', to: 'Z', amount: 5, region: '410328' },
      { id: 'p7', day: 6, from: 'X', to: 'V', amount: 10, region: '410325' },
    ]);
    const { nodes, steps } = outline(answers, depth, { scope });
    const outside = new Set(nodes.filter(({ kind }) => kind === 'Outside').map(({ id }) => id));
    return steps
      .filter(({ source, target }) => outside.has(source) || outside.has(target))
      .map(({ source, target, count, amount, parts }) => [outside.has(source) ? `in ${target}` : `out ${source}`, count, amount, [...parts]]);
  };

  it('stands one sum and one count at each boundary, and nothing without a region', () => {
    expect(boundaries(1, null)).toEqual([]);
    expect(boundaries(0, ['410325'])).toEqual([['in account:X', 2, 70, all(70)]]);
    expect(boundaries(1, ['410325']).sort()).toEqual([
      ['in account:X', 2, 70, all(70)],
      ['out account:X', 2, 30, all(30)],
    ]);
  });
});
