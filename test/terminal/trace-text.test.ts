import fc from 'fast-check';
import { formatYuan } from '../../src/domain/model/written-values.js';
import { changesText } from '../../src/terminal/changes-text.js';
import { cut, padEnd, padStart, widthOf } from '../../src/terminal/terminal-text.js';
import { traceText } from '../../src/terminal/trace-text.js';
import type { ChangesView } from '../../src/domain/traces/changes.shapes.js';
import type { TraceNode, TraceStep, TraceView } from '../../src/domain/traces/trace.shapes.js';

const seed = Date.now();

describe(`a trace on a terminal (seed ${seed})`, () => {
  it('counts two columns for a Chinese character and a full-width bracket', () => {
    expect(widthOf('豫财农〔2017〕12号')).toBe(18);
    expect(widthOf('abc')).toBe(3);
  });

  it('pads and cuts any text to the width asked for', () => {
    const text = fc.string({ unit: fc.constantFrom(...'豫财农〔〕号县a1 ·（）') });
    fc.assert(
      fc.property(text, fc.integer({ min: 2, max: 40 }), (given, width) => {
        const kept = cut(given, width);
        expect(widthOf(kept)).toBeLessThanOrEqual(width);
        expect(widthOf(padEnd(kept, width))).toBe(width);
        expect(widthOf(padStart(kept, width))).toBe(width);
        if (widthOf(given) <= width) expect(kept).toBe(given);
      }),
      { seed },
    );
  });

  it('writes yuan with thousands and without rounding', () => {
    expect(formatYuan(800_000)).toBe('8,000.00');
    expect(formatYuan(-5)).toBe('-0.05');
    expect(formatYuan(Number.MAX_SAFE_INTEGER)).toBe('90,071,992,547,409.91');
  });

  it('stands the sums in one column, says the identity, and what it does not show', () => {
    const text = traceText(view(), 'zh');
    const lines = text.split('\n');
    const sums = lines.filter((line) => /^(?:豫财农|[├└│← ]).*\d\.\d\d/u.test(line));
    const ends = new Set(sums.map((line) => widthOf(line.slice(0, /\d\.\d\d/u.exec(line)!.index))));
    expect(sums.length).toBe(5);
    expect(ends.size).toBe(1);
    expect(text).toContain('下达 60,000.00 = 未用 12,000.00 + 留存 10,000.00 + 到达 30,000.00 + 退回 8,000.00');
    expect(text).toContain('支付毛额 38,000.00 − 已退回或追回 8,000.00 = 净额 30,000.00');
    expect(text).toContain('未展示：3 个节点，4 笔，合计 1,234.56 元。');
    expect(text).toContain('↩ 追回');
  });

  it('opens a place that is reached twice only once', () => {
    const twice = view();
    twice.steps.push({ ...twice.steps[1]!, id: 'again', source: 'document:p', target: 'unit:x' });
    expect(traceText(twice, 'en').match(/see above/gu)).toHaveLength(1);
  });

  it('calls neighbours that are not drawn singly by their number, once', () => {
    const summed = view();
    summed.nodes.push({ ...summed.nodes[3]!, id: 'rest:unit:x', name: '', kind: 'Rest', count: 24, hidden: { count: 24, amount: 1_920_000 } });
    summed.nodes[2] = { ...summed.nodes[2]!, hidden: { count: 24, amount: 1_920_000 } };
    summed.steps.push({ ...summed.steps[2]!, id: 'rest', target: 'rest:unit:x', amount: 1_920_000, attributed: 1_920_000, count: 24 });
    const lines = traceText(summed, 'zh')
      .split('\n')
      .filter((line) => line.includes('19,200.00'));
    expect(lines).toHaveLength(1);
    expect(lines[0]).toContain('其余（24）');
  });

  it('says what stands beside the identity, past what is listed', () => {
    const more: TraceView = {
      ...view(),
      excess: [{ id: 'indicator:i', name: 'ZB0001', amount: 200 }] as unknown as TraceView['excess'],
      excessSum: { count: 3, amount: 900 },
      unknownInflowSum: { count: 2, amount: 12_345 },
    };
    const text = traceText(more, 'zh');
    expect(text).toContain('流出超过流入: ZB0001 2.00\n流出超过流入的另有 2 处；全部合计 9.00 元。');
    expect(text).toContain('2 个账户支出多于已知余额，来源不明的流入合计 123.45 元。');
    expect(traceText(view(), 'zh')).not.toContain('另有');
  });
});

describe('what changed, on a terminal', () => {
  const moment = (dataVersion: number, paid: number): ChangesView['before'] => ({
    asOf: null,
    dataVersion,
    totals: { ...view().totals, paid },
    net: view().net,
  });
  const changes: ChangesView = {
    before: moment(3, 2_999_000),
    after: moment(4, 3_000_000),
    changes: [
      {
        change: 'appeared',
        id: 'paid:1',
        kind: 'payment',
        grade: 'documented',
        name: '示例公司',
        from: '嵩县农业局',
        at: Date.UTC(2017, 5, 20, 16),
        sources: [],
        before: null,
        after: 1_200_000,
        batch: 4,
      },
      {
        change: 'changed',
        id: 'paid:2',
        kind: 'recovery',
        grade: 'attributed',
        name: null,
        from: null,
        at: null,
        sources: [],
        before: 5_000,
        after: 4_000,
        batch: null,
      },
    ],
    total: 4,
    unlisted: 150,
    batches: [{ sequence: 4, id: 'correct-1', mode: 'correct', loadedAt: 0, steps: 1 }],
  };

  it('stands the amounts of both answers in two columns, with the batch each change came by and what is not listed', () => {
    const text = changesText('豫财农〔2017〕12号', changes, 'en');
    const rows = text.split('\n').filter((line) => line.includes('→'));
    const arrows = rows.map((row) => widthOf(row.slice(0, row.lastIndexOf('→'))));
    expect(arrows).toEqual([arrows[0], arrows[0]]);
    expect(rows[0]).toMatch(/^new .*2017-06-21 嵩县农业局 → 示例公司 .*— → 12,000\.00 {2}batch 4 \(correct\)$/u);
    expect(rows[1]).toMatch(/^changed .*paid:2.*50\.00 → +40\.00 {2}follows from other changes {2}≈ /u);
    expect(text).toContain('Then (data version 3)\n  issued 60,000.00 = ');
    expect(text).toContain('4 steps changed\n');
    expect(text).toContain('Not listed: 2, with differences of 1.50 yuan without their signs.');
    expect(changesText('豫财农〔2017〕12号', changes, 'zh')).toContain('批次 4（更正）');
  });

  it('says so where nothing changed', () => {
    const none = { ...changes, changes: [], total: 0, unlisted: 0, batches: [] };
    expect(changesText('豫财农〔2017〕12号', none, 'zh')).toMatch(/没有步骤变化。$/u);
  });
});

function view(): TraceView {
  const node = (id: string, name: string, column: number, root = false): TraceNode =>
    ({ id, name, column, root, kind: 'Unit', level: 'unit', hidden: { count: 0, amount: 0 }, facts: {} }) as unknown as TraceNode;
  const step = (id: string, kind: TraceStep['kind'], source: string, target: string, amount: number): TraceStep =>
    ({
      id,
      kind,
      source,
      target,
      amount,
      attributed: amount,
      grade: 'documented',
      count: 1,
      paidAt: Date.UTC(2017, 5, 20, 16),
      onwardIssuedAt: null,
    }) as unknown as TraceStep;
  return {
    document: {
      id: 'document:p',
      number: '豫财农〔2017〕12号',
      numberAsWritten: null,
      title: '关于下达资金的通知',
      issuer: '河南省财政厅',
      issuedAt: Date.UTC(2017, 2, 7, 16),
      amount: 6_000_000,
    },
    nodes: [
      node('document:c', '财农〔2016〕150号', 0),
      node('document:p', '豫财农〔2017〕12号', 1, true),
      node('unit:x', '嵩县农业局', 2),
      node('payee', '曹*', 3),
    ],
    steps: [
      step('1', 'distribution', 'document:c', 'document:p', 10_000_000),
      step('2', 'distribution', 'document:p', 'unit:x', 6_000_000),
      step('3', 'payment', 'unit:x', 'payee', 800_000),
      step('4', 'recovery', 'payee', 'unit:x', 800_000),
    ],
    levels: [],
    totals: { issued: 6_000_000, unspent: 1_200_000, held: 1_000_000, paid: 3_000_000, returned: 800_000, unexplained: [] },
    net: { paidGross: 3_800_000, recovered: 800_000, madeGood: 0 },
    methods: [],
    unknownInflow: [],
    held: [],
    heldCount: 0,
    marks: { ledgers: 0, openingsUnknown: 0, unprovenDays: 0, unproven: [], edges: 0, events: 0 },
    engine: 'cypher',
    asOf: null,
    excessSum: { count: 0, amount: 0 },
    unknownInflowSum: { count: 0, amount: 0 },
    excess: [],
    cutOff: { nodes: 3, steps: 4, amount: 123_456, cursor: null },
    dataVersion: 1,
    queries: [],
  };
}
