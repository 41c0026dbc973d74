import type { Rule } from './rule.js';
import type { RuleClass } from './words.js';

/** How good a rule was on labelled data, where that has been measured. */
export interface MeasuredRule {
  readonly rule: string;
  readonly precision: number | null;
  readonly recall: number | null;
}

/** One set of generated data that rules were measured on; `tuned`: and on which they were made what they are. */
export interface MeasuredSet {
  readonly size: string;
  readonly seed: number;
  readonly tuned: boolean;
  readonly scores: readonly MeasuredRule[];
}

/** Sizes of generated data, the largest first: what was measured on it is told. */
const SIZES = ['province', 'city', 'county', 'small'];

const CLASSES: Readonly<Record<RuleClass, string>> = {
  JS: '指标接收 · Receipt of indicators',
  FP: '资金分配 · Allocation',
  BF: '拨付进度 · Disbursement progress',
  SY: '资金使用 · Use of money',
  ZH: '账户管理 · Accounts',
  SK: '收款企业和受益贫困户 · Payees',
  GX: '串通模式 · Collusion patterns',
};

/** The catalogue of warnings as a page: what each rule says of itself, nothing beside. */
export function catalogueOf(rules: readonly Rule[], sets: readonly MeasuredSet[]): string {
  const told = SIZES.find((size) => sets.some((set) => set.size === size));
  const measured = sets.filter(({ size }) => size === told).sort((a, b) => Number(b.tuned) - Number(a.tuned));
  const lines = [
    '# Warnings and patterns · 预警与串通模式',
    '',
    'Made from the headers of `cypher/warnings` and `cypher/patterns` by `npm run generate:warnings`; change those.',
    '',
    'The official list of 44 rules is not public. Its six classes and the number 44 are; names, conditions and thresholds here are reconstructed from laws, audit',
    'findings and what public monitoring systems show, each with its origin below. They are settings: an office that has its own list puts its values in their place.',
    '',
    '官方 44 条规则目录未公开。六大类别和数量来自公开报道，名称、条件和阈值均为依据法规、审计案例和公开系统的复原，逐条注明来源，可按本地规定设置。',
  ];
  for (const [name, title] of Object.entries(CLASSES)) {
    const own = rules.filter((rule) => rule.class === name);
    if (own.length === 0) continue;
    lines.push('', `## ${title} (${own.length})`);
    for (const rule of own)
      lines.push(
        '',
        ...entryOf(
          rule,
          measured.map(({ size, seed, scores }) => ({ size, seed, one: scores.find((score) => score.rule === rule.code) })),
        ),
      );
  }
  return `${lines.join('\n')}\n`;
}

interface Measured {
  readonly size: string;
  readonly seed: number;
  readonly one: MeasuredRule | undefined;
}

function entryOf(rule: Rule, measured: readonly Measured[]): string[] {
  const { code, title, titleZh, bandsText, why, whyZh, basis, needs, clauses, traps, settings, version, file } = rule;
  return [
    `### ${code} ${titleZh} · ${title}`,
    '',
    `${whyZh} ${why}`,
    '',
    `- **Bands**: ${bandsText}`,
    `- **Basis**: ${basis}`,
    `- **Needs**: ${needs.join(', ')}${clauses.map(({ clause, needs: more }) => `; clause (${clause}) also ${more.join(', ')}`).join('')}; without them it is not evaluable, never passed`,
    `- **Explained by**: ${traps.join(', ') || 'nothing'}`,
    ...(settings.length === 0
      ? []
      : [`- **Settings**: ${settings.map(({ name, type, default: value, meaning }) => `\`${name}\` = ${valueOf(type, value)} (${meaning})`).join('; ')}`]),
    `- **Measured**: ${measuredText(measured)}`,
    `- [${file}](../../${file}), version ${version}`,
  ];
}

/** The seed that the rule was tuned on first. */
function measuredText(measured: readonly Measured[]): string {
  const share = (value: number | null): string => (value === null ? 'none found' : value.toFixed(2));
  const told = measured.flatMap(({ size, seed, one }) =>
    one ? [`precision ${share(one.precision)}, recall ${share(one.recall)} (${size}, seed ${seed})`] : [],
  );
  return told.length === 0 ? 'not yet' : `${told.join('; ')} on [generated data with planted cases](../evaluation.md)`;
}

function valueOf(type: string, value: unknown): string {
  if (type === 'fen' && typeof value === 'number') return `${(value / 100).toLocaleString('en')} yuan`;
  return Array.isArray(value) ? `${value.length} values` : String(value);
}
