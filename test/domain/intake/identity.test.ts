import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Identity } from '../../../src/domain/model/identity.js';
import { accountNumber, institutionOf } from '../../../src/domain/model/institutions.js';
import { temporaryFolder } from './packages.js';

describe('Identity', () => {
  it('makes its key once, readable by the owner only, and keeps it', () => {
    const dataDir = temporaryFolder();
    const first = Identity.open(dataDir);
    expect(statSync(join(dataDir, 'identity.key')).mode & 0o777).toBe(0o600);
    const id = first.nodeId('Person', ['410328196001010017']);
    expect(Identity.open(dataDir).nodeId('Person', ['410328196001010017'])).toBe(id);
    expect(id).toMatch(/^person:[0-9a-f]{32}$/u);
  });

  it('gives other ids under another key, and the fingerprint tells the keys apart without holding them', () => {
    const [one, other] = [temporaryFolder(), temporaryFolder()];
    const [first, second] = [Identity.open(one), Identity.open(other)];
    expect(first.nodeId('Account', ['1', 'x'])).not.toBe(second.nodeId('Account', ['1', 'x']));
    expect(first.fingerprint).not.toBe(second.fingerprint);
    expect(readFileSync(join(one, 'identity.key'), 'utf8')).not.toContain(first.fingerprint);
  });

  it('keeps the schemes apart: the same text is no account, person and household at once', () => {
    const identity = Identity.open(temporaryFolder());
    const ids = (['Account', 'Person', 'Household'] as const).map((label) => identity.nodeId(label, ['410328196001010017']).split(':')[1]);
    expect(new Set(ids).size).toBe(3);
  });

  it('refuses a damaged key instead of making a new one', () => {
    const dataDir = temporaryFolder();
    mkdirSync(dataDir, { recursive: true });
    writeFileSync(join(dataDir, 'identity.key'), 'abc');
    expect(() => Identity.open(dataDir)).toThrow(expect.objectContaining({ code: 'machine-not-ready' }));
  });

  it('writes business keys as they are', () => {
    const identity = Identity.open(temporaryFolder());
    expect(identity.nodeId('Indicator', ['410300', '2017', 'L1'])).toBe('indicator:410300|2017|L1');
    expect(identity.edgeId('PAID', 'account:a', 'account:b', ['zf|1'])).toBe('paid:zf|1');
    expect(identity.edgeId('HELD_BY', 'account:a', 'unit:u', ['2017-01-01'])).toBe('held_by:account:a|unit:u|2017-01-01');
  });
});

describe('institutionOf', () => {
  it.each([
    ['中国农业银行卢氏县支行', '中国农业银行'],
    ['农行卢氏支行', '中国农业银行'],
    ['中国农业发展银行河南省分行', '中国农业发展银行'],
    ['洛阳市工商银行涧西支行', '中国工商银行'],
    ['中国银行股份有限公司洛阳分行', '中国银行'],
    ['卢氏县农村信用合作联社官道口信用社', '农村信用社'],
    ['河南伊川农村商业银行股份有限公司', '农村信用社'],
    ['国家金库洛宁县支库', '国家金库'],
    ['中原银行股份有限公司三门峡分行', '中原银行'],
    ['某县村镇银行城关支行', '某县村镇银行'],
    ['豫源示例工商银行410000支行', '豫源示例工商银行'],
    ['', ''],
  ])('takes %s for %s', (text, name) => {
    expect(institutionOf(text)).toBe(name);
    expect(institutionOf(name)).toBe(name);
  });

  it('reads an account number whatever stands between its digits', () => {
    expect(accountNumber(' 6228 4800-1234　5678x ')).toBe('6228480012345678X');
  });
});
