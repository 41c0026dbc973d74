import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button, Skeleton } from 'antd';
import { lazy, Suspense, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { entityQuestion, statusQuestion } from '../api/questions.js';
import type { EvidenceEdge, EvidenceNode, EvidenceView, FindingDetailView, StartKind } from '../api/shapes.js';
import { evidenceQuestion } from '../api/warning-questions.js';
import { named, nodeCaption, type EvidenceSettings } from '../canvas/evidence-looks.js';
import { EntityLink, TraceLink } from '../data/jump-links.js';
import { useWord } from '../data/words.js';
import { useYuanHeading, Yuan } from '../data/yuan.js';
import { exactYuan, MISSING } from '../parts/money.js';
import { ProblemNote } from '../parts/problem-note.js';
import { SourceDrawerProvider, SourceLinks } from '../parts/source-links.js';
import { startOf } from '../parts/trace-start.js';
import { useCaptions, useViewSettings } from '../parts/view-settings.js';
import { keepPage } from '../screens/page-search.js';
import { day } from '../text/dates.js';
import { rankOf } from './payment-rank.js';

const EvidenceCanvas = lazy(async () => ({ default: (await import('../canvas/evidence-canvas.js')).EvidenceCanvas }));
/** Rows at once. */
const SHOWN = 12;

/** What the pictures of evidence take from the page. Sums are in yuan, as in the tables around them. */
export function useEvidenceSettings(): EvidenceSettings {
  const { t, i18n } = useTranslation();
  const { appearance, language, theme } = useViewSettings();
  return useMemo(
    () => ({
      ...{ appearance, unit: 'yuan' as const, language, theme },
      say: (key, values) => t(key, values ?? {}),
      word: (list, code) => (i18n.exists(`${list}.${code}`) ? t(`${list}.${code}`) : code),
    }),
    [appearance, language, theme, t, i18n],
  );
}

/** What shows a finding: drawn, and the same as tables. */
export function Evidence({ finding }: { finding: FindingDetailView }) {
  const { t } = useTranslation();
  const { scope } = useViewSettings();
  const answer = useQuery(evidenceQuestion(finding.id, scope));
  return (
    <SourceDrawerProvider>
      <section data-testid="evidence" className="evidence-section">
        <div className="row">
          <h2>{t('warnings.evidence')}</h2>
          {answer.data && <ToTrace view={answer.data} />}
        </div>
        {answer.error && <ProblemNote error={answer.error} onRetry={() => void answer.refetch()} />}
        {answer.isPending && <Skeleton active />}
        {answer.data && <Shown view={answer.data} />}
      </section>
    </SourceDrawerProvider>
  );
}

function Shown({ view }: { view: EvidenceView }) {
  const { t } = useTranslation();
  const settings = useEvidenceSettings();
  const [selected, setSelected] = useState<string | null>(null);
  const { leftOut, parts } = view;
  return (
    <>
      {(leftOut.nodes > 0 || leftOut.edges > 0) && (
        <p className="warn">{t('evidence.leftOut', { nodes: leftOut.nodes, edges: leftOut.edges, amount: exactYuan(leftOut.amount, settings.language) })}</p>
      )}
      {leftOut.unknown > 0 && <p className="warn">{t('evidence.unknown', { count: leftOut.unknown })}</p>}
      {parts > 1 && <p className="quiet">{t('evidence.parts', { count: parts })}</p>}
      {view.nodes.length > 0 && (
        <div className="evidence-stage">
          <Suspense fallback={<Skeleton active className="waiting" />}>
            <EvidenceCanvas view={view} settings={settings} selected={selected} onSelect={setSelected} />
          </Suspense>
        </div>
      )}
      <p className="quiet legend-line">{t('evidence.legend')}</p>
      <Selected view={view} selected={selected} settings={settings} />
      <EdgeTable view={view} settings={settings} selected={selected} onSelect={setSelected} />
      <NodeTable view={view} settings={settings} selected={selected} onSelect={setSelected} />
    </>
  );
}

/** To the trace that shows the money of the finding, with the evidence marked in it, as of the data it was made of. */
function ToTrace({ view }: { view: EvidenceView }) {
  const { t } = useTranslation();
  const { trace, finding, dataVersion } = view;
  const newest = useQuery(statusQuestion()).data?.dataVersion;
  if (!trace) return <span className="quiet">{t('evidence.noTrace')}</span>;
  const asOfBatch = newest !== undefined && newest !== dataVersion ? dataVersion : undefined;
  const search = ((now: Record<string, unknown>) => ({ ...keepPage(now), issuer: trace.issuer ?? undefined, finding, asOfBatch })) as never;
  const words = <b>{trace.number === null ? t('evidence.toTrace') : t('evidence.toTraceOf', { number: trace.number })}</b>;
  return (
    <span className="jumps" data-testid="to-trace">
      {trace.kind === 'document' && trace.number !== null ? (
        <Link to="/trace/$number" params={{ number: trace.number }} search={search}>
          {words}
        </Link>
      ) : (
        <Link to="/from/$kind/$id" params={{ kind: trace.kind, id: trace.id }} search={search}>
          {words}
        </Link>
      )}
      {trace.payment !== null && trace.kind !== 'payment' && (
        <Link
          to="/from/$kind/$id"
          params={{ kind: 'payment', id: trace.payment }}
          search={((now: Record<string, unknown>) => ({ ...keepPage(now), finding, asOfBatch })) as never}
        >
          {t(`evidence.toPayment.${rankOf(view)}`)}
        </Link>
      )}
    </span>
  );
}

interface Chosen {
  readonly view: EvidenceView;
  readonly selected: string | null;
  readonly settings: EvidenceSettings;
}

/** What is selected in the picture: by name, with the ways on from it. */
function Selected({ view, selected, settings }: Chosen) {
  const { t } = useTranslation();
  const node = view.nodes.find(({ id }) => id === selected);
  const edge = view.edges.find(({ id }) => id === selected);
  return (
    <div className="evidence-selected" role="status" data-testid="evidence-selected">
      {node && (
        <>
          <b>{nodeCaption(node, settings)}</b> <NodeName node={node} settings={settings} /> {node.regionName !== null && <small>{node.regionName}</small>}{' '}
          <NodeJumps node={node} />
        </>
      )}
      {edge && (
        <>
          <EdgeLine edge={edge} view={view} settings={settings} /> <SourceLinks sources={edge.sources} />
        </>
      )}
      {!node && !edge && <span className="quiet">{t('evidence.choose')}</span>}
    </div>
  );
}

function NodeName({ node, settings }: { node: EvidenceNode; settings: EvidenceSettings }) {
  if (node.outside) return <span className="quiet">{settings.say('evidence.outside')}</span>;
  return <EntityLink id={node.id}>{named(node, settings)}</EntityLink>;
}

function NodeJumps({ node }: { node: EvidenceNode }) {
  if (node.outside) return null;
  return (
    <span className="jumps">
      <ThingTrace kind={node.kind} id={node.id} label={node.name ?? ''} />
    </span>
  );
}

function EdgeLine({ edge, view, settings }: { edge: EvidenceEdge; view: EvidenceView; settings: EvidenceSettings }) {
  const captions = useCaptions();
  const { language } = settings;
  const name = (id: string): string => {
    const node = view.nodes.find((one) => one.id === id);
    return node === undefined || node.outside ? settings.say('evidence.outside') : named(node, settings);
  };
  return (
    <>
      <b>{edge.kind === 'PAID' || edge.kind === 'ALLOCATED' ? captions.step(edge.movement ?? 'payment') : settings.word('evidence.edge', edge.kind)}</b>{' '}
      {name(edge.source)} → {name(edge.target)} {edge.amount !== null && <b className="amount">{exactYuan(edge.amount, language)}</b>} {day(edge.at, language)}
    </>
  );
}

/** Payments and other edges, those with money first. */
function EdgeTable({ view, settings, selected, onSelect }: Chosen & { onSelect(id: string): void }) {
  const { t } = useTranslation();
  const heading = useYuanHeading();
  const captions = useCaptions();
  const rank = ({ kind }: EvidenceEdge): number => (kind === 'PAID' ? 0 : kind === 'ALLOCATED' ? 1 : 2);
  const edges = [...view.edges].sort((a, b) => rank(a) - rank(b) || (a.at ?? 0) - (b.at ?? 0) || (a.id < b.id ? -1 : 1));
  const [shown, setShown] = useState(SHOWN);
  const nodes = new Map(view.nodes.map((node) => [node.id, node]));
  const name = (id: string): string => (nodes.get(id)?.outside === false ? named(nodes.get(id)!, settings) : t('evidence.outside'));
  return (
    <>
      <h3>{t('evidence.edges', { count: edges.length })}</h3>
      {edges.length > 0 && (
        <div className="wide-table">
          <table className="documents evidence-table" data-testid="evidence-edges">
            <thead>
              <tr>
                <th scope="col">{t('evidence.what')}</th>
                <th scope="col">{t('evidence.from')}</th>
                <th scope="col">{t('evidence.to')}</th>
                <th scope="col" className="right">
                  {heading('evidence.amount')}
                </th>
                <th scope="col">{t('evidence.day')}</th>
                <th scope="col">{t('evidence.why')}</th>
                <th scope="col">
                  <span className="unseen">{t('data.trace')}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {edges.slice(0, shown).map((edge) => (
                <tr key={edge.id} className={edge.id === selected ? 'selected' : ''}>
                  <td>
                    <button type="button" className="link" onClick={() => onSelect(edge.id)}>
                      {edge.kind === 'PAID' || edge.kind === 'ALLOCATED'
                        ? captions.step(edge.movement ?? 'payment')
                        : settings.word('evidence.edge', edge.kind)}
                    </button>
                    {edge.detail !== null && <small>{settings.word('words', edge.detail)}</small>}
                  </td>
                  <td>{name(edge.source)}</td>
                  <td>{name(edge.target)}</td>
                  <td className="right">{edge.amount === null ? MISSING : <Yuan fen={edge.amount} />}</td>
                  <td className="number" title={edge.dayOnly ? t('evidence.dayOnly') : undefined}>
                    {day(edge.at, settings.language)}
                  </td>
                  <td className="quiet">{edge.listed ? t('evidence.listed') : t('evidence.connects')}</td>
                  <td>
                    {edge.kind === 'PAID' && edge.id.startsWith('paid:') && !edge.id.startsWith('paid:outside:') && <TraceLink kind="payment" id={edge.id} />}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      <More shown={shown} all={edges.length} onMore={() => setShown(shown + SHOWN * 2)} />
    </>
  );
}

function NodeTable({ view, settings, selected, onSelect }: Chosen & { onSelect(id: string): void }) {
  const { t } = useTranslation();
  const [shown, setShown] = useState(SHOWN);
  return (
    <>
      <h3>{t('evidence.nodes', { count: view.nodes.length })}</h3>
      <ul className="plain evidence" data-testid="evidence-nodes">
        {view.nodes.slice(0, shown).map((node) => (
          <li key={node.id} className={node.id === selected ? 'selected' : ''}>
            <button type="button" className="link" onClick={() => onSelect(node.id)}>
              {nodeCaption(node, settings)}
            </button>{' '}
            <NodeName node={node} settings={settings} /> {node.subject && <b>{t('evidence.subject')}</b>}{' '}
            {!node.listed && <small>{t('evidence.connects')}</small>} {node.regionName !== null && <small>{node.regionName}</small>}
            {node.amount !== null && <small>{exactYuan(node.amount, settings.language)}</small>}
            <NodeJumps node={node} />
          </li>
        ))}
      </ul>
      <More shown={shown} all={view.nodes.length} onMore={() => setShown(shown + SHOWN * 2)} />
    </>
  );
}

function More({ shown, all, onMore }: { shown: number; all: number; onMore(): void }) {
  const { t } = useTranslation();
  if (all <= shown) return null;
  return (
    <p className="more-rows">
      <Button size="small" onClick={onMore}>
        {t('data.moreRows', { count: all - shown })}
      </Button>
    </p>
  );
}

/** A thing by its name, with the way to its file and, where a trace can start from it, to the trace. */
export function NodeLine({ id }: { id: string }) {
  const { t } = useTranslation();
  const { scope } = useViewSettings();
  const captions = useCaptions();
  const word = useWord('words');
  const kinds = useWord('evidence.kind');
  const { data, error } = useQuery(entityQuestion(id, scope));
  const caption = data && captions.node(data.kind);
  return (
    <li>
      {data && caption !== undefined && <span className="quiet">{caption === data.kind ? kinds(data.kind) : word(caption)}</span>}{' '}
      {data ? <EntityLink id={id}>{data.label}</EntityLink> : error === null && <span className="quiet">{t('common.loading')}</span>}
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
  return start === undefined || start === 'region' ? null : <TraceLink kind={start as StartKind} id={id} />;
}
