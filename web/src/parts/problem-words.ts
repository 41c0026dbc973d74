import { useTranslation } from 'react-i18next';
import type { Problem } from '../api/problem.js';

/** What can go wrong, by the codes of the service, and the two of the page itself: `offline` and `other`. */
export const PROBLEM_CODES = [
  'ambiguous',
  'amount-out-of-range',
  'bad-package',
  'bad-question',
  'bad-request',
  'conflict',
  'document-not-found',
  'graph-unavailable',
  'internal',
  'machine-not-ready',
  'no-such-route',
  'not-allowed',
  'not-found',
  'offline',
  'other',
  'out-of-scope',
  'too-large',
  'took-too-long',
  'unsupported-type',
] as const;

/**
 * What happened and what to do about it, for somebody in front of the screen. The service's own words are for programs: they
 * name parameters and addresses, in English.
 */
export function useProblemWords() {
  const { t } = useTranslation();
  return (problem: Problem): { readonly title: string; readonly hint: string } => {
    const code = PROBLEM_CODES.find((one) => one === problem.code) ?? 'other';
    return {
      title: t(`problem.titles.${code}`),
      hint: t(`problem.hints.${hintOf(code, problem)}`, { names: problem.unknown.join(t('problem.comma')) }),
    };
  };
}

function hintOf(code: (typeof PROBLEM_CODES)[number], { candidates, unknown }: Problem): (typeof PROBLEM_CODES)[number] | 'document-near' | 'unknown-name' {
  if (code === 'document-not-found' && candidates.length > 0) return 'document-near';
  return code === 'bad-question' && unknown.length > 0 ? 'unknown-name' : code;
}
