import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { projectFolder } from '../../src/config.js';
import type { PatternListView, PatternRowsView } from '../../src/domain/patterns/patterns.shapes.js';
import { testService, type TestService } from '../http/service.js';
import { runScript, testGraph } from '../support/neo4j.js';
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
  context = await browser.newContext({ viewport: { width: 1366, height: 768 }, locale: 'zh-CN', timezoneId: 'Asia/Shanghai', acceptDownloads: true });
  page = await context.newPage();
  page.setDefaultTimeout(PATIENCE_MS);
});

afterEach(() => context.close());

afterAll(async () => {
  await browser?.close();
  await service?.stop();
});

const open = (path: string): Promise<unknown> => page.goto(service.url + path);
const rows = () => page.getByTestId('pattern-rows').locator('tbody tr');
const run = async (id: string, parameters: object, scope?: string): Promise<PatternRowsView> =>
  (await (await service.post(`/api/patterns/${id}/runs`, { parameters, ...(scope === undefined ? {} : { scope }) })).json()) as PatternRowsView;
const yuan = (fen: number): string => (fen / 100).toLocaleString('en', { minimumFractionDigits: 2 });

describe('patterns for analysts on the demo data', () => {
  it(
    'are listed by topic, asked by a form, answered by a table, saved under a link and exported',
    async () => {
      await open('/patterns?scope=410325');
      const list = page.getByTestId('pattern-list');
      const { patterns } = (await (await service.get('/api/patterns')).json()) as PatternListView;
      await list.getByRole('link').first().waitFor();
      expect(await list.getByRole('link').count()).toBe(patterns.length);
      expect(await list.locator('h3').allInnerTexts()).toEqual([
        '收款人',
        '资金往来',
        '支付时点和金额',
        '文件与指标',
        '合同与项目',
        '关联关系',
        '补贴对象',
        '串通模式',
      ]);
      await list.getByRole('link', { name: '本地区某年度资金的收款人及集中度' }).click();

      // A required field that is empty is said to be, before anything is asked; a year beyond its range as well.
      const form = page.getByTestId('pattern-form');
      await form.getByRole('button', { name: '运行' }).click();
      await form.locator('[data-parameter="year"]').getByText('范围 1990 – 2100').waitFor();
      await form.getByLabel('指标的预算年度').fill('2017');
      await form.getByLabel('低于此数的不列').fill('100,000.00');
      await form.getByRole('button', { name: '运行' }).click();
      await rows().first().waitFor();
      const expected = await run('payees-of-region', { year: 2017, least: 10_000_000 }, '410325');
      expect(await rows().count()).toBe(expected.rows.length);
      const [first] = expected.rows as [{ payee: { id: string; label: string }; net: number; payments: number; share: number }];
      const cells = await rows().first().locator('td').allInnerTexts();
      expect([cells[0], cells[2], cells[5], cells[6]]).toEqual([
        first.payee.label,
        String(first.payments),
        yuan(first.net),
        `${(first.share * 100).toFixed(1)}%`,
      ]);
      expect(await page.evaluate<string>(`getComputedStyle(document.querySelector('.pattern-rows tbody td:nth-child(6)')).textAlign`)).toBe('right');

      // The address is the link: whoever opens it finds the same rows and what was asked.
      expect(new URL(page.url()).searchParams.get('run')).toBe(expected.run.id);
      const texts = await rows().allInnerTexts();
      await page.reload();
      await rows().first().waitFor();
      expect(await rows().allInnerTexts()).toEqual(texts);
      expect(await form.getByLabel('指标的预算年度').inputValue()).toBe('2017');
      expect(await form.getByLabel('低于此数的不列').inputValue()).toBe('100000');

      const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: '导出 CSV' }).click()]);
      const table: string[][] = parse(readFileSync(await download.path(), 'utf8'), { bom: true });
      expect(table).toHaveLength(expected.rows.length + 1);
      expect(table[1]!.slice(0, 2)).toEqual([first.payee.label, first.payee.id]);

      await rows().first().getByRole('link', { name: first.payee.label }).click();
      await page.waitForURL(/\/entity\//u);
      await page.getByText(first.payee.label).first().waitFor();
    },
    TEST_MS,
  );

  it(
    'take things by searching for them, go on page by page, and show how the database runs them',
    async () => {
      await open('/patterns?pattern=payees-of-document');
      const picker = page.locator('[data-parameter="document"]').getByRole('combobox');
      await picker.fill('豫财农〔2017〕12号');
      await page.locator('.ant-select-item-option').first().click();
      await page.getByTestId('pattern-form').getByRole('button', { name: '运行' }).click();
      await rows().first().waitFor();
      const expected = await run('payees-of-document', { document: '豫财农〔2017〕12号' });
      expect(new URL(page.url()).searchParams.get('run')).toBe(expected.run.id);
      expect(await rows().count()).toBe(expected.rows.length);
      if (expected.cursor !== null) {
        await page.getByRole('button', { name: '再列一页' }).click();
        await rows().nth(expected.rows.length).waitFor();
      }
      await page.getByTestId('pattern-plan').locator('summary').click();
      await page.getByTestId('pattern-plan').getByText('ProduceResults').waitFor();
      await rows().first().getByRole('link', { name: '豫财农〔2017〕12号' }).click();
      await page.getByTestId('total-issued').waitFor();
    },
    TEST_MS,
  );

  it(
    'say so where a link cannot give the same rows any more, and refuse a run of another region',
    async () => {
      const { run: saved } = await run('payees-of-region', { year: 2018 }, '410325');
      await open(`/patterns?pattern=payees-of-region&run=${saved.id}&scope=410328`);
      await page.locator('.problem').first().waitFor();
      expect(await page.getByTestId('pattern-rows').count()).toBe(0);
      await runScript(`MATCH (r:PatternRun {id: '${saved.id}'}) SET r.digest = 'other'`);
      await open(`/patterns?pattern=payees-of-region&run=${saved.id}&scope=410325`);
      await page.getByTestId('pattern-rows').getByText('查询文件已修改').waitFor();
      expect(await rows().count()).toBe(0);
      expect(await page.getByTestId('pattern-form').getByLabel('指标的预算年度').inputValue()).toBe('2018');
    },
    TEST_MS,
  );

  it.each(someLooks())(
    'UX-37 find nothing serious and nothing beyond the edge (%s, %s, %i)',
    async (language, theme, width, height) => {
      await page.setViewportSize({ width, height });
      await context.addInitScript(`localStorage.setItem('yuanliu.language', '${language}'); localStorage.setItem('yuanliu.theme', '${theme}');`);
      const { run: saved } = await run('payees-of-region', { year: 2017 }, '410325');
      const found: Record<string, string[]> = {};
      for (const path of ['/patterns', '/patterns?pattern=gx-05-fan-out', `/patterns?pattern=payees-of-region&run=${saved.id}&scope=410325`]) {
        await open(path);
        await page.getByTestId('pattern-list').getByRole('link').first().waitFor();
        await page.waitForLoadState('networkidle');
        if (path.includes('run=')) await rows().first().waitFor();
        found[path] = await seriousFaults(page);
        // Wide tables scroll in themselves, never the page.
        expect([path, await page.evaluate<number>('document.documentElement.scrollWidth - document.documentElement.clientWidth')]).toEqual([path, 0]);
      }
      expect(Object.entries(found).filter(([, faults]) => faults.length > 0)).toEqual([]);
    },
    TEST_MS,
  );
});
