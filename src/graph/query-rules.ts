import type { QueryFault, QueryHeader } from './query-header.js';
import { codeOf, lineAt, limits, parametersUsed, unboundedPatterns, waysOut, writingWords } from './query-text.js';
import { tooMuchForPlanner } from './too-much-for-planner.js';

/** What every statement must keep to, checked before the service listens. `cypher/README.md` gives the reasons by example. */
export function faultsOfQuery(query: QueryHeader): QueryFault[] {
  const faults: QueryFault[] = [];
  const code = codeOf(query.text);
  const fault = (line: number, reason: string): void => void faults.push({ file: query.file, line, reason });

  const tooMuch = tooMuchForPlanner(query.text);
  if (tooMuch) {
    fault(lineAt(query.text, tooMuch.offset), tooMuch.reason);
    return faults;
  }
  const used = parametersUsed(code);
  for (const { word, offset } of used) {
    if (!query.parameters.some(({ name }) => name === word)) fault(lineAt(code, offset), `$${word} is used but has no @param`);
  }
  for (const { name, line } of query.parameters) {
    if (!used.some(({ word }) => word === name)) fault(line, `@param ${name} is declared but never used`);
  }
  for (const { word, offset } of unboundedPatterns(code)) {
    fault(lineAt(code, offset), `${word} has no upper bound; write one, such as *1..6 or {1,6}`);
  }
  if (query.access === 'read') {
    for (const { word, offset } of writingWords(code)) {
      fault(lineAt(code, offset), `${word.toUpperCase()} writes, but @access is read`);
    }
    for (const { word, offset } of waysOut(query.text)) {
      fault(
        lineAt(code, offset),
        `${word} may do more than read this graph; a read begins with MATCH or the like, calls only full-text look-ups and names no other database`,
      );
    }
    faults.push(...faultsOfLimit(query, code));
  }
  return faults;
}

/** `@limit` is either what stands after the statement's LIMIT or a reason in words. */
function faultsOfLimit(query: QueryHeader, code: string): QueryFault[] {
  const tag = query.tags.get('limit')?.[0];
  if (!tag || tag.text === '') return [];
  const counted = /^\$?\w+/u.exec(tag.text)?.[0] ?? '';
  const isCount = /^(?:\d[\d_]*|\$\w+)$/u.test(counted);
  if (isCount && !limits(code).includes(counted.replaceAll('_', '')) && !isSingleRow(tag.text)) {
    return [{ file: query.file, line: tag.line, reason: `@limit says ${counted}, but the statement has no LIMIT ${counted}` }];
  }
  if (!isCount && tag.text.split(/\s+/u).length < 3) {
    return [{ file: query.file, line: tag.line, reason: '@limit must give the number or parameter after LIMIT, or say in words why there is none' }];
  }
  return [];
}

/** `1, …` needs no LIMIT where the words after it say why there is one row: an aggregate, a unique key. */
function isSingleRow(limit: string): boolean {
  return /^1[\s,:(]+\S+/u.test(limit);
}
