import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { IdentityProposal, IdentityThing, MatchState } from '../api/shapes.js';
import { exactYuan } from '../parts/money.js';
import { SourceLinks } from '../parts/source-links.js';
import { useCaptions, useViewSettings } from '../parts/view-settings.js';
import { day } from '../text/dates.js';
import { EntityLink } from './jump-links.js';
import { useWord } from './words.js';

interface IdentityTableProps {
  readonly list: readonly IdentityProposal[];
  readonly state: MatchState;
  readonly busy: boolean;
  onDecide(id: string, decision: 'confirm' | 'reject', note: string): void;
}

/** One pair a row: the lesser known, the one it may be, and why. */
export function IdentityTable({ list, state, busy, onDecide }: IdentityTableProps) {
  const { t } = useTranslation();
  return (
    <div className="wide-table">
      <table className="documents identities">
        <thead>
          <tr>
            <th scope="col">{t('identities.lesser')}</th>
            <th scope="col">{t('identities.fuller')}</th>
            <th scope="col">{t('identities.why')}</th>
            <th scope="col">{t('identities.decision')}</th>
          </tr>
        </thead>
        <tbody>
          {list.map((proposal) => (
            <tr key={proposal.id}>
              <td className="pair">
                <Thing thing={proposal.lesser} />
              </td>
              <td className="pair">
                <Thing thing={proposal.fuller} />
              </td>
              <td>
                <Why proposal={proposal} />
              </td>
              <td>
                <Decide proposal={proposal} state={state} busy={busy} onDecide={onDecide} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Thing({ thing }: { thing: IdentityThing }) {
  const { t } = useTranslation();
  const { language } = useViewSettings();
  const captions = useCaptions();
  return (
    <>
      <EntityLink id={thing.id}>{thing.name ?? thing.number ?? thing.id}</EntityLink> <small>{captions.node(thing.kind)}</small>
      <p className="number">{[thing.number, thing.institution, thing.region].filter((part) => part !== null).join(' · ')}</p>
      <p className="quiet number">{t('identities.received', { amount: exactYuan(thing.received, language) })}</p>
      {thing.source !== null && <SourceLinks sources={[thing.source]} />}
    </>
  );
}

function Why({ proposal }: { proposal: IdentityProposal }) {
  const { t, i18n } = useTranslation();
  const { language } = useViewSettings();
  const rule = useWord('identities.rule');
  const step = useWord('identities.step');
  return (
    <ul className="plain">
      <li>
        <b>{rule(proposal.rule)}</b>
      </li>
      {proposal.normalName !== null && <li>{t('identities.normalName', { name: proposal.normalName })}</li>}
      {proposal.steps.length > 0 && <li>{t('identities.steps', { steps: proposal.steps.map(step).join(language === 'en' ? ', ' : '、') })}</li>}
      {proposal.evidence.map(({ code, count }) => (
        <li key={code}>{i18n.exists(`identities.evidence.${code}`) ? t(`identities.evidence.${code}`, { count }) : `${code} ${count}`}</li>
      ))}
      {proposal.others > 0 && <li className="warn">{t('identities.others', { count: proposal.others })}</li>}
    </ul>
  );
}

function Decide({
  proposal,
  state,
  busy,
  onDecide,
}: {
  proposal: IdentityProposal;
  state: MatchState;
  busy: boolean;
  onDecide: IdentityTableProps['onDecide'];
}) {
  const { t } = useTranslation();
  const { language } = useViewSettings();
  const [note, setNote] = useState('');
  const name = `${proposal.lesser.name ?? proposal.lesser.id} / ${proposal.fuller.name ?? proposal.fuller.id}`;
  return (
    <div className="decide">
      {proposal.decidedAt !== null && (
        <p className="quiet">
          {t('identities.decided', { at: day(proposal.decidedAt, language) })} {proposal.note && <q>{proposal.note}</q>}
        </p>
      )}
      <input
        value={note}
        maxLength={1000}
        placeholder={t('matches.note')}
        aria-label={`${t('matches.note')} ${name}`}
        onChange={({ target }) => setNote(target.value)}
      />
      <p className="row">
        {state !== 'confirmed' && (
          <Button size="small" disabled={busy} aria-label={`${t('identities.same')} ${name}`} onClick={() => onDecide(proposal.id, 'confirm', note.trim())}>
            {t('identities.same')}
          </Button>
        )}
        {state !== 'rejected' && (
          <Button
            size="small"
            danger
            disabled={busy}
            aria-label={`${t('identities.different')} ${name}`}
            onClick={() => onDecide(proposal.id, 'reject', note.trim())}
          >
            {t('identities.different')}
          </Button>
        )}
      </p>
    </div>
  );
}
