import { addDays } from './days.ts';
import { paidId } from './payments.ts';
import { WAN, YUAN, cashOf, grant, ownFunds, personal, settle, works } from './scene.ts';
import { lineId, type World } from './world.ts';

/** 账户管理: where money was put that should not have been there. */
export function writeAccounts(world: World): void {
  ownFundsAccount(world);
  sameHolder(world);
  cash(world);
  toPerson(world);
  sharedCard(world);
  twoCards(world);
  closedAccount(world);
}

function ownFundsAccount(world: World): void {
  const county = world.county('淮阳县');
  const unit = world.accounts.office(county, 'agriculture');
  const account = ownFunds(world, unit);
  world.book.add('ACCOUNT_BALANCE', { ACCT_NO: account.number, BANK: account.bank, BALANCE_DATE: '2018-01-01', BALANCE: '126000.00', OPENING: '1' });
  const project = world.project(county, '李楼村2018年莲藕加工点', '产业发展', 30 * WAN, '2018-03-20', { village: '李楼村' });
  const line = grant(world, county, 2018, unit, 30 * WAN, { project, functionClass: '2130505', requiredMode: 'direct' });
  const moved = world.payments.pay(line, { to: account, amount: 30 * WAN, day: '2018-06-20', purpose: '莲藕加工点项目资金转入' });
  const firm = world.buildersOf(county)[3];
  const later = firm ? world.payments.flow(account, firm.account, 22 * WAN, '2018-11-07 10:00:00', '加工点设备款') : undefined;
  world.tell({
    rules: ['ZH-01'],
    title: '零余额账户转实有资金账户',
    english: 'From zero balance to an own-funds account',
    place: '淮阳县',
    told: '要求直接支付的30万元转入农业农村局实有资金账户，停留四个多月，只付出22万元。',
    toldEnglish: 'The account also held other money (opening balance 126,000): what left it is attributed.',
    documents: [line.doc?.number ?? ''],
    ids: [paidId(moved), ...(later ? [paidId(later)] : [])],
    innocent: { told: '固始县国营农场实拨（见“实拨到国营农场”）。', english: 'The state farm.', ids: [] },
  });
}

function sameHolder(world: World): void {
  const county = world.county('鹿邑县');
  const unit = world.accounts.office(county, 'water');
  const account = ownFunds(world, unit);
  const job = works(world, county, 2021, '高集村2021年坑塘治理', 60 * WAN, { unit, village: '高集村' });
  const moved = world.payments.pay(job.line, { to: account, amount: 8 * WAN, day: '2021-07-06', purpose: '项目管护费' });
  settle(world, job, ['2021-08-10', '2021-10-18']);
  // A bank merged: the same unit's account under a new number.
  const old = ownFunds(world, world.accounts.office(county, 'forestry'), { bank: '鹿邑示例城市信用社' });
  const successor = ownFunds(world, world.accounts.office(county, 'forestry'), { bank: '豫源示例商业银行' });
  world.book.add('ACCOUNT_LINK', {
    ACCT_NO: old.number,
    BANK: old.bank,
    RELATION: 'SUCCEEDED_BY',
    OTHER_NO: successor.number,
    OTHER_BANK: successor.bank,
    FROM: '2021-03-31',
  });
  const migrated = world.payments.flow(old, successor, 42_300 * YUAN, '2021-03-31 09:00:00', '系统合并余额迁移');
  world.tell({
    rules: ['ZH-02', 'ZH-01'],
    title: '同户名划转',
    english: 'A transfer to oneself',
    place: '鹿邑县',
    told: '水利局从零余额账户向自己的实有资金账户划转8万元。',
    toldEnglish: 'Payer and payee are the same holder.',
    documents: [job.line.doc?.number ?? ''],
    ids: [paidId(moved)],
    innocent: { told: '林业局余额随银行合并迁移到新账号。', english: 'An account migrated after a merger of banks.', ids: [paidId(migrated)] },
  });
}

function cash(world: World): void {
  const county = world.county('封丘县');
  const job = works(world, county, 2020, '前营村2020年机耕路', 60 * WAN, { village: '前营村' });
  const paid = world.payments.pay(job.line, {
    to: job.firm.account,
    amount: 18 * WAN,
    day: '2020-06-16',
    time: '10:05:00',
    purpose: `${job.project.name}预付款`,
    contract: job.contract,
  });
  const drawn = world.payments.flow(job.firm.account, cashOf(world, county), 6 * WAN, '2020-06-17 09:40:00', '现金支取', { kind: '现金' });
  settle(world, job, ['2020-08-11', '2020-10-15']);
  const gushi = world.county('固始县');
  const buyer = world.people.enterprise(gushi, '固始县示例粮油收购有限公司', { scope: '粮食收购' });
  const grain = works(world, gushi, 2020, '码头村2020年稻谷烘干收购点', 60 * WAN, {
    unit: world.accounts.office(gushi, 'agriculture'),
    firm: buyer,
    village: '码头村',
    category: '产业发展',
  });
  world.payments.pay(grain.line, { to: buyer.account, amount: 60 * WAN, day: '2020-09-22', purpose: `${grain.project.name}`, contract: grain.contract });
  const season = world.payments.flow(buyer.account, cashOf(world, gushi), 9 * WAN, '2020-09-23 08:30:00', '收购农户稻谷现金', { kind: '现金' });
  world.record(
    'exemption',
    gushi.code,
    { kind: 'enterprise', code: buyer.uscc },
    { from: '2020-09-01', to: '2020-11-30', value: 'T-GX1', reference: '现金管理暂行条例第五条第五项' },
  );
  world.tell({
    rules: ['ZH-03'],
    title: '收款次日提现',
    english: 'Cash the day after receipt',
    place: '封丘县',
    told: '施工企业收到预付款次日提现6万元。',
    toldEnglish: 'The walk ends at cash.',
    documents: [job.line.doc?.number ?? ''],
    ids: [paidId(paid), paidId(drawn)],
    innocent: { told: '固始县粮油公司收购季节提现付给农户。', english: 'Cash for farm produce in season is permitted.', ids: [paidId(season)] },
  });
}

function toPerson(world: World): void {
  const county = world.county('上蔡县');
  const township = world.accounts.township(county, 0);
  const clerk = world.people.person(county.code);
  world.people.staff(township, clerk, 'payroll', '乡镇财政所会计', '2012-07-01');
  const card = personal(world, county, clerk);
  const job = works(world, county, 2019, '邱庄村2019年巷道整治', 50 * WAN, { unit: township, village: '邱庄村' });
  const paid = world.payments.pay(job.line, { to: card, amount: 5 * WAN, day: '2019-07-18', purpose: '巷道整治零星费用' });
  const worker = world.people.person(county.code);
  const wage = world.payments.pay(job.line, { to: personal(world, county, worker), amount: 4_800 * YUAN, day: '2019-08-20', purpose: '以工代赈劳务报酬' });
  world.record(
    'labour-roster',
    county.code,
    { kind: 'person', code: worker.id, other: { kind: 'project', code: job.project.code } },
    { from: '2019-07-01', to: '2019-09-30', value: '务工名册' },
  );
  settle(world, job, ['2019-08-12', '2019-10-16']);
  world.tell({
    rules: ['ZH-04'],
    title: '公款转到乡镇会计的卡',
    english: "Public money on a clerk's card",
    place: '上蔡县',
    told: '乡政府把5万元项目资金付到本乡财政所会计个人卡上，没有名册、没有合同。',
    toldEnglish: 'The holder is on the payroll of the paying unit.',
    documents: [job.line.doc?.number ?? ''],
    ids: [paidId(paid)],
    innocent: { told: '另付的4800元是在册务工人员的劳务报酬。', english: 'A worker on the labour roster.', ids: [paidId(wage)] },
  });
}

function sharedCard(world: World): void {
  const county = world.county('台前县', 2021);
  const [holder, second, third, fourth] = ['东影村', '东影村', '姜庄村', '姜庄村'].map((village) => world.people.household(county, 0, village, { size: 2 }));
  if (!holder || !second || !third || !fourth) return;
  const guardian = world.people.household(county, 0, '东影村', { size: 3 });
  const minor = world.people.household(county, 0, '东影村', { size: 1 });
  world.people.kin(guardian.head, '监护人', minor.head);
  const office = world.accounts.office(county, 'poverty');
  const households = [holder, second, third, fourth, guardian, minor];
  const amount = households.length * 250_000;
  const project = world.project(county, '台前县2021年监测户产业帮扶（临黄示例镇）', '产业到户', amount, '2021-04-01');
  const line = grant(world, county, 2021, office, amount, { project, functionClass: '2130505', economicClass: '50902' });
  const batch = world.payments.cards(line, { item: 'XM08', period: '2021', day: '2021-07-06', standard: 250_000, purpose: '2021年监测对象产业帮扶补助' }, [
    { household: holder, amount: 250_000 },
    { household: second, amount: 250_000, card: holder.card },
    { household: third, amount: 250_000, card: holder.card },
    { household: fourth, amount: 250_000 },
    { household: guardian, amount: 250_000 },
    { household: minor, amount: 250_000, card: guardian.card },
  ]);
  world.tell({
    rules: ['ZH-05'],
    title: '三户共用一张卡',
    english: 'Three households, one card',
    place: '台前县',
    told: '三户的补助打进同一张卡，户主不同，没有亲属、监护或委托登记。',
    toldEnglish: 'Roster lines 1 to 3 of the batch.',
    documents: [line.doc?.number ?? ''],
    ids: [batch.batch, ...batch.lines.slice(0, 3).map(paidId)],
    innocent: { told: '同批末行打进监护人的卡，有登记。', english: 'The last line goes to the guardian of a minor.', ids: batch.lines.slice(5).map(paidId) },
  });
}

function twoCards(world: World): void {
  const county = world.county('新蔡县');
  const office = world.accounts.office(county, 'poverty');
  const double = world.people.household(county, 0, '班台村', { size: 3 });
  const replaced = world.people.household(county, 0, '余店村', { size: 2 });
  const extraCard = world.accounts.card(county, double.head.name, { type: 'household', code: double.code, name: double.head.name });
  const newCard = world.accounts.card(
    county,
    replaced.head.name,
    { type: 'household', code: replaced.code, name: replaced.head.name },
    { opened: '2020-05-12' },
  );
  world.book.add('ACCOUNT_LINK', {
    ACCT_NO: replaced.card.number,
    BANK: replaced.card.bank,
    RELATION: 'SUCCEEDED_BY',
    OTHER_NO: newCard.number,
    OTHER_BANK: newCard.bank,
    FROM: '2020-05-12',
  });
  const pay = (day: string, period: string, cards: Array<ReturnType<typeof ownFunds>>): ReturnType<World['payments']['cards']> & { document: string } => {
    const project = world.project(county, `新蔡县2020年产业奖补（${period}）`, '产业到户', 600_000, addDays(day, -60));
    const line = grant(world, county, 2020, office, 600_000, { project, functionClass: '2130505', economicClass: '50902' });
    const batch = world.payments.cards(
      line,
      { item: 'XM02', period, day, standard: 300_000, purpose: `2020年产业发展奖补（${period}）` },
      [double, replaced].map((household, index) => ({ household, amount: 300_000, card: cards[index] })),
    );
    return { ...batch, document: line.doc?.number ?? '' };
  };
  const first = pay('2020-05-26', '2020上半年', [double.card, newCard]);
  const second = pay('2020-09-08', '2020下半年', [extraCard, newCard]);
  world.tell({
    rules: ['ZH-06'],
    title: '一户两张卡领同一项补助',
    english: 'One household, two cards, one item',
    place: '新蔡县',
    told: '同一户2020年用两张互不相干的卡领取产业奖补。',
    toldEnglish: 'Neither card belongs to or follows the other.',
    documents: [first.document],
    ids: [first.lines[0], second.lines[0]].flatMap((line) => (line ? [paidId(line)] : [])),
    innocent: {
      told: '另一户五月挂失换卡，新旧卡有对应。',
      english: 'A lost card replaced in May.',
      ids: [first.lines[1], second.lines[1]].flatMap((line) => (line ? [paidId(line)] : [])),
    },
  });
}

function closedAccount(world: World): void {
  const county = world.county('嵩县');
  const household = world.people.household(county, 1, '河湾村', { size: 2 });
  const closed = world.accounts.card(
    county,
    household.head.name,
    { type: 'household', code: household.code, name: household.head.name },
    { closed: '2022-05-01' },
  );
  world.record('account-status', county.code, { kind: 'account', division: closed.bank, code: closed.number }, { from: '2022-05-01', value: '销户' });
  const office = world.accounts.office(county, 'poverty');
  const project = world.project(county, '嵩县2022年监测户产业帮扶（伊源镇）', '产业到户', 250_000, '2022-04-01');
  const line = grant(world, county, 2022, office, 250_000, { project, functionClass: '2130505', economicClass: '50902' });
  const batch = world.payments.cards(line, { item: 'XM08', period: '2022', day: '2022-05-19', standard: 250_000, purpose: '2022年监测对象产业帮扶补助' }, [
    { household, amount: 250_000, card: closed },
  ]);
  const job = works(world, county, 2022, '桐树村2022年防护栏', 30 * WAN, { village: '桐树村' });
  const nobody = { number: '', bank: '', name: '嵩县源路示例工程有限公司', kind: 'unknown', region: county.code };
  const unnamed = world.payments.pay(job.line, { to: nobody, amount: 3 * WAN, day: '2022-08-16', purpose: '桐树村防护栏材料款' });
  settle(world, job, ['2022-09-06', '2022-10-19']);
  world.tell({
    rules: ['ZH-07'],
    title: '付到已销户的账户；收款账号空白',
    english: 'Paid into a closed account; no payee account at all',
    place: '嵩县',
    told: '一户的卡5月1日销户，5月20日仍付2500元；另有一笔3万元没有收款账号。',
    toldEnglish: 'The payment without an account counts as "payee unknown" in the totals.',
    documents: [job.line.doc?.number ?? ''],
    ids: [...batch.lines.map(paidId), paidId(unnamed), lineId(job.line)],
  });
}
