import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Label } from '../../seeds/province/cases/label.js';
import { SIZES } from '../../seeds/province/story/options.js';
import { writeProvince } from '../../seeds/province/story/province.js';
import { IntakeService } from '../../src/domain/intake/intake.service.js';
import { Identity } from '../../src/domain/model/identity.js';
import type { RuleScore } from '../bench/eval/compare.js';
import { evaluate, rulesOf } from '../bench/eval/evaluate.js';
import { fallsBelow, recordedSets } from '../bench/eval/levels.js';
import { OwnNarrower } from '../../src/domain/warnings/narrowing/own-narrower.js';
import { testGraph } from '../support/neo4j.js';
import { someOf } from '../support/some-of.js';

const [SIZE, SEED] = ['small', 7] as const;

/** Other ones each time: all sixty take minutes. */
const RULES = 8;

/** As `npm run eval -- --size small --seed 7 --check` does it. */
describe('the warnings on a small province with planted cases', () => {
  const recorded = recordedSets().find(({ size, seed }) => size === SIZE && seed === SEED)!.scores;
  let scores: RuleScore[];
  let judged: ReadonlySet<string>;

  beforeAll(async () => {
    const folder = mkdtempSync(join(tmpdir(), 'yuanliu-evaluation-'));
    const [out, dataDir] = [join(folder, 'out'), join(folder, 'data')];
    const { cases } = SIZES[SIZE];
    writeProvince({ size: SIZE, seed: String(SEED), out, cases: { positive: cases, 'near-miss': cases, 'look-alike': cases } });
    const graph = await testGraph();
    const intake = new IntakeService(graph, { dataDir });
    for (const name of ['first', 'append-1', 'append-2', 'append-3', 'correct-1']) await intake.load({ folder: join(out, name) });
    const rules = someOf(rulesOf(graph.library), RULES);
    judged = new Set(rules.map(({ code }) => code));
    const labels = JSON.parse(readFileSync(join(out, 'labels.json'), 'utf8')) as Label[];
    scores = (await evaluate(graph, labels, Identity.open(dataDir), { rules, narrower: new OwnNarrower(graph, dataDir, {}) })).map(({ score }) => score);
    rmSync(folder, { recursive: true });
  }, 600_000);

  it('are as good as docs/evaluation.json records, rule by rule; a better level is recorded with npm run eval -- --levels', () => {
    expect(
      fallsBelow(
        recorded.filter(({ rule }) => judged.has(rule)),
        scores,
      ),
    ).toEqual([]);
    expect(scores).toHaveLength(judged.size);
    expect(recorded).toHaveLength(60);
  });
});

describe('the check of levels', () => {
  const score = (part: Partial<RuleScore>): RuleScore => ({
    ...{ rule: 'JS-01', truePositive: 3, falsePositive: 0, falseNegative: 0, notEvaluable: 0, precision: 1, recall: 1, f1: 1, explained: 0, judged: 9 },
    ...{ onOthers: {}, variants: [] },
    ...part,
  });

  it('names each rule that fell, with both figures, and one that is gone', () => {
    const levels = [score({}), score({ rule: 'JS-02', precision: 0.75 }), score({ rule: 'JS-03' })];
    expect(fallsBelow(levels, [score({ recall: 2 / 3 }), score({ rule: 'JS-02', precision: 0.8 })])).toEqual([
      'JS-01 fell below its level: recall 0.6667 instead of 1.0000',
      'JS-03 was not measured',
    ]);
    expect(fallsBelow(levels, levels)).toEqual([]);
  });

  it('takes a rule that finds nothing at all for one whose recall fell', () => {
    expect(fallsBelow([score({})], [score({ truePositive: 0, falseNegative: 3, precision: null, recall: 0 })])).toEqual([
      'JS-01 fell below its level: recall 0.0000 instead of 1.0000',
    ]);
  });
});
