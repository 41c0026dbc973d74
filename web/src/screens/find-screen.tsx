import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { sampleQuestion } from '../api/questions.js';
import { Amount } from '../parts/amount.js';
import { usePageTitle } from '../parts/page-title.js';
import { useViewSettings } from '../parts/view-settings.js';
import { DocumentList } from './document-list.js';
import { keepPage } from './page-search.js';
import { forgetDocuments, recentDocuments } from './remembered.js';

const SAMPLE = 8;

/** Where a search begins: what was seen last, and the documents that have been loaded. */
export function FindScreen() {
  const { t } = useTranslation();
  const { scope } = useViewSettings();
  usePageTitle();
  const [recent, setRecent] = useState(recentDocuments);
  const sample = useQuery(sampleQuestion(scope));
  const largest = [...(sample.data?.documents ?? [])].sort((a, b) => b.amount - a.amount).slice(0, SAMPLE);
  return (
    <div className="page find">
      <h1>{t('home.title')}</h1>
      {recent.length > 0 && (
        <section>
          <h2>
            {t('home.recent')}
            <Button
              size="small"
              type="text"
              onClick={() => {
                forgetDocuments();
                setRecent([]);
              }}
            >
              {t('home.clearRecent')}
            </Button>
          </h2>
          <ul className="recent">
            {recent.map((document) => (
              <li key={document.number}>
                <Link to="/trace/$number" params={{ number: document.number }} search={keepPage as never}>
                  {document.number}
                </Link>
                <span>{document.title}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
      {largest.length > 0 && (
        <section>
          <h2>{t('home.documentsSample')}</h2>
          <ul className="recent">
            {largest.map((document) => (
              <li key={document.id}>
                <Link to="/trace/$number" params={{ number: document.number }} search={keepPage as never}>
                  {document.number}
                </Link>
                <small>
                  <Amount fen={document.amount} />
                </small>
                <span title={document.title ?? undefined}>{document.title}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
      <DocumentList />
    </div>
  );
}
