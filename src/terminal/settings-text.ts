import { formatDay, formatYuan } from '../domain/model/written-values.js';
import type { AppliedSettingView, RuleSettingsView, SettingEntryView, SettingsChangeView } from '../domain/warnings/settings/settings.shapes.js';

/** What holds, rule by rule; without `all` only what somebody has said. */
export function settingsText({ version, region, asOf, rules }: RuleSettingsView, all: boolean): string {
  const lines = rules.flatMap(({ code, settings, whitelist, pooling, days }) => [
    ...settings.filter(({ entry }) => all || entry !== null).map((one) => `${code}  ${one.name} = ${valueText(one.value, one.type)}  ${originOf(one)}`),
    ...whitelist.map((entry) => `${code}  passes over ${entry.name!}: ${entry.reason!}  ${saidText(entry)}`),
    ...(all ? [...pooling, ...days].map((entry) => `${code}  ${entryText(entry)}`) : []),
  ]);
  const head = `${region ?? 'the whole country'}, ${formatDay(asOf)}, version ${version} of the settings`;
  return [head, ...(lines.length > 0 ? lines : ['All rules have the values of their files.'])].join('\n');
}

/** What a change came to. */
export function changeText({ version, kept, unchanged, absent }: SettingsChangeView): string {
  const same = unchanged === 0 ? '' : `; ${unchanged} say what was said before`;
  if (kept === 0) return `Nothing is new${same}: version ${version} stays.`;
  const warning = [`Warning: nothing loaded has these ids of whitelists. They pass over nothing until it is loaded; look whether they are spelt right:`];
  return [`Version ${version} of the settings: ${kept} kept${same}.`, ...(absent.length === 0 ? [] : [...warning, ...absent.map((id) => `  ${id}`)])].join(
    '\n',
  );
}

/** All that was said, newest first. */
export function historyText(entries: readonly SettingEntryView[]): string {
  if (entries.length === 0) return 'Nothing was ever said: all rules have the values of their files.';
  return entries.map((entry) => `${entry.version}  ${formatDay(entry.at)}  ${entry.actor}  ${entryText(entry)}`).join('\n');
}

function entryText(entry: SettingEntryView): string {
  const { kind, rule, name, value, reason, from, isWithdrawn } = entry;
  const end = isWithdrawn ? '  (withdrawn)' : '';
  if (kind === 'setting') return `${rule!}  ${name!} = ${valueText(value, '')}  ${saidText(entry)}${end}`;
  if (kind === 'whitelist') return `${rule!}  passes over ${name!}: ${reason!}  ${saidText(entry)}${end}`;
  if (kind === 'day') return `${formatDay(from!)} is ${value === true ? 'off' : 'worked'}  ${placeText(entry)}, ${entry.source}${end}`;
  const { fundLevel, fundName } = value as { fundLevel: string | null; fundName: string | null };
  return `pooling of ${fundName ?? 'any fund'} (${fundLevel ?? 'any level'})${name === null ? '' : ` where ${name}`}  ${saidText(entry)}${end}`;
}

function originOf({ entry, default: byDefault, type }: AppliedSettingView): string {
  return entry === null ? '(default)' : `(default ${valueText(byDefault, type)})  ${saidText(entry)}`;
}

function saidText(entry: SettingEntryView): string {
  const { from, to, source } = entry;
  const when = from === null && to === null ? '' : `, ${from === null ? '' : formatDay(from)} to ${to === null ? 'further notice' : `before ${formatDay(to)}`}`;
  return `${placeText(entry)}${when}, ${source}`;
}

const placeText = ({ region }: SettingEntryView): string => region ?? 'whole country';

function valueText(value: unknown, type: string): string {
  return type === 'fen' && typeof value === 'number' ? `${formatYuan(value)} yuan` : typeof value === 'string' ? value : JSON.stringify(value);
}
