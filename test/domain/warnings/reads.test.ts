import { cypherFolder } from '../../../src/config.js';
import { edgesNamed, faultsOfReads, parseReads, type Place } from '../../../src/domain/warnings/incremental/reads.js';
import { faultsOfFile } from '../../../src/domain/patterns/faults-of-file.js';
import { RuleBook } from '../../../src/domain/warnings/rule-book.js';
import { QueryLibrary } from '../../../src/graph/query-library.js';

/** Every way from a place to an end, in words. */
function waysFrom({ steps }: Place): string[] {
  return steps.flatMap(({ step, to }) => {
    const here = step.by === 'edge' ? `${step.direction} ${step.types.join('|')}` : step.by === 'join' ? step.name : `${step.near}~${step.far ?? ''}`;
    const rest = waysFrom(to);
    return [here, ...rest.map((way) => `${here}, ${way}`)];
  });
}

describe('the ways on which a rule reads', () => {
  it('are rows of steps, alternatives, and steps up to so many times', () => {
    expect(waysFrom(parseReads('<GIVEN_TO (FOR> <ABOUT; indicator~payee); KIN_OF').from)).toEqual([
      'in GIVEN_TO',
      'in GIVEN_TO, out FOR',
      'in GIVEN_TO, out FOR, in ABOUT',
      'in GIVEN_TO, indicator~payee',
      'both KIN_OF',
    ]);
    expect(waysFrom(parseReads('<ALLOCATED(carry-over)*2 indicator~').from)).toEqual([
      'indicator~',
      'in ALLOCATED',
      'in ALLOCATED, indicator~',
      'in ALLOCATED, in ALLOCATED',
      'in ALLOCATED, in ALLOCATED, indicator~',
    ]);
    expect(waysFrom(parseReads('(USES>; <LEGAL_REP_OF) <HELD_BY; =village').from)).toEqual([
      'out USES',
      'out USES, in HELD_BY',
      'in LEGAL_REP_OF',
      'in LEGAL_REP_OF, in HELD_BY',
      'village',
    ]);
    expect(parseReads('any Region; payee~payer(!hubs,busy)')).toMatchObject({
      anyOf: ['Region'],
      from: { steps: [{ step: { kinds: ['hubs'], isWithout: true, busy: 'busy' } }] },
    });
    expect([...edgesNamed(parseReads('<HELD_BY payee~; any FUNDED_THROUGH'))].sort()).toEqual(['FUNDED_THROUGH', 'HELD_BY', 'PAID']);
  });

  it.each([
    ['FOR>> <ABOUT', 'Indicator', 'is no step'],
    ['<NEAR', 'Indicator', 'there is no edge NEAR'],
    ['PAID>', 'Account', 'there is no edge PAID to go along'],
    ['(FOR> <ABOUT', 'Indicator', 'is not closed'],
    ['FOR>) <ABOUT', 'Indicator', 'stands where a way should go on'],
    ['payee~cash', 'Account', 'a payment names no cash'],
    ['=street', 'Project', 'there is no join street'],
    ['any Planet', 'Indicator', 'there is no Planet'],
    ['HELD_BY>', 'Indicator', 'from Indicator there is no HELD_BY'],
    ['payee~', 'Unit', 'from Unit there is no payee~'],
    ['indicator~ FOR>', 'Indicator', 'from a payment there is no FOR'],
  ])('are refused where they lead nowhere: %s', (text, subject, fault) => {
    expect(faultsOfReads(text, subject as 'Indicator', '')).toEqual([expect.stringContaining(fault)]);
  });

  it('name every kind of edge that the statement reads', () => {
    expect(faultsOfReads('FOR>', 'Indicator', 'MATCH (i)-[f:FOR]->(j)<-[a:ABOUT]-(r:Record), ()-[p:PAID {indicator: i.id}]->()')).toEqual([
      '@reads names no ABOUT, which the statement reads',
      '@reads names no PAID, which the statement reads',
    ]);
  });

  it('are stated by every warning and pattern', () => {
    const { rules } = new RuleBook(QueryLibrary.load(cypherFolder, faultsOfFile));
    expect(rules.filter(({ reads }) => reads === null).map(({ code }) => code)).toEqual([]);
  });
});
