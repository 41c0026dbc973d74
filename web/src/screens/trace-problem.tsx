import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { problemOf } from '../api/problem.js';
import { Amount } from '../parts/amount.js';
import { ProblemNote } from '../parts/problem-note.js';
import { useViewSettings } from '../parts/view-settings.js';
import { day } from '../text/dates.js';
import { keepMoment, keepPage } from './page-search.js';

/** No trace: near numbers as links, the issuers of one number, or a wait for the service. */
export function TraceProblem({ error, onRetry, waiting }: { error: unknown; onRetry(): void; waiting: boolean }) {
  const { t } = useTranslation();
  const { language } = useViewSettings();
  const problem = problemOf(error);
  const ambiguous = problem.code === 'ambiguous';
  return (
    <div className="page narrow">
      <ProblemNote error={error}>
        {problem.candidates.length > 0 && (
          <>
            <ul className="candidates">
              {problem.candidates.map((candidate, at) => {
                const number = typeof candidate['number'] === 'string' ? candidate['number'] : '';
                const issuer = typeof candidate['issuerId'] === 'string' ? candidate['issuerId'] : undefined;
                return (
                  <li key={typeof candidate['id'] === 'string' ? candidate['id'] : at}>
                    <Link
                      to="/trace/$number"
                      params={{ number }}
                      search={((now: Record<string, unknown>) => ({ ...keepMoment(now), issuer: ambiguous ? issuer : undefined })) as never}
                    >
                      {number}
                    </Link>
                    <span>{[candidate['issuer'], candidate['title']].filter((text) => typeof text === 'string' && text !== '').join(' · ')}</span>
                    <small>
                      {typeof candidate['issuedAt'] === 'number' && day(candidate['issuedAt'], language)}{' '}
                      {typeof candidate['amount'] === 'number' && <Amount fen={candidate['amount']} />}
                    </small>
                  </li>
                );
              })}
            </ul>
            {problem.more > 0 && <p className="quiet">{t('problem.more', { count: problem.more })}</p>}
          </>
        )}
        <p className="row">
          <Button size="small" type={problem.passing ? 'primary' : 'default'} loading={waiting} onClick={onRetry}>
            {t('problem.retry')}
          </Button>
          <Link to="/" search={keepPage as never}>
            {t('problem.home')}
          </Link>
        </p>
      </ProblemNote>
    </div>
  );
}
