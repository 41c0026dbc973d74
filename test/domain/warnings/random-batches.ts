import { EDGES, EDGE_TYPES, NODES, type NodeLabel } from '../../../src/domain/model/model.js';
import { runScript, testAddress, runScriptOn } from '../../support/neo4j.js';

/** Numbers that look random and are the same for a seed. */
export function randomOf(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

interface Thing {
  readonly ref: string;
  readonly id: string;
  readonly label: string;
  readonly retired: boolean;
  /** Batch that last wrote it. */
  readonly since: number;
  readonly properties: Readonly<Record<string, unknown>>;
}

const DAY_MS = 86_400_000;
const OWN = new Set(['id', 'addedIn', 'retiredIn', 'changedIn', 'source', 'settles', 'settledAmounts', 'stated', 'dataQuality']);

/**
 * Batches as an office delivers them, small and at random: rows more and fewer, corrected, taken back and delivered again, of any kind of thing
 * and edge, and what sources cover. What a batch wrote itself it does not write again, as no load does. `near`: ids that are hit more often.
 */
export class RandomBatches {
  constructor(
    private readonly random: (below: number) => number,
    private readonly regions: readonly string[],
  ) {}

  /** What it did, in words. */
  async next(sequence: number, near: readonly string[]): Promise<string[]> {
    const done = await this.many(sequence, near);
    await activate(sequence);
    return done;
  }

  /** The same without an end: more may come into the batch. */
  async many(sequence: number, near: readonly string[]): Promise<string[]> {
    const done: string[] = [];
    const hit = new Set(near);
    for (let count = 2 + this.random(3); count > 0; count -= 1) done.push(await this.one(sequence, hit));
    return done;
  }

  private async one(sequence: number, hit: ReadonlySet<string>): Promise<string> {
    if (this.random(4) === 0) return this.join(sequence, hit);
    if (this.random(3) === 0) {
      const node = this.pick(await writable(nodes, sequence), hit);
      if (!node) return 'nothing';
      if (node.retired) return this.bringBack(node, sequence);
      if (this.random(4) === 0) return this.takeBack(node, sequence);
      const change = this.changeOf(node, await nodes(), new Set(NODES[node.label as NodeLabel].key));
      if (!change) return 'nothing';
      await write(
        `MATCH (n) WHERE elementId(n) = $ref CREATE (n)-[:WAS]->(v:Version) SET v = properties(n), v.addedIn = coalesce(n.changedIn, n.addedIn), v.retiredIn = $sequence SET n += $change, n.changedIn = $sequence`,
        { ref: node.ref, sequence, change },
      );
      return `changed ${node.id} ${JSON.stringify(change)}`;
    }
    const edge = this.pick(await writable(edges, sequence), hit);
    if (!edge) return 'nothing';
    const copy = 'CREATE (a)-[n:$(type(e))]->(b) SET n = properties(e), n.addedIn = $sequence, n.retiredIn = null';
    if (edge.retired) {
      await write(
        `MATCH (a)-[e]->(b) WHERE elementId(e) = $ref AND a.retiredIn IS NULL AND b.retiredIn IS NULL AND NOT EXISTS { MATCH (a)-[o]->(b) WHERE o.id = e.id AND o.retiredIn IS NULL } ${copy}`,
        { ref: edge.ref, sequence },
      );
      return `again ${edge.id}`;
    }
    if (this.random(2) === 0) {
      await write('MATCH ()-[e]->() WHERE elementId(e) = $ref SET e.retiredIn = $sequence', { ref: edge.ref, sequence });
      return `without ${edge.id}`;
    }
    const change = this.changeOf(edge, await edges(), new Set());
    if (!change) return 'nothing';
    await write(`MATCH (a)-[e]->(b) WHERE elementId(e) = $ref ${copy} SET n += $change SET e.retiredIn = $sequence`, { ref: edge.ref, sequence, change });
    return `corrected ${edge.id} ${JSON.stringify(change)}`;
  }

  /** An edge that was not there, of any type that the model has between things that are there: like another of its type, or with its day alone. */
  private async join(sequence: number, hit: ReadonlySet<string>): Promise<string> {
    const there = (await nodes()).filter(({ retired }) => !retired);
    const type = EDGE_TYPES[this.random(EDGE_TYPES.length)]!;
    const { source, target, key }: { source: readonly string[]; target: readonly string[]; key: readonly string[] } = EDGES[type];
    const from = this.pick(
      there.filter(({ label }) => source.includes(label)),
      hit,
    );
    const to = this.pick(
      there.filter(({ label, id }) => target.includes(label) && id !== from?.id),
      hit,
    );
    if (!from || !to) return 'nothing';
    const like = (await edges()).filter(({ label }) => label === type);
    const model = like[this.random(Math.max(1, like.length))];
    if (!model && (key.includes('id') || key.includes('role') || key.includes('relation'))) return 'nothing';
    const id = `${type.toLowerCase()}:${from.id}|${to.id}|${sequence}|${this.random(1_000_000)}`;
    const properties = {
      ...(model ? model.properties : { from: Date.parse('2018-01-01T00:00:00+08:00') + this.random(700) * DAY_MS, source: 'b1/case.csv/1' }),
      ...(model && 'movement' in model.properties ? { movement: id } : {}),
      id,
      addedIn: sequence,
      retiredIn: null,
    };
    await write(`MATCH (a), (b) WHERE elementId(a) = $from AND elementId(b) = $to CREATE (a)-[e:$($type)]->(b) SET e = $properties`, {
      from: from.ref,
      to: to.ref,
      type,
      properties,
    });
    return `joined ${id} ${JSON.stringify(properties)}`;
  }

  async takeBack(node: { readonly id: string }, sequence: number): Promise<string> {
    await write(
      `MATCH (n:Entity {id: $id}) WHERE n.retiredIn IS NULL AND NOT EXISTS { MATCH (n)-[own]-() WHERE own.addedIn = $sequence } SET n.retiredIn = $sequence WITH n MATCH (n)-[e]-() WHERE e.retiredIn IS NULL AND e.addedIn IS NOT NULL SET e.retiredIn = $sequence`,
      { id: node.id, sequence },
    );
    return `taken back ${node.id}`;
  }

  /** With the edges that went with it. */
  async bringBack(node: { readonly id: string }, sequence: number): Promise<string> {
    await write(
      `MATCH (n:Entity {id: $id}) WHERE n.retiredIn IS NOT NULL WITH n, n.retiredIn AS gone CREATE (n)-[:WAS]->(v:Version) SET v = properties(n), v.addedIn = coalesce(n.changedIn, n.addedIn), v.retiredIn = gone, n.retiredIn = null, n.changedIn = $sequence
       WITH n, gone MATCH (n)-[e {retiredIn: gone}]-(o) WHERE o.retiredIn IS NULL WITH DISTINCT e, startNode(e) AS a, endNode(e) AS b CREATE (a)-[c:$(type(e))]->(b) SET c = properties(e), c.addedIn = $sequence, c.retiredIn = null`,
      { id: node.id, sequence },
    );
    return `again ${node.id}`;
  }

  /** Edges, in their present version; then again those that went in the batch `gone`. */
  async edgesBack(ids: readonly string[], sequence: number, gone: number | null): Promise<string> {
    if (gone === null) await write('MATCH ()-[e]->() WHERE e.id IN $ids AND e.retiredIn IS NULL SET e.retiredIn = $sequence', { ids, sequence });
    else
      await write(
        `MATCH (a)-[e {retiredIn: $gone}]->(b) WHERE e.id IN $ids AND a.retiredIn IS NULL AND b.retiredIn IS NULL AND NOT EXISTS { MATCH (a)-[o]->(b) WHERE o.id = e.id AND o.retiredIn IS NULL }
         CREATE (a)-[n:$(type(e))]->(b) SET n = properties(e), n.addedIn = $sequence, n.retiredIn = null`,
        { ids, sequence, gone },
      );
    return `${gone === null ? 'without' : 'again'} ${ids.join(' ')}`;
  }

  private pick(things: readonly Thing[], hit: ReadonlySet<string>): Thing | undefined {
    const near = things.filter(({ id }) => hit.has(id));
    const from = near.length > 0 && this.random(2) === 0 ? near : things;
    return from[this.random(Math.max(1, from.length))];
  }

  private changeOf(thing: Thing, others: readonly Thing[], keys: ReadonlySet<string>): Record<string, unknown> | undefined {
    const names = Object.keys(thing.properties).filter((name) => !OWN.has(name) && !keys.has(name));
    const name = names[this.random(Math.max(1, names.length))];
    if (name === undefined) return undefined;
    const value = thing.properties[name];
    const values = others.filter(({ label }) => label === thing.label).map(({ properties }) => properties[name]);
    if (/[rR]egion$/u.test(name)) return { [name]: this.regions[this.random(this.regions.length)] };
    if (typeof value === 'number' && Math.abs(value) > 100_000_000_000) return { [name]: value + (this.random(800) - 400) * DAY_MS };
    if (typeof value === 'number' && this.random(2) === 0) return { [name]: Math.round(value * [0, 0.5, 0.9, 2, 10][this.random(5)]!) };
    if (typeof value === 'boolean') return { [name]: !value };
    const other = values[this.random(values.length)];
    return {
      [name]:
        this.random(4) === 0 && name !== 'kind' && name !== 'at' && name !== 'amount'
          ? null
          : other === undefined && /^(?:kind|at|amount)$/u.test(name)
            ? value
            : (other ?? null),
    };
  }
}

export async function activate(sequence: number): Promise<void> {
  await write(`CREATE (:Batch {id: 'b' + $sequence, sequence: $sequence, status: 'active', startedAt: $sequence})`, { sequence });
}

async function nodes(): Promise<Thing[]> {
  return rows(
    `MATCH (n:Entity) RETURN elementId(n) AS ref, n.id AS id, head([l IN labels(n) WHERE l <> 'Entity']) AS label, n.retiredIn IS NOT NULL AS retired, coalesce(n.changedIn, n.addedIn) AS since, properties(n) AS properties ORDER BY id`,
  );
}

/** Of an edge that was corrected, its last version. */
async function edges(): Promise<Thing[]> {
  return rows(
    `MATCH (a:Entity)-[e]->(b:Entity) WHERE e.addedIn IS NOT NULL WITH e ORDER BY e.addedIn DESC WITH e.id AS id, head(collect(e)) AS e RETURN elementId(e) AS ref, id, type(e) AS label, e.retiredIn IS NOT NULL AS retired, e.addedIn AS since, properties(e) AS properties ORDER BY id`,
  );
}

async function writable(things: () => Promise<Thing[]>, sequence: number): Promise<Thing[]> {
  return (await things()).filter(({ since }) => since !== sequence);
}

async function rows(statement: string): Promise<Thing[]> {
  return (await runScriptOn(await testAddress(), statement)) as unknown as Thing[];
}

async function write(statement: string, parameters: Record<string, unknown>): Promise<void> {
  await runScript(statement, parameters);
}
