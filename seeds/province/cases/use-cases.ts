import { addDays } from '../../demo/story/days.ts';
import type { Line } from '../../demo/story/budget.ts';
import { WAN, YUAN, type CaseScene, type Job } from './case-scene.ts';
import type { CaseBook } from './plant-cases.ts';
import { account, contract, enterprise, line, project, unit } from './subjects.ts';

const number = (entry: Line): string | undefined => entry.doc?.number;

/** 资金使用. */
export const USE_CASES: CaseBook = {
  'SY-01': {
    positive: (scene) => worded(scene, scene.pick('购置办公用车', '职工奖金及福利', '公务接待费', '偿还以前年度债务', '办公楼装修')),
    'near-miss': (scene) => ({
      ...worded(scene, scene.pick('工程车辆租赁费', '招待所村道路硬化')),
      band: undefined,
      note: 'the words are near the list, the works are not',
    }),
    'look-alike'(scene) {
      const told = worded(scene, '公益岗位人员工资');
      scene.exempt('T-SH5', { kind: 'project', code: told.job.project.code });
      return { ...told, band: undefined, trap: 'T-SH5', note: 'pay of public-welfare posts under an item of its own' };
    },
  },
  'SY-02': {
    positive(scene) {
      const part = scene.pick(0.03, 0.12);
      return { ...offPlan(scene, '村内路灯安装', part), band: part >= 0.1 ? '红' : '橙', note: 'street lamps in an irrigation project' };
    },
    'near-miss': (scene) => ({ ...offPlan(scene, '配套照明灯具', 0.05, '配套照明'), note: 'lamps under a plan line for lighting' }),
    'look-alike'(scene) {
      const told = offPlan(scene, '村内路灯安装', 0.05);
      scene.world.record('purpose-change', scene.place.code, { kind: 'project', code: told.job.project.code }, { from: '2023-04-10', value: '批准增加路灯' });
      return { ...told, note: 'the approving body changed the purpose before the payment' };
    },
  },
  'SY-03': {
    positive: (scene) =>
      scene.turn % 2 === 0
        ? { ...booked(scene, 0.2), band: '红', note: 'booked as spent on a township that passed on a fifth, no papers' }
        : { ...ghost(scene, true), band: '红', note: 'expenditure in the ledger, nothing paid' },
    'near-miss': (scene) => ({ ...booked(scene, 0.5), note: 'half of it went on within thirty days' }),
    'look-alike'(scene) {
      const entries = Array.from({ length: 4 }, () => ({ household: scene.household({ size: 2 }) }));
      const paid = scene.payout('XM06', '2023-05', '2023-05-15', 50_000, entries);
      return {
        subjects: [line(paid.line), paid.batch],
        payments: paid.lines,
        documents: [number(paid.line)],
        trap: 'T-ZH1',
        note: 'a payout through the agent account with its roster',
      };
    },
  },
  'SY-04': {
    positive: (scene) => ({
      ...split(scene, [250, 220, scene.pick(210, 201, 300)], true),
      band: '橙',
      note: 'three contracts of works below the limit in one year',
    }),
    'near-miss': (scene) => ({ ...split(scene, [250, 220, scene.pick(190, 199)], true), note: 'the third contract is below half of the limit' }),
    'look-alike': (scene) => ({ ...split(scene, [250, 220, 210], false), trap: 'T-SY3', note: 'three villages buying for themselves' }),
  },
  'SY-05': {
    positive(scene) {
      if (scene.turn % 2 === 0) {
        const job = scene.job({ start: '2023-04-01', signed: addDays('2023-04-06', scene.pick(14, 1, 60)), accept: '2023-08-10' });
        const early = scene.pay(job, Math.floor(job.amount * 0.2), '2023-04-05', '预付款');
        scene.pay(job, job.amount - early.amount, '2023-09-08', '结算款');
        return {
          subjects: [contract(job.contract)],
          payments: [early],
          documents: [number(job.line)],
          band: '橙',
          note: 'paid before the contract was signed',
        };
      }
      const job = scene.job({ day: '2023-03-15', start: '2023-03-01', signed: '2023-02-20', accept: '2023-07-10' });
      const early = scene.pay(job, Math.floor(job.amount * 0.2), '2023-03-06', '预付款');
      scene.pay(job, job.amount - early.amount, '2023-08-08', '结算款');
      return { subjects: [line(job.line)], payments: [early], documents: [number(job.line)], band: '橙', note: 'paid on a line that was issued later' };
    },
    'near-miss'(scene) {
      const job = scene.job({ method: '公开招标', amount: 30 * WAN });
      scene.settle(job);
      const tender = `ZB-${job.project.code}`;
      scene.world.book.add('TENDER', {
        TENDER_NO: tender,
        TENDER_NAME: job.project.name,
        MOF_DIV_CODE: scene.place.code,
        BUYER_AGENCY_CODE: job.unit.code,
        METHOD: '公开招标',
        CATEGORY: '工程',
        BUDGET_AMT: '300000.00',
        NOTICE_DATE: '2023-01-20',
        DEADLINE_DATE: addDays('2023-01-20', 20),
        AWARD_DATE: '2023-02-20',
        PRO_CODE: job.project.code,
      });
      return { subjects: [contract(job.contract), `tender:${tender}`], documents: [number(job.line)], note: 'twenty days from notice to deadline' };
    },
    'look-alike'(scene) {
      const job = scene.job({ start: '2023-03-25', signed: '2023-04-20', accept: '2023-08-10' });
      const early = scene.pay(job, Math.floor(job.amount * 0.2), '2023-04-05', '预付款');
      scene.pay(job, job.amount - early.amount, '2023-09-08', '结算款');
      scene.exempt('T-SY2', { kind: 'contract', code: job.contract });
      return { subjects: [contract(job.contract)], payments: [early], documents: [number(job.line)], trap: 'T-SY2', note: 'flood repair, exempt' };
    },
  },
  'SY-06': {
    positive(scene) {
      const part = scene.pick(0.72, 0.85);
      return { ...passedOn(scene, part), band: part >= 0.8 ? '红' : '橙', note: `${part} passed on to one enterprise within twelve days` };
    },
    'near-miss': (scene) => ({ ...passedOn(scene, scene.pick(0.69, 0.699)), note: 'less than seventy per cent passed on' }),
    'look-alike'(scene) {
      const job = scene.job();
      const branch = scene.firm({ representative: job.firm.representative }, '建设工程分公司');
      scene.exempt('T-SE4', { kind: 'enterprise', code: branch.uscc });
      const paid = scene.pay(job, job.amount, '2023-08-09', '结算款', { to: branch.account });
      return {
        subjects: [contract(job.contract), enterprise(branch)],
        payments: [paid],
        documents: [number(job.line)],
        trap: 'T-SE4',
        note: 'paid to the branch of the contractor',
      };
    },
  },
  'SY-07': {
    positive(scene) {
      const invoice = scene.turn % 2 === 1 ? `FPCF${scene.place.code}${scene.turn}` : undefined;
      return { ...twice(scene, scene.pick(12, 3, 30), { invoice }), band: invoice ? '红' : '橙', note: 'the same payment twice' };
    },
    'near-miss': (scene) => ({ ...twice(scene, 28, { periods: ['2023-05', '2023-06'] }), note: 'equal monthly pay for different months' }),
    'look-alike': (scene) => ({ ...twice(scene, 12, { undone: true }), trap: 'T-SY5', note: 'the first was sent back, the second paid instead' }),
  },
  'SY-08': {
    positive(scene) {
      const late = scene.pick(11, 25);
      return { ...disclosed(scene, late, WORKING), band: '黄', note: `disclosed on day ${late}` };
    },
    'near-miss': (scene) => ({ ...disclosed(scene, 10, WORKING), note: 'disclosed on day 10' }),
    'look-alike'(scene) {
      const told = disclosed(scene, 12, '2023-03-01');
      scene.exempt('T-FP4', { kind: 'project', code: told.job.project.code });
      return { ...told, trap: 'T-FP4', note: 'the tenth day was a holiday' };
    },
  },
};

function worded(scene: CaseScene, words: string) {
  const job = scene.job();
  const part = Math.floor(job.amount * 0.1);
  const odd = scene.pay(job, part, '2023-03-17', '', { purpose: words });
  scene.pay(job, job.amount - part, '2023-08-09', '结算款');
  return {
    subjects: [line(job.line)],
    payments: [odd],
    documents: [number(job.line)],
    band: '红' as const,
    job,
    note: 'the purpose is one of those that the list forbids',
  };
}

function offPlan(scene: CaseScene, words: string, part: number, planned?: string) {
  const job = scene.job({ category: '农田水利' });
  for (const value of ['灌溉渠道土建', '管道铺设', ...(planned ? [planned] : [])])
    scene.world.record(
      'plan-line',
      scene.place.code,
      { kind: 'project', code: job.project.code },
      { from: '2023-02-01', value, amount: Math.floor(job.amount / 3) },
    );
  const odd = scene.pay(job, Math.floor(job.amount * part), '2023-05-17', '', { purpose: words });
  scene.pay(job, job.amount - odd.amount, '2023-08-09', '灌溉渠道土建结算款');
  return { subjects: [project(job.project)], payments: [odd], documents: [number(job.line)], job };
}

function booked(scene: CaseScene, part: number) {
  const job = scene.job({ amount: 50 * WAN });
  const town = scene.unit('乡镇人民政府', 'township');
  const held = scene.office(town, 'township', { whitelisted: true });
  const paid = scene.world.payments.appropriate(job.line, held, job.amount, '2023-08-09', `${job.project.name}资金`, {
    final: true,
    from: scene.world.accounts.treasury(scene.place),
  });
  const onward = scene.world.payments.special(held, scene.firm().account, Math.round(job.amount * part), '2023-08-25', '材料款', { agency: town.name });
  return { subjects: [line(job.line), account(held)], payments: [paid, onward], documents: [number(job.line)] };
}

/** Booked as spent at the end of the year without a payment. */
function ghost(scene: CaseScene, never: boolean) {
  const job = scene.job({ day: '2022-11-10', received: scene.receive('2022-10-28', 120 * WAN), amount: 120 * WAN, accept: '' });
  scene.world.record(
    'ledger-expenditure',
    scene.place.code,
    { kind: 'indicator', division: job.line.region, year: 2022, code: job.line.code },
    { from: '2022-12-31', value: '列支', amount: job.amount, year: 2022 },
  );
  if (!never) scene.pay(job, job.amount, '2023-01-05', '结算款', { voucherDay: '2022-12-31', fiscalYear: 2022 });
  return { subjects: [line(job.line)], documents: [number(job.line)] };
}

function split(scene: CaseScene, amounts: number[], oneBuyer: boolean) {
  const buyer = scene.unit();
  const jobs = amounts.map((wan) => {
    const job = scene.job({ amount: wan * WAN, unit: oneBuyer ? buyer : scene.unit('村民委员会', 'village-collective') });
    scene.settle(job);
    return job;
  });
  return { subjects: [...(oneBuyer ? [unit(buyer)] : []), ...jobs.map((job) => contract(job.contract))], documents: jobs.map((job) => number(job.line)) };
}

function passedOn(scene: CaseScene, part: number) {
  const job = scene.anchor({ amount: 100 * WAN });
  const second = scene.firm({}, '劳务分包');
  const onward = scene.flow(job.firm.account, second.account, Math.round(job.amount * part), '2023-08-19 11:00:00', '工程款');
  return { subjects: [contract(job.contract), enterprise(job.firm), enterprise(second)], payments: [job.payment, onward], documents: [number(job.line)] };
}

function twice(scene: CaseScene, days: number, more: { invoice?: string | undefined; periods?: string[]; undone?: boolean }) {
  const amount = scene.random.between(200, 900) * 100 * YUAN + 48;
  const job: Job = scene.job({ amount: amount * 2 });
  const pay = (day: string, index: number) =>
    scene.pay(job, amount, day, '', { purpose: `${job.project.name}物资款`, invoice: more.invoice, period: more.periods?.[index] });
  const first = pay('2023-05-17', 0);
  if (more.undone) {
    const zero = scene.world.accounts.zeroBalance(job.unit);
    scene.world.payments.back('reversal', [{ payment: first }], { day: '2023-05-20', purpose: '退票', to: zero, restores: true });
  }
  const second = pay(addDays('2023-05-17', days), 1);
  return { subjects: [line(job.line), account(job.firm.account)], payments: [first, second], documents: [number(job.line)] };
}

/** An approval whose tenth day is a Monday; that of the first of March is a Saturday. */
const WORKING = '2023-03-03';

function disclosed(scene: CaseScene, day: number, approved: string) {
  const { world, place } = scene;
  const unitOf = scene.unit();
  const amount = scene.amount(10, 35);
  const received = scene.receive('2023-03-06', amount);
  const firm = scene.firm();
  const made = world.project(place, `${scene.village()}示例公示工程${received.code}`, '基础设施', amount, approved, {
    village: scene.village(),
    start: '2023-04-10',
    accept: '2023-08-01',
  });
  const doc = scene.document(place, `${place.name}财政局关于分配资金的通知`, '2023-03-20');
  const given = world.budget.line(doc, { to: unitOf, amount, from: received, project: made, functionClass: '2130504' });
  world.budget.register(given, '2023-03-22');
  const signed = world.contract(place, unitOf, firm, made, amount, '2023-04-04', { start: '2023-04-10', accept: '2023-08-01' });
  const job: Job = { received, line: given, project: made, contract: signed, firm, unit: unitOf, amount };
  scene.disclose(made, approved, '2023-04-10', '2023-08-01', day);
  const first = scene.pay(job, Math.floor(amount * 0.3), '2023-04-17', '预付款');
  scene.pay(job, amount - first.amount, '2023-08-09', '结算款');
  return { subjects: [project(made)], documents: [doc.number], job };
}
