import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { cypherFolder, projectFolder } from '../../../src/config.js';
import { ACCOUNT_KINDS } from '../../../src/domain/model/model.js';
import { catalogueOf } from '../../../src/domain/warnings/catalogue.js';
import { RuleBook } from '../../../src/domain/warnings/rule-book.js';
import { ruleTemplate } from '../../../src/domain/warnings/rule-template.js';
import { faultsOfRule, ruleOf, type Rule } from '../../../src/domain/warnings/rule.js';
import { BANDS, BANDS_ZH, SOURCES } from '../../../src/domain/warnings/words.js';
import { parseQueryHeader, type QueryHeader } from '../../../src/graph/query-header.js';
import { faultsOfQuery } from '../../../src/graph/query-rules.js';
import { QueryLibrary } from '../../../src/graph/query-library.js';

const FILE = 'cypher/warnings/zh-01-wrong-account-kind.cypher';
const text = readFileSync(join(projectFolder, FILE), 'utf8');
const lineOf = (start: string): number => text.split('\n').findIndex((line) => line.startsWith(` * ${start}`)) + 1;
const header = (changed: string): QueryHeader => parseQueryHeader(FILE, changed).header!;
/** All faults after a change that must have changed something, as the boot names them. */
const faultsAfter = (part: string | RegExp, by: string): string[] => {
  const changed = text.replace(part, by);
  expect(changed).not.toBe(text);
  const { header: query, faults } = parseQueryHeader(FILE, changed);
  return [...faults, ...faultsOfRule(query!)].map(({ file, line, reason }) => `${file}:${line} ${reason}`);
};
const book = new RuleBook(QueryLibrary.load(cypherFolder, faultsOfRule));

describe('the header of a rule', () => {
  it('is without fault as it stands', () => expect(faultsOfRule(header(text))).toEqual([]));

  it('is without fault as the template command writes it', () => {
    const file = 'cypher/warnings/sy-09-late-invoice.cypher';
    const { header: query, faults } = parseQueryHeader(file, ruleTemplate('sy-09-late-invoice', 'SY-09'));
    expect([...faults, ...faultsOfQuery(query!), ...faultsOfRule(query!)]).toEqual([]);
    expect(ruleOf(query!)).toMatchObject({ bandsTextZh: '超过 limit 为黄', settings: [{ name: 'limit', meaningZh: '含义，以及数值的出处' }] });
  });

  it('says what a count counts, one and several, and only of a count', () => {
    const line = lineOf('@measure') + 1;
    const withUnit = (measure: string, unit: string): string[] => faultsAfter(/ \* @measure .*\n/u, ` * @measure ${measure}\n${unit}`);
    expect(withUnit('count', ' * @unit household, households\n * @unit.zh 户\n')).toEqual([]);
    expect(withUnit('count', ' * @unit household, households\n')).toEqual([`${FILE}:${line} a rule has @unit and @unit.zh, or neither`]);
    expect(withUnit('count', ' * @unit households\n * @unit.zh 户\n')).toEqual([
      `${FILE}:${line} @unit names one and several with a comma between: household, households`,
    ]);
    expect(withUnit('days', ' * @unit day, days\n * @unit.zh 天\n')).toEqual([
      `${FILE}:${line} @unit says what a count counts: it stands beside @measure count only`,
    ]);
    const shared = book.rules.find(({ code }) => code === 'ZH-05')!;
    expect(shared.unit).toEqual({ one: 'household', many: 'households', zh: '户' });
  });

  it.each<[string, string | RegExp, string, number, string]>([
    ['bands', / \* @bands\.zh .*\n/u, '', 1, 'a rule lacks @bands.zh'],
    ['basis', / \* @basis\.zh .*\n/u, '', 1, 'a rule lacks @basis.zh'],
    ['a setting', / \* @param\.zh +stayDays .*\n/u, '', lineOf('@param       stayDays'), '@param stayDays is a setting and lacks its @param.zh'],
  ])('needs the Chinese of %s', (_what, part, by, line, reason) => expect(faultsAfter(part, by)).toEqual([`${FILE}:${line} ${reason}`]));

  it.each<[string, string | RegExp, string, number, string]>([
    [
      'Chinese of what is no setting',
      / \* @returns/u,
      ' * @param.zh    batch 数据批次\n * @returns',
      lineOf('@returns'),
      '@param.zh names batch, which is no setting',
    ],
    [
      'Chinese of a setting that is not there',
      '@param.zh    settledDays ',
      '@param.zh    settledDay ',
      lineOf('@param.zh    settledDays'),
      '@param.zh names settledDay, which is no setting',
    ],
    ['Chinese of a text that is not there', / \* @engine/u, ' * @note.zh     说明\n * @engine', lineOf('@engine'), '@note.zh is given without @note'],
    [
      'the Chinese of a setting twice',
      / \* @returns/u,
      ' * @param.zh    stayDays 停留天数\n * @returns',
      lineOf('@returns'),
      '@param.zh stayDays is given twice',
    ],
    [
      'other bands in Chinese than in English',
      '的为黄；',
      '的为蓝；',
      lineOf('@bands.zh'),
      '@bands.zh and @bands must name the same bands, and do not agree about 黄 (yellow), 蓝 (blue)',
    ],
    [
      'what is neither a range nor a list',
      '{unit-kinds}',
      '{units}',
      lineOf('@param       lawfulUnits'),
      '@param lawfulUnits: before the meaning stands a range of numbers, {from..to}, or what texts are names of, {account-kinds}, {unit-kinds}, {record-kinds}, {line-fields}',
    ],
  ])('refuses %s', (_what, part, by, line, reason) => expect(faultsAfter(part, by)).toContain(`${FILE}:${line} ${reason}`));

  it.each<[string, string, string]>([
    ['a clause without Chinese', 'b FLOW: Money left again', '@clause must read: letter, sources that it needs beside @needs: English|中文'],
    ['a clause without a text', 'b FLOW', '@clause must read: letter, sources that it needs beside @needs: English|中文'],
    ['a clause of no letter', 'FLOW: Money left again|又转出', '@clause must read: letter, sources that it needs beside @needs: English|中文'],
    ['a clause that needs an unknown source', 'b FLOWS: Money left again|又转出', `@clause b does not know FLOWS; it takes ${SOURCES.join(', ')}`],
    ['a letter twice', 'a FLOW: Money left again|又转出', '@clause a is given twice'],
  ])('refuses %s', (_what, clause, reason) => {
    const line = lineOf('@returns') + 1;
    expect(faultsAfter(/ \* @returns/u, ` * @clause a: Money came|资金转入\n * @clause ${clause}\n * @returns`)).toEqual([`${FILE}:${line} ${reason}`]);
  });

  it('says of each clause what it is, and what it needs beside', () => {
    const clauses = ' * @clause a: Money came: in full|资金全额转入\n * @clause b FLOW STAFF: Money left again|又转出\n * @returns';
    expect(ruleOf(header(text.replace(/ \* @returns/u, clauses))).clauses).toEqual([
      { clause: 'a', needs: [], text: 'Money came: in full', textZh: '资金全额转入' },
      { clause: 'b', needs: ['FLOW', 'STAFF'], text: 'Money left again', textZh: '又转出' },
    ]);
  });

  it('refuses a kind of account that there is not', () =>
    expect(faultsAfter('["special",', '["specials",')).toEqual([
      expect.stringContaining('which is not a list of at most 1000, each one of zero-balance, special'),
    ]));

  it.each(['code', 'subject', 'reads', 'narrowed', 'needs', 'traps', 'measure', 'message', 'version'])(
    'refuses @%s a second time, which nobody would read',
    (tag) => {
      const line = lineOf(`@${tag} `);
      const [said] = new RegExp(` \\* @${tag} .*\n`, 'u').exec(text)!;
      expect(faultsAfter(said, said + said)).toEqual([`${FILE}:${line + 1} @${tag} is given twice`]);
    },
  );

  it('refuses a setting that its narrowing cannot reckon with, at its line', () => {
    const file = 'cypher/patterns/gx-02-rebound.cypher';
    const rebound = readFileSync(join(projectFolder, file), 'utf8');
    const lineIn = (start: string): number => rebound.split('\n').findIndex((line) => new RegExp(`^ \\* @param +${start} `, 'u').test(line)) + 1;
    const after = (part: RegExp, by: string): string[] => {
      const changed = rebound.replace(part, by);
      expect(changed).not.toBe(rebound);
      return faultsOfRule(parseQueryHeader(file, changed).header!).map(({ line, reason }) => `${line} ${reason}`);
    };
    expect(faultsOfRule(parseQueryHeader(file, rebound).header!)).toEqual([]);
    expect(after(/least fen = \d+/u, 'least string = "30"')).toEqual([
      `${lineIn('least')} @param least is string, and @narrowed official needs a number: integer, number, fen`,
    ]);
    expect(after(/hubs +string\[\] = \S+ +(?:\{account-kinds\})?/u, 'hubs integer = 3 ')).toEqual([
      `${lineIn('hubs')} @param hubs is integer, and @narrowed official needs kinds of account, string[]`,
    ]);
  });

  it('gives a digest that follows what decides and not how it is put', () => {
    const digest = (changed: string): string => ruleOf(header(changed)).digest;
    const clauses = (...lines: string[]): string =>
      digest(text.replace(/ \* @returns/u, [...lines.map((line) => ` * @clause ${line}`), ' * @returns'].join('\n')));
    expect(clauses('a: Money came|资金转入')).toBe(digest(text));
    expect(clauses('b FLOW: Money left again|又转出')).toBe(clauses('a: Money came|资金转入', 'b FLOW: Money went on|再转出'));
    expect(clauses('b FLOW: Money left again|又转出')).not.toBe(digest(text));
    expect(clauses('b FLOW: Money left again|又转出')).not.toBe(clauses('b FLOW STAFF: Money left again|又转出'));
    const words = text
      .replace(/@(title|title\.zh|message|message\.zh|why|why\.zh|basis|basis\.zh|bands\.zh)( +).*\n/gu, '@$1$2红、橙、黄\n')
      .replace('; own default', '')
      .replace('以内', '之内');
    expect(words).not.toBe(text);
    expect(digest(words)).toBe(digest(text));
    const deciding: [string | RegExp, string][] = [
      ['stayDays    integer = 30', 'stayDays    integer = 31'],
      [/@needs +PAY ACCOUNT/u, '@needs PAY'],
      [/@traps +T-ZH4 /u, '@traps '],
      ['@bands       orange; yellow', '@bands       orange; blue'],
      [/@version +\d+/u, '@version 9'],
      ['ORDER BY', 'ORDER  BY'],
    ];
    const digests = deciding.map(([part, by]) => digest(text.replace(part, by)));
    expect(new Set([digest(text), ...digests]).size).toBe(deciding.length + 1);
  });
});

describe('every rule', () => {
  it.each(book.rules.map((rule): [string, Rule] => [rule.code, rule]))('%s says in Chinese what it says in English', (_code, rule) => {
    const texts = [
      ...[rule.titleZh, rule.whyZh, rule.basisZh, rule.bandsTextZh],
      ...[...rule.settings.map(({ meaningZh }) => meaningZh), ...rule.clauses.map(({ textZh }) => textZh)],
    ];
    for (const one of texts) expect(one).toMatch(/\p{Script=Han}/u);
    for (const band of BANDS) expect([band, rule.bandsTextZh.includes(BANDS_ZH[band])]).toEqual([band, rule.bands.includes(band)]);
    // A setting that the one text names the other names too, and a default of the service is said to be one in both. A plain word is no name.
    const names = rule.settings.map(({ name }) => name).filter((name) => /[A-Z]/u.test(name));
    const named = (bands: string): string[] => names.filter((name) => new RegExp(`(?<![A-Za-z])${name}(?![A-Za-z])`, 'u').test(bands));
    expect(named(rule.bandsTextZh)).toEqual(named(rule.bandsText));
    for (const { name, meaning, meaningZh } of rule.settings) expect([name, meaningZh.includes('自定默认值')]).toEqual([name, meaning.includes('own default')]);
  });
});

describe('the viewer', () => {
  it.each(['zh-CN', 'en'])('has a word for every kind that a setting names (%s)', (language) => {
    const texts = JSON.parse(readFileSync(join(projectFolder, 'web', 'src', 'text', `${language}.json`), 'utf8')) as Record<string, Record<string, string>>;
    const lists = { 'account-kinds': 'words', 'unit-kinds': 'unitKinds', 'record-kinds': 'words', 'line-fields': 'facts' };
    const named = book.rules.flatMap(({ code, settings }) =>
      settings.flatMap(({ name, range: { valuesOf }, default: value }) =>
        valuesOf === null ? [] : (value as string[]).map((kind) => ({ code, name, kind, list: lists[valuesOf] })),
      ),
    );
    expect(named.length).toBeGreaterThan(100);
    expect(named.filter(({ list, kind }) => texts[list]![kind] === undefined)).toEqual([]);
    // A region may name any other kind of account.
    expect(ACCOUNT_KINDS.filter((kind) => texts['words']![kind] === undefined)).toEqual([]);
  });
});

describe('the catalogue', () => {
  const scores = [{ rule: 'JS-01', precision: 1, recall: null }];
  const catalogue = catalogueOf(book.rules, [{ size: 'county', seed: 7, tuned: true, scores }], { ISSUE: '下达', REGISTER: '登记' });
  const entry = (code: string): string => new RegExp(`### ${code} [^]*?(?=\\n###? |$)`, 'u').exec(catalogue)![0];

  it('tells of every rule all that it says, in both languages', () => {
    for (const rule of book.rules) {
      const told = entry(rule.code);
      const cell = (said: string): string => said.replaceAll('|', '\\|');
      const texts = [rule.title, rule.titleZh, rule.why, rule.whyZh, rule.bandsText, rule.bandsTextZh, rule.basis, rule.basisZh];
      for (const one of texts) expect(told).toContain(cell(one));
      if (rule.clauses.length > 0)
        expect(told).toContain(
          `| 情形 · Clauses | ${rule.clauses.map(({ clause, textZh }) => `（${clause}）${textZh}`).join('；')} | ${rule.clauses.map(({ clause, text: english }) => `(${clause}) ${english}`).join('; ')} |`,
        );
      for (const { name, meaning, meaningZh } of rule.settings) expect(told).toMatch(rowOf(`\`${name}\``, cell(meaningZh), cell(meaning)));
    }
  });

  it('names sources, what explains a finding, and what was measured in both languages', () => {
    expect(entry('JS-01')).toContain(
      '| 下达（ISSUE）、登记（REGISTER）。缺少时为不可判，不作通过 | ISSUE, REGISTER; without them it is not evaluable, never passed |',
    );
    expect(entry('JS-01')).toContain('| 已关账（T-JS4） | Books closed (T-JS4) |');
    expect(entry('JS-01')).toContain('查准率 1.00，查全率 无发现（县级规模，种子 7）');
    expect(entry('JS-01')).toContain('precision 1.00, recall none found (county, seed 7)');
    expect(entry('JS-02')).toContain('| 尚未实测 | not yet |');
    expect(entry('JS-04')).toContain('；b 款另需下达（ISSUE）');
    expect(entry('JS-04')).not.toContain('a 款另需');
  });
});

/** A row of the table of settings, whatever its value. */
function rowOf(name: string, ...cells: readonly string[]): RegExp {
  const quoted = (part: string): string => part.replace(/[\\^$.*+?()[\]{}|]/gu, '\\$&');
  return new RegExp(`\\| ${quoted(name)} \\| .* \\| ${cells.map(quoted).join(' \\| ')} \\|`, 'u');
}
