import type { Structure } from './judged-worlds.js';
import type { WorldMaker } from './world-maker.js';
import { beside, byText, DAY, finding, follows, order, PAYEES, type Finding, type Sight, type Step } from './world.js';

/** So few that the small worlds have accounts that are not walked through. */
const BUSY = 16;

interface Ring {
  readonly steps: readonly Step[];
  readonly anchor: Step;
  readonly strong: boolean;
}

/** GX-01: money goes over three to six accounts and comes back to where it started, within 30 days; strong if within 7 days and but for 5%. */
export const roundTrip: Structure = { rule: 'gx-01-round-trip', sources: ['PAY', 'ACCOUNT', 'FLOW'], settings: { busy: BUSY }, make, enumerate };

function enumerate(sight: Sight): Finding[] {
  return sight.accounts(PAYEES).flatMap((account) => {
    const origins = sight.accounts().filter((origin) => mayStand(sight, origin, account));
    const rings = origins
      .flatMap((origin) => roundsFrom(sight, origin, account))
      .filter((steps) => steps.length >= 3 && (steps[0]!.from === account || steps[0]!.to === account))
      .flatMap((steps) => ringOf(sight, account, steps) ?? []);
    return [...Map.groupBy(rings, (ring) => accountsOf(ring).join()).values()].map((some) => told(sight, account, some.sort(better)[0]!));
  });
}

/** All ways round in the order of time, by one payment a hop. */
function roundsFrom(sight: Sight, origin: string, judged: string): Step[][] {
  const rounds: Step[][] = [];
  const walk = (steps: readonly Step[]): void => {
    const here = steps.at(-1)?.to ?? origin;
    for (const step of sight.steps.filter(({ from, to }) => from === here && to !== from)) {
      if (steps.length > 0 && (!follows(steps.at(-1)!, step) || step.at > steps[0]!.at + 30 * DAY)) continue;
      if (step.to === origin) rounds.push([...steps, step]);
      else if (steps.length < 5 && mayStand(sight, step.to, judged) && !steps.some(({ to }) => to === step.to)) walk([...steps, step]);
    }
  };
  walk([]);
  return rounds;
}

function mayStand(sight: Sight, account: string, judged: string): boolean {
  return !sight.isHub(account) && (account === judged || sight.payments(account) <= BUSY);
}

function ringOf(sight: Sight, account: string, steps: readonly Step[]): Ring | undefined {
  const [first, last] = [steps[0]!, steps.at(-1)!];
  const hops = steps.slice(1).map((step, place) => ({ got: steps[place]!.amount, passed: step.amount }));
  // Whatever differs by more is other money.
  if (hops.some(({ got, passed }) => beside(passed, 0.85, got) < 0 || beside(passed, 1.05, got) > 0)) return undefined;
  if (last.payment.indicator !== undefined || last.payment.batch !== undefined) return undefined;
  const strong = last.at - first.at <= 7 * DAY && beside(Math.abs(first.amount - last.amount), 0.05, first.amount) <= 0;
  if (!strong && hops.some(({ got, passed }) => passed > got)) return undefined;
  const [anchor] = sight.anchorsOf(account).filter(({ at }) => at <= first.at && at >= first.at - 30 * DAY);
  return anchor && { steps, anchor, strong };
}

function accountsOf({ steps }: Ring): string[] {
  return steps.map(({ from }) => from).sort(byText);
}

function better(left: Ring, right: Ring): number {
  const ids = ({ steps }: Ring): string => steps.map(({ id }) => id).join(' ');
  return (
    Number(right.strong) - Number(left.strong) ||
    right.anchor.at - left.anchor.at ||
    byText(left.anchor.id, right.anchor.id) ||
    right.steps.at(-1)!.amount - left.steps.at(-1)!.amount ||
    byText(ids(left), ids(right))
  );
}

function told(sight: Sight, account: string, ring: Ring): Finding {
  const { steps, anchor, strong } = ring;
  const [first, last] = [steps[0]!, steps.at(-1)!];
  const kept = last.amount / first.amount;
  return finding({
    subject: account,
    key: accountsOf(ring),
    band: strong ? 'red' : 'orange',
    measured: kept,
    limit: strong ? 0.95 : 0.85,
    amount: anchor.amount,
    nodes: accountsOf(ring),
    edges: [anchor, ...steps].map(({ id }) => id),
    facts: {
      first: first.amount,
      last: last.amount,
      since: first.at,
      days: Math.floor((last.at - first.at) / DAY),
      accounts: steps.length,
      kept,
      order: order(steps),
    },
    trap: sight.exempt([account, ...sight.holdersOf(account)], ['T-GX1']),
  });
}

function make(maker: WorldMaker): void {
  const { random } = maker;
  const kinds = ['enterprise', 'enterprise', 'person', 'merchant', 'unknown', 'special', 'tax'];
  const accounts = Array.from({ length: 9 }, (_, place) => maker.account(place < 6 ? kinds[place % 4]! : random.pick(kinds)));
  for (let rings = random.between(1, 2); rings > 0; rings -= 1) {
    const ring = random.sample(accounts, random.pick([2, 3, 3, 4, 4, 5, 6, 7]));
    const start = random.between(31, 45);
    const length = random.pick([7, 7, 7 + 1 / 24, 6, 30, 30, 30 + 1 / 24, 20]);
    const shares = random.pick([[1], [1, 0.98], [0.9, 1, 1], [0.85, 1, 1, 1, 1], [0.84, 1, 1, 1, 1], [1.05, 0.95], [1.06, 0.94], [0.85, 0.9], [1.05, 1, 1, 1]]);
    let amount = random.pick([50_000_000, 10_000_000, 33_333_300, 10_000_020]);
    ring.forEach((from, place) => {
      const to = ring[(place + 1) % ring.length]!;
      const at = maker.day(start + (length * place) / (ring.length - 1));
      // Now and then a hop is made of two, or comes before the one it should follow, or is tagged.
      maker.pay(from, to, amount, maker.chance(0.05) ? at - 8 * DAY : at, maker.chance(0.03) ? { indicator: maker.id('Indicator', 'plain') } : {});
      if (maker.chance(0.1)) maker.pay(from, to, random.pick([amount, Math.round(amount * 0.96)]), at);
      amount = Math.round(amount * random.pick(shares));
    });
    for (let count = random.between(1, 3); count > 0; count -= 1) {
      const whom = ring[random.pick([0, 0, 1, 1, 2 % ring.length])]!;
      const from = maker.chance(0.1) ? random.pick(accounts.filter((one) => one !== whom)) : maker.treasury;
      maker.anchor(whom, random.pick([50_000_000, 20_000_000]), maker.day(start - random.pick([0, 0, 5, 30, 30, 30 + 1 / 24, -1])), from);
    }
    // Paid with tagged money by the account where it comes back to.
    if (maker.chance(0.15)) maker.anchor(ring[1]!, 50_000_000, maker.day(start), ring[0]);
    if (maker.chance(0.12)) maker.exempt(ring[0]!, ['T-GX1']);
  }
  const market = random.pick(accounts);
  for (let count = random.pick([0, 6, 14]); count > 0; count -= 1) {
    const from = random.pick(accounts);
    const to = maker.chance(0.5) && from !== market ? market : random.pick(accounts.filter((one) => one !== from));
    maker.pay(from, to, random.pick([50_000_000, 47_500_000, 10_000_000]), maker.day(random.between(31, 75)));
  }
}
