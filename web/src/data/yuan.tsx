import { useTranslation } from 'react-i18next';
import { figure, MISSING, unitName } from '../parts/money.js';
import { useViewSettings } from '../parts/view-settings.js';

/** A sum in yuan to the fen, whatever unit the page shows: figures that are compared are never rounded. */
export function Yuan({ fen }: { fen: number | null | undefined }) {
  const { language } = useViewSettings();
  return <span className={fen === 0 ? 'amount zero' : 'amount'}>{fen === null || fen === undefined ? MISSING : figure(fen, 'yuan', language)}</span>;
}

/** The heading of a column of such sums; the unit stands here, once. */
export function useYuanHeading() {
  const { t } = useTranslation();
  const { language } = useViewSettings();
  const unit = unitName('yuan', language);
  return (key: string, more: { readonly side?: string } = {}): string => t(key, { ...more, unit });
}
