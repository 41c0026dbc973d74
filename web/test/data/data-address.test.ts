import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { reconciliationTableAddress, quarantineTableAddress } from '../../src/api/data-questions.js';
import { readSearch, writeSearch } from '../../src/screens/address.js';
import {
  coverageAddress,
  findingsAddress,
  identitiesAddress,
  matchesAddress,
  quarantineAddress,
  reconciliationAddress,
  warningsAddress,
} from '../../src/screens/data-address.js';

describe('the addresses of the pages about the data', () => {
  it('restore what was filtered and opened', () => {
    const quarantine = { batch: 'county 2017/b', reason: 'missing-key', file: 'pay/voucher.csv', done: true };
    expect(quarantineAddress(readSearch(writeSearch(quarantine)))).toMatchObject(quarantine);
    const reconciliation = { region: '410325', year: 2017, own: true, check: 'quota-payments', reason: 'unknown' };
    expect(reconciliationAddress(readSearch(writeSearch(reconciliation)))).toMatchObject(reconciliation);
    const coverage = { section: 'silence', year: 2019, days: 30, source: 'PAY' };
    expect(coverageAddress(readSearch(writeSearch(coverage)))).toMatchObject(coverage);
    expect(matchesAddress({ state: 'confirmed', match: 'paid:a|1' })).toMatchObject({ state: 'confirmed', match: 'paid:a|1' });
    expect(identitiesAddress({ state: 'rejected', rule: 'unit-name' })).toMatchObject({ state: 'rejected', rule: 'unit-name' });
    const findings = { rule: 'JS-01', band: 'red', status: 'excluded', subject: 'indicator:410000|2023|F1' };
    expect(findingsAddress(readSearch(writeSearch(findings)))).toMatchObject(findings);
    expect(warningsAddress({ rule: 'SY-17' })).toMatchObject({ rule: 'SY-17' });
  });

  it('take nothing that a page would not understand', () => {
    expect(reconciliationAddress({ region: '41', year: '17', own: 'yes', check: '<b>' })).toEqual({});
    expect(coverageAddress({ section: 'pie', days: '0', year: '' })).toEqual({});
    expect(matchesAddress({ state: 'lost' })).toEqual({});
    expect(findingsAddress({ rule: 'js-01-registered-late', band: 'purple', status: 'open', subject: '' })).toEqual({});
  });

  it('name the tables to be downloaded', () => {
    expect(quarantineTableAddress('county 2017', 'a/b&c.csv')).toBe('/api/loads/county%202017/quarantine.csv?file=a%2Fb%26c.csv');
    expect(reconciliationTableAddress({ region: '410325', year: undefined, scope: undefined }, 'zh-CN')).toBe(
      '/api/reconciliation?region=410325&format=csv&lang=zh',
    );
  });
});

describe('the closed lists of the service', () => {
  const root = join(import.meta.dirname, '..', '..', '..');
  interface Texts {
    readonly [key: string]: string | Texts;
  }
  interface Schema {
    readonly enum?: string[];
    readonly items?: Schema;
    readonly properties?: Record<string, Schema>;
  }
  const texts = JSON.parse(readFileSync(join(root, 'web', 'src', 'text', 'zh-CN.json'), 'utf8')) as Texts;
  const { schemas } = (JSON.parse(readFileSync(join(root, 'openapi.json'), 'utf8')) as { components: { schemas: Record<string, Schema> } }).components;
  const valuesOf = (shape: string, property: string): string[] => {
    const found = schemas[shape]?.properties?.[property];
    return (found?.enum ?? found?.items?.enum ?? []).filter((value) => value !== null);
  };

  it.each([
    ['QuarantinedRow', 'reason', 'quarantine.reasons'],
    ['QuarantinedRow', 'reason', 'quarantine.means'],
    ['BatchView', 'mode', 'loads.mode'],
    ['BatchView', 'mode', 'loads.modeMeans'],
    ['LoadProgress', 'phase', 'loads.phase'],
    ['MatchView', 'state', 'matches.state'],
    ['MatchView', 'doubt', 'matches.doubt'],
    ['PayeeGapSum', 'gap', 'coverage.gap'],
    ['CheckResult', 'check', 'check'],
    ['ReasonSum', 'reason', 'difference'],
    ['ReconciliationLine', 'kind', 'reconciliation.lineKind'],
    ['IdentityProposal', 'rule', 'identities.rule'],
    ['IdentityProposal', 'steps', 'identities.step'],
    ['IdentityEvidence', 'code', 'identities.evidence'],
    ['AutomaticMerge', 'rule', 'identities.auto'],
    ['RuleView', 'class', 'warnings.class'],
    ['RuleView', 'precision', 'warnings.precision'],
    ['BandCount', 'band', 'warnings.band'],
    ['BandCount', 'status', 'warnings.status'],
    ['BandCount', 'status', 'warnings.statusMeans'],
    ['BandCount', 'status', 'warnings.sum'],
    ['FindingEventView', 'event', 'warnings.event'],
    ['RunView', 'status', 'warnings.runState'],
  ])('have a word for every value of %s.%s in %s', (shape, property, list) => {
    const words = list.split('.').reduce<Texts>((part, key) => part[key] as Texts, texts);
    const values = valuesOf(shape, property);
    expect(values.length).toBeGreaterThan(0);
    expect(values.filter((value) => typeof words[value] !== 'string')).toEqual([]);
  });

  it('have a word for every mark of data quality', () => {
    const source = readFileSync(join(root, 'src', 'domain', 'intake', 'words.ts'), 'utf8');
    const list = /DATA_QUALITY_CODES = \[(?<codes>[^\]]*)\]/u.exec(source)!.groups!['codes']!;
    const codes = [...list.matchAll(/'([\w-]+)'/gu)].map(([, code]) => code!);
    expect(codes.length).toBeGreaterThan(10);
    expect(codes.filter((code) => typeof (texts['quality'] as Texts)[code] !== 'string')).toEqual([]);
  });
});
