import type { Rule } from './rule.js';
import { trapOf } from './trap-words.js';
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
const SIZES: Readonly<Record<string, string>> = { province: '全省规模', city: '市级规模', county: '县级规模', small: '小规模' };

/** What sources are called in Chinese, by code. */
export type SourceNames = Readonly<Record<string, string>>;

const CLASSES: Readonly<Record<RuleClass, string>> = {
  JS: '指标接收 · Receipt of indicators',
  FP: '资金分配 · Allocation',
  BF: '拨付进度 · Disbursement progress',
  SY: '资金使用 · Use of money',
  ZH: '账户管理 · Accounts',
  SK: '收款企业和受益贫困户 · Payees',
  GX: '串通模式 · Collusion patterns',
};

/** The catalogue of warnings as a page in both languages: what each rule says of itself, nothing beside. */
export function catalogueOf(rules: readonly Rule[], sets: readonly MeasuredSet[], sources: SourceNames): string {
  const told = Object.keys(SIZES).find((size) => sets.some((set) => set.size === size));
  const measured = sets.filter(({ size }) => size === told).sort((a, b) => Number(b.tuned) - Number(a.tuned));
  const lines = [
    '# Warnings and patterns · 预警与串通模式',
    '',
    '由 `npm run generate:warnings` 依 `cypher/warnings` 和 `cypher/patterns` 各文件的文件头生成，修改请改文件头。',
    '',
    'Made from the headers of `cypher/warnings` and `cypher/patterns` by `npm run generate:warnings`; change those.',
    '',
    '官方 44 条规则目录未公开。六大类别和数量来自公开报道，名称、条件和阈值均为依据法规、审计案例和公开系统的复原，逐条注明来源，可按本地规定设置。',
    '',
    'The official list of 44 rules is not public. Its six classes and the number 44 are; names, conditions and thresholds here are reconstructed from laws, audit',
    'findings and what public monitoring systems show, each with its origin below. They are settings: an office that has its own list puts its values in their place.',
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
          sources,
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

function entryOf(rule: Rule, measured: readonly Measured[], sources: SourceNames): string[] {
  const { code, title, titleZh, bandsText, bandsTextZh, why, whyZh, basis, basisZh, needs, clauses, traps, settings, version, file } = rule;
  const named = (codes: readonly string[]): string => codes.map((one) => `${sources[one] ?? ''}（${one}）`).join('、');
  const demanding = clauses.filter(({ needs: more }) => more.length > 0);
  const told = traps.map((id) => ({ id, title: trapOf(id)?.title ?? '', titleZh: trapOf(id)?.titleZh ?? '' }));
  return [
    `### ${code} ${titleZh} · ${title}`,
    '',
    whyZh,
    '',
    why,
    '',
    ...table(
      ['', '中文', 'English'],
      [
        ['分档 · Bands', bandsTextZh, bandsText],
        ...(clauses.length === 0
          ? []
          : [
              [
                '情形 · Clauses',
                clauses.map(({ clause, textZh }) => `（${clause}）${textZh}`).join('；'),
                clauses.map(({ clause, text }) => `(${clause}) ${text}`).join('; '),
              ],
            ]),
        ['依据 · Basis', basisZh, basis],
        [
          '所需来源 · Needs',
          `${named(needs)}${demanding.map(({ clause, needs: more }) => `；${clause} 款另需${named(more)}`).join('')}。缺少时为不可判，不作通过`,
          `${needs.join(', ')}${demanding.map(({ clause, needs: more }) => `; clause (${clause}) also ${more.join(', ')}`).join('')}; without them it is not evaluable, never passed`,
        ],
        [
          '可解释的情形 · Explained by',
          told.map((one) => `${one.titleZh}（${one.id}）`).join('、') || '无',
          told.map((one) => `${one.title} (${one.id})`).join(', ') || 'nothing',
        ],
        ['实测 · Measured', ...measuredTexts(measured)],
      ],
    ),
    '',
    ...(settings.length === 0
      ? []
      : [
          ...table(
            ['设置 · Setting', '默认值 · Default', '含义与出处', 'Meaning and origin'],
            settings.map(({ name, type, default: value, meaning, meaningZh }) => [`\`${name}\``, valueOf(type, value), meaningZh, meaning]),
          ),
          '',
        ]),
    `[${file}](../../${file})，第 ${version} 版 · version ${version}`,
  ];
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const line = (cells: readonly string[]): string => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)];
}

/** In both languages; the seed that the rule was tuned on first. */
function measuredTexts(measured: readonly Measured[]): [string, string] {
  const told = measured.flatMap(({ size, seed, one }) => (one ? [{ ...one, size, seed }] : []));
  if (told.length === 0) return ['尚未实测', 'not yet'];
  const share = (value: number | null, none: string): string => (value === null ? none : value.toFixed(2));
  const zh = told.map(
    ({ precision, recall, size, seed }) => `查准率 ${share(precision, '无发现')}，查全率 ${share(recall, '无发现')}（${SIZES[size]}，种子 ${seed}）`,
  );
  const en = told.map(
    ({ precision, recall, size, seed }) => `precision ${share(precision, 'none found')}, recall ${share(recall, 'none found')} (${size}, seed ${seed})`,
  );
  return [`${zh.join('；')}，在[植入案例的生成数据](../evaluation.md)上`, `${en.join('; ')} on [generated data with planted cases](../evaluation.md)`];
}

/** As a person writes it, in either language. */
function valueOf(type: string, value: unknown): string {
  if (type === 'fen' && typeof value === 'number') return `¥${(value / 100).toLocaleString('en')}`;
  if (typeof value === 'boolean') return value ? '是 · yes' : '否 · no';
  if (typeof value === 'string') return `\`${value}\``;
  return Array.isArray(value) ? `${value.length} 项 · values` : String(value);
}
