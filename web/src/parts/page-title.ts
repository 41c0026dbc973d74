import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';

/** Names the browser's tab after the page, so that several open ones can be told apart; undefined or null: the product alone. */
export function usePageTitle(title?: string | null): void {
  const { t } = useTranslation();
  const product = t('product');
  const alone = t('productLong');
  useEffect(() => {
    document.title = title ? `${title} · ${product}` : alone;
  }, [title, product, alone]);
}
