import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectFolder } from '../../../src/config.js';
import { columnsOf, compileMapping, type EdgePart } from '../../../src/domain/intake/compile-mapping.js';
import { readMapping } from '../../../src/domain/intake/mapping.js';
import { Identity } from '../../../src/domain/model/identity.js';

const identity = new Identity(Buffer.alloc(32, 7));
const midnight = (text: string): number => Date.parse(`${text}T00:00:00+08:00`);
const days = { today: midnight('2024-01-01'), from: midnight('2017-01-01'), to: midnight('2017-12-31') };
const own = identity.nodeId('Account', ['4101', '中国农业银行']);
const other = identity.nodeId('Account', ['6228', '中国工商银行']);

/** The payment that a row of a statement draws; undefined where it is left out. */
function paid(name: string, row: Record<string, string>): EdgePart | undefined {
  const { mapping, faults } = readMapping(`${name}.yaml`, readFileSync(join(projectFolder, 'seeds', 'mappings', `${name}.yaml`), 'utf8'));
  expect(faults).toEqual([]);
  const may = new Set(mapping!.mayLack);
  expect(columnsOf(mapping!).filter((column) => !(column in row) && !may.has(column))).toEqual([]);
  const mapped = compileMapping(mapping!, Object.keys(row), { identity, sourceSystem: 'bank', days })(Object.values(row));
  return mapped === 'skipped' ? undefined : mapped.edges[0];
}

const counterparty = { 对方账号: '6228', 对方户名: '石坡村', 对方开户行: '中国工商银行洛阳分行' };

describe('a statement with debit and credit in two columns', () => {
  const row = {
    账号: '4101',
    户名: '财政局',
    开户行: '农行',
    交易日期: '20170601',
    交易时间: '093015',
    借方发生额: '',
    贷方发生额: '',
    余额: '92,000.00',
    ...counterparty,
  };

  it('pays what is debited and receives what is credited, with the balance on the side of its own account', () => {
    expect(paid('bank-statement-debit-credit', { ...row, 借方发生额: '8,000.00' })).toMatchObject({
      source: own,
      target: other,
      values: {
        amount: 800_000,
        at: midnight('2017-06-01') + (9 * 3600 + 30 * 60 + 15) * 1000,
        timePrecision: 'second',
        payerBalance: 9_200_000,
        mode: 'bank',
      },
    });
    const received = paid('bank-statement-debit-credit', { ...row, 借方发生额: '0.00', 贷方发生额: '5.00', 交易时间: '' });
    expect(received).toMatchObject({ source: other, target: own, values: { amount: 500, timePrecision: 'day', payeeBalance: 9_200_000 } });
    expect(received!.values).not.toHaveProperty('payerBalance');
  });

  it('is a system of its own for each account, and shows no account number', () => {
    const [first, second] = ['4101', '4102'].map((account) => paid('bank-statement-debit-credit', { ...row, 账号: account, 借方发生额: '1.00' })!);
    expect(first!.values['system']).toBe(`bank-statement ${own}`);
    expect(second!.values['system']).not.toBe(first!.values['system']);
    expect(JSON.stringify([first!.id, first!.values])).not.toMatch(/\b(?:4101|6228)\b/u);
  });

  it('tells two equal rows of a day apart by line or balance, and the same row again is the same', () => {
    const id = (more: Record<string, string>): string => paid('bank-statement-debit-credit', { ...row, 借方发生额: '1.00', ...more })!.id;
    expect(id({})).toBe(id({}));
    expect(id({})).not.toBe(id({ 余额: '91,999.00' }));
    expect(id({ 序号: '1' })).not.toBe(id({ 序号: '2' }));
    expect(id({ 交易流水号: 'S1' })).not.toBe(id({ 交易流水号: 'S2' }));
  });

  it('takes a red entry for the way back, leaves carried-over balances out, and does not need a counterparty', () => {
    expect(paid('bank-statement-debit-credit', { ...row, 借方发生额: '-8,000.00' })).toMatchObject({ source: other, target: own, values: { amount: 800_000 } });
    expect(paid('bank-statement-debit-credit', row)).toBeUndefined();
    const fee = paid('bank-statement-debit-credit', { ...row, 借方发生额: '8.00', 对方账号: '', 对方户名: '', 对方开户行: '' })!;
    expect([fee.source, fee.target, fee.codes]).toEqual([own, identity.nodeId('Account', ['unknown', '', '']), ['no-payee-account']]);
  });
});

describe('a statement with one column of amounts', () => {
  const row = { 账号: '4101', 开户行: '农业银行', 交易日期: '2017-06-01', 交易金额: '8.00', 账户余额: '1.00', ...counterparty };

  it.each([
    ['借', '8.00', own],
    ['贷', '8.00', other],
    ['支出', '8.00', own],
    ['来账', '8.00', other],
  ])('goes by the flag: %s %s', (flag, amount, source) => {
    expect(paid('bank-statement-signed', { ...row, 借贷标志: flag, 交易金额: amount })).toMatchObject({ source, values: { amount: 800 } });
  });

  it('goes by the sign where there is no flag', () => {
    expect(paid('bank-statement-signed', { ...row, 交易金额: '-8.00' })).toMatchObject({
      source: own,
      values: { amount: 800, payerBalance: 100, kind: 'transfer' },
    });
    expect(paid('bank-statement-signed', row)).toMatchObject({ source: other, values: { amount: 800, payeeBalance: 100 } });
  });

  it('sets a row with another flag aside', () => {
    expect(() => paid('bank-statement-signed', { ...row, 借贷标志: '?' })).toThrow('is not in the value table of 借贷标志');
  });
});

describe('a statement with payer and payee', () => {
  it('says by 本方账号 whose it is and whose balance it gives', () => {
    const row = {
      本方账号: '6228',
      付款人账号: '4101',
      付款人开户行: '农行',
      收款人账号: '6228',
      收款人开户行: '工行',
      交易日期: '2017-06-01',
      交易金额: '8.00',
      余额: '1.00',
    };
    const received = paid('bank-statement-payer-payee', row)!;
    expect(received).toMatchObject({ source: own, target: other, values: { system: `bank-statement ${other}`, payeeBalance: 100 } });
    const sent = paid('bank-statement-payer-payee', { ...row, 本方账号: '4101' })!;
    expect(sent).toMatchObject({ source: own, target: other, values: { system: `bank-statement ${own}`, payerBalance: 100 } });
    expect(sent.values).not.toHaveProperty('payeeBalance');
  });
});
