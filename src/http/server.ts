import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { AppModule, type Services } from '../app.module.js';
import { acceptBodies, QuestionPipe } from './accept-bodies.js';
import { logRequests } from './access-log.js';
import { assertExact } from './exact-numbers.js';
import { JsonLog } from './json-log.js';
import { openApiOf, serveOpenApi } from './openapi.js';
import { admitOwnPages, sendHeaders } from './own-pages.js';
import { ProblemFilter, sendProblem } from './problem.filter.js';
import { refuseMalformed } from './refuse-malformed.js';
import { Spool } from './spool.js';
import { serveViewer } from './viewer.js';

export interface ServerOptions {
  /** Logs and the spool of uploads. */
  readonly dataDir: string;
  /** Where the built viewer is. */
  readonly viewer: string;
  readonly version: string;
  readonly uploadBytesMax?: number;
}

/** 500 document numbers of 100 Chinese characters are 150 kB; nothing else but an upload is longer. */
const BODY_BYTES_MAX = 1024 * 1024;
const UPLOAD_BYTES_MAX = 4 * 1024 * 1024 * 1024;
/** Ids of nodes and numbers, percent-encoded: one Chinese character is nine bytes. */
const PATH_PARAMETER_MAX = 3000;
const LOOPBACK_NAMES = ['127.0.0.1', 'localhost', '[::1]'];

/** The HTTP side of the service, complete but not yet listening. */
export async function createServer(services: Services, options: ServerOptions): Promise<NestFastifyApplication> {
  const access = new JsonLog(join(options.dataDir, 'log', 'access.jsonl'));
  const log = new JsonLog(join(options.dataDir, 'log', 'service.jsonl'));
  const adapter = new FastifyAdapter({
    genReqId: () => randomUUID(),
    bodyLimit: BODY_BYTES_MAX,
    routerOptions: { maxParamLength: PATH_PARAMETER_MAX },
    // What is no HTTP never reaches a handler, such as Chinese characters in an address that are not percent-encoded.
    clientErrorHandler: refuseMalformed,
    // An address that is no URL never reaches Nest.
    frameworkErrors: (error: Error, request: FastifyRequest, reply: FastifyReply) => {
      sendHeaders(request, reply);
      sendProblem(error, request, reply, log);
    },
  });
  const fastify = adapter.getInstance() as unknown as FastifyInstance;
  logRequests(fastify, access);
  admitOwnPages(fastify, LOOPBACK_NAMES, log);
  acceptBodies(fastify);
  // A sum of exact amounts can leave the range in which numbers are exact: then it is refused like such an amount, never sent rounded.
  fastify.addHook('preSerialization', async (_request, _reply, payload: unknown) => {
    assertExact(payload);
    return payload;
  });
  const spool = new Spool(options.dataDir, options.uploadBytesMax ?? UPLOAD_BYTES_MAX);
  const app = await NestFactory.create<NestFastifyApplication>(AppModule.of({ ...services, log, spool }), adapter, {
    logger: false,
    abortOnError: false,
    bodyParser: false,
    forceCloseConnections: true,
  });
  app.useGlobalFilters(new ProblemFilter(log));
  app.useGlobalPipes(new QuestionPipe());
  serveOpenApi(app, openApiOf(app, options.version));
  await serveViewer(fastify, options.viewer);
  fastify.addHook('onClose', async () => void (await Promise.all([access.close(), log.close()])));
  await app.init();
  return app;
}

/** The API's description without a database behind it: controllers are built, none is called. */
export async function describeApi(version: string): Promise<ReturnType<typeof openApiOf>> {
  const absent = new Proxy({}, { get: () => ({}) });
  const app = await NestFactory.create(AppModule.of(absent as never), new FastifyAdapter(), { logger: false, abortOnError: false });
  try {
    return openApiOf(app, version);
  } finally {
    await app.close();
  }
}
