import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { searchQuestion } from '../api/questions.js';
import { looksPersonal } from '../api/personal.js';
import { problemOf } from '../api/problem.js';
import type { SearchHit, SearchView } from '../api/shapes.js';
import { keepPage } from '../screens/page-search.js';
import { useProblemWords } from './problem-words.js';
import { enterOf, numberMissing } from './search-enter.js';
import { searchRequest } from './search-request.js';
import { searchTarget, type Target } from './search-target.js';
import { BeforeHits, Suggestions } from './suggestions.js';

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
  const wanted = useStore(searchRequest, (state) => state.wanted);
  const inWords = useProblemWords();
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

  useEffect(() => {
    if (wanted === null) return;
    searchRequest.setState({ wanted: null });
    setText(wanted.text);
    setActive(-1);
    input.current?.focus();
  }, [wanted]);

  const hits = open && asked !== '' && answer.data ? answer.data.groups.flatMap((group) => group.hits) : [];
  const leave = (target: Target): void => {
    setOpen(false);
    setText('');
    setAsked('');
    input.current?.blur();
    void navigate({ ...target, search: ((now: Record<string, unknown>) => ({ ...keepPage(now), ...target.search })) as never } as never);
  };
  const go = (hit: SearchHit): void => leave(searchTarget(hit, hits));
  const enter = (view: SearchView): void => {
    const next = enterOf(view);
    if (next.does === 'open') go(next.hit);
    else if (next.does === 'choose-issuer') leave({ to: '/trace/$number', params: { number: next.number }, search: {} });
    else
      setActive(
        Math.max(
          0,
          hits.findIndex((hit) => hit.id === next.hits[0]?.id),
        ),
      );
  };

  const settled = answer.data && !answer.isPlaceholderData ? answer.data : undefined;
  useEffect(() => {
    if (waiting === null || waiting !== asked || !settled) return;
    setWaiting(null);
    enter(settled);
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
      else if (ready) enter(settled);
      else {
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
  const missing = settled ? numberMissing(settled) : null;
  const failure = answer.isError ? inWords(problemOf(answer.error)) : null;
  const note = nothing
    ? missing === null
      ? t('search.none', { q: asked })
      : t('search.noNumber', { number: missing })
    : looking && hits.length === 0
      ? t('search.searching')
      : failure
        ? t('search.failed', failure)
        : t('search.private');
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
      <div className={hits.length > 0 ? 'suggestions' : 'unseen'} onMouseDown={(event) => event.preventDefault()}>
        {hits.length > 0 && settled && <BeforeHits view={settled} />}
        <div id={list} role="listbox" aria-label={t('search.label')}>
          {hits.length > 0 && <Suggestions view={answer.data!} id={list} active={active} onPick={go} />}
        </div>
      </div>
      {(nothing || (open && failure) || (looking && hits.length === 0) || (open && looksPersonal(text))) && (
        <p className="search-note" role="status">
          {note}
        </p>
      )}
    </search>
  );
}
