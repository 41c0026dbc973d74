import type { Structure } from './judged-worlds.js';
import type { WorldMaker } from './world-maker.js';
import { beside, byText, DAY, distinct, finding, follows, order, PAYEES, sum, within, type Finding, type Sight, type Step } from './world.js';

const BUSY = 18;
const CROWD = 3;

/** Which middle, and when its two windows begin. */
interface Middle {
  readonly middle: readonly string[];
  readonly since: number;
  readonly then: number;
}

interface Stack extends Middle {
  readonly upper: readonly string[];
  readonly lower: readonly string[];
  readonly into: readonly Step[];
  readonly onward: readonly Step[];
  readonly control: readonly { readonly id: string; readonly across: boolean }[];
  readonly anchor: Step;
}

/** GX-08: two or more accounts pay two or more others, and these two or more yet others, nearly each of them all, and 80% of the money gets there. */
export const layeredRelay: Structure = {
  rule: 'gx-08-layered-relay',
  sources: ['ACCOUNT', 'FLOW', 'ENTERPRISE'],
  settings: { busy: BUSY, crowd: CROWD },
  make,
  enumerate,
};

const inWindow = ({ at }: Step, start: number): boolean => at >= start && at <= start + 30 * DAY;

function enumerate(sight: Sight): Finding[] {
  return sight.accounts(PAYEES).flatMap((judged) => {
    const stacks = middlesOf(sight, judged).flatMap((middle) => stackOf(sight, judged, middle) ?? []);
    const told = [...Map.groupBy(stacks, ({ middle }) => middle.join()).values()].map((some) => some.sort((a, b) => a.since - b.since || a.then - b.then)[0]!);
    return told
      .filter(({ middle }) => !told.some((other) => other.middle.length > middle.length && middle.every((one) => other.middle.includes(one))))
      .map((stack) => findingOf(sight, judged, stack));
  });
}

/** Every set of two or more accounts that this one and another pay, and that pay two others, in any two windows. */
function middlesOf(sight: Sight, judged: string): Middle[] {
  const found = new Map<string, Middle>();
  const { steps } = sight;
  const middlemen = distinct(steps.filter(({ from, to }) => from === judged && to !== judged).map(({ to }) => to)).filter(
    (account) => !sight.isHub(account) && sight.payments(account) <= BUSY,
  );
  for (const payer of distinct(steps.map(({ from }) => from)).filter((one) => one !== judged && !sight.isHub(one))) {
    const pays = (from: string, to: string, since: number): boolean => steps.some((step) => step.from === from && step.to === to && inWindow(step, since));
    const near = (step: Step, other: string): boolean =>
      steps.some(({ from, to, at }) => from === other && to === step.to && Math.abs(at - step.at) <= 30 * DAY);
    const shared = middlemen.filter((one) => steps.some((step) => step.from === payer && step.to === one && near(step, judged)));
    const begins = steps.filter((step) => shared.includes(step.to) && (step.from === judged || (step.from === payer && near(step, judged))));
    for (const since of distinct(begins.map(({ at }) => at))) {
      const common = shared.filter((one) => pays(judged, one, since) && pays(payer, one, since));
      if (common.length < 2) continue;
      const gets = steps.filter((step) => [judged, payer].includes(step.from) && common.includes(step.to) && inWindow(step, since));
      const sends = steps.filter(
        (step) =>
          common.includes(step.from) &&
          ![judged, payer, step.from].includes(step.to) &&
          !sight.isHub(step.to) &&
          gets.some((into) => into.to === step.from && follows(into, step)) &&
          step.at <= since + 90 * DAY,
      );
      const payersOf = (payee: string): string[] => distinct(sends.filter(({ to }) => to === payee).map(({ from }) => from));
      const payees = distinct(sends.map(({ to }) => to))
        .filter((payee) => payersOf(payee).length >= 2)
        .sort(byText);
      for (const then of distinct(sends.filter(({ to }) => payees.includes(to)).map(({ at }) => at)).filter((at) => at <= since + 60 * DAY))
        for (const one of payees)
          for (const two of payees.filter((other) => other > one)) {
            const reaches = (from: string, to: string): boolean => sends.some((step) => step.from === from && step.to === to && inWindow(step, then));
            const middle = common.filter((account) => reaches(account, one) && reaches(account, two)).sort(byText);
            if (middle.length >= 2) found.set([since, then, ...middle].join(), { middle, since, then });
          }
    }
  }
  return [...found.values()];
}

function stackOf(sight: Sight, judged: string, { middle, since, then }: Middle): Stack | undefined {
  const { steps } = sight;
  const dense = (others: readonly string[], touches: (other: string, one: string) => boolean): string[] =>
    others.filter(
      (other) => !middle.includes(other) && !sight.isHub(other) && beside(middle.filter((one) => touches(other, one)).length, 0.8, middle.length) >= 0,
    );
  const paying = steps.filter((step) => middle.includes(step.to) && inWindow(step, since));
  const upper = dense(sight.accounts(), (other, one) => paying.some(({ from, to }) => from === other && to === one));
  const into = paying.filter(({ from }) => upper.includes(from));
  const passing = steps.filter((step) => inWindow(step, then) && into.some((before) => before.to === step.from && follows(before, step)));
  const lower = dense(sight.accounts(), (other, one) => passing.some(({ from, to }) => from === one && to === other)).filter((one) => !upper.includes(one));
  const onward = passing.filter(({ to }) => lower.includes(to));
  if (!upper.includes(judged) || upper.length < 2 || lower.length < 2) return undefined;
  if (beside(amountOf(onward), 0.8, amountOf(into)) < 0) return undefined;
  const paid = Math.min(...into.map(({ at }) => at));
  const control = controlOf(sight, [upper, middle, lower], paid);
  if (control.length === 0 && !middle.every((one) => isYoung(sight, one, paid))) return undefined;
  const begun = Math.min(...into.filter(({ from }) => from === judged).map(({ at }) => at));
  const [anchor] = sight.anchorsOf(judged).filter(({ at }) => at <= begun && at >= begun - 30 * DAY);
  return anchor && { middle, since, then, upper, lower, into, onward, control, anchor };
}

function amountOf(steps: readonly Step[]): number {
  return sum(steps.map(({ amount }) => amount));
}

function isYoung(sight: Sight, account: string, at: number): boolean {
  const ages = [sight.nodes.get(account)?.['openedAt'], ...sight.holdersOf(account).map((holder) => sight.nodes.get(holder)?.['establishedAt'])];
  return ages.some((since) => typeof since === 'number' && at - since < 365 * DAY);
}

/** Holders, owners, persons and contacts that accounts of two layers, or two of the middle, have in common. */
function controlOf(sight: Sight, layers: readonly (readonly string[])[], at: number): Stack['control'] {
  const hooksOf = (account: string): string[] => sight.holdersOf(account).flatMap((holder) => [holder, ...hangsOn(sight, holder, at)]);
  const places = layers.flatMap((layer, place) => layer.flatMap((account) => hooksOf(account).map((id) => ({ id, place, account }))));
  return [...Map.groupBy(places, ({ id }) => id)].flatMap(([id, those]) => {
    const across = distinct(those.map(({ place }) => place)).length >= 2;
    return across || distinct(those.filter(({ place }) => place === 1).map(({ account }) => account)).length >= 2 ? [{ id, across }] : [];
  });
}

function hangsOn(sight: Sight, holder: string, at: number): string[] {
  const contacts = sight.of('USES').filter(({ from, to, validFrom, validTo }) => from === holder && sight.users(to) <= CROWD && within(at, validFrom, validTo));
  const owners = ['LEGAL_REP_OF', 'SHAREHOLDER_OF']
    .flatMap((label) => sight.of(label))
    .filter(({ to, validFrom, validTo }) => to === holder && within(at, validFrom, validTo));
  return [...contacts.map(({ to }) => to), ...owners.map(({ from }) => from)];
}

function findingOf(sight: Sight, judged: string, stack: Stack): Finding {
  const { middle, upper, lower, into, onward, control, anchor, since } = stack;
  const [entered, left] = [amountOf(into), amountOf(onward)];
  const paid = sight.steps.filter((step) => step.from === judged && step.to !== judged && !sight.isHub(step.to) && inWindow(step, since));
  return finding({
    subject: judged,
    key: middle,
    band: control.some(({ across }) => across) ? 'red' : 'orange',
    measured: left / entered,
    limit: 0.8,
    amount: anchor.amount,
    nodes: [judged, ...middle, ...upper, ...lower, ...control.map(({ id }) => id)],
    edges: [anchor, ...into, ...onward].map(({ id }) => id),
    facts: {
      first: upper.length,
      middle: middle.length,
      third: lower.length,
      entered,
      left,
      share: left / entered,
      since: Math.min(...into.map(({ at }) => at)),
      days: 30,
      control: control.length === 0 ? 'none' : String(control.length),
      passedOver: distinct(paid.map(({ to }) => to)).filter((one) => sight.payments(one) > BUSY).length,
      order: order([...into, ...onward]),
    },
    trap: sight.exempt([judged, ...sight.holdersOf(judged)], ['T-GX1']),
  });
}

function make(maker: WorldMaker): void {
  const { random } = maker;
  const start = random.between(31, 40);
  const young = maker.chance(0.7);
  const kind = (): string => random.pick(['enterprise', 'enterprise', 'enterprise', 'person', 'unknown', maker.chance(0.1) ? 'clearing' : 'merchant']);
  const layer = (count: number, age: readonly number[]): string[] =>
    Array.from({ length: count }, () => maker.account(kind(), { openedAt: maker.day(start - random.pick(age)) }));
  const upper = layer(random.between(2, 3), [2000]);
  const middle = layer(random.pick([2, 2, 3, 3, 5, 6]), young ? [364, 100, 30, 30] : [364, 365, 366, 900]);
  const lower = layer(random.between(2, 3), [2000]);
  const missing = random.pick([0, 0, 0, 0, 0.05, 0.12]);
  const limits = maker.chance(0.5);
  const late = (length: number): number => random.pick(limits ? [0, length / 2, length] : [0, 1, length, length + 1 / 24]);
  const amount = random.pick([10_000_000, 3_000_000]);
  const kept = random.pick([0.79, 0.8, 0.8, 0.9, 0.9, 1, 1, 1.1]);
  const gap = random.pick([30, 10, 0.5, 45, 60]);
  for (const from of upper)
    for (const to of middle) if (!maker.chance(missing)) maker.pay(from, to, amount, maker.day(start + late(limits ? random.pick([10, 30]) : 30)));
  for (const from of middle)
    for (const to of lower)
      if (!maker.chance(missing))
        maker.pay(from, to, Math.round((amount * upper.length * kept) / lower.length), maker.day(start + gap + late(limits ? 20 : 30)));
  for (const account of upper)
    if (maker.chance(0.9))
      maker.anchor(account, random.pick([50_000_000, 20_000_000]), maker.day(start - random.pick([0, 0, 5, 5, 20, 20, 30, 30 + 1 / 24, -1])));
  // Trade beside it: with one of them much.
  const all = [...upper, ...middle, ...lower, maker.account('person')];
  const market = maker.chance(0.25) ? random.pick(middle) : all.at(-1)!;
  for (let count = random.pick([0, 0, 3, 8]); count > 0; count -= 1) {
    const from = random.pick(all);
    const to = maker.chance(0.5) && from !== market ? market : random.pick(all.filter((one) => one !== from));
    maker.pay(from, to, random.pick([100_000, amount]), maker.day(random.between(start - 5, start + 60)));
  }
  control(maker, all, start);
  if (maker.chance(0.1)) maker.exempt(random.pick(upper), ['T-GX1']);
}

/** Who holds what, and what holders have in common. */
function control(maker: WorldMaker, accounts: readonly string[], start: number): void {
  const { random } = maker;
  const holders = accounts.map((account) => {
    const holder = maker.chance(0.8)
      ? maker.node('Enterprise', undefined, { region: '410325', establishedAt: maker.day(start - random.pick([364, 366, 900, 2000, 2000])) })
      : maker.node('Person');
    if (maker.chance(0.8)) maker.link('HELD_BY', account, holder);
    return holder;
  });
  if (maker.chance(0.1)) maker.link('HELD_BY', random.pick(accounts), random.pick(holders));
  const firms = holders.filter((id) => id.startsWith('enterprise:'));
  const hooks = [maker.node('Contact', undefined, { kind: 'phone' }), maker.node('Person'), maker.node('Enterprise', undefined, { region: '410325' })];
  for (let count = random.pick([0, 0, 0, 2, 3, 6]); count > 0 && firms.length > 0; count -= 1) {
    const hook = random.pick([...hooks, random.pick(holders)]);
    const firm = random.pick(firms.filter((one) => one !== hook));
    if (firm === undefined) continue;
    const validity = maker.chance(0.2)
      ? random.pick([{ validFrom: maker.day(start + 1) }, { validTo: maker.day(start - 1) }, { validFrom: maker.day(start), validTo: maker.day(start + 5) }])
      : {};
    const kind = hook.startsWith('contact:') ? 'USES' : hook.startsWith('person:') ? random.pick(['LEGAL_REP_OF', 'SHAREHOLDER_OF']) : 'SHAREHOLDER_OF';
    if (kind === 'USES') maker.link(kind, firm, hook, validity);
    else maker.link(kind, hook, firm, validity);
  }
}
