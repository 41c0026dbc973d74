import type { Graph, Row } from '../../../graph/graph.js';
import { Supervision, type SupervisionRow } from '../../access/supervision.js';
import type { SettingsOf } from '../groups.js';
import type { Rule } from '../rule.js';
import { appliedSettings, parametersOf, type AppliedSettings } from './applied-settings.js';
import { entryOfRow, standing, type SettingEntry } from './setting-entry.js';

/** Number of the newest change of settings; 0 while nothing was ever said. */
export async function settingsVersion(graph: Graph): Promise<number> {
  const [row] = await graph.read<{ version: number }>('settings-version');
  return row?.version ?? 0;
}

/** Settings as of a version (default: the newest) over the regions as known at a batch. */
export async function settingsBook(graph: Graph, batch: number, version: number | null = null): Promise<SettingsBook> {
  const asked = version ?? (await settingsVersion(graph));
  const [rows, supervision] = await Promise.all([
    graph.read<{ entry: Row }>('rule-settings', { version: asked }),
    graph.read<SupervisionRow>('supervision', { batch }),
  ]);
  return new SettingsBook(
    asked,
    rows.map(({ entry }) => entryOfRow(entry)),
    supervision,
  );
}

/** All that was said of the settings, as of one version, and what of it holds where and when. */
export class SettingsBook {
  readonly standing: readonly SettingEntry[];
  /** By rule (null: said for every rule that takes it), then by region (null: for the whole country). */
  private readonly ofRule: ReadonlyMap<string | null, ReadonlyMap<string | null, readonly SettingEntry[]>>;
  private readonly byDay = new Map<number, Supervision>();

  constructor(
    readonly version: number,
    private readonly entries: readonly SettingEntry[],
    private readonly rows: readonly SupervisionRow[],
  ) {
    this.standing = standing(entries);
    const byRule = Map.groupBy(this.standing, ({ rule }) => rule);
    this.ofRule = new Map([...byRule].map(([rule, said]) => [rule, Map.groupBy(said, ({ region }) => region)]));
  }

  /** As if a further change had been made; nothing is kept of it. */
  with(entries: readonly SettingEntry[]): SettingsBook {
    return new SettingsBook(this.version, [...this.entries, ...entries], this.rows);
  }

  /** From the top down to the region, by the supervision of the day whose last moment is `asOf`; null: the top itself, of which no region is part. */
  path(region: string | null, asOf: number): string[] {
    if (region === null) return [];
    let supervision = this.byDay.get(asOf);
    if (!supervision) this.byDay.set(asOf, (supervision = new Supervision(this.rows, asOf)));
    return supervision.path(region);
  }

  applied(rule: Rule, region: string | null, asOf: number): AppliedSettings {
    const said = [this.ofRule.get(rule.id), this.ofRule.get(null)].filter((one) => one !== undefined);
    const path = said.length === 0 ? [] : this.path(region, asOf);
    const entries = said.flatMap((one) => [null, ...path].flatMap((place) => one.get(place) ?? []));
    return appliedSettings(entries, rule, path, asOf);
  }

  /** What the rules are judged with. */
  readonly settingsOf: SettingsOf = (region, asOf, rule) => ({
    ...parametersOf(this.applied(rule, region, asOf), rule, region),
    // No query takes it: a finding keeps it, so that it can be told who said what it was judged by.
    ...(this.version > 0 ? { settingsVersion: this.version } : {}),
  });
}
