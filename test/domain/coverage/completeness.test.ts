import fc from 'fast-check';
import { pairsOf, periodRows, silentRuns, workingDays } from '../../../src/domain/coverage/covered-days.js';
import { serialGaps, type NumberedDocument } from '../../../src/domain/coverage/serial-gaps.js';

const day = (text: string): number => Date.parse(`${text}T00:00:00+08:00`);
const dayNumber = (text: string): number => Date.parse(`${text}T00:00:00Z`) / 86_400_000;

function document(number: string, more: Partial<NumberedDocument> = {}): NumberedDocument {
  return { number, issuer: 'unit:410000|101001', issuerName: '河南省财政厅', region: '410000', loaded: true, ...more };
}

describe('holes in document numbers', () => {
  it('tells a number that lines name apart from one that nobody has seen', () => {
    const documents = ['豫财农〔2017〕1号', '豫财农〔2017〕2号', '豫财农〔2017〕7号', '豫财农〔2018〕1号'].map((number) => document(number));
    const { gaps } = serialGaps(documents, [{ number: '豫财农〔2017〕4号', mentions: 3, amount: 900 }], null);
    expect(gaps).toEqual([
      expect.objectContaining({
        agency: '豫财农',
        year: 2017,
        highest: 7,
        loaded: 3,
        mentioned: [{ number: '豫财农〔2017〕4号', mentions: 3, amount: 900 }],
        mentionedTotal: 1,
        mentionedAmount: 900,
        missing: 3,
        missingRanges: [
          { from: 3, to: 3 },
          { from: 5, to: 6 },
        ],
      }),
    ]);
  });

  it('counts a document that is only mentioned, a joint number and a suffix as what they are', () => {
    const documents = [document('豫财农〔2017〕1号、豫扶贫〔2017〕1号'), document('豫财农〔2017〕2-1号'), document('豫财农〔2017〕3号', { loaded: false }), document('会议纪要')];
    const { gaps, unreadable } = serialGaps(documents, [], null);
    expect(unreadable).toBe(1);
    expect(gaps).toMatchObject([{ agency: '豫财农', missing: 0, mentionedTotal: 1, mentionedAmount: 0 }]);
  });

  it('puts a mention under no issuer where two share the letters of their numbers', () => {
    const documents = [document('新财农〔2018〕1号', { issuer: 'unit:a' }), document('新财农〔2018〕1号', { issuer: 'unit:b' })];
    const { gaps } = serialGaps(documents, [{ number: '新财农〔2018〕2号', mentions: 1, amount: 5 }], null);
    expect(gaps).toMatchObject([{ issuer: null, agency: '新财农', mentionedTotal: 1, missing: 0 }]);
  });

  it('tells a region which numbers its own lines name, and not what another issuer has left out', () => {
    const documents = [document('豫财农〔2017〕9号'), document('嵩财农〔2017〕2号', { issuer: 'unit:410325', region: '410325' })];
    const { gaps } = serialGaps(documents, [{ number: '豫财农〔2017〕8号', mentions: 1, amount: 70 }], new Set(['410325']));
    expect(gaps).toMatchObject([
      { agency: '豫财农', mentionedTotal: 1, mentionedAmount: 70, missing: 0, loaded: 0, missingRanges: [] },
      { agency: '嵩财农', missing: 1 },
    ]);
  });

  it('accounts for every number from one to the highest', () => {
    const serials = fc.array(fc.integer({ min: 1, max: 60 }), { maxLength: 30 });
    fc.assert(
      fc.property(serials, serials, (loaded, mentioned) => {
        const number = (serial: number): string => `豫财农〔2020〕${serial}号`;
        const mentions = [...new Set(mentioned)].map((serial) => ({ number: number(serial), mentions: 1, amount: serial }));
        const [gap] = serialGaps(
          [...new Set(loaded)].map((serial) => document(number(serial))),
          mentions,
          null,
        ).gaps;
        const all = new Set([...loaded, ...mentioned]);
        const highest = Math.max(0, ...all);
        if (!gap) expect(new Set(loaded).size).toBe(highest);
        // A mention of an agency nobody is known to issue under has no range to look at.
        else if (loaded.length > 0) expect(gap.loaded + gap.mentionedTotal + gap.missing).toBe(highest);
      }),
    );
  });
});

describe('days without rows inside what is covered', () => {
  const covers = [{ source: 'PAY', region: '410325', from: day('2020-01-01'), to: day('2020-03-31') }];
  const rows = ['2020-01-03', '2020-01-06', '2020-03-02'].map((text) => ({ source: 'PAY', region: '410325', day: dayNumber(text), rows: 1, amount: 100 }));

  it('come as one run with its working days, not weekend by weekend', () => {
    const runs = silentRuns(pairsOf(covers, rows), 5, null);
    expect(runs).toMatchObject([
      { from: day('2020-01-07'), to: day('2020-03-01'), days: 55, workingDays: 39, atEdge: false },
      { from: day('2020-03-03'), to: day('2020-03-31'), days: 29, workingDays: 21, atEdge: true },
    ]);
  });

  it('counts working days from any day to any other as a calendar does', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1_000, max: 30_000 }), fc.integer({ min: 0, max: 800 }), (from, length) => {
        let counted = 0;
        for (let one = from; one <= from + length; one += 1) if (![0, 6].includes(new Date(one * 86_400_000).getUTCDay())) counted += 1;
        expect(workingDays(from, from + length)).toBe(counted);
      }),
    );
  });

  it('shows money on days that no batch covers, year by year', () => {
    const outside = { source: 'PAY', region: '410325', day: dayNumber('2021-05-01'), rows: 2, amount: 700 };
    const [row] = periodRows(pairsOf(covers, [...rows, outside]), null);
    expect(row).toMatchObject({ counted: true, outsideAmount: 700 });
    expect(row!.years).toEqual([
      { year: 2020, coveredDays: 91, days: 366, rows: 3, amount: 300, outsideRows: 0, outsideAmount: 0 },
      { year: 2021, coveredDays: 0, days: 365, rows: 2, amount: 700, outsideRows: 2, outsideAmount: 700 },
    ]);
  });

  it('joins spans of several batches that touch or overlap', () => {
    const spans = [
      { source: 'PAY', region: '410325', from: day('2020-04-01'), to: day('2020-06-30') },
      ...covers,
      { source: 'PAY', region: '410325', from: day('2020-03-01'), to: day('2020-04-30') },
    ];
    expect(periodRows(pairsOf(spans, []), 2020)[0]!.years).toMatchObject([{ coveredDays: 182 }]);
  });
});
