import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { demoFolder } from '../../../src/boot.js';
import { projectFolder } from '../../../src/config.js';
import { currentData } from '../../../src/domain/intake/data-version.js';
import { IntakeService } from '../../../src/domain/intake/intake.service.js';
import { coveredUntil, type Span } from '../../../src/domain/warnings/groups.js';
import type { Found } from '../../../src/domain/warnings/judge.js';
import { OwnNarrower } from '../../../src/domain/warnings/narrowing/own-narrower.js';
import { RuleBook } from '../../../src/domain/warnings/rule-book.js';
import { runRule } from '../../../src/domain/warnings/run-rules.js';
import type { Row } from '../../../src/graph/graph.js';
import { testGraph } from '../../support/neo4j.js';
import { someOf } from '../../support/some-of.js';

interface Situation {
  readonly rules: readonly string[];
  readonly english: string;
  readonly ids: readonly string[];
  readonly innocent?: { readonly ids: readonly string[] };
}

/** The story tells of eight years; unasked, the rush is looked for in the last one. */
const SETTINGS: Readonly<Record<string, Row>> = { 'BF-06': { years: 8 } };
/**
 * What a situation tells of, where its rule has more to say: the cooperatives of 卢氏县 are told apart by their members. That no money but public
 * money came to either in a county whose bank flows are loaded (clause d) is true of both.
 */
const CLAUSES: Readonly<Record<string, string>> = { 'SK-04': 'c' };

const situations = JSON.parse(readFileSync(join(projectFolder, 'seeds', 'demo', 'situations.json'), 'utf8')) as Situation[];
const all = situations.flatMap((situation) => situation.rules.map((rule) => ({ ...situation, rule })));
const rules = new Set(someOf([...new Set(all.map(({ rule }) => rule))], 5));
const told = all.filter(({ rule }) => rules.has(rule));

describe('the situations that the demo data tell', () => {
  const found = new Map<string, Found[]>();

  beforeAll(async () => {
    const graph = await testGraph();
    const dataDir = mkdtempSync(join(tmpdir(), 'yuanliu-demo-warnings-'));
    await new IntakeService(graph, { dataDir }).load({ folder: demoFolder });
    const narrower = new OwnNarrower(graph, dataDir, {});
    const { sequence: batch } = await currentData(graph);
    const covered = coveredUntil(await graph.read<Span & Row>('coverage-spans', { regions: null, batch }));
    const named = new Set(told.map(({ rule }) => rule));
    for (const rule of new RuleBook(graph.library).rules.filter(({ code }) => named.has(code))) {
      const question = { regions: [...covered.keys()], batch, asOf: null, subjects: null, settingsOf: () => SETTINGS[rule.code] ?? {} };
      const { groups } = await runRule(graph, rule, question, covered, undefined, narrower);
      const judgedAll = groups.flatMap(({ judged }) => judged.flatMap((one) => one.found));
      found.set(
        rule.code,
        judgedAll.filter(({ clause }) => CLAUSES[rule.code] === undefined || clause === CLAUSES[rule.code]),
      );
    }
  }, 900_000);

  const about = (rule: string, ids: readonly string[]): Found[] =>
    found.get(rule)!.filter(({ subject, nodes, edges }) => [subject, ...nodes, ...edges].some((id) => ids.includes(id)));

  it.each(told)('$rule finds: $english', ({ rule, ids }) => {
    expect(about(rule, ids).filter(({ trap }) => trap === null)).not.toEqual([]);
  });

  it.each(told.filter(({ innocent }) => innocent !== undefined))('$rule passes over, or explains, what only looks like it: $english', ({ rule, innocent }) => {
    // A trap that only takes the band down by one leaves the finding standing, and stands among its facts.
    const open = about(rule, innocent!.ids).filter(({ trap, facts }) => trap === null && (facts['lowered'] ?? null) === null);
    expect(open.map(({ subject, band, clause }) => [subject, band, clause])).toEqual([]);
  });

  it('name every rule', () => {
    expect(new Set(all.map(({ rule }) => rule)).size).toBe(60);
  });
});
