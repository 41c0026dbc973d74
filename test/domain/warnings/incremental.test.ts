import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectFolder } from '../../../src/config.js';
import { stateOf } from '../../../src/domain/warnings/finding-store.js';
import { coveredUntil, type Span } from '../../../src/domain/warnings/groups.js';
import { OwnNarrower } from '../../../src/domain/warnings/narrowing/own-narrower.js';
import { RuleBook } from '../../../src/domain/warnings/rule-book.js';
import { runRule } from '../../../src/domain/warnings/run-rules.js';
import { WarningRuns } from '../../../src/domain/warnings/warning-runs.js';
import { SOURCES } from '../../../src/domain/warnings/words.js';
import type { Graph, Row } from '../../../src/graph/graph.js';
import { runScript, testAddress, testGraph, runScriptOn } from '../../support/neo4j.js';
import { someOf } from '../../support/some-of.js';
import { temporaryFolder } from '../intake/packages.js';
import { activate, RandomBatches, randomOf } from './random-batches.js';

const cases = join(projectFolder, 'test', 'cases', 'warnings');
const complete = readFileSync(join(projectFolder, 'test', 'support', 'complete-case.cypher'), 'utf8');
const DAY_MS = 86_400_000;
/** Random batches after those that hit what was found. */
const BATCHES = 1;
const seed = Date.now() % 1_000_000;
/** Other rules each time, since all sixty take minutes; the seed says which. */
const RULES = 6;
const tried = someOf(readdirSync(cases), RULES, String(seed));

interface Question {
  readonly asOf: string;
  readonly regions?: readonly string[];
  readonly settings?: object;
  readonly given?: object;
  readonly expected: { readonly found: readonly object[] };
}

/** Finding → what is said, in which region. */
type Said = Map<string, string>;

describe('an incremental run', () => {
  const seen = new Map<string, { appeared: number; vanished: number; concerned: number; judgedInFull: number }>();
  let narrower: OwnNarrower | undefined;
  afterEach(() => narrower?.close());
  beforeAll(() => void process.stdout.write(`incremental: seed ${seed}, ${tried.length} rules\n`));
  afterAll(() => {
    const never = [...seen].filter(([, { appeared, vanished }]) => appeared === 0 || vanished === 0).map(([code]) => code);
    process.stdout.write(
      `incremental: by ${[...seen.values()].reduce((sum, one) => sum + one.appeared, 0)} findings more and ${[...seen.values()].reduce((sum, one) => sum + one.vanished, 0)} fewer; not both at random: ${never.join(' ') || 'none'}\n`,
    );
  });

  describe.each(tried)('of %s', (folder) => {
    it('finds after each batch what a full run finds on the same day', async () => {
      const graph = await testGraph();
      await runScript(readFileSync(join(cases, folder, 'graph.cypher'), 'utf8'));
      await runScript(complete);
      await runScript(`MATCH (n:Entity) SET n.source = coalesce(n.source, 'b1/case.csv/1')`);
      const rule = new RuleBook(graph.library).get(folder);
      // With the memory that follows each batch; the full run to compare with goes without it.
      narrower = new OwnNarrower(graph, temporaryFolder(), {});
      const runs = new WarningRuns(graph, new RuleBook(graph.library), Date.now, 1, narrower);
      const [question] = readdirSync(join(cases, folder, 'questions'))
        .map((file) => JSON.parse(readFileSync(join(cases, folder, 'questions', file), 'utf8')) as Question)
        .filter(({ settings, given }) => settings === undefined && given === undefined)
        .sort((a, b) => b.expected.found.length - a.expected.found.length);
      const asOf = Date.parse(`${question!.asOf}T00:00:00+08:00`) + DAY_MS - 1;
      const regions = [...new Set([...(question!.regions ?? ['410325']), '419999'])];
      await runScript(
        `UNWIND $regions AS region UNWIND $sources AS source CREATE (:Coverage {source: source, region: region, from: 0, to: ${Date.parse('2030-01-01')}, addedIn: 1})`,
        { regions, sources: SOURCES },
      );
      const asked = { rules: [rule.id], regions, asOf };
      await (
        await runs.begin({ ...asked, incremental: true })
      ).done;
      let before = await storedSaid();
      expect(before.size).toBeGreaterThan(0);
      const random = randomOf(seed + [...folder].reduce((sum, letter) => sum * 31 + letter.charCodeAt(0), 7));
      const batches = new RandomBatches(random, regions);
      const count = { appeared: 0, vanished: 0, concerned: 0, judgedInFull: 0 };
      const history: string[] = [];
      seen.set(rule.code, count);
      const ran = async (sequence: number): Promise<void> => {
        const run = await (await runs.begin({ ...asked, incremental: true })).done;
        expect([run.status, run.rules.map(({ error }) => error)]).toEqual(['done', [null]]);
        const now = await storedSaid();
        const what = [`seed ${seed}`, ...history].join('\n');
        expect({ what, said: [...now].sort() }).toEqual({ what, said: [...(await fullSaid(graph, rule.id, asOf, regions, sequence))].sort() });
        count.appeared += [...now.keys()].filter((id) => !before.has(id)).length;
        count.vanished += [...before.keys()].filter((id) => !now.has(id)).length;
        if (run.rules[0]!.concerned === null) count.judgedInFull += 1;
        before = now;
      };
      let sequence = 1;
      // What was judged goes, and comes again: so much happens to every rule, whatever chance brings.
      const subjects = new Set([...before.values()].map((text) => (JSON.parse(text) as { subject: string }).subject));
      for (const way of ['takeBack', 'bringBack'] as const) {
        sequence += 1;
        for (const id of subjects) history.push(await batches[way]({ id }, sequence));
        await activate(sequence);
        await ran(sequence);
      }
      expect([count.appeared > 0, count.vanished > 0]).toEqual([true, true]);
      Object.assign(count, { appeared: 0, vanished: 0 });
      // So does what shows it, near the subject or far from it.
      const shown = [...before.values()].flatMap((text) => idsIn(text)).filter((id) => !subjects.has(id));
      for (const gone of [null, sequence + 1]) {
        sequence += 1;
        for (const id of new Set(shown)) history.push(await batches[gone === null ? 'takeBack' : 'bringBack']({ id }, sequence));
        history.push(await batches.edgesBack(shown, sequence, gone));
        await activate(sequence);
        await ran(sequence);
      }
      for (let batch = 0; batch < BATCHES; batch += 1) {
        sequence += 1;
        const near = [...before.values()].flatMap((text) => idsIn(text));
        history.push(`batch ${sequence}: ${(await batches.next(sequence, near)).join('; ')}`);
        await ran(sequence);
      }
    }, 300_000);
  });

  async function storedSaid(): Promise<Said> {
    const rows = await runScriptOn(await testAddress(), `MATCH (f:Finding) WHERE f.status <> 'gone' RETURN f.id AS id, f.state AS state, f.region AS region`);
    return new Map(rows.map(({ id, state, region }) => [id as string, saidOf(region as string, state as string)]));
  }

  async function fullSaid(graph: Graph, id: string, asOf: number | null, regions: string[], batch: number): Promise<Said> {
    const covered = coveredUntil(await graph.read<Span & Row>('coverage-spans', { regions: null, batch }));
    const outcome = await runRule(graph, new RuleBook(graph.library).get(id), { regions, batch, asOf, subjects: null, settingsOf: () => ({}) }, covered);
    return new Map(
      outcome.groups.flatMap(({ judged }) => judged.flatMap(({ region, found }) => found.map((one) => [one.identity, saidOf(region, stateOf(one))] as const))),
    );
  }
});

function saidOf(region: string, state: string): string {
  return JSON.stringify({ ...(JSON.parse(state) as Record<string, unknown>), region });
}

function idsIn(text: string): string[] {
  const { nodes, edges } = JSON.parse(text) as { nodes: string[]; edges: string[] };
  return [...nodes, ...edges];
}
