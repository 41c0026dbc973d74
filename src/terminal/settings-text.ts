import { formatDay, formatYuan } from '../domain/model/written-values.js';
import type { AppliedSettingView, RuleSettingsView, SettingEntryView, SettingsChangeView } from '../domain/warnings/settings/settings.shapes.js';

type Language = 'zh' | 'en';

/** What holds, rule by rule; without `all` only what somebody has said. */
export function settingsText({ version, region, asOf, rules }: RuleSettingsView, all: boolean, language: Language): string {
  const words = WORDS[language];
  const lines = rules.flatMap(({ code, settings, whitelist, pooling, days }) => [
    ...settings
      .filter(({ entry }) => all || entry !== null)
      .map((one) => `${code}  ${one.name} = ${valueText(one.value, one.type, words)}  ${originOf(one, words)}`),
    ...whitelist.map((entry) => `${code}  ${words.passesOver(entry.name!, entry.reason!)}  ${saidText(entry, words)}`),
    ...(all ? [...pooling, ...days].map((entry) => `${code}  ${entryText(entry, words)}`) : []),
  ]);
  return [words.head(region ?? words.everywhere, formatDay(asOf), version), ...(lines.length > 0 ? lines : [words.defaults])].join('\n');
}

/** What a change came to. */
export function changeText({ version, kept, unchanged, absent }: SettingsChangeView, language: Language): string {
  const words = WORDS[language];
  const same = unchanged === 0 ? '' : words.same(unchanged);
  if (kept === 0) return words.nothingNew(version, same);
  return [words.changed(version, kept, same), ...(absent.length === 0 ? [] : [words.absent, ...absent.map((id) => `  ${id}`)])].join('\n');
}

/** All that was said, newest first. */
export function historyText(entries: readonly SettingEntryView[], language: Language): string {
  const words = WORDS[language];
  if (entries.length === 0) return words.neverSaid;
  return entries.map((entry) => `${entry.version}  ${formatDay(entry.at)}  ${entry.actor}  ${entryText(entry, words)}`).join('\n');
}

interface Words {
  readonly head: (region: string, day: string, version: number) => string;
  readonly everywhere: string;
  readonly defaults: string;
  readonly neverSaid: string;
  readonly same: (count: number) => string;
  readonly nothingNew: (version: number, same: string) => string;
  readonly changed: (version: number, kept: number, same: string) => string;
  readonly absent: string;
  readonly withdrawn: string;
  readonly passesOver: (id: string, reason: string) => string;
  readonly day: (day: string, isOff: boolean, place: string, source: string) => string;
  readonly pooling: (fund: string | null, level: string | null, tag: string | null) => string;
  readonly byDefault: (value: string | null) => string;
  readonly said: (place: string, from: string | null, to: string | null, source: string) => string;
  readonly yuan: (amount: string) => string;
}

const WORDS: Readonly<Record<Language, Words>> = {
  zh: {
    head: (region, day, version) => `${region}，${day}，设置第 ${version} 版`,
    everywhere: '全国',
    defaults: '全部规则均为默认值。',
    neverSaid: '没有设置记录，全部规则均为默认值。',
    same: (count) => `，另有 ${count} 项与原有内容相同`,
    nothingNew: (version, same) => `没有新内容${same}，仍为第 ${version} 版。`,
    changed: (version, kept, same) => `已启用为设置第 ${version} 版：保存 ${kept} 项${same}。`,
    absent: '注意：以下白名单编号在已装入的数据中不存在，装入之前不起作用；请核对是否写错：',
    withdrawn: '（已撤销）',
    passesOver: (id, reason) => `白名单 ${id}：${reason}`,
    day: (day, isOff, place, source) => `${day} 为${isOff ? '休息日' : '上班日'}  ${place}，${source}`,
    pooling: (fund, level, tag) => `准许统筹整合：${fund ?? '各项资金'}（${level ?? '各级'}）${tag === null ? '' : `，${tag}`}`,
    byDefault: (value) => (value === null ? '（默认）' : `（默认 ${value}）`),
    said: (place, from, to, source) =>
      `${place}${from === null && to === null ? '' : `，${from === null ? '' : `${from} 起`}${to === null ? '' : `至 ${to} 之前`}`}，${source}`,
    yuan: (amount) => `${amount} 元`,
  },
  en: {
    head: (region, day, version) => `${region}, ${day}, version ${version} of the settings`,
    everywhere: 'whole country',
    defaults: 'All rules have the values of their files.',
    neverSaid: 'Nothing was ever said: all rules have the values of their files.',
    same: (count) => `; ${count} say what was said before`,
    nothingNew: (version, same) => `Nothing is new${same}: version ${version} stays.`,
    changed: (version, kept, same) => `Version ${version} of the settings: ${kept} kept${same}.`,
    absent: 'Warning: nothing loaded has these ids of whitelists. They pass over nothing until it is loaded; look whether they are spelt right:',
    withdrawn: '  (withdrawn)',
    passesOver: (id, reason) => `passes over ${id}: ${reason}`,
    day: (day, isOff, place, source) => `${day} is ${isOff ? 'off' : 'worked'}  ${place}, ${source}`,
    pooling: (fund, level, tag) => `pooling of ${fund ?? 'any fund'} (${level ?? 'any level'})${tag === null ? '' : ` where ${tag}`}`,
    byDefault: (value) => (value === null ? '(default)' : `(default ${value})`),
    said: (place, from, to, source) =>
      `${place}${from === null && to === null ? '' : `, ${from ?? ''} to ${to === null ? 'further notice' : `before ${to}`}`}, ${source}`,
    yuan: (amount) => `${amount} yuan`,
  },
};

function entryText(entry: SettingEntryView, words: Words): string {
  const { kind, rule, name, value, reason, from, region, source, isWithdrawn } = entry;
  const end = isWithdrawn ? words.withdrawn : '';
  if (kind === 'setting') return `${rule!}  ${name!} = ${valueText(value, '', words)}  ${saidText(entry, words)}${end}`;
  if (kind === 'whitelist') return `${rule!}  ${words.passesOver(name!, reason!)}  ${saidText(entry, words)}${end}`;
  if (kind === 'day') return `${words.day(formatDay(from!), value === true, region ?? words.everywhere, source)}${end}`;
  const { fundLevel, fundName } = value as { fundLevel: string | null; fundName: string | null };
  return `${words.pooling(fundName, fundLevel, name)}  ${saidText(entry, words)}${end}`;
}

function originOf({ entry, default: byDefault, type }: AppliedSettingView, words: Words): string {
  return entry === null ? words.byDefault(null) : `${words.byDefault(valueText(byDefault, type, words))}  ${saidText(entry, words)}`;
}

function saidText({ region, from, to, source }: SettingEntryView, words: Words): string {
  const dayOf = (moment: number | null): string | null => (moment === null ? null : formatDay(moment));
  return words.said(region ?? words.everywhere, dayOf(from), dayOf(to), source);
}

function valueText(value: unknown, type: string, words: Words): string {
  return type === 'fen' && typeof value === 'number' ? words.yuan(formatYuan(value)) : typeof value === 'string' ? value : JSON.stringify(value);
}
