import { randomBytes, randomUUID } from 'node:crypto';
import { BadQuestion, Conflict, NotFound } from '../../failures.js';
import type { ScopeService } from '../access/scope.service.js';
import { cursorOf, placeOf, type FindingEvents } from '../warnings/finding-events.js';
import type { RuleBook } from '../warnings/rule-book.js';
import { RefusedAddress, requirePublic } from './public-address.js';
import { sendWebhook } from './send-webhook.js';
import { WebhookDelivery, type DeliveryOptions } from './webhook-delivery.js';
import { WebhookStore, type StoredWebhook } from './webhook-store.js';
import type { NewWebhookView, WebhookListView, WebhookRequest, WebhookState, WebhookTestView, WebhookView } from './webhooks.shapes.js';

/** Each waits for events by itself. */
const WEBHOOKS_MAX = 50;
/** Standard Webhooks: 24 to 64 bytes. */
const SECRET_BYTES = 32;

/** Webhooks: who is told of finding events, by signed messages, at least once and in order. */
export class WebhookService {
  private readonly store: WebhookStore;
  private readonly deliveries = new Map<string, WebhookDelivery>();
  private isStarted = false;

  /** Throws `MachineNotReady` where what is kept cannot be read. */
  constructor(
    dataDir: string,
    private readonly events: FindingEvents,
    private readonly scopes: ScopeService,
    private readonly book: RuleBook,
    private readonly options: DeliveryOptions,
    private readonly now: () => number = Date.now,
  ) {
    this.store = new WebhookStore(dataDir);
  }

  /** From now on events are sent; each webhook goes on where it was. */
  start(): void {
    this.isStarted = true;
    for (const webhook of this.store.all()) this.begin(webhook);
  }

  async close(): Promise<void> {
    this.isStarted = false;
    await Promise.all([...this.deliveries.values()].map((delivery) => delivery.stop()));
    this.deliveries.clear();
  }

  /** Throws `BadQuestion`, `NotFound`, `Conflict`. */
  async createWebhook({ url, scope, rules, bands, events, after }: WebhookRequest): Promise<NewWebhookView> {
    await this.checked(url);
    await this.scopes.regionsIn(scope);
    const place = after === undefined ? await this.events.newest() : placeOf(after);
    const named = rules === undefined ? null : this.book.named(rules).map(({ id }) => id);
    // From here to where it is among the others nothing waits: many that are registered at the same time are counted, too.
    if (this.store.all().filter(({ removedAt }) => removedAt === null).length >= WEBHOOKS_MAX)
      throw new Conflict(`There are ${WEBHOOKS_MAX} webhooks.`, 'Remove one that is not needed: DELETE /api/webhooks/{id}.', { limit: WEBHOOKS_MAX });
    const secret = `whsec_${randomBytes(SECRET_BYTES).toString('base64')}`;
    const webhook: StoredWebhook = {
      ...{ id: randomUUID(), url, secret, createdAt: this.now(), removedAt: null },
      ...{ scope: scope ?? null, rules: named, bands: bands ?? null, events: events ?? null },
      place,
      ...{ delivered: 0, deliveredAt: null, failures: 0, failedAt: null, failure: null, nextAt: null, givenUpAt: null, history: [] },
    };
    this.store.note(webhook, 'registered', webhook.createdAt);
    await this.store.save(webhook);
    this.begin(webhook);
    return { ...viewOf(webhook), secret };
  }

  async webhooks(scope?: string): Promise<WebhookListView> {
    const regions = await this.scopes.regionsIn(scope);
    return {
      webhooks: this.store
        .all()
        .filter((webhook) => isSeen(webhook, regions))
        .map(viewOf),
    };
  }

  /** Throws `NotFound` where there is none, or none of the caller's region. */
  async webhook(id: string, scope?: string): Promise<WebhookView> {
    return viewOf(await this.own(id, scope));
  }

  /** Its secret is destroyed; what was done with it stays. Throws `NotFound`. */
  async removeWebhook(id: string, scope?: string): Promise<WebhookView> {
    const webhook = await this.own(id, scope);
    if (webhook.removedAt !== null) return viewOf(webhook);
    await this.end(id);
    Object.assign(webhook, { removedAt: this.now(), secret: null, nextAt: null });
    this.store.note(webhook, 'removed', webhook.removedAt!);
    await this.store.save(webhook);
    return viewOf(webhook);
  }

  /** Sends a message that is about nothing, once. Throws `NotFound`, `Conflict`. */
  async testWebhook(id: string, scope?: string): Promise<WebhookTestView> {
    const webhook = await this.alive(id, scope);
    const at = this.now();
    const body = JSON.stringify({ type: 'webhook.test', timestamp: new Date(at).toISOString(), data: { webhook: id } });
    const { isTaken, status, failure } = await sendWebhook(webhook.url, webhook.secret!, { id: `msg_test_${randomUUID()}`, body }, this.options);
    this.store.note(webhook, 'tested', at, failure);
    await this.store.save(webhook);
    return { taken: isTaken, status, failure };
  }

  /** Goes on at once with the event that was not taken. Throws `NotFound`, `Conflict`. */
  async resumeWebhook(id: string, scope?: string): Promise<WebhookView> {
    const webhook = await this.alive(id, scope);
    if (webhook.givenUpAt === null && webhook.failures === 0)
      throw new Conflict('Nothing waits for this webhook to be resumed.', 'GET /api/webhooks/{id} tells its state.', { id });
    await this.end(id);
    Object.assign(webhook, { failures: 0, nextAt: null, givenUpAt: null });
    this.store.note(webhook, 'resumed', this.now());
    await this.store.save(webhook);
    this.begin(webhook);
    return viewOf(webhook);
  }

  private begin(webhook: StoredWebhook): void {
    if (!this.isStarted || webhook.removedAt !== null || webhook.givenUpAt !== null) return;
    const delivery = new WebhookDelivery(webhook, this.store, this.events, this.options, this.now);
    this.deliveries.set(webhook.id, delivery);
    delivery.start();
  }

  private async end(id: string): Promise<void> {
    await this.deliveries.get(id)?.stop();
    this.deliveries.delete(id);
  }

  private async own(id: string, scope: string | undefined): Promise<StoredWebhook> {
    const regions = await this.scopes.regionsIn(scope);
    const webhook = this.store.get(id);
    if (!webhook || !isSeen(webhook, regions)) throw new NotFound('There is no such webhook.', 'GET /api/webhooks lists them.');
    return webhook;
  }

  private async alive(id: string, scope: string | undefined): Promise<StoredWebhook> {
    const webhook = await this.own(id, scope);
    if (webhook.removedAt !== null) throw new Conflict('This webhook was removed.', 'Register it again: POST /api/webhooks.', { id });
    return webhook;
  }

  private async checked(text: string): Promise<void> {
    const url = URL.canParse(text) ? new URL(text) : undefined;
    if (!url || (url.protocol !== 'http:' && url.protocol !== 'https:'))
      throw new BadQuestion('url', 'This is no address of http or https.', 'Give one such as https://audit.example.gov.cn/hooks/yuanliu.');
    if (url.username !== '' || url.password !== '')
      throw new BadQuestion('url', 'The address holds a user or a password.', 'Leave them out: messages are signed, and the receiver checks the signature.');
    if (this.options.allowPrivate) return;
    try {
      await requirePublic(url);
    } catch (error) {
      if (error instanceof RefusedAddress)
        throw new BadQuestion('url', error.message, 'Give a public address, or have the operator of this service set WEBHOOKS_PRIVATE=on.');
      throw new BadQuestion('url', 'The name in the address cannot be resolved.', 'Check its spelling; the service must be able to resolve it.');
    }
  }
}

/** A region sees what is told of itself or below, never that others are told of it. */
function isSeen({ scope }: StoredWebhook, regions: readonly string[] | null): boolean {
  return regions === null || (scope !== null && regions.includes(scope));
}

function stateOf({ removedAt, givenUpAt, failures }: StoredWebhook): WebhookState {
  return removedAt !== null ? 'removed' : givenUpAt !== null ? 'given-up' : failures > 0 ? 'waiting' : 'active';
}

function viewOf(webhook: StoredWebhook): WebhookView {
  const { id, scope, rules, bands, events, createdAt, delivered, deliveredAt, failures, failedAt, failure, nextAt, history } = webhook;
  const url = new URL(webhook.url);
  return {
    ...{ id, url: `${url.origin}${url.pathname}${url.search === '' ? '' : '?…'}`, scope },
    ...{ rules: rules === null ? null : [...rules], bands: bands === null ? null : [...bands], events: events === null ? null : [...events] },
    ...{ state: stateOf(webhook), createdAt, cursor: cursorOf(webhook.place), delivered, deliveredAt, failures, failedAt, failure, nextAt },
    history: history.map((entry) => ({ ...entry })),
  };
}
