import { Worker, type WorkerOptions } from 'node:worker_threads';

/** A thread that ended by a fault is started again after this time. */
const RESTART_AFTER_MS = 2_000;

export interface ThreadKeeper {
  readonly code: URL;
  /** What the thread is started with; asked at each start. */
  options(): WorkerOptions;
  started(worker: Worker): void;
  /** It ended by a fault; `ended` follows. */
  failed(error: Error): void;
  ended(): void;
}

/** A thread that is started again when it ends by a fault, until it is closed. */
export class RestartedThread {
  private running: Worker | undefined;
  private closed = false;

  constructor(private readonly keeper: ThreadKeeper) {}

  /** undefined while there is none. */
  get worker(): Worker | undefined {
    return this.running;
  }

  start(): void {
    const { keeper } = this;
    const worker = new Worker(keeper.code, keeper.options());
    this.running = worker;
    worker.on('error', (error) => keeper.failed(error));
    worker.on('exit', () => this.ended());
    keeper.started(worker);
  }

  /** Ends a thread that does not answer; another one is started. */
  lose(): void {
    void this.running?.terminate();
  }

  async close(): Promise<void> {
    this.closed = true;
    await this.running?.terminate();
  }

  private ended(): void {
    this.running = undefined;
    this.keeper.ended();
    if (!this.closed) setTimeout(() => !this.closed && this.start(), RESTART_AFTER_MS).unref();
  }
}
