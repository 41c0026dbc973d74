import type { Band } from '../api/shapes.js';
import { BANDS } from '../screens/data-address.js';

export interface SettingLabel {
  /** The band that begins with it, where it is one of several limits of the same thing. */
  readonly band: Band | null;
  readonly label: string;
  /** Where its value comes from. */
  readonly origin: string;
}

/** What a setting is called, from what its rule says of it: `停留天数；自定默认值` names the thing and then the origin of its value. */
export function settingLabel(name: string, meaning: string): SettingLabel {
  const [, label = meaning, origin = ''] = /^([^；;]+)[；;]\s*(.*)$/su.exec(meaning) ?? [];
  return { band: BANDS.find((one) => new RegExp(`^${one}[A-Z]`, 'u').test(name)) ?? null, label, origin };
}
