import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { JsonLog } from './json-log.js';

const SUBJECTS = new WeakMap<FastifyRequest, string[]>();

/**
 * Names what a request has read: a document number, an opaque node id, a batch. Called only after the answer is known,
 * so that what somebody typed (it may be a person's name) never reaches the log.
 */
export function readSubject(request: FastifyRequest, subject: string): void {
  const subjects = SUBJECTS.get(request);
  if (subjects) subjects.push(subject);
  else SUBJECTS.set(request, [subject]);
}

/** One line a request: when, what kind of question, about what, how it ended. No query text, no body, no address. */
export function logRequests(fastify: FastifyInstance, log: JsonLog): void {
  fastify.addHook('onResponse', (request, reply, done) => {
    const subjects = SUBJECTS.get(request);
    log.write({
      requestId: request.id,
      method: request.method,
      route: request.routeOptions.url ?? 'none',
      status: reply.statusCode,
      ms: Math.round(reply.elapsedTime),
      ...(subjects !== undefined && reply.statusCode < 400 ? { subjects } : {}),
    });
    done();
  });
}
