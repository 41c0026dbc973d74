import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { PatternView } from '../api/shapes.js';
import { useWord } from '../data/words.js';
import { keepPage } from '../screens/page-search.js';
import { usePatternWords } from './pattern-words.js';

/** All questions and patterns by topic, in the order of the service. */
export function PatternList({ patterns, chosen }: { patterns: readonly PatternView[]; chosen: string | undefined }) {
  const { t } = useTranslation();
  const topic = useWord('patterns.topics');
  const words = usePatternWords();
  const topics = [...new Set(patterns.map((pattern) => pattern.topic))];
  return (
    <nav className="pattern-list" aria-label={t('patterns.list')} data-testid="pattern-list">
      {topics.map((name) => (
        <section key={name}>
          <h3>{topic(name)}</h3>
          <ul className="plain">
            {patterns
              .filter((pattern) => pattern.topic === name)
              .map((pattern) => (
                <li key={pattern.id}>
                  <Link
                    to="/patterns"
                    search={((now: Record<string, unknown>) => ({ ...keepPage(now), pattern: pattern.id })) as never}
                    activeOptions={{ exact: true, includeSearch: true }}
                    aria-current={pattern.id === chosen ? 'page' : undefined}
                    className={pattern.id === chosen ? 'chosen' : ''}
                  >
                    {words.title(pattern)}
                  </Link>
                </li>
              ))}
          </ul>
        </section>
      ))}
    </nav>
  );
}
