import { IntakeService } from '../../../src/domain/intake/intake.service.js';
import { runMatching } from '../../../src/domain/matching/run-matching.js';
import type { Graph } from '../../../src/graph/graph.js';
import { runScriptOn, testAddress, testGraph } from '../../support/neo4j.js';
import { packageFolder, table, temporaryFolder } from '../intake/packages.js';

/** Records of any system: what a row says is what matching sees. */
const MAPPING = `id: any-records
title: Records of any system, for the tests
dates: [yyyy-MM-dd HH:mm:ss, yyyy-MM-dd]
nodes:
  payer: { label: Account, refers: true, set: { number: FROM, institution: { constant: 农业银行 }, name: FROM_NAME } }
  payee: { label: Account, refers: true, set: { number: TO, institution: { constant: 农业银行 }, name: TO_NAME } }
  batch: { label: PayoutBatch, refers: true, optional: true, set: { region: { constant: '410325' }, code: BATCH } }
edges:
  - type: PAID
    from: payer
    to: payee
    set: { id: NO, amount: AMOUNT, at: AT, mode: MODE, batch: { id: batch }, movement: MOVEMENT, serial: SERIAL }
`;
const COLUMNS = ['NO', 'FROM', 'FROM_NAME', 'TO', 'TO_NAME', 'AMOUNT', 'AT', 'MODE', 'BATCH', 'MOVEMENT', 'SERIAL'];
type Row = Record<string, string>;

const LINKS = `id: account-links
title: Cards, for the tests
nodes:
  card: { label: Account, refers: true, set: { number: CARD, institution: { constant: 农业银行 } } }
  account: { label: Account, refers: true, set: { number: ACCOUNT, institution: { constant: 农业银行 } } }
edges:
  - { type: CARD_OF, from: card, to: account }
`;

/** The fiscal system: a payout of three cards on two days, a voucher of two lines, two equal payments, one by a serial number. */
const BUDGET: Row[] = [
  ...[1, 2, 3].map((line) => ({
    NO: `b-payout${line}`,
    FROM: '900',
    TO: `60${line}`,
    TO_NAME: `户${line}`,
    AMOUNT: `${line}.00`,
    AT: '2017-06-01',
    MODE: 'card',
    BATCH: 'P1',
  })),
  ...[1, 2].map((line) => ({ NO: `b-voucher${line}`, FROM: '100', TO: '700', AMOUNT: `${line}0.00`, AT: '2017-06-05', MODE: 'direct', MOVEMENT: 'V1' })),
  ...[1, 2].map((line) => ({ NO: `b-equal${line}`, FROM: '100', TO: '701', TO_NAME: '石坡村', AMOUNT: '5.00', AT: `2017-06-1${line}`, MODE: 'direct' })),
  { NO: 'b-serial', FROM: '100', TO: '701', AMOUNT: '5.00', AT: '2017-06-12', MODE: 'direct', SERIAL: 'S9' },
  { NO: 'b-named', FROM: '100', TO: '702', TO_NAME: '李家村', AMOUNT: '7.00', AT: '2017-07-01', MODE: 'direct' },
  { NO: 'b-card', FROM: '100', TO: '800', AMOUNT: '9.00', AT: '2017-08-01', MODE: 'direct' },
];
/** The payers' banks: the payout and the voucher as one debit each, one payee by name, one without. */
const PAYERS: Row[] = [
  { NO: 'p-payout', FROM: '900', AMOUNT: '6.00', AT: '2017-06-02 10:00:00', MODE: 'bank' },
  { NO: 'p-voucher', FROM: '100', TO: '700', AMOUNT: '30.00', AT: '2017-06-05 11:00:00', MODE: 'bank' },
  { NO: 'p-equal', FROM: '100', TO: '701', AMOUNT: '5.00', AT: '2017-06-12', MODE: 'bank' },
  { NO: 'p-serial', FROM: '100', TO: '701', AMOUNT: '5.00', AT: '2017-06-20', MODE: 'bank', SERIAL: 'S9' },
  { NO: 'p-named', FROM: '100', TO_NAME: '李家村', AMOUNT: '7.00', AT: '2017-07-02', MODE: 'bank' },
  { NO: 'p-card', FROM: '100', TO: '801', AMOUNT: '9.00', AT: '2017-08-01', MODE: 'bank' },
  { NO: 'p-fee', FROM: '100', AMOUNT: '0.50', AT: '2017-08-01', MODE: 'bank' },
];
/** The payees' banks. */
const PAYEES: Row[] = [
  ...[1, 2, 3].map((line) => ({ NO: `e-payout${line}`, FROM: '900', TO: `60${line}`, AMOUNT: `${line}.00`, AT: '2017-06-02 10:00:00', MODE: 'bank' })),
  { NO: 'e-equal', FROM_NAME: '财政局', TO: '701', AMOUNT: '5.00', AT: '2017-06-11', MODE: 'bank' },
  { NO: 'e-named', FROM: '100', TO: '702', AMOUNT: '7.00', AT: '2017-07-01 09:00:00', MODE: 'bank' },
];

const DELIVERIES: Readonly<Record<string, () => string>> = {
  budget: () => delivery('budget', BUDGET),
  payers: () => delivery('payers', PAYERS),
  payees: () => delivery('payees', PAYEES),
  cards: () =>
    packageFolder([{ path: 'cards.csv', bytes: table(['CARD', 'ACCOUNT'], [{ CARD: '801', ACCOUNT: '800' }]), mapping: LINKS }], {
      id: 'cards',
      sourceSystem: 'cards',
    }),
};

function delivery(id: string, rows: readonly Row[]): string {
  return packageFolder([{ path: `${id}.csv`, bytes: table(COLUMNS, rows), mapping: MAPPING }], { id, sourceSystem: id });
}

/** Payments as they stand, each with its observations; a doubt in parentheses. */
async function standing(): Promise<string[]> {
  const rows = await runScriptOn(
    await testAddress(),
    `MATCH ()-[p:PAID]->() WHERE p.retiredIn IS NULL
     CALL (p) { OPTIONAL MATCH ()-[o:OBSERVED]->() WHERE o.retiredIn IS NULL AND p.id IN o.of
                WITH o ORDER BY o.id RETURN collect(o.id + coalesce(' (' + o.doubt + ')', '')) AS observing }
     RETURN p.id AS id, p.observations AS observations, observing, p.amount AS amount ORDER BY id`,
  );
  return rows.map((row) => {
    const observing = row['observing'] as string[];
    expect((row['observations'] ?? []) as string[]).toEqual(observing.map((text) => text.split(' ')[0]));
    return [row['id'], ...observing].join(' <- ').replaceAll('paid:', '');
  });
}

describe('a load of another system', () => {
  let graph: Graph | undefined;
  const identity = temporaryFolder();

  async function load(order: readonly string[]): Promise<IntakeService> {
    graph = await testGraph();
    const intake = new IntakeService(graph, { dataDir: identity, matching: runMatching });
    for (const id of order) await intake.load({ folder: DELIVERIES[id]!() });
    return intake;
  }

  const EXPECTED = [
    'b-card <- p-card',
    'b-equal1 <- e-equal (no-counterparty)',
    'b-equal2 <- p-equal (several-candidates)',
    'b-named <- e-named <- p-named (name-only)',
    'b-payout1 <- e-payout1 <- p-payout',
    'b-payout2 <- e-payout2 <- p-payout',
    'b-payout3 <- e-payout3 <- p-payout',
    'b-serial <- p-serial',
    'b-voucher1 <- p-voucher',
    'b-voucher2 <- p-voucher',
    'p-fee',
  ];

  it.each([
    ['budget', 'payers', 'payees', 'cards'],
    ['budget', 'payees', 'cards', 'payers'],
    ['payers', 'budget', 'payees', 'cards'],
    ['cards', 'payers', 'payees', 'budget'],
    ['payees', 'payers', 'cards', 'budget'],
    ['payees', 'cards', 'budget', 'payers'],
  ])(
    'gives the same movements in any order: %s, %s, %s, %s',
    async (...order) => {
      await load(order);
      const found = await standing();
      expect(found).toEqual(EXPECTED);
    },
    300_000,
  );

  it('leaves payments as they were when it is withdrawn, and readers of earlier versions see them so all along', async () => {
    const intake = await load(['budget', 'payees']);
    const before = await standing();
    await intake.load({ folder: DELIVERIES['payers']!() });
    expect(await standing()).not.toEqual(before);
    await intake.withdraw('payers');
    expect(await standing()).toEqual(before);
    const [then] = await runScriptOn(
      await testAddress(),
      'MATCH ()-[p:PAID]->() WHERE p.addedIn <= 1 AND (p.retiredIn IS NULL OR p.retiredIn > 1) RETURN count(p) AS payments, collect(DISTINCT p.observations) AS observations',
    );
    expect(then).toEqual({ payments: BUDGET.length, observations: [] });
  }, 300_000);

  it('finds rows that were delivered before unchanged, also where they are observations by now', async () => {
    const intake = await load(['budget', 'payers']);
    const { batch } = await intake.load({ folder: delivery('payers-again', PAYERS) });
    // The same rows under another name of the system would be other rows: the mapping takes it from the manifest.
    expect(batch.rows).toMatchObject({ announced: PAYERS.length, quarantined: PAYERS.length });
    const same = packageFolder([{ path: 'again.csv', bytes: table(COLUMNS, PAYERS), mapping: MAPPING }], { id: 'again', sourceSystem: 'payers' });
    expect((await intake.load({ folder: same })).batch.rows).toMatchObject({ announced: PAYERS.length, unchanged: PAYERS.length });
  }, 300_000);
});
