import type { Line } from '../../demo/story/budget.ts';
import { addDays } from '../../demo/story/days.ts';
import { centralFund } from '../../demo/story/world.ts';
import { WAN, type CaseScene } from './case-scene.ts';
import type { CaseBook } from './plant-cases.ts';
import { line } from './subjects.ts';

const number = (entry: { doc: { number: string } | undefined }): string | undefined => entry.doc?.number;

/** 指标接收: what can go wrong between an upper document and the register below. */
export const RECEIPT_CASES: CaseBook = {
  'JS-01': {
    positive(scene) {
      const days = scene.pick(8, 16, 31, 60);
      const open = scene.receive(scene.ago(days), scene.amount(5, 300), { register: false });
      return {
        subjects: [line(open)],
        documents: [number(open)],
        band: days > 30 ? '红' : days > 15 ? '橙' : '黄',
        note: `issued ${days} days before, not registered`,
      };
    },
    'near-miss'(scene) {
      const open = scene.receive(scene.ago(7 - (scene.turn % 3)), scene.amount(5, 300), { register: false });
      return { subjects: [line(open)], documents: [number(open)], note: 'not registered on day 7 or earlier' };
    },
    'look-alike'(scene) {
      const open = scene.receive(scene.ago(10 + (scene.turn % 3)), scene.amount(5, 100), { register: false });
      scene.exempt('T-JS4', { kind: 'indicator', division: open.region, year: open.year, code: open.code }, scene.ago(14), '2024-01-08');
      return { subjects: [line(open)], documents: [number(open)], trap: 'T-JS4', note: 'books closed, registered when they open again' };
    },
  },
  'JS-02': {
    positive(scene) {
      const job = scene.job({ line: { functionClass: scene.pick('', '2130504'), economicClass: scene.pick('50302', '') } });
      scene.settle(job);
      return {
        subjects: [line(job.line)],
        documents: [number(job.line)],
        band: '橙',
        note: 'executable line to an office without functional or economic class',
      };
    },
    'near-miss'(scene) {
      const written = (text: string): string =>
        text
          .replace('〔', scene.pick('[', '（'))
          .replace('〕', scene.pick(']', '）'))
          .replace(/(\d+)号$/u, '0$1号');
      const received = scene.receive('2023-02-06', scene.amount(5, 40), { written });
      scene.settle(scene.job({ received, amount: received.amount }));
      return { subjects: [line(received)], documents: [number(received)], note: 'only the spelling of the number is unusual' };
    },
    'look-alike'(scene) {
      const open = scene.receive('2023-12-12', 0, { line: { provisional: true } });
      open.row.AMOUNT = '';
      open.row.ORI_AMT = '0.00';
      return { subjects: [line(open)], documents: [number(open)], trap: 'T-JS1', note: 'settled by actual spending: no amount yet' };
    },
  },
  'JS-03': {
    positive(scene) {
      const amount = scene.amount(20, 300);
      const received = scene.receive('2023-02-06', amount, { register: false });
      const difference = scene.pick(-1, 1, -100_000, 250_000);
      scene.world.budget.register(received, '2023-02-10', { amount: amount + difference });
      const job = scene.job({ received, amount: amount + Math.min(0, difference) });
      scene.settle(job);
      return { subjects: [line(received)], documents: [number(received)], band: difference < 0 ? '红' : '橙', note: `registered ${difference} fen apart` };
    },
    'near-miss'(scene) {
      const amount = scene.amount(20, 300);
      const received = scene.receive('2023-02-06', amount, { register: false });
      const first = Math.floor(amount * scene.pick(0.5, 0.6, 0.9));
      const localNumber = `${scene.place.code}-分-${scene.turn}-${received.code}`;
      scene.world.budget.register(received, '2023-02-09', { amount: first, localNumber, part: 1 });
      scene.world.budget.register(received, '2023-02-10', { amount: amount - first, localNumber, part: 2 });
      scene.settle(scene.job({ received, amount }));
      return { subjects: [line(received)], documents: [number(received)], note: 'registered in two parts that add up' };
    },
    'look-alike'(scene) {
      const amount = 500 * WAN;
      const less = scene.amount(10, 30);
      const received = scene.receive('2023-02-06', amount, { register: false });
      const { budget } = scene.world;
      const doc = scene.document(scene.ground.geography.province, '河南省财政厅关于更正资金下达数的通知', '2023-02-08');
      budget.adjust('reduction', received, upper(scene, received), less, doc.date, doc);
      budget.register(received, '2023-02-10', { amount: amount - less });
      scene.settle(scene.job({ received, amount: amount - less }));
      return {
        subjects: [line(received)],
        documents: [number(received), doc.number],
        trap: 'T-JS2',
        note: 'a correction document lowered the amount before it was registered',
      };
    },
  },
  'JS-04': {
    positive(scene) {
      const amount = scene.amount(20, 200);
      const received = scene.receive('2023-02-06', amount, { register: false });
      const { budget } = scene.world;
      budget.register(received, '2023-02-10', { localNumber: `${scene.place.code}-甲-${received.code}` });
      const spelt = (number(received) ?? '').replace('〔', '[').replace('〕', ']0');
      budget.register(received, addDays('2023-02-10', scene.pick(0, 6, 40)), {
        localNumber: `${scene.place.code}-乙-${received.code}`,
        written: scene.turn % 2 === 0 ? spelt : undefined,
      });
      scene.settle(scene.job({ received, amount }));
      return { subjects: [line(received)], documents: [number(received)], band: '橙', note: 'one line registered twice in full' };
    },
    'near-miss'(scene) {
      const amount = scene.amount(10, 25);
      const doc = scene.document(scene.ground.geography.province, '河南省财政厅关于下达示范村资金的通知', '2023-02-06');
      const lines = [1, 2, 3].map(() => scene.receive('2023-02-06', amount, { doc }));
      for (const received of lines) scene.settle(scene.job({ received, amount }));
      return { subjects: lines.map(line), documents: [doc.number], trap: 'T-JS7', note: 'three equal lines of one document, three registrations' };
    },
    'look-alike'(scene) {
      const half = scene.amount(10, 60);
      const received = scene.receive('2023-02-06', half * 2, { register: false });
      for (const part of [1, 2])
        scene.world.budget.register(received, `2023-02-${9 + part}`, { amount: half, localNumber: `${scene.place.code}-更-${received.code}`, part });
      scene.exempt('T-JS2', { kind: 'indicator', division: received.region, year: received.year, code: received.code });
      scene.settle(scene.job({ received, amount: half * 2 }));
      return { subjects: [line(received)], documents: [number(received)], trap: 'T-JS2', note: 're-issued in two equal halves with a correction note' };
    },
  },
  'JS-05': {
    positive(scene) {
      const amount = scene.amount(10, 60);
      if (scene.turn % 2 === 1) {
        const job = scene.job({ amount, line: { fund: { ...centralFund(2023), level: 'province', tag: '乡村建设行动' } } });
        scene.settle(job);
        return { subjects: [line(job.line)], documents: [number(job.line)], band: '橙', note: 'the fund tag changes between the line and its parent' };
      }
      const doc = scene.document(scene.place, `${scene.place.name}财政局关于下达中央衔接资金的通知`, '2023-02-20');
      const office = scene.unit();
      const project = scene.world.project(scene.place, `${scene.village()}示例蓄水池${doc.number.slice(-6, -1)}`, '农田水利', amount, '2023-01-20', {
        village: scene.village(),
      });
      const orphan = scene.world.budget.line(doc, { to: office, amount, fund: centralFund(2023), kind: 'addition', project, functionClass: '2130504' });
      scene.world.budget.register(orphan, '2023-02-22');
      const firm = scene.firm();
      const contract = scene.world.contract(scene.place, office, firm, project, amount, '2023-03-10', { start: '2023-03-21', accept: '2023-07-20' });
      scene.settle({ received: orphan, line: orphan, project, contract, firm, unit: office, amount });
      return { subjects: [line(orphan)], documents: [doc.number], band: '橙', note: 'central money in the county without any line above it' };
    },
    'near-miss'(scene) {
      const job = scene.job({ day: '2022-02-21', amount: scene.amount(10, 40) });
      const { budget, payments } = scene.world;
      const paid = Math.floor(job.amount * 0.7);
      payments.pay(job.line, { to: job.firm.account, amount: paid, day: '2022-05-17', purpose: `${job.project.name}进度款`, contract: job.contract });
      const doc = scene.document(scene.place, `${scene.place.name}财政局关于2022年度结转资金的通知`, '2023-01-03');
      const carried = budget.carryOver(job.line, doc, job.amount - paid);
      budget.register(carried, '2023-01-05');
      payments.pay(carried, {
        to: job.firm.account,
        amount: job.amount - paid,
        day: '2023-02-17',
        purpose: `${job.project.name}结算款`,
        contract: job.contract,
      });
      return {
        subjects: [line(carried)],
        documents: [number(job.line), doc.number],
        trap: 'T-JS6',
        note: 'a carried-over line whose chain goes back through the year before',
      };
    },
    'look-alike'(scene) {
      const job = scene.job();
      scene.settle(job);
      return {
        subjects: [line(job.received), line(job.line)],
        documents: [number(job.received), number(job.line)],
        trap: 'T-JS5',
        note: 'funded directly by the province: no city in between',
      };
    },
  },
};

/** The line from which a received line came. */
export function upper(scene: CaseScene, received: { row: { ORI_BGT_ID?: string; ORI_DIV_CODE?: string }; year: number }): Line {
  const { ORI_BGT_ID, ORI_DIV_CODE } = received.row;
  return scene.world.budget.lines.findLast((other) => other.code === ORI_BGT_ID && other.region === ORI_DIV_CODE && other.year === received.year)!;
}
