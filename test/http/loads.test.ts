import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { request as httpRequest } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import type { BatchListView, BatchView, LoadReport, QuarantineView, SourceRowView } from '../../src/domain/intake/intake.shapes.js';
import type { StatusView } from '../../src/domain/status/status.shapes.js';
import type { LoadLine } from '../../src/http/loads.shapes.js';
import type { Problem } from '../../src/http/problem.js';
import { testGraph } from '../support/neo4j.js';
import { linesOf, testService, type TestService } from './service.js';
import { writeSmallPackage } from './small-package.js';
import { zipOf } from './zip-of.js';

const LIMIT = 200_000;
const ZIP = { 'content-type': 'application/zip' };

describe('loads over HTTP', () => {
  let service: TestService;
  const folders: string[] = [];
  const packed = async (...[id, change]: Parameters<typeof writeSmallPackage> extends [string, ...infer R] ? R : never): Promise<Buffer> => {
    const folder = mkdtempSync(join(tmpdir(), 'yuanliu-package-'));
    folders.push(folder);
    writeSmallPackage(folder, id, change);
    return zipOf(folder);
  };
  const dataVersion = async (): Promise<number> => ((await (await service.get('/api/status')).json()) as StatusView).dataVersion;

  beforeAll(async () => {
    service = await testService(await testGraph(), { uploadBytesMax: LIMIT });
  });
  afterAll(async () => {
    await service.stop();
    for (const folder of folders) rmSync(folder, { recursive: true, force: true });
  });
  // Whatever becomes of an upload, its file is gone when the answer is there.
  afterEach(() => expect(readdirSync(join(service.dataDir, 'spool'))).toEqual([]));

  it('starts empty and says so', async () => {
    expect(await (await service.get('/api/status')).json()).toMatchObject({
      dataVersion: 0,
      empty: true,
      demo: false,
      coverage: [],
      neo4j: { edition: expect.any(String), embedded: false },
    });
  });

  it('takes a package as the body, makes it visible, and the same again changes nothing', async () => {
    const zip = await packed();
    const first = await service.post('/api/loads', zip, ZIP);
    expect(first.status).toBe(200);
    const report = (await first.json()) as LoadReport;
    expect(report).toMatchObject({ outcome: 'loaded', batch: { id: 'small', rows: { announced: 8, loaded: 8 } } });
    expect(await dataVersion()).toBe(report.dataVersion);
    const second = (await (await service.post('/api/loads', zip, ZIP)).json()) as LoadReport;
    expect(second).toMatchObject({ outcome: 'already-loaded', dataVersion: report.dataVersion });
    expect(await (await service.get('/api/status')).json()).toMatchObject({ empty: false, coverage: [{ source: 'PAY' }] });
  });

  it('tells the progress as a stream that ends with the report or the problem', async () => {
    const lines = await linesOf<LoadLine>(await service.post('/api/loads', await packed('streamed'), { ...ZIP, accept: 'application/x-ndjson' }));
    expect(lines.at(-1)?.report).toMatchObject({ batch: { id: 'streamed' } });
    expect(lines.slice(0, -1).every(({ progress }) => progress !== undefined)).toBe(true);
    expect(lines.length).toBeGreaterThan(1);
  });

  it('lists batches and opens one, its quarantine and a source row', async () => {
    const list = (await (await service.get('/api/loads')).json()) as BatchListView;
    expect(list.batches.map(({ id }) => id)).toContain('small');
    const batch = (await (await service.get('/api/loads/small')).json()) as BatchView;
    expect(batch.files.map(({ path }) => path)).toEqual(['lines.csv', 'payments.csv']);
    expect((await (await service.get('/api/loads/small/quarantine?limit=10')).json()) as QuarantineView).toMatchObject({ rows: [], total: 0, cursor: null });
    const row = (await (await service.get(`/api/sources?source=${encodeURIComponent('small/payments.csv/3')}`)).json()) as SourceRowView;
    expect(row).toMatchObject({ file: 'payments.csv', line: 3 });
    expect(row.cells.find(({ column }) => column === 'USE')?.value).toBe('到户增收项目');
    expect(row.cells.find(({ column }) => column === 'TO_NO')).toMatchObject({ masked: true, value: expect.not.stringContaining('6217000000000000029') });
    for (const path of ['/api/loads/none', '/api/loads/none/quarantine', '/api/sources?source=small/none.csv/3', '/api/sources?source=small/payments.csv/99']) {
      const answer = await service.get(path);
      expect([path, answer.status]).toEqual([path, 404]);
    }
    for (const path of ['/api/sources', '/api/loads/small/quarantine?limit=0']) expect([path, (await service.get(path)).status]).toEqual([path, 400]);
  });

  it('never takes a path of the server', async () => {
    for (const source of ['/etc/passwd', '../../../../etc/passwd', 'small/../../../etc/passwd/1', 'small//etc/passwd/1']) {
      const answer = await service.get(`/api/sources?source=${encodeURIComponent(source)}`);
      expect([source, [400, 404].includes(answer.status)]).toEqual([source, true]);
      expect(await answer.text()).not.toContain('root:');
    }
    const asked = await service.post('/api/loads', { folder: '/work', zip: '/etc/passwd' });
    expect([asked.status, ((await asked.json()) as Problem).code]).toEqual([415, 'unsupported-type']);
  });

  it('refuses a package whose totals are wrong, with file and reason, and leaves the graph as it was', async () => {
    const before = await dataVersion();
    const answer = await service.post('/api/loads', await packed('wrong', { totals: '1.00' }), ZIP);
    expect(answer.status).toBe(422);
    const problem = (await answer.json()) as Problem;
    expect(problem).toMatchObject({
      code: 'bad-package',
      faults: expect.arrayContaining([expect.objectContaining({ file: 'manifest.yaml', line: 10, reason: expect.stringContaining('payments.csv') })]),
    });
    const streamed = await service.post('/api/loads', await packed('wrong', { totals: '1.00' }), { ...ZIP, accept: 'application/x-ndjson' });
    const last = streamed.status === 200 ? (await linesOf<LoadLine>(streamed)).at(-1)?.problem : ((await streamed.json()) as Problem);
    expect(last).toMatchObject({ code: 'bad-package', status: 422 });
    expect(await dataVersion()).toBe(before);
    const notZip = await service.post('/api/loads', Buffer.from('no zip'), ZIP);
    expect([notZip.status, ((await notZip.json()) as Problem).code]).toEqual([422, 'bad-package']);
  });

  it('refuses a body past the limit, whether or not its length is stated', async () => {
    const large = Buffer.alloc(LIMIT + 1);
    const stated = await service.post('/api/loads', large, ZIP);
    expect([stated.status, await stated.json()]).toEqual([413, expect.objectContaining({ code: 'too-large', limit: LIMIT })]);
    expect(await sendInPieces(service, 100)).toBe(413);
  });

  it('refuses an empty body and another content type', async () => {
    const empty = await service.post('/api/loads', Buffer.alloc(0), ZIP);
    expect([empty.status, await empty.json()]).toEqual([400, expect.objectContaining({ field: 'body' })]);
    const none = await service.post('/api/loads');
    expect([none.status, ((await none.json()) as Problem).code]).toEqual([415, 'unsupported-type']);
  });

  it('leaves nothing behind when the caller hangs up in the middle', async () => {
    const before = await dataVersion();
    await hangUp(service);
    for (let wait = 0; wait < 50 && readdirSync(join(service.dataDir, 'spool')).length > 0; wait += 1) await new Promise((done) => setTimeout(done, 20));
    expect(await dataVersion()).toBe(before);
  });

  it('refuses to remove demo data that are not there', async () => {
    const answer = await service.post('/api/demo/remove');
    expect([answer.status, ((await answer.json()) as Problem).code]).toEqual([409, 'conflict']);
  });

  /** Without Content-Length, in pieces of 10 kB: the limit must act while the body is read. */
  function sendInPieces(to: TestService, pieces: number): Promise<number> {
    return new Promise((resolve, reject) => {
      const sent = httpRequest(`${to.url}/api/loads`, { method: 'POST', headers: { ...ZIP, origin: to.url, 'x-yuanliu-request': '1' } }, (response) => {
        response.resume();
        resolve(response.statusCode!);
      });
      // The service closes the connection after its refusal; what is still being sent then breaks.
      sent.on('error', (error: NodeJS.ErrnoException) => (['EPIPE', 'ECONNRESET'].includes(error.code ?? '') ? undefined : reject(error)));
      Readable.from(Array.from({ length: pieces }, () => Buffer.alloc(10_000))).pipe(sent);
    });
  }

  function hangUp(from: TestService): Promise<void> {
    return new Promise((resolve) => {
      const sent = httpRequest(`${from.url}/api/loads`, { method: 'POST', headers: { ...ZIP, origin: from.url, 'x-yuanliu-request': '1' } });
      sent.on('error', () => resolve());
      sent.write(Buffer.alloc(50_000), () => setTimeout(() => sent.destroy(new Error('hung up')), 50));
    });
  }
});
