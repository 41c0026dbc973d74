import { workerData } from 'node:worker_threads';
import { replayBeside } from '../domain/attribution/beside.js';
import type { Replayed, ReplayData, ToReplay } from './replay-messages.js';

/** The thread that replays some of the methods while the thread of the money graph decides the order of events. */

const { port, answered } = workerData as ReplayData;

function replayed({ id, task }: ToReplay): Replayed {
  try {
    return { id, swept: replayBeside(task) };
  } catch {
    // Whoever asked does it alone, and finds there what is wrong.
    return { id, swept: null };
  }
}

port.on('message', (asked: ToReplay) => {
  const told = replayed(asked);
  const moved = new Set<ArrayBufferLike>();
  for (const { outcomes, ...rows } of told.swept ?? [])
    for (const value of [...Object.values(outcomes), ...Object.values(rows)] as unknown[]) if (ArrayBuffer.isView(value)) moved.add(value.buffer);
  port.postMessage(told, [...moved] as ArrayBuffer[]);
  Atomics.store(answered, 0, asked.id);
  Atomics.notify(answered, 0);
});
Atomics.store(answered, 0, 0);
