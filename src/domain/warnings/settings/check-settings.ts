import { BadQuestion, NotFound } from '../../../failures.js';
import { labelOfId } from '../../model/model.js';
import type { Rule, RuleSetting } from '../rule.js';
import type { RuleBook } from '../rule-book.js';
import { keyOf, type SettingEntry, type SettingSaid } from './setting-entry.js';
import { isWithin, takenBy } from './setting-range.js';
import { ENTRIES_MAX, faultsOfForm, momentOfDay, readableIn, written, type FormPath, type SettingFault, type SettingsForm } from './settings-form.js';

/** What a form comes to against what stands. */
export interface CheckedSettings {
  /** What is new or said otherwise; what was said before in the same words is left out. */
  readonly said: readonly SettingSaid[];
  readonly unchanged: number;
  readonly faults: readonly SettingFault[];
}

/** What a form is checked against. */
export interface SettingsAround {
  readonly rules: RuleBook;
  readonly standing: readonly SettingEntry[];
  readonly hasRegion: (code: string) => boolean;
  /** Regions for which one may speak; null: all, and for the whole country. */
  readonly regions: readonly string[] | null;
}

/** Reads a form and says all that is wrong with it at once: form, rules, types and ranges, days, and two values for one thing on one day. */
export function checkedSettings(form: unknown, around: SettingsAround): CheckedSettings {
  const faults = faultsOfForm(form);
  if (faults.length > 0) return { said: [], unchanged: 0, faults: [...faults, ...faultsOfContent(form, faults, around)] };
  const read = [...saidIn(form as SettingsForm, around)];
  if (read.length > ENTRIES_MAX) return { said: [], unchanged: 0, faults: [{ path: [], reason: `the whole has more than ${ENTRIES_MAX} entries` }] };
  for (const { fault } of read) if (fault) faults.push(fault);
  const faulty = new Set(read.flatMap(({ path, fault }) => (fault ? [written(path)] : [])));
  const places = new Map<string, FormPath>();
  const said: SettingSaid[] = [];
  for (const { path, said: one } of read) {
    if (one === undefined || faulty.has(written(path))) continue;
    const twin = places.get(keyOf(one));
    if (twin) faults.push({ path, reason: `${written(path)} says the same thing as ${written(twin)}, for the same region and first day` });
    else {
      places.set(keyOf(one), path);
      said.push(one);
    }
  }
  const standing = new Map(around.standing.map((entry) => [keyOf(entry), entry]));
  for (const one of said)
    if (one.isWithdrawn && !standing.has(keyOf(one)))
      faults.push({
        path: places.get(keyOf(one))!,
        reason: `${written(places.get(keyOf(one))!)} withdraws what nobody has said for this region and first day`,
      });
  faults.push(...overlapping(said, [...standing.values()], places));
  const changed = said.filter((one) => !isSame(one, standing.get(keyOf(one))));
  return { said: changed, unchanged: said.length - changed.length, faults };
}

/** What is wrong beside the form, as far as its entries can be read: whoever mends a file is told everything at once. */
function faultsOfContent(form: unknown, faults: readonly SettingFault[], around: SettingsAround): SettingFault[] {
  const told = faults.map(({ path }) => JSON.stringify(path).slice(0, -1));
  // Of a member at fault, and of an entry that is none or lacks what it is about, the form has said what is wrong.
  const isTold = (path: FormPath): boolean => {
    const place = JSON.stringify(path).slice(0, -1);
    return told.some((one) => isPart(place, one) || isPart(one, place));
  };
  return [...saidIn(readableIn(form, faults), around)].flatMap(({ fault }) => (fault && !isTold(fault.path) ? [fault] : []));
}

const isPart = (place: string, of: string): boolean => place === of || place.startsWith(`${of},`);

interface ReadEntry {
  readonly path: FormPath;
  readonly said?: SettingSaid | undefined;
  readonly fault?: SettingFault | undefined;
}

function* saidIn({ settings = [], whitelists = [], pooling = [], days = [] }: SettingsForm, around: SettingsAround): Generator<ReadEntry> {
  for (const [index, one] of settings.entries()) {
    const path = ['settings', index];
    const rule = ruleOf(around, one.rule);
    const setting = rule?.settings.find(({ name }) => name === one.setting);
    yield* faultsOfValue(path, one.rule, one.setting, rule, setting, one.withdrawn === true ? setting?.default : one.value);
    yield* entry(path, around, one, {
      kind: 'setting',
      rule: rule?.id ?? one.rule,
      name: one.setting,
      value: one.withdrawn === true ? null : one.value,
      reason: null,
    });
  }
  for (const [index, one] of whitelists.entries()) {
    const path = ['whitelists', index];
    const rule = ruleOf(around, one.rule);
    if (!rule) yield { path, fault: { path: [...path, 'rule'], rule: one.rule, reason: `${written([...path, 'rule'])}: there is no rule ${one.rule}` } };
    else yield* faultsOfId(path, rule, one.id);
    yield* entry(path, around, one, { kind: 'whitelist', rule: rule?.id ?? one.rule, name: one.id, value: null, reason: one.reason });
  }
  for (const [index, one] of pooling.entries()) {
    const path = ['pooling', index];
    const value = { fundLevel: one.fundLevel ?? null, fundName: one.fundName ?? null };
    if ((one.region ?? one.tag ?? null) === null) yield { path, fault: { path, reason: `${written(path)} names neither a region nor a tag of regions` } };
    yield* entry(path, around, one, { kind: 'pooling', rule: null, name: one.tag ?? null, value, reason: null });
  }
  for (const [index, one] of days.entries()) {
    const path = ['days', index];
    const holding = { ...one, from: one.day, to: null };
    yield* entry(path, around, holding, { kind: 'day', rule: null, name: null, value: one.isOff, reason: null });
  }
}

function* entry(
  path: FormPath,
  { hasRegion, regions }: SettingsAround,
  one: { readonly region?: string | null; readonly from?: string | null; readonly to?: string | null; readonly source: string; readonly withdrawn?: boolean },
  what: Pick<SettingSaid, 'kind' | 'rule' | 'name' | 'value' | 'reason'>,
): Generator<ReadEntry> {
  const fault = (member: string, reason: string): ReadEntry => ({
    path,
    fault: { path: [...path, member], reason: `${written([...path, member])} ${reason}` },
  });
  const region = one.region ?? null;
  if (region !== null && !hasRegion(region)) yield fault('region', `is ${region}, and no region of the loaded data has this code`);
  else if (regions !== null && (region === null || !regions.includes(region)))
    yield fault('region', region === null ? 'is missing: within a scope nobody speaks for the whole country' : `is ${region}, which lies outside the scope`);
  const [from, to] = [one.from, one.to].map((text) => (text === undefined || text === null ? null : momentOfDay(text)));
  const name = what.kind === 'day' ? 'day' : 'from';
  if (from === undefined) yield fault(name, `is ${one.from!}, a day that no calendar has`);
  if (to === undefined) yield fault('to', `is ${one.to!}, a day that no calendar has`);
  if (typeof from === 'number' && typeof to === 'number' && from >= to) yield fault('to', `is ${one.to!}: it has to be later than from, ${one.from!}`);
  if (from === undefined || to === undefined) return;
  yield { path, said: { ...what, region, from: from ?? null, to: to ?? null, source: one.source.trim(), isWithdrawn: one.withdrawn === true } };
}

function* faultsOfValue(
  path: FormPath,
  code: string,
  name: string,
  rule: Rule | undefined,
  setting: RuleSetting | undefined,
  value: unknown,
): Generator<ReadEntry> {
  if (!rule) return yield { path, fault: { path: [...path, 'rule'], rule: code, reason: `${written([...path, 'rule'])}: there is no rule ${code}` } };
  const about = { rule: rule.code, setting: name };
  if (!setting) {
    const known = rule.settings.map((one) => one.name).join(', ') || 'none';
    return yield { path, fault: { path: [...path, 'setting'], ...about, reason: `${rule.code} has no setting ${name}; it has ${known}` } };
  }
  const reason = reasonAgainst(rule, setting, value);
  if (reason !== undefined) yield { path, fault: { path: [...path, 'value'], ...about, type: setting.type, range: setting.range, reason } };
}

/** Why a value cannot be one of a setting; undefined where it can. */
export function reasonAgainst({ code }: Rule, setting: RuleSetting, value: unknown): string | undefined {
  if (isWithin(setting, value)) return undefined;
  return `${setting.name} of ${code} takes ${takenBy(setting)}, not ${(JSON.stringify(value) ?? 'nothing').slice(0, 80)}`;
}

/** Settings by name, of one rule; throws `BadQuestion` for a name that the rule does not have, and for a value that it does not take. */
export function checkedValues(rule: Rule, values: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  for (const [name, value] of Object.entries(values)) {
    const setting = rule.settings.find((one) => one.name === name);
    if (!setting)
      throw new BadQuestion('settings', `${rule.code} has no setting ${name}.`, `It has ${rule.settings.map((one) => one.name).join(', ') || 'none'}.`);
    const reason = reasonAgainst(rule, setting, value);
    const { type, range } = setting;
    if (reason !== undefined)
      throw new BadQuestion('settings', `${reason}.`, `Its default is ${JSON.stringify(setting.default)}.`, { rule: rule.code, setting: name, type, range });
  }
  return values;
}

function* faultsOfId(path: FormPath, rule: Rule, id: string): Generator<ReadEntry> {
  const label = labelOfId(id);
  const fault = (reason: string): ReadEntry => ({ path, fault: { path: [...path, 'id'], rule: rule.code, reason } });
  if (label === undefined) yield fault(`${id} is no node id, such as account:…`);
  else if (!rule.takes.includes('whitelist') && label !== rule.subject) yield fault(`${rule.code} judges ${rule.subject}, and ${id} is a ${label}`);
}

function ruleOf({ rules }: SettingsAround, name: string): Rule | undefined {
  try {
    return rules.get(name);
  } catch (error) {
    if (error instanceof NotFound) return undefined;
    throw error;
  }
}

/** Two values of one setting for one region on one day would contradict each other; so would two reasons for one whitelisting. */
function overlapping(said: readonly SettingSaid[], standing: readonly SettingSaid[], places: ReadonlyMap<string, FormPath>): SettingFault[] {
  const anew = new Set(said.map(keyOf));
  const after = [...standing.filter((one) => !anew.has(keyOf(one))), ...said].filter(
    ({ kind, isWithdrawn }) => !isWithdrawn && kind !== 'pooling' && kind !== 'day',
  );
  const faults: SettingFault[] = [];
  for (const group of Map.groupBy(after, ({ kind, rule, name, region }) => JSON.stringify([kind, rule, name, region])).values()) {
    const inOrder = [...group].sort((a, b) => (a.from ?? -Infinity) - (b.from ?? -Infinity));
    for (const [index, later] of inOrder.entries()) {
      const earlier = inOrder[index - 1];
      if (!earlier || (earlier.to !== null && earlier.to <= (later.from ?? -Infinity))) continue;
      const path = places.get(keyOf(later)) ?? places.get(keyOf(earlier));
      if (path)
        faults.push({
          path,
          reason: `${written(path)}: another one holds for the same region on the same days; say it again with the day on which it ends (to)`,
        });
    }
  }
  return faults;
}

function isSame(said: SettingSaid, entry: SettingEntry | undefined): boolean {
  return entry !== undefined && SAID.every((name) => JSON.stringify(said[name]) === JSON.stringify(entry[name]));
}
const SAID = ['value', 'to', 'reason', 'source', 'isWithdrawn'] as const;
