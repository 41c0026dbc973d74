import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { planQuestion, savedRunsQuestion } from '../api/pattern-questions.js';
import type { PatternRunView, PatternView } from '../api/shapes.js';
import { useSourceName } from '../data/words.js';
import { grouped } from '../parts/money.js';
import { ProblemNote } from '../parts/problem-note.js';
import { useViewSettings } from '../parts/view-settings.js';
import { keepPage } from '../screens/page-search.js';
import { instant } from '../text/dates.js';
import { fieldsOf } from './given-values.js';
import { usePatternWords } from './pattern-words.js';

/** Runs listed under a pattern. */
const RUNS = 5;

/** What a pattern is good for, how it counts, and what it needs. */
export function PatternAbout({ pattern }: { pattern: PatternView }) {
  const { t } = useTranslation();
  const words = usePatternWords();
  const source = useSourceName();
  const note = words.note(pattern);
  return (
    <>
      <h2 className="pattern-title">{words.title(pattern)}</h2>
      <p>{words.why(pattern)}</p>
      {note !== null && <p className="quiet">{note}</p>}
      <p className="quiet">{t('patterns.needs', { sources: pattern.needs.map(source).join(t('patterns.listComma')) })}</p>
    </>
  );
}

/** The last runs with what was asked otherwise than by default, each the way to its rows. */
export function LastRuns({ pattern, run }: { pattern: PatternView; run: string | undefined }) {
  const { t } = useTranslation();
  const { scope, language } = useViewSettings();
  const answer = useQuery(savedRunsQuestion(pattern.id, scope));
  const runs = (answer.data?.runs ?? []).filter((one) => one.pattern === pattern.id && one.id !== run).slice(0, RUNS);
  if (runs.length === 0) return null;
  return (
    <details className="technical" data-testid="last-runs">
      <summary>{t('patterns.lastRuns', { count: runs.length })}</summary>
      <ul className="plain">
        {runs.map((one) => (
          <li key={one.id}>
            <Link to="/patterns" search={((now: Record<string, unknown>) => ({ ...keepPage(now), pattern: pattern.id, run: one.id })) as never}>
              {instant(one.lastAt, 'minute', language)}
            </Link>{' '}
            <small>{askedText(pattern, one)}</small>
          </li>
        ))}
      </ul>
    </details>
  );
}

function askedText(pattern: PatternView, run: PatternRunView): string {
  return Object.entries(fieldsOf(pattern, run.parameters))
    .map(([name, value]) => `${name} = ${typeof value === 'object' ? value.join(', ') : String(value)}`)
    .join('; ');
}

/** How the database runs it; asked for only when somebody opens it. */
export function PatternPlan({ pattern }: { pattern: PatternView }) {
  const { t } = useTranslation();
  const [wanted, setWanted] = useState(false);
  const answer = useQuery(planQuestion(pattern.id, wanted));
  return (
    <details className="technical" data-testid="pattern-plan" onToggle={({ currentTarget }) => setWanted(currentTarget.open)}>
      <summary>{t('patterns.plan')}</summary>
      {answer.error !== null && <ProblemNote error={answer.error} />}
      {answer.data && (
        <ol className="plain plan" lang="en">
          {answer.data.steps.map((step, index) => (
            <li key={index} style={{ paddingInlineStart: Math.min(step.depth, 24) * 10 }}>
              <b>{step.operator}</b> {step.details} {step.rows !== null && <small>{`≈ ${grouped(step.rows)}`}</small>}
            </li>
          ))}
        </ol>
      )}
    </details>
  );
}
