import { addDays } from './days.ts';
import type { Enterprise, Household } from './people.ts';
import { paidId, type Payment } from './payments.ts';
import type { Place } from './places.ts';
import { WAN, YUAN, cashOf, grant, personal, works, type Works } from './scene.ts';
import type { World } from './world.ts';

/** What only a graph shows: the way of the money after the first payee, where bank flows could be asked for. */
export function writePatterns(world: World): void {
  roundTrip(world);
  rebound(world);
  passThrough(world);
  collected(world);
  fanOut(world);
  scatterGather(world);
  gatherScatter(world);
  layeredRelay(world);
  cashOut(world);
  shellEntity(world);
}

/** A job paid in one sum on `day`, so that what follows has one anchor. */
function anchored(
  world: World,
  county: Place,
  year: number,
  name: string,
  amount: number,
  day: string,
  options: { firm?: Enterprise; village?: string } = {},
): Works & { payment: Payment } {
  const job = works(world, county, year, name, amount, {
    unit: world.accounts.office(county, 'agriculture'),
    category: '产业发展',
    accept: addDays(day, -6),
    ...options,
  });
  return {
    ...job,
    payment: world.payments.pay(job.line, {
      to: job.firm.account,
      amount,
      day,
      time: '09:40:00',
      purpose: `${job.project.name}工程款`,
      contract: job.contract,
    }),
  };
}

function roundTrip(world: World): void {
  const county = world.county('嵩县');
  const [first, second, third] = ['嵩县云鼎示例建筑劳务有限公司', '嵩县鑫源示例商贸有限公司', '嵩县瑞达示例咨询有限公司'].map((name) =>
    world.people.enterprise(county, name, { scope: '劳务、商贸、咨询' }),
  );
  if (!first || !second || !third) return;
  const job = anchored(world, county, 2020, '竹园村2020年竹器加工厂', 50 * WAN, '2020-08-03', { firm: first, village: '竹园村' });
  const flows = [
    world.payments.flow(first.account, second.account, 50 * WAN, '2020-08-04 10:12:00', '材料款'),
    world.payments.flow(second.account, third.account, 495_000 * YUAN, '2020-08-06 15:30:00', '咨询费'),
    world.payments.flow(third.account, first.account, 49 * WAN, '2020-08-09 09:05:00', '往来款'),
  ];
  const deposit = world.payments.flow(first.account, second.account, 5 * WAN, '2020-09-01 10:00:00', '投标保证金');
  const returned = world.payments.flow(second.account, first.account, 5 * WAN, '2020-09-21 10:00:00', '退投标保证金', { kind: '退款', settles: deposit.slip });
  world.tell({
    rules: ['GX-01'],
    title: '六天转一圈',
    english: 'A round trip in six days',
    place: '嵩县',
    told: '竹器加工厂50万元到账次日转出，经两家公司，第六天有49万元回到原企业。',
    toldEnglish: 'Trace with depth 3 and follow the onward steps in time order.',
    documents: [job.line.doc?.number ?? ''],
    ids: [job.payment, ...flows].map(paidId),
    innocent: { told: '九月的5万元是保证金，如数退回。', english: 'A bid bond paid and returned.', ids: [deposit, returned].map(paidId) },
  });
}

function rebound(world: World): void {
  const county = world.county('洛宁县');
  const secretary = world.people.person(county.code);
  world.people.staff(world.accounts.township(county, 0), secretary, 'cadre', '果园村党支部书记', '2016-01-01');
  const sister = world.people.person(county.code);
  world.people.kin(secretary, '姐弟', sister);
  const [hers, his] = [sister, secretary].map((person) => personal(world, county, person));
  if (!hers || !his) return;
  const firm = world.people.enterprise(county, '洛宁示例园艺设施有限公司', { scope: '园艺设施' });
  const payments: Payment[] = [];
  const doc: string[] = [];
  for (const [name, day] of [
    ['果园村2021年防雹网', '2021-07-06'],
    ['果园村2021年滴灌管网', '2021-09-07'],
  ] as const) {
    const job = anchored(world, county, 2021, name, 20 * WAN, day, { firm, village: name.slice(0, 3) });
    doc.push(job.line.doc?.number ?? '');
    payments.push(
      job.payment,
      world.payments.flow(firm.account, hers, 16_000 * YUAN, `${addDays(day, 5)} 12:10:00`, '劳务费'),
      world.payments.flow(hers, his, 16_000 * YUAN, `${addDays(day, 8)} 19:30:00`, ''),
    );
  }
  const landlord = world.people.person(county.code);
  world.people.staff(world.accounts.township(county, 1), landlord, 'cadre', '山底村村委会主任', '2018-01-01');
  const rent = world.payments.flow(firm.account, personal(world, county, landlord), 9_000 * YUAN, '2021-09-20 10:00:00', '土地租金');
  world.record(
    'lease',
    county.code,
    { kind: 'person', code: landlord.id },
    { from: '2019-01-01', to: '2028-12-31', value: '土地流转合同', reference: '示例流转合同012' },
  );
  world.tell({
    rules: ['GX-02'],
    title: '两次8%回到村支书',
    english: 'Twice eight per cent, back to the village secretary',
    place: '洛宁县',
    told: '企业两次收款20万元，都在十天内经支书的姐姐转回1.6万元。',
    toldEnglish: 'A constant ratio, through a relative.',
    documents: [...new Set(doc)],
    ids: payments.map(paidId),
    innocent: { told: '付给另一村干部的是有合同的土地租金。', english: 'Land rent with a lease on file.', ids: [paidId(rent)] },
  });
}

function passThrough(world: World): void {
  const county = world.county('嵩县');
  const firm = world.people.enterprise(county, '嵩县速捷示例供应链有限公司', { scope: '供应链管理', established: '2021-02-20' });
  const sink = world.people.enterprise(county, '嵩县恒裕示例贸易有限公司', { scope: '贸易' });
  world.book.add('ACCOUNT_BALANCE', { ACCT_NO: firm.account.number, BANK: firm.account.bank, BALANCE_DATE: '2021-06-30', BALANCE: '1200.00', OPENING: '1' });
  const job = anchored(world, county, 2021, '石坡村2021年中药材基地物资', 30 * WAN, '2021-07-12', { firm, village: '石坡村' });
  const out = world.payments.flow(firm.account, sink.account, 288_000 * YUAN, '2021-07-14 08:50:00', '货款');
  world.tell({
    rules: ['GX-03', 'SK-03'],
    title: '两天过账',
    english: 'In and out within two days',
    place: '嵩县',
    told: '成立不到半年的公司收款30万元，47小时内转出96%。',
    toldEnglish: '96% out within 47 hours, the enterprise is 142 days old.',
    documents: [job.line.doc?.number ?? ''],
    ids: [paidId(job.payment), paidId(out)],
  });
}

/** Households of a village paid by card in one batch of 8,000 yuan each. */
function villageBatch(world: World, county: Place, count: number, year: number, day: string): { households: Household[]; lines: Payment[]; document: string } {
  const households = Array.from({ length: count }, () => world.people.household(county, 0, county.towns[0]?.villages[1] ?? '', { size: 2 }));
  const total = count * 800_000;
  const project = world.project(
    county,
    `${county.towns[0]?.villages[1]}${year}年到户增收项目（第二批）`,
    '产业到户',
    total,
    addDays(world.countyDocument(county, world.main(county, year)).date, -12),
    { village: county.towns[0]?.villages[1] },
  );
  const line = grant(world, county, year, world.accounts.office(county, 'poverty'), total, { project, functionClass: '2130505', economicClass: '50902' });
  const batch = world.payments.cards(
    line,
    { item: 'XM01', period: String(year), day, standard: 800_000, purpose: `${year}年到户增收项目` },
    households.map((household) => ({ household, amount: 800_000 })),
  );
  return { households, lines: batch.lines, document: line.doc?.number ?? '' };
}

function collected(world: World): void {
  const county = world.county('汝阳县');
  const cadre = world.people.person(county.code);
  world.people.staff(world.accounts.township(county, 0), cadre, 'cadre', '刘坪村村委会主任', '2014-12-01');
  const account = personal(world, county, cadre);
  const { households, lines, document } = villageBatch(world, county, 6, 2018, '2018-06-25');
  const onward = households.map((household, index) =>
    world.payments.flow(household.card, account, 7_200 * YUAN, `2018-07-0${2 + index} 10:00:00`, index % 2 === 0 ? '代购种羊' : ''),
  );
  const insurer = world.accounts.open(county.code, 'merchant', '示例农业保险汝阳支公司', undefined);
  const premiums = world.people
    .poolOf(county)
    .slice(0, 6)
    .map((household, index) => world.payments.flow(household.card, insurer, 120 * YUAN, `2018-07-1${index} 10:00:00`, '农房团体保险费'));
  world.tell({
    rules: ['GX-04'],
    title: '六户补助归集到村主任',
    english: 'Six grants collected by a cadre',
    place: '汝阳县',
    told: '六户收到8000元后，十天内各把7200元转给村委会主任。',
    toldEnglish: 'Fan-in of 90% from six households.',
    documents: [document],
    ids: [...lines, ...onward].map(paidId),
    innocent: { told: '六户各交120元团体保险费给保险公司。', english: 'Premiums of a group policy.', ids: premiums.map(paidId) },
  });
}

function fanOut(world: World): void {
  const county = world.county('固始县');
  const firm = world.people.enterprise(county, '固始示例农事服务有限公司', { scope: '农事服务' });
  const job = anchored(world, county, 2020, '草庙村2020年统防统治服务', 15 * WAN, '2020-07-07', { firm, village: '草庙村' });
  const people = Array.from({ length: 5 }, () => world.people.person(county.code));
  const out = people.map((person, index) => world.payments.flow(firm.account, personal(world, county, person), 2 * WAN, `2020-07-1${index} 11:00:00`, '往来'));
  const honest = anchored(world, county, 2020, '黎集示例村2020年以工代赈管护', 15 * WAN, '2020-08-04', { village: '黎集示例村' });
  const workers = Array.from({ length: 5 }, () => world.people.person(county.code));
  const wages = workers.map((person, index) => {
    world.record(
      'labour-roster',
      county.code,
      { kind: 'person', code: person.id, other: { kind: 'project', code: honest.project.code } },
      { from: '2020-06-01', to: '2020-09-30', value: '务工名册' },
    );
    return world.payments.flow(honest.firm.account, personal(world, county, person), 18_000 * YUAN, `2020-08-1${index} 11:00:00`, '工资');
  });
  world.tell({
    rules: ['GX-05'],
    title: '收款后分给五个人',
    english: 'Fanned out to five persons',
    place: '固始县',
    told: '企业收15万元，五天里给五个人各转2万元，都不在务工名册。',
    toldEnglish: 'Equal round amounts, 66.7% of the receipt.',
    documents: [job.line.doc?.number ?? ''],
    ids: [job.payment, ...out].map(paidId),
    innocent: { told: '另一项目的五笔工资都在务工名册。', english: 'Wages to persons on the labour roster.', ids: wages.map(paidId) },
  });
}

function scatterGather(world: World): void {
  const county = world.county('太康县');
  const firm = world.people.enterprise(county, '太康县涡河示例种植专业合作社', { kind: 'cooperative', scope: '种植' });
  const job = anchored(world, county, 2019, '大许村2019年辣椒订单基地', 20 * WAN, '2019-08-05', { firm, village: '大许村' });
  const target = personal(world, county, world.people.person(county.code));
  const mids = Array.from({ length: 5 }, () => personal(world, county, world.people.person(county.code)));
  const flows = [
    ...mids.map((mid, index) => world.payments.flow(firm.account, mid, 36_000 * YUAN, `2019-08-0${6 + (index % 3)} 1${index}:00:00`, '土地流转费')),
    ...mids.map((mid, index) => world.payments.flow(mid, target, 32_400 * YUAN, `2019-08-1${4 + index} 20:00:00`, '')),
  ];
  world.tell({
    rules: ['GX-06'],
    title: '先散后聚',
    english: 'Scattered, then gathered',
    place: '太康县',
    told: '合作社收到20万元后给五个人各转3.6万元，十天后各有3.24万元汇到同一个人。',
    toldEnglish: 'Each of five mids passes on 90%.',
    documents: [job.line.doc?.number ?? ''],
    ids: [job.payment, ...flows].map(paidId),
  });
}

function gatherScatter(world: World): void {
  const county = world.county('光山县');
  const hub = world.people.enterprise(county, '光山县紫水示例信息咨询部', { scope: '信息咨询' });
  const sources = Array.from({ length: 5 }, (_, index) =>
    world.people.enterprise(county, `光山示例第${index + 1}茶叶专业合作社`, { kind: 'cooperative', scope: '茶叶种植' }),
  );
  const flows: Payment[] = [];
  const docs: string[] = [];
  sources.forEach((source, index) => {
    const job = anchored(
      world,
      county,
      2020,
      `${['油茶村', '晏河村', '方楼村', '槐店村', '油茶村'][index]}2020年茶园${['提质', '滴灌', '防霜', '采摘', '烘干'][index]}`,
      10 * WAN,
      `2020-09-0${2 + index}`,
      { firm: source },
    );
    docs.push(job.line.doc?.number ?? '');
    flows.push(job.payment, world.payments.flow(source.account, hub.account, 3 * WAN, `2020-09-1${index} 09:00:00`, '咨询费'));
  });
  for (let index = 0; index < 5; index += 1)
    flows.push(
      world.payments.flow(hub.account, personal(world, county, world.people.person(county.code)), 27_000 * YUAN, `2020-09-2${index} 16:00:00`, '劳务'),
    );
  const cooperative = world.people.enterprise(county, '光山县晏河示例产销联合社', { kind: 'cooperative', scope: '农产品产销' });
  world.record('lease', county.code, { kind: 'enterprise', code: cooperative.uscc }, { from: '2020-01-01', value: '成员产品购销合同' });
  world.tell({
    rules: ['GX-07'],
    title: '先聚后散',
    english: 'Gathered, then scattered',
    place: '光山县',
    told: '五家合作社各把3万元转给同一咨询部，一周后分给五个人，合计相差一成。',
    toldEnglish: 'Every gather comes before every scatter; the sums differ by ten per cent.',
    documents: [...new Set(docs)],
    ids: flows.map(paidId),
  });
}

function layeredRelay(world: World): void {
  const county = world.county('嵩县');
  const phone = '19900009988';
  const [a, b] = [0, 1].map((index) => world.people.enterprise(county, `嵩县示例甲层${index + 1}农业有限公司`, { scope: '农业' }));
  const [c, d] = [0, 1].map((index) =>
    world.people.enterprise(county, `嵩县示例乙层${index + 1}商贸有限公司`, { scope: '商贸', established: '2022-05-20', phone }),
  );
  const [e, f] = [0, 1].map((index) => world.people.enterprise(county, `嵩县示例丙层${index + 1}咨询有限公司`, { scope: '咨询', phone }));
  if (!a || !b || !c || !d || !e || !f) return;
  const flows: Payment[] = [];
  const docs: string[] = [];
  [a, b].forEach((firm, index) => {
    const job = anchored(world, county, 2022, `${['柳沟村', '东坪村'][index]}2022年${['艾草', '连翘'][index]}加工线`, 30 * WAN, `2022-08-0${2 + index}`, {
      firm,
      village: ['柳沟村', '东坪村'][index],
    });
    docs.push(job.line.doc?.number ?? '');
    flows.push(job.payment);
  });
  [a, b].forEach((from, i) =>
    [c, d].forEach((to, j) => flows.push(world.payments.flow(from.account, to.account, 14 * WAN, `2022-08-0${5 + i + j} 10:0${i}:00`, '货款'))),
  );
  [c, d].forEach((from, i) =>
    [e, f].forEach((to, j) => flows.push(world.payments.flow(from.account, to.account, 13 * WAN, `2022-08-1${2 + i + j} 10:0${j}:00`, '服务费'))),
  );
  world.tell({
    rules: ['GX-08'],
    title: '分层接力',
    english: 'A layered relay',
    place: '嵩县',
    told: '两家企业收款后全部转给两家三个月前成立的公司，再全部转给另外两家；后两层共用一部电话。',
    toldEnglish: '2–2–2, every edge present, layers share a phone.',
    documents: [...new Set(docs)],
    ids: flows.map(paidId),
  });
}

function cashOut(world: World): void {
  const county = world.county('封丘县');
  const collector = personal(world, county, world.people.person(county.code));
  const flows: Payment[] = [];
  const docs: string[] = [];
  for (let index = 0; index < 4; index += 1) {
    const firm = world.people.enterprise(county, `封丘县示例第${index + 1}养殖专业合作社`, { kind: 'cooperative', scope: '养殖' });
    const job = anchored(
      world,
      county,
      2022,
      `${['堤南村', '柳园村', '前营村', '后营村'][index]}2022年养殖圈舍${['改造', '扩建', '消杀', '围栏'][index]}`,
      6 * WAN,
      `2022-08-1${5 + index}`,
      { firm },
    );
    docs.push(job.line.doc?.number ?? '');
    flows.push(job.payment, world.payments.flow(firm.account, collector, 2 * WAN, `2022-08-2${2 + index} 10:00:00`, '借款'));
  }
  flows.push(world.payments.flow(collector, cashOf(world, county), 7 * WAN, '2022-08-28 09:15:00', '现金支取', { kind: '现金' }));
  world.tell({
    rules: ['GX-10'],
    title: '四笔汇集后提现',
    english: 'Four receipts, then cash',
    place: '封丘县',
    told: '四家合作社收到奖补后各转2万元给同一个人，三天后提现7万元。',
    toldEnglish: 'Four transfers in, 70,000 out in cash three days after the last.',
    documents: [...new Set(docs)],
    ids: flows.map(paidId),
  });
}

function shellEntity(world: World): void {
  const county = world.county('卢氏县');
  const phone = '19900007766';
  const shell = world.people.enterprise(county, '卢氏县源兴示例农业开发有限公司', { established: '2022-03-10', phone, scope: '农业开发' });
  const fellows = [0, 1].map((index) =>
    world.people.enterprise(county, `卢氏县源兴示例${['果蔬', '药材'][index]}专业合作社`, { kind: 'cooperative', phone, scope: '种植' }),
  );
  const jobs = [
    anchored(world, county, 2022, '龙驹村2022年连翘初加工', 30 * WAN, '2022-07-06', { firm: shell, village: '龙驹村' }),
    ...fellows.map((firm, index) =>
      anchored(world, county, 2022, `${['毛坪村', '核桃沟村'][index]}2022年${['果蔬分拣', '药材晾晒'][index]}`, 10 * WAN, `2022-07-1${index + 2}`, {
        firm,
        village: ['毛坪村', '核桃沟村'][index],
      }),
    ),
  ];
  const person = personal(world, county, world.people.person(county.code));
  const out = world.payments.flow(shell.account, person, 26 * WAN, '2022-07-19 14:00:00', '');
  world.tell({
    rules: ['GX-16', 'SK-03'],
    title: '空壳公司承接补贴',
    english: 'A shell takes the subsidy',
    place: '卢氏县',
    told: '公司成立118天收到30万元，两周内26万元转给一个人，电话与另两家受补贴的合作社相同。',
    toldEnglish: 'Young, only public money, most of it gone to one person, phone shared with two other recipients.',
    documents: [jobs[0]?.line.doc?.number ?? ''],
    ids: [`enterprise:${shell.uscc}`, ...jobs.map((job) => paidId(job.payment)), paidId(out)],
  });
}
