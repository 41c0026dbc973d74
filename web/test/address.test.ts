import { looksPersonal } from '../src/api/personal.js';
import type { SearchHit } from '../src/api/shapes.js';
import { searchTarget } from '../src/parts/search-target.js';
import { pageAddress, readSearch, traceAddress, writeSearch } from '../src/screens/address.js';
import { day, instant, momentText } from '../src/text/dates.js';
import { startTexts } from '../src/text/i18n.js';

describe('the address of a page', () => {
  it('restores depth, view, selection, unit, language and scope', () => {
    const address = { unit: 'yi', lang: 'en', scope: '410300', issuer: 'unit:410000|x', depth: 3, view: 'table', rows: true, select: 'household:ab' } as const;
    expect(traceAddress(readSearch(writeSearch(address)))).toEqual(address);
  });

  it('restores the moment asked as of, the limits, and what stands open', () => {
    const address = { asOf: '2019-06-30', asOfBatch: 3, windowDays: 0, minAmount: 29, methods: true, held: true, changes: true } as const;
    expect(traceAddress(readSearch(writeSearch(address)))).toEqual(address);
  });

  it.each(['2019-02-30', '2019-6-3', '20190630', 'today', ''])('takes %s for no day', (asOf) => {
    expect(traceAddress({ asOf }).asOf).toBeUndefined();
  });

  it.each([{ asOfBatch: '0' }, { asOfBatch: '1.5' }, { windowDays: '' }, { windowDays: '40000' }, { minAmount: '-1' }, { minAmount: '9007199254740993' }])(
    'takes no limit out of %j',
    (search) => {
      expect(traceAddress(search)).toEqual({});
    },
  );

  it('takes nothing that a page would not understand', () => {
    expect(traceAddress({ unit: 'pound', lang: 'fr', scope: '41', depth: '9', view: 'pie' })).toEqual({
      unit: undefined,
      lang: undefined,
      scope: undefined,
      issuer: undefined,
      depth: undefined,
      view: undefined,
      rows: undefined,
      select: undefined,
    });
    expect(pageAddress({ scope: '410325' }).scope).toBe('410325');
  });

  it('writes plain pairs and leaves out what is not set', () => {
    expect(writeSearch({ scope: '410300', depth: undefined, rows: false })).toBe('?scope=410300');
    expect(writeSearch({})).toBe('');
  });
});

describe('terms that must not stand in an address', () => {
  it.each([
    '410325198001011234',
    '41032519800101123X',
    '6228 4800 1234 5678 901',
    '138 1234 5678',
    '138-1234-5678',
    '１３８１２３４５６７８',
    '91110000600037341L',
  ])('holds %s back', (term) => {
    expect(looksPersonal(term)).toBe(true);
  });

  it.each(['豫财农〔2017〕12号', '豫财农[2017]0012号', 'lkx', '兰考县', '2017年产业扶贫项目', '410325', '曹某'])('lets %s through', (term) => {
    expect(looksPersonal(term)).toBe(false);
  });
});

describe('where a hit leads', () => {
  const hit = (kind: SearchHit['kind'], id: string, label = 'x'): SearchHit => ({
    kind,
    id,
    label,
    detail: null,
    region: null,
    regionName: null,
    match: 'exact',
  });

  it('takes a document to its trace, with the issuer only where the number needs one', () => {
    const one = hit('document', 'document:410000|305|豫财农〔2017〕12号', '豫财农〔2017〕12号');
    expect(searchTarget(one, [one])).toEqual({ to: '/trace/$number', params: { number: '豫财农〔2017〕12号' }, search: {} });
    const twin = hit('document', 'document:410325|301|豫财农〔2017〕12号', '豫财农〔2017〕12号');
    expect(searchTarget(one, [one, twin]).search).toEqual({ issuer: 'unit:410000|305' });
  });

  it('takes a payee to the trace from there with its file open, and a unit to its file', () => {
    expect(searchTarget(hit('household', 'household:ab'), [])).toEqual({
      to: '/from/$kind/$id',
      params: { kind: 'payee', id: 'household:ab' },
      search: { select: 'household:ab' },
    });
    expect(searchTarget(hit('unit', 'unit:1'), []).to).toBe('/entity/$id');
  });
});

describe('the moment asked as of', () => {
  it('is said in words, both clocks where both are set', () => {
    const { t } = startTexts('zh-CN');
    expect(momentText({ asOf: '2019-06-30' }, 'zh-CN', t)).toBe('截至 2019-06-30');
    expect(momentText({ asOf: '2019-06-30', asOfBatch: 3 }, 'zh-CN', t)).toBe('截至 2019-06-30 · 按第 3 批数据');
    expect(momentText({}, 'zh-CN', t)).toBe('');
  });
});

describe('days and times', () => {
  const at = Date.parse('2017-07-14T09:05:06+08:00');

  it('are those of Asia/Shanghai, in the manner of the language', () => {
    expect(day(Date.parse('2017-03-21T00:00:00+08:00'), 'zh-CN')).toBe('2017-03-21');
    expect(day(Date.parse('2017-03-21T00:00:00+08:00'), 'en')).toBe('21 Mar 2017');
  });

  it('are never more precise than the source', () => {
    expect(instant(at, 'day', 'zh-CN')).toBe('2017-07-14');
    expect(instant(at, 'minute', 'zh-CN')).toBe('2017-07-14 09:05');
    expect(instant(at, 'second', 'zh-CN')).toBe('2017-07-14 09:05:06');
    expect(instant(null, 'second', 'zh-CN')).toBe('—');
  });
});
