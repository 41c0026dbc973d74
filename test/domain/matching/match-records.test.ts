import fc from 'fast-check';
import { matchRecords } from '../../../src/domain/matching/match-records.js';
import type { MatchedRecord, MoneyRecord, PairDecision, RecordEnd } from '../../../src/domain/matching/money-record.js';

const DAY = 86_400_000;
/** 00:00 in Shanghai of some day. */
const day = (number: number): number => Date.UTC(2017, 5, number) - 8 * 3_600_000;

const end = (account: string, more: Partial<RecordEnd> = {}): RecordEnd => ({
  account,
  same: account,
  kin: account,
  known: true,
  names: [],
  collective: false,
  ...more,
});
const named = (name: string): RecordEnd => end(`unknown ${name}`, { known: false, names: name === '' ? [] : [name] });

const record = (id: string, more: Partial<MoneyRecord> = {}): MoneyRecord => ({
  id,
  system: id.split(' ')[0]!,
  payer: end('treasury'),
  payee: end('village'),
  amount: 800_000,
  at: day(1),
  precision: 'day',
  seq: 0,
  serial: null,
  movement: null,
  batch: null,
  tagged: id.startsWith('budget'),
  fiscal: id.startsWith('budget'),
  specific: false,
  moves: true,
  ...more,
});

/** Movements as `payment <- observations`, a doubt in parentheses. */
function movements(records: readonly MoneyRecord[], decisions: readonly PairDecision[] = []): string[] {
  const matched = matchRecords(records, decisions);
  return matched
    .filter(({ of }) => of.length === 0)
    .map(({ id, observations }) => [id, ...observations.map((other) => withDoubt(matched.find((one) => one.id === other)!))].join(' <- '))
    .sort();
}

function withDoubt({ id, doubt }: MatchedRecord): string {
  return doubt === null ? id : `${id} (${doubt})`;
}

describe('records of several systems', () => {
  it('are one movement where accounts and amount agree within three days, and two where not', () => {
    expect(movements([record('budget 1'), record('bank 1', { at: day(4) })])).toEqual(['budget 1 <- bank 1']);
    expect(movements([record('budget 1'), record('bank 1', { at: day(5) })])).toEqual(['bank 1', 'budget 1']);
    expect(movements([record('budget 1'), record('bank 1', { amount: 800_001 })])).toEqual(['bank 1', 'budget 1']);
    expect(movements([record('budget 1'), record('bank 1', { payer: end('village'), payee: end('treasury') })])).toEqual(['bank 1', 'budget 1']);
  });

  it('of one system are never one movement', () => {
    expect(movements([record('bank 1'), record('bank 2')])).toEqual(['bank 1', 'bank 2']);
  });

  it('are paired in their order where several are alike, across a weekend too', () => {
    const budget = [1, 2, 3].map((number) => record(`budget ${number}`, { at: day(number) }));
    const bank = [1, 2, 3].map((number) => record(`bank ${number}`, { at: day(number + 2) }));
    expect(movements([...budget, ...bank])).toEqual(['budget 1 <- bank 1', 'budget 2 <- bank 2', 'budget 3 <- bank 3']);
  });

  it('go by the serial number of the bank first, which may lie further apart', () => {
    const records = [
      record('budget 1', { serial: 'S1' }),
      record('budget 2', { serial: 'S2' }),
      record('bank 1', { serial: 'S2' }),
      record('bank 2', { serial: 'S1', at: day(20) }),
    ];
    expect(movements(records)).toEqual(['budget 1 <- bank 2', 'budget 2 <- bank 1']);
  });

  it('of three systems are one, also where the middle one bridges the days between the others', () => {
    expect(movements([record('budget 1'), record('a-payee 1', { at: day(6) }), record('b-payer 1', { at: day(3) })])[0]).toMatch(
      /^budget 1 <- a-payee 1.* <- b-payer 1$/u,
    );
    const same = [record('budget 1'), record('payee 1'), record('payer 1')];
    expect(movements(same)).toEqual(['budget 1 <- payee 1 <- payer 1']);
  });

  it('take the tag of the fiscal system and the most precise time of any', () => {
    const noon = day(1) + DAY / 2;
    const [budget] = matchRecords([record('budget 1'), record('a-bank 1', { at: noon, precision: 'second' })], []).filter(({ of }) => of.length === 0);
    expect(budget).toMatchObject({ id: 'budget 1', at: noon, precision: 'second', unconfirmed: false });
  });

  it('wait for a person where the numbers differ, merged with the nearest meanwhile', () => {
    const records = [record('budget 1'), record('budget 2', { at: day(3) }), record('bank 1', { at: day(3) })];
    expect(movements(records)).toEqual(['budget 1', 'budget 2 <- bank 1 (several-candidates)']);
    const bank = matchRecords(records, []).find(({ id }) => id === 'bank 1');
    expect(bank).toMatchObject({ of: ['budget 2'], unconfirmed: true, ambiguousWith: ['budget 1'] });
  });

  it('wait for a person where the account is known by name only, or by nothing', () => {
    const budget = [record('budget 1', { payee: end('village', { names: ['石坡村'] }) }), record('budget 2', { payee: end('other', { names: ['别村'] }) })];
    expect(movements([...budget, record('bank 1', { payee: named('石坡村') })])).toEqual(['budget 1 <- bank 1 (name-only)', 'budget 2']);
    expect(movements([...budget, record('bank 1', { payee: named('第三村') })])).toEqual(['bank 1', 'budget 1', 'budget 2']);
    expect(movements([budget[0]!, record('bank 1', { payee: named('') })])).toEqual(['budget 1 <- bank 1 (no-counterparty)']);
  });

  it('wait for a person where an account was followed by another one; a card and its account are the same', () => {
    const moved = record('bank 1', { payee: end('new village', { kin: 'village' }) });
    expect(movements([record('budget 1'), moved])).toEqual(['budget 1 <- bank 1 (successor-account)']);
    expect(movements([record('budget 1'), record('bank 1', { payee: end('card', { same: 'village', kin: 'village' }) })])).toEqual(['budget 1 <- bank 1']);
  });

  it('wait for a person where the serial number agrees and the amount does not; the amount of the payment counts', () => {
    expect(movements([record('budget 1', { serial: 'S' }), record('bank 1', { serial: 'S', amount: 700_000 })])).toEqual([
      'budget 1 <- bank 1 (amount-differs)',
    ]);
  });

  it('leave out what has not been paid or only moves a tag', () => {
    expect(movements([record('budget 1', { moves: false }), record('bank 1')])).toEqual(['bank 1', 'budget 1']);
  });
});

describe('one record for many', () => {
  const lines = [1, 2, 3].map((number) =>
    record(`budget ${number}`, { payer: end('agent'), payee: end(`card ${number}`), amount: number * 100, batch: 'B1', movement: `M${number}` }),
  );
  const bulk = record('bank 1', { payer: end('agent'), payee: named(''), amount: 600 });

  it('is the one debit of an agent account for the lines of a payout batch', () => {
    expect(movements([...lines, bulk])).toEqual(['budget 1 <- bank 1', 'budget 2 <- bank 1', 'budget 3 <- bank 1']);
    const matched = matchRecords([...lines, bulk], []);
    expect(matched.find(({ id }) => id === 'bank 1')).toMatchObject({ of: ['budget 1', 'budget 2', 'budget 3'], unconfirmed: false });
  });

  it('stands beside what the payees see of it', () => {
    const seen = lines.map((line, place) =>
      record(`payee ${place + 1}`, { ...line, id: `payee ${place + 1}`, system: 'payee', batch: null, movement: null, tagged: false }),
    );
    expect(movements([...lines, bulk, ...seen])).toEqual([1, 2, 3].map((number) => `budget ${number} <- bank 1 <- payee ${number}`));
  });

  it('waits for a person where two batches have the same sum', () => {
    const second = lines.map((line) => ({ ...line, id: `${line.id}b`, batch: 'B2', payee: end(`${line.payee.account}b`) }));
    const found = movements([...lines, ...second, bulk]);
    expect(found.filter((text) => text.includes('several-payouts'))).toHaveLength(3);
    expect(found).toHaveLength(6);
  });

  it('is a voucher of several lines paid as one', () => {
    const voucher = [1, 2].map((number) => record(`budget ${number}`, { amount: number * 100, movement: 'V1' }));
    expect(movements([...voucher, record('bank 1', { amount: 300 })])).toEqual(['budget 1 <- bank 1', 'budget 2 <- bank 1']);
    expect(movements([...voucher, record('bank 1', { amount: 300, payee: end('stranger') })])).toHaveLength(3);
  });

  it('is the payment itself where it carries the tag and the lines of the bank do not', () => {
    const split = [1, 2].map((number) => record(`bank ${number}`, { amount: number * 100, serial: 'S', seq: number }));
    expect(movements([record('budget 1', { amount: 300 }), ...split])).toEqual(['budget 1 <- bank 1 <- bank 2']);
  });
});

describe('what a person decided', () => {
  const records = [record('budget 1'), record('budget 2', { at: day(3) }), record('bank 1', { at: day(3) })];
  const decide = (decision: 'confirm' | 'reject', other: string, sequence = 1): PairDecision => ({ record: 'bank 1', others: [other], decision, sequence });

  it('ends the doubt when confirmed', () => {
    expect(movements(records, [decide('confirm', 'budget 2')])).toEqual(['budget 1', 'budget 2 <- bank 1']);
    expect(movements(records, [decide('confirm', 'budget 1')])).toEqual(['budget 1 <- bank 1', 'budget 2']);
  });

  it('parts two records when rejected; the last candidate is left, and then none', () => {
    expect(movements(records, [decide('reject', 'budget 2')])).toEqual(['budget 1 <- bank 1', 'budget 2']);
    expect(movements(records, [decide('reject', 'budget 2'), decide('reject', 'budget 1', 2)])).toEqual(['bank 1', 'budget 1', 'budget 2']);
  });

  it('is what was said last', () => {
    expect(movements(records, [decide('reject', 'budget 2'), decide('confirm', 'budget 2', 2)])).toEqual(['budget 1', 'budget 2 <- bank 1']);
  });

  it('holds for a sum of many, and chooses between two', () => {
    const lines = ['B1', 'B2'].flatMap((batch) =>
      [1, 2].map((number) => record(`budget ${batch} ${number}`, { payer: end('agent'), payee: end(`card ${batch}${number}`), amount: number * 100, batch })),
    );
    const bulk = record('bank 1', { payer: end('agent'), payee: named(''), amount: 300 });
    const chosen = movements([...lines, bulk], [decide('confirm', 'budget B2 1')]);
    expect(chosen).toEqual(['budget B1 1', 'budget B1 2', 'budget B2 1 <- bank 1', 'budget B2 2 <- bank 1']);
    const parted = movements([...lines, bulk], [decide('reject', 'budget B1 1')]);
    expect(parted).toEqual(['budget B1 1', 'budget B1 2', 'budget B2 1 <- bank 1', 'budget B2 2 <- bank 1']);
  });
});

describe('any records, in any order', () => {
  const account = fc.constantFrom('a', 'b', 'c');
  const someEnd = fc.oneof(
    { weight: 5, arbitrary: account.map((name) => end(name, { names: [name.toUpperCase()] })) },
    { weight: 1, arbitrary: fc.constantFrom('', 'A', 'B').map(named) },
  );
  const some = fc
    .array(
      fc.record({
        system: fc.constantFrom('bank', 'budget', 'payee', 'payer'),
        payer: someEnd,
        payee: someEnd,
        amount: fc.constantFrom(100, 200, 300, 500),
        at: fc.integer({ min: 1, max: 12 }).map((number) => day(number)),
        precision: fc.constantFrom('day', 'second'),
        serial: fc.option(fc.constantFrom('S1', 'S2'), { freq: 4 }),
        batch: fc.option(fc.constantFrom('B1', 'B2'), { freq: 3 }),
        movement: fc.option(fc.constantFrom('M1', 'M2'), { freq: 3 }),
      }),
      { minLength: 1, maxLength: 24 },
    )
    .map((drawn) => drawn.map((values, place) => record(`${values.system} ${place}`, { ...values, tagged: values.system === 'budget' })));
  const decided = fc.array(
    fc.record({
      record: fc.nat(23),
      other: fc.nat(23),
      decision: fc.constantFrom('confirm' as const, 'reject' as const),
      sequence: fc.nat(5),
    }),
    { maxLength: 3 },
  );
  const cases = fc.tuple(some, decided).chain(([records, choices]) => {
    const decisions = choices.flatMap(({ record: one, other, decision, sequence }): PairDecision[] => {
      const [first, second] = [records[one % records.length]!, records[other % records.length]!];
      return first.system === second.system ? [] : [{ record: first.id, others: [second.id], decision, sequence }];
    });
    return fc.tuple(fc.constant(records), fc.shuffledSubarray(records, { minLength: records.length }), fc.constant(decisions));
  });

  it('give the same movements', () => {
    fc.assert(
      fc.property(cases, ([records, shuffled, decisions]) => {
        expect(matchRecords(shuffled, decisions)).toEqual(matchRecords(records, decisions));
      }),
      { numRuns: 400 },
    );
  });

  it('count every record once: as a payment or as an observation of payments of other systems', () => {
    fc.assert(
      fc.property(cases, ([records, , decisions]) => {
        const matched = new Map(matchRecords(records, decisions).map((one) => [one.id, one]));
        const byId = new Map(records.map((one) => [one.id, one]));
        expect([...matched.keys()].sort()).toEqual(records.map(({ id }) => id).sort());
        for (const one of matched.values()) {
          for (const id of one.of) expect(matched.get(id)).toMatchObject({ of: [], observations: expect.arrayContaining([one.id]) });
          for (const id of one.observations) expect(matched.get(id)!.of).toContain(one.id);
          const systems = one.of.length > 0 ? [] : [one.id, ...one.observations.filter((id) => matched.get(id)!.of.length === 1)];
          const singles = systems.map((id) => byId.get(id)!);
          // Lines of one bank record that the fiscal system paid as one are observations of one system together: their sum is the payment.
          for (const { system } of singles) {
            const own = singles.filter((other) => other.system === system);
            if (own.length > 1) expect(own.reduce((sum, { amount }) => sum + amount, 0)).toBe(byId.get(one.id)!.amount);
          }
          expect(one.unconfirmed).toBe(one.doubt !== null || one.observations.some((id) => matched.get(id)!.unconfirmed));
        }
      }),
      { numRuns: 400 },
    );
  });

  it('never lose or double money: what a system states of two accounts is at most what counts for them, and no rejected pair is one', () => {
    fc.assert(
      fc.property(cases, ([records, , decisions]) => {
        const matched = matchRecords(records, decisions);
        const paid = new Set(matched.filter(({ of }) => of.length === 0).map(({ id }) => id));
        const total = records.filter(({ id }) => paid.has(id)).reduce((sum, { amount }) => sum + amount, 0);
        const all = records.reduce((sum, { amount }) => sum + amount, 0);
        expect(total).toBeLessThanOrEqual(all);
        for (const system of new Set(records.map((one) => one.system))) {
          const own = records.filter((one) => one.system === system);
          // Where serial numbers agree and amounts do not, the payment's amount counts instead.
          if (!matched.some(({ doubt }) => doubt === 'amount-differs') && !decisions.some(({ decision }) => decision === 'confirm'))
            expect(own.reduce((sum, { amount }) => sum + amount, 0)).toBeLessThanOrEqual(total);
        }
        const said = new Map<string, string>();
        for (const { record: one, others, decision, sequence } of decisions) {
          const pair = [one, others[0]!].sort().join('\n');
          // Two decisions on one pair in one batch do not come about.
          if (
            decisions.some((other) => other.sequence >= sequence && other.decision !== decision && [other.record, ...other.others].sort().join('\n') === pair)
          )
            continue;
          said.set(pair, decision);
        }
        for (const [pair, decision] of said) {
          const [one, other] = pair.split('\n') as [string, string];
          const observed = matched.find(({ id, of }) => (id === one && of.includes(other)) || (id === other && of.includes(one)));
          if (decision === 'reject') expect(observed).toBeUndefined();
        }
      }),
      { numRuns: 400 },
    );
  });
});
