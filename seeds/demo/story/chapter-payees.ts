import { addDays } from './days.ts';
import { spoilt } from './identifiers.ts';
import type { Household } from './people.ts';
import { paidId, type CardEntry } from './payments.ts';
import type { Place } from './places.ts';
import { WAN, grant, personal, settle, works } from './scene.ts';
import type { World } from './world.ts';

/** 收款企业和受益户: who was paid, held against the registers of other authorities. */
export function writePayees(world: World): void {
  revoked(world);
  listed(world);
  newlySetUp(world);
  shellCooperative(world);
  linked(world);
  vehicle(world);
  runsEnterprise(world);
  onPayroll(world);
  afterDeath(world);
  excess(world);
}

function revoked(world: World): void {
  const county = world.county('光山县');
  const firm = world.people.enterprise(county, '光山示例园林绿化有限公司', { scope: '园林绿化', status: '吊销' });
  const status = 'ZT41152200001';
  world.book.add('ENTERPRISE_STATUS', { RECORD_NO: status, MOF_DIV_CODE: county.code, USCC: firm.uscc, LIST_KIND: 'enterprise-status', STATUS: '吊销', FROM: '2020-08-01', REFERENCE: '光市监罚〔2020〕示例15号' });
  const job = works(world, county, 2020, '晏河村2020年村庄绿化', 40 * WAN, { firm, village: '晏河村', unit: world.accounts.office(county, 'housing'), category: '人居环境' });
  const before = world.payments.pay(job.line, { to: firm.account, amount: 12 * WAN, day: '2020-07-31', purpose: `${job.project.name}预付款`, contract: job.contract });
  const after = world.payments.pay(job.line, { to: firm.account, amount: 28 * WAN, day: '2020-10-14', purpose: `${job.project.name}结算款`, contract: job.contract });
  world.tell({
    rules: ['SK-01'], title: '企业已被吊销仍付款', english: 'Paid after the licence was revoked', place: '光山县', told: '企业2020年8月1日被吊销，10月14日仍收到28万元。', toldEnglish: 'The state on the day of payment counts.', documents: [job.line.doc?.number ?? ''], ids: [paidId(after), `record:enterprise-status|${status}`],
    innocent: { told: '7月31日的预付款在吊销前一天。', english: 'The prepayment came the day before.', ids: [paidId(before)] },
  });
}

function listed(world: World): void {
  const county = world.county('淅川县');
  const firm = world.people.enterprise(county, '淅川示例市政工程有限公司', { scope: '市政工程' });
  world.book.add('ENTERPRISE_STATUS', { RECORD_NO: 'XY41132600001', MOF_DIV_CODE: county.code, USCC: firm.uscc, LIST_KIND: 'credit-list', STATUS: '失信被执行人', FROM: '2019-02-01', REFERENCE: '（2019）豫1326执示例61号' });
  const job = works(world, county, 2019, '渠首村2019年排污管网', 80 * WAN, { firm, village: '渠首村', unit: world.accounts.office(county, 'housing'), category: '人居环境' });
  const [payment] = settle(world, job, ['2019-07-17', '2019-10-16']);
  world.tell({
    rules: ['SK-02'], title: '失信被执行人中标', english: 'A dishonest debtor gets the contract', place: '淅川县', told: '企业2019年2月1日列入失信名单，五月签订合同。', toldEnglish: 'Listed on the day of the award.', documents: [job.line.doc?.number ?? ''], ids: ['record:credit-list|XY41132600001', `contract:${job.contract}`, ...(payment ? [paidId(payment)] : [])],
  });
}

function newlySetUp(world: World): void {
  const county = world.county('洛宁县');
  const firm = world.people.enterprise(county, '洛宁云果示例农业科技有限公司', { scope: '果品分选', established: '2022-05-01' });
  const job = works(world, county, 2022, '果园村2022年气调库', 60 * WAN, { firm, village: '果园村', unit: world.accounts.office(county, 'agriculture'), category: '产业发展', signed: '2022-07-15', start: '2022-07-18', accept: '2022-10-18' });
  const [payment] = settle(world, job, ['2022-08-03', '2022-10-26']);
  const required = world.people.enterprise(county, '洛宁县凤翼示例移民种养专业合作社', { kind: 'cooperative', established: '2022-04-20', scope: '种植养殖' });
  const other = works(world, county, 2022, '禹门村2022年搬迁后续产业', 30 * WAN, { firm: required, village: '禹门村', unit: world.accounts.office(county, 'agriculture'), category: '产业发展' });
  settle(world, other, ['2022-07-13', '2022-10-13']);
  world.record('exemption', county.code, { kind: 'enterprise', code: required.uscc }, { from: '2022-04-01', value: 'T-SE5', reference: '洛宁搬迁后扶方案〔2022〕示例3号' });
  world.tell({
    rules: ['SK-03'], title: '成立七十五天就拿到项目', english: 'Awarded 75 days after its founding', place: '洛宁县', told: '企业2022年5月1日成立，7月15日签约60万元。', toldEnglish: 'Set up after the project had been approved.', documents: [job.line.doc?.number ?? ''], ids: [`enterprise:${firm.uscc}`, `contract:${job.contract}`, ...(payment ? [paidId(payment)] : [])],
    innocent: { told: '移民合作社是搬迁后续方案要求新设的。', english: 'A cooperative the scheme required (T-SE5).', ids: [`enterprise:${required.uscc}`] },
  });
}

function shellCooperative(world: World): void {
  const county = world.county('卢氏县');
  const shell = world.people.enterprise(county, '卢氏县高坪示例养蜂专业合作社', { kind: 'cooperative', members: 4, scope: '养蜂' });
  const five = world.people.enterprise(county, '卢氏县东虎示例菌菇专业合作社', { kind: 'cooperative', members: 5, scope: '食用菌种植' });
  const [first, second] = ([[shell, '毛坪村2020年中蜂示范场', '毛坪村'], [five, '香菇坪村2020年菌棒厂', '香菇坪村']] as const).map(([firm, name, village]) => {
    const job = works(world, county, 2020, name, 20 * WAN, { firm, village, unit: world.accounts.office(county, 'agriculture'), category: '产业发展' });
    settle(world, job, ['2020-07-15', '2020-10-15']);
    return job;
  });
  if (!first || !second) return;
  world.tell({
    rules: ['SK-04'], title: '四个成员的合作社', english: 'A cooperative of four', place: '卢氏县', told: '养蜂合作社只有4名成员，收到20万元。', toldEnglish: 'The law asks for five.', documents: [first.line.doc?.number ?? ''], ids: [`enterprise:${shell.uscc}`],
    innocent: { told: '菌菇合作社5名成员均为农民。', english: 'Five members, all farmers.', ids: [`enterprise:${five.uscc}`] },
  });
}

function linked(world: World): void {
  const county = world.county('汝阳县');
  const unit = world.accounts.office(county, 'transport');
  const official = world.people.person(county.code);
  world.people.staff(unit, official, 'payroll', '项目股股长', '2014-03-01');
  const brother = world.people.person(county.code);
  world.people.kin(official, '兄弟', brother);
  const firm = world.people.enterprise(county, '汝阳示例路桥劳务有限公司', { scope: '公路养护', representative: brother });
  const job = works(world, county, 2019, '上庄村2019年环山步道', 60 * WAN, { firm, unit, village: '上庄村' });
  const [payment] = settle(world, job, ['2019-08-21', '2019-10-22']);
  const collective = world.people.enterprise(county, '汝阳县椿树村示例股份经济合作社', { kind: 'collective', scope: '集体资产经营' });
  world.people.staff(world.accounts.township(county, 1), collective.representative, 'cadre', '椿树村党支部书记', '2015-01-01');
  const village = works(world, county, 2019, '椿树村2019年集体茶园', 40 * WAN, { firm: collective, unit: world.accounts.township(county, 1), village: '椿树村', category: '产业发展' });
  settle(world, village, ['2019-08-20', '2019-10-21']);
  world.record('exemption', county.code, { kind: 'enterprise', code: collective.uscc }, { from: '2018-01-01', value: 'T-SE8', reference: '村党支部书记依规兼任集体经济组织负责人' });
  world.tell({
    rules: ['SK-05', 'GX-15'], title: '付款单位干部的兄弟是中标企业法人', english: 'The contractor is run by an official\'s brother', place: '汝阳县', told: '交通局项目股股长的兄弟是劳务公司法定代表人，公司从交通局收款60万元。', toldEnglish: 'Unit – official – brother – enterprise – payment: a closed path.', documents: [job.line.doc?.number ?? ''], ids: [`enterprise:${firm.uscc}`, ...(payment ? [paidId(payment)] : [])],
    innocent: { told: '椿树村支书依规兼任集体经济合作社负责人。', english: 'A village secretary heads the collective by office (T-SE8).', ids: [`enterprise:${collective.uscc}`] },
  });
}

/** A batch of its own for the households of a scene, with three ordinary neighbours. */
function batchFor(world: World, county: Place, year: number, item: { code: string; standard: number; purpose: string }, entries: CardEntry[], options: { period?: string; day?: string; office?: 'poverty' | 'agriculture' | 'housing' } = {}): ReturnType<World['payments']['cards']> {
  const total = entries.reduce((sum, entry) => sum + entry.amount, 0);
  const day = options.day ?? `${year}-07-11`;
  const project = world.project(county, `${county.name}${item.purpose}（${options.period ?? year}补充批）`, '产业到户', total, addDays(world.countyDocument(county, world.main(county, year)).date, -10));
  const line = grant(world, county, year, world.accounts.office(county, options.office ?? 'poverty'), total, { project, functionClass: '2130505', economicClass: '50902' });
  return world.payments.cards(line, { item: item.code, period: options.period ?? String(year), day, standard: item.standard, purpose: item.purpose }, entries);
}

const family = (world: World, county: Place, order: number, size = 3): Household => world.people.household(county, order % 2, county.towns[order % 2]?.villages[order % 3 === 0 ? 0 : 1] ?? '', { size });
const income = (year: number): { code: string; standard: number; purpose: string } => ({ code: 'XM01', standard: 800_000, purpose: `${year}年到户增收项目` });

function vehicle(world: World): void {
  const county = world.county('太康县');
  const [owner, disabled, farmer, cheap] = [0, 1, 2, 3].map((order) => family(world, county, order));
  if (!owner || !disabled || !farmer || !cheap) return;
  const car = (household: Household, plate: string, kind: string, value: string): void => {
    world.book.add('VEHICLE', { PLATE_NO: plate, MOF_DIV_CODE: county.code, IDEN_NO: household.head.id, PER_NAME: household.head.name, VEHICLE_KIND: kind, VALUE_AMT: value, FROM: '2017-02-10' });
  };
  car(owner, '豫P示例001', '小型轿车', '45000.00');
  car(disabled, '豫P示例002', '残疾人专用汽车', '52000.00');
  car(farmer, '豫P示例003', '小型轿车', '68000.00');
  car(cheap, '豫P示例004', '微型面包车', '30000.00');
  world.record('exemption', county.code, { kind: 'household', code: disabled.code, other: { kind: 'person', code: disabled.head.id } }, { from: '2017-01-01', value: 'T-SH3', reference: '残疾人证示例0002' });
  const batch = batchFor(world, county, 2018, income(2018), [owner, disabled, cheap].map((household) => ({ household, amount: 800_000 })));
  const area = batchFor(world, county, 2018, { code: 'XM03', standard: 9_800, purpose: '2018年耕地地力保护补贴' }, [{ household: farmer, amount: 58_800, quantity: 6, declared: 6, titled: 6 }], { office: 'agriculture' });
  const line = batch.lines[0];
  world.tell({
    rules: ['SK-07'], title: '有车户领取到户增收补助', english: 'A car owner on a means-tested roster', place: '太康县', told: '户主2017年2月登记一辆4.5万元轿车，2018年领取到户增收补助8000元。', toldEnglish: 'Above 30,000 yuan on the day of approval.', documents: [], ids: [...(line ? [paidId(line)] : []), 'record:vehicle|豫P示例001'],
    innocent: { told: '残疾人专用车有豁免；面包车正好3万元；另一有车户领的是按面积发的耕地补贴。', english: 'A disabled person\'s car, a van of exactly 30,000, and an area subsidy.', ids: [...batch.lines.slice(1), ...area.lines].map(paidId) },
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
  world.book.add('ENTERPRISE_HOLDER', { USCC: other.uscc, HOLDER_TYPE: 'person', HOLDER_CODE: small.head.id, HOLDER_NAME: small.head.name, SHARE: '0.09', FROM: '2013-03-01' });
  const batch = batchFor(world, county, 2017, income(2017), [active, dormant, small].map((household) => ({ household, amount: 800_000 })));
  const line = batch.lines[0];
  world.tell({
    rules: ['SK-08'], title: '开着建材店的贫困户', english: 'A beneficiary who runs a shop', place: '固始县', told: '户主是建材经营部负责人，2017年5月仍在开票，同年领取到户增收补助。', toldEnglish: 'Representative of an enterprise with invoices in the last twelve months.', documents: [], ids: [...(line ? [paidId(line)] : []), `enterprise:${shop.uscc}`],
    innocent: { told: '另一户的执照早已停业；第三户只持有9%股份。', english: 'A dormant licence, and a share of nine per cent.', ids: [`enterprise:${asleep.uscc}`, `enterprise:${other.uscc}`] },
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
  const batch = batchFor(world, county, 2017, income(2017), [teacher, post, left].map((household) => ({ household, amount: 800_000 })));
  const line = batch.lines[0];
  world.tell({
    rules: ['SK-09'], title: '教师家庭在贫困户名单中', english: 'A teacher\'s family on the roster', place: '鹿邑县', told: '户内配偶为在编教师，2017年领取到户增收补助8000元。', toldEnglish: 'On the payroll on the day of payment.', documents: [], ids: [...(line ? [paidId(line)] : []), `record:payroll|${staff}`],
    innocent: { told: '公益岗不是财政供养；第三户在付款前一天已离岗。', english: 'A public-welfare post, and a payroll that ended the day before.', ids: batch.lines.slice(1).map(paidId) },
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
  death(near, 'SW41152300002', '2022-03-07');
  death(farm, 'SW41152300003', '2021-12-10');
  const batch = batchFor(world, county, 2022, { code: 'XM05', standard: 60_000, purpose: '2022年第一季度农村低保' }, [gone, near].map((household) => ({ household, amount: 60_000 })), { period: '2022Q1', day: '2022-06-02' });
  const area = batchFor(world, county, 2022, { code: 'XM03', standard: 9_800, purpose: '2022年耕地地力保护补贴' }, [{ household: farm, amount: 39_200, quantity: 4, declared: 4, titled: 4 }], { day: '2022-06-14', office: 'agriculture' });
  const son = farm.members[2] ?? farm.head;
  world.record('parcel', county.code, { kind: 'person', code: son.id, other: { kind: 'person', code: farm.head.id } }, { from: '2022-01-01', value: '4亩，由子女耕种' });
  const funeral = batchFor(world, county, 2022, { code: 'XM11', standard: 100_000, purpose: '2022年丧葬补助' }, [{ household: near, amount: 100_000, person: near.head }], { day: '2022-06-16' });
  const line = batch.lines[0];
  world.tell({
    rules: ['SK-10'], title: '死亡三个月后仍发低保', english: 'Paid three months after death', place: '新县', told: '独居户主2022年3月1日死亡，6月3日仍发放低保600元。', toldEnglish: 'More than thirty days after the death, nobody left in the household.', documents: [], ids: [...(line ? [paidId(line)] : []), 'record:death|SW41152300001'],
    innocent: { told: '另一户的耕地由儿子耕种；丧葬补助本就在死后发放。', english: 'The son farms the land; a funeral allowance follows a death.', ids: [...area.lines, ...funeral.lines].map(paidId) },
  });
}

function excess(world: World): void {
  const county = world.county('兰考县');
  const [twice, wide, exact] = [0, 1, 2].map((order) => family(world, county, order));
  if (!twice || !wide || !exact) return;
  const support = { code: 'XM08', standard: 250_000, purpose: '2022年监测对象产业帮扶补助' };
  const first = batchFor(world, county, 2022, support, [{ household: twice, amount: 250_000 }], { day: '2022-06-15' });
  const second = batchFor(world, county, 2022, support, [{ household: twice, amount: 250_000 }], { day: '2022-09-20', period: '2022' });
  const area = batchFor(world, county, 2022, { code: 'XM10', standard: 12_500, purpose: '2022年退耕还林补助' }, [
    { household: wide, amount: 100_000, quantity: 8, declared: 8, titled: 6 }, { household: exact, amount: 68_750, quantity: 5.5, declared: 5.5, titled: 5 },
  ], { day: '2022-08-10', office: 'agriculture' });
  const wide0 = area.lines[0];
  world.tell({
    rules: ['SK-11'], title: '同一项补助领了两次；面积多报', english: 'One item drawn twice; an area overstated', place: '兰考县', told: '一户2022年度监测帮扶补助发了两次；另一户退耕还林申报8亩，确权只有6亩。', toldEnglish: 'Same item and period; declared more than 1.1 times the titled area.', documents: [], ids: [...first.lines, ...second.lines, ...(wide0 ? [wide0] : [])].map(paidId),
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
}
