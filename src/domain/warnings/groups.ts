import type { Rule } from './rule.js';

/** What a batch says it covers: one source in one region, first and last day (epoch ms of their 00:00 in Asia/Shanghai). */
export interface Span {
  readonly source: string;
  readonly region: string;
  readonly from: number;
  readonly to: number;
}

/** Regions in which a rule is judged in the same way. */
export interface Group {
  readonly regions: readonly string[];
  /** Covered there, of all sources. */
  readonly sources: readonly string[];
  /** Last moment of the day D. */
  readonly asOf: number;
  readonly settings: Readonly<Record<string, unknown>>;
  /** Clauses that cannot be judged there, with the sources they lack. */
  readonly openClauses: readonly { readonly clause: string; readonly missing: readonly string[] }[];
}

/** A region in which a rule cannot be judged, and why. */
export interface Lack {
  readonly region: string;
  readonly missing: readonly string[];
}

/** Parameters that hold for a rule in a region on the day whose last moment is `asOf`, beside the defaults of its file. */
export type SettingsOf = (region: string, asOf: number, rule: Rule) => Readonly<Record<string, unknown>>;

const DAY_MS = 86_400_000;

/** What is covered, by region: source → last day covered. */
export type Covered = ReadonlyMap<string, ReadonlyMap<string, number>>;

export function coveredUntil(spans: readonly Span[]): Covered {
  const regions = new Map<string, Map<string, number>>();
  for (const { source, region, to } of spans) {
    const sources = regions.get(region) ?? new Map<string, number>();
    regions.set(region, sources);
    sources.set(source, Math.max(sources.get(source) ?? -Infinity, to));
  }
  return regions;
}

/**
 * Brings regions together in which a rule has the same sources, settings and day D. D is the day asked for, else the newest; never past the
 * end of what is covered of the sources that the rule needs: what came later is not known, so no window may close there.
 */
export function groupsOf(
  rule: Rule,
  regions: readonly string[],
  covered: Covered,
  asked: number | null,
  settingsOf: SettingsOf,
): { readonly groups: Group[]; readonly lacking: Lack[] } {
  const groups = new Map<string, { regions: string[]; group: Omit<Group, 'regions'> }>();
  const lacking: Lack[] = [];
  for (const region of [...regions].sort()) {
    const sources = covered.get(region) ?? new Map<string, number>();
    const missing = rule.needs.filter((source) => !sources.has(source));
    if (missing.length > 0) {
      lacking.push({ region, missing });
      continue;
    }
    const end = Math.min(...rule.needs.map((source) => sources.get(source)! + DAY_MS - 1));
    const asOf = Math.min(asked ?? Infinity, end);
    const group = {
      sources: [...sources.keys()].sort(),
      asOf,
      settings: settingsOf(region, asOf, rule),
      openClauses: rule.clauses
        .map(({ clause, needs }) => ({ clause, missing: needs.filter((source) => !sources.has(source)) }))
        .filter(({ missing: lack }) => lack.length > 0),
    };
    const key = JSON.stringify(group);
    const known = groups.get(key);
    if (known) known.regions.push(region);
    else groups.set(key, { regions: [region], group });
  }
  return { groups: [...groups.values()].map(({ regions: codes, group }) => ({ ...group, regions: codes })), lacking };
}
