import { addDays, yuan } from '../../demo/story/days.ts';
import type { Enterprise } from '../../demo/story/people.ts';
import { WAN, type CaseScene, type Job } from './case-scene.ts';
import type { CaseBook } from './plant-cases.ts';
import { contract, enterprise, person, tender } from './subjects.ts';

/** Tenders and interests, anchored by a project with public money. */
export const BID_CASES: CaseBook = {
  'GX-11': {
    positive(scene) {
      const shape = scene.turn % 3;
      const representative = scene.person();
      const phone = `1982${scene.place.code.slice(2)}${String(scene.turn).padStart(3, '0')}`;
      const firms = bidders(scene, 3, (index) => (index > 1 ? {} : shape === 1 ? { phone } : shape === 2 ? { representative } : {}));
      const held = offered(scene, firms, shape === 0 ? { bond: firms[0]!.account.number } : {});
      return { ...held, band: shape === 1 ? '橙' : '红', note: ['two bonds from one account', 'one phone', 'one representative'][shape]! };
    },
    'near-miss'(scene) {
      const firms = bidders(scene, 3, () => ({}));
      const owner = scene.person();
      for (const [firm, to] of [
        [firms[0]!, '2022-12-31'],
        [firms[1]!, ''],
      ] as const)
        scene.world.book.add('ENTERPRISE_HOLDER', {
          USCC: firm.uscc,
          HOLDER_TYPE: 'person',
          HOLDER_CODE: owner.id,
          HOLDER_NAME: owner.name,
          SHARE: '0.3',
          FROM: '2015-01-01',
          TO: to,
        });
      return { ...offered(scene, firms), note: 'the common shareholder sold before the deadline' };
    },
    'look-alike'(scene) {
      const firms = bidders(scene, 3, () => ({}));
      const owner = scene.firm({}, '国有资本投资运营');
      scene.exempt('T-SE6', { kind: 'enterprise', code: owner.uscc });
      for (const firm of firms.slice(0, 2))
        scene.world.book.add('ENTERPRISE_HOLDER', {
          USCC: firm.uscc,
          HOLDER_TYPE: 'enterprise',
          HOLDER_CODE: owner.uscc,
          HOLDER_NAME: owner.name,
          SHARE: '0.6',
          FROM: '2012-01-01',
        });
      return { ...offered(scene, firms), trap: 'T-SE6', note: 'both are merely owned by the state' };
    },
  },
  'GX-12': {
    positive: (scene) => ({ ...turns(scene, scene.pick([0, 1, 2, 0, 1], [0, 1, 2, 1])), band: '橙', note: 'three firms win in turns' }),
    'near-miss': (scene) => ({ ...turns(scene, [0, 0, 0, 0, 1]), note: 'one firm wins four of five' }),
    'look-alike'(scene) {
      const made = turns(scene, [0, 1, 2, 0, 1]);
      scene.exempt('T-GX4', { kind: 'unit', division: scene.place.code, code: made.buyer.code });
      return { ...made, trap: 'T-GX4', note: 'a framework agreement with assigned turns' };
    },
  },
  'GX-13': {
    positive: (scene) => ({
      ...offered(
        scene,
        bidders(scene, 4, () => ({})),
        { prices: [0.98, 0.986, 0.995, 0.999] },
      ),
      band: '橙',
      note: 'the two lowest are 0.6% apart, the winner at 98% of the budget',
    }),
    'near-miss': (scene) => ({
      ...offered(
        scene,
        bidders(scene, 4, () => ({})),
        { prices: [0.96, 0.9716, 0.985, 0.999] },
      ),
      note: 'a gap of 1.2%, the winner at 96%',
    }),
    'look-alike'(scene) {
      const made = offered(
        scene,
        bidders(scene, 3, () => ({})),
        { prices: [0.98, 0.98, 0.98] },
      );
      scene.exempt('T-GX4', { kind: 'project', code: made.job.project.code });
      return { ...made, trap: 'T-GX4', note: 'prices fixed by catalogue' };
    },
  },
  'GX-14': {
    positive(scene) {
      const part = scene.pick(0.15, 0.35);
      return { ...given(scene, part, true, '主体工程分包'), band: part >= 0.3 ? '红' : '橙', note: 'a loser gets part of the main works' };
    },
    'near-miss': (scene) => ({ ...given(scene, 0.09, true, '主体工程分包'), note: 'nine per cent' }),
    'look-alike': (scene) => ({ ...given(scene, 0.15, true, '专业分包（已备案）'), note: 'a declared specialist part' }),
  },
  'GX-15': {
    positive(scene) {
      const direct = scene.turn % 2 === 1;
      return {
        ...path(scene, direct ? 0 : 1),
        band: '红',
        note: direct ? 'an official of the paying office represents the enterprise' : "an official's kin represents the enterprise",
      };
    },
    'near-miss': (scene) => ({ ...path(scene, 3), note: 'four steps apart' }),
    'look-alike'(scene) {
      const made = path(scene, 0, 'collective');
      scene.exempt('T-SE8', { kind: 'enterprise', code: made.firm.uscc });
      return { ...made, trap: 'T-SE8', note: "heads the collective's company by office" };
    },
  },
};

function bidders(scene: CaseScene, many: number, more: (index: number) => Parameters<CaseScene['firm']>[0]): Enterprise[] {
  return Array.from({ length: many }, (_, index) => scene.firm(more(index)));
}

/** A tender whose first bidder wins, with the works it was for; prices are parts of the budget. */
function offered(scene: CaseScene, firms: Enterprise[], options: { bond?: string; prices?: number[]; job?: Job; winner?: number; buyer?: Job['unit'] } = {}) {
  const { book } = scene.world;
  const winner = options.winner ?? 0;
  const prices = options.prices ?? [0.9, 0.93, 0.97];
  const budget = scene.random.between(10, 35) * 10 * WAN;
  const amount = Math.round(budget * prices[0]!);
  const job = options.job ?? scene.job({ amount, firm: firms[winner]!, unit: options.buyer, method: '公开招标', signed: '2023-03-06' });
  if (!options.job) scene.settle(job);
  const code = `ZB-${job.project.code}`;
  book.add('TENDER', {
    TENDER_NO: code,
    TENDER_NAME: job.project.name,
    MOF_DIV_CODE: scene.place.code,
    BUYER_AGENCY_CODE: job.unit.code,
    METHOD: '公开招标',
    CATEGORY: '工程',
    BUDGET_AMT: yuan(budget),
    LIMIT_AMT: yuan(budget),
    NOTICE_DATE: '2023-01-20',
    DEADLINE_DATE: '2023-02-14',
    AWARD_DATE: '2023-02-20',
    PRO_CODE: job.project.code,
  });
  firms.forEach((firm, index) => {
    const rank = index === winner ? 0 : index < winner ? index + 1 : index;
    book.add('BID', {
      TENDER_NO: code,
      USCC: firm.uscc,
      BID_AMT: yuan(Math.round(budget * prices[rank]!)),
      BID_DATE: addDays('2023-02-10', index % 3),
      IS_WON: index === winner ? '1' : '0',
      IS_WITHDRAWN: '0',
      IS_DISQUALIFIED: '0',
      BOND_ACCT: index < 2 && options.bond ? options.bond : firm.account.number,
    });
  });
  return { subjects: [tender(code), ...firms.map(enterprise)], documents: [job.line.doc?.number], job };
}

function turns(scene: CaseScene, winners: number[]) {
  const firms = bidders(scene, 3, () => ({}));
  const buyer = scene.unit();
  const held = winners.map((winner) => offered(scene, firms, { winner, buyer }));
  return { subjects: [...firms.map(enterprise), ...held.map((each) => each.subjects[0]!)], documents: held.flatMap((each) => each.documents), buyer };
}

function given(scene: CaseScene, part: number, declared: boolean, name: string) {
  const firms = bidders(scene, 3, () => ({}));
  const held = offered(scene, firms);
  const { job } = held;
  const amount = Math.round(job.amount * part);
  const number = `${job.contract}F`;
  scene.world.book.add('SUBCONTRACT', {
    CONTRACT_NO: number,
    MAIN_CONTRACT_NO: job.contract,
    CONTRACT_NAME: name,
    MOF_DIV_CODE: scene.place.code,
    CONTRACT_AMT: yuan(amount),
    SIGN_DATE: '2023-03-20',
    IS_DECLARED: declared ? '1' : '0',
    SUPPLIER_USCC: firms[1]!.uscc,
    PRO_CODE: job.project.code,
  });
  const flow = scene.flow(job.firm.account, firms[1]!.account, amount, '2023-06-12 10:00:00', name);
  return { subjects: [...held.subjects, contract(job.contract), contract(number)], payments: [flow], documents: held.documents };
}

/** An official of the paying office, so many steps of kinship, and the representative of the firm that was paid. */
function path(scene: CaseScene, kin: number, kind: 'company' | 'collective' = 'company') {
  const people = Array.from({ length: kin + 1 }, () => scene.person());
  people.slice(1).forEach((next, index) => scene.world.people.kin(people[index]!, index % 2 === 0 ? '兄弟' : '夫妻', next));
  const firm = scene.firm({ representative: people.at(-1)!, kind }, kind === 'collective' ? '村集体经济' : '建设工程');
  const job = scene.anchor({ firm });
  scene.world.people.staff(job.unit, people[0]!, kind === 'collective' ? 'cadre' : 'payroll', kind === 'collective' ? '村党支部书记' : '副主任', '2015-01-01');
  return { subjects: [enterprise(firm), ...people.map(person)], payments: [job.payment], documents: [job.line.doc?.number], firm };
}
