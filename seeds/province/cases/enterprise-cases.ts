import { addDays } from '../../demo/story/days.ts';
import type { Enterprise } from '../../demo/story/people.ts';
import type { CaseScene } from './case-scene.ts';
import type { CaseBook } from './plant-cases.ts';
import { account, contract, enterprise, person } from './subjects.ts';

const PAID_ON = '2023-08-07';

/** 收款企业. */
export const ENTERPRISE_CASES: CaseBook = {
  'SK-01': {
    positive(scene) {
      const firm = scene.firm();
      listed(scene, firm, 'enterprise-status', scene.pick('吊销', '注销', '歇业'), addDays(PAID_ON, scene.pick(0, -30, -200)));
      return { ...paidTo(scene, firm), band: '红', note: 'paid on or after the end of the enterprise' };
    },
    'near-miss'(scene) {
      const firm = scene.firm();
      listed(scene, firm, 'enterprise-status', '注销', addDays(PAID_ON, 1));
      return { ...paidTo(scene, firm), note: 'ended the day after it was paid' };
    },
    'look-alike'(scene) {
      const firm = scene.firm();
      listed(scene, firm, 'enterprise-status', '注销', addDays(PAID_ON, -20));
      scene.exempt('T-SE1', { kind: 'enterprise', code: firm.uscc });
      return { ...paidTo(scene, firm), trap: 'T-SE1', note: 'retention due for works delivered before it ended' };
    },
  },
  'SK-02': {
    positive(scene) {
      const list = scene.pick('失信被执行人', '经营异常', '严重违法');
      const firm = scene.firm();
      listed(scene, firm, 'credit-list', list, '2023-02-01');
      return {
        ...paidTo(scene, firm),
        band: list === '严重违法' ? '红' : list === '经营异常' ? '黄' : '橙',
        note: `on the list ${list} when the contract was awarded`,
      };
    },
    'near-miss'(scene) {
      const firm = scene.firm();
      listed(scene, firm, 'credit-list', '失信被执行人', '2022-02-01', '2023-03-03');
      return { ...paidTo(scene, firm), note: 'removed before the award' };
    },
    'look-alike'(scene) {
      const firm = scene.firm();
      listed(scene, firm, 'credit-list', '经营异常', '2023-03-02', '2023-03-09');
      scene.exempt('T-SE2', { kind: 'enterprise', code: firm.uscc });
      return { ...paidTo(scene, firm), trap: 'T-SE2', note: 'a late yearly report, removed within days' };
    },
  },
  'SK-03': {
    positive(scene) {
      const days = scene.pick(75, 150, 20);
      return {
        ...paidTo(scene, scene.firm({ established: addDays('2023-03-06', -days) })),
        band: days < 45 ? '红' : days < 90 ? '橙' : '黄',
        note: `set up ${days} days before the award`,
      };
    },
    'near-miss': (scene) => ({
      ...paidTo(scene, scene.firm({ established: addDays('2023-03-06', -180 - (scene.turn % 5)) })),
      note: 'set up 180 days before or earlier',
    }),
    'look-alike'(scene) {
      const firm = scene.firm({ established: '2023-01-05', kind: 'cooperative' }, '种植');
      scene.exempt('T-SE5', { kind: 'enterprise', code: firm.uscc });
      return { ...paidTo(scene, firm), trap: 'T-SE5', note: 'a cooperative that the scheme required' };
    },
  },
  'SK-04': {
    positive(scene) {
      const shell = scene.turn % 2 === 0;
      const firm = shell
        ? scene.firm({ kind: 'cooperative', members: 4, scope: '种植、销售农产品' }, '种植')
        : scene.firm({ scope: '影视制作、美容美发' }, '文化传媒');
      return { ...paidTo(scene, firm), band: shell ? '橙' : '黄', note: shell ? 'a cooperative of four members' : 'the scope has nothing of the project' };
    },
    'near-miss': (scene) => ({ ...paidTo(scene, scene.firm({ kind: 'cooperative', members: 5, scope: '农业设施、种植' }, '种植')), note: 'five members' }),
    'look-alike'(scene) {
      const firm = scene.firm({ kind: 'cooperative', members: 4, established: '2022-09-01', scope: '农业设施、种植' }, '种植');
      scene.exempt('T-SE5', { kind: 'enterprise', code: firm.uscc });
      return { ...paidTo(scene, firm), trap: 'T-SE5', note: 'a required cooperative in its first year' };
    },
  },
  'SK-05': {
    positive(scene) {
      const own = scene.turn % 2 === 0;
      return {
        ...linked(scene, own, true, '2015-01-01', ''),
        band: own ? '红' : '橙',
        note: own ? "the representative's brother works in the paying office" : 'the representative works for another office',
      };
    },
    'near-miss': (scene) => ({ ...linked(scene, true, false, '2010-01-01', '2020-03-05'), note: 'left the payroll three years and a day before the award' }),
    'look-alike'(scene) {
      const told = linked(scene, false, false, '2015-01-01', '', 'collective');
      scene.exempt('T-SE8', { kind: 'enterprise', code: told.firm.uscc });
      return { ...told, trap: 'T-SE8', note: "the secretary heads the collective's company by office" };
    },
  },
};

function listed(scene: CaseScene, firm: Enterprise, kind: string, status: string, from: string, to = ''): void {
  scene.world.book.add('ENTERPRISE_STATUS', {
    RECORD_NO: `MD${scene.place.code}${scene.world.book.count('ENTERPRISE_STATUS')}`,
    MOF_DIV_CODE: scene.place.code,
    USCC: firm.uscc,
    LIST_KIND: kind,
    STATUS: status,
    FROM: from,
    TO: to,
  });
}

/** A contract of March for the enterprise and its payment in August; private customers keep it from living on public money alone. */
function paidTo(scene: CaseScene, firm: Enterprise) {
  const job = scene.anchor({ firm, signed: '2023-03-06', paidOn: PAID_ON, amount: scene.amount(10, 35) });
  const customer = scene.firm({}, '商贸');
  if (firm.account.kind === 'enterprise') scene.flow(customer.account, firm.account, Math.floor(job.amount * 0.4), '2023-06-06 10:30:00', '货款');
  return { subjects: [enterprise(firm), account(firm.account), contract(job.contract)], payments: [job.payment], documents: [job.line.doc?.number], firm, job };
}

function linked(scene: CaseScene, own: boolean, kin: boolean, from: string, to: string, kind: 'company' | 'collective' = 'company') {
  const representative = scene.person();
  const official = kin && own ? scene.person() : representative;
  const firm = scene.firm({ representative, kind }, kind === 'collective' ? '村集体经济' : '建设工程');
  const told = paidTo(scene, firm);
  if (official !== representative) scene.world.people.kin(official, '兄弟', representative);
  scene.world.people.staff(
    own ? told.job.unit : scene.unit('村民委员会', 'village-collective'),
    official,
    own ? 'payroll' : 'cadre',
    own ? '科员' : '村党支部书记',
    from,
    to,
  );
  return { ...told, subjects: [...told.subjects, person(official), person(representative)] };
}
