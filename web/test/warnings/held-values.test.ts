import { withEnglishValues, withValues, type HeldSetting } from '../../src/warnings/held-values.js';

const held: HeldSetting[] = [
  { name: 'yellowDays', type: 'integer', value: 12 },
  { name: 'redPercent', type: 'integer', value: 10 },
  { name: 'redShare', type: 'number', value: 1.1 },
  { name: 'stepWithin', type: 'number', value: 0.0002 },
  { name: 'yellowFen', type: 'fen', value: 3_000_000 },
  { name: 'kinds', type: 'string[]', value: ['special'] },
];

describe('what the settings hold, in a text of a rule', () => {
  it.each([
    ['超过 yellowDays 天为黄', '超过 12 天为黄'],
    ['yellowDays 天内退回的为黄', '12 天内退回的为黄'],
    ['达到项目的 redPercent% 为红', '达到项目的 10% 为红'],
    ['超过 redShare 为红，不超过 stepWithin；其余为橙', '超过 110% 为红，不超过 0.02%；其余为橙'],
    ['单日超过 yellowFen 为黄', '单日超过 30,000.00 元为黄'],
  ])('stands in the place of the name (%s)', (text, told) => expect(withValues(text, held)).toBe(told));

  it.each([
    ['yellow over yellowDays, red where redPercent or more was passed on', 'yellow over 12 days, red where 10% or more was passed on'],
    ['red from redShare of the award, at most stepWithin', 'red from 110% of the award, at most 0.02%'],
    ['yellow over yellowFen in a day', 'yellow over CN¥30,000.00 in a day'],
    ['within yellowDays days', 'within 12 days'],
    ['kinds of AMLSim, over orangeDays', 'kinds of AMLSim, over orangeDays'],
  ])('stands in an English text with its unit (%s)', (text, told) => expect(withEnglishValues(text, held)).toBe(told));

  it('is left out where it is a list or no setting of the rule', () => {
    for (const text of ['限 kinds 账户', 'AMLSim 的环形；FinBench 查询 4', '超过 orangeDays 天', '4 月底，www.example.cn'])
      expect(withValues(text, held)).toBe(text);
  });
});
