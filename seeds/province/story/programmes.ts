import { dayOf, officeDay } from './calendar.ts';

/** One purpose for which money comes down every year, with the documents that bring it. */
export interface Programme {
  /** Two characters; part of the ids of its lines. */
  readonly key: string;
  readonly name: (year: number) => string;
  readonly level: 'central' | 'province';
  readonly tag: (year: number) => string;
  readonly kind: '专项' | '可统筹';
  readonly transferClass: string;
  readonly functionClass: string;
  readonly economicClass: string;
  /** Month and day on which the first document of the year is issued. */
  readonly issued: readonly [number, number];
  /** Part of the year's money that comes as an advance (提前下达) in the November before. */
  readonly advance: number;
  readonly from: number;
  readonly to: number;
  /** Works are projects with contracts; cards are payouts to villagers. */
  readonly use: 'works' | 'cards';
  /** Share among the works, or among the card lines of a county and year. */
  readonly share: number;
  readonly card?: CardUse;
}

export interface CardUse {
  readonly item: string;
  readonly title: string;
  /** Poor households, or farmers; and which part of them, from–to, so that items exclusive with each other never meet. */
  readonly who: 'poor' | 'farmer';
  readonly part: readonly [number, number];
  /** Standard in fen; `area` in tenths of a mu where the quantity is one. */
  readonly standard: number;
  readonly area: boolean;
  /** Months of payment; the period is the year, its quarters, halves or terms accordingly. */
  readonly months: readonly number[];
  /** Grants are stated with the payments: the item excludes somebody. */
  readonly grants: boolean;
  readonly office: { readonly code: string; readonly name: string };
}

const AGRICULTURE = { code: '303001', name: '农业农村局' };
const CIVIL = { code: '208001', name: '民政局' };
const POVERTY = { code: '305001', name: '扶贫开发办公室（乡村振兴局）' };
const EDUCATION = { code: '205001', name: '教育体育局' };
const FORESTRY = { code: '307001', name: '林业局' };
const HOUSING = { code: '317001', name: '住房和城乡建设局' };

const poverty = (year: number): string => (year <= 2020 ? '扶贫资金' : '衔接资金');
const always = { from: 2016, to: 2023, advance: 0, kind: '专项' as const };
const works = { ...always, use: 'works' as const, functionClass: '2130504', economicClass: '50302', transferClass: '2300252' };
const cards = { ...always, use: 'cards' as const, functionClass: '2130505', economicClass: '50901', transferClass: '2300252' };

export const PROGRAMMES: readonly Programme[] = [
  {
    ...works,
    key: 'ZX',
    name: (year) => (year <= 2020 ? '中央财政专项扶贫资金' : '中央财政衔接推进乡村振兴补助资金'),
    level: 'central',
    tag: poverty,
    kind: '可统筹',
    issued: [2, 20],
    advance: 0.35,
    share: 0.34,
  },
  {
    ...works,
    key: 'SX',
    name: (year) => (year <= 2020 ? '省级财政专项扶贫资金' : '省级财政衔接推进乡村振兴补助资金'),
    level: 'province',
    tag: poverty,
    issued: [3, 10],
    share: 0.2,
  },
  { ...works, key: 'NF', name: () => '农业生产发展资金', level: 'central', tag: () => '农业生产发展', issued: [3, 25], share: 0.16, functionClass: '2130122' },
  { ...works, key: 'SL', name: () => '水利发展资金', level: 'central', tag: () => '水利发展', issued: [4, 5], share: 0.12, functionClass: '2130305' },
  { ...works, key: 'YG', name: () => '以工代赈示范工程中央预算内投资', level: 'central', tag: () => '以工代赈', issued: [4, 12], share: 0.08 },
  { ...works, key: 'RJ', name: () => '农村人居环境整治资金', level: 'province', tag: () => '人居环境', issued: [4, 20], share: 0.1, functionClass: '2130126' },
  cardProgramme('GD', '耕地地力保护补贴资金', 'central', [4, 8], 0.2, {
    item: 'XM03',
    title: '耕地地力保护补贴',
    who: 'farmer',
    part: [0, 1],
    standard: 9800,
    area: true,
    months: [6],
    grants: false,
    office: AGRICULTURE,
  }),
  {
    ...cardProgramme('ZL', '实际种粮农民一次性补贴资金', 'central', [6, 20], 0.08, {
      item: 'XM12',
      title: '实际种粮农民一次性补贴',
      who: 'farmer',
      part: [0, 1],
      standard: 1300,
      area: true,
      months: [9],
      grants: false,
      office: AGRICULTURE,
    }),
    from: 2021,
  },
  cardProgramme('NJ', '农业机械购置补贴资金', 'central', [4, 25], 0.03, {
    item: 'XM13',
    title: '农机购置补贴',
    who: 'farmer',
    part: [0.1, 0.5],
    standard: 260_000,
    area: false,
    months: [8],
    grants: false,
    office: AGRICULTURE,
  }),
  cardProgramme('DB', '困难群众救助补助资金（低保）', 'central', [1, 8], 0.25, {
    item: 'XM05',
    title: '农村最低生活保障',
    who: 'poor',
    part: [0, 0.6],
    standard: 60_000,
    area: false,
    months: [3, 6, 9, 12],
    grants: true,
    office: CIVIL,
  }),
  cardProgramme('TK', '困难群众救助补助资金（特困）', 'central', [1, 10], 0.06, {
    item: 'XM09',
    title: '特困人员供养',
    who: 'poor',
    part: [0.6, 0.7],
    standard: 90_000,
    area: false,
    months: [3, 6, 9, 12],
    grants: false,
    office: CIVIL,
  }),
  cardProgramme('YL', '雨露计划补助资金', 'province', [3, 14], 0.06, {
    item: 'XM04',
    title: '雨露计划职业教育补助',
    who: 'poor',
    part: [0.3, 0.8],
    standard: 150_000,
    area: false,
    months: [5, 10],
    grants: false,
    office: EDUCATION,
  }),
  cardProgramme('GY', '公益岗位补贴资金', 'province', [1, 12], 0.08, {
    item: 'XM06',
    title: '公益岗位补贴',
    who: 'poor',
    part: [0.7, 1],
    standard: 150_000,
    area: false,
    months: [3, 6, 9, 11],
    grants: false,
    office: POVERTY,
  }),
  cardProgramme('CJ', '残疾人两项补贴资金', 'province', [2, 9], 0.08, {
    item: 'XM14',
    title: '残疾人两项补贴',
    who: 'farmer',
    part: [0.5, 0.8],
    standard: 36_000,
    area: false,
    months: [5, 10],
    grants: false,
    office: CIVIL,
  }),
  cardProgramme('GL', '高龄津贴资金', 'province', [2, 12], 0.06, {
    item: 'XM15',
    title: '高龄津贴',
    who: 'farmer',
    part: [0.8, 1],
    standard: 30_000,
    area: false,
    months: [4, 10],
    grants: false,
    office: CIVIL,
  }),
  {
    ...cardProgramme('CY', '产业发展奖补资金', 'central', [3, 20], 0.05, {
      item: 'XM02',
      title: '产业发展奖补',
      who: 'poor',
      part: [0, 0.5],
      standard: 300_000,
      area: false,
      months: [6],
      grants: false,
      office: POVERTY,
    }),
    to: 2020,
  },
  cardProgramme('WF', '农村危房改造补助资金', 'central', [4, 2], 0.01, {
    item: 'XM07',
    title: '危房改造补助',
    who: 'poor',
    part: [0, 1],
    standard: 2_000_000,
    area: false,
    months: [7],
    grants: true,
    office: HOUSING,
  }),
  cardProgramme('TG', '退耕还林补助资金', 'central', [4, 16], 0.05, {
    item: 'XM10',
    title: '退耕还林补助',
    who: 'farmer',
    part: [0, 0.4],
    standard: 12_500,
    area: true,
    months: [7],
    grants: false,
    office: FORESTRY,
  }),
];

function cardProgramme(key: string, name: string, level: Programme['level'], issued: Programme['issued'], share: number, card: CardUse): Programme {
  return { ...cards, key, name: () => name, level, tag: () => name.replace(/资金.*$/u, ''), issued, share, card };
}

/** The document of 2022 that carries a tenth of all payments: the area subsidy of that year goes to nearly every farmer. */
export const WIDEST = { key: 'GD', year: 2022, share: 0.1 };

/** When a programme's money of a year moves from desk to desk; every registration and onward document comes well within its term. */
export interface Course {
  readonly ministry: number;
  readonly provinceRegisters: number;
  readonly province: number;
  readonly cityRegisters: number;
  readonly city: number;
  /** Through the city or directly. */
  readonly countyRegisters: (throughCity: boolean) => number;
  readonly county: (throughCity: boolean) => number;
}

export function courseOf(programme: Programme, year: number, advance: boolean): Course {
  const ministry = officeDay(advance ? dayOf(year - 1, 11, 3 + (year % 5)) : dayOf(year, programme.issued[0], programme.issued[1] + (year % 4)));
  const provinceRegisters = programme.level === 'central' ? officeDay(ministry + 3) : ministry;
  const province = programme.level === 'central' ? officeDay(ministry + 9) : ministry;
  const cityRegisters = officeDay(province + 3);
  const city = officeDay(province + 8);
  const countyRegisters = (throughCity: boolean): number => officeDay((throughCity ? city : province) + 3);
  const county = (throughCity: boolean): number => officeDay(countyRegisters(throughCity) + 8);
  return { ministry, provinceRegisters, province, cityRegisters, city, countyRegisters, county };
}

/** All documents of a calendar year by date, so that numbers rise with the days: `ZX-2019`, advances `ZX+2020`. */
export function serials(year: number): Map<string, number> {
  const issued: Array<[string, number]> = [];
  for (const programme of PROGRAMMES) {
    if (year >= programme.from && year <= programme.to) issued.push([`${programme.key}-${year}`, courseOf(programme, year, false).ministry]);
    if (programme.advance > 0 && year + 1 <= programme.to && year + 1 > 2016)
      issued.push([`${programme.key}+${year + 1}`, courseOf(programme, year + 1, true).ministry]);
  }
  issued.sort((a, b) => a[1] - b[1] || (a[0] < b[0] ? -1 : 1));
  return new Map(issued.map(([key], index) => [key, 3 + index * 2]));
}
