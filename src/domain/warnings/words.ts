/** The words of warnings: what rules, outcomes and questions choose from, in the order in which they are shown. */

export const RULE_CLASSES = ['JS', 'FP', 'BF', 'SY', 'ZH', 'SK', 'GX'] as const;
/** 指标接收, 资金分配, 拨付进度, 资金使用, 账户管理, 收款企业和受益贫困户; GX are the collusion patterns. */
export type RuleClass = (typeof RULE_CLASSES)[number];

export const BANDS = ['red', 'orange', 'yellow', 'blue'] as const;
/** 红 > 橙 > 黄 > 蓝. */
export type Band = (typeof BANDS)[number];
export const BANDS_ZH: Readonly<Record<Band, string>> = { red: '红', orange: '橙', yellow: '黄', blue: '蓝' };

export const OUTCOMES = ['hit', 'excluded', 'pass', 'not-evaluable'] as const;
/** `excluded`: would be a hit but for a documented trap, which is shown; it counts as a pass. */
export type Outcome = (typeof OUTCOMES)[number];

/** Sources a rule can need, as coverage names them. */
export const SOURCES = [
  ...['ISSUE', 'REGISTER', 'ALLOC', 'PAY', 'LEDGER', 'SPECIAL', 'CARD', 'ITEM', 'ACCOUNT', 'PROJECT'],
  ...['LIBRARY', 'CONTRACT', 'PROGRESS', 'DISCLOSURE'],
  ...['ENTERPRISE', 'CREDIT', 'TAX', 'STAFF', 'KIN', 'HOUSEHOLD', 'PROPERTY', 'VEHICLE', 'DEATH', 'CUSTODY', 'PARCEL', 'BANKSTATE'],
  ...['FLOW', 'TENDER'],
] as const;

export const MEASURES = ['days', 'fen', 'share', 'count', 'months'] as const;
/** What the measured value and its limit count. */
export type Measure = (typeof MEASURES)[number];

export const PRECISIONS = ['high', 'medium', 'low'] as const;
/** How often a finding of the rule is right, as far as is known before anybody has looked. */
export type Precision = (typeof PRECISIONS)[number];
