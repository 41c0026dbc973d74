import type { Book } from './book.ts';

/** Subsidy items of the story. Only a means-tested item excludes house owners, car owners, entrepreneurs and staff. */
export function writeItems(book: Book): void {
  const means = 'housing;vehicle;enterprise;payroll;cadre';
  const item = (
    code: string,
    name: string,
    targeting: string,
    payee: string,
    standard: string,
    period: string,
    more: { exclusions?: string; exclusive?: string; grace?: string; from?: string; to?: string } = {},
  ): void => {
    book.add('SUBSIDY_ITEM', {
      ITEM_CODE: code,
      ITEM_NAME: name,
      TARGETING: targeting,
      PAYEE_UNIT: payee,
      STANDARD: standard,
      PERIOD: period,
      EXCLUSIONS: more.exclusions ?? '',
      EXCLUSIVE_WITH: more.exclusive ?? '',
      GRACE_DAYS: more.grace ?? '30',
      FROM: more.from ?? '2016-01-01',
      TO: more.to ?? '',
    });
  };
  item('XM01', '到户增收项目补助', 'means-tested', 'household', '8000.00', 'year', { exclusions: means, to: '2018-12-31' });
  item('XM02', '产业发展奖补', 'activity', 'household', '3000.00', 'year', { to: '2020-12-31' });
  item('XM03', '耕地地力保护补贴', 'area', 'parcel', '98.00', 'year');
  item('XM04', '雨露计划职业教育补助', 'category', 'person', '1500.00', 'term');
  item('XM05', '农村最低生活保障', 'means-tested', 'household', '600.00', 'quarter', { exclusions: means, exclusive: 'XM09' });
  item('XM06', '公益岗位补贴', 'category', 'person', '500.00', 'month');
  item('XM07', '危房改造补助', 'means-tested', 'household', '20000.00', 'once', { exclusions: means });
  item('XM08', '监测对象产业帮扶补助', 'means-tested', 'household', '2500.00', 'year', { exclusions: means, from: '2021-01-01' });
  item('XM09', '特困人员供养', 'category', 'person', '900.00', 'quarter', { exclusive: 'XM05' });
  item('XM10', '退耕还林补助', 'area', 'parcel', '125.00', 'year');
  item('XM11', '丧葬补助', 'universal', 'person', '1000.00', 'once', { grace: '365' });
}
