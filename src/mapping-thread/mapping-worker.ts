import { parentPort, workerData } from 'node:worker_threads';
import { mappedRows } from '../domain/intake/mapped-rows.js';
import { packedRows } from '../domain/intake/packed-rows.js';
import { openTable } from '../domain/intake/table-file.js';
import { Identity } from '../domain/model/identity.js';
import { toldFailure } from '../told-failure.js';
import type { FromMapping, MappingData } from './mapping-messages.js';

/** The thread that reads and maps the rows of a package while another one decides and writes them. */

/** Chunks that may wait to be taken: enough for neither thread to wait for a hiccup of the other. */
const AHEAD_MAX = 32;

const { files, secret, sourceSystem, days, chunkRows, taken } = workerData as MappingData;
const send = (message: FromMapping): void => parentPort!.postMessage(message);

let sent = 0;
function sendRows(rows: string): void {
  for (let done = Atomics.load(taken, 0); sent - done >= AHEAD_MAX; done = Atomics.load(taken, 0)) Atomics.wait(taken, 0, done);
  send({ kind: 'rows', rows });
  sent += 1;
}

try {
  const tables = files.map(({ path, storedAt, layout, mapping, header }) => ({ path, mapping, header, csv: openTable(storedAt, layout, mapping) }));
  const context = { identity: new Identity(secret), sourceSystem, days };
  const alive = async (path: string): Promise<void> => send({ kind: 'alive', path });
  for await (const rows of mappedRows(tables, { context, chunkRows, alive })) sendRows(packedRows(rows));
  send({ kind: 'done' });
} catch (error) {
  send({ kind: 'failure', failure: toldFailure(error) });
}
