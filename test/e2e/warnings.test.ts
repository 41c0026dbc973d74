import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { projectFolder } from '../../src/config.js';
import type { RuleRatesView } from '../../src/domain/warnings/base-rates.shapes.js';
import type { EvidenceView } from '../../src/domain/warnings/evidence.shapes.js';
import type { FindingGroupListView } from '../../src/domain/warnings/finding-groups.shapes.js';
import type { FindingListView, FindingView, RuleListView, RunDetailView, RunListView } from '../../src/domain/warnings/warnings.shapes.js';
import { testService, type TestService } from '../http/service.js';
import { testGraph } from '../support/neo4j.js';
import { someOf } from '../support/some-of.js';
import { withRules } from '../support/with-rules.js';
import { openBrowser, until } from './browser.js';
import { builtViewer } from './built-viewer.js';
import { seriousFaults, someLooks } from './serious-faults.js';

/** Of each class. */
const RULES = ['JS-01', 'JS-04', 'FP-02', 'BF-02', 'BF-04', 'SY-04', 'ZH-03', 'SK-06', 'GX-08', 'GX-09'];
const PATIENCE_MS = 60_000;
/** A run of these rules, on a machine that does other things beside. */
const RUN_MS = 600_000;
const TEST_MS = 700_000;

/** What of the drawn graph is looked at. */
interface Drawn {
  readonly nodes: string[];
  readonly edges: string[];
  readonly roots: string[];
}

let service: TestService;
let browser: Browser;
let context: BrowserContext;
let page: Page;

beforeAll(async () => {
  service = await testService(await testGraph(withRules(...RULES)), { viewer: builtViewer() });
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
const json = async <T>(path: string): Promise<T> => (await (await service.get(path)).json()) as T;
const newestRun = async (): Promise<RunDetailView> => {
  const { runs } = await json<RunListView>('/api/warnings/runs');
  return json<RunDetailView>(`/api/warnings/runs/${encodeURIComponent(runs[0]!.id)}`);
};
const pressed = (name: RegExp) => page.locator('.filter-chips .chip[aria-pressed="true"]').filter({ hasText: name });

describe('the warnings on the demo data', () => {
  it(
    'say that nothing was judged before the first run, then run, and tell what each rule found and what it could not judge',
    async () => {
      // A county is judged in seconds by all rules; the province would take minutes.
      await open('/warnings?scope=410325');
      await page.getByTestId('warnings-note').getByText('官方 44 条规则目录未公开').waitFor();
      const panel = page.getByTestId('warning-run');
      await panel.getByText('还没有运行过预警').waitFor();
      const row = page.locator('tr[data-rule="JS-01"]');
      expect(await row.innerText()).toMatch(/尚未运行/u);
      expect(await row.locator('td').first().innerText()).not.toBe('0');

      await panel.getByRole('button', { name: '运行预警' }).click();
      await panel.getByText('已完成', { exact: true }).waitFor({ timeout: RUN_MS });
      const [run, { rules }] = [await newestRun(), await json<RuleListView>('/api/warnings?scope=410325')];
      expect(run.results.length).toBe(rules.length);
      const judged = run.results.find(({ code }) => code === 'JS-01')!;
      expect(judged.judged).toBeGreaterThan(0);
      await row.getByText(`判 ${judged.judged} 个`).waitFor();
      const counts = rules.find(({ code }) => code === 'JS-01')!.counts.filter(({ status }) => status === 'hit');
      const shown = (await row.locator('td').allInnerTexts()).slice(0, 4).map((text) => Number(text.replace(/\D/gu, '')));
      expect(shown).toEqual(['red', 'orange', 'yellow', 'blue'].map((band) => counts.find((one) => one.band === band)?.findings ?? 0));

      // Its townships deliver nothing themselves: they are no regions that could not be judged.
      expect(run.results.flatMap(({ notEvaluable }) => notEvaluable as { region: string }[]).filter(({ region }) => region.length > 6)).toEqual([]);

      // A run of one rule is told as that, and takes nothing from what is known of the others.
      await service.post('/api/warnings/runs', { rules: ['SK-06'] });
      let part = await newestRun();
      for (; part.status === 'running'; part = await newestRun()) await page.waitForTimeout(200);
      await open('/warnings');
      await panel.getByTestId('partial-run').getByText(`只用 1 条规则（共 ${rules.length} 条）`).waitFor();
      await row.getByText(`判 ${judged.judged} 个`).waitFor();

      // Where sources lack, the quiet rule says so, names them, and goes on saying so after a reload.
      const lacking = part.results.find(({ status, notEvaluable }) => status === 'done' && notEvaluable.length > 0)!;
      const { missing } = lacking.notEvaluable[0] as { missing: string[] };
      expect(await panel.innerText()).toMatch(/没有命中不等于没有问题/u);
      await page
        .locator(`tr[data-rule="${lacking.code}"]`)
        .getByRole('button', { name: /不可判/u })
        .click();
      await page.getByTestId('not-evaluable').getByText(missing[0]!).first().waitFor();
      expect(page.url()).toContain(`rule=${lacking.code}`);
      await page.reload();
      await page.getByTestId('not-evaluable').getByText(missing[0]!).first().waitFor();
    },
    TEST_MS,
  );

  it(
    'list what they found by facets that stand in the address, down to one finding and its trace',
    async () => {
      await service.post('/api/warnings/runs', { rules: ['JS-01', 'JS-04'] });
      while ((await newestRun()).status === 'running') await page.waitForTimeout(200);
      // The demo story registers one line of 3.25 million yuan twice.
      const [hit] = (await json<FindingListView>('/api/findings?rule=JS-04&status=hit&limit=1')).findings as [FindingView];
      expect(hit.amount).toBe(325_000_000);
      const words = { red: '红', orange: '橙', yellow: '黄', blue: '蓝' };
      await open(`/warnings/findings?rule=${hit.code.slice(0, 2)}`);
      await page.locator('.filter-chips .chip').filter({ hasText: hit.code }).click();
      await page
        .locator('.filter-chips .chip')
        .filter({ hasText: new RegExp(words[hit.band], 'u') })
        .last()
        .click();
      await pressed(new RegExp(`^${words[hit.band]}`, 'u')).waitFor();
      expect(page.url()).toContain(`rule=${hit.code}&band=${hit.band}`);
      await page.reload();
      await pressed(new RegExp(hit.code, 'u')).waitFor();
      await pressed(new RegExp(`^${words[hit.band]}`, 'u')).waitFor();
      const all = await json<FindingListView>(`/api/findings?rule=${hit.code}&band=${hit.band}&status=hit&limit=500`);
      const rows = page.getByTestId('findings').locator('tbody tr');
      await rows.first().waitFor();
      expect(await rows.count()).toBe(Math.min(all.findings.length, 50));

      await page.locator(`tr[data-finding="${hit.id}"]`).getByRole('link').first().click();
      await page.getByTestId('finding').getByText(hit.messageZh).waitFor();
      await page
        .getByTestId('base-rate')
        .getByText(/本地区 \d/u)
        .waitFor();
      expect(await page.getByTestId('finding-rule').innerText()).toContain(hit.code);
      // Which case of the rule was met is told in words, and beside it which others there are and what they need.
      expect(hit.clauseTextZh).toMatch(/登记/u);
      expect(await page.locator('.finding-facts').innerText()).toContain(`${hit.code} ${hit.clause!}（${hit.clauseTextZh!}）`);
      expect(await page.locator('.rule-file').innerText()).toMatch(/多于下达表中相同指标的条数\s+另需/u);
      expect(await page.getByTestId('finding-history').innerText()).toContain('新发现');
      const evidence = await json<EvidenceView>(`/api/findings/${hit.id}/evidence`);
      await page.getByTestId('evidence-nodes').locator('li').first().waitFor();
      expect(await page.getByTestId('evidence-nodes').locator('li').count()).toBe(Math.min(evidence.nodes.length, 12));
      await page.getByTestId('evidence').getByRole('link', { name: '追踪', exact: true }).first().click();
      await page.getByTestId('total-issued').waitFor();
    },
    TEST_MS,
  );

  it(
    'draw what shows a finding, tell what is selected, and mark it in the trace of its money',
    async () => {
      await service.post('/api/warnings/runs', { rules: ['SK-06', 'GX-08'], scope: '410325' });
      while ((await newestRun()).status === 'running') await page.waitForTimeout(200);
      // The story of the grant of 8,000 yuan to a household that had paid deed tax the year before.
      const [hit] = (await json<FindingListView>('/api/findings?rule=SK-06&status=hit&scope=410325&limit=1')).findings as [FindingView];
      const evidence = await json<EvidenceView>(`/api/findings/${hit.id}/evidence`);
      await open(`/warnings/findings/${hit.id}`);
      await page.getByTestId('evidence-canvas').waitFor();
      const { nodes, edges, roots } = await until<Drawn>(
        page,
        `(() => {
        const cy = window.yuanliuDrawing?.cy;
        const ids = (some) => some.map((one) => one.id());
        return !!cy && cy.nodes().length > 0 && { nodes: ids(cy.nodes()), edges: cy.edges().map((one) => String(one.data('label'))), roots: ids(cy.nodes('.root')) };
      })()`,
      );
      expect(nodes.sort()).toEqual(evidence.nodes.map(({ id }) => id).sort());
      expect(roots).toEqual([hit.subject]);
      // Amount and day stand on the line of the payment.
      expect(edges.some((label) => label.includes('8,000.00 元') && label.includes('2017-'))).toBe(true);

      // Only what is below the header scrolls, and not past its end.
      expect(await page.evaluate('document.documentElement.scrollHeight - window.innerHeight')).toBe(0);

      // The wheel over the picture scrolls the page; with Ctrl it zooms.
      const canvas = page.getByTestId('evidence-canvas');
      const zoom = (): Promise<number> => page.evaluate<number>('window.yuanliuDrawing.cy.zoom()');
      const scrolled = (): Promise<number> => page.evaluate<number>("document.getElementById('main').scrollTop");
      const [fit, from] = [await zoom(), await scrolled()];
      await canvas.hover();
      await page.mouse.wheel(0, 120);
      await until(page, `document.getElementById('main').scrollTop > ${from}`);
      expect(await zoom()).toBe(fit);
      await canvas.getByText('按住 Ctrl').waitFor();
      await canvas.hover();
      // While the page still scrolls, the picture takes no wheel.
      await page.waitForTimeout(500);
      const at = await scrolled();
      await page.keyboard.down('Control');
      await page.mouse.wheel(0, -120);
      await page.keyboard.up('Control');
      await until(page, `window.yuanliuDrawing.cy.zoom() > ${fit}`);
      expect(await scrolled()).toBe(at);
      await canvas.getByRole('button', { name: '适应窗口' }).click();
      await until(page, `window.yuanliuDrawing.cy.zoom() === ${fit}`);

      await canvas.focus();
      await page.keyboard.press('Enter');
      const selected = page.getByTestId('evidence-selected');
      await selected.getByRole('link', { name: evidence.nodes[0]!.name! }).waitFor();
      await page.getByTestId('evidence-edges').getByRole('button', { name: '支付' }).first().click();
      await selected.getByText('8,000.00').waitFor();
      expect(await page.getByTestId('clearing').innerText()).toContain('易地搬迁');
      expect(await page.getByTestId('key-figures').innerText()).toMatch(/界限 \d+ 个月/u);

      await page.getByTestId('to-trace').getByRole('link', { name: '只追踪这笔支付' }).click();
      await page
        .getByTestId('evidence-bar')
        .getByText(/已标出 [1-9]/u)
        .waitFor();
      const marked = await until<string[]>(
        page,
        `(() => {
        const ids = window.yuanliuDrawing?.cy.nodes('.evidence').map((one) => one.id()) ?? [];
        return ids.length > 0 && ids;
      })()`,
      );
      expect(marked).toContain(hit.subject);
      // All that is marked stands in view, and the payment goes by its two sides.
      await until(
        page,
        `(() => {
        const { cy } = window.yuanliuDrawing;
        const box = cy.nodes('.evidence').renderedBoundingBox({ includeLabels: false });
        return box.x1 >= 0 && box.x2 <= cy.width() && box.y1 >= 0 && box.y2 <= cy.height();
      })()`,
      );
      const heading = await page.getByRole('heading', { level: 1 }).innerText();
      expect(heading).toMatch(/^支付：.+ → .+/u);
      expect(heading).not.toContain('paid:');
      await page.getByTestId('evidence-bar').getByRole('link', { name: '返回该发现' }).click();
      await page
        .getByTestId('to-trace')
        .getByRole('link', { name: /追踪这笔钱/u })
        .click();
      await page.getByTestId('evidence-bar').waitFor();
      expect(decodeURIComponent(page.url())).toContain(`/trace/${evidence.trace!.number!}`);

      // A user of another county is told that there is none.
      await open(`/warnings/findings/${hit.id}?scope=410326`);
      await page.getByRole('alert').first().waitFor();
      expect(await page.locator('body').innerText()).not.toContain(evidence.nodes[0]!.name!);
    },
    TEST_MS,
  );

  it(
    'bring findings together by subject and money, in the address, and say how often a rule hits in each region',
    async () => {
      await service.post('/api/warnings/runs', { rules: ['SY-04', 'GX-09', 'BF-02', 'BF-04'] });
      while ((await newestRun()).status === 'running') await page.waitForTimeout(200);
      await open('/warnings/findings');
      await page.getByRole('checkbox', { name: '按对象和资金归组' }).check();
      await page.getByTestId('finding-groups').locator('[data-group]').first().waitFor();
      expect(page.url()).toContain('grouped=1');
      await page.reload();
      const { groups, total } = await json<FindingGroupListView>('/api/findings/groups');
      const shown = page.getByTestId('finding-groups');
      await shown.getByText(`${total} 组`).first().waitFor();
      const ids = await Promise.all((await shown.locator('[data-group]').all()).map((one) => one.getAttribute('data-group')));
      expect(ids).toEqual(groups.map(({ id }) => id));
      const several = groups.find(({ findings, sum, amount }) => findings > 1 && sum > amount)!;
      expect(await shown.locator(`[data-group="${several.id}"]`).innerText()).toMatch(/相加至多/u);
      await shown.locator(`[data-group="${several.id}"]`).getByRole('link').first().click();
      await page.getByTestId('same-group').waitFor();

      await open('/warnings?rule=SY-04');
      const rates = await json<RuleRatesView>('/api/warnings/SY-04/rates');
      const table = page.getByTestId('rule-rates');
      await table.waitFor();
      const [worst] = [...rates.regions].sort((a, b) => (b.rate ?? -1) - (a.rate ?? -1) || b.judged - a.judged);
      expect(await table.locator('tbody tr').first().innerText()).toMatch(new RegExp(`${worst!.regionName}\\s+${worst!.judged}\\s+${worst!.hits}`, 'u'));
    },
    TEST_MS,
  );

  it.each(someLooks())(
    'UX-37 finds nothing serious on the pages of the warnings (%s, %s)',
    async (language, theme) => {
      await context.addInitScript(`localStorage.setItem('yuanliu.language', '${language}'); localStorage.setItem('yuanliu.theme', '${theme}');`);
      const { findings } = await json<FindingListView>('/api/findings?limit=1');
      const found: Record<string, string[]> = {};
      const pages = ['/warnings?rule=JS-01', '/warnings/findings?rule=JS', '/warnings/findings?grouped=1', `/warnings/findings/${findings[0]!.id}`];
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
