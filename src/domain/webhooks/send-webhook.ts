import { request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { Webhook } from 'standardwebhooks';
import { publicLookup, RefusedAddress, refusePrivateLiteral } from './public-address.js';

/** A receiver that takes longer does its work before it answers, and would be sent the same again. */
const TIMEOUT_MS = 10_000;
/** Of what a receiver answers nothing is needed; a little is read, so that it can end in order. */
const ANSWER_BYTES_MAX = 16 * 1024;
const GONE = 410;

export interface Message {
  /** The same at each attempt. */
  readonly id: string;
  readonly body: string;
}

export interface Sent {
  readonly isTaken: boolean;
  readonly status: number | null;
  /** Why it was not taken. */
  readonly failure: string | null;
  /** The receiver says that nothing is wanted any more. */
  readonly isGone: boolean;
}

export interface SendOptions {
  readonly allowPrivate: boolean;
  readonly signal?: AbortSignal | undefined;
  readonly timeoutMs?: number | undefined;
}

/** One attempt, signed as Standard Webhooks says. Redirects are not followed: they would lead past the check of the address. Never throws. */
export async function sendWebhook(
  url: string,
  secret: string,
  { id, body }: Message,
  { allowPrivate, signal, timeoutMs = TIMEOUT_MS }: SendOptions,
): Promise<Sent> {
  const at = new Date();
  const bytes = Buffer.from(body);
  const headers = {
    'content-type': 'application/json; charset=utf-8',
    'content-length': bytes.length,
    'user-agent': 'Yuanliu-Webhooks/1',
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
    'webhook-signature': new Webhook(secret).sign(id, at, body),
  };
  const limit = AbortSignal.timeout(timeoutMs);
  try {
    const target = new URL(url);
    if (!allowPrivate) refusePrivateLiteral(target);
    const status = await new Promise<number>((resolve, reject) => {
      const send = target.protocol === 'https:' ? requestHttps : requestHttp;
      const request = send(target, {
        method: 'POST',
        headers,
        agent: false,
        signal: signal ? AbortSignal.any([signal, limit]) : limit,
        ...(allowPrivate ? {} : { lookup: publicLookup }),
      });
      request.on('error', reject);
      request.on('response', (response) => {
        let read = 0;
        response.on('data', (chunk: Buffer) => {
          read += chunk.length;
          if (read > ANSWER_BYTES_MAX) response.destroy();
        });
        response.on('error', reject);
        response.on('close', () => resolve(response.statusCode!));
      });
      request.end(bytes);
    });
    const isTaken = status >= 200 && status < 300;
    return { isTaken, status, failure: isTaken ? null : `It answered ${status}.`, isGone: status === GONE };
  } catch (error) {
    const failure = limit.aborted ? `It did not answer within ${timeoutMs / 1000} seconds.` : failureOf(error);
    return { isTaken: false, status: null, failure, isGone: false };
  }
}

function failureOf(error: unknown): string {
  if (error instanceof RefusedAddress) return error.message;
  const { code } = error as NodeJS.ErrnoException;
  return typeof code === 'string' ? `It cannot be reached (${code}).` : 'It cannot be reached.';
}
