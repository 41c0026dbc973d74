import type { Structure } from './judged-worlds.js';
import type { WorldMaker } from './world-maker.js';
import { beside, byText, DAY, distinct, finding, follows, order, sum, within, type Finding, type Sight, type Step } from './world.js';

const LISTED = 6;

/** A grant, and what its household passed on to the collector. */
interface Passed {
  readonly grant: Step;
  readonly flows: readonly Step[];
  readonly homes: readonly string[];
}

/** GX-04: five or more households each send half of their grant, or more, to one account within 20 days. */
export const subsidyCollected: Structure = {
  rule: 'gx-04-subsidy-collected',
  sources: ['CARD', 'FLOW', 'HOUSEHOLD', 'STAFF'],
  settings: { listed: LISTED },
  make,
  enumerate,
};

function enumerate(sight: Sight): Finding[] {
  return sight
    .accounts()
    .filter((account) => !sight.isHub(account))
    .flatMap((collector) => {
      const passed = sight
        .accounts(['household', 'person'])
        .filter((card) => card !== collector)
        .flatMap((card) => sight.anchorsOf(card).flatMap((grant) => passedOn(sight, collector, grant) ?? []));
      return [...Map.groupBy(passed, ({ grant: { payment } }) => payment.batch ?? payment.indicator ?? payment.project!)]
        .filter(([, some]) => distinct(some.flatMap(({ homes }) => homes)).length >= 5)
        .map(([grant, some]) => told(sight, collector, grant, some));
    });
}

function passedOn(sight: Sight, collector: string, grant: Step): Passed | undefined {
  const flows = sight.steps.filter((step) => step.from === grant.to && step.to === collector && follows(grant, step) && step.at <= grant.at + 20 * DAY);
  const homes = homesOf(sight, grant.to, grant.at).filter((home) => !homesOf(sight, collector, grant.at).includes(home));
  return flows.length > 0 && beside(amountOf(flows), 0.5, grant.amount) >= 0 && homes.length > 0 ? { grant, flows, homes } : undefined;
}

/** Households that hold an account, and those to which its holder belongs at a moment. */
function homesOf(sight: Sight, account: string, at: number): string[] {
  return distinct(sight.holdersOf(account).flatMap((holder) => (holder.startsWith('household:') ? [holder] : householdsOf(sight, holder, at))));
}

function householdsOf(sight: Sight, person: string, at: number): string[] {
  return sight
    .of('MEMBER_OF')
    .filter(({ from, to, validFrom, validTo }) => from === person && to.startsWith('household:') && within(at, validFrom, validTo))
    .map(({ to }) => to);
}

function told(sight: Sight, collector: string, grant: string, passed: readonly Passed[]): Finding {
  const homes = distinct(passed.flatMap((one) => one.homes));
  const flows = distinct(passed.flatMap((one) => one.flows)).sort((a, b) => a.at - b.at || byText(a.id, b.id));
  const at = flows.at(-1)!.at;
  const persons = sight
    .holdersOf(collector)
    .flatMap((holder) => (holder.startsWith('household:') ? membersOf(sight, holder, at) : holder.startsWith('person:') ? [holder] : []));
  const [office] = officesOf(sight, persons, at);
  const [firm] = firmsOf(sight, persons, at);
  const kin = homes.filter((home) => membersOf(sight, home, at).some((member) => persons.some((person) => areKin(sight, person, member))));
  const family = homes.length - kin.length < 5;
  const place = office ?? firm;
  const granted = sum(passed.map((one) => one.grant.amount));
  const shares = passed.map((one) => amountOf(one.flows) / one.grant.amount);
  const kind = sight.kind(collector);
  return finding({
    subject: collector,
    key: [grant],
    band: place && !family ? 'red' : place || !family ? 'orange' : 'yellow',
    measured: homes.length,
    limit: 5,
    amount: granted,
    nodes: [collector, ...homes, place?.person ?? collector],
    edges: [...passed.map((one) => one.grant.id), ...flows.slice(0, LISTED).map(({ id }) => id), ...[office, firm].flatMap((one) => one?.edge ?? [])],
    facts: {
      homes: homes.length,
      sent: amountOf(flows),
      granted,
      share: amountOf(flows) / granted,
      days: 20,
      role: place?.role ?? kind,
      cv: variation(shares),
      order: order([...passed.map((one) => one.grant), ...flows]),
      cut: Math.max(0, flows.length - LISTED),
      trap: family ? 'T-GX3' : null,
    },
    trap:
      kind === 'merchant' || sight.nodes.get(collector)!['whitelisted'] === true
        ? 'T-GX1'
        : sight.exempt([collector, ...sight.holdersOf(collector)], ['T-GX1']),
  });
}

interface Place {
  readonly role: string;
  readonly person: string;
  readonly edge: string;
}

function officesOf(sight: Sight, persons: readonly string[], at: number): Place[] {
  const staff = sight
    .of('STAFF_OF')
    .filter(({ from, validFrom, validTo }) => persons.includes(from) && within(at, validFrom, validTo))
    .map(({ id, from, role }) => ({ role: String(role), person: from, edge: id }));
  const cadres = sight.of('ABOUT').flatMap(({ id, from, to }) => {
    const record = sight.nodes.get(from)!;
    return persons.includes(to) && record['kind'] === 'cadre' && within(at, record['from'], record['to'])
      ? [{ role: String(record['value']), person: to, edge: id }]
      : [];
  });
  return [...staff, ...cadres].sort((a, b) => byText(a.edge, b.edge));
}

function firmsOf(sight: Sight, persons: readonly string[], at: number): Place[] {
  return sight
    .of('LEGAL_REP_OF')
    .filter(({ from, validFrom, validTo }) => persons.includes(from) && within(at, validFrom, validTo))
    .map(({ id, from, to }) => ({ role: String(sight.nodes.get(to)!['name']), person: from, edge: id }))
    .sort((a, b) => byText(a.edge, b.edge));
}

function membersOf(sight: Sight, home: string, at: number): string[] {
  return sight
    .of('MEMBER_OF')
    .filter(({ to, validFrom, validTo }) => to === home && within(at, validFrom, validTo))
    .map(({ from }) => from);
}

function areKin(sight: Sight, one: string, other: string): boolean {
  return sight.of('KIN_OF').some(({ from, to }) => (from === one && to === other) || (from === other && to === one));
}

function amountOf(steps: readonly Step[]): number {
  return sum(steps.map(({ amount }) => amount));
}

function variation(shares: readonly number[]): number {
  const mean = sum(shares) / shares.length;
  return Math.round((Math.sqrt(sum(shares.map((share) => (share - mean) ** 2)) / shares.length) / mean) * 1000) / 1000;
}

function make(maker: WorldMaker): void {
  const { random } = maker;
  const agent = maker.account('agent-batch');
  const start = random.between(5, 40);
  const collectors = Array.from({ length: 2 }, () =>
    maker.account(random.pick(['person', 'person', 'household', 'enterprise', 'merchant', 'tax', 'unknown']), maker.chance(0.04) ? { whitelisted: true } : {}),
  );
  const homes = Array.from({ length: 8 }, () => maker.node('Household', undefined, { region: '410325' }));
  const persons: string[] = [];
  const person = (home: string): string => {
    const id = maker.node('Person');
    persons.push(id);
    const validity = maker.chance(0.1)
      ? random.pick([{ validTo: maker.day(start - 1) }, { validFrom: maker.day(start + 30) }, { validFrom: maker.day(start), validTo: maker.day(start + 60) }])
      : {};
    maker.link('MEMBER_OF', id, home, validity);
    if (maker.chance(0.05)) maker.link('MEMBER_OF', id, random.pick(homes));
    return id;
  };
  const strict = maker.chance(0.75);
  for (const home of homes.slice(0, random.pick([4, 5, 6, 7, 8]))) {
    const card = maker.account(maker.chance(0.96) ? random.pick(['household', 'household', 'person']) : 'enterprise');
    if (maker.chance(0.6)) maker.link('HELD_BY', card, home);
    else maker.link('HELD_BY', card, person(home));
    const at = start + random.pick([0, 0, 0, 3]);
    const grant = random.pick([250_000, 100_000, 333_300]);
    const tag = random.pick([
      { batch: maker.id('PayoutBatch', 'tagged') },
      { batch: maker.id('PayoutBatch', 'tagged') },
      { indicator: maker.id('Indicator', 'tagged'), batch: maker.id('PayoutBatch', 'tagged') },
    ]);
    maker.pay(agent, card, grant, maker.day(at), { kind: 'payment', ...tag });
    if (maker.chance(0.1)) maker.anchor(card, grant, maker.day(at + random.pick([0, 5])), agent);
    const parts = random.between(1, 2);
    const share = random.pick(strict ? [0.5, 0.5, 0.9, 1] : [0.49, 0.5, 0.9, 1, 1.2]);
    for (let part = 0; part < parts; part += 1)
      maker.pay(
        card,
        collectors[maker.chance(0.04) ? 1 : 0]!,
        Math.round((grant * share) / parts),
        maker.day(at + random.pick(strict ? [0.5, 10, 20] : [0, 10, 20, 20 + 1 / 24])),
      );
  }
  const [collector] = collectors;
  const holder = random.pick([
    maker.node('Person'),
    person(random.pick(homes)),
    person(homes[7]!),
    random.pick(homes),
    homes[7]!,
    ...(persons.length > 0 ? [random.pick(persons)] : []),
  ]);
  if (maker.chance(0.9)) maker.link('HELD_BY', collector!, holder);
  const insider = holder.startsWith('person:') ? holder : person(holder);
  const validity = maker.chance(0.2) ? random.pick([{ validTo: maker.day(start) }, { validFrom: maker.day(start + 40) }]) : { validFrom: maker.day(-900) };
  if (maker.chance(0.2)) maker.link('STAFF_OF', insider, maker.node('Unit', undefined, { region: '410325' }), { role: '主任', ...validity });
  if (maker.chance(0.15)) {
    const record = maker.node('Record', undefined, {
      kind: 'cadre',
      value: '书记',
      from: validity.validFrom ?? maker.day(-900),
      ...(validity.validTo ? { to: validity.validTo } : {}),
    });
    maker.link('ABOUT', record, insider);
  }
  if (maker.chance(0.2)) maker.link('LEGAL_REP_OF', insider, maker.node('Enterprise', undefined, { region: '410325', name: '合作社' }), validity);
  for (let count = random.pick([0, 0, 1, 3]); count > 0 && persons.length > 0; count -= 1) {
    const relative = random.pick(persons);
    if (relative !== insider)
      maker.link('KIN_OF', ...(maker.chance(0.5) ? ([insider, relative] as const) : ([relative, insider] as const)), { relation: '兄弟' });
  }
  if (maker.chance(0.1)) maker.exempt(random.pick([collector!, holder]), ['T-GX1']);
}
