import fc from 'fast-check';
import { attribute, METHODS, type Attribution, type Method } from '../../../src/domain/attribution/attribute.js';
import { plainOrder, PlainLedger, type Act } from './plain-ledger.js';
import { ACCOUNTS, asInput, LINES, randomLedger } from './random-ledger.js';
import { byDay, expectSame, said, sorted } from './said.js';

const SEED = Number(process.hrtime.bigint() % 2_147_483_647n);
// Printed, so that a failing run can be repeated.
process.stdout.write(`attribution properties: seed ${SEED}, and that plus the part\n`);

/** The last line has no ledger in the data. */
const isLedger = [true, true, true, false];

function toldPlainly(ledger: PlainLedger): unknown {
  return {
    traced: ledger.traced,
    mixed: ledger.mixed,
    lineRests: ledger.lines.map((line) => line.count().traced),
    restsByTag: ledger.accounts.flatMap((account, place) => sorted(account.tracedByTag()).map(([tag, amount]) => [place, tag, amount])),
    beforeIndicator: sorted(ledger.beforeIndicator),
    excess: sorted(ledger.excess),
    unknownInflow: sorted(ledger.unknownInflow),
    settlements: sorted(ledger.settlements),
    flows: ledger.flows,
    issued: ledger.issued,
    beyond: ledger.beyond,
    lots: ledger.accounts.map((account) => byDay([...account.tracedByTime()])),
  };
}

/**
 * The same story where nothing leaves an account without regard to tags once money with a tag may lie there: which tag it leaves from is
 * each method's own, and a tagged payment later finds its tag or asks the quota. Everything that is issued is traced, and what an origin
 * or a reclassification would bring comes as an ordinary payment: an origin is traced whatever it drew on, and of a reclassification only
 * the new draw is marked.
 */
function withoutChoiceOfTags(acts: readonly Act[]): Act[] {
  const isTagged = ({ batchTag, lineTag }: { readonly batchTag: number; readonly lineTag: number }): boolean => batchTag >= 0 || lineTag >= 0;
  const filled = new Set(acts.filter((act) => isTagged(act) || act.undoes.some(isTagged)).map((act) => act.target));
  return acts.map((act): Act => {
    if (act.type === 'reclassification') return { ...act, type: 'outflow', amount: 0, undoes: [] };
    const takesAny = act.type === 'settlement' || (!isTagged(act) && act.lines === null);
    const source = takesAny && act.type !== 'issue' && act.type !== 'allocation' && filled.has(act.source) ? -1 : act.source;
    return { ...act, source, origin: false, traced: act.type === 'issue' };
  });
}

describe('the sweep', () => {
  // In four parts, so that a busy machine ends each in time.
  it.each([1, 2, 3, 4])('says of every small ledger what the rules say when they are told fen by fen, under every method (part %i)', (part) => {
    let toldOnce = 0;
    fc.assert(
      fc.property(randomLedger(fc.integer({ min: 1, max: 12 }), 30), (acts) => {
        const attribution = attribute(asInput(acts, isLedger));
        if (attribution.methods.fifo.traced === attribution.methods.proRata.traced) toldOnce += 1;
        const tell = (method: Method): PlainLedger => new PlainLedger(acts, method, ACCOUNTS, LINES, isLedger);
        const proRata = tell('proRata');
        const { order, unprovenDays } = plainOrder(acts, proRata);
        expect(attribution.unprovenDays).toEqual(unprovenDays);
        for (const method of METHODS) {
          const ledger = method === 'proRata' ? proRata : tell(method);
          if (method !== 'proRata') for (const place of order) ledger.do(place);
          ledger.finish();
          expectSame(said(attribution, method), toldPlainly(ledger));
        }
      }),
      { seed: SEED + part, numRuns: 2500 },
    );
    // Some ledgers leave no choice, so that one method told is all four; others do.
    expect(toldOnce).toBeGreaterThan(50);
    expect(toldOnce).toBeLessThan(2_400);
  });
});

describe('laws of the sweep', () => {
  const large = randomLedger(fc.integer({ min: 1, max: 10 ** 12 }), 60);
  const laws = (law: (attribution: Attribution, acts: readonly Act[]) => void): void =>
    fc.assert(
      fc.property(large, (acts) => law(attribute(asInput(acts, isLedger)), acts)),
      { seed: SEED, numRuns: 1000 },
    );
  const sum = (amounts: Iterable<number>): number => [...amounts].reduce((all, amount) => all + amount, 0);

  it('loses no fen and makes none: what was issued rests somewhere or is unexplained', () => {
    laws((attribution) => {
      for (const method of METHODS) {
        const { lineRests, accountRests, beforeIndicator, beyond, issued } = attribution.methods[method];
        expect(sum(lineRests) + sum(accountRests) + sum(beforeIndicator.values()) + beyond).toBe(issued);
      }
    });
  });

  it('gives the rests of an account by tag and by age as well, and they add up', () => {
    laws((attribution) => {
      for (const method of METHODS) {
        const { accountRests, restsByTag, lotsOf } = attribution.methods[method];
        const byTag = new Float64Array(ACCOUNTS);
        for (let place = 0; place < restsByTag.count; place += 1) byTag[restsByTag.account[place]!]! += restsByTag.amount[place]!;
        expect([...byTag]).toEqual([...accountRests]);
        expect(Array.from(accountRests, (_, account) => sum(lotsOf(account).map(({ amount }) => amount)))).toEqual([...accountRests]);
      }
    });
  });

  it('traces no more of an event than its amount, and nothing below zero', () => {
    laws((attribution, acts) => {
      for (const method of METHODS) {
        const { traced, lineRests, accountRests } = attribution.methods[method];
        expect(acts.flatMap((act, place) => (traced[place]! >= 0 && traced[place]! <= act.amount ? [] : [place]))).toEqual([]);
        expect(Math.min(0, ...lineRests, ...accountRests)).toBe(0);
      }
    });
  });

  it('gives one answer where nothing was commingled in any method', () => {
    let told = 0;
    fc.assert(
      fc.property(large, (all) => {
        const acts = withoutChoiceOfTags(all);
        const attribution = attribute(asInput(acts, isLedger));
        if (METHODS.some((method) => attribution.methods[method].mixed.includes(1))) return;
        const { traced, lineRests, accountRests } = attribution.methods.proRata;
        if (traced.some((amount, place) => amount > 0 && acts[place]!.type === 'payment')) told += 1;
        for (const method of METHODS) {
          const other = attribution.methods[method];
          expect([[...other.traced], [...other.lineRests], [...other.accountRests]]).toEqual([[...traced], [...lineRests], [...accountRests]]);
        }
      }),
      { seed: SEED, numRuns: 1000 },
    );
    // A law that no world comes under says nothing.
    expect(told).toBeGreaterThan(10);
  });

  it('gives the same answer to the same question', () => {
    laws((attribution, acts) => {
      const again = attribute(asInput(acts, isLedger));
      for (const method of METHODS) expectSame(said(again, method), said(attribution, method));
    });
  });
});
