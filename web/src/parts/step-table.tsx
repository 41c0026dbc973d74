import { Button, Input, Segmented, Table, type TableColumnsType } from 'antd';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CutOff, TraceNode, TraceStep } from '../api/shapes.js';
import { Amount } from './amount.js';
import { amountSpread } from './methods.js';
import { unitName } from './money.js';
import { fieldText, GradeTag, TWELVE } from './step-facts.js';
import { nodeName } from './node-name.js';
import { useCaptions, useViewSettings } from './view-settings.js';

const WIDTHS: Partial<Record<(typeof TWELVE)[number], number>> = {
  upperIssuedAt: 104,
  registeredAt: 104,
  onwardIssuedAt: 104,
  paidAt: 140,
  purpose: 240,
  payingAccount: 150,
  payeeAccount: 150,
  destination: 180,
  payingUnit: 200,
  payee: 180,
};

export interface StepTableProps {
  readonly steps: readonly TraceStep[];
  readonly nodes: ReadonlyMap<string, TraceNode>;
  readonly single: boolean;
  readonly selected: string | null;
  readonly cutOff: CutOff;
  readonly loading: boolean;
  onSingle(single: boolean): void;
  onSelect(id: string): void;
  readonly onMore: (() => void) | undefined;
}

/** The steps of the picture, or every single one page by page, with the twelve fields as columns and the same selection. */
export function StepTable({ steps, nodes, single, selected, cutOff, loading, onSingle, onSelect, onMore }: StepTableProps) {
  const { t } = useTranslation();
  const { language, unit } = useViewSettings();
  const captions = useCaptions();
  const [filter, setFilter] = useState('');
  const box = useRef<HTMLDivElement>(null);
  const [height, setHeight] = useState(400);
  useEffect(() => {
    const watch = new ResizeObserver(([entry]) => entry && setHeight(Math.max(120, entry.contentRect.height - 34)));
    watch.observe(box.current!);
    return () => watch.disconnect();
  }, []);

  const nameOf = useMemo(() => {
    return (id: string): string => {
      const node = nodes.get(id);
      if (!node) return id;
      return nodeName(node, t);
    };
  }, [nodes, t]);

  const shown = useMemo(() => {
    const wanted = filter.normalize('NFKC').trim().toLowerCase();
    if (wanted === '') return [...steps];
    return steps.filter((step) =>
      [nameOf(step.source), nameOf(step.target), ...TWELVE.map((field) => fieldText(step, field, language))].some((text) =>
        text.normalize('NFKC').toLowerCase().includes(wanted),
      ),
    );
  }, [steps, filter, nameOf, language]);

  const columns: TableColumnsType<TraceStep> = [
    {
      key: 'kind',
      title: t('fields.kind'),
      width: 118,
      fixed: 'left',
      render: (_, step) => (
        <button
          type="button"
          className="link"
          aria-label={t('table.openRow', { name: `${captions.step(step.kind)} ${nameOf(step.source)} → ${nameOf(step.target)}` })}
          onClick={() => onSelect(step.id)}
        >
          {captions.step(step.kind)}
        </button>
      ),
    },
    {
      key: 'amount',
      title: `${t('fields.amount')} (${unitName(unit, language)})`,
      width: 122,
      fixed: 'left',
      align: 'right',
      sorter: (a, b) => a.amount - b.amount,
      render: (_, step) => <Amount fen={step.amount} bare />,
    },
    {
      key: 'attributed',
      title: t('fields.attributed'),
      width: 176,
      align: 'right',
      render: (_, step) => <Attributed step={step} />,
    },
    { key: 'grade', title: t('fields.grade'), width: 78, render: (_, step) => <GradeTag grade={step.grade} /> },
    ...(single ? [] : [{ key: 'count', title: t('fields.count'), width: 64, align: 'right' as const, render: (_: unknown, step: TraceStep) => step.count }]),
    { key: 'source', title: t('fields.source'), width: 190, ellipsis: true, render: (_, step) => nameOf(step.source) },
    { key: 'target', title: t('fields.target'), width: 190, ellipsis: true, render: (_, step) => nameOf(step.target) },
    ...TWELVE.map((field) => ({
      key: field,
      title: t(`fields.${field}`),
      width: WIDTHS[field] ?? 160,
      ellipsis: true,
      render: (_: unknown, step: TraceStep) => fieldText(step, field, language),
      ...(field === 'paidAt' ? { sorter: (a: TraceStep, b: TraceStep) => (a.paidAt ?? 0) - (b.paidAt ?? 0) } : {}),
    })),
  ];

  const left = cutOff.steps > 0;
  return (
    <section className="step-table" aria-label={t('table.label')}>
      <div className="table-bar">
        <Segmented
          size="small"
          aria-label={t('table.mode')}
          value={single ? 'rows' : 'merged'}
          options={[
            { value: 'merged', label: t('table.byRelation') },
            { value: 'rows', label: t('table.byRow') },
          ]}
          onChange={(value) => onSingle(value === 'rows')}
        />
        <Input
          size="small"
          allowClear
          aria-label={t('table.filter')}
          placeholder={t('table.filter')}
          value={filter}
          onChange={(event) => setFilter(event.target.value)}
        />
        {filter !== '' && <span>{t('cut.filtered', { count: shown.length })}</span>}
        {single && (
          <span className={left ? 'cut amber' : 'cut whole'} data-testid="rows-left">
            {left ? (
              <span>
                {t('cut.rowsLoaded', { loaded: steps.length, steps: cutOff.steps })} {t('cut.rowsSum')} <Amount fen={cutOff.amount} /> {t('cut.everyLevel')}
              </span>
            ) : (
              t('cut.rowsWhole', { loaded: steps.length })
            )}
            {onMore && (
              <Button size="small" loading={loading} onClick={onMore}>
                {t('cut.more')}
              </Button>
            )}
          </span>
        )}
      </div>
      <div className="table-box" ref={box}>
        <Table<TraceStep>
          virtual
          size="small"
          rowKey="id"
          columns={columns}
          dataSource={shown}
          pagination={false}
          scroll={{ x: columns.reduce((sum, column) => sum + Number(column.width), 0), y: height }}
          loading={loading && steps.length === 0}
          locale={{ emptyText: t('table.empty') }}
          rowClassName={(step) => (step.id === selected ? 'chosen' : step.attributed === null ? 'onward' : '')}
          onRow={(step) => ({ onClick: () => onSelect(step.id) })}
        />
      </div>
    </section>
  );
}

/** The document's part of a step, pro-rata; where the methods differ, from the least to the most. */
function Attributed({ step }: { step: TraceStep }) {
  const { t } = useTranslation();
  if (step.attributed === null) return <span className="quiet">{t('inspector.attributedNone')}</span>;
  const spread = step.byMethod && amountSpread(step.attributed, step.byMethod);
  return (
    <>
      <Amount fen={step.attributed} bare />
      {spread && (
        <small>
          <Amount fen={spread.least} bare />–<Amount fen={spread.most} bare />
        </small>
      )}
    </>
  );
}
