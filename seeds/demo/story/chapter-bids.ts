import { addDays, yuan } from './days.ts';
import type { Enterprise } from './people.ts';
import { paidId } from './payments.ts';
import type { Place } from './places.ts';
import { WAN, settle, works, type Works } from './scene.ts';
import type { World } from './world.ts';

/** Tenders and contracts that look right one by one. */
export function writeBids(world: World): void {
  belowThreshold(world);
  const ring = rotation(world);
  commonControl(world, ring);
  coverBids(world);
  subcontract(world);
}

function belowThreshold(world: World): void {
  const county = world.county('光山县');
  const phone = '19900005544';
  const firms = [0, 1].map((index) => world.people.enterprise(county, `光山示例大别山${['建筑', '路桥'][index]}有限公司`, { scope: '建筑施工', phone }));
  const jobs = [390, 380, 370].map((amount, index) =>
    works(world, county, 2019, `2019年${['茶山示例乡', '紫水示例镇', '茶山示例乡'][index]}道路提升${['一', '二', '三'][index]}标段`, amount * WAN, {
      firm: firms[index % 2],
      unit: world.accounts.office(county, 'transport'),
    }),
  );
  jobs.forEach((job, index) => settle(world, job, [`2019-08-0${5 + index}`, `2019-10-1${4 + index}`]));
  world.tell({
    rules: ['GX-09', 'SY-04'],
    title: '三份合同都略低于招标限额',
    english: 'Three contracts just below the limit',
    place: '光山县',
    told: '道路提升拆成390万、380万、370万元三个标段，两家企业共用一部电话。',
    toldEnglish: 'Each at 92–98% of the tender limit, together 11.4 million.',
    documents: [jobs[0]?.line.doc?.number ?? ''],
    ids: jobs.map((job) => `contract:${job.contract}`),
  });
}

interface Bid {
  readonly firm: Enterprise;
  readonly price: number;
  readonly bond?: string;
  readonly preparedBy?: string;
}

/** A tender with its bids, and the works that the lowest bidder then does at that price. */
function tendered(world: World, county: Place, name: string, notice: string, budget: number, bids: readonly Bid[]): { code: string; document: string } {
  const year = Number(notice.slice(0, 4));
  const winner = bids.reduce((best, bid) => (bid.price < best.price ? bid : best));
  const award = addDays(notice, 26);
  const job = works(world, county, year, name, winner.price, {
    firm: winner.firm,
    budget,
    unit: world.accounts.office(county, 'transport'),
    signed: addDays(award, 10),
    start: addDays(award, 16),
    accept: `${year}-10-08`,
  });
  settle(world, job, [`${year}-08-12`, `${year}-10-18`]);
  return { code: tender(world, county, name, notice, budget, bids, { project: job.project.code }), document: job.line.doc?.number ?? '' };
}

function tender(world: World, county: Place, name: string, notice: string, budget: number, bids: readonly Bid[], { project }: { project: string }): string {
  const number = `ZB${county.code}${notice.slice(0, 4)}${String(world.book.count('TENDER') + 1).padStart(3, '0')}`;
  const deadline = addDays(notice, 21);
  const winner = bids.reduce((best, bid) => (bid.price < best.price ? bid : best));
  world.book.add('TENDER', {
    TENDER_NO: number,
    TENDER_NAME: name,
    MOF_DIV_CODE: county.code,
    BUYER_AGENCY_CODE: world.accounts.office(county, 'transport').code,
    METHOD: '公开招标',
    CATEGORY: '工程',
    BUDGET_AMT: yuan(budget),
    LIMIT_AMT: yuan(budget),
    NOTICE_DATE: notice,
    DEADLINE_DATE: deadline,
    AWARD_DATE: addDays(deadline, 5),
    PRO_CODE: project,
  });
  bids.forEach((bid, index) =>
    world.book.add('BID', {
      TENDER_NO: number,
      USCC: bid.firm.uscc,
      BID_AMT: yuan(bid.price),
      BID_DATE: deadline,
      IS_WON: bid.firm === winner.firm ? '1' : '0',
      IS_WITHDRAWN: '0',
      IS_DISQUALIFIED: '0',
      BOND_ACCT: bid.bond ?? bid.firm.account.number,
      PREPARED_BY: bid.preparedBy ?? `示例造价${index + 1}所`,
      PROJECT_MANAGER: `项目经理${bid.firm.uscc.slice(-4)}`,
    }),
  );
  return number;
}

function rotation(world: World): Enterprise[] {
  const county = world.county('淅川县');
  const ring = ['丹阳', '库区', '渠首'].map((name) => world.people.enterprise(county, `淅川示例${name}建设有限公司`, { scope: '工程施工' }));
  const [a, b, c] = ring;
  if (!a || !b || !c) return ring;
  const order: Array<[Enterprise, Enterprise, Enterprise]> = [
    [a, b, c],
    [b, c, a],
    [a, c, b],
    [c, a, b],
    [b, a, c],
  ];
  const tenders = order.map(([winner, second, third], index) =>
    tendered(world, county, `淅川县2019年村道第${index + 1}标段`, `2019-0${3 + (index % 4)}-0${index + 2}`, 100 * WAN, [
      { firm: winner, price: (94 + (index % 2)) * WAN },
      { firm: second, price: (96 + (index % 3)) * WAN },
      { firm: third, price: (99 - (index % 2)) * WAN },
    ]),
  );
  world.tell({
    rules: ['GX-12'],
    title: '三家轮流中标',
    english: 'Three bidders take turns',
    place: '淅川县',
    told: '五个标段只有三家投标，中标2次、2次、1次。',
    toldEnglish: 'Always the same three, each wins in turn.',
    documents: [...new Set(tenders.map(({ document }) => document))],
    ids: [...tenders.map(({ code }) => `tender:${code}`), ...ring.map((firm) => `enterprise:${firm.uscc}`)],
  });
  return ring;
}

function commonControl(world: World, ring: Enterprise[]): void {
  const county = world.county('淅川县');
  const [a, b] = ring;
  if (!a || !b) return;
  const { code, document } = tendered(world, county, '淅川县2019年库区码头工程', '2019-04-15', 110 * WAN, [
    { firm: a, price: 105 * WAN, preparedBy: '示例造价一所' },
    { firm: b, price: 108 * WAN, bond: a.account.number, preparedBy: '示例造价一所' },
  ]);
  const state = [0, 1].map((index) => world.people.enterprise(county, `淅川示例国投${['城建', '水务'][index]}有限公司`, { scope: '工程施工' }));
  const owner = world.people.enterprise(county, '淅川示例国有资产运营有限公司', { scope: '国有资产经营' });
  for (const firm of state)
    world.book.add('ENTERPRISE_HOLDER', {
      USCC: firm.uscc,
      HOLDER_TYPE: 'enterprise',
      HOLDER_CODE: owner.uscc,
      HOLDER_NAME: owner.name,
      SHARE: '1',
      FROM: '2012-01-01',
    });
  world.record('exemption', county.code, { kind: 'enterprise', code: owner.uscc }, { from: '2012-01-01', value: 'T-SE6', reference: '县国资委出资人名录' });
  const [first, second] = state;
  const innocent =
    first && second
      ? tendered(world, county, '淅川县2020年水厂扩建', '2020-03-16', 160 * WAN, [
          { firm: first, price: 150 * WAN },
          { firm: second, price: 156 * WAN },
        ]).code
      : '';
  world.tell({
    rules: ['GX-11'],
    title: '两份保证金出自一个账户',
    english: 'Two bid bonds from one account',
    place: '淅川县',
    told: '码头工程两家投标人的保证金从同一账户缴纳，标书由同一家造价所编制。',
    toldEnglish: 'Bidders under common control.',
    documents: [document],
    ids: [`tender:${code}`, `enterprise:${a.uscc}`, `enterprise:${b.uscc}`],
    innocent: { told: '两家国有企业仅仅同属县国资。', english: 'Merely state-owned.', ids: [`tender:${innocent}`] },
  });
}

function coverBids(world: World): void {
  const county = world.county('淅川县');
  const firms = ['楚风', '丹心', '鄂豫', '商於'].map((name) => world.people.enterprise(county, `淅川示例${name}市政有限公司`, { scope: '市政工程' }));
  const { code, document } = tendered(
    world,
    county,
    '淅川县2021年移民新村管网',
    '2021-03-15',
    200 * WAN,
    firms.map((firm, index) => ({ firm, price: [196, 197.176, 198.8, 199.5][index]! * WAN })),
  );
  const { code: innocent } = tendered(
    world,
    county,
    '淅川县2021年移民新村路面',
    '2021-04-12',
    200 * WAN,
    firms.map((firm, index) => ({ firm, price: [192, 194.4, 189.7, 198][index]! * WAN })),
  );
  world.tell({
    rules: ['GX-13'],
    title: '报价只差千分之六，中标价98%',
    english: 'Prices 0.6% apart, the winner at 98% of the budget',
    place: '淅川县',
    told: '四家报价几乎相等，最低价为预算的98%。',
    toldEnglish: 'Two signals of cover bidding.',
    documents: [document],
    ids: [`tender:${code}`],
    innocent: { told: '另一标段差距1.2%，中标价低于96%。', english: 'A gap of 1.2%, the winner below 96%.', ids: [`tender:${innocent}`] },
  });
}

function subcontract(world: World): void {
  const county = world.county('光山县');
  const [winner, loser] = ['淮上', '弦山'].map((name) => world.people.enterprise(county, `光山示例${name}工程有限公司`, { scope: '工程施工' }));
  if (!winner || !loser) return;
  const job: Works = works(world, county, 2021, '油茶村2021年油茶产业园', 100 * WAN, {
    firm: winner,
    unit: world.accounts.office(county, 'transport'),
    village: '油茶村',
  });
  const [payment] = settle(world, job, ['2021-07-20', '2021-10-20']);
  const code = tender(
    world,
    county,
    '光山县2021年油茶产业园',
    '2021-04-06',
    105 * WAN,
    [
      { firm: winner, price: 100 * WAN },
      { firm: loser, price: 1_037_000 * 100 },
    ],
    { project: job.project.code },
  );
  const number = `FB${job.contract.slice(2)}`;
  world.book.add('SUBCONTRACT', {
    CONTRACT_NO: number,
    MAIN_CONTRACT_NO: job.contract,
    CONTRACT_NAME: '园区道路（主体工程部分）分包合同',
    MOF_DIV_CODE: county.code,
    CONTRACT_AMT: yuan(15 * WAN),
    SIGN_DATE: '2021-07-02',
    IS_DECLARED: '1',
    SUPPLIER_USCC: loser.uscc,
    PRO_CODE: job.project.code,
  });
  const flow = world.payments.flow(winner.account, loser.account, 15 * WAN, '2021-07-28 10:10:00', '分包工程款');
  world.tell({
    rules: ['GX-14'],
    title: '落标人成了分包人',
    english: 'The loser becomes the subcontractor',
    place: '光山县',
    told: '投标落选的企业拿到中标金额15%的主体工程分包。',
    toldEnglish: 'Fifteen per cent of the award within a year.',
    documents: [job.line.doc?.number ?? ''],
    ids: [`tender:${code}`, `contract:${number}`, paidId(flow), ...(payment ? [paidId(payment)] : [])],
  });
}
