import type { CheckResult, ReconciliationRow, ReconciliationView } from '../domain/reconciliation/reconciliation.shapes.js';
import type { Check, Reason } from '../domain/reconciliation/words.js';
import { yuan, type CsvLanguage } from './step-table.js';
import type { CsvCell, CsvTable } from './streams.js';

/** One reason of one comparison of one region; `reason` null: the two figures and their whole difference. */
export interface ReconciliationTableRow {
  readonly row: ReconciliationRow;
  readonly check: CheckResult;
  readonly reason: { readonly reason: Reason; readonly amount: number; readonly lines: number } | null;
}

const CHECKS_ZH: Readonly<Record<Check, string>> = {
  'issued-registered': '上级下达—本级登记',
  'received-distributed': '收到指标—分解下达',
  'given-registered': '下达单位—单位登记',
  'quota-payments': '可用指标—支付',
  'indicator-balances': '指标余额：计算—账面',
  'payments-observed': '支付—另一系统有记录',
  'bank-balances': '账户余额：计算—对账单',
  'ledger-income': '总账补助收入—登记',
  'ledger-passed-down': '总账补助支出—下达',
  'ledger-expenditure': '总账支出—支付',
  'ledger-treasury': '总账国库存款—对账单',
  'ledger-lines': '逐指标列支—支付',
};
const REASONS_ZH: Readonly<Record<Reason, string>> = {
  'not-registered': '未登记',
  'registered-late': '年后登记',
  'amount-differs': '金额不一致',
  'registered-twice': '重复登记',
  'registered-not-issued': '登记无下达',
  'carried-over': '结转下年',
  recalled: '追减、收回或调剂',
  undistributed: '未分解',
  'paid-directly': '直接支付',
  'above-parent': '超上级指标分解',
  'line-without-payments': '指标无支付',
  'partly-paid': '未付完',
  'paid-above-line': '超指标支付',
  'payment-without-indicator': '支付无指标',
  'payment-of-unknown-line': '指标未装载',
  'balance-not-stated': '无账面余额',
  'refund-restored': '退款已恢复指标',
  'refund-not-restored': '退款未恢复指标',
  'unconfirmed-match': '匹配待确认',
  'source-not-loaded': '来源未装载',
  'not-on-statement': '对账单上没有',
  'statement-gap': '对账单缺口',
  'booked-without-payment': '列支未支付',
  'paid-not-booked': '支付未列支',
  unknown: '原因不明',
};

const COLUMNS: readonly { readonly zh: string; readonly en: string; readonly cell: (line: ReconciliationTableRow, language: CsvLanguage) => CsvCell }[] = [
  { zh: '区划代码', en: 'region', cell: ({ row }) => row.region },
  { zh: '地区', en: 'regionName', cell: ({ row }) => row.regionName },
  { zh: '含下级', en: 'rolledUp', cell: ({ row }, language) => (language === 'zh' ? (row.rolledUp ? '是' : '否') : String(row.rolledUp)) },
  { zh: '核对项', en: 'check', cell: ({ check }, language) => (language === 'zh' ? CHECKS_ZH[check.check] : check.check) },
  { zh: '可核对', en: 'evaluable', cell: ({ check }, language) => (language === 'zh' ? (check.evaluable ? '是' : '否') : String(check.evaluable)) },
  { zh: '缺少来源', en: 'missing', cell: ({ check }) => check.missing.join(' ') },
  { zh: '左（元）', en: 'leftYuan', cell: ({ check, reason }) => (reason ? null : yuan(check.left)) },
  { zh: '右（元）', en: 'rightYuan', cell: ({ check, reason }) => (reason ? null : yuan(check.right)) },
  { zh: '差额（元）', en: 'differenceYuan', cell: ({ check, reason }) => (reason ? null : yuan(check.difference)) },
  { zh: '原因', en: 'reason', cell: ({ reason }, language) => (reason ? (language === 'zh' ? REASONS_ZH[reason.reason] : reason.reason) : null) },
  { zh: '其中（元）', en: 'amountYuan', cell: ({ reason }) => (reason ? yuan(reason.amount) : null) },
  { zh: '笔数', en: 'lines', cell: ({ reason }) => (reason ? { number: String(reason.lines) } : null) },
];

/** The comparison as a table a person opens in a spreadsheet; money in yuan with two decimals. */
export function reconciliationTable(view: ReconciliationView, language: CsvLanguage): CsvTable<ReconciliationTableRow> {
  const place = view.path.at(-1);
  const name = [place ? (place.name ?? place.region) : '', String(view.year ?? ''), language === 'zh' ? '对账表' : 'reconciliation']
    .filter((part) => part !== '')
    .join('-');
  return { name, headings: COLUMNS.map((column) => column[language]), cells: (line) => COLUMNS.map((column) => column.cell(line, language)) };
}

/** Whole, own, then the regions below; of each comparison first the two figures, then its reasons, then what has none. */
export async function* reconciliationRows(view: ReconciliationView): AsyncGenerator<ReconciliationTableRow> {
  for (const row of [view.whole, ...(view.own ? [view.own] : []), ...view.children]) {
    for (const check of row.checks) {
      yield { row, check, reason: null };
      for (const reason of check.reasons) yield { row, check, reason };
      if (check.unexplainedLines > 0 || check.unexplained !== 0)
        yield { row, check, reason: { reason: 'unknown', amount: check.unexplained, lines: check.unexplainedLines } };
    }
  }
}
