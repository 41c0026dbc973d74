import { addDays } from './days.ts';
import { paidId } from './payments.ts';
import { WAN, extra, grant, ownFunds, settle, works } from './scene.ts';
import { lineId, type World } from './world.ts';

/** How money moves when nothing is wrong: special accounts, appropriations, refunds, corrections, advances. */
export function writeMoney(world: World): void {
  specialAccount(world);
  stateFarm(world);
  severalIndicators(world);
  refunds(world);
  correction(world);
  advances(world);
}

function specialAccount(world: World): void {
  const county = world.county('固始县');
  const finance = world.accounts.finance(county);
  const special = ownFunds(world, finance, { kind: 'special', name: '固始县扶贫资金财政专户', approval: '豫财库〔2015〕示例9号', whitelisted: true });
  world.book.add('ACCOUNT_BALANCE', { ACCT_NO: special.number, BANK: special.bank, BALANCE_DATE: '2017-01-01', BALANCE: '0.00', OPENING: '1' });
  const job = works(world, county, 2017, '码头村2017年渔业码头', 80 * WAN, { unit: world.accounts.office(county, 'agriculture'), village: '码头村' });
  const first = world.payments.appropriate(job.line, special, 80 * WAN, '2017-06-15', '拨入扶贫资金专户');
  const second = world.payments.special(special, job.firm.account, 50 * WAN, '2017-07-05', `${job.project.name}进度款`, {
    line: job.line,
    agency: job.unit.name,
  });
  const third = world.payments.special(special, job.firm.account, 30 * WAN, '2017-09-20', `${job.project.name}结算款`, {
    line: job.line,
    agency: job.unit.name,
  });
  const untagged = works(world, county, 2018, '码头村2018年水产育苗棚', 40 * WAN, {
    unit: world.accounts.office(county, 'agriculture'),
    village: '码头村',
    category: '产业发展',
  });
  world.payments.appropriate(untagged.line, special, 40 * WAN, '2018-06-11', '拨入扶贫资金专户');
  const silent = world.payments.special(special, untagged.firm.account, 40 * WAN, '2018-07-02', '工程款', { agency: untagged.unit.name });
  world.tell({
    rules: [],
    title: '财政专户两段支付',
    english: 'Two legs through a special account',
    place: '固始县',
    told: '国库实拨80万元到扶贫资金专户，再由专户分两笔付给施工企业，两段都记在同一指标下，只计一次。2018年的40万元第二段台账没有记指标，按专户余额推算。',
    toldEnglish:
      'Both legs name the line, so the 800,000 count once. In 2018 the ledger of the special account names no line for the second leg: it is an onward step.',
    documents: [job.line.doc?.number ?? '', untagged.line.doc?.number ?? ''],
    ids: [paidId(first), paidId(second), paidId(third), paidId(silent)],
  });
}

function stateFarm(world: World): void {
  const county = world.county('固始县');
  const farm = world.accounts.unit(county, '801001', '固始县国营示例农场', 'state-farm');
  const account = ownFunds(world, farm, { name: '固始县国营示例农场', approval: '豫财库〔2015〕示例12号' });
  const project = world.project(county, '国营示例农场2018年优质粮基地', '产业发展', 50 * WAN, '2018-04-02');
  const line = grant(world, county, 2018, farm, 50 * WAN, { project, functionClass: '2130505' });
  const payment = world.payments.appropriate(line, account, 50 * WAN, '2018-05-24', '优质粮基地建设资金');
  const trader = world.people.enterprise(county, '固始县示例农资有限公司', { scope: '化肥、种子销售' });
  world.payments.flow(account, trader.account, 47 * WAN, '2018-06-04 10:20:00', '优质粮基地种子肥料款');
  world.tell({
    rules: [],
    looksLike: ['ZH-01'],
    title: '实拨到国营农场',
    english: 'Appropriation to a state farm',
    place: '固始县',
    told: '国营农场实行实拨，国库50万元依法拨入农场自己的账户，六月购买种子化肥。',
    toldEnglish: 'A state farm lawfully receives on its own account (T-ZH6): an innocent look-alike of ZH-01.',
    documents: [line.doc?.number ?? ''],
    ids: [paidId(payment)],
  });
}

function severalIndicators(world: World): void {
  const county = world.county('兰考县');
  const lines = world
    .receivedBy(county, 2018)
    .slice(0, 2)
    .map((received) => {
      const project = world.project(
        county,
        `沙丘村2018年泡桐加工车间${received.row.BGT_TYPE_CODE === '12' ? '一期' : '二期'}`,
        '产业发展',
        30 * WAN,
        addDays(world.countyDocument(county, received).date, -16),
        { village: '沙丘村' },
      );
      return grant(world, county, 2018, world.accounts.office(county, 'agriculture'), 30 * WAN, { from: received, project, functionClass: '2130505' });
    });
  const firm = world.buildersOf(county)[3];
  if (!firm) throw new Error('No firm.');
  const voucher = '41022518900001';
  const payments = lines.map((line, index) =>
    world.payments.pay(line, {
      to: firm.account,
      amount: 30 * WAN,
      day: '2018-06-14',
      time: '11:05:00',
      purpose: '泡桐加工车间工程款',
      voucher,
      lineNumber: index + 1,
      mode: 'direct',
    }),
  );
  world.tell({
    rules: [],
    title: '一张凭证列两条指标',
    english: 'One voucher over two lines',
    place: '兰考县',
    told: `凭证${voucher}一笔60万元，分列提前批和第一批两条指标各30万元：银行只动一次。`,
    toldEnglish: 'Two lines of one voucher share a movement; not a duplicate payment.',
    documents: lines.map((line) => line.doc?.number ?? ''),
    ids: payments.map(paidId),
  });
}

function refunds(world: World): void {
  const county = world.county('洛宁县');
  const job = works(world, county, 2018, '果园村2018年苹果分拣线', 70 * WAN, {
    unit: world.accounts.office(county, 'agriculture'),
    village: '果园村',
    category: '产业发展',
  });
  const first = world.payments.pay(job.line, {
    to: job.firm.account,
    amount: 50 * WAN,
    day: '2018-07-09',
    purpose: `${job.project.name}进度款`,
    contract: job.contract,
  });
  const refund = world.payments.back('same-year', [{ payment: first, amount: 8 * WAN }], { day: '2018-08-06', purpose: '审减工程量退回' });
  const again = world.payments.pay(job.line, {
    to: job.firm.account,
    amount: 28 * WAN,
    day: '2018-10-10',
    purpose: `${job.project.name}结算款`,
    contract: job.contract,
  });
  const prior = world.payments.back('prior-year', [{ payment: again, amount: 3 * WAN }], { day: '2019-03-12', purpose: '上年度项目审计核减退回国库' });
  world.tell({
    rules: [],
    title: '当年退回与隔年退回',
    english: 'A refund in the year and one after it',
    place: '洛宁县',
    told: '2018年8月当年退回8万元，恢复指标后又支付；2019年3月审计核减3万元，属隔年退回，缴入国库，不恢复指标。',
    toldEnglish: 'The first refund restores the quota, which is spent again; the second goes to the treasury and counts as returned.',
    documents: [job.line.doc?.number ?? ''],
    ids: [paidId(first), paidId(refund), paidId(again), paidId(prior)],
  });
}

function correction(world: World): void {
  const county = world.county('上蔡县');
  const unit = world.accounts.office(county, 'water');
  const right = works(world, county, 2018, '东岸村2018年排涝站', 40 * WAN, { unit, village: '东岸村', firm: world.buildersOf(county)[2] });
  const wrong = works(world, county, 2018, '白圭村2018年蓄水塘', 40 * WAN, { unit, village: '白圭村', firm: world.buildersOf(county)[2] });
  const payment = world.payments.pay(wrong.line, {
    to: right.firm.account,
    amount: 25 * WAN,
    day: '2018-07-16',
    purpose: `${right.project.name}进度款`,
    contract: right.contract,
  });
  const corrected = world.payments.correct(payment, right.line, 25 * WAN, '2018-07-27', '指标串用，更正');
  settle(world, right, ['2018-09-10', '2018-10-15']);
  settle(world, wrong, ['2018-08-22', '2018-10-18']);
  world.tell({
    rules: [],
    looksLike: ['SY-02'],
    title: '支付更正',
    english: 'A correction voucher',
    place: '上蔡县',
    told: '排涝站25万元误用了蓄水塘的指标，十一天后以更正通知书改到排涝站指标，钱没有再动。',
    toldEnglish: 'A reclassification moves the payment to another line without money; an innocent look-alike of SY-02.',
    documents: [right.line.doc?.number ?? ''],
    ids: [paidId(payment), paidId(corrected), lineId(right.line), lineId(wrong.line)],
  });
}

/** Says for a few counties whether the later line contains the advance, and leaves one question open. */
function advances(world: World): void {
  const relations: Array<[string, number, 'no' | 'unknown']> = [
    ['嵩县', 2017, 'no'],
    ['嵩县', 2018, 'no'],
    ['兰考县', 2019, 'no'],
    ['太康县', 2019, 'unknown'],
  ];
  for (const [name, year, included] of relations) {
    const county = world.county(name);
    const advance = world.receivedBy(county, year).find((line) => line.row.BGT_TYPE_CODE === '12');
    if (advance) world.budget.advanceOf(advance, world.main(county, year), included);
  }
  const flood = extra(world, world.county('封丘县'), '2021-08-02', 80 * WAN, '下达2021年防汛救灾补助资金（第一批）', { note: '救灾资金，分批据实下达' });
  world.record(
    'exemption',
    '410727',
    { kind: 'indicator', division: flood.region, year: flood.year, code: flood.code },
    { from: '2021-08-02', value: 'T-FP1', reference: '封丘县人民政府救灾资金分批下达意见' },
  );
  const county = world.county('封丘县');
  const unit = world.accounts.office(county, 'water');
  const doc = world.budget.document(county, '封丘县财政局关于下达2021年防汛救灾补助资金的通知', '2021-10-08');
  const firm = world.buildersOf(county)[2];
  const project = world.project(county, '堤南村2021年水毁灌渠抢修', '救灾', 80 * WAN, '2021-08-05', {
    village: '堤南村',
    inLibrary: '2021-08-04',
    start: '2021-08-06',
  });
  const line = world.budget.line(doc, { to: unit, amount: 80 * WAN, from: flood, project, functionClass: '2130315' });
  world.budget.register(line);
  if (!firm) return;
  const contract = world.contract(county, unit, firm, project, 80 * WAN, '2021-08-25', {
    start: '2021-08-06',
    accept: '2021-10-20',
    exemption: '抢险救灾',
    method: '直接委托',
  });
  const payment = world.payments.pay(line, { to: firm.account, amount: 80 * WAN, day: '2021-10-27', purpose: `${project.name}工程款`, contract });
  world.tell({
    rules: [],
    looksLike: ['FP-01', 'SY-05'],
    title: '防汛救灾：分批下达、先抢修后签约',
    english: 'Flood relief: instalments, repair before the contract',
    place: '封丘县',
    told: `2021年7月暴雨后，救灾资金80万元超过30日才分解（${doc.number}），水毁灌渠先抢修后补签合同，均有依据。`,
    toldEnglish: 'Both facts would be warnings, but disaster money may come in instalments (T-FP1) and emergency works are exempt (T-SY2).',
    documents: [flood.doc?.number ?? '', doc.number],
    ids: [lineId(flood), lineId(line), paidId(payment)],
  });
}
