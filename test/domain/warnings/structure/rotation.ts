import { isTagged, momentOf } from './common-control.js';
import type { Structure } from './judged-worlds.js';
import type { WorldMaker } from './world-maker.js';
import { AS_OF, beside, byText, DAY, distinct, finding, sum, type Finding, type Link, type Sight, type Thing } from './world.js';

interface Held {
  readonly tender: Thing;
  readonly at: number;
  readonly bids: readonly Link[];
  readonly bidders: readonly string[];
  readonly winners: readonly string[];
}

/** GX-12: two to five firms bid in four or more tenders of one buyer within 24 months and win them all, each of them some and none above 60%. */
export const rotation: Structure = { rule: 'gx-12-rotation', sources: ['TENDER'], make, enumerate };

function enumerate(sight: Sight): Finding[] {
  const units = [...sight.nodes.values()].filter(({ label }) => label === 'Unit');
  return units.flatMap((unit) => {
    const held = heldBy(sight, unit.id);
    return ringsOf(distinct(held.flatMap(({ bidders }) => bidders)).sort(byText)).flatMap((ring) => {
      const runs = runsOf(sight, held, ring);
      const [best] = runs.sort((a, b) => b.length - a.length || b.at(-1)!.at - a.at(-1)!.at);
      return best ? told(sight, unit, ring, best) : [];
    });
  });
}

function heldBy(sight: Sight, unit: string): Held[] {
  return sight
    .of('ISSUED_BY')
    .filter(({ to }) => to === unit)
    .map(({ from }): Held => {
      const tender = sight.nodes.get(from)!;
      const bids = sight.of('BID').filter(({ to, withdrawn }) => to === from && withdrawn !== true);
      const winners = bids.filter(({ won }) => won === true).map((bid) => bid.from);
      return { tender, at: momentOf(tender), bids, bidders: bids.map((bid) => bid.from), winners };
    })
    .filter(({ at, winners }) => at <= AS_OF && winners.length > 0)
    .sort((a, b) => a.at - b.at || byText(a.tender.id, b.tender.id));
}

/** Every set of two to five firms. */
function ringsOf(firms: readonly string[]): string[][] {
  const sets = firms.reduce<string[][]>((some, firm) => [...some, ...some.map((set) => [...set, firm])], [[]]);
  return sets.filter(({ length }) => length >= 2 && length <= 5);
}

/** Every run of tenders in which all of the ring bid, and which they share among themselves. */
function runsOf(sight: Sight, held: readonly Held[], ring: readonly string[]): Held[][] {
  const together = held.filter(({ bidders }) => ring.every((firm) => bidders.includes(firm)));
  const runs = together.flatMap((first) => together.map((last) => together.filter(({ at }) => at >= first.at && at <= last.at)));
  return runs.filter((run) => {
    if (run.length < 4 || run.at(-1)!.at - run[0]!.at > 730 * DAY) return false;
    const wins = winsOf(ring, run);
    const outside = outsideOf(ring, run);
    return (
      run.every(({ winners }) => winners.every((firm) => ring.includes(firm))) &&
      wins.every((count) => count > 0) &&
      beside(Math.max(...wins), 0.6, run.length) <= 0 &&
      beside(outside, 0.25, run.length) <= 0 &&
      run.some(({ tender }) => isTagged(sight, tender.id))
    );
  });
}

function winsOf(ring: readonly string[], run: readonly Held[]): number[] {
  return ring.map((firm) => run.filter(({ winners }) => winners.includes(firm)).length);
}

function outsideOf(ring: readonly string[], run: readonly Held[]): number {
  return run.filter(({ bidders }) => bidders.some((firm) => !ring.includes(firm))).length;
}

function told(sight: Sight, unit: Thing, ring: readonly string[], run: readonly Held[]): Finding {
  const top = Math.max(...winsOf(ring, run)) / run.length;
  const tenders = run.map(({ tender }) => tender.id);
  return finding({
    subject: unit.id,
    key: ring,
    band: 'orange',
    measured: top,
    limit: 0.6,
    amount: sum(run.flatMap(({ bids }) => bids.filter(({ won }) => won === true).map(({ amount }) => amount as number))),
    nodes: [unit.id, ...ring, ...tenders],
    edges: run.flatMap(({ bids }) => bids.filter(({ from }) => ring.includes(from)).map(({ id }) => id)),
    facts: { firms: ring.length, tenders: run.length, unit: String(unit['name'] ?? unit.id), since: run[0]!.at, top, outside: outsideOf(ring, run) },
    trap: sight.exempt([unit.id, ...tenders], ['T-GX4']),
  });
}

function make(maker: WorldMaker): void {
  const { random } = maker;
  const firms = Array.from({ length: 7 }, () => maker.node('Enterprise', undefined, { region: '410325' }));
  const plain = maker.node('Project', undefined, { region: '410325' });
  for (let place = 0; place < 2; place += 1) {
    const unit = maker.node('Unit', undefined, { region: '410325', ...(maker.chance(0.5) ? { name: '局' } : {}) });
    const ring = random.sample(firms, random.pick([2, 3, 3, 4, 5, 6]));
    const days = random.pick([
      [100, 80, 60, 30, 10],
      [0, -365, -730, -700, -100],
      [0, -200, -400, -731, -735],
      [101, 90, 60, 30, 20, 0, -10, -600],
      [50, 50, 40, 40, 30],
    ]);
    const tenders = [...days, ...days.slice(0, random.between(0, 2)).map((day) => day - 3)].map((day) => {
      const tender = maker.node('Tender', undefined, {
        region: '410325',
        ...random.pick([{ deadlineAt: maker.day(day), awardedAt: maker.day(500) }, { awardedAt: maker.day(day) }, { noticeAt: maker.day(day) }]),
      });
      maker.link('ISSUED_BY', tender, unit);
      maker.link('ABOUT', tender, maker.chance(0.7) ? maker.id('Project', 'tagged') : plain);
      return tender;
    });
    const strict = maker.chance(0.6);
    const turn = random.pick([0, 0, 1]);
    tenders.forEach((tender, count) => {
      // Somebody stays away, somebody else comes and even wins.
      const bidders = ring.filter(() => !maker.chance(strict ? 0.01 : 0.1));
      if (maker.chance(strict ? 0.08 : 0.2)) bidders.push(random.pick(firms.filter((firm) => !ring.includes(firm))));
      const winner =
        maker.chance(strict ? 0.02 : 0.1) && bidders.length > 0 ? random.pick(bidders) : ring[maker.chance(0.2) ? 0 : (count + turn) % ring.length];
      bidders.forEach((firm, order) => {
        maker.link('BID', firm, tender, {
          amount: 1_000_000 + order,
          won: firm === winner || maker.chance(0.02),
          ...(maker.chance(0.03) ? { withdrawn: true } : {}),
        });
      });
    });
    if (maker.chance(0.15)) maker.exempt(random.pick([unit, ...tenders]), ['T-GX4']);
  }
}
