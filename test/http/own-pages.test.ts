import { request as httpRequest, type IncomingHttpHeaders } from 'node:http';
import { testGraph } from '../support/neo4j.js';
import { testService, type TestService } from './service.js';

/** fetch sets Host by itself, so these go by hand. */
function ask(
  service: TestService,
  path: string,
  headers: Record<string, string>,
  method = 'GET',
  body?: string,
): Promise<{ status: number; headers: IncomingHttpHeaders; body: Record<string, unknown> }> {
  return new Promise((resolve, reject) => {
    const sent = httpRequest(service.url + path, { method, headers }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
      response.on('end', () => {
        resolve({ status: response.statusCode!, headers: response.headers, body: text.startsWith('{') ? (JSON.parse(text) as Record<string, unknown>) : {} });
      });
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

describe('who may call the service before people can sign in', () => {
  let service: TestService;
  let port: string;

  beforeAll(async () => {
    service = await testService(await testGraph());
    port = new URL(service.url).port;
  });
  afterAll(() => service.stop());

  it('answers to the names of loopback only', async () => {
    for (const host of [`127.0.0.1:${port}`, `localhost:${port}`, `LOCALHOST:${port}`, `[::1]:${port}`]) {
      expect([host, (await ask(service, '/api/health', { host })).status]).toEqual([host, 200]);
    }
    for (const host of [`evil.example:${port}`, `127.0.0.1.evil.example:${port}`, `localhost.evil.example`, '0.0.0.0', `127.0.0.1@evil.example`, '10.0.0.1']) {
      for (const path of ['/api/health', '/', '/api/docs', '/nowhere']) {
        const answer = await ask(service, path, { host });
        expect([host, path, answer.status, answer.body['code'], answer.body['field']]).toEqual([host, path, 403, 'not-allowed', 'Host']);
      }
    }
  });

  it('takes nothing but plain reads without its own Origin and header', async () => {
    const json = { 'content-type': 'application/json' };
    const own = { origin: service.url, 'x-yuanliu-request': '1' };
    const body = JSON.stringify({ q: '嵩县' });
    const refused: [Record<string, string>, string][] = [
      [json, 'Origin'],
      [{ ...json, ...own, origin: 'http://evil.example' }, 'Origin'],
      [{ ...json, ...own, origin: 'null' }, 'Origin'],
      [{ ...json, ...own, origin: `http://127.0.0.1:${Number(port) + 1}` }, 'Origin'],
      [{ ...json, ...own, origin: `https://127.0.0.1:${port}` }, 'Origin'],
      [{ ...json, origin: service.url }, 'X-Yuanliu-Request'],
      [{ ...json, ...own, 'x-yuanliu-request': '0' }, 'X-Yuanliu-Request'],
    ];
    for (const [headers, field] of refused) {
      const answer = await ask(service, '/api/search', headers, 'POST', body);
      expect([headers, answer.status, answer.body['field']]).toEqual([headers, 403, field]);
    }
    expect((await ask(service, '/api/search', { ...json, ...own }, 'POST', body)).status).toBe(200);
    for (const path of ['/api/loads', '/api/demo/remove', '/api/traces', '/api/traces/paths']) {
      expect([path, (await ask(service, path, json, 'POST', '{}')).status]).toEqual([path, 403]);
    }
  });

  it('lets no page of another site read an answer or ask beforehand', async () => {
    const foreign = { origin: 'http://evil.example', 'access-control-request-method': 'POST', 'access-control-request-headers': 'x-yuanliu-request' };
    const preflight = await ask(service, '/api/loads', foreign, 'OPTIONS');
    const read = await ask(service, '/api/health', { origin: 'http://evil.example' });
    expect(preflight.status).toBe(403);
    for (const { headers } of [preflight, read]) expect(Object.keys(headers).filter((name) => name.startsWith('access-control-'))).toEqual([]);
    expect(read.headers['cross-origin-resource-policy']).toBe('same-origin');
  });

  it('sends its security headers and a request id with every answer, also with refusals', async () => {
    for (const path of ['/', '/api/health', '/api/nowhere', '/api/traces/%E8%', '/api/docs']) {
      const { headers } = await ask(service, path, {});
      const policy = String(headers['content-security-policy']);
      expect([path, policy]).toEqual([path, expect.stringContaining("default-src 'none'")]);
      expect(policy).toContain("script-src 'self';");
      expect(policy).toContain("frame-ancestors 'none'");
      expect([path, headers['x-content-type-options'], headers['referrer-policy']]).toEqual([path, 'nosniff', 'no-referrer']);
      expect([path, headers['x-request-id']]).toEqual([path, expect.stringMatching(/^[0-9a-f-]{36}$/u)]);
    }
  });

  it('takes no form and no plain text, which any page may send', async () => {
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x']) {
      const answer = await ask(service, '/api/search', { origin: service.url, 'x-yuanliu-request': '1', 'content-type': type }, 'POST', 'q=1');
      expect([type, answer.status, answer.body['code']]).toEqual([type, 415, 'unsupported-type']);
    }
  });

  it('refuses a body past its limit before reading it', async () => {
    const answer = await service.post('/api/search', { q: 'x'.repeat(1_100_000) });
    expect(answer.status).toBe(413);
    expect(await answer.json()).toMatchObject({ code: 'too-large', status: 413 });
  });
});
