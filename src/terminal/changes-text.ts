import { APPEARANCE } from '../domain/appearance.js';
import { formatCount, formatDay, formatYuan } from '../domain/model/written-values.js';
import type { ChangeKind, ChangeMoment, ChangesView } from '../domain/traces/changes.shapes.js';
import { cut, padEnd, padStart, widthOf } from './terminal-text.js';
import { identityLine, type Language } from './trace-text.js';

const WORDS = {
  zh: {
    moment: (isBefore: boolean, version: number, asOf: string | null) =>
      `${isBefore ? '当时' : '现在'}（数据版本 ${version}${asOf === null ? '' : `，截至 ${asOf}`}）`,
    batch: (sequence: number, mode: string | null) => `批次 ${sequence}${mode === null ? '' : `（${MODES_ZH[mode] ?? mode}）`}`,
    byDate: '日期在其间，不是新装载的',
    follows: '随其他变化而变',
    none: '没有步骤变化。',
    changes: (total: number) => `变化的步骤 ${formatCount(total)} 笔`,
    unlisted: (steps: string, yuan: string) => `未列出：${steps} 笔，差额合计 ${yuan} 元（不计正负）。`,
    kinds: { appeared: '新增', gone: '不再有', changed: '改变', corrected: '更正记录，金额不变' },
  },
  en: {
    moment: (isBefore: boolean, version: number, asOf: string | null) =>
      `${isBefore ? 'Then' : 'Now'} (data version ${version}${asOf === null ? '' : `, as of ${asOf}`})`,
    batch: (sequence: number, mode: string | null) => `batch ${sequence}${mode === null ? '' : ` (${mode})`}`,
    byDate: 'loaded before; only its date lies between',
    follows: 'follows from other changes',
    none: 'No step has changed.',
    changes: (total: number) => `${formatCount(total)} ${total === 1 ? 'step' : 'steps'} changed`,
    unlisted: (steps: string, yuan: string) => `Not listed: ${steps}, with differences of ${yuan} yuan without their signs.`,
    kinds: { appeared: 'new', gone: 'gone', changed: 'changed', corrected: 'corrected, same amounts' },
  },
} as const satisfies Record<Language, { readonly kinds: Record<ChangeKind, string> } & Record<string, unknown>>;

const MODES_ZH: Readonly<Record<string, string>> = { append: '追加', correct: '更正', replace: '替换', withdraw: '撤回', review: '人工复核' };
const NAME_WIDTH_MAX = 60;
const ABSENT = '—';

/** Two answers about one start: the identity of both, each step that they do not tell alike, and the batch it came by. */
export function changesText(name: string, view: ChangesView, language: Language): string {
  const words = WORDS[language];
  const moment = (isBefore: boolean, { dataVersion, asOf, totals }: ChangeMoment): string =>
    `${words.moment(isBefore, dataVersion, asOf)}\n  ${identityLine(totals, language)}`;
  const names = view.changes.map(
    (change) =>
      `${APPEARANCE.steps.find(({ kind }) => kind === change.kind)?.caption[language] ?? change.kind} ${change.at === null ? '' : `${formatDay(change.at)} `}${change.from === null ? '' : `${change.from} → `}${change.name ?? change.id}`,
  );
  const kinds = view.changes.map(({ change }) => words.kinds[change]);
  const kindWidth = Math.max(0, ...kinds.map(widthOf));
  const width = Math.min(NAME_WIDTH_MAX, Math.max(0, ...names.map(widthOf)));
  const amounts = view.changes.map(({ before, after }) => [before, after].map((fen) => (fen === null ? ABSENT : formatYuan(fen))) as [string, string]);
  const [left, right] = [0, 1].map((place) => Math.max(0, ...amounts.map((pair) => widthOf(pair[place]!)))) as [number, number];
  const rows = view.changes.map((change, place) => {
    const mode = view.batches.find(({ sequence }) => sequence === change.batch)?.mode ?? null;
    const by = change.batch !== null ? words.batch(change.batch, mode) : change.change === 'changed' ? words.follows : words.byDate;
    const grade =
      change.grade === 'documented' ? '' : `  ≈ ${APPEARANCE.grades.find((each) => each.grade === change.grade)?.caption[language] ?? change.grade}`;
    const [was, is] = amounts[place]!;
    return `${padEnd(kinds[place]!, kindWidth)}  ${padEnd(cut(names[place]!, width), width)}  ${padStart(was, left)} → ${padStart(is, right)}  ${by}${grade}`;
  });
  const missing = view.total - view.changes.length;
  return [
    name,
    '',
    moment(true, view.before),
    moment(false, view.after),
    '',
    ...(view.total === 0 ? [words.none] : [words.changes(view.total), ...rows]),
    ...(missing > 0 ? [words.unlisted(formatCount(missing), formatYuan(view.unlisted))] : []),
  ].join('\n');
}
