import { jest } from '@jest/globals';
import { copyFileSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { cypherFolder } from '../../../../src/config.js';
import { graphDigest } from '../../../../src/domain/intake/graph-digest.js';
import type { LoadReport } from '../../../../src/domain/intake/intake.shapes.js';
import { IntakeService } from '../../../../src/domain/intake/intake.service.js';
import { runMatching } from '../../../../src/domain/matching/run-matching.js';
import { BadPackage, Conflict, MachineNotReady } from '../../../../src/failures.js';
import { Graph } from '../../../../src/graph/graph.js';
import { QueryLibrary } from '../../../../src/graph/query-library.js';
import { rowsFromThread } from '../../../../src/mapping-thread/mapping-thread.js';
import { startEmbedded, type EmbeddedDatabase } from '../../../../src/neo4j/embedded.js';
import { StoreMaker } from '../../../../src/neo4j/store-maker.js';
import { SMALL } from '../../../neo4j/processes.js';
import { mappingWorker } from '../../../support/mapping-worker.js';
import { testGraph } from '../../../support/neo4j.js';
import { someTests } from '../../../support/some-of.js';
import { accounts, lines, packageFolder, payments, temporaryFolder, type PackageFile } from '../packages.js';

// A database is started and stopped several times.
jest.setTimeout(400_000);

interface Loaded {
  readonly report: LoadReport;
  readonly content: string;
  readonly rows: readonly string[];
}

const started: { database: EmbeddedDatabase; graph: Graph }[] = [];
afterEach(async () => {
  for (const { database, graph } of started.splice(0)) {
    await graph.close();
    await database.stop();
  }
});

async function embedded(dataDir: string): Promise<{ database: EmbeddedDatabase; graph: Graph }> {
  const database = await startEmbedded({ dataDir, ...SMALL });
  const graph = Graph.connect(database.address, QueryLibrary.load(cypherFolder));
  started.push({ database, graph });
  await graph.applySchema();
  return { database, graph };
}

/** All nodes and edges with all they hold, but for the moments of the batch itself. */
async function everything(graph: Graph): Promise<string[]> {
  const rows: string[] = [];
  const sorted = (_: string, value: unknown): unknown =>
    value !== null && typeof value === 'object' && !Array.isArray(value)
      ? Object.fromEntries(
          Object.entries(value)
            .filter(([name]) => !/^(?:startedAt|loadedAt|aliveAt|durationMs|loader)$/u.test(name))
            .sort(),
        )
      : value;
  for (const query of ['digest-nodes', 'digest-edges']) for await (const row of graph.stream(query)) rows.push(JSON.stringify(row, sorted));
  return rows.sort();
}

async function both(files: readonly PackageFile[], manifest: Record<string, unknown> = {}): Promise<{ bulk: Loaded; bolt: Loaded; steps: string[] }> {
  const folder = packageFolder(files, manifest);
  const [bulkDir, boltDir] = [temporaryFolder(), temporaryFolder()];
  const { database, graph } = await embedded(bulkDir);
  const steps: string[] = [];
  const inBulk = new IntakeService(graph, { dataDir: bulkDir, matching: runMatching });
  const tell = (step: string): void => void steps.push(step);
  const report = await inBulk.loadFirst({ folder }, { store: new StoreMaker(database, bulkDir), tell, rows: rowsFromThread(mappingWorker) });
  const bulk = { report, content: await graphDigest(graph, 'content'), rows: await everything(graph) };
  copyFileSync(join(bulkDir, 'identity.key'), join(boltDir, 'identity.key'));
  const other = await testGraph();
  const overBolt = await new IntakeService(other, { dataDir: boltDir, matching: runMatching }).load({ folder });
  return { bulk, bolt: { report: overBolt, content: await graphDigest(other, 'content'), rows: await everything(other) }, steps };
}

const register = accounts([
  { NUMBER: '2001', BANK: '农行', NAME: '示例公司', KIND: 'enterprise', REGION: '410328', USCC: '91410328MA0000001X' },
  { NUMBER: '1001', BANK: '农行', NAME: '洛宁县财政局', KIND: 'zero-balance', REGION: '410328' },
]);

describe('the first load in bulk', () => {
  someTests(1, {
    'makes the same graph as a load over Bolt, whatever the order of the rows and whatever they hold': async () => {
      const { bulk, bolt, steps } = await both([
        payments(
          [
            { VOUCHER: 'A1', CODE: 'L1' },
            { VOUCHER: 'A2', CODE: 'L2', AMOUNT: '5000.00' },
            { VOUCHER: 'A3', CODE: 'L3', PURPOSE: 'he said "no", then\nleft; \\n is not a line' },
            { VOUCHER: 'A4', CODE: 'L1', AT: '2017-01-02' },
            // The same again, the same with other content, and one that cannot be read.
            { VOUCHER: 'A1', CODE: 'L1' },
            { VOUCHER: 'A3', CODE: 'L3', PURPOSE: 'he said "no", then\nleft; \\n is not a line' },
            { VOUCHER: 'A2', CODE: 'L2', AMOUNT: '5001.00' },
            { VOUCHER: 'A5', AMOUNT: 'ten\nyuan, "more" or less' },
            { VOUCHER: 'R1', CODE: '', KIND: 'refund', SETTLES: 'A2', AMOUNT: '40.00', PURPOSE: ' spaced , and “quoted” ' },
            { VOUCHER: 'R2', CODE: '', KIND: 'refund', SETTLES: 'A1;Z9', AMOUNT: '1.00' },
          ],
          { rows: 10 },
        ),
        lines(
          [
            { CODE: 'L1', REGION: '410328' },
            { CODE: 'L2', REGION: '410328', NUMBER: '洛财农〔2017〕4号', UPPER: '豫财农〔2017〕9号', UP_REGION: '410300', UP_CODE: 'U1' },
            { CODE: 'L3', REGION: '410328', TITLE: '第一行\n第二行', NUMBER: '洛财农〔2017〕5号' },
            { CODE: 'L4', REGION: '410328', UPPER: '豫财农〔2017〕10号', NUMBER: '洛财农〔2017〕3号', TITLE: 'another title' },
            { CODE: 'L5', REGION: '410328', UPPER: '豫财农〔2017〕11号', NUMBER: '洛财农〔2017〕6号' },
            { CODE: 'U1', AMOUNT: '900.00' },
          ],
          { rows: 6 },
        ),
        register,
      ]);
      expect(steps).toEqual(['checked', 'mapped', 'imported', 'indexed', 'completed', 'activated']);
      expect(bulk.rows).toEqual(bolt.rows);
      expect(bulk.content).toBe(bolt.content);
      const told = ({ report }: Loaded): object => ({ ...report, batch: { ...report.batch, loadedAt: 0, startedAt: 0, durationMs: 0 } });
      expect(told(bulk)).toEqual(told(bolt));
      expect(bulk.report.batch.rows).toMatchObject({ unchanged: 2, quarantined: 3 });
      expect(bulk.report.batch.dataQuality.map(({ code }) => code)).toEqual(expect.arrayContaining(['above-parent', 'no-parent', 'before-indicator']));
    },

    'leaves the graph empty and usable where it is refused or fails, and is followed by loads over Bolt and by restarts like any other': async () => {
      const dataDir = temporaryFolder();
      const first = await embedded(dataDir);
      const intake = new IntakeService(first.graph, { dataDir });
      const bulk = (): { store: StoreMaker; tell: () => undefined } => ({ store: new StoreMaker(first.database, dataDir), tell: () => undefined });
      const nodes = async (): Promise<number> => (await first.graph.read<{ nodes: number }>('graph-size'))[0]!.nodes;
      const wrong = packageFolder([payments([{}], { totals: { AMOUNT: '99.00' } })]);
      await expect(intake.loadFirst({ folder: wrong }, bulk())).rejects.toThrow(BadPackage);

      const right = packageFolder([lines([{ REGION: '410328' }]), payments([{}])]);
      const noRoom = Object.assign(bulk(), {});
      noRoom.store.requireRoom = () => {
        throw new MachineNotReady('The disk is too small.', 'Free some space.');
      };
      await expect(intake.loadFirst({ folder: right }, noRoom)).rejects.toThrow('The disk is too small.');
      expect(await nodes()).toBe(0);

      // After the change of stores, so that it has to be changed back.
      const failing = { ...bulk(), tell: (step: string): void => void (step === 'completed' && fail()) };
      await expect(intake.loadFirst({ folder: right }, failing)).rejects.toThrow('failed on purpose');
      expect(await nodes()).toBe(0);

      const folder = packageFolder([lines([{ REGION: '410328' }]), payments([{}, { VOUCHER: 'V2' }]), register], { id: 'first' });
      await intake.loadFirst({ folder }, bulk());
      expect(await intake.load({ folder })).toMatchObject({ outcome: 'already-loaded' });
      const second = packageFolder([payments([{ AMOUNT: '11.00' }])], { id: 'second', mode: 'correct' });
      expect(await intake.load({ folder: second })).toMatchObject({ outcome: 'loaded', dataVersion: 2 });
      expect(await intake.loadFirst({ folder }, bulk())).toMatchObject({ outcome: 'already-loaded' });
      const third = packageFolder([payments([{ VOUCHER: 'V3' }])], { id: 'third' });
      await expect(intake.loadFirst({ folder: third }, bulk())).rejects.toThrow(Conflict);
      expect(existsSync(join(dataDir, 'neo4j', 'first-load'))).toBe(false);
      await first.graph.close();
      await first.database.stop();
      started.length = 0;

      const again = await embedded(dataDir);
      const restarted = new IntakeService(again.graph, { dataDir });
      await restarted.recover();
      expect((await restarted.batches()).batches.map(({ id, status }) => [id, status])).toEqual(
        expect.arrayContaining([
          ['first', 'active'],
          ['second', 'active'],
        ]),
      );
      await restarted.withdraw('second');
      expect(existsSync(join(dataDir, 'neo4j', 'data.before'))).toBe(false);
      expect(existsSync(join(dataDir, 'neo4j', 'first-load'))).toBe(false);
    },
  });
});

function fail(): never {
  throw new Error('failed on purpose');
}
