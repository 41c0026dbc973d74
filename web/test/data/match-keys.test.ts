/** @jest-environment jsdom */
import type { MatchRecord } from '../../src/api/shapes.js';
import { differ } from '../../src/data/match-card.js';
import { matchAction } from '../../src/data/match-keys.js';

const press = (key: string, target: EventTarget = document.body, more: Partial<KeyboardEvent> = {}) =>
  matchAction({ key, ctrlKey: false, metaKey: false, altKey: false, target, ...more });

describe('the keys of the review list', () => {
  it('go on and back, decide, choose and note', () => {
    expect(['j', 'k', 'Enter', 'x', 'n', '1', '9'].map((key) => press(key))).toEqual([
      { kind: 'next' },
      { kind: 'previous' },
      { kind: 'confirm' },
      { kind: 'reject' },
      { kind: 'note' },
      { kind: 'choose', at: 0 },
      { kind: 'choose', at: 8 },
    ]);
    expect(press('q')).toBeNull();
    expect(press('0')).toBeNull();
  });

  it('mean nothing while somebody types, nor with a modifier', () => {
    const note = document.createElement('textarea');
    expect(['j', 'Enter', 'x', '1'].map((key) => press(key, note))).toEqual([null, null, null, null]);
    expect(press('j', document.body, { ctrlKey: true })).toBeNull();
  });

  it('leave Enter to the button that has the focus', () => {
    expect(press('Enter', document.createElement('button'))).toBeNull();
    expect(press('j', document.createElement('button'))).toEqual({ kind: 'next' });
  });
});

describe('two records side by side', () => {
  const record: MatchRecord = {
    id: 'a',
    system: 'budget-system',
    payer: { id: '1', name: '财政局', number: '1***1' },
    payee: { id: '2', name: '合作社', number: null },
    amount: 100,
    at: 0,
    timePrecision: 'day',
    serial: null,
    purpose: '种植补助',
    document: null,
    counted: true,
    source: 'b/f/1',
  };

  it('differ where both say something else, and not where one is silent', () => {
    const other: MatchRecord = {
      ...record,
      id: 'b',
      system: 'bank',
      payee: { id: '3', name: '合作社', number: '2***2' },
      amount: 101,
      serial: '7',
      purpose: null,
    };
    expect((['system', 'payer', 'payee', 'amount', 'serial', 'purpose'] as const).filter((field) => differ(record, other, field))).toEqual(['amount']);
    expect(differ(record, { ...record, payee: { id: '4', name: '公司', number: null } }, 'payee')).toBe(true);
  });
});
