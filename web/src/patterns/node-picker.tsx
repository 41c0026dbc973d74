import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { entityQuestion, searchQuestion } from '../api/questions.js';
import { useWord } from '../data/words.js';
import { useCaptions, useViewSettings } from '../parts/view-settings.js';

const DEBOUNCE_MS = 200;
/** Kinds of the search by the labels of nodes; a line is found by its id only. */
const KINDS: Readonly<Record<string, string>> = {
  Document: 'document',
  Region: 'region',
  Unit: 'unit',
  Project: 'project',
  SubsidyItem: 'item',
  Enterprise: 'enterprise',
  Household: 'household',
  Person: 'person',
  Account: 'account',
};
const ID = /^[a-z]+:.+$/u;

interface NodePickerProps {
  readonly label: string;
  readonly kinds: readonly string[];
  readonly many: boolean;
  readonly value: readonly string[];
  readonly faulty: boolean;
  onChange(value: readonly string[]): void;
}

/** Chooses things by searching for their name or number; an id can be pasted as well. What is typed never enters the address. */
export function NodePicker({ label, kinds, many, value, faulty, onChange }: NodePickerProps) {
  const { t } = useTranslation();
  const { scope } = useViewSettings();
  const captions = useCaptions();
  const word = useWord('words');
  const [text, setText] = useState('');
  const [asked, setAsked] = useState('');
  const [names, setNames] = useState<Readonly<Record<string, string>>>({});
  useEffect(() => {
    const timer = setTimeout(() => setAsked(text.trim()), DEBOUNCE_MS);
    return () => clearTimeout(timer);
  }, [text]);
  const isId = ID.test(text.trim());
  const answer = useQuery({ ...searchQuestion(asked, scope), enabled: asked !== '' && !ID.test(asked) });
  const wanted = kinds.map((kind) => KINDS[kind]);
  const hits = asked === '' || isId ? [] : (answer.data?.groups ?? []).filter(({ kind }) => wanted.includes(kind)).flatMap((group) => group.hits);
  const options = isId
    ? [{ value: text.trim(), label: text.trim() }]
    : hits.map((hit) => ({ value: hit.id, label: [hit.label, hit.detail, hit.regionName].filter((part) => part !== null && part !== '').join(' · ') }));
  const chosen = value.map((id) => ({ value: id, label: names[id] ?? <NodeLabel id={id} /> }));
  const change = (picked: readonly { value: string; label?: unknown }[]): void => {
    setNames((known) => ({ ...known, ...Object.fromEntries(options.map((option) => [option.value, option.label])) }));
    setText('');
    onChange(picked.map((one) => one.value));
  };
  return (
    <Select
      aria-label={label}
      mode={many ? 'multiple' : undefined}
      labelInValue
      showSearch={{ filterOption: false, onSearch: setText, searchValue: text }}
      allowClear
      status={faulty ? 'error' : ''}
      placeholder={t('patterns.search', { kinds: kinds.map((kind) => word(captions.node(kind))).join(' / ') })}
      notFoundContent={asked === '' || answer.isFetching ? null : t('patterns.nothingFound')}
      options={options}
      value={(many ? chosen : (chosen[0] ?? null)) as never}
      onChange={(picked: unknown) =>
        change(picked === null || picked === undefined ? [] : ((Array.isArray(picked) ? picked : [picked]) as { value: string }[]))
      }
      popupMatchSelectWidth={false}
      style={{ width: '100%' }}
    />
  );
}

/** The name of a thing that came with the address; its id until the name is known. */
function NodeLabel({ id }: { id: string }) {
  const { scope } = useViewSettings();
  const { data } = useQuery(entityQuestion(id, scope));
  return <>{data?.label ?? id}</>;
}
