import { useTranslation } from 'react-i18next';
import type { Band, BandCount, RuleClass, RuleView, RunDetailView } from '../api/shapes.js';
import { useWord } from '../data/words.js';
import { useYuanHeading, Yuan } from '../data/yuan.js';
import { grouped, MISSING } from '../parts/money.js';
import { useViewSettings } from '../parts/view-settings.js';
import { BANDS, RULE_CLASSES } from '../screens/data-address.js';
import { instant } from '../text/dates.js';
import { sentences } from '../text/sentences.js';
import { BandTag } from './band-tag.js';
import { FindingsLink } from './findings-link.js';
import { knownOf, type Known } from './judged.js';
import { NotEvaluable } from './not-evaluable.js';
import { OverlapList } from './overlap-list.js';
import { useRateWords } from './base-rate.js';
import { RuleFile } from './rule-file.js';
import { RuleRates } from './rule-rates.js';
import { useRuleWords } from './rule-words.js';
import { summed } from './summed-counts.js';

const COLUMNS = 8;

interface RuleTableProps {
  readonly rules: readonly RuleView[];
  readonly run: RunDetailView | undefined;
  readonly opened: string | undefined;
  onOpen(code: string | undefined): void;
}

/** All rules by class, with what each found and how far it was judged: 0 stands only where something was. */
export function RuleTable({ rules, run, opened, onOpen }: RuleTableProps) {
  const { t } = useTranslation();
  const { language } = useViewSettings();
  const heading = useYuanHeading();
  return (
    <section data-testid="rules">
      <h2>
        {t('warnings.rules')}
        <small>{t('warnings.ruleCount', { count: rules.length })}</small>
      </h2>
      <p className="quiet">{sentences(language, t('warnings.sameMoney'), t('warnings.cells'))}</p>
      <div className="wide-table">
        <table className="documents rules">
          <thead>
            <tr>
              <th scope="col">{t('warnings.rule')}</th>
              {BANDS.map((band) => (
                <th key={band} scope="col" className="right">
                  <BandTag band={band} />
                </th>
              ))}
              <th scope="col" className="right" title={t('warnings.excludedMeans')}>
                {t('warnings.status.excluded')}
              </th>
              <th scope="col" className="right">
                {heading('warnings.amount')}
              </th>
              <th scope="col">{t('warnings.lastRun')}</th>
            </tr>
          </thead>
          {RULE_CLASSES.map((name) => (
            <ClassBody key={name} name={name} rules={rules.filter((rule) => rule.class === name)} run={run} opened={opened} onOpen={onOpen} />
          ))}
        </table>
      </div>
    </section>
  );
}

function ClassBody({ name, rules, ...more }: RuleTableProps & { name: RuleClass }) {
  const { t } = useTranslation();
  const className = useWord('warnings.class');
  const counts = rules.flatMap((rule) => rule.counts);
  const known = rules.some((rule) => knownOf(rule, more.run) === 'judged') ? 'judged' : 'never';
  return (
    <tbody data-class={name}>
      <tr className="class-row">
        <th scope="rowgroup">
          {className(name)} <small>{name}</small>
        </th>
        <Counts asked={name} counts={counts} known={known} />
        <td className="quiet">{rules.length === 0 ? t('warnings.noRules') : t('warnings.ruleCount', { count: rules.length })}</td>
      </tr>
      {rules.flatMap((rule) => [
        <RuleRow key={rule.id} rule={rule} {...more} />,
        ...(more.opened === rule.code
          ? [
              <tr key={`${rule.id} file`} className="opened">
                <td colSpan={COLUMNS}>
                  <OpenedRule rule={rule} run={more.run} />
                </td>
              </tr>,
            ]
          : []),
      ])}
    </tbody>
  );
}

function RuleRow({ rule, run, opened, onOpen }: Omit<RuleTableProps, 'rules'> & { rule: RuleView }) {
  const words = useRuleWords();
  const isOpen = opened === rule.code;
  return (
    <tr data-rule={rule.code}>
      <th scope="row">
        <button type="button" className="link" aria-expanded={isOpen} onClick={() => onOpen(isOpen ? undefined : rule.code)}>
          <span aria-hidden="true">{isOpen ? '▾' : '▸'}</span> <span className="number">{rule.code}</span> {words.title(rule)}
        </button>
      </th>
      <Counts asked={rule.code} counts={rule.counts} known={knownOf(rule, run)} bands={rule.bands} />
      <td>
        <LastRun rule={rule} run={run} onOpen={() => onOpen(rule.code)} />
      </td>
    </tr>
  );
}

/** Hits by band, explained ones, and the amount at risk of the hits. */
function Counts({ asked, counts, known, bands = BANDS }: { asked: string; counts: readonly BandCount[]; known: Known; bands?: readonly Band[] }) {
  const { t } = useTranslation();
  const bandName = useWord('warnings.band');
  const none = known === 'judged' ? <span className="zero">0</span> : <span className="zero">{MISSING}</span>;
  const excluded = summed(counts, 'excluded').findings;
  const hits = summed(counts, 'hit');
  return (
    <>
      {BANDS.map((band) => {
        const { findings } = summed(counts, 'hit', band);
        return (
          <td key={band} className="right">
            {findings > 0 ? (
              <FindingsLink asked={{ rule: asked, band }} label={t('warnings.toFindings', { rule: asked, band: bandName(band), count: findings })}>
                {grouped(findings)}
              </FindingsLink>
            ) : (
              bands.some((one) => one === band) && none
            )}
          </td>
        );
      })}
      <td className="right">
        {excluded > 0 ? (
          <FindingsLink asked={{ rule: asked, status: 'excluded' }} label={t('warnings.toExcluded', { rule: asked, count: excluded })}>
            {grouped(excluded)}
          </FindingsLink>
        ) : (
          none
        )}
      </td>
      <td className="right">{hits.findings > 0 ? <Yuan fen={hits.amount} /> : none}</td>
    </>
  );
}

/** How much was judged, each region by the newest run that judged all of it, and where sources lacked. */
function LastRun({ rule, run, onOpen }: { rule: RuleView; run: RunDetailView | undefined; onOpen(): void }) {
  const { t } = useTranslation();
  const { language } = useViewSettings();
  const rate = useRateWords();
  const known = knownOf(rule, run);
  const hasFailed = run?.results.some((one) => one.rule === rule.id && one.status === 'failed') ?? false;
  if (rule.rate === null) return <span className={hasFailed ? 'warn' : 'quiet'}>{t(`warnings.known.${known}`)}</span>;
  const { judged, regionsLacking: regions, regionsOpen, earliestAt, latestAt } = rule.rate;
  const at = (time: number | null): string => instant(time, 'minute', language);
  return (
    <>
      {known === 'judged' ? t('warnings.judged', { count: judged }) : <span className="warn">{t(`warnings.known.${known}`)}</span>}
      {rule.rate.rate !== null && <span title={rate(rule.rate)}>{` · ${t('warnings.baseRate')} ${(rule.rate.rate * 100).toFixed(1)}%`}</span>}
      {(regions > 0 || regionsOpen > 0) && (
        <>
          {' · '}
          <button type="button" className="link warn" onClick={onOpen}>
            {regions > 0 ? t('warnings.regionsLacking', { count: regions }) : t('warnings.clausesOpen')}
          </button>
        </>
      )}
      <small className="judged-at">
        {earliestAt === latestAt ? t('warnings.judgedAt', { at: at(latestAt) }) : t('warnings.judgedBetween', { from: at(earliestAt), to: at(latestAt) })}
        {known === 'judged' && hasFailed && <span className="warn">{` · ${t('warnings.lastFailed')}`}</span>}
      </small>
    </>
  );
}

function OpenedRule({ rule, run }: { rule: RuleView; run: RunDetailView | undefined }) {
  const { t } = useTranslation();
  const result = run?.results.find((one) => one.rule === rule.id);
  return (
    <div className="batch-detail" data-testid="opened-rule">
      {result?.status === 'failed' && (
        <p className="warn">
          {t('warnings.known.failed')} <span lang="en">{result.error}</span>
        </p>
      )}
      <NotEvaluable rule={rule.code} />
      <RuleRates rule={rule.code} />
      <RuleFile rule={rule} />
      <OverlapList rule={rule} />
      <p className="row">
        <FindingsLink asked={{ rule: rule.code }}>{t('warnings.allOfRule', { rule: rule.code })}</FindingsLink>
      </p>
    </div>
  );
}
