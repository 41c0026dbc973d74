import type { Line } from '../../demo/story/budget.ts';
import { addDays } from '../../demo/story/days.ts';
import { WAN, YUAN, type CaseScene, type Job } from './case-scene.ts';
import type { CaseBook } from './plant-cases.ts';
import { line, project } from './subjects.ts';

const number = (entry: Line): string | undefined => entry.doc?.number;
const indicator = (entry: Line): { kind: 'indicator'; division: string; year: number; code: string } => ({
  kind: 'indicator',
  division: entry.region,
  year: entry.year,
  code: entry.code,
});

/** Money that arrived `days` ago of which only a part was passed on. */
function partly(scene: CaseScene, days: number, amount: number, open: number): { received: Line; job: Job } {
  const received = scene.receive(scene.ago(days + 4), amount);
  received.receivedAt = scene.ago(days);
  const job = scene.job({ received, amount: amount - open, day: scene.ago(days - 3), accept: scene.ago(2), start: scene.ago(Math.max(days - 9, 4)) });
  scene.pay(job, job.amount, scene.ago(1), '工程款');
  return { received, job };
}

/** 资金分配. */
export const ALLOCATION_CASES: CaseBook = {
  'FP-01': {
    positive(scene) {
      const days = scene.pick(31, 25, 61, 90);
      const { received } = partly(scene, days, scene.amount(60, 200), scene.amount(5, 30));
      return {
        subjects: [line(received)],
        documents: [number(received)],
        band: days > 60 ? '红' : days > 30 ? '橙' : '黄',
        note: `part not distributed on day ${days}`,
      };
    },
    'near-miss'(scene) {
      const { received } = partly(scene, 45, 100 * WAN, scene.pick(80, 99, 1));
      return { subjects: [line(received)], documents: [number(received)], note: 'less than one yuan is left' };
    },
    'look-alike'(scene) {
      const { received } = partly(scene, 45, scene.amount(60, 120), scene.amount(5, 30));
      scene.exempt('T-FP1', indicator(received));
      return { subjects: [line(received)], documents: [number(received)], trap: 'T-FP1', note: 'disaster money issued in instalments' };
    },
  },
  'FP-02': {
    positive(scene) {
      const first = scene.amount(20, 150);
      const second = scene.amount(10, 50);
      const received = scene.receive('2023-02-06', first + second);
      const over = scene.pick(1, 100 * YUAN, 2 * WAN);
      scene.settle(scene.job({ received, amount: first }));
      scene.settle(scene.job({ received, amount: second + over }));
      return { subjects: [line(received)], documents: [number(received)], band: '红', note: `distributed ${over} fen more than there was` };
    },
    'near-miss'(scene) {
      const received = scene.receive('2023-02-06', 60 * WAN);
      const less = scene.amount(3, 9);
      const first = scene.job({ received, amount: 40 * WAN });
      const doc = scene.document(scene.place, `${scene.place.name}财政局关于追减并重新分配的通知`, '2023-02-27');
      scene.world.budget.adjust('reduction', first.line, received, less, doc.date, doc);
      scene.settle(first, 40 * WAN - less);
      scene.settle(scene.job({ received, amount: 20 * WAN + less, day: '2023-02-27' }));
      return {
        subjects: [line(received)],
        documents: [number(received), doc.number],
        note: 'a part was reduced and distributed again: the current sum is equal',
      };
    },
    'look-alike'(scene) {
      const received = scene.receive('2023-02-06', 30 * WAN, { line: { provisional: true } });
      const more = scene.amount(2, 9);
      scene.settle(scene.job({ received, amount: 30 * WAN + more }));
      scene.exempt('T-JS1', indicator(received));
      return {
        subjects: [line(received)],
        documents: [number(received)],
        trap: 'T-JS1',
        note: 'an advance on account; the settlement line is on file and higher',
      };
    },
  },
  'FP-03': {
    positive(scene) {
      const job = scene.job({ inLibrary: addDays('2023-02-20', scene.pick(1, 22, 100)) });
      const payments = scene.settle(job);
      return {
        subjects: [line(job.line), project(job.project)],
        payments,
        documents: [number(job.line)],
        band: '红',
        note: 'given and paid before the project was in the library',
      };
    },
    'near-miss'(scene) {
      const job = scene.job({ inLibrary: addDays('2023-02-20', -(scene.turn % 2)) });
      scene.settle(job);
      return { subjects: [line(job.line), project(job.project)], documents: [number(job.line)], note: 'in the library on that day' };
    },
    'look-alike'(scene) {
      const job = scene.job({ inLibrary: '2023-03-20' });
      scene.settle(job);
      scene.exempt('T-FP1', { kind: 'project', code: job.project.code });
      return {
        subjects: [line(job.line), project(job.project)],
        documents: [number(job.line)],
        trap: 'T-FP1',
        note: 'a disaster item advanced before it was entered',
      };
    },
  },
  'FP-04': {
    positive(scene) {
      // Terms that end on working days of 2023, so that none is put off.
      const days = scene.pick(34, 65, 45);
      const held = bare(scene, days);
      return { subjects: [line(held)], documents: [number(held)], band: days > 60 ? '橙' : '黄', note: `no project on day ${days}` };
    },
    'near-miss'(scene) {
      const held = bare(scene, 30 - (scene.turn % 4));
      return { subjects: [line(held)], documents: [number(held)], note: 'no project yet on day 30' };
    },
    'look-alike'(scene) {
      const held = bare(scene, 50);
      scene.exempt('T-FP5', indicator(held));
      return { subjects: [line(held)], documents: [number(held)], trap: 'T-FP5', note: 'a contingency held back by decision' };
    },
  },
  'FP-05': {
    positive(scene) {
      const functionClass = scene.pick('2040201', '2300252', '2270000', '2320301');
      const job = scene.job({ line: { functionClass } });
      const payments = scene.settle(job);
      return {
        subjects: [line(job.line)],
        payments,
        documents: [number(job.line)],
        band: '红',
        note: `money for industry given to an office under ${functionClass}`,
      };
    },
    'near-miss'(scene) {
      const received = scene.receive('2023-02-06', scene.amount(10, 30), { line: { transferClass: '2300252' } });
      scene.settle(scene.job({ received, amount: received.amount }));
      return { subjects: [line(received)], documents: [number(received)], trap: 'T-FP6', note: 'a line to a lower government under 230 is its normal class' };
    },
    'look-alike'(scene) {
      const { world, place } = scene;
      const sources = [scene.receive('2022-02-07', scene.amount(10, 30)), scene.receive('2022-02-07', scene.amount(10, 30))];
      const amount = sources[0]!.amount + sources[1]!.amount;
      const doc = scene.document(place, `${place.name}财政局关于统筹整合资金的通知`, '2022-02-21');
      const pool = world.budget.line(doc, { to: place, amount, fund: sources[0]!.fund, kind: 'pool', plan: `${place.code}-2022-${doc.number.slice(-5, -1)}` });
      world.budget.register(pool, '2022-02-22');
      for (const source of sources) world.budget.adjust('pooling', source, pool, source.amount, doc.date, doc);
      world.record('integration-plan', place.code, indicator(pool), { from: '2022-01-20', to: '2022-12-31', value: '统筹整合方案', year: 2022 });
      const job = scene.job({ received: pool, amount, day: '2022-02-21' });
      world.payments.pay(job.line, {
        to: job.firm.account,
        amount: Math.floor(amount * 0.3),
        day: '2022-03-18',
        purpose: `${job.project.name}预付款`,
        contract: job.contract,
      });
      world.payments.pay(job.line, {
        to: job.firm.account,
        amount: amount - Math.floor(amount * 0.3),
        day: '2022-08-18',
        purpose: `${job.project.name}结算款`,
        contract: job.contract,
      });
      return { subjects: [line(pool), line(job.line)], documents: [doc.number], trap: 'T-FP2', note: 'pooled in 2022 under a filed plan' };
    },
  },
  'FP-06': {
    positive(scene) {
      const factor = scene.pick(1.05, 1.100001, 1.3);
      const budget = 100 * WAN;
      const { job, other } = funded(scene, budget, [60 * WAN, Math.round(budget * factor) - 60 * WAN]);
      return {
        subjects: [project(job.project), ...other.map(line)],
        documents: other.map(number),
        band: factor > 1.1 ? '红' : '橙',
        note: `allocated ${factor} times the approved budget`,
      };
    },
    'near-miss'(scene) {
      const { job, other } = funded(scene, 100 * WAN, [30 * WAN, 40 * WAN, 30 * WAN]);
      return { subjects: [project(job.project), ...other.map(line)], documents: other.map(number), trap: 'T-FP3', note: 'three funds meet the budget exactly' };
    },
    'look-alike'(scene) {
      const { job, other } = funded(scene, 100 * WAN, [60 * WAN, 50 * WAN]);
      scene.world.record(
        'budget-revision',
        scene.place.code,
        { kind: 'project', code: job.project.code },
        { from: '2023-02-10', value: '概算调整批复', amount: 110 * WAN },
      );
      return {
        subjects: [project(job.project), ...other.map(line)],
        documents: other.map(number),
        note: 'a revision of the budget was approved before the last allocation',
      };
    },
  },
  'FP-07': {
    positive(scene) {
      const jobs = twins(scene, 1);
      return {
        subjects: jobs.map((job) => project(job.project)),
        documents: jobs.map((job) => number(job.line)),
        band: '红',
        note: 'one road as two projects of two offices (names 17 of 18 characters alike), both paid',
      };
    },
    'near-miss'(scene) {
      const jobs = twins(scene, 2);
      return {
        subjects: jobs.map((job) => project(job.project)),
        documents: jobs.map((job) => number(job.line)),
        note: 'names 16 of 18 characters alike (0.889)',
      };
    },
    'look-alike'(scene) {
      const jobs = twins(scene, 1);
      scene.exempt('T-FP3', { kind: 'project', code: jobs[1]!.project.code });
      return {
        subjects: jobs.map((job) => project(job.project)),
        documents: jobs.map((job) => number(job.line)),
        trap: 'T-FP3',
        note: 'approved continuation (续建) of the first',
      };
    },
  },
};

/** A line to an office that names no project. */
function bare(scene: CaseScene, days: number): Line {
  const amount = scene.amount(10, 90);
  const received = scene.receive(scene.ago(days + 12), amount);
  const doc = scene.document(scene.place, `${scene.place.name}财政局关于预分配资金的通知`, scene.ago(days));
  const held = scene.world.budget.line(doc, { to: scene.unit(), amount, from: received, functionClass: '2130504', executable: false });
  scene.world.budget.register(held, scene.ago(days - 1));
  return held;
}

/** One project, several lines. */
function funded(scene: CaseScene, budget: number, amounts: number[]): { job: Job; other: Line[] } {
  const job = scene.job({ amount: amounts[0]!, budget, contractAmount: amounts.reduce((sum, amount) => sum + amount, 0) });
  scene.settle(job);
  const others = amounts.slice(1).map((amount) => {
    const received = scene.receive('2023-02-06', amount);
    const doc = scene.document(scene.place, `${scene.place.name}财政局关于追加项目资金的通知`, '2023-02-20');
    const added = scene.world.budget.line(doc, {
      to: job.unit,
      amount,
      from: received,
      project: job.project,
      functionClass: '2130504',
      economicClass: '50302',
    });
    scene.world.budget.register(added, '2023-02-22');
    scene.settle({ ...job, line: added, amount });
    return added;
  });
  return { job, other: [job.line, ...others] };
}

/** Two projects in one village whose names of 18 characters differ in some. */
function twins(scene: CaseScene, different: number): Job[] {
  const letters = [...'甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉'];
  const [first, second] = [letters[scene.turn % 20]!, letters[Math.floor(scene.turn / 20) % 20]!];
  const base = [...`示例村${first}${second}段至学校道路硬化二期项目`];
  while (base.length < 18) base.push('路');
  const copy = [...base];
  for (let index = 0; index < different; index += 1) copy[17 - index * 3] = '线';
  return [base, copy].map((name) => {
    const job = scene.job({ name: name.join(''), village: `示例${first}${second}${scene.place.code}村` });
    scene.settle(job);
    return job;
  });
}
