import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { AppModule } from '../../src/app.module.js';
import { version } from '../../src/boot.js';
import { projectFolder } from '../../src/config.js';
import { contractFiles } from '../../src/http/contract-files.js';
import { describeApi } from '../../src/http/server.js';

interface Operation {
  operationId?: string;
  summary?: string;
  tags?: string[];
  parameters?: { name: string; in: string; required?: boolean; description?: string }[];
  responses: Record<string, { content?: Record<string, { schema?: object }> }>;
}
interface Route {
  controller: string;
  method: string;
  verb: string;
  path: string;
  operation: Operation | undefined;
}

/** Nest's numbers of the request methods that the controllers use. */
const VERBS = ['get', 'post', 'put', 'delete', 'patch'];

describe('every route, by reflection', () => {
  let routes: Route[];

  beforeAll(async () => {
    const document = await describeApi(version);
    const controllers = AppModule.of({} as never).controllers as { name: string; prototype: Record<string, unknown> }[];
    routes = controllers.flatMap((controller) => {
      const base = Reflect.getMetadata('path', controller) as string;
      const methods = Object.getOwnPropertyNames(controller.prototype).filter((name) => name !== 'constructor');
      return methods.flatMap((method): Route[] => {
        const handler = controller.prototype[method] as object;
        const own = Reflect.getMetadata('path', handler) as string | undefined;
        if (own === undefined) return [];
        const verb = VERBS[Reflect.getMetadata('method', handler) as number]!;
        const path = `/${base}/${own}`
          .replaceAll(/\/+/gu, '/')
          .replace(/\/$/u, '')
          .replaceAll(/:(\w+)/gu, '{$1}');
        return [{ controller: controller.name, method, verb, path, operation: (document.paths[path] as Record<string, Operation> | undefined)?.[verb] }];
      });
    });
  });

  it('stands in the contract of the service', () => {
    const expected = [
      'GET /api/traces/{documentNumber}',
      'GET /api/traces/from/{kind}/{id}',
      'POST /api/traces',
      'POST /api/traces/paths',
      'GET /api/documents',
      'GET /api/search',
      'POST /api/search',
      'GET /api/entities/{id}',
      'GET /api/sources',
      'POST /api/loads',
      'GET /api/loads',
      'GET /api/loads/{id}',
      'GET /api/loads/{id}/quarantine',
      'GET /api/status',
      'GET /api/appearance',
      'POST /api/demo/remove',
      'GET /api/health',
    ];
    const found = routes.map(({ verb, path }) => `${verb.toUpperCase()} ${path}`);
    expect(found).toEqual(expect.arrayContaining(expected));
    expect(new Set(found).size).toBe(found.length);
  });

  it('has an operationId that is the name of its method, once in the whole API', () => {
    for (const { controller, method, operation } of routes) expect([controller, method, operation?.operationId]).toEqual([controller, method, method]);
    expect(new Set(routes.map(({ method }) => method)).size).toBe(routes.length);
  });

  it('says what it is for, what it answers and how it fails', () => {
    for (const { method, operation } of routes) {
      expect([method, operation!.summary]).toEqual([method, expect.stringMatching(/\S/u)]);
      expect([method, operation!.tags?.length]).toEqual([method, 1]);
      const content = operation!.responses['200']?.content ?? {};
      expect([method, Object.keys(content).length]).toEqual([method, expect.any(Number)]);
      for (const { schema } of Object.values(content)) expect([method, schema]).toEqual([method, expect.objectContaining({})]);
      expect([method, Object.keys(content).length > 0]).toEqual([method, true]);
      for (const status of ['400', '403', '503']) {
        expect([method, status, operation!.responses[status]?.content]).toEqual([
          method,
          status,
          { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
        ]);
      }
    }
  });

  it('asks for the header of the own pages wherever it is more than a plain read', () => {
    for (const { method, verb, operation } of routes) {
      const guarded = operation!.parameters?.some((parameter) => parameter.name === 'x-yuanliu-request' && parameter.required === true) ?? false;
      expect([method, guarded]).toEqual([method, verb !== 'get']);
    }
  });

  it('explains every parameter', () => {
    for (const { method, operation } of routes) {
      for (const { name, description } of operation!.parameters ?? [])
        expect([method, name, description]).toEqual([method, name, expect.stringMatching(/\S/u)]);
    }
  });

  it('is described in the generated files as they are checked in', async () => {
    for (const [path, text] of await contractFiles(version)) {
      const fresh = readFileSync(join(projectFolder, path), 'utf8') === text;
      expect([path, fresh ? 'fresh' : 'stale: run npm run generate:contract']).toEqual([path, 'fresh']);
    }
  });
});
