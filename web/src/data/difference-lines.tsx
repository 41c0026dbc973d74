import { useInfiniteQuery } from '@tanstack/react-query';
import { Button, Skeleton } from 'antd';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { reconciliationLinesQuestion, type ReconciliationAsked } from '../api/data-questions.js';
import type { CheckResult, Reason, ReconciliationLine } from '../api/shapes.js';
import { MISSING } from '../parts/money.js';
import { ProblemNote } from '../parts/problem-note.js';
import { SourceLinks } from '../parts/source-links.js';
import { useViewSettings } from '../parts/view-settings.js';
import { day } from '../text/dates.js';
import { FilterChips } from './filter-chips.js';
import { DocumentLink, EntityLink, TraceLink } from './jump-links.js';
import { MoreRows } from './more-rows.js';
import { sidesOf, useWord } from './words.js';
import { useYuanHeading, Yuan } from './yuan.js';

interface DifferenceLinesProps {
  readonly asked: ReconciliationAsked;
  readonly check: CheckResult;
  readonly reason: string | undefined;
  readonly below: boolean;
  onReason(reason: string | undefined): void;
  onClose(): void;
}

/** What is behind one difference, line by line, largest first, each with the way to its trace, its file and its rows. */
export function DifferenceLines({ asked, check, reason, below, onReason, onClose }: DifferenceLinesProps) {
  const { t } = useTranslation();
  const heading = useYuanHeading();
  const checkName = useWord('check');
  const reasonName = useWord('difference');
  const sides = sidesOf(checkName(check.check));
  const answer = useInfiniteQuery(reconciliationLinesQuestion(asked, check.check, reason as Reason | undefined, below));
  const first = answer.data?.pages[0];
  const lines = answer.data?.pages.flatMap((page) => page.lines) ?? [];
  const section = useRef<HTMLElement>(null);
  useEffect(() => section.current?.scrollIntoView({ block: 'nearest' }), []);
  const reasons = [
    ...check.reasons.map(({ reason: code, lines: count }) => ({ value: code as string, label: reasonName(code), count })),
    ...(check.unexplainedLines > 0 ? [{ value: 'unknown', label: reasonName('unknown'), count: check.unexplainedLines }] : []),
  ];
  return (
    <section ref={section} data-testid="difference-lines">
      <h2>
        {t('reconciliation.lines', { check: checkName(check.check) })}
        <Button size="small" className="end" onClick={onClose}>
          {t('reconciliation.linesClose')}
        </Button>
      </h2>
      <FilterChips
        label={t('reconciliation.reasons')}
        value={reason}
        onChange={onReason}
        choices={[{ value: undefined, label: t('reconciliation.all') }, ...reasons]}
      />
      {answer.error && <ProblemNote error={answer.error} onRetry={() => void answer.refetch()} />}
      {answer.isPending && <Skeleton active />}
      {first && (
        <p>
          {t('reconciliation.linesTotal', { count: first.total })} <b>{<Yuan fen={first.amount} />}</b>
        </p>
      )}
      {first && lines.length === 0 && <p>{t('reconciliation.linesNone')}</p>}
      {lines.length > 0 && (
        <div className="wide-table" tabIndex={0} role="group" aria-label={t('reconciliation.drill')}>
          <table className="documents">
            <thead>
              <tr>
                <th scope="col">{t('reconciliation.what')}</th>
                <th scope="col">{t('loads.reason')}</th>
                <th scope="col">{t('data.region')}</th>
                <th scope="col">{t('reconciliation.document')}</th>
                <th scope="col">{t('reconciliation.at')}</th>
                <th scope="col" className="right">
                  {heading('reconciliation.side', { side: sides.left })}
                </th>
                <th scope="col" className="right">
                  {heading('reconciliation.side', { side: sides.right })}
                </th>
                <th scope="col" className="right">
                  {heading('reconciliation.difference')}
                </th>
                <th scope="col">{t('data.source')}</th>
              </tr>
            </thead>
            <tbody>
              {lines.map((line, at) => (
                <Line key={`${line.id} ${line.reason} ${at}`} line={line} />
              ))}
            </tbody>
          </table>
        </div>
      )}
      <MoreRows query={answer} left={(first?.total ?? 0) - lines.length} />
    </section>
  );
}

function Line({ line }: { line: ReconciliationLine }) {
  const { t } = useTranslation();
  const { language } = useViewSettings();
  const reasonName = useWord('difference');
  return (
    <tr>
      <th scope="row">
        <span className="quiet">{t(`reconciliation.lineKind.${line.kind}`)}</span> {line.name ?? ''}
        <span className="jumps">
          {line.kind !== 'ledger' && <TraceLink kind={line.kind} id={line.id} />}
          {line.kind !== 'payment' && <EntityLink id={line.id} />}
        </span>
      </th>
      <td>{reasonName(line.reason)}</td>
      <td>{line.regionName ?? line.region}</td>
      <td>{line.documentNumber ? <DocumentLink number={line.documentNumber} /> : MISSING}</td>
      <td className="number">{day(line.at, language)}</td>
      <td className="right">
        <Yuan fen={line.left} />
      </td>
      <td className="right">
        <Yuan fen={line.right} />
      </td>
      <td className="right">
        <Yuan fen={line.difference} />
      </td>
      <td>
        <SourceLinks sources={line.sources} />
      </td>
    </tr>
  );
}
