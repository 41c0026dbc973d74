import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { demoFolder, version } from '../../src/boot.js';
import { projectFolder } from '../../src/config.js';
import type { PathView } from '../../src/domain/traces/trace.shapes.js';
import { describeApi } from '../../src/http/server.js';
import { testGraph } from '../support/neo4j.js';
import { testService, type TestService } from './service.js';

interface Described {
  example?: unknown;
  schema?: { example?: unknown; $ref?: string };
}
interface Operation {
  operationId: string;
  parameters?: ({ name: string; in: string; required?: boolean } & Described)[];
  requestBody?: { content: Record<string, { schema: { $ref?: string }; example?: unknown; examples?: Record<string, { value: unknown }> }> };
}
interface Schemas {
  [name: string]: { required?: string[]; properties?: Record<string, { example?: unknown }> };
}

/** Need a file, change the graph, or are about rows and records of which the demo has none; they have tests of their own. */
const NOT_BY_EXAMPLE = [
  'load',
  'removeDemo',
  'withdraw',
  'quarantineTable',
  'correctQuarantine',
  'decideMatch',
  'decideIdentity',
  'beginRun',
  'cancelRun',
  'resumeRun',
  'run',
  'finding',
  'findingEvidence',
  'findingGroup',
  'patternRun',
  'patternRows',
  'exportRun',
  'changeSettings',
  'findingSettings',
  'createWebhook',
  'webhook',
  'removeWebhook',
  'testWebhook',
  'resumeWebhook',
];

describe('the examples in the description of the API', () => {
  let service: TestService;

  beforeAll(async () => {
    service = await testService(await testGraph());
    await service.services.intake.load({ folder: demoFolder });
  }, 300_000);
  afterAll(() => service.stop());

  it('work on the demo data, every one of them', async () => {
    const document = await describeApi(version);
    const schemas = document.components!.schemas as unknown as Schemas;
    const asked: string[] = [];
    for (const [path, verbs] of Object.entries(document.paths) as unknown as [string, Record<string, Operation>][]) {
      for (const [verb, operation] of Object.entries(verbs)) {
        if (NOT_BY_EXAMPLE.includes(operation.operationId)) continue;
        const answer =
          verb === 'get' ? await service.get(addressOf(path, operation)) : await service.post(addressOf(path, operation), bodyOf(operation, schemas));
        const text = await answer.text();
        expect([operation.operationId, answer.status, answer.status === 200 ? '' : text]).toEqual([operation.operationId, 200, '']);
        if (operation.operationId === 'pathsBetween') expect((JSON.parse(text) as PathView).paths.length).toBeGreaterThan(0);
        expect([operation.operationId, text.includes('"problem"')]).toEqual([operation.operationId, false]);
        asked.push(operation.operationId);
      }
    }
    expect(asked.length).toBeGreaterThanOrEqual(15);
  }, 300_000);

  it('work in the README too, in both languages', async () => {
    for (const file of ['README.md', 'README.zh-CN.md']) {
      const text = readFileSync(join(projectFolder, file), 'utf8');
      // A line that goes on with a backslash posts something.
      const reads = [...text.matchAll(/^curl (?:-G )?'http:\/\/127\.0\.0\.1:3000([^']+)'(?: --data-urlencode '(\w+)=([^']+)')?(?! \\)/gmu)];
      expect(reads.length).toBeGreaterThan(1);
      for (const [, path, name, value] of reads) {
        const answer = await service.get(name === undefined ? path! : `${path}?${name}=${encodeURIComponent(value!)}`);
        expect([file, path, answer.status]).toEqual([file, path, 200]);
        expect((await answer.text()).length).toBeGreaterThan(100);
      }
    }
  });

  it('marks the demo data as such', async () => {
    expect(await (await service.get('/api/status')).json()).toMatchObject({ demo: true, empty: false });
  });

  /** The path with every example filled in; a required parameter without one is a fault. */
  function addressOf(path: string, { operationId, parameters = [] }: Operation): string {
    const query = new URLSearchParams();
    let address = path;
    for (const parameter of parameters) {
      if (parameter.in === 'header') continue;
      const example = parameter.example ?? parameter.schema?.example;
      if (parameter.required) expect([operationId, parameter.name, example]).toEqual([operationId, parameter.name, expect.anything()]);
      if (parameter.in === 'path') address = address.replace(`{${parameter.name}}`, encodeURIComponent(String(example)));
      else if (example !== undefined) query.set(parameter.name, String(example));
    }
    return query.size > 0 ? `${address}?${query}` : address;
  }

  function bodyOf({ operationId, requestBody }: Operation, schemas: Schemas): object {
    const media = requestBody!.content['application/json']!;
    const written = media.example ?? Object.values(media.examples ?? {})[0]?.value;
    if (written !== undefined) return written as object;
    const { required = [], properties = {} } = schemas[media.schema.$ref!.split('/').at(-1)!]!;
    const body = Object.fromEntries(Object.entries(properties).flatMap(([name, { example }]) => (example === undefined ? [] : [[name, example]])));
    for (const name of required) expect([operationId, name, body[name]]).toEqual([operationId, name, expect.anything()]);
    return body;
  }
});
