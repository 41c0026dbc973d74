import { Readable } from 'node:stream';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { cursorOf, type EventFilter, type EventPlace, type FindingEvents } from '../domain/warnings/finding-events.js';
import { Conflict } from '../failures.js';
import type { JsonLog } from './json-log.js';
import { problemOf } from './problem.js';
import { begun } from './streams.js';

/** Proxies end a connection on which nothing has come for a minute or half of one. */
const HEARTBEAT_MS = 15_000;
/** A reader that takes nothing for so long is gone, or as good as. */
const STALLED_MS = 60_000;
/** Each asks the database once a second. */
const STREAMS_MAX = 100;
const RECONNECT_MS = 3_000;
/** How long a service that stops waits for readers to take the last bytes. */
const END_MS = 2_000;

/**
 * Streams of finding events as server-sent events. A page of events is read when the reader has taken the one before, so that a slow reader
 * costs a page of memory and nothing more; whoever was cut off names the last event it has seen.
 */
export class EventStreams {
  private readonly ending = new AbortController();
  private readonly open = new Set<Promise<void>>();
  private opening = 0;

  constructor(
    private readonly events: FindingEvents,
    private readonly log: JsonLog,
    private readonly heartbeatMs = HEARTBEAT_MS,
  ) {}

  /** Throws what the first page throws, and `Conflict`. */
  async send(request: FastifyRequest, reply: FastifyReply, from: EventPlace, filter: EventFilter): Promise<void> {
    if (this.open.size + this.opening >= STREAMS_MAX)
      throw new Conflict(`${STREAMS_MAX} streams are open.`, 'Close one, or ask for pages: Accept: application/json.', { limit: STREAMS_MAX });
    this.opening += 1;
    const gone = new AbortController();
    const signal = AbortSignal.any([this.ending.signal, gone.signal]);
    const lines = await begun(this.lines(from, filter, request.id, signal)).finally(() => (this.opening -= 1));
    const source = Readable.from(lines, { highWaterMark: 1 });
    const ended = new Promise<void>((resolve) => source.once('close', resolve));
    this.open.add(ended);
    void ended.then(() => this.open.delete(ended));
    const end = (): void => {
      // Wakes the source from its wait, which it would otherwise sit out before it ends.
      gone.abort();
      source.destroy();
    };
    // Also the answer to HEAD, which is over before anything of the source was sent: left alone it would be read for ever, for nobody.
    reply.raw.once('close', end);
    request.raw.socket.setTimeout(STALLED_MS, end);
    reply.type('text/event-stream; charset=utf-8').header('x-accel-buffering', 'no');
    // Not awaited: a caller that hangs up is no failure of the service.
    void reply.send(source);
  }

  /** Ends all streams after what they are sending. */
  async close(): Promise<void> {
    this.ending.abort();
    await Promise.race([Promise.all(this.open), new Promise((resolve) => setTimeout(resolve, END_MS).unref())]);
  }

  private async *lines(from: EventPlace, filter: EventFilter, requestId: string, signal: AbortSignal): AsyncGenerator<string> {
    let page = await this.events.page(from, filter);
    yield `retry: ${RECONNECT_MS}\n\n`;
    try {
      while (!signal.aborted) {
        for (const event of page.events) yield `id: ${event.id}\nevent: ${event.event}\ndata: ${JSON.stringify(event)}\n\n`;
        // A comment with the place reached: also one who is told nothing sees that the stream lives.
        if (!page.more && !(await this.events.changed(page.place, signal, this.heartbeatMs))) yield `: ${cursorOf(page.place)}\n\n`;
        if (!signal.aborted) page = await this.events.page(page.place, filter);
      }
    } catch (error) {
      // The reader asks again by itself, from the last event that it has seen.
      const { problem, cause } = problemOf(error, requestId);
      if (cause !== undefined) this.log.error({ requestId, status: problem.status, code: problem.code }, cause);
      yield `event: problem\ndata: ${JSON.stringify(problem)}\n\n`;
    }
  }
}
