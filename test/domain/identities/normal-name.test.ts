import fc from 'fast-check';
import { normalName } from '../../../src/domain/identities/normal-name.js';
import { enterprisePairs, namesAgree, pairId, unitPairs, type EnterpriseRow } from '../../../src/domain/identities/propose.js';

const firm = (id: string, name: string, more: Partial<EnterpriseRow> = {}): EnterpriseRow => ({
  id,
  name,
  formerNames: [],
  uscc: null,
  region: '410325',
  source: null,
  ...more,
});

describe('a name in its normal form', () => {
  it.each([
    ['嵩县示例建设有限责任公司', '嵩县示例建设有限公司', ['company-form']],
    ['嵩县示例（河南）有限公司', '嵩县示例(河南)有限公司', ['width']],
    ['嵩县示例【河南】有限公司', '嵩县示例(河南)有限公司', ['brackets']],
    ['嵩县 示例建设有限公司', '嵩县示例建设有限公司', ['spaces']],
    ['示例股份有限责任公司', '示例股份有限公司', ['company-form']],
    ['ａｂ示例厂', 'AB示例厂', ['width', 'letters']],
    ['嵩县示例建设有限公司', '嵩县示例建设有限公司', []],
  ])('brings %s to %s and says how', (written, name, steps) => {
    expect(normalName(written)).toEqual({ name, steps });
  });

  it('stays as it is when normalised again', () => {
    const part = fc.constantFrom('嵩县', '示例', '（', '）', '[', ']', ' ', '·', '有限责任公司', '股份', '公司', 'Ａb', '-', '有限公司');
    fc.assert(
      fc.property(fc.array(part, { maxLength: 8 }), (parts) => {
        const once = normalName(parts.join('')).name;
        expect(normalName(once)).toEqual({ name: once, steps: [] });
      }),
    );
  });
});

describe('proposals', () => {
  it('bring an enterprise without code to the one of its name in its region, and to none elsewhere', () => {
    const pairs = enterprisePairs([
      firm('w', '嵩县示例建设有限责任公司'),
      firm('f', '嵩县示例建设有限公司', { uscc: '91410399YL0000784R' }),
      firm('elsewhere', '嵩县示例建设有限公司', { uscc: '91410399YL0000785L', region: '411300' }),
      firm('other', '嵩县示例工程有限公司', { uscc: '91410399YL0000786D' }),
    ]);
    expect(pairs.map(({ rule, lesser, fuller, steps, normalName: name }) => [rule, lesser.id, fuller.id, steps, name])).toEqual([
      ['enterprise-name', 'w', 'f', ['company-form'], '嵩县示例建设有限公司'],
    ]);
  });

  it('never bring two credit codes together, and two names without any only once', () => {
    const codes = [firm('a', '示例公司', { uscc: '1' }), firm('b', '示例公司', { uscc: '2' })];
    expect(enterprisePairs(codes)).toEqual([]);
    expect(enterprisePairs([firm('a', '示例公司'), firm('b', '示例 公司')]).map(({ lesser, fuller }) => [lesser.id, fuller.id])).toEqual([['a', 'b']]);
  });

  it('know former names', () => {
    const pairs = enterprisePairs([firm('w', '老示例厂'), firm('f', '新示例有限公司', { uscc: '1', formerNames: ['老 示例厂'] })]);
    expect(pairs).toMatchObject([{ rule: 'enterprise-former-name', lesser: { id: 'w' }, fuller: { id: 'f' }, steps: ['spaces'] }]);
  });

  it('take the unit that is only mentioned for the lesser one', () => {
    const unit = (id: string, mentioned: boolean) => ({ id, name: '嵩县农业局', code: id, region: '410325', source: null, mentioned });
    expect(unitPairs([unit('a', true), unit('b', false)]).map(({ lesser, fuller }) => [lesser.id, fuller.id])).toEqual([['a', 'b']]);
  });

  it('have one id for a pair, whichever comes first', () => {
    expect(pairId('a', 'b')).toBe(pairId('b', 'a'));
    expect(pairId('a', 'b')).not.toBe(pairId('a', 'c'));
  });

  it('let a masked name agree with those it may stand for', () => {
    expect([
      namesAgree('曹*', '曹大明'),
      namesAgree('曹某某', '曹大明'),
      namesAgree('曹大明', '曹大明'),
      namesAgree('曹*', '李大明'),
      namesAgree('曹大明', '曹小明'),
      namesAgree(null, '曹*'),
    ]).toEqual([true, true, true, false, false, false]);
  });
});
