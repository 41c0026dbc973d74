import { Button, DatePicker, Select } from 'antd';
import dayjs from 'dayjs';
import 'dayjs/locale/zh-cn';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Moment, Narrowed, TraceAsked } from '../api/questions.js';
import { DEPTH_MAX, WINDOW_MAX, yearsOf, type TraceAddress } from '../screens/address.js';
import { momentText } from '../text/dates.js';
import { CommittedInput } from './committed-input.js';
import { fenOf, yuanText } from './money.js';
import { useViewSettings } from './view-settings.js';

export interface QuestionBarProps {
  readonly asked: TraceAsked;
  /** Sequence of the newest batch; undefined while it is not known. */
  readonly newest: number | undefined;
  onChange(part: TraceAddress): void;
}

export const isPast = ({ asOf, asOfBatch }: Moment): boolean => asOf !== undefined || asOfBatch !== undefined;

/** Everything that shapes the answer, in one line: as of when, by which data, how far, and from which amount on. */
export function QuestionBar({ asked, newest, onChange }: QuestionBarProps) {
  const { t } = useTranslation();
  const bar = useRef<HTMLElement>(null);
  const batch = asked.asOfBatch === undefined ? '' : String(asked.asOfBatch);
  const window = asked.windowDays === undefined ? '' : String(asked.windowDays);
  const smallest = asked.minAmount === undefined ? '' : yuanText(asked.minAmount);
  const isWhole = (text: string, min: number, max: number): boolean => /^\d{1,12}$/u.test(text) && Number(text) >= min && Number(text) <= max;
  return (
    <section className={isPast(asked) ? 'question past' : 'question'} aria-label={t('ask.label')} ref={bar} tabIndex={-1}>
      <label title={t('ask.asOfHelp')}>
        <span>{t('ask.asOf')}</span>
        <DatePicker
          size="small"
          aria-label={t('ask.asOf')}
          value={asked.asOf === undefined ? null : dayjs(asked.asOf)}
          placeholder={t('ask.now')}
          style={{ width: 126 }}
          onChange={(_, text) => onChange({ asOf: typeof text === 'string' && text !== '' ? text : undefined })}
        />
      </label>
      <label title={t('ask.batchHelp')}>
        <span>{t('ask.batch')}</span>
        <CommittedInput
          label={t('ask.batch')}
          value={batch}
          placeholder={newest === undefined ? t('ask.newest') : t('ask.newestOf', { batch: newest })}
          width={84}
          isValid={(text) => isWhole(text, 1, newest ?? Number.MAX_SAFE_INTEGER)}
          onCommit={(text) => onChange({ asOfBatch: text === '' ? undefined : Number(text) })}
        />
      </label>
      <label title={t('trace.depthHelp')}>
        <span>{t('trace.depth')}</span>
        <Select
          size="small"
          aria-label={t('trace.depth')}
          value={asked.depth}
          popupMatchSelectWidth={false}
          options={Array.from({ length: DEPTH_MAX + 1 }, (_, depth) => ({
            value: depth,
            label: depth === 0 ? t('trace.depthNone') : t('trace.depthHops', { count: depth }),
          }))}
          onChange={(depth) => onChange({ depth: depth || undefined })}
        />
      </label>
      <label title={t('ask.windowHelp')}>
        <span>{t('ask.window')}</span>
        <CommittedInput
          label={t('ask.window')}
          value={window}
          placeholder={t('ask.windowNone')}
          width={64}
          disabled={asked.depth === 0}
          isValid={(text) => isWhole(text, 0, WINDOW_MAX)}
          onCommit={(text) => onChange({ windowDays: text === '' ? undefined : Number(text) })}
        />
      </label>
      <label title={t('ask.smallestHelp')}>
        <span>{t('ask.smallest')}</span>
        <CommittedInput
          label={t('ask.smallest')}
          value={smallest}
          placeholder={t('ask.smallestNone')}
          width={96}
          isValid={(text) => fenOf(text) !== undefined}
          onCommit={(text) => onChange({ minAmount: fenOf(text) || undefined })}
        />
      </label>
      {asked.narrowed && <Narrowing narrowed={asked.narrowed} onChange={onChange} />}
      {isPast(asked) && (
        <Band
          asked={asked}
          onNow={() => {
            onChange({ asOf: undefined, asOfBatch: undefined, changes: undefined });
            // The button goes with the band; the keyboard goes on from where it stood.
            bar.current?.focus();
          }}
          onCompare={() => onChange({ changes: true })}
        />
      )}
    </section>
  );
}

/** A region's money by year, fund and tag: what is left empty is not asked. */
function Narrowing({ narrowed, onChange }: { narrowed: Narrowed; onChange(part: TraceAddress): void }) {
  const { t } = useTranslation();
  const { years = [], fund = '', fundTag = '' } = narrowed;
  const [first, last] = [years[0], years.at(-1)];
  return (
    <>
      <label title={t('ask.yearsHelp')}>
        <span>{t('ask.years')}</span>
        <CommittedInput
          label={t('ask.years')}
          value={first === undefined ? '' : first === last ? String(first) : `${first}-${last}`}
          placeholder={t('ask.yearsExample')}
          width={104}
          hasLetters
          isValid={(text) => yearsOf(text) !== undefined}
          onCommit={(text) => onChange({ years: text === '' ? undefined : text })}
        />
      </label>
      {(
        [
          ['fund', fund],
          ['fundTag', fundTag],
        ] as const
      ).map(([name, value]) => (
        <label key={name} title={t(`ask.${name}Help`)}>
          <span>{t(`ask.${name}`)}</span>
          <CommittedInput
            label={t(`ask.${name}`)}
            value={value}
            placeholder={t('ask.all')}
            width={150}
            isName
            isValid={() => true}
            onCommit={(text) => onChange({ [name]: text === '' ? undefined : text })}
          />
        </label>
      ))}
    </>
  );
}

/** So that nobody takes what was for what is: said as long as it holds, and taken away by one click. */
function Band({ asked, onNow, onCompare }: { asked: TraceAsked; onNow(): void; onCompare(): void }) {
  const { t } = useTranslation();
  const { language } = useViewSettings();
  return (
    <p className="band" data-testid="moment">
      <b>{momentText(asked, language, t)}</b>
      <Button size="small" onClick={onNow}>
        {t('ask.toNow')}
      </Button>
      <Button size="small" onClick={onCompare}>
        {t('ask.compare')}
      </Button>
    </p>
  );
}
