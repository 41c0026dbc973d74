import type { Structure } from './judged-worlds.js';
import type { WorldMaker } from './world-maker.js';
import { beside, byText, DAY, distinct, finding, follows, order, sum, within, type Finding, type Sight, type Step } from './world.js';

const ROSTERS = ['labour-roster', 'insured-staff', 'lease'];

/** A receipt of tagged money, and what went to persons on no roster after it. */
interface Divided {
  readonly receipt: Step;
  readonly received: number;
  readonly outs: readonly Step[];
  readonly persons: readonly string[];
}

/** GX-05: of the tagged money an enterprise gets, 60% or more goes to five or more personal accounts on no roster within 20 days. */
export const fanOut: Structure = { rule: 'gx-05-fan-out', sources: ['PAY', 'FLOW', 'TAX', 'CONTRACT'], make, enumerate };

function enumerate(sight: Sight): Finding[] {
  return sight.accounts(['enterprise', 'merchant', 'village-collective']).flatMap((account) => {
    const receipts = sight.anchorsOf(account);
    const divided = receipts.map((receipt): Divided => {
      const outs = sight.steps.filter(
        (step) =>
          step.from === account &&
          ['person', 'household'].includes(sight.kind(step.to)) &&
          follows(receipt, step) &&
          step.at <= receipt.at + 20 * DAY &&
          !onRoster(sight, step),
      );
      const received = sum(receipts.filter(({ at }) => at >= receipt.at && at <= receipt.at + 20 * DAY).map(({ amount }) => amount));
      return { receipt, received, outs, persons: distinct(outs.map(({ to }) => to)).sort(byText) };
    });
    const found = divided.filter(({ received, outs, persons }) => persons.length >= 5 && beside(amountOf(outs), 0.6, received) >= 0);
    // Receipts are in order, the latest first.
    return [...Map.groupBy(found, ({ persons }) => persons.join()).values()].map(([last]) => told(sight, account, last!));
  });
}

function onRoster(sight: Sight, { to, at }: Step): boolean {
  const holders = sight.holdersOf(to);
  const members = sight
    .of('MEMBER_OF')
    .filter((link) => holders.includes(link.to) && link.to.startsWith('household:') && within(at, link.validFrom, link.validTo))
    .map(({ from }) => from);
  return sight.of('ABOUT').some((about) => {
    const record = sight.nodes.get(about.from)!;
    return [...holders, ...members].includes(about.to) && ROSTERS.includes(String(record['kind'])) && within(at, record['from'], record['to']);
  });
}

function amountOf(steps: readonly Step[]): number {
  return sum(steps.map(({ amount }) => amount));
}

function told(sight: Sight, account: string, { receipt, received, outs, persons }: Divided): Finding {
  const sums = persons.map((person) => amountOf(outs.filter(({ to }) => to === person)));
  const regular = sums.every((one) => one % 100_000 === 0) || sums.every((one) => one === sums[0]);
  const share = amountOf(outs) / received;
  return finding({
    subject: account,
    key: [receipt.id],
    band: regular ? 'orange' : 'yellow',
    measured: share,
    limit: 0.6,
    amount: receipt.amount,
    nodes: [account, ...persons],
    edges: [receipt, ...outs].map(({ id }) => id),
    facts: { received, since: receipt.at, sent: amountOf(outs), share, persons: persons.length, days: 20, order: order([receipt, ...outs]) },
    trap: sight.exempt([account, ...sight.holdersOf(account)], ['T-GX1']),
  });
}

function make(maker: WorldMaker): void {
  const { random } = maker;
  const homes = Array.from({ length: 3 }, () => maker.node('Household', undefined, { region: '410325' }));
  const persons = Array.from({ length: 9 }, () => {
    const account = maker.account(random.pick(['person', 'person', 'person', 'household', maker.chance(0.3) ? 'merchant' : 'person']));
    const member = maker.node('Person');
    const home = random.pick(homes);
    if (maker.chance(0.5)) maker.link('MEMBER_OF', member, home, maker.chance(0.2) ? { validTo: maker.day(random.between(0, 60)) } : {});
    if (maker.chance(0.9)) maker.link('HELD_BY', account, maker.chance(0.6) ? member : home);
    return { account, member, home };
  });
  for (let place = 0; place < 2; place += 1) {
    const account = maker.account(random.pick(['enterprise', 'enterprise', 'merchant', 'village-collective', 'person']));
    const start = random.between(0, 40);
    const paid = random.pick([15_000_000, 10_000_000, 3_333_330]);
    maker.anchor(account, paid, maker.day(start));
    let total = paid;
    for (let more = random.pick([0, 0, 0, 1, 2]); more > 0; more -= 1) {
      maker.anchor(account, paid, maker.day(start + random.pick([0, 5, 20, 20 + 1 / 24, 60])));
      if (maker.chance(0.7)) total += paid;
    }
    const share = random.pick([0.59, 0.6, 0.6, 0.7, 0.9, 1.2]);
    const some = random.sample(persons, random.pick([4, 5, 5, 6, 7]));
    const strict = maker.chance(0.6);
    const round = maker.chance(0.3);
    for (const { account: to } of some) {
      const part = (total * share) / some.length;
      const amount = round ? Math.ceil(part / 100_000) * 100_000 : Math.round(part) + (maker.chance(0.1) ? 7 : 0);
      maker.pay(account, to, amount, maker.day(start + random.pick(strict ? [0.5, 10, 20, 20] : [0, 10, 20, 20 + 1 / 24, -1 / 24])));
      if (maker.chance(0.08)) maker.pay(account, to, random.pick([100_000, 1_234]), maker.day(start + random.between(0, 30)));
    }
    if (maker.chance(0.1)) maker.exempt(account, ['T-GX1']);
    for (let count = random.pick([0, 0, 0, 1, 2]); count > 0; count -= 1) {
      const { member, home } = random.pick(persons);
      const validity = random.pick([{}, {}, { to: maker.day(start + 5) }, { from: maker.day(start + 20) }]);
      const record = maker.node('Record', undefined, { kind: random.pick([...ROSTERS, 'payroll', 'vehicle']), from: maker.day(-300), ...validity });
      maker.link('ABOUT', record, maker.chance(0.8) ? member : home);
    }
  }
}
