import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { settingsHistoryQuestion } from '../api/setting-questions.js';
import type { RuleView } from '../api/shapes.js';
import { useViewSettings } from '../parts/view-settings.js';
import { instant } from '../text/dates.js';
import { EntryWords, Origin } from './setting-entry.js';

/** All that was ever said of a rule's settings, newest first; asked for when it is opened. */
export function SettingsHistory({ rule }: { rule: RuleView }) {
  const { t } = useTranslation();
  const { scope, language } = useViewSettings();
  const [isOpen, setOpen] = useState(false);
  const { data } = useQuery(settingsHistoryQuestion(rule.code, scope, isOpen));
  return (
    <details className="settings-history" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t('warnings.settingsHistory')}</summary>
      {data?.entries.length === 0 && <p className="quiet">{t('warnings.neverSet')}</p>}
      <ul className="plain setting-entries">
        {data?.entries.map((entry) => (
          <li key={entry.id}>
            <span className="number">{t('warnings.change', { version: entry.version })}</span> {instant(entry.at, 'minute', language)}{' '}
            <EntryWords entry={entry} setting={rule.settings.find(({ name }) => name === entry.name)} /> <Origin entry={entry} />{' '}
            {entry.isWithdrawn && <b className="warn">{t('warnings.withdrawn')}</b>} {entry.note !== null && <small>{entry.note}</small>}
          </li>
        ))}
      </ul>
      {data?.cursor != null && <p className="quiet">{t('warnings.moreHistory')}</p>}
    </details>
  );
}
