import { randomUUID } from 'node:crypto';
import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import type { Problem } from './problem.js';

/** What the parser says, beside a request that is malformed. */
const STATUS_OF: Readonly<Record<string, number>> = { HPE_HEADER_OVERFLOW: 431, ERR_HTTP_REQUEST_TIMEOUT: 408 };

/** Answers what the parser of HTTP refuses: there is no request yet, only a connection. */
export function refuseMalformed(error: Error & { readonly code?: string }, socket: Socket): void {
  // The caller is gone: there is nobody to answer.
  if (error.code === 'ECONNRESET' || !socket.writable) return void socket.destroy(error);
  const status = STATUS_OF[error.code ?? ''] ?? 400;
  const problem: Problem = {
    type: 'urn:yuanliu:problem:bad-question',
    title: 'The question is malformed',
    status,
    detail: `The request is no valid HTTP (${error.code ?? error.message}).`,
    code: 'bad-question',
    hint: 'Percent-encode what stands behind the question mark (with curl: -G --data-urlencode "number=…"), and keep headers below 16 kB.',
    requestId: randomUUID(),
  };
  const body = JSON.stringify(problem);
  const head = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status]!}`,
    'content-type: application/problem+json; charset=utf-8',
    `content-length: ${Buffer.byteLength(body)}`,
    'connection: close',
  ];
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`);
}
