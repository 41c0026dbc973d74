import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { cypherFolder } from '../../../src/config.js';
import { faultsOfQuestion, questionOf } from '../../../src/domain/patterns/question.js';
import { parseQueryHeader, type QueryHeader } from '../../../src/graph/query-header.js';

const text = readFileSync(join(cypherFolder, 'questions', 'payments-out-of-region.cypher'), 'utf8');
const header = (changed: string): QueryHeader => parseQueryHeader('cypher/questions/payments-out-of-region.cypher', changed).header!;
const faultsAfter = (...changes: [RegExp | string, string][]): string[] =>
  faultsOfQuestion(header(changes.reduce((now, [from, to]) => now.replace(from, to), text))).map(({ line, reason }) => `${line} ${reason}`);
const lineOf = (part: string): number => text.split('\n').findIndex((line) => line.includes(part)) + 1;

describe('the header of a question', () => {
  it('is without faults as it stands, and only files of its room are looked at', () => {
    expect(faultsAfter()).toEqual([]);
    expect(faultsOfQuestion({ ...header(''), room: 'traces' })).toEqual([]);
  });

  it.each<[string, [RegExp | string, string], string]>([
    [
      'a topic',
      [/@topic +flows/u, '@topic weather'],
      `${lineOf('@topic')} @topic must be one of payees, flows, timing, budget, contracts, links, people, collusion`,
    ],
    ['a title in Chinese', [/@title\.zh.*\n/u, '@title.zh\n'], `${lineOf('@title.zh')} a question lacks @title.zh`],
    ['known sources', [/@needs +PAY ACCOUNT/u, '@needs PAY MAGIC'], `${lineOf('@needs')} @needs does not know MAGIC`],
    ['the meaning of a parameter in Chinese', [/@param\.zh +within .*\n/u, '@note x\n'], `${lineOf('@param    within')} @param within lacks its @param.zh`],
    ['the range of a number', [/@allowed +least .*\n/u, '@note x\n'], `${lineOf('@param    least')} @param least lacks its range: @allowed least 1..100`],
    [
      'a default inside the range',
      [/least fen = 1000000/u, 'least fen = -1'],
      `${lineOf('@param    least')} the default of @param least lies outside 0..9007199254740991`,
    ],
    ['what is allowed in words that are understood', ['county|city|province', 'County; City'], `${lineOf('@allowed  within')} @allowed within takes a range`],
    [
      'an allowed list only for a parameter it has',
      [/@allowed +within/u, '@allowed  without'],
      `${lineOf('@allowed  within')} @allowed names without, which is no parameter of its own`,
    ],
    [
      'columns in the order of what is returned',
      [/@column +unit .*\n/u, '@note x\n'],
      `${lineOf('@returns')} the @column tags must name the columns of @returns, in their order`,
    ],
    ['known column types', ['unit node', 'unit knot'], `${lineOf('@column   unit')} @column unit has type knot`],
    ['a heading in both languages', ['Payee|收款人', 'Payee'], `${lineOf('@column   payee node')} @column must read: name type English|中文`],
    ['ends of an edge that are nodes', [/@edge +unit payee/u, '@edge unit amount'], `${lineOf('@edge')} @edge names two columns of type node`],
    ['pages', ['SKIP $after LIMIT $limit', 'LIMIT 10'], `${lineOf('@limit')} a question ends with SKIP $after LIMIT $limit`],
    ['an order', [/@order .*\n/u, '@order none: a set of rows\n'], `${lineOf('@order')} the rows of a question have an order`],
    ['the given parameters', [/@param +regions .*\n/u, '@note x\n'], `a question takes $regions`],
    ['the type of a given parameter', ['batch integer', 'batch number'], `${lineOf('@param    batch')} $batch is integer`],
    ['a time limit within bounds', [/@topic/u, '@seconds 9000\n * @topic'], `${lineOf('@topic')} @seconds is a whole number from 1 to 120`],
  ])('needs %s', (_what, change, fault) => {
    const found = faultsAfter(change);
    expect(found.filter((one) => one.includes(fault))).toHaveLength(1);
  });

  it('tells all faults at once', () => {
    expect(faultsAfter([/@topic +flows/u, '@topic weather'], ['unit node', 'unit knot'], [/@edge.*\n/u, '@edge a\n']).length).toBeGreaterThanOrEqual(3);
  });

  it('gives a digest that follows what decides the rows and not how they are called', () => {
    const digest = (changed: string): string => questionOf(header(changed)).digest;
    expect(digest(text.replace('付款单位', '付款的单位').replace(/@title .*\n/u, '@title Other words\n'))).toBe(digest(text));
    expect(digest(text.replace('ORDER BY amount DESC', 'ORDER BY amount'))).not.toBe(digest(text));
    expect(digest(text.replace('least fen = 1000000', 'least fen = 1000001'))).not.toBe(digest(text));
  });
});
