import { Button } from 'antd';
import type { ReactNode, RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import type { MatchAnswer, MatchParty, MatchRecord, MatchView } from '../api/shapes.js';
import { exactYuan, MISSING, type Language } from '../parts/money.js';
import { SourceLinks } from '../parts/source-links.js';
import { useViewSettings } from '../parts/view-settings.js';
import { instant } from '../text/dates.js';
import { DocumentLink } from './jump-links.js';
import { useWord } from './words.js';
import { Yuan } from './yuan.js';

const FIELDS = ['system', 'amount', 'at', 'payer', 'payee', 'serial', 'purpose', 'document'] as const;
type Field = (typeof FIELDS)[number];

/** What a record says in one field, as text, so that two records can be compared. */
export function fieldOf(record: MatchRecord, field: Field, language: Language): string {
  if (field === 'amount') return exactYuan(record.amount, language);
  if (field === 'at') return instant(record.at, record.timePrecision, language);
  if (field === 'payer' || field === 'payee') return party(record[field]);
  return record[field] ?? MISSING;
}

/** Whether two records say different things in one field; what one of them leaves out is no difference. */
export function differ(one: MatchRecord, other: MatchRecord, field: Field): boolean {
  if (field === 'system') return false;
  if (field === 'payer' || field === 'payee') {
    return unlike(one[field].number, other[field].number) || unlike(one[field].name, other[field].name);
  }
  return unlike(one[field], other[field]);
}

const unlike = (one: string | number | null, other: string | number | null): boolean =>
  one !== null && other !== null && one !== '' && other !== '' && one !== other;

const party = ({ name, number }: MatchParty): string => [name, number].filter((part) => part !== null && part !== '').join(' ') || MISSING;

interface MatchCardProps {
  readonly match: MatchView;
  readonly busy: boolean;
  readonly note: RefObject<HTMLTextAreaElement | null>;
  onDecide(decision: MatchAnswer['decision'], candidate?: string): void;
}

/** The record in question beside what it is merged with and what else it could be; where they differ is marked. */
export function MatchCard({ match, busy, note, onDecide }: MatchCardProps) {
  const { t } = useTranslation();
  const { language } = useViewSettings();
  const doubt = useWord('matches.doubt');
  const { record, movement, movementCount, movementAmount, candidates, decision, state } = match;
  const merged = new Set(movement.map(({ id }) => id));
  const others = candidates.filter(({ id }) => !merged.has(id));
  return (
    <section className="match-card" aria-label={t('matches.record')} data-testid="match-card">
      <p>
        <span className="quiet">{t('matches.why')}</span> <b>{match.doubt ? doubt(match.doubt) : t('matches.noDoubt')}</b>
        {decision && (
          <span className="decided">
            {t('matches.decided', { at: instant(decision.decidedAt, 'minute', language), decision: t(`matches.decision.${decision.decision}`) })}
            {decision.note && <q>{decision.note}</q>}
          </span>
        )}
      </p>
      <div className="row decide">
        {state !== 'confirmed' && movement.length > 0 && (
          <Button type="primary" size="small" disabled={busy} onClick={() => onDecide('confirm')}>
            {t('matches.confirm')}
          </Button>
        )}
        {state !== 'rejected' && movement.length > 0 && (
          <Button danger size="small" disabled={busy} onClick={() => onDecide('reject')}>
            {t('matches.reject')}
          </Button>
        )}
        <textarea ref={note} rows={1} maxLength={1000} aria-label={t('matches.note')} placeholder={t('matches.note')} />
      </div>
      {movementCount > 1 && <p>{t('matches.mergedMany', { count: movementCount, amount: exactYuan(movementAmount, language) })}</p>}
      <div className="wide-table" tabIndex={0} role="group" aria-label={t('matches.record')}>
        <table className="side-by-side">
          <thead>
            <tr>
              <td />
              <th scope="col">{t('matches.record')}</th>
              {movement.map(({ id }) => (
                <th key={id} scope="col" className="merged">
                  {t('matches.merged')}
                </th>
              ))}
              {others.map(({ id }) => (
                <th key={id} scope="col">
                  {t('matches.candidate', { at: candidates.findIndex((one) => one.id === id) + 1 })}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {FIELDS.map((field) => (
              <FieldRow key={field} field={field} record={record} others={[...movement, ...others]} />
            ))}
            <RecordRow label={t('matches.field.counted')} record={record} others={[...movement, ...others]}>
              {(one) => t(one.counted ? 'matches.countedYes' : 'matches.countedNo')}
            </RecordRow>
            <RecordRow label={t('matches.field.source')} record={record} others={[...movement, ...others]}>
              {(one) => <SourceLinks sources={[one.source]} />}
            </RecordRow>
            <tr>
              <td />
              <td />
              {movement.length > 0 && <td colSpan={movement.length} />}
              {others.map(({ id }) => (
                <td key={id}>
                  <Button size="small" disabled={busy} onClick={() => onDecide('confirm', id)}>
                    {t('matches.choose')}
                  </Button>
                </td>
              ))}
            </tr>
          </tbody>
        </table>
      </div>
      {record === null && <p className="quiet">{t('matches.notLoaded')}</p>}
      {movement.length === 0 && record !== null && <p className="quiet">{t('matches.alone')}</p>}
      {candidates.length === 0 && <p className="quiet">{t('matches.noCandidates')}</p>}
    </section>
  );
}

function FieldRow({ field, record, others }: { field: Field; record: MatchRecord | null; others: readonly MatchRecord[] }) {
  const { t } = useTranslation();
  const { language } = useViewSettings();
  const shown = (one: MatchRecord): ReactNode =>
    field === 'amount' ? (
      <Yuan fen={one.amount} />
    ) : field === 'document' && one.document ? (
      <DocumentLink number={one.document} />
    ) : (
      fieldOf(one, field, language)
    );
  return (
    <tr>
      <th scope="row">{t(`matches.field.${field}`)}</th>
      <td>{record ? shown(record) : MISSING}</td>
      {others.map((one) => {
        const differs = record !== null && differ(record, one, field);
        return (
          <td key={one.id} className={differs ? 'differs' : ''} title={differs ? t('matches.differs') : undefined}>
            {differs && <span aria-hidden="true">≠ </span>}
            {shown(one)}
          </td>
        );
      })}
    </tr>
  );
}

function RecordRow({
  label,
  record,
  others,
  children,
}: {
  label: string;
  record: MatchRecord | null;
  others: readonly MatchRecord[];
  children(record: MatchRecord): ReactNode;
}) {
  return (
    <tr>
      <th scope="row">{label}</th>
      <td>{record ? children(record) : MISSING}</td>
      {others.map((one) => (
        <td key={one.id}>{children(one)}</td>
      ))}
    </tr>
  );
}
