import type { Account } from '../../demo/story/accounts.ts';
import { addDays } from '../../demo/story/days.ts';
import type { Payment } from '../../demo/story/payments.ts';
import { WAN, YUAN, type CaseScene, type Job } from './case-scene.ts';
import type { Told } from './label.ts';
import type { CaseBook } from './plant-cases.ts';
import { account, contract, enterprise, person } from './subjects.ts';

const PAID_ON = '2023-08-07';
const on = (days: number, time = '10:30:00'): string => `${addDays(PAID_ON, days)} ${time}`;

/** What only bank flows show; every case is anchored in a documented payment. */
export const FLOW_CASES: CaseBook = {
  'GX-01': {
    positive(scene) {
      const weak = scene.turn % 2 === 1;
      return {
        ...round(scene, weak ? [1, 0.95, 0.9] : [1, 0.99, 0.98], weak ? [2, 11, 20] : [1, 3, 6]),
        band: weak ? '橙' : '红',
        note: weak ? 'back within three weeks, some kept on every hop' : 'back within six days with 98%',
      };
    },
    'near-miss': (scene) => ({
      ...round(scene, scene.turn % 2 === 0 ? [1, 0.84, 0.8] : [1, 0.95, 0.9], scene.turn % 2 === 0 ? [2, 11, 20] : [2, 20, 11]),
      note: 'one hop keeps 16%, or one date is out of order',
    }),
    'look-alike'(scene) {
      const job = scene.anchor({ amount: scene.amount(30, 60) });
      const other = scene.firm({}, '招标代理');
      const deposit = scene.flow(job.firm.account, other.account, 5 * WAN, on(4), '投标保证金');
      const back = scene.flow(other.account, job.firm.account, 5 * WAN, on(20), '退投标保证金', '退款', deposit.slip);
      return { ...told(job, [deposit, back]), note: 'a deposit, refunded with its settlement' };
    },
  },
  'GX-02': {
    positive(scene) {
      const full = scene.turn % 2 === 1;
      return {
        ...rebound(scene, full ? [0.98] : [0.08, 0.08]),
        band: full ? '红' : '橙',
        note: full ? 'nearly all of it back to an official' : 'twice eight per cent to the village secretary',
      };
    },
    'near-miss': (scene) => ({ ...rebound(scene, [0.08]), note: 'eight per cent once' }),
    'look-alike'(scene) {
      const made = rebound(scene, [0.08, 0.08]);
      scene.world.record(
        'lease',
        scene.place.code,
        { kind: 'person', code: made.official.id },
        { from: '2019-01-01', to: '2028-12-31', value: '土地流转合同', reference: '示例流转合同' },
      );
      return { ...made, note: 'land rent with a lease on file' };
    },
  },
  'GX-03': {
    positive: (scene) => ({ ...through(scene, 0.96, 40, 2), band: '橙', note: 'two episodes, 96% out within forty hours' }),
    'near-miss': (scene) => ({ ...(scene.turn % 2 === 0 ? through(scene, 0.89, 40, 2) : through(scene, 0.96, 73, 2)), note: '89% out, or after 73 hours' }),
    'look-alike'(scene) {
      const job = scene.job({ amount: 30 * WAN });
      const wages = scene.office(job.unit, 'wages', { whitelisted: true });
      const into = scene.pay(job, job.amount, PAID_ON, '农民工工资', { to: wages, time: '09:40:00' });
      const out = Array.from({ length: 6 }, (_, index) => scene.flow(wages, scene.cardOf(scene.person()), 48_000 * YUAN, on(1, `10:3${index}:00`), '工资'));
      return { subjects: [account(wages)], payments: [into, ...out], documents: [job.line.doc?.number], trap: 'T-ZH4', note: 'a wages account, compulsory' };
    },
  },
  'GX-04': {
    positive(scene) {
      const cadre = scene.turn % 2 === 0;
      return {
        ...collected(scene, scene.pick(6, 8, 5), cadre, 'person'),
        band: cadre ? '红' : '橙',
        note: 'households pass nine tenths of their grants to one person',
      };
    },
    'near-miss': (scene) => ({ ...collected(scene, 4, true, 'person'), note: 'four households' }),
    'look-alike': (scene) => ({ ...collected(scene, 6, false, 'merchant'), trap: 'T-GX1', note: 'premiums of a group policy, to an insurer' }),
  },
  'GX-05': {
    positive: (scene) => ({ ...spread(scene, 5 + (scene.turn % 3), 2 * WAN, 15 * WAN, false), band: '橙', note: 'equal round sums to persons on no roster' }),
    'near-miss': (scene) => ({ ...spread(scene, 5, 1_770_000, 15 * WAN, false), note: 'fifty-nine per cent' }),
    'look-alike': (scene) => ({ ...spread(scene, 5, 2 * WAN, 15 * WAN, true), note: 'the names are on the labour roster' }),
  },
  'GX-06': {
    positive: (scene) => ({
      ...gathered(
        scene,
        Array.from({ length: 5 + (scene.turn % 3) }, () => 0.9),
        'person',
      ),
      band: '红',
      note: 'scattered over several and gathered by one',
    }),
    'near-miss': (scene) => ({ ...gathered(scene, [0.9, 0.9, 0.9, 0.9, 0.79], 'person'), note: 'one of five passes on 79%' }),
    'look-alike': (scene) => ({ ...gathered(scene, [0.9, 0.9, 0.9, 0.9, 0.9], 'merchant'), trap: 'T-GX1', note: 'all of them buy at the village shop' }),
  },
  'GX-07': {
    positive: (scene) => ({ ...hub(scene, false), band: '橙', note: 'five in, then five out, ten per cent kept' }),
    'near-miss': (scene) => ({ ...hub(scene, true), note: 'one goes out before the last came in' }),
    'look-alike'(scene) {
      const made = hub(scene, false);
      scene.world.record('lease', scene.place.code, { kind: 'enterprise', code: made.middle.uscc }, { from: '2020-01-01', value: '成员产品购销合同' });
      return { ...made, note: "sales of members' produce under contract" };
    },
  },
  'GX-08': {
    positive: (scene) => ({ ...layers(scene, '2023-05-01', 4), band: '橙', note: 'two layers of two, all edges, the middle three months old' }),
    'near-miss': (scene) => ({ ...layers(scene, '2023-05-01', 3), note: 'three of four edges' }),
    'look-alike': (scene) => ({ ...layers(scene, '2014-05-01', 4), note: 'the middle are suppliers of many years' }),
  },
  'GX-09': {
    positive(scene) {
      const many = scene.pick(3, 5);
      return {
        ...slices(
          scene,
          Array.from({ length: many }, (_, index) => 390 - index * 10),
        ),
        band: '红',
        note: `${many} contracts just below the limit to firms with one phone`,
      };
    },
    'near-miss': (scene) => ({ ...slices(scene, [390, 380, 310]), note: 'the third slice is 77.5% of the limit' }),
    'look-alike'(scene) {
      const job = scene.job({ amount: 140 * WAN, method: '公开招标' });
      const payments = ['2023-04-10', '2023-04-20', '2023-05-05'].map((day, index) => scene.pay(job, (46 + index * 0.5) * WAN, day, `进度款${index + 1}`));
      return { subjects: [contract(job.contract)], payments, documents: [job.line.doc?.number], note: 'three progress payments of one contract' };
    },
  },
  'GX-10': {
    positive: (scene) => ({ ...cashed(scene, 4 + (scene.turn % 2), 0.875), band: '红', note: 'several in, cash on the third day' }),
    'near-miss': (scene) => ({ ...cashed(scene, 3, 0.9), note: 'exactly three in' }),
    'look-alike'(scene) {
      const made = cashed(scene, 4, 0.875);
      scene.exempt('T-GX1', { kind: 'enterprise', code: made.middle.uscc }, '2023-08-01', '2023-10-31');
      return { ...made, trap: 'T-GX1', note: "a grain buyer's cash in season" };
    },
  },
  'GX-16': {
    positive: (scene) => ({ ...shell(scene, 4), band: '橙', note: '120 days old, only public money, one phone with two others' }),
    'near-miss': (scene) => ({ ...shell(scene, 2), note: 'two signs, the rest judged and unmet' }),
    'look-alike'(scene) {
      const made = shell(scene, 4);
      scene.exempt('T-SE5', { kind: 'enterprise', code: made.firm.uscc });
      return { ...made, trap: 'T-SE5', note: 'a cooperative that the scheme required' };
    },
  },
};

function told(job: Job & { payment: Payment }, flows: Payment[]): Omit<Told, 'note'> {
  return { subjects: [account(job.firm.account), enterprise(job.firm)], payments: [job.payment, ...flows], documents: [job.line.doc?.number] };
}

function round(scene: CaseScene, kept: number[], days: number[]) {
  const job = scene.anchor({ amount: scene.amount(20, 60) });
  const more = scene.turn % 3 === 2 ? 3 : 2;
  const others = Array.from({ length: more }, () => scene.firm({}, '商贸'));
  const chain = [job.firm.account, ...others.map((firm) => firm.account), job.firm.account];
  const flows = chain.slice(1).map((to, index) => {
    const place = Math.min(index, kept.length - 1);
    const extra = index > 2 ? 1 : 0;
    return scene.flow(
      chain[index]!,
      to,
      Math.round(job.amount * kept[place]!),
      on(days[place]! + extra - (days[0]! > 1 ? 0 : extra), `1${index}:15:00`),
      scene.pick('材料款', '往来款'),
    );
  });
  return told(job, flows);
}

function rebound(scene: CaseScene, parts: number[]) {
  const official = scene.person();
  const card = scene.cardOf(official);
  const firm = scene.firm();
  const office = scene.unit();
  scene.world.people.staff(office, official, 'cadre', '村党支部书记', '2016-01-01');
  const payments: Payment[] = [];
  const documents: (string | undefined)[] = [];
  parts.forEach((part, index) => {
    const day = addDays(PAID_ON, index * 35);
    const job = scene.anchor({ amount: 20 * WAN, firm, unit: office, paidOn: day });
    documents.push(job.line.doc?.number);
    payments.push(job.payment, scene.flow(firm.account, card, Math.round(job.amount * part), `${addDays(day, 8)} 19:30:00`, '劳务费'));
  });
  return { subjects: [enterprise(firm), person(official), account(card)], payments, documents, official };
}

function through(scene: CaseScene, part: number, hours: number, episodes: number) {
  const firm = scene.firm({}, '供应链');
  const sink = scene.firm({}, '贸易');
  const payments: Payment[] = [];
  const documents: (string | undefined)[] = [];
  for (let episode = 0; episode < episodes; episode += 1) {
    const day = addDays(PAID_ON, episode * 30);
    const job = scene.anchor({ amount: scene.amount(20, 35), firm, paidOn: day });
    documents.push(job.line.doc?.number);
    const at = 9 + 2 + hours;
    payments.push(
      job.payment,
      scene.flow(
        firm.account,
        sink.account,
        Math.round(job.amount * part),
        `${addDays(day, Math.floor(at / 24))} ${String(at % 24).padStart(2, '0')}:${hours > 72 ? '59' : '05'}:00`,
        '货款',
      ),
    );
  }
  return { subjects: [account(firm.account), enterprise(firm)], payments, documents };
}

function collected(scene: CaseScene, many: number, cadre: boolean, kind: 'person' | 'merchant') {
  const homes = Array.from({ length: many }, () => scene.household({ size: 2 }));
  const paid = scene.payout(
    'XM08',
    '2023',
    '2023-06-12',
    250_000,
    homes.map((home) => ({ household: home })),
  );
  const who = scene.person();
  if (cadre) scene.world.people.staff(scene.unit('村民委员会', 'village-collective'), who, 'cadre', '村委会主任', '2016-01-01');
  const into: Account = kind === 'person' ? scene.cardOf(who) : scene.world.accounts.open(scene.place.code, 'merchant', '示例农业保险支公司', undefined);
  const flows = homes.map((home, index) =>
    scene.flow(home.card, into, 225_000, `${addDays('2023-06-15', index)} 10:20:00`, kind === 'person' ? '代购' : '团体保险费'),
  );
  return { subjects: [account(into), ...(kind === 'person' ? [person(who)] : [])], payments: [...paid.lines, ...flows], documents: [paid.line.doc?.number] };
}

function spread(scene: CaseScene, many: number, fen: number, received: number, roster: boolean) {
  const job = scene.anchor({ amount: received });
  const flows = Array.from({ length: many }, (_, index) => {
    const who = scene.person();
    if (roster)
      scene.world.record(
        'labour-roster',
        scene.place.code,
        { kind: 'person', code: who.id, other: { kind: 'project', code: job.project.code } },
        { from: '2023-03-15', to: '2023-12-31', value: '务工' },
      );
    return scene.flow(job.firm.account, scene.cardOf(who), fen, on(3 + index), roster ? '工资' : '往来');
  });
  return told(job, flows);
}

function gathered(scene: CaseScene, parts: number[], kind: 'person' | 'merchant') {
  const job = scene.anchor({ amount: 50 * WAN });
  const sink =
    kind === 'person' ? scene.cardOf(scene.person()) : scene.world.accounts.open(scene.place.code, 'merchant', `${scene.village()}示例商店`, undefined);
  const flows = parts.flatMap((part, index) => {
    const card = scene.cardOf(scene.person());
    const fen = Math.floor((job.amount * 0.9) / parts.length);
    return [scene.flow(job.firm.account, card, fen, on(2 + index), '劳务费'), scene.flow(card, sink, Math.round(fen * part), on(12 + index), '转账')];
  });
  const made = told(job, flows);
  return { ...made, subjects: [...made.subjects, account(sink)] };
}

function hub(scene: CaseScene, early: boolean) {
  const middle = scene.firm({}, '农产品购销');
  const sources = Array.from({ length: 5 }, () => scene.anchor({ amount: scene.amount(8, 15) }));
  const into = sources.map((job, index) => scene.flow(job.firm.account, middle.account, Math.floor(job.amount * 0.5), on(3 + index), '货款'));
  const total = into.reduce((sum, flow) => sum + flow.amount, 0);
  const out = Array.from({ length: 5 }, (_, index) =>
    scene.flow(middle.account, scene.cardOf(scene.person()), Math.floor((total * 0.9) / 5), early && index === 0 ? on(5, '09:00:00') : on(10 + index), '货款'),
  );
  return {
    subjects: [account(middle.account), enterprise(middle)],
    payments: [...sources.map((job) => job.payment), ...into, ...out],
    documents: sources.map((job) => job.line.doc?.number),
    middle,
  };
}

function layers(scene: CaseScene, opened: string, edges: number) {
  const first = [scene.anchor({ amount: 40 * WAN }), scene.anchor({ amount: 40 * WAN })];
  const middle = [1, 2].map(() => scene.firm({ established: opened }, '贸易'));
  const last = [1, 2].map(() => scene.firm({}, '实业'));
  const flows: Payment[] = [];
  const between = (from: Account[], to: Account[], fen: number, start: number): void => {
    const pairs = from.flatMap((a) => to.map((b): [Account, Account] => [a, b])).slice(0, edges);
    pairs.forEach(([a, b], index) => flows.push(scene.flow(a, b, fen, on(start + index), '货款')));
  };
  between(
    first.map((job) => job.firm.account),
    middle.map((firm) => firm.account),
    19 * WAN,
    2,
  );
  between(
    middle.map((firm) => firm.account),
    last.map((firm) => firm.account),
    17 * WAN,
    12,
  );
  return {
    subjects: [...middle, ...last].map((firm) => account(firm.account)),
    payments: [...first.map((job) => job.payment), ...flows],
    documents: first.map((job) => job.line.doc?.number),
  };
}

/** Contracts of works, in 10,000 yuan, of one office with two firms that have one phone. */
function slices(scene: CaseScene, amounts: number[]) {
  const office = scene.unit();
  const phone = `1980${scene.place.code.slice(2)}${String(scene.turn).padStart(3, '0')}`;
  const firms = [scene.firm({ phone }), scene.firm({ phone })];
  const jobs = amounts.map((wan, index) => {
    const job = scene.job({ amount: wan * WAN, unit: office, firm: firms[index % 2]! });
    scene.settle(job);
    return job;
  });
  return { subjects: [...firms.map(enterprise), ...jobs.map((job) => contract(job.contract))], documents: jobs.map((job) => job.line.doc?.number) };
}

function cashed(scene: CaseScene, many: number, part: number) {
  const middle = scene.firm({}, '粮食购销');
  const sources = Array.from({ length: many }, () => scene.anchor({ amount: scene.amount(10, 20) }));
  const into = sources.map((job, index) => scene.flow(job.firm.account, middle.account, 2 * WAN, on(2, `1${index}:00:00`), '货款'));
  const out = scene.flow(middle.account, scene.cash(), Math.floor(many * 2 * WAN * part), on(5), '提现', '现金');
  return {
    subjects: [account(middle.account), enterprise(middle)],
    payments: [...sources.map((job) => job.payment), ...into, out],
    documents: sources.map((job) => job.line.doc?.number),
    middle,
  };
}

/** A recipient that has nothing of a shell but the phone: it files taxes and has customers of its own. */
function known(scene: CaseScene, phone: string) {
  const firm = scene.firm({ phone });
  const job = scene.anchor({ firm });
  scene.world.record('tax-filing', scene.place.code, { kind: 'enterprise', code: firm.uscc }, { from: '2023-06-20', value: '申报', amount: 20 * WAN });
  scene.flow(scene.firm({}, '商贸').account, firm.account, Math.floor(job.amount * 0.4), on(-20), '货款');
  return job;
}

/** Signs of a shell: its age, public money only, a shared phone, money leaving to few. */
function shell(scene: CaseScene, signs: number) {
  const phone = `1981${scene.place.code.slice(2)}${String(scene.turn).padStart(3, '0')}`;
  const firm = scene.firm(
    { established: addDays('2023-03-06', -120), kind: 'cooperative', members: signs > 2 ? 4 : 7, ...(signs > 2 ? { phone } : {}) },
    '养殖',
  );
  const others = signs > 2 ? [known(scene, phone), known(scene, phone)] : [];
  const job = scene.anchor({ firm, signed: '2023-03-06', amount: scene.amount(10, 30) });
  const flows = [scene.flow(firm.account, scene.cardOf(scene.person()), Math.floor(job.amount * (signs > 2 ? 0.85 : 0.2)), on(10), '往来')];
  if (signs <= 2) {
    scene.world.record('tax-filing', scene.place.code, { kind: 'enterprise', code: firm.uscc }, { from: '2023-06-20', value: '申报', amount: 20 * WAN });
    flows.push(scene.flow(scene.firm({}, '商贸').account, firm.account, Math.floor(job.amount * 0.05), on(-20), '货款'));
  }
  return {
    subjects: [enterprise(firm), account(firm.account)],
    payments: [job.payment, ...flows],
    documents: [job, ...others].map((each) => each.line.doc?.number),
    firm,
  };
}
