import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Webhook } from 'standardwebhooks';
import type { FindingEventItem } from '../../src/domain/warnings/finding-events.shapes.js';

/** A message whose signature was right. */
export interface Received {
  readonly id: string;
  readonly type: string;
  readonly data: FindingEventItem;
  readonly path: string;
}

const PATIENCE_MS = 60_000;

/** Somebody who registered a webhook: checks every signature with the library of Standard Webhooks and answers as the test wants. */
export class WebhookReceiver {
  readonly received: Received[] = [];
  /** Messages that were not signed with the secret. */
  readonly refused: string[] = [];
  secret = '';
  /** How the n-th message (from 1 on) is answered; 0: not at all. */
  answers: (count: number) => number | ((response: ServerResponse) => void) = () => 204;
  private server: Server | undefined;
  private port = 0;

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  async listen(): Promise<this> {
    this.server = createServer((request, response) => {
      let body = '';
      request.setEncoding('utf8').on('data', (text: string) => (body += text));
      request.on('end', () => {
        try {
          const message = new Webhook(this.secret).verify(body, request.headers as Record<string, string>) as Omit<Received, 'id' | 'path'>;
          this.received.push({ id: String(request.headers['webhook-id']), type: message.type, data: message.data, path: request.url! });
        } catch (error) {
          this.refused.push(`${(error as Error).message}: ${body}`);
        }
        const answer = this.answers(this.received.length);
        if (typeof answer === 'function') answer(response);
        else if (answer > 0) response.writeHead(answer, answer === 302 ? { location: '/elsewhere' } : {}).end();
      });
    });
    await new Promise<void>((resolve) => this.server!.listen(this.port, '127.0.0.1', resolve));
    this.port = (this.server.address() as AddressInfo).port;
    return this;
  }

  async close(): Promise<void> {
    this.server?.closeAllConnections();
    await new Promise((resolve) => this.server?.close(resolve));
  }

  async come(count: number): Promise<void> {
    await until(
      () => this.received.length >= count,
      () => `${this.received.length} of ${count} messages came; refused: ${this.refused.join('\n')}`,
    );
  }
}

/** Waits until something holds; fails with what is known then. */
export async function until(holds: () => boolean | Promise<boolean>, told: () => string): Promise<void> {
  for (const end = Date.now() + PATIENCE_MS; !(await holds());) {
    if (Date.now() > end) throw new Error(told());
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
