import type { SearchHit, SearchView } from '../src/api/shapes.js';
import { enterOf, numberMissing } from '../src/parts/search-enter.js';

const NUMBER = '新财农〔2018〕5号';
const hit = (id: string, part: Partial<SearchHit> = {}): SearchHit => ({
  id,
  kind: 'document',
  label: NUMBER,
  detail: null,
  region: null,
  regionName: null,
  match: 'exact',
  ...part,
});
const view = (hits: SearchHit[], documentNumber: string | null = null, more = 0): SearchView => ({
  documentNumber,
  groups: hits.map((one) => ({ kind: one.kind, hits: [one], more, atLeast: false })),
  dataVersion: 1,
  queries: [],
});

describe('Enter in the search box', () => {
  it('opens the one document of a number, whatever else has the same words', () => {
    const one = hit('a');
    expect(enterOf(view([one, hit('u', { kind: 'unit' })]))).toEqual({ does: 'open', hit: one });
  });

  it('goes to the choice of the issuer where several documents have the number', () => {
    expect(enterOf(view([hit('a'), hit('b')]))).toMatchObject({ does: 'choose-issuer', number: NUMBER, hits: [{ id: 'a' }, { id: 'b' }] });
  });

  it('moves into the list where exact hits are different things', () => {
    expect(enterOf(view([hit('a', { kind: 'unit' }), hit('b', { kind: 'enterprise' })]))).toMatchObject({
      does: 'choose-here',
      hits: [{ id: 'a' }, { id: 'b' }],
    });
    expect(enterOf(view([hit('a'), hit('b', { label: `${NUMBER}、6号` })]))).toMatchObject({ does: 'choose-here' });
  });

  it('opens the only hit there is, and moves into the list of several near ones', () => {
    const near = hit('a', { match: 'near' });
    expect(enterOf(view([near]))).toEqual({ does: 'open', hit: near });
    expect(enterOf(view([near], null, 3))).toEqual({ does: 'choose-here', hits: [] });
  });

  it('names a whole number that no document has', () => {
    expect(numberMissing(view([hit('a', { match: 'near' })], NUMBER))).toBe(NUMBER);
    expect(numberMissing(view([hit('a')], NUMBER))).toBeNull();
    expect(numberMissing(view([hit('a', { match: 'fragment' })]))).toBeNull();
  });
});
