import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import { entityQuestion } from '../api/questions.js';
import type { EntityLink, EntityView } from '../api/shapes.js';
import { keepMoment, keepPage } from '../screens/page-search.js';
import { day, instant } from '../text/dates.js';
import { Amount } from './amount.js';
import { FactList } from './fact-list.js';
import { MISSING } from './money.js';
import { ProblemNote } from './problem-note.js';
import { SourceLinks } from './source-links.js';
import { useCaptions, useViewSettings } from './view-settings.js';

const LINKS_SHOWN = 12;

/** Everything the data holds about one subject: sums by year and document, payments, registers, labels, earlier versions. */
export function EntityFile({ id, onSelect, facts = false }: { id: string; onSelect?: (id: string) => void; facts?: boolean }) {
  const { t } = useTranslation();
  const { scope, moment } = useViewSettings();
  const answer = useQuery(entityQuestion(id, scope, moment));
  if (answer.error) return <ProblemNote error={answer.error} onRetry={() => void answer.refetch()} />;
  if (!answer.data) return <Skeleton active paragraph={{ rows: 3 }} />;
  const entity = answer.data;
  return (
    <div className="entity" data-testid="entity">
      {entity.policyLabel && <PolicyLabel label={entity.policyLabel} />}
      {facts && <FactList facts={entity.facts} of={entity.kind} />}
      <Records entity={entity} />
      <Years entity={entity} />
      <Documents entity={entity} />
      <Payments entity={entity} {...(onSelect ? { onSelect } : {})} />
      <Links title={t('inspector.accounts')} links={entity.accounts} />
      <Links title={t('inspector.relations')} links={[...entity.holders, ...entity.members, ...entity.related]} />
      {entity.linksMore > 0 && <p className="quiet">{t('inspector.more', { count: entity.linksMore })}</p>}
      <Versions entity={entity} />
    </div>
  );
}

function PolicyLabel({ label }: { label: NonNullable<EntityView['policyLabel']> }) {
  const { t } = useTranslation();
  const { language } = useViewSettings();
  return (
    <p className="policy-label">
      <span>{t('inspector.policyLabel')}</span> <b className="policy">{label.label}</b> {label.from !== null && <small>{day(label.from, language)}</small>}
    </p>
  );
}

/** Facts of outside registers come first: they are what a payment is held against. */
function Records({ entity }: { entity: EntityView }) {
  const { t, i18n } = useTranslation();
  const { language } = useViewSettings();
  if (entity.records.length === 0) return null;
  return (
    <section>
      <h3>{t('inspector.records')}</h3>
      <ul className="records">
        {entity.records.map((record) => (
          <li key={record.id}>
            <b>{i18n.exists(`words.${record.kind}`) ? t(`words.${record.kind}`) : record.kind}</b>
            <span>{day(record.from, language)}</span>
            {record.amount !== null && <Amount fen={record.amount} unit="yuan" />}
            <p>{[record.aboutName, record.value].filter(Boolean).join(' · ')}</p>
            <SourceLinks sources={record.sources} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Years({ entity }: { entity: EntityView }) {
  const { t } = useTranslation();
  if (entity.years.length === 0) return null;
  const returned = entity.years.some((year) => year.returned > 0);
  const paid = entity.years.some((year) => year.paid > 0);
  return (
    <section>
      <h3>{t('inspector.byYear')}</h3>
      <table className="sums-table">
        <thead>
          <tr>
            <th scope="col">{t('inspector.year')}</th>
            <th scope="col">{t('inspector.received')}</th>
            {returned && <th scope="col">{t('inspector.returned')}</th>}
            {paid && <th scope="col">{t('inspector.passedOn')}</th>}
          </tr>
        </thead>
        <tbody>
          {entity.years.map((year) => (
            <tr key={year.fiscalYear ?? 0}>
              <th scope="row">{year.fiscalYear ?? MISSING}</th>
              <td>
                <CountedSum fen={year.received} count={year.receivedCount} />
              </td>
              {returned && (
                <td>
                  <CountedSum fen={year.returned} count={year.returnedCount} />
                </td>
              )}
              {paid && (
                <td>
                  <CountedSum fen={year.paid} count={year.paidCount} />
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** A sum and from how many payments; none is a dash and not a zero. */
function CountedSum({ fen, count }: { fen: number; count: number }) {
  if (count === 0) return MISSING;
  return (
    <>
      <Amount fen={fen} /> <small>{`×${count}`}</small>
    </>
  );
}

function Documents({ entity }: { entity: EntityView }) {
  const { t } = useTranslation();
  if (entity.documents.length === 0) return null;
  return (
    <section>
      <h3>{t('inspector.byDocument')}</h3>
      <table className="sums-table">
        <tbody>
          {entity.documents.slice(0, LINKS_SHOWN).map((sums) => (
            <tr key={sums.document ?? ''}>
              <th scope="row">
                {sums.document === null ? (
                  MISSING
                ) : (
                  <Link
                    to="/trace/$number"
                    params={{ number: sums.document }}
                    search={((now: Record<string, unknown>) => ({ ...keepMoment(now), select: entity.id })) as never}
                  >
                    {sums.document}
                  </Link>
                )}
              </th>
              <td>
                <Amount fen={sums.received > 0 ? sums.received : sums.paid} />
                {sums.returned > 0 && (
                  <small>
                    {' '}
                    {t('inspector.returned')} <Amount fen={sums.returned} />
                  </small>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Payments({ entity, onSelect }: { entity: EntityView; onSelect?: (id: string) => void }) {
  const { t } = useTranslation();
  const { language } = useViewSettings();
  const captions = useCaptions();
  const { rows, total } = entity.payments;
  if (rows.length === 0) return null;
  return (
    <section>
      <h3>
        {t('inspector.paymentsList')}
        <small>{`${rows.length}/${total}`}</small>
      </h3>
      <ul className="flows payments">
        {rows.map((row) => (
          <li key={row.id} className={row.direction}>
            <button type="button" onClick={() => onSelect?.(row.id)} disabled={!onSelect}>
              <span className="who">{row.counterpartyName ?? row.payingUnit ?? MISSING}</span>
              <span className="what">{[instant(row.at, row.timePrecision, language), captions.step(row.kind), row.purpose].filter(Boolean).join(' · ')}</span>
              <span className="signed">
                {row.direction === 'in' ? '+' : '−'}
                <Amount fen={row.amount} unit="yuan" />
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Links({ title, links }: { title: string; links: readonly EntityLink[] }) {
  const { t, i18n } = useTranslation();
  const captions = useCaptions();
  if (links.length === 0) return null;
  const word = (text: string): string => (i18n.exists(`words.${text}`) ? t(`words.${text}`) : text);
  // `household 曹某`: what kind of account it is, and whose.
  const detail = (link: EntityLink): string => (link.detail === null ? '' : word(link.detail.replace(/^[a-z-]+(?= )/u, word)));
  return (
    <section>
      <h3>{title}</h3>
      <ul className="plain links">
        {links.slice(0, LINKS_SHOWN).map((link) => (
          <li key={`${link.relation} ${link.id}`}>
            <Link to="/entity/$id" params={{ id: link.id }} search={keepPage as never}>
              {link.label}
            </Link>
            <small>{[word(captions.node(link.kind)), detail(link)].filter(Boolean).join(' · ')}</small>
          </li>
        ))}
      </ul>
      {links.length > LINKS_SHOWN && <p className="quiet">{t('inspector.more', { count: links.length - LINKS_SHOWN })}</p>}
    </section>
  );
}

function Versions({ entity }: { entity: EntityView }) {
  const { t } = useTranslation();
  if (entity.versions.length === 0) return null;
  return (
    <section>
      <h3>{t('inspector.versions')}</h3>
      {entity.versions.map((version) => (
        <div key={version.addedIn} className="retired">
          <small>{t('version.chip', { version: version.addedIn })}</small>
          <FactList facts={version.facts} of={entity.kind} />
          <SourceLinks sources={version.sources} />
        </div>
      ))}
    </section>
  );
}
