import type { Structure } from './judged-worlds.js';
import type { WorldMaker } from './world-maker.js';
import { beside, byText, DAY, distinct, finding, follows, order, PAYEES, sum, type Finding, type Sight, type Step } from './world.js';

/** So few that the small worlds have accounts that are not walked through. */
const BUSY = 14;

/** A payment to a middle account, and what this passed on of it. */
interface Way {
  readonly mid: string;
  readonly into: Step;
  readonly onward: readonly Step[];
  readonly passed: number;
}

/** GX-06: one account pays five or more, each of which passes on 80 to 100% to one and the same account within 30 days. */
export const scatterGather: Structure = { rule: 'gx-06-scatter-gather', sources: ['PAY', 'ACCOUNT', 'FLOW'], settings: { busy: BUSY }, make, enumerate };

function enumerate(sight: Sight): Finding[] {
  return sight.accounts(PAYEES).flatMap((source) =>
    sight
      .accounts()
      .filter((sink) => sink !== source && !sight.isHub(sink))
      .flatMap((sink) => between(sight, source, sink)),
  );
}

function between(sight: Sight, source: string, sink: string): Finding[] {
  const ways = waysOf(sight, source, sink);
  const anchored = ways.flatMap((first) => {
    const since = first.into.at;
    const [anchor] = sight.anchorsOf(source).filter(({ at }) => at <= since && at >= since - 30 * DAY);
    const inTime = ways.filter(({ into }) => into.at >= since && into.at <= since + 30 * DAY);
    const passing = distinct(inTime.map(({ mid }) => mid)).map((mid) => inTime.find((way) => way.mid === mid)!);
    return anchor && passing.length >= 5 ? [{ since, begun: first.into.id, anchor, passing }] : [];
  });
  const [best] = anchored.sort((a, b) => b.passing.length - a.passing.length || a.since - b.since || byText(a.begun, b.begun));
  if (!best) return [];
  const { since, anchor, passing } = best;
  const scattered = sum(passing.map(({ into }) => into.amount));
  const gathered = sum(passing.map(({ passed }) => passed));
  const steps = passing.flatMap(({ into, onward }) => [into, ...onward]);
  const beside = sight.steps.filter(({ from, to, at }) => from === source && to !== source && !sight.isHub(to) && at >= since && at <= since + 30 * DAY);
  return [
    finding({
      subject: source,
      key: [sink],
      band: 'red',
      measured: passing.length,
      limit: 5,
      amount: anchor.amount,
      nodes: [source, sink, ...passing.map(({ mid }) => mid)],
      edges: [anchor, ...steps].map(({ id }) => id),
      facts: {
        since,
        mids: passing.length,
        scattered,
        gathered,
        share: gathered / scattered,
        days: 30,
        order: order(steps),
        passedOver: distinct(beside.map(({ to }) => to)).filter((one) => sight.payments(one) > BUSY).length,
      },
      trap: sight.kind(sink) === 'merchant' ? 'T-GX1' : sight.exempt([source, sink, ...sight.holdersOf(source), ...sight.holdersOf(sink)], ['T-GX1']),
    }),
  ];
}

/** Every payment to somebody who passes it on, the earliest first. */
function waysOf(sight: Sight, source: string, sink: string): Way[] {
  return sight.steps
    .filter(({ from, to }) => from === source && to !== source && to !== sink && !sight.isHub(to) && sight.payments(to) <= BUSY)
    .map((into): Way => {
      const onward = sight.steps.filter((step) => step.from === into.to && step.to === sink && follows(into, step) && step.at <= into.at + 30 * DAY);
      return { mid: into.to, into, onward, passed: sum(onward.map(({ amount }) => amount)) };
    })
    .filter(({ into, onward, passed }) => onward.length > 0 && beside(passed, 0.8, into.amount) >= 0 && passed <= into.amount)
    .filter(({ mid, into }) => !sight.paid.some(({ from, to, at }) => [from, to].sort().join() === [mid, sink].sort().join() && at < into.at))
    .sort((a, b) => a.into.at - b.into.at || byText(a.into.id, b.into.id));
}

function make(maker: WorldMaker): void {
  const { random } = maker;
  const accounts = Array.from({ length: 12 }, () =>
    maker.account(random.pick(['person', 'person', 'household', 'enterprise', 'unknown', maker.chance(0.3) ? 'tax' : 'own-funds'])),
  );
  for (const source of ['enterprise', 'enterprise', random.pick(['special', 'person', 'tax'])]
    .slice(0, random.between(1, 3))
    .map((kind) => maker.account(kind))) {
    const sink = maker.account(random.pick(['person', 'person', 'enterprise', 'enterprise', 'merchant', 'clearing']));
    if (maker.chance(0.1)) maker.exempt(random.pick([source, sink]), ['T-GX1']);
    if (maker.chance(0.1)) {
      const holder = maker.node('Person');
      maker.link('HELD_BY', random.pick([source, sink]), holder);
      maker.exempt(holder, ['T-GX1']);
    }
    const start = random.between(31, 40);
    for (let count = random.between(0, 3); count >= 0; count -= 1)
      maker.anchor(source, 20_000_000, maker.day(start - random.pick([0, 5, 5, 5, 30, 30 + 1 / 24, -1])));
    const strict = maker.chance(0.6);
    for (const mid of random.sample(accounts, random.pick([4, 5, 5, 6, 7]))) {
      const amount = random.pick([3_600_000, 1_000_000, 3_333_300]);
      const at = start + random.pick(strict ? [0, 0, 1, 2, 30] : [0, 1, 2, 30, 30 + 1 / 24]);
      maker.pay(source, mid, amount, maker.day(at));
      if (maker.chance(0.15)) maker.pay(source, mid, amount, maker.day(at + random.pick([0, 1, -3])));
      if (maker.chance(0.04))
        maker.pay(...(maker.chance(0.5) ? ([mid, sink] as const) : ([sink, mid] as const)), 100, maker.day(at - random.pick([0, 1 / 24, 20])));
      const share = random.pick(strict ? [0.8, 0.8, 0.9, 1] : [0.79, 0.8, 0.9, 1, 1.01]);
      const after = random.pick(strict ? [0.5, 10, 30, 30] : [0, 10, 30, 30 + 1 / 24, -1 / 24]);
      const parts = random.between(1, 2);
      for (let part = 0; part < parts; part += 1) maker.pay(mid, sink, Math.round((amount * share) / parts), maker.day(at + after));
    }
  }
  // Trade beside it, much of it with one of them.
  const [market] = accounts;
  for (let count = random.pick([0, 4, 8, 14]); count > 0; count -= 1) {
    const to = maker.chance(0.7) ? market! : random.pick(accounts);
    const from = random.pick(accounts.filter((account) => account !== to));
    maker.pay(from, to, random.pick([100_000, 3_600_000]), maker.day(random.between(0, 80)));
  }
}
