import type { MessagePort } from 'node:worker_threads';
import type { ReplayTask, SweptRows } from '../domain/attribution/beside.js';

/** What the thread is started with. */
export interface ReplayData {
  readonly port: MessagePort;
  /** Of one integer: the number of the task it has answered last, once the answer has been sent. */
  readonly answered: Int32Array<SharedArrayBuffer>;
}

export interface ToReplay {
  readonly id: number;
  readonly task: ReplayTask;
}

export interface Replayed {
  readonly id: number;
  /** null where the task was given up, or failed. */
  readonly swept: SweptRows[] | null;
}
