import fc from 'fast-check';
import neo4j from 'neo4j-driver';
import { AmountOutOfRange } from '../../src/failures.js';
import { checkColumns, driverParameters, sampleParameters } from '../../src/graph/query-contract.js';
import { parseQueryHeader, type QueryHeader } from '../../src/graph/query-header.js';
import { fromDriver, toDriver } from '../../src/graph/values.js';

describe('toDriver', () => {
  it('makes whole numbers database integers and leaves other values as they are', () => {
    expect(toDriver({ fen: 800_000, share: 0.25, tags: ['a', 1n], none: null, absent: undefined }, '$row')).toEqual({
      fen: neo4j.int(800_000),
      share: 0.25,
      tags: ['a', neo4j.int(1)],
      none: null,
    });
  });

  it('keeps every exact integer exact', () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), (fen) => {
        const integer = toDriver(fen, '$fen') as ReturnType<typeof neo4j.int>;
        expect(integer.toBigInt()).toBe(BigInt(fen));
        expect((toDriver(BigInt(fen), '$fen') as ReturnType<typeof neo4j.int>).toNumber()).toBe(fen);
      }),
    );
  });

  it.each([2 ** 53, -(2 ** 53), 2n ** 53n, 10n ** 20n])('refuses %s, which is past the exact range', (value) =>
    expect(() => toDriver(value, '$fen')).toThrow(AmountOutOfRange),
  );

  it('refuses what the driver would store as something else, naming the place', () => {
    expect(() => toDriver([{ at: new Date(0) }], '$rows')).toThrow('$rows.at holds a Date');
    expect(() => toDriver(Number.NaN, '$share')).toThrow('$share is NaN');
    expect(() => toDriver(new Map(), '$rows')).toThrow('$rows holds a Map');
    expect(() => toDriver(() => 1, '$f')).toThrow('$f holds a function');
  });

  it('takes an object literal of another realm', () => expect(toDriver(structuredClone({ a: 'b' }), '$row')).toEqual({ a: 'b' }));
});

describe('fromDriver', () => {
  it('gives the properties of nodes and relationships, without their internal ids', () => {
    const node = new neo4j.types.Node(7, ['Document'], { id: 'document:1', amount: 5 }, '4:x:7');
    expect(fromDriver([{ node }], 'row')).toEqual([{ node: { id: 'document:1', amount: 5 } }]);
  });

  it('refuses an integer that was rounded on the way, and a type the other rooms do not know', () => {
    expect(() => fromDriver({ sum: 2 ** 53 }, 'total')).toThrow(AmountOutOfRange);
    expect(() => fromDriver({ sum: Infinity }, 'total')).toThrow(AmountOutOfRange);
    expect(() => fromDriver(neo4j.types.Date.fromStandardDate(new Date(0)), 'day')).toThrow('day holds a');
  });
});

describe('the contract of a query', () => {
  const header = parseQueryHeader(
    'cypher/a/q.cypher',
    `/**
 * @id q
 * @title T
 * @param id string Id
 * @param limit integer = 10 Rows
 * @param regions string[] = null Region codes
 * @param rows map[] = [] Rows
 * @returns a, b
 * @order a
 * @limit $limit
 */
RETURN 1`,
  ).header as QueryHeader;

  it('fills in defaults', () => expect(driverParameters(header, { id: 'x' })).toEqual({ id: 'x', limit: neo4j.int(10), regions: null, rows: [] }));

  it.each([
    [{}, 'cypher/a/q.cypher needs $id'],
    [{ id: 'x', ids: [] }, 'cypher/a/q.cypher has no parameter $ids'],
    [{ id: 1 }, 'cypher/a/q.cypher takes $id as string, not number'],
    [{ id: 'x', limit: 1.5 }, 'takes $limit as integer, not a fraction'],
    [{ id: 'x', regions: '41' }, 'takes $regions as string[], not string'],
    [{ id: 'x', rows: [[]] }, 'takes $rows as map[], not a list of lists'],
  ])('refuses %j', (parameters, message) => expect(() => driverParameters(header, parameters)).toThrow(message));

  it('has sample values that keep to it', () =>
    expect(Object.keys(driverParameters(header, sampleParameters(header)))).toEqual(['id', 'limit', 'regions', 'rows']));

  it('refuses other columns than the header gives', () => {
    expect(() => checkColumns(header, ['a', 'b'])).not.toThrow();
    expect(() => checkColumns(header, ['b', 'a'])).toThrow('cypher/a/q.cypher returns b, a, but its header says a, b');
  });
});
