import { ENTRIES_MAX, faultsOfForm } from '../../../src/domain/warnings/settings/settings-form.js';

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
      { path: ['settings', 0], reason: 'settings.0 has the unknown key x0' },
    ]);
  });

  it('says of what is no map that it is none', () => {
    for (const form of [null, 'text', 5, []]) expect(faultsOfForm(form)).toEqual([{ path: [], reason: 'the whole must be an object' }]);
  });
});
