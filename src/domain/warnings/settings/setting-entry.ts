import type { Row } from '../../../graph/graph.js';

export const SETTING_KINDS = ['setting', 'whitelist', 'pooling', 'day'] as const;
/**
 * `setting`: another value of a rule's setting. `whitelist`: something a rule passes over, shown as explained. `pooling`: where integration of
 * funds was permitted. `day`: a day that is off, or worked, other than the national calendar says.
 */
export type SettingKind = (typeof SETTING_KINDS)[number];

/** What an entry says, without when and by whom it was said. */
export interface SettingSaid {
  readonly kind: SettingKind;
  /** Id of the rule; null for `pooling` and `day`, which every rule that takes them reads. */
  readonly rule: string | null;
  /** Name of the setting, node id passed over, tag of regions (null: none); null for `day`. */
  readonly name: string | null;
  /** Region code, for it and all that it supervises; null: everywhere. */
  readonly region: string | null;
  /** First moment of the first day on which it holds, and of the first day on which it no longer does; null: from ever, for ever. */
  readonly from: number | null;
  readonly to: number | null;
  /** The value; `{fundLevel, fundName}` of pooling; `true` of a day that is off, `false` of one that is worked; null of a whitelist. */
  readonly value: unknown;
  /** Why it is passed over; null where only a whitelist needs one. */
  readonly reason: string | null;
  /** Law, or local notice, that says so. */
  readonly source: string;
  /** What was said of the same thing, place and first day before holds no longer. */
  readonly isWithdrawn: boolean;
}

/** An entry as it is kept. It is never changed: what is said anew of the same thing, place and first day is a later version. */
export interface SettingEntry extends SettingSaid {
  readonly id: string;
  /** Running number of the change that brought it. */
  readonly version: number;
  /** Place in that change. */
  readonly place: number;
  readonly at: number;
  readonly actor: string;
  readonly note: string | null;
}

/** What two entries have in common of which the later one counts: the same thing, at the same place, from the same day. */
export function keyOf({ kind, rule, name, region, from, value }: SettingSaid): string {
  return JSON.stringify([kind, rule, name, region, from, kind === 'pooling' ? value : null]);
}

/** Those that hold as of a version: of each key the newest, unless that one withdraws. In the order in which they were said. */
export function standing(entries: readonly SettingEntry[], version = Infinity): SettingEntry[] {
  const newest = new Map<string, SettingEntry>();
  for (const entry of entries) {
    const key = keyOf(entry);
    const known = newest.get(key);
    if (entry.version <= version && (known === undefined || known.version < entry.version)) newest.set(key, entry);
  }
  return [...newest.values()].filter(({ isWithdrawn }) => !isWithdrawn);
}

/** Whether an entry holds on the day whose last moment is `asOf`. */
export function holdsOn({ from, to }: Pick<SettingSaid, 'from' | 'to'>, asOf: number): boolean {
  return (from === null || from <= asOf) && (to === null || asOf < to);
}

/** What is said becomes entries of one change. The actor is the service itself until people sign in. */
export function entriesOf(
  said: readonly SettingSaid[],
  change: { readonly version: number; readonly at: number; readonly note: string | null },
): SettingEntry[] {
  return said.map((one, place) => ({ ...one, ...change, id: `setting:${change.version}|${place}`, place, actor: 'system' }));
}

/** As the graph keeps it: absent where null, the value as JSON. */
export function entryOfRow(row: Row): SettingEntry {
  const { value, rule = null, name = null, region = null, from = null, to = null, reason = null, note = null, ...always } = row as unknown as SettingEntry;
  return { ...always, rule, name, region, from, to, reason, note, value: JSON.parse(String(value)) as unknown };
}

export function rowOfEntry(entry: SettingEntry): Row {
  return { ...entry, value: JSON.stringify(entry.value) };
}
