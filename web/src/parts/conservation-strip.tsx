import { Link } from '@tanstack/react-router';
import { Popover } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { TraceNode, TraceView } from '../api/shapes.js';
import { keepPage } from '../screens/page-search.js';
import { Amount } from './amount.js';
import { MethodTable } from './method-table.js';
import { isBalanced, unexplainedOf } from './methods.js';
import { percent, unitName } from './money.js';
import { nodeName } from './node-name.js';
import { StripNotes, Unlisted, type StripNotesProps } from './strip-notes.js';
import { useCaptions, useViewSettings } from './view-settings.js';

/** Where the parts of a total rest: quota on documents and spenders, money on fiscal accounts, at payees, back in a treasury. */
const RESTS: Record<'unspent' | 'held' | 'paid' | 'returned', (node: TraceNode) => boolean> = {
  unspent: (node) =>
    node.kind === 'Document' || (node.level !== 'payee' && node.level !== 'intermediate' && node.level !== 'onward' && node.kind !== 'Account'),
  held: (node) => node.level === 'intermediate' && !node.end,
  paid: (node) => node.level === 'payee' || node.level === 'onward',
  returned: (node) => node.level === 'intermediate' && node.end,
};
const WHERE_MAX = 8;

export interface ConservationStripProps extends StripNotesProps {
  onSelect(id: string): void;
}

/** 守恒: what was issued equals its five parts, to the fen. Beside it what was paid, recovered and left over; below it what is to be known of the figures. */
export function ConservationStrip({ trace, onSelect, ...notes }: ConservationStripProps) {
  const { t } = useTranslation();
  const { unit, language } = useViewSettings();
  const { totals, net, excess, excessSum } = trace;
  const unexplained = unexplainedOf(totals);
  const parts = [
    ['unspent', totals.unspent],
    ['held', totals.held],
    ['paid', totals.paid],
    ['returned', totals.returned],
    ['unexplained', unexplained],
  ] as const;
  return (
    <section className="conservation" aria-label={t('totals.label')}>
      <div className="sums">
        <h2 title={t('totals.help')}>
          {t('totals.label')}
          <small>{unitName(unit, language)}</small>
        </h2>
        <Term name="issued" amount={totals.issued} />
        {parts.map(([name, amount], at) => (
          <span className="part" key={name}>
            <i aria-label={t(at === 0 ? 'totals.equals' : 'totals.plus')}>{at === 0 ? '=' : '+'}</i>
            <Term name={name} amount={amount} issued={totals.issued}>
              {name === 'unexplained' ? (
                <Reasons parts={totals.unexplained} />
              ) : (
                <Where nodes={trace.nodes.filter((node) => node.rests > 0 && RESTS[name](node))} onSelect={onSelect} />
              )}
            </Term>
          </span>
        ))}
        <span className="beside">
          <Term name="paidGross" amount={net.paidGross} />
          <Term name="recovered" amount={net.recovered}>
            {net.madeGood > 0 && (
              <p>
                {t('totals.means.madeGood')} <Amount fen={net.madeGood} />
              </p>
            )}
          </Term>
          <Term name="net" amount={net.paidGross - net.recovered} />
          {totals.unconfirmed && totals.unconfirmed.amount > 0 && (
            <Term name="unconfirmed" amount={totals.unconfirmed.amount} count={totals.unconfirmed.payments}>
              <Link to="/matches" search={keepPage as never}>
                {t('totals.toMatches')}
              </Link>
            </Term>
          )}
          {excessSum.amount > 0 && (
            <Term name="excess" amount={excessSum.amount}>
              <ul className="where">
                {excess.map((item) => (
                  <li key={item.place}>
                    <span>{item.name}</span> <Amount fen={item.amount} />
                  </li>
                ))}
              </ul>
              <Unlisted listed={excess} sum={excessSum} />
            </Term>
          )}
        </span>
      </div>
      <div className="shares" aria-hidden="true">
        {parts.map(([name, amount]) => (
          <span key={name} className={name} style={{ flexGrow: totals.issued > 0 ? amount / totals.issued : 0 }} />
        ))}
      </div>
      <StripNotes trace={trace} {...notes} />
      {notes.address.methods === true && <MethodTable methods={trace.methods} />}
      {!isBalanced(totals) && (
        <p role="alert" className="broken">
          {t('totals.broken')}
        </p>
      )}
    </section>
  );
}

function Term({ name, amount, issued, count = 0, children }: { name: string; amount: number; issued?: number; count?: number; children?: ReactNode }) {
  const { t } = useTranslation();
  const share = issued === undefined ? null : percent(amount, issued);
  return (
    <Popover
      trigger="click"
      placement="bottomLeft"
      content={
        <div className="meaning">
          <h3>
            {t(`totals.${name}`)} <Amount fen={amount} unit="yuan" />
          </h3>
          <p>{t(`totals.means.${name}`, { count })}</p>
          {share !== null && <p>{t('totals.share', { share })}</p>}
          {children}
        </div>
      }
    >
      <button type="button" className={`term ${name}`} data-testid={`total-${name}`}>
        <span>{t(`totals.${name}`)}</span>
        <Amount fen={amount} bare />
      </button>
    </Popover>
  );
}

function Where({ nodes, onSelect }: { nodes: readonly TraceNode[]; onSelect(id: string): void }) {
  const { t } = useTranslation();
  const largest = [...nodes]
    .filter((node) => node.kind !== 'Rest')
    .sort((a, b) => b.rests - a.rests || (a.id < b.id ? -1 : 1))
    .slice(0, WHERE_MAX);
  if (largest.length === 0) return null;
  return (
    <>
      <h4>{t('totals.where')}</h4>
      <ul className="where">
        {largest.map((node) => (
          <li key={node.id}>
            <button type="button" className="link" onClick={() => onSelect(node.id)}>
              {nodeName(node, t)}
            </button>
            <Amount fen={node.rests} />
          </li>
        ))}
      </ul>
    </>
  );
}

function Reasons({ parts }: { parts: TraceView['totals']['unexplained'] }) {
  const { t } = useTranslation();
  const captions = useCaptions();
  if (parts.length === 0) return <p>{t('totals.noneHere')}</p>;
  return (
    <ul className="reasons">
      {parts.map((part) => (
        <ReasonItem key={part.reason} reason={part.reason} amount={part.amount} caption={captions.reason(part.reason)} />
      ))}
    </ul>
  );
}

function ReasonItem({ reason, amount, caption }: { reason: string; amount: number; caption: string }) {
  const { meaning } = useCaptions();
  return (
    <li>
      <b>{caption}</b> <Amount fen={amount} />
      <p>{meaning(reason)}</p>
    </li>
  );
}
