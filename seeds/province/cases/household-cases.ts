import { addDays } from '../../demo/story/days.ts';
import type { Household } from '../../demo/story/people.ts';
import { WAN, type CaseScene } from './case-scene.ts';
import type { CaseBook } from './plant-cases.ts';
import { enterprise, household, person } from './subjects.ts';

const APPROVED = '2023-04-20';
const FUNDED = '2023-05-15';

/** 受益贫困户: items that exclude somebody (XM05, XM08) and items that do not (XM10 by area). */
export const HOUSEHOLD_CASES: CaseBook = {
  'SK-06': {
    positive(scene) {
      const late = scene.turn % 2 === 0;
      const home = scene.household({ size: 3, identified: '2021-11-30' });
      deed(scene, home, late ? '2022-06-10' : '2020-03-10', '商品住房');
      return { ...granted(scene, home), band: late ? '红' : '橙', note: 'commercial housing before the grant' };
    },
    'near-miss'(scene) {
      const home = scene.household({ size: 2, identified: '2021-11-30' });
      deed(scene, home, addDays(APPROVED, 1), '商品住房');
      return { ...granted(scene, home), note: 'deed tax the day after the approval' };
    },
    'look-alike'(scene) {
      const home = scene.household({ size: 2, identified: '2021-11-30' });
      deed(scene, home, '2022-06-10', '易地搬迁安置住房');
      scene.exempt('T-SH1', { kind: 'household', code: home.code });
      return { ...granted(scene, home), trap: 'T-SH1', note: 'relocation housing' };
    },
  },
  'SK-07': {
    positive(scene) {
      const value = scene.pick(45_000, 120_000, 30_001);
      const home = scene.household({ size: 2 });
      vehicle(scene, home, value, '小型轿车');
      return { ...granted(scene, home), band: value > 100_000 ? '橙' : '黄', note: `a car of ${value} yuan` };
    },
    'near-miss'(scene) {
      const home = scene.household({ size: 2 });
      vehicle(scene, home, 30_000 - (scene.turn % 3) * 1000, '小型轿车');
      return { ...granted(scene, home), note: 'at most 30,000 yuan' };
    },
    'look-alike'(scene) {
      const home = scene.household({ size: 2 });
      vehicle(scene, home, 48_000, '残疾人专用车');
      scene.exempt('T-SH3', { kind: 'household', code: home.code });
      return { ...granted(scene, home), trap: 'T-SH3', note: 'the vehicle of a disabled person' };
    },
  },
  'SK-08': {
    positive(scene) {
      const home = scene.household({ size: 2 });
      const shareholder = scene.turn % 2 === 1;
      const firm = scene.firm(shareholder ? {} : { representative: home.head }, '商贸');
      if (shareholder) share(scene, firm.uscc, home, '0.15');
      active(scene, firm.uscc);
      const told = granted(scene, home);
      return { ...told, subjects: [...told.subjects, enterprise(firm)], band: shareholder ? '黄' : '橙', note: 'runs or owns an enterprise that invoices' };
    },
    'near-miss'(scene) {
      const home = scene.household({ size: 2 });
      const firm = scene.firm({}, '商贸');
      share(scene, firm.uscc, home, '0.09');
      active(scene, firm.uscc);
      return { ...granted(scene, home), note: 'a share of nine per cent' };
    },
    'look-alike'(scene) {
      const home = scene.household({ size: 2 });
      const firm = scene.firm({ representative: home.head, status: '长期停业' }, '日杂');
      scene.exempt('T-SH4', { kind: 'enterprise', code: firm.uscc });
      return { ...granted(scene, home), trap: 'T-SH4', note: 'a dormant licence' };
    },
  },
  'SK-09': {
    positive(scene) {
      const home = scene.household({ size: 3 });
      const cadre = scene.turn % 2 === 1;
      scene.world.people.staff(scene.unit('中心小学'), home.members[1]!, cadre ? 'cadre' : 'payroll', cadre ? '村委会主任' : '教师', '2016-01-01');
      return { ...granted(scene, home), band: '橙', note: 'a member on the payroll or the cadre list when paid' };
    },
    'near-miss'(scene) {
      const home = scene.household({ size: 2 });
      scene.world.people.staff(scene.unit('中心小学'), home.head, 'payroll', '教师', '2016-01-01', FUNDED);
      return { ...granted(scene, home), note: 'the payroll ended the day before' };
    },
    'look-alike'(scene) {
      const home = scene.household({ size: 2 });
      scene.world.people.staff(scene.unit('护林站'), home.head, 'public-post', '公益岗护林员', '2019-01-01');
      return { ...granted(scene, home), trap: 'T-SH5', note: 'a public-welfare post' };
    },
  },
  'SK-10': {
    positive: (scene) => ({ ...dead(scene, scene.pick(35, 120, 31), 1), band: '红', note: 'paid more than thirty days after the death of the only member' }),
    'near-miss': (scene) => ({ ...dead(scene, 30 - (scene.turn % 4), 1), note: 'paid within thirty days' }),
    'look-alike'(scene) {
      const home = scene.household({ size: 1 });
      death(scene, home, addDays(FUNDED, -60));
      const paid = scene.payout('XM11', '2023', FUNDED, 100_000, [{ household: home, person: home.head }]);
      return {
        subjects: [household(home), person(home.head)],
        payments: paid.lines,
        documents: [paid.line.doc?.number],
        trap: 'T-SH6',
        note: 'a funeral allowance',
      };
    },
  },
  'SK-11': {
    positive(scene) {
      const home = scene.household({ size: 2 });
      const shape = scene.turn % 3;
      if (shape === 1) {
        const paid = scene.payout('XM10', '2023', FUNDED, 12_500, [{ household: home, quantity: 4, amount: 60_000 }]);
        return { subjects: [household(home)], payments: paid.lines, documents: [paid.line.doc?.number], band: '黄', note: 'more than standard times quantity' };
      }
      if (shape === 2) {
        const paid = scene.payout('XM10', '2023', FUNDED, 12_500, [{ household: home, quantity: 5, declared: 5, titled: 4 }]);
        return {
          subjects: [household(home)],
          payments: paid.lines,
          documents: [paid.line.doc?.number],
          band: '黄',
          note: 'declared area 1.25 times the titled one',
        };
      }
      const both = [FUNDED, '2023-09-15'].map((day) => scene.payout('XM08', '2023', day, 250_000, [{ household: home }]));
      return {
        subjects: [household(home)],
        payments: both.flatMap(({ lines }) => lines),
        documents: both.map((paid) => paid.line.doc?.number),
        band: '橙',
        note: 'one item paid twice for a year',
      };
    },
    'near-miss'(scene) {
      const home = scene.household({ size: 2 });
      const paid = scene.payout('XM10', '2023', FUNDED, 12_500, [{ household: home, quantity: 4.4, declared: 4.4, titled: 4 }]);
      return { subjects: [household(home)], payments: paid.lines, documents: [paid.line.doc?.number], note: 'exactly 1.10 times the titled area' };
    },
    'look-alike'(scene) {
      const home = scene.household({ size: 2, label: '稳定脱贫（不再享受政策）', labelFrom: '2021-06-30' });
      scene.exempt('T-SH9', { kind: 'household', code: home.code });
      return { ...granted(scene, home), trap: 'T-SH9', note: "out of the register, on the item's roster in the years of transition" };
    },
  },
};

function granted(scene: CaseScene, home: Household) {
  const item = scene.pick('XM05', 'XM08');
  const paid = scene.payout(item, item === 'XM05' ? '2023-Q2' : '2023', FUNDED, item === 'XM05' ? 60_000 : 250_000, [{ household: home }], {
    approved: APPROVED,
  });
  return { subjects: [household(home), person(home.head)], payments: paid.lines, documents: [paid.line.doc?.number] };
}

function deed(scene: CaseScene, home: Household, day: string, kind: string): void {
  const { id, name } = home.members.at(-1)!;
  scene.world.book.add('DEED_TAX', {
    TAX_NO: `QS${home.code}`,
    MOF_DIV_CODE: scene.place.code,
    IDEN_NO: id,
    PER_NAME: name,
    PAY_DATE: day,
    HOUSE_KIND: kind,
    TAX_PRICE: `${scene.random.between(28, 60)}0000.00`,
  });
}

function vehicle(scene: CaseScene, home: Household, value: number, kind: string): void {
  const { id, name } = home.head;
  scene.world.book.add('VEHICLE', {
    PLATE_NO: `示例${home.code}`,
    MOF_DIV_CODE: scene.place.code,
    IDEN_NO: id,
    PER_NAME: name,
    VEHICLE_KIND: kind,
    VALUE_AMT: `${value}.00`,
    FROM: '2020-05-10',
  });
}

function share(scene: CaseScene, uscc: string, home: Household, part: string): void {
  scene.world.book.add('ENTERPRISE_HOLDER', {
    USCC: uscc,
    HOLDER_TYPE: 'person',
    HOLDER_CODE: home.head.id,
    HOLDER_NAME: home.head.name,
    SHARE: part,
    FROM: '2018-01-01',
  });
}

function active(scene: CaseScene, uscc: string): void {
  for (const kind of ['invoice', 'tax-filing'])
    scene.world.record(kind, scene.place.code, { kind: 'enterprise', code: uscc }, { from: '2023-03-20', value: '开票申报', amount: 38 * WAN });
}

function death(scene: CaseScene, home: Household, day: string): void {
  scene.world.book.add('DEATH', {
    DEATH_NO: `SW${home.code}`,
    MOF_DIV_CODE: scene.place.code,
    IDEN_NO: home.head.id,
    PER_NAME: home.head.name,
    DEATH_DATE: day,
  });
}

/** 低保 paid on the day after FUNDED, `days` after the death. */
function dead(scene: CaseScene, days: number, size: number) {
  const home = scene.household({ size });
  death(scene, home, addDays(FUNDED, 1 - days));
  const paid = scene.payout('XM05', '2023-Q2', FUNDED, 60_000, [{ household: home }]);
  return { subjects: [household(home), person(home.head)], payments: paid.lines, documents: [paid.line.doc?.number] };
}
