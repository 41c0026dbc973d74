import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { projectFolder } from '../../src/config.js';
import type { FindingListView } from '../../src/domain/warnings/warnings.shapes.js';
import { testService, type TestService } from '../http/service.js';
import { testGraph } from '../support/neo4j.js';
import { openBrowser } from './browser.js';
import { builtViewer } from './built-viewer.js';
import { seriousFaults, someLooks } from './serious-faults.js';

const PATIENCE_MS = 60_000;
const TEST_MS = 300_000;

let service: TestService;
let browser: Browser;
let context: BrowserContext;
let page: Page;

beforeAll(async () => {
  service = await testService(await testGraph(), { viewer: builtViewer() });
  await service.services.intake.load({ folder: join(projectFolder, 'seeds', 'demo', 'package') });
  browser = await openBrowser();
}, 600_000);

beforeEach(async () => {
  context = await browser.newContext({ viewport: { width: 1366, height: 768 }, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' });
  page = await context.newPage();
  page.setDefaultTimeout(PATIENCE_MS);
});

afterEach(() => context.close());

afterAll(async () => {
  await browser?.close();
  await service?.stop();
});

const open = (path: string): Promise<unknown> => page.goto(service.url + path);
const hits = async (): Promise<FindingListView> => (await (await service.get('/api/findings?rule=JS-04&limit=1')).json()) as FindingListView;
async function judged(): Promise<void> {
  const { done } = await service.services.warnings.runs.begin({ rules: ['JS-04'], regions: null, asOf: null });
  await done;
}

describe('the settings of the warnings in the viewer', () => {
  it(
    'stand with their rule: value, who said so, where and from when, and what was said before; a finding shows those it was made with',
    async () => {
      const { ruleSettings } = service.services;
      const yellow = { rule: 'JS-01', setting: 'yellowDays', region: '410325', from: '2017-01-01' };
      await ruleSettings.changeSettings({ settings: [{ ...yellow, value: 10, source: '嵩财〔2017〕9号' }] });
      await ruleSettings.changeSettings({ note: '更正', settings: [{ ...yellow, value: 12, source: '嵩财〔2017〕10号' }] });
      await open('/warnings?rule=JS-01&scope=410325');
      const row = page.getByTestId('rule-settings').locator('tr[data-setting="yellowDays"]');
      await row.getByText('嵩财〔2017〕10号').waitFor();
      const text = await row.innerText();
      expect(text).toMatch(/12/u);
      expect(text).toMatch(/2017-01-01 起/u);
      expect(text).toMatch(/默认 7/u);
      expect(await page.getByTestId('rule-settings').locator('tr[data-setting="redDays"]').innerText()).toMatch(/30[\s\S]*规则默认值/u);
      await page.getByText('历次设置').click();
      await page.getByText('嵩财〔2017〕9号').waitFor();
      expect(await page.locator('.settings-history li').count()).toBe(2);
      expect(await page.locator('.settings-history li').first().innerText()).toMatch(/第 2 次[\s\S]*12[\s\S]*更正/u);

      await judged();
      const [hit] = (await hits()).findings;
      await ruleSettings.changeSettings({ whitelists: [{ rule: 'JS-04', id: hit!.subject, reason: '重复登记已更正', source: '嵩财〔2018〕1号' }] });
      await judged();
      await open(`/warnings/findings/${hit!.id}`);
      const made = page.getByTestId('finding-settings');
      await made.getByText('重复登记已更正').waitFor();
      expect(await made.innerText()).toContain('嵩财〔2018〕1号');
      expect(await page.getByTestId('finding-history').innerText()).toContain('白名单');
      expect(await page.locator('.finding-facts').innerText()).toContain('白名单');
    },
    TEST_MS,
  );

  it.each([
    [
      'zh-CN',
      ['10 天内退回的为黄', '预算法实施条例（2020 年）第五十二条', '财政专户 · 实有资金账户 · 乡镇账户', '所判的账户类型', '国有农场 · 平台公司 · 村集体'],
    ],
    [
      'en',
      [
        'yellow where it was returned',
        'Regulation 2020, article 52',
        'Special account · Own-funds account',
        'Kinds of account meant',
        'State farm · Platform company',
      ],
    ],
  ])(
    'are told in the language of the page, as are bands and basis of the rule (%s)',
    async (language, words) => {
      await context.addInitScript(`localStorage.setItem('yuanliu.language', '${language}');`);
      await open('/warnings?rule=ZH-01');
      await page.getByTestId('rule-settings').locator('tr[data-setting="kinds"]').waitFor();
      const told = `${await page.locator('.rule-file').innerText()} ${await page.getByTestId('rule-settings').innerText()}`;
      for (const word of words) expect(told).toContain(word);
      // Left in Latin letters are names of settings and ids of sources and of what explains.
      const latin = told.replace(/settledDays|stayDays|lawfulUnits|kinds|PAY|ACCOUNT|T-ZH\d/gu, '').match(/[A-Za-z]{3,}/gu) ?? [];
      expect(language === 'zh-CN' ? latin : []).toEqual([]);
    },
    TEST_MS,
  );

  it.each(someLooks())(
    'have nothing serious against them (%s, %s)',
    async (language, theme) => {
      await context.addInitScript(`localStorage.setItem('yuanliu.language', '${language}'); localStorage.setItem('yuanliu.theme', '${theme}');`);
      await open('/warnings?rule=JS-01&scope=410325');
      await page.getByTestId('rule-settings').locator('summary').click();
      await page.locator('.settings-history li').first().waitFor();
      expect(await seriousFaults(page)).toEqual([]);
    },
    TEST_MS,
  );
});
