import type { Plan } from 'neo4j-driver';
import type { QueryHeader } from './query-header.js';

/** What `EXPLAIN` says of one query file. */
export interface QueryPlan {
  readonly columns: readonly string[];
  /** One operator a line, indented by depth; those that touch the store say what they look for. */
  readonly operators: readonly string[];
  /** The same as data, in the same order but for the sides of a product. */
  readonly steps: readonly PlanStep[];
}

/** One operator of a plan. */
export interface PlanStep {
  /** 0 is the last operator; those below it feed it. */
  readonly depth: number;
  readonly operator: string;
  readonly details: string | null;
  /** What the planner expects. */
  readonly rows: number | null;
}

export function planOf(plan: Plan | false, columns: readonly string[]): QueryPlan {
  return { columns, operators: plan ? operatorsOf(plan, 0) : [], steps: plan ? stepsOf(plan, 0) : [] };
}

/** The proof file of a query; `version` is that of the database which planned it, `digest` tells what the plan hangs on. */
export function planText(query: QueryHeader, plan: QueryPlan, version: string, digest: string): string {
  const lines = [
    `plan of ${query.file}`,
    `by Neo4j ${version}, schema applied, on a small sample graph; written by npm run generate:plans`,
    `digest: ${digest}`,
    `columns: ${plan.columns.join(', ')}`,
  ];
  return `${[...lines, '', ...plan.operators].join('\n')}\n`;
}

/** What a proof file says; empty where it is none. */
export function readPlanText(text: string): Pick<QueryPlan, 'columns' | 'operators'> & { readonly digest: string } {
  const said = (name: string): string => new RegExp(`^${name}: (.*)$`, 'mu').exec(text)?.[1] ?? '';
  const [, ...operators] = text.split('\n\n');
  return {
    digest: said('digest'),
    columns: said('columns') === '' ? [] : said('columns').split(', '),
    operators: operators.join('\n\n').trimEnd().split('\n'),
  };
}

/** Operators that read the whole graph or multiply what they are given; a query has neither unless its `@plan` says why. */
export function costlyOperators(plan: Pick<QueryPlan, 'operators'>): string[] {
  return ['AllNodesScan', 'CartesianProduct'].filter((name) => plan.operators.some((operator) => operator.trim().startsWith(name)));
}

// The name ends with the database's own name: `NodeUniqueIndexSeek@neo4j`.
const nameOf = ({ operatorType }: Plan): string => operatorType.replace(/@.*$/u, '');

function stepsOf(plan: Plan, depth: number): PlanStep[] {
  const { Details: details, EstimatedRows: rows } = plan.arguments as Record<string, unknown>;
  const step = {
    depth,
    operator: nameOf(plan),
    details: typeof details === 'string' ? details.replace(/\s+/gu, ' ') : null,
    rows: typeof rows === 'number' ? Math.round(rows) : null,
  };
  return [step, ...plan.children.flatMap((child) => stepsOf(child, depth + 1))];
}

function operatorsOf(plan: Plan, depth: number): string[] {
  const name = nameOf(plan);
  const details: unknown = /Seek|Scan/u.test(name) ? plan.arguments['Details'] : undefined;
  const line = `${'  '.repeat(depth)}${name}${typeof details === 'string' ? `  ${details.replace(/\s+/gu, ' ')}` : ''}`;
  const children = plan.children.map((child) => operatorsOf(child, depth + 1));
  // Which side of a product comes first is a tie that falls differently from start to start.
  if (name === 'CartesianProduct') children.sort((one, other) => (one.join('\n') < other.join('\n') ? -1 : 1));
  return [line, ...children.flat()];
}
