import type { Plan } from 'neo4j-driver';
import type { QueryHeader } from './query-header.js';

/** What `EXPLAIN` says of one query file. */
export interface QueryPlan {
  readonly columns: readonly string[];
  /** One operator a line, indented by depth; those that touch the store say what they look for. */
  readonly operators: readonly string[];
}

export function planOf(plan: Plan | false, columns: readonly string[]): QueryPlan {
  return { columns, operators: plan ? operatorsOf(plan, 0) : [] };
}

/** The proof file of a query; `version` is that of the database which planned it. */
export function planText(query: QueryHeader, plan: QueryPlan, version: string): string {
  const lines = [
    `plan of ${query.file}`,
    `by Neo4j ${version}, schema applied, on a small sample graph; written by npm run generate:plans`,
    `columns: ${plan.columns.join(', ')}`,
  ];
  return `${[...lines, '', ...plan.operators].join('\n')}\n`;
}

/** Operators that read the whole graph or multiply what they are given; a query has neither unless its `@plan` says why. */
export function costlyOperators(plan: QueryPlan): string[] {
  return ['AllNodesScan', 'CartesianProduct'].filter((name) => plan.operators.some((operator) => operator.trim().startsWith(name)));
}

function operatorsOf(plan: Plan, depth: number): string[] {
  // The name ends with the database's own name: `NodeUniqueIndexSeek@neo4j`.
  const name = plan.operatorType.replace(/@.*$/u, '');
  const details: unknown = /Seek|Scan/u.test(name) ? plan.arguments['Details'] : undefined;
  const line = `${'  '.repeat(depth)}${name}${typeof details === 'string' ? `  ${details.replace(/\s+/gu, ' ')}` : ''}`;
  const children = plan.children.map((child) => operatorsOf(child, depth + 1));
  // Which side of a product comes first is a tie that falls differently from start to start.
  if (name === 'CartesianProduct') children.sort((one, other) => (one.join('\n') < other.join('\n') ? -1 : 1));
  return [line, ...children.flat()];
}
