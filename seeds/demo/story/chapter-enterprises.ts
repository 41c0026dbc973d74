import { paidId } from './payments.ts';
import { WAN, settle, works } from './scene.ts';
import type { World } from './world.ts';

/** 收款企业: who was paid, held against the company register and the lists of other authorities. */
export function writeEnterprises(world: World): void {
  revoked(world);
  listed(world);
  newlySetUp(world);
  shellCooperative(world);
  linked(world);
}

function revoked(world: World): void {
  const county = world.county('光山县');
  const firm = world.people.enterprise(county, '光山示例园林绿化有限公司', { scope: '园林绿化', status: '吊销' });
  const status = 'ZT41152200001';
  world.book.add('ENTERPRISE_STATUS', {
    RECORD_NO: status,
    MOF_DIV_CODE: county.code,
    USCC: firm.uscc,
    LIST_KIND: 'enterprise-status',
    STATUS: '吊销',
    FROM: '2020-08-01',
    REFERENCE: '光市监罚〔2020〕示例15号',
  });
  const job = works(world, county, 2020, '晏河村2020年村庄绿化', 40 * WAN, {
    firm,
    village: '晏河村',
    unit: world.accounts.office(county, 'housing'),
    category: '人居环境',
  });
  const before = world.payments.pay(job.line, {
    to: firm.account,
    amount: 12 * WAN,
    day: '2020-07-31',
    purpose: `${job.project.name}预付款`,
    contract: job.contract,
  });
  const after = world.payments.pay(job.line, {
    to: firm.account,
    amount: 28 * WAN,
    day: '2020-10-14',
    purpose: `${job.project.name}结算款`,
    contract: job.contract,
  });
  world.tell({
    rules: ['SK-01'],
    title: '企业已被吊销仍付款',
    english: 'Paid after the licence was revoked',
    place: '光山县',
    told: '企业2020年8月1日被吊销，10月14日仍收到28万元。',
    toldEnglish: 'The state on the day of payment counts.',
    documents: [job.line.doc?.number ?? ''],
    ids: [paidId(after), `record:enterprise-status|${status}`],
    innocent: { told: '7月31日的预付款在吊销前一天。', english: 'The prepayment came the day before.', ids: [paidId(before)] },
  });
}

function listed(world: World): void {
  const county = world.county('淅川县');
  const firm = world.people.enterprise(county, '淅川示例市政工程有限公司', { scope: '市政工程' });
  world.book.add('ENTERPRISE_STATUS', {
    RECORD_NO: 'XY41132600001',
    MOF_DIV_CODE: county.code,
    USCC: firm.uscc,
    LIST_KIND: 'credit-list',
    STATUS: '失信被执行人',
    FROM: '2019-02-01',
    REFERENCE: '（2019）豫1326执示例61号',
  });
  const job = works(world, county, 2019, '渠首村2019年排污管网', 80 * WAN, {
    firm,
    village: '渠首村',
    unit: world.accounts.office(county, 'housing'),
    category: '人居环境',
  });
  const [payment] = settle(world, job, ['2019-07-17', '2019-10-16']);
  world.tell({
    rules: ['SK-02'],
    title: '失信被执行人中标',
    english: 'A dishonest debtor gets the contract',
    place: '淅川县',
    told: '企业2019年2月1日列入失信名单，五月签订合同。',
    toldEnglish: 'Listed on the day of the award.',
    documents: [job.line.doc?.number ?? ''],
    ids: ['record:credit-list|XY41132600001', `contract:${job.contract}`, ...(payment ? [paidId(payment)] : [])],
  });
}

function newlySetUp(world: World): void {
  const county = world.county('洛宁县');
  const firm = world.people.enterprise(county, '洛宁云果示例农业科技有限公司', { scope: '果品分选', established: '2022-05-01' });
  const job = works(world, county, 2022, '果园村2022年气调库', 60 * WAN, {
    firm,
    village: '果园村',
    unit: world.accounts.office(county, 'agriculture'),
    category: '产业发展',
    signed: '2022-07-15',
    start: '2022-07-18',
    accept: '2022-10-18',
  });
  const [payment] = settle(world, job, ['2022-08-03', '2022-10-26']);
  const required = world.people.enterprise(county, '洛宁县凤翼示例移民种养专业合作社', { kind: 'cooperative', established: '2022-04-20', scope: '种植养殖' });
  const other = works(world, county, 2022, '禹门村2022年搬迁后续产业', 30 * WAN, {
    firm: required,
    village: '禹门村',
    unit: world.accounts.office(county, 'agriculture'),
    category: '产业发展',
  });
  settle(world, other, ['2022-07-13', '2022-10-13']);
  world.record(
    'exemption',
    county.code,
    { kind: 'enterprise', code: required.uscc },
    { from: '2022-04-01', value: 'T-SE5', reference: '洛宁搬迁后扶方案〔2022〕示例3号' },
  );
  world.tell({
    rules: ['SK-03'],
    title: '成立七十五天就拿到项目',
    english: 'Awarded 75 days after its founding',
    place: '洛宁县',
    told: '企业2022年5月1日成立，7月15日签约60万元。',
    toldEnglish: 'Set up after the project had been approved.',
    documents: [job.line.doc?.number ?? ''],
    ids: [`enterprise:${firm.uscc}`, `contract:${job.contract}`, ...(payment ? [paidId(payment)] : [])],
    innocent: { told: '移民合作社是搬迁后续方案要求新设的。', english: 'A cooperative the scheme required (T-SE5).', ids: [`enterprise:${required.uscc}`] },
  });
}

function shellCooperative(world: World): void {
  const county = world.county('卢氏县');
  const shell = world.people.enterprise(county, '卢氏县高坪示例养蜂专业合作社', { kind: 'cooperative', members: 4, scope: '养蜂' });
  const five = world.people.enterprise(county, '卢氏县东虎示例菌菇专业合作社', { kind: 'cooperative', members: 5, scope: '食用菌种植' });
  const [first, second] = (
    [
      [shell, '毛坪村2020年中蜂示范场', '毛坪村'],
      [five, '香菇坪村2020年菌棒厂', '香菇坪村'],
    ] as const
  ).map(([firm, name, village]) => {
    const job = works(world, county, 2020, name, 20 * WAN, { firm, village, unit: world.accounts.office(county, 'agriculture'), category: '产业发展' });
    settle(world, job, ['2020-07-15', '2020-10-15']);
    return job;
  });
  if (!first || !second) return;
  world.tell({
    rules: ['SK-04'],
    title: '四个成员的合作社',
    english: 'A cooperative of four',
    place: '卢氏县',
    told: '养蜂合作社只有4名成员，收到20万元。',
    toldEnglish: 'The law asks for five.',
    documents: [first.line.doc?.number ?? ''],
    ids: [`enterprise:${shell.uscc}`],
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
  const village = works(world, county, 2019, '椿树村2019年集体茶园', 40 * WAN, {
    firm: collective,
    unit: world.accounts.township(county, 1),
    village: '椿树村',
    category: '产业发展',
  });
  settle(world, village, ['2019-08-20', '2019-10-21']);
  world.record(
    'exemption',
    county.code,
    { kind: 'enterprise', code: collective.uscc },
    { from: '2018-01-01', value: 'T-SE8', reference: '村党支部书记依规兼任集体经济组织负责人' },
  );
  world.tell({
    rules: ['SK-05', 'GX-15'],
    title: '付款单位干部的兄弟是中标企业法人',
    english: "The contractor is run by an official's brother",
    place: '汝阳县',
    told: '交通局项目股股长的兄弟是劳务公司法定代表人，公司从交通局收款60万元。',
    toldEnglish: 'Unit – official – brother – enterprise – payment: a closed path.',
    documents: [job.line.doc?.number ?? ''],
    ids: [`enterprise:${firm.uscc}`, ...(payment ? [paidId(payment)] : [])],
    innocent: {
      told: '椿树村支书依规兼任集体经济合作社负责人。',
      english: 'A village secretary heads the collective by office (T-SE8).',
      ids: [`enterprise:${collective.uscc}`],
    },
  });
}
