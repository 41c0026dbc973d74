import { edgeWords, type EvidenceSettings } from '../../src/canvas/evidence-looks.js';
import type { DrawnEdge } from '../../src/canvas/evidence-picture.js';
import { APPEARANCE } from '../sample.js';

const settings: EvidenceSettings = {
  ...{ appearance: APPEARANCE, unit: 'yuan', language: 'zh-CN', theme: 'light' },
  say: (_key, values) => `${values?.['count']} 笔`,
  word: (_list, code) => code,
};
const at = (text: string): number => Date.parse(`${text}+08:00`);
const drawn = (count: number, amount: number, first: string, last: string): DrawnEdge =>
  ({ id: 'paid:1', edges: [{ kind: 'PAID', movement: 'payment', detail: null }], count, amount, first: at(first), last: at(last) }) as unknown as DrawnEdge;

describe('what stands on a line of the evidence', () => {
  it('is one day where all was on one day, and never a span of it', () => {
    expect(edgeWords(drawn(3, 100_00, '2021-07-07T10:10', '2021-07-07T16:30'), settings)).toEqual(['3 笔 · 100.00 元', '2021-07-07']);
    expect(edgeWords(drawn(2, 100_00, '2021-07-07T23:59', '2021-07-08T00:01'), settings)).toEqual(['2 笔 · 100.00 元', '2021-07-07 –', '2021-07-08']);
  });

  it('has lines of its own for number and sum where both are wider than the room between two columns', () => {
    expect(edgeWords(drawn(12, 288_000_00, '2021-07-07T10:10', '2021-07-07T10:10'), settings)).toEqual(['12 笔', '288,000.00 元', '2021-07-07']);
  });
});
