import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { SourceDrawerProvider } from '../parts/source-links.js';
import { keepPage } from '../screens/page-search.js';

export const DATA_TABS = ['loads', 'quarantine', 'matches', 'identities', 'coverage', 'reconciliation'] as const;

/** The pages about the data themselves, one beside the other under one entry of the navigation. */
export function DataPage({ title, help, children }: { title: string; help?: string; children: ReactNode }) {
  const { t } = useTranslation();
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
          {help && <p className="quiet help">{help}</p>}
          {children}
        </div>
      </div>
    </SourceDrawerProvider>
  );
}
