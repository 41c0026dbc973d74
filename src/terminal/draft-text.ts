import { formatCount, formatYuan } from '../domain/model/written-values.js';
import type { Found } from '../domain/warnings/judge.js';
import type { DraftSum, DraftView } from '../domain/warnings/warnings.shapes.js';

/** Findings of each sort that are written out; `--json` has a hundred. */
const LISTED = 10;

/** What drafts would change, rule by rule. */
export function draftText(views: readonly DraftView[]): string {
  if (views.length === 0) return 'The draft changes nothing: it says what holds already.';
  return views.map(viewText).join('\n\n');
}

function viewText({ rule, appear, vanish, change, unchanged, publishedMs, draftMs, dataVersion, overlap }: DraftView): string {
  const seconds = (ms: number): string => `${(ms / 1_000).toFixed(1)} s`;
  const shared = overlap.map(
    ({ other, shared: some, bySubject, byPayment }) =>
      `  ${other}: ${formatCount(some)} (${formatCount(bySubject)} by subject, ${formatCount(byPayment)} by payment)`,
  );
  return [
    `${rule}, data version ${dataVersion}: published ${seconds(publishedMs)}, draft ${seconds(draftMs)}`,
    ...sumText('would appear', appear, (one) => one as Found),
    ...sumText('would vanish', vanish, (one) => one as Found),
    ...sumText('would be told otherwise', change, (one) => (one as { after: Found }).after),
    `${formatCount(unchanged)} would stay as they are`,
    ...(shared.length > 0 ? ['Of its hits, other rules show already (findings that share subject or payments):', ...shared] : []),
  ].join('\n');
}

function sumText(what: string, { findings, amount, listed }: DraftSum, foundOf: (one: unknown) => Found): string[] {
  const lines = listed.slice(0, LISTED).map((one) => {
    const { band, subject, clause, trap, amount: fen } = foundOf(one);
    return `  ${band}  ${subject}${clause === null ? '' : `  (${clause})`}  ${formatYuan(fen)}${trap === null ? '' : `  explained by ${trap}`}`;
  });
  const more = findings - lines.length;
  return [`${formatCount(findings)} ${what}, ${formatYuan(amount)} yuan`, ...lines, ...(more > 0 ? [`  … ${formatCount(more)} more`] : [])];
}
