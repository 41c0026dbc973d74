import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import { findingQuestion, rulesQuestion } from '../api/warning-questions.js';
import type { FindingDetailView, RuleView } from '../api/shapes.js';
import { DataPage } from '../data/data-page.js';
import { exactYuan } from '../parts/money.js';
import { ProblemNote } from '../parts/problem-note.js';
import { useViewSettings } from '../parts/view-settings.js';
import { BandTag } from '../warnings/band-tag.js';
import { useRateWords } from '../warnings/base-rate.js';
import { Clearing } from '../warnings/clearing.js';
import { Evidence } from '../warnings/evidence.js';
import { FindingFacts } from '../warnings/finding-facts.js';
import { FindingHistory } from '../warnings/finding-history.js';
import { FindingsLink } from '../warnings/findings-link.js';
import { RuleFile } from '../warnings/rule-file.js';
import { useMeasured, useRuleWords } from '../warnings/rule-words.js';
import { SameGroup } from '../warnings/same-group.js';

/** One finding with all that a reader needs to check it: facts, rule, evidence, history. */
export function FindingScreen() {
  const { t } = useTranslation();
  const { scope } = useViewSettings();
  const { id } = getRouteApi('/warnings/findings/$id').useParams();
  const answer = useQuery(findingQuestion(id, scope));
  return (
    <DataPage title={answer.data ? `${t('warnings.finding')} ${answer.data.code}` : t('warnings.finding')}>
      {answer.error && <ProblemNote error={answer.error} onRetry={() => void answer.refetch()} />}
      {answer.isPending && <Skeleton active />}
      {answer.data && <Finding finding={answer.data} />}
    </DataPage>
  );
}

function Finding({ finding }: { finding: FindingDetailView }) {
  const { t } = useTranslation();
  const { scope } = useViewSettings();
  const words = useRuleWords();
  const rules = useQuery(rulesQuestion(scope));
  const rule = rules.data?.rules.find((one) => one.id === finding.rule);
  const { band, status, code } = finding;
  return (
    <>
      <p className="row">
        <FindingsLink asked={{ rule: code, status: status === 'hit' ? undefined : status }}>{t('warnings.sameRule', { rule: code })}</FindingsLink>
      </p>
      <section className="finding-head" data-testid="finding">
        <p className="row">
          <BandTag band={band} /> <span className={`finding-state is-${status}`}>{t(`warnings.status.${status}`)}</span> {rule && words.title(rule)}
        </p>
        <p className="finding-message">{words.message(finding)}</p>
        <KeyFigures finding={finding} rule={rule} />
        <p className="quiet">{t(`warnings.statusMeans.${status}`)}</p>
      </section>
      <Evidence finding={finding} />
      <div className="finding-columns">
        <div>
          <section>
            <h2>{t('warnings.facts')}</h2>
            <FindingFacts finding={finding} rule={rule} />
          </section>
          <Clearing finding={finding} />
        </div>
        <div>
          <SameGroup finding={finding} />
          <FindingHistory history={finding.history} rule={rule} />
          {rule && (
            <section data-testid="finding-rule">
              <h2>
                {t('warnings.rule')} {code} {words.title(rule)}
              </h2>
              <RuleFile rule={rule} finding={finding.id} />
            </section>
          )}
        </div>
      </div>
    </>
  );
}

/** What a reader looks for first: how far over the limit, how much money, how usual. */
function KeyFigures({ finding, rule }: { finding: FindingDetailView; rule: RuleView | undefined }) {
  const { t } = useTranslation();
  const { language } = useViewSettings();
  const measured = useMeasured();
  const rate = useRateWords();
  const { amount, limit, baseRate, regionName, region } = finding;
  return (
    <dl className="key-figures" data-testid="key-figures">
      {finding.measured !== null && rule && (
        <div>
          <dt>{t('warnings.measured')}</dt>
          <dd>
            {measured(finding.measured, rule)} {limit !== null && <small>{t('warnings.limit', { limit: measured(limit, rule) })}</small>}
          </dd>
        </div>
      )}
      <div>
        <dt>{t('warnings.amountAtRisk')}</dt>
        <dd>{exactYuan(amount, language)}</dd>
      </div>
      <div>
        <dt>{t('data.region')}</dt>
        <dd>{regionName ?? region}</dd>
      </div>
      {baseRate.region !== null && baseRate.region.judged > 0 && (
        <div>
          <dt>{t('warnings.rateHereShort')}</dt>
          <dd>{rate(baseRate.region)}</dd>
        </div>
      )}
    </dl>
  );
}
