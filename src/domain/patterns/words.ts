/** The words of analysts' questions: what their files choose from, in the order in which they are shown. */

export const TOPICS = ['payees', 'flows', 'timing', 'budget', 'contracts', 'links', 'people', 'collusion'] as const;
/** 收款人, 资金往来, 支付时点和金额, 文件与指标, 合同与项目, 关联关系, 补贴对象, 串通模式. */
export type Topic = (typeof TOPICS)[number];

export const COLUMN_TYPES = [
  ...['text', 'name', 'word', 'integer', 'number', 'share', 'fen', 'year', 'day', 'instant', 'boolean'],
  ...['node', 'nodes', 'edges', 'message'],
] as const;
/**
 * What a column holds. `text`: free text, without the numbers of persons; `name`: a payee as a voucher states it, masked where it looks like a person's; `word`: one of the words that the file explains; `share`: a part of 1; `node`: a node's id, shown by its name, masked
 * where personal; `edges`: ids of payments and other edges; `message`: one sentence in two languages.
 */
export type ColumnType = (typeof COLUMN_TYPES)[number];

export const RUN_STATES = ['repeatable', 'pattern-changed', 'pattern-gone', 'data-gone'] as const;
/** Whether a saved run gives the same rows again; if not, why. */
export type PatternRunState = (typeof RUN_STATES)[number];

export const ORIGINS = ['question', 'rule'] as const;
/** A file of `cypher/questions`, or a collusion pattern of `cypher/patterns` asked with settings of one's own. */
export type Origin = (typeof ORIGINS)[number];
