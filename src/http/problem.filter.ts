import { Catch, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { JsonLog } from './json-log.js';
import { problemOf, RETRY_AFTER_S } from './problem.js';

/** Every failure leaves the service as `application/problem+json`; its cause goes to the log. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(private readonly log: JsonLog) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    sendProblem(error, http.getRequest<FastifyRequest>(), http.getResponse<FastifyReply>(), this.log);
  }
}

/** Also for what fails before Nest is reached: an address that is no URL, a request from a foreign page. */
export function sendProblem(error: unknown, request: FastifyRequest, reply: FastifyReply, log: JsonLog): void {
  const { problem, cause } = problemOf(error, request.id);
  if (cause !== undefined) log.error({ requestId: request.id, status: problem.status, code: problem.code }, cause);
  // A stream that has begun cannot become a problem; the broken connection tells the caller that it is not whole.
  if (reply.raw.headersSent) {
    reply.raw.destroy();
    return;
  }
  if (problem.status === 503) reply.header('retry-after', RETRY_AFTER_S);
  // A body that was refused half-read would otherwise be taken for the next request on this connection.
  if (problem.status === 413) reply.header('connection', 'close');
  void reply.code(problem.status).type('application/problem+json; charset=utf-8').send(JSON.stringify(problem));
}
