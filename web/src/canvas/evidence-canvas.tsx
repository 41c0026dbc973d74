import { useCallback, useEffect, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { sumsOf, walk, type Direction } from '../actions/walk.js';
import type { EvidenceView } from '../api/shapes.js';
import { ActionIconView } from '../parts/icons.js';
import { money } from '../parts/money.js';
import { ROW_PITCH, type Point } from './arrange.js';
import { Drawing } from './drawing.js';
import { edgeWords, evidenceLooks, named, nodeCaption, type EvidenceSettings } from './evidence-looks.js';
import { evidencePicture } from './evidence-picture.js';
import type { Picture } from './picture.js';

interface EvidenceCanvasProps {
  readonly view: EvidenceView;
  readonly settings: EvidenceSettings;
  readonly selected: string | null;
  /** A node, or the first edge of a line; null: the ground. */
  onSelect(id: string | null): void;
}

/** As high as the fullest column and a label below it need, so that a small picture leaves no empty ground. */
function heightOf({ positions }: Picture): number {
  const ys = [...positions.values()].map(({ y }) => y);
  return Math.min(HEIGHT_MAX, Math.max(HEIGHT_MIN, Math.max(...ys) - Math.min(...ys) + ROW_PITCH * 2.9));
}

const [HEIGHT_MIN, HEIGHT_MAX] = [300, 680];
/** What the hand can do beside the wheel. */
const TOOLS = [
  ['zoom-in', 'actions.zoomIn', (drawing: Drawing) => drawing.zoomBy(1.25)],
  ['zoom-out', 'actions.zoomOut', (drawing: Drawing) => drawing.zoomBy(0.8)],
  ['fit', 'actions.fit', (drawing: Drawing) => drawing.fit()],
] as const;
/** How long it stays on the picture how to zoom. */
const HINT_MS = 1600;
const WALKS: Readonly<Record<string, Direction>> = { ArrowLeft: 'left', ArrowRight: 'right', ArrowUp: 'up', ArrowDown: 'down' };

/** What shows a finding, drawn: money and quota from the left to the right, what they belong to beside. */
export function EvidenceCanvas({ view, settings, selected, onSelect }: EvidenceCanvasProps) {
  const { t } = useTranslation();
  const { appearance, unit, language } = settings;
  const box = useRef<HTMLDivElement>(null);
  const drawing = useRef<Drawing | null>(null);
  const backward = useMemo(() => new Set<string>(appearance.steps.filter((step) => step.backward).map((step) => step.kind)), [appearance]);
  const made = useMemo(() => evidencePicture(view, backward), [view, backward]);
  const looks = useMemo(() => evidenceLooks(made, settings), [made, settings]);
  const [moved, setMoved] = useState<ReadonlyMap<string, Point>>(new Map());
  const [focus, setFocus] = useState(view.subject);
  const [focused, setFocused] = useState(false);
  const [said, setSaid] = useState('');
  const latest = useRef(onSelect);
  useEffect(() => {
    latest.current = onSelect;
  });

  useEffect(() => {
    const drawn = new Drawing(box.current!, {
      stand: setFocus,
      tapNode: (id) => latest.current(id),
      tapStep: (id) => latest.current(id),
      tapGround: () => latest.current(null),
      open: (id) => latest.current(id),
      menu: () => undefined,
      moved: (places) => setMoved((before) => new Map([...before, ...places])),
      viewport: () => undefined,
    });
    drawing.current = drawn;
    window.yuanliuDrawing = drawn;
    const watch = new ResizeObserver(() => {
      drawn.cy.resize();
      drawn.fit();
    });
    watch.observe(box.current!);
    return () => {
      watch.disconnect();
      drawn.destroy();
      drawing.current = null;
      window.yuanliuDrawing = undefined;
    };
  }, []);

  const picture = useMemo(() => ({ ...made.picture, positions: new Map([...made.picture.positions, ...moved]) }), [made, moved]);
  const shown = useRef<EvidenceView | null>(null);
  useEffect(() => {
    drawing.current?.draw(picture, looks, backward);
    if (shown.current !== view) drawing.current?.fit();
    shown.current = view;
  }, [picture, looks, backward, view]);
  useEffect(() => drawing.current?.mark(focused ? focus : null, selected), [picture, looks, focus, focused, selected]);

  const describe = useCallback(
    (id: string): string => {
      const node = made.nodes.get(id);
      if (!node) return '';
      const sums = sumsOf(picture, id);
      return t('evidence.said', {
        kind: nodeCaption(node, settings),
        name: node.outside ? '' : named(node, settings),
        ins: sums.ins,
        outs: sums.outs,
        received: money(sums.received, unit, language),
        passedOn: money(sums.passedOn, unit, language),
      });
    },
    [made, picture, settings, unit, language, t],
  );

  const press = (event: KeyboardEvent): void => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const direction = WALKS[event.key];
    const act: Record<string, () => void> = {
      Enter: () => onSelect(focus),
      ' ': () => onSelect(focus),
      Escape: () => onSelect(null),
      f: () => drawing.current?.fit(),
      '+': () => drawing.current?.zoomBy(1.25),
      '=': () => drawing.current?.zoomBy(1.25),
      '-': () => drawing.current?.zoomBy(0.8),
    };
    if (direction !== undefined) {
      event.preventDefault();
      const next = walk(picture, focus, direction);
      if (next === undefined) return;
      setFocus(next);
      drawing.current?.bringIntoView(next);
      setSaid(describe(next));
    } else if (act[event.key]) {
      event.preventDefault();
      act[event.key]!();
    }
  };

  // The page scrolls past the picture: the wheel is the page's unless a key says that it is meant for the picture.
  const [hint, setHint] = useState(false);
  useEffect(() => {
    const stage = box.current!.parentElement!;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const turn = (event: WheelEvent): void => {
      clearTimeout(timer);
      if (event.ctrlKey || event.metaKey) {
        setHint(false);
        return;
      }
      event.stopPropagation();
      setHint(true);
      timer = setTimeout(() => setHint(false), HINT_MS);
    };
    stage.addEventListener('wheel', turn, { capture: true, passive: true });
    return () => {
      clearTimeout(timer);
      stage.removeEventListener('wheel', turn, { capture: true });
    };
  }, []);

  const chosen = selected === null ? undefined : made.edges.get(selected);
  return (
    <div
      className="evidence-canvas"
      style={{ height: heightOf(picture) }}
      role="application"
      aria-label={t('evidence.label')}
      aria-describedby="evidence-instructions"
      tabIndex={0}
      data-testid="evidence-canvas"
      onKeyDown={press}
      onFocus={() => {
        setFocused(true);
        setSaid(describe(focus));
      }}
      onBlur={() => setFocused(false)}
    >
      <p id="evidence-instructions" className="unseen">
        {t('evidence.instructions')}
      </p>
      <p className="unseen" aria-live="polite">
        {chosen ? edgeWords(chosen, settings).join(', ') : said}
      </p>
      <div
        className="drawing"
        ref={box}
        aria-hidden="true"
        onMouseDown={(event) => (event.currentTarget.parentElement as HTMLElement).focus({ preventScroll: true })}
      />
      {hint && (
        <p className="wheel-hint" aria-hidden="true">
          {t('evidence.wheel')}
        </p>
      )}
      {/* Its keys are its own: Enter on a button selects nothing in the picture. */}
      <div className="tools" role="toolbar" aria-label={t('actions.toolbar')} onKeyDown={(event) => event.stopPropagation()}>
        {TOOLS.map(([icon, label, run]) => (
          <button
            type="button"
            key={icon}
            title={`${t(label)} · ${t('evidence.wheel')}`}
            aria-label={t(label)}
            onClick={() => drawing.current && run(drawing.current)}
          >
            <ActionIconView icon={icon} />
          </button>
        ))}
      </div>
    </div>
  );
}
