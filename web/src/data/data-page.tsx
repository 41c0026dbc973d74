import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { unitName } from '../parts/money.js';
import { usePageTitle } from '../parts/page-title.js';
import { SourceDrawerProvider } from '../parts/source-links.js';
import { useViewSettings } from '../parts/view-settings.js';
import { keepPage } from '../screens/page-search.js';
import { sentences } from '../text/sentences.js';

export const DATA_TABS = ['loads', 'quarantine', 'matches', 'identities', 'coverage', 'reconciliation', 'warnings', 'patterns'] as const;

interface DataPageProps {
  readonly title: string;
  readonly help?: string;
  /** Sums stand on it: always in yuan to the fen, whatever unit the other pages show, for books must tie. */
  readonly money?: boolean;
  readonly children: ReactNode;
}

/** The pages about the data themselves, one beside the other under one entry of the navigation. */
export function DataPage({ title, help, money = false, children }: DataPageProps) {
  const { t } = useTranslation();
  const { language } = useViewSettings();
  usePageTitle(title);
  return (
    <SourceDrawerProvider>
      <div className="data-page">
        <nav className="data-tabs" aria-label={t('data.tabs')}>
          {DATA_TABS.map((tab) => (
            <Link key={tab} to={`/${tab}`} search={keepPage as never} activeOptions={{ includeSearch: false }}>
              {t(`data.${tab}`)}
            </Link>
          ))}
        </nav>
        <div className="page data">
          <h1>{title}</h1>
          {help && <p className="quiet help">{sentences(language, help, money && t('data.inYuan', { unit: unitName('yuan', language) }))}</p>}
          {children}
        </div>
      </div>
    </SourceDrawerProvider>
  );
}
