import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { currentDataVersion } from '../../../src/domain/intake/data-version.js';
import { graphDigest } from '../../../src/domain/intake/graph-digest.js';
import { IntakeService } from '../../../src/domain/intake/intake.service.js';
import type { Graph } from '../../../src/graph/graph.js';
import { Random } from '../../../seeds/demo/story/random.js';
import { testAddress, testGraph } from '../../support/neo4j.js';
import { someOf } from '../../support/some-of.js';
import { typescriptChild } from '../../support/typescript-child.js';
import { accounts, lines, packageFolder, payments, temporaryFolder } from './packages.js';

let graph: Graph;
let dataDir: string;

beforeEach(async () => {
  graph = await testGraph();
  dataDir = temporaryFolder();
});

/** Loads in a process of its own and kills it with SIGKILL a given time after it reported a phase; 'done' if it was quicker. */
async function killDuring(folder: string, phase: string, afterMs: number, withdrawn?: string): Promise<'killed' | 'done'> {
  const child = typescriptChild(join(import.meta.dirname, 'load-in-child.ts'), [
    JSON.stringify(await testAddress()),
    dataDir,
    folder,
    ...(withdrawn === undefined ? [] : [withdrawn]),
  ]);
  const exited = once(child, 'exit');
  for await (const line of createInterface({ input: child.stdout })) {
    if (line === 'done') break;
    if (!line.startsWith(phase)) continue;
    await new Promise((resume) => setTimeout(resume, afterMs));
    child.kill('SIGKILL');
    break;
  }
  const [code] = (await exited) as [number | null];
  if (code !== null && code !== 0) throw new Error(`the child failed with ${code}`);
  return code === 0 ? 'done' : 'killed';
}

const many = (count: number, prefix: string): Record<string, string>[] =>
  Array.from({ length: count }, (_, index) => ({ VOUCHER: `${prefix}${index}`, PAYEE: `3${index % 500}`, CODE: `L${index % 50}` }));

// Other moments each time, since each takes ten seconds; the names of the tests say which.
const random = new Random(String(Date.now()));

describe('a load whose process is killed', () => {
  it.each(
    someOf<[string, number]>(
      [
        ['writing', 0],
        ['writing', random.between(1, 400)],
        ['activating', random.between(0, 40)],
      ],
      1,
    ),
  )(
    'while %s, %i ms in, leaves the graph as before or as after, never between',
    async (phase, afterMs) => {
      const intake = new IntakeService(graph, { dataDir });
      await intake.load({ folder: packageFolder([payments(many(20, 'A')), lines([{}])], { id: 'first' }) });
      const before = await graphDigest(graph, 'everything');
      const register = accounts([{ NUMBER: '31', BANK: '农行', NAME: '示例公司', KIND: 'enterprise', REGION: '410328' }]);
      const folder = packageFolder([payments(many(11_000, 'B')), register], { id: 'second' });

      const ended = await killDuring(folder, phase, afterMs);
      const version = await currentDataVersion(graph);
      // The database notices a dead client and rolls its transactions back; recovering waits for their locks.
      await intake.recover();
      expect(await currentDataVersion(graph)).toBe(version);
      if (version === 1) {
        expect(ended).toBe('killed');
        expect(await graphDigest(graph, 'everything')).toBe(before);
        expect(readdirSync(join(dataDir, 'packages', 'incoming'))).toEqual([]);
        const report = await intake.load({ folder });
        expect(report).toMatchObject({ outcome: 'loaded', dataVersion: 2 });
      }
      expect((await intake.batch('second')).rows).toMatchObject({ announced: 11_001, loaded: 11_001 });
      expect(await intake.load({ folder })).toMatchObject({ outcome: 'already-loaded' });
    },
    300_000,
  );

  it('is undone by the next load as well, without a restart', async () => {
    const folder = packageFolder([payments(many(11_000, 'B'))], { id: 'second' });
    await killDuring(folder, 'writing', 100);
    const report = await new IntakeService(graph, { dataDir }).load({ folder: packageFolder([payments(many(5, 'C'))], { id: 'third' }) });
    expect(report.dataVersion).toBe(1);
    expect(
      (
        await graph.read<{ values: unknown } & Record<string, unknown>>('known-edges', {
          paid: ['paid:t|410328|2017|B1'],
          allocated: [],
          registered: [],
          carries: [],
          others: [],
        })
      ).length,
    ).toBe(0);
  }, 300_000);
});

describe('a change of what is there, killed at any moment', () => {
  const moment = (): number => random.between(0, 488);

  it.each(
    someOf<[string, string, number]>(
      [
        ['correct', 'writing', moment()],
        ['replace', 'comparing', moment()],
        ['withdraw', 'comparing', moment()],
      ],
      1,
    ),
  )(
    '(%s, %s + %d ms) leaves the graph as before or as after, never between',
    async (change, phase, afterMs) => {
      const intake = new IntakeService(graph, { dataDir });
      await intake.load({ folder: packageFolder([payments(many(3_000, 'A')), lines([{}])], { id: 'first' }) });
      await intake.load({ folder: packageFolder([payments([...many(1_500, 'A'), ...many(1_500, 'B')])], { id: 'second' }) });
      const before = await graphDigest(graph, 'everything');
      const shown = await graphDigest(graph, 'content');
      const other = many(3_000, 'A').map((row) => ({ ...row, AMOUNT: '11.00' }));
      const folder = packageFolder([payments(other)], change === 'withdraw' ? { id: 'third' } : { id: 'third', mode: change });

      await killDuring(folder, phase, afterMs, change === 'withdraw' ? 'second' : undefined);
      const version = await currentDataVersion(graph);
      await intake.recover();
      expect(await currentDataVersion(graph)).toBe(version);
      if (version === 2) {
        expect(await graphDigest(graph, 'everything')).toBe(before);
        await (change === 'withdraw' ? intake.withdraw('second') : intake.load({ folder }));
      }
      expect(await graphDigest(graph, 'content')).not.toBe(shown);
      // Taken back, the change has left no trace in what is shown, whether it was killed on the way or not.
      await intake.withdraw(change === 'withdraw' ? 'withdraw-second' : 'third');
      expect(await graphDigest(graph, 'content')).toBe(shown);
    },
    300_000,
  );
});

describe('a removal of the demo data that is interrupted', () => {
  it('is finished at the next start, and shows nothing meanwhile', async () => {
    const intake = new IntakeService(graph, { dataDir });
    await intake.load({ folder: packageFolder([payments(many(20, 'A'))], { id: 'demo', demo: true }) });
    await graph.write('begin-removal');
    expect(await currentDataVersion(graph)).toBe(0);
    await intake.recover();
    expect(await intake.isEmpty()).toBe(true);
    expect((await graph.read('known-nodes', { ids: ['indicator:410328|2017|L1'] })).length).toBe(0);
  });
});
