import { addDays } from './days.ts';
import { paidId } from './payments.ts';
import { WAN, YUAN, grant, ownFunds, settle, works } from './scene.ts';
import { lineId, type World } from './world.ts';

/** 资金使用: what the money was spent on, with whom, and how often. */
export function writeUse(world: World): void {
  negativeList(world);
  offPlan(world);
  fictitious(world);
  splitContracts(world);
  orderInverted(world);
  passedOn(world);
  paidTwice(world);
  notDisclosed(world);
}

function negativeList(world: World): void {
  const county = world.county('封丘县');
  const job = works(world, county, 2018, '后营村2018年金银花基地管护', 60 * WAN, {
    unit: world.accounts.office(county, 'agriculture'),
    village: '后营村',
    category: '产业发展',
  });
  const dealer = world.people.enterprise(county, '封丘示例汽车销售服务有限公司', { scope: '汽车销售' });
  const car = world.payments.pay(job.line, {
    to: dealer.account,
    amount: 158_000 * YUAN,
    day: '2018-08-09',
    purpose: '购置办公用车一辆',
    economicClass: '50306',
  });
  const rental = world.payments.pay(job.line, {
    to: job.firm.account,
    amount: 46_000 * YUAN,
    day: '2018-08-23',
    purpose: '基地管护工程车辆租赁费',
    contract: job.contract,
  });
  settle(world, job, ['2018-09-12', '2018-10-17']);
  world.tell({
    rules: ['SY-01'],
    title: '用扶贫资金买车',
    english: 'A car out of poverty money',
    place: '封丘县',
    told: '管护项目资金中列支“购置办公用车”15.8万元。',
    toldEnglish: 'A vehicle is on the negative list.',
    documents: [job.line.doc?.number ?? ''],
    ids: [paidId(car)],
    innocent: { told: '“工程车辆租赁费”4.6万元属施工费用。', english: 'Hiring a site vehicle is part of the works.', ids: [paidId(rental)] },
  });
}

function offPlan(world: World): void {
  const county = world.county('兰考县');
  const job = works(world, county, 2019, '长胜村2019年高效节水灌溉', 100 * WAN, {
    unit: world.accounts.office(county, 'water'),
    village: '长胜村',
    category: '产业发展',
    firm: world.buildersOf(county)[2],
  });
  for (const [value, amount] of [
    ['机井', 40],
    ['管道', 45],
    ['首部枢纽', 15],
  ] as const)
    world.record('plan-line', county.code, { kind: 'project', code: job.project.code }, { from: '2019-03-01', value, amount: amount * WAN });
  const lamps = world.payments.pay(job.line, { to: job.firm.account, amount: 3 * WAN, day: '2019-08-20', purpose: '村内路灯安装', contract: job.contract });
  settle(world, job, ['2019-07-15', '2019-10-16']);
  const lit = works(world, county, 2020, '张庄示例村2020年文化服务中心', 60 * WAN, { unit: world.accounts.office(county, 'housing'), village: '张庄示例村' });
  world.record('plan-line', county.code, { kind: 'project', code: lit.project.code }, { from: '2020-03-01', value: '配套照明', amount: 5 * WAN });
  world.record('plan-line', county.code, { kind: 'project', code: lit.project.code }, { from: '2020-03-01', value: '土建装修', amount: 55 * WAN });
  const fittings = world.payments.pay(lit.line, { to: lit.firm.account, amount: 5 * WAN, day: '2020-08-19', purpose: '配套照明灯具', contract: lit.contract });
  settle(world, lit, ['2020-07-15', '2020-10-16']);
  world.tell({
    rules: ['SY-02'],
    title: '灌溉项目里装路灯',
    english: 'Street lamps in an irrigation project',
    place: '兰考县',
    told: '节水灌溉项目实施方案只有机井、管道和首部枢纽，却支付村内路灯3万元。',
    toldEnglish: 'The purpose is in no plan line.',
    documents: [job.line.doc?.number ?? ''],
    ids: [paidId(lamps)],
    innocent: { told: '文化服务中心的灯具在“配套照明”方案内。', english: 'Fittings under a plan line.', ids: [paidId(fittings)] },
  });
}

function fictitious(world: World): void {
  const county = world.county('太康县');
  const township = world.accounts.township(county, 1);
  const account = ownFunds(world, township, { kind: 'township', name: `${township.name}基本存款账户` });
  world.book.add('ACCOUNT_BALANCE', { ACCT_NO: account.number, BANK: account.bank, BALANCE_DATE: '2020-01-01', BALANCE: '0.00', OPENING: '1' });
  const project = world.project(county, '大许村2020年扶贫车间', '产业发展', 50 * WAN, '2020-03-20', { village: '大许村' });
  const line = grant(world, county, 2020, township, 50 * WAN, { project, functionClass: '2130505' });
  const booked = world.payments.appropriate(line, account, 50 * WAN, '2020-06-10', '扶贫车间建设资金', { final: true });
  const firm = world.buildersOf(county)[1];
  if (firm) world.payments.flow(account, firm.account, 10 * WAN, '2020-06-29 15:12:00', '扶贫车间工程款');
  const unit = world.accounts.office(county, 'water');
  const ghost = works(world, county, 2020, '符草村2020年排水沟渠', 120 * WAN, { unit, village: '符草村', accept: '', progress: 20, status: '在建' });
  const ledger = world.record(
    'ledger-expenditure',
    county.code,
    { kind: 'indicator', division: ghost.line.region, year: 2020, code: ghost.line.code },
    { from: '2020-12-31', amount: 120 * WAN, year: 2020, value: '列支挂账' },
  );
  world.tell({
    rules: ['SY-03', 'ZH-01', 'BF-02', 'BF-04'],
    title: '以拨代支与列支挂账',
    english: 'A transfer booked as spending; spending that never happened',
    place: '太康县',
    told: '50万元拨到乡镇账户即列决算支出，30天内只付出10万元；另有120万元12月31日总会计列支，却没有任何支付。',
    toldEnglish: '400,000 yuan rest in the township account, 1.2 million yuan on the line.',
    documents: [line.doc?.number ?? ''],
    ids: [paidId(booked), ledger, lineId(ghost.line)],
  });
}

function splitContracts(world: World): void {
  const county = world.county('鹿邑县');
  const unit = world.accounts.office(county, 'transport');
  const firms = world.buildersOf(county);
  const jobs = (
    [
      [250, '武平村2020年村组连通路'],
      [220, '高集村2020年环村路'],
      [210, '贾滩示例村2020年田间路'],
    ] as const
  ).map(([amount, name], index) =>
    works(world, county, 2020, name, amount * WAN, { unit, firm: firms[index % 2], village: name.slice(0, name.indexOf('2020')) }),
  );
  jobs.forEach((job, index) => settle(world, job, [`2020-07-1${index}`, `2020-10-1${index}`]));
  world.tell({
    rules: ['SY-04'],
    title: '化整为零避开招标',
    english: 'Split to stay below the tender limit',
    place: '鹿邑县',
    told: '交通局一年内三份道路合同250万、220万、210万元，都低于400万元限额、都用竞争性磋商，合计680万元。',
    toldEnglish: 'Three contracts of one unit, category and year, together above the limit.',
    documents: [jobs[0]?.line.doc?.number ?? ''],
    ids: jobs.map((job) => `contract:${job.contract}`),
  });
}

function orderInverted(world: World): void {
  const county = world.county('新蔡县');
  const early = works(world, county, 2019, '班台村2019年排灌站', 70 * WAN, {
    unit: world.accounts.office(county, 'water'),
    village: '班台村',
    firm: world.buildersOf(county)[2],
    signed: '2019-07-20',
    start: '2019-07-22',
    accept: '2019-10-25',
  });
  const paid = world.payments.pay(early.line, {
    to: early.firm.account,
    amount: 20 * WAN,
    day: '2019-07-01',
    purpose: `${early.project.name}预付款`,
    contract: early.contract,
  });
  settle(world, early, ['2019-08-28', '2019-11-05']);
  const second = works(world, county, 2019, '余店村2019年桑蚕棚', 50 * WAN, {
    unit: world.accounts.office(county, 'agriculture'),
    village: '余店村',
    category: '产业发展',
  });
  const before = world.payments.pay(second.line, {
    to: second.firm.account,
    amount: 10 * WAN,
    day: addDays(second.line.date, -14),
    purpose: `${second.project.name}苗木款`,
  });
  settle(world, second, ['2019-07-16', '2019-10-17']);
  world.tell({
    rules: ['SY-05'],
    title: '先付款后签约，付款早于指标',
    english: 'Paid before the contract, paid before the line existed',
    place: '新蔡县',
    told: '排灌站7月1日付款、7月20日才签合同；桑蚕棚的一笔付款比指标文件早14天。',
    toldEnglish: "The second is time-inconsistent: it cannot have been this document's money and is shown so.",
    documents: [early.line.doc?.number ?? ''],
    ids: [paidId(paid), `contract:${early.contract}`, paidId(before), lineId(second.line)],
    innocent: { told: '封丘县防汛抢险有豁免（见“防汛救灾”）。', english: 'Emergency works in 封丘 are exempt.', ids: [] },
  });
}

function passedOn(world: World): void {
  const county = world.county('卢氏县');
  const job = works(world, county, 2021, '核桃沟村2021年产业路', 100 * WAN, { village: '核桃沟村' });
  const payment = world.payments.pay(job.line, {
    to: job.firm.account,
    amount: 100 * WAN,
    day: '2021-10-11',
    purpose: `${job.project.name}工程款`,
    contract: job.contract,
  });
  const other = world.people.enterprise(county, '卢氏磐石示例土石方有限公司', { scope: '土石方工程' });
  const onward = world.payments.flow(job.firm.account, other.account, 72 * WAN, '2021-10-23 11:02:00', '工程款');
  const luoning = world.county('洛宁县');
  const near = works(world, luoning, 2020, '凤翼乡2020年水毁道路修复', 100 * WAN, { village: '禹门村' });
  const nearPaid = world.payments.pay(near.line, {
    to: near.firm.account,
    amount: 100 * WAN,
    day: '2020-10-12',
    purpose: `${near.project.name}工程款`,
    contract: near.contract,
  });
  const material = world.people.enterprise(luoning, '洛宁示例建材有限公司', { scope: '水泥、砂石销售' });
  const nearOnward = world.payments.flow(near.firm.account, material.account, 69 * WAN, '2020-10-25 09:40:00', '水泥砂石款');
  world.tell({
    rules: ['SY-06'],
    title: '收款十二天转出七成二',
    english: 'Seventy-two per cent passed on within twelve days',
    place: '卢氏县',
    told: '中标企业收到100万元，12天后把72万元转给另一家土石方公司，没有分包备案。',
    toldEnglish: 'Illegal assignment; the onward transfer is a bank flow.',
    documents: [job.line.doc?.number ?? ''],
    ids: [paidId(payment), paidId(onward)],
    innocent: { told: '洛宁县一家企业付69万元材料款，低于七成。', english: '69% for materials.', ids: [paidId(nearPaid), paidId(nearOnward)] },
  });
}

function paidTwice(world: World): void {
  const county = world.county('新县');
  const job = works(world, county, 2021, '新光村2021年茶园步道', 60 * WAN, { village: '新光村', unit: world.accounts.office(county, 'agriculture') });
  const amount = 48_600 * YUAN;
  const first = world.payments.pay(job.line, {
    to: job.firm.account,
    amount,
    day: '2021-08-03',
    purpose: '茶园步道石材款',
    contract: job.contract,
    invoice: 'FP41152300091',
  });
  const second = world.payments.pay(job.line, {
    to: job.firm.account,
    amount,
    day: '2021-08-15',
    purpose: '茶园步道石材款',
    contract: job.contract,
    invoice: 'FP41152300091',
  });
  settle(world, job, ['2021-09-08', '2021-10-19']);
  const repaid = works(world, county, 2020, '钱冲村2020年板栗冷库', 50 * WAN, { village: '钱冲村', unit: world.accounts.office(county, 'agriculture') });
  const wrong = world.payments.pay(repaid.line, {
    to: repaid.firm.account,
    amount: 20 * WAN,
    day: '2020-07-20',
    purpose: `${repaid.project.name}设备款`,
    contract: repaid.contract,
  });
  const back = world.payments.back('reversal', [{ payment: wrong }], { day: '2020-07-22', purpose: '账号有误，银行退票冲回', restores: true });
  const right = world.payments.pay(repaid.line, {
    to: repaid.firm.account,
    amount: 20 * WAN,
    day: '2020-07-28',
    purpose: `${repaid.project.name}设备款`,
    contract: repaid.contract,
  });
  settle(world, repaid, ['2020-09-09', '2020-10-20']);
  world.tell({
    rules: ['SY-07'],
    title: '同一张发票付了两次',
    english: 'One invoice paid twice',
    place: '新县',
    told: '石材款48600元十二天内付了两次，发票号相同。',
    toldEnglish: 'Same payee, amount, purpose and invoice; both vouchers are real.',
    documents: [job.line.doc?.number ?? ''],
    ids: [paidId(first), paidId(second)],
    innocent: {
      told: '冷库设备款第一次被银行退回，之后重付。',
      english: 'The first payment was reversed, then paid again.',
      ids: [wrong, back, right].map(paidId),
    },
  });
}

function notDisclosed(world: World): void {
  const county = world.county('汝阳县');
  const job = works(world, county, 2018, '上庄村2018年标准化鸡舍', 50 * WAN, {
    village: '上庄村',
    unit: world.accounts.office(county, 'agriculture'),
    category: '产业发展',
  });
  const [payment] = settle(world, job, ['2018-07-11', '2018-10-16']);
  const good = works(world, county, 2018, '刘坪村2018年香菇大棚', 50 * WAN, {
    village: '刘坪村',
    unit: world.accounts.office(county, 'agriculture'),
    category: '产业发展',
  });
  settle(world, good, ['2018-07-12', '2018-10-17']);
  const doc = world.countyDocument(county, world.main(county, 2018));
  const approved = addDays(doc.date, -22);
  const disclosed = world.record('disclosure', county.code, { kind: 'project', code: good.project.code }, { from: addDays(approved, 10), value: '县级公示' });
  world.record('signboard', county.code, { kind: 'project', code: good.project.code }, { from: addDays(doc.date, 28), value: '公示牌' });
  world.record('acceptance', county.code, { kind: 'project', code: good.project.code }, { from: '2018-10-10', value: '验收合格' });
  world.tell({
    rules: ['SY-08'],
    title: '没有公示就付款',
    english: 'Paid without disclosure',
    place: '汝阳县',
    told: '标准化鸡舍项目没有公示、没有公示牌、没有验收记录，50万元已全部付清。',
    toldEnglish: 'No disclosure, signboard or acceptance on record.',
    documents: [job.line.doc?.number ?? ''],
    ids: [`project:${job.project.code}`, ...(payment ? [paidId(payment)] : [])],
    innocent: {
      told: '香菇大棚批复后第10日公示，验收后结算。',
      english: 'Disclosed on the tenth day, accepted before settlement.',
      ids: [`project:${good.project.code}`, disclosed],
    },
  });
}
