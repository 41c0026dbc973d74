import { ScopeService } from '../../../src/domain/access/scope.service.js';
import { EntityService } from '../../../src/domain/entities/entity.service.js';
import type { EntityQuestion, EntityView } from '../../../src/domain/entities/entity.shapes.js';
import { NotFound, OutOfScope } from '../../../src/failures.js';
import { lookUpGraph } from '../look-up-graph.js';

const household = 'household:00000000000000000000000000000001';
const account = (n: number): string => `account:0000000000000000000000000000000${n}`;

describe('EntityService', () => {
  let look: (id: string, question?: EntityQuestion) => Promise<EntityView>;
  beforeAll(async () => {
    const graph = await lookUpGraph();
    const entities = new EntityService(graph, new ScopeService(graph));
    look = async (id, question) => {
      const view = await entities.entity(id, question);
      // Every question is asked twice: same lists, same order.
      expect(await entities.entity(id, question)).toEqual(view);
      return view;
    };
  });

  it('shows a household with its label, members, accounts and what its members received, to the fen', async () => {
    const view = await look(household);
    expect(view).toMatchObject({
      kind: 'Household',
      label: '曹*',
      region: '410225',
      regionName: '兰考县',
      policyLabel: { label: '稳定脱贫（不再享受政策）', from: 1514736000000 },
      dataVersion: 1,
      sums: { received: 1_040_000, receivedCount: 2, returned: 800_000, returnedCount: 1, paid: 0, paidCount: 0 },
      sources: ['first/households.csv/2'],
    });
    expect(view.members.map((member) => [member.label, member.detail])).toEqual([
      ['曹*', '户主'],
      ['曹*', '儿子'],
    ]);
    expect(view.accounts.map((link) => link.label)).toEqual(['621700*********0003', '621700*********0004']);
    expect(view.years).toEqual([
      { fiscalYear: 2018, received: 0, receivedCount: 0, returned: 800_000, returnedCount: 1, paid: 0, paidCount: 0 },
      { fiscalYear: 2017, received: 1_040_000, receivedCount: 2, returned: 0, returnedCount: 0, paid: 0, paidCount: 0 },
    ]);
    expect(view.documents.map((sums) => [sums.document, sums.received, sums.returned])).toEqual([
      ['兰财预〔2017〕5号', 800_000, 800_000],
      [null, 240_000, 0],
    ]);
  });

  it('lists the payments newest first, the transfer inside the household once, and pages without loss', async () => {
    const view = await look(household);
    expect(view.payments.rows.map((row) => [row.id, row.direction])).toEqual([
      ['paid:p3', 'out'],
      ['paid:p4', 'in'],
      ['paid:p7', 'in'],
      ['paid:p1', 'in'],
    ]);
    expect(view.payments).toMatchObject({ total: 4, cursor: null });
    expect(view.payments.rows[3]).toMatchObject({
      counterpartyName: '兰考县农业农村局',
      counterpartyAccount: '171602*********0002',
      purpose: '到户增收补助 卡621700*********0003',
      document: '兰财预〔2017〕5号',
    });
    expect(view.payments.rows[0]?.settles).toEqual(['paid:p1']);
    const first = await look(household, { limit: 3 });
    const second = await look(household, { limit: 3, cursor: first.payments.cursor! });
    expect([...first.payments.rows, ...second.payments.rows]).toEqual(view.payments.rows);
    expect(second.payments).toMatchObject({ total: 4, cursor: null });
  });

  it("shows the records about a household's members and the values a load replaced", async () => {
    const view = await look(household);
    expect(view.records.map((record) => [record.kind, record.aboutName, record.amount])).toEqual([
      ['vehicle', '曹*', null],
      ['deed-tax', '曹*', 1_200_000],
    ]);
    expect(view.versions).toEqual([{ addedIn: 1, retiredIn: 1, facts: { headName: '曹*', policyLabel: '享受政策' }, sources: ['first/households.csv/1'] }]);
  });

  it('UX-35: lets no personal name, ID, account or phone number out, whoever is looked at', async () => {
    const ids = [
      household,
      'person:00000000000000000000000000000001',
      'person:00000000000000000000000000000002',
      account(3),
      account(7),
      'enterprise:91410225MA3X000001',
      'enterprise:91411626MA3X000002',
      'document:410225|101|兰财预〔2017〕5号',
      'indicator:410225|2017|C',
      'record:deed-tax|T1',
      'unit:410225|301',
      'project:P1',
      'item:S1',
      'region:410225',
    ];
    for (const id of ids) {
      const text = JSON.stringify(await look(id));
      for (const secret of ['得旺', '小旺', '赵来顺', '410225196001011234', '410225198501011234', '6217000000000000003', '1716020100000000002', '13812341234'])
        expect(text).not.toContain(secret);
    }
  });

  it('shows an account with its holder and what moved over it', async () => {
    const view = await look(account(3));
    expect(view).toMatchObject({
      kind: 'Account',
      label: '曹* 621700*********0003',
      region: '410225',
      sums: { received: 800_000, returned: 800_000, paid: 10_000 },
    });
    expect(view.holders).toEqual([expect.objectContaining({ id: 'person:00000000000000000000000000000001', relation: 'HELD_BY', label: '曹*' })]);
  });

  it("shows a person with the household's label, and a company with its representative", async () => {
    expect(await look('person:00000000000000000000000000000002')).toMatchObject({
      policyLabel: { label: '稳定脱贫（不再享受政策）' },
      facts: { idNumber: '410***********1234' },
    });
    const company = await look('enterprise:91410225MA3X000001');
    expect(company.members).toEqual([expect.objectContaining({ relation: 'LEGAL_REP_OF', label: '曹*' })]);
    expect(company.sums).toMatchObject({ received: 500_000, paid: 391_000, paidCount: 3 });
  });

  it('shows a document with its lines and what was paid on them and came back, each once', async () => {
    const view = await look('document:410225|101|兰财预〔2017〕5号');
    expect(view).toMatchObject({
      label: '兰财预〔2017〕5号',
      facts: { issuerName: '兰考县财政局', amount: 1_800_000, lines: 1 },
      sums: { received: 0, paid: 1_300_000, paidCount: 2, returned: 800_000, returnedCount: 1 },
    });
    expect(view.related.map((link) => link.relation)).toEqual(['CARRIES']);
    // The void, the retired and the coming payment carry this document's number and are not counted.
    expect(view.payments.rows.map((row) => row.id)).toEqual(['paid:p3', 'paid:p2', 'paid:p1']);
  });

  it('shows lines, projects and items by what was paid on them', async () => {
    expect((await look('indicator:410225|2017|C')).sums).toMatchObject({ paid: 1_300_000, returned: 800_000 });
    const project = await look('project:P1');
    expect(project).toMatchObject({ facts: { amount: 1_800_000, lines: 1, category: '产业发展' }, sums: { paid: 1_300_000, returned: 800_000 } });
    expect((await look('item:S1')).sums).toMatchObject({ paid: 800_000, paidCount: 1 });
  });

  it('counts the card lines of a batch with the document that funds it', async () => {
    const company = await look('enterprise:91411626MA3X000002');
    expect(company.documents.map((sums) => [sums.document, sums.received])).toEqual([
      ['淮财农〔2017〕7号', 705_000],
      [null, 300_000],
    ]);
    expect(company.payments.rows[0]).toMatchObject({ id: 'paid:card', document: '淮财农〔2017〕7号' });
    expect((await look('document:411626|101|淮财农〔2017〕7号')).sums).toMatchObject({ paid: 705_000, paidCount: 2 });
    expect((await look('payout:410225|B1')).sums).toMatchObject({ paid: 5_000, paidCount: 1 });
  });

  it('shows a document that only lines name as their upper one', async () => {
    expect(await look('document:|财农〔2016〕200号')).toMatchObject({
      kind: 'Document',
      label: '财农〔2016〕200号',
      facts: { number: '财农〔2016〕200号', amount: 5_000_000, lines: 2 },
    });
  });

  it('shows a record with whom it is about', async () => {
    expect((await look('record:deed-tax|T1')).holders).toEqual([expect.objectContaining({ id: 'person:00000000000000000000000000000001', relation: 'ABOUT' })]);
  });

  it('says that an unknown id is unknown, whatever its form', async () => {
    for (const id of [
      'household:ffffffffffffffffffffffffffffffff',
      'nonsense',
      'batch:first',
      'document:|财农〔2099〕1号',
      'document:410000|101|豫财农〔2017〕13号',
    ])
      await expect(look(id)).rejects.toBeInstanceOf(NotFound);
  });

  it('UX-06: answers the same to what lies outside and to what does not exist', async () => {
    const outside = look('project:Q01', { scope: '410225' }).catch((error: Error) => error);
    const unknown = look('project:ZZZ', { scope: '410225' }).catch((error: Error) => error);
    expect(await outside).toBeInstanceOf(OutOfScope);
    expect(await outside).toEqual(await unknown);
    expect(await look('project:P1', { scope: '410200' })).toMatchObject({ id: 'project:P1' });
    expect(await look('item:S1', { scope: '410225' })).toMatchObject({ id: 'item:S1' });
  });

  it("counts of a company outside only what the caller's region paid it, and names no other payer", async () => {
    const view = await look('enterprise:91411626MA3X000002', { scope: '410225' });
    expect(view.sums).toMatchObject({ received: 300_000, receivedCount: 1, paid: 0 });
    expect((await look('enterprise:91411626MA3X000002')).sums).toMatchObject({ received: 1_005_000, paid: 250_000 });
  });

  it("shows of an upper document from outside only the caller's own share", async () => {
    const view = await look('document:410000|101|豫财农〔2017〕12号', { scope: '411600' });
    expect(view.facts).toMatchObject({ amount: 2_000_000, lines: 1 });
    expect(view.related.map((link) => link.id)).toEqual(expect.not.arrayContaining(['indicator:410000|2017|A']));
  });
});
