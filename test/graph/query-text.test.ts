import { codeOf, lineAt, limits, parametersUsed, unboundedPatterns, waysOut, writingWords } from '../../src/graph/query-text.js';

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
    ['INSERT (:A {x: 1})', ['INSERT']],
    ['CALL (n) { RETURN 1 AS x } IN 3 CONCURRENT TRANSACTIONS', ['IN 3 CONCURRENT TRANSACTIONS']],
  ])('finds what writes in %s', (code, expected) => expect(words(writingWords(code))).toEqual(expected));

  it.each(['MATCH (n:SET) RETURN n.set, n.delete', 'RETURN {set: 1, create: 2} AS map', 'RETURN n.createdAt AS createdAt, $set'])('lets %s pass', (code) =>
    expect(words(writingWords(code))).toEqual([]),
  );
});

describe('waysOut', () => {
  it.each([
    ['another way of writing a word', 'L\\u004fAD CSV FROM $x AS row RETURN row', ['L\\u004fAD', '\\u004f']],
    ['the end of a comment that does not look like one', '/** x \\u002a\\u002f MATCH (n) */ MATCH (n) RETURN n', ['\\u002a', '\\u002f']],
    ['the end of a string that does not look like one', "MATCH (n) WHERE n.x = 'a\\u0027 RETURN n' RETURN n", ['\\u0027']],
    ['procedures', "CALL dbms.setConfigValue('a', 'b') YIELD x RETURN x", ['CALL dbms.setConfigValue']],
    ['procedures in a query', 'MATCH (n) CALL apoc . load.json($x) YIELD value RETURN value', ['CALL apoc . load.json']],
    ['procedures with quoted names', "MATCH (n) CALL `dbms`.`killTransaction`('x') YIELD id RETURN id", ['CALL `dbms`.`killTransaction`']],
    ['another database', 'CALL { USE system MATCH (n) RETURN n } RETURN n', ['USE']],
    ['another database by a quoted name', 'USE `system` MATCH (n) RETURN n', ['USE', 'USE']],
    ['commands to the server', "/** x */\nTERMINATE TRANSACTIONS 'x' YIELD message RETURN message", ['TERMINATE']],
  ])('finds %s', (_what, text, expected) => expect(words(waysOut(text))).toEqual(expected));

  it.each([
    "/** it's a `note` */\n// and one more\nMATCH (n) CALL (n) { MATCH (n)--(m) RETURN m } CALL { RETURN 1 AS use } RETURN n, use",
    "CALL db.index.fulltext.queryNodes('x', $q) YIELD node RETURN node",
    'OPTIONAL MATCH (n {use: 1}) USING INDEX n:A(x) RETURN n.use AS use',
  ])('lets %s pass', (text) => expect(waysOut(text)).toEqual([]));
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
