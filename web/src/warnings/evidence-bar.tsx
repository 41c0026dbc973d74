import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { evidenceQuestion } from '../api/warning-questions.js';
import type { Picture } from '../canvas/picture.js';
import { useViewSettings } from '../parts/view-settings.js';
import { keepPage } from '../screens/page-search.js';
import { FindingLink } from './findings-link.js';
import { rankOf, type PaymentRank } from './payment-rank.js';

export interface Marked {
  readonly finding: string;
  /** Ids of a trace that show it. */
  readonly ids: ReadonlySet<string>;
  /** Its largest payment. */
  readonly payment: string | null;
  readonly rank: PaymentRank;
}

/** What of a trace shows a finding; undefined until that is known, and where none is asked about. */
export function useMarked(finding: string | undefined): Marked | undefined {
  const { scope } = useViewSettings();
  const { data } = useQuery({ ...evidenceQuestion(finding ?? '', scope), enabled: finding !== undefined });
  return useMemo(
    () =>
      finding === undefined || !data
        ? undefined
        : { finding, ids: new Set(data.trace?.marked ?? []), payment: data.trace?.payment ?? null, rank: rankOf(data) },
    [finding, data],
  );
}

interface EvidenceBarProps {
  readonly marked: Marked;
  /** What the trace began with, where it began with a payment. */
  readonly from: string | undefined;
  readonly picture: Picture;
  /** Undefined where no picture is shown. */
  readonly onShow: (() => void) | undefined;
  onClear(): void;
}

/** Says what of a finding's evidence is marked in the picture, and that what the trace does not draw singly is not. */
export function EvidenceBar({ marked: { finding, ids, payment, rank }, from, picture, onShow, onClear }: EvidenceBarProps) {
  const { t } = useTranslation();
  const drawn = [...picture.nodes.keys()].filter((id) => ids.has(id)).length;
  return (
    <p className="evidence-bar" role="status" data-testid="evidence-bar">
      <span aria-hidden="true" className="mark" /> {t('evidence.marked', { count: drawn })}{' '}
      {drawn === 0 && <span className="warn">{t('evidence.noneMarked')}</span>} <FindingLink id={finding}>{t('evidence.toFinding')}</FindingLink>{' '}
      {payment !== null && payment !== from && (
        <Link
          to="/from/$kind/$id"
          params={{ kind: 'payment', id: payment }}
          search={((now: Record<string, unknown>) => ({ ...keepPage(now), finding })) as never}
        >
          {t(`evidence.toPayment.${rank}`)}
        </Link>
      )}{' '}
      {drawn > 0 && onShow && (
        <Button size="small" onClick={onShow}>
          {t('evidence.show')}
        </Button>
      )}{' '}
      <Button size="small" onClick={onClear}>
        {t('evidence.unmark')}
      </Button>
    </p>
  );
}
