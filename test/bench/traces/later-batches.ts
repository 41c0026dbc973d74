import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { writeVoucherPackage } from '../voucher-package.js';
import { command, type Chain } from './chain.js';
import type { Service } from './service.js';

const BATCHES = 4;
const ROWS = 10_000;
/** Numbers of vouchers that no generated province has. */
const FIRST = 50_000_000;
const LOOK_EVERY_MS = 20;
const PATIENCE_MS = 60_000;

/** What later batches took that the running service loads one after the other: the whole command, and how long the memory was behind. */
export async function laterBatches({ dataDir }: Chain, service: Service, tell: (text: string) => void): Promise<[string, string][]> {
  const folder = mkdtempSync(join(tmpdir(), 'yuanliu-bench-'));
  const loaded: number[] = [];
  const behind: number[] = [];
  try {
    // A database that was kept may have taken some already.
    const { data: from } = await service.versions();
    for (let batch = from; batch < from + BATCHES; batch += 1) {
      const path = join(folder, String(batch));
      await writeVoucherPackage(path, { id: `bench-later-${batch}`, first: FIRST + batch * ROWS, rows: ROWS, accounts: 2_000 });
      const followed = watch(service);
      const begun = performance.now();
      await command('load', [path], { DATA_DIR: dataDir }, () => undefined);
      loaded.push(performance.now() - begun);
      behind.push(await followed);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  const seconds = (all: readonly number[]): string => all.map((ms) => (ms / 1_000).toFixed(1)).join(', ');
  const rows: [string, string][] = [
    [`${BATCHES} later batches of ${ROWS.toLocaleString('en')} payments, each checked, matched and made visible`, `${seconds(loaded)} s`],
    ['· memory behind them, from when each was visible', `${seconds(behind)} s`],
  ];
  for (const [who, what] of rows) tell(`${who}: ${what}`);
  return rows;
}

/** Milliseconds from when a new data version can be seen until the memory has come to it, seen from outside and to some tens of them. */
async function watch(service: Service): Promise<number> {
  const before = await service.versions();
  for (;;) {
    const { data } = await service.versions();
    if (data !== before.data) break;
    await wait(LOOK_EVERY_MS);
  }
  const from = performance.now();
  while (performance.now() - from < PATIENCE_MS) {
    const { data, memory } = await service.versions();
    if (memory === data) return performance.now() - from;
    await wait(LOOK_EVERY_MS);
  }
  throw new Error('The memory did not come to the newest batch in time.');
}
