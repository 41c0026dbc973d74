import type { Doc, Fund, Line } from './budget.ts';
import { addDays, workingDay } from './days.ts';
import { CENTRAL, CITIES, COUNTIES, PROVINCE, throughCity, type Place } from './places.ts';
import { centralFund, provincialFund, type World } from './world.ts';

const WAN = 1_000_000; // 10,000 yuan in fen
/** What the larger situations need beyond the ordinary, in 10,000 yuan, by county and year. */
const EXTRA: Record<string, number> = {
  '410325|2017': 900,
  '410325|2019': 300,
  '410325|2020': 400,
  '410325|2021': 300,
  '410325|2022': 400,
  '410328|2021': 500,
  '411628|2020': 900,
  '411522|2019': 1200,
  '411326|2019': 1100,
  '411326|2022': 400,
  '411224|2021': 300,
  '411224|2018': 300,
  '411627|2019': 300,
  '411627|2020': 400,
  '411722|2021': 300,
  '411722|2022': 300,
  '410225|2019': 300,
  '411525|2018': 300,
  '411525|2020': 300,
};

/** What a county gets for a year, in fen, by kind of document. */
function sharesOf(world: World, county: Place, year: number): { advance: number; main: number; provincial: number } {
  const random = world.random('shares', county.code, year);
  return {
    advance: random.between(90, 210) * WAN,
    main: (random.between(260, 480) + (EXTRA[`${county.code}|${year}`] ?? 0)) * WAN,
    provincial: (Number(county.code) + year) % 2 === 0 ? random.between(50, 130) * WAN : 0,
  };
}

export const OPENING_NUMBER = '豫财农〔2017〕12号';

/** The chain from the ministry to the counties, year by year: what every other chapter spends. */
export function writeCourse(world: World): void {
  const { budget } = world;
  for (let year = 2016; year <= 2023; year += 1) {
    const active = COUNTIES.filter((county) => county.from <= year && county.to >= year);
    const shares = new Map(active.map((county) => [county.code, sharesOf(world, county, year)]));
    const sum = (of: (share: { advance: number; main: number; provincial: number }) => number): number =>
      [...shares.values()].reduce((total, share) => total + of(share), 0);
    const central = centralFund(year);
    const provinceShare = 30 * WAN;

    if (year > 2016) {
      const date = `${year - 1}-11-${String(14 + (year % 6)).padStart(2, '0')}`;
      const ministry = budget.document(CENTRAL, `财政部关于提前下达${year}年${central.name}预算的通知`, workingDay(date));
      const line = budget.line(ministry, { to: PROVINCE, amount: sum((share) => share.advance), fund: central, kind: 'advance', year });
      budget.register(line);
      const doc = budget.document(PROVINCE, `河南省财政厅关于提前下达${year}年${central.name}的通知`, workingDay(addDays(line.receivedAt, 16)));
      passDown(world, doc, line, active, (county) => shares.get(county.code)?.advance ?? 0, 'advance', year);
    }

    const ministry = budget.document(
      CENTRAL,
      `财政部关于下达${year}年${central.name}预算的通知`,
      workingDay(`${year}-02-${String(20 + (year % 7)).padStart(2, '0')}`),
    );
    const line = budget.line(ministry, { to: PROVINCE, amount: sum((share) => share.main) + provinceShare, fund: central, kind: 'addition' });
    budget.register(line);
    const number = year === 2017 ? OPENING_NUMBER : year === 2021 ? '豫财农〔2021〕12号' : undefined;
    const doc = budget.document(PROVINCE, `河南省财政厅关于下达${year}年${central.name}（第一批）的通知`, workingDay(addDays(line.receivedAt, 18)), { number });
    passDown(world, doc, line, active, (county) => shares.get(county.code)?.main ?? 0, 'addition', year);
    provincialUnit(world, doc, line, provinceShare);

    const own = provincialFund(year);
    const provincial = budget.document(PROVINCE, `河南省财政厅关于下达${year}年${own.name}的通知`, workingDay(`${year}-05-1${year % 9}`));
    passDown(world, provincial, undefined, active, (county) => shares.get(county.code)?.provincial ?? 0, 'addition', year, own);
  }
}

/** One line per city or directly funded county; the cities' own documents follow within the month. */
function passDown(
  world: World,
  doc: Doc,
  from: Line | undefined,
  counties: readonly Place[],
  amountOf: (county: Place) => number,
  kind: 'advance' | 'addition',
  year: number,
  fund?: Fund,
): void {
  const { budget } = world;
  for (const city of CITIES) {
    const members = counties.filter((county) => county.city === city.code && throughCity(county, doc.date) && amountOf(county) > 0);
    if (members.length === 0) continue;
    const line = budget.line(doc, { to: city, amount: members.reduce((total, county) => total + amountOf(county), 0), from, fund, kind, year });
    budget.register(line);
    const cityDoc = budget.document(
      city,
      `${city.name}财政局关于${kind === 'advance' ? '提前下达' : '下达'}${year}年${line.fund.name}的通知`,
      workingDay(addDays(line.receivedAt, 8 + (Number(city.code) % 5))),
    );
    for (const county of members) arrive(world, county, budget.line(cityDoc, { to: county, amount: amountOf(county), from: line, kind, year }));
  }
  for (const county of counties) {
    if (throughCity(county, doc.date) || amountOf(county) === 0) continue;
    arrive(world, county, budget.line(doc, { to: county, amount: amountOf(county), from, fund, kind, year }));
  }
}

/** Lines some chapter lets arrive late, twice or wrongly are registered there, not here. */
const REGISTERED_ELSEWHERE = new Set(['411627|2020|central', '411722|2019|central', '411626|2018|central']);

export function arrive(world: World, county: Place, line: Line): void {
  if (!REGISTERED_ELSEWHERE.has(`${county.code}|${line.year}|${line.row.BGT_TYPE_CODE === '12' ? 'advance' : line.fund.level}`)) world.budget.register(line);
  world.arrive(county, line);
}

/** The province keeps a small line for its own office, which pays a training provider. */
function provincialUnit(world: World, doc: Doc, from: Line, amount: number): void {
  const office = world.accounts.office(PROVINCE, 'agriculture');
  const provider = trainerOf(world);
  const project = world.project(PROVINCE, `${from.year}年度致富带头人示范培训`, '培训', amount, addDays(doc.date, -20));
  const line = world.budget.line(doc, { to: office, amount, from, project, economicClass: '50205', functionClass: '2130504' });
  world.budget.register(line);
  const shares = [Math.round(amount * 0.6), amount - Math.round(amount * 0.6)];
  shares.forEach((share, index) =>
    world.payments.pay(line, {
      to: provider,
      amount: share,
      day: workingDay(`${from.year}-0${6 + index * 3}-12`),
      purpose: `${project.name}第${index + 1}期培训费`,
    }),
  );
}

const trainers = new WeakMap<World, { account: ReturnType<World['accounts']['open']> }>();
function trainerOf(world: World): ReturnType<World['accounts']['open']> {
  const known = trainers.get(world);
  if (known) return known.account;
  const { account } = world.people.enterprise(PROVINCE, '河南源启示例培训有限公司', { scope: '职业技能培训' });
  trainers.set(world, { account });
  return account;
}
