import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectFolder } from '../../../src/config.js';
import { ScopeService } from '../../../src/domain/access/scope.service.js';
import { daysOff } from '../../../src/domain/warnings/days-off.js';
import { settingsAgain } from '../../../src/domain/warnings/settings/kept-values.js';
import { settingsBook } from '../../../src/domain/warnings/settings/settings-book.js';
import { SettingsFile } from '../../../src/domain/warnings/settings/settings-file.js';
import type { SettingFault } from '../../../src/domain/warnings/settings/settings-form.js';
import { WarningService } from '../../../src/domain/warnings/warning.service.js';
import type { RunDetailView } from '../../../src/domain/warnings/warnings.shapes.js';
import { BadQuestion, NotFound, OutOfScope } from '../../../src/failures.js';
import type { Graph } from '../../../src/graph/graph.js';
import { runScript, runScriptOn, testAddress, testGraph } from '../../support/neo4j.js';

const read = (...path: string[]): string => readFileSync(join(projectFolder, 'test', ...path), 'utf8');
const day = (text: string): number => Date.parse(`${text}T00:00:00+08:00`);
const FLAGGED = 'indicator:410000|2023|F1';
const NOTICE = '嵩财〔2023〕45号';
/** Five days after the issue of the lines. */
const EARLY = '2023-03-06';

describe('settings of the rules', () => {
  let graph: Graph;
  let warnings: WarningService;

  beforeEach(async () => {
    graph = await testGraph();
    await runScript(read('cases', 'warnings', 'js-01-registered-late', 'graph.cypher'));
    // The county was supervised by 洛阳 and is by the province since 2023-03-10.
    await runScript(`MATCH (county:Region {code: '410325'})
      CREATE (province:Region {id: 'region:410000', code: '410000'}), (city:Region {id: 'region:410300', code: '410300'})-[:SUPERVISED_BY]->(province),
        (county)-[:SUPERVISED_BY {to: ${day('2023-03-10')}}]->(city), (county)-[:SUPERVISED_BY {from: ${day('2023-03-10')}}]->(province),
        (:Region {id: 'region:410328', code: '410328'})-[:SUPERVISED_BY]->(city)`);
    await runScript(read('support', 'complete-case.cypher'));
    await runScript(`UNWIND ['ISSUE', 'REGISTER'] AS source
      CREATE (:Coverage {source: source, region: '410325', from: ${day('2023-01-01')}, to: ${day('2023-03-20')}, addedIn: 1})`);
    warnings = new WarningService(graph, new ScopeService(graph));
  });

  const say = (form: object, scope?: string) => warnings.settings.changeSettings(form, scope);
  const yellow = (value: unknown, more: object = {}): object => ({ settings: [{ rule: 'JS-01', setting: 'yellowDays', value, source: NOTICE, ...more }] });
  const holding = async (region?: string, asOf?: string): Promise<unknown> =>
    (await warnings.settings.ruleSettings({ rule: 'JS-01', region, asOf } as never)).rules[0]!.settings.find(({ name }) => name === 'yellowDays')!.value;

  async function run(asOf?: string): Promise<RunDetailView> {
    const { id } = await warnings.begin({ rules: ['JS-01'], ...(asOf === undefined ? {} : { asOf }) });
    for (;;) {
      const now = await warnings.runDetail(id);
      if (now.status !== 'running') return now;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }
  const replayed = async (): Promise<string[]> => {
    const outcomes: string[] = [];
    for await (const { outcome } of warnings.replay(null)) outcomes.push(outcome);
    return outcomes;
  };

  async function faultsOf(form: unknown, scope?: string): Promise<readonly SettingFault[]> {
    try {
      await warnings.settings.changeSettings(form, scope);
    } catch (error) {
      expect(error).toBeInstanceOf(BadQuestion);
      return (error as BadQuestion).facts['faults'] as SettingFault[];
    }
    return [];
  }

  it('hold for the most specific region that speaks on the day, by the supervision of that day', async () => {
    expect(await holding('410325')).toBe(7);
    await say(yellow(20));
    await say(yellow(12, { region: '410000' }));
    await say(yellow(9, { region: '410300' }));
    expect([await holding(), await holding('410000'), await holding('410300'), await holding('410328')]).toEqual([20, 12, 9, 9]);
    expect([await holding('410325', '2023-03-09'), await holding('410325', '2023-03-10')]).toEqual([9, 12]);
    await say(yellow(3, { region: '410325', from: '2023-03-05', to: '2023-03-07' }));
    expect([
      await holding('410325', '2023-03-04'),
      await holding('410325', '2023-03-05'),
      await holding('410325', '2023-03-06'),
      await holding('410325', '2023-03-07'),
    ]).toEqual([9, 3, 3, 9]);
    const { rules, version } = await warnings.settings.ruleSettings({ rule: 'JS-01', region: '410325', asOf: EARLY });
    expect([version, rules[0]!.settings.find(({ name }) => name === 'yellowDays')!.entry]).toMatchObject([
      4,
      { region: '410325', version: 4, actor: 'system', source: NOTICE },
    ]);
  });

  it('are versions: what was said before stays readable, what is said again in the same words is none, and what is withdrawn no longer holds', async () => {
    expect(await say({ note: 'first', ...yellow(10) })).toEqual({ version: 1, kept: 1, unchanged: 0, absent: [] });
    expect(await say(yellow(10))).toEqual({ version: 1, kept: 0, unchanged: 1, absent: [] });
    expect(await say(yellow(11))).toEqual({ version: 2, kept: 1, unchanged: 0, absent: [] });
    expect(await say(yellow(undefined, { withdrawn: true }))).toEqual({ version: 3, kept: 1, unchanged: 0, absent: [] });
    expect(await holding('410325')).toBe(7);
    const first = await warnings.settings.settingsHistory({ rule: 'JS-01', limit: 2 });
    const rest = await warnings.settings.settingsHistory({ rule: 'JS-01', limit: 2, cursor: first.cursor! });
    expect([...first.entries, ...rest.entries].map(({ version, value, isWithdrawn, note }) => [version, value, isWithdrawn, note])).toEqual([
      [3, null, true, null],
      [2, 11, false, null],
      [1, 10, false, 'first'],
    ]);
    expect(rest.cursor).toBeNull();
    expect((await settingsBook(graph, 1, 2)).standing.map(({ value }) => value)).toEqual([11]);
    expect((await warnings.settings.settingsHistory({ rule: 'JS-02' })).entries).toEqual([]);
    expect((await warnings.settings.settingsHistory({ kind: 'whitelist' })).entries).toEqual([]);
  });

  it('are refused outside of type and range, with rule, setting, type and range of each fault, and then nothing of the change is kept', async () => {
    const faults = await faultsOf({
      settings: [
        { rule: 'JS-01', setting: 'yellowDays', value: -1, source: NOTICE },
        { rule: 'JS-01', setting: 'orangeDays', value: '15', source: NOTICE },
        { rule: 'JS-01', setting: 'redDays', value: 1.5, source: NOTICE },
        { rule: 'BF-01', setting: 'redPoints', value: 101, source: NOTICE },
        { rule: 'FP-06', setting: 'redShare', value: 10.5, source: NOTICE },
        { rule: 'GX-12', setting: 'topMost', value: 1.1, source: NOTICE },
        { rule: 'JS-02', setting: 'required', value: ['number', 5], source: NOTICE },
        { rule: 'FP-07', setting: 'numbersTell', value: 'yes', source: NOTICE },
        { rule: 'JS-01', setting: 'colour', value: 1, source: NOTICE },
        { rule: 'JS-99', setting: 'yellowDays', value: 1, source: NOTICE },
        { rule: 'JS-01', setting: 'redDays', value: 40, source: NOTICE },
      ],
    });
    expect(faults.map(({ path, rule, setting, type }) => [path.join('.'), rule, setting, type])).toEqual([
      ['settings.0.value', 'JS-01', 'yellowDays', 'integer'],
      ['settings.1.value', 'JS-01', 'orangeDays', 'integer'],
      ['settings.2.value', 'JS-01', 'redDays', 'integer'],
      ['settings.3.value', 'BF-01', 'redPoints', 'integer'],
      ['settings.4.value', 'FP-06', 'redShare', 'number'],
      ['settings.5.value', 'GX-12', 'topMost', 'number'],
      ['settings.6.value', 'JS-02', 'required', 'string[]'],
      ['settings.7.value', 'FP-07', 'numbersTell', 'boolean'],
      ['settings.8.setting', 'JS-01', 'colour', undefined],
      ['settings.9.rule', 'JS-99', undefined, undefined],
    ]);
    expect(faults[3]!.range).toEqual({ min: 0, max: 100, most: null, valuesOf: null });
    expect(faults[0]!.reason).toBe('yellowDays of JS-01 takes a whole number from 0 to 100000, not -1');
    expect(await holding('410325')).toBe(7);
    expect((await warnings.settings.settingsHistory({})).entries).toEqual([]);
  });

  it.each<[string, object, string]>([
    ['an unknown key', yellow(1, { colour: 'red' }), 'unknown key colour'],
    ['no source', { settings: [{ rule: 'JS-01', setting: 'yellowDays', value: 1 }] }, 'lacks source'],
    ['an empty source', yellow(1, { source: ' ' }), 'must not be empty'],
    ['a region as a number', yellow(1, { region: 410325 }), 'in quotes'],
    ['an unknown region', yellow(1, { region: '410399' }), 'no region of the loaded data'],
    ['a day that no calendar has', yellow(1, { from: '2023-02-30' }), 'no calendar has'],
    ['an end before its beginning', yellow(1, { from: '2023-03-01', to: '2023-03-01' }), 'later than from'],
    ['a withdrawal of nothing', yellow(undefined, { withdrawn: true }), 'nobody has said'],
    ['no value', yellow(undefined), 'not nothing'],
    ['two values for one day', { settings: [...(yellow(1) as Form).settings, ...(yellow(2, { from: '2023-01-01' }) as Form).settings] }, 'same days'],
    ['the same thing twice', { settings: [...(yellow(1) as Form).settings, ...(yellow(2) as Form).settings] }, 'says the same thing'],
    ['a whitelist without a reason', { whitelists: [{ rule: 'JS-01', id: FLAGGED, source: NOTICE }] }, 'lacks reason'],
    [
      'a whitelist of what the rule does not judge',
      { whitelists: [{ rule: 'JS-01', id: 'account:1', reason: 'x', source: NOTICE }] },
      'JS-01 judges Indicator',
    ],
    ['pooling for nobody', { pooling: [{ fundLevel: 'central', source: NOTICE }] }, 'neither a region nor a tag'],
    ['a list in its place', [], 'must be an object'],
  ])('refuse %s', async (_what, form, told) => {
    expect((await faultsOf(form)).map(({ reason }) => reason).join('\n')).toContain(told);
    expect((await warnings.settings.settingsHistory({})).entries).toEqual([]);
  });

  it('are refused where they would contradict what is said already, and taken once that has an end', async () => {
    await say(yellow(10));
    expect((await faultsOf(yellow(12, { from: '2024-01-01' })))[0]!.reason).toContain('same days');
    await say({ settings: [...(yellow(10, { to: '2024-01-01' }) as Form).settings, ...(yellow(12, { from: '2024-01-01' }) as Form).settings] });
    expect([await holding('410325', '2023-12-31'), await holding('410325', '2024-01-01')]).toEqual([10, 12]);
  });

  it('are said and seen within a scope only for and by those in it', async () => {
    expect((await faultsOf(yellow(5), '410328'))[0]!.reason).toContain('nobody speaks for the whole country');
    expect((await faultsOf(yellow(5, { region: '410325' }), '410328'))[0]!.reason).toContain('outside the scope');
    await say(yellow(5, { region: '410325' }), '410325');
    await say(yellow(6, { region: '410300' }));
    const seen = async (scope: string): Promise<unknown[]> => (await warnings.settings.settingsHistory({ scope })).entries.map(({ region }) => region);
    expect([await seen('410325'), await seen('410328')]).toEqual([['410325'], ['410300']]);
    await expect(warnings.settings.ruleSettings({ region: '410325', scope: '410328' })).rejects.toBeInstanceOf(OutOfScope);
    await expect(warnings.settings.ruleSettings({ region: '410399' })).rejects.toBeInstanceOf(BadQuestion);
    await expect(warnings.settings.ruleSettings({ rule: 'JS-99' })).rejects.toBeInstanceOf(NotFound);
  });

  it('are what runs, questions about one subject and drafts judge by; findings keep them, tell them, and are replayed to the letter after they have changed', async () => {
    expect((await run(EARLY)).results[0]).toMatchObject({ hits: 0 });
    await say(yellow(4, { region: '410300', to: '2023-03-08' }));
    expect((await run(EARLY)).results[0]).toMatchObject({ hits: 1, excluded: 1 });
    expect(await warnings.judgeOne('JS-01', { subject: FLAGGED, asOf: EARLY })).toMatchObject({ outcome: 'hit', found: [{ measured: 5, limit: 4 }] });
    const draft = await warnings.draft({ rule: 'JS-01', settings: { yellowDays: 6 }, asOf: EARLY });
    expect([draft.vanish.findings, draft.appear.findings]).toEqual([2, 0]);
    const [hit] = (await warnings.findings({ status: 'hit' })).findings;
    const told = await warnings.settings.findingSettings(hit!.id);
    expect(told).toMatchObject({ version: 1, isSameRule: true });
    expect(told.settings.map(({ name, value, entry }) => [name, value, entry?.region, entry?.source])).toEqual([
      ['yellowDays', 4, '410300', NOTICE],
      ['orangeDays', 15, undefined, undefined],
      ['redDays', 30, undefined, undefined],
    ]);
    await say(yellow(30, { region: '410300', to: '2023-03-08' }));
    expect(await replayed()).toEqual(['same', 'same']);
    expect((await warnings.settings.findingSettings(hit!.id)).settings[0]).toMatchObject({ value: 4, entry: { value: 4, version: 1 } });
    expect((await run(EARLY)).results[0]).toMatchObject({ hits: 0 });
    expect((await warnings.finding(hit!.id)).history.map(({ event }) => event)).toEqual(['new', 'gone']);
    await expect(warnings.settings.findingSettings('none')).rejects.toBeInstanceOf(NotFound);
  });

  it('of a run that was interrupted are those it began with', async () => {
    await say(yellow(4));
    const { id, done } = await warnings.runs.begin({ rules: ['JS-01'], regions: null, asOf: day('2023-03-07') - 1 });
    await done;
    await say(yellow(30));
    await runScript(
      `MATCH (r:WarningRun {id: '${id}'}) SET r.status = 'running';\nMERGE (l:WarningLock {id: 'warnings'}) SET l.run = '${id}', l.aliveAt = 5;\nMATCH (n:RuleRun) DELETE n`,
    );
    expect(await (await warnings.runs.resume(id)).done).toMatchObject({ status: 'done', rules: [{ hits: 1, kept: { unchanged: 2, gone: 0 } }] });
  });

  it('pass over what a whitelist names, shown with its reason and never silently, as long as it holds', async () => {
    await say({ whitelists: [{ rule: 'JS-01', id: FLAGGED, reason: '整合资金待批', source: NOTICE, to: '2023-03-15' }] });
    const asOf = '2023-03-14';
    expect((await run(asOf)).results[0]).toMatchObject({ hits: 0, excluded: 2, byRegion: [['410325', 3, 0, 2]] });
    const [excluded] = (await warnings.findings({ subject: FLAGGED })).findings;
    expect(excluded).toMatchObject({ status: 'excluded', trap: 'whitelist' });
    expect((await warnings.settings.findingSettings(excluded!.id)).whitelist).toMatchObject([{ name: FLAGGED, reason: '整合资金待批', source: NOTICE }]);
    expect(await warnings.judgeOne('JS-01', { subject: FLAGGED, asOf })).toMatchObject({ outcome: 'excluded' });
    await say({ whitelists: [{ rule: 'JS-01', id: FLAGGED, reason: '整合资金待批', source: NOTICE, to: '2023-03-15', withdrawn: true }] });
    expect(await replayed()).toEqual(['same', 'same']);
    expect((await run('2023-03-15')).results[0]).toMatchObject({ hits: 1, excluded: 1 });
    expect((await warnings.finding(excluded!.id)).history.map(({ event }) => event)).toEqual(['new', 'changed']);
  });

  it('keep long values, such as a whitelist, once for all findings made with them', async () => {
    const ids = Array.from({ length: 40 }, (_, index) => `indicator:410000|2023|L${index}`);
    await say({ whitelists: ids.map((id) => ({ rule: 'JS-01', id, reason: 'x', source: NOTICE })) });
    await run();
    const rows = await runScriptOn(await testAddress(), `MATCH (f:Finding) RETURN f.settings AS settings`);
    const texts = rows.map(({ settings }) => String(settings));
    expect([texts.length, texts.every((text) => text.length < 200)]).toEqual([2, true]);
    expect(await settingsAgain(graph, texts[0]!)).toEqual({ settingsVersion: 1, whitelist: [...ids].sort() });
    const [{ values }] = (await runScriptOn(await testAddress(), `MATCH (v:SettingValue) RETURN count(v) AS values`)) as [{ values: { low: number } | number }];
    expect(Number(values)).toBe(1);
    await say({ whitelists: ids.map((id) => ({ rule: 'JS-01', id, reason: 'x', source: NOTICE, withdrawn: true })) });
    expect(await replayed()).toEqual(['same', 'same']);
  });

  it('say by region which days are off and worked, for the rules that count working days', async () => {
    await say({
      days: [
        { day: '2023-03-08', isOff: true, region: '410300', source: NOTICE },
        { day: '2023-03-11', isOff: false, source: NOTICE },
        { day: '2023-03-08', isOff: false, region: '410328', source: NOTICE },
      ],
    });
    const book = await settingsBook(graph, 1);
    const rule = warnings.book.get('FP-01');
    const off = (region: string): boolean[] => {
      const given = book.settingsOf(region, day('2023-03-09'), rule)['daysOff'] as number[];
      return ['2023-03-08', '2023-03-11', '2023-03-12'].map((one) => given.includes(day(one)));
    };
    expect([off('410325'), off('410328'), off('410000')]).toEqual([
      [true, false, true],
      [false, false, true],
      [false, false, true],
    ]);
    expect(book.settingsOf('410325', day('2023-03-09'), warnings.book.get('JS-01'))).toEqual({ settingsVersion: 1 });
    // Without an entry the rule is given the national calendar, and the finding keeps it: the notices of later years are not known yet.
    expect((await settingsBook(graph, 1, 0)).settingsOf('410325', 0, rule)).toEqual({ daysOff: [...daysOff()] });
  });

  it('say where pooling was permitted, to the rule that asks', async () => {
    await say({
      pooling: [
        { region: '410325', fundLevel: 'central', from: '2021-01-01', to: '2024-01-01', source: '财农〔2021〕22号' },
        { tag: '脱贫县', source: '财农〔2021〕22号' },
        { region: '410328', source: NOTICE },
      ],
    });
    const book = await settingsBook(graph, 1);
    expect(book.settingsOf('410325', day('2023-03-09'), warnings.book.get('FP-05'))).toEqual({
      settingsVersion: 1,
      pooling: [{ fundLevel: 'central', from: day('2021-01-01'), region: '410325', to: day('2024-01-01') - 1 }, { tag: '脱贫县' }],
    });
    expect(book.settingsOf('410325', day('2023-03-09'), warnings.book.get('FP-06'))).toEqual({ settingsVersion: 1 });
  });

  it('go with the data they were said about', async () => {
    await say({ ...yellow(4), whitelists: [{ rule: 'JS-01', id: FLAGGED, reason: 'x'.repeat(400), source: NOTICE }] });
    await run();
    await warnings.forget();
    expect((await warnings.settings.settingsHistory({})).entries).toEqual([]);
    const [left] = await runScriptOn(
      await testAddress(),
      `MATCH (n) WHERE NOT n:Entity AND NOT n:Batch AND NOT n:Coverage RETURN collect(labels(n)[0]) AS labels`,
    );
    expect(left!['labels']).toEqual([]);
    expect(await say(yellow(5))).toMatchObject({ version: 1 });
  });

  it('are written as the README writes them', async () => {
    const [, text] = /```yaml\n(note: [\s\S]*?)```/u.exec(readFileSync(join(projectFolder, 'README.md'), 'utf8'))!;
    // With what stands there as a comment, since it is not for everybody.
    const whole = text!.replace(/^# (pooling:| {2}- )/gmu, '$1');
    expect(await SettingsFile.parse('README.md', whole).told((form) => say(form))).toEqual({ version: 1, kept: 4, unchanged: 0, absent: ['account:…'] });
  });

  it('are tried as a change before they are applied, for each rule that they are about', async () => {
    const draft = await warnings.drafts.ofChange(yellow(25, { region: '410325' }), {});
    expect(draft).toMatchObject({ version: 0, rules: [{ rule: 'js-01-registered-late', vanish: { findings: 2 }, appear: { findings: 0 } }] });
    expect(await holding('410325')).toBe(7);
    await expect(warnings.drafts.ofChange(yellow(-1), {})).rejects.toBeInstanceOf(BadQuestion);
  });
});

interface Form {
  readonly settings: readonly object[];
}
