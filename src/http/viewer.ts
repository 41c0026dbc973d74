import { existsSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { NotFound } from '../failures.js';

const NOT_BUILT = `<!doctype html><html lang="zh"><meta charset="utf-8"><title>源流</title>
<h1>源流</h1><p>界面尚未构建：请运行 <code>npm run build</code>。接口说明见 <a href="/api/docs">/api/docs</a>。</p>
<p>The viewer is not built yet: run <code>npm run build</code>. The API is described at <a href="/api/docs">/api/docs</a>.</p></html>`;

/**
 * The built viewer. Every address that is no file and not below /api answers with its page, since the viewer keeps its
 * state in the address. Files below /assets carry a digest in their name and never change.
 */
export async function serveViewer(fastify: FastifyInstance, folder: string): Promise<void> {
  await fastify.register(fastifyStatic, { root: folder, serve: false, cacheControl: false, index: false });
  fastify.get('/*', { exposeHeadRoute: true }, (request: FastifyRequest<{ Params: { '*': string } }>, reply: FastifyReply) => {
    const path = request.params['*'];
    if (path === 'api' || path.startsWith('api/')) throw new NotFound(`There is no address /${path}.`, 'All addresses of the API are listed at /api/docs.');
    if (!existsSync(join(folder, 'index.html'))) return reply.code(503).type('text/html; charset=utf-8').send(NOT_BUILT);
    const isFile = /\.[A-Za-z0-9]+$/u.test(path);
    // Refused here already, so that not even the existence of a file elsewhere shows.
    const leaves = path.split(/[\\/]/u).some((part) => part.startsWith('.'));
    if (leaves || (isFile && !existsSync(join(folder, path)))) throw new NotFound('There is no such file.', 'Open the service at / and reload the page.');
    reply.header('cache-control', path.startsWith('assets/') ? 'public, max-age=31536000, immutable' : 'no-cache');
    return reply.sendFile(isFile ? path : 'index.html');
  });
}
