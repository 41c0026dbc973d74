import { addDays } from './days.ts';
import { spoilt } from './identifiers.ts';
import type { Household } from './people.ts';
import { paidId, type CardEntry } from './payments.ts';
import type { Place } from './places.ts';
import { WAN, grant, personal } from './scene.ts';
import type { World } from './world.ts';

/** 受益户: households on a roster, held against vehicles, enterprises, payroll, deaths and land. */
export function writeHouseholds(world: World): void {
  vehicle(world);
  runsEnterprise(world);
  onPayroll(world);
  afterDeath(world);
  excess(world);
}

/** A batch of its own for the households of a scene, with three ordinary neighbours. */
function batchFor(
  world: World,
  county: Place,
  year: number,
  item: { code: string; standard: number; purpose: string },
  entries: CardEntry[],
  options: { period?: string; day?: string; office?: 'poverty' | 'agriculture' | 'housing' } = {},
): ReturnType<World['payments']['cards']> & { document: string } {
  const total = entries.reduce((sum, entry) => sum + entry.amount, 0);
  const day = options.day ?? `${year}-07-11`;
  const project = world.project(
    county,
    `${county.name}${item.purpose}（${options.period ?? year}补充批）`,
    '产业到户',
    total,
    addDays(world.countyDocument(county, world.main(county, year)).date, -10),
  );
  const line = grant(world, county, year, world.accounts.office(county, options.office ?? 'poverty'), total, {
    project,
    functionClass: '2130505',
    economicClass: '50902',
  });
  const batch = world.payments.cards(
    line,
    { item: item.code, period: options.period ?? String(year), day, standard: item.standard, purpose: item.purpose },
    entries,
  );
  return { ...batch, document: line.doc?.number ?? '' };
}

const family = (world: World, county: Place, order: number, size = 3): Household =>
  world.people.household(county, order % 2, county.towns[order % 2]?.villages[order % 3 === 0 ? 0 : 1] ?? '', { size });
const income = (year: number): { code: string; standard: number; purpose: string } => ({ code: 'XM01', standard: 800_000, purpose: `${year}年到户增收项目` });

function vehicle(world: World): void {
  const county = world.county('太康县');
  const [owner, disabled, farmer, cheap] = [0, 1, 2, 3].map((order) => family(world, county, order));
  if (!owner || !disabled || !farmer || !cheap) return;
  const car = (household: Household, plate: string, kind: string, value: string): void => {
    world.book.add('VEHICLE', {
      PLATE_NO: plate,
      MOF_DIV_CODE: county.code,
      IDEN_NO: household.head.id,
      PER_NAME: household.head.name,
      VEHICLE_KIND: kind,
      VALUE_AMT: value,
      FROM: '2017-02-10',
    });
  };
  car(owner, '豫P示例001', '小型轿车', '45000.00');
  car(disabled, '豫P示例002', '残疾人专用汽车', '52000.00');
  car(farmer, '豫P示例003', '小型轿车', '68000.00');
  car(cheap, '豫P示例004', '微型面包车', '30000.00');
  world.record(
    'exemption',
    county.code,
    { kind: 'household', code: disabled.code, other: { kind: 'person', code: disabled.head.id } },
    { from: '2017-01-01', value: 'T-SH3', reference: '残疾人证示例0002' },
  );
  const batch = batchFor(
    world,
    county,
    2018,
    income(2018),
    [owner, disabled, cheap].map((household) => ({ household, amount: 800_000 })),
  );
  const area = batchFor(
    world,
    county,
    2018,
    { code: 'XM03', standard: 9_800, purpose: '2018年耕地地力保护补贴' },
    [{ household: farmer, amount: 58_800, quantity: 6, declared: 6, titled: 6 }],
    { office: 'agriculture' },
  );
  const line = batch.lines[0];
  world.tell({
    rules: ['SK-07'],
    title: '有车户领取到户增收补助',
    english: 'A car owner on a means-tested roster',
    place: '太康县',
    told: '户主2017年2月登记一辆4.5万元轿车，2018年领取到户增收补助8000元。',
    toldEnglish: 'Above 30,000 yuan on the day of approval.',
    documents: [batch.document],
    ids: [...(line ? [paidId(line)] : []), 'record:vehicle|豫P示例001'],
    innocent: {
      told: '残疾人专用车有豁免；面包车正好3万元；另一有车户领的是按面积发的耕地补贴。',
      english: "A disabled person's car, a van of exactly 30,000, and an area subsidy.",
      ids: [...batch.lines.slice(1), ...area.lines].map(paidId),
    },
  });
}

function runsEnterprise(world: World): void {
  const county = world.county('固始县');
  const [active, dormant, small] = [0, 1, 2].map((order) => family(world, county, order));
  if (!active || !dormant || !small) return;
  const shop = world.people.enterprise(county, '固始县示例建材经营部', { representative: active.head, established: '2014-05-12', scope: '建材零售' });
  world.record('invoice', county.code, { kind: 'enterprise', code: shop.uscc }, { from: '2017-05-20', value: '开票', amount: 38 * WAN });
  const asleep = world.people.enterprise(county, '固始县示例日杂店', { representative: dormant.head, established: '2012-03-01', status: '长期停业' });
  const other = world.people.enterprise(county, '固始县示例运输有限公司', { established: '2013-03-01' });
  world.book.add('ENTERPRISE_HOLDER', {
    USCC: other.uscc,
    HOLDER_TYPE: 'person',
    HOLDER_CODE: small.head.id,
    HOLDER_NAME: small.head.name,
    SHARE: '0.09',
    FROM: '2013-03-01',
  });
  const batch = batchFor(
    world,
    county,
    2017,
    income(2017),
    [active, dormant, small].map((household) => ({ household, amount: 800_000 })),
  );
  const line = batch.lines[0];
  world.tell({
    rules: ['SK-08'],
    title: '开着建材店的贫困户',
    english: 'A beneficiary who runs a shop',
    place: '固始县',
    told: '户主是建材经营部负责人，2017年5月仍在开票，同年领取到户增收补助。',
    toldEnglish: 'Representative of an enterprise with invoices in the last twelve months.',
    documents: [batch.document],
    ids: [...(line ? [paidId(line)] : []), `enterprise:${shop.uscc}`],
    innocent: {
      told: '另一户的执照早已停业；第三户只持有9%股份。',
      english: 'A dormant licence, and a share of nine per cent.',
      ids: [`enterprise:${asleep.uscc}`, `enterprise:${other.uscc}`],
    },
  });
}

function onPayroll(world: World): void {
  const county = world.county('鹿邑县');
  const [teacher, post, left] = [0, 1, 2].map((order) => family(world, county, order));
  if (!teacher || !post || !left) return;
  const school = world.accounts.unit(county, '205009', '鹿邑县涡北示例镇中心小学', 'budget-unit', world.accounts.office(county, 'education'));
  const spouse = teacher.members[1] ?? teacher.head;
  const staff = world.people.staff(school, spouse, 'payroll', '教师', '2009-09-01');
  world.people.staff(world.accounts.township(county, 0), post.head, 'public-post', '护林员公益岗', '2017-01-01');
  world.people.staff(school, left.head, 'payroll', '临时教师', '2010-09-01', '2017-07-11');
  const batch = batchFor(
    world,
    county,
    2017,
    income(2017),
    [teacher, post, left].map((household) => ({ household, amount: 800_000 })),
  );
  const line = batch.lines[0];
  world.tell({
    rules: ['SK-09'],
    title: '教师家庭在贫困户名单中',
    english: "A teacher's family on the roster",
    place: '鹿邑县',
    told: '户内配偶为在编教师，2017年领取到户增收补助8000元。',
    toldEnglish: 'On the payroll on the day of payment.',
    documents: [batch.document],
    ids: [...(line ? [paidId(line)] : []), `record:payroll|${staff}`],
    innocent: {
      told: '公益岗不是财政供养；第三户在付款前一天已离岗。',
      english: 'A public-welfare post, and a payroll that ended the day before.',
      ids: batch.lines.slice(1).map(paidId),
    },
  });
}

function afterDeath(world: World): void {
  const county = world.county('新县');
  const [gone, near, farm] = [0, 1, 2].map((order) => family(world, county, order, order === 2 ? 3 : 1));
  if (!gone || !near || !farm) return;
  const death = (household: Household, number: string, day: string): void => {
    world.book.add('DEATH', { DEATH_NO: number, MOF_DIV_CODE: county.code, IDEN_NO: household.head.id, PER_NAME: household.head.name, DEATH_DATE: day });
  };
  death(gone, 'SW41152300001', '2022-03-01');
  death(near, 'SW41152300002', '2022-05-10');
  death(farm, 'SW41152300003', '2021-12-10');
  const batch = batchFor(
    world,
    county,
    2022,
    { code: 'XM05', standard: 60_000, purpose: '2022年第一季度农村低保' },
    [gone, near].map((household) => ({ household, amount: 60_000 })),
    { period: '2022Q1', day: '2022-06-02' },
  );
  const area = batchFor(
    world,
    county,
    2022,
    { code: 'XM03', standard: 9_800, purpose: '2022年耕地地力保护补贴' },
    [{ household: farm, amount: 39_200, quantity: 4, declared: 4, titled: 4 }],
    { day: '2022-06-14', office: 'agriculture' },
  );
  const son = farm.members[2] ?? farm.head;
  world.record(
    'parcel',
    county.code,
    { kind: 'person', code: son.id, other: { kind: 'person', code: farm.head.id } },
    { from: '2022-01-01', value: '4亩，由子女耕种' },
  );
  const funeral = batchFor(
    world,
    county,
    2022,
    { code: 'XM11', standard: 100_000, purpose: '2022年丧葬补助' },
    [{ household: near, amount: 100_000, person: near.head }],
    { day: '2022-06-16' },
  );
  const line = batch.lines[0];
  world.tell({
    rules: ['SK-10'],
    title: '死亡三个月后仍发低保',
    english: 'Paid three months after death',
    place: '新县',
    told: '独居户主2022年3月1日死亡，6月3日仍发放低保600元。',
    toldEnglish: 'More than thirty days after the death, nobody left in the household.',
    documents: [batch.document],
    ids: [...(line ? [paidId(line)] : []), 'record:death|SW41152300001'],
    innocent: {
      told: '同批另一户主5月10日死亡，24天后的这笔在宽限期内；有一户的耕地由儿子耕种；丧葬补助本就在死后发放。',
      english: 'A death 24 days before; a son who farms the land; a funeral allowance.',
      ids: [...batch.lines.slice(1), ...area.lines, ...funeral.lines].map(paidId),
    },
  });
}

function excess(world: World): void {
  const county = world.county('兰考县');
  const [twice, wide, exact] = [0, 1, 2].map((order) => family(world, county, order));
  if (!twice || !wide || !exact) return;
  const support = { code: 'XM08', standard: 250_000, purpose: '2022年监测对象产业帮扶补助' };
  const first = batchFor(world, county, 2022, support, [{ household: twice, amount: 250_000 }], { day: '2022-06-15' });
  const second = batchFor(world, county, 2022, support, [{ household: twice, amount: 250_000 }], { day: '2022-09-20', period: '2022' });
  const area = batchFor(
    world,
    county,
    2022,
    { code: 'XM10', standard: 12_500, purpose: '2022年退耕还林补助' },
    [
      { household: wide, amount: 100_000, quantity: 8, declared: 8, titled: 6 },
      { household: exact, amount: 68_750, quantity: 5.5, declared: 5.5, titled: 5 },
    ],
    { day: '2022-08-10', office: 'agriculture' },
  );
  const wide0 = area.lines[0];
  world.tell({
    rules: ['SK-11'],
    title: '同一项补助领了两次；面积多报',
    english: 'One item drawn twice; an area overstated',
    place: '兰考县',
    told: '一户2022年度监测帮扶补助发了两次；另一户退耕还林申报8亩，确权只有6亩。',
    toldEnglish: 'Same item and period; declared more than 1.1 times the titled area.',
    documents: [first.document],
    ids: [...first.lines, ...second.lines, ...(wide0 ? [wide0] : [])].map(paidId),
    innocent: { told: '第三户申报5.5亩、确权5亩，正好1.10倍。', english: 'Exactly 1.10 times.', ids: area.lines.slice(1).map(paidId) },
  });
  badNumbers(world, county);
}

/** Two identifiers with a wrong check digit: loaded and flagged, never refused. */
function badNumbers(world: World, county: Place): void {
  const typo = world.people.person(county.code);
  const wrong = { ...typo, id: spoilt(typo.id) };
  world.people.staff(world.accounts.township(county, 0), wrong, 'cadre', '沙丘村村委会主任', '2018-05-01');
  personal(world, county, wrong);
  world.people.enterprise(county, '兰考县示例农机店', { scope: '农机销售', wrongCode: true });
}
