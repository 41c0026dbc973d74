import type { Random } from '../../demo/story/random.ts';
import { dayOf, dayText, officeDay } from './calendar.ts';
import { payCards, type CardDesk } from './cards.ts';
import type { Ground, Hub } from './ground.ts';
import type { Ledger } from './ledger.ts';
import type { Onward } from './onward.ts';
import { FIRST_YEAR, LAST_YEAR, SIZES, type Size } from './options.ts';
import type { Packages } from './packages.ts';
import { PROGRAMMES, WIDEST, type Programme } from './programmes.ts';
import { title, type LineRef, type Quota } from './quota.ts';
import { disclosing, type Seat } from './seats.ts';
import { Villagers, cardsPerSeat } from './villagers.ts';
import { works, worksBudget, type WorksDesk } from './works.ts';

/** How the movements of a county and year divide; found by counting what comes out, so that a size is met within some per cent. */
const WORKS_SHARE = 0.027;
const CARD_SHARE = 0.5;

export interface Tools {
  readonly ground: Ground;
  readonly onward: Onward;
  readonly quota: Quota;
  readonly ledger: Ledger;
  readonly packages: Packages;
  readonly size: Size;
  readonly counters: Record<string, number>;
}

/** Eight years of one seat. */
export function writeCounty(tools: Tools, seat: Seat): void {
  const { ground, onward, packages, size } = tools;
  const seats = ground.geography.seats.length;
  const villagers = new Villagers(seat, cardsPerSeat(size, seats));
  register(packages, seat, villagers);
  const first = seat.places[0]!.place;
  const merchants = Math.max(3, Math.round((villagers.poor + villagers.farmers) / 500));
  const firms = ground.firmsOf(first, merchants);
  const villages = villageCount(villagers);
  let turn = 0;
  for (let year = FIRST_YEAR; year <= LAST_YEAR; year += 1) {
    const place = placeIn(seat, year);
    if (!place) continue;
    const random = ground.random('year', place.code, year);
    const paid = new Map<Hub, number>();
    const sold = new Map<Hub, number[]>();
    const share = SIZES[size].payments / (seats * (LAST_YEAR - FIRST_YEAR + 1));
    const desk: WorksDesk = {
      ...tools,
      place,
      nextPlace: placeIn(seat, year + 1),
      builders: firms.builders,
      villages,
      turn,
      paid,
      discloses: disclosing(seat),
    };
    worksOf(desk, seat, year, Math.max(6, Math.round(share * WORKS_SHARE)), random);
    turn = desk.turn;
    const cards: CardDesk = { ...tools, place, villagers, merchants: firms.merchants, sold };
    cardsOf(cards, year, share, random);
    for (const [shop, quarters] of sold)
      quarters.forEach((fen, quarter) =>
        onward.restock(shop, Math.floor(fen * 0.27), officeDay(dayOf(year, quarter * 3 + 3, 24) + random.between(8, 30)), random),
      );
    for (const [firm, fen] of paid) onward.customers(firm, fen, year, random);
  }
}

function placeIn(seat: Seat, year: number): Seat['places'][number]['place'] | undefined {
  return seat.places.find((each) => each.from <= year && each.to >= year)?.place;
}

/** Villages of the works; one more must not be a multiple of the kinds of works, or a village would get one kind for ever. */
function villageCount(villagers: Villagers): number {
  const count = Math.max(8, Math.floor((villagers.poor + villagers.farmers) / 60));
  return (count + 1) % 23 === 0 ? count + 1 : count;
}

function register(packages: Packages, seat: Seat, villagers: Villagers): void {
  const region = seat.places.at(-1)!.place.code;
  const poor = packages.first.table('POOR_HOUSEHOLD');
  for (let index = 0; index < villagers.poor; index += 1) {
    const { household, name, person, card } = villagers.poorOne(index);
    poor.row(`${household},${name},${villagers.village(index)},${region},201${4 + (index % 2)}-11-30,${person},${card}`);
  }
  const farmers = packages.first.table('FARMER');
  for (let index = 0; index < villagers.farmers; index += 1) {
    const { name, person, card } = villagers.farmer(index);
    farmers.row(`${person},${name},${region},${card}`);
  }
}

/** Works of all programmes; the two poverty funds may meet in a pool or in merged lines, because they come within the same weeks. */
function worksOf(desk: WorksDesk, seat: Seat, year: number, projects: number, random: Random): void {
  const active = PROGRAMMES.filter((programme) => programme.use === 'works');
  const [central, provincial] = active as [Programme, Programme];
  const pooled = seat.pools && year >= 2017 && seat.order % 2 === 0;
  for (const programme of active) {
    if (programme === provincial) continue;
    const count = Math.max(1, Math.round(projects * programme.share));
    const early = year > FIRST_YEAR && programme.advance > 0 ? Math.round(count * programme.advance) : 0;
    if (early > 0) single(desk, programme, year, true, budgets(early, random), random);
    if (programme === central) {
      const own = budgets(Math.max(1, count - early), random);
      const other = budgets(Math.max(1, Math.round(projects * provincial.share)), random);
      if (pooled) pool(desk, central, provincial, year, own, other, random);
      else both(desk, central, provincial, year, own, other, random);
    } else single(desk, programme, year, false, budgets(count, random), random);
  }
}

function budgets(count: number, random: Random): number[] {
  return Array.from({ length: count }, () => worksBudget(random));
}

const sum = (amounts: readonly number[]): number => amounts.reduce((total, amount) => total + amount, 0);

function single(desk: WorksDesk, programme: Programme, year: number, advance: boolean, amounts: number[], random: Random): void {
  const { place, quota } = desk;
  const received = quota.receive(place, programme, year, advance, sum(amounts));
  const document = quota.number(place, programme, year, advance);
  const issued = received.course.county(received.throughCity);
  for (const amount of amounts)
    works(desk, { amount, from: received.line, document, issued, programme, year, advance, upperNumber: received.line.document }, random);
}

/** Two funds, each with works of its own, and a tenth of the works paid from both. */
function both(desk: WorksDesk, central: Programme, provincial: Programme, year: number, own: number[], other: number[], random: Random): void {
  const { place, quota } = desk;
  const merged = own.splice(0, Math.floor(own.length / 5));
  const parts = merged.map((amount) => Math.floor(amount / 300_000) * 100_000);
  const first = quota.receive(place, central, year, false, sum(own) + sum(merged) - sum(parts));
  const second = quota.receive(place, provincial, year, false, sum(other) + sum(parts));
  const late = second.course.county(second.throughCity);
  const document = quota.number(place, provincial, year, false);
  const shared = { year, advance: false };
  for (const amount of own)
    works(
      desk,
      {
        ...shared,
        amount,
        from: first.line,
        document: quota.number(place, central, year, false),
        issued: first.course.county(first.throughCity),
        programme: central,
        upperNumber: first.line.document,
      },
      random,
    );
  for (const amount of other)
    works(desk, { ...shared, amount, from: second.line, document, issued: late, programme: provincial, upperNumber: second.line.document }, random);
  merged.forEach((amount, index) =>
    works(
      desk,
      {
        ...shared,
        amount,
        from: first.line,
        document,
        issued: late,
        programme: provincial,
        upperNumber: second.line.document,
        merge: { other: second.line, part: parts[index]! },
      },
      random,
    ),
  );
}

/** 统筹整合: both funds flow into one pool under a filed plan, and the works draw on the pool. */
function pool(desk: WorksDesk, central: Programme, provincial: Programme, year: number, own: number[], other: number[], random: Random): void {
  const { place, quota, packages } = desk;
  const first = quota.receive(place, central, year, false, sum(own));
  const second = quota.receive(place, provincial, year, false, sum(other));
  const issued = second.course.county(second.throughCity);
  const document = quota.number(place, provincial, year, false);
  const text = title(place, provincial, year, false);
  const plan = `${place.code}-${year}-ZH`;
  const line: LineRef = { region: place.code, year, code: 'POOL', document };
  const amount = sum(own) + sum(other);
  quota.line({
    programme: provincial,
    place,
    year,
    code: line.code,
    document,
    title: text,
    upperNumber: second.line.document,
    day: issued,
    type: '41',
    amount,
    toRegion: place.code,
    plan,
    order: 1,
  });
  quota.register(place.code, '101001', line, issued, amount);
  quota.adjust(4, place, year, first.line, line, sum(own), issued, document, text);
  quota.adjust(4, place, year, second.line, line, sum(other), issued, document, text);
  packages.first
    .table('RECORD')
    .row(
      `integration-plan,${plan},${place.code},${dayText(issued - 10)},${year}-12-31,统筹整合方案,,${year},${place.name}涉农资金统筹整合方案,indicator,${place.code},${year},${line.code},,`,
    );
  for (const amountOf of [...own, ...other])
    works(desk, { amount: amountOf, from: line, document, issued, programme: provincial, year, advance: false, upperNumber: second.line.document }, random);
  desk.counters['pools'] = (desk.counters['pools'] ?? 0) + 1;
}

function cardsOf(desk: CardDesk, year: number, share: number, random: Random): void {
  const active = PROGRAMMES.filter((programme) => programme.use === 'cards' && programme.from <= year && programme.to >= year);
  const whole = active.reduce((total, programme) => total + programme.share, 0);
  for (const programme of active) {
    const widest = programme.key === WIDEST.key && year === WIDEST.year;
    const lines = widest ? share * (LAST_YEAR - FIRST_YEAR + 1) * WIDEST.share : (share * 0.9 * CARD_SHARE * programme.share) / whole;
    payCards(desk, programme, year, Math.round(lines * (0.85 + random.next() * 0.3)), random);
  }
}
