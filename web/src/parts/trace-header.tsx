import { useQuery } from '@tanstack/react-query';
import { Dropdown, Segmented } from 'antd';
import { useTranslation } from 'react-i18next';
import { entityQuestion, limitsOf, type Narrowed, type TraceAsked } from '../api/questions.js';
import type { TraceView } from '../api/shapes.js';
import { TRACE_TABS, type TraceAddress, type TraceTab } from '../screens/address.js';
import { day, instant } from '../text/dates.js';
import { Amount } from './amount.js';
import { MISSING } from './money.js';
import { usePageTitle } from './page-title.js';
import { useViewSettings } from './view-settings.js';

/** What is traced, and how it is shown. */
export function TraceHeader({ trace, asked, tab, onChange }: { trace: TraceView; asked: TraceAsked; tab: TraceTab; onChange(part: TraceAddress): void }) {
  const { t } = useTranslation();
  const { language } = useViewSettings();
  const { document } = trace;
  const region = useRegionName(asked);
  const payment = paymentOf(trace, asked);
  const only = onlyOf(asked.narrowed);
  const title = (region && [region, only].filter((text) => text !== '').join(' · ')) ?? (payment === null ? document.number : t('trace.payment', payment));
  usePageTitle(title);
  const written =
    document.numberAsWritten !== null && document.numberAsWritten !== document.number ? t('trace.asWritten', { text: document.numberAsWritten }) : undefined;
  return (
    <div className="trace-header">
      <div className="what">
        <h1 title={written}>{title}</h1>
        {region !== null && <p>{only === '' ? t('inspector.allOf') : t('inspector.onlyOf', { only })}</p>}
        {payment !== null && payment.at !== null && <p>{instant(payment.at, payment.precision, language)}</p>}
        {document.title && <p title={document.title}>{document.title}</p>}
      </div>
      <dl>
        {document.issuer && (
          <div>
            <dt>{t('trace.issuedBy')}</dt>
            <dd>{document.issuer}</dd>
          </div>
        )}
        {document.issuedAt !== null && (
          <div>
            <dt>{t('trace.issuedAt')}</dt>
            <dd>{day(document.issuedAt, language)}</dd>
          </div>
        )}
        <div>
          <dt>{t('trace.total')}</dt>
          <dd>
            <Amount fen={document.amount} />
          </dd>
        </div>
      </dl>
      <div className="controls">
        <Segmented
          size="small"
          aria-label={t('trace.viewLabel')}
          value={tab}
          options={TRACE_TABS.map((value) => ({ value, label: t(`trace.${value}`) }))}
          onChange={(view) => onChange({ view: view === 'graph' ? undefined : view })}
        />
        {!('kind' in asked.start && asked.start.kind === 'region') && (
          <Dropdown
            trigger={['click']}
            menu={{
              items: (['csv', 'ndjson'] as const).map((format) => ({
                key: format,
                label: (
                  <a href={exportAddress(asked, format, language)} download={`${document.number}.${format}`}>
                    {t(format === 'csv' ? 'trace.exportCsv' : 'trace.exportNdjson')}
                    {asked.minAmount !== undefined && ` · ${t('trace.exportWhole')}`}
                  </a>
                ),
              })),
            }}
          >
            <button type="button" className="chip">
              {t('trace.export')}
            </button>
          </Dropdown>
        )}
      </div>
    </div>
  );
}

/** What of a region's money is asked, in one line: years, fund and tag. */
function onlyOf({ years = [], fund, fundTag }: Narrowed = {}): string {
  const [first, last] = [years[0], years.at(-1)];
  const span = first === undefined ? undefined : first === last ? String(first) : `${first}–${last}`;
  return [span, fund, fundTag].filter((text) => text !== undefined).join(' · ');
}

/** Whoever reads the page knows a payment by its two sides and its day, not by its key. Null: none was asked for. */
function paymentOf({ nodes, steps }: TraceView, { start }: TraceAsked) {
  if (!('kind' in start) || start.kind !== 'payment') return null;
  const step = steps.find(({ id }) => id === start.id);
  const name = (id: string | undefined): string => nodes.find((node) => node.id === id)?.name ?? MISSING;
  return { from: name(step?.source), to: name(step?.target), at: step?.paidAt ?? null, precision: step?.timePrecision ?? null };
}

/** The answer about a region is called by its code; whoever reads the page knows it by its name. Null: no region was asked for. */
function useRegionName({ start, scope, asOf, asOfBatch }: TraceAsked): string | null {
  const id = 'kind' in start && start.kind === 'region' ? start.id : null;
  const { data } = useQuery({ ...entityQuestion(id ?? '', scope, { asOf, asOfBatch }), enabled: id !== null });
  return id === null ? null : (data?.label ?? id.replace(/^region:/u, ''));
}

/** The export asks what the page asks, with every step of it: a table could not say what a smallest amount leaves out. */
function exportAddress({ minAmount: _hidden, ...asked }: TraceAsked, format: 'csv' | 'ndjson', language: string): string {
  const { start } = asked;
  const query = new URLSearchParams({ format, lang: language === 'en' ? 'en' : 'zh' });
  for (const [name, value] of Object.entries(limitsOf(asked))) query.set(name, String(value));
  if ('kind' in start) return `/api/traces/from/${start.kind}/${encodeURIComponent(start.id)}?${query}`;
  if (start.issuer) query.set('issuer', start.issuer);
  return `/api/traces/${encodeURIComponent(start.number)}?${query}`;
}
