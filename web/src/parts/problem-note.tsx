import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { problemOf, type Problem } from '../api/problem.js';
import { useProblemWords } from './problem-words.js';

/** What went wrong and what to do next. A passing failure says that the page goes on by itself. */
export function ProblemNote({ error, onRetry, children }: { error: unknown; onRetry?: () => void; children?: ReactNode }) {
  const { t, i18n } = useTranslation();
  const problem = problemOf(error);
  const { title, hint } = useProblemWords()(problem);
  return (
    <div className="problem" role="alert">
      <h2>{title}</h2>
      {problem.number !== undefined && <p>{t('problem.asked', { number: problem.number })}</p>}
      {i18n.exists(`problem.fields.${problem.field}`) && <p>{t('problem.wrongField', { field: t(`problem.fields.${problem.field}`) })}</p>}
      <p className="hint">{hint}</p>
      {children}
      {onRetry && (
        <Button onClick={onRetry} size="small">
          {t('problem.retry')}
        </Button>
      )}
      <Technical problem={problem} />
    </div>
  );
}

/** For whoever looks after the service: its own words, folded away. */
function Technical({ problem }: { problem: Problem }) {
  const { t } = useTranslation();
  const field = problem.field === undefined ? '' : t('problem.field', { field: problem.field });
  const lines = [problem.message, problem.hint, field].filter((line) => line !== '');
  if (lines.length === 0 && problem.requestId === undefined) return null;
  return (
    <details className="technical">
      <summary>{t('problem.technical')}</summary>
      {lines.map((line) => (
        <p key={line} lang="en">
          {line}
        </p>
      ))}
      {problem.requestId && <p className="request-id">{t('problem.requestId', { id: problem.requestId })}</p>}
    </details>
  );
}
