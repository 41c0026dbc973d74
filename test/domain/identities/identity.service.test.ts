import { ScopeService } from '../../../src/domain/access/scope.service.js';
import { EntityService } from '../../../src/domain/entities/entity.service.js';
import type { IdentityProposal } from '../../../src/domain/identities/identities.shapes.js';
import { IdentityService } from '../../../src/domain/identities/identity.service.js';
import { IntakeService } from '../../../src/domain/intake/intake.service.js';
import type { Graph } from '../../../src/graph/graph.js';
import { runScript, testGraph } from '../../support/neo4j.js';
import { csv, packageFolder, temporaryFolder } from '../intake/packages.js';

const FIRMS = 'id: firms\ntitle: firms\nnodes: { e: { label: Enterprise, set: { uscc: USCC, name: NAME, region: REGION } } }\n';
const PEOPLE = `id: people
title: people
nodes:
  p: { label: Person, set: { idNumber: ID, name: NAME, region: REGION } }
  h: { label: Household, optional: true, refers: true, set: { code: HOUSEHOLD } }
  a: { label: Account, optional: true, refers: true, set: { number: CARD, institution: BANK } }
edges:
  - { type: MEMBER_OF, from: p, to: h }
  - { type: HELD_BY, from: a, to: p }
`;
const PAID = `id: paid
title: paid
nodes:
  a: { label: Account, refers: true, set: { number: PAYER, institution: BANK, name: PAYER_NAME } }
  b: { label: Account, refers: true, set: { number: PAYEE, institution: BANK, name: PAYEE_NAME } }
edges:
  - { type: PAID, from: a, to: b, set: { id: ID, amount: AMOUNT, at: AT } }
`;
const firms = (id: string, rows: string[][]): string =>
  packageFolder([{ path: 'firms.csv', bytes: csv(['USCC', 'NAME', 'REGION'], rows), mapping: FIRMS }], { id });

describe('what may be one thing under two names', () => {
  let graph: Graph;
  let intake: IntakeService;
  let identities: IdentityService;
  let entities: EntityService;

  const open = async (): Promise<IdentityProposal[]> => (await identities.identities({})).proposals;
  const brief = ({ rule, lesser, fuller }: IdentityProposal): unknown[] => [rule, lesser.name, lesser.number, fuller.number];

  beforeAll(async () => {
    graph = await testGraph();
    intake = new IntakeService(graph, { dataDir: temporaryFolder() });
    const scopes = new ScopeService(graph);
    identities = new IdentityService(graph, scopes, intake);
    entities = new EntityService(graph, scopes);
    await intake.load({
      folder: firms('register', [
        ['91410399YL0000784R', '嵩县示例建设有限公司', '410325'],
        ['91410399YL00008051', '嵩县示例建材有限公司', '410325'],
      ]),
    });
    await intake.load({
      folder: firms('list', [
        ['', '嵩县示例建设有限责任公司', '410325'],
        ['', '嵩县无名合作社', '410325'],
      ]),
    });
    const people = csv(
      ['ID', 'NAME', 'REGION', 'HOUSEHOLD', 'CARD', 'BANK'],
      [
        ['410325199901010010', '曹大明', '410325', 'H1', '6299990000000000001', '农业银行'],
        ['410325199902020022', '曹二妹', '410325', 'H1', '', ''],
        ['410325199901010010', '曹大明', '410325', 'H2', '', ''],
        ['410325199902020022', '曹二妹', '410325', 'H2', '', ''],
        ['410325********0010', '曹大明', '410325', '', '', ''],
        ['410325********0010', '李大明', '410325', '', '', ''],
        ['', '曹大明', '410325', '', '6299990000000000001', '农业银行'],
      ],
    );
    await intake.load({ folder: packageFolder([{ path: 'people.csv', bytes: people, mapping: PEOPLE }], { id: 'people' }) });
    const paid = csv(
      ['ID', 'PAYER', 'PAYER_NAME', 'PAYEE', 'PAYEE_NAME', 'BANK', 'AMOUNT', 'AT'],
      [
        ['1', '270041032500011', '嵩县国库', '990041032500086', '嵩县示例建设有限公司', '示例甲银行', '10.00', '2017-05-01'],
        ['2', '270041032500011', '嵩县国库', '', '嵩县示例建设有限责任公司', '示例甲银行', '7.00', '2017-06-01'],
        ['3', '270041032500011', '嵩县国库', '', '嵩县 示例建设有限责任公司', '示例甲银行', '5.00', '2017-06-02'],
        ['4', '270041032500011', '嵩县国库', '990041032500086', '嵩县示例建设有限公司', '营业部', '3.00', '2017-06-03'],
      ],
    );
    await intake.load({ folder: packageFolder([{ path: 'paid.csv', bytes: paid, mapping: PAID }], { id: 'paid' }) });
  }, 300_000);

  it('is proposed with the rule, what was done to the names, and what speaks for it', async () => {
    const view = await identities.identities({});
    expect(view.proposals.map(brief)).toEqual(
      expect.arrayContaining([
        ['enterprise-name', '嵩县示例建设有限责任公司', null, '91410399YL0000784R'],
        ['person-masked-number', '曹*', '410***********0010', '410***********0010'],
        ['person-account', '曹*', null, '410***********0010'],
        ['household-members', null, null, null],
        ['account-name', '嵩县 示例建设有限责任公司', null, '990041*****0086'],
        ['account-number', '嵩县示例建设有限公司', '990041*****0086', '990041*****0086'],
      ]),
    );
    // The payer's account stands under both texts for the bank as well; each of two names may be either of two numbered accounts.
    expect(view.rules.map(({ rule, open: count }) => [rule, count])).toEqual([
      ['enterprise-name', 1],
      ['enterprise-former-name', 0],
      ['account-name', 4],
      ['account-number', 2],
      ['person-masked-number', 1],
      ['person-account', 1],
      ['household-members', 1],
      ['unit-name', 0],
    ]);
    const named = view.proposals.find(({ rule, steps, evidence }) => rule === 'account-name' && steps.includes('spaces') && evidence.length > 0)!;
    expect(named).toMatchObject({
      normalName: '嵩县示例建设有限公司',
      steps: ['company-form', 'spaces'],
      evidence: [{ code: 'same-payer', count: 1 }],
      others: 1,
      lesser: { received: 500 },
    });
    const firm = view.proposals.find(({ rule }) => rule === 'enterprise-name')!;
    expect(firm).toMatchObject({ steps: ['company-form'], evidence: [{ code: 'only-candidate', count: 1 }], others: 0, state: 'open', decidedAt: null });
    expect(view.amount).toBe(view.proposals.reduce((sum, { lesser }) => sum + lesser.received, 0));
    expect(view.automatic.find(({ rule }) => rule === 'institution-alias')).toMatchObject({
      things: 1,
      examples: [{ written: '农业银行', takenFor: '中国农业银行', things: 1 }],
    });
  });

  it('comes page by page, by rule and by scope', async () => {
    const all = (await open()).map(({ id }) => id);
    const paged: string[] = [];
    let cursor: string | undefined;
    do {
      const view = await identities.identities({ limit: 3, ...(cursor === undefined ? {} : { cursor }) });
      paged.push(...view.proposals.map(({ id }) => id));
      cursor = view.cursor ?? undefined;
    } while (cursor !== undefined);
    expect(paged).toEqual(all);
    expect((await identities.identities({ rule: 'household-members' })).total).toBe(1);
  });

  it('becomes an edge when confirmed, as a batch of its own, and is shown in the file of both', async () => {
    const firm = (await open()).find(({ rule }) => rule === 'enterprise-name')!;
    const before = (await intake.batches()).batches[0]!.sequence;
    expect(await identities.decideIdentity(firm.id, { decision: 'confirm', note: '同一地址' })).toMatchObject({ state: 'confirmed', note: '同一地址' });
    expect((await intake.batches()).batches[0]).toMatchObject({ mode: 'review', sequence: before + 1 });
    expect((await open()).map(({ id }) => id)).not.toContain(firm.id);
    expect((await identities.identities({ state: 'confirmed' })).proposals).toMatchObject([
      { id: firm.id, state: 'confirmed', note: '同一地址', rule: 'enterprise-name' },
    ]);
    const file = await entities.entity(firm.fuller.id, {});
    expect(file.related).toContainEqual(expect.objectContaining({ id: firm.lesser.id, relation: 'SAME_AS' }));
  });

  it('stays decided when what it is about is withdrawn and loaded again', async () => {
    const [confirmed] = (await identities.identities({ state: 'confirmed' })).proposals;
    await intake.withdraw('list');
    expect((await identities.identities({ state: 'confirmed' })).total).toBe(1);
    await intake.load({ folder: firms('list-again', [['', '嵩县示例建设有限责任公司', '410325']]) });
    expect((await open()).map(({ id }) => id)).not.toContain(confirmed!.id);
    expect((await entities.entity(confirmed!.fuller.id, {})).related).toContainEqual(
      expect.objectContaining({ id: confirmed!.lesser.id, relation: 'SAME_AS' }),
    );
  });

  it('can be rejected afterwards, which takes the edge back, and stays rejected', async () => {
    const [confirmed] = (await identities.identities({ state: 'confirmed' })).proposals;
    await identities.decideIdentity(confirmed!.id, { decision: 'reject' });
    expect(await identities.identities({ state: 'confirmed' })).toMatchObject({ total: 0 });
    expect((await identities.identities({ state: 'rejected' })).proposals).toMatchObject([{ id: confirmed!.id, note: null }]);
    expect((await entities.entity(confirmed!.fuller.id, {})).related.filter(({ relation }) => relation === 'SAME_AS')).toEqual([]);
    expect((await open()).map(({ id }) => id)).not.toContain(confirmed!.id);
  });

  it('is refused where nothing proposes it', async () => {
    await expect(identities.decideIdentity('same:000000000000000000000000', { decision: 'confirm' })).rejects.toThrow('No proposal');
  });

  it('does not propose two households between which a split is recorded', async () => {
    await runScript(
      "MATCH (h:Household), (g:Household) WHERE h.id < g.id CREATE (g)-[:SPLIT_FROM {id: 'split_from:x', addedIn: 1, source: 'people/people.csv/2', dataQuality: []}]->(h)",
    );
    const again = new IdentityService(graph, new ScopeService(graph), intake);
    expect((await again.identities({ rule: 'household-members' })).total).toBe(0);
  });
});
