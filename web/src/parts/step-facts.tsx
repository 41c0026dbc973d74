import { Link } from '@tanstack/react-router';
import { Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import type { TraceNode, TraceStep } from '../api/shapes.js';
import { useWord } from '../data/words.js';
import { keepPage } from '../screens/page-search.js';
import { day, instant } from '../text/dates.js';
import { Amount } from './amount.js';
import { MISSING, type Language } from './money.js';
import { StepMethods } from './method-facts.js';
import { SourceLinks } from './source-links.js';
import { nodeName } from './node-name.js';
import { useCaptions, useViewSettings } from './view-settings.js';

/** The twelve fields of a flow step in the order of the supervision system: inspector, table and exports keep it. */
export const TWELVE = [
  'upperDocumentNumber',
  'upperIssuedAt',
  'registeredAt',
  'onwardDocumentNumber',
  'onwardIssuedAt',
  'destination',
  'payingUnit',
  'payingAccount',
  'paidAt',
  'purpose',
  'payee',
  'payeeAccount',
] as const;

export type Field = (typeof TWELVE)[number];

export function fieldText(step: TraceStep, field: Field, language: Language): string {
  const value = step[field];
  if (value === null || value === undefined || value === '') return MISSING;
  if (field === 'paidAt') return instant(step.paidAt, step.timePrecision, language);
  return typeof value === 'number' ? day(value, language) : value;
}

/** One step of the flow: how much, on what grounds, and the twelve fields. */
export function StepFacts({ step, nodes, onSelect }: { step: TraceStep; nodes: ReadonlyMap<string, TraceNode>; onSelect(id: string): void }) {
  const { t } = useTranslation();
  const { language } = useViewSettings();
  const captions = useCaptions();
  const nameOf = (id: string): string => {
    const node = nodes.get(id);
    if (!node) return id;
    return nodeName(node, t);
  };
  return (
    <>
      <div className="headline">
        <span className="kind">
          {captions.step(step.kind)}
          <GradeTag grade={step.grade} />
          {step.count > 1 && <small>{t('canvas.count', { count: step.count })}</small>}
        </span>
        <strong>
          <Amount fen={step.amount} unit="yuan" />
        </strong>
        <p>
          {step.attributed === null ? (
            t('inspector.attributedNone')
          ) : step.attributed === step.amount ? null : (
            <>
              {t('inspector.attributed')} <Amount fen={step.attributed} unit="yuan" />
            </>
          )}
        </p>
        {step.unconfirmed !== undefined && step.unconfirmed > 0 && (
          <p className="unconfirmed">
            <Link to="/matches" search={keepPage as never}>
              {t('inspector.unconfirmed', { count: step.unconfirmed })}
            </Link>
          </p>
        )}
        <p className="ends">
          <button type="button" className="link" onClick={() => onSelect(step.source)}>
            {nameOf(step.source)}
          </button>
          <i aria-hidden="true">→</i>
          <button type="button" className="link" onClick={() => onSelect(step.target)}>
            {nameOf(step.target)}
          </button>
        </p>
      </div>
      <StepMethods step={step} nodes={nodes} />
      <dl className="facts" aria-label={t('inspector.twelve')}>
        {TWELVE.map((field) => (
          <div key={field}>
            <dt>{t(`fields.${field}`)}</dt>
            <dd>
              {fieldText(step, field, language)}
              {field === 'paidAt' && step.timePrecision === 'day' && step.paidAt !== null && <Tag>{t('inspector.dayOnly')}</Tag>}
            </dd>
          </div>
        ))}
      </dl>
      <h3>{step.count > step.sources.length ? t('inspector.firstTen', { count: step.sources.length }) : t('inspector.sources')}</h3>
      <SourceLinks sources={step.sources} />
      {step.settles.length > 0 && (
        <>
          <h3>{t('inspector.settles')}</h3>
          <ul className="plain">
            {step.settles.map((id) => (
              <li key={id}>
                <button type="button" className="link" onClick={() => onSelect(id)}>
                  {id}
                </button>
              </li>
            ))}
          </ul>
        </>
      )}
      {step.dataQuality.length > 0 && <DataQuality codes={step.dataQuality} />}
    </>
  );
}

export function GradeTag({ grade }: { grade: string }) {
  const { appearance, language } = useViewSettings();
  const entry = appearance.grades.find((one) => one.grade === grade);
  const say = (caption: { zh: string; en: string }): string => (language === 'en' ? caption.en : caption.zh);
  return (
    <span className={`grade ${grade}`} title={entry && say(entry.meaning)}>
      {entry ? `${entry.mark}${say(entry.caption)}` : grade}
    </span>
  );
}

export function DataQuality({ codes }: { codes: readonly string[] }) {
  const { t } = useTranslation();
  const word = useWord('quality');
  return (
    <>
      <h3>{t('inspector.dataQuality')}</h3>
      <ul className="plain codes">
        {codes.map((code) => (
          <li key={code} title={code}>
            {word(code)}
          </li>
        ))}
      </ul>
    </>
  );
}
