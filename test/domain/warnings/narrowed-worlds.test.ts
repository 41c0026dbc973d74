import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { projectFolder } from '../../../src/config.js';
import { buildGraph } from '../../../src/domain/projection/build-graph.js';
import { judge, type Judged } from '../../../src/domain/warnings/judge.js';
import { RuleBook } from '../../../src/domain/warnings/rule-book.js';
import { SUBJECTS } from '../../../src/domain/warnings/rule.js';
import { runScript, testGraph } from '../../support/neo4j.js';
import { someOf } from '../../support/some-of.js';
import { narrowed } from './narrowed.js';
import { RandomBatches, randomOf } from './random-batches.js';

interface Question {
  readonly asOf: string;
  readonly regions?: readonly string[];
  readonly given?: object;
}

const cases = join(projectFolder, 'test', 'cases', 'warnings');
const complete = readFileSync(join(projectFolder, 'test', 'support', 'complete-case.cypher'), 'utf8');
const DAY_MS = 86_400_000;
const seed = Date.now() % 1_000_000;
/** Other rules each time; the seed says which. */
const RULES = 2;
/** Worlds for each, one made of the other by a batch of changes. */
const WORLDS = 12;
const rules = ['warnings', 'patterns']
  .flatMap((folder) => readdirSync(join(projectFolder, 'cypher', folder)).map((file) => join(projectFolder, 'cypher', folder, file)))
  .filter((path) => path.endsWith('.cypher') && /^ \* @narrowed/mu.test(readFileSync(path, 'utf8')))
  .map((path) => /([^/]+)\.cypher$/u.exec(path)![1]!)
  .filter((id) => existsSync(join(cases, id)));

/** Cases are written by whoever wrote the narrowing; these worlds hold what nobody thought of. */
describe('a narrowing', () => {
  let differed = 0;
  beforeAll(() => void process.stdout.write(`narrowed worlds: seed ${seed}\n`));
  afterAll(() => void process.stdout.write(`narrowed worlds: ${differed} findings came or went at random\n`));

  it.each(someOf(rules, RULES, String(seed)))(
    'of %s leaves out nothing that the rule finds, in random worlds',
    async (id) => {
      const graph = await testGraph();
      await runScript(readFileSync(join(cases, id, 'graph.cypher'), 'utf8'));
      await runScript(complete);
      await runScript(`MATCH (n:Entity) SET n.source = coalesce(n.source, 'b1/case.csv/1')`);
      const rule = new RuleBook(graph.library).get(id);
      const questions = readdirSync(join(cases, id, 'questions'))
        .map((file) => JSON.parse(readFileSync(join(cases, id, 'questions', file), 'utf8')) as Question)
        .filter(({ given }) => given === undefined);
      const random = randomOf(seed + [...id].reduce((sum, letter) => sum * 31 + letter.charCodeAt(0), 7));
      const regions = [...new Set(questions.flatMap((one) => one.regions ?? ['410325'])), '419999'];
      const batches = new RandomBatches(random, regions);
      const history: string[] = [];
      let near: string[] = [];
      let before = new Set<string>();
      for (let sequence = 2; sequence < WORLDS + 2; sequence += 1) {
        history.push(`batch ${sequence}: ${(await batches.next(sequence, near)).join('; ')}`);
        const { asOf } = questions[random(questions.length)]!;
        const group = {
          regions,
          sources: [...rule.needs, ...rule.clauses.flatMap(({ needs }) => needs)],
          asOf: Date.parse(`${asOf}T00:00:00+08:00`) + DAY_MS - 1,
          settings: {},
          openClauses: [],
        };
        const ids = (await graph.read<{ id: string }>(SUBJECTS[rule.subject], { property: rule.regionOf, regions, batch: sequence })).map((one) => one.id);
        const full = await judge(graph, rule, ids, group, sequence, {});
        const memory = await buildGraph(graph, { sequence, stamp: `${id} ${sequence}` }, 0);
        for (const { ask, passed } of (await narrowed(graph, memory, { rule, settings: {}, batch: sequence, asOf: group.asOf, regions }, ids))!) {
          const asked = await judge(graph, rule, ask, group, sequence, {});
          const left = { judged: judgedIn(asked) + Object.values(passed).reduce((sum, count) => sum + count, 0), found: said(asked) };
          const whole = { judged: judgedIn(full), found: said(full) };
          // A difference alone would not show the world that it came from.
          if (!isDeepStrictEqual(left, whole)) throw new Error([`seed ${seed}, day ${asOf}`, ...history, JSON.stringify({ left, whole }, null, 1)].join('\n'));
        }
        const found = full.flatMap((one) => one.found);
        near = found.flatMap((one) => [one.subject, ...one.nodes, ...one.edges]);
        const now = new Set(found.map((one) => one.identity));
        differed += [...now].filter((one) => !before.has(one)).length + [...before].filter((one) => !now.has(one)).length;
        before = now;
      }
    },
    300_000,
  );
});

function said(judged: readonly Judged[]): string[] {
  return judged.flatMap((one) => one.found.map((found) => JSON.stringify(found))).sort();
}

function judgedIn(judged: readonly Judged[]): number {
  return judged.reduce((sum, one) => sum + one.judged, 0);
}
