import { addDays } from './days.ts';
import { paidId } from './payments.ts';
import { WAN, extra, grant, settle, works } from './scene.ts';
import { lineId, type World } from './world.ts';

/** 资金分配: quota passed on late, too much, to the wrong purpose or to no project. */
export function writeAllocation(world: World): void {
  lateAllocation(world);
  overAllocation(world);
  notInLibrary(world);
  noProject(world);
  otherPurpose(world);
  aboveBudget(world);
  fundedTwice(world);
}

function lateAllocation(world: World): void {
  const county = world.county('汝阳县');
  const received = world.main(county, 2019);
  const doc = world.countyDocument(county, received, { delay: 46 });
  world.tell({
    rules: ['FP-01'],
    title: '收到指标四十六天才分解',
    english: 'Passed on after 46 days',
    place: '汝阳县',
    told: `汝阳县2019年收到的第一批资金，登记46天后才以${doc.number}分解下达，超过30日。`,
    toldEnglish: 'Everything below it starts later, too.',
    documents: [doc.number, received.doc?.number ?? ''],
    ids: [lineId(received)],
  });
}

function overAllocation(world: World): void {
  const county = world.county('上蔡县');
  const received = extra(world, county, '2021-04-20', 200 * WAN, '下达2021年高标准农田补助资金');
  const doc = world.budget.document(county, '上蔡县财政局关于分配2021年高标准农田补助资金的通知', '2021-05-17');
  const lines = [
    [150 * WAN, 'water', '文楼示例村', '2021年高标准农田灌溉管网'],
    [50 * WAN + 1, 'agriculture', '邱庄村', '2021年高标准农田土壤改良'],
  ] as const;
  const made = lines.map(([amount, office, village, name]) => {
    const unit = world.accounts.office(county, office);
    const project = world.project(county, `${village}${name}`, '产业发展', amount, '2021-04-28', { village });
    const line = world.budget.line(doc, { to: unit, amount, from: received, project, functionClass: '2130504' });
    world.budget.register(line);
    const firm = world.buildersOf(county)[2];
    if (firm) world.payments.pay(line, { to: firm.account, amount: Math.min(amount, 50 * WAN + 1), day: '2021-08-18', purpose: `${project.name}进度款` });
    if (firm && amount > 60 * WAN)
      world.payments.pay(line, { to: firm.account, amount: world.budget.rest(line), day: '2021-10-20', purpose: `${project.name}结算款` });
    return line;
  });
  world.tell({
    rules: ['FP-02'],
    title: '分配比收到的多一分',
    english: 'Passed on one fen more than received',
    place: '上蔡县',
    told: `收到200万元，${doc.number}却下达了150万元和500000.01元，超出0.01元。`,
    toldEnglish: 'Reported as excess beside the totals; the identity still holds.',
    documents: [received.doc?.number ?? '', doc.number],
    ids: [lineId(received), ...made.map(lineId)],
    innocent: { told: '汝阳县2017年收回后再下达（见“收回并盘活”），合计不超。', english: 'Recalled and passed on again, the sum equal.', ids: [] },
  });
}

function notInLibrary(world: World): void {
  const county = world.county('嵩县');
  const doc = world.countyDocument(county, world.main(county, 2019));
  const job = works(world, county, 2019, '桐树村2019年民宿改造', 70 * WAN, {
    unit: world.accounts.office(county, 'agriculture'),
    village: '桐树村',
    category: '产业发展',
    inLibrary: addDays(doc.date, 22),
  });
  const [payment] = settle(world, job, ['2019-07-16', '2019-10-15']);
  world.tell({
    rules: ['FP-03'],
    title: '资金先到、项目后入库',
    english: 'Money first, the library afterwards',
    place: '嵩县',
    told: `${doc.number}给民宿改造项目70万元，项目22天后才进县级项目库，随后付款。`,
    toldEnglish: 'All other projects were in the library a month before approval.',
    documents: [doc.number],
    ids: [lineId(job.line), `project:${job.project.code}`, ...(payment ? [paidId(payment)] : [])],
  });
}

function noProject(world: World): void {
  const county = world.county('新县');
  const unit = world.accounts.office(county, 'agriculture');
  const line = grant(world, county, 2020, unit, 80 * WAN, { functionClass: '2130505' });
  const firm = world.buildersOf(county)[3];
  if (firm)
    for (const [amount, day] of [
      [30, '2020-09-15'],
      [50, '2020-10-21'],
    ] as const)
      world.payments.pay(line, { to: firm.account, amount: amount * WAN, day, purpose: '产业扶贫物资采购' });
  const held = grant(world, county, 2022, world.accounts.office(county, 'poverty'), 30 * WAN, { functionClass: '2130505', note: '防返贫应急预留' });
  if (firm) world.payments.pay(held, { to: firm.account, amount: 30 * WAN, day: '2022-10-20', purpose: '防返贫应急物资' });
  world.record(
    'exemption',
    county.code,
    { kind: 'indicator', division: held.region, year: held.year, code: held.code },
    { from: held.date, value: 'T-FP5', reference: '新政会纪〔2022〕示例4号' },
  );
  world.tell({
    rules: ['FP-04'],
    title: '指标到部门、没有项目',
    english: 'Given to a bureau without a project',
    place: '新县',
    told: `${line.doc?.number}给农业农村局80万元，没有落实到项目，九月才开始零星支付。`,
    toldEnglish: 'No project on the line for half a year.',
    documents: [line.doc?.number ?? ''],
    ids: [lineId(line)],
    innocent: { told: '2022年预留的30万元防返贫应急资金有县政府会议纪要。', english: 'A contingency held back by decision (T-FP5).', ids: [lineId(held)] },
  });
}

function otherPurpose(world: World): void {
  const county = world.county('淅川县');
  const unit = world.accounts.office(county, 'security');
  const project = world.project(county, '库边村2022年警务室装备', '其他', 30 * WAN, '2022-04-02', { village: '库边村' });
  const line = grant(world, county, 2022, unit, 30 * WAN, { project, functionClass: '2040299', economicClass: '50306' });
  const supplier = world.people.enterprise(county, '淅川示例安防器材有限公司', { scope: '安防器材销售' });
  const payment = world.payments.pay(line, { to: supplier.account, amount: 30 * WAN, day: '2022-08-17', purpose: '警务室装备购置' });
  world.tell({
    rules: ['FP-05'],
    title: '产业资金安排给警务室',
    english: 'Industry money for a police room',
    place: '淅川县',
    told: `${line.doc?.number}把衔接资金30万元列入公共安全支出（2040299），没有用途变更审批。`,
    toldEnglish: 'The class changed from agriculture to public security without a purpose change on file.',
    documents: [line.doc?.number ?? ''],
    ids: [lineId(line), paidId(payment)],
    innocent: { told: '嵩县2022年的统筹整合资金池有备案方案。', english: 'A pool with a plan on file is no change of purpose.', ids: [] },
  });
}

function aboveBudget(world: World): void {
  const county = world.county('卢氏县');
  const job = works(world, county, 2018, '毛坪村2018年生产桥', 105 * WAN, { budget: 100 * WAN, village: '毛坪村' });
  settle(world, job, ['2018-07-12', '2018-10-17']);
  const other = world.county('汝阳县');
  const revised = works(world, other, 2021, '刘坪村2021年花生产业园', 110 * WAN, {
    budget: 100 * WAN,
    village: '刘坪村',
    unit: world.accounts.office(other, 'agriculture'),
  });
  settle(world, revised, ['2021-07-14', '2021-10-13']);
  const revision = world.record(
    'budget-revision',
    other.code,
    { kind: 'project', code: revised.project.code },
    { from: '2021-04-02', amount: 110 * WAN, value: '批复', reference: '汝发改投资〔2021〕示例9号' },
  );
  world.tell({
    rules: ['FP-06'],
    title: '安排超过批复概算',
    english: 'More than the approved budget',
    place: '卢氏县',
    told: `生产桥批复100万元，${job.line.doc?.number}安排105万元。`,
    toldEnglish: '105% of the approved budget.',
    documents: [job.line.doc?.number ?? ''],
    ids: [lineId(job.line), `project:${job.project.code}`],
    innocent: {
      told: '汝阳县花生产业园安排110万元之前，概算已调整为110万元。',
      english: 'The budget had been revised before the allocation.',
      ids: [lineId(revised.line), revision],
    },
  });
}

function fundedTwice(world: World): void {
  const county = world.county('太康县');
  const first = works(world, county, 2019, '桥口村至马厂村通村道路硬化工程', 60 * WAN, { village: '桥口村' });
  const township = world.accounts.township(county, 0);
  const second = works(world, county, 2019, '桥口村至马厂村通村道路硬化项目', 58 * WAN, {
    village: '桥口村',
    unit: township,
    firm: world.buildersOf(county)[1],
    line: { from: world.receivedBy(county, 2019)[0] },
  });
  settle(world, first, ['2019-07-15', '2019-10-15']);
  settle(world, second, ['2019-06-12', '2019-10-16']);
  const lankao = world.county('兰考县');
  const continued = works(world, lankao, 2020, '琴韵村民族乐器产业园配套道路（续建）', 50 * WAN, { village: '琴韵村' });
  const begun = works(world, lankao, 2019, '琴韵村民族乐器产业园配套道路', 60 * WAN, { village: '琴韵村' });
  settle(world, begun, ['2019-07-10', '2019-10-11']);
  settle(world, continued, ['2020-07-09', '2020-10-14']);
  world.record(
    'exemption',
    lankao.code,
    { kind: 'project', code: continued.project.code },
    { from: '2020-01-01', value: '续建', reference: '兰扶组〔2020〕示例2号' },
  );
  world.tell({
    rules: ['FP-07'],
    title: '一条路报了两个项目',
    english: 'One road declared as two projects',
    place: '太康县',
    told: '同一条通村路，交通局报“工程”60万元，乡镇报“项目”58万元，两份文件都给了钱，都付清。',
    toldEnglish: 'Two projects in one village within the year, names nearly equal, money of two documents.',
    documents: [first.line.doc?.number ?? '', second.line.doc?.number ?? ''],
    ids: [`project:${first.project.code}`, `project:${second.project.code}`, lineId(first.line), lineId(second.line)],
    innocent: {
      told: '兰考县乐器产业园道路是经批准的续建。',
      english: 'Approved continuation work.',
      ids: [`project:${begun.project.code}`, `project:${continued.project.code}`],
    },
  });
}
