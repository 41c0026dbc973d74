import { MessageChannel, receiveMessageOnPort, type MessagePort, type WorkerOptions } from 'node:worker_threads';
import { Decided, sweptFrom, taskOf, type Beside, type Replaying } from '../domain/attribution/beside.js';
import type { LotOrder } from '../domain/attribution/lot-holdings.js';
import type { Swept } from '../domain/attribution/lot-replay.js';
import type { SweepPlan } from '../domain/attribution/sweep-plan.js';
import { NOT_READY, type Replayed, type ReplayData, type ToReplay } from './replay-messages.js';
import { RestartedThread } from './restarted-thread.js';

/** Between two looks at whether the answer may still be waited for. */
const LOOK_EVERY_MS = 20;
const PATIENCE_MS = 1_000;
/** One that was told to give up looks for that every few milliseconds. */
const GIVING_UP_MS = 500;
/** With fewer events the thread would be asked for less than what asking takes. */
const EVENTS_MIN = 50_000;

export interface ReplayOptions {
  readonly tell?: (text: string) => void;
  /** What the thread runs. */
  readonly code?: URL;
  /** It is not asked about fewer events. */
  readonly eventsMin?: number;
  /** Once all is decided here, it is waited for as long as deciding took, and so much more; then it is taken for lost, and what it was asked for is done here. */
  readonly patienceMs?: number;
}

/** Replays methods of attribution in a thread of its own, on arrays that both see. Asked by one thread, for one trace at a time. */
export class ReplayThread implements Beside {
  private readonly thread: RestartedThread;
  private port: MessagePort | undefined;
  private readonly answered = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
  private number = 0;

  constructor(private readonly options: ReplayOptions = {}) {
    this.thread = new RestartedThread({
      code: options.code ?? new URL('./replay-worker.js', import.meta.url),
      options: () => this.channel(),
      // It does not keep the process running.
      started: (worker) => worker.unref(),
      failed: (error) => options.tell?.(`The thread that replays methods ended: ${error.message}`),
      ended: () => this.ended(),
    });
    this.thread.start();
  }

  begin(plan: SweepPlan, order: Int32Array, lots: readonly LotOrder[]): Replaying | undefined {
    const { port } = this;
    if (
      !port ||
      Atomics.load(this.answered, 0) === NOT_READY ||
      !(order.buffer instanceof SharedArrayBuffer) ||
      plan.input.events.count < (this.options.eventsMin ?? EVENTS_MIN)
    )
      return undefined;
    this.number += 1;
    const id = this.number;
    const decided = new Decided();
    port.postMessage({ id, task: taskOf(plan, order, decided, lots) } satisfies ToReplay);
    const begun = performance.now();
    const giveUp = (): void => {
      decided.giveUp();
      if (this.isAnswered(id, GIVING_UP_MS)) while (receiveMessageOnPort(port));
      else this.lose();
    };
    return {
      decided: (rows) => decided.tell(rows),
      swept: (check) => {
        const swept = this.swept(port, id, (this.options.patienceMs ?? PATIENCE_MS) + performance.now() - begun, check);
        if (!swept) giveUp();
        return swept;
      },
      giveUp,
    };
  }

  async close(): Promise<void> {
    await this.thread.close();
  }

  private swept(port: MessagePort, id: number, patience: number, check: () => void): Swept[] | undefined {
    if (!this.isAnswered(id, patience, check)) return undefined;
    const received = receiveMessageOnPort(port);
    const told = received?.message as Replayed | undefined;
    return told?.id === id ? told.swept?.map(sweptFrom) : undefined;
  }

  /** Waits for the answer to a task at most so long. */
  private isAnswered(id: number, patience: number, check: () => void = () => undefined): boolean {
    const end = performance.now() + patience;
    for (let last = Atomics.load(this.answered, 0); last !== id; last = Atomics.load(this.answered, 0)) {
      check();
      if (performance.now() > end) return false;
      Atomics.wait(this.answered, 0, last, LOOK_EVERY_MS);
    }
    return true;
  }

  /** Another thread is started instead of one that does not answer. */
  private lose(): void {
    this.options.tell?.('The thread that replays methods does not answer and is started again; until then they are replayed one after the other.');
    this.ended();
    this.thread.lose();
  }

  private channel(): WorkerOptions {
    const { port1, port2 } = new MessageChannel();
    Atomics.store(this.answered, 0, NOT_READY);
    port1.unref();
    this.port = port1;
    return { workerData: { port: port2, answered: this.answered } satisfies ReplayData, transferList: [port2] };
  }

  private ended(): void {
    this.port?.close();
    this.port = undefined;
  }
}
