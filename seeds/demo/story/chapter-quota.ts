import { addDays, workingDay } from './days.ts';
import { paidId } from './payments.ts';
import { PROVINCE, placeOf } from './places.ts';
import { WAN, extra, works } from './scene.ts';
import { lineId, type World } from './world.ts';

/** How quota moves when nothing is wrong: every kind of movement once, so that the viewer can be learnt on it. */
export function writeQuota(world: World): void {
  sharedNumber(world);
  reductionAndAddition(world);
  recallAndReissue(world);
  carryOver(world);
  pool(world);
  merge(world);
  localMatch(world);
}

/** 新县 and 新蔡县 once numbered a document alike: one number, two issuers. */
function sharedNumber(world: World): void {
  const ids: string[] = [];
  for (const name of ['新县', '新蔡县']) {
    const county = world.county(name);
    const doc = world.countyDocument(county, world.main(county, 2018), { number: '新财农〔2018〕5号' });
    ids.push(`document:${county.code}|101001|${doc.number}`);
  }
  world.tell({
    rules: [],
    title: '同一文号，两个发文单位',
    english: 'One number, two issuers',
    place: '新县、新蔡县',
    told: '新县财政局以“新财农”为机关代字，新蔡县财政局2018年有一份文件也这样编号，两份都是〔2018〕5号。查询时系统列出两个候选，须指明发文单位。',
    toldEnglish: 'Asked for this number the API answers 409 with both candidates; the issuer decides.',
    documents: ['新财农〔2018〕5号'],
    ids,
  });
}

function reductionAndAddition(world: World): void {
  const { budget } = world;
  const county = world.county('淅川县');
  const countyLine = world.main(county, 2018);
  const cityLine = budget.lines.find((line) => line.region === '410000' && line.code === countyLine.row.ORI_BGT_ID && line.year === 2018);
  const centralLine = budget.lines.find((line) => line.region === '100000' && line.code === cityLine?.row.ORI_BGT_ID && line.year === 2018);
  if (!cityLine || !centralLine) throw new Error('The chain of 2018 is not as expected.');
  const amount = 40 * WAN;
  const cityDoc = budget.document(placeOf('411300'), '南阳市财政局关于追减2018年中央财政专项扶贫资金的通知', '2018-06-11');
  budget.adjust('reduction', countyLine, cityLine, amount, cityDoc.date, cityDoc);
  const doc = budget.document(PROVINCE, '河南省财政厅关于调整2018年中央财政专项扶贫资金的通知', '2018-06-20');
  budget.adjust('reduction', cityLine, centralLine, amount, doc.date, doc);
  const receiver = world.county('光山县');
  const upper = budget.line(doc, { to: placeOf('411500'), amount, from: centralLine });
  budget.register(upper);
  const onward = budget.document(placeOf('411500'), '信阳市财政局关于下达2018年中央财政专项扶贫资金（调整）的通知', '2018-07-04');
  const line = budget.line(onward, { to: receiver, amount, from: upper });
  budget.register(line);
  world.arrive(receiver, line);
  world.tell({
    rules: [],
    title: '追减与追加',
    english: 'A reduction here, an addition there',
    place: '淅川县 → 光山县',
    told: `2018年6月，淅川县的40万元被追减回市、再回省，省里同一文件（${doc.number}）改下达给信阳市光山县。`,
    toldEnglish: 'Quota travels up by two reductions and down again by a new line; the county line of 淅川 shows 400,000 yuan less.',
    documents: [doc.number, cityDoc.number, onward.number],
    ids: [lineId(countyLine), lineId(cityLine), lineId(line)],
  });
}

function recallAndReissue(world: World): void {
  const { budget } = world;
  const county = world.county('汝阳县');
  const received = world.main(county, 2017);
  const job = works(world, county, 2017, '南湾村2017年光伏电站围栏', 60 * WAN, {
    unit: world.accounts.office(county, 'agriculture'),
    category: '产业发展',
    village: '南湾村',
  });
  world.payments.pay(job.line, { to: job.firm.account, amount: 35 * WAN, day: '2017-07-12', purpose: `${job.project.name}工程款`, contract: job.contract });
  const doc = budget.document(county, '汝阳县财政局关于收回存量资金并重新安排的通知', '2017-10-16');
  budget.adjust('recall', job.line, received, 25 * WAN, doc.date, doc);
  const project = world.project(county, '上庄村2017年蓄水池加固', '产业发展', 25 * WAN, '2017-10-10', { village: '上庄村' });
  const unit = world.accounts.office(county, 'water');
  const line = budget.line(doc, { to: unit, amount: 25 * WAN, from: received, kind: 'reissue', project, functionClass: '2130504' });
  budget.register(line);
  const firm = world.buildersOf(county)[2];
  if (firm) world.payments.pay(line, { to: firm.account, amount: 25 * WAN, day: '2017-11-22', purpose: `${project.name}工程款` });
  world.tell({
    rules: [],
    title: '收回并盘活',
    english: 'Recalled and put to use again',
    place: '汝阳县',
    told: `结余25万元于2017年10月收回县级，同一文件（${doc.number}）盘活安排给水利局，当年付清。`,
    toldEnglish: 'A recall moves 250,000 yuan from the unit back to the county, a reissue line passes it to another unit.',
    documents: [doc.number],
    ids: [lineId(job.line), lineId(line)],
  });
}

function carryOver(world: World): void {
  const { budget, payments } = world;
  // 淮阳县 became 淮阳区 with the new year: the carried line stands under the new code.
  const old = world.county('淮阳县');
  const today = world.county('淮阳区');
  const job = works(world, old, 2019, '荷塘村2019年荷塘栈道', 90 * WAN, {
    unit: world.accounts.office(old, 'agriculture'),
    village: '荷塘村',
    accept: '2020-04-20',
    progress: 70,
  });
  payments.pay(job.line, { to: job.firm.account, amount: 60 * WAN, day: '2019-09-18', purpose: `${job.project.name}进度款`, contract: job.contract });
  const doc = budget.document(today, '淮阳区财政局关于2019年度结转资金的通知', '2020-01-10');
  const line = budget.carryOver(job.line, doc, 30 * WAN, { to: world.accounts.office(today, 'agriculture') });
  payments.pay(line, { to: job.firm.account, amount: 30 * WAN, day: '2020-04-28', purpose: `${job.project.name}结算款`, contract: job.contract });
  world.tell({
    rules: [],
    title: '结转下年，且县改区',
    english: 'Carried over while the county became a district',
    place: '淮阳县 411626 → 淮阳区 411603',
    told: `2019年结余30万元结转2020年（${doc.number}），此时淮阳县已改为淮阳区，行政区划代码变更；2020年4月付清。`,
    toldEnglish: 'The 2020 line has another id and another region code; the carry-over edge joins them.',
    documents: [job.line.doc?.number ?? '', doc.number],
    ids: [lineId(job.line), lineId(line)],
  });
}

function pool(world: World): void {
  const { budget } = world;
  const county = world.county('嵩县');
  for (const year of [2018, 2022]) {
    const main = world.main(county, year);
    const other = extra(world, county, `${year}-03-12`, 60 * WAN, `下达${year}年农业生产发展（可统筹）资金`);
    const sources = [main, other];
    const later = main.receivedAt > other.receivedAt ? main.receivedAt : other.receivedAt;
    const doc = budget.document(county, `嵩县财政局关于${year}年统筹整合使用财政涉农资金的通知`, workingDay(addDays(later, 9)));
    const parts = sources.map((source, index) => ({ source, amount: (index === 0 ? 90 : 60) * WAN }));
    const amount = parts.reduce((sum, part) => sum + part.amount, 0);
    const first = sources[0];
    if (!first) throw new Error('Nothing to pool.');
    const approved = addDays(doc.date, -12);
    const pooled = budget.line(doc, {
      to: county,
      amount,
      kind: 'pool',
      fund: { ...first.fund, name: `${year}年统筹整合财政涉农资金` },
      plan: `嵩整合方案〔${year}〕1号`,
      year,
      upperNumber: first.doc?.number,
      note: '统筹整合方案已备案',
    });
    for (const { source, amount: part } of parts) budget.adjust('pooling', source, pooled, part, doc.date, doc);
    budget.register(pooled, doc.date);
    world.record(
      'integration-plan',
      county.code,
      { kind: 'indicator', division: county.code, year, code: pooled.code },
      { from: approved, value: '备案', reference: `嵩整合方案〔${year}〕1号` },
    );
    const shares = [Math.round(amount * 0.6), amount - Math.round(amount * 0.6)];
    const offices = ['transport', 'agriculture'] as const;
    const lines = shares.map((share, index) => {
      const unit = world.accounts.office(county, offices[index] ?? 'transport');
      const project = world.project(
        county,
        `${['竹园村', '东坪村'][index]}${year}年整合资金${['通村公路', '产业示范园'][index]}`,
        '基础设施',
        share,
        approved,
        { village: ['竹园村', '东坪村'][index] },
      );
      const line = budget.line(doc, { to: unit, amount: share, from: pooled, project, functionClass: '2130504', plan: `嵩整合方案〔${year}〕1号` });
      budget.register(line);
      const firm = world.buildersOf(county)[index];
      if (firm)
        for (const [order, day] of [`${year}-07-10`, `${year}-10-12`].entries()) {
          world.payments.pay(line, {
            to: firm.account,
            amount: order === 0 ? Math.floor(share / 2) : share - Math.floor(share / 2),
            day: workingDay(day),
            purpose: `${project.name}${order === 0 ? '进度款' : '结算款'}`,
          });
        }
      return line;
    });
    world.tell({
      rules: [],
      ...(year === 2022 ? { looksLike: ['FP-05'] } : {}),
      title: `${year}年统筹整合资金池`,
      english: `The pool of ${year}`,
      place: '嵩县',
      told: `嵩县把${sources.length}笔上级资金统筹成${amount / WAN}万元的资金池（${doc.number}），再下达到交通、农业两个部门。池内资金混同，各来源的份额按方法推算。`,
      toldEnglish:
        'Several lines flow into one line of kind pool and out again; below the pool the share of each source is attributed, not documented. An integration plan is on file: for FP-05 an innocent look-alike.',
      documents: [doc.number, ...sources.map((source) => source.doc?.number ?? '')],
      ids: [lineId(pooled), ...lines.map(lineId)],
    });
  }
}

function merge(world: World): void {
  const { budget } = world;
  const county = world.county('卢氏县');
  const first = world.main(county, 2019);
  const second = extra(world, county, '2019-03-11', 50 * WAN, '下达2019年农业生产发展资金');
  const later = first.receivedAt > second.receivedAt ? first.receivedAt : second.receivedAt;
  const doc = budget.document(county, '卢氏县财政局关于合并下达2019年产业扶贫资金的通知', workingDay(addDays(later, 10)));
  const project = world.project(county, '香菇坪村2019年食用菌产业园', '产业发展', 120 * WAN, addDays(doc.date, -12), { village: '香菇坪村' });
  const unit = world.accounts.office(county, 'agriculture');
  const line = budget.line(doc, {
    to: unit,
    amount: 120 * WAN,
    fund: first.fund,
    project,
    kind: 'addition',
    year: 2019,
    functionClass: '2130505',
    upperNumber: first.doc?.number,
  });
  budget.adjust('distribution', first, line, 70 * WAN, doc.date, doc);
  budget.adjust('distribution', second, line, 50 * WAN, doc.date, doc);
  budget.register(line);
  const firm = world.buildersOf(county)[3];
  if (firm)
    for (const [amount, day] of [
      [40, '2019-06-18'],
      [50, '2019-08-20'],
      [30, '2019-10-23'],
    ] as const)
      world.payments.pay(line, { to: firm.account, amount: amount * WAN, day, purpose: `${project.name}工程款` });
  world.tell({
    rules: [],
    title: '一份文件合并两笔来源',
    english: 'One line out of two sources',
    place: '卢氏县',
    told: `${doc.number}的一条指标合并了两份上级文件的资金（70万元与50万元），此后指标内资金混同，按比例推算各文件的份额。`,
    toldEnglish: 'Trace either upper document: its share of the three payments is attributed pro rata and marked so.',
    documents: [doc.number, first.doc?.number ?? '', second.doc?.number ?? ''],
    ids: [lineId(line)],
  });
}

function localMatch(world: World): void {
  const { budget } = world;
  const county = world.county('嵩县');
  const received = world.main(county, 2019);
  const doc = world.countyDocument(county, received);
  const unit = world.accounts.office(county, 'water');
  const project = world.project(county, '河湾村2019年提灌站', '产业发展', 100 * WAN, addDays(doc.date, -20), { village: '河湾村' });
  // 800,000 from above and 200,000 of the county's own: the line is larger than what it draws.
  const line = budget.line(doc, {
    to: unit,
    amount: 100 * WAN,
    fromAmount: 80 * WAN,
    from: received,
    project,
    functionClass: '2130504',
    note: '其中县级配套20万元',
  });
  budget.register(line);
  const firm = world.buildersOf(county)[2];
  const payment = firm
    ? world.payments.pay(line, { to: firm.account, amount: 100 * WAN, day: '2019-08-14', purpose: `${project.name}工程款`, mode: 'direct' })
    : undefined;
  world.tell({
    rules: [],
    title: '县级配套并入同一指标',
    english: 'County money in the same line',
    place: '嵩县',
    told: `${doc.number}中提灌站指标100万元，其中上级80万元、县级配套20万元；付款100万元中上级资金按80%推算。`,
    toldEnglish: "The line is larger than what it draws from above; the difference is the issuer's own money.",
    documents: [doc.number],
    ids: [lineId(line), ...(payment ? [paidId(payment)] : [])],
  });
}
