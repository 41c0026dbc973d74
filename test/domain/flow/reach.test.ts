import fc from 'fast-check';
import { FlowAnswers, type AnswerQuestion, type FlowAnswer } from '../../../src/domain/flow/flow-answers.js';
import { isWalkEnd } from '../../../src/domain/flow/kinds.js';
import { ACCOUNT_KINDS, SETTLING_KINDS } from '../../../src/domain/model/model.js';
import { graphOf, NEWEST, PROVINCE, randomRows, type RandomRows } from './random-rows.js';

const SEED = Number(process.hrtime.bigint() % 2_147_483_647n);
// Printed, so that a failing run can be repeated.
process.stdout.write(`reach: seed ${SEED}\n`);
const RUNS = { seed: SEED, numRuns: 500 };
const START = 1_488_297_600_000;
const DAY = 86_400_000;

type Reached = NonNullable<FlowAnswer['reach']>;

function ask(answers: FlowAnswers, more: Partial<AnswerQuestion>): FlowAnswer {
  return answers.answer({
    start: { kind: 'document', document: 'document:P', number: PROVINCE },
    batch: NEWEST,
    asOf: null,
    depth: 3,
    windowMs: null,
    edgesMax: 1_000_000,
    scope: null,
    timeBudgetMs: 60_000,
    view: { view: 'reach', limit: 1_000, skip: 0 },
    ...more,
  });
}

/** Reach by its definition, from the rows: the documented payments of a whole trace, then round by round what leaves those already reached. */
function defined(rows: RandomRows, documented: ReadonlySet<string>, depth: number, asOf: number, batch: number): Pick<Reached, 'stopped'> & Sums {
  const kinds = new Map(rows.accounts.map(({ id, kind }) => [id, kind]));
  const isEnd = (account: string): boolean => isWalkEnd[ACCOUNT_KINDS.indexOf((kinds.get(account) ?? 'unknown') as never)] === 1;
  const seen = rows.payments.filter((row) => row.at <= asOf && row.addedIn <= batch && (row.retiredIn == null || row.retiredIn > batch));
  const settles = ({ kind }: { readonly kind?: string | null }): boolean => (SETTLING_KINDS as readonly string[]).includes(kind ?? '');
  const free = seen.filter(
    (row) =>
      ((row.indicator == null && row.payout == null) || settles(row)) && row.kind !== 'bounce' && row.kind !== 'reclassification' && !documented.has(row.id),
  );
  const earliest = new Map<string, number>();
  const arrive = (account: string, at: number): boolean => {
    if (isEnd(account) || at >= (earliest.get(account) ?? Infinity)) return false;
    earliest.set(account, at);
    return true;
  };
  for (const row of seen) if (documented.has(row.id) && !settles(row) && row.kind !== 'reclassification') arrive(row.payee, row.at);
  const followed = new Set<string>();
  for (let hop = 0; hop < depth; hop += 1) {
    const before = new Map(earliest);
    for (const row of free) {
      if (row.at < (before.get(row.payer) ?? Infinity)) continue;
      followed.add(row.id);
      arrive(row.payee, row.at);
    }
  }
  const stopped = free.filter((row) => row.at >= (earliest.get(row.payer) ?? Infinity) && !followed.has(row.id));
  const sum = (some: readonly { amount: number }[]): { payments: number; amount: number } => ({
    payments: some.length,
    amount: some.reduce((total, row) => total + row.amount, 0),
  });
  return { followed: sum(free.filter((row) => followed.has(row.id))), stopped: sum(stopped), earliest };
}

interface Sums {
  readonly followed: { readonly payments: number; readonly amount: number };
  readonly earliest: ReadonlyMap<string, number>;
}

const questions = fc.record({
  depth: fc.integer({ min: 0, max: 5 }),
  asOf: fc.option(fc.nat({ max: 45 })).map((day) => (day === null ? null : START + day * DAY - 1)),
  batch: fc.integer({ min: 1, max: NEWEST }),
});

describe('reach alone, on random graphs', () => {
  it('is what its definition says: followed, and what a limit stopped, make all that leaves who was reached', () => {
    fc.assert(
      fc.property(randomRows, questions, (all, { depth, asOf, batch }) => {
        // Payments of lines only, so that the documented ones can be told without the walk.
        const rows: RandomRows = { ...all, allocations: [], payments: all.payments.filter((row) => row.payout == null && row.settles === undefined) };
        const documented = new Set(rows.payments.filter((row) => row.indicator === 'indicator:P1' || row.indicator === 'indicator:P2').map((row) => row.id));
        const wanted = defined(rows, documented, depth, asOf ?? Infinity, batch);
        const { hops, stopped, accounts } = ask(new FlowAnswers(graphOf(rows)), { depth, asOf, batch }).reach!;
        const onward = hops.slice(1);
        expect(onward.reduce((sum, hop) => sum + hop.payments, 0)).toBe(wanted.followed.payments);
        expect(onward.reduce((sum, hop) => sum + hop.amount, 0)).toBe(wanted.followed.amount);
        expect(stopped).toEqual(wanted.stopped);
        for (const { accountId, at, isEnd } of accounts) if (!isEnd) expect(at).toBe(wanted.earliest.get(accountId));
        expect(accounts.filter(({ isEnd }) => !isEnd)).toHaveLength(wanted.earliest.size);
      }),
      RUNS,
    );
  });

  it('follows what a whole trace follows, whatever the window and the room, and no method is ever above it', () => {
    fc.assert(
      fc.property(randomRows, questions, fc.option(fc.nat({ max: 10 })), fc.integer({ min: 1, max: 40 }), (rows, question, window, edgesMax) => {
        const answers = new FlowAnswers(graphOf(rows));
        const asked = { ...question, windowMs: window === null ? null : window * DAY, edgesMax };
        const { hops, accounts } = ask(answers, asked).reach!;
        const { outline } = ask(answers, { ...asked, view: { view: 'rows', limit: 100_000, skip: 0, amountMin: 0 } });
        expect(hops.slice(1).reduce((sum, hop) => sum + hop.payments, 0)).toBe(outline!.marks.edges);
        const arrived = new Map(accounts.map((one) => [one.accountId, one.amount]));
        const traced = new Map<string, number[]>();
        // A bounce comes back to whoever paid, also one that is dated before its payment and so undoes nothing yet: nobody new is reached by it.
        for (const { onward, kind, payeeId, parts } of outline!.steps)
          if (onward && kind !== 'bounce' && payeeId !== null)
            traced.set(
              payeeId,
              parts.map((part, method) => part + (traced.get(payeeId)?.[method] ?? 0)),
            );
        for (const [account, parts] of traced) for (const part of parts) expect(part).toBeLessThanOrEqual(arrived.get(account) ?? 0);
      }),
      RUNS,
    );
  });

  it('makes the whole of pages of any length, with the same sums on each', () => {
    fc.assert(
      fc.property(randomRows, questions, fc.integer({ min: 1, max: 5 }), (rows, question, limit) => {
        const answers = new FlowAnswers(graphOf(rows));
        const whole = ask(answers, question).reach!;
        const listed: Reached['accounts'][number][] = [];
        for (let skip: number | null = 0; skip !== null;) {
          const page: Reached = ask(answers, { ...question, view: { view: 'reach', limit, skip } }).reach!;
          expect([page.hops, page.stopped, page.outside, page.lines]).toEqual([whole.hops, whole.stopped, whole.outside, whole.lines]);
          listed.push(...page.accounts);
          const later = whole.accounts.slice(listed.length);
          expect(page.left).toEqual({ accounts: later.length, amount: later.reduce((sum, one) => sum + one.amount, 0) });
          skip = page.next;
        }
        expect(listed).toEqual(whole.accounts);
        const order = whole.accounts.map(({ hop, amount, accountId }) => [hop, -amount, accountId] as const);
        for (const [place, now] of order.entries()) if (place > 0) expect(isInOrder(order[place - 1]!, now)).toBe(true);
      }),
      RUNS,
    );
  });

  it('inside a region lists nothing that only others see, and no sum is above the whole', () => {
    fc.assert(
      fc.property(randomRows, questions, fc.subarray(['410300', '410325', '410328'], { minLength: 1 }), (rows, question, scope) => {
        const answers = new FlowAnswers(graphOf(rows));
        const whole = ask(answers, question).reach!;
        const part = ask(answers, { ...question, scope }).reach!;
        const seen = new Set(rows.payments.filter(({ region, payer }) => scope.includes((region ?? regionOf(rows, payer))!)).map(({ payee }) => payee));
        const inWhole = new Map(whole.accounts.map((one) => [one.accountId, one]));
        for (const one of part.accounts) {
          expect(seen.has(one.accountId)).toBe(true);
          const known = inWhole.get(one.accountId)!;
          expect(one.amount).toBeLessThanOrEqual(known.amount);
          expect(one.at).toBeGreaterThanOrEqual(known.at);
        }
        const total = ({ hops, outside }: Reached): number => hops.reduce((sum, hop) => sum + hop.amount, 0) + outside.amount;
        expect(total(part)).toBeLessThanOrEqual(total(whole));
      }),
      RUNS,
    );
  });
});

function isInOrder(before: readonly (number | string)[], now: readonly (number | string)[]): boolean {
  const place = before.findIndex((value, index) => value !== now[index]);
  return place >= 0 && before[place]! < now[place]!;
}

function regionOf(rows: RandomRows, account: string): string | undefined {
  return rows.accounts.find(({ id }) => id === account)?.region;
}
