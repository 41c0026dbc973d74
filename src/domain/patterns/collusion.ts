import type { ParameterType } from '../../graph/query-header.js';
import type { Rule, RuleSetting } from '../warnings/rule.js';
import type { Measure } from '../warnings/words.js';
import { ANYTHING, type Allowed, type Pattern, type PatternColumn } from './pattern.js';
import type { ColumnType } from './words.js';

/** The parameter by which chosen subjects take the place of a region's. */
export const SUBJECTS = 'subjects';

const MEASURES: Readonly<Record<Measure, ColumnType>> = { days: 'integer', fen: 'fen', share: 'share', count: 'number', months: 'integer' };
const BANDS = {
  red: { en: 'red', zh: '红' },
  orange: { en: 'orange', zh: '橙' },
  yellow: { en: 'yellow', zh: '黄' },
  blue: { en: 'blue', zh: '蓝' },
};

/** A collusion pattern as something to ask: its settings are the parameters, and what it finds are the rows. Nothing it finds is kept. */
export function collusionOf(rule: Rule): Pattern {
  return {
    id: rule.id,
    topic: 'collusion',
    title: `${rule.code} ${rule.title}`,
    titleZh: `${rule.code} ${rule.titleZh}`,
    why: rule.why,
    whyZh: rule.whyZh,
    note: `Judged as by the rule ${rule.code}: ${rule.bandsText}. Nothing that is found is kept.`,
    noteZh: `按规则 ${rule.code} 判断：${rule.bandsTextZh}。结果不入预警台账。`,
    needs: rule.needs,
    parameters: [
      {
        name: SUBJECTS,
        type: 'string[]',
        required: false,
        default: null,
        meaning: `Only these (${rule.subject}); else all of the region`,
        meaningZh: '只判断这些对象；不填则判断本地区全部',
        allowed: { ...ANYTHING, kinds: [rule.subject] },
      },
      ...rule.settings.map((setting) => ({
        name: setting.name,
        type: setting.type as ParameterType,
        required: false,
        default: setting.default,
        meaning: setting.meaning,
        meaningZh: setting.meaningZh,
        allowed: allowedBy(setting),
      })),
    ],
    columns: columnsOf(rule),
    words: { ...BANDS, ...clausesOf(rule) },
    edge: null,
    order: 'band (worst first), amount (largest first), subject, identity of the finding',
    seconds: 120,
    digest: rule.digest,
    rule,
    file: rule.file,
  };
}

/** What the rule's own drafts take as well. */
function allowedBy({ range: { min, max } }: RuleSetting): Allowed {
  return { ...ANYTHING, minimum: min, maximum: max };
}

/** By letter, which no band is. */
function clausesOf({ clauses }: Rule): Pattern['words'] {
  return Object.fromEntries(clauses.map(({ clause, text, textZh }) => [clause, { en: `(${clause}) ${text}`, zh: `（${clause}）${textZh}` }]));
}

function columnsOf({ measure }: Rule): PatternColumn[] {
  const column = (name: string, type: ColumnType, title: string, titleZh: string): PatternColumn => ({ name, type, title, titleZh });
  return [
    column('subject', 'node', 'Subject', '对象'),
    column('band', 'word', 'Band', '等级'),
    column('message', 'message', 'What was found', '情况'),
    column('amount', 'fen', 'Amount at risk', '涉及金额'),
    column('measured', MEASURES[measure], 'Measured', '实测值'),
    column('limit', MEASURES[measure], 'Limit', '阈值'),
    column('clause', 'word', 'Clause', '条款'),
    column('trap', 'text', 'Explained by', '可解释原因'),
    column('region', 'text', 'Region', '区划'),
    column('nodes', 'nodes', 'Who takes part', '相关对象'),
    column('edges', 'edges', 'Payments and ties', '相关往来'),
  ];
}
