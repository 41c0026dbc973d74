import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectFolder } from '../../src/config.js';
import type { LoadReport } from '../../src/domain/intake/intake.shapes.js';
import type { MatchListView, MatchView } from '../../src/domain/matching/match.shapes.js';
import type { TraceView } from '../../src/domain/traces/trace.shapes.js';
import type { Problem } from '../../src/http/problem.js';
import { csv, lines, packageFolder, payments, type PackageFile } from '../domain/intake/packages.js';
import { testGraph } from '../support/neo4j.js';
import { testService, type TestService } from './service.js';

const COLUMNS = ['账号', '户名', '开户行', '交易日期', '借贷标志', '交易金额', '账户余额', '对方账号', '对方户名', '对方开户行', '交易流水号', '序号'];

/** A row of the statement of the finance office's account: what it paid to the village company. */
const paidOut = (day: string, amount: string, line: string): string[] => [
  '1001',
  '洛宁县财政局',
  '农业银行',
  day,
  '借',
  amount,
  '900.00',
  '2001',
  '洛宁县示例公司',
  '农业银行',
  '',
  line,
];

function statement(id: string, rows: string[][]): string {
  const file: PackageFile = {
    path: 'statement.csv',
    bytes: csv(COLUMNS, rows),
    mapping: readFileSync(join(projectFolder, 'seeds', 'mappings', 'bank-statement-signed.yaml'), 'utf8'),
  };
  return packageFolder([file], { id, title: id, sourceSystem: 'bank' });
}

describe('matches over HTTP', () => {
  let service: TestService;
  const listed = async (state: string): Promise<MatchListView> => (await (await service.get(`/api/matches?state=${state}`)).json()) as MatchListView;
  const decide = async (id: string, answer: object): Promise<Response> => service.post(`/api/matches/${encodeURIComponent(id)}`, answer);
  const load = (folder: string): Promise<LoadReport> => service.services.intake.load({ folder });
  const traced = async (): Promise<TraceView> => (await (await service.get(`/api/traces/${encodeURIComponent('洛财农〔2017〕3号')}`)).json()) as TraceView;
  let bank: string;

  beforeAll(async () => {
    service = await testService(await testGraph());
    await load(
      packageFolder(
        [
          lines([{ REGION: '410328' }]),
          payments([
            { VOUCHER: 'V1', AT: '2017-06-01' },
            { VOUCHER: 'V2', AT: '2017-06-03' },
          ]),
        ],
        { id: 'budget', sourceSystem: 'budget-system' },
      ),
    );
  });
  afterAll(() => service.stop());

  it('are none while one system has delivered', async () => {
    expect(await listed('open')).toEqual({ matches: [], total: 0, amount: 0, cursor: null, dataVersion: 1 });
    expect((await traced()).totals).not.toHaveProperty('unconfirmed');
  });

  it('wait for a person where a statement has one row for two payments, with the candidates and the reason', async () => {
    const { batch } = await load(statement('june', [paidOut('2017-06-03', '10.00', '1')]));
    expect(batch.matched).toEqual({ merged: 1, unconfirmed: 1 });
    const open = await listed('open');
    expect(open).toMatchObject({ total: 1, amount: 1000, cursor: null });
    const match = open.matches[0]!;
    bank = match.id;
    expect(match).toMatchObject({
      state: 'open',
      doubt: 'several-candidates',
      reason: expect.stringContaining('different number of records'),
      record: {
        system: expect.stringContaining('bank-statement'),
        amount: 1000,
        counted: false,
        payee: { name: '洛宁县示例公司', number: expect.stringContaining('*') },
      },
      movement: [{ id: 'paid:t|410328|2017|V2', system: 'budget-system', counted: true, document: '洛财农〔2017〕3号' }],
      movementCount: 1,
      movementAmount: 1000,
      candidates: [{ id: 'paid:t|410328|2017|V1' }],
      decision: null,
    });
    // The number of the account stands in no id and in no system's name.
    expect(JSON.stringify(open)).not.toMatch(/"[^"]*\b1001\b/u);
  });

  it('never count twice, and a trace says how much rests on them', async () => {
    const { totals, steps } = await traced();
    expect(totals).toMatchObject({ issued: 100_000, unconfirmed: { amount: 1000, payments: 1 } });
    expect(steps.filter(({ kind }) => kind === 'payment')).toMatchObject([{ amount: 2000, count: 2, unconfirmed: 1 }]);
  });

  it('end with another candidate chosen; the decision is listed, and outlives the statement', async () => {
    const answer = await decide(bank, { decision: 'confirm', candidate: 'paid:t|410328|2017|V1', note: '凭证号一致' });
    expect(answer.status).toBe(200);
    const view = (await answer.json()) as MatchView;
    expect(view).toMatchObject({
      state: 'confirmed',
      doubt: null,
      movement: [{ id: 'paid:t|410328|2017|V1' }],
      decision: { decision: 'confirm', note: '凭证号一致' },
    });
    expect(await listed('open')).toMatchObject({ total: 0, matches: [] });
    expect((await traced()).totals).not.toHaveProperty('unconfirmed');
    const withdrawn = await service.services.intake.withdraw('june');
    expect(await listed('confirmed')).toMatchObject({
      total: 1,
      matches: [{ id: bank, record: null, movement: [], decision: { others: ['paid:t|410328|2017|V1'] } }],
    });
    await service.services.intake.withdraw(withdrawn.batch.id);
    expect(await listed('confirmed')).toMatchObject({
      total: 1,
      matches: [{ id: bank, record: { counted: false }, movement: [{ id: 'paid:t|410328|2017|V1' }] }],
    });
    expect(await listed('open')).toMatchObject({ total: 0 });
  });

  it('stand as two movements when rejected with both; the last word counts', async () => {
    expect((await decide(bank, { decision: 'reject' })).status).toBe(200);
    const first = await listed('rejected');
    expect(first.matches[0]).toMatchObject({ id: bank, movement: [{ id: 'paid:t|410328|2017|V2' }] });
    expect(await listed('confirmed')).toMatchObject({ total: 0 });
    const second = (await (await decide(bank, { decision: 'reject' })).json()) as MatchView;
    expect(second).toMatchObject({
      state: 'rejected',
      record: { counted: true },
      movement: [],
      movementCount: 0,
      decision: { others: ['paid:t|410328|2017|V1', 'paid:t|410328|2017|V2'] },
    });
    expect(second.candidates.map(({ id }) => id)).toEqual(['paid:t|410328|2017|V1', 'paid:t|410328|2017|V2']);
    // Delivered again, by another file, it is what it was: rejected rows do not come back.
    const again = await load(statement('june-again', [paidOut('2017-06-03', '10.00', '1'), paidOut('2017-06-20', '7.00', '2')]));
    expect(again.batch.rows).toMatchObject({ announced: 2, unchanged: 1, loaded: 1 });
    expect(await listed('rejected')).toMatchObject({ total: 1, matches: [{ id: bank, movement: [] }] });
    expect(await listed('open')).toMatchObject({ total: 0 });
  });

  it('refuse what cannot be decided, and say what can', async () => {
    const unknown = await decide('paid:nothing', { decision: 'confirm' });
    expect([unknown.status, ((await unknown.json()) as Problem).code]).toEqual([404, 'not-found']);
    const alone = await decide(bank, { decision: 'reject' });
    expect([alone.status, ((await alone.json()) as Problem).code]).toEqual([409, 'conflict']);
    const stranger = await decide(bank, { decision: 'confirm', candidate: 'paid:stranger' });
    expect([stranger.status, ((await stranger.json()) as Problem).code]).toEqual([400, 'bad-question']);
    const other = await decide(bank, { decision: 'perhaps' });
    expect(other.status).toBe(400);
    expect((await service.get('/api/matches?cursor=nonsense')).status).toBe(400);
  });

  it('are listed page by page, largest first', async () => {
    const days = ['01', '08', '15'];
    await load(
      packageFolder(
        [payments(days.flatMap((day, place) => [1, 2].map((number) => ({ VOUCHER: `W${day}${number}`, AT: `2017-09-${day}`, AMOUNT: `${place + 1}0.00` }))))],
        {
          id: 'september',
          sourceSystem: 'budget-system',
        },
      ),
    );
    await load(
      statement(
        'september-bank',
        days.map((day, place) => paidOut(`2017-09-${day}`, `${place + 1}0.00`, `9${place}`)),
      ),
    );
    const first = (await (await service.get('/api/matches?limit=2')).json()) as MatchListView;
    expect([first.total, first.amount, first.matches.map(({ record }) => record?.amount)]).toEqual([3, 6000, [3000, 2000]]);
    const second = (await (await service.get(`/api/matches?limit=2&cursor=${first.cursor}`)).json()) as MatchListView;
    expect([second.cursor, second.matches.map(({ record }) => record?.amount)]).toEqual([null, [1000]]);
  });
});
