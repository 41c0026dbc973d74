import type { Place } from '../../demo/story/places.ts';
import type { Random } from '../../demo/story/random.ts';
import { clock, dayOf, dayText, officeDay, yuanText } from './calendar.ts';
import type { Ground, Hub } from './ground.ts';
import { voucherOn, type Ledger } from './ledger.ts';
import type { Onward } from './onward.ts';
import type { Packages } from './packages.ts';
import { title, type Quota } from './quota.ts';
import type { CardUse, Programme } from './programmes.ts';
import type { Villager, Villagers } from './villagers.ts';

export interface CardDesk {
  readonly ground: Ground;
  readonly quota: Quota;
  readonly ledger: Ledger;
  readonly onward: Onward;
  readonly packages: Packages;
  readonly place: Place;
  readonly villagers: Villagers;
  readonly merchants: readonly Hub[];
  /** Fen each merchant took from villagers in a quarter. */
  readonly sold: Map<Hub, number[]>;
}

/** One in 250 lines is sent back by the bank and paid again within the fortnight. */
const BOUNCED = 1 / 250;
/** Part of the villagers who are seen to spend what they got. */
const SPENT = 0.35;

interface Batch {
  readonly month: number;
  readonly period: string;
  /** Numbers of the villagers, and the fen of each. */
  readonly who: number[];
  readonly tenths: number[];
  total: number;
}

/** The payouts of one programme in one county and year: one line to the office, a funding payment and a roster for each period. */
export function payCards(desk: CardDesk, programme: Programme, year: number, lines: number, random: Random): void {
  const card = programme.card!;
  const batches = plan(desk.villagers, card, year, lines, random);
  const amount = batches.reduce((sum, batch) => sum + batch.total, 0);
  if (amount === 0) return;
  const { place, quota } = desk;
  const received = quota.receive(place, programme, year, false, amount);
  const day = received.course.county(received.throughCity);
  const unit = desk.ground.unit(place, card.office);
  const document = quota.number(place, programme, year, false);
  const line = { region: place.code, year, code: `${programme.key}K`, document };
  quota.line({
    programme,
    place,
    year,
    code: line.code,
    document,
    title: title(place, programme, year, false),
    upperNumber: received.line.document,
    day,
    type: '21',
    amount,
    from: received.line,
    toRegion: place.code,
    unit: unit.code,
    order: 1,
  });
  quota.register(place.code, unit.code, line, officeDay(day + 2), amount);
  const voucher = voucherOn(line, unit.code, programme, '', '');
  const agent = desk.ground.agent(place);
  const payer = desk.ground.accounts.zeroBalance(unit);
  for (const batch of batches) {
    if (batch.total === 0) continue;
    const code = `${programme.key}${year}${batch.period.slice(5) || 'N'}`;
    const funded = officeDay(dayOf(year, batch.month, 6 + (place.code.charCodeAt(5) % 6)));
    const paid = officeDay(funded + 1);
    desk.packages.first
      .table('CARD_BATCH')
      .row(
        `${place.code},${code},${card.item},${batch.period},${yuanText(batch.total)},${batch.who.length},${agent.number},${agent.bank},${place.code},${year},${line.code},${yuanText(batch.total)}`,
        batch.total,
      );
    desk.ledger.pay(voucher, false, payer, agent, batch.total, funded, `${batch.period}${card.title}（代发资金）`, { batch: code, period: batch.period });
    roster(desk, card, year, batch, code, agent, unit.name, paid, random);
  }
}

/** Who gets it and how much: neighbours in the numbering, beginning elsewhere each year; the same people in every period of a year. */
function plan(villagers: Villagers, card: CardUse, year: number, lines: number, random: Random): Batch[] {
  const all = card.who === 'poor' ? villagers.poor : villagers.farmers;
  const first = Math.floor(all * card.part[0]);
  const size = Math.floor(all * card.part[1]) - first;
  const each = Math.min(size, Math.round(lines / card.months.length));
  const start = size === 0 ? 0 : ((year - 2016) * each) % size;
  const who: number[] = [];
  const tenths: number[] = [];
  let total = 0;
  for (let index = 0; index < each; index += 1) {
    who.push(first + ((start + index) % size));
    const tenth = card.area ? area(random) : 10;
    tenths.push(tenth);
    total += (card.standard * tenth) / 10;
  }
  const periods = card.months.length;
  const words = periods === 1 ? [String(year)] : periods === 2 ? [`${year}-H1`, `${year}-H2`] : [1, 2, 3, 4].map((quarter) => `${year}-Q${quarter}`);
  return card.months.map((month, index) => ({ month, period: words[index]!, who, tenths, total }));
}

/** Tenths of a mu, log-normal around five mu. */
function area(random: Random): number {
  const normal = Math.sqrt(-2 * Math.log(1 - random.next())) * Math.cos(2 * Math.PI * random.next());
  return Math.min(400, Math.max(6, Math.round(50 * Math.exp(normal * 0.5))));
}

function roster(desk: CardDesk, card: CardUse, year: number, batch: Batch, code: string, agent: Hub, agency: string, paid: number, random: Random): void {
  const { villagers, place, ledger } = desk;
  const date = dayText(paid);
  const approved = dayText(paid - 26);
  const head = `${place.code},${year},${code}`;
  for (let index = 0; index < batch.who.length; index += 1) {
    const number = batch.who[index]!;
    const villager = card.who === 'poor' ? villagers.poorOne(number) : villagers.farmer(number);
    const tenths = batch.tenths[index]!;
    const amount = (card.standard * tenths) / 10;
    const bounced = random.next() < BOUNCED ? officeDay(paid + 3) : undefined;
    const write = (line: number, day: number, back: number | undefined, at: string): void => {
      const returned = back === undefined ? '' : `${dayText(back)} 15:00:00`;
      const cells = card.grants
        ? `${head},${line},${card.item},${batch.period},${place.code}901,,${villager.household},,,${villager.person},household,${villager.card},${agent.bank},,${yuanText(card.standard)},${tenths / 10},${yuanText(amount)},${approved},,${at},${agent.number},${agent.bank},${agency},,,${returned},,`
        : `${head},${line},${card.item},${batch.period},${villager.household === '' ? 'p' : 'h'},${villager.household || villager.person},${villager.card},${yuanText(amount)},${at},${agent.number},${returned}`;
      ledger.card(cells, card.grants, year, agent, amount, day, back);
    };
    write(index + 1, paid, bounced, `${date} ${clock(index + 1)}`);
    const received = bounced === undefined ? paid : officeDay(bounced + 9);
    if (bounced !== undefined) write(100_000 + index + 1, received, undefined, `${dayText(received)} ${clock(index)}`);
    if (random.next() < SPENT) spend(desk, villager, number, amount, received, random);
  }
}

function spend(desk: CardDesk, villager: Villager, number: number, amount: number, day: number, random: Random): void {
  const shop = desk.merchants[Math.floor(number / 400) % desk.merchants.length]!;
  const before = desk.ledger.count;
  desk.onward.fromVillager(villager, shop, desk.place.code, amount, day, random);
  if (desk.ledger.count === before) return;
  const sold = desk.sold.get(shop) ?? [0, 0, 0, 0];
  sold[Math.floor((Number(dayText(day).slice(5, 7)) - 1) / 3)]! += amount;
  desk.sold.set(shop, sold);
}
