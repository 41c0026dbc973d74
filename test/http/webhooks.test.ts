import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { childEnvironment, projectFolder } from '../../src/config.js';
import { isPublicAddress } from '../../src/domain/webhooks/public-address.js';
import { sendWebhook } from '../../src/domain/webhooks/send-webhook.js';
import type { NewWebhookView, WebhookListView, WebhookRequest, WebhookTestView, WebhookView } from '../../src/domain/webhooks/webhooks.shapes.js';
import type { RunListView } from '../../src/domain/warnings/warnings.shapes.js';
import { runScript, testAddress, testGraph } from '../support/neo4j.js';
import { testService, type TestService } from './service.js';
import { until, WebhookReceiver } from './webhook-receiver.js';

const read = (...path: string[]): string => readFileSync(join(projectFolder, 'test', ...path), 'utf8');
const day = (text: string): number => Date.parse(`${text}T00:00:00+08:00`);
const WAITS = [50, 50, 100];

async function story(): Promise<void> {
  await runScript(read('cases', 'warnings', 'js-01-registered-late', 'graph.cypher'));
  await runScript(read('support', 'complete-case.cypher'));
  await runScript(`UNWIND ['ISSUE', 'REGISTER'] AS source
    CREATE (:Coverage {source: source, region: '410325', from: ${day('2023-01-01')}, to: ${day('2023-03-20')}, addedIn: 1});
    CREATE (:Region:Entity {id: 'region:410328', code: '410328', name: '洛宁县', addedIn: 1, source: 'b1/r.csv/1'})`);
}

describe('webhooks', () => {
  let service: TestService;
  let receiver: WebhookReceiver;

  beforeEach(async () => {
    service = await testService(await testGraph(), { webhooks: { allowPrivate: true, waitsMs: WAITS, timeoutMs: 2_000 } });
    receiver = await new WebhookReceiver().listen();
    await story();
    service.services.webhooks.start();
  });
  afterEach(async () => {
    await service.stop();
    await receiver.close();
  });

  const run = async (asOf?: string): Promise<void> => {
    await (
      await service.services.warnings.runs.begin({ rules: ['JS-01'], regions: null, asOf: asOf === undefined ? null : day(asOf) })
    ).done;
  };
  const register = async (part: Partial<WebhookRequest> = {}): Promise<NewWebhookView> => {
    const answer = await service.post('/api/webhooks', { url: `${receiver.url}/hook?key=hidden`, ...part });
    expect(answer.status).toBe(200);
    const webhook = (await answer.json()) as NewWebhookView;
    receiver.secret = webhook.secret;
    return webhook;
  };
  const seen = async (id: string): Promise<WebhookView> => (await (await service.get(`/api/webhooks/${id}`)).json()) as WebhookView;
  const remove = (id: string): Promise<Response> =>
    fetch(`${service.url}/api/webhooks/${id}`, { method: 'DELETE', headers: { origin: service.url, 'x-yuanliu-request': '1' } });

  it('are told of every event in order by signed messages, also when one is not taken at first, and the same one keeps its id', async () => {
    receiver.answers = (count) => (count === 1 ? 500 : count === 2 ? 302 : 204);
    const { id } = await register();
    await run('2023-03-09');
    await run();
    await receiver.come(5);
    expect(receiver.refused).toEqual([]);
    const { received } = receiver;
    // A redirect is not followed: the address that was checked is the only one that is called.
    expect(new Set(received.map(({ path }) => path))).toEqual(new Set(['/hook?key=hidden']));
    expect(received.slice(0, 3).map((message) => message.id)).toEqual([received[0]!.id, received[0]!.id, received[0]!.id]);
    const events = received.slice(2);
    expect(events.map(({ data }) => data.position)).toEqual(events.map((_, index) => index + 1));
    expect(events.map(({ type }) => type)).toEqual(events.map(({ data }) => `finding.${data.event}`));
    expect(events.some(({ type }) => type === 'finding.raised')).toBe(true);
    // Numbers and ids only: neither message nor facts, which can name a person.
    expect(Object.keys(events[0]!.data)).not.toEqual(expect.arrayContaining(['state']));
    expect(Object.keys(events[0]!.data)).not.toEqual(expect.arrayContaining(['message']));
    await until(
      // More may have come since.
      async () => (await seen(id)).delivered === receiver.received.length - 2,
      () => 'not all are noted as delivered',
    );
    expect(await seen(id)).toMatchObject({ state: 'active', failures: 0, failure: 'It answered 302.', cursor: receiver.received.at(-1)!.data.id });
  });

  it('are told only what they are for, from where they are to begin', async () => {
    await run('2023-03-09');
    await register({ events: ['raised'], bands: ['orange'], rules: ['JS'], scope: '410325', after: '0.0' });
    const elsewhere = await new WebhookReceiver().listen();
    try {
      const answer = await service.post('/api/webhooks', { url: elsewhere.url, scope: '410328', after: '0.0' });
      elsewhere.secret = ((await answer.json()) as NewWebhookView).secret;
      await run();
      await receiver.come(1);
      expect(receiver.received.every(({ data }) => data.event === 'raised' && data.band === 'orange')).toBe(true);
      await new Promise((resolve) => setTimeout(resolve, 1_500));
      expect(elsewhere.received).toEqual([]);
    } finally {
      await elsewhere.close();
    }
  });

  it('hold no name where a name is the id of what the finding is about', async () => {
    await run();
    await runScript(`MATCH (e:FindingEvent) SET e.subject = 'enterprise:weak|曹小军便民店|410325'`);
    await register({ after: '0.0' });
    await receiver.come(1);
    expect(receiver.received[0]!.data.subject).toBe('enterprise:weak');
    expect(JSON.stringify(receiver.received)).not.toContain('曹小军');
  });

  it('are no more than fifty, however many are registered at the same time', async () => {
    const answers = await Promise.all(Array.from({ length: 60 }, () => service.post('/api/webhooks', { url: receiver.url })));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(50);
    expect(answers.filter(({ status }) => status === 409)).toHaveLength(10);
  });

  it('are given up after so many attempts, say so, and go on where they were when they are resumed', async () => {
    receiver.answers = () => 503;
    const { id } = await register();
    await run();
    await until(
      async () => (await seen(id)).state === 'given-up',
      () => 'it is not given up',
    );
    const given = await seen(id);
    expect(given).toMatchObject({ delivered: 0, failures: WAITS.length + 1, failure: 'It answered 503.', nextAt: null });
    expect(given.history.map(({ act, actor }) => [act, actor])).toEqual([
      ['registered', 'system'],
      ['given-up', 'system'],
    ]);
    expect(new Set(receiver.received.map((message) => message.id)).size).toBe(1);
    const before = receiver.received.length;
    receiver.answers = () => 200;
    expect((await service.post(`/api/webhooks/${id}/resume`)).status).toBe(200);
    await receiver.come(before + 2);
    expect(receiver.received.slice(before).map(({ data }) => data.position)).toEqual([1, 2]);
    await until(
      async () => (await seen(id)).state === 'active',
      () => 'it is not active',
    );
    expect((await service.post(`/api/webhooks/${id}/resume`)).status).toBe(409);
    receiver.answers = () => 410;
    await run('2023-03-09');
    await until(
      async () => (await seen(id)).state === 'given-up',
      () => 'what is gone is not given up',
    );
    expect(await seen(id)).toMatchObject({ failures: 1 });
  });

  it('show their secret once, keep it in a file of the owner, and destroy it when they are removed; what was done is kept', async () => {
    const { id, secret } = await register({ scope: '410325' });
    expect(Buffer.from(secret.replace('whsec_', ''), 'base64')).toHaveLength(32);
    const tested = (await (await service.post(`/api/webhooks/${id}/test`)).json()) as WebhookTestView;
    expect(tested).toEqual({ taken: true, status: 204, failure: null });
    expect(receiver.received.map(({ type }) => type)).toEqual(['webhook.test']);
    const file = join(service.dataDir, 'webhooks', `${id}.json`);
    expect([statSync(file).mode & 0o777, readFileSync(file, 'utf8').includes(secret)]).toEqual([0o600, true]);
    for (const path of ['', `/${id}`]) {
      const text = await (await service.get(`/api/webhooks${path}`)).text();
      expect([path, text.includes(secret), text.includes('whsec'), text.includes('hidden'), text.includes(`${receiver.url}/hook?…`)]).toEqual([
        path,
        false,
        false,
        false,
        true,
      ]);
    }
    const list = async (query: string): Promise<string[]> =>
      ((await (await service.get(`/api/webhooks${query}`)).json()) as WebhookListView).webhooks.map((one) => one.id);
    expect([await list(''), await list('?scope=410325'), await list('?scope=410328')]).toEqual([[id], [id], []]);
    expect((await service.get(`/api/webhooks/${id}?scope=410328`)).status).toBe(404);
    expect((await service.post(`/api/webhooks/${id}/test?scope=410328`)).status).toBe(404);
    expect((await remove(`${id}?scope=410328`)).status).toBe(404);
    const removed = (await (await remove(id)).json()) as WebhookView;
    expect([removed.state, removed.history.map(({ act }) => act)]).toEqual(['removed', ['registered', 'tested', 'removed']]);
    expect(readFileSync(file, 'utf8')).not.toContain(secret);
    expect((await service.post(`/api/webhooks/${id}/test`)).status).toBe(409);
    await run();
    await new Promise((resolve) => setTimeout(resolve, 1_300));
    expect(receiver.received).toHaveLength(1);
  });

  it('are refused where the question is none, with what to do next', async () => {
    for (const [body, status] of [
      [{ url: 'ftp://example.org' }, 400],
      [{ url: 'nothing' }, 400],
      [{ url: 'http://user:secret@example.org' }, 400],
      [{ url: receiver.url, scope: '999999' }, 400],
      [{ url: receiver.url, rules: ['XX-01'] }, 404],
      [{ url: receiver.url, rules: [] }, 400],
      [{ url: receiver.url, bands: ['purple'] }, 400],
      [{ url: receiver.url, events: ['opened'] }, 400],
      [{ url: receiver.url, bands: ['red', 'red'] }, 400],
      [{ url: receiver.url, after: '7' }, 400],
      [{}, 400],
    ] as const) {
      const answer = await service.post('/api/webhooks', body);
      expect([body, answer.status, typeof ((await answer.json()) as { hint?: string }).hint]).toEqual([body, status, 'string']);
    }
    expect((await service.get('/api/webhooks/none')).status).toBe(400);
    expect((await service.get('/api/webhooks/0192f0c1-8a57-4b1e-9a61-2f5b8f6a1c11')).status).toBe(404);
    // Pages of other sites cannot register one.
    const foreign = await fetch(`${service.url}/api/webhooks`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' });
    expect(foreign.status).toBe(403);
    expect(readdirSync(service.dataDir)).not.toContain('webhooks');
  });
});

describe('a message of a webhook', () => {
  const secret = `whsec_${Buffer.alloc(32, 7).toString('base64')}`;
  const message = { id: 'msg_1', body: '{"type":"webhook.test","data":{}}' };
  let receiver: WebhookReceiver;

  beforeEach(async () => {
    receiver = await new WebhookReceiver().listen();
    receiver.secret = secret;
  });
  afterEach(() => receiver.close());

  it('does not go to this machine or a private network, whatever the address looks like', async () => {
    const port = new URL(receiver.url).port;
    for (const host of ['127.0.0.1', '127.1', '0x7f000001', '2130706433', 'localhost', '[::1]', '[::ffff:127.0.0.1]', '0.0.0.0']) {
      const sent = await sendWebhook(`http://${host}:${port}/`, secret, message, { allowPrivate: false, timeoutMs: 5_000 });
      expect([host, sent]).toEqual([host, { isTaken: false, status: null, failure: 'The address is of this machine or of a private network.', isGone: false }]);
    }
    expect([receiver.received, receiver.refused]).toEqual([[], []]);
    expect((await sendWebhook(receiver.url, secret, message, { allowPrivate: true })).isTaken).toBe(true);
    for (const address of [
      '10.1.2.3',
      '172.16.0.1',
      '192.168.1.1',
      '169.254.169.254',
      '100.64.0.1',
      '224.0.0.1',
      '255.255.255.255',
      'fe80::1',
      'fc00::1',
      '::',
      'ff02::1',
      '64:ff9b::7f00:1',
      '2002:7f00:1::',
      '::ffff:10.0.0.1',
      '::7f00:1',
      'fec0::1',
      'no-address',
    ])
      expect([address, isPublicAddress(address)]).toEqual([address, false]);
    for (const address of ['93.184.216.34', '2606:2800:220:1:248:1893:25c8:1946']) expect([address, isPublicAddress(address)]).toEqual([address, true]);
  });

  it('cannot be registered for a private address unless the operator allows it', async () => {
    const service = await testService(await testGraph());
    try {
      for (const url of [receiver.url, 'http://localhost/', 'https://[::1]/', 'http://169.254.169.254/latest']) {
        const answer = await service.post('/api/webhooks', { url });
        expect([url, answer.status, await answer.json()]).toEqual([
          url,
          400,
          expect.objectContaining({ field: 'url', hint: expect.stringContaining('WEBHOOKS_PRIVATE=on') as unknown }),
        ]);
      }
    } finally {
      await service.stop();
    }
  });

  it('waits for an answer only so long, and reads of it only so much', async () => {
    receiver.answers = () => 0;
    expect(await sendWebhook(receiver.url, secret, message, { allowPrivate: true, timeoutMs: 300 })).toMatchObject({
      isTaken: false,
      failure: 'It did not answer within 0.3 seconds.',
    });
    let written = 0;
    receiver.answers = () => (response) => {
      response.writeHead(200);
      const more = (): void => {
        while (!response.destroyed && response.write(Buffer.alloc(16_384))) written += 16_384;
        if (!response.destroyed) response.once('drain', more);
      };
      more();
    };
    const from = Date.now();
    expect(await sendWebhook(receiver.url, secret, message, { allowPrivate: true, timeoutMs: 5_000 })).toMatchObject({ isTaken: true, status: 200 });
    expect(Date.now() - from).toBeLessThan(3_000);
    expect(written).toBeLessThan(64 * 1024 * 1024);
    expect(await sendWebhook('http://127.0.0.1:9/', secret, message, { allowPrivate: true })).toMatchObject({
      failure: 'It cannot be reached (ECONNREFUSED).',
    });
  });
});

describe('a service that is killed', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'yuanliu-webhooks-'));
  let child: ChildProcess | undefined;
  afterAll(() => {
    child?.kill('SIGKILL');
    rmSync(dataDir, { recursive: true, force: true });
  });

  async function start(): Promise<string> {
    const { uri, user, password, database } = await testAddress();
    const external = { NEO4J_URI: uri, NEO4J_USER: user, NEO4J_PASSWORD: password, ...(database ? { NEO4J_DATABASE: database } : {}) };
    const settings = { ...external, DATA_DIR: dataDir, PORT: '0', NODE_OPTIONS: '', WARNINGS_FOLLOW: 'off', WEBHOOKS_PRIVATE: 'on' };
    const started = spawn(process.execPath, [join(projectFolder, 'dist', 'main.js'), '--no-open'], {
      env: childEnvironment(settings),
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    child = started;
    return new Promise((resolve, reject) => {
      let heard = '';
      const hear = (text: string): void => {
        heard += text;
        const url = /ready: (http:\S+)/u.exec(heard)?.[1];
        if (url) resolve(url);
      };
      started.stdout.setEncoding('utf8').on('data', hear);
      started.stderr.setEncoding('utf8').on('data', hear);
      started.once('close', (code) => reject(new Error(`ended with ${code}: ${heard}`)));
    });
  }

  it('goes on when it is started again: everything arrives, in order, and one message at most a second time', async () => {
    const graph = await testGraph();
    await story();
    const receiver = await new WebhookReceiver().listen();
    try {
      const url = await start();
      const post = (path: string, body: object): Promise<Response> =>
        fetch(url + path, {
          method: 'POST',
          headers: { origin: url, 'x-yuanliu-request': '1', 'content-type': 'application/json' },
          body: JSON.stringify(body),
        });
      receiver.secret = ((await (await post('/api/webhooks', { url: receiver.url })).json()) as NewWebhookView).secret;
      // The first is not taken; the second event is on its way when the service is killed, and its answer is never heard.
      receiver.answers = (count) => {
        if (count === 1) return 500;
        if (count !== 3) return 204;
        child!.kill('SIGKILL');
        return 0;
      };
      // Both are over before the first message is sent a second time.
      for (const asOf of ['2023-03-09', '2023-03-20']) {
        expect((await post('/api/warnings/runs', { rules: ['JS-01'], asOf })).status).toBe(200);
        const newest = async (): Promise<string> => ((await (await fetch(`${url}/api/warnings/runs`)).json()) as RunListView).runs[0]!.status;
        await until(
          async () => (await newest()) === 'done',
          () => 'the run does not end',
        );
      }
      await receiver.come(3);
      await until(
        () => child!.exitCode !== null || child!.signalCode !== null,
        () => 'it lives',
      );
      expect(child!.signalCode).toBe('SIGKILL');
      const service = await testService(graph);
      const { events } = await service.services.findingEvents.findingEvents({ after: '0.0' });
      await service.stop();
      expect(events.length).toBeGreaterThanOrEqual(3);
      await start();
      await receiver.come(events.length + 2);
      await new Promise((resolve) => setTimeout(resolve, 1_500));
      expect(receiver.refused).toEqual([]);
      const positions = receiver.received.map(({ data }) => data.position);
      // Once not taken, once not heard of: two more than there are events, and the same message has the same id.
      expect(positions).toEqual([1, ...events.flatMap(({ position }) => (position === 2 ? [2, 2] : [position]))]);
      expect(new Set(receiver.received.map(({ id }) => id)).size).toBe(events.length);
    } finally {
      await receiver.close();
    }
  }, 300_000);
});
