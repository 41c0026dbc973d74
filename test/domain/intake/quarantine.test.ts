import { parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import { graphDigest } from '../../../src/domain/intake/graph-digest.js';
import { IntakeService } from '../../../src/domain/intake/intake.service.js';
import type { Graph } from '../../../src/graph/graph.js';
import { testGraph } from '../../support/neo4j.js';
import { lines, packageFolder, payments, temporaryFolder } from './packages.js';

let graph: Graph;
let intake: IntakeService;

beforeEach(async () => {
  graph = await testGraph();
  intake = new IntakeService(graph, { dataDir: temporaryFolder(), now: () => Date.parse('2024-05-01T12:00:00+08:00') });
});

const OWN = { REGION: '410328' };
const PERSON = '6228481234567890123';

/** A table as a spreadsheet gives it back: rows as objects, changed and written again. */
function changed(csv: string, change: (row: Record<string, string>) => Record<string, string> | undefined): string {
  const [header, ...rows] = parse(csv, { bom: true }) as string[][];
  const kept = rows.map((row) => change(Object.fromEntries(header!.map((name, index) => [name, row[index]!])))).filter((row) => row !== undefined);
  return `\uFEFF${stringify([header!, ...kept.map((row) => header!.map((name) => row[name] ?? ''))], { record_delimiter: 'windows' })}`;
}

/** Three rows that cannot be taken: a wrong amount, a wrong date, a blank voucher; and one in another file. */
async function loadFaulty(): Promise<void> {
  await intake.load({
    folder: packageFolder(
      [
        lines([OWN, { ...OWN, CODE: 'L2', AMOUNT: 'viel' }]),
        payments(
          [
            {},
            { VOUCHER: 'V2', AMOUNT: '1e3', PAYEE: PERSON, PAYEE_NAME: '曹某' },
            { VOUCHER: 'V3', AT: '2017-02-30', AMOUNT: '-3.00' },
            { VOUCHER: '', AMOUNT: '7.00' },
          ],
          { totals: { AMOUNT: '14.00' } },
        ),
      ],
      { id: 'faulty' },
    ),
  });
}

describe('the quarantine', () => {
  it('is asked by file and by reason, and says how many rows there are of each', async () => {
    await loadFaulty();
    const all = await intake.quarantine('faulty');
    expect(all).toMatchObject({
      total: 4,
      open: 4,
      files: [
        { code: 'lines.csv', count: 1 },
        { code: 'payments.csv', count: 3 },
      ],
      reasons: [
        { code: 'missing-key', count: 1 },
        { code: 'unparseable-amount', count: 2 },
        { code: 'unparseable-date', count: 1 },
      ],
    });
    const amounts = await intake.quarantine('faulty', { reason: 'unparseable-amount', file: 'payments.csv' });
    expect(amounts).toMatchObject({ total: 1, rows: [{ line: 3, column: 'AMOUNT', reason: 'unparseable-amount', correctedIn: null }] });
    const first = await intake.quarantine('faulty', { limit: 3 });
    const second = await intake.quarantine('faulty', { limit: 3, cursor: first.cursor! });
    expect([...first.rows, ...second.rows].map(({ source }) => source)).toEqual(all.rows.map(({ source }) => source));
    expect(second.cursor).toBeNull();
  });

  it('hands rows out as a table with line, column, value and reason, personal cells masked', async () => {
    await loadFaulty();
    const { file, csv } = await intake.quarantineTable('faulty', 'payments.csv');
    expect(file).toBe('payments.csv');
    expect(csv.startsWith('\uFEFF#line,#column,#value,#reason,#detail,REGION,')).toBe(true);
    expect(csv).not.toContain(PERSON);
    const rows = parse(csv, { bom: true, columns: true }) as Record<string, string>[];
    expect(rows.map((row) => [row['#line'], row['#column'], row['#value'], row['#reason']])).toEqual([
      ['3', 'AMOUNT', '1e3', 'unparseable-amount'],
      ['4', 'AT', '2017-02-30', 'unparseable-date'],
      ['5', 'VOUCHER', '', 'missing-key'],
    ]);
    // A spreadsheet must not take a cell of somebody's file for a formula.
    expect(rows[1]!['AMOUNT']).toBe("'-3.00");
    await expect(intake.quarantineTable('faulty')).rejects.toMatchObject({ code: 'bad-question', hint: expect.stringContaining('lines.csv, payments.csv') });
  });

  it('takes corrected rows back: the graph is as if they had been right at once', async () => {
    await loadFaulty();
    const { csv } = await intake.quarantineTable('faulty', 'payments.csv');
    const table = changed(csv, (row) => {
      if (row['#line'] === '3') return { ...row, AMOUNT: '1000.00' };
      return row['#line'] === '4' ? { ...row, AT: '2017-02-28' } : undefined;
    });
    const report = await intake.correctQuarantine('faulty', table, 'payments.csv');
    expect(report.batch).toMatchObject({ id: 'faulty-corrected', corrects: 'faulty', mode: 'append', rows: { announced: 2, loaded: 2, quarantined: 0 } });
    expect(report.batch.files[0]!.totals).toMatchObject([{ column: 'AMOUNT', announced: '997', loaded: '997' }]);
    expect(await intake.quarantine('faulty', { open: true })).toMatchObject({ total: 2, open: 2 });
    const { rows } = await intake.quarantine('faulty', { file: 'payments.csv' });
    expect(rows.map(({ line, correctedIn }) => [line, correctedIn])).toEqual([
      [3, 'faulty-corrected'],
      [4, 'faulty-corrected'],
      [5, null],
    ]);
    const delivered = await graphDigest(graph, 'content');

    graph = await testGraph();
    intake = new IntakeService(graph, {
      dataDir: (intake as unknown as { options: { dataDir: string } }).options.dataDir,
      now: () => Date.parse('2024-05-01T12:00:00+08:00'),
    });
    const right: Record<string, string>[] = [
      {},
      { VOUCHER: 'V2', AMOUNT: '1000.00', PAYEE: PERSON, PAYEE_NAME: '曹某' },
      { VOUCHER: 'V3', AT: '2017-02-28', AMOUNT: '-3.00' },
    ];
    await intake.load({ folder: packageFolder([lines([OWN]), payments(right)]) });
    expect(await graphDigest(graph, 'content')).toBe(delivered);
  });

  it('sets a row aside again that is still wrong, in the batch of the correction', async () => {
    await loadFaulty();
    const { csv } = await intake.quarantineTable('faulty', 'lines.csv');
    const report = await intake
      .correctQuarantine(
        'faulty',
        changed(csv, (row) => ({ ...row, AMOUNT: 'zwei' })),
        undefined,
      )
      .catch((error: unknown) => error);
    expect(report).toMatchObject({ code: 'bad-question', hint: expect.stringContaining('lines.csv, payments.csv') });
    const again = await intake.correctQuarantine(
      'faulty',
      changed(csv, (row) => ({ ...row, AMOUNT: 'zwei' })),
      'lines.csv',
    );
    expect(again.batch).toMatchObject({ rows: { loaded: 0, quarantined: 1 } });
    expect(await intake.quarantine('faulty-corrected')).toMatchObject({ rows: [{ reason: 'unparseable-amount', correctedIn: null }] });
  });

  it.each([
    ['a line that does not wait', (row: Record<string, string>) => ({ ...row, '#line': '2' }), 'does not wait'],
    ['one line twice', (row: Record<string, string>) => ({ ...row, '#line': '3' }), 'another row names too'],
  ])('refuses a table with %s', async (_what, change, reason) => {
    await loadFaulty();
    const { csv } = await intake.quarantineTable('faulty', 'payments.csv');
    const before = await graphDigest(graph, 'everything');
    await expect(intake.correctQuarantine('faulty', changed(csv, change), 'payments.csv')).rejects.toMatchObject({
      code: 'bad-question',
      message: expect.stringContaining(reason),
    });
    await expect(intake.correctQuarantine('faulty', csv.replace('AMOUNT', 'BETRAG'), 'payments.csv')).rejects.toMatchObject({
      message: expect.stringContaining('"AMOUNT" is expected'),
    });
    expect(await graphDigest(graph, 'everything')).toBe(before);
  });

  it('keeps what stood in cells that were not touched, also behind a sign a spreadsheet guards or a mask', async () => {
    const purpose = '－补发 身份证411224199001011234';
    const rows = [{ AMOUNT: '1e3', PURPOSE: purpose, PAYEE_NAME: '＝1+1 全角' }];
    await intake.load({ folder: packageFolder([payments(rows)], { id: 'signs' }) });
    const { csv } = await intake.quarantineTable('signs');
    expect(csv).not.toContain('411224199001011234');
    await intake.correctQuarantine(
      'signs',
      changed(csv, (row) => ({ ...row, AMOUNT: '5.00' })),
      undefined,
    );
    const asked = { paid: ['paid:t|410328|2017|V1'], allocated: [], registered: [], carries: [], others: [] };
    const [found] = await graph.read<{ values: Record<string, unknown> }>('known-edges', asked);
    expect(found!.values).toMatchObject({ amount: 500, purpose });
  });

  it('refuses a table that was saved in another encoding, or has no rows, and leaves the rows open', async () => {
    await loadFaulty();
    const { csv } = await intake.quarantineTable('faulty', 'payments.csv');
    for (const table of [csv.replaceAll('洛宁', '\uFFFD\uFFFD'), csv.split('\n')[0]!])
      await expect(intake.correctQuarantine('faulty', table, 'payments.csv')).rejects.toMatchObject({ code: 'bad-question' });
    expect(await intake.quarantine('faulty', { open: true })).toMatchObject({ total: 4, open: 4 });
  });

  it('delivers rows that a withdrawal set aside as their own batch was delivered', async () => {
    await intake.load({ folder: packageFolder([payments([{}])], { id: 'first' }) });
    await intake.load({ folder: packageFolder([payments([{ AMOUNT: '12.00' }])], { id: 'second', mode: 'correct' }) });
    await intake.load({ folder: packageFolder([payments([{ AMOUNT: '12.00' }])], { id: 'third', sourceSystem: 'other' }) }).catch(() => undefined);
    await intake.load({ folder: packageFolder([payments([{ AMOUNT: '12.00' }])], { id: 'fourth' }) });
    await intake.withdraw('second');
    const aside = await intake.quarantine('withdraw-second');
    const mine = aside.rows.find(({ file }) => file === 'fourth/payments.csv')!;
    expect(mine).toMatchObject({ reason: 'different-content', line: 2 });
    const { csv } = await intake.quarantineTable('withdraw-second', 'fourth/payments.csv');
    const report = await intake.correctQuarantine(
      'withdraw-second',
      changed(csv, (row) => ({ ...row, VOUCHER: 'V9' })),
      'fourth/payments.csv',
    );
    expect(report.batch).toMatchObject({ sourceSystem: 'test', rows: { loaded: 1 }, covers: [{ source: 'PAY', region: '410000' }] });
  });

  it('sets a row aside whose key is too long to be found again', async () => {
    const report = await intake.load({
      folder: packageFolder([payments([{}, { VOUCHER: 'x'.repeat(9_000) }, { VOUCHER: 'V2', PAYEE: '6'.repeat(40_000) }])], { id: 'long' }),
    });
    expect(report.batch).toMatchObject({ rows: { loaded: 1, quarantined: 2 }, quarantine: [{ code: 'too-long', count: 2 }] });
  });
});
