import { codeOf, lineAt, limits, parametersUsed, unboundedPatterns, writingWords } from '../../src/graph/query-text.js';

const words = (matches: { word: string }[]): string[] => matches.map(({ word }) => word);

describe('codeOf', () => {
  it('blanks comments, strings and quoted names and keeps every place', () => {
    const text = "/* SET */ MATCH (n) // DELETE\nWHERE n.name = 'a \\' MERGE' AND n.`CREATE x` = \"DROP\"\nRETURN n";
    const code = codeOf(text);
    expect(code).toHaveLength(text.length);
    expect(words(writingWords(code))).toEqual([]);
    expect(code.indexOf('RETURN')).toBe(text.indexOf('RETURN'));
    expect(lineAt(code, code.indexOf('RETURN'))).toBe(3);
  });
});

describe('parametersUsed', () => {
  it('names each parameter once, at its first place', () => {
    expect(parametersUsed('RETURN $a + $b + $a')).toEqual([
      { word: 'a', offset: 7 },
      { word: 'b', offset: 12 },
    ]);
  });
});

describe('writingWords', () => {
  it.each([
    ['MATCH (n) SET n.x = 1', ['SET']],
    ['MERGE (n:A) ON CREATE SET n.x = 1', ['MERGE', 'CREATE', 'SET']],
    ['MATCH (n) DETACH  DELETE n', ['DETACH', 'DELETE']],
    ['LOAD  CSV FROM $x AS row RETURN row', ['LOAD CSV']],
    ['FOREACH (x IN xs | REMOVE x.y)', ['FOREACH', 'REMOVE']],
  ])('finds what writes in %s', (code, expected) => expect(words(writingWords(code))).toEqual(expected));

  it.each(['MATCH (n:SET) RETURN n.set, n.delete', 'RETURN {set: 1, create: 2} AS map', 'RETURN n.createdAt AS createdAt, $set'])('lets %s pass', (code) =>
    expect(words(writingWords(code))).toEqual([]),
  );
});

describe('unboundedPatterns', () => {
  it.each([
    'MATCH (a)-[:PAID*]->(b)',
    'MATCH (a)-[*]->(b)',
    'MATCH (a)-[p:PAID|ALLOCATED*2..]->(b)',
    'MATCH (a)-[:PAID * .. {kind: $kind}]->(b)',
    'MATCH (a)-[:PAID]->+(b)',
    'MATCH (a)<-[:PAID]-*(b)',
    'MATCH (a)-->{2,}(b)',
    'MATCH (a) ((x)-[p:PAID]->(y) WHERE p.at > 0)+ (b)',
    'MATCH (a) ((x)-[:PAID]->(y)){1,} (b)',
  ])('finds %s', (code) => expect(unboundedPatterns(code)).toHaveLength(1));

  it.each([
    'MATCH (a)-[:PAID*1..6]->(b)',
    'MATCH (a)-[:PAID*..6]->(b)',
    'MATCH (a)-[:PAID*3]->(b)',
    'MATCH (a)-[:PAID]->{1,6}(b)',
    'MATCH (a) ((x)-[:PAID]->(y)){,4} (b)',
    'RETURN (a.amount + b.amount) * (c) AS product',
    'RETURN [x IN xs | x.amount * 2] AS doubled, sum(a.amount) + (b) AS total',
    'RETURN count(*) AS n, size([(a)-[:PAID]->(b) | b]) + (1) AS m',
  ])('lets %s pass', (code) => expect(unboundedPatterns(code)).toEqual([]));
});

describe('limits', () => {
  it('gives every LIMIT, literal or parameter', () => expect(limits('WITH a LIMIT 5 RETURN a LIMIT toInteger($limit)')).toEqual(['5', '$limit']));
});
