import { useTranslation } from 'react-i18next';
import { useWord } from '../data/words.js';
import { day } from '../text/dates.js';
import { Amount } from './amount.js';
import { MISSING } from './money.js';
import { useViewSettings } from './view-settings.js';

/** Names of the model that hold a day or an instant; their values are epoch milliseconds. */
const DAYS = /At$|^(from|to|plannedFrom|plannedTo|policyLabelFrom)$/u;
/** Names of the model that hold fen. */
const SUMS = new Set(['amount', 'total', 'approvedBudget', 'budget', 'limit', 'standard', 'balanceAsStated']);
/** Shown elsewhere on the same panel, or of no use to a reader. */
const UNSAID = new Set(['pinyin', 'id', 'policyLabel', 'policyLabelFrom', 'region', 'regionName', 'surrogate', 'placeholder', 'name', 'headName']);

/**
 * Facts of the model by their names; what a name stands for is said in the texts, a value of a known list too. `of`: the kind of
 * thing, for a word like `township` is a unit here and an account there.
 */
export function FactList({ facts, of }: { facts: Readonly<Record<string, unknown>>; of?: string }) {
  const { t, i18n } = useTranslation();
  const shown = Object.entries(facts).filter(
    ([name, value]) =>
      !UNSAID.has(name) &&
      !(name === 'issuer' && facts['issuerName']) &&
      value !== null &&
      value !== '' &&
      value !== false &&
      !(Array.isArray(value) && value.length === 0),
  );
  if (shown.length === 0) return null;
  return (
    <dl className="facts">
      {shown.map(([name, value]) => (
        <div key={name}>
          <dt>{i18n.exists(`facts.${name}`) ? t(`facts.${name}`) : name}</dt>
          <dd>
            <FactValue name={name} value={value} words={wordsOf(of, name)} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** A word like `township` is a kind of unit, a level of a region, and otherwise a kind of account. */
function wordsOf(of: string | undefined, name: string): string {
  if (of === 'Unit' && name === 'kind') return 'unitKinds';
  return of === 'Region' && name === 'level' ? 'regionLevels' : 'words';
}

function FactValue({ name, value, words }: { name: string; value: unknown; words: string }) {
  const { t } = useTranslation();
  const word = useWord(words);
  const { language } = useViewSettings();
  if (value === null || value === undefined) return MISSING;
  if (typeof value === 'boolean') return t(value ? 'common.yes' : 'common.no');
  if (Array.isArray(value)) return value.join(language === 'en' ? ', ' : '、');
  if (typeof value === 'number') {
    if (DAYS.test(name)) return day(value, language);
    return SUMS.has(name) ? <Amount fen={value} unit="yuan" /> : String(value);
  }
  return word(String(value));
}
