import { paidId } from './payments.ts';
import { WAN, grant, ownFunds, settle, works } from './scene.ts';
import { lineId, type World } from './world.ts';

/** 拨付进度: money that moves too slowly, or too fast at the wrong time. */
export function writeProgress(world: World): void {
  behindCalendar(world);
  zeroSpending(world);
  parked(world);
  twoYears(world);
  aheadOfWorks(world);
  yearEndRush(world);
}

function behindCalendar(world: World): void {
  const county = world.county('汝阳县');
  const unit = world.accounts.unit(county, '309001', '汝阳县畜牧中心', 'budget-unit');
  const job = works(world, county, 2023, '椿树村2023年肉牛养殖小区', 100 * WAN, {
    unit,
    village: '椿树村',
    category: '产业发展',
    accept: '',
    progress: 60,
    status: '在建',
  });
  const payment = world.payments.pay(job.line, {
    to: job.firm.account,
    amount: 60 * WAN,
    day: '2023-09-20',
    purpose: `${job.project.name}进度款`,
    contract: job.contract,
  });
  world.tell({
    rules: ['BF-01'],
    title: '年底只付了六成',
    english: 'Six tenths paid by the end of the year',
    place: '汝阳县',
    told: `畜牧中心2023年100万元指标到年底支付60万元，落后序时40个百分点。`,
    toldEnglish: '40 percentage points behind the calendar; 400,000 yuan unspent.',
    documents: [job.line.doc?.number ?? ''],
    ids: [lineId(job.line), paidId(payment)],
  });
}

function zeroSpending(world: World): void {
  const county = world.county('台前县');
  const job = works(world, county, 2022, '大堤村2022年沿堤绿化', 110 * WAN, {
    unit: world.accounts.office(county, 'forestry'),
    village: '大堤村',
    accept: '',
    progress: 0,
    status: '未开工',
  });
  const other = world.county('洛宁县');
  const stopped = works(world, other, 2023, '西沟村2023年农旅停车场', 60 * WAN, {
    unit: world.accounts.office(other, 'transport'),
    village: '西沟村',
    accept: '',
    progress: 10,
    status: '停工',
  });
  const exemption = world.record(
    'exemption',
    other.code,
    { kind: 'project', code: stopped.project.code },
    { from: '2023-06-20', value: 'T-BF4', reference: '（2023）豫0328民初示例77号' },
  );
  world.tell({
    rules: ['BF-02', 'BF-04'],
    title: '下达后一年多没有支出',
    english: 'Nothing spent for more than a year',
    place: '台前县',
    told: `${job.line.doc?.number}的110万元到2023年底一分未付，也没有收回。`,
    toldEnglish: 'Neither paid nor recalled by the end of the next year.',
    documents: [job.line.doc?.number ?? ''],
    ids: [lineId(job.line)],
    innocent: { told: '洛宁县停车场因土地诉讼停工，有案号。', english: 'Stopped by litigation on file (T-BF4).', ids: [lineId(stopped.line), exemption] },
  });
}

function parked(world: World): void {
  const county = world.county('固始县');
  const township = world.accounts.township(county, 1);
  const account = ownFunds(world, township, { kind: 'township', name: `${township.name}往来资金户` });
  world.book.add('ACCOUNT_BALANCE', { ACCT_NO: account.number, BANK: account.bank, BALANCE_DATE: '2018-01-01', BALANCE: '0.00', OPENING: '1' });
  const project = world.project(county, '草庙村2018年到村产业项目', '产业发展', 60 * WAN, '2018-04-02', { village: '草庙村' });
  const line = grant(world, county, 2018, township, 60 * WAN, { project, functionClass: '2130505' });
  const inflow = world.payments.appropriate(line, account, 60 * WAN, '2018-06-04', '到村产业项目资金');
  const firm = world.buildersOf(county)[3];
  if (!firm) return;
  const out = world.payments.special(account, firm.account, 45 * WAN, '2018-06-22', `${project.name}工程款`, { line, agency: township.name });
  const wages = world.accounts.open(county.code, 'wages', '固始源路示例工程有限公司农民工工资专户', {
    type: 'enterprise',
    code: world.buildersOf(county)[0]?.uscc ?? '',
    name: '固始源路示例工程有限公司',
  });
  const job = works(world, county, 2018, '张老埠示例村2018年村道', 50 * WAN, { village: '张老埠示例村' });
  world.payments.pay(job.line, { to: wages, amount: 10 * WAN, day: '2018-07-10', purpose: `${job.project.name}农民工工资`, contract: job.contract });
  settle(world, job, ['2018-08-10', '2018-10-16']);
  world.tell({
    rules: ['BF-03', 'ZH-01'],
    title: '资金滞留乡镇账户',
    english: 'Money resting in a township account',
    place: '固始县',
    told: `60万元实拨到乡镇往来资金户，20天内付出45万元，余下15万元再没有动过。`,
    toldEnglish: '150,000 yuan are held on a fiscal-side account to the end of the data.',
    documents: [line.doc?.number ?? ''],
    ids: [paidId(inflow), paidId(out)],
    innocent: { told: '农民工工资专户是法定专户（T-ZH4）。', english: 'A wage account prescribed by law.', ids: [] },
  });
}

function twoYears(world: World): void {
  const { budget, payments } = world;
  const county = world.county('光山县');
  const job = works(world, county, 2019, '槐店村2019年茶叶初制厂', 80 * WAN, {
    unit: world.accounts.office(county, 'agriculture'),
    village: '槐店村',
    category: '产业发展',
    accept: '',
    progress: 75,
    status: '在建',
  });
  payments.pay(job.line, { to: job.firm.account, amount: 60 * WAN, day: '2019-09-11', purpose: `${job.project.name}进度款`, contract: job.contract });
  const doc = budget.document(county, '光山县财政局关于2019年度结转资金的通知', '2020-01-13');
  const carried = budget.carryOver(job.line, doc, 20 * WAN);
  const other = world.county('淅川县');
  const recalled = works(world, other, 2018, '邹坡村2018年软籽石榴园', 70 * WAN, {
    unit: world.accounts.office(other, 'agriculture'),
    village: '邹坡村',
    category: '产业发展',
  });
  payments.pay(recalled.line, {
    to: recalled.firm.account,
    amount: 50 * WAN,
    day: '2018-09-12',
    purpose: `${recalled.project.name}工程款`,
    contract: recalled.contract,
  });
  const carryDoc = budget.document(other, '淅川县财政局关于2018年度结转资金的通知', '2019-01-10');
  const rest = budget.carryOver(recalled.line, carryDoc, 20 * WAN);
  const recallDoc = budget.document(other, '淅川县财政局关于收回结转两年资金的通知', '2019-12-20');
  const main = world.main(other, 2019);
  payments.pay(rest, { to: recalled.firm.account, amount: 5 * WAN, day: '2019-05-15', purpose: `${recalled.project.name}管护款`, contract: recalled.contract });
  budget.adjust('recall', rest, main, 15 * WAN, recallDoc.date, recallDoc);
  // What came back in December is used again in the spring.
  const again = budget.document(other, '淅川县财政局关于安排收回存量资金的通知', '2020-01-06');
  const reused = budget.line(again, {
    to: world.accounts.office(other, 'water'),
    amount: 15 * WAN,
    from: main,
    kind: 'reissue',
    year: 2020,
    functionClass: '2130504',
    project: world.project(other, '库边村2020年护坡', '基础设施', 15 * WAN, '2019-12-26', { village: '库边村' }),
  });
  budget.register(reused);
  const mason = world.buildersOf(other)[1];
  if (mason) payments.pay(reused, { to: mason.account, amount: 15 * WAN, day: '2020-03-18', purpose: '库边村护坡工程款' });
  world.tell({
    rules: ['BF-04'],
    title: '结转满两年仍未使用',
    english: 'Carried over and still unspent after two budget years',
    place: '光山县',
    told: `2019年指标结转20万元到2020年（${doc.number}），2020年没有支出，2021年1月1日起应收回而未收回。`,
    toldEnglish: 'The clock follows the carry-over edge, not the new line.',
    documents: [job.line.doc?.number ?? '', doc.number],
    ids: [lineId(job.line), lineId(carried)],
    innocent: {
      told: `淅川县2018年结转的20万元付了5万元，余下15万元在2019年12月20日收回（${recallDoc.number}），次年盘活。`,
      english: 'The rest was recalled in time and used again.',
      ids: [lineId(rest)],
    },
  });
}

function aheadOfWorks(world: World): void {
  const county = world.county('洛宁县');
  const job = works(world, county, 2019, '山底村2019年上戈示例果库', 100 * WAN, {
    unit: world.accounts.office(county, 'agriculture'),
    village: '山底村',
    category: '产业发展',
    accept: '2019-10-30',
  });
  const paid = world.payments.pay(job.line, {
    to: job.firm.account,
    amount: 45 * WAN,
    day: '2019-07-08',
    purpose: `${job.project.name}进度款`,
    contract: job.contract,
  });
  world.record(
    'progress',
    county.code,
    { kind: 'contract', code: job.contract, other: { kind: 'project', code: job.project.code } },
    { from: '2019-07-05', value: '30' },
  );
  world.record(
    'progress',
    county.code,
    { kind: 'contract', code: job.contract, other: { kind: 'project', code: job.project.code } },
    { from: '2019-10-25', value: '100' },
  );
  world.payments.pay(job.line, { to: job.firm.account, amount: 55 * WAN, day: '2019-11-06', purpose: `${job.project.name}结算款`, contract: job.contract });
  const near = works(world, county, 2020, '山底村2020年冷链分拣间', 100 * WAN, {
    unit: world.accounts.office(county, 'agriculture'),
    village: '山底村',
    category: '产业发展',
    accept: '2020-10-28',
  });
  world.record(
    'progress',
    county.code,
    { kind: 'contract', code: near.contract, other: { kind: 'project', code: near.project.code } },
    { from: '2020-07-06', value: '30' },
  );
  const nearPaid = world.payments.pay(near.line, {
    to: near.firm.account,
    amount: 40 * WAN,
    day: '2020-07-09',
    purpose: `${near.project.name}进度款`,
    contract: near.contract,
  });
  world.record(
    'progress',
    county.code,
    { kind: 'contract', code: near.contract, other: { kind: 'project', code: near.project.code } },
    { from: '2020-10-20', value: '100' },
  );
  world.payments.pay(near.line, { to: near.firm.account, amount: 60 * WAN, day: '2020-11-04', purpose: `${near.project.name}结算款`, contract: near.contract });
  world.tell({
    rules: ['BF-05'],
    title: '付款超过形象进度',
    english: 'Paid ahead of the works',
    place: '洛宁县',
    told: '形象进度30%时已付45%。',
    toldEnglish: '45% paid at 30% progress.',
    documents: [job.line.doc?.number ?? ''],
    ids: [paidId(paid), `contract:${job.contract}`],
    innocent: { told: '次年另一合同进度30%时付40%，正好10个百分点。', english: 'Exactly ten points ahead.', ids: [paidId(nearPaid)] },
  });
}

function yearEndRush(world: World): void {
  const county = world.county('上蔡县');
  const unit = world.accounts.unit(county, '313001', '上蔡县农业机械中心', 'budget-unit');
  const job = works(world, county, 2022, '重阳示例镇2022年农机合作示范点', 150 * WAN, { unit, category: '产业发展' });
  const september = world.payments.pay(job.line, {
    to: job.firm.account,
    amount: 80 * WAN,
    day: '2022-09-14',
    purpose: `${job.project.name}进度款`,
    contract: job.contract,
  });
  const december = world.payments.pay(job.line, {
    to: job.firm.account,
    amount: 40 * WAN,
    day: '2022-12-27',
    purpose: `${job.project.name}结算款`,
    contract: job.contract,
  });
  const january = world.payments.pay(job.line, {
    to: job.firm.account,
    amount: 30 * WAN,
    day: '2023-01-04',
    voucherDay: '2022-12-30',
    clearedDay: '2023-01-04',
    fiscalYear: 2022,
    purpose: `${job.project.name}尾款`,
    contract: job.contract,
  });
  // Paid once a year, and rightly in December.
  const households = world.people.poolOf(county).slice(0, 12);
  const amount = households.length * 49_000;
  const line = grant(world, county, 2022, world.accounts.office(county, 'agriculture'), amount, {
    functionClass: '2130122',
    economicClass: '50902',
    project: world.project(county, '上蔡县2022年耕地地力保护补贴', '补贴', amount, '2022-03-20'),
  });
  const batch = world.payments.cards(
    line,
    { item: 'XM03', period: '2022', day: '2022-12-06', standard: 9_800, purpose: '2022年耕地地力保护补贴' },
    households.map((household) => ({ household, amount: 49_000, quantity: 5, declared: 5, titled: 5 })),
  );
  world.tell({
    rules: ['BF-06'],
    title: '年末突击支付',
    english: 'A year-end rush',
    place: '上蔡县',
    told: '农机中心150万元中70万元在12月支付，其中30万元凭证日期12月30日、次年1月4日清算，仍属上年。',
    toldEnglish: '46.7% in December by voucher date; the January clearing belongs to the old year.',
    documents: [job.line.doc?.number ?? ''],
    ids: [september, december, january].map(paidId),
    innocent: { told: '耕地地力保护补贴一年发一次，12月发放正常（T-BF5）。', english: 'A once-a-year subsidy.', ids: [batch.batch] },
  });
}
