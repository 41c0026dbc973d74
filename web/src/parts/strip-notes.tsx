import { Popover } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { TraceView } from '../api/shapes.js';
import type { TraceAddress } from '../screens/address.js';
import { day } from '../text/dates.js';
import { Amount } from './amount.js';
import { cutOffOf, differences } from './methods.js';
import { useViewSettings } from './view-settings.js';

export interface StripNotesProps {
  readonly trace: TraceView;
  readonly minAmount: number | undefined;
  readonly address: Pick<TraceAddress, 'methods' | 'held'>;
  onChange(part: TraceAddress): void;
}

/** One line below the balance: do the methods agree, what is held, what limits took out, and how far the figures can be trusted. */
export function StripNotes({ trace, minAmount, address, onChange }: StripNotesProps) {
  const { t } = useTranslation();
  const { totals, marks, belowMinAmount, heldCount, unknownInflow, unknownInflowSum } = trace;
  const differ = differences(trace.methods).size;
  const cutOff = cutOffOf(totals);
  return (
    <div className="notes">
      {differ > 0 ? (
        <button
          type="button"
          className="note differ"
          data-testid="methods-differ"
          aria-expanded={address.methods === true}
          aria-controls="methods"
          onClick={() => onChange({ methods: address.methods ? undefined : true })}
        >
          {`${address.methods ? '▾' : '▸'} ${t('methods.differ', { count: differ })}`}
        </button>
      ) : (
        <span className="note" data-testid="methods-agree">
          {t(marks.openingsUnknown > 0 ? 'methods.sameFigures' : 'methods.allAgree')}
        </span>
      )}
      {heldCount > 0 && (
        <button
          type="button"
          className="note"
          data-testid="held-toggle"
          aria-expanded={address.held === true}
          onClick={() => onChange({ held: address.held ? undefined : true })}
        >
          {`${address.held ? '▾' : '▸'} ${t('held.toggle', { count: heldCount })}`}
        </button>
      )}
      {cutOff > 0 && (
        <Note name="cut-off" amber label={t('limits.cutOff')} amount={cutOff}>
          <p>{t('limits.cutOffMeans')}</p>
        </Note>
      )}
      {belowMinAmount && belowMinAmount.steps > 0 && minAmount !== undefined && (
        <Note name="below" amber label={t('limits.below', { count: belowMinAmount.steps })} amount={belowMinAmount.amount}>
          <p>{t('limits.belowMeans')}</p>
        </Note>
      )}
      {unknownInflowSum.count > 0 && (
        <Note name="inflow" label={t('marks.inflow', { count: unknownInflowSum.count })} amount={unknownInflowSum.amount}>
          <p>{t('marks.inflowMeans')}</p>
          <ul className="where">
            {unknownInflow.map((item) => (
              <li key={item.place}>
                <span>{item.name}</span> <Amount fen={item.amount} />
              </li>
            ))}
          </ul>
          <Unlisted listed={unknownInflow} sum={unknownInflowSum} />
        </Note>
      )}
      <Marks marks={marks} />
    </div>
  );
}

/** How many a list leaves out, and what these come to; nothing where it is whole. */
export function Unlisted({ listed, sum }: { listed: readonly { amount: number }[]; sum: TraceView['excessSum'] }) {
  const { t } = useTranslation();
  if (listed.length >= sum.count) return null;
  return (
    <p data-testid="unlisted">
      {t('limits.unlisted', { count: sum.count - listed.length })} <Amount fen={sum.amount - listed.reduce((total, { amount }) => total + amount, 0)} />
    </p>
  );
}

/** What makes figures less than certain, in one quiet line; nothing where there is nothing to say. */
function Marks({ marks }: { marks: TraceView['marks'] }) {
  const { t } = useTranslation();
  const { language } = useViewSettings();
  const said = [
    marks.unprovenDays > 0 && t('marks.unproven', { count: marks.unprovenDays }),
    marks.openingsUnknown > 0 && t('marks.openings', { count: marks.openingsUnknown, all: marks.ledgers }),
  ].filter((text) => text !== false);
  if (said.length === 0) return null;
  return (
    <Note name="marks" quiet label={said.join(' · ')}>
      {marks.unprovenDays > 0 && (
        <>
          <p>{t('marks.unprovenMeans')}</p>
          <p className="days">{`${marks.unproven.map((at) => day(at, language)).join(language === 'en' ? ', ' : '、')}${marks.unprovenDays > marks.unproven.length ? ' …' : ''}`}</p>
        </>
      )}
      {marks.openingsUnknown > 0 && <p>{t('marks.openingsMeans')}</p>}
    </Note>
  );
}

interface NoteProps {
  readonly name: string;
  readonly label: string;
  readonly amount?: number;
  readonly amber?: boolean;
  readonly quiet?: boolean;
  readonly children: ReactNode;
}

function Note({ name, label, amount, amber = false, quiet = false, children }: NoteProps) {
  return (
    <Popover trigger="click" placement="bottomLeft" content={<div className="meaning">{children}</div>}>
      <button type="button" className={`note${amber ? ' amber' : ''}${quiet ? ' aside' : ''}`} data-testid={`note-${name}`}>
        {label}
        {amount !== undefined && (
          <>
            {' '}
            <Amount fen={amount} />
          </>
        )}
      </button>
    </Popover>
  );
}
