import { cypherFolder } from '../../../src/config.js';
import { isRule } from '../../../src/domain/warnings/rule.js';
import { QueryLibrary } from '../../../src/graph/query-library.js';
import { codeOf, lineAt } from '../../../src/graph/query-text.js';

/** Values of then hang on a node by this edge; what is said of it stands on the version. */
const VALUES_OF_THEN = 'WAS';

/**
 * How many payments an account has, of any batch, against a bound: the database answers it without reading them, which is what
 * the bound is for. Where it must be reached (`>= $persons`) the payments of then are counted after it; where it must not be
 * passed (`<= $busy`) the header of the rule says that it is of any batch.
 */
const DEGREE_OF_PAYMENTS = /COUNT\s*\{\s*\(\w+\)\s*<?-\[:PAID\]->?\s*\(\)\s*\}\s*(?:<=|>=|<|>)\s*\$\w+/gu;

interface Edge {
  readonly offset: number;
  /** From the parenthesis before to the one behind: `)-[f:FOR]->(`. */
  readonly pattern: string;
  readonly name: string;
  readonly types: string;
  /** Where its name can be spoken of: up to the end of the block that it stands in, or to the next edge of its name. */
  readonly reach: string;
}

/** End of what the bracket at `start` opens. */
function closing(code: string, start: number): number {
  let depth = 0;
  for (let at = start; at < code.length; at += 1) {
    if ('[{('.includes(code[at]!)) depth += 1;
    else if (']})'.includes(code[at]!) && (depth -= 1) === 0) return at + 1;
  }
  return code.length;
}

/** End of the block in braces or brackets around `start`, or of the statement. */
function endOfBlock(code: string, start: number): number {
  let depth = 0;
  for (let at = start; at < code.length; at += 1) {
    if ('[{'.includes(code[at]!)) depth += 1;
    else if (']}'.includes(code[at]!) && (depth -= 1) < 0) return at;
  }
  return code.length;
}

/** Every pattern of an edge in a statement without its comments and strings. */
function edgesOf(code: string): Edge[] {
  return [...code.matchAll(/\)\s*<?\s*-\s*(?:\[|-)/gu)].flatMap(({ 0: before, index }) => {
    const inside = index + before.length;
    const end = before.endsWith('[') ? closing(code, inside - 1) : inside;
    const behind = (before.endsWith('[') ? /^\s*-\s*>?\s*\(/u : /^\s*>?\s*\(/u).exec(code.slice(end));
    if (!behind) return [];
    const said = before.endsWith('[') ? code.slice(inside, end - 1) : '';
    const [, name = '', types = ''] = /^\s*(\w*)\s*(?::\s*([\w|\s]*\w))?/u.exec(said)!;
    const rest = code.slice(end, endOfBlock(code, end));
    const again = name === '' ? -1 : rest.search(new RegExp(`-\\s*\\[\\s*${name}\\b`, 'u'));
    return [{ offset: index, pattern: code.slice(index, end + behind[0].length), name, types, reach: said + (again < 0 ? rest : rest.slice(0, again)) }];
  });
}

/** Whether a name, or that of one among several (`all(e IN es WHERE …)`), is held against the data version at both ends. */
function isReadAsThen({ name, reach }: Edge): boolean {
  const names = [name, ...[...reach.matchAll(new RegExp(`\\ball\\s*\\(\\s*(\\w+)\\s+IN\\s+${name}\\s+WHERE\\b`, 'giu'))].map(([, one]) => one!)];
  return names.some(
    (one) =>
      new RegExp(`\\b${one}\\.addedIn\\s*<=\\s*\\$batch\\b`, 'u').test(reach) &&
      new RegExp(`\\b${one}\\.retiredIn\\s+IS\\s+NULL\\s+OR\\s+${one}\\.retiredIn\\s*>\\s*\\$batch\\b`, 'u').test(reach),
  );
}

/** The edges that a statement has to read as of its data version. */
function edgesInTime(code: string): Edge[] {
  const degrees = [...code.matchAll(DEGREE_OF_PAYMENTS)].map(({ 0: all, index }) => [index, index + all.length] as const);
  return edgesOf(code).filter(({ types, offset }) => types !== VALUES_OF_THEN && !degrees.some(([from, to]) => offset >= from && offset < to));
}

/** Those of them that it reads as they are today, each with its line. */
function readAsToday(text: string): string[] {
  const code = codeOf(text);
  return edgesInTime(code)
    .filter((edge) => edge.name === '' || !isReadAsThen(edge))
    .map(({ offset, pattern }) => `${lineAt(code, offset)} ${pattern}`);
}

const THEN = (name: string): string => `${name}.addedIn <= $batch AND (${name}.retiredIn IS NULL OR ${name}.retiredIn > $batch)`;

describe('the edges that a rule reads', () => {
  const rules = QueryLibrary.load(cypherFolder).all().filter(isRule);

  // A finding kept is judged again at its data version: what came later, or was taken back later, must not change the answer.
  it('are those known at the data version, in every rule', () => {
    expect(rules.length).toBeGreaterThan(0);
    expect(rules.flatMap(({ file, text }) => readAsToday(text).map((edge) => `${file}:${edge}`))).toEqual([]);
  });

  it.each([/\w+\.addedIn <= \$batch/gu, /\w+\.retiredIn > \$batch/gu])('would all be named if %s stood nowhere', (filter) => {
    for (const { text } of rules) expect(readAsToday(text.replaceAll(filter, 'true'))).toHaveLength(edgesInTime(codeOf(text)).length);
  });

  it.each([
    ['has no name', 'EXISTS { (i)-[:FOR]->(j) }', ['1 )-[:FOR]->(']],
    ['has neither name nor kind', 'MATCH (i)-->(j)\nMATCH (j)--(k)', ['1 )-->(', '2 )--(']],
    ['is held against nothing', 'MATCH (i)-[f:FOR]->(j)', ['1 )-[f:FOR]->(']],
    ['is held against the beginning alone', 'MATCH (i)-[f:FOR]->(j) WHERE f.addedIn <= $batch', ['1 )-[f:FOR]->(']],
    ['is one of two in a row', `MATCH (i)-[f:FOR]->(j)<-[a:ABOUT]-(r) WHERE ${THEN('a')}`, ['1 )-[f:FOR]->(']],
    ['has a namesake in another block', `WHERE EXISTS { (i)-[f:FOR]->(j) } AND EXISTS { (i)-[f:FOR]->(k) WHERE ${THEN('f')} }`, ['1 )-[f:FOR]->(']],
    ['has a namesake after it', `MATCH (i)-[f:FOR]->(j) RETURN j UNION\nMATCH (i)<-[f:FOR]-(j) WHERE ${THEN('f')} RETURN j`, ['1 )-[f:FOR]->(']],
    ['is held against it in a comment', `MATCH (i)-[f:FOR]->(j) // ${THEN('f')}`, ['1 )-[f:FOR]->(']],
    ['is any of several', `MATCH (i)-[es:ALLOCATED*1..6]->(o) WHERE any(e IN es WHERE ${THEN('e')})`, ['1 )-[es:ALLOCATED*1..6]->(']],
    ['is counted, and no payment', 'WHERE COUNT { (c)<-[:USES]-() } <= $crowd', ['1 )<-[:USES]-(']],
  ])('are found where one %s', (_, statement, found) => {
    expect(readAsToday(statement)).toEqual(found);
  });

  it.each([
    ['a filter among others', `MATCH (i)-[f:FOR]->(j) WHERE j.id = 'x' AND ${THEN('f')}`],
    ['a list', `RETURN [(i)-[f:FOR]->(j) WHERE ${THEN('f')} | j]`],
    ['a condition inside', `MATCH ((x)-[a:ALLOCATED WHERE a.kind = 'pooling' AND ${THEN('a')}]->(y)){1,8}(i)`],
    ['each of several', `MATCH (i)-[es:ALLOCATED*1..6]->(o) WHERE all(e IN es WHERE e.kind = 'reissue' AND ${THEN('e')})`],
    ['values of then', 'MATCH (i)-[:WAS]->(v:Version)'],
    ['a degree', 'WHERE COUNT { (s)-[:PAID]-() } <= $busy AND COUNT { (s)<-[:PAID]-() } >= $payersLeast'],
    ['what only looks like one', 'RETURN (a) - (b), size([x IN list WHERE x > 1]) -[1][0]'],
  ])('are in order: %s', (_, statement) => {
    expect(readAsToday(statement)).toEqual([]);
  });
});
