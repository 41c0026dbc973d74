import createClient, { type Middleware } from 'openapi-fetch';
import { Problem } from './problem.js';
import type { paths } from './schema.js';

/** What changes something, or whose question must not stand in an address, is admitted only with this header. */
export const GUARD = { header: { 'x-yuanliu-request': '1' } } as const;

const problems: Middleware = {
  onResponse: async ({ response }) => {
    if (!response.ok) throw new Problem(response.status, await bodyOf(response));
  },
  onError: ({ error }) => {
    if (error instanceof DOMException && error.name === 'AbortError') return error;
    return new Problem(0, { code: 'offline' });
  },
};

/** The service, typed by its own description. Every answer that is none is thrown as a Problem. */
export const service = createClient<paths>({ baseUrl: globalThis.location?.origin ?? '' });
service.use(problems);

/** The answer of a call; failures have been thrown on the way. */
export async function answer<T>(call: Promise<{ data?: T }>): Promise<T> {
  return (await call).data as T;
}

async function bodyOf(response: Response): Promise<Record<string, unknown>> {
  try {
    return (await response.clone().json()) as Record<string, unknown>;
  } catch {
    // A proxy, or a service that is just stopping, answers in HTML.
    return { code: response.status >= 502 ? 'offline' : 'other', title: response.statusText };
  }
}
