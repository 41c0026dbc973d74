import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { AddressInfo } from 'node:net';
import { servicesOf, type Services } from '../../src/app.module.js';
import type { DeliveryOptions } from '../../src/domain/webhooks/webhook-delivery.js';
import type { Graph } from '../../src/graph/graph.js';
import { createServer } from '../../src/http/server.js';

/** The service as it runs, on a port of its own, over the graph it is given. */
export interface TestService {
  readonly url: string;
  readonly dataDir: string;
  readonly services: Services;
  /** A plain GET, as a browser sends it. */
  get(path: string, headers?: Record<string, string>): Promise<Response>;
  /** A POST with the `Origin` and header of the service's own pages. */
  post(path: string, body?: Buffer | object, headers?: Record<string, string>): Promise<Response>;
  stop(): Promise<void>;
}

export async function testService(graph: Graph, options: { viewer?: string; uploadBytesMax?: number; webhooks?: DeliveryOptions } = {}): Promise<TestService> {
  const dataDir = mkdtempSync(join(tmpdir(), 'yuanliu-http-'));
  const services = servicesOf(graph, { dataDir, version: '0.0.0', embedded: false, ...(options.webhooks ? { webhooks: options.webhooks } : {}) });
  const app: NestFastifyApplication = await createServer(services, {
    dataDir,
    viewer: options.viewer ?? join(dataDir, 'no-viewer'),
    version: '0.0.0',
    ...options,
  });
  await app.listen({ port: 0, host: '127.0.0.1' });
  const url = `http://127.0.0.1:${(app.getHttpServer().address() as AddressInfo).port}`;
  return {
    url,
    dataDir,
    services,
    get: (path, headers = {}) => fetch(url + path, { headers }),
    post: (path, body, headers = {}) => {
      const isPlain = body !== undefined && Object.getPrototypeOf(body) === Object.prototype;
      const own = { origin: url, 'x-yuanliu-request': '1', ...(isPlain ? { 'content-type': 'application/json' } : {}), ...headers };
      return fetch(url + path, {
        method: 'POST',
        headers: own,
        duplex: 'half',
        ...(body === undefined ? {} : { body: isPlain ? JSON.stringify(body) : body }),
      } as RequestInit);
    },
    stop: async () => {
      await app.close();
      await services.intake.close();
      await services.webhooks.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/** The body of an answer in application/x-ndjson. */
export async function linesOf<T>(response: Response): Promise<T[]> {
  const text = await response.text();
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as T);
}
