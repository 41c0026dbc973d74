import type { Graph, Row } from '../../graph/graph.js';
import { currentData } from '../intake/data-version.js';
import { lackViews } from './clause-views.js';
import { coveredUntil, type Span } from './groups.js';
import type { Rule } from './rule.js';
import type { BaseRateView, RateView, RegionRateView, RuleRatesView } from './base-rates.shapes.js';

interface RateRow extends Row {
  readonly rule: string;
  readonly run: string;
  readonly startedAt: number;
  /** Regions that the run was asked for; null: all. */
  readonly regions: readonly string[] | null;
  readonly byRegion: string;
  readonly notEvaluable: string;
}

/** What a rule came to in one region, from the newest run that judged all its subjects there. */
export interface RegionRate {
  readonly run: string;
  readonly at: number;
  readonly judged: number;
  readonly hits: number;
  readonly excluded: number;
  readonly lacks: readonly { readonly clause: string | null; readonly missing: readonly string[] }[];
}

/** Rule → region code → what it came to. */
type Rates = ReadonlyMap<string, ReadonlyMap<string, RegionRate>>;

/** How usual a finding is: judged and hit, by rule and region. Runs change nothing once they are over, so the sums are kept until there are more of them. */
export class BaseRates {
  private kept: { readonly stamp: string; readonly rates: Promise<Rates> } | undefined;

  constructor(private readonly graph: Graph) {}

  /** Of some regions (null: all), for each rule that was ever judged there. */
  async sums(regions: readonly string[] | null): Promise<Map<string, RateView>> {
    return new Map([...(await this.rates())].map(([rule, known]) => [rule, sumOf(inside(known, regions))]));
  }

  /** Region by region. */
  async ofRule(
    rule: Rule,
    regions: readonly string[] | null,
    names: (codes: readonly string[]) => Promise<ReadonlyMap<string, string>>,
  ): Promise<RuleRatesView> {
    const known = inside((await this.rates()).get(rule.id) ?? new Map<string, RegionRate>(), regions);
    const named = await names([...known.keys()]);
    const rows = [...known].map(([region, rate]): RegionRateView => ({
      region,
      regionName: named.get(region) ?? null,
      ...viewOf(rate),
      run: rate.run,
      at: rate.at,
      lacks: lackViews(rule, rate.lacks),
    }));
    return { rule: rule.id, code: rule.code, regions: rows.sort((a, b) => (a.region < b.region ? -1 : 1)), sum: sumOf(known) };
  }

  /** In the region of a finding, and in its province: all regions whose codes begin alike. */
  async around(rule: string, region: string): Promise<BaseRateView> {
    const known = (await this.rates()).get(rule) ?? new Map<string, RegionRate>();
    const own = known.get(region);
    const province = new Map([...known].filter(([code]) => code.startsWith(region.slice(0, 2))));
    return {
      region: own === undefined ? null : viewOf(own),
      province: province.size === 0 ? null : sumOf(province),
      run: own?.run ?? null,
      at: own?.at ?? null,
    };
  }

  /** What could not be judged in a region, for want of which sources. */
  async lacksIn(rule: string, region: string): Promise<RegionRate['lacks']> {
    return (await this.rates()).get(rule)?.get(region)?.lacks ?? [];
  }

  private async rates(): Promise<Rates> {
    const [row] = await this.graph.read<{ stamp: string }>('rule-runs-stamp');
    const { sequence } = await currentData(this.graph);
    const stamp = `${row?.stamp ?? ''} ${sequence}`;
    if (this.kept?.stamp !== stamp) {
      const rates = this.read(sequence);
      this.kept = { stamp, rates };
      // What could not be read is asked for again by the next one.
      rates.catch(() => (this.kept = undefined));
    }
    return this.kept.rates;
  }

  /** A region of which nothing was delivered is asked for only where a run is narrowed down to it; it counts neither way. */
  private async read(batch: number): Promise<Rates> {
    const covered = coveredUntil(await this.graph.read<Span & Row>('coverage-spans', { regions: null, batch }));
    const rates = new Map<string, Map<string, RegionRate>>();
    for (const { rule, run, startedAt, regions, byRegion, notEvaluable } of await this.graph.read<RateRow>('rule-runs-of-all')) {
      const known = rates.get(rule) ?? new Map<string, RegionRate>();
      rates.set(rule, known);
      const told = new Map<string, RegionRate>();
      const at = (code: string): RegionRate => told.get(code) ?? { run, at: startedAt, judged: 0, hits: 0, excluded: 0, lacks: [] };
      for (const code of regions ?? []) told.set(code, at(code));
      for (const [code, judged, hits, excluded] of JSON.parse(byRegion) as [string, number, number, number][]) {
        const one = at(code);
        told.set(code, { ...one, judged: one.judged + judged, hits: one.hits + hits, excluded: one.excluded + excluded });
      }
      for (const { region, clause, missing } of JSON.parse(notEvaluable) as { region: string; clause: string | null; missing: string[] }[]) {
        const one = at(region);
        told.set(region, { ...one, lacks: [...one.lacks, { clause, missing }] });
      }
      // Newest first: what is known of a region already is newer.
      for (const [code, one] of told) if (covered.has(code) && !known.has(code)) known.set(code, one);
    }
    return rates;
  }
}

function inside(known: ReadonlyMap<string, RegionRate>, regions: readonly string[] | null): ReadonlyMap<string, RegionRate> {
  if (regions === null) return known;
  const seen = new Set(regions);
  return new Map([...known].filter(([code]) => seen.has(code)));
}

const shareOf = (hits: number, judged: number): number | null => (judged === 0 ? null : hits / judged);

function viewOf({ judged, hits, excluded, lacks, at }: RegionRate): RateView {
  const isWhole = lacks.some(({ clause }) => clause === null);
  return {
    ...{ judged, hits, excluded, rate: shareOf(hits, judged), regions: judged > 0 ? 1 : 0 },
    ...{ regionsLacking: isWhole ? 1 : 0, regionsOpen: !isWhole && lacks.length > 0 ? 1 : 0, missing: missingIn(lacks) },
    ...{ earliestAt: at, latestAt: at },
  };
}

function sumOf(known: ReadonlyMap<string, RegionRate>): RateView {
  const sum = (count: (one: RateView) => number): number => [...known.values()].reduce((total, one) => total + count(viewOf(one)), 0);
  const [judged, hits] = [sum((one) => one.judged), sum((one) => one.hits)];
  return {
    ...{ judged, hits, excluded: sum((one) => one.excluded), rate: shareOf(hits, judged), regions: sum((one) => one.regions) },
    ...{ regionsLacking: sum((one) => one.regionsLacking), regionsOpen: sum((one) => one.regionsOpen) },
    missing: missingIn([...known.values()].flatMap(({ lacks }) => lacks)),
    ...spanOf([...known.values()].map(({ at }) => at)),
  };
}

function spanOf(times: readonly number[]): Pick<RateView, 'earliestAt' | 'latestAt'> {
  const sorted = [...times].sort((a, b) => a - b);
  return { earliestAt: sorted[0] ?? null, latestAt: sorted.at(-1) ?? null };
}

const missingIn = (lacks: RegionRate['lacks']): string[] => [...new Set(lacks.flatMap(({ missing }) => missing))].sort();
