import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectFolder } from '../../../src/config.js';
import { FollowBatches } from '../../../src/domain/warnings/incremental/follow-batches.js';
import { RuleBook } from '../../../src/domain/warnings/rule-book.js';
import { WarningRuns, type RunResult } from '../../../src/domain/warnings/warning-runs.js';
import type { Graph } from '../../../src/graph/graph.js';
import { runScript, runScriptOn, testAddress, testGraph } from '../../support/neo4j.js';
import { activate } from './random-batches.js';

const read = (...path: string[]): string => readFileSync(join(projectFolder, 'test', ...path), 'utf8');
const day = (text: string): number => Date.parse(`${text}T00:00:00+08:00`);
const FLAGGED = 'indicator:410000|2023|F1';
const REGION = '410325';

describe('incremental runs', () => {
  let graph: Graph;
  let runs: WarningRuns;
  let sequence: number;

  beforeEach(async () => {
    graph = await testGraph();
    await runScript(read('cases', 'warnings', 'js-01-registered-late', 'graph.cypher'));
    await runScript(read('support', 'complete-case.cypher'));
    await runScript(`MATCH (n:Entity) SET n.source = 'b1/case.csv/1'`);
    await runScript(`UNWIND ['ISSUE', 'REGISTER'] AS source
      CREATE (:Coverage {source: source, region: '${REGION}', from: ${day('2023-01-01')}, to: ${day('2023-03-20')}, addedIn: 1})`);
    runs = new WarningRuns(graph, new RuleBook(graph.library), Date.now, 1);
    sequence = 1;
  });

  const run = async (kind: 'incremental' | 'full' = 'incremental', rules = ['JS-01']): Promise<RunResult> =>
    (await runs.begin({ rules, regions: null, asOf: null, incremental: kind === 'incremental' })).done;
  const batch = async (script: string): Promise<void> => {
    sequence += 1;
    await runScript(script.replaceAll('$sequence', String(sequence)));
    await activate(sequence);
  };
  const register = (id = FLAGGED): Promise<void> =>
    batch(
      `MATCH (f:Indicator {id: '${id}'}), (r:Region {code: '${REGION}'}) CREATE (r)-[:REGISTERED {id: 'registered:late:${id}', at: ${day('2023-03-18')}, addedIn: $sequence, source: 'b/x/1', localNumber: 'b'}]->(f)`,
    );
  const withdraw = (id = FLAGGED): Promise<void> => batch(`MATCH ()-[r:REGISTERED {id: 'registered:late:${id}'}]->() SET r.retiredIn = $sequence`);
  const statusOf = async (id = FLAGGED): Promise<unknown[]> =>
    (await runScriptOn(await testAddress(), `MATCH (f:Finding {subject: '${id}', rule: 'js-01-registered-late'}) RETURN f.status AS status`)).map(
      ({ status }) => status,
    );
  const after = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
  /** Does something while some writes wait before they begin. */
  async function writingLate(ids: readonly string[], wait: () => Promise<void>, work: () => Promise<void>): Promise<void> {
    const write = graph.write.bind(graph);
    graph.write = async (id, parameters) => {
      if (ids.includes(id)) await wait();
      return write(id, parameters);
    };
    try {
      await work();
    } finally {
      graph.write = write;
    }
  }
  const plain = ({ rules: [rule] }: RunResult): unknown => ({ judged: rule!.judged, concerned: rule!.concerned, why: rule!.why, gone: rule!.kept?.gone });

  it('judge all where nothing was judged before, then only what a batch touched, then nothing', async () => {
    expect(plain(await run())).toEqual({ judged: 3, concerned: null, why: 'never-judged', gone: 0 });
    await register();
    expect(plain(await run())).toEqual({ judged: 1, concerned: 1, why: null, gone: 1 });
    expect(await statusOf()).toEqual(['gone']);
    expect(plain(await run())).toEqual({ judged: 0, concerned: 0, why: null, gone: 0 });
    const [last, second] = await runs.list();
    expect([last!.kind, last!.since, second!.kind, second!.since]).toEqual(['incremental', 2, 'incremental', 1]);
    expect((await runs.list())[2]!.since).toBe(null);
  });

  it('follow a full run as well, and several batches at once', async () => {
    await run('full');
    await register();
    await withdraw();
    await batch(
      `MATCH (f:Indicator {id: 'indicator:410000|2023|N1'}) CREATE (f)-[:WAS]->(v:Version) SET v = properties(f), v.addedIn = 1, v.retiredIn = $sequence, f.fundName = '其他', f.changedIn = $sequence`,
    );
    expect(plain(await run())).toEqual({ judged: 2, concerned: 2, why: null, gone: 0 });
    expect(await statusOf()).toEqual(['hit']);
  });

  it('tell as gone what is no more, and what moved to another region', async () => {
    await run();
    await batch(`MATCH (f:Indicator {id: '${FLAGGED}'})-[e]-() SET f.retiredIn = $sequence, e.retiredIn = $sequence`);
    expect(plain(await run())).toMatchObject({ judged: 0, concerned: 1, gone: 1 });
    await batch(
      `MATCH (f:Indicator {id: 'indicator:410000|2023|X1'}) CREATE (f)-[:WAS]->(v:Version) SET v = properties(f), v.addedIn = 1, v.retiredIn = $sequence, f.recipientRegion = '410328', f.changedIn = $sequence`,
    );
    expect(plain(await run())).toMatchObject({ judged: 0, concerned: 1, gone: 1 });
  });

  it('judge in full where the rule, its sources or the day asked for were others', async () => {
    await run();
    await runScript(`MATCH (s:RuleStanding) SET s.stands = replace(s.stands, '"under":"', '"under":"another ')`);
    expect(plain(await run())).toMatchObject({ judged: 3, why: 'judged-otherwise' });
    await batch(`CREATE (:Coverage {source: 'ALLOC', region: '${REGION}', from: 0, to: ${day('2023-03-20')}, addedIn: $sequence})`);
    // A source for which the rule does not ask changes nothing for it; one of its own does.
    expect(plain(await run())).toMatchObject({ judged: 0, concerned: 0, why: null });
    const asked = await (await runs.begin({ rules: ['JS-01'], regions: null, asOf: day('2023-03-10') - 1, incremental: true })).done;
    expect(plain(asked)).toMatchObject({ judged: 3, why: 'judged-otherwise' });
    await batch(`MATCH (c:Coverage {source: 'REGISTER'}) SET c.retiredIn = $sequence`);
    expect((await run()).rules[0]).toMatchObject({ judged: 0, lacking: 1 });
  });

  it('lose nothing when one is cancelled or breaks off between two rules', async () => {
    await run('incremental', ['JS-01', 'JS-02', 'JS-03']);
    await register();
    // What is kept of the first rule waits until the run has been cancelled: three small rules may be judged sooner than that.
    const cancelled = Promise.withResolvers<void>();
    await writingLate(
      ['keep-findings', 'tell-warning-run'],
      () => cancelled.promise,
      async () => {
        const begun = await runs.begin({ rules: ['JS-01', 'JS-02', 'JS-03'], regions: null, asOf: null, incremental: true });
        await runs.cancel(begun.id);
        cancelled.resolve();
        expect((await begun.done).status).toBe('cancelled');
      },
    );
    expect(await statusOf()).toEqual(['hit']);
    await withdraw();
    await register('indicator:410000|2023|N1');
    // As if the service had been killed after the second rule: the first has followed, the others have not.
    expect(plain(await run('incremental', ['JS-01']))).toMatchObject({ why: null });
    const { id, done } = await runs.begin({ rules: ['JS-02', 'JS-03'], regions: null, asOf: null, incremental: true });
    await done;
    await runScript(
      `MATCH (r:WarningRun {id: '${id}'}) SET r.status = 'running';\nMERGE (l:WarningLock {id: 'warnings'}) SET l.run = '${id}', l.aliveAt = 5;\nMATCH (n:RuleRun {run: '${id}', code: 'JS-03'}) DELETE n`,
    );
    const resumed = await (await runs.resume(id)).done;
    expect(resumed).toMatchObject({ status: 'done', rules: [{ code: 'JS-03' }] });
    expect((await runs.run(id)).kind).toBe('incremental');
    const all = await run('incremental', ['JS-01', 'JS-02', 'JS-03']);
    expect(all.rules.map(({ judged }) => judged)).toEqual([0, 0, 0]);
  });

  it('say that they live while one thing takes long', async () => {
    // What is kept of a rule takes longer than a run is silent.
    await writingLate(
      ['keep-findings'],
      () => after(11_500),
      async () => {
        const began = Date.now();
        const { done } = await runs.begin({ rules: ['JS-01'], regions: null, asOf: null });
        await after(11_000);
        const [row] = await runScriptOn(await testAddress(), `MATCH (l:WarningLock) RETURN l.aliveAt AS at`);
        expect((row!['at'] as number) - began).toBeGreaterThan(9_000);
        expect((await done).status).toBe('done');
      },
    );
  }, 300_000);

  describe('made by the service itself', () => {
    const waits = { quietMs: 30, againMs: 50 };
    const settled = async (until: () => Promise<boolean>): Promise<void> => {
      for (let tries = 0; tries < 400; tries += 1) {
        if (await until()) return;
        await after(50);
      }
      throw new Error('it never came');
    };
    const only = (): WarningRuns => {
      const own = runs.begin.bind(runs);
      // All sixty rules would be judged; one says as much.
      runs.begin = (asked) => own({ ...asked, rules: ['JS-01'] });
      return runs;
    };

    it('follow each batch, make one run of several, wait while another run is alive, and stop when told', async () => {
      const follow = new FollowBatches(graph, only(), waits);
      follow.told();
      await after(100);
      expect(await runs.list()).toEqual([]);
      follow.start();
      await settled(async () => (await statusOf())[0] === 'hit');
      await settled(async () => (await runs.list())[0]?.status === 'done');
      await runScript(`MATCH (l:WarningLock {id: 'warnings'}) SET l.run = 'run:other', l.aliveAt = ${Date.now()}`);
      await register();
      follow.told();
      await register('indicator:410000|2023|N1');
      follow.told();
      await after(200);
      expect(await runs.list()).toHaveLength(1);
      await runScript(`MATCH (l:WarningLock {id: 'warnings'}) SET l.run = null`);
      await settled(async () => (await statusOf())[0] === 'gone');
      await settled(async () => (await runs.list())[0]?.status === 'done');
      expect((await runs.list()).map(({ kind, since }) => [kind, since])).toEqual([
        ['incremental', 1],
        ['incremental', null],
      ]);
      await follow.close();
      await withdraw();
      follow.told();
      await after(200);
      expect(await runs.list()).toHaveLength(2);
      // The next service finds what this one has left.
      const next = new FollowBatches(graph, runs, waits);
      next.start();
      await settled(async () => (await statusOf())[0] === 'hit');
      await settled(async () => (await runs.list())[0]?.status === 'done');
      await next.close();
      expect((await runs.list())[0]).toMatchObject({ since: 3 });
    });
  });
});
