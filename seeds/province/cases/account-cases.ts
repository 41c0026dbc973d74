import { addDays } from '../../demo/story/days.ts';
import type { Line } from '../../demo/story/budget.ts';
import { WAN, YUAN, type CaseScene } from './case-scene.ts';
import type { CaseBook } from './plant-cases.ts';
import { account, enterprise, household, line, person } from './subjects.ts';

const number = (entry: Line): string | undefined => entry.doc?.number;

/** 账户管理. */
export const ACCOUNT_CASES: CaseBook = {
  'ZH-01': {
    positive(scene) {
      const stays = scene.turn % 2 === 1;
      const job = scene.job({ line: stays ? { requiredMode: 'direct' } : {} });
      const other = scene.unit('下属工作站');
      const held = scene.office(other, scene.pick('own-funds', 'own-funds', 'special', 'township'));
      const paid = scene.pay(job, job.amount, '2023-08-09', '资金', { to: held });
      if (!stays)
        scene.world.payments.special(held, job.firm.account, job.amount, '2023-08-30', `${job.project.name}工程款`, { agency: other.name, line: undefined });
      return {
        subjects: [account(held)],
        payments: [paid],
        documents: [number(job.line)],
        band: stays ? '红' : '橙',
        note: 'from zero balance to an account of an office',
      };
    },
    'near-miss'(scene) {
      const job = scene.job();
      const [paid] = scene.settle(job);
      return { subjects: [account(job.firm.account)], payments: [paid!], documents: [number(job.line)], note: 'to the account of the contractor' };
    },
    'look-alike'(scene) {
      const farm = scene.unit('国有农场', 'state-farm');
      const held = scene.office(farm, 'own-funds');
      const job = scene.job();
      const paid = scene.world.payments.appropriate(job.line, held, job.amount, '2023-08-09', `${job.project.name}资金`, {
        from: scene.world.accounts.treasury(scene.place),
      });
      scene.world.payments.special(held, job.firm.account, job.amount, '2023-08-16', `${job.project.name}工程款`, { agency: farm.name });
      return {
        subjects: [account(held)],
        payments: [paid],
        documents: [number(job.line)],
        trap: 'T-ZH6',
        note: 'a state farm lawfully receives on its own account',
      };
    },
  },
  'ZH-02': {
    positive(scene) {
      const times = scene.pick(1, 3);
      const job = scene.job();
      const own = scene.office(job.unit, 'own-funds', { whitelisted: true });
      const paid = Array.from({ length: times }, (_, index) =>
        scene.pay(job, Math.floor(job.amount / (times + 1)), `2023-08-${String(4 + index * 7).padStart(2, '0')}`, `划转${index + 1}`, { to: own }),
      );
      return {
        subjects: [account(own)],
        payments: paid,
        documents: [number(job.line)],
        band: times >= 3 ? '红' : '橙',
        note: `${times} transfers to the office's own account`,
      };
    },
    'near-miss'(scene) {
      const job = scene.job();
      const union = scene.office(scene.unit('工会委员会'), 'own-funds', { whitelisted: true });
      const paid = scene.pay(job, Math.floor(job.amount / 4), '2023-08-04', '活动场地款', { to: union });
      return { subjects: [account(union)], payments: [paid], documents: [number(job.line)], note: 'the union is another holder' };
    },
    'look-alike'(scene) {
      const job = scene.job();
      const own = scene.office(job.unit, 'zero-balance', { bank: '豫源示例工商银行' });
      const old = scene.world.accounts.zeroBalance(job.unit);
      scene.world.book.add('ACCOUNT_LINK', {
        ACCT_NO: old.number,
        BANK: old.bank,
        RELATION: 'SUCCEEDED_BY',
        OTHER_NO: own.number,
        OTHER_BANK: own.bank,
        FROM: '2023-08-01',
      });
      const paid = scene.pay(job, Math.floor(job.amount / 4), '2023-08-04', '账户迁移', { to: own });
      return {
        subjects: [account(own), account(old)],
        payments: [paid],
        documents: [number(job.line)],
        trap: 'T-ZH3',
        note: 'the account moved when banks merged',
      };
    },
  },
  'ZH-03': {
    positive(scene) {
      const fen = scene.pick(60_000, 20_000, 520_000) * YUAN;
      return { ...drawn(scene, fen, 1), band: fen >= 50_000_000 ? '红' : fen >= 5_000_000 ? '橙' : '黄', note: 'cash the day after the receipt' };
    },
    'near-miss': (scene) => ({ ...drawn(scene, 60_000 * YUAN, 4 + (scene.turn % 3)), note: 'cash on day 4 or later' }),
    'look-alike'(scene) {
      const told = drawn(scene, 60_000 * YUAN, 1);
      scene.exempt('T-GX1', { kind: 'enterprise', code: told.firm.uscc });
      return { ...told, trap: 'T-GX1', note: 'a buyer of farm produce, for which cash is permitted' };
    },
  },
  'ZH-04': {
    positive(scene) {
      const clerk = scene.person();
      const job = scene.job();
      scene.world.people.staff(job.unit, clerk, 'payroll', '办事员', '2018-01-01');
      return { ...toPerson(scene, job, clerk), band: '红', note: 'to the card of a clerk, on no roster' };
    },
    'near-miss'(scene) {
      const worker = scene.person();
      const job = scene.job();
      scene.world.record(
        'labour-roster',
        scene.place.code,
        { kind: 'person', code: worker.id, other: { kind: 'project', code: job.project.code } },
        { from: '2023-03-15', to: '2023-12-31', value: '务工' },
      );
      return { ...toPerson(scene, job, worker), note: "a worker on the project's labour list" };
    },
    'look-alike'(scene) {
      const relative = scene.person();
      const job = scene.job();
      scene.exempt('T-ZH2', { kind: 'person', code: relative.id });
      return { ...toPerson(scene, job, relative), trap: 'T-ZH2', note: 'an entrusted relative on file' };
    },
  },
  'ZH-05': {
    positive(scene) {
      const many = scene.pick(3, 2, 6);
      const homes = Array.from({ length: many }, () => scene.household({ size: 1 }));
      const paid = scene.payout(
        'XM05',
        '2023-Q2',
        '2023-05-15',
        60_000,
        homes.map((home) => ({ household: home, card: homes[0]!.card })),
      );
      return {
        subjects: [account(homes[0]!.card), ...homes.map(household)],
        payments: paid.lines,
        documents: [number(paid.line)],
        band: many >= 5 ? '红' : many >= 3 ? '橙' : '黄',
        note: `${many} households into one card`,
      };
    },
    'near-miss'(scene) {
      const home = scene.household({ size: 3 });
      const paid = scene.payout(
        'XM06',
        '2023-05',
        '2023-05-15',
        50_000,
        home.members.slice(0, 2).map((member) => ({ household: home, person: member })),
      );
      return { subjects: [account(home.card), household(home)], payments: paid.lines, documents: [number(paid.line)], note: 'two members of one household' };
    },
    'look-alike'(scene) {
      const [guardian, minor] = [scene.household({ size: 1 }), scene.household({ size: 1 })];
      scene.world.people.kin(guardian.head, '监护', minor.head);
      const paid = scene.payout('XM05', '2023-Q2', '2023-05-15', 60_000, [{ household: guardian }, { household: minor, card: guardian.card }]);
      return {
        subjects: [account(guardian.card), household(minor)],
        payments: paid.lines,
        documents: [number(paid.line)],
        trap: 'T-ZH2',
        note: 'the guardian of a household of a minor',
      };
    },
  },
  'ZH-06': {
    positive: (scene) => {
      const same = scene.turn % 2 === 0;
      return { ...twoCards(scene, same ? 'XM03' : 'XM10', '2023', undefined), band: same ? '橙' : '黄', note: 'two accounts of one household in a year' };
    },
    'near-miss': (scene) => ({ ...twoCards(scene, 'XM10', '2023', 'CARD_OF'), note: 'two cards of one account' }),
    'look-alike': (scene) => ({ ...twoCards(scene, 'XM10', '2023', 'SUCCEEDED_BY'), trap: 'T-ZH3', note: 'a lost card, replaced in May' }),
  },
  'ZH-07': {
    positive(scene) {
      const status = scene.pick('销户', '冻结');
      return { ...closed(scene, '2023-06-01', status), band: '红', note: `paid after the account was ${status}` };
    },
    'near-miss': (scene) => ({ ...closed(scene, '2023-08-10', '销户'), note: 'closed the day after it was paid' }),
    'look-alike'(scene) {
      const old = `${scene.place.name.slice(0, 2)}旧名示例公司${scene.turn}`;
      const firm = scene.firm({ former: old });
      const job = scene.job({ firm });
      const paid = scene.pay(job, job.amount, '2023-08-09', '结算款', { stated: { ...firm.account, name: old } });
      return {
        subjects: [account(firm.account), enterprise(firm)],
        payments: [paid],
        documents: [number(job.line)],
        trap: 'T-SE3',
        note: 'the old name of a renamed company',
      };
    },
  },
};

function drawn(scene: CaseScene, fen: number, days: number) {
  const job = scene.anchor({ amount: 70 * WAN });
  const out = scene.flow(job.firm.account, scene.cash(), fen, addDays('2023-08-07', days), '提现', '现金');
  return { subjects: [account(job.firm.account), enterprise(job.firm)], payments: [job.payment, out], documents: [number(job.line)], firm: job.firm };
}

function toPerson(scene: CaseScene, job: ReturnType<CaseScene['job']>, who: ReturnType<CaseScene['person']>) {
  const card = scene.cardOf(who);
  const paid = scene.pay(job, scene.amount(1, 5), '2023-05-17', '费用', { to: card });
  return { subjects: [account(card), person(who)], payments: [paid], documents: [number(job.line)] };
}

function twoCards(scene: CaseScene, other: string, period: string, link: 'CARD_OF' | 'SUCCEEDED_BY' | undefined) {
  const home = scene.household({ size: 2 });
  const second = scene.world.accounts.card(scene.place, home.head.name, { type: 'household', code: home.code, name: home.head.name }, { opened: '2023-05-05' });
  const [from, to] = link === 'CARD_OF' ? [second, home.card] : [home.card, second];
  if (link)
    scene.world.book.add('ACCOUNT_LINK', {
      ACCT_NO: from.number,
      BANK: from.bank,
      RELATION: link,
      OTHER_NO: to.number,
      OTHER_BANK: to.bank,
      FROM: '2023-05-05',
    });
  const first = scene.payout('XM03', period, '2023-04-10', 9800, [{ household: home, quantity: 4 }]);
  const later = scene.payout(other, period, '2023-07-10', other === 'XM03' ? 9800 : 12_500, [{ household: home, card: second, quantity: 4 }]);
  return {
    subjects: [household(home), account(home.card), account(second)],
    payments: [...first.lines, ...later.lines],
    documents: [number(first.line), number(later.line)],
  };
}

function closed(scene: CaseScene, day: string, status: string) {
  const firm = scene.firm();
  scene.world.record(
    'account-status',
    scene.place.code,
    { kind: 'account', division: firm.account.bank, code: firm.account.number },
    { from: day, value: status },
  );
  const job = scene.job({ firm });
  const paid = scene.pay(job, job.amount, '2023-08-09', '结算款');
  return { subjects: [account(firm.account), line(job.line)], payments: [paid], documents: [number(job.line)] };
}
