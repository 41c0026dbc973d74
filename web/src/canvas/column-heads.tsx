import { forwardRef, useImperativeHandle, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { AppearanceView, TraceLevel } from '../api/shapes.js';
import { money, type Language, type Unit } from '../parts/money.js';
import { COLUMN_PITCH, type Point } from './arrange.js';
import type { Picture } from './picture.js';

export interface ColumnHeadsHandle {
  follow(zoom: number, pan: Point): void;
}

interface Column {
  readonly x: number;
  readonly level: TraceLevel;
  readonly root: boolean;
}

/** The columns that hold a node, each with what the whole answer brought into it, drawn or not. */
export function columnsOf(picture: Picture): Column[] {
  const columns: Column[] = [];
  for (const level of picture.levels) {
    const nodes = [...picture.nodes.values()].filter((node) => node.column === level.column);
    const x = nodes[0] && picture.positions.get(nodes[0].id)?.x;
    if (x !== undefined) columns.push({ x, level, root: nodes.some((node) => node.root) });
  }
  return columns;
}

/** Level names, sums and bands, laid over the canvas. Pan and zoom move them without rendering anything anew. */
export const ColumnHeads = forwardRef<ColumnHeadsHandle, { picture: Picture; appearance: AppearanceView; unit: Unit; language: Language }>(function ColumnHeads(
  { picture, appearance, unit, language },
  handle,
) {
  const { t } = useTranslation();
  const heads = useRef<HTMLDivElement>(null);
  const bands = useRef<HTMLDivElement>(null);
  const columns = columnsOf(picture);
  useImperativeHandle(handle, () => ({
    follow: (zoom, pan) => {
      for (const layer of [heads.current, bands.current]) {
        [...(layer?.children ?? [])].forEach((child, at) => {
          const column = columns[at];
          if (!column) return;
          const width = COLUMN_PITCH * zoom;
          (child as HTMLElement).style.transform = `translateX(${column.x * zoom + pan.x - width / 2}px)`;
          (child as HTMLElement).style.width = `${width}px`;
        });
      }
    },
  }));
  const captionOf = (level: string): string => {
    const caption = appearance.levels.find((entry) => entry.level === level)?.caption;
    return caption ? (language === 'en' ? caption.en : caption.zh) : level;
  };
  return (
    <>
      <div className="column-bands" ref={bands} aria-hidden="true">
        {columns.map(({ level }, at) => (
          <div key={level.column} className={at % 2 ? 'odd' : ''} />
        ))}
      </div>
      <div className="column-heads" ref={heads}>
        {columns.map(({ level, root }) => (
          <div
            key={level.column}
            className={root ? 'root' : ''}
            title={t('canvas.head', { level: captionOf(level.level), nodes: level.nodes, amount: money(level.amount, 'yuan', language) })}
          >
            <span className="level">
              {captionOf(level.level)}
              {root && <em>{t('canvas.root')}</em>}
              <small>{t('canvas.headNodes', { count: level.nodes })}</small>
            </span>
            {/* Onward steps cross each other's columns, so the service sums none of them up; 0.00 would read as nothing. */}
            <span className="sum">{level.level === 'onward' && level.amount === 0 ? t('canvas.onwardHead') : money(level.amount, unit, language)}</span>
          </div>
        ))}
      </div>
    </>
  );
});
