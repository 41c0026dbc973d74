import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { connect } from 'node:net';
import { projectFolder } from '../../src/config.js';
import type { FindingEventItem, FindingEventPage } from '../../src/domain/warnings/finding-events.shapes.js';
import { runScript, testGraph } from '../support/neo4j.js';
import { testService, type TestService } from './service.js';

const read = (...path: string[]): string => readFileSync(join(projectFolder, 'test', ...path), 'utf8');
const day = (text: string): number => Date.parse(`${text}T00:00:00+08:00`);
const FLAGGED = 'indicator:410000|2023|F1';

/** Reads server-sent events until enough have come. */
class Listener {
  private readonly ending = new AbortController();
  private text = '';
  ended = false;

  constructor(
    readonly headers: Headers,
    body: ReadableStream<Uint8Array>,
  ) {
    void (async () => {
      try {
        for await (const chunk of body.pipeThrough(new TextDecoderStream() as ReadableWritablePair<string, Uint8Array>)) this.text += chunk;
        this.ended = true;
      } catch {
        // Cut off by the test, or by a service that did not end its streams.
      }
    })();
  }

  static async at(url: string, headers: Record<string, string> = {}): Promise<Listener> {
    const response = await fetch(url, { headers: { accept: 'text/event-stream', ...headers } });
    expect(response.status).toBe(200);
    return new Listener(response.headers, response.body!);
  }

  get messages(): { id: string; event: string; data: FindingEventItem }[] {
    return this.text
      .split('\n\n')
      .filter((block) => block.startsWith('id: '))
      .map((block) => {
        const [id, event, data] = block.split('\n').map((line) => line.slice(line.indexOf(': ') + 2));
        return { id: id!, event: event!, data: JSON.parse(data!) as FindingEventItem };
      });
  }

  async come(count: number): Promise<void> {
    for (const end = Date.now() + 15_000; this.messages.length < count;) {
      if (Date.now() > end) throw new Error(`${this.messages.length} of ${count} came: ${this.text}`);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }
}

describe('finding events', () => {
  let service: TestService;

  beforeEach(async () => {
    service = await testService(await testGraph());
    await runScript(read('cases', 'warnings', 'js-01-registered-late', 'graph.cypher'));
    await runScript(read('support', 'complete-case.cypher'));
    await runScript(`UNWIND ['ISSUE', 'REGISTER'] AS source
      CREATE (:Coverage {source: source, region: '410325', from: ${day('2023-01-01')}, to: ${day('2023-03-20')}, addedIn: 1});
      CREATE (:Region:Entity {id: 'region:410328', code: '410328', name: '洛宁县', addedIn: 1, source: 'b1/r.csv/1'})`);
  });
  afterEach(() => service.stop());

  const run = async (asOf?: string): Promise<void> => {
    const { done } = await service.services.warnings.runs.begin({ rules: ['JS-01'], regions: null, asOf: asOf === undefined ? null : day(asOf) + 86_399_999 });
    await done;
  };
  const page = async (query: string): Promise<FindingEventPage> => (await (await service.get(`/api/findings/events?${query}`)).json()) as FindingEventPage;

  it('stand in one order without gaps, page by page, and a change of band is an event of its own', async () => {
    await run('2023-03-09');
    await run();
    await run();
    const all = await page('after=0.0');
    expect(all.events.map(({ position }) => position)).toEqual(all.events.map((_, index) => index + 1));
    const hit = all.events.filter(({ subject }) => subject === FLAGGED);
    expect(hit.map(({ event, band, bandBefore, statusBefore }) => [event, band, bandBefore, statusBefore])).toEqual([
      ['new', 'yellow', null, null],
      ['raised', 'orange', 'yellow', 'hit'],
    ]);
    expect(hit[1]).toMatchObject({ code: 'JS-01', class: 'JS', region: '410325', actor: 'system', dataVersion: 1, asOf: day('2023-03-21') - 1, measured: 19 });
    const seen: string[] = [];
    let cursor = '0.0';
    for (let more = true; more;) {
      const part: FindingEventPage = await page(`after=${cursor}&limit=1`);
      seen.push(...part.events.map(({ id }) => id));
      ({ cursor, more } = part);
    }
    expect(seen).toEqual(all.events.map(({ id }) => id));
    expect(await page(`after=${cursor}`)).toEqual({ events: [], cursor, more: false });
    expect((await page('after=0.0&event=raised')).events.map(({ subject }) => subject)).toContain(FLAGGED);
    expect((await page('after=0.0&rule=SK')).events).toEqual([]);
    expect((await page('after=0.0&band=yellow')).events.every(({ band }) => band === 'yellow')).toBe(true);
  });

  it('get each a place of its own when several write at the same time, and are seen only with all before them', async () => {
    const graph = await testGraph();
    const write = (writer: number, events: number): Promise<unknown> =>
      graph.write('keep-findings', {
        rows: Array.from({ length: events }, (_, index) => ({
          id: `finding:${writer}|${index}`,
          facts: { rule: 'r' },
          events: [{ id: `finding:${writer}|${index}|1`, event: 'new', position: index + 1, region: '410325', rule: 'r', at: 1 }],
        })),
        events,
      });
    let isWriting = true;
    const reading = (async () => {
      while (isWriting) {
        const { events } = await service.services.findingEvents.findingEvents({ after: '0.0', limit: 1000 });
        expect(events.map(({ position }) => position)).toEqual(events.map((_, index) => index + 1));
      }
    })();
    // First while nobody has begun the order, then in one that is there.
    for (const from of [0, 28]) await Promise.all(Array.from({ length: 28 }, (_, index) => write(from + index, 1 + (index % 7))));
    isWriting = false;
    await reading;
    const { events } = await service.services.findingEvents.findingEvents({ after: '0.0', limit: 1000 });
    expect(events.map(({ position }) => position)).toEqual(Array.from({ length: 2 * 4 * 28 }, (_, index) => index + 1));
    // The same statement again, as the driver sends it when the answer to the first was lost: nothing is told twice.
    await write(3, 4);
    expect((await service.services.findingEvents.findingEvents({ after: '0.0', limit: 1000 })).events).toEqual(events);
  });

  it('are told to a region only as far as it may see, and refused with what to do', async () => {
    await run();
    expect((await page('after=0.0&scope=410328')).events).toEqual([]);
    expect((await page('after=0.0&scope=410325')).events.length).toBeGreaterThan(0);
    for (const [query, status] of [
      ['after=5', 400],
      ['after=a.b', 400],
      ['scope=999999', 400],
      ['rule=XX-01', 404],
      ['band=purple', 400],
      ['limit=0', 400],
    ] as const) {
      const answer = await service.get(`/api/findings/events?${query}`, { accept: 'text/event-stream' });
      expect([query, answer.status, answer.headers.get('content-type')]).toEqual([query, status, expect.stringContaining('application/problem+json')]);
    }
    const wrong = await service.get('/api/findings/events', { accept: 'text/event-stream', 'last-event-id': 'x' });
    expect([wrong.status, ((await wrong.json()) as { field: string }).field]).toEqual([400, 'Last-Event-ID']);
  });

  it('come as a stream while they are recorded, and go on after the last one seen', async () => {
    const listener = await Listener.at(`${service.url}/api/findings/events`);
    expect(listener.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
    const other = await Listener.at(`${service.url}/api/findings/events?scope=410328`);
    await run('2023-03-09');
    await listener.come(2);
    const first = listener.messages;
    expect(first.map(({ event }) => event)).toEqual(['new', 'new']);
    expect(first.map(({ id, data }) => [id, data.id])).toEqual(first.map(({ id }) => [id, id]));
    await run();
    const again = await Listener.at(`${service.url}/api/findings/events`, { 'last-event-id': first[0]!.id });
    await again.come(2);
    expect(again.messages.slice(0, 1)).toEqual(first.slice(1, 2));
    await listener.come(again.messages.length + 1);
    expect(listener.messages.slice(1)).toEqual(again.messages);
    const whole = await Listener.at(`${service.url}/api/findings/events?after=0.0`);
    await whole.come(listener.messages.length);
    expect(whole.messages).toEqual(listener.messages);
    expect(other.messages).toEqual([]);
  });

  it('keep no stream open for whoever asks only for the head of the answer', async () => {
    const head = async (): Promise<number> => {
      const answer = await fetch(`${service.url}/api/findings/events`, { method: 'HEAD', headers: { accept: 'text/event-stream' } });
      return answer.status;
    };
    // More than may be open at a time.
    for (let count = 0; count < 110; count += 1) expect([count, await head()]).toEqual([count, 200]);
    const listener = await Listener.at(`${service.url}/api/findings/events`);
    await run();
    await listener.come(2);
  });

  it('begin anew with an order that was forgotten with its data', async () => {
    await run();
    const { cursor } = await page('after=0.0');
    await service.services.warnings.forget();
    expect((await page(`after=${cursor}`)).events).toEqual([]);
    await run();
    expect((await page(`after=${cursor}`)).events.map(({ position }) => position)).toEqual([1, 2]);
  });

  it('end in order when the service stops, also for a reader that takes nothing', async () => {
    const listener = await Listener.at(`${service.url}/api/findings/events`);
    const { hostname, port, host } = new URL(service.url);
    const deaf = connect(Number(port), hostname);
    deaf.on('error', () => undefined);
    deaf.write(`GET /api/findings/events?after=0.0 HTTP/1.1\r\nhost: ${host}\r\naccept: text/event-stream\r\n\r\n`);
    deaf.pause();
    await run();
    await listener.come(2);
    const from = Date.now();
    await service.stop();
    expect(Date.now() - from).toBeLessThan(5_000);
    for (const end = Date.now() + 2_000; !listener.ended && Date.now() < end;) await new Promise((resolve) => setTimeout(resolve, 10));
    expect(listener.ended).toBe(true);
    deaf.destroy();
    service = await testService(await testGraph());
  });
});
