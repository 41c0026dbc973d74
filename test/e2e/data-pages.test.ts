import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { projectFolder } from '../../src/config.js';
import { lines, packageFolder, payments } from '../domain/intake/packages.js';
import { testService, type TestService } from '../http/service.js';
import { zipOf } from '../http/zip-of.js';
import { testGraph } from '../support/neo4j.js';
import { someOf } from '../support/some-of.js';
import { openBrowser } from './browser.js';
import { builtViewer } from './built-viewer.js';
import { seriousFaults, someLooks } from './serious-faults.js';

const PATIENCE_MS = 60_000;
const TEST_MS = 300_000;
const folder = mkdtempSync(join(tmpdir(), 'yuanliu-e2e-'));
const own = join(folder, 'county.zip');

let service: TestService;
let browser: Browser;
let context: BrowserContext;
let page: Page;

beforeAll(async () => {
  service = await testService(await testGraph(), { viewer: builtViewer() });
  await service.services.intake.load({ folder: join(projectFolder, 'seeds', 'demo', 'package') });
  // Two payments whose amount cannot be read, and a line without its key, among rows that are right.
  const package_ = packageFolder(
    [
      lines([{}, { CODE: '', AMOUNT: '1.00' }], { totals: { AMOUNT: '1001.00' } }),
      payments([{}, { VOUCHER: 'V2', AMOUNT: '十元' }, { VOUCHER: 'V3', AMOUNT: '5,0x' }]),
    ],
    { id: 'county-2017', title: '洛宁县 2017' },
  );
  writeFileSync(own, await zipOf(package_));
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
  rmSync(folder, { recursive: true, force: true });
});

const open = (path: string): Promise<unknown> => page.goto(service.url + path);
const batch = (id: string) => page.locator(`[data-batch="${id}"]`);
/** Figures of a row as a person reads them, without the columns that only lay it out. */
const cells = async (row: ReturnType<Page['locator']>): Promise<string[]> => (await row.locator('th, td').allInnerTexts()).map((text) => text.trim());

describe('on the demo data', () => {
  it(
    'compares the books of a region, and opens what is behind a difference down to its source row',
    async () => {
      await open('/reconciliation');
      const checks = page.getByTestId('checks');
      await checks.getByText('上级下达—本级登记').waitFor();
      // The demo story seeds a line that is registered twice with 3.25 million yuan; the reasons add up to the difference.
      const row = checks.locator('tbody tr').filter({ hasText: '上级下达—本级登记' });
      const [, left, right, difference, reasons] = await cells(row);
      const fen = (text: string): bigint => BigInt(text.replace(/[^\d−]/gu, '').replace('−', '-'));
      expect(fen(left!) - fen(right!)).toBe(fen(difference!));
      const parts = await row.locator('.reason-chips .amount').allInnerTexts();
      expect(parts.reduce((sum, text) => sum + fen(text), 0n)).toBe(fen(difference!));
      expect(reasons).toContain('重复登记');

      await row.getByRole('button', { name: /重复登记/u }).click();
      const lines = page.getByTestId('difference-lines');
      await lines.locator('tbody tr').first().waitFor();
      expect(page.url()).toMatch(/check=issued-registered&reason=registered-twice/u);
      expect(await lines.locator('tbody tr').first().innerText()).toContain('−3,250,000.00');
      await lines
        .getByRole('button', { name: /^查看来源行/u })
        .first()
        .click();
      await page.getByRole('dialog').getByText('henan-demo').first().waitFor();
    },
    TEST_MS,
  );

  it(
    'goes down region by region with the figures side by side, keeps the way in the address, and exports the table',
    async () => {
      await open('/reconciliation?region=410000&year=2020');
      const regions = page.getByTestId('regions');
      await regions.getByRole('button', { name: '进入 洛阳市' }).click();
      await page.locator('.path [aria-current]').getByText('洛阳市').waitFor();
      expect(page.url()).toMatch(/region=410300/u);
      expect(page.url()).toMatch(/year=2020/u);
      const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: '导出 CSV' }).click()]);
      const csv = readFileSync(await download.path(), 'utf8');
      expect(csv).toMatch(/核对项/u);
      expect(csv).toContain('洛阳市');
      await page.goBack();
      await page.locator('.path [aria-current]').getByText('河南省').waitFor();
    },
    TEST_MS,
  );

  it(
    'shows what is not covered: source by year, then region by region, and each kind of gap',
    async () => {
      await open('/coverage');
      const periods = page.getByTestId('coverage-periods');
      await periods.getByRole('button', { name: /^支付 PAY/u }).click();
      await periods.getByText('支付 PAY：各地区').waitFor();
      expect(await periods.locator('tbody tr').count()).toBe(30);
      expect(page.url()).toMatch(/source=PAY/u);

      await page.getByRole('button', { name: /^文号缺口/u }).click();
      const serials = page.getByTestId('coverage-serials').locator('tbody tr');
      await serials.first().waitFor();
      expect((await cells(serials.first())).slice(0, 7)).toEqual(['豫财农', '2022', '河南省财政厅', '63', '6', '57', '1, 3, 5–43, 45, 47–60, 62']);

      await page.getByRole('button', { name: /^收款后无流水/u }).click();
      const payees = page.getByTestId('coverage-payees');
      await payees.locator('tbody tr').first().waitFor();
      const received = await payees.locator('tbody tr td.right .amount').allInnerTexts();
      const yuan = received.map((text) => Number(text.replace(/,/gu, '')));
      expect(yuan).toEqual([...yuan].sort((a, b) => b - a));
      await payees.getByRole('button', { name: /^再列/u }).click();
      await payees.locator('tbody tr').nth(99).waitFor();
      await payees.getByRole('link', { name: '追踪' }).first().click();
      await page.getByTestId('total-issued').waitFor();
    },
    TEST_MS,
  );

  it.each(someLooks())(
    'UX-37 finds nothing serious on the pages about the data (%s, %s)',
    async (language, theme) => {
      await context.addInitScript(`localStorage.setItem('yuanliu.language', '${language}'); localStorage.setItem('yuanliu.theme', '${theme}');`);
      const found: Record<string, string[]> = {};
      const pages = [
        '/quarantine',
        '/matches',
        '/identities',
        '/coverage',
        '/coverage?section=payees',
        '/reconciliation?region=410325&check=payments-observed',
      ];
      for (const path of someOf(pages, 2)) {
        await open(path);
        await page.locator('.page.data h1').waitFor();
        await page.waitForLoadState('networkidle');
        await page.locator('.ant-skeleton').first().waitFor({ state: 'detached' });
        found[path] = await seriousFaults(page);
      }
      expect(Object.entries(found).filter(([, faults]) => faults.length > 0)).toEqual([]);
    },
    TEST_MS,
  );
});

describe('a package with bad rows', () => {
  it(
    'is uploaded, looked at, corrected, delivered, withdrawn and brought back',
    async () => {
      await service.services.intake.removeDemo();
      await open('/loads');
      await page.locator('section.upload input[type=file]').setInputFiles(own);
      const report = page.getByTestId('load-report');
      await report.getByText('批次 1：5 行，装载 2，未变 0，隔离 3，跳过 0。').waitFor();

      // What was announced is accounted for, row by row and in the control column.
      expect((await cells(batch('county-2017'))).slice(4, 9)).toEqual(['5', '2', '0', '3', '0 ✓']);
      await batch('county-2017').getByRole('button', { name: '查看批次 1' }).click();
      expect(await page.locator('.batch-detail').innerText()).toMatch(/AMOUNT\s+1,001\s+1,000\s+0\s+1\s+0\s+0\s+✓ 一致/u);

      await report.getByRole('link', { name: '查看隔离的 3 行' }).click();
      await page.getByTestId('quarantine-counts').getByText('待改正 3 行，共 3 行').waitFor();
      await page.getByRole('button', { name: /^金额读不出/u }).click();
      await page.getByRole('button', { name: /^payments\.csv/u }).click();
      await page.getByTestId('quarantine-counts').getByText('待改正 2 行，共 2 行').waitFor();
      expect(page.url()).toMatch(/reason=unparseable-amount/u);
      await page.getByRole('button', { name: '展开 payments.csv · 3' }).click();
      expect(await page.locator('.row-cells td.fault').innerText()).toBe('十元');

      // The table is corrected as in a spreadsheet: one row put right, the other left as wrong as it was.
      const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: '下载待改正表（CSV）' }).click()]);
      const table = readFileSync(await download.path(), 'utf8');
      expect(table).toContain('十元');
      const corrected = join(folder, 'corrected.csv');
      writeFileSync(corrected, table.replaceAll(/(?<=^|,)十元(?=,|$)/gmu, '10.00'));
      await page.locator('.correction input[type=file]').setInputFiles(corrected);
      const delivered = page.getByTestId('delivered');
      await delivered.getByText('已提交：2 行，装载 1，未变 0，仍隔离 1。').waitFor();
      await page.getByTestId('quarantine-counts').getByText('待改正 0 行').waitFor();
      await page.getByRole('checkbox', { name: '含已重新提交的行' }).check();
      await page.locator('tr.corrected').first().waitFor();
      expect(await page.locator('tr.corrected').count()).toBe(2);

      // Taken back, it is struck through, and says by whom; then it counts again.
      await page.locator('.data-tabs').getByRole('link', { name: '装载' }).click();
      await batch('county-2017').getByRole('button', { name: '撤回 county-2017' }).click();
      const dialog = page.getByRole('dialog');
      expect(await dialog.innerText()).toContain('撤回记为一个新批次，可以恢复');
      await dialog.getByRole('button', { name: '撤回', exact: true }).click();
      await dialog.getByText(/^批次 county-2017 已撤回/u).waitFor();
      await page.locator('.ant-modal-footer').getByRole('button', { name: '关闭' }).click();
      await page.locator('tr.withdrawn[data-batch="county-2017"]').waitFor();
      expect(await batch('county-2017').innerText()).toMatch(/已被批次 \S+ 撤回/u);

      await batch('county-2017').getByRole('button', { name: '恢复 county-2017' }).click();
      await dialog.getByRole('button', { name: '恢复', exact: true }).click();
      await dialog.getByText(/^批次 county-2017 已恢复/u).waitFor();
      await page.locator('.ant-modal-footer').getByRole('button', { name: '关闭' }).click();
      await page.locator('tr[data-batch="county-2017"]:not(.withdrawn)').waitFor();
      expect(await seriousFaults(page)).toEqual([]);
    },
    TEST_MS,
  );
});

describe('records of two systems', () => {
  it(
    'are decided about by keys, with a note that is kept',
    async () => {
      if ((await service.services.status.status()).demo) await service.services.intake.removeDemo();
      // The payee's side names no account number, so that two payments fit by name alone.
      const payeeSide = readFileSync(join(projectFolder, 'test', 'domain', 'intake', 'mappings', 'payments.yaml'), 'utf8').replaceAll(
        'constant: t }',
        'constant: payee }',
      );
      const paid = payments([
        { VOUCHER: 'M1', AMOUNT: '20.00', AT: '2017-06-05' },
        { VOUCHER: 'M2', AMOUNT: '20.00', AT: '2017-06-06' },
      ]);
      const received = { ...payments([{ VOUCHER: 'C1', CODE: '', PAYEE: '', AMOUNT: '20.00', AT: '2017-06-05' }]), mapping: payeeSide };
      await service.services.intake.load({ folder: packageFolder([paid], { id: 'budget', sourceSystem: 'budget-system' }) });
      await service.services.intake.load({ folder: packageFolder([received], { id: 'payee', sourceSystem: 'payee' }) });

      await open('/matches');
      await page.getByTestId('matches-sum').getByText('待确认 1 条，涉及').waitFor();
      expect(await page.getByTestId('matches-sum').innerText()).toContain('20.00 元');
      expect(await page.getByTestId('match-card').innerText()).toContain('只有户名相同，没有账号');
      expect(await seriousFaults(page)).toEqual([]);

      await page.keyboard.press('n');
      await page.keyboard.type('与回单一致 x1');
      await page.getByRole('heading', { level: 1 }).click();
      await page.keyboard.press('Enter');
      await page.getByText('没有待确认的匹配。').waitFor();
      await page.getByText('已确认', { exact: true }).click();
      await page.getByTestId('match-card').getByText('与回单一致 x1').waitFor();
      expect(page.url()).toMatch(/state=confirmed/u);
    },
    TEST_MS,
  );
});
