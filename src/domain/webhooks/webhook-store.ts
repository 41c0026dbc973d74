import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { open, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { MachineNotReady } from '../../failures.js';
import type { EventFilter, EventPlace } from '../warnings/finding-events.js';

export const WEBHOOK_ACTS = ['registered', 'tested', 'given-up', 'resumed', 'removed'] as const;
export type WebhookAct = (typeof WEBHOOK_ACTS)[number];

/** Who did what with a webhook, and when. */
export interface WebhookEntry {
  readonly at: number;
  readonly act: WebhookAct;
  readonly actor: string;
  readonly detail: string | null;
}

/** A webhook as it is kept: where it goes, what it is told, how far it is. */
export interface StoredWebhook extends EventFilter {
  readonly id: string;
  readonly url: string;
  /** Null once it is removed. */
  secret: string | null;
  readonly createdAt: number;
  removedAt: number | null;
  /** Up to here everything was taken. */
  place: EventPlace;
  delivered: number;
  deliveredAt: number | null;
  /** Attempts in a row that failed. */
  failures: number;
  failedAt: number | null;
  failure: string | null;
  nextAt: number | null;
  givenUpAt: number | null;
  history: WebhookEntry[];
}

const ENTRIES_MAX = 500;

/**
 * Webhooks in the data folder, one file each, readable by its owner only: beside the graph, since a first load may put another one in its
 * place, and nobody who asks the graph is to see a secret. A file of one that was removed stays, without its secret: what was done is kept.
 */
export class WebhookStore {
  private readonly folder: string;
  private readonly known = new Map<string, StoredWebhook>();
  private readonly writing = new Map<string, Promise<void>>();

  /** Throws `MachineNotReady` for a file that cannot be read. */
  constructor(dataDir: string) {
    this.folder = join(dataDir, 'webhooks');
    for (const name of existsSync(this.folder) ? readdirSync(this.folder) : []) {
      if (!name.endsWith('.json')) continue;
      const file = join(this.folder, name);
      try {
        const webhook = JSON.parse(readFileSync(file, 'utf8')) as StoredWebhook;
        this.known.set(webhook.id, webhook);
      } catch (error) {
        throw new MachineNotReady(
          `${file} is damaged.`,
          'Restore it from a backup of the data folder, or remove it and register the webhook again.',
          {},
          error,
        );
      }
    }
  }

  /** With those that were removed, oldest first. */
  all(): StoredWebhook[] {
    return [...this.known.values()].sort((one, other) => one.createdAt - other.createdAt || (one.id < other.id ? -1 : 1));
  }

  get(id: string): StoredWebhook | undefined {
    return this.known.get(id);
  }

  /** On disk when it returns. Never half of it: what is written is put in the place of what was there. */
  async save(webhook: StoredWebhook): Promise<void> {
    this.known.set(webhook.id, webhook);
    const before = this.writing.get(webhook.id) ?? Promise.resolve();
    const now = before.catch(() => undefined).then(() => this.write(webhook));
    this.writing.set(webhook.id, now);
    await now;
  }

  note(webhook: StoredWebhook, act: WebhookAct, at: number, detail: string | null = null): void {
    webhook.history = [...webhook.history, { at, act, actor: 'system', detail }].slice(-ENTRIES_MAX);
  }

  private async write(webhook: StoredWebhook): Promise<void> {
    mkdirSync(this.folder, { recursive: true, mode: 0o700 });
    const file = join(this.folder, `${webhook.id}.json`);
    const draft = await open(`${file}.new`, 'w', 0o600);
    try {
      await draft.writeFile(JSON.stringify(webhook, null, 2));
      await draft.sync();
    } finally {
      await draft.close();
    }
    await rename(`${file}.new`, file);
    chmodSync(file, 0o600);
  }
}
