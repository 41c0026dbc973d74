import { readCursor, writeCursor } from '../../src/domain/documents/page-cursor.js';
import { readManifest } from '../../src/domain/intake/manifest.js';
import { YamlFile } from '../../src/domain/intake/yaml-file.js';
import { BadQuestion } from '../../src/failures.js';
import { QuestionPipe, ZIP_TYPES } from '../../src/http/accept-bodies.js';
import { SearchQuestion } from '../../src/domain/search/search.shapes.js';
import { testGraph } from '../support/neo4j.js';
import { testService, type TestService } from './service.js';

const JSON_TYPE = { 'content-type': 'application/json' };

describe('bodies that are taken', () => {
  let service: TestService;

  beforeAll(async () => {
    service = await testService(await testGraph());
  });
  afterAll(() => service.stop());

  async function posts(): Promise<string[]> {
    const { paths } = (await (await service.get('/api/openapi.json')).json()) as { paths: Record<string, object> };
    return Object.keys(paths).filter((path) => 'post' in paths[path]!);
  }

  it('takes the bytes of a package at POST /api/loads only', async () => {
    const others = (await posts()).filter((path) => path !== '/api/loads');
    expect(others).toEqual(expect.arrayContaining(['/api/demo/remove', '/api/search', '/api/traces', '/api/traces/paths']));
    for (const path of others) {
      for (const type of [...ZIP_TYPES, 'Application/ZIP; charset=x']) {
        const answer = await service.post(path, Buffer.from('PK'), { 'content-type': type });
        expect([path, type, answer.status, await answer.json()]).toEqual([path, type, 415, expect.objectContaining({ code: 'unsupported-type' })]);
      }
    }
    for (const type of ZIP_TYPES) expect((await service.post('/api/loads', Buffer.from('PK'), { 'content-type': type })).status).toBe(422);
    expect((await service.get('/api/health')).status).toBe(200);
  });

  it('refuses JSON that is nested deep, but not brackets inside a string', async () => {
    const deep = `{"q":${'['.repeat(200_000)}${']'.repeat(200_000)}}`;
    for (const path of ['/api/search', '/api/traces', '/api/traces/paths']) {
      const answer = await service.post(path, Buffer.from(deep), JSON_TYPE);
      expect([path, answer.status, await answer.json()]).toEqual([path, 400, expect.objectContaining({ code: 'bad-question', field: 'body' })]);
    }
    expect((await service.post('/api/search', { q: `\\"${'['.repeat(50)}` })).status).toBe(200);
    expect((await service.post('/api/search', Buffer.from('{"q":'), JSON_TYPE)).status).toBe(400);
  });

  it('refuses a body that is no object', async () => {
    for (const body of ['[]', '[{"q":"嵩县"}]', '"q"', '1', 'null', 'true']) {
      const answer = await service.post('/api/search', Buffer.from(body), JSON_TYPE);
      expect([body, answer.status]).toEqual([body, 400]);
    }
    const pipe = new QuestionPipe();
    for (const value of [Buffer.from('PK'), new Map(), new BadQuestion('q', 'x', 'y')]) {
      await expect(pipe.transform(value, { type: 'body', metatype: SearchQuestion })).rejects.toBeInstanceOf(BadQuestion);
    }
  });

  it('takes null for what is left out, and for what must be given as missing', async () => {
    const question = '/api/patterns/returns-without-reason/runs';
    for (const [path, body, status] of [
      [question, { parameters: { year: 2020 }, scope: null, asOf: null, asOfBatch: null, limit: null }, 200],
      // It needs a year.
      [question, { parameters: null }, 400],
      ['/api/warnings/drafts', { rule: null, settings: {} }, 400],
      ['/api/webhooks', { url: null }, 400],
    ] as const)
      expect([path, (await service.post(path, body)).status]).toEqual([path, status]);
  });

  it('refuses a cursor whose numbers are not whole', () => {
    const read = (text: string): unknown => readCursor<{ at: number }>(Buffer.from(text).toString('base64url'), { at: 'number' });
    for (const text of ['{"at":1e309}', '{"at":0.5}', '{"at":9007199254740993}', '{"at":"1"}', '{}', 'null']) expect(() => read(text)).toThrow(BadQuestion);
    expect(readCursor<{ at: number }>(writeCursor({ at: -5 }), { at: 'number' })).toEqual({ at: -5 });
  });

  it('names a manifest with aliases or deep nesting as faulty', () => {
    const levels = Array.from({ length: 9 }, (_, level) => `l${level + 1}: &l${level + 1} [${Array<string>(9).fill(`*l${level}`).join(', ')}]`);
    const alias = { file: 'manifest.yaml', line: null, reason: expect.stringContaining('aliases') as string };
    expect(readManifest(`l0: &l0 x\n${levels.join('\n')}\n`).faults).toEqual([alias]);
    const nested = { ...alias, reason: expect.stringContaining('nested') as string };
    expect(readManifest('id: &a [*a, *a]\n').faults).toEqual([nested]);
    expect(YamlFile.parse('m.yaml', 'a: &a { b: 1 }\nc: *a\n').content()).toEqual({ a: { b: 1 }, c: { b: 1 } });
    for (const depth of [100, 20_000]) expect(readManifest(`id: ${'['.repeat(depth)}${']'.repeat(depth)}\n`).faults).toMatchObject([{ reason: nested.reason }]);
  });
});
