import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import type { Browser } from 'playwright-core';
import { projectFolder } from '../../src/config.js';
import { testService, type TestService } from '../http/service.js';
import { runScript, testGraph } from '../support/neo4j.js';
import { openBrowser } from './browser.js';
import { builtViewer } from './built-viewer.js';
import { seriousFaults } from './serious-faults.js';

const PATIENCE_MS = 60_000;
const read = (...path: string[]): string => readFileSync(join(projectFolder, 'test', ...path), 'utf8');
const day = (text: string): number => Date.parse(`${text}T00:00:00+08:00`);

describe('the ledger in the viewer', () => {
  let service: TestService;
  let browser: Browser;

  beforeAll(async () => {
    service = await testService(await testGraph(), { viewer: builtViewer() });
    await runScript(read('cases', 'warnings', 'js-01-registered-late', 'graph.cypher'));
    await runScript(read('support', 'complete-case.cypher'));
    await runScript(`UNWIND ['ISSUE', 'REGISTER'] AS source
      CREATE (:Coverage {source: source, region: '410325', from: 0, to: ${day('2023-03-20')}, addedIn: 1})`);
    for (const asOf of ['2023-03-09', '2023-03-20'])
      await (
        await service.services.warnings.runs.begin({ rules: ['JS-01'], regions: null, asOf: day(asOf) })
      ).done;
    browser = await openBrowser();
  }, 300_000);
  afterAll(async () => {
    await browser?.close();
    await service?.stop();
  });

  it('shows what stands by rule and region, keeps year and class in the address, and is fetched as a workbook', async () => {
    const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' });
    const page = await context.newPage();
    page.setDefaultTimeout(PATIENCE_MS);
    const faults: string[] = [];
    page.on('pageerror', (error) => faults.push(error.message));
    const year = Number(new Intl.DateTimeFormat('en', { timeZone: 'Asia/Shanghai', year: 'numeric' }).format());
    await page.goto(`${service.url}/warnings`);
    await page.getByRole('link', { name: '预警台账' }).click();
    const row = page.locator(`tr[data-ledger="${year} 410325 JS-01"]`);
    await row.waitFor();
    const { rows } = await service.services.ledger.ledger({});
    const { before, opened, reopened, unexplained, changed, explained, gone, recovered, standing } = rows[0]!;
    const wanted = [before, opened, reopened, unexplained, changed, explained, gone, recovered, standing];
    const shown = (await row.locator('td').allInnerTexts()).slice(3).map((text) => Number(/^\d+/u.exec(text.trim())![0]));
    expect(shown).toEqual(wanted.map(({ findings }) => findings));
    expect(await row.innerText()).toContain('升级 1');
    expect(await page.getByTestId('ledger').innerText()).toContain('500,000.00');
    await page.getByRole('button', { name: String(year) }).click();
    await page.getByRole('button', { name: '指标接收' }).click();
    await page.waitForURL((url) => url.searchParams.get('year') === String(year) && url.searchParams.get('class') === 'JS');
    await page.reload();
    await row.waitFor();
    expect(await seriousFaults(page)).toEqual([]);
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: '导出 Excel' }).click()]);
    expect(download.suggestedFilename()).toBe(`预警台账-${year}.xlsx`);
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.readFile(await download.path());
    const { events } = await service.services.findingEvents.findingEvents({ after: '0.0' });
    expect(workbook.worksheets[0]!.rowCount).toBe(events.length + 1);
    await page.getByRole('button', { name: '资金使用' }).click();
    await page.getByText('这里没有登记。').waitFor();
    expect(faults).toEqual([]);
  }, 300_000);
});
