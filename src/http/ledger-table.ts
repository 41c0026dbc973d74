import type { FindingEventName } from '../domain/warnings/finding-store.js';
import type { LedgerEvent } from '../domain/warnings/ledger.js';
import type { FindingState } from '../domain/warnings/warnings.shapes.js';
import { BANDS_ZH, type Band } from '../domain/warnings/words.js';
import { formatDay } from '../domain/model/written-values.js';
import { second, yuan, type CsvLanguage } from './step-table.js';
import type { CsvCell, CsvTable } from './streams.js';

const EVENTS_ZH: Readonly<Record<FindingEventName, string>> = {
  new: '新发现',
  changed: '有变化',
  raised: '升级',
  lowered: '降级',
  gone: '消失',
  reopened: '再次出现',
  recovered: '追回',
};
const STATES_ZH: Readonly<Record<FindingState, string>> = { hit: '命中', excluded: '已解释', gone: '消失' };

const COLUMNS: readonly { readonly zh: string; readonly en: string; readonly cell: (row: LedgerEvent, language: CsvLanguage) => CsvCell }[] = [
  { zh: '序号', en: 'position', cell: ({ position }) => number(position) },
  { zh: '登记时间', en: 'recordedAt', cell: ({ at }) => second(at) },
  { zh: '事项', en: 'event', cell: ({ event }, language) => (language === 'zh' ? EVENTS_ZH[event] : event) },
  { zh: '预警编号', en: 'finding', cell: ({ finding }) => finding },
  { zh: '规则', en: 'code', cell: ({ code }) => code },
  { zh: '规则名称', en: 'title', cell: ({ title, titleZh }, language) => (language === 'zh' ? titleZh : title) },
  { zh: '规则版本', en: 'ruleVersion', cell: ({ version }) => number(version) },
  { zh: '区划代码', en: 'region', cell: ({ region }) => region },
  { zh: '地区', en: 'regionName', cell: ({ regionName }) => regionName },
  { zh: '对象', en: 'subject', cell: ({ subjectName }) => subjectName },
  { zh: '对象编号', en: 'subjectId', cell: ({ subject }) => subject },
  { zh: '情形', en: 'clause', cell: ({ clause }) => clause },
  { zh: '情形说明', en: 'clauseText', cell: ({ clauseText, clauseTextZh }, language) => (language === 'zh' ? clauseTextZh : clauseText) },
  { zh: '原状态', en: 'statusBefore', cell: ({ statusBefore }, language) => state(statusBefore, language) },
  { zh: '状态', en: 'status', cell: ({ status }, language) => state(status, language) },
  { zh: '解释', en: 'explainedBy', cell: ({ trap }) => trap },
  { zh: '原等级', en: 'bandBefore', cell: ({ bandBefore }, language) => band(bandBefore, language) },
  { zh: '等级', en: 'band', cell: (row, language) => band(row.band, language) },
  { zh: '原涉及金额（元）', en: 'amountBeforeYuan', cell: ({ amountBefore }) => yuan(amountBefore) },
  { zh: '涉及金额（元）', en: 'amountYuan', cell: ({ amount }) => yuan(amount) },
  { zh: '退回追回（元）', en: 'recoveredYuan', cell: ({ recovered }) => yuan(recovered) },
  { zh: '判定截至', en: 'asOf', cell: ({ asOf }) => (asOf === null ? null : formatDay(asOf)) },
  { zh: '数据版本', en: 'dataVersion', cell: ({ dataVersion }) => number(dataVersion) },
  { zh: '运行', en: 'run', cell: ({ run }) => run },
  { zh: '登记人', en: 'actor', cell: ({ actor }, language) => (language === 'zh' && actor === 'system' ? '系统' : actor) },
];

/** The ledger as a table a person opens in a spreadsheet: one row an event, money in yuan with two decimals, times of Asia/Shanghai. */
export function ledgerTable(name: string, language: CsvLanguage): CsvTable<LedgerEvent> {
  return { name, headings: COLUMNS.map((column) => column[language]), cells: (row) => COLUMNS.map((column) => column.cell(row, language)) };
}

export function ledgerName({ year, scope }: { readonly year?: number | undefined; readonly scope?: string | undefined }, language: CsvLanguage): string {
  return [language === 'zh' ? '预警台账' : 'ledger', scope, year].filter((part) => part !== undefined).join('-');
}

const number = (value: number): CsvCell => ({ number: String(value) });
const state = (value: FindingState | null, language: CsvLanguage): CsvCell => (value === null || language === 'en' ? value : STATES_ZH[value]);
const band = (value: Band | null, language: CsvLanguage): CsvCell => (value === null || language === 'en' ? value : BANDS_ZH[value]);
