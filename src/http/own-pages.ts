import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { NotAllowed } from '../failures.js';
import type { JsonLog } from './json-log.js';
import { sendProblem } from './problem.filter.js';

/** Pages of other sites cannot set it without a preflight, and the service answers none. */
export const REQUEST_HEADER = 'x-yuanliu-request';
const READING = new Set(['GET', 'HEAD']);

/** Scripts only from here, styles also inline (the component library and Swagger UI inject them), nothing from elsewhere. */
const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self' data:",
  "connect-src 'self'",
  "worker-src 'self' blob:",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const HEADERS = {
  'content-security-policy': CONTENT_SECURITY_POLICY,
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
} as const;

/**
 * Until people can sign in, whoever reaches the port may read. So the port is on loopback, `Host` must be a name of it
 * (a page elsewhere that points its own name at 127.0.0.1 is refused), and whatever is not a plain read must come from
 * this service's own pages or commands: its own `Origin` and the header `X-Yuanliu-Request: 1`.
 *
 * @param hosts names (without port) under which the service may be called. The port is not compared: a published port of
 *   a container or a tunnel differs from the one listened on, and a page that lies about its name lies in the name.
 */
export function admitOwnPages(fastify: FastifyInstance, hosts: readonly string[], log: JsonLog): void {
  fastify.addHook('onRequest', (request, reply, done) => {
    sendHeaders(request, reply);
    const refusal = refusalOf(request, hosts);
    if (refusal) sendProblem(refusal, request, reply, log);
    else done();
  });
}

/** With every answer, also with one that no hook has seen because its address is no URL. */
export function sendHeaders(request: FastifyRequest, reply: FastifyReply): void {
  reply.headers({ ...HEADERS, 'x-request-id': request.id });
  if (request.url.startsWith('/api')) reply.header('cache-control', 'no-store');
}

function refusalOf(request: FastifyRequest, hosts: readonly string[]): NotAllowed | undefined {
  const host = request.headers.host;
  if (host === undefined || !hosts.includes(nameOf(host))) {
    return new NotAllowed(
      'The service is not called by this name.',
      `Open it as http://${hosts[0]!} with its port; it is not meant to be reached from other machines.`,
      { field: 'Host' },
    );
  }
  if (READING.has(request.method)) return undefined;
  if (request.headers.origin !== `${request.protocol}://${host}`) {
    return new NotAllowed('The request does not come from a page or command of this service.', `Send Origin: http://${host}.`, { field: 'Origin' });
  }
  if (request.headers[REQUEST_HEADER] !== '1') {
    return new NotAllowed('The request lacks the header of this service.', 'Send X-Yuanliu-Request: 1.', { field: 'X-Yuanliu-Request' });
  }
  return undefined;
}

/** `127.0.0.1:3000` → `127.0.0.1`, `[::1]:3000` → `[::1]`; names are compared in lower case. */
function nameOf(host: string): string {
  return /^(\[[^\]]*\]|[^:]*)(?::\d{1,5})?$/u.exec(host)?.[1]?.toLowerCase() ?? '';
}
