import neo4j from 'neo4j-driver';
import { AmountOutOfRange } from '../failures.js';

/** One row of an answer, or the parameters of a question: names to plain values. */
export type Row = Record<string, unknown>;

/**
 * A parameter as the driver needs it. Whole numbers become database integers, so that `LIMIT` works and fen stay exact;
 * a `Date` is refused, because the driver would store it as an empty map (the model keeps time as epoch milliseconds).
 * `place` names the parameter in an error.
 */
export function toDriver(value: unknown, place: string): unknown {
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return value;
    case 'undefined':
      return null;
    case 'number':
      if (!Number.isFinite(value)) throw new Error(`${place} is ${value}, which no property can hold`);
      if (!Number.isInteger(value)) return value;
      if (!Number.isSafeInteger(value)) throw outOfRange(String(value));
      return neo4j.int(value);
    case 'bigint':
      if (value > BigInt(Number.MAX_SAFE_INTEGER) || value < BigInt(Number.MIN_SAFE_INTEGER)) throw outOfRange(String(value));
      return neo4j.int(value);
    case 'object':
      if (value === null || neo4j.isInt(value)) return value;
      if (Array.isArray(value)) return value.map((inner) => toDriver(inner, place));
      if (isPlainObject(value)) return mapped(value, (inner, key) => toDriver(inner, `${place}.${key}`));
  }
  throw new Error(`${place} holds a ${nameOf(value)}; give strings, numbers, booleans, lists and plain objects (time as epoch milliseconds)`);
}

/**
 * A value of an answer as the other rooms see it: nodes and relationships become their properties, so that no
 * database-internal id leaves this room. An integer past 2^53−1 is a failure: the driver gives it rounded or as Infinity.
 */
export function fromDriver(value: unknown, place: string): unknown {
  if (typeof value === 'number') {
    if (!Number.isFinite(value) || (Number.isInteger(value) && !Number.isSafeInteger(value))) throw outOfRange(place);
    return value;
  }
  if (value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) return value.map((inner) => fromDriver(inner, place));
  if (neo4j.isNode(value) || neo4j.isRelationship(value)) return mapped(value.properties, (inner) => fromDriver(inner, place));
  if (isPlainObject(value)) return mapped(value, (inner) => fromDriver(inner, place));
  throw new Error(`${place} holds a ${nameOf(value)}; return plain values, nodes or relationships`);
}

function mapped(row: object, change: (value: unknown, key: string) => unknown): Row {
  const result: Row = {};
  for (const [key, value] of Object.entries(row)) {
    if (value !== undefined) result[key] = change(value, key);
  }
  return result;
}

/** An object literal, also one of another realm (a worker, a test's sandbox); class instances carry meaning a map would lose. */
function isPlainObject(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

function nameOf(value: unknown): string {
  return typeof value === 'object' && value !== null ? value.constructor.name : typeof value;
}

function outOfRange(what: string): AmountOutOfRange {
  return new AmountOutOfRange(
    `${what} is past 2^53−1, the range in which whole fen are exact.`,
    'Check the amount in the source, or ask for a smaller set: sums past 90 trillion yuan are not rounded.',
  );
}
