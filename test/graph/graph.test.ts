import { createServer, connect, type Server, type Socket } from 'node:net';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { AmountOutOfRange, GraphUnavailable, TookTooLong, TooLarge } from '../../src/failures.js';
import { Graph } from '../../src/graph/graph.js';
import { QueryLibrary } from '../../src/graph/query-library.js';
import { emptyTestGraph, runScript, testAddress } from '../support/neo4j.js';

const header = (id: string, tags: string[]): string => ['/**', ` * @id ${id}`, ' * @title T', ...tags.map((tag) => ` * ${tag}`), ' */\n'].join('\n');
const read = (id: string, params: string[], returns: string, body: string): string =>
  header(id, [...params.map((param) => `@param ${param}`), `@returns ${returns}`, '@order by n', '@limit none: a test decides how many']) + body;
const write = (id: string, params: string[], body: string): string => header(id, ['@access write', ...params.map((param) => `@param ${param}`)]) + body;

/** Statements that show what the room does; none of them is one of the project's own. */
const FILES: Record<string, string> = {
  'schema/by-name.cypher': `${header('by-name', ['@access schema'])}// two statements\nCREATE CONSTRAINT probe_id IF NOT EXISTS FOR (p:Probe) REQUIRE p.id IS UNIQUE;\nCREATE INDEX probe_n IF NOT EXISTS FOR (p:Probe) ON (p.n);\n`,
  'graph/await-indexes.cypher': `${header('await-indexes', ['@access schema'])}CALL db.awaitIndexes(60)`,
  'graph/index-names.cypher': `${header('index-names', ['@access schema'])}SHOW INDEXES YIELD name RETURN name`,
  'a/echo.cypher': read('echo', ['value map Anything', 'more integer = 1 One more'], 'value, more', 'RETURN $value AS value, $more AS more'),
  'a/count-up.cypher': read('count-up', ['to integer How far'], 'n', 'UNWIND range(1, $to) AS n RETURN n ORDER BY n'),
  'a/large-sum.cypher': read('large-sum', ['fen fen Amount'], 'sum', 'UNWIND [$fen, $fen] AS fen RETURN sum(fen) AS sum'),
  'a/huge-sum.cypher': read('huge-sum', ['fen fen Amount'], 'sum', 'RETURN $fen * $fen * $fen AS sum'),
  'a/endless.cypher': read('endless', [], 'n', 'UNWIND range(1, 100000) AS a UNWIND range(1, 100000) AS b WITH a * b AS c RETURN count(c) AS n'),
  'a/hoard.cypher': read('hoard', [], 'n', 'UNWIND range(1, 100000000) AS a RETURN size(collect(a)) AS n'),
  'a/wrong-columns.cypher': read('wrong-columns', [], 'n', 'RETURN 1 AS m'),
  'a/probes.cypher': read('probes', [], 'probe, other', 'MATCH (probe:Probe) OPTIONAL MATCH (probe)-[other:NEXT]->() RETURN probe, other ORDER BY probe.n'),
  'a/settings.cypher': read(
    'settings',
    [],
    'query, app, requestId',
    'SHOW TRANSACTIONS YIELD metaData, currentQueryId WHERE metaData.query = "settings" RETURN metaData.query AS query, metaData.app AS app, metaData.requestId AS requestId',
  ),
  'a/add-probe.cypher': write('add-probe', ['id string Id', 'n integer Number'], 'CREATE (:Probe {id: $id, n: $n})'),
  'a/link-probes.cypher': write('link-probes', [], 'MATCH (a:Probe), (b:Probe) WHERE a.n + 1 = b.n MERGE (a)-[:NEXT {fen: 5}]->(b)'),
};

describe('Graph', () => {
  const folder = join(mkdtempSync(join(tmpdir(), 'graph-')), 'cypher');
  let library: QueryLibrary;
  let graph: Graph;

  beforeAll(async () => {
    for (const [path, text] of Object.entries(FILES)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    library = QueryLibrary.load(folder);
    graph = Graph.connect(await testAddress(), library);
    await graph.verify();
    await graph.applySchema();
  }, 300_000);
  beforeEach(() => emptyTestGraph());
  afterAll(async () => {
    await graph.close();
    await runScript('DROP CONSTRAINT probe_id IF EXISTS;\nDROP INDEX probe_n IF EXISTS;');
    rmSync(dirname(folder), { recursive: true });
  });

  it('gives back what it was given, whole numbers whole and the rest as they were', async () => {
    const value = { fen: Number.MAX_SAFE_INTEGER, negative: -8_000_00, share: 0.25, name: '豫财农〔2017〕12号', list: [1, null, [true]], none: null };
    expect(await graph.read('echo', { value })).toEqual([{ value, more: 1 }]);
  });

  it('refuses a sum past the exact range, whether the driver or the database meets it', async () => {
    await expect(graph.read('large-sum', { fen: 2 ** 53 - 1 })).rejects.toThrow(AmountOutOfRange);
    await expect(graph.read('huge-sum', { fen: 2 ** 40 })).rejects.toThrow(AmountOutOfRange);
  });

  it('gives nodes and relationships as their properties, in the stated order', async () => {
    for (const n of [2, 1]) await graph.write('add-probe', { id: `p${n}`, n });
    await graph.write('link-probes');
    expect(await graph.read('probes')).toEqual([
      { probe: { id: 'p1', n: 1 }, other: { fen: 5 } },
      { probe: { id: 'p2', n: 2 }, other: null },
    ]);
  });

  it('stops at the row limit with a failure and never cuts in silence', async () => {
    await expect(graph.read('count-up', { to: 11 }, { rowsMax: 10 })).rejects.toThrow(TooLarge);
    expect(await graph.read('count-up', { to: 10 }, { rowsMax: 10 })).toHaveLength(10);
  });

  it('streams in order, and a reader that leaves early gives its connection back', async () => {
    // More readers than the pool has connections: a single lost one would block the last.
    for (let reader = 0; reader < 40; reader += 1) {
      const seen: number[] = [];
      for await (const { n } of graph.stream<{ n: number }>('count-up', { to: 50_000 })) {
        seen.push(n);
        if (seen.length === 3) break;
      }
      expect(seen).toEqual([1, 2, 3]);
    }
    let sum = 0;
    for await (const { n } of graph.stream<{ n: number }>('count-up', { to: 50_000 })) sum += n;
    expect(sum).toBe(1_250_025_000);
  });

  it('ends a question at its time budget, and the next one is answered', async () => {
    await expect(graph.read('endless', {}, { timeoutMs: 300 })).rejects.toThrow(TookTooLong);
    await expect(async () => {
      for await (const row of graph.stream('endless', {}, { timeoutMs: 300 })) expect(row).toBeUndefined();
    }).rejects.toThrow(TookTooLong);
    expect(await graph.read('count-up', { to: 1 })).toEqual([{ n: 1 }]);
  });

  it('says so when a question needs more memory than it may have', async () => {
    await expect(graph.read('hoard')).rejects.toThrow(TooLarge);
  });

  it('names the query and the request in the database', async () => {
    expect(await graph.read('settings', {}, { requestId: 'r-1' })).toEqual([{ query: 'settings', app: 'yuanliu', requestId: 'r-1' }]);
  });

  it('stores all files of a transaction or none', async () => {
    const half = graph.transaction(async (run) => {
      await run('add-probe', { id: 'p1', n: 1 });
      expect(await run('probes')).toHaveLength(1);
      throw new Error('second thoughts');
    });
    await expect(half).rejects.toThrow('second thoughts');
    expect(await graph.read('probes')).toEqual([]);
    await graph.transaction(async (run) => {
      await run('add-probe', { id: 'p1', n: 1 });
      await run('add-probe', { id: 'p2', n: 2 });
      await run('link-probes');
    });
    expect(await graph.read('probes')).toHaveLength(2);
  });

  it('knows that nothing was written since, where nobody else writes', async () => {
    const alone = Graph.connect(await testAddress(), library, { isAlone: true });
    try {
      expect(graph.unchangedSince).toBeUndefined();
      const before = alone.unchangedSince!;
      await alone.read('count-up', { to: 1 });
      expect(alone.unchangedSince).toBe(before);
      const writing = alone.with({ ...library.get('count-up') }).write('add-probe', { id: 'a', n: 1 });
      expect(alone.unchangedSince).toBeUndefined();
      await writing;
      const after = alone.unchangedSince!;
      expect(after).not.toBe(before);
      await expect(alone.write('add-probe', { id: 'b' })).rejects.toThrow();
      expect(alone.unchangedSince).not.toBe(after);
    } finally {
      await alone.close();
    }
  });

  it('lets each file only through its own door', async () => {
    await expect(graph.read('add-probe', { id: 'p', n: 1 })).rejects.toThrow('use Graph.write');
    await expect(graph.write('count-up', { to: 1 })).rejects.toThrow('use Graph.read');
    await expect(graph.write('by-name')).rejects.toThrow('does not write');
    await expect(graph.transaction((run) => run('by-name'))).rejects.toThrow('Graph.applySchema');
    await expect(graph.read('unknown')).rejects.toThrow('No query file is named unknown.cypher');
  });

  it('refuses columns that are not those of the header', async () => {
    await expect(graph.read('wrong-columns')).rejects.toThrow('cypher/a/wrong-columns.cypher returns m, but its header says n');
  });

  it('applies the schema twice without harm', async () => {
    await graph.applySchema();
    await graph.write('add-probe', { id: 'p', n: 1 });
    await expect(graph.write('add-probe', { id: 'p', n: 1 })).rejects.toThrow(/already exists/u);
  });

  it('explains a query without running it', async () => {
    const plan = await graph.explain('add-probe');
    expect(plan.operators).toContain('  EmptyResult');
    expect((await graph.explain('probes')).columns).toEqual(['probe', 'other']);
    expect(await graph.read('probes')).toEqual([]);
  });

  it('is unavailable, not broken, where nothing answers or the password is wrong', async () => {
    const address = await testAddress();
    const nowhere = Graph.connect({ ...address, uri: 'bolt://127.0.0.1:9' }, library);
    await expect(nowhere.verify()).rejects.toThrow(GraphUnavailable);
    const stranger = Graph.connect({ ...address, password: 'not the password' }, library);
    await expect(stranger.verify()).rejects.toMatchObject({ code: 'graph-unavailable', hint: expect.stringContaining('NEO4J_PASSWORD') });
    const lost = Graph.connect({ ...address, database: 'nodatabase' }, library);
    await expect(lost.read('count-up', { to: 1 })).rejects.toMatchObject({ code: 'graph-unavailable', hint: expect.stringContaining('NEO4J_DATABASE') });
    await Promise.all([nowhere.close(), stranger.close(), lost.close()]);
  });

  it('answers again by itself when the database is back, streams included', async () => {
    const address = await testAddress();
    const door = await openDoor(address.uri);
    const visitor = Graph.connect({ ...address, uri: `bolt://127.0.0.1:${door.port}` }, library);
    expect(await visitor.read('count-up', { to: 1 })).toEqual([{ n: 1 }]);
    await door.shut();
    await expect(visitor.read('count-up', { to: 1 })).rejects.toThrow(GraphUnavailable);
    await door.open();
    const seen: unknown[] = [];
    for await (const row of visitor.stream('count-up', { to: 2 })) seen.push(row);
    expect(seen).toEqual([{ n: 1 }, { n: 2 }]);
    await visitor.close();
    await door.shut();
  }, 300_000);
});

/** A port in front of the database that can be shut and opened: to the driver, the database goes and comes back. */
async function openDoor(uri: string): Promise<{ port: number; shut(): Promise<void>; open(): Promise<void> }> {
  const behind = new URL(uri);
  const sockets = new Set<Socket>();
  let server: Server;
  const open = async (port: number): Promise<void> => {
    server = createServer((front) => {
      const back = connect(Number(behind.port), behind.hostname);
      for (const [one, other] of [
        [front, back],
        [back, front],
      ] as const) {
        sockets.add(one);
        one.pipe(other);
        one.on('error', () => other.destroy()).on('close', () => other.destroy());
      }
    });
    await new Promise<void>((done) => server.listen(port, '127.0.0.1', done));
  };
  await open(0);
  const { port } = server!.address() as { port: number };
  return {
    port,
    open: () => open(port),
    shut: async () => {
      const closed = new Promise((done) => server.close(done));
      for (const socket of sockets) socket.destroy();
      sockets.clear();
      await closed;
    },
  };
}
