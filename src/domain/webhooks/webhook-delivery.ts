import { setTimeout as sleep } from 'node:timers/promises';
import { pause, type FindingEvents } from '../warnings/finding-events.js';
import type { FindingEventItem } from '../warnings/finding-events.shapes.js';
import { sendWebhook, type Message } from './send-webhook.js';
import type { StoredWebhook, WebhookStore } from './webhook-store.js';

const [SECOND_MS, MINUTE_MS, HOUR_MS] = [1_000, 60_000, 3_600_000];
/** Between two attempts at one message, as Standard Webhooks proposes: given up after three days. */
export const RETRY_WAITS_MS: readonly number[] = [...[5 * SECOND_MS, 5 * MINUTE_MS, 30 * MINUTE_MS], ...[2, 5, 10, 14, 20, 24].map((hours) => hours * HOUR_MS)];
/** When nothing has happened for so long, a look at whether the webhook itself has changed. */
const LOOK_MS = 60_000;
/** When the events cannot be read: the database is away. */
const AGAIN_MS = 5_000;
const STOP_MS = 2_000;

export interface DeliveryOptions {
  readonly allowPrivate: boolean;
  readonly waitsMs?: readonly number[];
  readonly timeoutMs?: number;
}

/**
 * Delivers to one webhook what it is to be told, one event a message and in order. How far it is, is on disk before the next event is sent: a
 * service that is killed sends at most one message a second time, under the same id.
 */
export class WebhookDelivery {
  private readonly ending = new AbortController();
  private readonly waitsMs: readonly number[];
  private done: Promise<void> | undefined;

  constructor(
    private readonly webhook: StoredWebhook,
    private readonly store: WebhookStore,
    private readonly events: FindingEvents,
    private readonly options: DeliveryOptions,
    private readonly now: () => number,
  ) {
    this.waitsMs = options.waitsMs ?? RETRY_WAITS_MS;
  }

  start(): void {
    this.done ??= this.go();
  }

  /** What is being sent is broken off and counts for nothing. */
  async stop(): Promise<void> {
    this.ending.abort();
    await Promise.race([this.done, sleep(STOP_MS, undefined, { ref: false })]);
  }

  private async go(): Promise<void> {
    const { webhook } = this;
    const { signal } = this.ending;
    while (!signal.aborted && webhook.removedAt === null && webhook.givenUpAt === null) {
      try {
        const wait = (webhook.nextAt ?? 0) - this.now();
        if (wait > 0) await pause(wait, signal);
        else await this.some(signal);
      } catch {
        await pause(AGAIN_MS, signal);
      }
    }
  }

  private async some(signal: AbortSignal): Promise<void> {
    const { webhook } = this;
    const page = await this.events.page(webhook.place, webhook);
    for (const event of page.events) {
      if (!(await this.deliver(event, signal))) return;
    }
    // What it is not told is passed over; that needs no place on disk.
    webhook.place = page.place;
    if (!page.more) await this.events.changed(page.place, signal, LOOK_MS);
  }

  /** @returns false when the next event may not be sent now */
  private async deliver(event: FindingEventItem, signal: AbortSignal): Promise<boolean> {
    const { webhook } = this;
    if (signal.aborted || webhook.secret === null) return false;
    const sent = await sendWebhook(webhook.url, webhook.secret, messageOf(webhook, event), { ...this.options, signal });
    if (sent.isTaken) {
      const [began] = event.id.split('.').map(Number);
      webhook.place = { began: began!, position: event.position };
      webhook.delivered += 1;
      webhook.deliveredAt = this.now();
      Object.assign(webhook, { failures: 0, nextAt: null });
      await this.store.save(webhook);
      return true;
    }
    // A service that stops has broken it off itself.
    if (signal.aborted) return false;
    const at = this.now();
    webhook.failures += 1;
    Object.assign(webhook, { failedAt: at, failure: sent.failure });
    const wait = sent.isGone ? undefined : this.waitsMs[webhook.failures - 1];
    if (wait === undefined) {
      Object.assign(webhook, { givenUpAt: at, nextAt: null });
      this.store.note(webhook, 'given-up', at, sent.failure);
    } else webhook.nextAt = at + wait;
    await this.store.save(webhook);
    return false;
  }
}

/** Points are between id, time and body when they are signed, so none may be in the id. */
function messageOf({ id }: StoredWebhook, event: FindingEventItem): Message {
  const [began, position] = event.id.split('.');
  const body = { type: `finding.${event.event}`, timestamp: new Date(event.at).toISOString(), data: { ...event, subject: withoutName(event.subject) } };
  return { id: `msg_${id}_${began}_${position}`, body: JSON.stringify(body) };
}

/** An enterprise without a credit code has its name for an id, which may be that of the person who runs it. The finding tells it, here nothing does. */
function withoutName(subject: string): string {
  return subject.replace(/^(enterprise:weak)\|.*$/su, '$1');
}
