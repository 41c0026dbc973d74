import { setImmediate } from 'node:timers/promises';
import { parentPort, workerData } from 'node:worker_threads';
import { Projection } from '../domain/projection/projection.js';
import { MemoryEngine } from '../domain/traces/memory-engine.js';
import { Graph } from '../graph/graph.js';
import { QueryLibrary } from '../graph/query-library.js';
import { narrow } from '../domain/warnings/narrowing/narrowing.js';
import { ReplayThread } from './replay-thread.js';
import { toldFailure } from '../told-failure.js';
import type { FromThread, ThreadData, ToThread } from './messages.js';

/** The thread that keeps the money graph in memory and walks it, so that a long walk keeps nobody else waiting at the door. */

/** A batch that another service activates is seen within this time. */
const LOOK_EVERY_MS = 1_000;
/** Work that can be done in pieces keeps whoever asks for a trace waiting no longer than this. */
const TURN_MS = 20;

const { address, cypherFolder, dataDir, paymentsMax, asked } = workerData as ThreadData;
const record = Graph.connect(address, QueryLibrary.load(cypherFolder));
const send = (message: FromThread): void => parentPort!.postMessage(message);
const projection = Projection.open(record, dataDir, {
  ...(paymentsMax === undefined ? {} : { paymentsMax }),
  tell: (text) => send({ kind: 'tell', text }),
});
const beside = new ReplayThread({ tell: (text) => send({ kind: 'tell', text }) });
const engine = new MemoryEngine(record, projection, { isWanted: () => Atomics.load(asked, 0) > 0, beside });

let told = '';
function report(): void {
  const state = { ...projection.state(), ...engine.ahead() };
  const now = JSON.stringify(state);
  if (now !== told) send({ kind: 'state', state });
  told = now;
}

async function follow(): Promise<void> {
  await engine.follow();
  report();
}

/** Lets others have their turn, where some time has passed since they had one. */
function turns(): () => Promise<void> | undefined {
  let since = performance.now();
  return () => {
    if (performance.now() - since < TURN_MS) return undefined;
    return setImmediate().then(() => void (since = performance.now()));
  };
}

async function take(message: ToThread): Promise<void> {
  const { id } = message;
  try {
    if (message.kind === 'answer') {
      const ready = engine.packed(message.question);
      return send(ready ? { kind: 'packed', id, answer: ready } : { kind: 'answer', id, answer: await engine.answer(message.question) });
    }
    if (message.kind === 'narrow') {
      const { graph } = projection;
      const { question } = message;
      return send({ kind: 'narrowed', id, narrowed: graph && graph.version >= question.batch ? await narrow(graph, question, turns()) : undefined });
    }
    if (message.kind === 'follow') await follow();
    else {
      clearInterval(looking);
      await beside.close();
      await projection.close();
      await record.close();
    }
    send({ kind: 'done', id });
  } catch (error) {
    send({ kind: 'failure', id, failure: toldFailure(error) });
  }
}

parentPort!.on('message', (message: ToThread) => void take(message));
const looking = setInterval(() => {
  // Also while the record is being read, so that the status can say so. One that is not ready yet is not told as ready before its names are there.
  if (!projection.state().ready) report();
  void follow().catch(() => undefined);
}, LOOK_EVERY_MS);
report();
void follow().catch(() => undefined);
