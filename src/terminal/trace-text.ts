import { APPEARANCE } from '../domain/appearance.js';
import type { TraceNode, TraceStep, TraceTotals, TraceView } from '../domain/traces/trace.shapes.js';
import { formatCount, formatDay, formatYuan } from '../domain/model/written-values.js';
import { BACKWARD_KINDS } from '../domain/traces/words.js';
import { cut, padEnd, padStart, widthOf } from './terminal-text.js';

export type Language = 'zh' | 'en';

const WORDS = {
  zh: {
    from: '资金来源',
    to: '资金去向',
    yuan: '元',
    issued: '下达',
    unspent: '未用',
    held: '留存',
    paid: '到达',
    returned: '退回',
    gross: '支付毛额',
    recovered: '已退回或追回',
    net: '净额',
    madeGood: '另行补足',
    excess: '流出超过流入',
    excessMore: (count: string, yuan: string) => `流出超过流入的另有 ${count} 处；全部合计 ${yuan} 元。`,
    inflow: (count: string, yuan: string) => `${count} 个账户支出多于已知余额，来源不明的流入合计 ${yuan} 元。`,
    methods: '各归属方法',
    openings: (count: string) => `${count} 个账户无期初余额：不主张各方法一致，下限为 0。`,
    days: (count: string) => `${count} 天内先后顺序未经证实（来源只有日期）。`,
    below: (steps: string, yuan: string) => `低于所设金额未列出：${steps} 笔，合计 ${yuan} 元。`,
    asOf: '截至',
    above: '见上',
    shared: '含其他来源',
    nothing: '没有文件资金到达这里。从付款一方起查，请用其指标或文件。',
    whole: '全部已列出。',
    unconfirmed: (yuan: string, payments: string) => `其中 ${yuan} 元（${payments} 笔）所依据的多来源匹配尚未经人确认。`,
    hidden: (nodes: string, steps: string, yuan: string) => `未展示：${nodes} 个节点，${steps} 笔，合计 ${yuan} 元。`,
    more: '各级步骤相加，同一笔钱逐级重复计入。全部明细：加 --csv 文件名，或在界面中打开。',
    version: '数据版本',
    of: '全笔',
    times: '笔',
    hiddenHere: (count: string) => `其余 ${count} 个未展开`,
    empty: '（没有）',
  },
  en: {
    from: 'Came from',
    to: 'Went to',
    yuan: 'yuan',
    issued: 'issued',
    unspent: 'unspent',
    held: 'held',
    paid: 'paid',
    returned: 'returned',
    gross: 'paid gross',
    recovered: 'recovered',
    net: 'net',
    madeGood: 'made good',
    excess: 'More left than had arrived',
    excessMore: (count: string, yuan: string) => `${count} more places where more left than had arrived; all together ${yuan} yuan.`,
    inflow: (count: string, yuan: string) => `${count} accounts paid more than they are known to have had: inflow from unknown sources of ${yuan} yuan.`,
    methods: 'By method',
    openings: (count: string) => `${count} accounts have no opening balance: agreement of the methods is not claimed, the least is 0.`,
    days: (count: string) => `On ${count} days the order is unproven (the source gives only dates).`,
    below: (steps: string, yuan: string) => `Below the amount asked for, not listed: ${steps} steps, ${yuan} yuan.`,
    asOf: 'As of',
    above: 'see above',
    shared: 'with what others brought',
    nothing: 'No money of any document came here. To trace what it paid, start from its lines or documents.',
    whole: 'Everything is listed.',
    unconfirmed: (yuan: string, payments: string) => `${yuan} yuan in ${payments} payments rest on matches that nobody has confirmed yet.`,
    hidden: (nodes: string, steps: string, yuan: string) => `Not shown: ${nodes} nodes, ${steps} steps, ${yuan} yuan.`,
    more: 'Steps of all levels are added up, so the same money counts on each. All of them: add --csv FILE, or open it in the viewer.',
    version: 'Data version',
    of: 'of',
    times: 'steps',
    hiddenHere: (count: string) => `${count} more not opened`,
    empty: '(nothing)',
  },
} as const;
type Words = (typeof WORDS)[Language];

/** Left part of a line, cut to this width so that the sums stay in one column. */
const LABEL_WIDTH_MAX = 84;

interface Line {
  readonly label: string;
  readonly amount: string;
  readonly note: string;
}

/** A trace as a tree with sums, the identity line and what is not shown. Sums stand in one column, also beside Chinese. */
export function traceText(view: TraceView, language: Language): string {
  const words = WORDS[language];
  const { document, totals, net, excess, cutOff } = view;
  const head = [document.number, document.issuer, document.issuedAt === null ? null : formatDay(document.issuedAt)].filter(Boolean).join('  ');
  const up = upward(view, words, language);
  const down = downward(view, words, language);
  const width = Math.min(LABEL_WIDTH_MAX, Math.max(...[...up, ...down].map((line) => widthOf(line.label)), 20));
  const amountWidth = Math.max(...[...up, ...down].map((line) => line.amount.length), words.yuan.length);
  const drawn = (line: Line): string =>
    `${padEnd(cut(line.label, width), width)}  ${padStart(line.amount, amountWidth)}${line.note ? `  ${line.note}` : ''}`.trimEnd();
  return [
    head,
    ...(document.title ? [document.title] : []),
    '',
    `${padEnd(words.from, width)}  ${padStart(words.yuan, amountWidth)}`,
    ...(up.length > 0 ? up.map(drawn) : [words.empty]),
    '',
    `${padEnd(words.to, width)}  ${padStart(words.yuan, amountWidth)}`,
    ...down.map(drawn),
    '',
    identityLine(totals, language),
    ...(totals.unconfirmed ? [words.unconfirmed(formatYuan(totals.unconfirmed.amount), formatCount(totals.unconfirmed.payments))] : []),
    `${words.gross} ${formatYuan(net.paidGross)} − ${words.recovered} ${formatYuan(net.recovered)} = ${words.net} ${formatYuan(net.paidGross - net.recovered)}${net.madeGood > 0 ? `  (${words.madeGood} ${formatYuan(net.madeGood)})` : ''}`,
    ...methodLines(view, words, language),
    ...excess.map(({ name, amount }) => `${words.excess}: ${name} ${formatYuan(amount)}`),
    ...(view.excessSum.count > excess.length ? [words.excessMore(formatCount(view.excessSum.count - excess.length), formatYuan(view.excessSum.amount))] : []),
    ...(view.unknownInflowSum.count > 0 ? [words.inflow(formatCount(view.unknownInflowSum.count), formatYuan(view.unknownInflowSum.amount))] : []),
    cutOff.nodes === 0 && cutOff.steps === 0
      ? words.whole
      : `${words.hidden(formatCount(cutOff.nodes), formatCount(cutOff.steps), formatYuan(cutOff.amount))} ${words.more}`,
    ...(view.belowMinAmount ? [words.below(formatCount(view.belowMinAmount.steps), formatYuan(view.belowMinAmount.amount))] : []),
    ...(totals.issued === 0 && view.asOf === null ? [words.nothing] : []),
    ...(view.marks.openingsUnknown > 0 ? [words.openings(formatCount(view.marks.openingsUnknown))] : []),
    ...(view.marks.unprovenDays > 0 ? [words.days(formatCount(view.marks.unprovenDays))] : []),
    `${words.version} ${view.dataVersion}${view.asOf === null ? '' : `  ${words.asOf} ${view.asOf}`}`,
  ].join('\n');
}

/** Where the methods do not agree, the identity by each of them. */
function methodLines({ methods }: TraceView, words: Words, language: Language): string[] {
  const first = JSON.stringify(methods[0]?.totals);
  if (methods.every(({ totals }) => JSON.stringify(totals) === first)) return [];
  return [
    `${words.methods}:`,
    ...methods.map(
      ({ method, totals }) =>
        `  ${padEnd(APPEARANCE.methods.find((each) => each.method === method)?.caption[language] ?? method, 12)} ${identityLine(totals, language)}`,
    ),
  ];
}

/** issued = unspent + held + paid + returned + Σ unexplained, to the fen, as the totals say it. */
export function identityLine(totals: TraceTotals, language: Language): string {
  const words = WORDS[language];
  const unexplained = totals.unexplained
    .filter(({ amount }) => amount !== 0)
    .map(({ reason, amount }) => `${APPEARANCE.reasons.find((appearance) => appearance.reason === reason)?.caption[language] ?? reason} ${formatYuan(amount)}`);
  const parts = [
    `${words.unspent} ${formatYuan(totals.unspent)}`,
    `${words.held} ${formatYuan(totals.held)}`,
    `${words.paid} ${formatYuan(totals.paid)}`,
    `${words.returned} ${formatYuan(totals.returned)}`,
    ...unexplained,
  ];
  return `${words.issued} ${formatYuan(totals.issued)} = ${parts.join(' + ')}`;
}

/** What flowed into the root and into those before it, nearest first. */
function upward(view: TraceView, words: Words, language: Language): Line[] {
  const lines: Line[] = [];
  const seen = new Set<string>();
  const nodes = byId(view.nodes);
  const into = (target: TraceNode, depth: number): void => {
    seen.add(target.id);
    for (const step of view.steps.filter((each) => each.target === target.id && isFrom(nodes.get(each.source), each, target))) {
      const source = nodes.get(step.source)!;
      lines.push(lineOf(`${'   '.repeat(depth)}← `, source, step, words, language));
      if (!seen.has(source.id)) into(source, depth + 1);
    }
  };
  for (const root of view.nodes.filter((node) => node.root)) into(root, 0);
  return lines;
}

/** The tree from the root on; a place reached twice is opened once. */
function downward(view: TraceView, words: Words, language: Language): Line[] {
  const lines: Line[] = [];
  const opened = new Set<string>();
  const nodes = byId(view.nodes);
  const roots = view.nodes.filter((node) => node.root);
  const outOf = new Map<string, TraceStep[]>();
  const from = new Map<string, Set<string>>();
  for (const step of view.steps) {
    outOf.set(step.source, [...(outOf.get(step.source) ?? []), step]);
    const target = nodes.get(step.target);
    if (target && !isBackward(step, nodes.get(step.source) ?? target, target)) from.set(step.target, (from.get(step.target) ?? new Set()).add(step.source));
  }
  const open = (node: TraceNode, indent: string): void => {
    if (opened.has(node.id)) return;
    opened.add(node.id);
    const steps = outOf.get(node.id) ?? [];
    // Neighbours not drawn singly are a node of their own where the answer has one, and then need no second line.
    const summedUp = isSum(node) || steps.some(({ target }) => nodes.get(target)?.kind === 'Rest');
    const { count, amount } = summedUp ? { count: 0, amount: 0 } : node.hidden;
    steps.forEach((step, index) => {
      const last = index === steps.length - 1 && count === 0;
      const target = nodes.get(step.target);
      if (!target) return;
      const goesOn = !isBackward(step, node, target);
      const again = opened.has(target.id) && goesOn && (outOf.get(target.id)?.length ?? 0) > 0;
      const line = lineOf(`${indent}${last ? '└─' : '├─'} `, target, step, words, language, !goesOn);
      // What goes on from a place that several others feed is of all of them, and more than came on this line.
      const told = again ? words.above : goesOn && (from.get(target.id)?.size ?? 0) > 1 && (outOf.get(target.id)?.length ?? 0) > 0 ? words.shared : '';
      lines.push({ ...line, note: [line.note, told].filter(Boolean).join('  ') });
      if (goesOn) open(target, `${indent}${last ? '   ' : '│  '}`);
    });
    if (count > 0) lines.push({ label: `${indent}└─ … ${words.hiddenHere(formatCount(count))}`, amount: formatYuan(amount), note: '' });
  };
  for (const root of roots) {
    // One root of a set that another one feeds stands below it.
    if (opened.has(root.id)) continue;
    lines.push({ label: root.name, amount: formatYuan(roots.length === 1 ? view.document.amount : root.received), note: '' });
    open(root, '');
  }
  return lines;
}

function lineOf(lead: string, node: TraceNode, step: TraceStep, words: Words, language: Language, goesBack = false): Line {
  const appearance = APPEARANCE.steps.find((each) => each.kind === step.kind);
  const traced = step.attributed ?? step.amount;
  const at = step.paidAt ?? step.onwardIssuedAt;
  const kind = goesBack ? `↩ ${appearance?.caption[language] ?? step.kind}` : (appearance?.caption[language] ?? step.kind);
  const note = [
    kind,
    at === null ? '' : formatDay(at),
    step.count > 1 ? `${formatCount(step.count)} ${words.times}` : '',
    step.grade === 'documented' ? '' : `≈ ${APPEARANCE.grades.find((each) => each.grade === step.grade)?.caption[language] ?? step.grade}`,
    traced === step.amount ? '' : `${words.of} ${formatYuan(step.amount)}`,
  ];
  return {
    label: `${lead}${isSum(node) ? sumName(node, language) : node.name}`,
    amount: `${goesBack ? '−' : ''}${formatYuan(traced)}`,
    note: note.filter(Boolean).join('  '),
  };
}

/** `The others (24)`: a node that stands for many has no name of its own. */
function sumName(node: TraceNode, language: Language): string {
  const caption = APPEARANCE.nodes.find(({ kind }) => kind === node.kind)?.caption[language] ?? node.kind;
  return language === 'zh' ? `${caption}（${formatCount(node.count)}）` : `${caption} (${formatCount(node.count)})`;
}

const isSum = (node: TraceNode): boolean => node.kind === 'Rest' || node.kind === 'Outside';

/** A recall that does not go to a lower column takes quota to a document that issues it anew: it leads on, and is where that comes from. */
const isBackward = (step: TraceStep, source: TraceNode, target: TraceNode): boolean =>
  BACKWARD_KINDS.includes(step.kind) && !(step.kind === 'recall' && target.column >= source.column);
const isFrom = (source: TraceNode | undefined, step: TraceStep, target: TraceNode): boolean =>
  source !== undefined && !isBackward(step, source, target) && (source.column < target.column || step.kind === 'recall');
const byId = (nodes: readonly TraceNode[]): Map<string, TraceNode> => new Map(nodes.map((node) => [node.id, node]));
