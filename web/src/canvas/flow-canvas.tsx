import { useCallback, useEffect, useImperativeHandle, useMemo, useRef, useState, type KeyboardEvent, type Ref } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { actionOf, type Stage } from '../actions/actions.js';
import type { TraceStore } from '../actions/trace-store.js';
import { sumsOf } from '../actions/walk.js';
import type { AppearanceView } from '../api/shapes.js';
import { money, type Language, type Unit } from '../parts/money.js';
import { nodeName } from '../parts/node-name.js';
import type { Point } from './arrange.js';
import { ColumnHeads, type ColumnHeadsHandle } from './column-heads.js';
import { Drawing } from './drawing.js';
import type { Looks, Theme } from './looks.js';
import { hiddenOf, isMany, type Picture } from './picture.js';

export interface FlowCanvasProps {
  readonly store: TraceStore;
  readonly appearance: AppearanceView;
  readonly unit: Unit;
  readonly language: Language;
  readonly theme: Theme;
  readonly selected: string | null;
  /** Ids that show the finding from which one came here. */
  readonly evidence?: ReadonlySet<string>;
  onSelect(id: string | null): void;
  onExpand(id: string): void;
  onMenu(id: string, at: Point): void;
  onTable(): void;
  onLegend(): void;
  onHelp(): void;
  readonly stage?: Ref<() => Stage>;
}

const NOTHING: ReadonlySet<string> = new Set();

declare global {
  interface Window {
    /** The drawn graph, for tests: they assert on the model and not on pixels. */
    yuanliuDrawing?: Drawing | undefined;
  }
}

/** The flow, drawn. State lives in the store and the address; this component only shows it and passes on what the hand does. */
export function FlowCanvas(props: FlowCanvasProps) {
  const { store, appearance, unit, language, theme, selected, evidence, onSelect, onExpand, onMenu } = props;
  const { t } = useTranslation();
  const box = useRef<HTMLDivElement>(null);
  const heads = useRef<ColumnHeadsHandle>(null);
  const drawing = useRef<Drawing | null>(null);
  const [said, setSaid] = useState('');
  const picture = useStore(store, (state) => state.picture);
  const focus = useStore(store, (state) => state.focus);
  const [focused, setFocused] = useState(false);
  const looks = useMemo<Looks>(() => ({ appearance, unit, language, theme, say: (key, values) => t(key, values) }), [appearance, unit, language, theme, t]);
  const latest = useRef({ onSelect, onExpand, onMenu });
  useEffect(() => {
    latest.current = { onSelect, onExpand, onMenu };
  });

  const follow = useCallback(() => {
    const cy = drawing.current?.cy;
    if (cy) heads.current?.follow(cy.zoom(), cy.pan());
  }, []);

  useEffect(() => {
    const drawn = new Drawing(box.current!, {
      stand: (id) => store.getState().stand(id),
      tapNode: (id) => latest.current.onSelect(id),
      tapStep: (id) => latest.current.onSelect(id),
      tapGround: () => latest.current.onSelect(null),
      open: (id) => latest.current.onExpand(id),
      menu: (id, at) => latest.current.onMenu(id, at),
      moved: (places) => store.getState().move(places),
      viewport: follow,
    });
    drawing.current = drawn;
    window.yuanliuDrawing = drawn;
    const watch = new ResizeObserver(() => {
      drawn.cy.resize();
      follow();
    });
    watch.observe(box.current!);
    return () => {
      watch.disconnect();
      drawn.destroy();
      drawing.current = null;
      window.yuanliuDrawing = undefined;
    };
  }, [store, follow]);

  const shown = useRef<Picture['levels'] | null>(null);
  const seen = useRef<Picture['fresh'] | null>(null);
  useEffect(() => {
    if (!picture || !drawing.current) return;
    drawing.current.draw(picture, looks, store.getState().backward);
    // Another trace, and not the same one grown: only then the view starts over.
    if (shown.current !== picture.levels || drawing.current.cy.scratch('_started') === undefined) {
      shown.current = picture.levels;
      drawing.current.cy.scratch('_started', true);
      drawing.current.firstView(store.getState().focus);
    }
    // What was just found must be seen, wherever the picture stands (but it moves no more than it has to).
    const [newcomer] = picture.fresh;
    if (newcomer !== undefined && seen.current !== picture.fresh) drawing.current.bringIntoView(newcomer);
    seen.current = picture.fresh;
    follow();
  }, [picture, looks, store, follow]);

  useEffect(() => drawing.current?.mark(focused ? focus : null, selected), [picture, focus, focused, selected, looks]);

  // What was marked is looked for: once for each trace it is brought into view.
  const found = useRef<{ readonly levels: unknown; readonly evidence: ReadonlySet<string> } | null>(null);
  useEffect(() => {
    drawing.current?.markEvidence(evidence ?? NOTHING);
    if (!picture || !evidence || !drawing.current) return;
    if (found.current?.levels !== picture.levels || found.current.evidence !== evidence) drawing.current.showAll(evidence);
    found.current = { levels: picture.levels, evidence };
  }, [picture, evidence, looks]);

  // What is selected elsewhere (a table, a list, the address) comes into view; the inspector may just have taken its room.
  useEffect(() => {
    if (selected === null) return;
    const timer = setTimeout(() => drawing.current?.bringIntoView(selected), 80);
    return () => clearTimeout(timer);
  }, [selected]);

  const describe = useCallback(
    (id: string | null): string => {
      const node = id === null ? undefined : picture?.nodes.get(id);
      if (!picture || !node) return '';
      const kind = appearance.nodes.find((entry) => entry.kind === node.kind)?.caption;
      const level = appearance.levels.find((entry) => entry.level === node.level)?.caption;
      const sums = sumsOf(picture, node.id);
      const name = nodeName(node, t);
      const text = t('canvas.node', {
        kind: (language === 'en' ? kind?.en : kind?.zh) ?? '',
        name,
        level: (language === 'en' ? level?.en : level?.zh) ?? '',
        column: node.column + 1,
        ins: sums.ins,
        outs: sums.outs,
        received: money(sums.received, unit, language),
        passedOn: money(sums.passedOn, unit, language),
      });
      const hidden = hiddenOf(picture, node.id).count;
      return hidden > 0 && !isMany(node) ? text + t('canvas.hiddenToo', { count: hidden }) : text;
    },
    [picture, appearance, language, unit, t],
  );

  const stage = useCallback(
    (): Stage => ({
      state: store.getState(),
      selected,
      fit: () => drawing.current?.fit(),
      zoomBy: (factor) => drawing.current?.zoomBy(factor),
      actualSize: () => drawing.current?.zoomTo(1),
      bringIntoView: (id) => drawing.current?.bringIntoView(id),
      showAll: (ids) => drawing.current?.showAll(ids),
      select: onSelect,
      expand: onExpand,
      goToTable: props.onTable,
      toggleLegend: props.onLegend,
      toggleHelp: props.onHelp,
      say: (key, values) => setSaid(t(key, values)),
    }),
    [store, selected, onSelect, onExpand, props.onTable, props.onLegend, props.onHelp, t],
  );
  useImperativeHandle(props.stage, () => stage, [stage]);

  const press = (event: KeyboardEvent): void => {
    const action = actionOf(event);
    if (!action || (action.enabled && !action.enabled(stage()))) return;
    event.preventDefault();
    action.run(stage());
    if (action.name.startsWith('walk') || action.name === 'select') setSaid(describe(store.getState().focus));
  };

  return (
    <div
      className="flow-canvas"
      role="application"
      aria-label={t('canvas.label')}
      aria-describedby="canvas-instructions"
      tabIndex={0}
      onKeyDown={press}
      onFocus={() => {
        setFocused(true);
        setSaid(describe(store.getState().focus));
      }}
      onBlur={() => setFocused(false)}
    >
      <p id="canvas-instructions" className="unseen">
        {t('canvas.instructions')}
      </p>
      <p className="unseen" aria-live="polite" data-testid="announcement">
        {said}
      </p>
      {picture && <ColumnHeads ref={heads} picture={picture} appearance={appearance} unit={unit} language={language} />}
      <div
        className="drawing"
        ref={box}
        aria-hidden="true"
        onMouseDown={(event) => (event.currentTarget.parentElement as HTMLElement).focus({ preventScroll: true })}
      />
    </div>
  );
}
