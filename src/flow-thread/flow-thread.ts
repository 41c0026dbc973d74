import type { AnswerQuestion, FlowAnswer } from '../domain/flow/flow-answers.js';
import { unpacked } from '../domain/flow/prepared-answers.js';
import type { FlowEngine } from '../domain/traces/flow-engine.js';
import type { MemoryState } from '../domain/traces/memory-engine.js';
import type { Narrowed, NarrowQuestion } from '../domain/warnings/narrowing/narrowing.js';
import type { Narrower } from '../domain/warnings/run-rules.js';
import { failureOf } from '../told-failure.js';
import type { FromThread, ThreadData, ToThread } from './messages.js';
import { RestartedThread } from './restarted-thread.js';

/** Who is told that a load is done waits for the memory at most so long; afterwards it catches up by itself. */
const FOLLOW_WAIT_MS = 30_000;
const LOOK_AGAIN_AFTER_MS = 500;

interface Waiting {
  readonly resolve: (message: FromThread | undefined) => void;
  readonly reject: (error: Error) => void;
}

/** The money graph in memory in a thread of its own. While the thread is away there is no state, and traces come from the record. */
export class FlowThread implements FlowEngine, Narrower {
  private current: MemoryState | undefined;
  private readonly waiting = new Map<number, Waiting>();
  private number = 0;
  private readonly thread: RestartedThread;
  private readonly unanswered = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
  constructor(
    private readonly data: Omit<ThreadData, 'asked'>,
    private readonly tell: (text: string) => void,
  ) {
    this.thread = new RestartedThread({
      code: new URL('./flow-worker.js', import.meta.url),
      options: () => ({ workerData: { ...this.data, asked: this.unanswered } satisfies ThreadData }),
      started: (worker) => worker.on('message', (message: FromThread) => this.take(message)),
      failed: (error) => this.tell(`The thread of the graph in memory ended: ${error.message}`),
      ended: () => this.ended(),
    });
  }

  /** What there is in memory; undefined while nothing can be asked. */
  state(): MemoryState | undefined {
    return this.current?.ready ? this.current : undefined;
  }

  /** The same with the reason where nothing can be asked. */
  report(): MemoryState | undefined {
    return this.current;
  }

  async answer(question: AnswerQuestion): Promise<FlowAnswer> {
    const message = await this.ask((id) => ({ kind: 'answer', id, question }));
    if (message?.kind === 'packed') return unpacked(message.answer);
    return message?.kind === 'answer' ? message.answer : { outcome: 'not-ready', roots: [] };
  }

  /** Waits while the record is being read: a rule on all accounts would take longer. */
  async narrow(question: NarrowQuestion): Promise<Narrowed | undefined> {
    while (this.thread.worker && this.current?.building) await new Promise((resume) => setTimeout(resume, LOOK_AGAIN_AFTER_MS));
    const message = await this.ask((id) => ({ kind: 'narrow', id, question }));
    return message?.kind === 'narrowed' ? message.narrowed : undefined;
  }

  /** Comes to the newest batch. Never fails, and waits only while there is something to wait for. */
  async follow(): Promise<void> {
    if (!this.current?.ready) return;
    const { version } = this.current;
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<undefined>((resolve) => (timer = setTimeout(() => resolve(undefined), FOLLOW_WAIT_MS)));
    const done = await Promise.race([this.ask((id) => ({ kind: 'follow', id })).catch(() => undefined), late]);
    clearTimeout(timer);
    // Rather no memory for a moment than one that does not know what the caller has been told.
    if (!done && this.current?.version === version) this.current = undefined;
  }

  async close(): Promise<void> {
    await this.ask((id) => ({ kind: 'close', id })).catch(() => undefined);
    await this.thread.close();
  }

  /** Starts the thread; until it has read the record, traces come from there. */
  start(): void {
    this.thread.start();
  }

  private ended(): void {
    this.current = undefined;
    for (const { resolve } of this.waiting.values()) resolve(undefined);
    this.waiting.clear();
    this.count();
  }

  private take(message: FromThread): void {
    if (message.kind === 'state') this.current = message.state;
    else if (message.kind === 'tell') this.tell(message.text);
    else {
      const waiting = this.waiting.get(message.id);
      this.waiting.delete(message.id);
      this.count();
      if (message.kind === 'failure') waiting?.reject(failureOf(message.failure));
      else waiting?.resolve(message);
    }
  }

  private ask(messageOf: (id: number) => ToThread): Promise<FromThread | undefined> {
    const { worker } = this.thread;
    if (!worker) return Promise.resolve(undefined);
    this.number += 1;
    const id = this.number;
    return new Promise((resolve, reject) => {
      this.waiting.set(id, { resolve, reject });
      this.count();
      worker.postMessage(messageOf(id));
    });
  }

  private count(): void {
    Atomics.store(this.unanswered, 0, this.waiting.size);
  }
}
