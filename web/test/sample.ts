import type { AppearanceView, TraceNode, TraceStep, TraceView } from '../src/api/shapes.js';

/** A node as the service gives it; what a test is about is stated by the test. */
export function node(id: string, column: number, more: Partial<TraceNode> = {}): TraceNode {
  return {
    id,
    column,
    kind: 'Unit',
    name: id,
    level: 'unit',
    region: null,
    regionName: null,
    received: 0,
    passedOn: 0,
    rests: 0,
    agree: true,
    root: false,
    end: false,
    count: 1,
    hidden: { count: 0, amount: 0 },
    facts: {},
    dataQuality: [],
    sources: [],
    ...more,
  };
}

export function step(source: string, target: string, amount: number, more: Partial<TraceStep> = {}): TraceStep {
  return {
    id: `${more.kind ?? 'payment'} ${source} ${target}`,
    kind: 'payment',
    grade: 'documented',
    amount,
    attributed: amount,
    count: 1,
    source,
    target,
    upperDocumentNumber: null,
    upperIssuedAt: null,
    registeredAt: null,
    onwardDocumentNumber: null,
    onwardIssuedAt: null,
    destination: null,
    payingUnit: null,
    payingAccount: null,
    paidAt: null,
    purpose: null,
    payee: null,
    payeeAccount: null,
    timePrecision: null,
    sources: [],
    dataQuality: [],
    settles: [],
    ...more,
  };
}

export function view(nodes: TraceNode[], steps: TraceStep[], cutOff: TraceView['cutOff'] = { nodes: 0, steps: 0, amount: 0, cursor: null }): TraceView {
  const columns = [...new Set(nodes.map(({ column }) => column))].sort((a, b) => a - b);
  return {
    document: { id: 'd', number: '豫财农〔2017〕12号', numberAsWritten: null, title: null, issuer: null, issuedAt: null, amount: 0 },
    nodes,
    steps,
    cutOff,
    levels: columns.map((column) => ({ column, level: 'unit', amount: 0, nodes: nodes.filter((one) => one.column === column).length })),
    totals: { issued: 0, unspent: 0, held: 0, paid: 0, returned: 0, unexplained: [] },
    net: { paidGross: 0, recovered: 0, madeGood: 0 },
    methods: [],
    excess: [],
    excessSum: { count: 0, amount: 0 },
    unknownInflow: [],
    unknownInflowSum: { count: 0, amount: 0 },
    held: [],
    heldCount: 0,
    marks: { ledgers: 0, openingsUnknown: 0, unprovenDays: 0, unproven: [], edges: 0, events: 0 },
    engine: 'projection',
    asOf: null,
    dataVersion: 1,
    queries: [],
  };
}

/** One seed for a whole run, printed when a law breaks, so that the same case can be looked at again. */
export const SEED = 20170321;

const tone = { light: '#333333', dark: '#cccccc' };
const both = (zh: string, en: string) => ({ zh, en });

/** A few kinds as the service would serve them. */
export const APPEARANCE: AppearanceView = {
  nodes: (
    [
      ['Unit', 'round-rectangle', both('单位', 'Unit')],
      ['Household', 'pentagon', both('农户', 'Household')],
      ['Enterprise', 'rectangle', both('企业', 'Enterprise')],
    ] as const
  ).map(([kind, shape, caption]) => ({ kind, shape, caption, line: 'solid', icon: 'M0 0h16', border: tone, fill: tone })),
  steps: [
    { kind: 'payment', caption: both('支付', 'Payment'), ledger: 'money', backward: false, mark: '', arrow: 'triangle', colour: tone },
    { kind: 'recovery', caption: both('追回', 'Recovery'), ledger: 'money', backward: true, mark: '↩', arrow: 'vee', colour: tone },
  ],
  grades: [
    { grade: 'documented', caption: both('有据', 'Documented'), meaning: both('', ''), line: 'solid', mark: '' },
    { grade: 'attributed', caption: both('推算', 'Attributed'), meaning: both('', ''), line: 'dashed', mark: '≈' },
  ],
  levels: [],
  reasons: [],
  methods: [],
  onward: tone,
};
