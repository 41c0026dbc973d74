import { BadQuestion } from '../../failures.js';
import type { Row } from '../../graph/graph.js';
import { shanghaiInstant } from '../intake/parse-date.js';
import { labelOfId } from '../model/model.js';
import type { Pattern, PatternParameter } from './pattern.js';

/** One text, such as a node's id, is not longer; a list not either. */
const TEXT_MAX = 300;
const LIST_MAX = 500;

/**
 * The values of a pattern's parameters, defaults filled in, as they are kept with the run. Throws `BadQuestion`, which names the parameter and
 * says what is allowed. Values never become part of a statement.
 */
export function readParameters(pattern: Pattern, given: Readonly<Record<string, unknown>>): Row {
  for (const name of Object.keys(given))
    if (!pattern.parameters.some((parameter) => parameter.name === name))
      throw new BadQuestion(
        name,
        `${pattern.id} has no parameter ${JSON.stringify(name.slice(0, TEXT_MAX))}.`,
        `It takes ${pattern.parameters.map((parameter) => parameter.name).join(', ') || 'none'}.`,
      );
  return Object.fromEntries(pattern.parameters.map((parameter) => [parameter.name, valueOf(parameter, given[parameter.name])]));
}

/** The same values as a statement takes them: a day is the moment it begins. */
export function statementValues(pattern: Pattern, values: Row): Row {
  const moment = (value: unknown): unknown => (Array.isArray(value) ? value.map(moment) : typeof value === 'string' ? dayOf(value) : value);
  return Object.fromEntries(
    pattern.parameters.map(({ name, type }) => {
      const value = values[name] ?? null;
      return [name, type.startsWith('day') ? moment(value) : value];
    }),
  );
}

/** What a parameter takes, in words. */
export function allowedText({ type, allowed: { kinds, values, minimum, maximum }, required, default: byDefault }: PatternParameter): string {
  const kind = type.replace('[]', '');
  const one =
    kinds.length > 0
      ? `the node id of a ${kinds.join(' or ')} (GET /api/search?q= finds them)`
      : values.length > 0
        ? `one of ${values.join(', ')}`
        : minimum !== null
          ? `${kind === 'number' ? 'a number' : kind === 'fen' ? 'whole fen' : 'a whole number'} from ${minimum} to ${maximum!}`
          : kind === 'day'
            ? 'a day, YYYY-MM-DD'
            : kind === 'boolean'
              ? 'true or false'
              : `a text of at most ${TEXT_MAX} characters`;
  const said = type.endsWith('[]') ? `a list of at most ${LIST_MAX}, each ${one}` : one;
  return `It takes ${said}${required ? '; it must be given' : byDefault === null ? '; left out, it is not asked for' : `; left out, it is ${JSON.stringify(byDefault)}`}.`;
}

function valueOf(parameter: PatternParameter, given: unknown): unknown {
  const { name, type, required, default: byDefault } = parameter;
  const refuse = (detail: string): never => {
    throw new BadQuestion(name, detail, allowedText(parameter));
  };
  if (given === undefined || given === null) return required ? refuse(`${name} is missing.`) : byDefault;
  if (!type.endsWith('[]')) return fits(parameter, type, given) ? given : refuse(`${name} is not what it must be.`);
  if (!Array.isArray(given)) return refuse(`${name} is a list.`);
  if (given.length === 0 || given.length > LIST_MAX) return refuse(`${name} holds ${given.length} values.`);
  return given.every((one) => fits(parameter, type.slice(0, -2), one)) ? given : refuse(`${name} holds a value that is not what it must be.`);
}

function fits({ allowed: { kinds, values, minimum, maximum } }: PatternParameter, type: string, value: unknown): boolean {
  if (type === 'boolean') return typeof value === 'boolean';
  if (type === 'string' || type === 'day') {
    if (typeof value !== 'string' || value.trim() === '' || value.length > TEXT_MAX) return false;
    if (type === 'day') return dayOf(value) !== undefined;
    if (kinds.length > 0) return kinds.includes('Document') && labelOfId(value) === undefined ? true : kinds.some((kind) => labelOfId(value) === kind);
    return values.length === 0 || values.includes(value);
  }
  if (typeof value !== 'number' || !Number.isFinite(value)) return false;
  if (type !== 'number' && !Number.isSafeInteger(value)) return false;
  return (minimum === null || value >= minimum) && (maximum === null || value <= maximum);
}

/** First moment of a day in Asia/Shanghai; undefined where the calendar does not have it. */
function dayOf(day: string): number | undefined {
  const [, year, month, date] = /^(\d{4})-(\d{2})-(\d{2})$/u.exec(day) ?? [];
  return year === undefined ? undefined : shanghaiInstant(Number(year), Number(month), Number(date));
}
