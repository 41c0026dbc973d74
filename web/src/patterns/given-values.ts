import type { PatternParameterView, PatternView } from '../api/shapes.js';
import { fenOf, yuanText } from '../parts/money.js';

/** What stands in the fields of a form: texts, chosen ids, ticks. What is left out has its default. */
export type FieldValue = string | boolean | readonly string[];
export type FieldValues = Readonly<Record<string, FieldValue>>;

export const isList = ({ type }: PatternParameterView): boolean => type.endsWith('[]');
export const kindOf = ({ type }: PatternParameterView): string => type.replace('[]', '');

/** A value of the API as it stands in a field. */
export function fieldOf(parameter: PatternParameterView, value: unknown): FieldValue {
  const one = (item: unknown): string => (kindOf(parameter) === 'fen' ? yuanText(item as number) : String(item as string));
  if (Array.isArray(value)) return value.map(one);
  return typeof value === 'boolean' ? value : one(value);
}

/** The fields of a run, without those that have their default. */
export function fieldsOf({ parameters }: PatternView, values: Readonly<Record<string, unknown>>): FieldValues {
  const given = parameters.filter(({ name, default: byDefault }) => values[name] !== undefined && JSON.stringify(values[name]) !== JSON.stringify(byDefault));
  return Object.fromEntries(given.map((parameter) => [parameter.name, fieldOf(parameter, values[parameter.name])]));
}

/** What the API takes; `faulty` names the fields that hold nothing it could take, and required ones that are empty. */
export function valuesOf({ parameters }: PatternView, fields: FieldValues): { values: Record<string, unknown>; faulty: string[] } {
  const values: Record<string, unknown> = {};
  const faulty: string[] = [];
  for (const parameter of parameters) {
    const field = fields[parameter.name];
    const isEmpty = field === undefined || field === '' || (Array.isArray(field) && field.length === 0);
    if (isEmpty) {
      if (parameter.required) faulty.push(parameter.name);
      continue;
    }
    const items = (typeof field === 'object' ? field : [field]).map((item) => valueOf(parameter, item));
    if (items.some((item) => item === undefined)) faulty.push(parameter.name);
    else values[parameter.name] = isList(parameter) ? items : items[0];
  }
  return { values, faulty };
}

function valueOf(parameter: PatternParameterView, item: string | boolean): unknown {
  if (typeof item === 'boolean') return item;
  const plain = item.normalize('NFKC').trim();
  const kind = kindOf(parameter);
  if (kind === 'string' || kind === 'day') return item.trim();
  const { minimum, maximum } = parameter.allowed;
  const number = kind === 'fen' ? fenOf(plain) : /^-?\d+(?:\.\d+)?$/u.test(plain) ? Number(plain) : undefined;
  if (number === undefined || (kind !== 'number' && !Number.isSafeInteger(number))) return undefined;
  return (minimum === null || number >= minimum) && (maximum === null || number <= maximum) ? number : undefined;
}
