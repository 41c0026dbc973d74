import { cypherFolder } from '../../../src/config.js';
import { messageOf } from '../../../src/domain/warnings/message.js';
import { RuleBook } from '../../../src/domain/warnings/rule-book.js';
import { faultsOfRule } from '../../../src/domain/warnings/rule.js';
import { shownFacts } from '../../../src/domain/warnings/shown-facts.js';
import { QueryLibrary } from '../../../src/graph/query-library.js';

const book = new RuleBook(QueryLibrary.load(cypherFolder, faultsOfRule));

describe('facts of findings as they leave the service', () => {
  it.each<[string, string, Record<string, string | number>, Record<string, string | number>]>([
    [
      'the official whom money comes near, and neither office nor firm',
      'GX-15',
      { official: '曹小军', role: '项目股股长', unit: '汝阳县交通运输局', enterprise: '汝阳示例路桥劳务有限公司', steps: 2, paid: 1, payments: 1 },
      { official: '曹*', role: '项目股股长', unit: '汝阳县交通运输局', enterprise: '汝阳示例路桥劳务有限公司', steps: 2, paid: 1, payments: 1 },
    ],
    ['an official of whom only the id is known', 'GX-15', { official: 'person:403cb9bd257e9133' }, { official: 'person:403cb9bd257e9133' }],
    ['where a house is', 'SK-06', { house: '嵩县城关镇幸福路12号3单元' }, { house: '嵩县城关镇*' }],
    ['what kind of house it is', 'SK-06', { house: '易地扶贫搬迁安置房' }, { house: '易地扶贫搬迁安置房' }],
    ['an account in a person’s name', 'BF-03', { holder: '曹小军' }, { holder: '曹*' }],
    ['an account of an office', 'BF-03', { holder: '太康县清集示例乡人民政府' }, { holder: '太康县清集示例乡人民政府' }],
    [
      'numbers in the purpose of a bank, also where no message tells it',
      'SY-01',
      { purpose: '付曹小军410325198001011234购车款', linePurpose: '卡号6217000000000000029', fund: '衔接资金' },
      { purpose: '付曹小军410***********1234购车款', linePurpose: '卡号621700*********0029', fund: '衔接资金' },
    ],
  ])('mask %s', (_what, code, facts, shown) => {
    expect(shownFacts(book.get(code), facts)).toEqual(shown);
    // Masked once more it stays as it is.
    expect(shownFacts(book.get(code), shown)).toEqual(shown);
  });

  it('are masked in the words of a message as they are beside it', () => {
    const rule = book.get('GX-15');
    const facts = { official: '曹小军', role: '股长', unit: '交通运输局', enterprise: '某公司', steps: 2, paid: 60_000_000, payments: 2 };
    expect(messageOf(rule.message, facts, 'en')).toMatch(/^曹\* \(股长 of /u);
    expect(messageOf(rule.messageZh, facts, 'zh')).toContain('的曹*（股长）');
  });

  it('stand in a Chinese message without a space beside Chinese words, and with one beside a number', () => {
    const said = messageOf('第 {count} 户有 {kind} 记录，获批 {item}，见 {number} 号', { count: 3, kind: '契税', item: '补助', number: 'A1' }, 'zh');
    expect(said).toBe('第 3 户有契税记录，获批补助，见 A1 号');
    expect(messageOf('of {kind} on record', { kind: '契税' }, 'en')).toBe('of 契税 on record');
  });

  it('could each be a name where the rule that knew is there no more', () => {
    expect(shownFacts(undefined, { official: '曹小军', unit: '汝阳县交通运输局', days: 3 })).toEqual({ official: '曹*', unit: '汝阳县交通运输局', days: 3 });
  });
});
