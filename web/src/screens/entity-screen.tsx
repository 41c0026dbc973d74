import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { entityQuestion } from '../api/questions.js';
import { useWord } from '../data/words.js';
import { EntityFile } from '../parts/entity-file.js';
import { usePageTitle } from '../parts/page-title.js';
import { SourceDrawerProvider } from '../parts/source-links.js';
import { startOf } from '../parts/trace-start.js';
import { useCaptions, useViewSettings } from '../parts/view-settings.js';
import { keepPage } from './page-search.js';

/** The file of one subject as a page of its own. */
export function EntityScreen() {
  const { t } = useTranslation();
  const { id } = getRouteApi('/entity/$id').useParams();
  const { scope } = useViewSettings();
  const captions = useCaptions();
  const word = useWord('words');
  const { data } = useQuery(entityQuestion(id, scope));
  const start = data && startOf(data.kind);
  usePageTitle(data?.label);
  return (
    <SourceDrawerProvider>
      <div className="page entity-page">
        {data && (
          <div className="headline">
            <span className="kind">
              {word(captions.node(data.kind))} <small>{data.regionName}</small>
            </span>
            <h1>{data.label}</h1>
            {start && (
              <Link
                to="/from/$kind/$id"
                params={{ kind: start, id }}
                search={((now: Record<string, unknown>) => ({ ...keepPage(now), select: start === 'region' ? undefined : id })) as never}
              >
                {t(start === 'region' ? 'inspector.traceAll' : 'inspector.traceThis')}
              </Link>
            )}
            {data.kind === 'Document' && (
              <Link to="/trace/$number" params={{ number: data.label }} search={keepPage as never}>
                {t('inspector.traceThis')}
              </Link>
            )}
          </div>
        )}
        <EntityFile id={id} facts />
      </div>
    </SourceDrawerProvider>
  );
}
