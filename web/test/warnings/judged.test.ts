import type { BandCount, RateView, RuleRunView, RunDetailView, RunView } from '../../src/api/shapes.js';
import { knownOf, lacksOf, wholeRun } from '../../src/warnings/judged.js';
import { summed } from '../../src/warnings/summed-counts.js';

const RULE = { id: 'js-01-registered-late', rate: null };

const WHOLE = { clause: null, clauseText: null, clauseTextZh: null };

const FAILED: RuleRunView = {
  ...{ rule: RULE.id, code: 'JS-01', status: 'failed', error: 'no', durationMs: 1, judged: 0, hits: 0, excluded: 0, concerned: null, why: null },
  ...{ byRegion: [], notEvaluable: [] },
};

const run = (part: Partial<RunDetailView>): RunDetailView => ({
  ...{ id: 'run:1', status: 'done', kind: 'full', since: null, startedAt: 0, endedAt: null, dataVersion: 1, asOf: null, rules: 60, regions: null },
  ...{ judged: 0, rule: null, error: null, results: [], ...part },
});

const rate = (part: Partial<RateView>): RateView => ({
  ...{ judged: 0, hits: 0, excluded: 0, rate: null, regions: 0, regionsLacking: 0, regionsOpen: 0, missing: [], earliestAt: 0, latestAt: 0, ...part },
});

describe('what runs could not judge', () => {
  it('is brought together by the sources that lack, whole rules first, most regions first', () => {
    const lacking = (region: string, clause: string | null, missing: string[]) => ({
      region,
      lacks: [{ clause, clauseText: clause && 'twice', clauseTextZh: clause && '重复', missing }],
    });
    const lacks = lacksOf([
      lacking('410325', 'b', ['ISSUE']),
      lacking('410300', null, ['REGISTER']),
      lacking('410301', null, ['ISSUE', 'REGISTER']),
      lacking('410302', null, ['ISSUE', 'REGISTER']),
      { region: '410303', lacks: [] },
    ]);
    expect(lacks).toEqual([
      { ...WHOLE, missing: ['ISSUE', 'REGISTER'], regions: ['410301', '410302'] },
      { ...WHOLE, missing: ['REGISTER'], regions: ['410300'] },
      { clause: 'b', clauseText: 'twice', clauseTextZh: '重复', missing: ['ISSUE'], regions: ['410325'] },
    ]);
  });

  it('is never taken for a rule that found nothing', () => {
    expect(knownOf(RULE, undefined)).toBe('never');
    expect(knownOf(RULE, run({ status: 'running' }))).toBe('waiting');
    expect(knownOf(RULE, run({ status: 'cancelled' }))).toBe('left-out');
    expect(knownOf(RULE, run({ results: [FAILED] }))).toBe('failed');
    expect(knownOf({ ...RULE, rate: rate({ regionsLacking: 1 }) }, run({}))).toBe('lacking');
    expect(knownOf({ ...RULE, rate: rate({ regionsOpen: 1 }) }, run({}))).toBe('nothing');
  });

  it('takes nothing from what was judged before, be it a run of a part, one that goes on or one that failed', () => {
    const before = { ...RULE, rate: rate({ judged: 499, hits: 1, rate: 0.002, regions: 29 }) };
    for (const newer of [run({ rules: 2 }), run({ regions: ['410325'] }), run({ status: 'running' }), run({ results: [FAILED] })])
      expect(knownOf(before, newer)).toBe('judged');
  });
});

describe('the run of everything', () => {
  it('is the newest that ended with all rules in all regions', () => {
    const some = (part: Partial<RunView>): RunView => run(part);
    const runs = [
      some({ id: 'alive', status: 'running' }),
      some({ id: 'two rules', rules: 2 }),
      some({ id: 'a county', regions: ['410325'] }),
      some({ id: 'after a batch', kind: 'incremental', since: 3 }),
      some({ id: 'whole' }),
      some({ id: 'older' }),
    ];
    expect(wholeRun(runs, 60)?.id).toBe('whole');
    expect(wholeRun(runs, 60, true)?.id).toBe('after a batch');
    expect(wholeRun(runs.slice(0, 3), 60)).toBeUndefined();
  });
});

describe('figures of findings', () => {
  it('are added up by state, and by band where one is asked for', () => {
    const count = (band: BandCount['band'], status: BandCount['status'], findings: number): BandCount => ({ band, status, findings, amount: findings * 100 });
    const counts = [count('red', 'hit', 2), count('blue', 'hit', 1), count('red', 'excluded', 5)];
    expect(summed(counts, 'hit')).toEqual({ findings: 3, amount: 300 });
    expect(summed(counts, 'hit', 'red')).toEqual({ findings: 2, amount: 200 });
    expect(summed(counts, 'gone')).toEqual({ findings: 0, amount: 0 });
  });
});
