import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { cypherFolder } from '../../src/config.js';
import { Graph } from '../../src/graph/graph.js';
import { QueryLibrary } from '../../src/graph/query-library.js';
import type { BulkTraceLine } from '../../src/http/traces.shapes.js';
import { testAddress, testGraph } from '../support/neo4j.js';
import { linesOf, testService, type TestService } from './service.js';

/** A cable to the database that can be pulled out and put back; on the way it passes bytes and nothing else. */
class Cable {
  private readonly sockets = new Set<Socket>();
  private server: Server | undefined;
  port = 0;

  constructor(private readonly target: { host: string; port: number }) {}

  async plugIn(): Promise<void> {
    this.server = createServer((near) => {
      const far = connect(this.target);
      for (const [one, other] of [
        [near, far],
        [far, near],
      ] as const) {
        this.sockets.add(one);
        one.on('error', () => other.destroy()).on('close', () => other.destroy());
        one.pipe(other);
      }
    });
    await new Promise<void>((done) => this.server!.listen(this.port, '127.0.0.1', done));
    this.port = (this.server.address() as AddressInfo).port;
  }

  async pullOut(): Promise<void> {
    const closed = new Promise((done) => this.server?.close(done));
    for (const socket of this.sockets) socket.destroy();
    this.sockets.clear();
    await closed;
  }
}

describe('a database that goes and comes back', () => {
  let cable: Cable;
  let graph: Graph;
  let service: TestService;

  beforeAll(async () => {
    await testGraph();
    const address = await testAddress();
    const target = new URL(address.uri);
    cable = new Cable({ host: target.hostname, port: Number(target.port) });
    await cable.plugIn();
    graph = Graph.connect({ ...address, uri: `bolt://127.0.0.1:${cable.port}` }, QueryLibrary.load(cypherFolder));
    service = await testService(graph);
  });
  afterAll(async () => {
    await service.stop();
    await graph.close();
    await cable.pullOut();
  });

  it('is answered with 503 and a hint while it is gone, and by itself again when it is back', async () => {
    expect((await service.get('/api/health')).status).toBe(200);
    await cable.pullOut();
    const paths = [
      '/api/health',
      '/api/status',
      `/api/traces/${encodeURIComponent('豫财农〔2017〕12号')}`,
      '/api/documents',
      '/api/search?q=a',
      '/api/loads',
      '/api/traces/a?format=csv',
    ];
    const answers = await Promise.all(paths.map(async (path) => [path, await service.get(path)] as const));
    for (const [path, answer] of answers) {
      expect([path, answer.status, answer.headers.get('retry-after'), answer.headers.get('content-type')]).toEqual([
        path,
        503,
        '5',
        'application/problem+json; charset=utf-8',
      ]);
      const text = await answer.text();
      expect(JSON.parse(text)).toMatchObject({ code: 'graph-unavailable', hint: expect.stringMatching(/\S/u) });
      expect([path, /ECONNREFUSED|Neo4jError|127\.0\.0\.1/u.test(text)]).toEqual([path, false]);
    }
    // What needs no database goes on.
    expect((await service.get('/api/appearance')).status).toBe(200);
    expect((await service.get('/api/openapi.json')).status).toBe(200);

    await cable.plugIn();
    expect((await service.get('/api/health')).status).toBe(200);
    expect((await service.get('/api/documents')).status).toBe(200);
  });

  it('ends a bulk question with one problem for each number that is left, without waiting for each', async () => {
    await cable.pullOut();
    const startedAt = Date.now();
    const documentNumbers = Array.from({ length: 200 }, (_, index) => `豫财农〔2017〕${index + 1}号`);
    const lines = await linesOf<BulkTraceLine>(await service.post('/api/traces', { documentNumbers }));
    expect(lines.map(({ documentNumber }) => documentNumber)).toEqual(documentNumbers);
    expect(lines.every(({ problem }) => problem?.code === 'graph-unavailable')).toBe(true);
    expect(Date.now() - startedAt).toBeLessThan(30_000);
    await cable.plugIn();
    const back = await linesOf<BulkTraceLine>(await service.post('/api/traces', { documentNumbers: ['豫财农〔2017〕1号'] }));
    expect(back[0]?.problem?.code).toBe('document-not-found');
  });
});
