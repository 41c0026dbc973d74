import { join } from 'node:path';
import { projectFolder } from '../../../src/config.js';
import { currentData } from '../../../src/domain/intake/data-version.js';
import { IntakeService } from '../../../src/domain/intake/intake.service.js';
import { ACCOUNT_KINDS } from '../../../src/domain/model/model.js';
import { buildGraph } from '../../../src/domain/projection/build-graph.js';
import { CoverageSpans, type CoverageSpan } from '../../../src/domain/projection/coverage-spans.js';
import type { MoneyGraph } from '../../../src/domain/projection/money-graph.js';
import type { Graph } from '../../../src/graph/graph.js';
import { runScriptOn, testAddress, testGraph } from '../../support/neo4j.js';
import { temporaryFolder } from '../intake/packages.js';
import { contentOf } from './graph-content.js';

type Described = Record<string, Record<string, unknown>>;

describe('the demo package read into memory', () => {
  let record: Graph;
  let graph: MoneyGraph;
  let batch: number;
  let content: Record<string, Described>;

  beforeAll(async () => {
    record = await testGraph();
    await new IntakeService(record, { dataDir: temporaryFolder() }).load({ folder: join(projectFolder, 'seeds', 'demo', 'package') });
    const data = await currentData(record);
    batch = data.sequence;
    graph = await buildGraph(record, data, 0);
    content = contentOf(graph, batch) as Record<string, Described>;
  });

  const ids = (kind: string): string[] => Object.keys(content[kind]!);
  const stored = async (text: string): Promise<Record<string, unknown>[]> => runScriptOn(await testAddress(), text);

  it('holds as many of each kind as the record', async () => {
    const counts = await stored(
      'UNWIND ["Account", "Indicator", "Document", "PayoutBatch"] AS label MATCH (n:Entity) WHERE label IN labels(n) RETURN label, count(n) AS count ORDER BY label',
    );
    expect(counts.map(({ count }) => count)).toEqual(['accounts', 'documents', 'lines', 'payouts'].map((kind) => ids(kind).length));
    const [paid] = await stored('MATCH ()-[p:PAID]->() WHERE coalesce(p.state, "paid") = "paid" AND p.retiredIn IS NULL RETURN count(p) AS count');
    expect(ids('payments')).toHaveLength(paid!['count'] as number);
    expect(ids('payments').length).toBeGreaterThan(50);
  });

  it('says of accounts what the traces read of them', async () => {
    const rows = await record.read('accounts', { accounts: ids('accounts'), batch });
    expect(rows).toHaveLength(ids('accounts').length);
    for (const { id, kind, region, holderId, holderRegion } of rows) {
      const known = ACCOUNT_KINDS.includes(kind as never) ? kind : 'unknown';
      expect({ id, ...content['accounts']![id as string] }).toMatchObject({ id, kind: known, region, holder: holderId });
      const holder = graph.accounts.holder[graph.accounts.ids.number(id as string)]!;
      if (holder >= 0) expect(graph.parties.region[holder] === -1 ? null : graph.regions.name(graph.parties.region[holder]!)).toBe(holderRegion);
    }
  });

  it('says of lines what the traces read of them', async () => {
    const rows = await record.read('lines', { lines: ids('lines'), scope: null, batch });
    expect(rows).toHaveLength(ids('lines').length);
    for (const row of rows) {
      const line = content['lines']![row['id'] as string]!;
      expect(line).toMatchObject({
        region: row['region'],
        fiscalYear: row['fiscalYear'],
        amount: row['amount'] ?? 0,
        issuedAt: row['issuedAt'],
        executable: Number(row['executable']),
        upperNumber: row['upperNumber'],
        fundName: row['fundName'],
        project: row['projectId'],
        document: row['documentId'],
        recipientRegion: row['recipientRegion'],
        recipientIsRegion: Number(row['recipientLabel'] === 'Region'),
        recipient: row['recipientLabel'] === 'Unit' ? row['recipientId'] : null,
      });
      const number = graph.lines.ids.number(row['id'] as string);
      expect(graph.lines.valuesAt(number, batch)).toMatchObject({
        document: graph.lines.document[number],
        recipientRegion: graph.lines.recipientRegion[number],
      });
    }
    const own = await stored('MATCH (i:Indicator) RETURN i.id AS id, i.fundTag AS fundTag, i.ownNumber AS ownNumber, i.balanceAsStated AS balanceAsStated');
    for (const { id, ...words } of own) expect(content['lines']![id as string]).toMatchObject(words);
  });

  it('carries lines and funds payout batches as the traces read it', async () => {
    for (const documentId of ids('documents').slice(0, 20)) {
      const carried = await record.read('lines-of-document', { documentId, batch });
      expect(content['documents']![documentId]!['carried']).toEqual(carried.map(({ id }) => id));
    }
    const funding = await record.read('batch-funding', { lines: [], batches: ids('payouts'), batch });
    expect(funding.map(({ batchId, lineId, amount }) => [batchId, lineId, amount])).toEqual(
      ids('payouts').flatMap((id) => (content['payouts']![id]!['funding'] as unknown[][]).map(([line, amount]) => [id, line, amount])),
    );
    const spans = new CoverageSpans();
    for (const span of await record.read('coverage', { batch })) spans.add({ ...(span as unknown as CoverageSpan), addedIn: 0 });
    expect(graph.coverage(batch)).toEqual(spans.at(batch));
  });

  it('says of allocations what the traces read of them', async () => {
    const rows = await record.read('allocations-of-lines', { lines: ids('lines'), batch });
    expect(new Set(rows.map(({ id }) => id))).toEqual(new Set(ids('allocations')));
    for (const { id, source, target, amount, at, seq, kind, link, timePrecision } of rows) {
      const flags = { inferred: Number(link === 'inferred'), dayPrecise: Number(timePrecision === 'day') };
      expect(content['allocations']![id as string]).toMatchObject({ source, target, amount, at, seq, kind, ...flags });
    }
    for (const line of ids('lines').slice(0, 20)) {
      const into = await record.read('allocations-into', { lines: [line], batch });
      const kinds = ['distribution', 'pooling', 'carry-over', 'reissue', 'adjustment'];
      const mine = (content['lines']![line]!['into'] as string[]).filter((id) => kinds.includes(content['allocations']![id]!['kind'] as string));
      expect(mine).toEqual(into.map(({ id }) => id));
    }
  });

  it('says of payments what the traces read of them, in the same order', async () => {
    const rows = [
      ...(await record.read('payments-of-lines', { lines: ids('lines'), scope: null, batch })),
      ...(await record.read('payments-of-batches', { batches: ids('payouts'), scope: null, batch })),
      ...(await record.read('onward-payments', { frontier: ids('accounts').map((id) => ({ id, at: 0 })), scope: null, batch })),
    ];
    expect(rows.length).toBeGreaterThan(50);
    for (const row of rows) {
      const settles = row['settles'] as string[];
      const amounts = row['settledAmounts'] as number[];
      expect(content['payments']![row['id'] as string]).toMatchObject({
        payer: row['payer'],
        payee: row['payee'],
        amount: row['amount'],
        at: row['at'],
        seq: row['seq'],
        kind: row['kind'],
        flags: Number(row['timePrecision'] === 'day') + 2 * Number(row['restoresQuota']) + 4 * Number(row['unconfirmed']),
        indicator: row['indicator'],
        payout: row['batch'],
        region: row['region'],
        project: row['project'],
        purpose: row['indicator'] === null && row['batch'] === null ? row['purpose'] : null,
        settles: settles.map((id, place) => [ids('payments').includes(id) ? id : null, amounts[place] ?? (settles.length === 1 ? row['amount'] : 0)]),
      });
    }
    for (const line of ids('lines').slice(0, 20)) {
      const own = await record.read('payments-of-lines', { lines: [line], scope: null, batch });
      expect(content['lines']![line]!['payments']).toEqual(own.map(({ id }) => id));
    }
    const all = await stored(
      'MATCH ()-[p:PAID]->() WHERE coalesce(p.state, "paid") = "paid" AND p.retiredIn IS NULL RETURN p.id AS id ORDER BY p.at, coalesce(p.seq, 0), p.id',
    );
    expect(content['order']!['payments']).toEqual(all.map(({ id }) => id));
  });

  it('says of beneficiaries, records, offices and contracts what the record says', async () => {
    const at = `addedIn <= ${batch} AND (e.retiredIn IS NULL OR e.retiredIn > ${batch})`;
    const pairs = async (pattern: string, source: string, target: string): Promise<unknown[]> =>
      (await stored(`MATCH ${pattern} WHERE e.${at} RETURN ${source} AS source, ${target} AS target ORDER BY source, target`)).map((row) => [
        row['source'],
        row['target'],
      ]);
    const ordered = (list: unknown[][]): unknown[][] => list.sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
    const kept = (kind: string, field: string): unknown[][] =>
      ordered(ids(kind).flatMap((id) => (content[kind]![id]![field] as unknown[]).map((one) => (Array.isArray(one) ? [id, one[0] as unknown] : [one, id]))));
    const told = async (pattern: string, source: string, target: string): Promise<unknown[][]> =>
      ordered((await pairs(pattern, source, target)) as unknown[][]);
    const grants = await told('(a)-[e:BENEFITS_FROM]->(b:SubsidyItem)', 'a.id', 'b.id');
    expect(grants.length).toBeGreaterThan(5);
    expect(kept('parties', 'grants')).toEqual(grants);
    const records = await told('(a:Record)-[e:ABOUT]->(b:Household|Person|Enterprise|Unit)', 'a.kind', 'b.id');
    expect(records.length).toBeGreaterThan(3);
    expect(kept('parties', 'records')).toEqual(records);
    expect(kept('accounts', 'records')).toEqual(await told('(a:Record)-[e:ABOUT]->(b:Account)', 'a.kind', 'b.id'));
    for (const [field, type] of Object.entries({ represents: 'LEGAL_REP_OF', owns: 'SHAREHOLDER_OF', staffOf: 'STAFF_OF', kinOf: 'KIN_OF' }))
      expect(kept('parties', field)).toEqual(await told(`(a)-[e:${type}]->(b)`, 'a.id', 'b.id'));
    const contractors = await told("(a:Enterprise)-[e:CONTRACTED_FOR {role: 'contractor'}]->(b:Contract)", 'a.id', 'b.id');
    expect(contractors.length).toBeGreaterThan(0);
    expect(kept('contracts', 'contractors')).toEqual(contractors);
    const items = await stored('MATCH (i:SubsidyItem) RETURN i.id AS id, i.targeting AS targeting, coalesce(i.exclusions, []) AS exclusions ORDER BY id');
    expect(Object.entries(content['items']!).map(([id, item]) => ({ id, ...item }))).toEqual(items);
    const paid = await stored(
      `MATCH ()-[e:PAID]->(b) WHERE coalesce(e.state, 'paid') = 'paid' AND e.${at} RETURN e.id AS id, e.beneficiary AS beneficiary, e.contract AS contract,
         CASE WHEN e.rosterLine IS NULL THEN 0 ELSE 1 END AS rosterLine`,
    );
    expect(paid.filter(({ beneficiary }) => beneficiary !== null).length).toBeGreaterThan(5);
    for (const { id, beneficiary, contract, rosterLine } of paid) {
      const { tells, ...one } = content['payments']![id as string]!;
      expect([one, (tells as number) & 1]).toEqual([expect.objectContaining({ beneficiary, contract }), rosterLine]);
    }
  });

  it('opens ledgers with the balances that the traces read', async () => {
    const rows = await record.read<{ account: string; day: number; opening: boolean; amount: number }>('opening-balances', {
      accounts: ids('accounts'),
      batch,
    });
    for (const account of ids('accounts')) {
      const first = Math.min(
        ...['out', 'into'].flatMap((side) => (content['accounts']![account]![side] as string[]).map((id) => content['payments']![id]!['at'] as number)),
      );
      const stands = rows
        .filter((row) => row.account === account)
        .map(({ day, opening, amount }) => ({ at: opening ? day : day + 86_400_000, amount }))
        .filter(({ at }) => at <= first);
      expect(content['accounts']![account]!['opening']).toEqual(stands.sort((left, right) => left.at - right.at).at(-1));
    }
  });
});
