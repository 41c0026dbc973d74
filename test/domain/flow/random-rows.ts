import fc from 'fast-check';
import { MoneyGraph } from '../../../src/domain/projection/money-graph.js';
import type { NewAllocation } from '../../../src/domain/projection/allocations.js';
import type { NewPayment } from '../../../src/domain/projection/payments.js';

/** A small world of quota and money, as rows: some of its payments were corrected or retired by later batches. */
export interface RandomRows {
  readonly lines: readonly {
    id: string;
    document: string;
    region: string;
    recipientRegion: string | null;
    amount: number;
    issuedAt: number;
    addedIn: number;
  }[];
  readonly documents: readonly { id: string; number: string; region: string; level: string; issuedAt: number; addedIn: number }[];
  readonly accounts: readonly { id: string; kind: string; region: string }[];
  readonly payouts: readonly { id: string; region: string; lines: readonly { id: string; amount: number }[] }[];
  readonly allocations: readonly NewAllocation[];
  readonly payments: readonly NewPayment[];
  readonly balances: readonly { account: string; day: number; amount: number }[];
}

export const NEWEST = 3;
export const PROVINCE = '豫财农〔2017〕12号';
const DAY = 86_400_000;
const START = 1_488_297_600_000;
const REGIONS = ['410000', '410300', '410325', '410328'] as const;
const KINDS = ['special', 'agent-batch', 'enterprise', 'enterprise', 'merchant', 'household', 'enterprise', 'tax', 'cash', 'unknown'] as const;

const lineIds = ['indicator:P1', 'indicator:P2', 'indicator:L1', 'indicator:S1', 'indicator:S2'] as const;
const accountIds = ['account:T', ...KINDS.map((_, place) => `account:${place}`)];

interface Moved {
  readonly from: number;
  readonly to: number;
  readonly amount: number;
  readonly day: number;
  readonly hour: number | null;
  readonly seq: number;
  readonly how: 'line' | 'payout' | 'free' | 'refund' | 'bounce' | 'cash' | 'recovery' | 'reclassification';
  readonly line: number;
  readonly undoes: number;
  readonly restores: boolean;
  readonly addedIn: number;
  readonly fate: 'kept' | 'kept' | 'corrected' | 'retired';
}

const moved: fc.Arbitrary<Moved> = fc.record({
  from: fc.nat({ max: accountIds.length - 1 }),
  to: fc.nat({ max: accountIds.length - 1 }),
  amount: fc.integer({ min: 1, max: 900 }),
  day: fc.nat({ max: 40 }),
  hour: fc.option(fc.nat({ max: 23 })),
  seq: fc.nat({ max: 2 }),
  how: fc.constantFrom('line', 'line', 'payout', 'free', 'free', 'free', 'refund', 'bounce', 'cash', 'recovery', 'reclassification') as fc.Arbitrary<
    Moved['how']
  >,
  line: fc.nat({ max: lineIds.length - 1 }),
  undoes: fc.nat(),
  restores: fc.boolean(),
  addedIn: fc.integer({ min: 1, max: NEWEST }),
  fate: fc.constantFrom('kept', 'kept', 'kept', 'corrected', 'retired') as fc.Arbitrary<Moved['fate']>,
});

const allocated = fc.record({
  from: fc.nat({ max: lineIds.length - 1 }),
  to: fc.nat({ max: lineIds.length - 1 }),
  amount: fc.integer({ min: 1, max: 900 }),
  day: fc.nat({ max: 30 }),
  kind: fc.constantFrom('distribution', 'distribution', 'pooling', 'adjustment'),
});

export const randomRows: fc.Arbitrary<RandomRows> = fc
  .record({
    moves: fc.array(moved, { minLength: 5, maxLength: 45 }),
    quota: fc.array(allocated, { maxLength: 6 }),
    recalls: fc.array(allocated, { maxLength: 2 }),
    balances: fc.array(fc.record({ account: fc.nat({ max: accountIds.length - 1 }), amount: fc.nat({ max: 500 }) }), { maxLength: 5 }),
    amounts: fc.array(fc.oneof({ weight: 6, arbitrary: fc.integer({ min: 50, max: 3000 }) }, { weight: 1, arbitrary: fc.constant(0) }), {
      minLength: lineIds.length,
      maxLength: lineIds.length,
    }),
  })
  .map(({ moves, quota, recalls, balances, amounts }) => {
    const documents = [
      { id: 'document:P', number: PROVINCE, region: '410000', level: 'province', issuedAt: START, addedIn: 1 },
      { id: 'document:L', number: '洛财农〔2017〕3号', region: '410300', level: 'city', issuedAt: START + 3 * DAY, addedIn: 1 },
      { id: 'document:S', number: '嵩财农〔2017〕5号', region: '410325', level: 'county', issuedAt: START + 5 * DAY, addedIn: 1 },
    ];
    const lines = lineIds.map((id, place) => {
      const document = documents.find((one) => one.id.endsWith(id[10]!))!;
      const recipientRegion = [null, '410328', '410325', null, '410325'][place]!;
      return { id, document: document.id, region: document.region, recipientRegion, amount: amounts[place]!, issuedAt: document.issuedAt, addedIn: 1 };
    });
    const down = quota.filter(({ from, to }) => from < to);
    const up = recalls.filter(({ from, to }) => from > to);
    const allocations: NewAllocation[] = [...down, ...up].map(({ from, to, amount, day, kind }, place) => ({
      id: `allocated:${place}`,
      source: lineIds[from]!,
      target: lineIds[to]!,
      amount,
      at: START + (5 + day) * DAY,
      seq: 0,
      kind: from < to ? kind : 'recall',
      inferred: place % 5 === 4,
      dayPrecise: true,
      addedIn: 1,
    }));
    return {
      documents,
      lines,
      accounts: accountIds.map((id, place) => ({ id, kind: place === 0 ? 'treasury' : KINDS[place - 1]!, region: REGIONS[place % REGIONS.length]! })),
      payouts: [
        {
          id: 'payout:410325|B',
          region: '410325',
          lines: [
            { id: 'indicator:S1', amount: 3 },
            { id: 'indicator:L1', amount: 1 },
          ],
        },
      ],
      allocations,
      payments: paymentsOf(moves),
      balances: [...new Map(balances.map((one) => [one.account, one])).values()].map(({ account, amount }) => ({
        account: accountIds[account]!,
        day: START - DAY,
        amount,
      })),
    };
  });

function paymentsOf(moves: readonly Moved[]): NewPayment[] {
  const rows: NewPayment[] = [];
  const firsts: NewPayment[] = [];
  const returns: NewPayment[] = [];
  for (const [place, move] of moves.entries()) {
    const undoing = move.how === 'refund' || move.how === 'bounce' || move.how === 'recovery' || move.how === 'reclassification';
    // Now and then a return bounces, and a refund names two payments.
    const those = move.how === 'bounce' && move.restores ? returns : firsts;
    const undone = undoing && those.length > 0 ? those[move.undoes % those.length]! : undefined;
    if (undoing && !undone) continue;
    const others = firsts.filter((one) => one !== undone && one.payee === undone?.payee && one.payer === undone.payer);
    const another = move.how === 'refund' && others.length > 0 ? others[move.undoes % others.length]! : undefined;
    const amounts = [undone, another].flatMap((one) => (one ? [Math.min(one.amount, move.amount)] : []));
    const isMoving = move.how !== 'reclassification';
    const row: NewPayment = {
      id: `paid:ZF|${String(place).padStart(3, '0')}`,
      payer: undone ? (isMoving ? undone.payee : undone.payer) : accountIds[move.from]!,
      payee: undone ? (isMoving ? undone.payer : undone.payee) : accountIds[move.to]!,
      amount: undone ? amounts.reduce((sum, amount) => sum + amount, 0) : move.amount,
      at: START + move.day * DAY + (move.hour ?? 0) * 3_600_000,
      seq: move.seq,
      kind: undone ? move.how : move.how === 'cash' ? 'cash' : 'payment',
      dayPrecise: move.hour === null,
      indicator: move.how === 'line' || !isMoving ? lineIds[move.line]! : null,
      payout: move.how === 'payout' ? 'payout:410325|B' : null,
      purpose: move.how === 'free' ? ['货款', '嵩财农〔2017〕5号工程款'][place % 2]! : null,
      region: place % 3 === 0 ? REGIONS[place % REGIONS.length]! : null,
      restoresQuota: undone !== undefined && isMoving && move.how !== 'bounce' && move.restores,
      ...(undone ? { settles: [undone, another].flatMap((one) => one?.id ?? []), settledAmounts: amounts } : {}),
      addedIn: undone ? NEWEST : move.addedIn,
      retiredIn: null,
    };
    if (!undone && row.addedIn < NEWEST && move.fate !== 'kept') {
      rows.push({ ...row, retiredIn: NEWEST });
      if (move.fate === 'corrected') rows.push({ ...row, amount: row.amount + 1, addedIn: NEWEST });
      continue;
    }
    rows.push(row);
    if (!undone) firsts.push(row);
    else if (isMoving && move.how !== 'bounce') returns.push(row);
  }
  return rows;
}

/** The rows as a graph in memory, each kind in the order given by `order` (a permutation of numbers from 0). */
export function graphOf(rows: RandomRows, order: (count: number) => readonly number[] = (count) => [...Array(count).keys()]): MoneyGraph {
  const graph = new MoneyGraph();
  const each = <T>(items: readonly T[], take: (item: T) => void): void => order(items.length).forEach((place) => take(items[place]!));
  const tasks = [
    () => each(rows.payments, (row) => graph.addPayment(row)),
    () => each(rows.documents, (row) => graph.addDocument(row)),
    () =>
      each(rows.lines, ({ document, ...row }) => {
        graph.addLine(row);
        graph.addCarries({ source: document, target: row.id, addedIn: row.addedIn });
      }),
    () => each(rows.accounts, (row) => graph.addAccount(row)),
    () =>
      each(rows.payouts, (row) => {
        graph.addPayout(row);
        for (const { id, amount } of row.lines) graph.addFunding({ source: row.id, target: id, value: amount, addedIn: 1 });
      }),
    () => each(rows.allocations, (row) => graph.addAllocation(row)),
    () => each(rows.balances, (row) => graph.addOpening({ ...row, addedIn: 1 })),
  ];
  each(tasks, (task) => task());
  graph.version = NEWEST;
  graph.arrange();
  return graph;
}

/** The rows as statements for the database. */
export function scriptOf(rows: RandomRows): string {
  const list = (items: readonly object[]): string => `[${items.map(literal).join(', ')}]`;
  return `
UNWIND range(1, ${NEWEST}) AS sequence CREATE (:Batch {id: 'b' + sequence, sequence: sequence, status: 'active', startedAt: sequence});
UNWIND ${list(REGIONS.map((code) => ({ code })))} AS row CREATE (r:Region:Entity {id: 'region:' + row.code, code: row.code, name: row.code, addedIn: 1});
MATCH (a:Region {code: '410300'}), (b:Region {code: '410000'}) CREATE (a)-[:SUPERVISED_BY {id: 's1', addedIn: 1}]->(b);
MATCH (a:Region), (b:Region {code: '410300'}) WHERE a.code IN ['410325', '410328'] CREATE (a)-[:SUPERVISED_BY {id: 's' + a.code, addedIn: 1}]->(b);
UNWIND ${list(rows.documents)} AS row CREATE (d:Document:Entity) SET d = row, d.issuer = 'x', d.stated = ['number'];
UNWIND ${list(rows.lines)} AS row MATCH (d:Document {id: row.document}) CREATE (d)-[:CARRIES {id: 'c' + row.id, addedIn: 1}]->(i:Indicator:Entity) SET i = row, i.document = null, i.code = row.id, i.fiscalYear = 2017, i.stated = ['amount'];
UNWIND ${list(rows.accounts)} AS row CREATE (a:Account:Entity) SET a = row, a.addedIn = 1;
UNWIND ${list(rows.payouts.map(({ id, region }) => ({ id, region })))} AS row CREATE (b:PayoutBatch:Entity) SET b = row, b.code = 'B', b.addedIn = 1;
UNWIND ${list(rows.payouts.flatMap(({ id, lines }) => lines.map((line) => ({ payout: id, line: line.id, amount: line.amount }))))} AS row MATCH (b:PayoutBatch {id: row.payout}), (i:Indicator {id: row.line}) CREATE (b)-[:FUNDED_BY {id: 'f' + row.line, amount: row.amount, addedIn: 1}]->(i);
UNWIND ${list(rows.allocations)} AS row MATCH (a:Indicator {id: row.source}), (b:Indicator {id: row.target}) CREATE (a)-[e:ALLOCATED]->(b) SET e.id = row.id, e.amount = row.amount, e.at = row.at, e.seq = row.seq, e.kind = row.kind, e.link = CASE WHEN row.inferred THEN 'inferred' ELSE 'stated' END, e.timePrecision = 'day', e.addedIn = row.addedIn;
UNWIND ${list(rows.balances)} AS row MATCH (a:Account {id: row.account}) CREATE (a)<-[:ABOUT {id: 'ab' + row.account, addedIn: 1}]-(b:Balance:Entity {id: 'balance:' + row.account, account: row.account, date: row.day, amount: row.amount, addedIn: 1});
UNWIND ${list(rows.payments)} AS row MATCH (a:Account {id: row.payer}), (b:Account {id: row.payee}) CREATE (a)-[p:PAID]->(b) SET p.id = row.id, p.amount = row.amount, p.at = row.at, p.seq = row.seq, p.kind = row.kind, p.state = 'paid', p.timePrecision = CASE WHEN row.dayPrecise THEN 'day' ELSE 'minute' END, p.indicator = row.indicator, p.batch = row.payout, p.purpose = row.purpose, p.region = row.region, p.restoresQuota = row.restoresQuota, p.settles = row.settles, p.settledAmounts = row.settledAmounts, p.addedIn = row.addedIn, p.retiredIn = row.retiredIn;
`;
}

function literal(value: unknown): string {
  if (value === null || value === undefined) return 'null';
  if (Array.isArray(value)) return `[${value.map(literal).join(', ')}]`;
  if (typeof value === 'object')
    return `{${Object.entries(value)
      .map(([name, item]) => `${name}: ${literal(item)}`)
      .join(', ')}}`;
  return typeof value === 'string' ? `'${value}'` : String(value);
}
