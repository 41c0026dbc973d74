import { Readable } from 'node:stream';
import type { ReadableStream as WebStream } from 'node:stream/web';
import { BadPackage, BadQuestion, Failure, GraphUnavailable } from '../failures.js';
import type { Problem } from '../http/problem.js';

/** Asks the running service that owns the data folder, as its own pages do. */
export class OwnerApi {
  constructor(private readonly url: string) {}

  async get<T>(path: string): Promise<T> {
    return (await (await this.send(path, { headers: { accept: 'application/json' } })).json()) as T;
  }

  async post<T>(path: string, body: object): Promise<T> {
    const headers = { accept: 'application/json', 'content-type': 'application/json' };
    return (await (await this.send(path, { method: 'POST', headers, body: JSON.stringify(body) })).json()) as T;
  }

  async put<T>(path: string, body: object): Promise<T> {
    const headers = { accept: 'application/json', 'content-type': 'application/json' };
    return (await (await this.send(path, { method: 'PUT', headers, body: JSON.stringify(body) })).json()) as T;
  }

  /** The answer as it comes, byte by byte. */
  async bytes(path: string, body?: object): Promise<Readable> {
    const init = body === undefined ? {} : { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
    return Readable.fromWeb((await this.send(path, init)).body as WebStream);
  }

  /** Sends a body as a stream, or none, and gives the lines of the answer as they come. A `{problem}` line is thrown. */
  async *stream<T extends { problem?: Problem | undefined }>(path: string, sent?: { readonly body: ReadableStream; readonly type: string }): AsyncGenerator<T> {
    const accept = 'application/x-ndjson';
    const response = await this.send(
      path,
      sent ? { method: 'POST', body: sent.body, duplex: 'half', headers: { 'content-type': sent.type, accept } } : { method: 'POST', headers: { accept } },
    );
    for await (const line of this.received(response.body!)) {
      const item = JSON.parse(line) as T;
      if (item.problem) throw failureOf(item.problem);
      yield item;
    }
  }

  private async *received(body: ReadableStream<Uint8Array>): AsyncGenerator<string> {
    try {
      yield* linesOf(body);
    } catch (error) {
      throw new GraphUnavailable(
        `The service at ${this.url} ended before its answer did.`,
        'What was not finished is undone at its next start. Start it, look at GET /api/loads, and ask again.',
        {},
        error,
      );
    }
  }

  private async send(path: string, init: RequestInit): Promise<Response> {
    const headers = { ...init.headers, origin: this.url, 'x-yuanliu-request': '1' };
    let response: Response;
    try {
      response = await fetch(new URL(path, this.url), { ...init, headers });
    } catch (error) {
      throw new GraphUnavailable(`The service at ${this.url} does not answer.`, 'Look at its window or its log; it may be stopping.', {}, error);
    }
    if (response.ok) return response;
    throw failureOf((await response.json()) as Problem);
  }
}

/** A problem that a service has told, told again by a command. */
class TheirFailure extends Failure {
  readonly code: string;
  constructor({ detail, hint, code, candidates, faults }: Problem) {
    super(detail, hint, { candidates, faults });
    this.code = code;
  }
}

function failureOf(problem: Problem): Failure {
  if (problem.code === 'bad-question')
    return new BadQuestion(problem.field ?? 'question', problem.detail, problem.hint, problem.faults === undefined ? {} : { faults: problem.faults });
  if (problem.code === 'bad-package') return new BadPackage(problem.detail, problem.hint, { faults: problem.faults });
  return new TheirFailure(problem);
}

async function* linesOf(body: ReadableStream<Uint8Array>): AsyncGenerator<string> {
  let rest = '';
  for await (const text of body.pipeThrough(new TextDecoderStream() as ReadableWritablePair<string, Uint8Array>)) {
    const lines = (rest + text).split('\n');
    rest = lines.pop()!;
    yield* lines.filter((line) => line !== '');
  }
  if (rest !== '') yield rest;
}
