import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { entityQuestion } from '../api/questions.js';
import type { FindingDetailView } from '../api/shapes.js';
import { EntityLink, TraceLink } from '../data/jump-links.js';
import { useWord } from '../data/words.js';
import { startOf } from '../parts/trace-start.js';
import { useCaptions, useViewSettings } from '../parts/view-settings.js';
import { keepPage } from '../screens/page-search.js';

/** Things listed at once; each is asked for its name. */
const SHOWN = 12;

/** What shows a finding: the things with their files and traces, and what connects them. */
export function Evidence({ finding: { nodes, edges } }: { finding: FindingDetailView }) {
  const { t } = useTranslation();
  return (
    <section data-testid="evidence">
      <h2>{t('warnings.evidence')}</h2>
      <h3>{t('warnings.nodes', { count: nodes.length })}</h3>
      <Listed ids={nodes} row={(id) => <NodeLine key={id} id={id} />} />
      <h3>{t('warnings.edges', { count: edges.length })}</h3>
      {edges.length === 0 ? <p className="quiet">{t('warnings.noEdges')}</p> : <Listed ids={edges} row={(id) => <EdgeLine key={id} id={id} />} />}
    </section>
  );
}

function Listed({ ids, row }: { ids: readonly string[]; row(id: string): ReactNode }) {
  const { t } = useTranslation();
  const [shown, setShown] = useState(SHOWN);
  return (
    <>
      <ul className="plain evidence">{ids.slice(0, shown).map(row)}</ul>
      {ids.length > shown && (
        <p className="more-rows">
          <Button size="small" onClick={() => setShown(shown + SHOWN * 2)}>
            {t('data.moreRows', { count: ids.length - shown })}
          </Button>
        </p>
      )}
    </>
  );
}

/** A thing by its name, with the way to its file and, where a trace can start from it, to the trace. */
export function NodeLine({ id }: { id: string }) {
  const { t } = useTranslation();
  const { scope } = useViewSettings();
  const captions = useCaptions();
  const word = useWord('words');
  const { data, error } = useQuery(entityQuestion(id, scope));
  return (
    <li>
      {data && <span className="quiet">{word(captions.node(data.kind))}</span>} {data ? <EntityLink id={id}>{data.label}</EntityLink> : <code>{id}</code>}
      {data?.regionName && <small>{data.regionName}</small>}
      {error !== null && <small>{t('problem.titles.out-of-scope')}</small>}
      {data && (
        <span className="jumps">
          <ThingTrace kind={data.kind} id={id} label={data.label} />
        </span>
      )}
    </li>
  );
}

/** A document by its number, of one issuer; anything else as what a trace can start from. */
function ThingTrace({ kind, id, label }: { kind: string; id: string; label: string }) {
  const { t } = useTranslation();
  const start = startOf(kind);
  const issuer = /^document:([^|]*\|[^|]*)\|/u.exec(id)?.[1];
  if (kind === 'Document')
    return (
      <Link
        to="/trace/$number"
        params={{ number: label }}
        search={((now: Record<string, unknown>) => ({ ...keepPage(now), issuer: issuer === undefined ? undefined : `unit:${issuer}` })) as never}
      >
        {t('data.trace')}
      </Link>
    );
  return start === undefined || start === 'region' ? null : <TraceLink kind={start} id={id} />;
}

/** Ids of edges begin with what they say; a payment can be traced. */
function EdgeLine({ id }: { id: string }) {
  const word = useWord('warnings.edge');
  const kind = id.slice(0, id.indexOf(':'));
  return (
    <li>
      <span className="quiet">{word(kind)}</span> <code>{id.slice(kind.length + 1)}</code>
      {kind === 'paid' && (
        <span className="jumps">
          <TraceLink kind="payment" id={id} />
        </span>
      )}
    </li>
  );
}
