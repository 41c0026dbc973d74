import { useTranslation } from 'react-i18next';
import type { FindingState, FindingView, RuleView } from '../api/shapes.js';
import { useYuanHeading, Yuan } from '../data/yuan.js';
import { MISSING } from '../parts/money.js';
import { useViewSettings } from '../parts/view-settings.js';
import { day } from '../text/dates.js';
import { BandTag } from './band-tag.js';
import { FindingLink } from './findings-link.js';
import { useRuleWords, useTrapName } from './rule-words.js';

/** Findings, worst band and largest amount first: each a sentence of facts that leads to all there is about it. */
export function FindingTable({ list, rules, status }: { list: readonly FindingView[]; rules: readonly RuleView[]; status: FindingState }) {
  const { t } = useTranslation();
  const { language } = useViewSettings();
  const heading = useYuanHeading();
  const words = useRuleWords();
  const trapName = useTrapName();
  return (
    <div className="wide-table">
      <table className="documents findings" data-testid="findings">
        <thead>
          <tr>
            <th scope="col">{t('warnings.bandLabel')}</th>
            <th scope="col">{t('warnings.rule')}</th>
            <th scope="col">{t('warnings.message')}</th>
            {status === 'excluded' && <th scope="col">{t('warnings.explainedBy')}</th>}
            <th scope="col" className="right">
              {heading('warnings.amount')}
            </th>
            <th scope="col">{t('data.region')}</th>
            <th scope="col">{t('warnings.since')}</th>
          </tr>
        </thead>
        <tbody>
          {list.map((finding) => {
            const rule = rules.find(({ id }) => id === finding.rule);
            return (
              <tr key={finding.id} data-finding={finding.id}>
                <td>
                  <BandTag band={finding.band} />
                </td>
                <td className="of-rule">
                  <span className="number">{finding.code}</span> {rule && <small>{words.title(rule)}</small>}
                </td>
                <td>
                  <FindingLink id={finding.id}>{words.message(finding) || finding.subject}</FindingLink>
                </td>
                {status === 'excluded' && <td>{finding.trap === null ? MISSING : trapName(finding.trap)}</td>}
                <td className="right">
                  <Yuan fen={finding.amount} />
                </td>
                <td className="of-region">
                  <span title={finding.region}>{finding.regionName ?? finding.region}</span>
                </td>
                <td className="number">{day(finding.since, language)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
