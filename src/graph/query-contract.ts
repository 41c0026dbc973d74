import type { ParameterType, QueryHeader } from './query-header.js';
import { toDriver, type Row } from './values.js';

/**
 * Every declared parameter as the driver needs it, defaults filled in. One that is missing, not declared or of another
 * type is a mistake in the caller and says so; null passes everywhere and means "not asked for".
 */
export function driverParameters(query: QueryHeader, parameters: Row): Row {
  for (const name of Object.keys(parameters)) {
    if (!query.parameters.some((parameter) => parameter.name === name)) throw new Error(`${query.file} has no parameter $${name}`);
  }
  const given: Row = {};
  for (const { name, type, default: byDefault } of query.parameters) {
    let value = parameters[name];
    if (value === undefined) {
      if (byDefault === undefined) throw new Error(`${query.file} needs $${name}`);
      value = JSON.parse(byDefault) as unknown;
    }
    if (!fits(value, type)) throw new Error(`${query.file} takes $${name} as ${type}, not ${kindOf(value)}`);
    given[name] = toDriver(value, `$${name} of ${query.file}`);
  }
  return given;
}

/** The columns that came must be those of `@returns`, so that a reader of the header is never misled. */
export function checkColumns(query: QueryHeader, columns: readonly string[]): void {
  if (columns.join() !== query.returns.join()) {
    throw new Error(`${query.file} returns ${columns.join(', ')}, but its header says ${query.returns.join(', ') || 'nothing'}`);
  }
}

/** One plausible value per declared type: the planner looks at the types, so null would give another plan. */
export function sampleParameters(query: QueryHeader): Row {
  return Object.fromEntries(query.parameters.map(({ name, type }) => [name, sampleOf(type)]));
}

function sampleOf(type: ParameterType): unknown {
  if (type.endsWith('[]')) return [sampleOf(type.slice(0, -2) as ParameterType)];
  if (type === 'string') return 'x';
  if (type === 'boolean') return true;
  if (type === 'number') return 0.5;
  return type === 'map' ? { id: 'x' } : 1;
}

function fits(value: unknown, type: ParameterType): boolean {
  if (value === null) return true;
  if (type.endsWith('[]')) return Array.isArray(value) && value.every((inner) => fits(inner, type.slice(0, -2) as ParameterType));
  if (type === 'string' || type === 'boolean' || type === 'number') return typeof value === type;
  if (type === 'map') return typeof value === 'object' && !Array.isArray(value);
  return typeof value === 'bigint' || Number.isInteger(value);
}

/** What a value is, without the value: errors go to the log, and parameters hold names and account numbers. */
function kindOf(value: unknown): string {
  if (Array.isArray(value))
    return `a list of ${[...new Set(value.map((inner) => (inner === null ? 'null' : Array.isArray(inner) ? 'lists' : typeof inner)))].sort().join(', ') || 'nothing'}`;
  return typeof value === 'number' && !Number.isInteger(value) ? 'a fraction' : typeof value;
}
