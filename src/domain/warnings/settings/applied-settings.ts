import { daysOff } from '../days-off.js';
import type { Rule } from '../rule.js';
import { holdsOn, type SettingEntry, type SettingSaid } from './setting-entry.js';

/** What holds for a rule in one region on one day, with the entries that say so. */
export interface AppliedSettings {
  /** By setting: the entry of the most specific region; a setting without one has its default. */
  readonly settings: ReadonlyMap<string, SettingEntry>;
  readonly whitelist: readonly SettingEntry[];
  readonly pooling: readonly SettingEntry[];
  readonly days: readonly SettingEntry[];
}

/**
 * Finds what holds among standing entries. `path`: the regions from the top down to the one that is asked about. Of a setting, and of a day, the
 * entry of the most specific region counts; the rows of tables add up. Permissions to pool carry their own days, which the rule holds against
 * the day of each act.
 */
export function appliedSettings(entries: readonly SettingEntry[], rule: Rule, path: readonly string[], asOf: number): AppliedSettings {
  const here = entries.filter(({ region, rule: ofRule }) => (region === null || path.includes(region)) && (ofRule === null || ofRule === rule.id));
  const ofKind = (kind: SettingSaid['kind']): SettingEntry[] => here.filter((entry) => entry.kind === kind);
  const names = new Set(rule.settings.map(({ name }) => name));
  const settings = mostSpecific(
    ofKind('setting').filter((entry) => names.has(entry.name!) && holdsOn(entry, asOf)),
    path,
    ({ name }) => name!,
  );
  return {
    settings,
    whitelist: ofKind('whitelist').filter((entry) => holdsOn(entry, asOf)),
    pooling: rule.takes.includes('pooling') ? ofKind('pooling') : [],
    days: rule.takes.includes('daysOff') ? [...mostSpecific(ofKind('day'), path, ({ from }) => from!).values()] : [],
  };
}

/** As the rule's query takes them, in an order that says nothing else: two regions with the same values are judged together. `region`: asked about. */
export function parametersOf({ settings, whitelist, pooling, days }: AppliedSettings, rule: Rule, region: string): Record<string, unknown> {
  const ids = [...new Set(whitelist.map(({ name }) => name!))].sort();
  const permitted = pooling.map((entry) => poolingRow(entry, region)).sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
  const values = [...settings].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, { value }]) => [name, value] as const);
  return {
    ...Object.fromEntries(values),
    ...(ids.length > 0 ? { whitelist: ids } : {}),
    ...(permitted.length > 0 ? { pooling: permitted } : {}),
    ...(rule.takes.includes('daysOff') ? { daysOff: changedDays(days) } : {}),
  };
}

/** A tag says itself which regions are meant; without one it is the region asked about, as the rule compares lines with it. `to` is the last moment. */
function poolingRow({ name, from, to, value }: SettingEntry, region: string): Record<string, unknown> {
  const { fundLevel, fundName } = value as { fundLevel: string | null; fundName: string | null };
  const row = { ...(name === null ? { region } : { tag: name }), fundLevel, fundName, from, to: to === null ? null : to - 1 };
  return Object.fromEntries(Object.entries(row).filter(([, one]) => one !== null));
}

function changedDays(days: readonly SettingEntry[]): readonly number[] {
  if (days.length === 0) return daysOff();
  const off = new Set(daysOff());
  for (const { from, value } of days)
    if (value === true) off.add(from!);
    else off.delete(from!);
  return [...off].sort((a, b) => a - b);
}

function mostSpecific<K>(entries: readonly SettingEntry[], path: readonly string[], keyOf: (entry: SettingEntry) => K): Map<K, SettingEntry> {
  const depth = ({ region }: SettingEntry): number => (region === null ? -1 : path.indexOf(region));
  const found = new Map<K, SettingEntry>();
  for (const entry of entries) {
    const known = found.get(keyOf(entry));
    if (known === undefined || depth(known) < depth(entry)) found.set(keyOf(entry), entry);
  }
  return found;
}
