import type { Structure } from './judged-worlds.js';
import type { WorldMaker } from './world-maker.js';
import { beside, byText, DAY, distinct, finding, follows, order, sum, within, type Finding, type Link, type Sight, type Step } from './world.js';

/** So few that the small worlds have accounts that are not walked through. */
const BUSY = 12;

/** Somebody behind the account: in office, or kin of somebody who is. */
interface Tie {
  readonly person: string;
  readonly official: string;
  readonly office: Link;
  readonly kin: string | null;
}

/** What came back of one payment by the decision of one office. */
interface Case {
  readonly firm: string;
  readonly unit: string;
  readonly payment: Step;
  readonly paths: readonly (readonly Step[])[];
  readonly ties: readonly Tie[];
}

/** GX-02: of what an enterprise was paid, all or a share comes back within 30 days to people of the office that decided, or kin of theirs. */
export const rebound: Structure = {
  rule: 'gx-02-rebound',
  sources: ['PAY', 'ACCOUNT', 'FLOW', 'STAFF', 'KIN'],
  settings: { busy: BUSY },
  make,
  enumerate,
};

function enumerate(sight: Sight): Finding[] {
  return sight.accounts(['person', 'household']).flatMap((account) => {
    const ties = tiesOf(sight, account);
    const paths = pathsTo(sight, account);
    const cases = distinct(paths.map(([first]) => first!.from)).flatMap((payee) => {
      const own = paths.filter(([first]) => first!.from === payee);
      return sight.anchorsOf(payee).flatMap((payment) => casesOf(sight, payee, payment, own, ties));
    });
    return [...Map.groupBy(cases, ({ firm, unit }) => `${firm} ${unit}`).values()].flatMap((some) => told(sight, account, some) ?? []);
  });
}

function tiesOf(sight: Sight, account: string): Tie[] {
  const holders = sight.holdersOf(account);
  const members = sight.of('MEMBER_OF').filter(({ to }) => to.startsWith('household:') && holders.includes(to));
  const persons = distinct([...holders.filter((id) => id.startsWith('person:')), ...members.map(({ from }) => from)]);
  const offices = (official: string): Link[] => sight.of('STAFF_OF').filter(({ from }) => from === official);
  return persons
    .flatMap((person) => [
      ...offices(person).map((office): Tie => ({ person, official: person, office, kin: null })),
      ...sight.of('KIN_OF').flatMap(({ id, from, to }): Tie[] => {
        const official = from === person ? to : to === person ? from : undefined;
        return official === undefined ? [] : offices(official).map((office) => ({ person, official, office, kin: id }));
      }),
    ])
    .sort((a, b) => byText(a.office.id, b.office.id) || byText(a.kin ?? '', b.kin ?? '') || byText(a.person, b.person));
}

/** One to three payments to the account, in the order of time, none smaller than the next. */
function pathsTo(sight: Sight, account: string): Step[][] {
  const free = sight.steps.filter(
    ({ from, to, payment }) => from !== to && !sight.isHub(from) && payment.indicator === undefined && payment.batch === undefined,
  );
  const last = free.filter((step) => step.to === account && step.amount >= 500_000 && !explained(sight, step));
  const before = (path: readonly Step[]): Step[][] => {
    const [first] = path;
    if (sight.payments(first!.from) > BUSY) return [];
    return free
      .filter((step) => step.to === first!.from && step.from !== account && path.every(({ from }) => from !== step.from))
      .filter((step) => follows(step, first!) && step.at >= path.at(-1)!.at - 30 * DAY && step.amount >= first!.amount)
      .map((step) => [step, ...path]);
  };
  const one = last.map((step) => [step]);
  const two = one.flatMap(before);
  return [...one, ...two, ...two.flatMap(before)];
}

/** Rent of land and wages on site are on file. */
function explained(sight: Sight, { to, at }: Step): boolean {
  const holders = sight.holdersOf(to);
  const members = sight.of('MEMBER_OF').filter((link) => link.to.startsWith('household:') && holders.includes(link.to));
  return sight.of('ABOUT').some((about) => {
    const record = sight.nodes.get(about.from)!;
    return (
      [...holders, ...members.map(({ from }) => from)].includes(about.to) &&
      ['lease', 'labour-roster'].includes(String(record['kind'])) &&
      within(at, record['from'], record['to'])
    );
  });
}

function casesOf(sight: Sight, payee: string, payment: Step, paths: readonly (readonly Step[])[], ties: readonly Tie[]): Case[] {
  const own = paths.filter((path) => follows(payment, path[0]!) && payment.at >= path.at(-1)!.at - 30 * DAY);
  if (payment.amount <= 5_000_000 || own.length === 0) return [];
  const deciding = ties.filter((tie) => within(payment.at, tie.office.validFrom, tie.office.validTo) && decided(sight, payment, tie));
  const firms = sight.holdersOf(payee).filter((id) => id.startsWith('enterprise:'));
  return firms.flatMap((firm) =>
    [...Map.groupBy(deciding, ({ office }) => office.to)].flatMap(([unit, some]) => {
      const one: Case = { firm, unit, payment, paths: own, ties: some };
      const returned = returnedOf(one);
      return isFull(one) || (beside(returned, 0.03, payment.amount) >= 0 && beside(returned, 0.3, payment.amount) <= 0) ? [one] : [];
    }),
  );
}

/** The line was given to the office, or its account paid, or the person is a cadre of the project's village. */
function decided(sight: Sight, { from, payment }: Step, { official, office }: Tie): boolean {
  const given = sight.of('GIVEN_TO').some((link) => link.from === payment.indicator && link.to === office.to);
  const paid = sight.kind(from) !== 'treasury' && sight.holdersOf(from).includes(office.to);
  const village = String(sight.nodes.get(payment.project ?? '')?.['village'] ?? '');
  const villages = sight.of('ABOUT').flatMap((about) => {
    const record = sight.nodes.get(about.from)!;
    return about.to === official && record['kind'] === 'cadre' ? [record['reference']] : [];
  });
  return given || paid || (village !== '' && (villages.includes(village) || String(office['role']).includes(village)));
}

function returnsOf(cases: readonly Case[]): Step[] {
  return distinct(cases.flatMap(({ paths }) => paths.map((path) => path.at(-1)!)));
}

function returnedOf(one: Case): number {
  return sum(returnsOf([one]).map(({ amount }) => amount));
}

function isFull(one: Case): boolean {
  return beside(Math.abs(returnedOf(one) - one.payment.amount), 0.05, one.payment.amount) <= 0;
}

function told(sight: Sight, account: string, cases: readonly Case[]): Finding | undefined {
  const sorted = [...cases].sort((a, b) => a.payment.at - b.payment.at || byText(a.payment.id, b.payment.id));
  const [{ firm, unit, ties }] = sorted as [Case];
  const full = cases.some(isFull);
  const returns = returnsOf(cases);
  if (!full && returns.length < 2) return undefined;
  const [tie] = ties as [Tie];
  const steps = cases.flatMap(({ paths }) => paths.flat());
  const payments = cases.map(({ payment }) => payment);
  const paid = sum(payments.map(({ amount }) => amount));
  return finding({
    subject: account,
    key: [firm, unit],
    band: full ? 'red' : 'orange',
    measured: Math.max(...cases.map((one) => returnedOf(one) / one.payment.amount)),
    limit: full ? 0.95 : 0.03,
    amount: paid,
    nodes: [account, firm, unit, tie.person, tie.official, ...steps.map(({ from }) => from)],
    edges: [...payments.map(({ id }) => id), ...steps.map(({ id }) => id), ...(tie.kin === null ? [] : [tie.kin]), tie.office.id],
    facts: {
      enterprise: firm,
      unit,
      role: String(tie.office['role']),
      paid,
      returned: sum(returns.map(({ amount }) => amount)),
      times: returns.length,
      days: 30,
      order: order([...payments, ...steps]),
    },
    trap: sight.exempt([account, firm, ...sight.holdersOf(account)], ['T-GX1', 'T-GX2', 'T-GX3']),
  });
}

function make(maker: WorldMaker): void {
  const { random } = maker;
  const units = Array.from({ length: 2 }, () => maker.node('Unit', undefined, { region: '410325' }));
  const own = maker.account('zero-balance');
  maker.link('HELD_BY', own, units[0]!);
  for (const line of ['tagged', 'tracked']) if (maker.chance(0.9)) maker.link('GIVEN_TO', maker.id('Indicator', line), units[maker.chance(0.8) ? 0 : 1]!);
  const village = maker.node('Project', undefined, { region: '410325', village: '石桥' });
  maker.link('FOR', maker.id('Indicator', 'tagged'), village);
  const mids = ['person', 'enterprise', 'unknown', random.pick(['tax', 'merchant'])].map((kind) => maker.account(kind));
  for (let place = 0; place < 6; place += 1) {
    const payee = maker.account('enterprise');
    const firm = maker.node('Enterprise', undefined, { region: '410325' });
    maker.link('HELD_BY', payee, firm);
    const [account, holders] = insider(maker, units);
    const start = random.between(0, 40);
    const paid = random.pick([20_000_000, 20_000_000, 10_000_000, 5_000_100, 5_000_000]);
    const way = random.pick(['whole', 'whole', 'whole', 'kickback', 'kickback', 'once']);
    const times = way === 'kickback' ? 2 : 1;
    for (let time = 0; time < times; time += 1) {
      const at = start + time * random.pick([0, 35]);
      if (time === 0 || at !== start) {
        if (maker.chance(0.15)) maker.pay(maker.treasury, payee, paid, maker.day(at), { kind: 'payment', project: village });
        else maker.anchor(payee, paid, maker.day(at), maker.chance(0.3) ? own : maker.treasury);
      }
      const share =
        way === 'kickback'
          ? random.pick([0.03, 0.08, 0.08, 0.08, 0.15, 0.15, 0.25, 0.301])
          : way === 'whole'
            ? random.pick([0.95, 0.95, 0.98, 1, 1, 1.05, 0.94, 1.06])
            : 0.08;
      const hops = random.sample(mids, random.pick([0, 0, 1, 1, 2, 3]));
      const path = [payee, ...hops, account];
      const length = random.pick([10, 10, 20, 30, 30, 30 + 1 / 24]);
      path.slice(1).forEach((to, hop) => {
        const grown = maker.chance(0.05) ? 100 : -hop * random.pick([0, 0, 100]);
        maker.pay(path[hop]!, to, Math.round(paid * share) + grown, maker.day(at + (length * (hop + 1)) / (path.length - 1)));
      });
    }
    if (maker.chance(0.08)) maker.exempt(random.pick([account, firm, ...holders]), ['T-GX1', 'T-GX2', 'T-GX3']);
    if (maker.chance(0.1)) {
      const record = maker.node('Record', undefined, {
        kind: random.pick(['lease', 'labour-roster', 'parcel']),
        from: maker.day(random.pick([-300, start + 20])),
      });
      maker.link('ABOUT', record, random.pick(holders));
    }
  }
  for (let count = random.pick([0, 0, 8]); count > 0; count -= 1)
    maker.pay(mids[1]!, random.pick([mids[0]!, mids[2]!]), 700_000, maker.day(random.between(0, 80)));
}

/** An account with people behind it, some of them in office or with kin in office. */
function insider(maker: WorldMaker, units: readonly string[]): [string, string[]] {
  const { random } = maker;
  const account = maker.account(random.pick(['person', 'person', 'household', 'household', 'enterprise']));
  const person = maker.node('Person');
  const home = maker.node('Household', undefined, { region: '410325' });
  maker.link('MEMBER_OF', person, home);
  maker.link('HELD_BY', account, maker.chance(0.6) ? person : home);
  const official = maker.chance(0.6) ? person : maker.node('Person');
  if (official !== person) maker.link('KIN_OF', ...(maker.chance(0.5) ? ([person, official] as const) : ([official, person] as const)), { relation: '兄弟' });
  for (let count = random.pick([1, 1, 2]); count > 0; count -= 1) {
    const validity = random.pick([{}, {}, {}, { validFrom: maker.day(20) }, { validTo: maker.day(20) }]);
    maker.link('STAFF_OF', official, units[maker.chance(0.9) ? 0 : 1]!, { role: maker.chance(0.8) ? '科员' : '石桥村主任', ...validity });
  }
  if (maker.chance(0.3)) maker.link('ABOUT', maker.node('Record', undefined, { kind: 'cadre', reference: random.pick(['石桥', '柳林']) }), official);
  return [account, [person, home]];
}
