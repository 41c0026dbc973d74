import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { App, Modal, Skeleton } from 'antd';
import { lazy, Suspense, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { expand as ask, EXPAND_STEP } from '../actions/expand.js';
import { createTraceStore } from '../actions/trace-store.js';
import type { Stage } from '../actions/actions.js';
import { problemOf } from '../api/problem.js';
import { neighboursOf, statusQuestion, traceQuestion, type Start, type TraceAsked } from '../api/questions.js';
import { PAGE_STARTS, type TraceNode } from '../api/shapes.js';
import { hiddenOf, neighboursDrawn, parentOf } from '../canvas/picture.js';
import { Amount } from '../parts/amount.js';
import { ChangesDrawer } from '../parts/changes-drawer.js';
import { ConservationStrip } from '../parts/conservation-strip.js';
import { CutOffBar } from '../parts/cut-off-bar.js';
import { GraphTools, KeyHelp, NodeMenu, type MenuAt } from '../parts/graph-tools.js';
import { HeldPanel } from '../parts/held-panel.js';
import { Inspector } from '../parts/inspector.js';
import { Legend } from '../parts/legend.js';
import { useProblemWords } from '../parts/problem-words.js';
import { isPast, QuestionBar } from '../parts/question-bar.js';
import { SourceDrawerProvider } from '../parts/source-links.js';
import { StepTable } from '../parts/step-table.js';
import { TraceHeader } from '../parts/trace-header.js';
import { isStepId, useRowSteps } from '../parts/use-row-steps.js';
import { useViewSettings } from '../parts/view-settings.js';
import { yearsOf, type TraceAddress } from './address.js';
import { rememberDocument } from './remembered.js';
import { NoSuchPage } from './shell.js';
import { EvidenceBar, useMarked } from '../warnings/evidence-bar.js';
import { TraceProblem } from './trace-problem.js';

const FlowCanvas = lazy(async () => ({ default: (await import('../canvas/flow-canvas.js')).FlowCanvas }));
/** A node with more hidden neighbours than this asks first how many to draw (UX-10). */
const ASK_ABOVE = EXPAND_STEP;

export function TraceNumberScreen() {
  const route = getRouteApi('/trace/$number');
  const { number } = route.useParams();
  const address = route.useSearch();
  return <TraceScreen key={number} start={{ number, issuer: address.issuer }} address={address} />;
}

export function TraceFromScreen() {
  const route = getRouteApi('/from/$kind/$id');
  const { kind, id } = route.useParams();
  const known = PAGE_STARTS.find((one) => one === kind);
  const address = route.useSearch();
  return known ? <TraceScreen key={`${kind} ${id}`} start={{ kind: known, id }} address={address} /> : <NoSuchPage />;
}

/** A node whose hidden neighbours are many: how many, and what flows between. */
interface Asking {
  readonly id: string;
  readonly count: number;
  readonly amount: number;
}

/** Problems that another depth, day or amount mends: the fields for them stay on the page. */
const ASKED_OTHERWISE = new Set(['took-too-long', 'too-large', 'bad-question', 'amount-out-of-range']);

const isRestId = (id: string): boolean => id.startsWith('rest:');

function TraceScreen({ start, address }: { start: Start; address: TraceAddress }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const inWords = useProblemWords();
  const { appearance, unit, language, theme, scope } = useViewSettings();
  const navigate = useNavigate();
  const [store] = useState(createTraceStore);
  const [legend, setLegend] = useState(false);
  const [help, setHelp] = useState(false);
  const [menu, setMenu] = useState<MenuAt | null>(null);
  const [asking, setAsking] = useState<Asking | null>(null);
  const stage = useRef<(() => Stage) | null>(null);
  const startKey = JSON.stringify(start);
  // Built from its text, so that a new object of the router is no new question.
  const { depth, asOf, asOfBatch, windowDays, minAmount, years, fund, fundTag } = address;
  const asked = useMemo<TraceAsked>(() => {
    const from = JSON.parse(startKey) as Start;
    const narrowed = 'kind' in from && from.kind === 'region' ? { years: yearsOf(years), fund, fundTag } : undefined;
    return { start: from, depth: depth ?? 0, scope, asOf, asOfBatch, windowDays, minAmount, narrowed };
  }, [startKey, depth, scope, asOf, asOfBatch, windowDays, minAmount, years, fund, fundTag]);
  // The answer before stays until the next is there: fields keep their focus, and the page its places.
  const trace = useQuery({ ...traceQuestion(asked), placeholderData: keepPreviousData });
  const status = useQuery(statusQuestion()).data;
  const newest = status?.dataVersion;
  const tab = address.view ?? 'graph';
  const selected = address.select ?? null;
  const marked = useMarked(address.finding);
  const picture = useStore(store, (state) => state.picture);
  const backward = useMemo(() => new Set<string>(appearance.steps.filter((step) => step.backward).map((step) => step.kind)), [appearance]);
  const sought = selected !== null && picture !== null && isStepId(selected) && !picture.steps.has(selected) ? selected : null;
  const rows = useRowSteps(asked, tab === 'table' && address.rows === true, sought);

  useEffect(() => {
    if (!trace.data) return;
    store.getState().show(trace.data, backward);
    if ('number' in asked.start) rememberDocument({ number: trace.data.document.number, title: trace.data.document.title, issuer: trace.data.document.issuer });
  }, [trace.data, backward, store, asked]);

  const change = useCallback(
    (part: TraceAddress): void => void navigate({ to: '.', search: ((now: Record<string, unknown>) => ({ ...now, ...part })) as never, replace: true }),
    [navigate],
  );
  const select = useCallback(
    (id: string | null) => {
      if (id !== null && store.getState().picture?.nodes.has(id)) store.getState().stand(id);
      change({ select: id ?? undefined });
    },
    [change, store],
  );

  const latestSelected = useRef(selected);
  useEffect(() => {
    latestSelected.current = selected;
  }, [selected]);
  const grow = useCallback(
    async (id: string, all: boolean): Promise<void> => {
      setAsking(null);
      const parent = parentOf(store.getState().picture!, id);
      try {
        const { added, name } = await ask(store, asked, parent, all);
        // What stood for several is gone when they are drawn; the panel then speaks of the node they hang on.
        if (latestSelected.current !== null && isRestId(latestSelected.current) && !store.getState().picture!.nodes.has(latestSelected.current)) select(parent);
        void message.info(added > 0 ? t('canvas.expandedBy', { name, count: added }) : t('canvas.nothingMore', { name }), 2);
      } catch (error) {
        void message.error(inWords(problemOf(error)).title);
      }
    },
    [store, asked, message, inWords, select, t],
  );
  const expand = useCallback(
    (id: string): void => {
      const now = store.getState().picture;
      if (!now) return;
      const known = hiddenOf(now, id);
      if (known.count > 0 || known.amount === 0) {
        if (known.count > ASK_ABOVE) setAsking({ id, ...known });
        else void grow(id, true);
        return;
      }
      // Newly drawn: how many neighbours it has is asked first, so that a large batch does not flood the picture.
      const parent = parentOf(now, id);
      neighboursOf(asked, parent, Math.max(1, neighboursDrawn(now, parent))).then(
        ({ cutOff }) => (cutOff.nodes > ASK_ABOVE ? setAsking({ id, count: cutOff.nodes, amount: cutOff.amount }) : void grow(id, true)),
        (error: unknown) => void message.error(inWords(problemOf(error)).title),
      );
    },
    [store, grow, asked, message, inWords],
  );

  const nodes = useMemo(() => {
    const all = new Map<string, TraceNode>(rows.nodes.map((node) => [node.id, node]));
    for (const [id, node] of picture?.nodes ?? []) all.set(id, node);
    return all;
  }, [picture, rows.nodes]);

  const onTable = useCallback(() => change({ view: 'table', rows: true }), [change]);
  const onLegend = useCallback(() => setLegend((open) => !open), []);
  const onHelp = useCallback(() => setHelp((open) => !open), []);
  const onMenu = useCallback((id: string, at: { x: number; y: number }) => setMenu({ id, at }), []);

  const bar = <QuestionBar asked={asked} newest={newest} onChange={change} />;
  // A picture that stands stays, even if asking again fails. What was asked stays too, so that it can be asked otherwise.
  if (trace.error && !trace.data) {
    return (
      <>
        {(isPast(asked) || asked.narrowed !== undefined || ASKED_OTHERWISE.has(problemOf(trace.error).code)) && bar}
        <TraceProblem error={trace.error} onRetry={() => void trace.refetch()} waiting={trace.isFetching} />
      </>
    );
  }
  if (!trace.data || !picture) {
    return (
      <div className="waiting" role="status">
        <p>{'number' in start ? t('trace.loading', { number: start.number }) : t('trace.loadingAny')}</p>
        {status?.memory.ready === false && <p>{t('trace.fromRecord')}</p>}
        <Skeleton active paragraph={{ rows: 10 }} />
      </div>
    );
  }
  const step = selected === null ? undefined : (picture.steps.get(selected) ?? rows.steps.find((row) => row.id === selected));
  return (
    <SourceDrawerProvider>
      <div className={trace.isPlaceholderData ? 'trace asking' : 'trace'} aria-busy={trace.isPlaceholderData}>
        <TraceHeader trace={trace.data} asked={asked} tab={tab} onChange={change} />
        {bar}
        <ConservationStrip trace={trace.data} minAmount={asked.minAmount} address={address} onChange={change} onSelect={select} />
        {marked !== undefined && (
          <EvidenceBar
            marked={marked}
            from={'id' in start ? start.id : undefined}
            picture={picture}
            onShow={tab === 'graph' ? () => stage.current?.().showAll(marked.ids) : undefined}
            onClear={() => change({ finding: undefined })}
          />
        )}
        {tab === 'graph' && <CutOffBar picture={picture} onTable={onTable} />}
        <div className="work">
          {tab === 'graph' ? (
            <div className="stage">
              {isPast(asked) && trace.data.totals.issued === 0 && <p className="nothing-yet">{t('trace.nothingYet')}</p>}
              {picture.nodes.size > 0 && (
                <Suspense fallback={<Skeleton active className="waiting" />}>
                  <FlowCanvas
                    store={store}
                    appearance={appearance}
                    unit={unit}
                    language={language}
                    theme={theme}
                    selected={selected}
                    {...(marked === undefined ? {} : { evidence: marked.ids })}
                    stage={stage}
                    onSelect={select}
                    onExpand={expand}
                    onMenu={onMenu}
                    onTable={onTable}
                    onLegend={onLegend}
                    onHelp={onHelp}
                  />
                </Suspense>
              )}
              {legend && <Legend picture={picture} onClose={onLegend} />}
              <GraphTools store={store} stage={stage} />
              {menu && <NodeMenu menu={menu} stage={stage} onClose={() => setMenu(null)} />}
            </div>
          ) : (
            <StepTable
              steps={address.rows ? rows.steps : [...picture.steps.values()]}
              nodes={nodes}
              single={address.rows === true}
              selected={selected}
              cutOff={address.rows ? (rows.cutOff ?? picture.cutOff) : picture.cutOff}
              loading={rows.fetching}
              onSingle={(single) => change({ rows: single || undefined })}
              onSelect={select}
              onMore={rows.more}
            />
          )}
          {selected !== null && (
            <Inspector
              selected={selected}
              picture={picture}
              nodes={nodes}
              step={step}
              seeking={rows.seeking}
              asked={asked}
              onSelect={select}
              onExpand={expand}
              onClose={() => select(null)}
            />
          )}
        </div>
        {address.held === true && trace.data.heldCount > 0 && (
          <HeldPanel
            trace={trace.data}
            selected={selected}
            isDrawn={(id) => picture.nodes.has(id)}
            // What is drawn is shown where it is drawn; the file of anything else opens beside.
            onSelect={(id) => (picture.nodes.has(id) ? change({ select: id, view: undefined }) : select(id))}
            onClose={() => change({ held: undefined })}
          />
        )}
      </div>
      <ChangesDrawer
        asked={asked}
        open={address.changes === true && isPast(asked)}
        onSelect={(id) => change({ select: id, changes: undefined })}
        onClose={() => change({ changes: undefined })}
      />
      <KeyHelp open={help} onClose={onHelp} />
      <Modal
        open={asking !== null}
        title={t('expand.title', { name: asking === null ? '' : (nodes.get(parentOf(picture, asking.id))?.name ?? '') })}
        onCancel={() => setAsking(null)}
        footer={null}
        width={420}
      >
        {asking !== null && (
          <div className="expand-ask">
            <p>
              {t('expand.body', { count: asking.count, amount: '' })}
              <Amount fen={asking.amount} />
            </p>
            <p className="quiet">{t('expand.warning')}</p>
            <button type="button" onClick={() => void grow(asking.id, false)}>
              {t('expand.top', { count: EXPAND_STEP })}
            </button>
            <button type="button" onClick={() => void grow(asking.id, true)}>
              {t('expand.all', { count: asking.count })}
            </button>
            <button
              type="button"
              onClick={() => {
                setAsking(null);
                onTable();
              }}
            >
              {t('expand.table')}
            </button>
          </div>
        )}
      </Modal>
    </SourceDrawerProvider>
  );
}
