import { useQuery } from '@tanstack/react-query';
import { Drawer, Skeleton } from 'antd';
import { createContext, useContext, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { sourceQuestion } from '../api/questions.js';
import { instant } from '../text/dates.js';
import { ProblemNote } from './problem-note.js';
import { useViewSettings } from './view-settings.js';

const OpenSource = createContext<(source: string) => void>(() => undefined);

/** One drawer for the page: the row behind a figure, as it was delivered. */
export function SourceDrawerProvider({ children }: { children: ReactNode }) {
  const { t } = useTranslation();
  const [source, setSource] = useState<string | null>(null);
  return (
    <OpenSource value={setSource}>
      {children}
      <Drawer open={source !== null} onClose={() => setSource(null)} size={480} title={t('source.title')} destroyOnHidden>
        {source !== null && <SourceRow source={source} />}
      </Drawer>
    </OpenSource>
  );
}

/** Links to the rows a figure came from: batch → file → line. */
export function SourceLinks({ sources }: { sources: readonly string[] }) {
  const { t } = useTranslation();
  const open = useContext(OpenSource);
  if (sources.length === 0) return <p className="quiet">{t('inspector.noSources')}</p>;
  return (
    <ul className="plain sources">
      {sources.map((source) => (
        <li key={source}>
          <button type="button" className="link" aria-label={t('inspector.openSource', { source })} onClick={() => open(source)}>
            {source}
          </button>
        </li>
      ))}
    </ul>
  );
}

function SourceRow({ source }: { source: string }) {
  const { t } = useTranslation();
  const { language } = useViewSettings();
  const answer = useQuery(sourceQuestion(source));
  if (answer.error) return <ProblemNote error={answer.error} onRetry={() => void answer.refetch()} />;
  if (!answer.data) return <Skeleton active />;
  const row = answer.data;
  return (
    <div className="source-row">
      <dl className="facts">
        <div>
          <dt>{t('source.batch')}</dt>
          <dd>{`${row.batch} · ${row.sourceSystem}`}</dd>
        </div>
        <div>
          <dt>{t('source.file')}</dt>
          <dd>{row.file}</dd>
        </div>
        <div>
          <dt>{t('source.line')}</dt>
          <dd>{row.line}</dd>
        </div>
        <div>
          <dt>{t('source.loadedAt')}</dt>
          <dd>{instant(row.loadedAt, 'minute', language)}</dd>
        </div>
        <div>
          <dt>SHA-256</dt>
          <dd className="digest">{row.sha256}</dd>
        </div>
      </dl>
      <table className="cells">
        <thead>
          <tr>
            <th scope="col">{t('source.column')}</th>
            <th scope="col">{t('source.value')}</th>
          </tr>
        </thead>
        <tbody>
          {row.cells.map((cell) => (
            <tr key={cell.column} className={cell.value === '' ? 'empty' : ''}>
              <th scope="row">{cell.column}</th>
              <td>{cell.value}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
