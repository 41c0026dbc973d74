import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { searchQuestion } from '../api/questions.js';
import { looksPersonal } from '../api/personal.js';
import type { SearchHit, SearchView } from '../api/shapes.js';
import { keepPage } from '../screens/page-search.js';
import { searchTarget } from './search-target.js';

const DEBOUNCE_MS = 150;

/** One box for everything. Its text never enters the address: it may be the number of a person. */
export function SearchBox({ scope }: { scope: string | undefined }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [text, setText] = useState('');
  const [asked, setAsked] = useState('');
  const [open, setOpen] = useState(false);
  /** Which suggestion the arrow keys chose; none until they did. */
  const [active, setActive] = useState(-1);
  /** Enter was pressed before the answer had come: the answer decides where to go. */
  const [waiting, setWaiting] = useState<string | null>(null);
  const input = useRef<HTMLInputElement>(null);
  const list = useId();
  const answer = useQuery(searchQuestion(asked, scope));

  useEffect(() => {
    const timer = setTimeout(() => setAsked(text.trim()), DEBOUNCE_MS);
    return () => clearTimeout(timer);
  }, [text]);

  useEffect(() => {
    const press = (event: globalThis.KeyboardEvent): void => {
      const typing = event.target instanceof HTMLElement && (event.target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/u.test(event.target.tagName));
      const wanted = (event.key === 'k' && (event.ctrlKey || event.metaKey)) || (event.key === '/' && !typing);
      if (!wanted) return;
      event.preventDefault();
      input.current?.focus();
      input.current?.select();
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, []);

  const hits = open && asked !== '' && answer.data ? answer.data.groups.flatMap((group) => group.hits) : [];
  const go = (hit: SearchHit): void => {
    setOpen(false);
    setText('');
    setAsked('');
    input.current?.blur();
    void navigate({
      ...searchTarget(hit, hits),
      search: ((now: Record<string, unknown>) => ({ ...keepPage(now), ...searchTarget(hit, hits).search })) as never,
    } as never);
  };

  const settled = answer.data && !answer.isPlaceholderData ? answer.data : undefined;
  useEffect(() => {
    if (waiting === null || waiting !== asked || !settled) return;
    setWaiting(null);
    const certain = certainHit(settled);
    if (certain) go(certain);
  });

  const press = (event: KeyboardEvent): void => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      setOpen(true);
      if (hits.length > 0) setActive((at) => (event.key === 'ArrowDown' ? (at + 1) % hits.length : at <= 0 ? hits.length - 1 : at - 1));
    } else if (event.key === 'Enter' && !event.nativeEvent.isComposing) {
      event.preventDefault();
      setOpen(true);
      const typed = text.trim();
      const ready = typed === asked && settled;
      if (ready && hits[active]) go(hits[active]);
      else if (ready) {
        const certain = certainHit(settled);
        if (certain) go(certain);
      } else {
        setAsked(typed);
        setWaiting(typed);
      }
    } else if (event.key === 'Escape') {
      if (open) setOpen(false);
      else setText('');
    }
  };

  const looking = open && text.trim() !== '' && !settled && !answer.isError;
  const nothing = open && asked !== '' && settled && settled.groups.length === 0;
  return (
    <search className="search">
      <input
        ref={input}
        role="combobox"
        aria-label={t('search.label')}
        aria-expanded={hits.length > 0}
        aria-controls={list}
        aria-autocomplete="list"
        aria-activedescendant={hits[active] ? `${list}-${active}` : undefined}
        autoComplete="off"
        spellCheck={false}
        placeholder={t('search.placeholder')}
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          setActive(-1);
          setOpen(true);
        }}
        onFocus={() => setOpen(true)}
        onBlur={() => setOpen(false)}
        onKeyDown={press}
      />
      <kbd aria-hidden="true" title={t('search.hint')}>
        /
      </kbd>
      <div
        id={list}
        role="listbox"
        aria-label={t('search.label')}
        className={hits.length > 0 ? 'suggestions' : 'unseen'}
        onMouseDown={(event) => event.preventDefault()}
      >
        {hits.length > 0 && <Suggestions view={answer.data!} id={list} active={active} onPick={go} />}
      </div>
      {(nothing || (open && answer.isError) || (looking && hits.length === 0) || (open && looksPersonal(text))) && (
        <p className="search-note" role="status">
          {nothing
            ? t('search.none', { q: asked })
            : looking && hits.length === 0
              ? t('search.searching')
              : answer.isError
                ? answer.error.message || t('problem.offline')
                : t('search.private')}
        </p>
      )}
    </search>
  );
}

function Suggestions({ view, id, active, onPick }: { view: SearchView; id: string; active: number; onPick(hit: SearchHit): void }) {
  const { t } = useTranslation();
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
            {hit.match === 'exact' && hit.kind === 'document' && <em>{t('search.exact')}</em>}
            <span>{[hit.detail, hit.regionName].filter(Boolean).join(' · ')}</span>
          </div>
        );
      })}
    </div>
  ));
}

/** What Enter opens without a choice: the one document of this number, the one exact name, or the only hit there is. */
function certainHit(view: SearchView): SearchHit | undefined {
  const hits = view.groups.flatMap((group) => group.hits);
  const exact = hits.filter((hit) => hit.match === 'exact');
  const documents = exact.filter((hit) => hit.kind === 'document');
  if (documents.length > 0) return documents.length === 1 ? documents[0] : undefined;
  if (exact.length > 0) return exact.length === 1 ? exact[0] : undefined;
  return hits.length === 1 && view.groups[0]!.more === 0 ? hits[0] : undefined;
}
