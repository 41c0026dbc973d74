import type { TraceStep } from '../domain/traces/trace.shapes.js';
import type { CsvCell, CsvTable } from './streams.js';

export type CsvLanguage = 'zh' | 'en';

/** The columns of a trace as a table: the twelve fields in their fixed order between what identifies and what measures a step. */
const COLUMNS: readonly { readonly zh: string; readonly en: string; readonly cell: (step: TraceStep) => CsvCell }[] = [
  { zh: '上级文号', en: 'upperDocumentNumber', cell: (step) => step.upperDocumentNumber },
  { zh: '上级下达日期', en: 'upperIssuedAt', cell: (step) => day(step.upperIssuedAt) },
  { zh: '本级登记日期', en: 'registeredAt', cell: (step) => day(step.registeredAt) },
  { zh: '下达文号', en: 'onwardDocumentNumber', cell: (step) => step.onwardDocumentNumber },
  { zh: '下达日期', en: 'onwardIssuedAt', cell: (step) => day(step.onwardIssuedAt) },
  { zh: '分配去向', en: 'destination', cell: (step) => step.destination },
  { zh: '付款单位', en: 'payingUnit', cell: (step) => step.payingUnit },
  { zh: '付款账号', en: 'payingAccount', cell: (step) => step.payingAccount },
  { zh: '支付时间', en: 'paidAt', cell: (step) => (step.timePrecision === 'day' ? day(step.paidAt) : second(step.paidAt)) },
  { zh: '支付用途', en: 'purpose', cell: (step) => step.purpose },
  { zh: '收款人', en: 'payee', cell: (step) => step.payee },
  { zh: '收款账号', en: 'payeeAccount', cell: (step) => step.payeeAccount },
  { zh: '金额（元）', en: 'amountYuan', cell: (step) => yuan(step.amount) },
  { zh: '属本文号（元）', en: 'attributedYuan', cell: (step) => yuan(step.attributed) },
  { zh: '属本文号：先进先出（元）', en: 'fifoYuan', cell: (step) => yuan(step.byMethod?.fifo ?? step.attributed) },
  { zh: '属本文号：后进先出（元）', en: 'lifoYuan', cell: (step) => yuan(step.byMethod?.lifo ?? step.attributed) },
  { zh: '属本文号：最低余额（元）', en: 'librYuan', cell: (step) => yuan(step.byMethod?.libr ?? step.attributed) },
  { zh: '待确认匹配（笔）', en: 'unconfirmed', cell: (step) => ({ number: String(step.unconfirmed ?? 0) }) },
  { zh: '类型', en: 'kind', cell: (step) => step.kind },
  { zh: '依据', en: 'grade', cell: (step) => step.grade },
  { zh: '时间精度', en: 'timePrecision', cell: (step) => step.timePrecision },
  { zh: '笔数', en: 'count', cell: (step) => ({ number: String(step.count) }) },
  { zh: '起点', en: 'source', cell: (step) => step.source },
  { zh: '终点', en: 'target', cell: (step) => step.target },
  { zh: '编号', en: 'id', cell: (step) => step.id },
  { zh: '冲抵', en: 'settles', cell: (step) => step.settles.join(' ') },
  { zh: '数据质量', en: 'dataQuality', cell: (step) => step.dataQuality.join(' ') },
  { zh: '出处', en: 'sources', cell: (step) => step.sources.join(' ') },
];

/** A table a person opens in a spreadsheet: money in yuan with two decimals, days and times of Asia/Shanghai. */
export function stepTable(name: string, language: CsvLanguage): CsvTable<TraceStep> {
  return { name, headings: COLUMNS.map((column) => column[language]), cells: (step) => COLUMNS.map((column) => column.cell(step)) };
}

/** Integer fen to yuan by splitting digits, never by dividing: a quotient would round. */
export function yuan(fen: number | null): CsvCell {
  if (fen === null) return null;
  const digits = String(Math.abs(fen)).padStart(3, '0');
  return { number: `${fen < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}` };
}

const SHANGHAI = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short', timeStyle: 'medium' });
export const second = (instant: number | null): string | null => (instant === null ? null : SHANGHAI.format(instant));
const day = (instant: number | null): string | null => second(instant)?.slice(0, 10) ?? null;
