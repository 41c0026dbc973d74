import fc from 'fast-check';
import type { ArrayRoom } from '../../../src/domain/attribution/array-room.js';
import type { SweepInput } from '../../../src/domain/attribution/attribute.js';
import { EVENT, EventTable, FLAG, LineSets, NO_LINES, SettledParts } from '../../../src/domain/attribution/event-table.js';
import type { Act, Weighted } from './plain-ledger.js';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

export const ACCOUNTS = 5;
export const LINES = 4;
/** Tags 0 to 3 are those of the lines, 4 and 5 are payout batches. */
export const TAGS = 6;

/** Account 0 is the treasury; -1 is outside. */
const account = fc.integer({ min: 0, max: ACCOUNTS - 1 });
const anyAccount = fc.oneof({ weight: 8, arbitrary: account }, { weight: 1, arbitrary: fc.constant(-1) });
const line = fc.integer({ min: 0, max: LINES - 1 });
const tag = fc.oneof({ weight: 2, arbitrary: fc.constant(-1) }, { weight: 1, arbitrary: line });
const lineSet = fc.uniqueArray(fc.record({ line, weight: fc.nat({ max: 3 }) }), { minLength: 1, maxLength: 3, selector: (one) => one.line });

const NOTHING = {
  batchTag: -1,
  lineTag: -1,
  lines: null,
  line: -1,
  bounced: 0,
  traced: false,
  contained: false,
  origin: false,
  payerHasLots: false,
  restores: false,
};

type Raw = Omit<Act, 'undoes' | 'at' | 'dayPrecise'> & {
  readonly undoes: readonly { readonly pick: number; readonly amount: number; readonly lines: readonly Weighted[] | null }[];
};

const undoes = fc.array(fc.record({ pick: fc.nat({ max: 40 }), amount: fc.nat({ max: 12 }), lines: fc.oneof(fc.constant(null), fc.constant([]), lineSet) }), {
  maxLength: 3,
  size: 'max',
});

/** How often something bounced, and how large amounts are, is the ledger's own: large ones make shares that do not come out even. */
function act(amount: fc.Arbitrary<number>): fc.Arbitrary<Raw> {
  const money = fc
    .record({ type: fc.constantFrom('opening' as const, 'arrival' as const), target: account, amount, lineTag: tag })
    .map((raw) => ({ ...NOTHING, ...raw, source: -1, undoes: [] }));
  const issue = fc
    .record({ type: fc.constant('issue' as const), target: line, amount, traced: fc.boolean() })
    .map((raw) => ({ ...NOTHING, ...raw, source: raw.target, undoes: [] }));
  const allocation = fc
    .record({ type: fc.constant('allocation' as const), source: line, target: line, amount, contained: fc.integer({ min: 0, max: 4 }) })
    .map((raw) => ({ ...NOTHING, ...raw, contained: raw.contained === 0, undoes: [] }));
  const payment = fc
    .record({
      source: anyAccount,
      target: anyAccount,
      amount,
      kind: fc.constantFrom('untagged', 'untagged', 'line', 'line', 'batch', 'both', 'set', 'bare'),
      own: line,
      lines: lineSet,
      batchTag: fc.constantFrom(4, 5),
      bounced: fc.constantFrom(0, 0, 0, 0.5, 1),
      origin: fc.integer({ min: 0, max: 14 }),
    })
    .map(({ kind, own, lines, batchTag, bounced, origin, ...raw }) => ({
      ...NOTHING,
      ...raw,
      type: 'payment' as const,
      batchTag: kind === 'batch' || kind === 'both' ? batchTag : -1,
      lineTag: kind === 'line' || kind === 'both' || kind === 'bare' ? own : -1,
      lines: kind === 'untagged' || kind === 'bare' ? null : kind === 'batch' || kind === 'set' ? lines : [{ line: own, weight: 1 }],
      bounced: Math.floor(bounced * raw.amount),
      origin: origin === 0,
      payerHasLots: raw.source > 0,
      undoes: [],
    }));
  const settlement = fc
    .record({ source: anyAccount, target: anyAccount, amount, undoes, batchTag: fc.constantFrom(-1, 4), lineTag: tag, lines: fc.option(lineSet) })
    .map((raw) => ({ ...NOTHING, ...raw, type: 'settlement' as const, restores: raw.lines !== null || raw.undoes.some(({ lines }) => lines !== null) }));
  const reclassification = fc
    .record({ source: account, amount, undoes, line, payerHasLots: fc.boolean() })
    .map((raw) => ({ ...NOTHING, ...raw, type: 'reclassification' as const, target: raw.source, lineTag: raw.line }));
  const outflow = fc
    .record({ type: fc.constant('outflow' as const), source: account, amount, lineTag: tag })
    .map((raw) => ({ ...NOTHING, ...raw, target: -1, payerHasLots: raw.source > 0, undoes: [] }));
  return fc.oneof(
    { weight: 2, arbitrary: money },
    { weight: 3, arbitrary: issue },
    { weight: 4, arbitrary: allocation },
    { weight: 10, arbitrary: payment },
    { weight: 3, arbitrary: settlement },
    { weight: 1, arbitrary: reclassification },
    { weight: 1, arbitrary: outflow },
  );
}

/** Small ledgers in the one order, with everything that can happen in them; most begin with quota, so that there is something to trace. */
export function randomLedger(amount: fc.Arbitrary<number>, maxLength: number): fc.Arbitrary<Act[]> {
  const row = fc.record({ raw: act(amount), day: fc.nat({ max: 3 }), hour: fc.nat({ max: 3 }), isDateOnly: fc.integer({ min: 0, max: 5 }) });
  const begin = fc.array(
    fc
      .record({ target: line, amount, traced: fc.boolean() })
      .map((raw): Raw => ({ ...NOTHING, type: 'issue', target: raw.target, source: raw.target, amount: raw.amount * 5, traced: raw.traced, undoes: [] })),
    { maxLength: 4 },
  );
  return fc.tuple(begin, fc.array(row, { minLength: Math.floor(maxLength / 3), maxLength })).map(([first, rows]) => {
    const timed = [
      ...first.map((raw) => ({ raw, at: -8 * HOUR, dayPrecise: false })),
      ...rows.map(({ raw, day, hour, isDateOnly }) => ({
        raw,
        at: day * DAY - 8 * HOUR + (isDateOnly === 0 ? 0 : hour * HOUR),
        dayPrecise: isDateOnly === 0,
      })),
    ];
    const ordered = timed
      .map((one, place) => ({ ...one, place }))
      .sort((a, b) => a.at - b.at || Number(b.raw.type === 'issue') - Number(a.raw.type === 'issue') || a.place - b.place);
    const payments = ordered.flatMap(({ raw }, place) => (raw.type === 'payment' || raw.type === 'reclassification' ? [place] : []));
    return ordered.map(({ raw, at, dayPrecise }): Act => ({
      ...raw,
      at,
      dayPrecise,
      undoes: raw.undoes.map(({ pick, amount: undone, lines }) => {
        // One more than there are: a payment that is not in the data, with tags or without.
        const place = payments[pick % (payments.length + 1)];
        if (place === undefined) return { act: -1, amount: undone, batchTag: -1, lineTag: pick % 2 === 0 ? pick % LINES : -1, lines };
        const payment = ordered[place]!.raw;
        return { act: place, amount: undone, batchTag: payment.batchTag, lineTag: payment.lineTag, lines };
      }),
    }));
  });
}

/** The same ledger as the sweep wants it. */
export function asInput(acts: readonly Act[], isLedger: readonly boolean[], room?: ArrayRoom): SweepInput {
  const events = new EventTable(1, room);
  const settles = new SettledParts();
  const lineSets = new LineSets();
  const set = (lines: readonly Weighted[]): number =>
    lineSets.add(
      lines.map((one) => one.line),
      lines.map((one) => one.weight),
    );
  for (const one of acts) {
    const row = events.add(EVENT[one.type], one.at, Number(one.dayPrecise), one.amount, one.source, one.target);
    events.batchTag[row] = one.batchTag;
    events.lineTag[row] = one.lineTag;
    events.lineSet[row] = one.lines ? set(one.lines) : -1;
    events.line[row] = one.line;
    events.bounced[row] = one.bounced;
    events.flags[row] =
      (one.traced ? FLAG.traced : 0) |
      (one.contained ? FLAG.contained : 0) |
      (one.origin ? FLAG.origin : 0) |
      (one.payerHasLots ? FLAG.payerHasLots : 0) |
      (one.restores ? FLAG.restores : 0);
    events.settlesStart[row] = settles.count;
    events.settlesCount[row] = one.undoes.length;
    for (const part of one.undoes)
      settles.add(part.act, part.amount, part.batchTag, part.lineTag, !part.lines ? -1 : part.lines.length === 0 ? NO_LINES : set(part.lines));
  }
  return { events, settles, lineSets, accounts: ACCOUNTS, lines: LINES, tags: TAGS, ledgers: Uint8Array.from(isLedger, Number) };
}
