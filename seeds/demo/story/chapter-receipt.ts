import { addDays } from './days.ts';
import { paidId } from './payments.ts';
import { PROVINCE } from './places.ts';
import { WAN, extra, settle, works } from './scene.ts';
import { centralFund, lineId, type World } from './world.ts';

/** 指标接收: what can go wrong between an upper document and the register below. */
export function writeReceipt(world: World): void {
  notRegistered(world);
  malformed(world);
  oneFenShort(world);
  registeredTwice(world);
  brokenChain(world);
}

function notRegistered(world: World): void {
  const late = extra(world, world.county('台前县'), '2023-11-20', 120 * WAN, '下达2023年省级衔接资金（第三批）', { registered: false });
  const fresh = extra(world, world.county('洛宁县'), '2023-12-28', 60 * WAN, '下达2023年省级衔接资金（年末追加）', { registered: false });
  world.tell({
    rules: ['JS-01'],
    title: '上级指标四十多天未登记',
    english: 'Not registered for forty days',
    place: '台前县',
    told: `${late.doc?.number}于2023年11月20日下达台前县120万元，到数据截止日12月31日仍未登记。`,
    toldEnglish: 'No registration, no onward line, nothing paid: the amount is unspent.',
    documents: [late.doc?.number ?? ''],
    ids: [lineId(late)],
    innocent: {
      told: `洛宁县${fresh.doc?.number}12月28日才下达，关账期内未登记属正常。`,
      english: 'Issued three days before the end of the data.',
      ids: [lineId(fresh)],
    },
  });
}

function malformed(world: World): void {
  const county = world.county('封丘县');
  const unit = world.accounts.office(county, 'agriculture');
  const job = works(world, county, 2022, '前营村2022年金银花烘干房', 60 * WAN, { unit, village: '前营村', category: '产业发展', line: { functionClass: '' } });
  settle(world, job, ['2022-07-11', '2022-10-12']);
  const written = extra(world, world.county('兰考县'), '2022-06-08', 70 * WAN, '下达2022年省级衔接资金（第二批）', {
    arrives: true,
    number: '豫财农〔2022〕61号',
    written: '豫财农[2022]061号',
  });
  world.tell({
    rules: ['JS-02'],
    title: '下达单位的指标没有功能科目',
    english: 'A line to a bureau without a functional class',
    place: '封丘县',
    told: `${job.line.doc?.number}给农业农村局的60万元指标未填支出功能分类科目。`,
    toldEnglish: 'The class is missing though every sibling line has one.',
    documents: [job.line.doc?.number ?? ''],
    ids: [lineId(job.line)],
    innocent: {
      told: '豫财农[2022]061号只是书写不规范，归一后是豫财农〔2022〕61号；下达到县的指标不需要经济分类。',
      english: 'Only the spelling of the number is unusual; a line to a county needs no economic class.',
      ids: [lineId(written)],
    },
  });
}

function oneFenShort(world: World): void {
  const county = world.county('太康县');
  const line = world.main(county, 2020);
  world.budget.register(line, undefined, { amount: line.amount - 1 });
  const other = world.county('上蔡县');
  const parts = world.main(other, 2019);
  const first = Math.floor(parts.amount / 2 / WAN) * WAN;
  world.budget.register(parts, undefined, { amount: first, localNumber: '上财登-2019-031', part: 1 });
  world.budget.register(parts, parts.receivedAt, { amount: parts.amount - first, localNumber: '上财登-2019-031', part: 2 });
  world.tell({
    rules: ['JS-03'],
    title: '登记少了一分钱',
    english: 'Registered one fen short',
    place: '太康县',
    told: `2020年周口市下达太康县的指标（${line.doc?.number}）登记时少记0.01元。`,
    toldEnglish: 'Zero tolerance: the smallest difference there is.',
    documents: [line.doc?.number ?? ''],
    ids: [lineId(line)],
    innocent: {
      told: `上蔡县2019年分两笔登记同一指标（${parts.doc?.number}），合计相符。`,
      english: 'Registered in two parts that add up.',
      ids: [lineId(parts)],
    },
  });
}

function registeredTwice(world: World): void {
  const county = world.county('淮阳县');
  const line = world.main(county, 2018);
  world.budget.register(line, undefined, { localNumber: '淮财登-2018-017' });
  world.budget.register(line, addDays(line.receivedAt, 6), {
    localNumber: '淮财登-2018-029',
    written: (line.doc?.number ?? '').replace('〔', '[').replace('〕', ']0'),
  });
  const model = world.budget.document(PROVINCE, '河南省财政厅关于下达2022年乡村振兴示范村资金的通知', '2022-04-12', { number: '豫财农〔2022〕44号' });
  const villages = ['油茶村', '晏河村', '方楼村'].map((village) =>
    extra(world, world.county('光山县'), model.date, 100 * WAN, model.title, { arrives: true, doc: model, note: village }),
  );
  world.tell({
    rules: ['JS-04'],
    title: '同一指标登记两次',
    english: 'One line registered twice',
    place: '淮阳县',
    told: `${line.doc?.number}在淮阳县以两种写法登记了两次，金额相同。`,
    toldEnglish: 'Once in the right spelling and once with square brackets and a leading zero.',
    documents: [line.doc?.number ?? ''],
    ids: [lineId(line)],
    innocent: {
      told: '豫财农〔2022〕44号给光山县三个示范村各100万元，三条指标、三笔登记，数量相符。',
      english: 'Three equal lines of one document, three registrations: equal lines are normal.',
      ids: villages.map(lineId),
    },
  });
}

function brokenChain(world: World): void {
  const { budget, payments } = world;
  const county = world.county('鹿邑县');
  const doc = budget.document(county, '鹿邑县财政局关于安排2019年扶贫项目资金的通知', '2019-06-12');
  const unit = world.accounts.office(county, 'agriculture');
  const project = world.project(county, '隐山村2019年芡实加工点', '产业发展', 60 * WAN, '2019-05-20', { village: '隐山村' });
  const orphan = budget.line(doc, { to: unit, amount: 60 * WAN, fund: centralFund(2019), kind: 'addition', project, functionClass: '2130505' });
  budget.register(orphan);
  const firm = world.buildersOf(county)[3];
  if (firm) payments.pay(orphan, { to: firm.account, amount: 60 * WAN, day: '2019-09-10', purpose: `${project.name}工程款` });

  const luoning = world.county('洛宁县');
  const changed = works(world, luoning, 2022, '禹门村2022年竹编展销点', 40 * WAN, {
    unit: world.accounts.office(luoning, 'agriculture'),
    village: '禹门村',
    category: '产业发展',
    line: { fund: { ...centralFund(2022), tag: '其他涉农资金' } },
  });
  settle(world, changed, ['2022-07-13', '2022-10-19']);

  const lushi = world.county('卢氏县');
  const job = works(world, lushi, 2020, '龙驹村2020年核桃烘烤房', 50 * WAN, {
    unit: world.accounts.office(lushi, 'agriculture'),
    village: '龙驹村',
    category: '产业发展',
  });
  settle(world, job, ['2020-07-10', '2020-10-14']);
  const unknown = payments.pay(job.line, { to: job.firm.account, amount: 9 * WAN, day: '2020-09-03', purpose: '核桃烘烤房设备款', unknownIndicator: 'ZB9001' });
  const direct = world.main(world.county('兰考县'), 2018);
  world.tell({
    rules: ['JS-05'],
    title: '资金来源断链、标识改变、指标不存在',
    english: 'A line without a source, a changed tag, a payment under no known line',
    place: '鹿邑县、洛宁县、卢氏县',
    told: `鹿邑县${doc.number}以中央资金名义下达60万元，却没有上级指标；洛宁县${changed.line.doc?.number}把衔接资金标识改成了“其他涉农资金”；卢氏县一笔9万元支付所记指标ZB9001不在任何登记中。`,
    toldEnglish: 'Three ways in which the chain from the source breaks.',
    documents: [doc.number, changed.line.doc?.number ?? '', job.line.doc?.number ?? ''],
    ids: [lineId(orphan), lineId(changed.line), paidId(unknown)],
    innocent: {
      told: '兰考县由省直接下达，没有市一级，是体制规定。',
      english: 'A county funded by the province directly has no city line above.',
      ids: [lineId(direct)],
    },
  });
}
