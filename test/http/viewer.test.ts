import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { testGraph } from '../support/neo4j.js';
import { testService, type TestService } from './service.js';

describe('the viewer and the description of the API', () => {
  let service: TestService;
  const folder = mkdtempSync(join(tmpdir(), 'yuanliu-viewer-'));

  beforeAll(async () => {
    mkdirSync(join(folder, 'dist', 'assets'), { recursive: true });
    writeFileSync(join(folder, 'dist', 'index.html'), '<!doctype html><title>源流</title>');
    writeFileSync(join(folder, 'dist', 'assets', 'index-abc123.js'), 'export {};');
    writeFileSync(join(folder, 'dist', '.hidden.txt'), 'hidden');
    writeFileSync(join(folder, 'secret.txt'), 'secret');
    service = await testService(await testGraph(), { viewer: join(folder, 'dist') });
  });
  afterAll(async () => {
    await service.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  it('gives its page for every address that is no file, since the address holds the state', async () => {
    for (const path of ['/', '/trace/%E8%B1%AB%E8%B4%A2%E5%86%9C%E3%80%942017%E3%80%9512%E5%8F%B7?depth=2', '/search']) {
      const answer = await service.get(path);
      expect([path, answer.status, answer.headers.get('cache-control')]).toEqual([path, 200, 'no-cache']);
      expect(answer.headers.get('content-type')).toMatch(/^text\/html; charset=utf-8/iu);
      expect(await answer.text()).toContain('源流');
    }
  });

  it('gives files as they are; those named by their digest may be kept for ever', async () => {
    const script = await service.get('/assets/index-abc123.js');
    expect([script.status, script.headers.get('cache-control')]).toEqual([200, 'public, max-age=31536000, immutable']);
    expect(script.headers.get('content-type')).toMatch(/javascript/u);
    expect((await service.get('/assets/index-old999.js')).status).toBe(404);
    expect((await fetch(`${service.url}/`, { method: 'HEAD' })).status).toBe(200);
  });

  it('gives nothing that lies outside its folder or is hidden', async () => {
    for (const path of ['/..%2fsecret.txt', '/%2e%2e/secret.txt', '/assets/..%2f..%2fsecret.txt', '/.hidden.txt', '/..%5csecret.txt', '/assets/%00.js']) {
      const answer = await service.get(path);
      const text = await answer.text();
      expect([path, text.includes('secret'), text.includes('hidden'), answer.status < 500]).toEqual([path, false, false, true]);
    }
  });

  it('answers an unknown address of the API as a problem, whatever the method', async () => {
    for (const answer of [await service.get('/api/nowhere'), await service.post('/api/nowhere', {}), await service.post('/nowhere', {})]) {
      expect(answer.status).toBe(404);
      expect(answer.headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
    }
  });

  it('describes the API as a page and as a document', async () => {
    const page = await service.get('/api/docs');
    expect([page.status, page.headers.get('content-type')]).toEqual([200, expect.stringMatching(/^text\/html/u)]);
    // The policy lets no inline script run, so the page must not need one.
    expect(await page.text()).not.toMatch(/<script>|<script [^>]*>[^<\s]/u);
    for (const file of ['swagger-ui-bundle.js', 'swagger-ui-init.js', 'swagger-ui.css'])
      expect([file, (await service.get(`/api/docs/${file}`)).status]).toEqual([file, 200]);
    const document = (await (await service.get('/api/openapi.json')).json()) as { openapi: string; paths: Record<string, unknown> };
    expect(document.openapi).toBe('3.1.0');
    expect(Object.keys(document.paths)).toContain('/api/traces/{documentNumber}');
  });
});

describe('a viewer that is not built', () => {
  it('says how to build it', async () => {
    const service = await testService(await testGraph());
    const answer = await service.get('/');
    expect(answer.status).toBe(503);
    expect(await answer.text()).toContain('npm run build');
    await service.stop();
  });
});
