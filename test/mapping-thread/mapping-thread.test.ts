import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import fc from 'fast-check';
import { RowFault } from '../../src/domain/intake/compile-value.js';
import { mappedRows, type ReadRow } from '../../src/domain/intake/mapped-rows.js';
import { readMapping } from '../../src/domain/intake/mapping.js';
import { packedRows, unpackedRows } from '../../src/domain/intake/packed-rows.js';
import { openTable } from '../../src/domain/intake/table-file.js';
import { Identity } from '../../src/domain/model/identity.js';
import { BadPackage } from '../../src/failures.js';
import { rowsFromThread, type FileInStore } from '../../src/mapping-thread/mapping-thread.js';
import { temporaryFolder } from '../domain/intake/packages.js';
import { mappingWorker } from '../support/mapping-worker.js';

const day = (text: string): number => Date.parse(`${text}T00:00:00+08:00`);
const context = {
  identity: new Identity(Buffer.alloc(32, 7)),
  sourceSystem: 'test',
  days: { today: day('2024-01-01'), from: day('2017-01-01'), to: day('2017-12-31') },
};
const PLAIN = `id: m
title: test
skip: { column: KIND, is: left out }
nodes:
  unit: { label: Unit, set: { region: { constant: '410328' }, code: UNIT, name: NAME } }
  payer: { label: Account, refers: true, set: { number: { constant: '1001' } } }
  payee: { label: Account, refers: true, optional: true, set: { number: PAYEE } }
edges:
  - { type: PAID, from: payer, to: payee, set: { id: NO, amount: AMOUNT, at: { constant: '2017-03-01' } } }
  - { type: HELD_BY, from: payer, to: unit }
`;
const SUMMED = `id: g
title: test
nodes:
  programme: { label: Indicator, set: { region: { constant: FI }, fiscalYear: { constant: 2017 }, code: UNIT, amount: { sum: AMOUNT } } }
`;
const HEADER = ['UNIT', 'NAME', 'KIND', 'PAYEE', 'NO', 'AMOUNT'];
const rowsOfFile = fc.array(
  fc.tuple(
    fc.constantFrom('', 'u1', 'u2', '单位'),
    fc.constantFrom('', 'a "quoted" name', '洛宁县\u2028财政局', '\ud800'),
    fc.constantFrom('', 'left out'),
    fc.constantFrom('', 'p1', 'p2'),
    fc.constantFrom('', '1', '2', '3'),
    fc.constantFrom('', '0.01', '-7.00', '90071992547409.91', 'much'),
  ),
  { maxLength: 40 },
);

const folder = temporaryFolder();
let written = 0;
function fileOf(yaml: string, rows: readonly (readonly string[])[]): FileInStore {
  const name = yaml === SUMMED ? 'g' : 'm';
  const { mapping, faults } = readMapping(`${name}.yaml`, yaml);
  expect(faults).toEqual([]);
  const storedAt = join(folder, String((written += 1)));
  writeFileSync(storedAt, [HEADER, ...rows].map((cells) => `${cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join()}\n`).join(''));
  const announced = { encoding: 'utf-8' as const, delimiter: ',' };
  return { path: `${name}.csv`, storedAt, announced, mapping: mapping!, header: HEADER, csv: openTable(storedAt, announced, mapping!) };
}

const options = { context, chunkRows: 3, alive: async (): Promise<void> => undefined };
async function all(chunks: AsyncGenerator<ReadRow[]>): Promise<ReadRow[][]> {
  const found: ReadRow[][] = [];
  for await (const rows of chunks) found.push(rows);
  return found;
}

/** An error equals any other with its message: what a fault says besides is shown. */
const shown = (chunks: readonly ReadRow[][]): unknown =>
  chunks.map((rows) =>
    rows.map(({ mapped, ...row }) => ({
      ...row,
      mapped: mapped instanceof RowFault ? [mapped.reason, mapped.column, mapped.message, mapped.property] : mapped,
    })),
  );

const throughThread = rowsFromThread(mappingWorker);

describe('rows mapped in another thread', () => {
  const SEED = Number(process.hrtime.bigint() % 2_147_483_647n);
  process.stdout.write(`mapping thread: seed ${SEED}\n`);

  it('are those of this thread, and so are they packed and unpacked', async () => {
    await fc.assert(
      fc.asyncProperty(rowsOfFile, rowsOfFile, async (first, second) => {
        const files = [fileOf(PLAIN, first), fileOf(SUMMED, second)];
        const here = await all(mappedRows(files, options));
        expect(shown(here.map((rows) => unpackedRows(packedRows(rows))))).toEqual(shown(here));
        expect(shown(await all(throughThread(files, options)))).toEqual(shown(here));
      }),
      { seed: SEED, numRuns: 15 },
    );
  });

  it('come in order, however far the thread is ahead, and it ends where nobody takes more', async () => {
    const many = fileOf(
      PLAIN,
      Array.from({ length: 2_000 }, (_, place) => ['u1', 'name', '', 'p1', String(place), '1.00']),
    );
    let next = 2;
    for await (const rows of throughThread([many], options)) {
      if (next % 100 === 2) await new Promise((resume) => setTimeout(resume, 2));
      for (const { line } of rows) expect(line).toBe(next++);
    }
    expect(next).toBe(2_002);
    const broken = throughThread([many], options);
    await broken.next();
    await expect(broken.return(undefined)).resolves.toMatchObject({ done: true });
  });

  it('tell while a file is read before, and stop where being told fails', async () => {
    const told: string[] = [];
    await all(throughThread([fileOf(SUMMED, [['u1', '', '', '', '', '1.00']])], { ...options, alive: async (path) => void told.push(path) }));
    expect(told).toEqual(['g.csv']);
    const refused = all(
      throughThread([fileOf(SUMMED, [['u1', '', '', '', '', '1.00']])], { ...options, alive: () => Promise.reject(new Error('taken back')) }),
    );
    await expect(refused).rejects.toThrow('taken back');
  });

  it('end with the failure of the thread, or with its end', async () => {
    const file = fileOf(PLAIN, []);
    await expect(all(throughThread([{ ...file, storedAt: join(folder, 'missing') }], options))).rejects.toThrow('ENOENT');
    const script = (text: string): URL => {
      const path = join(folder, `${(written += 1)}.mjs`);
      writeFileSync(path, text);
      return pathToFileURL(path);
    };
    const refuses = `import { parentPort } from 'node:worker_threads'; parentPort.postMessage({ kind: 'failure', failure: { name: 'BadPackage', message: 'm', hint: 'h', facts: { faults: [1] } } });`;
    await expect(all(rowsFromThread(script(refuses))([file], options))).rejects.toMatchObject({ constructor: BadPackage, hint: 'h', facts: { faults: [1] } });
    await expect(all(rowsFromThread(script('process.exit(3)'))([file], options))).rejects.toThrow('ended before');
    await expect(all(rowsFromThread(script('throw new Error("broken")'))([file], options))).rejects.toThrow('broken');
  });
});
