import type { MessagePort } from 'node:worker_threads';
import type { ReplayTask, SweptRows } from '../domain/attribution/beside.js';

/** What the thread is started with. */
export interface ReplayData {
  readonly port: MessagePort;
  /** Of one integer: the number of the task it has answered last, once the answer has been sent; 0 before the first, `NOT_READY` before it listens. */
  readonly answered: Int32Array<SharedArrayBuffer>;
}

export const NOT_READY = -1;

export interface ToReplay {
  readonly id: number;
  readonly task: ReplayTask;
}

export interface Replayed {
  readonly id: number;
  /** null where the task was given up, or failed. */
  readonly swept: SweptRows[] | null;
}
