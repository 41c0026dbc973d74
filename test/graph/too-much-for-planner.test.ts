import { lineAt } from '../../src/graph/query-text.js';
import { tooMuchForPlanner } from '../../src/graph/too-much-for-planner.js';

const times = (count: number, part: string | ((index: number) => string), between = ''): string =>
  Array.from({ length: count }, (_, index) => (typeof part === 'string' ? part : part(index))).join(between);

describe('what the planner cannot be given', () => {
  it.each<[string, (count: number) => string]>([
    ['brackets', (count) => `RETURN ${times(count, '([')}1${times(count, '])')} AS x`],
    ['CASE in THEN', (count) => `RETURN ${times(count, 'CASE WHEN true THEN ')}1${times(count, ' ELSE 0 END')} AS x`],
    [
      'CASE in ELSE, with a name END that ends nothing',
      (count) => `WITH 1 AS end RETURN ${times(count, 'CASE WHEN end > 1 THEN end ELSE ')}0${times(count, ' END')}`,
    ],
    ['NOT in a row', (count) => `MATCH (n) WHERE ${times(count, 'NOT ')}n.a RETURN n`],
    ['NOT in a row, with comments between', (count) => `MATCH (n) WHERE ${times(count, 'not /* or */ ')}n.a RETURN n`],
    ['signs in a row', (count) => `RETURN ${times(count, '- ')}1 AS x`],
    ['negated labels', (count) => `MATCH (n:${times(count, '!')}A) RETURN n`],
    ['a sum of texts', (count) => `RETURN ${times(count, (index) => `'a${index}'`, ' + ')} AS x`],
    ['a sum of properties', (count) => `MATCH (n) RETURN ${times(count, (index) => `n.a${index}`, ' + ')} AS x`],
    ['powers', (count) => `RETURN ${times(count, '2', ' ^ ')} AS x`],
    ['dots', (count) => `MATCH (n) RETURN n${times(count, '.a')} AS x`],
    ['steps into lists', (count) => `MATCH (n) RETURN n${times(count, '.a[0]')} AS x`],
    ['a path', (count) => `MATCH (a)${times(count, '-[:PAID]->()')} RETURN a`],
    ['brackets within NOT within CASE', (count) => `RETURN ${times(count / 10, 'CASE WHEN NOT NOT NOT (NOT NOT NOT (true OR ')}false`],
  ])('is depth by %s', (_what, make) => {
    expect(tooMuchForPlanner(make(150))?.reason).toMatch(/stands within more than 100 others/u);
    expect(tooMuchForPlanner(make(20))).toBeUndefined();
  });

  it.each(['EXISTS', 'COUNT', 'COLLECT'])('is a subquery of %s in ten others', (word) => {
    const nested = (count: number): string => `MATCH (a) WHERE ${times(count, `${word} { MATCH (a)-->(b) WHERE `)}a.x${times(count, ' }')} RETURN a`;
    expect(tooMuchForPlanner(nested(11))?.reason).toContain('stands within more than 100 others');
    expect(tooMuchForPlanner(nested(9))).toBeUndefined();
    expect(tooMuchForPlanner(`MATCH (a) WHERE ${times(30, `${word} { MATCH (a)-->(b) WHERE a.x }`, ' AND ')} RETURN a`)).toBeUndefined();
  });

  it('is told with its place', () => {
    const text = `MATCH (n)\nWHERE n.a\n  AND ${times(90, 'NOT\n')}${times(20, 'NOT ')}n.b\nRETURN n`;
    expect(lineAt(text, tooMuchForPlanner(text)!.offset)).toBe(93);
  });

  it('is no depth where things stand side by side, or only look like it', () => {
    for (const text of [
      `${times(60, 'MATCH (a)-[:PAID]->(b) WHERE NOT a.x = 1 AND a.y - b.y > 2 ')}RETURN a`,
      `RETURN [${times(500, "'NOT NOT (('", ', ')}] AS x`,
      `MATCH (n) WHERE ${times(300, 'NOT n.a = 1', ' AND ')} RETURN n`,
      `RETURN ${times(300, (index) => `n.a + n.b AS x${index}`, ', ')}`,
      `MATCH (n) // ${times(300, '(')}\n RETURN n.a /* ${times(300, 'NOT ')} */ AS a, \`${times(300, '(')}\` AS b`,
    ])
      expect([text.slice(0, 40), tooMuchForPlanner(text)]).toEqual([text.slice(0, 40), undefined]);
  });

  it.each([
    ['XOR', 10],
    ['AND', 500],
    ['or', 500],
  ])('is more than so many %s', (word, most) => {
    const joined = (count: number): string => `MATCH (n) WHERE ${times(count + 1, 'n.a', ` ${word} `)} RETURN n`;
    expect(tooMuchForPlanner(joined(most + 1))?.reason).toContain(`more than ${most} `);
    expect(tooMuchForPlanner(joined(most))).toBeUndefined();
  });

  it.each(['MATCH (n)', 'WITH 1 AS a', 'RETURN 1 AS a UNION'])('is more than 300 clauses such as %s', (clause) => {
    expect(tooMuchForPlanner(`${times(301, clause, ' ')} RETURN 1 AS a`)?.reason).toContain('more than 300 MATCH, WITH');
    expect(tooMuchForPlanner(`${times(140, clause, ' ')} RETURN 1 AS a`)).toBeUndefined();
  });

  it('is length, of which comments are no part', () => {
    expect(tooMuchForPlanner(`RETURN [${times(5_000, '1', ', ')}] AS x, ${times(5_000, "'a'", ', ')}`)?.reason).toContain('more than 20000 letters');
    expect(tooMuchForPlanner(`/* ${times(30_000, 'x ')} */ RETURN [${times(5_000, '1', ', ')}] AS x`)).toBeUndefined();
  });
});
