import { mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { MoneyGraph } from '../../../src/domain/projection/money-graph.js';
import { Snapshots } from '../../../src/domain/projection/snapshot.js';
import { contentOf } from './graph-content.js';

const folder = mkdtempSync(join(tmpdir(), 'yuanliu-snapshot-'));
const snapshots = new Snapshots(folder);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function someGraph(version: number): MoneyGraph {
  const graph = new MoneyGraph();
  graph.addAccount({
    id: 'account:a',
    kind: 'zero-balance',
    region: '410328',
    changedIn: 2,
    was: [{ kind: 'cash', region: '410300', addedIn: 1, retiredIn: 2 }],
  });
  graph.addHolding({ source: 'account:a', target: 'person:p', addedIn: 1 });
  graph.addMembership({ source: 'person:p', target: 'household:h', addedIn: 2 });
  graph.addOpening({ account: 'account:a', day: 0, amount: 9, opening: true, addedIn: 1 });
  graph.addLine({ id: 'indicator:l', amount: 5, region: '410300', fundTag: 'tag', addedIn: 1, changedIn: 2, was: [{ amount: 4, addedIn: 1, retiredIn: 2 }] });
  graph.addDocument({ id: 'document:d', number: '豫财〔2024〕1号', level: 'province', addedIn: 1 });
  graph.addCarries({ source: 'document:d', target: 'indicator:l', addedIn: 1 });
  graph.addFunding({ source: 'payout:r', target: 'indicator:l', value: 3, addedIn: 1 });
  graph.addAllocation({ id: 'm', source: 'indicator:l', target: 'indicator:k', amount: 2, at: 4, kind: 'distribution', addedIn: 1 });
  graph.addCoverage({ source: 'PAY', region: '410000', from: 1, to: 2, addedIn: 1 });
  for (let number = 0; number < 300; number += 1) {
    graph.addPayment({
      id: `p${number % 290}`,
      payer: 'account:a',
      payee: `account:${number % 7}`,
      amount: number,
      at: (number * 7_919) % 1_000,
      kind: 'payment',
      indicator: number % 3 === 0 ? 'indicator:l' : null,
      payout: number % 5 === 0 ? 'payout:r' : null,
      purpose: `用途${number % 4}`,
      settles: number % 50 === 1 ? [`p${number - 1}`, 'missing'] : [],
      addedIn: number < 290 ? 1 : 2,
      retiredIn: number < 10 ? 2 : null,
    });
  }
  graph.arrange();
  graph.version = version;
  graph.stamp = `${version} 77`;
  return graph;
}

describe('a snapshot of the graph in memory', () => {
  it('gives the same graph, which can be added to', async () => {
    const graph = someGraph(3);
    expect(await snapshots.save(graph)).toBe(true);
    const mark = await snapshots.newest();
    expect(mark).toMatchObject({ version: 3, stamp: '3 77' });
    const loaded = await snapshots.load(mark!);
    expect(loaded).toMatchObject({ version: 3, stamp: '3 77' });
    for (const batch of [0, 1, 2, 3]) expect(contentOf(loaded, batch)).toEqual(contentOf(graph, batch));
    for (const each of [graph, loaded]) {
      each.addPayment({ id: 'missing', payer: 'account:new', payee: 'account:a', amount: 1, at: 500, addedIn: 4 });
      each.addAccount({ id: 'account:a', kind: 'treasury', region: '410000' });
      each.arrange();
    }
    expect(contentOf(loaded, 4)).toEqual(contentOf(graph, 4));
    expect(loaded.payments.settledBy(loaded.payments.ids.number('missing'))).toHaveLength(6);
  });

  it('takes the place of the one before, and leaves nothing behind when it is given up', async () => {
    await snapshots.save(someGraph(3));
    await snapshots.save(someGraph(4));
    expect(readdirSync(folder)).toEqual(['4.graph']);
    expect(await snapshots.save(someGraph(5), () => true)).toBe(false);
    expect(readdirSync(folder)).toEqual(['4.graph']);
  });

  it('is never trusted when it is damaged or cut short, wherever that is', async () => {
    await snapshots.save(someGraph(6));
    const path = join(folder, '6.graph');
    const whole = readFileSync(path);
    const seed = Date.now() % 1_000_000;
    process.stdout.write(`damaged snapshots: seed ${seed}\n`);
    const read = async (): Promise<unknown> => snapshots.load((await snapshots.newest())!);
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: whole.length - 1 }), fc.integer({ min: 1, max: 255 }), async (place, change) => {
        const bytes = Buffer.from(whole);
        bytes[place]! ^= change;
        writeFileSync(path, bytes);
        await expect(read()).rejects.toThrow();
        writeFileSync(path, whole);
        truncateSync(path, place);
        await expect(read()).rejects.toThrow();
      }),
      { seed, numRuns: 60 },
    );
    writeFileSync(path, whole);
    await expect(read()).resolves.toBeDefined();
  });
});
