import { useTranslation } from 'react-i18next';
import type { Band, FindingEventView, RuleView } from '../api/shapes.js';
import { useWord } from '../data/words.js';
import { useYuanHeading, Yuan } from '../data/yuan.js';
import { MISSING } from '../parts/money.js';
import { useViewSettings } from '../parts/view-settings.js';
import { instant } from '../text/dates.js';
import { BandTag } from './band-tag.js';
import { useMeasured, useTrapName } from './rule-words.js';

/** What a run said of the finding, as far as it is shown. */
interface Told {
  readonly band: Band;
  readonly measured: number | null;
  readonly amount: number;
  readonly trap: string | null;
}

/** What runs did to the finding, in order; nothing of it is ever changed. */
export function FindingHistory({ history, rule }: { history: readonly FindingEventView[]; rule: RuleView | undefined }) {
  const { t } = useTranslation();
  const { language } = useViewSettings();
  const heading = useYuanHeading();
  const eventName = useWord('warnings.event');
  const measured = useMeasured();
  const trapName = useTrapName();
  return (
    <section data-testid="finding-history">
      <h2>{t('warnings.history')}</h2>
      <div className="wide-table">
        <table className="documents">
          <thead>
            <tr>
              <th scope="col">{t('warnings.at')}</th>
              <th scope="col">{t('warnings.eventLabel')}</th>
              <th scope="col">{t('warnings.bandLabel')}</th>
              <th scope="col">{t('warnings.measured')}</th>
              <th scope="col" className="right">
                {heading('warnings.amount')}
              </th>
              <th scope="col">{t('warnings.explainedBy')}</th>
              <th scope="col">{t('loads.batch')}</th>
            </tr>
          </thead>
          <tbody>
            {history.map(({ seq, event, at, run, dataVersion, recovered, state }) => {
              const told = state as unknown as Told;
              return (
                <tr key={seq}>
                  <td className="number" title={run}>
                    {instant(at, 'minute', language)}
                  </td>
                  <th scope="row">
                    {eventName(event)}
                    {recovered !== null && (
                      <small>
                        {' '}
                        <Yuan fen={recovered} />
                      </small>
                    )}
                  </th>
                  <td>
                    <BandTag band={told.band} />
                  </td>
                  <td>{told.measured === null || !rule ? MISSING : measured(told.measured, rule)}</td>
                  <td className="right">
                    <Yuan fen={told.amount} />
                  </td>
                  <td>{told.trap === null ? MISSING : trapName(told.trap)}</td>
                  <td className="number">{dataVersion}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </section>
  );
}
