import { Checkbox, DatePicker, Input, Select } from 'antd';
import dayjs from 'dayjs';
import { useTranslation } from 'react-i18next';
import type { PatternParameterView } from '../api/shapes.js';
import { unitName, yuanText } from '../parts/money.js';
import { useViewSettings } from '../parts/view-settings.js';
import { isList, kindOf, type FieldValue } from './given-values.js';
import { NodePicker } from './node-picker.js';
import { usePatternWords } from './pattern-words.js';

interface ParameterFieldProps {
  readonly parameter: PatternParameterView;
  readonly value: FieldValue | undefined;
  readonly faulty: boolean;
  onChange(value: FieldValue | undefined): void;
}

/** One parameter: what it means, and the field its type calls for. Its default stands in the empty field. */
export function ParameterField({ parameter, value, faulty, onChange }: ParameterFieldProps) {
  const words = usePatternWords();
  const { language } = useViewSettings();
  const { t } = useTranslation();
  const label = words.meaning(parameter);
  const unit = kindOf(parameter) === 'fen' ? ` (${unitName('yuan', language)})` : '';
  return (
    <div className={faulty ? 'parameter faulty' : 'parameter'} data-parameter={parameter.name}>
      <span className="label">
        {label}
        {unit}
        {parameter.required && <b title={t('patterns.required')}> *</b>}
      </span>
      <Field parameter={parameter} value={value} faulty={faulty} onChange={onChange} label={label} />
      {faulty && <small role="alert">{rangeText(parameter, t('patterns.between'), t('patterns.required'))}</small>}
    </div>
  );
}

function Field({ parameter, value, faulty, onChange, label }: ParameterFieldProps & { label: string }) {
  const { t } = useTranslation();
  const { allowed, default: byDefault } = parameter;
  const status = faulty ? 'error' : '';
  const many = isList(parameter);
  const named = useNamed();
  const placeholder = placeholderOf(parameter, named, t('patterns.listComma'));
  const list = value === undefined || value === '' ? [] : typeof value === 'object' ? value : [String(value)];
  if (allowed.kinds.length > 0)
    return <NodePicker label={label} kinds={allowed.kinds} many={many} value={list} faulty={faulty} onChange={(ids) => onChange(many ? ids : ids[0])} />;
  if (kindOf(parameter) === 'boolean')
    return (
      <Checkbox aria-label={label} checked={typeof value === 'boolean' ? value : byDefault === true} onChange={({ target }) => onChange(target.checked)}>
        {t('common.yes')}
      </Checkbox>
    );
  if (allowed.values.length > 0 || many)
    return (
      <Select
        aria-label={label}
        mode={many ? 'tags' : undefined}
        allowClear
        status={status}
        placeholder={placeholder}
        options={choices(parameter).map((word) => ({ value: word, label: named(word) }))}
        value={(many ? [...list] : (list[0] ?? null)) as never}
        onChange={(picked: unknown) => onChange((picked ?? undefined) as FieldValue | undefined)}
        style={{ width: '100%' }}
      />
    );
  if (kindOf(parameter) === 'day')
    return (
      <DatePicker
        aria-label={label}
        value={typeof value === 'string' && value !== '' ? dayjs(value) : null}
        placeholder={placeholder}
        onChange={(_, text) => onChange(typeof text === 'string' && text !== '' ? text : undefined)}
      />
    );
  return (
    <Input
      aria-label={label}
      aria-invalid={faulty}
      status={status}
      maxLength={300}
      value={typeof value === 'string' ? value : ''}
      placeholder={placeholder}
      onChange={({ target }) => onChange(target.value === '' ? undefined : target.value)}
    />
  );
}

/** A value of a closed list in the words of the page, as results tell it; anything else as it is. */
function useNamed(): (value: string) => string {
  const { t, i18n } = useTranslation();
  return (value) => (i18n.exists(`words.${value}`) ? t(`words.${value}`) : value);
}

/** What can be picked: all that is allowed or, where nothing is listed, what stands by default. */
function choices({ allowed, default: byDefault }: PatternParameterView): string[] {
  return allowed.values.length > 0 || !Array.isArray(byDefault) ? allowed.values : byDefault.map(String);
}

/** The default as one would type it or, where it is picked, in words. */
function placeholderOf({ type, allowed, default: byDefault }: PatternParameterView, named: (value: string) => string, comma: string): string {
  if (byDefault === null || byDefault === undefined) return '';
  if (Array.isArray(byDefault)) return byDefault.map((one) => named(String(one))).join(comma);
  if (typeof byDefault === 'string') return allowed.values.includes(byDefault) ? named(byDefault) : byDefault;
  return type === 'fen' ? yuanText(byDefault as number) : String(byDefault);
}

function rangeText(parameter: PatternParameterView, between: string, required: string): string {
  const { minimum, maximum } = parameter.allowed;
  if (minimum === null || maximum === null) return required;
  const shown = (bound: number): string => (kindOf(parameter) === 'fen' ? yuanText(bound) : String(bound));
  return maximum > 1e12 ? `≥ ${shown(minimum)}` : `${between} ${shown(minimum)} – ${shown(maximum)}`;
}
