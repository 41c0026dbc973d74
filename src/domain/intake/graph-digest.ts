import { createHash } from 'node:crypto';
import type { Graph } from '../../graph/graph.js';

/** What an element's values say about loads, not about the world. */
const BOOKKEEPING = new Set(['addedIn', 'changedIn', 'retiredIn', 'source', 'inBatch']);

/**
 * One SHA-256 over a whole graph, the same whatever the order in which its parts were created or are read.
 * `everything`: every node and edge with all properties, so that any trace of a load changes it.
 * `content`: only current business nodes and edges, without bookkeeping: the same facts give the same digest, however they were delivered.
 */
export async function graphDigest(graph: Graph, of: 'everything' | 'content'): Promise<string> {
  const sum = Buffer.alloc(32);
  for await (const { labels, values } of graph.stream<{ labels: string[]; values: Record<string, unknown> }>('digest-nodes')) {
    const isPresent = labels.includes('Entity') && values['retiredIn'] === undefined;
    if (of === 'everything' || isPresent) add(sum, [...labels].sort().join(), values, of);
  }
  for await (const edge of graph.stream<{ type: string; source: string | null; target: string | null; values: Record<string, unknown> }>('digest-edges')) {
    const isCurrent = edge.values['id'] !== undefined && edge.values['retiredIn'] === undefined;
    if (of === 'everything' || isCurrent) add(sum, `${edge.type} ${edge.source} ${edge.target}`, edge.values, of);
  }
  return sum.toString('hex');
}

/** Adds modulo 2^256: unlike XOR, two equal elements do not cancel each other out. */
function add(sum: Buffer, kind: string, values: Readonly<Record<string, unknown>>, of: 'everything' | 'content'): void {
  const kept = Object.entries(values)
    .filter(([property]) => of === 'everything' || !BOOKKEEPING.has(property))
    // No codes are the same whether the last one was taken away or there never was any.
    .filter(([property, value]) => property !== 'dataQuality' || (value as string[]).length > 0)
    .map(([property, value]) => [property, property === 'dataQuality' || property === 'stated' ? [...(value as string[])].sort() : value] as const)
    .sort(([left], [right]) => (left < right ? -1 : 1));
  const digest = createHash('sha256').update(kind).update(JSON.stringify(kept)).digest();
  let carry = 0;
  for (let index = 31; index >= 0; index -= 1) {
    const total = sum[index]! + digest[index]! + carry;
    sum[index] = total & 0xff;
    carry = total >> 8;
  }
}
