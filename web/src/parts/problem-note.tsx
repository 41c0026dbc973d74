import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { problemOf } from '../api/problem.js';

const NAMED = new Set([
  'document-not-found',
  'ambiguous',
  'graph-unavailable',
  'bad-question',
  'out-of-scope',
  'not-found',
  'took-too-long',
  'too-large',
  'offline',
  'internal',
  'conflict',
  'bad-package',
  'not-allowed',
]);

/** What went wrong, why, and what to do next. A passing failure says that the page goes on by itself. */
export function ProblemNote({ error, onRetry, children }: { error: unknown; onRetry?: () => void; children?: ReactNode }) {
  const { t } = useTranslation();
  const problem = problemOf(error);
  const title = t(`problem.${NAMED.has(problem.code) ? problem.code : 'other'}`);
  return (
    <div className="problem" role="alert">
      <h2>{title}</h2>
      {problem.message && <p>{problem.message}</p>}
      {problem.hint && <p className="hint">{problem.hint}</p>}
      {problem.passing && <p className="hint">{t(problem.code === 'offline' ? 'problem.offlineMore' : 'problem.graph-unavailableMore')}</p>}
      {children}
      {onRetry && (
        <Button onClick={onRetry} size="small">
          {t('problem.retry')}
        </Button>
      )}
      {problem.requestId && <p className="request-id">{t('problem.requestId', { id: problem.requestId })}</p>}
    </div>
  );
}
