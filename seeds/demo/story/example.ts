import { numbersByDate } from './budget.ts';
import { addDays, workingDay } from './days.ts';
import { writeItems } from './items.ts';
import { manifestOf } from './manifest.ts';
import { CENTRAL, PROVINCE, placeOf, writeRegions } from './places.ts';
import { WAN, works } from './scene.ts';
import { World, centralFund, provincialFund } from './world.ts';

const YEAR = 2024;
const REGIONS = ['410000', '410300', '410200', '410325', '410225'];

/**
 * seeds/example: a delivery as a real office would hand it in, small enough to read: ten documents of 2024 for two
 * counties, works in three payments, a card batch with a bounce, a refund. It is not marked as demo data.
 */
export function tellExample(): Map<string, Buffer> {
  const world = compose(numbersByDate(compose().budget.documents));
  const files = world.book.files();
  const covers = ['ISSUE', 'REGISTER', 'ALLOC', 'PAY', 'CARD', 'ITEM', 'ACCOUNT', 'PROJECT', 'CONTRACT', 'ENTERPRISE', 'HOUSEHOLD'].flatMap((source) =>
    ['100000', '410000', '410325', '410225'].map((region) => ({ source, region, from: '2023-11-01', to: '2024-12-31' })),
  );
  const head = {
    id: 'henan-2024-example',
    title: `河南省${YEAR}年衔接资金（样例）`,
    sourceSystem: 'budget-system',
    period: { from: '2023-11-01', to: '2024-12-31' },
  };
  return new Map([['manifest.yaml', manifestOf(head, covers, files)], ...files.map((file) => [file.path, file.bytes] as const)]);
}

function compose(numbers?: readonly string[]): World {
  const world = new World(numbers);
  writeRegions(world.book, REGIONS);
  writeItems(world.book);
  const [song, lankao] = [placeOf('410325'), placeOf('410225')];
  const counties = [song, lankao];
  const fund = centralFund(YEAR);

  for (const [title, date, amounts, kind] of [
    ['提前下达', '2023-11-15', [300, 260], 'advance'],
    ['下达', '2024-03-06', [520, 480], 'addition'],
  ] as const) {
    const ministry = world.budget.document(CENTRAL, `财政部关于${title}${YEAR}年${fund.name}预算的通知`, date);
    const upper = world.budget.line(ministry, { to: PROVINCE, amount: (amounts[0] + amounts[1]) * WAN, fund, kind, year: YEAR });
    world.budget.register(upper);
    const doc = world.budget.document(PROVINCE, `河南省财政厅关于${title}${YEAR}年${fund.name}的通知`, workingDay(addDays(date, 20)));
    counties.forEach((county, index) => {
      const line = world.budget.line(doc, { to: county, amount: (amounts[index] ?? 0) * WAN, from: upper, kind, year: YEAR });
      world.budget.register(line);
      world.arrive(county, line);
    });
  }
  const own = world.budget.document(PROVINCE, `河南省财政厅关于下达${YEAR}年${provincialFund(YEAR).name}的通知`, '2024-05-14');
  const provincial = world.budget.line(own, { to: song, amount: 90 * WAN, fund: provincialFund(YEAR) });
  world.budget.register(provincial);
  world.arrive(song, provincial);

  const names = [
    ['石坡村2024年产业路', '柳沟村2024年水塔', '河湾村2024年冷库'],
    ['沙丘村2024年育苗棚', '琴韵村2024年排水渠'],
  ] as const;
  counties.forEach((county, order) =>
    world.receivedBy(county, YEAR).forEach((received, index) => {
      const share = index === 1 ? received.amount - 12 * 250_000 : received.amount;
      const job = works(world, county, YEAR, names[order]?.[index] ?? '', share, { line: { from: received }, village: names[order]?.[index]?.slice(0, 3) });
      const start = addDays(job.line.date, 30);
      const parts = [Math.floor(share * 0.3), Math.floor(share * 0.5)];
      parts.push(share - parts.reduce((sum, part) => sum + part, 0));
      const paid = parts.map((amount, part) =>
        world.payments.pay(job.line, {
          to: job.firm.account,
          amount,
          day: workingDay(addDays(start, 5 + part * 50)),
          purpose: `${job.project.name}${['预付款', '进度款', '结算款'][part]}`,
          contract: job.contract,
        }),
      );
      if (order === 0 && index === 0 && paid[1])
        world.payments.back('same-year', [{ payment: paid[1], amount: 2 * WAN }], { day: workingDay(addDays(start, 80)), purpose: '审减工程量退回' });
      if (index === 1) households(world, county, received);
    }),
  );
  world.budget.close();
  return world;
}

/** A dozen households by card out of the main line; the fifth card bounces and is paid again. */
function households(world: World, county: ReturnType<typeof placeOf>, received: Parameters<World['countyDocument']>[1]): void {
  const unit = world.accounts.office(county, 'poverty');
  const chosen = Array.from({ length: 12 }, (_, index) => world.people.household(county, index % 2, county.towns[index % 2]?.villages[0] ?? '', { size: 2 }));
  const amount = chosen.length * 250_000;
  const doc = world.countyDocument(county, received);
  const project = world.project(county, `${county.name}${YEAR}年监测对象产业帮扶`, '产业到户', amount, addDays(doc.date, -15));
  const line = world.budget.line(doc, { to: unit, amount, from: received, project, functionClass: '2130505', economicClass: '50902' });
  world.budget.register(line);
  const purpose = `${YEAR}年监测对象产业帮扶补助`;
  const batch = world.payments.cards(
    line,
    { item: 'XM08', period: String(YEAR), day: workingDay(addDays(line.date, 40)), standard: 250_000, purpose },
    chosen.map((household, index) => ({ household, amount: 250_000, ...(index === 4 ? { bounce: '账号户名不符退票' } : {}) })),
  );
  const [bounced] = batch.bounces;
  const card = chosen[4]?.card;
  if (bounced && card) world.payments.payAgain(bounced, card, addDays(bounced.day, 10), batch.batch.split('|')[1] ?? '', `${purpose}（退票重发）`, unit.name);
}
