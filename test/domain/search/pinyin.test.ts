import fc from 'fast-check';
import { looksLikeInitials, pinyinInitials } from '../../../src/domain/search/pinyin.js';

const seed = Date.now() % 2_147_483_647;
console.log(`pinyin: fast-check seed ${seed}`);

describe('pinyinInitials', () => {
  it.each([
    ['兰考县', 'lkx'],
    ['重庆市', 'cqs'],
    ['洛阳市财政局', 'lyscz' + 'j'],
    ['河南省农业农村厅', 'hnsnynct'],
    ['2021年高标准农田建设项目（一期）', '2021ngbzntjsxmyq'],
    ['ＡＢ村', 'abc'],
    ['', ''],
    ['〔〕、', ''],
  ])('UX-03: %s → %s', (name, initials) => expect(pinyinInitials(name)).toBe(initials));

  it('gives lower-case letters and digits only, one for each character kept', () => {
    const name = fc.array(fc.constantFrom(...'兰考县洛阳市农村产业园（）·AZ09 -'), { maxLength: 20 }).map((characters) => characters.join(''));
    fc.assert(
      fc.property(name, (text) => {
        const initials = pinyinInitials(text);
        expect(initials).toMatch(/^[a-z0-9]*$/u);
        expect(initials).toHaveLength(text.replace(/[（）· -]/gu, '').length);
      }),
      { seed, numRuns: 300 },
    );
  });

  it('tells initials from other words', () => {
    expect(['lkx', 'LKX', 'hnsczt', '兰考', 'l', '123', 'lk x'].map(looksLikeInitials)).toEqual([true, true, true, false, false, false, false]);
  });
});
