import type { QueryFault, QueryHeader } from '../../graph/query-header.js';
import { faultsOfRule } from '../warnings/rule.js';
import { faultsOfQuestion } from './question.js';

/** What is wrong with a file of one of the kinds that say more of themselves than a plain query does: warnings, patterns, analysts' questions. */
export function faultsOfFile(query: QueryHeader): QueryFault[] {
  return [...faultsOfRule(query), ...faultsOfQuestion(query)];
}
