import neo4j, { type Driver, type Record as Row } from 'neo4j-driver';
import type { Ask, Engine, Subject } from './engine.js';
import type { Found } from './floor.js';

export const NAIVE_CYPHER = 'naive Cypher';
const PATIENCE_MS = 120_000;
const STOPS = "['treasury', 'clearing', 'tax', 'social-security', 'utility', 'agent-batch', 'cash']";

const TREE = `MATCH (:Document {number: $number})-[:CARRIES]->(root:Indicator)
MATCH (root)-[:ALLOCATED*0..8]->(line:Indicator)
WITH DISTINCT line`;

const PAYMENTS = `${TREE}
CALL (line) {
  MATCH (:Account)-[p:PAID {indicator: line.id}]->(payee:Account) RETURN p, payee
  UNION
  MATCH (line)<-[:FUNDED_BY]-(batch:PayoutBatch) MATCH (:Account)-[p:PAID {batch: batch.id}]->(payee:Account) RETURN p, payee
}
WITH DISTINCT p, payee WHERE p.retiredIn IS NULL AND coalesce(p.state, 'paid') = 'paid'`;

/** All ways of ascending payments, one by one: what one writes first, and what explodes. The hops are literal, since a bound cannot be a parameter. */
const pathsOf = (hops: number): string => `${PAYMENTS}
WITH payee, min(p.at) AS since WHERE NOT payee.kind IN ${STOPS}
MATCH path = (payee)-[ways:PAID*1..${hops}]->(:Account)
WHERE ways[0].at >= since
  AND all(place IN range(1, size(ways) - 1) WHERE ways[place].at >= ways[place - 1].at)
  AND all(way IN ways WHERE way.indicator IS NULL AND way.batch IS NULL AND way.retiredIn IS NULL AND NOT way.kind IN ['bounce', 'reclassification'])
  AND none(between IN nodes(path)[1..-1] WHERE between.kind IN ${STOPS})
UNWIND ways AS way WITH DISTINCT way RETURN count(way) AS rows, sum(way.amount) AS amount`;

/** The database asked directly in the plainest Cypher, over Bolt; without versions and settlements, so its counts can differ a little. */
export function naiveCypher(address: { readonly uri: string; readonly user: string; readonly password: string }): Engine {
  const driver: Driver = neo4j.driver(address.uri, neo4j.auth.basic(address.user, address.password), {
    disableLosslessIntegers: true,
    telemetryDisabled: true,
  });
  const rows = async (text: string, number: string): Promise<Row[]> => {
    const session = driver.session({ defaultAccessMode: 'READ', fetchSize: 10_000 });
    try {
      return (await session.run(text, { number }, { timeout: PATIENCE_MS })).records;
    } finally {
      await session.close();
    }
  };
  return {
    name: NAIVE_CYPHER,
    answers: (ask: Ask) => ['number', 'tree', 'payments', 'sums'].includes(ask.kind) || (ask.kind === 'reach' && ask.hops >= 1 && ask.hops <= 3),
    async ask(ask: Ask, { number }: Subject): Promise<Found> {
      switch (ask.kind) {
        case 'number':
          return { rows: (await rows('MATCH (d:Document {number: $number}) RETURN d.id AS id', number)).length, amount: 0 };
        case 'tree':
          return { rows: (await rows(`${TREE} RETURN count(*) AS rows`, number))[0]!.get('rows') as number, amount: 0 };
        case 'payments': {
          const found = await rows(`${PAYMENTS} RETURN p.id AS id, p.amount AS amount, p.at AS at, payee.id AS payee ORDER BY at, id`, number);
          return { rows: found.length, amount: found.reduce((sum, row) => sum + (row.get('amount') as number), 0) };
        }
        case 'sums': {
          const [row] = await rows(`${PAYMENTS} RETURN count(p) AS rows, sum(p.amount) AS amount`, number);
          return { rows: row!.get('rows') as number, amount: row!.get('amount') as number };
        }
        case 'reach': {
          const [row] = await rows(pathsOf(ask.hops), number);
          return { rows: row!.get('rows') as number, amount: row!.get('amount') as number };
        }
        default:
          throw new Error(`Cypher has no answer to ${ask.kind}.`);
      }
    },
    close: () => driver.close(),
  };
}
