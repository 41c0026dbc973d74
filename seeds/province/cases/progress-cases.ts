import type { Line } from '../../demo/story/budget.ts';
import { addDays } from '../../demo/story/days.ts';
import { WAN, type CaseScene, type Job } from './case-scene.ts';
import type { CaseBook } from './plant-cases.ts';
import { account, contract, line, project, unit } from './subjects.ts';

const number = (entry: Line): string | undefined => entry.doc?.number;

/** 拨付进度. */
export const PROGRESS_CASES: CaseBook = {
  'BF-01': {
    positive(scene) {
      const part = scene.pick(0.6, 0.75, 0.85);
      const job = spent(scene, part);
      return {
        subjects: [unit(job.unit), line(job.line)],
        documents: [number(job.line)],
        band: part < 0.7 ? '红' : part < 0.8 ? '橙' : '黄',
        note: `${part} of the year's quota paid at its end`,
      };
    },
    'near-miss'(scene) {
      const job = spent(scene, 0.9);
      return { subjects: [unit(job.unit), line(job.line)], documents: [number(job.line)], note: 'exactly ten points behind' };
    },
    'look-alike'(scene) {
      const job = spent(scene, 0.4);
      scene.exempt('T-BF2', { kind: 'indicator', division: job.line.region, year: 2023, code: job.line.code });
      return { subjects: [unit(job.unit), line(job.line)], documents: [number(job.line)], trap: 'T-BF2', note: 'built first, subsidised after acceptance' };
    },
  },
  'BF-02': {
    positive(scene) {
      const days = scene.pick(91, 181, 300);
      const job = scene.job({ day: scene.ago(days), accept: '', progress: 20 });
      return { subjects: [line(job.line)], documents: [number(job.line)], band: days > 180 ? '橙' : '黄', note: `nothing paid on day ${days}` };
    },
    'near-miss'(scene) {
      const job = scene.job({ day: scene.ago(90 - (scene.turn % 5)), accept: '', progress: 20 });
      return { subjects: [line(job.line)], documents: [number(job.line)], note: 'nothing paid on day 90 or earlier' };
    },
    'look-alike'(scene) {
      const job = scene.job({ day: scene.ago(200), accept: '', progress: 20 });
      scene.exempt('T-BF4', { kind: 'project', code: job.project.code });
      return { subjects: [line(job.line), project(job.project)], documents: [number(job.line)], trap: 'T-BF4', note: 'works stopped by litigation on file' };
    },
  },
  'BF-03': {
    positive(scene) {
      const days = scene.pick(31, 91, 181);
      const held = parked(scene, days, scene.amount(5, 15), 'special');
      return {
        subjects: [account(held.account)],
        payments: held.payments,
        documents: [held.document],
        band: days > 180 ? '红' : days > 90 ? '橙' : '黄',
        note: `part of the money still in the account on day ${days}`,
      };
    },
    'near-miss'(scene) {
      const held = parked(scene, 60, scene.pick(50, 99), 'special');
      return { subjects: [account(held.account)], payments: held.payments, documents: [held.document], note: 'less than one yuan is left' };
    },
    'look-alike'(scene) {
      const held = parked(scene, 60, scene.amount(2, 8), 'wages');
      return {
        subjects: [account(held.account)],
        payments: held.payments,
        documents: [held.document],
        trap: 'T-ZH4',
        note: 'a wages account for migrant workers, which is compulsory',
      };
    },
  },
  'BF-04': {
    positive(scene) {
      const twoYears = scene.turn % 2 === 0;
      const chain = carried(scene, twoYears ? 2021 : 2022, scene.amount(5, 20));
      return {
        subjects: chain.lines.map(line),
        documents: chain.documents,
        band: twoYears ? '红' : '蓝',
        note: `a line of ${twoYears ? 2021 : 2022}, carried over once, still open`,
      };
    },
    'near-miss'(scene) {
      const chain = carried(scene, 2021, 0);
      return {
        subjects: chain.lines.map(line),
        documents: chain.documents,
        trap: 'T-BF7',
        note: 'the rest was paid by a voucher of December that cleared in January',
      };
    },
    'look-alike'(scene) {
      const open = scene.amount(5, 20);
      const chain = carried(scene, 2021, open);
      const doc = scene.document(scene.place, `${scene.place.name}财政局关于收回结余资金的通知`, '2022-12-20');
      scene.world.budget.adjust('recall', chain.lines[1]!, chain.received, open, doc.date, doc);
      return { subjects: chain.lines.map(line), documents: [...chain.documents, doc.number], note: 'recalled on 20 December of the second year' };
    },
  },
  'BF-05': {
    positive(scene) {
      const all = scene.turn % 2 === 1;
      const job = ahead(scene, all ? 1 : 0.45, all ? 95 : 30);
      return {
        subjects: [contract(job.contract)],
        documents: [number(job.line)],
        band: all ? '红' : '橙',
        note: all ? 'paid in full without acceptance' : '45% paid at 30% progress',
      };
    },
    'near-miss'(scene) {
      const job = ahead(scene, 0.4, 30);
      return { subjects: [contract(job.contract)], documents: [number(job.line)], note: '40% paid at 30% progress: exactly ten points' };
    },
    'look-alike'(scene) {
      const job = scene.job({ amount: 108 * WAN, contractAmount: 100 * WAN, accept: '', progress: 95 });
      scene.world.book.add('SUBCONTRACT', {
        CONTRACT_NO: `${job.contract}B`,
        MAIN_CONTRACT_NO: job.contract,
        CONTRACT_NAME: `${job.project.name}补充合同`,
        MOF_DIV_CODE: scene.place.code,
        CONTRACT_AMT: '80000.00',
        SIGN_DATE: '2023-05-04',
        IS_DECLARED: '1',
        SUPPLIER_USCC: job.firm.uscc,
        PRO_CODE: job.project.code,
      });
      progress(scene, job, 95);
      scene.pay(job, 30 * WAN, '2023-03-17', '预付款');
      scene.pay(job, 74 * WAN, '2023-11-17', '进度款');
      return { subjects: [contract(job.contract)], documents: [number(job.line)], trap: 'T-SY6', note: 'with the lawful add-on of 8% only 96.3% was paid' };
    },
  },
  'BF-06': {
    positive(scene) {
      const job = rush(scene, 150 * WAN, scene.pick(70, 90, 110) * WAN);
      return { subjects: [project(job.project)], documents: [number(job.line)], band: '黄', note: 'more than 40% in December, part of it cleared in January' };
    },
    'near-miss'(scene) {
      const job = rush(scene, 104 * WAN, 48 * WAN);
      return { subjects: [project(job.project)], documents: [number(job.line)], note: '46% in December, but less than half a million' };
    },
    'look-alike'(scene) {
      const job = rush(scene, 120 * WAN, 70 * WAN);
      scene.exempt('T-BF5', { kind: 'project', code: job.project.code });
      return { subjects: [project(job.project)], documents: [number(job.line)], trap: 'T-BF5', note: 'paid once a year, in December' };
    },
  },
};

function spent(scene: CaseScene, part: number): Job {
  const amount = scene.random.between(2, 6) * 10 * WAN;
  const job = scene.job({ amount, accept: '', progress: Math.round(part * 100) });
  const paid = Math.round(amount * part);
  scene.pay(job, Math.floor(paid * 0.3), '2023-03-17', '预付款');
  scene.pay(job, paid - Math.floor(paid * 0.3), '2023-08-17', '进度款');
  return job;
}

/** Money put on an account of the fiscal side by 实拨, most of it passed on to the contractor. */
function parked(
  scene: CaseScene,
  days: number,
  left: number,
  kind: 'special' | 'wages',
): { account: ReturnType<CaseScene['office']>; payments: { slip: string }[]; document: string | undefined } {
  const { payments } = scene.world;
  const amount = 60 * WAN;
  const day = scene.ago(days);
  const job = scene.job({ amount, day: addDays(day, -20), accept: scene.ago(20), progress: 90 });
  const held = scene.office(job.unit, kind, { whitelisted: true, approval: `财库批${scene.place.code}示例专户` });
  scene.world.book.add('ACCOUNT_BALANCE', { ACCT_NO: held.number, BANK: held.bank, BALANCE_DATE: '2022-12-31', BALANCE: '0.00', OPENING: '1' });
  const into = payments.appropriate(job.line, held, amount, day, `${job.project.name}资金`, { from: scene.world.accounts.treasury(scene.place) });
  const out = payments.special(held, job.firm.account, amount - left, addDays(day, 12), `${job.project.name}工程款`, { line: job.line, agency: job.unit.name });
  return { account: held, payments: [into, out], document: number(job.line) };
}

function carried(scene: CaseScene, year: number, open: number): { received: Line; lines: Line[]; documents: (string | undefined)[] } {
  const { budget, payments } = scene.world;
  const amount = 60 * WAN;
  const job = scene.job({ amount, day: `${year}-03-20`, received: scene.receive(`${year}-03-08`, amount), accept: `${year + 1}-04-20` });
  const pay = (from: Line, fen: number, day: string, cleared?: string): unknown =>
    payments.pay(from, {
      to: job.firm.account,
      amount: fen,
      day: cleared ?? day,
      voucherDay: day,
      clearedDay: cleared,
      fiscalYear: from.year,
      purpose: `${job.project.name}工程款`,
      contract: job.contract,
    });
  pay(job.line, 40 * WAN, `${year}-08-17`);
  const doc = scene.document(scene.place, `${scene.place.name}财政局关于${year}年度结转资金的通知`, `${year + 1}-01-05`);
  const next = budget.carryOver(job.line, doc, 20 * WAN);
  budget.register(next, `${year + 1}-01-07`);
  if (open === 0) pay(next, 20 * WAN, `${year + 1}-12-30`, `${year + 2}-01-04`);
  else pay(next, 20 * WAN - open, `${year + 1}-03-17`);
  return { received: job.received, lines: [job.line, next], documents: [number(job.line), doc.number] };
}

function progress(scene: CaseScene, job: Job, value: number): void {
  scene.world.record(
    'progress',
    scene.place.code,
    { kind: 'contract', code: job.contract, other: { kind: 'project', code: job.project.code } },
    { from: '2023-06-30', value: String(value) },
  );
}

function ahead(scene: CaseScene, part: number, value: number): Job {
  const job = scene.job({ amount: scene.random.between(2, 7) * 10 * WAN, accept: '', progress: value });
  progress(scene, job, value);
  const first = Math.floor(job.amount * 0.25);
  scene.pay(job, first, '2023-03-20', '预付款');
  scene.pay(job, Math.round(job.amount * part) - first, '2023-07-20', '进度款');
  return job;
}

function rush(scene: CaseScene, amount: number, december: number): Job {
  const job = scene.job({ amount, accept: '2023-12-05' });
  const early = amount - december;
  scene.pay(job, Math.floor(early * 0.3), '2023-03-20', '预付款');
  scene.pay(job, early - Math.floor(early * 0.3), '2023-07-20', '进度款');
  scene.pay(job, 30 * WAN, '2024-01-04', '结算款', { voucherDay: '2023-12-28', clearedDay: '2024-01-04', fiscalYear: 2023 });
  scene.pay(job, december - 30 * WAN, '2023-12-20', '结算款（一）');
  return job;
}
