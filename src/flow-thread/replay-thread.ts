import { MessageChannel, receiveMessageOnPort, Worker, type MessagePort } from 'node:worker_threads';
import { Decided, sweptFrom, taskOf, type Beside, type Replaying } from '../domain/attribution/beside.js';
import type { LotOrder } from '../domain/attribution/lot-holdings.js';
import type { Swept } from '../domain/attribution/lot-replay.js';
import type { SweepPlan } from '../domain/attribution/sweep-plan.js';
import type { Replayed, ReplayData, ToReplay } from './replay-messages.js';

/** A thread that ended by a fault is started again after this time. */
const RESTART_AFTER_MS = 2_000;
/** Between two looks at whether the answer may still be waited for. */
const LOOK_EVERY_MS = 20;
/** One that has not answered by then is taken for lost: what it was asked for is done here. */
const PATIENCE_MS = 30_000;
/** With fewer events the thread would be asked for less than what asking takes. */
const EVENTS_MIN = 50_000;

/** Replays methods of attribution in a thread of its own, on arrays that both see. Asked by one thread, for one trace at a time. */
export class ReplayThread implements Beside {
  private worker: Worker | undefined;
  private port: MessagePort | undefined;
  private readonly answered = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
  private number = 0;
  private closed = false;

  constructor(
    private readonly code = new URL('./replay-worker.js', import.meta.url),
    private readonly eventsMin = EVENTS_MIN,
  ) {
    this.start();
  }

  begin(plan: SweepPlan, order: Int32Array, lots: readonly LotOrder[]): Replaying | undefined {
    const { port } = this;
    if (!port || !(order.buffer instanceof SharedArrayBuffer) || plan.input.events.count < this.eventsMin) return undefined;
    this.number += 1;
    const id = this.number;
    const decided = new Decided();
    port.postMessage({ id, task: taskOf(plan, order, decided, lots) } satisfies ToReplay);
    return {
      decided: (rows) => decided.tell(rows),
      swept: (check) => this.swept(port, id, check),
      giveUp: () => decided.giveUp(),
    };
  }

  async close(): Promise<void> {
    this.closed = true;
    await this.worker?.terminate();
  }

  private swept(port: MessagePort, id: number, check: () => void): Swept[] | undefined {
    const end = performance.now() + PATIENCE_MS;
    for (let last = Atomics.load(this.answered, 0); last !== id; last = Atomics.load(this.answered, 0)) {
      check();
      if (performance.now() > end) return undefined;
      Atomics.wait(this.answered, 0, last, LOOK_EVERY_MS);
    }
    // Before it lie the answers to tasks that were given up.
    for (let received = receiveMessageOnPort(port); received; received = receiveMessageOnPort(port)) {
      const told = received.message as Replayed;
      if (told.id === id) return told.swept?.map(sweptFrom);
    }
    return undefined;
  }

  private start(): void {
    const { port1, port2 } = new MessageChannel();
    const worker = new Worker(this.code, {
      workerData: { port: port2, answered: this.answered } satisfies ReplayData,
      transferList: [port2],
    });
    // Neither keeps the process running.
    worker.unref();
    port1.unref();
    this.worker = worker;
    this.port = port1;
    worker.on('error', () => undefined);
    worker.on('exit', () => this.ended(port1));
  }

  private ended(port: MessagePort): void {
    port.close();
    this.worker = undefined;
    this.port = undefined;
    if (!this.closed) setTimeout(() => !this.closed && this.start(), RESTART_AFTER_MS).unref();
  }
}
