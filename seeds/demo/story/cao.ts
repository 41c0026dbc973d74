import { addDays, workingDay } from './days.ts';
import { paidId } from './payments.ts';
import { OPENING_NUMBER } from './course.ts';
import { lineId, type World } from './world.ts';

/**
 * The article's own case. 曹某 of 嵩县 was granted 8,000 yuan of 到户增收项目 in 2017 out of 豫财农〔2017〕12号; the family had
 * paid deed tax on a flat in 2016. Checked again, the money was recovered and the family moved to the list of the stable.
 */
export function writeCao(world: World): void {
  const county = world.county('嵩县');
  const received = world.main(county, 2017);
  const doc = world.countyDocument(county, received, { number: '嵩财农〔2017〕5号' });
  const office = world.accounts.office(county, 'poverty');
  const cao = world.people.household(county, 0, '石坡村', {
    head: '曹某',
    size: 3,
    identified: '2015-11-30',
    label: '稳定脱贫（不再享受政策）',
    labelFrom: '2019-04-25',
  });
  const tax = 'QS4103252016060013';
  world.book.add('DEED_TAX', {
    TAX_NO: tax,
    MOF_DIV_CODE: county.code,
    IDEN_NO: cao.head.id,
    PER_NAME: cao.head.name,
    PAY_DATE: '2016-06-21',
    HOUSE_KIND: '商品房',
    TAX_PRICE: '268000.00',
  });

  const amount = 24 * 800_000;
  const project = world.project(county, '嵩县云岭乡2017年到户增收项目', '产业到户', amount, addDays(doc.date, -18), { village: '石坡村' });
  const line = world.budget.line(doc, { to: office, amount, from: received, project, functionClass: '2130505', economicClass: '50902' });
  world.budget.register(line);
  const approved = '2017-05-16';
  const neighbours = world.people
    .poolOf(county)
    .filter((household) => household.town === 0)
    .slice(0, 19);
  const relocated = world.people.household(county, 0, '石坡村', { head: '曹某某', size: 2, identified: '2015-11-30' });
  const later = world.people.household(county, 0, '柳沟村', { size: 3, identified: '2014-11-30' });
  const third = world.people.household(county, 0, '柳沟村', { size: 2, identified: '2014-11-30' });
  const fourth = world.people.household(county, 0, '石坡村', { size: 4, identified: '2014-11-30' });
  const entries = [cao, relocated, later, third, fourth, ...neighbours].map((household) => ({ household, amount: 800_000 }));
  const batch = world.payments.cards(
    line,
    {
      item: 'XM01',
      period: '2017',
      day: workingDay('2017-06-20'),
      approved,
      approvedBy: '嵩县扶贫开发办公室',
      standard: 800_000,
      purpose: '2017年到户增收项目',
    },
    entries,
  );

  // Look-alikes: relocation housing, a flat bought after the grant, and a namesake in another county.
  const relocationTax = 'QS4103252016080027';
  world.book.add('DEED_TAX', {
    TAX_NO: relocationTax,
    MOF_DIV_CODE: county.code,
    IDEN_NO: relocated.head.id,
    PER_NAME: relocated.head.name,
    PAY_DATE: '2016-08-11',
    HOUSE_KIND: '易地扶贫搬迁安置房',
    TAX_PRICE: '60000.00',
  });
  world.record(
    'exemption',
    county.code,
    { kind: 'household', code: relocated.code, other: { kind: 'person', code: relocated.head.id } },
    { from: '2016-01-01', value: 'T-SH1', reference: '嵩搬迁办〔2016〕示例7号' },
  );
  world.book.add('DEED_TAX', {
    TAX_NO: 'QS4103252017050101',
    MOF_DIV_CODE: county.code,
    IDEN_NO: later.head.id,
    PER_NAME: later.head.name,
    PAY_DATE: addDays(approved, 1),
    HOUSE_KIND: '商品房',
    TAX_PRICE: '301000.00',
  });
  // The son of a household in the batch founded one of his own and bought a flat half a year later.
  const parted = world.people.household(county, 0, '石坡村', { size: 1, identified: '2016-03-01' });
  world.people.member(fourth.code, parted.head, '子', '2014-11-30', '2016-02-29');
  world.book.add('HOUSEHOLD_CHANGE', { HH_CODE: parted.code, CHANGE: 'SPLIT_FROM', OTHER_HH_CODE: fourth.code, CHANGE_DATE: '2016-03-01' });
  world.book.add('DEED_TAX', {
    TAX_NO: 'QS4103252016090044',
    MOF_DIV_CODE: county.code,
    IDEN_NO: parted.head.id,
    PER_NAME: parted.head.name,
    PAY_DATE: '2016-09-08',
    HOUSE_KIND: '商品房',
    TAX_PRICE: '249000.00',
  });
  const namesake = world.people.person('410326', '曹某');
  world.book.add('DEED_TAX', {
    TAX_NO: 'QS4103262016030009',
    MOF_DIV_CODE: '410326',
    IDEN_NO: namesake.id,
    PER_NAME: '曹某',
    PAY_DATE: '2016-03-02',
    HOUSE_KIND: '商品房',
    TAX_PRICE: '255000.00',
  });

  const grant = batch.lines[0];
  if (!grant) throw new Error('曹某 has no grant.');
  const check = world.record(
    're-check',
    county.code,
    { kind: 'household', code: cao.code, other: { kind: 'person', code: cao.head.id } },
    { from: '2019-03-14', value: '经县扶贫办再次核实，2016年购买商品房并缴纳契税，不符合到户增收项目条件', reference: '嵩扶贫办〔2019〕示例31号' },
  );
  const recovery = world.payments.back('recovery', [{ payment: grant }], { day: '2019-04-18', purpose: '追回曹某2017年到户增收项目补助' });

  world.tell({
    rules: ['SK-06'],
    title: '曹某：领取补助前一年缴纳过契税',
    english: 'Cao: a grant after a flat had been bought',
    place: '嵩县云岭乡石坡村',
    told: `2017年，曹某申请到户增收项目8000元，资金来自${OPENING_NUMBER}，经洛阳市、嵩县下达，6月21日打卡发放。税务数据显示曹某2016年6月21日缴纳过商品房契税。县扶贫办2019年3月14日再次核实后，4月18日将8000元追回国库，并自2019年4月25日起将该户标注为“稳定脱贫（不再享受政策）”。`,
    toldEnglish:
      'The case of the newspaper article. The grant of 8,000 yuan is one card line of a batch funded from the opening document; the deed tax is a record on the head of the household; the recovery of 8,000 yuan settles the grant: gross 8,000, recovered 8,000, net 0.',
    documents: [OPENING_NUMBER, doc.number],
    ids: [paidId(grant), paidId(recovery), `record:deed-tax|${tax}`, check, lineId(line), batch.batch],
    innocent: {
      told: '同批的曹某某缴的是易地搬迁安置房契税（有登记的豁免）；另一户在批准的次日才购房；再一户买房的是2016年3月已分户的儿子（T-SH2）；汝阳县有一位同名的“曹某”，身份证号不同。',
      english:
        'In the same batch: deed tax on relocation housing (an exemption on file), a flat bought the day after the approval, a flat of a son who had founded a household of his own, and a namesake in another county with another ID.',
      ids: [
        `record:deed-tax|${relocationTax}`,
        'record:deed-tax|QS4103252017050101',
        'record:deed-tax|QS4103252016090044',
        'record:deed-tax|QS4103262016030009',
      ],
    },
  });
}
