import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectFolder } from '../../../src/config.js';
import { buildGraph } from '../../../src/domain/projection/build-graph.js';
import type { MoneyGraph } from '../../../src/domain/projection/money-graph.js';
import { wordsOf } from '../../../src/domain/warnings/fact-words.js';
import { FACT, judge, type Found } from '../../../src/domain/warnings/judge.js';
import { RuleBook } from '../../../src/domain/warnings/rule-book.js';
import { SUBJECTS } from '../../../src/domain/warnings/rule.js';
import type { Graph } from '../../../src/graph/graph.js';
import { runScript, testGraph } from '../../support/neo4j.js';
import { someOf } from '../../support/some-of.js';
import { narrowed } from './narrowed.js';

/**
 * One question of a case. `asOf` is the day D, `sources` what is covered (default: all that the rule can use), `regions` whose subjects are
 * judged, `given` other parameters. Of each finding expected any part may be said.
 */
interface Question {
  readonly asOf: string;
  readonly regions?: readonly string[];
  readonly sources?: readonly string[];
  readonly settings?: Readonly<Record<string, unknown>>;
  readonly given?: Readonly<Record<string, unknown>>;
  readonly expected: { readonly judged: number; readonly found: readonly Partial<Found>[] };
}

const cases = join(projectFolder, 'test', 'cases', 'warnings');
const complete = readFileSync(join(projectFolder, 'test', 'support', 'complete-case.cypher'), 'utf8');
const DAY_MS = 86_400_000;
const read = (...path: string[]): string => readFileSync(join(cases, ...path), 'utf8');
// `F` is flagged, `N` a near miss, `X` explained by a trap: the part a node has stands in its id behind the last `|` or `:`.
const part = (id: string): string => /[:|]([FNX])[^:|]*$/u.exec(id)?.[1] ?? '';

/** Each takes seconds of the database. */
const RULES = 30;

describe.each(someOf(readdirSync(cases), RULES))('the rule %s', (folder) => {
  let graph: Graph;
  let memory: MoneyGraph;
  const questions = readdirSync(join(cases, folder, 'questions'));
  const foundBy = (file: string): number => (JSON.parse(read(folder, 'questions', file)) as Question).expected.found.length;
  const [fullest] = [...questions].sort((a, b) => foundBy(b) - foundBy(a));

  beforeAll(async () => {
    graph = await testGraph();
    await runScript(read(folder, 'graph.cypher'));
    await runScript(complete);
    memory = await buildGraph(graph, { sequence: 1, stamp: folder }, 0);
  });

  it.each(questions)('judges %s', async (file) => {
    const { asOf, regions = ['410325'], sources, settings = {}, given = {}, expected } = JSON.parse(read(folder, 'questions', file)) as Question;
    const rule = new RuleBook(graph.library).get(folder);
    const subjects = await graph.read<{ id: string }>(SUBJECTS[rule.subject], { property: rule.regionOf, regions: [...regions], batch: 1 });
    const ids = subjects.map(({ id }) => id);
    const group = {
      regions,
      sources: sources ?? [...rule.needs, ...rule.clauses.flatMap(({ needs }) => needs)],
      asOf: Date.parse(`${asOf}T00:00:00+08:00`) + DAY_MS - 1,
      settings,
      openClauses: [],
    };
    const judged = await judge(graph, rule, ids, group, 1, given);
    const found = judged
      .flatMap((one) => one.found)
      .sort((a, b) => (a.subject < b.subject ? -1 : a.subject > b.subject ? 1 : a.identity < b.identity ? -1 : 1));
    expect({ judged: judged.reduce((sum, one) => sum + one.judged, 0), found }).toMatchObject(expected);
    expect(found).toHaveLength(expected.found.length);
    // Two under one identity would be one when they are kept.
    expect(new Set(found.map(({ identity }) => identity)).size).toBe(found.length);
    // What its narrowing leaves is asked, and the rest counts as judged: all the same as without it.
    const left = await narrowed(graph, memory, { rule, settings, batch: 1, asOf: group.asOf, regions }, ids);
    for (const { ask, passed } of left ?? []) {
      const asked = await judge(graph, rule, ask, group, 1, given);
      expect(new Set(asked.flatMap((one) => one.found).map((one) => JSON.stringify(one)))).toEqual(new Set(found.map((one) => JSON.stringify(one))));
      expect([...asked.map((one) => one.judged), ...Object.values(passed)].reduce((sum, count) => sum + count, 0)).toBe(expected.judged);
    }
    // A word among the facts is told in Chinese too.
    const words = [...rule.messageZh.matchAll(FACT)].flatMap(([, name, kind]) => (kind === 'word' ? [name!] : []));
    for (const { facts } of found) for (const name of words) expect(wordsOf(String(facts[name]), 'zh')).not.toMatch(/[a-z]{3}/u);
    // Once for each rule, where most is found.
    if (file !== fullest) return;
    // Some at a time or all at once, in any order: the same.
    const parts = [ids.filter((_, place) => place % 2 === 0), ids.filter((_, place) => place % 2 === 1).reverse()];
    const again = (await Promise.all(parts.map((some) => judge(graph, rule, some, group, 1, given)))).flat().flatMap((one) => one.found);
    expect(new Set(again.map((one) => JSON.stringify(one)))).toEqual(new Set(found.map((one) => JSON.stringify(one))));
    // What a later batch brings is not seen by an earlier one.
    expect((await judge(graph, rule, ids, group, 0, given)).flatMap((one) => one.found)).toEqual([]);
  });

  it('has something flagged, a near miss and something explained', () => {
    const expected = questions.flatMap((file) => (JSON.parse(read(folder, 'questions', file)) as Question).expected.found);
    const graphText = read(folder, 'graph.cypher');
    const hits = expected.filter(({ trap, subject }) => (trap ?? null) === null && part(subject!) !== 'X');
    expect(hits.some(({ subject, nodes, edges }) => [subject!, ...(nodes ?? []), ...(edges ?? [])].some((id) => part(id) === 'F'))).toBe(true);
    expect(hits.filter(({ subject }) => part(subject!) === 'N')).toEqual([]);
    // What is explained is told with its trap, or is no finding at all.
    for (const { subject, trap } of expected.filter((one) => part(one.subject!) === 'X'))
      expect([subject, trap]).toEqual([subject, expect.stringMatching(/^T-/u)]);
    for (const letter of ['F', 'N', 'X']) expect([letter, new RegExp(`[:|]${letter}|'${letter}`, 'u').test(graphText)]).toEqual([letter, true]);
  });
});

describe('every rule', () => {
  it('has a case folder, and every case folder a rule', async () => {
    const rules = new RuleBook((await testGraph()).library).rules.map(({ id }) => id);
    expect(rules.filter((id) => !existsSync(join(cases, id)))).toEqual([]);
    expect(readdirSync(cases).filter((id) => !rules.includes(id))).toEqual([]);
  });
});
