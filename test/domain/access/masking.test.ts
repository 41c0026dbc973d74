import fc from 'fast-check';
import {
  looksPersonal,
  maskAccount,
  maskAccountName,
  maskAddress,
  maskIdNumber,
  maskName,
  maskPhone,
  maskStatedPayee,
  maskText,
} from '../../../src/domain/access/masking.js';

const seed = Date.now() % 2_147_483_647;
console.log(`masking: fast-check seed ${seed}`);
const options = { seed, numRuns: 500 };
const digits = fc.array(fc.integer({ min: 0, max: 9 }), { maxLength: 30 }).map((list) => list.join(''));

describe('masking', () => {
  it.each([
    [maskName, '曹操', '曹*'],
    [maskName, '王小明', '王*'],
    [maskName, '欧阳锋', '欧阳*'],
    [maskName, '曹某', '曹某'],
    [maskName, '曹某某', '曹某某'],
    [maskName, '曹*', '曹*'],
    [maskAccount, '6217 0012 3456 7890 123', '621700*********0123'],
    [maskAccount, '12345678', '****5678'],
    [maskAccount, '123', '***'],
    [maskIdNumber, '410225196001011234', '410***********1234'],
    [maskPhone, '13812341234', '138****1234'],
    [maskAddress, '河南省开封市兰考县谷营镇某村12号', '河南省开封市兰考县谷营镇*'],
    [maskAddress, '南阳市镇平县石佛寺镇中心街', '南阳市镇平县石佛寺镇*'],
    [maskAddress, '新乡市红旗区和平路1号', '新乡市红旗区*'],
    [maskText, '退 410225196001011234 张 6217001234567890123 电13812341234', '退 410***********1234 张 621700*********0123 电138****1234'],
    [maskText, '豫财农〔2017〕12号 到户增收', '豫财农〔2017〕12号 到户增收'],
  ])('%p: %s → %s', (mask, plain, masked) => expect(mask(plain)).toBe(masked));

  it('masks an account name where it is, or may be, a person', () => {
    expect(maskAccountName('兰考县财政局', 'zero-balance')).toBe('兰考县财政局');
    expect(maskAccountName('张三丰', 'unknown')).toBe('张*');
    expect(maskAccountName('阿卜杜拉·买买提', 'merchant')).toBe('阿*');
    expect(maskAccountName('某某示例公司 6217001234567890123', 'unknown')).toBe('某某示例公司 621700*********0123');
    expect(maskAccountName('谷营镇爪营村', 'household')).toBe('谷*');
    expect(['李四', '谷营村', '利民超市', '兰考县绿园种植专业合作社'].map(looksPersonal)).toEqual([true, false, false, false]);
  });

  it.each([
    ['曹 操', true],
    ['曹　小明', true],
    ['张三、李四', true],
    ['张三,李四；王五', true],
    ['张三（户主）', true],
    ['李四(代领)', true],
    ['欧阳锋【已故】', true],
    ['河南示例建设（集团）有限公司', false],
    ['张三、卢氏县财政局', false],
    ['卢氏县 财政局', false],
    ['、', false],
  ])('takes %s for a person: %s', (name, personal) => expect(looksPersonal(name)).toBe(personal));

  it.each([
    ['曹 小明', '曹*'],
    ['张三、欧阳小明', '张*、欧阳*'],
    ['张三（户主）', '张*'],
    ['张三，李四（代领）', '张*、李*'],
  ])('leaves of %s only surnames', (name, masked) => {
    expect(maskAccountName(name, 'unknown')).toBe(masked);
    expect(maskName(masked)).toBe(masked);
  });

  it.each([
    ['张三 6217001234567890123', '张* 621700*********0123'],
    ['张三6217 0012 3456 7890 123', '张* 621700*********0123'],
    ['张三 12345678', '张* ****5678'],
    ['12345678', '****5678'],
    ['1234-5678-901', '123456*8901'],
    ['卢氏县示例公司 41001234567', '卢氏县示例公司 410012*4567'],
    ['卢氏县财政局 99004103250000001', '卢氏县财政局 990041*******0001'],
    ['卢氏县财政局', '卢氏县财政局'],
    ['示例公司2017', '示例公司2017'],
  ])('masks name and number of the stated payee %s', (text, masked) => {
    expect(maskStatedPayee(text)).toBe(masked);
    expect(maskStatedPayee(masked)).toBe(masked);
  });

  it('masking again changes nothing', () => {
    const text = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      digits,
      fc.array(fc.constantFrom(...'欧阳曹某镇平县乡市区街道村* 1、（）'), { maxLength: 12 }).map((list) => list.join('')),
    );
    for (const mask of [
      maskName,
      maskAccount,
      maskIdNumber,
      maskPhone,
      maskAddress,
      maskText,
      maskStatedPayee,
      (name: string): string => maskAccountName(name, 'person'),
    ]) {
      fc.assert(
        fc.property(text, (plain) => expect(mask(mask(plain))).toBe(mask(plain))),
        options,
      );
    }
  });

  it('lets no more through than the rule says', () => {
    fc.assert(
      fc.property(digits, (number) => {
        const shown = (masked: string): number => masked.replace(/\*/gu, '').length;
        expect(shown(maskAccount(number))).toBeLessThanOrEqual(number.length > 10 ? 10 : 4);
        expect(shown(maskIdNumber(number))).toBeLessThanOrEqual(7);
        expect(shown(maskPhone(number))).toBeLessThanOrEqual(7);
        expect(maskAccount(number)).toHaveLength(number.length);
      }),
      options,
    );
  });
});

describe('numbers in free text', () => {
  it.each([
    ['账号6228 4812 3456 7890 123', '账号622848*********0123'],
    ['身份证410399 19730606 1057', '身份证410***********1057'],
    ['手机138-1234-5678', '手机138****5678'],
    ['电话+8613812345678', '电话+138****5678'],
    ['卡６２１７００９９００００００００１０', '卡621***********0010'],
  ])('masks %s', (text, masked) => {
    expect(maskText(text)).toBe(masked);
    expect(maskText(masked)).toBe(masked);
  });

  it.each(['豫财农〔2017〕12号', '2017-04-19 2017-05-20', '20170419', '合计 123456789012.50 元'])('leaves %s', (text) => {
    expect(maskText(text)).toBe(text);
  });
});
