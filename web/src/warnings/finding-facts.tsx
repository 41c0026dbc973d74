import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { FindingDetailView, RuleView } from '../api/shapes.js';
import { RegionLink } from '../data/jump-links.js';
import { exactYuan } from '../parts/money.js';
import { useViewSettings } from '../parts/view-settings.js';
import { day, instant } from '../text/dates.js';
import { BaseRate } from './base-rate.js';
import { NodeLine } from './evidence.js';
import { FindingsLink } from './findings-link.js';
import { useMeasured, useRuleWords, useTrapName } from './rule-words.js';

interface FindingFactsProps {
  readonly finding: FindingDetailView;
  readonly rule: RuleView | undefined;
}

/** Whom it is about, what was measured against which limit, as of when, and how usual such a finding is there. */
export function FindingFacts({ finding, rule }: FindingFactsProps) {
  const { t } = useTranslation();
  const { language } = useViewSettings();
  const trapName = useTrapName();
  const words = useRuleWords();
  const { subject, region, regionName, amount, recovered, clause, trap, asOf, dataVersion, openedAt, since, version } = finding;
  return (
    <dl className="facts finding-facts">
      <Fact name={t('warnings.subject')}>
        <ul className="plain evidence">
          <NodeLine id={subject} />
        </ul>
        <FindingsLink asked={{ subject }}>{t('warnings.allOfSubject')}</FindingsLink>
      </Fact>
      <Fact name={t('data.region')}>
        {regionName ?? region} <small>{region}</small>{' '}
        <span className="jumps">
          <RegionLink region={region} name={t('data.reconciliation')} />
        </span>
      </Fact>
      <Measured finding={finding} rule={rule} />
      <Fact name={t('warnings.amountAtRisk')}>
        <b className="amount">{exactYuan(amount, language)}</b> <small>{t('warnings.maybeSame')}</small>
      </Fact>
      {recovered > 0 && (
        <Fact name={t('warnings.recovered')}>
          <b className="amount">{exactYuan(recovered, language)}</b> <small>{t('warnings.recoveredMeans')}</small>
        </Fact>
      )}
      {clause !== null && (
        <Fact name={t('warnings.clause')}>
          {finding.code} {words.clause(finding)} <small>{t(finding.clauseText === null ? 'warnings.clauseUnknown' : 'warnings.clauseMeans')}</small>
        </Fact>
      )}
      {trap !== null && (
        <Fact name={t('warnings.explainedBy')}>
          <b>{trapName(trap)}</b> <small>{t('warnings.statusMeans.excluded')}</small>
        </Fact>
      )}
      <Fact name={t('warnings.baseRate')}>
        <BaseRate finding={finding} />
      </Fact>
      <Fact name={t('warnings.asOf')}>{day(asOf, language)}</Fact>
      <Fact name={t('ask.batch')}>{t('version.chip', { version: dataVersion })}</Fact>
      <Fact name={t('warnings.openedAt')}>{instant(openedAt, 'minute', language)}</Fact>
      <Fact name={t('warnings.sinceLong')}>{instant(since, 'minute', language)}</Fact>
      <Fact name={t('warnings.version')}>
        {version} {rule && rule.version !== version && <span className="warn">{t('warnings.otherVersion', { version: rule.version })}</span>}
      </Fact>
    </dl>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function Measured({ finding: { measured, limit }, rule }: { finding: FindingDetailView; rule: RuleView | undefined }) {
  const { t } = useTranslation();
  const words = useMeasured();
  if (measured === null || !rule) return null;
  return (
    <Fact name={t('warnings.measured')}>
      <b>{words(measured, rule)}</b> {limit !== null && <span>{t('warnings.limit', { limit: words(limit, rule) })}</span>}
    </Fact>
  );
}
