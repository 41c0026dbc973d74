import { on } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { MappedRows } from '../domain/intake/mapped-rows.js';
import { unpackedRows } from '../domain/intake/packed-rows.js';
import type { ReceivedFile } from '../domain/intake/receive-package.js';
import { failureOf } from '../told-failure.js';
import type { FromMapping, MappingData } from './mapping-messages.js';

const CODE = new URL('./mapping-worker.js', import.meta.url);

export type FileInStore = Pick<ReceivedFile, 'path' | 'storedAt' | 'mapping' | 'header' | 'csv'> & {
  readonly announced: MappingData['files'][number]['layout'];
};

/**
 * Reads and maps rows in a thread of their own, some way ahead of who takes them. The thread ends with the reading, however that ends.
 * @param code what the thread runs
 */
export function rowsFromThread(code = CODE): MappedRows<FileInStore> {
  return async function* (files, { context, chunkRows, alive }) {
    const taken = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
    const { identity, sourceSystem, days } = context;
    const data: MappingData = {
      files: files.map(({ path, storedAt, announced, mapping, header }) => ({ path, storedAt, layout: announced, mapping, header })),
      secret: identity.secret,
      sourceSystem,
      days,
      chunkRows,
      taken,
    };
    const worker = new Worker(code, { workerData: data });
    try {
      for await (const [message] of on(worker, 'message', { close: ['exit'] }) as AsyncIterable<[FromMapping]>) {
        if (message.kind === 'done') return;
        if (message.kind === 'failure') throw failureOf(message.failure);
        if (message.kind === 'alive') await alive(message.path);
        else {
          Atomics.add(taken, 0, 1);
          Atomics.notify(taken, 0);
          yield unpackedRows(message.rows);
        }
      }
      throw new Error('The thread that maps rows ended before it was done.');
    } finally {
      await worker.terminate();
    }
  };
}
