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
  const [active, setActive] = useState(0);
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
    void navigate({ ...searchTarget(hit, hits), search: ((now: Record<string, unknown>) => ({ ...keepPage(now), ...searchTarget(hit, hits).search })) as never } as never);
  };

  const settled = answer.data && !answer.isPlaceholderData ? answer.data : undefined;
  useEffect(() => {
    if (waiting === null || waiting !== asked || !settled) return;
    setWaiting(null);
    const exact = exactDocument(settled);
    if (exact) go(exact);
  });

  const press = (event: KeyboardEvent): void => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      setOpen(true);
      if (hits.length > 0) setActive((at) => (at + (event.key === 'ArrowDown' ? 1 : hits.length - 1)) % hits.length);
    } else if (event.key === 'Enter' && !event.nativeEvent.isComposing) {
      event.preventDefault();
      setOpen(true);
      const typed = text.trim();
      const ready = typed === asked && settled;
      if (ready && active > 0 && hits[active]) go(hits[active]);
      else if (ready) {
        const exact = exactDocument(settled);
        // Enter opens what is certain: an exact document, or the only hit there is. Otherwise the candidates stay open.
        if (exact) go(exact);
        else if (hits.length === 1) go(hits[0]!);
      } else {
        setAsked(typed);
        setWaiting(typed);
      }
    } else if (event.key === 'Escape') {
      if (open) setOpen(false);
      else setText('');
    }
  };

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
          setActive(0);
          setOpen(true);
        }}
        onFocus={() => setOpen(true)}
        onBlur={() => setOpen(false)}
        onKeyDown={press}
      />
      <kbd aria-hidden="true" title={t('search.hint')}>
        /
      </kbd>
      <div id={list} role="listbox" aria-label={t('search.label')} className={hits.length > 0 ? 'suggestions' : 'unseen'} onMouseDown={(event) => event.preventDefault()}>
        {hits.length > 0 && <Suggestions view={answer.data!} id={list} active={active} onPick={go} />}
      </div>
      {(nothing || answer.isError || (open && looksPersonal(text))) && (
        <p className="search-note" role="status">
          {nothing ? t('search.none', { q: asked }) : answer.isError ? answer.error.message || t('problem.offline') : t('search.private')}
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
          <div role="option" key={hit.id} id={`${id}-${mine}`} aria-selected={mine === active} className={mine === active ? 'hit active' : 'hit'} onClick={() => onPick(hit)}>
            <b>{hit.label}</b>
            {hit.match === 'exact' && hit.kind === 'document' && <em>{t('search.exact')}</em>}
            <span>{[hit.detail, hit.regionName].filter(Boolean).join(' · ')}</span>
          </div>
        );
      })}
    </div>
  ));
}

/** The one document a number means, if it is one and only one. */
function exactDocument(view: SearchView): SearchHit | undefined {
  const exact = view.groups.find((group) => group.kind === 'document')?.hits.filter((hit) => hit.match === 'exact') ?? [];
  return exact.length === 1 ? exact[0] : undefined;
}
