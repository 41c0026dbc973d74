import type { BandCount, RuleRunView, RunDetailView } from '../../src/api/shapes.js';
import { knownOf, lacksOf, regionsLacking } from '../../src/warnings/judged.js';
import { summed } from '../../src/warnings/summed-counts.js';

const RULE = { id: 'js-01-registered-late', rate: null };

const result = (part: Partial<RuleRunView>): RuleRunView => ({
  rule: RULE.id,
  code: 'JS-01',
  status: 'done',
  error: null,
  durationMs: 1,
  judged: 0,
  hits: 0,
  excluded: 0,
  concerned: null,
  why: null,
  byRegion: [],
  notEvaluable: [],
  ...part,
});

const run = (status: RunDetailView['status'], results: RuleRunView[]): RunDetailView => ({
  id: 'run:1',
  status,
  kind: 'full',
  since: null,
  startedAt: 0,
  endedAt: null,
  dataVersion: 1,
  asOf: null,
  rules: 1,
  judged: 0,
  rule: null,
  error: null,
  results,
});

const lack = (region: string, clause: string | null, missing: string[]): Record<string, unknown> => ({ region, clause, missing });

describe('what a run could not judge', () => {
  it('is brought together by the sources that lack, whole rules first, most regions first', () => {
    const notEvaluable = [
      lack('410325', 'b', ['ISSUE']),
      lack('410300', null, ['REGISTER']),
      lack('410301', null, ['ISSUE', 'REGISTER']),
      lack('410302', null, ['ISSUE', 'REGISTER']),
    ];
    const lacks = lacksOf({ notEvaluable });
    expect(lacks).toEqual([
      { clause: null, missing: ['ISSUE', 'REGISTER'], regions: ['410301', '410302'] },
      { clause: null, missing: ['REGISTER'], regions: ['410300'] },
      { clause: 'b', missing: ['ISSUE'], regions: ['410325'] },
    ]);
    expect(regionsLacking(lacks)).toBe(3);
  });

  it('is never taken for a rule that found nothing', () => {
    expect(knownOf(RULE, undefined)).toBe('never');
    expect(knownOf(RULE, run('running', []))).toBe('waiting');
    expect(knownOf(RULE, run('cancelled', []))).toBe('left-out');
    expect(knownOf(RULE, run('done', [result({ status: 'failed', error: 'no' })]))).toBe('failed');
    expect(knownOf(RULE, run('done', [result({ notEvaluable: [lack('410300', null, ['ISSUE'])] })]))).toBe('lacking');
    expect(knownOf(RULE, run('done', [result({ notEvaluable: [lack('410300', 'b', ['ISSUE'])] })]))).toBe('nothing');
    const before = { judged: 499, hits: 1, excluded: 0, rate: 0.002, regions: 29, regionsLacking: 0, regionsOpen: 0, missing: [] };
    expect(knownOf({ ...RULE, rate: before }, run('done', []))).toBe('judged');
    expect(knownOf({ ...RULE, rate: before }, run('done', [result({})]))).toBe('judged');
    expect(knownOf({ ...RULE, rate: { ...before, judged: 0, rate: null } }, run('done', []))).toBe('left-out');
    expect(knownOf({ ...RULE, rate: before }, run('running', []))).toBe('waiting');
    expect(knownOf(RULE, run('done', [result({ judged: 3, notEvaluable: [lack('410300', null, ['ISSUE'])] })]))).toBe('judged');
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
