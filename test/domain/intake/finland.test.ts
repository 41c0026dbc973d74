import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectFolder } from '../../../src/config.js';
import { barePackage } from '../../../src/domain/intake/bare-package.js';
import { IntakeService } from '../../../src/domain/intake/intake.service.js';
import type { LoadReport } from '../../../src/domain/intake/intake.shapes.js';
import type { Graph } from '../../../src/graph/graph.js';
import { testGraph } from '../../support/neo4j.js';
import { temporaryFolder } from './packages.js';

let graph: Graph;
let intake: IntakeService;

beforeEach(async () => {
  graph = await testGraph();
  intake = new IntakeService(graph, { dataDir: temporaryFolder(), now: () => Date.parse('2024-05-01T12:00:00+08:00') });
});

const GRANTED = 'Myönnetty EU- ja valtion rahoitus';
const REALISED = 'Toteutunut EU- ja valtion rahoitus';
const PLANNED = 'Suunniteltu julkinen rahoitus yhteensä';
const SUMS = { [GRANTED]: '36927552', [REALISED]: '36294353', [PLANNED]: '39779466', 'Toteutunut julkinen rahoitus yhteensä': '37981316' };

async function load(list: string, mapping: string, expect?: { rows: number; totals: Record<string, string> }): Promise<LoadReport> {
  const text = readFileSync(join(projectFolder, 'seeds', 'finland', `${mapping}.yaml`), 'utf8');
  const path = join(projectFolder, 'test', 'domain', 'intake', 'finland', `${list}.csv`);
  return intake.load({ made: await barePackage({ path, mapping: { file: `${mapping}.yaml`, text }, expect }) });
}

const counts = (found: readonly { code: string; count: number }[]): Record<string, number> => Object.fromEntries(found.map(({ code, count }) => [code, count]));

async function edge(type: 'paid' | 'allocated', id: string): Promise<{ source: string; target: string; values: Record<string, unknown> } | undefined> {
  const asked = { paid: [], allocated: [], registered: [], carries: [], others: [], [type]: [`${type}:${id}`] };
  return (await graph.read<{ source: string; target: string; values: Record<string, unknown> } & Record<string, unknown>>('known-edges', asked))[0];
}

async function amountOf(line: string): Promise<unknown> {
  return (await graph.read<{ values: Record<string, unknown> } & Record<string, unknown>>('known-nodes', { ids: [`indicator:FI|2007|${line}`] }))[0]?.values[
    'amount'
  ];
}

describe('the Finnish list of 2007–2013', () => {
  it('is read as announced, in euro cents, and what is odd in it is marked', async () => {
    const { batch } = await load('projects-2007-2013', 'mapping', { rows: 27, totals: SUMS });
    expect(batch.rows).toEqual({ announced: 27, loaded: 27, unchanged: 0, quarantined: 0, skipped: 0 });
    expect(batch.currency).toBe('EUR');
    expect(counts(batch.dataQuality)).toMatchObject({ 'above-parent': 4, negative: 2 });
    expect(await amountOf('S10324')).toBe(30_899_900);
    // A negative realised sum came back.
    const paid = await edge('paid', 'FI|S10324');
    const returned = await edge('paid', 'FI|S10194');
    expect(returned!.values).toMatchObject({ amount: 87_600, kind: 'reversal' });
    expect(returned!.target).not.toBe(paid!.target);
  });

  it('sums what projects were granted per programme and per authority, whatever the order of its rows', async () => {
    await load('projects-2007-2013', 'mapping');
    const rows = readFileSync(join(projectFolder, 'test', 'domain', 'intake', 'finland', 'projects-2007-2013.csv'), 'utf8')
      .trimEnd()
      .split('\n')
      .slice(1)
      .filter((row) => row.includes(',Itä-Suomi,'));
    expect(rows.length).toBeGreaterThan(2);
    const granted = rows.reduce((sum, row) => sum + Number(row.split(',').at(-4)), 0);
    expect(await amountOf('EAKRItä-Suomi')).toBe(granted * 100);
    const share = await edge('allocated', 'FI|EAKR|Itä-Suomi|Etelä-Savon elinkeino- liikenne- ja ympäristökeskus yritystuet');
    expect(share!.source).toBe('indicator:FI|2007|EAKRItä-Suomi');
    expect(share!.values['timePrecision']).toBe('day');
  });

  it('says the same with the faults it was published with: torn names are joined again, and the sums hold', async () => {
    const { batch } = await load('projects-2007-2013-as-published', 'as-published-2007-2013', { rows: 27, totals: SUMS });
    expect(batch.rows).toMatchObject({ announced: 27, loaded: 27, quarantined: 0 });
    expect(await amountOf('S10324')).toBe(30_899_900);
    const row = await intake.sourceRow(`${batch.id}/projects-2007-2013-as-published.csv/2`);
    expect(row.cells.map(({ value }) => value).slice(5, 8)).toEqual(['Hämeen elinkeino-, liikenne- ja ympäristökeskus', 'Toiminta päättynyt', '1.4.2008']);
  });

  it('is refused where a control total is not what was announced', async () => {
    await expect(load('projects-2007-2013', 'mapping', { rows: 27, totals: { ...SUMS, [GRANTED]: '36927553' } })).rejects.toThrow(/the difference is -1/u);
  });
});

describe('the Finnish list of 2014–2020 as published', () => {
  it('is loaded row by row or set aside with the reason, and all of it is accounted for', async () => {
    const { batch } = await load('projects-2014-2020-as-published', 'as-published-2014-2020');
    const { announced, loaded, quarantined } = batch.rows;
    expect([announced, loaded + quarantined]).toEqual([17, 17]);
    expect(counts(batch.quarantine)).toEqual({ 'column-count': 3, 'not-as-required': 7 });
    expect(batch.files[0]!.counted).toBe(true);
    const { rows } = await intake.quarantine(batch.id);
    expect(rows.map(({ column, detail }) => [column, detail])).toEqual(
      expect.arrayContaining([
        ['Päättymispvm', expect.stringContaining('Päättymispvm is ""')],
        ['Toteuttajan nimi', expect.stringContaining('"readable":"number"')],
      ]),
    );
    for (const { total } of batch.files[0]!.totals.map(({ announced: sum, loaded: got, quarantined: aside, unreadable }) => ({
      total: [Number(sum), Number(got) + Number(aside) + Number(unreadable)],
    })))
      expect(total[0]).toBeCloseTo(total[1]!, 2);
  });
});
