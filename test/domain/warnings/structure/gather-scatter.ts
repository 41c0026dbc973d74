import type { Structure } from './judged-worlds.js';
import type { WorldMaker } from './world-maker.js';
import { beside, byText, DAY, distinct, finding, follows, order, PAYEES, sum, within, type Finding, type Sight, type Step } from './world.js';

/** So few that the small worlds have accounts that are not judged. */
const BUSY = 30;

interface Window {
  readonly first: Step;
  readonly last: Step;
  readonly gathers: readonly Step[];
  readonly scatters: readonly Step[];
  readonly anchors: readonly Step[];
}

/** GX-07: five or more pay one account, which after the last of them pays five or more, nearly the same sum, all within 20 days. */
export const gatherScatter: Structure = { rule: 'gx-07-gather-scatter', sources: ['FLOW', 'ACCOUNT'], settings: { busy: BUSY }, make, enumerate };

function enumerate(sight: Sight): Finding[] {
  return sight
    .accounts(PAYEES)
    .filter((account) => sight.payments(account) <= BUSY)
    .flatMap((account) => {
      const byTime = (a: Step, b: Step): number => a.at - b.at || byText(a.id, b.id);
      const ins = sight.steps.filter(({ from, to }) => to === account && from !== account && !sight.isHub(from)).sort(byTime);
      const outs = sight.steps.filter(({ from, to }) => from === account && to !== account).sort(byTime);
      const windows = ins.flatMap((first) => outs.flatMap((last) => windowOf(sight, ins, outs, first, last) ?? []));
      windows.sort((a, b) => byTime(a.first, b.first) || b.last.at - a.last.at);
      return [...Map.groupBy(windows, ({ scatters }) => scatters[0]!.id).values()].map(([told]) => findingOf(sight, account, told!));
    });
}

/** Everything from one payment in to one payment out. */
function windowOf(sight: Sight, ins: readonly Step[], outs: readonly Step[], first: Step, last: Step): Window | undefined {
  if (last.at < first.at || last.at > first.at + 20 * DAY) return undefined;
  const inside = ({ at }: Step): boolean => at >= first.at && at <= last.at;
  const [gathers, scatters] = [ins.filter(inside), outs.filter(inside)];
  if (distinct(gathers.map(({ from }) => from)).length < 5 || distinct(scatters.map(({ to }) => to)).length < 5) return undefined;
  if (!gathers.every((gather) => scatters.every((scatter) => follows(gather, scatter)))) return undefined;
  const gathered = amountOf(gathers);
  if (beside(Math.abs(amountOf(scatters) - gathered), 0.15, gathered) > 0) return undefined;
  const before = gathers.flatMap((gather) => sight.anchorsOf(gather.from).filter(({ at }) => at <= gather.at && at >= gather.at - 20 * DAY));
  const anchors = distinct([...before, ...gathers.filter((step) => step.kind === 'payment' && sight.tagged(step))]);
  return anchors.length > 0 ? { first, last, gathers, scatters, anchors } : undefined;
}

function amountOf(steps: readonly Step[]): number {
  return sum(steps.map(({ amount }) => amount));
}

function findingOf(sight: Sight, account: string, { first, gathers, scatters, anchors }: Window): Finding {
  const [gathered, scattered] = [amountOf(gathers), amountOf(scatters)];
  const [sources, sinks] = [distinct(gathers.map(({ from }) => from)), distinct(scatters.map(({ to }) => to))];
  const holders = sight.holdersOf(account);
  const leases = sight
    .of('ABOUT')
    .filter(({ to }) => holders.includes(to))
    .map(({ from }) => sight.nodes.get(from)!);
  const trade = sight.kind(account) === 'merchant' || leases.some(({ kind, from, to }) => kind === 'lease' && within(first.at, from, to));
  return finding({
    subject: account,
    key: [scatters[0]!.id],
    band: 'orange',
    measured: Math.abs(scattered / gathered - 1),
    limit: 0.15,
    amount: amountOf(anchors),
    nodes: [account, ...sources, ...sinks],
    edges: [...anchors, ...gathers, ...scatters].map(({ id }) => id),
    facts: { since: first.at, sources: sources.length, sinks: sinks.length, gathered, scattered, days: 20, order: order([...gathers, ...scatters]) },
    trap: trade ? 'T-GX1' : sight.exempt([account, ...holders], ['T-GX1']),
  });
}

function make(maker: WorldMaker): void {
  const { random } = maker;
  const kinds = ['person', 'person', 'enterprise', 'household', 'special', 'tax'];
  const others = Array.from({ length: 16 }, (_, place) => maker.account(place < 12 ? kinds[place % 4]! : random.pick(kinds)));
  for (let place = 0; place < 2; place += 1) {
    const hub = maker.account(random.pick(['enterprise', 'enterprise', 'person', 'merchant', 'village-collective', 'utility']));
    const start = random.between(22, 40);
    const strict = maker.chance(0.65);
    const turn = start + random.pick([2, 5, 10]);
    const sources = random.sample(others, random.pick(strict ? [5, 5, 6, 7] : [4, 5, 5, 6]));
    const amount = random.pick([10_000_000, 2_000_000, 333_300]);
    for (const source of sources) {
      const at = maker.chance(0.3) ? start : start + random.next() * (turn - start);
      maker.pay(
        source,
        hub,
        amount,
        maker.day(maker.chance(0.2) ? turn : at),
        maker.chance(0.02) ? { kind: 'payment', indicator: maker.id('Indicator', 'tagged') } : {},
      );
      if (maker.chance(0.2)) maker.anchor(source, 5_000_000, maker.day(start - random.pick([0, 0, 5, 20, 20 + 1 / 24])));
    }
    const sinks = random.sample(others, random.pick(strict ? [5, 5, 6, 7] : [4, 5, 5, 6]));
    const share = random.pick([0.84, 0.85, 0.85, 0.9, 0.9, 1, 1, 1.1, 1.15, 1.16]);
    for (const sink of sinks) {
      const at = strict
        ? turn + random.pick([0.1, 1, start + 20 - turn])
        : turn + random.pick([0, 0.1, -1 / 24, 2, start + 20 - turn, start + 20 + 1 / 24 - turn]);
      maker.pay(hub, sink, Math.round((amount * sources.length * share) / sinks.length), maker.day(at));
    }
    // Something out of turn, before or after.
    for (let count = random.pick([0, 0, 1, 2, 12]); count > 0; count -= 1) {
      const at = maker.day(start + random.pick([-3, -1, 21, 25, 30, random.between(0, 20)]));
      const other = random.pick(others);
      if (maker.chance(0.5)) maker.pay(hub, other, random.pick([100_000, amount]), at);
      else maker.pay(other, hub, random.pick([100_000, amount]), at);
    }
    const holder = maker.node('Enterprise', undefined, { region: '410325' });
    if (maker.chance(0.5)) maker.link('HELD_BY', hub, holder);
    if (maker.chance(0.1)) maker.exempt(random.pick([hub, holder]), ['T-GX1']);
    if (maker.chance(0.1)) {
      const lease = maker.node('Record', undefined, {
        kind: 'lease',
        from: maker.day(start - random.pick([0, 100, -1])),
        ...(maker.chance(0.3) ? { to: maker.day(start) } : {}),
      });
      maker.link('ABOUT', lease, holder);
    }
  }
}
