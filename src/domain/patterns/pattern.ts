import type { ParameterType } from '../../graph/query-header.js';
import type { NodeLabel } from '../model/model.js';
import type { Rule } from '../warnings/rule.js';
import type { ColumnType, Topic } from './words.js';

/** What a value must be beside its type. */
export interface Allowed {
  /** The id of a node with one of these labels. */
  readonly kinds: readonly NodeLabel[];
  /** One of these. */
  readonly values: readonly string[];
  readonly minimum: number | null;
  readonly maximum: number | null;
}

export interface PatternParameter {
  readonly name: string;
  readonly type: ParameterType;
  /** Must be given: the file has no default. */
  readonly required: boolean;
  /** Null: not asked for. */
  readonly default: unknown;
  readonly meaning: string;
  /** Null where the file says it in English only. */
  readonly meaningZh: string | null;
  readonly allowed: Allowed;
}

export interface PatternColumn {
  readonly name: string;
  readonly type: ColumnType;
  readonly title: string;
  readonly titleZh: string;
}

/** Something an analyst can ask: a question file, or a collusion pattern with settings of one's own. */
export interface Pattern {
  /** Name of its file. */
  readonly id: string;
  readonly topic: Topic;
  readonly title: string;
  readonly titleZh: string;
  readonly why: string;
  readonly whyZh: string;
  readonly note: string | null;
  readonly noteZh: string | null;
  /** Sources without which it says nothing. */
  readonly needs: readonly string[];
  readonly parameters: readonly PatternParameter[];
  readonly columns: readonly PatternColumn[];
  /** Words of `word` columns. */
  readonly words: Readonly<Record<string, { readonly en: string; readonly zh: string }>>;
  /** Columns that a row joins as an edge of a drawing, from the first to the second. */
  readonly edge: readonly [string, string] | null;
  readonly order: string;
  /** Time limit. */
  readonly seconds: number;
  /** SHA-256 of all that decides the rows: the statement, its parameters and columns, not their titles. */
  readonly digest: string;
  /** The collusion pattern; null for a question file. */
  readonly rule: Rule | null;
  readonly file: string;
}

export const ANYTHING: Allowed = { kinds: [], values: [], minimum: null, maximum: null };
