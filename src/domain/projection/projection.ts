import { totalmem } from 'node:os';
import { join } from 'node:path';
import type { Graph } from '../../graph/graph.js';
import { currentData } from '../intake/data-version.js';
import { buildGraph } from './build-graph.js';
import { applyChanges, readChanges } from './follow-graph.js';
import type { MoneyGraph } from './money-graph.js';
import { Snapshots } from './snapshot.js';

/** Memory that a payment takes with all that belongs to it, bytes: measured 170 at ten million, with accounts for every fifth. */
export const BYTES_PER_PAYMENT = 210;
/** Part of the machine's memory that the graph may take; the database and the answers need the rest. */
const MEMORY_SHARE = 0.15;
/** After so long without a new batch the graph is kept as a file: at a steady load not after each batch. */
const SAVE_AFTER_MS = 20_000;
/** Above this part of what is there, reading everything anew is quicker than following, and takes less memory. */
const FOLLOW_SHARE = 0.2;
const FOLLOW_AT_LEAST = 200_000;
const TRIES = 3;

export interface ProjectionOptions {
  /** Above so many stored payments there is no graph in memory; 0: never. Undefined: by the memory of the machine. */
  readonly paymentsMax?: number | undefined;
  /** Told what a person who runs the service should know. */
  readonly tell?: (text: string) => void;
  readonly saveAfterMs?: number;
}

export interface ProjectionState {
  /** There is a graph that can be asked. */
  readonly ready: boolean;
  readonly building: boolean;
  /** Newest batch it contains, and its stamp. */
  readonly version: number;
  readonly stamp: string;
  /** Versions of payments in it, and bytes of all columns. */
  readonly payments: number;
  readonly bytes: number;
  readonly bytesPerPayment: number;
  readonly paymentsMax: number;
  /** Why there is none; null when there is one. */
  readonly reason: string | null;
}

/**
 * Keeps the money graph in memory in step with the record: taken from a snapshot or read anew, then batch by batch. Whoever asks gets
 * the graph as it is; it changes only between two turns of the event loop, a whole batch at a time.
 */
export class Projection {
  private kept: MoneyGraph | undefined;
  private reason: string | null = 'It is being read.';
  private building = false;
  /** One thing after the other: following, reading anew, keeping a file. */
  private work: Promise<void> = Promise.resolve();
  private next: Promise<void> | undefined;
  private timer: NodeJS.Timeout | undefined;
  private isSaved = false;
  private closed = false;
  private readonly snapshots: Snapshots;
  private readonly paymentsMax: number;
  private readonly tell: (text: string) => void;
  private readonly saveAfterMs: number;

  private constructor(
    private readonly record: Graph,
    dataDir: string,
    options: ProjectionOptions,
  ) {
    this.snapshots = new Snapshots(join(dataDir, 'projection'));
    this.paymentsMax = options.paymentsMax ?? paymentsForMemory();
    this.tell = options.tell ?? (() => undefined);
    this.saveAfterMs = options.saveAfterMs ?? SAVE_AFTER_MS;
  }

  /** Begins to read in the background; `follow` waits for the end of it. */
  static open(record: Graph, dataDir: string, options: ProjectionOptions = {}): Projection {
    const projection = new Projection(record, dataDir, options);
    void projection.follow();
    return projection;
  }

  /** The graph; undefined while there is none, and `state` says why. */
  get graph(): MoneyGraph | undefined {
    return this.kept;
  }

  state(): ProjectionState {
    const { kept, building, reason, paymentsMax } = this;
    const bytes = kept?.bytes();
    return {
      ready: kept !== undefined,
      building,
      version: kept?.version ?? 0,
      stamp: kept?.stamp ?? '',
      payments: kept?.payments.count ?? 0,
      bytes: bytes?.total ?? 0,
      bytesPerPayment: Math.round(bytes?.perPayment ?? 0),
      paymentsMax,
      reason,
    };
  }

  /**
   * Comes to the newest batch; to be asked after each activation, and cheap when nothing has changed. Never fails: where the record cannot
   * be read the graph stays as it is, or away, and the next time tries again.
   */
  follow(): Promise<void> {
    if (this.closed) return this.work;
    // Who asks while one waits for its turn is served by that one: it looks at the record only when it begins.
    this.next ??= this.enqueue(async () => {
      this.next = undefined;
      await this.catchUp();
    });
    return this.next;
  }

  /** Asks once what following asks, while nothing has changed: the database has thought about it before a batch comes. */
  async rehearse(): Promise<void> {
    const { kept } = this;
    if (kept && kept.version > 0) await readChanges(this.record, kept, { sequence: kept.version, stamp: kept.stamp });
  }

  /** Ends the following and keeps the graph as a file. */
  async close(): Promise<void> {
    this.closed = true;
    clearTimeout(this.timer);
    await this.work;
    await this.save(() => false);
  }

  private enqueue(task: () => Promise<void>): Promise<void> {
    this.work = this.work.then(task);
    return this.work;
  }

  private async catchUp(): Promise<void> {
    try {
      let now = await currentData(this.record);
      if (this.kept?.stamp === now.stamp) return;
      const stored = (await this.record.read<{ payments: number }>('stored-payments'))[0]!.payments;
      if (stored > this.paymentsMax) return this.turnOff(stored);
      if (!this.kept) await this.fromSnapshot();
      if (this.kept && !(await this.mayFollow(stored))) this.kept = undefined;
      // Reading anew takes a while in which batches may come; the first round reads, the next ones follow.
      for (let tries = 0; !this.closed && this.kept?.stamp !== now.stamp && tries < TRIES; tries += 1) {
        if (this.kept) await this.followTo(this.kept, now, stored);
        else await this.build(now, stored);
        now = await currentData(this.record);
      }
      this.reason = null;
    } catch (error) {
      this.reason = this.kept ? null : `It could not be read: ${messageOf(error)}`;
      this.tell(`The graph in memory did not come to the newest batch: ${messageOf(error)}`);
    }
  }

  private turnOff(stored: number): void {
    this.kept = undefined;
    this.reason = `${stored} payments are stored, more than the ${this.paymentsMax} that fit into the memory set aside for them; questions are answered from the record.`;
    this.tell(`No graph in memory: ${this.reason}`);
  }

  private async fromSnapshot(): Promise<void> {
    try {
      const mark = await this.snapshots.newest();
      if (!mark) return;
      if (!(await this.isPast(mark))) {
        this.tell('A snapshot of another graph was found and is left aside.');
        return;
      }
      this.building = true;
      const startedAt = Date.now();
      this.kept = await this.snapshots.load(mark);
      this.isSaved = true;
      this.tell(`${this.kept.payments.count} payments taken from the snapshot of batch ${mark.version} in ${Date.now() - startedAt} ms.`);
    } catch (error) {
      this.tell(`A snapshot was found and is left aside: ${messageOf(error)}.`);
    } finally {
      this.building = false;
    }
  }

  /** Whether the record was once as a graph is: it is not the graph of another database, or of one that was emptied since. */
  private async isPast({ version, stamp }: { readonly version: number; readonly stamp: string }): Promise<boolean> {
    const [then] = await this.record.read<{ sequence: number; stamp: string }>('stamp-at', { sequence: version });
    return `${then!.sequence} ${then!.stamp}` === stamp;
  }

  private async mayFollow(stored: number): Promise<boolean> {
    const graph = this.kept!;
    if (graph.version === 0 || !(await this.isPast(graph))) return false;
    return stored - graph.stored <= Math.max(FOLLOW_AT_LEAST, graph.stored * FOLLOW_SHARE);
  }

  private async build(now: { readonly sequence: number; readonly stamp: string }, stored: number): Promise<void> {
    this.building = true;
    this.reason = 'It is being read.';
    try {
      const startedAt = Date.now();
      this.kept = await buildGraph(this.record, now, stored);
      this.kept.stored = stored;
      this.changed(0);
      this.tell(`${this.kept.payments.count} payments read into memory in ${Date.now() - startedAt} ms.`);
    } finally {
      this.building = false;
    }
  }

  private async followTo(graph: MoneyGraph, now: { readonly sequence: number; readonly stamp: string }, stored: number): Promise<void> {
    const changes = await readChanges(this.record, graph, now);
    try {
      applyChanges(graph, changes);
      graph.stored = stored;
    } catch (error) {
      // Half of a batch may be in it.
      this.kept = undefined;
      throw error;
    }
    this.changed(this.saveAfterMs);
  }

  private changed(saveAfterMs: number): void {
    this.isSaved = false;
    this.saveLater(saveAfterMs);
  }

  private saveLater(afterMs: number): void {
    clearTimeout(this.timer);
    if (this.closed) return;
    this.timer = setTimeout(() => {
      // Whoever wants to follow meanwhile goes first; the file is written when it is quiet again.
      const save = async (): Promise<void> => {
        if (!(await this.save(() => this.next !== undefined || this.closed))) this.saveLater(this.saveAfterMs);
      };
      void this.enqueue(save);
    }, afterMs).unref();
  }

  /** False when it was given up for others. A file that could not be written costs the next start some time, and nothing else. */
  private async save(isUnwanted: () => boolean): Promise<boolean> {
    if (!this.kept || this.isSaved || this.kept.version === 0) return true;
    try {
      this.isSaved = await this.snapshots.save(this.kept, isUnwanted);
      return this.isSaved;
    } catch (error) {
      this.tell(`The graph in memory was not kept as a file: ${messageOf(error)}`);
      return true;
    }
  }
}

function paymentsForMemory(): number {
  const limit = process.constrainedMemory();
  return Math.floor((Math.min(totalmem(), limit > 0 ? limit : Infinity) * MEMORY_SHARE) / BYTES_PER_PAYMENT);
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
