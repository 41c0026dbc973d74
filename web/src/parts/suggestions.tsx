import { useTranslation } from 'react-i18next';
import type { SearchHit, SearchView } from '../api/shapes.js';
import { useWord } from '../data/words.js';
import { enterOf, numberMissing, type Enter } from './search-enter.js';

export interface SuggestionsProps {
  readonly view: SearchView;
  readonly id: string;
  /** Place of the hit that the arrow keys chose; −1 before. */
  readonly active: number;
  onPick(hit: SearchHit): void;
}

/** What is to be known before the hits are read: the number is nobody's, or several things are meant by the same words. */
export function BeforeHits({ view }: { view: SearchView }) {
  const { t } = useTranslation();
  const missing = numberMissing(view);
  const enter = enterOf(view);
  if (missing !== null)
    return (
      <p className="before-hits amber" role="status">
        {t('search.noNumberNear', { number: missing })}
      </p>
    );
  if (enter.does === 'open' || enter.hits.length === 0) return null;
  const count = enter.hits.length;
  return (
    <p className="before-hits" role="status">
      {enter.does === 'choose-issuer' ? t('search.chooseIssuer', { count, number: enter.number }) : t('search.chooseHere', { count })}
    </p>
  );
}

/** The hits by kind. Beside a hit stands what Enter does with it. */
export function Suggestions({ view, id, active, onPick }: SuggestionsProps) {
  const { t } = useTranslation();
  const enter = enterOf(view);
  let at = -1;
  return view.groups.map((group) => (
    <div role="group" key={group.kind} aria-label={t(`search.groups.${group.kind}`)}>
      <div className="group" role="presentation">
        {t(`search.groups.${group.kind}`)}
        {group.more > 0 && <small>{`+${group.more}${group.atLeast ? '…' : ''}`}</small>}
      </div>
      {group.hits.map((hit) => {
        at += 1;
        const mine = at;
        return (
          <div
            role="option"
            key={hit.id}
            id={`${id}-${mine}`}
            aria-selected={mine === active}
            className={mine === active ? 'hit active' : 'hit'}
            onClick={() => onPick(hit)}
          >
            <b>{hit.label}</b>
            <EnterWords hit={hit} enter={enter} active={active === -1 ? null : mine === active} />
            <HitDetail hit={hit} />
          </div>
        );
      })}
    </div>
  ));
}

/** `active`: whether this hit is the one chosen with the arrow keys; null while none is. */
function EnterWords({ hit, enter, active }: { hit: SearchHit; enter: Enter; active: boolean | null }) {
  const { t } = useTranslation();
  if (active !== null) return active ? <em>{t('search.opens')}</em> : null;
  if (enter.does === 'open') return enter.hit.id === hit.id ? <em>{t(hit.match === 'exact' ? 'search.exact' : 'search.opens')}</em> : null;
  if (!enter.hits.some(({ id }) => id === hit.id)) return null;
  return <em>{t('search.click')}</em>;
}

/** What tells a hit from others of the same name. A kind or state comes as a word of the model, a title or holder as it is written. */
function HitDetail({ hit }: { hit: SearchHit }) {
  const said = useWord('words');
  const unit = useWord('unitKinds');
  const region = useWord('regionLevels');
  const word = { unit, region }[hit.kind as string] ?? said;
  const detail = hit.detail !== null && /^[a-z]+(?:-[a-z]+)*$/u.test(hit.detail) ? word(hit.detail) : hit.detail;
  return <span>{[detail, hit.regionName].filter(Boolean).join(' · ')}</span>;
}
