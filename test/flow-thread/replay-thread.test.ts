import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import fc from 'fast-check';
import { projectFolder } from '../../src/config.js';
import { SharedRoom } from '../../src/domain/attribution/array-room.js';
import { attribute, METHODS } from '../../src/domain/attribution/attribute.js';
import { DayOrder } from '../../src/domain/attribution/day-order.js';
import { LotReplay } from '../../src/domain/attribution/lot-replay.js';
import { MethodSweep } from '../../src/domain/attribution/method-sweep.js';
import type { Outcomes } from '../../src/domain/attribution/outcomes.js';
import { ProRataHoldings } from '../../src/domain/attribution/pro-rata-holdings.js';
import { Replay } from '../../src/domain/attribution/replay.js';
import { planSweep } from '../../src/domain/attribution/sweep-plan.js';
import { ReplayThread } from '../../src/flow-thread/replay-thread.js';
import { expectSame, said } from '../domain/attribution/said.js';
import { ACCOUNTS, asInput, randomLedger } from '../domain/attribution/random-ledger.js';

const SEED = Number(process.hrtime.bigint() % 2_147_483_647n);
// Printed, so that a failing run can be repeated.
process.stdout.write(`replay thread: seed ${SEED}\n`);

const code = (name: string): URL => pathToFileURL(join(projectFolder, 'dist', 'flow-thread', name));
const isLedger = [true, true, true, false];
const ORDERS = ['oldest', 'newest'] as const;
const ledger = randomLedger(fc.integer({ min: 1, max: 10 ** 12 }), 60);

describe('methods replayed in another thread', () => {
  const thread = new ReplayThread({ code: code('replay-worker.js'), eventsMin: 0, patienceMs: 30_000 });
  const room = new SharedRoom();
  beforeAll(async () => {
    // The thread has to be there first.
    for (let tries = 0; !begun() && tries < 100; tries += 1) await new Promise((resume) => setTimeout(resume, 50));
  });
  afterEach(() => room.empty());
  afterAll(() => thread.close());

  function begun(): boolean {
    room.empty();
    const { plan } = planSweep(asInput([], isLedger, room), room);
    const replaying = thread.begin(plan, room.places(0), ORDERS);
    replaying?.giveUp();
    return replaying !== undefined;
  }

  it('say what they say in this one, of any ledger', () => {
    let asked = 0;
    const beside: typeof thread.begin = (...task) => {
      const replaying = thread.begin(...task);
      return replaying && { ...replaying, swept: (check) => ((asked += 1), replaying.swept(check) ?? fail()) };
    };
    fc.assert(
      fc.property(ledger, (acts) => {
        room.empty();
        const alone = attribute(asInput(acts, isLedger));
        const together = attribute(asInput(acts, isLedger, room), { room, beside: { begin: beside } });
        expect(together.unprovenDays).toEqual(alone.unprovenDays);
        for (const method of METHODS) expectSame(said(together, method), said(alone, method));
      }),
      { seed: SEED, numRuns: 1000 },
    );
    // The thread was there, and was needed.
    expect(asked).toBeGreaterThan(100);
  });

  it('follow the order row by row while it is being decided', () => {
    fc.assert(
      fc.property(ledger, (acts) => {
        room.empty();
        const { plan } = planSweep(asInput(acts, isLedger, room), room);
        const day = new DayOrder(plan, new MethodSweep(plan, new ProRataHoldings(plan, room), room), room);
        day.run(() => undefined);
        const replaying = thread.begin(plan, day.order, ORDERS)!;
        for (let rows = 1; rows <= acts.length; rows += 1) replaying.decided(rows);
        const there = replaying.swept(() => undefined)!;
        ORDERS.forEach((lots, place) => {
          const replay = new Replay(plan, room);
          replay.follow(day.order, 0, acts.length);
          const one = new LotReplay(plan, lots, replay, room);
          one.goOn(() => undefined);
          const here = one.finish();
          expectSame(plainly(there[place]!.outcomes), plainly(here.outcomes));
          expectSame(there[place]!.traced, here.traced);
          for (let account = 0; account < ACCOUNTS; account += 1) expectSame(there[place]!.lotsOf(account), here.lotsOf(account));
        });
      }),
      { seed: SEED + 1, numRuns: 500 },
    );
  });

  it('are given up where the time is over, and the next question is answered', () => {
    const acts = fc.sample(ledger, { seed: SEED, numRuns: 1 })[0]!;
    for (let time = 0; time < 3; time += 1) {
      let looks = 0;
      const check = (): void => {
        if ((looks += 1) > time) throw new Error('the time is over');
      };
      room.empty();
      const ask = (): unknown => attribute(asInput(acts, isLedger, room), { room, beside: thread, check });
      if (time === 0) expect(ask).toThrow('the time is over');
      else
        try {
          ask();
        } catch (error) {
          expect(error).toEqual(new Error('the time is over'));
        }
      room.empty();
      const again = attribute(asInput(acts, isLedger, room), { room, beside: thread });
      for (const method of METHODS) expectSame(said(again, method), said(attribute(asInput(acts, isLedger)), method));
    }
  });

  it('are replayed here where the thread is gone', async () => {
    const gone = new ReplayThread({ code: code('no-such-file.js'), eventsMin: 0 });
    await new Promise((resume) => setTimeout(resume, 500));
    const acts = fc.sample(ledger, { seed: SEED, numRuns: 5 });
    for (const one of acts) {
      const told = attribute(asInput(one, isLedger, room), { room, beside: gone });
      for (const method of METHODS) expectSame(said(told, method), said(attribute(asInput(one, isLedger)), method));
    }
    await gone.close();
  });
});

function fail(): never {
  throw new Error('the other thread gave no answer');
}

/** With lists for maps, which are no text otherwise. */
function plainly({ settlements, beforeIndicator, ...outcomes }: Outcomes): unknown {
  return { ...outcomes, settlements: [...settlements], beforeIndicator: [...beforeIndicator] };
}
