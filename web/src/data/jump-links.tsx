import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { StartKind } from '../api/shapes.js';
import { keepPage } from '../screens/page-search.js';

/** To the trace that starts at one thing, which is then in view. */
export function TraceLink({ kind, id, children }: { kind: StartKind; id: string; children?: ReactNode }) {
  const { t } = useTranslation();
  return (
    <Link to="/from/$kind/$id" params={{ kind, id }} search={((now: Record<string, unknown>) => ({ ...keepPage(now), select: id })) as never}>
      {children ?? t('data.trace')}
    </Link>
  );
}

export function DocumentLink({ number }: { number: string }) {
  return (
    <Link to="/trace/$number" params={{ number }} search={keepPage as never}>
      {number}
    </Link>
  );
}

export function EntityLink({ id, children }: { id: string; children?: ReactNode }) {
  const { t } = useTranslation();
  return (
    <Link to="/entity/$id" params={{ id }} search={keepPage as never}>
      {children ?? t('data.file')}
    </Link>
  );
}

/** To the books of a region. */
export function RegionLink({ region, name }: { region: string; name: string | null }) {
  return (
    <Link to="/reconciliation" search={((now: Record<string, unknown>) => ({ ...keepPage(now), region })) as never}>
      {name ?? region}
    </Link>
  );
}
