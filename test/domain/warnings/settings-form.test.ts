import { cypherFolder } from '../../../src/config.js';
import { RuleBook } from '../../../src/domain/warnings/rule-book.js';
import { faultsOfRule } from '../../../src/domain/warnings/rule.js';
import { checkedSettings } from '../../../src/domain/warnings/settings/check-settings.js';
import { SettingsFile } from '../../../src/domain/warnings/settings/settings-file.js';
import { QueryLibrary } from '../../../src/graph/query-library.js';
import { BadPackage } from '../../../src/failures.js';
import { ENTRIES_MAX, faultsOfForm, refuseFaults } from '../../../src/domain/warnings/settings/settings-form.js';

describe('the form of a change of settings', () => {
  it('tells a list that is too long once, and not each of its entries', () => {
    const form = { note: 5, settings: Array.from({ length: 100_000 }, () => 0) };
    expect(faultsOfForm(form)).toEqual([{ path: ['settings'], reason: `settings has more than ${ENTRIES_MAX} entries` }]);
  });

  it('tells no more faults than anybody mends at once', () => {
    const entry = Object.fromEntries(Array.from({ length: ENTRIES_MAX + 1 }, (_, index) => [`x${index}`, 0]));
    expect(faultsOfForm({ settings: [entry] })).toHaveLength(ENTRIES_MAX);
    expect(faultsOfForm({ settings: [{ rule: 'JS-01', setting: 'yellowDays', source: 'x', x0: 0 }], note: 5 })).toEqual([
      { path: ['note'], reason: 'note must be a string; write it in quotes' },
      { path: ['settings', 0, 'x0'], reason: 'settings entry 1 has the unknown key x0' },
    ]);
  });

  it('hides no fault of content: all are told at once, each with its line and its place as a reader counts', async () => {
    const rules = new RuleBook(QueryLibrary.load(cypherFolder, faultsOfRule));
    const around = { rules, standing: [], hasRegion: (code: string) => code === '410325', regions: null };
    const text = `settings:
  - { rule: JS-01, setting: yellowDays, value: -1, source: 嵩财〔2024〕45号 }
  - rule: JS-99
    setting: yellowDays
    value: 1
    colour: red
    source: 嵩财〔2024〕45号
  - setting: yellowDays
    value: 1
    region: 410325
whitelists:
  - { rule: JS-01, source: 嵩财〔2024〕45号 }
  - 村财乡管
pooling:
  - { region: 410325, source: 财农〔2021〕22号 }
days:
  - { day: 2024-02-30, isOff: true, region: '410399', source: 豫政办〔2024〕1号 }
`;
    const refused = await SettingsFile.parse('settings.yaml', text)
      .told((form) => Promise.resolve().then(() => refuseFaults(checkedSettings(form, around).faults)))
      .catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(BadPackage);
    const faults = (refused as BadPackage).facts['faults'] as { line: number; reason: string }[];
    expect(faults.map(({ line, reason }) => `${line} ${reason}`).sort()).toEqual(
      [
        '2 yellowDays of JS-01 takes a whole number from 0 to 100000, not -1',
        '3 settings entry 2, rule: there is no rule JS-99',
        '6 settings entry 2 has the unknown key colour',
        '8 settings entry 3 lacks rule',
        '8 settings entry 3 lacks source',
        '10 settings entry 3, region must be a string; write it in quotes',
        '12 whitelists entry 1 lacks id',
        '12 whitelists entry 1 lacks reason',
        '13 whitelists entry 2 must be an object',
        '15 pooling entry 1, region must be a string; write it in quotes',
        '17 days entry 1, region is 410399, and no region of the loaded data has this code',
        '17 days entry 1, day is 2024-02-30, a day that no calendar has',
      ].sort(),
    );
  });

  it('says of what is no map that it is none', () => {
    for (const form of [null, 'text', 5, []]) expect(faultsOfForm(form)).toEqual([{ path: [], reason: 'the whole must be an object' }]);
  });
});
