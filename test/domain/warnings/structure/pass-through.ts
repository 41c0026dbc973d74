import type { Structure } from './judged-worlds.js';
import type { WorldMaker } from './world-maker.js';
import { beside, byText, DAY, distinct, finding, HOUR, order, sum, type Finding, type Sight, type Step } from './world.js';

interface Episode {
  readonly since: number;
  readonly ins: Step[];
  readonly outs: Step[];
  readonly received: number;
  readonly tagged: number;
  readonly sent: number;
  readonly rest: number;
}

/** GX-03: of what comes in within 72 hours 90% or more goes out again, and at most 10% is left; twice in 90 days, or once with a young enterprise. */
export const passThrough: Structure = { rule: 'gx-03-pass-through', sources: ['PAY', 'ACCOUNT', 'FLOW'], make, enumerate };

function enumerate(sight: Sight): Finding[] {
  return sight
    .accounts()
    .filter((account) => !sight.isHub(account))
    .flatMap((account) => {
      const begun = distinct(sight.anchorsOf(account).map(({ at }) => at)).sort((a, b) => a - b);
      const seen: Episode[] = [];
      for (const since of begun) {
        const last = seen.at(-1);
        if (last && since <= last.since + 72 * HOUR) continue;
        const episode = episodeOf(sight, account, since);
        if (episode) seen.push(episode);
      }
      const counted = seen.filter(
        ({ since }) => isYoung(sight, account, since) || seen.filter((other) => Math.abs(other.since - since) <= 90 * DAY).length >= 2,
      );
      const first = counted[0];
      if (!first) return [];
      const share = first.sent / first.received;
      return finding({
        subject: account,
        band: 'orange',
        measured: share,
        limit: 0.9,
        amount: sum(counted.map(({ tagged }) => tagged)),
        nodes: [account, ...counted.flatMap(({ outs }) => outs.map(({ to }) => to))],
        edges: counted.flatMap(({ ins, outs }) => [...ins, ...outs].map(({ id }) => id)),
        facts: {
          received: first.received,
          since: first.since,
          share,
          hours: 72,
          episodes: counted.length,
          rest: first.rest,
          order: order(counted.flatMap(({ ins, outs }) => [...ins, ...outs])),
        },
        trap: trapOf(sight, account),
      });
    });
}

function episodeOf(sight: Sight, account: string, since: number): Episode | undefined {
  const inTime = ({ at }: Step): boolean => at >= since && at <= since + 72 * HOUR;
  const ins = sight.steps.filter((step) => step.to === account && inTime(step));
  const outs = sight.steps.filter((step) => step.from === account && inTime(step)).sort((a, b) => a.at - b.at || a.seq - b.seq || byText(a.id, b.id));
  const received = sum(ins.map(({ amount }) => amount));
  const tagged = sum(ins.filter((step) => step.kind === 'payment' && sight.tagged(step)).map(({ amount }) => amount));
  const sent = sum(outs.map(({ amount }) => amount));
  if (tagged < 5_000_000 || beside(sent, 0.9, received) < 0 || sent > received) return undefined;
  if (!outs.some(({ to }) => ins.every(({ from }) => from !== to))) return undefined;
  const rest = restAfter(sight, account, outs.at(-1)!);
  if (rest === undefined || beside(rest, 0.1, received) > 0) return undefined;
  return { since, ins, outs, received, tagged, sent, rest };
}

/** As the statement says; else from the last balance of a day that was over. */
function restAfter(sight: Sight, account: string, final: Step): number | undefined {
  if (final.payment.payerBalance !== undefined) return final.payment.payerBalance;
  const balances = sight.of('ABOUT').flatMap(({ from, to }) => (to === account && sight.nodes.get(from)?.label === 'Balance' ? [sight.nodes.get(from)!] : []));
  const [last] = balances
    .map(({ id, date, amount }) => ({ id, over: (date as number) + DAY, amount: amount as number }))
    .filter(({ over }) => over <= final.at)
    .sort((a, b) => b.over - a.over || byText(a.id, b.id));
  if (!last) return undefined;
  const since = sight.paid.filter(({ at }) => at >= last.over && at <= final.at);
  const moved = (end: 'from' | 'to'): number => sum(since.filter((payment) => payment[end] === account).map(({ amount }) => amount));
  return last.amount + moved('to') - moved('from');
}

function isYoung(sight: Sight, account: string, at: number): boolean {
  return sight.holdersOf(account).some((holder) => {
    const since = sight.nodes.get(holder)?.['establishedAt'] as number | undefined;
    return since !== undefined && since <= at && at - since < 180 * DAY;
  });
}

function trapOf(sight: Sight, account: string): string | null {
  if (sight.kind(account) === 'wages') return 'T-ZH4';
  if (sight.nodes.get(account)?.['whitelisted'] === true) return 'T-ZH1';
  return sight.exempt([account, ...sight.holdersOf(account)], ['T-GX1', 'T-ZH1', 'T-ZH4']);
}

function make(maker: WorldMaker): void {
  const { random } = maker;
  const sinks = ['person', 'enterprise', 'merchant', 'unknown'].map((kind) => maker.account(kind));
  for (let place = 0; place < 7; place += 1) {
    const kind = random.pick(['enterprise', 'enterprise', 'merchant', 'village-collective', 'wages', 'person', 'special', 'clearing']);
    const account = maker.account(kind, maker.chance(0.05) ? { whitelisted: true } : {});
    const start = random.between(0, 30);
    if (maker.chance(0.4)) {
      const firm = maker.node('Enterprise', undefined, { region: '410325', establishedAt: maker.day(start - random.pick([179, 180, 181, 30, -5, 900])) });
      maker.link('HELD_BY', account, firm);
      if (maker.chance(0.1)) maker.exempt(firm, ['T-GX1', 'T-ZH1']);
    }
    if (maker.chance(0.1)) maker.exempt(account, ['T-ZH4', 'T-GX1']);
    // The balance of a day before, of a day in the middle, or none.
    for (const day of [-3, start, start + 1])
      if (maker.chance(day < 0 ? 0.9 : 0.1)) {
        const balance = maker.node('Balance', undefined, { account, date: maker.day(day), amount: random.pick([0, 0, 0, 100_000, 700_000, 40_000_000]) });
        maker.link('ABOUT', balance, account);
      }
    const gaps = [0, ...random.pick([[90], [90 + 1 / 24], [30], [30, 60], [3], [3 + 1 / 24], [2], []])];
    for (const gap of gaps) {
      const at = start + gap;
      const paid = random.pick([5_000_000, 4_999_900, 10_000_000, 10_000_000]);
      maker.anchor(account, paid, maker.day(at));
      if (maker.chance(0.15)) maker.pay(random.pick(sinks), account, random.pick([100_000, 1_000_000]), maker.day(at + random.pick([0, 1, 3, 3.01])));
      if (maker.chance(0.15)) maker.anchor(account, paid, maker.day(at + random.pick([1, 2, 3, 3.5])));
      const share = random.pick([0.89, 0.9, 0.9, 0.95, 0.95, 0.96, 1, 1, 1.01]);
      const parts = random.between(1, 2);
      for (let part = 0; part < parts; part += 1) {
        const when = maker.day(at + random.pick([0, 0, 1, 2, 3, 3, part === 0 ? 1.5 : 3 + 1 / 24]));
        const balance = maker.chance(0.1) ? { payerBalance: random.pick([0, 500_000, 499_900, 2_000_000]) } : {};
        maker.pay(account, maker.chance(0.05) ? maker.treasury : random.pick(sinks), Math.round((paid * share) / parts), when, balance);
      }
    }
  }
}
